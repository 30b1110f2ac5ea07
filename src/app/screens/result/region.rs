//! One recommended state: why, what speaks against, its parts, its facts, the article's word.

use yew::{Html, html};

use crate::app::components::bar::{Bar, bar};
use crate::app::context::{Context, Regions};
use crate::recommend::{Fact, FactValue, Ranking, StateResult, Term};
use crate::text::format::{one_decimal, percent, signed, thousands};
use crate::text::{Ui, template};

/// The five scores in one table.
pub(super) fn score_table(context: &Context, states: &[&StateResult]) -> Html {
    let rows = states.iter().map(|state| {
        let drawing = Bar {
            value: Some(state.score),
            ..Bar::default()
        };
        html! {
            <tr key={state.id.clone()}>
                <th scope="row">{ state.place }{ ". " }{ context.text.regions.state(&state.id) }</th>
                <td class="lf-table__number">{ one_decimal(state.score) }</td>
                <td class="lf-table__drawing">{ bar(drawing) }</td>
                <td>{ certainty(context, state) }</td>
            </tr>
        }
    });
    html! {
        <table class="lf-table lf-table--bars">
            <caption>{ context.t(Ui::RegionsCaption) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ context.t(Ui::SiteState) }</th>
                    <th scope="col" class="lf-table__number">{ context.t(Ui::Score) }</th>
                    <th scope="col" class="lf-table__drawing">{ context.t(Ui::FactorsScale) }</th>
                    <th scope="col">{ context.t(Ui::HowSure) }</th>
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn certainty(context: &Context, state: &StateResult) -> String {
    let kinds = &context.text.regions.kinds;
    kinds.get(state.certainty.slug()).cloned().unwrap_or_default()
}

/// A state in full.
pub(super) fn region(context: &Context, ranking: &Ranking, state: &StateResult) -> Html {
    let name = context.text.regions.state(&state.id);
    let next = match state.gap {
        _ if state.tied => context.t(Ui::RegionTied).to_owned(),
        Some(gap) => context.fill(Ui::RegionGap, &[("points", &one_decimal(gap))]),
        None => String::new(),
    };
    html! {
        <li class="lf-region" key={state.id.clone()}>
            <h4 class="lf-region__name">
                <span class="lf-region__place">{ state.place }</span>
                { name }
                <span class="lf-region__score">{ one_decimal(state.score) }</span>
            </h4>
            <p class="lf-note">
                { next }{ " " }
                { context.fill(Ui::RegionStays, &[("percent", &percent(state.top3).to_string())]) }
            </p>
            <h5>{ context.t(Ui::RegionWhy) }</h5>
            <ul>{ for state.strong.iter().map(|term| html! { <li>{ self::term(context, term, true) }</li> }) }</ul>
            <h5>{ context.t(Ui::RegionAgainst) }</h5>
            <ul>{ for state.weak.iter().map(|term| html! { <li>{ self::term(context, term, false) }</li> }) }</ul>
            { article(context, state) }
            <details class="lf-numbers">
                <summary>{ context.t(Ui::RegionFacts) }</summary>
                { facts(context, state) }
                { taxes(context, state) }
            </details>
            <details class="lf-numbers">
                <summary>{ context.t(Ui::RegionParts) }</summary>
                { parts(context, ranking, state) }
                { coverage(context, state) }
            </details>
        </li>
    }
}

fn group_name<'a>(context: &'a Context, group: &str) -> &'a str {
    let groups = &context.text.regions.groups;
    groups.get(group).map_or_else(|| context.t(Ui::RegionSize), |words| words.name.as_str())
}

fn leaf_name<'a>(context: &'a Context, leaf: &str) -> &'a str {
    context.text.regions.leaves.get(leaf).map_or("", |words| words.name.as_str())
}

fn term(context: &Context, term: &Term, is_for: bool) -> String {
    let groups = &context.text.regions.groups;
    let clause = groups.get(&term.group).map_or_else(
        || context.t(Ui::RegionSize),
        |words| if is_for { &words.speaks_for } else { &words.against },
    );
    format!("{clause} ({})", signed(term.points))
}

/// The article's word stands apart: it is shown, never scored.
fn article(context: &Context, state: &StateResult) -> Html {
    let claims = state.claims.iter().filter_map(|claim| {
        let words = context.text.regions.article.get(&claim.id)?;
        Some(html! {
            <p>
                { &words.text }{ " " }
                <span class="lf-source">{ context.fill(Ui::ArticleBasis, &[("where", &words.passage)]) }</span>
            </p>
        })
    });
    let claims: Vec<Html> = claims.collect();
    if claims.is_empty() {
        return Html::default();
    }
    html! {
        <div class="lf-article">
            <h5>{ context.t(Ui::RegionArticle) }</h5>
            { for claims }
        </div>
    }
}

fn facts(context: &Context, state: &StateResult) -> Html {
    let rows = state.facts.iter().map(|fact| {
        let year = if fact.year == 0 { String::new() } else { fact.year.to_string() };
        html! {
            <tr>
                <th scope="row">{ fact_name(context, fact) }</th>
                <td>{ figure(context, fact) }</td>
                <td>{ year }</td>
                <td lang="en">{ source(context, &fact.source) }</td>
            </tr>
        }
    });
    html! {
        <table class="lf-table lf-table--facts">
            <caption>{ context.t(Ui::RegionData) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ context.t(Ui::RegionPart) }</th>
                    <th scope="col">{ context.t(Ui::RegionFigure) }</th>
                    <th scope="col">{ context.t(Ui::RegionYear) }</th>
                    <th scope="col">{ context.t(Ui::RegionSource) }</th>
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

/// "No corporate income tax" never stands alone where receipts are taxed instead.
fn taxes(context: &Context, state: &StateResult) -> Html {
    let words = &context.text.regions;
    let has_fact = state.facts.iter().any(|fact| fact.leaf == "gross_receipts");
    match words.taxes.get(&state.id).filter(|_| has_fact) {
        Some(name) => html! {
            <p class="lf-note">{ name }{ ": " }{ words.note("gross-receipts") }</p>
        },
        None => Html::default(),
    }
}

fn fact_name(context: &Context, fact: &Fact) -> String {
    let leaf = leaf_name(context, &fact.leaf);
    match fact.subject.as_deref().map(|subject| context.text.regions.subject(subject)) {
        Some(subject) if !subject.is_empty() => format!("{leaf}: {subject}"),
        _ => leaf.to_owned(),
    }
}

fn source(context: &Context, id: &str) -> String {
    match &context.regions {
        Regions::Ready(data) => data
            .source(id)
            .map_or_else(String::new, |source| format!("{}, {}", source.publisher, source.title)),
        Regions::Loading | Regions::Failed => String::new(),
    }
}

/// A figure in words, with its unit.
fn figure(context: &Context, fact: &Fact) -> String {
    let words = &context.text.regions;
    let unit = words.leaves.get(&fact.leaf).map_or("", |words| words.unit.as_str());
    let with_unit = |number: String| format!("{number} {unit}");
    let large = |value: f64| if value.abs() >= 1000.0 { thousands(value) } else { one_decimal(value) };
    match &fact.value {
        FactValue::Number(value) => with_unit(large(*value)),
        FactValue::YesNo(yes) => context.t(if *yes { Ui::Yes } else { Ui::No }).to_owned(),
        FactValue::Range(from, to) if (from - to).abs() < 1e-9 => with_unit(format!("{from}")),
        FactValue::Range(from, to) => with_unit(format!("{from}\u{2013}{to}")),
        FactValue::Cluster { lq, share } => context.fill(
            Ui::ClusterFigure,
            &[("lq", &one_decimal(*lq)), ("share", &one_decimal(*share))],
        ),
        FactValue::Reported(strength) => {
            template::fill(words.note("reported"), &[("value", &strength.to_string())])
        }
        FactValue::Jobs { jobs, share } => context.fill(
            Ui::JobsFigure,
            &[("jobs", &thousands(*jobs)), ("share", &one_decimal(*share))],
        ),
        FactValue::Routes(routes) if routes.is_empty() => context.t(Ui::NoneListed).to_owned(),
        FactValue::Routes(routes) => routes.join(", "),
        FactValue::NotListed => words.note("not-listed").to_owned(),
    }
}

fn parts(context: &Context, ranking: &Ranking, state: &StateResult) -> Html {
    let rows = state.contributions.iter().map(|part| {
        let weight = ranking.weights.iter().find(|weight| weight.group == part.group);
        html! {
            <tr key={part.group.clone()}>
                <th scope="row">{ group_name(context, &part.group) }</th>
                <td class="lf-table__number">{ weight.map(|weight| one_decimal(weight.weight)).unwrap_or_default() }</td>
                <td class="lf-table__number">{ one_decimal(part.points) }</td>
            </tr>
        }
    });
    html! {
        <table class="lf-table">
            <caption>{ context.t(Ui::RegionParts) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ context.t(Ui::RegionPart) }</th>
                    <th scope="col" class="lf-table__number">{ context.t(Ui::Weight) }</th>
                    <th scope="col" class="lf-table__number">{ context.t(Ui::RegionPoints) }</th>
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn coverage(context: &Context, state: &StateResult) -> Html {
    let missing: Vec<&str> = state.missing.iter().map(|leaf| leaf_name(context, leaf)).collect();
    html! {
        <p class="lf-note">
            { context.fill(Ui::RegionCoverage, &[("percent", &percent(state.coverage).to_string())]) }
            if !missing.is_empty() {
                { ". " }{ context.fill(Ui::RegionMissing, &[("names", &missing.join(", "))]) }
            }
        </p>
    }
}
