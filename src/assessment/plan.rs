//! The action plan: what each step would buy, and in which order (`scoring.md` section 7).

use super::answer::{Answer, Level};
use super::company::Company;
use super::{Snapshot, overall};
use crate::catalog::{Action, Catalog, Effort};
use crate::ids::TariffScenario;
use crate::order::sort_by;

/// An action that applies to the company, with the numbers behind its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlanItem {
    /// Position of the action in the content.
    pub action: usize,
    /// Points that the score in the chosen scenario rises by.
    pub gain: f64,
    /// Product of the urgency factors, 1 or more.
    pub urgency: f64,
    /// Divisor: 1, 2 or 4.
    pub effort: f64,
    pub priority: f64,
}

/// All actions that apply, most worthwhile first.
pub fn plan(catalog: &Catalog, company: &Company, scenario: TariffScenario) -> Vec<PlanItem> {
    let weights = overall::weights(catalog, company, scenario);
    let worth = |snapshot: &Snapshot| {
        let score = snapshot.overall(catalog, &weights).score;
        snapshot.tariff_score(catalog, scenario, score)
    };
    let now = Snapshot::new(catalog, company, &company.answers);
    let worth_now = worth(&now);
    let rules = &catalog.numbers.plan;
    let deadline = company
        .profile
        .choice(catalog.known.timeline)
        .and_then(|option| rules.deadlines.get(option.index()).copied())
        .flatten();
    let applying = applying(catalog, company);
    let mut items: Vec<PlanItem> = applying
        .iter()
        .filter(|(_, action)| !is_too_large(catalog, company, action, &applying))
        .filter_map(|(index, action)| {
            let level = Level::from_anchor(action.to, false)?;
            let answers = company
                .answers
                .with(action.question, Answer::Level(level, None));
            let then = Snapshot::new(catalog, company, &answers);
            let gain = worth(&then) - worth_now;
            let mut urgency = 1.0;
            if then.gates.is_smaller_than(now.gates) {
                urgency *= rules.gate_urgency;
            }
            if is_smaller(then.fired.conflicts, now.fired.conflicts) {
                urgency *= rules.conflict_urgency;
            }
            if deadline.is_some_and(|days| action.days <= days) {
                urgency *= rules.deadline_urgency;
            }
            let effort = rules.effort[action.effort as usize];
            Some(PlanItem {
                action: *index,
                gain,
                urgency,
                effort,
                priority: gain * urgency / effort,
            })
        })
        .collect();
    sort_by(&mut items, |a, b| {
        b.priority
            .total_cmp(&a.priority)
            .then(b.gain.total_cmp(&a.gain))
            .then_with(|| {
                let days = |item: &PlanItem| catalog.actions[item.action].days;
                days(a).cmp(&days(b))
            })
            .then(a.action.cmp(&b.action))
    });
    items
}

/// The five to start with: at most two of a factor, and at least one that is done within a
/// month, if there is one.
pub fn first_five(catalog: &Catalog, plan: &[PlanItem]) -> Vec<PlanItem> {
    let rules = &catalog.numbers.plan;
    let is_quick = |item: &PlanItem| catalog.actions[item.action].days <= rules.quick_days;
    let mut chosen = choose(catalog, plan, rules.top);
    if chosen.iter().any(is_quick) {
        return chosen;
    }
    if let Some(quick) = plan.iter().find(|item| is_quick(item)) {
        // Leave one place for the quick one; the rest keep their order and the limit a factor.
        chosen = choose_with(catalog, plan, quick, rules.top);
    }
    chosen
}

fn choose(catalog: &Catalog, plan: &[PlanItem], most: usize) -> Vec<PlanItem> {
    let mut chosen: Vec<PlanItem> = Vec::new();
    for item in plan {
        if chosen.len() < most && has_room(catalog, &chosen, item) {
            chosen.push(*item);
        }
    }
    chosen
}

fn choose_with(
    catalog: &Catalog,
    plan: &[PlanItem],
    needed: &PlanItem,
    most: usize,
) -> Vec<PlanItem> {
    let mut chosen = vec![*needed];
    for item in plan.iter().filter(|item| item.action != needed.action) {
        if chosen.len() < most && has_room(catalog, &chosen, item) {
            chosen.push(*item);
        }
    }
    let place = |item: &PlanItem| plan.iter().position(|other| other.action == item.action);
    sort_by(&mut chosen, |a, b| place(a).cmp(&place(b)));
    chosen
}

/// The scenario questions count as a ninth factor.
fn has_room(catalog: &Catalog, chosen: &[PlanItem], item: &PlanItem) -> bool {
    let factor = |item: &PlanItem| catalog.actions[item.action].question.factor();
    let same = chosen
        .iter()
        .filter(|other| factor(other) == factor(item))
        .count();
    same < catalog.numbers.plan.top_per_factor
}

fn applying<'a>(catalog: &'a Catalog, company: &Company) -> Vec<(usize, &'a Action)> {
    let rules = &catalog.numbers.plan;
    let early = company.profile.chosen(catalog.known.stage) & rules.early_stages != 0;
    catalog
        .actions
        .iter()
        .enumerate()
        .filter(|(_, action)| {
            company
                .answers
                .get(action.question)
                .level()
                .is_some_and(|level| {
                    (f64::from(action.from)..f64::from(action.to)).contains(&level)
                })
        })
        .filter(|(_, action)| !early || action.from < rules.early_from_below)
        .filter(|(_, action)| company.concerns(catalog, action.question))
        .collect()
}

/// A small company gets a large action only where its factor offers nothing smaller.
fn is_too_large(
    catalog: &Catalog,
    company: &Company,
    action: &Action,
    applying: &[(usize, &Action)],
) -> bool {
    let small = company.profile.chosen(catalog.known.size) & catalog.numbers.plan.small_sizes != 0;
    small
        && action.effort == Effort::L
        && applying.iter().any(|(_, other)| {
            other.effort != Effort::L && other.question.factor() == action.question.factor()
        })
}

const fn is_smaller(then: u32, now: u32) -> bool {
    then != now && then & now == then
}
