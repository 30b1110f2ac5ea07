//! The kernel: a wasm file of its own that samples weights.
//!
//! It is fetched when it is first needed, where the browser knows vectors, and takes and gives
//! words of thirty-two bits: `kernel::Problem::to_words` makes them and
//! `kernel::Answer::from_words` reads them. All exports are plain numbers and nothing is
//! imported, so no script comes with it.

use js_sys::{Object, Promise, Reflect, Uint8Array, Uint32Array, WebAssembly};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::boot;
use super::error::BrowserError;

const ASKED: &str = "kernel";

/// The smallest module with an instruction of simd128: a browser that knows it runs ours.
const VECTORS: [u8; 29] = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253,
    15, 11,
];

#[wasm_bindgen]
extern "C" {
    /// The exports of the kernel's module.
    #[derive(Debug, Clone)]
    type Exports;

    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch_with(address: &str, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn memory(this: &Exports) -> WebAssembly::Memory;

    #[wasm_bindgen(method, catch)]
    fn reserve(this: &Exports, words: u32) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn prepare(this: &Exports) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn run(this: &Exports, from: u32, to: u32) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn finish(this: &Exports) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn inform(this: &Exports, samples: u32) -> Result<u32, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn answer(this: &Exports) -> Result<u32, JsValue>;
}

/// A running kernel. It holds one problem at a time.
///
/// A call that fails has ended it, as when memory ran out: drop it and load another.
#[derive(Debug)]
pub struct Kernel {
    exports: Exports,
}

impl Kernel {
    /// Whether this browser runs wasm with vectors: Chromium 91, Firefox 89, Safari 16.4 and later.
    pub fn is_able() -> bool {
        WebAssembly::validate(&Uint8Array::from(VECTORS.as_slice())).unwrap_or(false)
    }

    /// Fetches and starts it.
    ///
    /// Fails when the release holds none, the file does not arrive or is damaged; the next call
    /// may try again. `is_retry` goes past the browser's cache, which may hold the damage.
    pub async fn load(is_retry: bool) -> Result<Self, BrowserError> {
        let address = boot::file("kernel")
            .ok_or_else(|| BrowserError::new(ASKED, "the release holds no kernel"))?;
        let options = Object::new();
        if is_retry {
            Reflect::set(&options, &"cache".into(), &"reload".into())
                .map_err(BrowserError::thrown(ASKED))?;
        }
        let response = fetch_with(&address, &options).map_err(BrowserError::thrown(ASKED))?;
        let response: Response = awaited(response).await?;
        if !response.ok() {
            let problem = ["status ", &response.status().to_string()].concat();
            return Err(BrowserError::new(ASKED, problem));
        }
        let buffer = response
            .array_buffer()
            .map_err(BrowserError::thrown(ASKED))?;
        let buffer = JsFuture::from(buffer)
            .await
            .map_err(BrowserError::thrown(ASKED))?;
        let bytes = Uint8Array::new(&buffer).to_vec();
        let pair = WebAssembly::instantiate_buffer(&bytes, &Object::new());
        let pair: Object = awaited(pair).await?;
        let instance: WebAssembly::Instance = Reflect::get(&pair, &"instance".into())
            .and_then(JsCast::dyn_into)
            .map_err(BrowserError::thrown(ASKED))?;
        Ok(Self {
            exports: instance.exports().unchecked_into(),
        })
    }

    /// Puts a problem before it; false when the problem does not hold together.
    pub fn prepare(&self, problem: &[u32]) -> Result<bool, BrowserError> {
        let length = u32::try_from(problem.len()).unwrap_or(u32::MAX);
        let place = self
            .exports
            .reserve(length)
            .map_err(BrowserError::thrown(ASKED))?;
        self.words(place, length).copy_from(problem);
        let is_sound = self
            .exports
            .prepare()
            .map_err(BrowserError::thrown(ASKED))?;
        Ok(is_sound != 0)
    }

    /// Runs samples, from a multiple of sixty-four up to but not including `to`. A long run goes
    /// in slices with pauses between them, so that the page stays alive.
    pub fn run(&self, from: u32, to: u32) -> Result<(), BrowserError> {
        self.exports
            .run(from, to)
            .map_err(BrowserError::thrown(ASKED))
    }

    /// The answer of the samples run so far.
    pub fn finish(&self) -> Result<Vec<u32>, BrowserError> {
        let length = self.exports.finish().map_err(BrowserError::thrown(ASKED))?;
        self.answer(length)
    }

    /// What each weight of the problem is worth knowing.
    pub fn inform(&self, samples: u32) -> Result<Vec<u32>, BrowserError> {
        let length = self
            .exports
            .inform(samples)
            .map_err(BrowserError::thrown(ASKED))?;
        self.answer(length)
    }

    fn answer(&self, length: u32) -> Result<Vec<u32>, BrowserError> {
        let place = self.exports.answer().map_err(BrowserError::thrown(ASKED))?;
        Ok(self.words(place, length).to_vec())
    }

    /// Words of its memory. To be made anew each time: memory that grows moves.
    fn words(&self, place: u32, length: u32) -> Uint32Array {
        let memory = self.exports.memory().buffer();
        Uint32Array::new_with_byte_offset_and_length(&memory, place, length)
    }
}

/// Waits for a promise of something of this type.
async fn awaited<T: JsCast>(promise: Promise) -> Result<T, BrowserError> {
    JsFuture::from(promise)
        .await
        .and_then(JsCast::dyn_into)
        .map_err(BrowserError::thrown(ASKED))
}
