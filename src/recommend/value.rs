//! Values of all leaves in all regions for one company.

use super::cluster::{Cell, Strengths};
use super::data::RegionData;
use super::mcda::curve;
use super::schema::{Figures, HeadOffice, Industry, Leaf, Values};

/// The values of one leaf, one cell a region.
pub(super) type Column = Vec<Cell>;

/// What a company's profile selects from the data.
#[derive(Debug, Clone, Copy)]
pub(super) struct Selection<'a> {
    pub industry: &'a Industry,
    pub head_office: Option<&'a HeadOffice>,
}

impl Selection<'_> {
    /// Whether anybody can have this leaf: a leaf without meaning for the company is dropped.
    pub(super) fn has(&self, leaf: &Leaf) -> bool {
        match &leaf.values {
            Values::Own => !self.industry.own.is_empty(),
            Values::Related => !self.industry.related.is_empty(),
            Values::Flights => self.head_office.is_some(),
            Values::Distance => self.head_office.is_some_and(|office| !office.km.is_empty()),
            Values::Table(_) | Values::Occupation | Values::Clusters(_) => true,
        }
    }

    /// Occupation of the industry.
    pub(super) fn occupation<'b>(&'b self, data: &'b RegionData) -> &'b str {
        self.industry
            .occupation
            .as_deref()
            .unwrap_or(&data.file.default_occupation)
    }
}

/// One column a leaf, in the order of the data.
pub(super) fn columns(
    data: &RegionData,
    selection: &Selection<'_>,
    strengths: &Strengths<'_>,
) -> Vec<Column> {
    data.file
        .leaves
        .iter()
        .map(|leaf| column(data, selection, strengths, leaf))
        .collect()
}

fn column(
    data: &RegionData,
    selection: &Selection<'_>,
    strengths: &Strengths<'_>,
    leaf: &Leaf,
) -> Column {
    let every = 0..data.region_count();
    let industry = selection.industry;
    let states = data.file.states.len();
    match &leaf.values {
        Values::Table(table) => table_column(data, leaf, table),
        Values::Own => every
            .map(|region| own(industry, strengths, region))
            .collect(),
        Values::Related => every
            .map(|region| mix(&industry.related, strengths, region))
            .collect(),
        Values::Clusters(ids) => {
            let share = 1.0 / ids.len() as f64;
            let parts: Vec<(String, f64)> = ids.iter().map(|id| (id.clone(), share)).collect();
            every.map(|region| mix(&parts, strengths, region)).collect()
        }
        Values::Occupation => {
            let id = selection.occupation(data);
            let values: Vec<Option<f64>> = every
                .map(|region| strengths.occupation(id, region))
                .collect();
            fill(&values, states)
        }
        Values::Flights => every
            .map(|region| {
                let count = selection
                    .head_office
                    .map_or(0, |office| flights(data, office, region));
                full(curve::value(&leaf.knots, leaf.log, count as f64))
            })
            .collect(),
        Values::Distance => every
            .map(|region| {
                let office = selection.head_office;
                let km =
                    office.and_then(|office| Some((office, office.km.get(data.parent(region))?)));
                full(km.map_or(0.0, |(office, km)| curve::value(&office.knots, false, *km)))
            })
            .collect(),
    }
}

fn full(value: f64) -> Cell {
    Cell { value, known: 1.0 }
}

fn table_column(data: &RegionData, leaf: &Leaf, table: &Figures) -> Column {
    let places: Vec<usize> = (0..data.region_count())
        .map(|region| table.place(data, region))
        .collect();
    let values: Vec<Option<f64>> = places
        .iter()
        .map(|&place| {
            let raw = table.scored(place)?;
            Some(curve::value(&leaf.knots, leaf.log, raw))
        })
        .collect();
    let mut column = fill(&values, data.file.states.len());
    for (cell, place) in column.iter_mut().zip(places) {
        if table.estimated.contains(&place) {
            cell.known = 0.0;
        } else if table.partial && table.values[place].is_some_and(|raw| raw <= 0.0) {
            cell.known = 0.5;
        }
    }
    column
}

impl Figures {
    /// Where the figure of a region stands: a metro area without figures of its own inherits.
    pub(super) fn place(&self, data: &RegionData, region: usize) -> usize {
        if region < self.values.len() {
            region
        } else {
            data.parent(region)
        }
    }

    /// The figure by which a region is scored.
    pub(super) fn scored(&self, place: usize) -> Option<f64> {
        let other = self.scored_as.iter().find(|row| row.0 == place);
        other.map(|row| row.1).or_else(|| self.raw(place))
    }

    /// The figure as published.
    pub(super) fn raw(&self, place: usize) -> Option<f64> {
        self.values.get(place).copied().flatten()
    }
}

/// Gives a missing cell the mean of the states with a value: neither a penalty nor a gift.
fn fill(values: &[Option<f64>], states: usize) -> Column {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values.iter().take(states).flatten() {
        sum += value;
        count += 1.0;
    }
    let mean = if count > 0.0 { sum / count } else { 0.0 };
    let cells = values.iter().map(|value| Cell {
        value: value.unwrap_or(mean),
        known: if value.is_some() { 1.0 } else { 0.0 },
    });
    cells.collect()
}

fn own(industry: &Industry, strengths: &Strengths<'_>, region: usize) -> Cell {
    let mean = mix(&industry.own, strengths, region);
    let branches = industry
        .own
        .iter()
        .map(|(id, _)| strengths.cluster(id, region).value);
    let best = branches.fold(0.0, f64::max);
    Cell {
        value: (1.0 - industry.best) * mean.value + industry.best * best,
        known: mean.known,
    }
}

fn mix(parts: &[(String, f64)], strengths: &Strengths<'_>, region: usize) -> Cell {
    let mut sum = Cell {
        value: 0.0,
        known: 0.0,
    };
    for (id, weight) in parts {
        let cell = strengths.cluster(id, region);
        sum.value += weight * cell.value;
        sum.known += weight * cell.known;
    }
    sum
}

/// Airport pairs with a nonstop flight that count for this head office.
pub(super) fn flights(data: &RegionData, office: &HeadOffice, region: usize) -> usize {
    office
        .routes
        .iter()
        .map(|route| pairs(data, route, region).count())
        .sum()
}

/// Airport pairs of one route list in a region. A region absent from the list has none.
pub(super) fn pairs<'a>(
    data: &'a RegionData,
    route: &str,
    region: usize,
) -> impl Iterator<Item = &'a str> {
    let rows = data
        .file
        .routes
        .get(route)
        .map(|routes| routes.rows.as_slice())
        .unwrap_or_default();
    rows.iter()
        .filter(move |row| row.0 == region)
        .flat_map(|row| row.1.split_whitespace())
}
