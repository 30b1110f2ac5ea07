// Runs in every document before its own scripts: notes everything that moves by itself, with
// what moved, from where and to where.
window.shifts = [];
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { value, sources, startTime } of list.getEntries()) {
    const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
    const moved = sources.map(({ node, previousRect, currentRect }) => {
      const name = node?.nodeType === 3 ? node.data.trim().slice(0, 20) : `${node?.localName}.${node?.className}`;
      return `${name} from ${box(previousRect)} to ${box(currentRect)}`;
    });
    window.shifted += value;
    window.shifts.push(`${value.toFixed(4)} at ${Math.round(startTime)} ms: ${moved.join("; ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });
