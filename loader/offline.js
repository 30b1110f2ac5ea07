/**
 * Offline use: has the service worker keep this release, and says how far that is. The starter
 * loads it after the visitor's first click, or at once where a worker is there already.
 */
/** @import { Landfall } from "./landfall.js" */

const landfall = /** @type {{ landfall: Landfall }} */ (/** @type {unknown} */ (globalThis)).landfall;
const { search } = new URL(import.meta.url);

/** The one address that may become a worker. The query is new in each release, the name is not. */
const WORKER = new URL(`sw.js${search}`, import.meta.url).href;

/** @param {Landfall["offline"]} state */
function tell(state) {
  landfall.offline = state;
  dispatchEvent(new Event("landfall-offline"));
}

function address() {
  const types = /** @type {{ trustedTypes?: { createPolicy: Function } }} */ (globalThis).trustedTypes;
  const policy = types?.createPolicy("landfall", {
    createScriptURL: (/** @type {string} */ url) => {
      if (url === WORKER) return url;
      throw new TypeError(url);
    },
  });
  return policy?.createScriptURL(WORKER) ?? WORKER;
}

/**
 * The release that a worker has as a whole; none if something is missing.
 * @param {ServiceWorker} worker @returns {Promise<string>}
 */
function releaseOf(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("lf:state", [port2]);
  });
}

async function begin() {
  // A sandbox refuses even to name it, other places have none.
  const container = navigator.serviceWorker;
  if (!container.controller) {
    tell("preparing");
    // What the visitor waits for goes first.
    await landfall.rest().catch(() => {});
  }
  const registration = await container.register(address(), { updateViaCache: "none" });
  /** Whether the visitor has asked for the newer release. */
  let isWanted = false;
  const look = async () => {
    const { active, installing, waiting } = registration;
    if (active && waiting) {
      // A worker may be there twice, under the old address and under the new one: a browser looks
      // for a newer one by itself, too. The second of them brings nothing new.
      const next = await releaseOf(waiting);
      const isSame = next && next === (await releaseOf(active));
      if (isWanted || isSame) waiting.postMessage("lf:update");
      else tell("update");
    } else if (active) tell((await releaseOf(active)) ? "ready" : "none");
    else if (!installing && !waiting) tell("none");
  };
  const follow = () =>
    registration.installing?.addEventListener("statechange", ({ target }) => {
      if (/** @type {ServiceWorker} */ (target).state !== "activating") look();
    });
  registration.addEventListener("updatefound", follow);
  follow();
  // A page that came over the network is the new release already; only an old one is loaded anew,
  // and the draft has been kept with every answer.
  container.addEventListener("controllerchange", async () => {
    const { controller } = container;
    if (!isWanted || !controller) return;
    if (`?r=${await releaseOf(controller)}` !== search) location.reload();
    isWanted = false;
  });
  landfall.update = () => {
    isWanted = true;
    // If another one takes its place before it hears this, that one is told when it waits.
    registration.waiting?.postMessage("lf:update");
  };
  await look();
}

begin().catch(() => tell("none"));
