//! The entry of the wasm: everything else is in the library.

fn main() {
    landfall::app::start();
}
