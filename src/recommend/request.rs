//! What a company asks the recommender.

use serde::{Deserialize, Serialize};

use crate::json::Table;

/// What a company tells the recommender, in the slugs of the content.
///
/// Unknown slugs are ignored, never an error: a saved session may be older than the data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Request {
    /// Industry of the company (profile question P2).
    pub industry: Option<String>,
    /// What the US site does (P3): at most two are used, the first weighs more.
    pub activity: Vec<String>,
    /// Where the head office is (P6).
    pub head_office: Option<String>,
    /// What matters to the visitor (P13). Only the proportions count.
    pub priorities: Table<Priority>,
    /// Sites, customers, partners and suppliers in the US (P8b): the first eight are used.
    pub known_sites: Vec<KnownSite>,
    /// What a state must offer (P15).
    pub musts: Vec<Must>,
    /// Energy that the site uses heavily (P16): `electricity`, `gas` or `none`.
    pub heavy_use: Vec<String>,
}

/// How much one item of P13 counts: a tier, or points given by hand.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Priority {
    Tier(Tier),
    Points(f64),
}

impl Priority {
    /// Points before scaling; a negative or unusable number counts as none.
    pub fn points(self) -> f64 {
        match self {
            Self::Tier(Tier::Vital) => 3.0,
            Self::Tier(Tier::Matters) => 2.0,
            Self::Tier(Tier::Nice) => 1.0,
            // The upper bound keeps sums finite whatever a caller passes.
            Self::Points(points) if points > 0.0 => points.min(1e6),
            Self::Tier(Tier::Ignore) | Self::Points(_) => 0.0,
        }
    }
}

/// The four tiers a priority can be sorted into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    Vital,
    Matters,
    Nice,
    Ignore,
}

/// A state in which the company already knows someone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownSite {
    /// Postal code of the state, in either case.
    pub state: String,
    pub kind: SiteKind,
}

/// Who is at a known site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SiteKind {
    Own,
    Customer,
    Partner,
    Supplier,
}

/// A must-have of P15. The last four are advice only: no state can be judged on them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Must {
    NonstopSeoul,
    NonstopTokyo,
    RightToWork,
    /// Industrial power price of at most so many US cents per kWh.
    PowerPrice(f64),
    /// Top corporate income tax rate of at most so many percent.
    CorporateTax(f64),
    NextToKnownSite,
    MexicoBorder,
    LargePower,
    HazardousPermits,
    ExportControl,
    Visas,
}

impl Must {
    /// Its id in content and words.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::NonstopSeoul => "nonstop-seoul",
            Self::NonstopTokyo => "nonstop-tokyo",
            Self::RightToWork => "right-to-work",
            Self::PowerPrice(_) => "power-price",
            Self::CorporateTax(_) => "corporate-tax",
            Self::NextToKnownSite => "next-to-known-site",
            Self::MexicoBorder => "mexico-border",
            Self::LargePower => "large-power",
            Self::HazardousPermits => "hazardous-permits",
            Self::ExportControl => "export-control",
            Self::Visas => "visas",
        }
    }

    /// The number that goes with it, in its own unit.
    pub const fn limit(self) -> Option<f64> {
        match self {
            Self::PowerPrice(limit) | Self::CorporateTax(limit) => Some(limit),
            _ => None,
        }
    }

    /// Whether it is a question to ask the state instead of a limit to screen by.
    pub const fn is_advice(self) -> bool {
        matches!(
            self,
            Self::LargePower | Self::HazardousPermits | Self::ExportControl | Self::Visas
        )
    }
}
