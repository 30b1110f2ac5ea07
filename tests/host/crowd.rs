//! The companies that `cargo run --release --example score -- --time 10000` measures with.

use landfall::assessment::interface;
use landfall::content;

use crate::fixture::catalog;

#[test]
fn all_are_accepted_and_every_band_has_some() {
    let catalog = catalog();
    let companies = content::crowd(&catalog, 2_000);
    let results = interface::answer(&catalog, &companies);
    let results = results.as_array().unwrap();
    assert_eq!(results.len(), 2_000);
    let mut bands = [0; 5];
    for result in results {
        let band = result["band"]
            .as_u64()
            .unwrap_or_else(|| panic!("{result}"));
        bands[usize::try_from(band).unwrap() - 1] += 1;
    }
    assert!(bands.iter().all(|count| *count >= 20), "{bands:?}");
}

#[test]
fn the_same_count_gives_the_same_companies_and_none_twice() {
    let catalog = catalog();
    let companies = content::crowd(&catalog, 2_000);
    assert_eq!(companies, content::crowd(&catalog, 2_000));
    let mut texts: Vec<String> = companies
        .as_array()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), 2_000);
    assert_eq!(content::crowd(&catalog, 0), serde_json::json!([]));
}
