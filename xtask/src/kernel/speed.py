"""The same counts with numpy in doubles: weights, scores, ranks, shares, central weights."""

import json
import sys
import time

import numpy

task = json.load(sys.stdin)
rows = []
for regions, criteria, samples in task["problems"]:
    values = numpy.random.default_rng(1).random((regions, criteria))
    times = []
    for turn in range(task["rounds"]):
        begun = time.perf_counter()
        parts = numpy.random.default_rng(turn).standard_exponential((samples, criteria))
        weights = parts / parts.sum(axis=1, keepdims=True)
        order = numpy.argsort(-(weights @ values.T), axis=1)
        cells = order * regions + numpy.arange(regions)
        shares = numpy.bincount(cells.ravel(), minlength=regions * regions) / samples
        first = order[:, 0]
        central = numpy.zeros((regions, criteria))
        numpy.add.at(central, first, weights)
        times.append((time.perf_counter() - begun) * 1000.0)
    rows.append(times)
print(json.dumps({"version": numpy.__version__, "rows": rows}))
