// Runs in every document before its own scripts: notes long tasks, when the app stands, and how
// long a click takes until the page has been painted again, and until what it changed has been.
const meter = (window.meter = { tasks: [], paints: [], stood: Infinity, at: 0, shown: 0 });

new PerformanceObserver((list) => meter.tasks.push(...list.getEntries())).observe({
  type: "longtask",
  buffered: true,
});

const APP = "#app .lf-page h2";
new MutationObserver((_, observer) => {
  if (document.querySelector(APP)) {
    meter.stood = performance.now();
    observer.disconnect();
  }
}).observe(document, { childList: true, subtree: true });

// From the moment of the input, which includes its waiting: until its own scripts have ended, and
// until after the next frame.
function painted({ timeStamp }) {
  meter.at = timeStamp;
  const after = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  };
  const since = () => performance.now() - timeStamp;
  let script = 0;
  meter.shown = 0;
  const observer = new MutationObserver(() => {
    observer.disconnect();
    requestAnimationFrame(() => after(() => (meter.shown = since())));
  });
  observer.observe(document.querySelector("#app") ?? document, { childList: true, subtree: true });
  addEventListener("click", () => after(() => (script = since())), { once: true });
  requestAnimationFrame(() => after(() => meter.paints.push([since(), script])));
}

// A label's click is followed by one on its control, in the same frame: the first one counts.
addEventListener("pointerup", painted, { capture: true });
addEventListener("keydown", painted, { capture: true });
