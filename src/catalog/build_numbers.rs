//! The numbers of the content, put in the order of the options and factors they belong to.

use super::build::Names;
use super::build_rules::question;
use super::error::Report;
use super::numbers::{Exposure, Gates, Numbers, Plan, QuestionGate, Scenario, Viewpoints};
use super::schema::{self, Scoring};
use super::{Factor, KnownFields};
use crate::ids::{FACTORS, FieldId, TariffScenario};
use crate::json::Table;

const FILE: &str = "scoring.json";

pub(super) fn numbers(
    scoring: Scoring,
    names: &Names,
    known: KnownFields,
    factors: &[Factor],
    report: &mut Report,
) -> Option<Numbers> {
    let stage_weights = by_option(
        &scoring.stage_weights,
        known.stage,
        "stage_weights",
        names,
        report,
    );
    if stage_weights.iter().any(Option::is_none) {
        report.add(FILE, "stage_weights", "every stage needs its weights");
    }
    let scenarios = TariffScenario::ALL.map(|id| scenario(&scoring, id, factors, report));
    let modifiers = by_option(
        &scoring
            .activity_modifiers
            .iter()
            .map(|(activity, values)| {
                (
                    activity.clone(),
                    by_factor(values, 1.0, factors, activity, report),
                )
            })
            .collect(),
        known.activity,
        "activity_modifiers",
        names,
        report,
    );
    let gates = gates(&scoring.gates, names, known, report)?;
    let viewpoints = viewpoints(&scoring.viewpoints, names, report);
    let effort = ["S", "M", "L"].map(|size| {
        let value = scoring.actions.effort.get(size).copied();
        report
            .require(value, FILE, "effort", &["no value for ", size])
            .unwrap_or(1.0)
    });
    let [low, base, high] = scenarios;
    let exposure = scoring.exposure;
    let plan = scoring.actions;
    Some(Numbers {
        stage_weights: stage_weights.into_iter().flatten().collect(),
        stage_weights_open: scoring.stage_weights_open,
        states: scoring.states,
        overall: scoring.overall,
        scenarios: [low?, base?, high?],
        activity_modifiers: modifiers
            .into_iter()
            .map(|values| values.unwrap_or([1.0; FACTORS]))
            .collect(),
        rater: scoring.rater,
        bottleneck: scoring.bottleneck,
        provisional: scoring.provisional,
        cut_points: scoring.cut_points,
        clear_band: scoring.clear_band,
        gates,
        exposure: Exposure {
            import_share: by_option(
                &exposure.import_share,
                known.import_share,
                "import_share",
                names,
                report,
            ),
            import_share_open: exposure.import_share_open,
            margin: by_option(&exposure.margin, known.margin, "margin", names, report),
            margin_open: exposure.margin_open,
            switch: by_option(&exposure.switch, known.switch, "switch", names, report),
            switch_open: exposure.switch_open,
            margin_bounds: by_option(
                &exposure.margin_bounds,
                known.margin,
                "margin_bounds",
                names,
                report,
            ),
        },
        plan: Plan {
            effort,
            gate_urgency: plan.gate_urgency,
            conflict_urgency: plan.conflict_urgency,
            deadline_urgency: plan.deadline_urgency,
            deadlines: by_option(&plan.deadlines, known.timeline, "deadlines", names, report),
            early_stages: names.options(
                known.stage,
                &plan.early_stages,
                (FILE, "early_stages"),
                report,
            ),
            early_from_below: plan.early_from_below,
            small_sizes: names.options(
                known.size,
                &plan.small_sizes,
                (FILE, "small_sizes"),
                report,
            ),
            top: plan.top,
            top_per_factor: plan.top_per_factor,
            quick_days: plan.quick_days,
        },
        viewpoints,
    })
}

fn viewpoints(rule: &schema::Viewpoints, names: &Names, report: &mut Report) -> Viewpoints {
    let mut first = Vec::new();
    for slug in &rule.first {
        if let Some(question) = question(slug, (FILE, "viewpoints"), names, report) {
            first.push(question);
        }
    }
    Viewpoints {
        gap: rule.gap,
        first,
    }
}

/// A table by option slug as a list in the order of the field's options.
fn by_option<T: Clone>(
    table: &Table<T>,
    field: FieldId,
    block: &str,
    names: &Names,
    report: &mut Report,
) -> Vec<Option<T>> {
    names.options(field, table.keys().as_slice(), (FILE, block), report);
    let mut values = Vec::new();
    for slug in &names.fields[field.index()].options {
        values.push(table.get(slug).cloned());
    }
    values
}

fn by_factor(
    table: &Table<f64>,
    otherwise: f64,
    factors: &[Factor],
    id: &str,
    report: &mut Report,
) -> [f64; FACTORS] {
    for slug in table.keys() {
        if !factors.iter().any(|factor| factor.id == *slug) {
            report.note(FILE, id, &["no factor `", slug, "`"]);
        }
    }
    let mut values = [otherwise; FACTORS];
    for (value, factor) in values.iter_mut().zip(factors) {
        *value = table.get(&factor.id).copied().unwrap_or(otherwise);
    }
    values
}

fn scenario(
    scoring: &Scoring,
    id: TariffScenario,
    factors: &[Factor],
    report: &mut Report,
) -> Option<Scenario> {
    let scenario = scoring.scenarios.get(id.slug());
    let scenario = report.require(scenario, FILE, id.slug(), &["this scenario is missing"])?;
    Some(Scenario {
        weights: by_factor(&scenario.weights, 0.0, factors, id.slug(), report),
        penalty: scenario.penalty,
    })
}

fn gates(
    gates: &schema::Gates,
    names: &Names,
    known: KnownFields,
    report: &mut Report,
) -> Option<Gates> {
    let mut gate = |id: &str, gate: &schema::QuestionGate| {
        let question = question(&gate.question, (FILE, id), names, report)?;
        Some(QuestionGate {
            question,
            below: gate.below,
            cap: gate.cap,
            stages: names.options(known.stage, &gate.stages, (FILE, id), report),
            activities: names.options(known.activity, &gate.activities, (FILE, id), report),
        })
    };
    let no_purpose = gate("no_purpose", &gates.no_purpose);
    let no_authority = gate("no_authority", &gates.no_authority);
    let no_requirements = gate("no_requirements", &gates.no_requirements);
    Some(Gates {
        weak_factor_below: gates.weak_factor.below,
        weak_factor_cap: gates.weak_factor.cap,
        no_purpose: no_purpose?,
        no_authority: no_authority?,
        no_requirements: no_requirements?,
        exposed_from: gates.exposed.exposure,
        exposed_readiness: gates.exposed.readiness,
        exposed_cap: gates.exposed.cap,
        unconfirmed_conflicts: gates.unconfirmed.conflicts,
    })
}
