//! The questions of the profile that the input may answer, with their options.

/// One question of the profile: its key in the input and its options.
pub(super) type Choice = (&'static str, &'static [&'static str]);

/// Profile questions with at most one option.
pub(super) const SINGLE: [Choice; 11] = [
    (
        "stage",
        &["exploring", "preparing", "pilots", "on-site", "revenue"],
    ),
    ("presence", &["none", "agent", "1-5", "6-50", "over-50"]),
    ("timeline", &["under-6m", "6-12m", "12-24m", "later"]),
    (
        "budget",
        &[
            "none",
            "under-500k",
            "500k-2m",
            "2m-10m",
            "10m-50m",
            "over-50m",
            "undisclosed",
        ],
    ),
    (
        "import_share",
        &["0", "1-25", "26-50", "51-75", "76-100", "unknown"],
    ),
    (
        "margin",
        &[
            "under-10",
            "10-20",
            "20-30",
            "over-30",
            "unknown",
            "undisclosed",
        ],
    ),
    (
        "switch",
        &["within-6m", "6-18m", "over-18m", "impossible", "unknown"],
    ),
    (
        "size",
        &["under-50", "50-299", "300-999", "1000-9999", "10000-plus"],
    ),
    (
        "respondent",
        &[
            "hq-executive",
            "hq-overseas",
            "us-lead",
            "us-team",
            "adviser",
        ],
    ),
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
    (
        "head_office",
        &["korea", "japan", "other-asia", "europe", "other"],
    ),
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
