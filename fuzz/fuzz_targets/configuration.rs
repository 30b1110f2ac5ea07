//! The operator's file. What is accepted leads nowhere but to `https:` and `mailto:`.
#![no_main]

use landfall::embed::config::Config;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(configs) = Config::all(text) else {
        return;
    };
    for config in configs {
        if let Some(contact) = &config.contact {
            assert!(contact.starts_with("https://") || contact.starts_with("mailto:"));
            assert!(!contact.contains(['\\', ' ', '"', '<']));
        }
        let listed = config.embed_origins.iter().flatten();
        for origin in listed
            .chain(&config.result_origins)
            .chain(&config.prefill_origins)
        {
            let after = origin.split_once("://").unwrap().1;
            assert!(!after.contains(['/', '@', '*', '?', '#']));
        }
        assert!(Config::parse(text, Some(&config.id)).is_ok());
    }
});
