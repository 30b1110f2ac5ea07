//! Strength of industry clusters: specialisation and size, from 0 to 1.

use super::data::RegionData;
use super::mcda::curve;
use super::schema::{Cluster, Occupation, Values};
use crate::json::Table;

/// A value from 0 to 1, with how well it is known: 0 not at all, 1 fully.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    pub value: f64,
    pub known: f64,
}

/// Strengths of all clusters and occupations in all regions for one company.
#[derive(Debug)]
pub(super) struct Strengths<'a> {
    data: &'a RegionData,
    /// Weight of specialisation against size.
    specialisation: f64,
    clusters: Table<Vec<Cell>>,
    occupations: Table<Vec<Option<f64>>>,
}

impl<'a> Strengths<'a> {
    pub(super) fn new(data: &'a RegionData, specialisation: f64) -> Self {
        let mut strengths = Self {
            data,
            specialisation,
            clusters: Table::default(),
            occupations: Table::default(),
        };
        for (id, occupation) in &data.file.occupations {
            let values = strengths.occupation_values(occupation);
            strengths.occupations.insert(id.clone(), values);
        }
        let unlisted = strengths.unlisted();
        for (id, cluster) in &data.file.clusters {
            let cells = strengths.cluster_cells(cluster, &unlisted);
            strengths.clusters.insert(id.clone(), cells);
        }
        strengths
    }

    /// Strength of a cluster in a region; a cluster that the data lack is worth nothing.
    pub(super) fn cluster(&self, id: &str, region: usize) -> Cell {
        let cell = self.clusters.get(id).and_then(|cells| cells.get(region));
        cell.copied().unwrap_or(Cell {
            value: 0.0,
            known: 0.0,
        })
    }

    /// Strength of an occupation in a region, where jobs are published.
    pub(super) fn occupation(&self, id: &str, region: usize) -> Option<f64> {
        self.occupations
            .get(id)
            .and_then(|values| values.get(region))
            .copied()
            .flatten()
    }

    /// Value of being `lq` times as specialised as the country with `share` percent of the total.
    pub(super) fn value(&self, lq: f64, share: f64) -> f64 {
        let strength = &self.data.file.strength;
        let specialised = curve::value(&strength.lq_knots, true, lq);
        let large = curve::value(&strength.share_knots, true, share);
        self.specialisation * specialised + (1.0 - self.specialisation) * large
    }

    /// Value of a row known from reports with a strength of 1 to 5.
    pub(super) fn reported(&self, level: u8) -> f64 {
        let position = usize::from(level.saturating_sub(1));
        self.data
            .file
            .strength
            .reported
            .get(position)
            .copied()
            .unwrap_or(0.0)
    }

    /// Value of jobs in a region; of a metro area whose residents are not known by size alone.
    pub(super) fn jobs(&self, lq: f64, share: f64) -> f64 {
        if lq > 0.0 {
            self.value(lq, share)
        } else {
            curve::value(&self.data.file.strength.metro_share_knots, true, share)
        }
    }

    /// What a metro area is worth: its state's value and its own, which a part of the state's
    /// replaces where it has no rows. A cluster is seldom spread evenly over a state.
    pub(super) fn blend(&self, state: f64, own: Option<f64>) -> f64 {
        let strength = &self.data.file.strength;
        let own = own.unwrap_or(strength.metro_without * state);
        (1.0 - strength.metro_own) * state + strength.metro_own * own
    }

    fn occupation_values(&self, occupation: &Occupation) -> Vec<Option<f64>> {
        let mut values = vec![None; self.data.region_count()];
        for &(region, jobs, lq) in &occupation.jobs {
            values[region] = Some(self.jobs(lq, 100.0 * jobs / occupation.total));
        }
        for region in self.data.file.states.len()..values.len() {
            let state = values[self.data.parent(region)];
            values[region] = state.map(|state| self.blend(state, values[region]));
        }
        values
    }

    /// Rows exist only above a threshold, so a state without a row is taken to lie below it.
    fn unlisted(&self) -> Vec<f64> {
        let file = &self.data.file;
        let size = file
            .leaves
            .iter()
            .find(|leaf| leaf.id == file.strength.size_leaf);
        let Some(Values::Table(table)) = size.map(|leaf| &leaf.values) else {
            return vec![0.0; file.states.len()];
        };
        let sizes: Vec<f64> = table
            .values
            .iter()
            .map(|size| size.unwrap_or(0.0))
            .collect();
        let total: f64 = sizes.iter().sum();
        sizes
            .iter()
            .map(|size| {
                let economy = 100.0 * size / total;
                let lq = file
                    .strength
                    .unlisted_lq
                    .min(file.strength.unlisted_share / economy);
                self.value(lq, lq * economy)
            })
            .collect()
    }

    fn cluster_cells(&self, cluster: &Cluster, unlisted: &[f64]) -> Vec<Cell> {
        let mut best: Vec<Option<f64>> = vec![None; self.data.region_count()];
        let mut raise = |region: usize, value: f64| {
            best[region] = Some(best[region].map_or(value, |known| known.max(value)));
        };
        for &(region, lq, share, ..) in &cluster.rows {
            raise(region, self.value(lq, share));
        }
        for &(region, level, ..) in &cluster.reports {
            raise(region, self.reported(level));
        }
        if let Some(measure) = &cluster.measure {
            for &(region, raw) in &measure.values {
                raise(region, curve::value(&measure.knots, false, raw));
            }
        }
        if let Some(values) = cluster
            .occupation
            .as_ref()
            .and_then(|id| self.occupations.get(id))
        {
            // Head counts of a metro area rank it by size: they are talent, never a cluster.
            for (state, value) in values.iter().take(unlisted.len()).enumerate() {
                if let Some(value) = value {
                    raise(state, *value);
                }
            }
        }
        let absent = if cluster.partial { 0.5 } else { 1.0 };
        let states = best.iter().zip(unlisted);
        let mut cells: Vec<Cell> = states
            .map(|(value, below)| Cell {
                value: value.unwrap_or(*below),
                known: if value.is_some() { 1.0 } else { absent },
            })
            .collect();
        for region in unlisted.len()..best.len() {
            let (state, own) = (cells[self.data.parent(region)], best[region]);
            let weight = self.data.file.strength.metro_own;
            let known = if own.is_some() { weight } else { 0.0 };
            cells.push(Cell {
                value: self.blend(state.value, own),
                known: (1.0 - weight) * state.known + known,
            });
        }
        cells
    }
}
