//! What the core says about content and companies: the truth that the page is compared with.

use std::sync::LazyLock;

use landfall::assessment::Importance;
use landfall::assessment::interface::{self, Request};
use landfall::catalog::Catalog;
use landfall::language::Language;
use landfall::recommend::RegionData;
use landfall::session::Session;
use landfall::text::{Text, Ui};

/// The worked companies, each with the language that it is written in.
pub(crate) const SAMPLES: [(&str, Language, Ui); 3] = [
    ("harness-maker", Language::En, Ui::SampleHarness),
    ("battery-materials", Language::Ko, Ui::SampleBattery),
    ("food-maker", Language::Ja, Ui::SampleFood),
];

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| landfall::content::catalog().unwrap());

static TEXTS: LazyLock<[Text; 3]> = LazyLock::new(|| {
    Language::ALL.map(|language| landfall::content::text(&CATALOG, language).unwrap())
});

static REGIONS: LazyLock<RegionData> = LazyLock::new(|| {
    let file = xtask::root().join("content/structure/regions.json");
    RegionData::parse(&std::fs::read_to_string(file).unwrap()).unwrap()
});

pub(crate) fn catalog() -> &'static Catalog {
    &CATALOG
}

pub(crate) fn text(language: Language) -> &'static Text {
    &TEXTS[language as usize]
}

/// A text of the surface.
pub(crate) fn t(language: Language, key: Ui) -> &'static str {
    text(language).ui(key)
}

pub(crate) fn regions() -> &'static RegionData {
    &REGIONS
}

/// A worked company with its scenario.
pub(crate) fn sample(id: &str) -> Request {
    let file = xtask::root().join(format!("examples/{id}.json"));
    let value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    interface::read_company(catalog(), &value).unwrap()
}

/// A visitor's session that has all answers of a worked company.
pub(crate) fn session_of(id: &str) -> Session {
    let request = sample(id);
    Session {
        company: request.company,
        scenario: request.scenario,
        revision: 100,
        ..Session::default()
    }
}

/// The tier that a worked company has given.
pub(crate) fn tier_slug(importance: Importance) -> &'static str {
    match importance {
        Importance::Tier(tier) => tier.slug(),
        Importance::Points(_) => panic!("a worked company gives tiers"),
    }
}
