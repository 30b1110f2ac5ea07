/**
 * The page for those who put the check into a site: what they choose, the check as it will look,
 * and the code to copy. It names the address under which it was opened, so it is right wherever
 * the release lies, and the loader as the page itself includes it, with its hash.
 */
(() => {
/** @param {string} id @returns {any} */
const get = (id) => document.getElementById(id);
const loader = /** @type {HTMLScriptElement} */ (document.querySelector("script[integrity]"));
const STYLE = "display:block;width:100%;border:0;min-height:680px;";
const GROWS = "frame-sizing:content-height";

const asked = [new URLSearchParams(location.search).get("lang"), ...navigator.languages];
const tongue = /\b(ko|en|ja)\b/.exec(asked.join())?.[0] ?? "en";
/** The words of a language in the order of the elements. @param {string} lang */
const words = (lang) => document.querySelectorAll(`ul[lang=${lang}] li`);
const own = words(tongue);
document.querySelectorAll(":is(h1,b,p,label,option,button):empty").forEach((each, at) => {
  each.textContent = own[at].textContent;
});
document.documentElement.lang = tongue;
document.title = own[1].textContent ?? "";

/** What is shown already, so that the check begins anew only for a reason. */
let shown = "";

function show() {
  const [lang, way, site] = ["lang", "way", "site"].map((id) => get(id).value);
  // The folder that holds all languages chooses one itself.
  const url = new URL(`./${lang && `${lang}/`}`, location.origin + location.pathname);
  for (const id of ["start", "view", "theme"]) {
    if (get(id).value) url.searchParams.set(id, get(id).value);
  }
  const { value, defaultValue } = get("accent");
  if (value !== defaultValue) url.searchParams.set("accent", value.slice(1));
  const name = words(lang || tongue)[0].textContent ?? "";
  const href = url.href.replaceAll("&", "&amp;");
  const isFrame = way === "frame";
  const isBuilder = site === "builder";
  // Site builders put code into a frame of their own, in which nothing opens over the page.
  const mode = isFrame || isBuilder || way === "link" ? "" : way;
  let code = `<a${mode && ` data-landfall="${mode}"`} href="${href}" target="_blank" rel="noopener">${name}</a>`;
  if (isFrame) {
    code = `<iframe data-landfall title="${name}"
  src="${href}"
  loading="lazy" allow="clipboard-write"
  style="${STYLE}${isBuilder ? "height:100vh" : GROWS}"></iframe>
<p>${code}</p>`;
  }
  if (mode || (isFrame && site === "script")) {
    code += `
<script src="${loader.src}"
  integrity="${loader.integrity}"
  crossorigin="anonymous" async></script>`;
  }
  // WordPress makes a frame of an address, but keeps no options.
  get("code").value = isFrame && site === "wordpress" && !url.search ? url.href : code;
  for (const note of document.querySelectorAll("[id^=note]")) {
    /** @type {HTMLElement} */ (note).hidden = note.id !== `note-${site}`;
  }
  const wanted = mode + way + url.href;
  if (shown === wanted) return;
  shown = wanted;
  /** @type {HTMLElement} */
  const live = document.createElement(isFrame ? "iframe" : "a");
  Object.assign(
    live,
    isFrame
      ? { src: url.href, title: name }
      : { href: url.href, target: "_blank", className: "lf-button lf-button--main", textContent: name },
  );
  live.dataset.landfall = mode;
  if (isFrame) live.style.cssText = STYLE + GROWS;
  get("live").replaceChildren(live);
}

get("copy").onclick = async () => {
  let isDone = true;
  try {
    await navigator.clipboard.writeText(get("code").value);
  } catch {
    get("code").select();
    isDone = document.execCommand("copy");
  }
  get("copied").hidden = !isDone;
  get("refused").hidden = isDone;
};
document.addEventListener("change", show);
show();
})();
