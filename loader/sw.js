/**
 * The service worker: keeps a whole release on the device and answers from it. It is a script of
 * its own because a browser takes nothing else; docs/offline.md says what it promises. The build
 * writes the release's id and its files in the places marked by `@`.
 */
(() => {
"use strict";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const { scope } = worker.registration;

/** The caches of other checks on the same site have other names. */
const PREFIX = `landfall:${new URL(scope).pathname}:`;
const BUILD = "@build@";
const OWN = PREFIX + BUILD;

/** A name of the pages as they are kept, which stands in a file of the release, too. */
const PAGES = "@pages@";

/** How long the network may take to answer with a page, in milliseconds. */
const LIMIT = 3_000;

/** What every page of ours names, and no log-in page of a network does. */
const MARK = "landfall-";

/** Every file by its address, with its size; 0 where the operator may change it. */
const files = new Map(
  "@files@".split("|").map((each) => {
    const [path, size] = each.split(" ");
    return [new URL(path, scope).href, Number(size)];
  }),
);

/** @param {string} url */
const pathOf = (url) => new URL(url).pathname.replace(/index\.html$/, "");

/** @param {string} url */
const isPage = (url) => /(\/|\.html)$/.test(pathOf(url));

/**
 * The response with a body that has arrived as a whole, if it is what the list says: a portal
 * answers everything with a page of its own, and a file may be cut off.
 * @param {Response} response @param {string} url
 */
async function checked(response, url) {
  const { ok, headers } = response;
  const type = headers.get("content-type") ?? "";
  if (!ok || type.includes("html") !== isPage(url)) return;
  // Not as a blob, which WebKit cannot read again in the worker of a frame.
  const body = await response.arrayBuffer();
  const size = files.get(url);
  // Made anew, because a browser refuses a page that was redirected.
  if (!size || body.byteLength === size) return new Response(body, { headers });
}

/** A whole file of this cache. @param {string} url @param {string} cacheName */
async function whole(url, cacheName) {
  const found = await caches.match(url, { cacheName });
  return found && checked(found, url);
}

/** A whole file of the own cache, or else of another release's. @param {string} url */
async function kept(url) {
  for (const name of [OWN, ...(await releases()).reverse()]) {
    const found = await whole(url, name);
    if (found) return found;
  }
}

async function releases() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
}

/** @param {string} url */
async function fetched(url) {
  // What has its hash in its address is the same in every release.
  const same = /[-.?][0-9a-f]{8,}/.test(url) && (await kept(url));
  if (same) return same;
  const response = await fetch(url, { cache: "reload", priority: "low" });
  const intact = await checked(response, url);
  // The operator's file may be missing.
  if (!intact && files.get(url)) throw new TypeError(url);
  return intact;
}

/** Keeps all files, or none. One after the other, so that a slow line stays free for the page. */
async function fill() {
  /** @type {[string, Response][]} */
  const found = [];
  for (const url of files.keys()) {
    const response = await fetched(url);
    if (response) found.push([url, response]);
  }
  const isNew = !(await caches.has(OWN));
  try {
    const cache = await caches.open(OWN);
    for (const [url, response] of found) await cache.put(url, response);
  } catch (error) {
    if (isNew) await caches.delete(OWN);
    throw error;
  }
}

async function activate() {
  // The one before stays: its pages may still be open.
  const older = (await releases()).slice(0, -1);
  await Promise.all(older.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** Whether everything is kept; what has been lost is fetched again. */
async function isWhole() {
  const requests = await (await caches.open(OWN)).keys();
  const known = new Set(requests.map(({ url }) => url));
  if ([...files].every(([url, size]) => !size || known.has(url))) return true;
  return fill().then(() => true, () => false);
}

/**
 * The network first. It is asked which pages lie on the server: that is less on the line than
 * the page itself, which is fetched only if the kept one is another.
 * @param {Request} request @param {string} url
 */
async function page(request, url) {
  // The starter has found that the page over the network does not work.
  const isBroken = new URL(request.url).searchParams.has("kept");
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), LIMIT);
  // A cache that cannot be read must not keep the network's page away, nor may the page of
  // another release that is kept beside it.
  const own = whole(url, OWN).catch(() => undefined);
  const ask = async (/** @type {Request | URL} */ what) =>
    fetch(what, { cache: "no-store", signal: stop.signal });
  /** @type {Response | undefined} */
  let response;
  try {
    if (!isBroken) {
      const release = await ask(new URL("release.json", scope));
      if (!(await release.text()).includes(PAGES) || !(await own)) {
        response = await ask(request);
        if (response.type === "opaqueredirect") return response;
        if (response.ok && (await response.clone().text()).includes(MARK)) return response;
      }
    }
  } catch {
    // No network, or one that is too slow.
  } finally {
    clearTimeout(timer);
  }
  const last = (await own) ?? (await kept(url).catch(() => undefined));
  return last ?? response ?? fetch(request);
}

/** The device first, unless the page asks to go past every cache. @param {Request} request */
async function file(request) {
  const { url } = request;
  const size = files.get(url);
  const isAsked = request.cache === "reload" || size === 0;
  const found = isAsked ? undefined : await kept(url);
  if (found) return found;
  const response = await fetch(request).catch(() => undefined);
  const intact = response && (await checked(response.clone(), url));
  if (intact && size !== undefined) await (await caches.open(OWN)).put(url, intact.clone());
  // A starter of another release is better than none: it finds out what is wrong.
  const last = async () => (await kept(url)) ?? (await caches.match(url, { ignoreSearch: true }));
  return intact ?? (await last()) ?? response ?? Response.error();
}

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));

worker.addEventListener("message", (event) => {
  if (event.data === "lf:update") worker.skipWaiting();
  if (event.data === "lf:state") {
    event.waitUntil(isWhole().then((answer) => event.ports[0].postMessage(answer && BUILD)));
  }
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  if (request.mode !== "navigate") {
    event.respondWith(file(request));
    return;
  }
  const path = pathOf(request.url);
  const url = [...files.keys()].find((each) => isPage(each) && pathOf(each) === path);
  if (url) event.respondWith(page(request, url));
});
})();
