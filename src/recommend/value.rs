//! Values of all leaves in all states for one company.

use super::cluster::{Cell, Strengths};
use super::curve;
use super::data::RegionData;
use super::request::{Request, SiteKind};
use super::schema::{Figures, HeadOffice, Industry, Leaf, Values};

/// The values of one leaf, one cell a state.
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
    let every = 0..data.file.states.len();
    let industry = selection.industry;
    match &leaf.values {
        Values::Table(table) => table_column(leaf, table),
        Values::Own => every.map(|state| own(industry, strengths, state)).collect(),
        Values::Related => every
            .map(|state| mix(&industry.related, strengths, state))
            .collect(),
        Values::Clusters(ids) => {
            let share = 1.0 / ids.len() as f64;
            let parts: Vec<(String, f64)> = ids.iter().map(|id| (id.clone(), share)).collect();
            every.map(|state| mix(&parts, strengths, state)).collect()
        }
        Values::Occupation => {
            let id = selection.occupation(data);
            let values: Vec<Option<f64>> =
                every.map(|state| strengths.occupation(id, state)).collect();
            fill(&values, |_| false)
        }
        Values::Flights => every
            .map(|state| {
                let count = selection
                    .head_office
                    .map_or(0, |office| flights(data, office, state));
                full(curve::value(&leaf.knots, leaf.log, count as f64))
            })
            .collect(),
        Values::Distance => every
            .map(|state| {
                let office = selection.head_office;
                let km = office.and_then(|office| Some((office, office.km.get(state)?)));
                full(km.map_or(0.0, |(office, km)| curve::value(&office.knots, false, *km)))
            })
            .collect(),
    }
}

fn full(value: f64) -> Cell {
    Cell { value, known: 1.0 }
}

fn table_column(leaf: &Leaf, table: &Figures) -> Column {
    let scored = table.values.iter().enumerate().map(|(state, raw)| {
        let other = table
            .scored_as
            .iter()
            .find(|row| row.0 == state)
            .map(|row| row.1);
        other
            .or(*raw)
            .map(|raw| curve::value(&leaf.knots, leaf.log, raw))
    });
    let scored: Vec<Option<f64>> = scored.collect();
    let mut column = fill(&scored, |state| table.estimated.contains(&state));
    for (cell, raw) in column.iter_mut().zip(&table.values) {
        if table.partial && raw.is_some_and(|raw| raw <= 0.0) {
            cell.known = 0.5;
        }
    }
    column
}

/// Gives a missing cell the mean of the known ones: neither a penalty nor a gift.
fn fill(values: &[Option<f64>], estimated: impl Fn(usize) -> bool) -> Column {
    let known: Vec<f64> = values.iter().flatten().copied().collect();
    let mean = if known.is_empty() {
        0.0
    } else {
        known.iter().sum::<f64>() / known.len() as f64
    };
    let cells = values.iter().enumerate().map(|(state, value)| match value {
        Some(value) => Cell {
            value: *value,
            known: if estimated(state) { 0.0 } else { 1.0 },
        },
        None => Cell {
            value: mean,
            known: 0.0,
        },
    });
    cells.collect()
}

fn own(industry: &Industry, strengths: &Strengths<'_>, state: usize) -> Cell {
    let mean = mix(&industry.own, strengths, state);
    let branches = industry
        .own
        .iter()
        .map(|(id, _)| strengths.cluster(id, state).value);
    let best = branches.fold(0.0, f64::max);
    Cell {
        value: (1.0 - industry.best) * mean.value + industry.best * best,
        known: mean.known,
    }
}

fn mix(parts: &[(String, f64)], strengths: &Strengths<'_>, state: usize) -> Cell {
    let mut sum = Cell {
        value: 0.0,
        known: 0.0,
    };
    for (id, weight) in parts {
        let cell = strengths.cluster(id, state);
        sum.value += weight * cell.value;
        sum.known += weight * cell.known;
    }
    sum
}

/// Airport pairs with a nonstop flight that count for this head office.
pub(super) fn flights(data: &RegionData, office: &HeadOffice, state: usize) -> usize {
    office
        .routes
        .iter()
        .map(|route| pairs(data, route, state).count())
        .sum()
}

/// Airport pairs of one route list in a state. A state absent from the list has none.
pub(super) fn pairs<'a>(
    data: &'a RegionData,
    route: &str,
    state: usize,
) -> impl Iterator<Item = &'a str> {
    let rows = data
        .file
        .routes
        .get(route)
        .map(|routes| routes.rows.as_slice())
        .unwrap_or_default();
    rows.iter()
        .filter(move |row| row.0 == state)
        .flat_map(|row| row.1.split_whitespace())
}

/// Nearness to the company's known sites, 0 to 1; none when it names no state of the data.
pub(super) fn nearness(data: &RegionData, request: &Request) -> Option<Vec<f64>> {
    let rule = &data.file.nearness;
    let mut values = vec![0.0_f64; data.file.states.len()];
    let mut any = false;
    for (state, kind) in sites(data, request) {
        let value = match kind {
            SiteKind::Own => rule.own,
            SiteKind::Partner => rule.partner,
            SiteKind::Customer => rule.customer,
            SiteKind::Supplier => rule.supplier,
        };
        any = true;
        values[state] = values[state].max(value);
        for &near in &data.file.neighbours[state] {
            values[near] = values[near].max(value * rule.neighbour);
        }
    }
    any.then_some(values)
}

/// The first eight known sites whose state exists.
pub(super) fn sites(
    data: &RegionData,
    request: &Request,
) -> impl Iterator<Item = (usize, SiteKind)> {
    let named = request.known_sites.iter().take(8);
    named.filter_map(|site| Some((data.state_index(&site.state)?, site.kind)))
}
