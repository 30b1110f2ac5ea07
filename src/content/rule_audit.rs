//! Every rule can fire, and none fires always.

use crate::assessment::company::View;
use crate::assessment::{Answer, Answers, Level, Profile, Site};
use crate::catalog::error::Report;
use crate::catalog::{Catalog, Condition, FieldKind};
use crate::ids::{FieldId, Part, QuestionId};

pub(super) fn audit(catalog: &Catalog, report: &mut Report) {
    for rule in &catalog.rules {
        let (mut fires, mut rests) = (false, false);
        for candidate in candidates(catalog, &rule.when) {
            let view = View {
                catalog,
                profile: &candidate.profile,
                answers: &candidate.answers,
            };
            if rule.when.iter().all(|condition| condition.holds(&view)) {
                fires = true;
            } else {
                rests = true;
            }
        }
        if !fires {
            report.add("rules.json", &rule.id, "can never fire");
        }
        if !rests {
            report.add("rules.json", &rule.id, "fires always");
        }
    }
}

#[derive(Clone, Default)]
struct Candidate {
    profile: Profile,
    answers: Answers,
}

/// Companies that take every value of the questions and options that the rule looks at.
fn candidates(catalog: &Catalog, conditions: &[Condition]) -> Vec<Candidate> {
    let mut named = Named::default();
    for condition in conditions {
        named.collect(condition);
    }
    let mut candidates = vec![Candidate::default()];
    for question in named.questions {
        candidates = candidates
            .iter()
            .flat_map(|candidate| {
                Level::all().map(|level| Candidate {
                    answers: candidate.answers.with(question, Answer::Level(level, None)),
                    ..candidate.clone()
                })
            })
            .collect();
    }
    for field in named.fields {
        candidates = candidates
            .iter()
            .flat_map(|candidate| with_options(catalog, candidate, field))
            .collect();
    }
    candidates
}

fn with_options(catalog: &Catalog, candidate: &Candidate, field: FieldId) -> Vec<Candidate> {
    let content = catalog.field(field);
    content
        .option_ids()
        .map(|option| {
            let mut next = candidate.clone();
            if content.kind == FieldKind::Sites {
                next.profile.sites.push(Site {
                    state: "TX".to_owned(),
                    kind: option,
                });
            } else {
                next.profile.choose(field, vec![option]);
            }
            next
        })
        .collect()
}

#[derive(Default)]
struct Named {
    questions: Vec<QuestionId>,
    fields: Vec<FieldId>,
}

impl Named {
    fn collect(&mut self, condition: &Condition) {
        match condition {
            Condition::Level { question, .. } => self.question(*question),
            Condition::Any { field, .. } | Condition::Only { field, .. } => {
                if !self.fields.contains(field) {
                    self.fields.push(*field);
                }
            }
            // One proof question stands for all of them.
            Condition::AnyProof { .. } => {
                let proof = QuestionId::of_factors().find(|id| id.part() == Some(Part::Proof));
                if let Some(proof) = proof {
                    self.question(proof);
                }
            }
            Condition::Either(list) => {
                for condition in list {
                    self.collect(condition);
                }
            }
        }
    }

    fn question(&mut self, question: QuestionId) {
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
    }
}
