/**
 * The files of the check that is one file: they lie packed at the end of the page. Whoever asks
 * for a file gets it from there, and nothing ever asks a network. It runs before the starter.
 */
import * as glue from "./glue.js";

/** @type {Record<string, string>} */
const TYPES = { json: "application/json", wasm: "application/wasm" };

/** @type {Promise<Map<string, Uint8Array<ArrayBuffer>>>} */
const shelf = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve)).then(unpack);
// Whoever asks for a file hears of it.
shelf.catch(() => {});

async function unpack() {
  const element = /** @type {HTMLScriptElement} */ (document.querySelector("#lf-shelf"));
  const packed = Uint8Array.from(atob(element.textContent ?? ""), (letter) => letter.charCodeAt(0));
  const list = element.dataset.files ?? "";
  element.remove();
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = await new Response(stream).arrayBuffer();
  const files = new Map();
  let place = 0;
  for (const each of list.split(" ")) {
    const [name, size] = each.split("=");
    files.set(name, new Uint8Array(bytes, place, Number(size)));
    place += Number(size);
  }
  return files;
}

/** @param {RequestInfo | URL} input */
async function take(input) {
  const name = String(input).split("/").pop() ?? "";
  const bytes = (await shelf).get(name);
  if (!bytes) throw new TypeError(`${name}: not in this file`);
  const type = TYPES[name.split(".").pop() ?? ""];
  return new Response(bytes, { headers: { "content-type": type } });
}

Object.assign(globalThis, { fetch: take, landfallGlue: glue });
