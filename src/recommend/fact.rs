//! The figures behind a score, with year and source.

use super::model::Model;
use super::outcome::{Fact, FactValue, Programme};
use super::schema::{Figures, Leaf, SourceIndex, Values};
use super::value::pairs;

impl Model<'_> {
    /// The figures behind one leaf of a region: usually one, none where the figure is missing.
    ///
    /// A metro area shows its own figure where it has one, else its state's, marked as such.
    pub(super) fn of_leaf(&self, leaf: &Leaf, region: usize) -> Vec<Fact> {
        match &leaf.values {
            Values::Table(table) => self.of_table(leaf, table, region).into_iter().collect(),
            Values::Own => self.of_best(leaf, &self.selection.industry.own, region),
            Values::Related => self.of_best(leaf, &self.selection.industry.related, region),
            Values::Clusters(ids) => {
                let parts: Vec<(String, f64)> = ids.iter().map(|id| (id.clone(), 1.0)).collect();
                self.of_best(leaf, &parts, region)
            }
            Values::Occupation => {
                let id = self.selection.occupation(self.data);
                let own = self.of_occupation(leaf, id, region);
                let found = own.or_else(|| {
                    let parent = self.inherited(region)?;
                    let (value, fact) = self.of_occupation(leaf, id, parent)?;
                    Some((value, inherit(fact)))
                });
                found.map(|found| found.1).into_iter().collect()
            }
            Values::Flights => self.of_flights(leaf, region),
            // The distance is computed from the map; it rests on no publication of its own.
            Values::Distance => Vec::new(),
        }
    }

    /// The state from which a metro area inherits; none for a state.
    fn inherited(&self, region: usize) -> Option<usize> {
        let parent = self.data.parent(region);
        (parent != region).then_some(parent)
    }

    /// Corporate income tax, and the tax on gross receipts where the state has one: "no corporate
    /// income tax" never stands alone.
    pub(super) fn taxes(&self, region: usize) -> Vec<Fact> {
        let state = self.data.parent(region);
        let receipts = &self.data.file.receipts;
        let leaves = self
            .data
            .file
            .leaves
            .iter()
            .filter(|leaf| leaf.id == "corp_tax");
        let mut facts: Vec<Fact> = leaves.flat_map(|leaf| self.of_leaf(leaf, region)).collect();
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
                    inherited: state != region,
                }),
        );
        facts
    }

    /// Companies of the head office's country in a region: shown, never scored, because a score
    /// would reward the states that happen to have been counted.
    pub(super) fn firms(&self, region: usize) -> Vec<Fact> {
        let country = self.request.head_office.as_deref().unwrap_or_default();
        let rows = self.data.file.firms.get(country);
        let rows = rows.map(Vec::as_slice).unwrap_or_default();
        let found = rows.iter().filter(|row| row.0 == region);
        let fact = |row: &(usize, f64, String, SourceIndex, u16)| Fact {
            leaf: "home_firms".into(),
            subject: Some(row.2.clone()),
            value: FactValue::Number(row.1),
            year: row.4,
            source: self.source(row.3),
            inherited: false,
        };
        found.map(fact).collect()
    }

    /// What to ask the state for by name. Terms change with every session of a legislature, so
    /// names are all that is told.
    pub(super) fn programmes(&self, state: usize) -> Vec<Programme> {
        let rows = self.data.file.programmes.iter();
        let programme = |row: &(usize, String, SourceIndex, u16)| Programme {
            name: row.1.clone(),
            year: row.3,
            source: self.source(row.2),
        };
        rows.filter(|row| row.0 == state).map(programme).collect()
    }

    pub(super) fn source(&self, index: SourceIndex) -> String {
        self.data
            .file
            .sources
            .get(index)
            .map(|source| source.id.clone())
            .unwrap_or_default()
    }

    fn of_table(&self, leaf: &Leaf, table: &Figures, region: usize) -> Option<Fact> {
        let place = table.place(self.data, region);
        if table.estimated.contains(&place) {
            return None;
        }
        let raw = table.raw(place)?;
        let exception = table.exceptions.iter().find(|row| row.0 == place);
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
            inherited: place != region,
        })
    }

    /// The row that lends a mixed leaf most of its value.
    fn of_best(&self, leaf: &Leaf, parts: &[(String, f64)], region: usize) -> Vec<Fact> {
        let mut best: Option<(f64, &str)> = None;
        for (id, weight) in parts {
            let value = weight * self.strengths.cluster(id, region).value;
            if best.is_none_or(|known| value > known.0) {
                best = Some((value, id));
            }
        }
        best.and_then(|(_, id)| self.of_cluster(leaf, id, region))
            .into_iter()
            .collect()
    }

    fn of_cluster(&self, leaf: &Leaf, id: &str, region: usize) -> Option<Fact> {
        let cluster = self.data.file.clusters.get(id)?;
        let mut found: Vec<(f64, Fact)> = Vec::new();
        let fact = |subject: &str, value: FactValue, year: u16, source: SourceIndex| Fact {
            leaf: leaf.id.clone(),
            subject: Some(subject.to_owned()),
            value,
            year,
            source: self.source(source),
            inherited: false,
        };
        for &(_, lq, share, source, year) in cluster.rows.iter().filter(|row| row.0 == region) {
            found.push((
                self.strengths.value(lq, share),
                fact(id, FactValue::Cluster { lq, share }, year, source),
            ));
        }
        for &(_, level, source, year) in cluster.reports.iter().filter(|row| row.0 == region) {
            found.push((
                self.strengths.reported(level),
                fact(id, FactValue::Reported(level), year, source),
            ));
        }
        if let Some(measure) = &cluster.measure {
            for &(_, raw) in measure.values.iter().filter(|row| row.0 == region) {
                let value = super::mcda::curve::value(&measure.knots, false, raw);
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
        let parent = self.inherited(region);
        // Head counts show a state's cluster; of a metro area they show talent alone.
        if let (Some(occupation), None) = (&cluster.occupation, parent) {
            found.extend(self.of_occupation(leaf, occupation, region));
        }
        let mut best: Option<(f64, Fact)> = None;
        for candidate in found {
            if best.as_ref().is_none_or(|known| candidate.0 > known.0) {
                best = Some(candidate);
            }
        }
        match (best, parent) {
            (Some((_, fact)), _) => Some(fact),
            (None, Some(state)) => self.of_cluster(leaf, id, state).map(inherit),
            (None, None) => {
                let table = cluster.rows.first();
                table.map(|row| fact(id, FactValue::NotListed, row.4, row.3))
            }
        }
    }

    fn of_occupation(&self, leaf: &Leaf, id: &str, region: usize) -> Option<(f64, Fact)> {
        let occupation = self.data.file.occupations.get(id)?;
        let &(_, jobs, lq) = occupation.jobs.iter().find(|row| row.0 == region)?;
        let share = 100.0 * jobs / occupation.total;
        let fact = Fact {
            leaf: leaf.id.clone(),
            subject: Some(id.to_owned()),
            value: FactValue::Jobs { jobs, share },
            year: occupation.year,
            source: self.source(occupation.source),
            inherited: false,
        };
        Some((self.strengths.jobs(lq, share), fact))
    }

    fn of_flights(&self, leaf: &Leaf, region: usize) -> Vec<Fact> {
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
                value: FactValue::Routes(pairs(self.data, id, region).map(str::to_owned).collect()),
                year: routes.year,
                source: self.source(routes.source),
                inherited: false,
            })
        });
        facts.collect()
    }
}

/// The fact of a state as the fact of a metro area in it.
fn inherit(fact: Fact) -> Fact {
    Fact {
        inherited: true,
        ..fact
    }
}
