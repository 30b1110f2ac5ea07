//! One company's model: weights, values and gates of all regions, ready to be asked.

use super::cluster::Strengths;
use super::data::RegionData;
use super::mcda::curve;
use super::outcome::{Flag, Outcome};
use super::request::{Must, Request};
use super::schema::Activity;
use super::screen::screening;
use super::value::{Column, Selection, columns};
use super::weight::{Weights, activities, weights};

/// What the data say to one request.
///
/// Values, weights and gates stand here once; lists, explanations and comparisons read them.
#[derive(Debug)]
pub struct Model<'a> {
    pub(super) data: &'a RegionData,
    pub(super) request: &'a Request,
    pub(super) activities: Vec<(&'a str, &'a Activity, f64)>,
    pub(super) selection: Selection<'a>,
    pub(super) weights: Weights,
    pub(super) strengths: Strengths<'a>,
    /// One column a leaf, one cell a region.
    pub(super) columns: Vec<Column>,
    /// Factor for size, one a region.
    pub(super) gates: Vec<f64>,
    /// Points by group of every region, before the gate.
    pub(super) rows: Vec<Vec<f64>>,
    /// The musts that screen.
    pub(super) musts: Vec<Must>,
}

/// Ranks all regions for one company.
///
/// Total: any request gets an answer, unknown slugs count as not given. Without an industry and
/// an activity that the data know the answer says which of the two is needed, because a list for
/// nobody in particular would only look like advice.
pub fn rank(data: &RegionData, request: &Request) -> Outcome {
    rank_first(data, request, usize::MAX)
}

/// The same with reasons and figures only for the first states, see
/// [`ranking_of`](Model::ranking_of).
pub fn rank_first(data: &RegionData, request: &Request, first: usize) -> Outcome {
    match Model::new(data, request) {
        Ok(model) => Outcome::Ranking(Box::new(model.ranking_of(first))),
        Err(needs) => needs,
    }
}

impl<'a> Model<'a> {
    /// The model of one request, or which part of the profile is needed first.
    pub fn new(data: &'a RegionData, request: &'a Request) -> Result<Self, Outcome> {
        let slug = request.industry.as_deref().unwrap_or_default();
        let industry = data.file.industries.get(slug);
        let activities = activities(data, slug, &request.activity);
        let (Some(industry), false) = (industry, activities.is_empty()) else {
            return Err(Outcome::NeedsProfile {
                industry: industry.is_none(),
                activity: activities.is_empty(),
            });
        };
        let head_office = request
            .head_office
            .as_ref()
            .and_then(|id| data.file.head_offices.get(id));
        let selection = Selection {
            industry,
            head_office,
        };
        let weights = weights(data, request, &selection, &activities);
        let (mut specialisation, mut gates) = (0.0, vec![0.0; data.region_count()]);
        for (_, activity, share) in &activities {
            specialisation += share * activity.specialisation;
            if let Some(gate) = data.file.gates.get(&activity.gate) {
                for (region, factor) in gates.iter_mut().enumerate() {
                    let size = gate.values.get(data.parent(region));
                    let size = size.copied().unwrap_or_default();
                    *factor += share * curve::value(&gate.knots, true, size);
                }
            }
        }
        let strengths = Strengths::new(data, specialisation);
        let columns = columns(data, &selection, &strengths);
        let mut model = Self {
            data,
            request,
            activities,
            selection,
            weights,
            strengths,
            columns,
            gates,
            rows: Vec::new(),
            musts: screening(request),
        };
        for region in 0..data.region_count() {
            model.rows.push(model.by_group(region));
        }
        Ok(model)
    }

    /// Position of a group in the data.
    pub(super) fn group(&self, id: &str) -> Option<usize> {
        self.data.file.groups.iter().position(|group| group == id)
    }

    /// Points by group of one region after the gate.
    pub(super) fn gated(&self, region: usize) -> Vec<f64> {
        let gate = self.gates[region];
        self.rows[region]
            .iter()
            .map(|points| points * gate)
            .collect()
    }

    pub(super) fn score(&self, region: usize) -> f64 {
        self.gated(region).iter().sum()
    }

    /// What the page has to say about the method for this company.
    pub(super) fn flags(&self) -> Vec<Flag> {
        let office = self.selection.head_office;
        let industry = self.selection.industry;
        let states = 0..self.data.file.states.len();
        let conditions = [
            (Flag::FitNotScored, industry.own.is_empty()),
            (Flag::WeakFit, industry.weak),
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
                states
                    .into_iter()
                    .any(|state| self.left_out(state).is_some()),
            ),
            (Flag::HeavyUse, self.weights.heavy_use),
            (
                Flag::SitesNotScored,
                super::near::sites(self.data, self.request).next().is_some(),
            ),
        ];
        let held = conditions.into_iter().filter(|condition| condition.1);
        held.map(|condition| condition.0).collect()
    }
}
