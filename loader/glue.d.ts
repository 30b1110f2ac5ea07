/** The script of wasm-bindgen, which the build puts beside `shelf.js`. */
export default function start(options: { module_or_path: Response }): Promise<WebAssembly.ModuleImports>;
