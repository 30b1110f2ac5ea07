//! The regions that can be chosen, their values by group, and how well these are known.

use kernel::{Law, Noise, Problem};

use super::law::narrow;
use crate::order::sort_by;
use crate::recommend::model::Model;
use crate::recommend::schema::{Leaf, Values};

/// How open the weights are.
#[derive(Debug, Clone, PartialEq)]
pub enum Openness {
    /// The company's weights, as sure as this entry of the data says: `sure`, `fairly`, `hardly`.
    Sure(String),
    /// Only the order of the groups stands.
    Order,
    /// Groups in tiers, the most important first.
    Tiers(Vec<Vec<String>>),
    /// Nothing is known of the weights.
    Nothing,
}

/// A question to the kernel about the regions that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Ids in the order of the problem's rows.
    pub regions: Vec<String>,
    /// Groups with weight, in the order of its columns.
    pub groups: Vec<String>,
    pub problem: Problem,
    /// Shares from which a place is stable, or likely.
    pub(super) stable: f64,
    pub(super) likely: f64,
}

impl Model<'_> {
    /// The states that can be recommended, as a problem for the kernel. None without any, or
    /// when the data do not know this sureness.
    ///
    /// `uncertain` adds what is not known of the figures. The keys of the random numbers are the
    /// ids of groups and regions, so a must that strikes one out changes nobody else's draws.
    pub fn field(&self, openness: &Openness, uncertain: bool) -> Option<Field> {
        self.field_of(&self.eligible(), openness, uncertain)
    }

    /// The same for metro areas, which are a list of their own.
    ///
    /// What an area has from its state is drawn once a state: the tax rate of Texas must not
    /// blur Houston against Dallas.
    pub fn metro_field(&self, openness: &Openness, uncertain: bool) -> Option<Field> {
        let metros = self.data.file.states.len()..self.data.region_count();
        self.field_of(&self.chosen_of(metros), openness, uncertain)
    }

    fn field_of(&self, regions: &[usize], openness: &Openness, uncertain: bool) -> Option<Field> {
        let file = &self.data.file;
        let weights: Vec<f64> = self
            .group_weights()
            .iter()
            .map(|group| group.weight / 100.0)
            .collect();
        let carried = |group: &usize| weights.get(*group).is_some_and(|weight| *weight > 0.0);
        let groups: Vec<usize> = (0..file.groups.len()).filter(carried).collect();
        if regions.is_empty() || groups.is_empty() {
            return None;
        }
        let mut values = Vec::new();
        let (mut own, mut shared) = (Vec::new(), Vec::new());
        for &region in regions {
            let row = self.group_values(region);
            values.push(groups.iter().map(|&group| row[group]).collect::<Vec<f64>>());
            let doubt = self.doubts(region);
            for &group in &groups {
                own.push(narrow(doubt[group].0));
                if region >= file.states.len() {
                    shared.push(narrow(doubt[group].1));
                }
            }
        }
        let column = |id: &String| groups.iter().position(|&group| file.groups[group] == *id);
        let law = match openness {
            Openness::Sure(sureness) => Law::Stated {
                weights: groups.iter().map(|&group| narrow(weights[group])).collect(),
                sigma: narrow(*file.doubt.sureness.get(sureness)?),
            },
            Openness::Order => {
                let mut order: Vec<usize> = (0..groups.len()).collect();
                sort_by(&mut order, |&a, &b| {
                    weights[groups[b]].total_cmp(&weights[groups[a]])
                });
                Law::Order(order)
            }
            Openness::Tiers(tiers) => {
                let tier = |tier: &Vec<String>| tier.iter().filter_map(column).collect();
                let tiers: Vec<Vec<usize>> = tiers.iter().map(tier).collect();
                Law::Tiers(tiers.into_iter().filter(|tier| !tier.is_empty()).collect())
            }
            Openness::Nothing => Law::Free,
        };
        let mut problem = Problem::new(&values, law);
        problem.criterion_keys = groups
            .iter()
            .map(|&group| key(&file.groups[group]))
            .collect();
        problem.region_keys = regions
            .iter()
            .map(|&region| key(self.data.region_id(region)))
            .collect();
        problem.noise = uncertain.then(|| Noise {
            own,
            shared,
            places: regions
                .iter()
                .map(|&region| key(self.data.region_id(self.data.parent(region))))
                .collect(),
        });
        let id = |&region: &usize| self.data.region_id(region).to_owned();
        Some(Field {
            regions: regions.iter().map(id).collect(),
            groups: groups
                .iter()
                .map(|&group| file.groups[group].clone())
                .collect(),
            problem,
            stable: file.limits.robust,
            likely: file.limits.likely,
        })
    }

    /// States that nothing excludes and of which enough is known.
    pub(super) fn eligible(&self) -> Vec<usize> {
        self.chosen_of(0..self.data.file.states.len())
    }

    fn chosen_of(&self, regions: std::ops::Range<usize>) -> Vec<usize> {
        let known = self.data.file.limits.coverage;
        let can =
            |&region: &usize| self.reasons(region).is_empty() && self.coverage(region).0 >= known;
        regions.filter(can).collect()
    }

    /// The deviation of the value of every group, with the gate: what is the region's own, and
    /// what it shares with everybody who has its state's figures. A group without weight has
    /// none.
    fn doubts(&self, region: usize) -> Vec<(f64, f64)> {
        let file = &self.data.file;
        let mut sums = vec![(0.0, 0.0, 0.0); file.groups.len()];
        for (place, leaf) in file.leaves.iter().enumerate() {
            let weight = self.weights.leaves[place];
            if let Some(group) = self.group(&leaf.group) {
                let part = weight * self.doubt(place, region);
                let inherited = self.part_inherited(leaf, region);
                sums[group].0 += (1.0 - inherited) * part * part;
                sums[group].1 += inherited * part * part;
                sums[group].2 += weight;
            }
        }
        let gate = self.gates[region];
        let deviation = |(own, shared, weight): &(f64, f64, f64)| {
            if *weight > 0.0 {
                (gate * own.sqrt() / weight, gate * shared.sqrt() / weight)
            } else {
                (0.0, 0.0)
            }
        };
        sums.iter().map(deviation).collect()
    }

    /// How much of the doubt about a value is about its state's figure.
    fn part_inherited(&self, leaf: &Leaf, region: usize) -> f64 {
        let file = &self.data.file;
        if region < file.states.len() {
            return 0.0;
        }
        match &leaf.values {
            Values::Table(table) => f64::from(u8::from(table.place(self.data, region) != region)),
            Values::Flights => 0.0,
            Values::Distance => 1.0,
            // Clusters and occupations are part the state's, part the area's.
            _ => 1.0 - file.strength.metro_own,
        }
    }

    /// The deviation of one value before the gate: what even a known figure has, and what is not
    /// known of it times the deviation of all states, because it could be that of any of them.
    pub(super) fn doubt(&self, leaf: usize, region: usize) -> f64 {
        let states = self.data.file.states.len();
        let column = &self.columns[leaf];
        let known = column[region].known;
        let all = states.max(1) as f64;
        let states = || column.iter().take(states);
        let mean = states().map(|cell| cell.value).sum::<f64>() / all;
        let spread = states()
            .map(|cell| (cell.value - mean) * (cell.value - mean))
            .sum::<f64>()
            / all;
        let base = self.data.file.doubt.known;
        (base * base + (1.0 - known).max(0.0) * spread).sqrt()
    }
}

/// A key that belongs to an id: FNV-1a (Fowler, Noll and Vo).
fn key(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
