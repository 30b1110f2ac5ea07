//! Must-haves, judged on raw figures. They never touch a score.

use super::data::RegionData;
use super::outcome::{Excluded, MustEffect, Reason};
use super::request::{Must, Request};
use super::schema::Values;
use super::{near, value};

/// How a state stands to a must, with its figure where the must has a limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Verdict {
    Pass,
    Fail(Option<f64>),
    Unknown,
}

/// The screening musts of a request, each kind once: the strictest limit is not ours to choose,
/// so the last one named counts.
pub(super) fn screening(request: &Request) -> Vec<Must> {
    let mut musts: Vec<Must> = Vec::new();
    for must in request.musts.iter().filter(|must| !must.is_advice()) {
        musts.retain(|known| known.slug() != must.slug());
        musts.push(*must);
    }
    musts
}

/// Judges one region by one must. A metro area has flights of its own; all else is its state's.
pub(super) fn judge(data: &RegionData, request: &Request, must: Must, region: usize) -> Verdict {
    let state = data.parent(region);
    let yes = |holds: bool| {
        if holds {
            Verdict::Pass
        } else {
            Verdict::Fail(None)
        }
    };
    match must {
        Must::NonstopSeoul => yes(value::pairs(data, "nonstop_seoul_icn", region)
            .next()
            .is_some()),
        Must::NonstopTokyo => yes(value::pairs(data, "nonstop_tokyo", region).next().is_some()),
        Must::MexicoBorder => yes(data.file.mexico_border.contains(&state)),
        Must::RightToWork => {
            raw(data, "right_to_work", state).map_or(Verdict::Unknown, |law| yes(law > 0.5))
        }
        Must::PowerPrice(limit) => at_most(raw(data, "power_price", state), limit),
        Must::CorporateTax(limit) => at_most(raw(data, "corp_tax", state), limit),
        Must::NextToKnownSite => {
            let mut sites = near::sites(data, request).map(|site| site.0).peekable();
            if sites.peek().is_none() {
                return Verdict::Unknown;
            }
            yes(sites.any(|site| site == state || data.file.neighbours[site].contains(&state)))
        }
        Must::LargePower | Must::HazardousPermits | Must::ExportControl | Must::Visas => {
            Verdict::Pass
        }
    }
}

fn at_most(raw: Option<f64>, most: f64) -> Verdict {
    match raw {
        Some(raw) if most.is_finite() => {
            if raw <= most {
                Verdict::Pass
            } else {
                Verdict::Fail(Some(raw))
            }
        }
        _ => Verdict::Unknown,
    }
}

/// The figure of a leaf as published.
fn raw(data: &RegionData, leaf: &str, state: usize) -> Option<f64> {
    let leaf = data.file.leaves.iter().find(|known| known.id == leaf)?;
    match &leaf.values {
        Values::Table(table) => table.raw(state),
        _ => None,
    }
}

/// What each must does to the list; `excluded` stands best score first.
pub(super) fn effects(musts: &[Must], excluded: &[Excluded]) -> Vec<MustEffect> {
    let fails = |reason: &Reason, must: Must| matches!(reason, Reason::Must { must: failed, .. } if failed.slug() == must.slug());
    musts
        .iter()
        .map(|&must| {
            let failing = excluded
                .iter()
                .filter(|state| state.reasons.iter().any(|reason| fails(reason, must)));
            let alone: Vec<&Excluded> = failing
                .clone()
                .filter(|state| state.reasons.len() == 1)
                .collect();
            let figure = |state: &&Excluded| {
                state.reasons.iter().find_map(|reason| match reason {
                    Reason::Must { value, .. } => *value,
                    Reason::NotForActivity { .. } => None,
                })
            };
            let best_lost = alone.first().map(|state| (state.id.clone(), figure(state)));
            let mut nearest: Option<(String, f64)> = None;
            for state in &alone {
                if let Some(value) = figure(state)
                    && nearest.as_ref().is_none_or(|known| value < known.1)
                {
                    nearest = Some((state.id.clone(), value));
                }
            }
            MustEffect {
                must,
                fails: failing.count(),
                alone: alone.len(),
                best_lost,
                nearest,
            }
        })
        .collect()
}
