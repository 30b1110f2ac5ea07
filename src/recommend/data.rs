//! The region data: read, checked, and looked up by id.

use super::check::check;
use super::schema::{File, Metro, Source};
use super::validity::Validity;
use crate::json;

/// All figures and parameters of the recommender, checked.
///
/// Every position named in the file exists, every curve rises and every weight is finite and not
/// negative, so that [`rank`](super::rank) has nothing left to fail on.
#[derive(Debug, Clone)]
pub struct RegionData {
    pub(super) file: File,
}

/// The region file cannot be used; every problem names its place in the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("regions.json: {}", .problems.join("\nregions.json: "))]
pub struct RegionDataError {
    pub problems: Vec<String>,
}

impl RegionData {
    /// Reads the region file.
    ///
    /// Fails on anything but a complete file: wrong form, an unknown name, a position that does
    /// not exist, a table of another length than the list of states.
    ///
    /// The build moves this and what only it reaches into the second wasm, see `xtask/src/split.rs`.
    #[inline(never)]
    pub fn parse(text: &str) -> Result<Self, RegionDataError> {
        let file: File = json::read(text).map_err(|problems| {
            let mut named = Vec::new();
            for problem in problems {
                named.push(problem.place.join(".") + ": " + &problem.problem);
            }
            RegionDataError { problems: named }
        })?;
        let problems = check(&file);
        if problems.is_empty() {
            Ok(Self { file })
        } else {
            Err(RegionDataError { problems })
        }
    }

    /// Ids of all states and DC, in alphabetical order.
    pub fn states(&self) -> impl Iterator<Item = &str> {
        self.file.states.iter().map(String::as_str)
    }

    /// Metro areas: id, state whose figures they inherit, further states into which they reach.
    pub fn metros(&self) -> impl Iterator<Item = (&str, &str, Vec<&str>)> {
        self.file.metros.iter().map(|metro| {
            let reaches = metro.reaches.iter().map(|&state| self.region_id(state));
            let state = self.region_id(metro.state);
            (metro.id.as_str(), state, reaches.collect())
        })
    }

    /// Group ids in the order of the page.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.file.groups.iter().map(String::as_str)
    }

    /// Leaf ids with the group they belong to.
    pub fn leaves(&self) -> impl Iterator<Item = (&str, &str)> {
        self.file
            .leaves
            .iter()
            .map(|leaf| (leaf.id.as_str(), leaf.group.as_str()))
    }

    /// Ids of clusters, occupations, measures, route lists and counts that a fact may be about.
    pub fn subjects(&self) -> impl Iterator<Item = &str> {
        let measures = self
            .file
            .clusters
            .values()
            .filter_map(|cluster| cluster.measure.as_ref());
        let keys = self
            .file
            .clusters
            .keys()
            .chain(self.file.occupations.keys());
        let keys = keys.chain(self.file.routes.keys());
        let counted = self.file.firms.values().flatten().map(|row| &row.2);
        let keys = keys.chain(counted);
        keys.map(String::as_str)
            .chain(measures.map(|measure| measure.id.as_str()))
    }

    /// Ids of what the article says.
    pub fn claims(&self) -> impl Iterator<Item = &str> {
        self.file.claims.iter().map(|claim| claim.id.as_str())
    }

    /// Where a figure comes from.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.file.sources.iter().find(|source| source.id == id)
    }

    /// All sources of the file.
    pub fn sources(&self) -> &[Source] {
        &self.file.sources
    }

    /// How the model does on what is known.
    pub fn validity(&self) -> &Validity {
        &self.file.validity
    }

    /// Version of the parameters.
    pub fn version(&self) -> &str {
        &self.file.version
    }

    /// How many regions there are: states, then metro areas.
    pub(super) fn region_count(&self) -> usize {
        self.file.states.len() + self.file.metros.len()
    }

    /// The metro area at a position behind the states.
    pub(super) fn metro(&self, region: usize) -> Option<&Metro> {
        self.file
            .metros
            .get(region.checked_sub(self.file.states.len())?)
    }

    /// The state whose figures a region has: its own, or those that a metro area inherits.
    pub(super) fn parent(&self, region: usize) -> usize {
        self.metro(region).map_or(region, |metro| metro.state)
    }

    pub(super) fn region_id(&self, region: usize) -> &str {
        let metro = self.metro(region).map(|metro| metro.id.as_str());
        let state = self.file.states.get(region).map(String::as_str);
        metro.or(state).unwrap_or_default()
    }

    /// Position of a state or a metro area.
    pub(super) fn region_index(&self, id: &str) -> Option<usize> {
        self.state_index(id)
            .or_else(|| (0..self.region_count()).find(|&region| self.region_id(region) == id))
    }

    pub(super) fn state_index(&self, code: &str) -> Option<usize> {
        self.file
            .states
            .iter()
            .position(|id| id.eq_ignore_ascii_case(code))
    }
}
