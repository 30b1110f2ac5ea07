//! Rules, their conditions, and the steps of the plan, with every reference resolved.

use super::build::Names;
use super::error::Report;
use super::schema;
use super::{Action, Condition, Rule};
use crate::ids::QuestionId;

/// The rules between answers.
pub(super) fn rules(schema: Vec<schema::Rule>, names: &Names, report: &mut Report) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for (index, rule) in schema.into_iter().enumerate() {
        if rules.iter().any(|known| known.id == rule.id) || index >= 32 {
            report.add(
                "rules.json",
                &rule.id,
                "stands twice, or there are more than 32 rules",
            );
        }
        let when = conditions(rule.when, ("rules.json", &rule.id), names, report);
        rules.push(Rule {
            id: rule.id,
            kind: rule.kind,
            when,
        });
    }
    rules
}

/// Conditions of which all have to hold.
pub(super) fn conditions(
    schema: Vec<schema::Condition>,
    place: (&str, &str),
    names: &Names,
    report: &mut Report,
) -> Vec<Condition> {
    if schema.is_empty() {
        report.add(place.0, place.1, "needs at least one condition");
    }
    schema
        .into_iter()
        .filter_map(|condition| resolve(condition, place, names, report))
        .collect()
}

fn resolve(
    schema: schema::Condition,
    place: (&str, &str),
    names: &Names,
    report: &mut Report,
) -> Option<Condition> {
    match schema {
        schema::Condition::Level(level) => {
            let question = question(&level.question, place, names, report)?;
            Some(Condition::Level {
                question,
                at_least: level.at_least.unwrap_or(0.0),
                at_most: level.at_most.unwrap_or(4.0),
            })
        }
        schema::Condition::Profile(profile) => {
            let problem = ["no profile question `", &profile.profile, "`"];
            let field = names.field(&profile.profile);
            let field = report.require(field, place.0, place.1, &problem)?;
            if profile.any.is_empty() == profile.only.is_empty() {
                report.add(place.0, place.1, "needs either `any` or `only`");
            }
            let any = names.options(field, &profile.any, place, report);
            let only = names.options(field, &profile.only, place, report);
            Some(if profile.only.is_empty() {
                Condition::Any {
                    field,
                    options: any,
                }
            } else {
                Condition::Only {
                    field,
                    options: only,
                }
            })
        }
        schema::Condition::AnyProof(proof) => Some(Condition::AnyProof {
            at_least: proof.any_proof_at_least,
        }),
        schema::Condition::Either(either) => Some(Condition::Either(conditions(
            either.either,
            place,
            names,
            report,
        ))),
    }
}

/// The question with that id; an unknown one is reported.
pub(super) fn question(
    slug: &str,
    place: (&str, &str),
    names: &Names,
    report: &mut Report,
) -> Option<QuestionId> {
    report.require(
        names.question(slug),
        place.0,
        place.1,
        &["no question `", slug, "`"],
    )
}

/// The steps of the plan.
pub(super) fn actions(
    schema: Vec<schema::Action>,
    names: &Names,
    report: &mut Report,
) -> Vec<Action> {
    const FILE: &str = "actions.json";
    let mut actions: Vec<Action> = Vec::new();
    for action in schema {
        if actions.iter().any(|known| known.id == action.id) {
            report.add(FILE, &action.id, "stands twice");
        }
        if action.from >= action.to || action.to > 4 {
            report.add(
                FILE,
                &action.id,
                "needs `from` below `to` and `to` at most 4",
            );
        }
        if let Some(question) = question(&action.question, (FILE, &action.id), names, report) {
            actions.push(Action {
                id: action.id,
                question,
                from: action.from,
                to: action.to,
                days: action.days,
                effort: action.effort,
                owner: action.owner,
            });
        }
    }
    actions
}
