//! The profile answers that the scoring reads, and the options each may take.

use serde_json::Value;

/// One question of the profile: its key in the input and its options.
pub(super) type Choice = (&'static str, &'static [&'static str]);

/// Profile questions with at most one option.
pub(super) const SINGLE: [Choice; 11] = [
    ("stage", &["exploring", "preparing", "pilots", "on-site", "revenue"]),
    ("presence", &["none", "agent", "1-5", "6-50", "over-50"]),
    ("timeline", &["under-6m", "6-12m", "12-24m", "later"]),
    (
        "budget",
        &["none", "under-500k", "500k-2m", "2m-10m", "10m-50m", "over-50m", "undisclosed"],
    ),
    ("import_share", &["0", "1-25", "26-50", "51-75", "76-100", "unknown"]),
    ("margin", &["under-10", "10-20", "20-30", "over-30", "unknown", "undisclosed"]),
    ("switch", &["within-6m", "6-18m", "over-18m", "impossible", "unknown"]),
    ("size", &["under-50", "50-299", "300-999", "1000-9999", "10000-plus"]),
    ("respondent", &["hq-executive", "hq-overseas", "us-lead", "us-team", "adviser"]),
    (
        "industry",
        &[
            "machinery",
            "automotive",
            "ev-battery",
            "semiconductor",
            "electronics",
            "materials-chemicals",
            "oil-gas",
            "renewables",
            "data-centre-telecom",
            "software-ai",
            "biotech-pharma",
            "medical-devices",
            "food",
            "aerospace",
            "consumer-beauty",
            "logistics",
            "other",
        ],
    ),
    ("head_office", &["korea", "japan", "other-asia", "europe", "other"]),
];

/// Profile questions with up to [`MOST_CHOSEN`] options.
pub(super) const MULTIPLE: [Choice; 2] = [
    (
        "activity",
        &[
            "sales",
            "headquarters",
            "rnd",
            "manufacturing",
            "innovation-hub",
            "logistics-data-centre",
            "investment",
        ],
    ),
    (
        "why",
        &[
            "home-shrinking",
            "follow-customer",
            "unused-rnd",
            "new-revenue",
            "scouting",
            "tariff-local",
            "capital",
        ],
    ),
];

/// How many activities, and how many reasons, a company may choose.
pub(super) const MOST_CHOSEN: usize = 2;

/// What a known site may be to the company.
pub(super) const SITE_KINDS: [&str; 4] = ["own", "customer", "partner", "supplier"];

/// How many known sites a company may name.
pub(super) const MOST_SITES: usize = 8;

/// The profile answers that a score depends on.
#[derive(Debug, Default)]
pub(super) struct Profile {
    single: Vec<(&'static str, &'static str)>,
    multiple: Vec<(&'static str, &'static str)>,
    /// Whether one of the known sites is the company's own.
    pub(super) own_site: bool,
}

impl Profile {
    /// Whether the single-choice question `key` was answered with `option`.
    pub(super) fn is(&self, key: &str, option: &str) -> bool {
        self.option(key) == Some(option)
    }

    /// The option chosen for the single-choice question `key`.
    pub(super) fn option(&self, key: &str) -> Option<&'static str> {
        self.single.iter().find(|(name, _)| *name == key).map(|(_, option)| *option)
    }

    /// Whether `option` is among those chosen for the question `key`.
    pub(super) fn has(&self, key: &str, option: &str) -> bool {
        self.multiple.contains(&(key, option))
    }

    /// The chosen activities, in the visitor's order.
    pub(super) fn activities(&self) -> Vec<&'static str> {
        self.multiple
            .iter()
            .filter(|(name, _)| *name == "activity")
            .map(|(_, option)| *option)
            .collect()
    }

    /// Reads the `profile` object; what is wrong with it goes to `errors`.
    pub(super) fn read(value: &Value, errors: &mut Vec<String>) -> Self {
        let mut profile = Self::default();
        for (key, options) in SINGLE {
            match &value[key] {
                Value::Null => {}
                given => match known(given, options) {
                    Some(option) => profile.single.push((key, option)),
                    None => errors.push(format!("unknown option for {key}: {given}")),
                },
            }
        }
        for (key, options) in MULTIPLE {
            let given = value[key].as_array().map_or(&[][..], Vec::as_slice);
            if given.len() > MOST_CHOSEN {
                errors.push(format!("more than {MOST_CHOSEN} options for {key}"));
            }
            for one in given {
                match known(one, options) {
                    Some(option) => profile.multiple.push((key, option)),
                    None => errors.push(format!("unknown option for {key}: {one}")),
                }
            }
        }
        let sites = value["known_sites"].as_array().map_or(&[][..], Vec::as_slice);
        if sites.len() > MOST_SITES {
            errors.push(format!("more than {MOST_SITES} known sites"));
        }
        for site in sites {
            match known(&site["kind"], &SITE_KINDS) {
                Some(kind) => profile.own_site |= kind == "own",
                None => errors.push(format!("unknown kind of site: {site}")),
            }
        }
        profile
    }
}

/// The entry of `options` that `given` spells, if any.
fn known(given: &Value, options: &[&'static str]) -> Option<&'static str> {
    options.iter().copied().find(|option| given.as_str() == Some(option))
}
