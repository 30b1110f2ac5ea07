//! What the page around the frame sends, as the wasm is given it.
#![no_main]

use landfall::embed::message::HostMessage;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let first = HostMessage::parse(text);
    assert_eq!(first.is_some(), HostMessage::parse(text).is_some());
});
