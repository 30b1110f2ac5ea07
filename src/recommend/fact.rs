//! The figures behind a score, with year and source.

use super::cluster::Strengths;
use super::data::RegionData;
use super::outcome::{Fact, FactValue};
use super::schema::{Figures, Leaf, SourceIndex, Values};
use super::value::{Selection, pairs};

/// Looks up the published figures of one company's leaves.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub data: &'a RegionData,
    pub selection: &'a Selection<'a>,
    pub strengths: &'a Strengths<'a>,
}

impl Facts<'_> {
    /// The figures behind one leaf of a state: usually one, none where the figure is missing.
    pub(super) fn of_leaf(&self, leaf: &Leaf, state: usize) -> Vec<Fact> {
        match &leaf.values {
            Values::Table(table) => self.of_table(leaf, table, state).into_iter().collect(),
            Values::Own => self.of_best(leaf, &self.selection.industry.own, state),
            Values::Related => self.of_best(leaf, &self.selection.industry.related, state),
            Values::Clusters(ids) => {
                let parts: Vec<(String, f64)> = ids.iter().map(|id| (id.clone(), 1.0)).collect();
                self.of_best(leaf, &parts, state)
            }
            Values::Occupation => {
                let id = self.selection.occupation(self.data);
                self.of_occupation(leaf, id, state)
                    .map(|found| found.1)
                    .into_iter()
                    .collect()
            }
            Values::Flights => self.of_flights(leaf, state),
            // The distance is computed from the map; it rests on no publication of its own.
            Values::Distance => Vec::new(),
        }
    }

    /// Corporate income tax, and the tax on gross receipts where the state has one: "no corporate
    /// income tax" never stands alone.
    pub(super) fn taxes(&self, state: usize) -> Vec<Fact> {
        let receipts = &self.data.file.receipts;
        let leaves = self
            .data
            .file
            .leaves
            .iter()
            .filter(|leaf| leaf.id == "corp_tax");
        let mut facts: Vec<Fact> = leaves.flat_map(|leaf| self.of_leaf(leaf, state)).collect();
        facts.extend(
            receipts
                .rows
                .iter()
                .filter(|row| row.0 == state)
                .map(|row| Fact {
                    leaf: "gross_receipts".into(),
                    subject: None,
                    value: FactValue::Range(row.1, row.2),
                    year: receipts.year,
                    source: self.source(receipts.source),
                }),
        );
        facts
    }

    fn source(&self, index: SourceIndex) -> String {
        self.data
            .file
            .sources
            .get(index)
            .map(|source| source.id.clone())
            .unwrap_or_default()
    }

    fn of_table(&self, leaf: &Leaf, table: &Figures, state: usize) -> Option<Fact> {
        if table.estimated.contains(&state) {
            return None;
        }
        let raw = table.values.get(state).copied().flatten()?;
        let exception = table.exceptions.iter().find(|row| row.0 == state);
        let (year, source) = exception.map_or((table.year, table.source), |row| (row.1, row.2));
        let value = match raw {
            raw if table.yes_no => FactValue::YesNo(raw > 0.5),
            raw if table.partial && raw <= 0.0 => FactValue::NotListed,
            raw => FactValue::Number(raw),
        };
        Some(Fact {
            leaf: leaf.id.clone(),
            subject: None,
            value,
            year,
            source: self.source(source),
        })
    }

    /// The row that lends a mixed leaf most of its value.
    fn of_best(&self, leaf: &Leaf, parts: &[(String, f64)], state: usize) -> Vec<Fact> {
        let mut best: Option<(f64, &str)> = None;
        for (id, weight) in parts {
            let value = weight * self.strengths.cluster(id, state).value;
            if best.is_none_or(|known| value > known.0) {
                best = Some((value, id));
            }
        }
        best.and_then(|(_, id)| self.of_cluster(leaf, id, state))
            .into_iter()
            .collect()
    }

    fn of_cluster(&self, leaf: &Leaf, id: &str, state: usize) -> Option<Fact> {
        let cluster = self.data.file.clusters.get(id)?;
        let mut found: Vec<(f64, Fact)> = Vec::new();
        let fact = |subject: &str, value: FactValue, year: u16, source: SourceIndex| Fact {
            leaf: leaf.id.clone(),
            subject: Some(subject.to_owned()),
            value,
            year,
            source: self.source(source),
        };
        for &(_, lq, share, source, year) in cluster.rows.iter().filter(|row| row.0 == state) {
            found.push((
                self.strengths.value(lq, share),
                fact(id, FactValue::Cluster { lq, share }, year, source),
            ));
        }
        for &(_, level, source) in cluster.reports.iter().filter(|row| row.0 == state) {
            found.push((
                self.strengths.reported(level),
                fact(id, FactValue::Reported(level), 0, source),
            ));
        }
        if let Some(measure) = &cluster.measure {
            for &(_, raw) in measure.values.iter().filter(|row| row.0 == state) {
                let value = super::curve::value(&measure.knots, false, raw);
                found.push((
                    value,
                    fact(
                        &measure.id,
                        FactValue::Number(raw),
                        measure.year,
                        measure.source,
                    ),
                ));
            }
        }
        if let Some(occupation) = &cluster.occupation {
            found.extend(self.of_occupation(leaf, occupation, state));
        }
        let mut best: Option<(f64, Fact)> = None;
        for candidate in found {
            if best.as_ref().is_none_or(|known| candidate.0 > known.0) {
                best = Some(candidate);
            }
        }
        let table = cluster.rows.first();
        best.map(|(_, fact)| fact)
            .or_else(|| table.map(|row| fact(id, FactValue::NotListed, row.4, row.3)))
    }

    fn of_occupation(&self, leaf: &Leaf, id: &str, state: usize) -> Option<(f64, Fact)> {
        let occupation = self.data.file.occupations.get(id)?;
        let &(_, jobs, lq) = occupation.jobs.iter().find(|row| row.0 == state)?;
        let share = 100.0 * jobs / occupation.total;
        let fact = Fact {
            leaf: leaf.id.clone(),
            subject: Some(id.to_owned()),
            value: FactValue::Jobs { jobs, share },
            year: occupation.year,
            source: self.source(occupation.source),
        };
        Some((self.strengths.value(lq, share), fact))
    }

    fn of_flights(&self, leaf: &Leaf, state: usize) -> Vec<Fact> {
        let routes = self
            .selection
            .head_office
            .map(|office| office.routes.as_slice())
            .unwrap_or_default();
        let facts = routes.iter().filter_map(|id| {
            let routes = self.data.file.routes.get(id)?;
            Some(Fact {
                leaf: leaf.id.clone(),
                subject: Some(id.clone()),
                value: FactValue::Routes(pairs(self.data, id, state).map(str::to_owned).collect()),
                year: routes.year,
                source: self.source(routes.source),
            })
        });
        facts.collect()
    }
}
