/**
 * Runs problems in both builds of the kernel, turn by turn, so that whatever slows the machine
 * slows both. Given: addresses of the builds, problems as words with their samples, rounds.
 */
const [addresses, problems, rounds, done] = arguments;

async function instance(address) {
  const bytes = await (await fetch(address)).arrayBuffer();
  return (await WebAssembly.instantiate(bytes, {})).instance.exports;
}

function ask(kernel, { words, samples }) {
  const place = kernel.reserve(words.length);
  new Uint32Array(kernel.memory.buffer, place, words.length).set(words);
  const begun = performance.now();
  if (!kernel.prepare()) throw new Error("the problem was refused");
  kernel.run(0, samples);
  const length = kernel.finish();
  const spent = performance.now() - begun;
  return [spent, new Uint32Array(kernel.memory.buffer, kernel.answer(), length)];
}

/** The hash of FNV over whole words, as the command computes it. */
function hash(words) {
  let hash = 0x811c9dc5;
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
  return hash;
}

/** Tasks of 50 ms and more while a problem is asked again and again, as by a moving control. */
async function longTasks(kernel, problem) {
  let count = 0;
  const observer = new PerformanceObserver((list) => (count += list.getEntries().length));
  observer.observe({ entryTypes: ["longtask"] });
  const channel = new MessageChannel();
  const turn = () =>
    new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
  for (let move = 0; move < 60; move += 1) {
    ask(kernel, problem);
    await turn();
  }
  // The browser reports once it is idle.
  await new Promise((resolve) => requestIdleCallback(resolve));
  observer.disconnect();
  return count;
}

async function measure() {
  const kernels = await Promise.all(addresses.map(instance));
  const rows = [];
  for (const problem of problems) {
    const times = kernels.map(() => []);
    const hashes = kernels.map((kernel) => hash(ask(kernel, problem)[1]));
    for (let round = 0; round < rounds; round += 1) {
      kernels.forEach((kernel, at) => times[at].push(ask(kernel, problem)[0]));
    }
    rows.push({ times, hashes });
  }
  return { rows, longTasks: await longTasks(kernels[0], problems[2]) };
}

measure().then(done, (error) => done({ error: String(error) }));
