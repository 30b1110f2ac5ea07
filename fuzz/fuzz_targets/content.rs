//! Structure, words, regions and map as a server may send them.
#![no_main]

use std::sync::LazyLock;

use landfall::catalog::Catalog;
use landfall::content;
use landfall::language::Language;
use landfall::map::Map;
use landfall::recommend::RegionData;
use landfall::text::Text;
use libfuzzer_sys::fuzz_target;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| content::catalog().unwrap());

fuzz_target!(|data: &[u8]| {
    let Some((kind, text)) = data.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(text);
    match kind % 4 {
        0 => {
            if let Ok(catalog) = Catalog::parse(&text) {
                assert!(
                    catalog
                        .field_ids()
                        .all(|id| catalog.field(id).options.len() <= 64)
                );
            }
        }
        1 => drop(Text::parse(&CATALOG, Language::En, &text)),
        2 => drop(RegionData::parse(&text)),
        _ => drop(Map::parse(&text)),
    }
});
