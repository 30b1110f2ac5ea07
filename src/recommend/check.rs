//! Checks of the region file that its form alone cannot make.

use super::mcda::curve::is_curve;
use super::schema::{File, Knots, Leaf, Values};
use crate::json::Table;

/// Says everything that is wrong, each with its place in the file.
pub(super) fn check(file: &File) -> Vec<String> {
    let mut check = Check {
        file,
        problems: Vec::new(),
    };
    check.states();
    for leaf in &file.leaves {
        check.leaf(leaf);
    }
    check.clusters();
    check.occupations();
    check.profile();
    check.places();
    check.numbers();
    check.problems
}

struct Check<'a> {
    file: &'a File,
    problems: Vec<String>,
}

const ONE_A_STATE: &str = "one value a state is needed";

impl Check<'_> {
    fn states(&mut self) {
        let file = self.file;
        self.ensure(!file.states.is_empty(), "states", "there are none");
        let sorted = file.states.windows(2).all(|pair| pair[0] < pair[1]);
        self.ensure(
            sorted,
            "states",
            "expected unique ids in alphabetical order",
        );
        self.one_a_state("neighbours", file.neighbours.len());
        for (id, near) in file.states.iter().zip(&file.neighbours) {
            self.each_state(id, near);
        }
        for (activity, states) in &file.left_out {
            self.activity("left_out", activity);
            self.each_state("left_out", states);
        }
        self.each_state("mexico_border", &file.mexico_border);
        for metro in &file.metros {
            self.state(&metro.id, metro.state);
            self.each_state(&metro.id, &metro.reaches);
        }
    }

    fn leaf(&mut self, leaf: &Leaf) {
        let file = self.file;
        let id = &leaf.id;
        self.group(id, &leaf.group);
        self.weight(id, leaf.share);
        match &leaf.values {
            Values::Table(table) => {
                self.curve(id, &leaf.knots, leaf.log);
                if table.values.len() != file.states.len() + file.metros.len() {
                    self.one_a_state(id, table.values.len());
                }
                self.source(id, table.source);
                for row in &table.exceptions {
                    self.region(id, row.0);
                    self.source(id, row.2);
                }
                for row in &table.scored_as {
                    self.state(id, row.0);
                }
                self.each_state(id, &table.estimated);
            }
            Values::Flights => self.curve(id, &leaf.knots, leaf.log),
            Values::Clusters(clusters) => {
                self.ensure(!clusters.is_empty(), id, "no cluster");
                for cluster in clusters {
                    self.cluster(id, cluster);
                }
            }
            Values::Own | Values::Related | Values::Occupation | Values::Distance => {}
        }
    }

    fn clusters(&mut self) {
        let file = self.file;
        let strength = &file.strength;
        self.curve("strength", &strength.lq_knots, true);
        self.curve("strength", &strength.share_knots, true);
        self.curve("strength", &strength.metro_share_knots, true);
        let has_sizes = file.leaves.iter().any(|leaf| match &leaf.values {
            Values::Table(table) if leaf.id == strength.size_leaf => table
                .values
                .iter()
                .all(|size| size.is_some_and(|size| size > 0.0)),
            _ => false,
        });
        self.ensure(
            has_sizes,
            &strength.size_leaf,
            "must give the size of every state",
        );
        for (id, cluster) in &file.clusters {
            for row in &cluster.rows {
                self.region(id, row.0);
                self.source(id, row.3);
            }
            for &(region, level, source, _) in &cluster.reports {
                self.region(id, region);
                self.source(id, source);
                self.ensure((1..=5).contains(&level), id, "a strength is 1 to 5");
            }
            if let Some(measure) = &cluster.measure {
                self.curve(id, &measure.knots, false);
                self.source(id, measure.source);
                for row in &measure.values {
                    self.region(id, row.0);
                }
            }
            if let Some(occupation) = &cluster.occupation {
                self.occupation(id, occupation);
            }
        }
    }

    fn occupations(&mut self) {
        let file = self.file;
        self.occupation("default_occupation", &file.default_occupation);
        for (id, occupation) in &file.occupations {
            self.source(id, occupation.source);
            self.ensure(occupation.total > 0.0, id, "no jobs in all");
            for row in &occupation.jobs {
                self.region(id, row.0);
            }
        }
    }

    fn profile(&mut self) {
        let file = self.file;
        for (id, industry) in &file.industries {
            for parts in [&industry.own, &industry.related] {
                for (cluster, weight) in parts {
                    self.cluster(id, cluster);
                    self.weight(id, *weight);
                }
            }
            if let Some(occupation) = &industry.occupation {
                self.occupation(id, occupation);
            }
            self.group_weights(id, &industry.multipliers);
        }
        for (id, activity) in &file.activities {
            self.ensure(file.gates.contains_key(&activity.gate), id, "unknown gate");
            self.group_weights(id, &activity.weights);
        }
        for (id, split) in &file.split {
            self.activity(id, &split.activity);
            self.activity(id, &split.otherwise);
        }
        for (id, gate) in &file.gates {
            self.curve(id, &gate.knots, true);
            self.one_a_state(id, gate.values.len());
        }
        let bundles = &file.priorities.bundles;
        let losses = file
            .failures
            .iter()
            .map(|(id, failure)| (id, &failure.losses));
        for (id, leaves) in bundles.iter().chain(&file.tariffs).chain(losses) {
            for (leaf, weight) in leaves {
                self.weight(id, *weight);
                self.leaf_id(id, leaf);
            }
        }
        for (id, failure) in &file.failures {
            if let Some(leaf) = &failure.leaf {
                self.leaf_id(id, leaf);
            }
        }
        for (id, sigma) in &file.doubt.sureness {
            self.weight(id, *sigma);
        }
        self.weight("doubt", file.doubt.known);
    }

    fn leaf_id(&mut self, place: &str, leaf: &str) {
        let known = self.file.leaves.iter().any(|known| known.id == leaf);
        self.ensure(known, place, "unknown leaf");
    }

    fn places(&mut self) {
        let file = self.file;
        for (id, office) in &file.head_offices {
            for route in &office.routes {
                self.ensure(file.routes.contains_key(route), id, "unknown routes");
            }
            if !office.km.is_empty() {
                self.curve(id, &office.knots, false);
                self.one_a_state(id, office.km.len());
            }
        }
        for (id, routes) in &file.routes {
            self.source(id, routes.source);
            for row in &routes.rows {
                self.region(id, row.0);
            }
        }
        self.source("receipts", file.receipts.source);
        for row in &file.receipts.rows {
            self.state("receipts", row.0);
        }
        for claim in &file.claims {
            self.state(&claim.id, claim.state);
        }
        for (id, rows) in &file.firms {
            for row in rows {
                self.region(id, row.0);
                self.source(id, row.3);
            }
        }
        for row in &file.programmes {
            self.state("programmes", row.0);
            self.source("programmes", row.2);
        }
    }

    fn numbers(&mut self) {
        let file = self.file;
        for (place, weight) in [
            ("strength", file.strength.metro_own),
            ("strength", file.strength.metro_without),
            ("heavy_use", file.heavy_use.factor),
            ("mix", file.mix.0),
            ("mix", file.mix.1),
            ("priorities", file.priorities.lambda),
            ("limits", file.limits.spread),
        ] {
            self.weight(place, weight);
        }
        self.ensure(
            file.priorities.lambda <= 1.0,
            "priorities",
            "lambda above 1",
        );
        self.ensure(file.limits.draws > 0, "limits", "no draws");
        self.ensure(
            file.limits.spread < 1.0,
            "limits",
            "a spread of 1 would drop groups",
        );
    }

    fn each_state(&mut self, place: &str, states: &[usize]) {
        for state in states {
            self.state(place, *state);
        }
    }

    #[inline(never)]
    fn state(&mut self, place: &str, state: usize) {
        let known = state < self.file.states.len();
        self.ensure(known, place, "a state that is not in the list");
    }

    #[inline(never)]
    fn region(&mut self, place: &str, region: usize) {
        let known = region < self.file.states.len() + self.file.metros.len();
        self.ensure(known, place, "a region that is not in the list");
    }

    #[inline(never)]
    fn source(&mut self, place: &str, source: usize) {
        let known = source < self.file.sources.len();
        self.ensure(known, place, "a source that is not in the list");
    }

    #[inline(never)]
    fn one_a_state(&mut self, place: &str, values: usize) {
        self.ensure(values == self.file.states.len(), place, ONE_A_STATE);
    }

    fn occupation(&mut self, place: &str, id: &str) {
        self.ensure(
            self.file.occupations.contains_key(id),
            place,
            "unknown occupation",
        );
    }

    fn activity(&mut self, place: &str, id: &str) {
        self.ensure(
            self.file.activities.contains_key(id),
            place,
            "unknown activity",
        );
    }

    fn cluster(&mut self, place: &str, id: &str) {
        self.ensure(
            self.file.clusters.contains_key(id),
            place,
            "unknown cluster",
        );
    }

    fn group(&mut self, place: &str, id: &str) {
        let known = self.file.groups.iter().any(|group| group == id);
        self.ensure(known, place, "unknown group");
    }

    fn group_weights(&mut self, place: &str, weights: &Table<f64>) {
        for (group, weight) in weights {
            self.weight(place, *weight);
            self.group(place, group);
        }
    }

    fn curve(&mut self, place: &str, knots: &Knots, log: bool) {
        self.ensure(is_curve(knots, log), place, "the knots are no curve");
    }

    fn weight(&mut self, place: &str, weight: f64) {
        let fits = weight.is_finite() && weight >= 0.0;
        self.ensure(fits, place, "a weight is finite and not negative");
    }

    #[inline(never)]
    fn ensure(&mut self, holds: bool, place: &str, problem: &str) {
        if !holds {
            self.problems.push([place, ": ", problem].concat());
        }
    }
}
