//! Whom to ask in a region, and what: by what speaks against it and by what is not known.

use super::words::{name, note};
use crate::app::context::Context;
use crate::recommend::{Report, Request};

/// Most questions that follow from what speaks against a region or is not known of it.
const MOST: usize = 3;

/// Whom to ask, each with what to ask.
pub(super) fn asks(context: &Context, request: &Request, report: &Report) -> Vec<String> {
    let known = &context.text.regions;
    let state = report.parent.as_deref().unwrap_or(&report.id);
    let mut list = vec![note(
        context,
        "ask-state",
        &[("name", name(context, state))],
    )];
    let mut programmes = Vec::new();
    for programme in &report.programmes {
        programmes.push(programme.name.as_str());
    }
    if !programmes.is_empty() {
        let names = context.list(&programmes);
        list.push(note(context, "programmes", &[("names", &names)]));
    }
    let office = request.head_office.as_deref().unwrap_or_default();
    list.push(known.note(&["ask-from-", office].concat()).to_owned());
    let groups = report.weak.iter().map(|term| term.group.as_str());
    let unknown = report.groups.iter().filter(|group| {
        let mut missing = group.facts.iter();
        group.weight > 0.0 && missing.next().is_none()
    });
    let mut questions: Vec<&str> = Vec::new();
    for group in groups.chain(unknown.map(|group| group.group.as_str())) {
        let question = known.note(&["ask-", group].concat());
        if !questions.contains(&question) && questions.len() < MOST {
            questions.push(question);
        }
    }
    for question in questions {
        list.push(question.to_owned());
    }
    for must in request.musts.iter().filter(|must| must.is_advice()) {
        list.extend(known.advice.get(must.slug()).cloned());
    }
    list.retain(|line| !line.is_empty());
    list
}
