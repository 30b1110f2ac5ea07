//! The scoring key: what a visitor multiplies and adds on paper, with the numbers of the content.

use serde_json::Value;

use super::{Source, find, list, text};
use crate::Outcome;

/// The key from the score of a factor to the loss by tariffs, and what paper cannot do.
pub(super) fn key(source: &Source) -> Outcome<String> {
    let says = |name: &str| source.own(name);
    let number = |way: &[&str]| source.scoring(way).map(Value::to_string);
    let most = number(&["states", "dont_know", "most"])?;
    let alone = number(&["states", "dont_know", "alone"])?;
    let most_open = number(&["states", "unanswered", "most"])?;
    let open = [
        ("most", &*most),
        ("alone", &*alone),
        ("most_open", &*most_open),
    ];
    let average = number(&["overall", "average"])?;
    let weakest = number(&["overall", "weakest"])?;
    let overall = [("average", &*average), ("weakest", &*weakest)];
    let mut html = format!("<h2>{}</h2><p>{}", says("adding")?, says("factor-how")?);
    html.push_str(&stages(source)?);
    html.extend([format!("<p>{}", source.fill("open", &open)?)]);
    html.extend([format!("<p>{}", source.fill("overall-how", &overall)?)]);
    html.push_str(&weights(source)?);
    html.push_str(&activities(source)?);
    html.push_str(&bands(source)?);
    html.extend([format!("<p>{}<ul>{}</ul>", says("caps")?, caps(source)?)]);
    html.extend([format!(
        "<p>{}<p>{}",
        says("cap-open")?,
        says("tariff-how")?
    )]);
    html.push_str(&losses(source)?);
    html.extend([format!(
        "<h2>{}</h2><p>{}",
        says("cannot-title")?,
        says("cannot")?
    )]);
    Ok(html)
}

/// A table with a caption, a row of heads, and rows that begin with theirs.
fn table(caption: &str, heads: &[String], rows: &[Vec<String>]) -> String {
    let mut html = format!(
        "<div class=lf-scroll tabindex=0 role=region aria-label=\"{caption}\">\
             <table class=lf-table><caption>{caption}<thead><tr>"
    );
    for head in heads {
        // An empty head is no head.
        let tag = if head.is_empty() {
            "<td>"
        } else {
            "<th scope=col>"
        };
        html.extend([tag, head.as_str()]);
    }
    html.push_str("<tbody>");
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            let tag = if at == 0 {
                "<tr><th scope=row>"
            } else {
                "<td>"
            };
            html.extend([tag, cell.as_str()]);
        }
    }
    html.push_str("</table></div>");
    html
}

fn stages(source: &Source) -> Outcome<String> {
    let mut rows = Vec::new();
    for id in super::option_ids(source, "stage")? {
        let mut row = vec![source.words(&["fields", "stage", "options", &id])?];
        let weights = list(source.scoring(&["stage_weights", &id])?);
        row.extend(weights.iter().map(Value::to_string));
        rows.push(row);
    }
    let heads = [
        String::new(),
        source.own("intent")?,
        source.own("practice")?,
        source.own("proof")?,
    ];
    Ok(table(&source.own("stage-weights")?, &heads, &rows))
}

/// The scenarios in the order of the result: the headline's weights first.
const SCENARIOS: [&str; 3] = ["base", "low", "high"];

fn weights(source: &Source) -> Outcome<String> {
    let mut heads = vec![String::new()];
    for scenario in SCENARIOS {
        heads.push(source.words(&["scenarios", scenario, "name"])?);
    }
    heads.push(source.own("own")?);
    let mut rows = Vec::new();
    for factor in list(&source.structure["factors"]) {
        let id = text(factor, &["id"])?;
        let mut row = vec![source.words(&["factors", &id, "name"])?];
        for scenario in SCENARIOS {
            let weight = source.scoring(&["scenarios", scenario, "weights", &id])?;
            row.push(weight.to_string());
        }
        row.push(String::new());
        rows.push(row);
    }
    Ok(table(&source.own("weights")?, &heads, &rows))
}

fn activities(source: &Source) -> Outcome<String> {
    let modifiers = source.scoring(&["activity_modifiers"])?;
    let mut html = format!("<p>{}<ul>", source.own("activities")?);
    for id in super::option_ids(source, "activity")? {
        let Some(factors) = modifiers[&id].as_object() else {
            continue;
        };
        let mut parts = Vec::new();
        for (factor, times) in factors {
            let name = source.words(&["factors", factor, "name"])?;
            parts.push(format!("{name} ×{times}"));
        }
        let name = source.words(&["fields", "activity", "options", &id])?;
        html.extend([format!("<li>{name}: {}", parts.join(", "))]);
    }
    html.push_str("</ul>");
    Ok(html)
}

/// The bands from the lowest on.
const BANDS: [&str; 5] = ["explore", "prepare", "pilot", "launch", "scale"];

fn bands(source: &Source) -> Outcome<String> {
    let mut from = vec!["0".to_owned()];
    let points = list(source.scoring(&["cut_points"])?).iter();
    from.extend(points.map(Value::to_string));
    let mut rows = Vec::new();
    for (band, from) in BANDS.iter().zip(from) {
        let words = find(&source.words, &["bands", band])?;
        rows.push(vec![
            text(words, &["name"])?,
            from,
            text(words, &["meaning"])?,
        ]);
    }
    let heads = [
        source.words(&["ui", "band"])?,
        source.own("points")?,
        String::new(),
    ];
    Ok(table(&source.own("band-how")?, &heads, &rows))
}

/// The gates that cap the band, each with its condition.
fn caps(source: &Source) -> Outcome<String> {
    let mut html = String::new();
    let mut add = |name: &str, gate: &str, rest: &[(&str, String)]| -> Outcome<()> {
        let gate = source.scoring(&["gates", gate])?;
        let cap = gate["cap"]
            .as_u64()
            .and_then(|cap| usize::try_from(cap).ok());
        let band = cap
            .and_then(|cap| BANDS.get(cap - 1))
            .ok_or("a gate without a band")?;
        let band = source.words(&["bands", band, "name"])?;
        let below = gate["below"].to_string();
        let number = gate["question"].as_str().map_or(0, |id| place(source, id));
        let number = number.to_string();
        let mut values = vec![("band", &*band), ("below", &*below), ("number", &*number)];
        values.extend(rest.iter().map(|(name, value)| (*name, &**value)));
        html.extend([format!("<li>{}", source.fill(name, &values)?)]);
        Ok(())
    };
    let names = |field: &str, way: &[&str]| -> Outcome<String> {
        let ids = list(source.scoring(way)?).iter().filter_map(Value::as_str);
        let names: Outcome<Vec<String>> = ids
            .map(|id| source.words(&["fields", field, "options", id]))
            .collect();
        Ok(names?.join("; "))
    };
    let stages = names("stage", &["gates", "no_authority", "stages"])?;
    let activities = names("activity", &["gates", "no_requirements", "activities"])?;
    let exposed = |name: &str| {
        source
            .scoring(&["gates", "exposed", name])
            .map(Value::to_string)
    };
    add("cap-factor", "weak_factor", &[])?;
    add("cap-question", "no_purpose", &[])?;
    add("cap-stage", "no_authority", &[("names", stages)])?;
    add("cap-activity", "no_requirements", &[("names", activities)])?;
    let rest = [
        ("exposure", exposed("exposure")?),
        ("readiness", exposed("readiness")?),
    ];
    add("cap-tariff", "exposed", &rest)?;
    Ok(html)
}

/// The number of a question on the page.
fn place(source: &Source, id: &str) -> usize {
    let factors = list(&source.structure["factors"]).iter();
    let mut questions = factors.flat_map(|factor| list(&factor["questions"]));
    questions
        .position(|question| question["id"] == id)
        .map_or(0, |at| at + 1)
}

fn losses(source: &Source) -> Outcome<String> {
    let mut rows = Vec::new();
    for scenario in ["low", "base", "high"] {
        rows.push(vec![
            source.words(&["scenarios", scenario, "name"])?,
            source
                .scoring(&["scenarios", scenario, "penalty"])?
                .to_string(),
        ]);
    }
    let heads = [source.words(&["ui", "scenario"])?, source.own("loss")?];
    Ok(table(
        &source.words(&["ui", "section-tariffs"])?,
        &heads,
        &rows,
    ))
}
