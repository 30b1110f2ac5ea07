//! From one request to its lists.

use super::board::Board;
use super::cluster::Strengths;
use super::curve;
use super::data::RegionData;
use super::explain::Points;
use super::fact::Facts;
use super::outcome::{Flag, Outcome};
use super::request::Request;
use super::schema::Activity;
use super::screen::screening;
use super::value::{Selection, columns, nearness};
use super::weight::{Weights, activities, weights};

/// Ranks all states for one company.
///
/// Total: any request gets an answer, unknown slugs count as not given. Without an industry and
/// an activity that the data know the answer says which of the two is needed, because a list for
/// nobody in particular would only look like advice.
pub fn rank(data: &RegionData, request: &Request) -> Outcome {
    let slug = request.industry.as_deref().unwrap_or_default();
    let industry = data.file.industries.get(slug);
    let activities = activities(data, slug, &request.activity);
    let (Some(industry), false) = (industry, activities.is_empty()) else {
        return Outcome::NeedsProfile {
            industry: industry.is_none(),
            activity: activities.is_empty(),
        };
    };
    let office = request
        .head_office
        .as_ref()
        .and_then(|id| data.file.head_offices.get(id));
    let selection = Selection {
        industry,
        head_office: office,
    };
    let near = nearness(data, request);
    let weights = weights(data, request, &selection, &activities, near.is_some());
    let specialisation = activities
        .iter()
        .map(|(_, activity, share)| share * activity.specialisation)
        .sum();
    let strengths = Strengths::new(data, specialisation);
    let columns = columns(data, &selection, &strengths);
    let gates: Vec<f64> = (0..data.file.states.len())
        .map(|state| gate(data, &activities, state))
        .collect();
    let points = Points {
        data,
        weights: &weights,
        columns: &columns,
        nearness: near.as_deref(),
        gates: &gates,
    };
    let rows: Vec<Vec<f64>> = (0..gates.len())
        .map(|state| points.by_group(state))
        .collect();
    let facts = Facts {
        data,
        selection: &selection,
        strengths: &strengths,
    };
    let board = Board {
        request,
        musts: screening(request),
        activities: &activities,
        points,
        rows,
        facts,
    };
    let flags = flags(&selection, &weights, near.is_some(), &board);
    Outcome::Ranking(Box::new(board.ranking(flags)))
}

fn gate(data: &RegionData, activities: &[(&str, &Activity, f64)], state: usize) -> f64 {
    let parts = activities.iter().filter_map(|(_, activity, share)| {
        let gate = data.file.gates.get(&activity.gate)?;
        Some(share * curve::value(&gate.knots, true, *gate.values.get(state)?))
    });
    parts.sum()
}

fn flags(selection: &Selection<'_>, weights: &Weights, near: bool, board: &Board<'_>) -> Vec<Flag> {
    let office = selection.head_office;
    let conditions = [
        (Flag::FitNotScored, selection.industry.own.is_empty()),
        (Flag::WeakFit, selection.industry.weak),
        (
            Flag::ProxyFlights,
            office.is_some_and(|office| office.proxy),
        ),
        (
            Flag::DistanceNotScored,
            office.is_some_and(|office| office.km.is_empty()),
        ),
        (Flag::AccessNotScored, office.is_none()),
        (
            Flag::DcLeftOut,
            (0..board.rows.len()).any(|state| board.left_out(state).is_some()),
        ),
        (Flag::HeavyUse, weights.heavy_use),
        (Flag::NearnessScored, near),
    ];
    conditions
        .into_iter()
        .filter(|condition| condition.1)
        .map(|condition| condition.0)
        .collect()
}
