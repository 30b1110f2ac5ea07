/**
 * The voice of a framed check: tells the page around it its height and its steps, and hears
 * what that page says. The starter loads it in frames only. It needs no wasm, so it reports
 * failures too. Every message is written down in docs/protocol.md.
 */
/** @import { Landfall } from "./landfall.js" */

const page = /** @type {{ landfall: Landfall }} */ (/** @type {unknown} */ (globalThis)).landfall;
const host = parent;

/** Heights that differ by less are one, which ends every loop of rounding, in pixels. */
const STEP = 2;

/** No page of ours is lower, in pixels. */
const LEAST = 100;

/** The shortest time between two heights, in milliseconds. */
const PAUSE = 50;

/** How long a visitor has seen a button before it sends anything, in milliseconds. */
const LOOK = 500;

/** How long a host may take to follow a height, in milliseconds. */
const GRACE = 500;

/** The most messages of the host that are read in a minute. */
const MOST = 200;

/** The host's origin once it has said hello; a host without an origin stays `*`. */
let target = "*";
let origin = "";
let secret = "";
let height = 0;
let toldAt = -PAUSE;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** Whether the host says that its frame follows the height. */
let follows = false;
let heard = 0;
let minute = 0;
/** The button that sends the result, and since when it is in view. @type {Element | null} */
let button = null;
let seenAt = Infinity;
/** What was heard before the app stood. @type {string[]} */
let waiting = [];

/** @param {object} message @param {string} [to] */
function post(message, to = target) {
  host.postMessage({ lf: 1, ...message }, to);
}

/** Tells the height, if there is one and it is new. */
function fit() {
  clearTimeout(timer);
  timer = undefined;
  // A frame that is not displayed has no width, and every height in it is wrong.
  // Half a page would make the frame jump.
  if (!innerWidth || document.readyState === "loading") return;
  // Never `scrollHeight`, which does not shrink below the frame.
  const px = Math.ceil(document.body.getBoundingClientRect().height);
  // For a moment, while the app takes the place of the first page, there is next to nothing.
  if (px < LEAST || Math.abs(px - height) < STEP) return;
  height = px;
  toldAt = performance.now();
  setTimeout(bar, GRACE);
  post({ type: "height", px });
  // WordPress wants its own form, and knows the frame by the secret.
  if (secret) host.postMessage({ message: "height", value: px, secret }, "*");
  try {
    /** @type {{ requestResize?: () => void }} */ (window).requestResize?.();
  } catch {
    // The host has not asked for it.
  }
}

/** Takes the scroll bar away while the frame does hold the page, so that none flickers. */
function bar() {
  document.documentElement.toggleAttribute("data-fitted", follows && innerHeight + STEP >= height);
}

/** Watches the button that sends the result, once it is there. */
function watchButton() {
  const found = document.querySelector("#lf-send-now");
  if (found === button) return;
  button = found;
  seenAt = Infinity;
  if (!found) return;
  const observer = new IntersectionObserver(
    ([entry]) => {
      const { isIntersecting, isVisible } = /** @type {{ isIntersecting: boolean, isVisible?: boolean }} */ (entry);
      // Some browsers also know whether something covers it or makes it pale.
      const isSeen = isIntersecting && isVisible !== false;
      seenAt = isSeen ? performance.now() : Infinity;
    },
    /** @type {IntersectionObserverInit} */ ({ threshold: 1, trackVisibility: true, delay: 100 }),
  );
  observer.observe(found);
}

function fitSoon() {
  const wait = toldAt + PAUSE - performance.now();
  if (wait <= 0) fit();
  else timer ??= setTimeout(fit, wait);
}

function ready() {
  post({ type: "ready", v: "1.0", build: page.build, lang: document.documentElement.lang });
  height = 0;
  fit();
}

/** @param {string} text */
function pass(text) {
  dispatchEvent(new CustomEvent("landfall-heard", { detail: text }));
}

/** @param {MessageEvent} event */
function hear({ source, data, origin: from }) {
  if (source !== host || Object(data) !== data || data.lf !== 1) return;
  const { type } = data;
  if (typeof type !== "string" || type.length > 40 || !type.startsWith("host:")) return;
  const now = Math.floor(performance.now() / 60_000);
  if (now !== minute) [minute, heard] = [now, 0];
  if (++heard > MOST || (origin && from !== origin)) return;
  if (type === "host:hello" && !origin) {
    origin = from;
    if (from !== "null") target = from;
  }
  let text;
  try {
    text = JSON.stringify(data);
  } catch {
    // It holds a number or a circle that JSON does not know.
    return;
  }
  if (text.length > 16_384) return;
  if (type === "host:hello") {
    const caps = Array.isArray(data.caps) ? data.caps : [];
    follows = caps.includes("resize") || caps.includes("native");
    ready();
  }
  // The app wants to know who speaks; an origin has no line break. Without an origin of its own
  // the check cannot be known for what it is, so it sends nothing private.
  const whole = `${self.origin === "null" ? "null" : from}\n${text}`;
  if (page.stands) pass(whole);
  else waiting.push(whole);
}

/** Begins to speak. @param {string} fragment The fragment with which the page was opened. */
export function begin(fragment) {
  secret = /\?secret=([A-Za-z0-9]{1,32})$/.exec(fragment)?.[1] ?? "";
  const { mounted } = page;
  page.mounted = () => {
    mounted.call(page);
    fit();
    for (const text of waiting) pass(text);
    waiting = [];
  };
  page.send = (text) => {
    // A host scrolls to where something stands, so it has to know the height first.
    fit();
    if (text) post(JSON.parse(text));
  };
  page.sendResult = (text) => {
    if (target === "*" || performance.now() - seenAt < LOOK) return false;
    post(JSON.parse(text));
    return true;
  };
  page.failed = (code) => post({ type: "event:error", code });
  if (page.failure) page.failed(page.failure);
  addEventListener("message", hear);
  addEventListener("resize", () => {
    bar();
    fitSoon();
  });
  addEventListener("load", fitSoon);
  addEventListener("keydown", (event) => {
    // While a Korean or Japanese word is put together, Escape belongs to the keyboard.
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
    post({ type: "event:escape" });
  });
  const watch = () => {
    // Out of sight, browsers hold back everything that waits for a frame, but not mutations.
    new MutationObserver(() => {
      watchButton();
      fitSoon();
    }).observe(document.body, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    new ResizeObserver(fitSoon).observe(document.body);
    ready();
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", watch);
  else watch();
}
