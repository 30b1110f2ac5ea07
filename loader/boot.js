/**
 * The starter: sets language and theme before the first frame, begins every
 * download at once, keeps what the visitor does before the app stands, starts
 * the wasm, and shows what went wrong. It needs no wasm for that, so it
 * outlives a panic, and it never throws. Its words stand in the template
 * `lf-words` of the page. It is no module, because a module would run after
 * the first frame. The page does not wait for it: the style sheet shows it
 * after a second even if this file never arrives.
 */
(() => {
"use strict";

/** Two panics this close blame the draft, in milliseconds. */
const PANIC_SPAN = 60_000;

/** Time in which a slow phone shows the first question and takes an answer, in milliseconds. */
const FIRST_FRAME = 100;

/** The longest wait for fresh files before a reload, in milliseconds. */
const FRESH_LIMIT = 8_000;

/**
 * A module with what the compiler takes for granted: extension of signs, references, saturated
 * conversion and bulk memory. It comes before ours, which would only seem damaged without them.
 */
const FEATURES = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 0, 10, 28, 1, 26, 0, 65, 0,
  192, 26, 208, 111, 26, 67, 0, 0, 0, 0, 252, 0, 26, 65, 0, 65, 0, 65, 0, 252, 11, 0, 11,
];

/** Where steps before the app are kept, in case the page is loaded anew. */
const EARLY = "lf:early";

/** @import { Landfall, Language, Step } from "./landfall.js" */
/** @type {Language[]} */
const LANGUAGES = ["en", "ko", "ja"];

/**
 * The value, or `other` where the browser refuses: a sandbox denies storage on mere access.
 * @template T @param {() => T} get @param {T} other @returns {T}
 */
function attempt(get, other) {
  try {
    return get();
  } catch {
    return other;
  }
}

/**
 * Throws a failure with its code.
 * @param {string} code @param {unknown} cause @returns {never}
 */
function refuse(code, cause) {
  throw Object.assign(new Error(String(cause)), { code });
}

const root = document.documentElement;
const own = /** @type {HTMLScriptElement | null} */ (document.currentScript);
// An entry page is written in its language; the root page has no wasm and chooses an entry page.
const { js = "", wasm = "", entry } = own?.dataset ?? {};
const list = document.querySelector("meta[name=landfall-files]")?.getAttribute("content") ?? "";
const query = new URLSearchParams(location.search.length > 2048 ? "" : location.search);
const isFramed = parent !== window;

/** The script of the wasm, in the check that is one file. */
const { landfallGlue } = /** @type {{ landfallGlue?: any }} */ (/** @type {unknown} */ (globalThis));

// The worker was asked for the release before; nobody has to read that in the address.
if (query.has("kept")) {
  const shown = new URLSearchParams(query);
  shown.delete("kept");
  const rest = shown.toString();
  const place = location.pathname + (rest && `?${rest}`) + location.hash;
  attempt(() => history.replaceState(history.state, "", place), undefined);
}

/** Which build this is. */
const BUILD = /[0-9a-f]{8,}/.exec(js)?.[0] ?? "";

/** Files on a disk share one storage in some browsers, so each build has a place of its own. */
const SITE = location.protocol === "file:" ? BUILD : "default";

/**
 * Where the app keeps the draft: two checks on one page are told apart by `?instance=2`, those of
 * two configurations by `?cfg=`. Under `lf:bad:` lies what could not be read.
 */
const CONFIG = /^(?!bad$)[a-z\d-]{1,32}$/.exec(query.get("cfg") ?? "") ?? SITE;
const DRAFT = `lf:${CONFIG}:${/^[1-9]\d?$/.exec(query.get("instance") ?? "") ?? 1}`;

/** @param {string | null} tag */
function languageOf(tag) {
  const prefix = (tag ?? "").toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === prefix);
}

/** The language that the address asks for. */
function languageOption() {
  const option = query.get("lang")?.toLowerCase();
  return LANGUAGES.find((language) => language === option);
}

/** The language that was asked for: by the address, or by the visitor on an earlier visit. */
function languageWanted() {
  return languageOption() ?? languageOf(attempt(() => localStorage.getItem("lf:lang"), null));
}

/** @returns {Language} */
function chooseLanguage() {
  return (
    languageWanted() ??
    [...navigator.languages, navigator.language].map(languageOf).find(Boolean) ??
    "en"
  );
}

/** A script beside this one, under the address of its release. @param {string} name */
const beside = (name) => new URL(name + new URL(own?.src ?? "").search, own?.src).href;

/** @param {string} path */
const address = (path) => new URL(path, document.baseURI).href;

/** @param {string} name @returns {string | null} */
function file(name) {
  // The list reads `name=path name=path`.
  const entry = list.split(/\s+/).find((each) => each.startsWith(`${name}=`));
  return entry ? address(entry.slice(name.length + 1)) : null;
}

/** @param {string} name */
async function fetchContent(name) {
  const url = file(name);
  if (!url) refuse("content-load", `${name}: not in this release`);
  const lost = (/** @type {unknown} */ error) => refuse("content-load", error);
  const response = await fetch(url).catch(lost);
  if (!response.ok) refuse("content-load", `${name}: status ${response.status}`);
  // A captive portal answers 200 with a page of its own. Words are the last comment of a page.
  const type = response.headers.get("content-type");
  const isPage = url.includes("self-check.");
  if (!isPage && !type?.includes("json")) refuse("content-invalid", `${name}: ${type}, not JSON`);
  let text = await response.text().catch(lost);
  if (isPage) text = text.slice(text.lastIndexOf("<!--") + 4, -3);
  try {
    JSON.parse(text);
  } catch (error) {
    refuse("content-invalid", `${name}: ${error}`);
  }
  return text;
}

/** @type {Map<string, Promise<string>>} */
const loading = new Map();

/** @param {string} name */
function load(name) {
  const text = loading.get(name) ?? fetchContent(name);
  loading.set(name, text);
  // The next call may try again; this one still rejects for its caller.
  text.catch(() => loading.delete(name));
  return text;
}

/** What the wasm exports, once it runs. @type {WebAssembly.ModuleImports} */
let exports = {};

/** @type {Promise<void> | undefined} */
let second;

/** Whether the second part was asked for before, so that the cache may hold damage. */
let isRetry = false;

/** Loads the part of the wasm that the first screens do not need; it joins the first. */
function rest() {
  second ??= join();
  // The next call may try again; this one still rejects for its caller.
  second.catch(() => (second = undefined));
  return second;
}

async function join() {
  const url = file("rest");
  if (!url) return;
  const response = await fetch(url, isRetry ? { cache: "reload" } : {});
  isRetry = true;
  if (!response.ok) throw new Error(`rest: status ${response.status}`);
  await WebAssembly.instantiate(await response.arrayBuffer(), { first: exports });
}

/** In a frame: what talks to the page around it. @type {Promise<void> | undefined} */
let voice;

async function start() {
  if (typeof WebAssembly !== "object") refuse("wasm-missing", "no WebAssembly");
  const binary = fetch(address(wasm));
  // It is awaited below; until then it must not count as unhandled.
  binary.catch(() => {});
  const glue =
    landfallGlue ??
    (await import(address(js)).catch((error) =>
      refuse(error instanceof SyntaxError ? "js-invalid" : "js-load", error),
    ));
  const response = await binary.catch((error) => refuse("wasm-load", error));
  if (!response.ok) refuse("wasm-load", `wasm: status ${response.status}`);
  // The app finds the voice there; if it does not come, the check runs without.
  await voice;
  try {
    exports = await glue.default({ module_or_path: response });
  } catch (error) {
    onError(error);
    // Eight bytes are a whole module: if they are refused, ours is not to blame. Safari's policy
    // stops instances only, not modules.
    await WebAssembly.instantiate(Uint8Array.from(FEATURES.slice(0, 8))).catch((cause) =>
      refuse("wasm-policy", cause),
    );
    if (!WebAssembly.validate(Uint8Array.from(FEATURES))) refuse("features-missing", error);
    // A connection that breaks midway is a TypeError, a damaged file is not.
    refuse(error instanceof TypeError ? "wasm-load" : "wasm-invalid", error);
  }
}

/** What the visitor did before the app stood. @type {Step[]} */
let early = attempt(() => JSON.parse(sessionStorage.getItem(EARLY) ?? "[]"), []);

/**
 * The way from the page to an element, by the places of elements among their siblings.
 * @param {Element} element
 */
function pathOf(element) {
  const path = [];
  for (let each = element; !each.matches(".lf-page"); each = /** @type {Element} */ (each.parentElement)) {
    path.unshift([...(each.parentElement?.children ?? [])].indexOf(each));
  }
  return path;
}

/**
 * The element of the app that stands where another one stood before.
 * @param {Step} step @returns {HTMLElement | undefined}
 */
function sameAs({ id, path, words }) {
  if (id) return document.getElementById(id) ?? undefined;
  /** @type {Element | undefined | null} */
  let element = document.querySelector("#app > .lf-page");
  for (const place of path) element = element?.children[place];
  return element?.textContent === words ? /** @type {HTMLElement} */ (element) : undefined;
}

/** @param {unknown} target @returns {Step | undefined} */
function stepOf(target) {
  const element = target instanceof Element ? target.closest("button, input, summary, a") : null;
  if (!element?.closest("#app .lf-page")) return;
  return { id: element.id, path: pathOf(element), words: element.textContent ?? "" };
}

/** Keeps a click; an answer is there at once, everything else waits for the app. @param {Event} event */
function onEarly({ target }) {
  const step = stepOf(target);
  if (!step || (target instanceof HTMLInputElement) !== Boolean(step.id)) return;
  if (!step.id) {
    const opening = document.querySelector(".lf-wait__opening");
    if (opening) /** @type {HTMLElement} */ (opening).hidden = false;
    // Who presses twice wants one thing.
    if (early.some(({ words }) => words === step.words)) return;
  }
  early.push(step);
  attempt(() => sessionStorage.setItem(EARLY, JSON.stringify(early)), undefined);
}

const hasWorker = () => attempt(() => Boolean(navigator.serviceWorker.controller), false);

/** Has the release kept for offline use. Before the first click a visitor may only look; after
 * it, whatever the click was for comes first. */
function keepOffline() {
  if (!own?.src.includes("?")) return;
  const begin = () => import(beside("offline.js")).catch(() => {});
  // A browser that already has a worker would soon ask for a newer one by itself, under the
  // address of the older release.
  if (hasWorker()) begin();
  else addEventListener("click", () => setTimeout(begin, 500), { capture: true, once: true });
}

/** Opens the release that lies on this device, instead of one that is broken on the server. */
function turnBack() {
  if (query.has("kept") || !hasWorker()) return false;
  query.set("kept", "1");
  location.replace(`${location.pathname}?${query}${location.hash}`);
  return true;
}

/** Where the focus was before the app replaced the page. @type {Step | undefined} */
let focused;

/** Gives the app the place, the focus and everything that was done before it stood. */
function takeOver() {
  removeEventListener("click", onEarly, true);
  // What was said in case the check cannot run; it does.
  for (const note of document.querySelectorAll("#lf-wait, #lf-old, noscript")) note.remove();
  delete root.dataset.start;
  if (focused) sameAs(focused)?.focus({ preventScroll: true });
  for (const step of early) sameAs(step)?.click();
  early = [];
  attempt(() => sessionStorage.removeItem(EARLY), undefined);
}

let kept = "";
let hasFailed = false;

/** @param {string} code @param {unknown} [detail] */
function fail(code, detail) {
  if (hasFailed) return;
  hasFailed = true;
  const kind = /-(load|invalid|missing|policy)$/.exec(code)?.[1] ?? "panic";
  if (/load|invalid/.test(kind) && turnBack()) return;
  const report = `${code}\n${detail ?? ""}`;
  console.error("landfall", report);
  landfall.failure = code;
  attempt(() => landfall.failed(code), undefined);
  if (kind === "panic") attempt(notePanic, undefined);
  onceRead(() => attempt(() => show(kind, code, report), undefined));
}

/** Does something once the page is read to its end. @param {() => void} act */
function onceRead(act) {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", act);
  else act();
}

/** The second panic within the span makes the next start a safe one. */
function notePanic() {
  const now = Date.now();
  if (Math.abs(now - Number(sessionStorage.getItem("lf:panic"))) < PANIC_SPAN) {
    sessionStorage.setItem("lf:safe", "1");
  }
  sessionStorage.setItem("lf:panic", String(now));
}

/** @param {Language} language @returns {Record<string, string[]>} */
function wordsOf(language) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("#lf-words"));
  /** @type {Record<string, string[]>} */
  const words = { labels: [] };
  let name = "";
  for (const { localName, textContent } of template?.content.querySelector(`[lang=${language}]`)
    ?.children ?? []) {
    if (localName === "dt") words[(name = textContent ?? "")] = [];
    else words[name].push(textContent ?? "");
  }
  return words;
}

/**
 * An element of text and elements: no markup is ever parsed.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

/** @param {string} kind @param {string} code @param {string} report */
function show(kind, code, report) {
  const language = languageOf(root.lang) ?? "en";
  const { [kind]: [title, text] = [report], labels } = wordsOf(language);
  const [answers, copyLabel, copied, refused, reloadLabel, technical, stay, saveLabel, paper] = labels;
  const isPanic = kind === "panic";
  const heading = make("h1", { class: "lf-failure__title", tabindex: "-1" }, title);
  const reload = make("button", { class: "lf-button", type: "button" }, reloadLabel);
  reload.onclick = async () => {
    reload.disabled = true;
    if (kind === "load" || kind === "invalid") await freshen();
    location.reload();
  };
  const actions = make("div", { class: "lf-failure__actions" }, reload);
  const panel = make(
    "main",
    { class: "lf-failure" },
    // The focus already announces a panic; saying it twice would be noise.
    make("div", isPanic ? {} : { role: "alert" }, heading, make("p", {}, text)),
  );
  if (kept) {
    const id = "lf-failure-answers";
    const field = make("textarea", { class: "lf-field", id, rows: "10", readonly: "" }, kept);
    const status = make("p", { class: "lf-failure__status", role: "status" });
    const copy = make("button", { class: "lf-button", type: "button" }, copyLabel);
    copy.onclick = async () => {
      status.textContent = (await copyText(field)) ? copied : refused;
    };
    const href = attempt(() => URL.createObjectURL(new Blob([kept])), "");
    actions.append(make("a", { class: "lf-button", href, download: "landfall.txt" }, saveLabel), copy);
    panel.append(make("label", { for: id }, answers), field, actions, status);
  } else {
    panel.append(make("p", {}, stay), actions);
  }
  // The check without wasm, which lies beside the entry pages' folders.
  const href = `${entry === undefined ? "" : "../"}self-check.${language}.html`;
  if (!landfallGlue) panel.append(make("p", {}, make("a", { class: "lf-link", href }, paper)));
  for (const lang of LANGUAGES.filter((each) => each !== language)) {
    const [otherTitle, otherText] = wordsOf(lang)[kind];
    panel.append(
      make(
        "section",
        { class: "lf-failure__other", lang },
        make("h2", {}, otherTitle),
        make("p", {}, otherText),
      ),
    );
  }
  panel.append(
    make(
      "details",
      {},
      make("summary", {}, `${technical}: ${code}`),
      make("pre", { lang: "en" }, `${report}\n${js}\n${navigator.userAgent}`),
    ),
  );
  document.querySelector("#lf-wait")?.remove();
  // The app goes as a whole, and with it its listeners into a dead wasm.
  document.querySelector("#app")?.replaceWith(panel);
  document.title = title;
  // Before a panic the visitor was at work here; at the start they may be anywhere.
  if (isPanic) heading.focus({ preventScroll: true });
}

/** @param {HTMLTextAreaElement} field */
async function copyText(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // A frame without the permission still obeys the old command.
    field.focus({ preventScroll: true });
    field.select();
    return attempt(() => document.execCommand("copy"), false);
  }
}

/** Fetches the files of the start past the browser's cache, which may hold the damage. */
async function freshen() {
  const urls = [address(js), address(wasm), file("structure"), file(`words-${landfall.language}`)];
  const fetches = urls.map(async (url) => {
    if (url) await (await fetch(url, { cache: "reload" })).blob();
  });
  const limit = new Promise((resolve) => setTimeout(resolve, FRESH_LIMIT));
  await Promise.race([Promise.allSettled(fetches), limit]);
}

/** @type {Landfall} */
const landfall = {
  language: (entry === undefined ? undefined : languageOf(root.lang)) ?? attempt(chooseLanguage, "en"),
  entry: entry !== undefined,
  draft: DRAFT,
  // A draft comes first: it may hold the answer already.
  first: query.get("start") === "first" && !attempt(() => localStorage.getItem(DRAFT), null),
  early: early.map(({ id }) => id).join(" "),
  safe: attempt(() => sessionStorage.getItem("lf:safe") === "1", false),
  file,
  load,
  rest,
  keep(text, record = "") {
    kept = record ? `${text}\n\n${record}` : text;
  },
  fail,
  mounting() {
    focused = stepOf(document.activeElement);
    this.early = early.map(({ id }) => id).join(" ");
  },
  mounted() {
    attempt(() => sessionStorage.removeItem("lf:safe"), undefined);
    attempt(keepOffline, undefined);
    attempt(takeOver, undefined);
    this.stands = true;
  },
  stands: false,
  build: BUILD,
  failure: "",
  // A worker that has taken over has all it needs; said at once, it moves nothing later.
  offline: landfallGlue || hasWorker() ? "ready" : "",
  update() {},
  // In a frame its voice takes the place of these.
  send() {},
  sendResult: () => false,
  failed() {},
};
Object.assign(globalThis, { landfall });

// The style sheet waits for this, but not for long.
root.dataset.boot = "";
root.lang = landfall.language;
const theme = query.get("theme") ?? "";
if (/^(light|dark)$/.test(theme)) root.dataset.theme = theme;
root.dataset.start = landfall.first ? "first" : (query.get("view") ?? "");
if ((query.get("embed") ?? (isFramed ? "1" : "")) === "1") root.dataset.embed = "1";

// A trap without a panic, such as a full memory, arrives only here.
/** @param {unknown} error */
const onError = (error) => {
  if (globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError) fail("wasm-panic", error);
};
addEventListener("error", (event) => onError(event.error));
addEventListener("unhandledrejection", (event) => onError(event.reason));

/** The entry page in another language, with everything else that the address says. @param {string} folder */
function enter(folder) {
  // A host's language is better than one that was guessed.
  if (isFramed && !languageWanted()) query.set("lang", "auto");
  else query.delete("lang");
  const rest = query.toString();
  location.replace(address(folder) + (rest && `?${rest}`) + location.hash);
}

if (entry === undefined && !js) {
  enter(`${landfall.language}/`);
} else if (entry !== undefined && (languageOption() ?? root.lang) !== root.lang) {
  enter(`../${languageOption()}/`);
} else {
  if (isFramed && own?.src) {
    const { hash } = location;
    voice = import(beside("frame.js")).then(({ begin }) => begin(hash), () => {});
  }
  addEventListener("click", onEarly, true);
  // What an earlier load of this page has kept shows again.
  onceRead(() => {
    for (const { id } of early) {
      const answer = id && document.getElementById(id);
      if (answer instanceof HTMLInputElement) answer.checked = true;
    }
  });
  const begin = () =>
    Promise.all([start(), load("structure"), load(`words-${landfall.language}`)]).catch((error) =>
      fail(error.code ?? "js-load", error),
    );
  // On a later visit everything is there at once, and reading it would hold up the first frame.
  if (landfall.first && hasWorker()) setTimeout(begin, FIRST_FRAME);
  else begin();
}
})();
