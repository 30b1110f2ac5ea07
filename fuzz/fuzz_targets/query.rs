//! The query of the address, and an accent colour made readable.
#![no_main]

use landfall::embed::contrast::{Accent, Colour, DARK, LIGHT, contrast};
use landfall::embed::option::Options;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let options = Options::parse(text);
    if text.len() > 2_048 {
        assert_eq!(options, Options::default());
    }
    assert!(options.radius.is_none_or(|radius| radius <= 24));
    if let Some(colour) = options.accent.or_else(|| Colour::parse(text)) {
        let accent = Accent::new(colour);
        for ((plain, strong), grounds) in accent
            .plain
            .into_iter()
            .zip(accent.strong)
            .zip([LIGHT, DARK])
        {
            for ground in grounds {
                assert!(contrast(plain, ground) >= 4.5 && contrast(strong, ground) >= 4.5);
            }
        }
    }
});
