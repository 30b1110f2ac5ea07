//! From the company profile to the question that the region recommender answers.

use crate::assessment::{Company, Importance, Tier};
use crate::catalog::Catalog;
use crate::ids::{FieldId, OptionId};
use crate::recommend::{self, KnownSite, Must, Priority, Request, SiteKind};

/// The recommender's request for a company, in the slugs of the content.
pub fn region_request(catalog: &Catalog, company: &Company) -> Request {
    let profile = &company.profile;
    let known = &catalog.known;
    let slug = |field: FieldId, option: OptionId| {
        let options = &catalog.field(field).options;
        options.get(option.index()).cloned().unwrap_or_default()
    };
    let all = |field: FieldId| -> Vec<String> {
        let options = profile.choices(field).iter();
        options.map(|option| slug(field, *option)).collect()
    };
    let first = |field: FieldId| profile.choice(field).map(|option| slug(field, option));
    Request {
        industry: first(known.industry),
        activity: all(known.activity),
        head_office: first(known.head_office),
        priorities: profile
            .priorities
            .iter()
            .map(|(option, importance)| (slug(known.priorities, *option), priority(*importance)))
            .collect(),
        known_sites: profile
            .sites
            .iter()
            .filter_map(|site| {
                let kind = site_kind(&slug(known.known_sites, site.kind))?;
                Some(KnownSite {
                    state: site.state.clone(),
                    kind,
                })
            })
            .collect(),
        musts: profile
            .musts
            .iter()
            .filter_map(|(option, limit)| must(&slug(known.musts, *option), *limit))
            .collect(),
        heavy_use: all(known.heavy_use),
    }
}

fn priority(importance: Importance) -> Priority {
    match importance {
        Importance::Tier(Tier::Nice) => Priority::Tier(recommend::Tier::Nice),
        Importance::Tier(Tier::Matters) => Priority::Tier(recommend::Tier::Matters),
        Importance::Tier(Tier::Vital) => Priority::Tier(recommend::Tier::Vital),
        Importance::Points(points) => Priority::Points(f64::from(points)),
    }
}

fn site_kind(slug: &str) -> Option<SiteKind> {
    match slug {
        "own" => Some(SiteKind::Own),
        "customer" => Some(SiteKind::Customer),
        "partner" => Some(SiteKind::Partner),
        "supplier" => Some(SiteKind::Supplier),
        _ => None,
    }
}

fn must(slug: &str, limit: Option<f64>) -> Option<Must> {
    match (slug, limit) {
        ("nonstop-seoul", _) => Some(Must::NonstopSeoul),
        ("nonstop-tokyo", _) => Some(Must::NonstopTokyo),
        ("right-to-work", _) => Some(Must::RightToWork),
        ("power-price", Some(limit)) => Some(Must::PowerPrice(limit)),
        ("corporate-tax", Some(limit)) => Some(Must::CorporateTax(limit)),
        ("next-to-known-site", _) => Some(Must::NextToKnownSite),
        ("mexico-border", _) => Some(Must::MexicoBorder),
        ("large-power", _) => Some(Must::LargePower),
        ("hazardous-permits", _) => Some(Must::HazardousPermits),
        ("export-control", _) => Some(Must::ExportControl),
        ("visas", _) => Some(Must::Visas),
        _ => None,
    }
}
