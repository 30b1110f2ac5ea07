//! Where a company already knows someone: shown beside the ranking, never scored.
//!
//! Many companies followed a site or a partner of their own, but the site says nothing about
//! the state. So the states in question are marked, and their scores stay what they are.

use super::data::RegionData;
use super::outcome::Near;
use super::request::{Request, SiteKind};

/// The first eight known sites whose state exists.
pub(super) fn sites(
    data: &RegionData,
    request: &Request,
) -> impl Iterator<Item = (usize, SiteKind)> {
    let named = request.known_sites.iter().take(8);
    named.filter_map(|site| Some((data.state_index(&site.state)?, site.kind)))
}

/// Who is in a state or, failing that, across its border; the closest tie to the company.
pub(super) fn near(data: &RegionData, request: &Request, state: usize) -> Option<Near> {
    let mut nearest: Option<Near> = None;
    for (site, kind) in sites(data, request) {
        let across = site != state;
        if across && !data.file.neighbours[site].contains(&state) {
            continue;
        }
        let found = Near { kind, across };
        if nearest.is_none_or(|known| closeness(found) > closeness(known)) {
            nearest = Some(found);
        }
    }
    nearest
}

/// In the state before across the border; then by how firmly the tie binds the company.
const fn closeness(near: Near) -> (bool, u8) {
    let tie = match near.kind {
        SiteKind::Own => 3,
        SiteKind::Partner => 2,
        SiteKind::Customer => 1,
        SiteKind::Supplier => 0,
    };
    (!near.across, tie)
}
