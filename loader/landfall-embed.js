/**
 * Landfall's loader, for the page that embeds the check: heights where the browser cannot follow
 * a frame by itself, popup and slide-in, events. The frame works without it. It trusts a message
 * only by the window that sent it and the origin of that frame, writes no HTML and no style
 * element, and never navigates. docs/protocol.md has every message.
 */
/** @import { Handle, Landfall as Loader, LandfallEvent, Mode, Options } from "./landfall-embed.js" */
(() => {
/**
 * A frame, where it leads, and the origin of its messages: `null` in a sandbox, none as long as
 * it leads nowhere.
 * @typedef {{ iframe: HTMLIFrameElement, src?: string, origin?: string, fixed: boolean,
 *   ready: boolean, asked?: boolean, count: number, since: number, link?: HTMLElement, prefill?: object,
 *   onready?: () => void, onescape?: () => void }} Frame
 */

const VERSION = "1.0.1";
/** Where the first loader of a page leaves its interface, so that a second one is none. */
const KEY = Symbol.for("landfall.embed");
const page = /** @type {Record<PropertyKey, any>} */ (/** @type {unknown} */ (window));
if (page[KEY]) return page[KEY].scan();

/** How long a frame that is seen may stay silent, in milliseconds. */
const PATIENCE = 15_000;
const QUERY = "lang theme accent radius view start tariff industry cfg".split(" ");
/** The name of the check, and how a popup is closed. @type {Record<string, string[]>} */
const WORDS = {
  en: ["US market readiness check", "Close"],
  ko: ["미국 시장 진출 준비도 진단", "닫기"],
  ja: ["米国市場進出 準備度チェック", "閉じる"],
};

/**
 * Whether the page stands in a sandbox without an origin, and with it whatever it holds. The
 * frames of a file, which has none either, have their own.
 */
const IS_OPAQUE = origin === "null" && location.protocol !== "file:";
const own = Object.prototype.hasOwnProperty;
/** @type {Map<HTMLIFrameElement, Frame>} */
const frames = new Map();
/** @type {Set<[string, (detail: LandfallEvent) => void]>} */
const listeners = new Set();

/** @param {unknown} data @param {string} name @returns {any} */
const get = (data, name) => (own.call(data ?? 0, name) ? /** @type {any} */ (data)[name] : undefined);

/** An address of the web, without which nothing is adopted. @param {string | null} text */
function address(text) {
  try {
    // An empty address would be that of the page itself.
    const url = new URL(text || "a:", document.baseURI);
    if (/^https?:$/.test(url.protocol)) return url;
  } catch {}
}

/** In the language that the address names, else in that of the page. @param {string} src */
function words(src) {
  const named = /(?:[?&]lang=|\/)(ko|en|ja)\b/.exec(src);
  return WORDS[named?.[1] ?? document.documentElement.lang.slice(0, 2)] ?? WORDS.en;
}

/**
 * An element. A style that is set as a property needs no permission of the page's policy.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string>} attributes @param {string} style
 * @param {...(Node | string)} children
 */
function make(tag, attributes, style, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.style.cssText = style;
  element.append(...children);
  return element;
}

/** A frame for an address of the web. @param {Options} options */
function makeFrame(options) {
  const url = address(options.src);
  if (!url) return;
  for (const name of QUERY) {
    const value = get(options, name);
    if (value != null) url.searchParams.set(name, value);
  }
  return make(
    "iframe",
    {
      "data-landfall": "",
      "data-landfall-datalayer": options.datalayer || "",
      title: options.title || words(url.href)[0],
      src: url.href,
      allow: "clipboard-write",
    },
    "display:block;width:100%;border:0;min-height:680px;frame-sizing:content-height",
  );
}

/** @param {Frame} frame @param {object} message */
function say({ iframe, origin, ready }, message) {
  // Before it is ready it may be another page, which hears nothing but a hello.
  const to = ready && origin !== "null" ? /** @type {string} */ (origin) : "*";
  iframe.contentWindow?.postMessage({ lf: 1, ...message }, to);
}

/** @param {Frame} frame @param {LandfallEvent} detail */
function tell(frame, detail) {
  const { iframe } = frame;
  iframe.dispatchEvent(new CustomEvent("landfall", { bubbles: true, detail }));
  for (const [name, listener] of listeners) if (name === detail.name) listener(detail);
  if (detail.name === "result") return;
  const layer = page[iframe.dataset.landfallDatalayer || KEY];
  layer?.push?.({ ...detail, event: `landfall_${detail.name}` });
}

/** Shows a way to the check that needs no frame. @param {Frame} frame @param {string} [src] */
function fallBack(frame, src) {
  const { title, isConnected } = frame.iframe;
  if (frame.ready || !src || frame.src !== src || !isConnected) return;
  const link = make("a", { href: src, target: "_blank", rel: "noopener" }, "", title || src);
  frame.link = make("p", {}, "", link);
  frame.iframe.after(frame.link);
  tell(frame, { name: "no-answer" });
}

/**
 * Takes a frame in, and reads anew where it leads once that is another place: lazy loading and
 * consent give a frame its address late. Without one nothing is said to it, heard or waited for.
 * @param {HTMLIFrameElement} iframe @param {boolean} [fixed] Whether it keeps its size.
 */
function adopt(iframe, fixed = false) {
  /** @type {Frame} */
  const frame = frames.get(iframe) ?? { iframe, fixed, ready: false, count: 0, since: 0 };
  frames.set(iframe, frame);
  // What `srcdoc` shows in place of it is no page of the web.
  const url = address(iframe.hasAttribute("srcdoc") ? "" : iframe.getAttribute("src"));
  const src = url?.href;
  if (frame.src !== src) {
    frame.src = src;
    frame.ready = false;
    const isBoxed = iframe.hasAttribute("sandbox") && !iframe.sandbox.contains("allow-same-origin");
    frame.origin = url && (IS_OPAQUE || isBoxed ? "null" : url.origin);
    frame.link?.remove();
    // A frame that nobody sees may load whenever it likes.
    new IntersectionObserver((entries, seen) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      setTimeout(() => fallBack(frame, src), PATIENCE);
    }).observe(iframe);
    // Whoever was there before the loader has said so to nobody.
    greet(frame);
  }
  return frame;
}

/** Whether the browser sizes the frame by itself. @param {HTMLIFrameElement} iframe */
const isNative = (iframe) =>
  getComputedStyle(iframe).getPropertyValue("frame-sizing") === "content-height";

/** Says who is there, to a frame that leads somewhere. @param {Frame} frame */
function greet(frame) {
  if (!frame.origin) return;
  frame.asked = true;
  const caps = frame.fixed ? [] : ["scroll", isNative(frame.iframe) ? "native" : "resize"];
  say(frame, { type: "host:hello", caps, lang: document.documentElement.lang });
}

/** @param {object} data @param {string} name @param {number} most */
function number(data, name, most) {
  const value = get(data, name);
  if (Number.isFinite(value)) return Math.max(0, Math.min(most, value));
}

/** @param {unknown} value */
function label(value) {
  if (typeof value === "string" && /^[a-z0-9-]{1,40}$/.test(value)) return value;
}

/** @param {MessageEvent} event */
function hear({ source, origin, data }) {
  if (!source || get(data, "lf") !== 1) return;
  const type = get(data, "type");
  if (typeof type !== "string" || type.length > 40) return;
  for (const [iframe, frame] of frames) {
    if (source === iframe.contentWindow) {
      if (origin === frame.origin) obey(frame, type, data);
      // The frame shows another site now.
      else frame.ready = false;
      return;
    }
  }
}

/** @param {Frame} frame @param {string} type @param {object} data */
function obey(frame, type, data) {
  const { iframe, fixed } = frame;
  if (type === "ready") {
    const { asked, ready } = frame;
    frame.asked = false;
    frame.ready = true;
    // Unasked speaks who has come, or was moved in the page and has loaded anew.
    if (!asked || !ready) {
      greet(frame);
      if (frame.prefill) say(frame, frame.prefill);
    }
    if (ready) return;
    frame.link?.remove();
    frame.onready?.();
    tell(frame, { name: "ready" });
  } else if (type === "height") {
    const px = number(data, "px", 20_000);
    if (px && !fixed && !isNative(iframe)) iframe.style.setProperty("height", `${Math.max(200, px)}px`, "important");
  } else if (type === "top") {
    const y = number(data, "y", 20_000);
    if (y === undefined || fixed) return;
    const top = iframe.getBoundingClientRect().top + y;
    // What can be seen already is not moved.
    if (top < 0 || top > innerHeight / 2) scrollBy(0, top);
  } else if (type === "event:escape") {
    frame.onescape?.();
  } else if (type.startsWith("event:")) {
    const now = performance.now();
    if (now - frame.since > 60_000) [frame.since, frame.count] = [now, 0];
    const name = label(type.slice(6));
    if (!name || ++frame.count > 200) return;
    /** @type {Record<string, any>} */
    const detail = { name };
    const numbers = "step of seconds";
    for (const key of `${numbers} src lang code`.split(" ")) {
      const value = numbers.includes(key) ? number(data, key, 1e6) : label(get(data, key));
      if (value !== undefined) detail[key] = value;
    }
    tell(frame, /** @type {LandfallEvent} */ (detail));
  } else if (type === "result" && frame.origin !== "null" && get(data, "consent") === "visitor-click") {
    const { format, summary, link } = /** @type {Record<string, any>} */ (data);
    tell(frame, { name: "result", format, summary, link });
  }
}

/** @param {Frame} frame @param {() => void} close @returns {Handle} */
function handle(frame, close) {
  return {
    iframe: frame.iframe,
    close,
    destroy() {
      close();
      frame.iframe.remove();
      frame.link?.remove();
    },
    prefill(answers) {
      frame.prefill = { ...answers, type: "host:prefill" };
      if (frame.ready) say(frame, frame.prefill);
    },
  };
}

/** @param {Element | string} place @param {Options} options */
function mount(place, options) {
  const element = typeof place === "string" ? document.querySelector(place) : place;
  const iframe = makeFrame(options);
  if (!element || !iframe) return;
  element.append(iframe);
  return handle(adopt(iframe), () => {});
}

/** @param {Options & { mode?: Mode }} options */
function open(options) {
  const iframe = makeFrame(options);
  if (!iframe) return;
  const isSlide = options.mode === "slide";
  const opener = /** @type {HTMLElement | null} */ (document.activeElement);
  iframe.style.cssText = "border:0;flex:1;min-height:0";
  const button = make("button", { type: "button" }, "align-self:end;padding:12px;font:inherit", words(iframe.src)[1]);
  const box = make(
    isSlide ? "aside" : "dialog",
    { "aria-label": iframe.title },
    `position:fixed;display:flex;flex-direction:column;padding:0;border:0;z-index:9999;background:Canvas;max-width:100vw;max-height:100vh;height:760px;${
      isSlide ? "right:0;bottom:0;width:420px" : "margin:auto;width:880px"
    }`,
    button,
    iframe,
  );
  document.body.append(box);
  if (!isSlide) /** @type {HTMLDialogElement} */ (box).showModal();
  const frame = adopt(iframe, true);
  const close = () => {
    if (!box.isConnected) return;
    box.remove();
    opener?.focus({ preventScroll: true });
  };
  button.onclick = close;
  box.addEventListener("close", close);
  frame.onescape = close;
  frame.onready = () => say(frame, { type: "host:focus" });
  return handle(frame, close);
}

/** @param {HTMLAnchorElement} link @returns {Options} */
function optionsOf({ href, textContent, dataset }) {
  return { src: href, title: textContent?.trim() || undefined, datalayer: dataset.landfallDatalayer };
}

/** Adopts what the page holds by now. */
function scan() {
  for (const iframe of frames.keys()) if (!iframe.isConnected) frames.delete(iframe);
  for (const iframe of document.querySelectorAll("iframe[data-landfall]")) {
    adopt(/** @type {HTMLIFrameElement} */ (iframe));
  }
  for (const each of document.querySelectorAll("a[data-landfall=inline]")) {
    const link = /** @type {HTMLAnchorElement} */ (each);
    const iframe = makeFrame(optionsOf(link));
    if (!iframe) continue;
    delete link.dataset.landfall;
    link.after(iframe);
    // The link stays if anything fails.
    adopt(iframe).onready = () => link.remove();
  }
}

/** @param {MouseEvent} event */
function onClick(event) {
  const { target, button, ctrlKey, metaKey, shiftKey } = event;
  if (event.defaultPrevented || button || ctrlKey || metaKey || shiftKey) return;
  const link = /** @type {HTMLAnchorElement | null} */ (
    target instanceof Element ? target.closest("a[data-landfall]") : null
  );
  const mode = link?.dataset.landfall;
  if (!link || (mode !== "popup" && mode !== "slide")) return;
  if (open({ ...optionsOf(link), mode })) event.preventDefault();
}

/** @type {Loader} */
const loader = {
  version: VERSION,
  mount,
  open,
  scan,
  on(name, listener) {
    /** @type {[string, typeof listener]} */
    const pair = [name, listener];
    listeners.add(pair);
    return () => void listeners.delete(pair);
  },
};
page[KEY] = page.Landfall = loader;
addEventListener("message", hear);
document.addEventListener("click", onClick);
new MutationObserver(scan).observe(document, {
  childList: true,
  subtree: true,
  attributeFilter: ["src", "srcdoc"],
});
scan();

/** `<landfall-check src=…>`: a frame by one element. */
class Check extends HTMLElement {
  /** @type {Handle | undefined} */
  #handle;
  connectedCallback() {
    /** @type {any} */
    const options = {};
    for (const { name, value } of this.attributes) options[name] = value;
    this.#handle ??= mount(this, options);
  }
  disconnectedCallback() {
    this.#handle?.destroy();
    this.#handle = undefined;
  }
}
customElements.define("landfall-check", Check);
})();
