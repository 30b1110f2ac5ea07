//! Checks of the region file that its form alone cannot make.

use std::collections::BTreeSet;

use super::curve::is_curve;
use crate::json::Table;
use super::schema::{File, Knots, Values};

/// Says what is wrong first, naming the place in the file.
pub(super) fn check(file: &File) -> Checked {
    Check { file }.all()
}

struct Check<'a> {
    file: &'a File,
}

pub(super) type Checked = Result<(), String>;

fn ensure(holds: bool, problem: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(problem()) }
}

impl Check<'_> {
    fn all(&self) -> Checked {
        let file = self.file;
        let count = file.states.len();
        ensure(count > 0, || "there are no states".into())?;
        ensure(file.states.windows(2).all(|pair| pair[0] < pair[1]), || {
            "states: expected unique ids in alphabetical order".into()
        })?;
        ensure(file.neighbours.len() == count, || {
            "neighbours: one list a state is needed".into()
        })?;
        ensure(
            file.groups.last().is_some_and(|group| group == "nearness"),
            || "groups: nearness must be the last".into(),
        )?;
        for (id, near) in file.states.iter().zip(&file.neighbours) {
            self.states(&format!("neighbours of {id}"), near.iter().copied())?;
        }
        for (activity, states) in &file.left_out {
            self.activity("left_out", activity)?;
            self.states("left_out", states.iter().copied())?;
        }
        self.states("mexico_border", file.mexico_border.iter().copied())?;
        self.leaves()?;
        self.clusters()?;
        self.profile()?;
        self.places()?;
        self.numbers()
    }

    fn leaves(&self) -> Checked {
        let groups: BTreeSet<_> = self.file.groups.iter().collect();
        for leaf in &self.file.leaves {
            let id = &leaf.id;
            ensure(groups.contains(&leaf.group), || {
                format!("leaf {id}: unknown group")
            })?;
            Self::weight(id, leaf.share)?;
            match &leaf.values {
                Values::Table(table) => {
                    Self::curve(id, &leaf.knots, leaf.log)?;
                    ensure(table.values.len() == self.file.states.len(), || {
                        format!("leaf {id}: one value a state is needed")
                    })?;
                    self.source(id, table.source)?;
                    self.states(id, table.exceptions.iter().map(|row| row.0))?;
                    for row in &table.exceptions {
                        self.source(id, row.2)?;
                    }
                    self.states(id, table.scored_as.iter().map(|row| row.0))?;
                    self.states(id, table.estimated.iter().copied())?;
                }
                Values::Flights => Self::curve(id, &leaf.knots, leaf.log)?,
                Values::Clusters(clusters) => {
                    ensure(!clusters.is_empty(), || format!("leaf {id}: no cluster"))?;
                    self.known_clusters(id, clusters.iter())?;
                }
                Values::Own | Values::Related | Values::Occupation | Values::Distance => {}
            }
        }
        Ok(())
    }

    fn clusters(&self) -> Checked {
        let strength = &self.file.strength;
        Self::curve("strength", &strength.lq_knots, true)?;
        Self::curve("strength", &strength.share_knots, true)?;
        let size = self
            .file
            .leaves
            .iter()
            .find(|leaf| leaf.id == strength.size_leaf);
        let sizes = size.and_then(|leaf| match &leaf.values {
            Values::Table(table) => table.values.iter().copied().collect::<Option<Vec<f64>>>(),
            _ => None,
        });
        ensure(
            sizes.is_some_and(|sizes| sizes.iter().all(|size| *size > 0.0)),
            || {
                format!(
                    "strength: {} must give the size of every state",
                    strength.size_leaf
                )
            },
        )?;
        for (id, cluster) in &self.file.clusters {
            self.states(id, cluster.rows.iter().map(|row| row.0))?;
            self.states(id, cluster.reports.iter().map(|row| row.0))?;
            for source in cluster.rows.iter().map(|row| row.3) {
                self.source(id, source)?;
            }
            for &(_, level, source) in &cluster.reports {
                self.source(id, source)?;
                ensure((1..=5).contains(&level), || {
                    format!("cluster {id}: strength {level}")
                })?;
            }
            if let Some(measure) = &cluster.measure {
                Self::curve(id, &measure.knots, false)?;
                self.source(id, measure.source)?;
                self.states(id, measure.values.iter().map(|row| row.0))?;
            }
            if let Some(occupation) = &cluster.occupation {
                self.occupation(id, occupation)?;
            }
        }
        for (id, occupation) in &self.file.occupations {
            self.source(id, occupation.source)?;
            ensure(occupation.total > 0.0, || {
                format!("occupation {id}: no jobs in all")
            })?;
            self.states(id, occupation.jobs.iter().map(|row| row.0))?;
        }
        self.occupation("default_occupation", &self.file.default_occupation)
    }

    fn profile(&self) -> Checked {
        for (id, industry) in &self.file.industries {
            for (_, weight) in industry.own.iter().chain(&industry.related) {
                Self::weight(id, *weight)?;
            }
            self.known_clusters(
                id,
                industry
                    .own
                    .iter()
                    .chain(&industry.related)
                    .map(|pair| &pair.0),
            )?;
            if let Some(occupation) = &industry.occupation {
                self.occupation(id, occupation)?;
            }
            self.group_weights(id, &industry.multipliers)?;
        }
        for (id, activity) in &self.file.activities {
            ensure(self.file.gates.contains_key(&activity.gate), || {
                format!("activity {id}: unknown gate")
            })?;
            self.group_weights(id, &activity.weights)?;
        }
        for (id, split) in &self.file.split {
            self.activity(id, &split.activity)?;
            self.activity(id, &split.otherwise)?;
        }
        for (id, gate) in &self.file.gates {
            Self::curve(id, &gate.knots, true)?;
            ensure(gate.values.len() == self.file.states.len(), || {
                format!("gate {id}: one value a state is needed")
            })?;
        }
        for (id, bundle) in &self.file.priorities.bundles {
            for (leaf, weight) in bundle {
                Self::weight(id, *weight)?;
                ensure(
                    self.file.leaves.iter().any(|known| known.id == *leaf),
                    || format!("priority {id}: unknown leaf {leaf}"),
                )?;
            }
        }
        Ok(())
    }

    fn places(&self) -> Checked {
        for (id, office) in &self.file.head_offices {
            for route in &office.routes {
                ensure(self.file.routes.contains_key(route), || {
                    format!("head office {id}: {route}")
                })?;
            }
            if !office.km.is_empty() {
                Self::curve(id, &office.knots, false)?;
                ensure(office.km.len() == self.file.states.len(), || {
                    format!("head office {id}: one distance a state is needed")
                })?;
            }
        }
        for (id, routes) in &self.file.routes {
            self.source(id, routes.source)?;
            self.states(id, routes.rows.iter().map(|row| row.0))?;
        }
        self.source("receipts", self.file.receipts.source)?;
        self.states("receipts", self.file.receipts.rows.iter().map(|row| row.0))?;
        for claim in &self.file.claims {
            self.states(&claim.id, std::iter::once(claim.state))?;
        }
        Ok(())
    }

    fn numbers(&self) -> Checked {
        let (near, limits) = (&self.file.nearness, &self.file.limits);
        for weight in [
            near.weight,
            near.own,
            near.partner,
            near.customer,
            near.supplier,
            near.neighbour,
        ] {
            Self::weight("nearness", weight)?;
        }
        Self::weight("heavy_use", self.file.heavy_use.factor)?;
        Self::weight("mix", self.file.mix.0)?;
        Self::weight("mix", self.file.mix.1)?;
        Self::weight("priorities", self.file.priorities.lambda)?;
        ensure(self.file.priorities.lambda <= 1.0, || {
            "priorities: lambda above 1".into()
        })?;
        ensure(limits.draws > 0, || "limits: no draws".into())?;
        Self::weight("limits", limits.spread)?;
        ensure(limits.spread < 1.0, || {
            "limits: a spread of 1 would drop groups".into()
        })
    }

    fn states(&self, place: &str, mut states: impl Iterator<Item = usize>) -> Checked {
        ensure(states.all(|state| state < self.file.states.len()), || {
            format!("{place}: a state that is not in the list")
        })
    }

    fn source(&self, place: &str, source: usize) -> Checked {
        ensure(source < self.file.sources.len(), || {
            format!("{place}: a source that is not in the list")
        })
    }

    fn occupation(&self, place: &str, id: &str) -> Checked {
        ensure(self.file.occupations.contains_key(id), || {
            format!("{place}: unknown occupation {id}")
        })
    }

    fn activity(&self, place: &str, id: &str) -> Checked {
        ensure(self.file.activities.contains_key(id), || {
            format!("{place}: unknown activity {id}")
        })
    }

    fn known_clusters<'b>(
        &self,
        place: &str,
        mut ids: impl Iterator<Item = &'b String>,
    ) -> Checked {
        ensure(ids.all(|id| self.file.clusters.contains_key(id)), || {
            format!("{place}: unknown cluster")
        })
    }

    fn group_weights(&self, place: &str, weights: &Table<f64>) -> Checked {
        for (group, weight) in weights {
            Self::weight(place, *weight)?;
            ensure(self.file.groups.contains(group), || {
                format!("{place}: unknown group {group}")
            })?;
        }
        Ok(())
    }

    fn curve(place: &str, knots: &Knots, log: bool) -> Checked {
        ensure(is_curve(knots, log), || {
            format!("{place}: the knots are no curve")
        })
    }

    fn weight(place: &str, weight: f64) -> Checked {
        ensure(weight.is_finite() && weight >= 0.0, || {
            format!("{place}: {weight} is no weight")
        })
    }
}
