//! Ranks the states for the requests on standard input, a JSON array, and prints one object each.
//!
//! The forms are in `docs/recommend.schema.json`. `states` holds every state that no must
//! excludes, best score first; `listed` says whether it is eligible, too thinly known, or left
//! out for the activity. A request that cannot be read gets `errors` in its place and does not
//! keep the others from their answers; the command then ends with 2, and with 1 when the input
//! is no array.

use std::error::Error;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use landfall::recommend::{
    Comparison, Excluded, Fact, MetroResult, Model, MustEffect, Outcome, Ranking, Reason,
    RegionData, Request, SiteKind, StateResult, Term,
};
use serde_json::{Value, json};

const DATA: &str = include_str!("../content/structure/regions.json");
const WORDS: &str = include_str!("../content/words/en/regions.json");

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(refused) => {
            let _ = writeln!(io::stderr(), "recommend: {refused} of the requests refused");
            ExitCode::from(2)
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "recommend: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Answers what stands on standard input; how many requests had to be refused.
fn run() -> Result<usize, Box<dyn Error>> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let Value::Array(requests) = serde_json::from_str(&text)? else {
        return Err("expected an array of requests".into());
    };
    let data = RegionData::parse(DATA)?;
    let words: Value = serde_json::from_str(WORDS)?;
    let mut refused = 0;
    let mut answers = Vec::new();
    for request in requests {
        answers.push(match read(request) {
            Ok(request) => answer(&data, &request, &words),
            Err(error) => {
                refused += 1;
                json!({"errors": [error], "states": [], "metros": []})
            }
        });
    }
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&answers)?)?;
    Ok(refused)
}

fn read(request: Value) -> Result<Request, String> {
    // Serde would read a list as the fields in their order.
    if !request.is_object() {
        return Err("expected an object".to_owned());
    }
    serde_json::from_value(request).map_err(|error| error.to_string())
}

fn answer(data: &RegionData, request: &Request, words: &Value) -> Value {
    match Model::new(data, request) {
        Ok(model) => {
            let ranking = model.ranking();
            let comparison = match ranking.states.as_slice() {
                [first, second, ..] => model.compare(&first.id, &second.id),
                _ => None,
            };
            let mut answer = table(&ranking, words);
            answer["comparison"] = comparison.as_ref().map(self::comparison).into();
            answer
        }
        Err(Outcome::NeedsProfile { industry, activity }) => {
            json!({"needs": {"industry": industry, "activity": activity}, "states": [], "metros": []})
        }
        Err(Outcome::Ranking(ranking)) => table(&ranking, words),
    }
}

fn table(ranking: &Ranking, words: &Value) -> Value {
    let mut states: Vec<(f64, Value)> = Vec::new();
    states.extend(
        ranking
            .states
            .iter()
            .map(|state| (state.score, row(state, "eligible", words))),
    );
    states.extend(
        ranking
            .thin
            .iter()
            .map(|state| (state.score, row(state, "not enough data", words))),
    );
    let mut excluded = Vec::new();
    for state in &ranking.excluded {
        let reasons = failures(state);
        let listed = if ranking.musts.is_empty() {
            "not for this activity"
        } else {
            "excluded"
        };
        let row = json!({
            "state": state.id.to_uppercase(), "id": state.id, "score": state.score,
            "first": 0, "top3": 0, "reasons": reasons, "listed": listed,
        });
        if ranking.musts.is_empty() {
            states.push((state.score, row));
        } else {
            excluded.push(row);
        }
    }
    states.sort_by(|a, b| b.0.total_cmp(&a.0));
    let flags: Vec<&str> = ranking.flags.iter().map(|flag| flag.slug()).collect();
    json!({
        "states": states.into_iter().map(|pair| pair.1).collect::<Vec<_>>(),
        "metros": ranking.metros.iter().map(|area| metro(area, words)).collect::<Vec<_>>(),
        "excluded": excluded,
        "excluded_metros": ranking.excluded_metros.iter().map(|area| json!({
            "id": area.id, "score": area.score, "reasons": failures(area),
        })).collect::<Vec<_>>(),
        "sites": ranking.sites.iter().map(|site| json!({
            "state": site.id.to_uppercase(), "kind": kind(site.kind),
            "score": site.score, "place": site.place,
        })).collect::<Vec<_>>(),
        "musts": ranking.musts.iter().map(must).collect::<Vec<_>>(),
        "flags": flags,
        "points_counted": ranking.points_counted,
        "unscored_priorities": ranking.unscored_priorities,
    })
}

fn failures(region: &Excluded) -> Vec<String> {
    let reasons = region.reasons.iter();
    let say = |reason: &Reason| match reason {
        Reason::Must { must, value } => {
            let limit = must.limit();
            let limit = limit.map_or(String::new(), |limit| format!(" of at most {limit}"));
            let value = value.map_or(String::new(), |value| format!(": it has {value}"));
            format!("fails the must {}{limit}{value}", must.slug())
        }
        Reason::NotForActivity { activity } => format!("left out for {activity}"),
    };
    reasons.map(say).collect()
}

fn must(effect: &MustEffect) -> Value {
    let (best_lost, relax_to) = effect.best_lost.clone().unzip();
    let (nearest, nearest_limit) = effect.nearest.clone().unzip();
    json!({
        "must": effect.must.slug(),
        "fails": effect.fails,
        "alone": effect.alone,
        "best_lost": best_lost,
        "relax_to": relax_to.flatten(),
        "nearest": nearest,
        "nearest_limit": nearest_limit,
    })
}

const fn kind(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::Own => "own",
        SiteKind::Partner => "partner",
        SiteKind::Customer => "customer",
        SiteKind::Supplier => "supplier",
    }
}

/// The clauses for and against, in English.
fn reasons(strong: &[Term], weak: &[Term], words: &Value) -> Vec<String> {
    let say = |group: &str, side: &str| {
        let clause = words["groups"][group][side].as_str();
        clause.unwrap_or(group).to_owned()
    };
    let strong = strong.iter().map(|term| say(&term.group, "for"));
    let weak = weak
        .iter()
        .map(|term| format!("but: {}", say(&term.group, "against")));
    strong.chain(weak).collect()
}

fn row(state: &StateResult, listed: &str, words: &Value) -> Value {
    json!({
        "state": state.id.to_uppercase(),
        "id": state.id,
        "score": state.score,
        "first": state.first,
        "top3": state.top3,
        "reasons": reasons(&state.strong, &state.weak, words),
        "listed": listed,
        "place": state.place,
        "coverage": state.coverage,
        "certainty": state.certainty.slug(),
        "metros": state.metros,
        "near": state.near.map(|near| json!({"kind": kind(near.kind), "across": near.across})),
    })
}

fn metro(metro: &MetroResult, words: &Value) -> Value {
    let reaches = metro.reaches.iter().map(|state| state.to_uppercase());
    let leaves = |inherited: bool| {
        let facts = metro
            .facts
            .iter()
            .filter(|fact: &&Fact| fact.inherited == inherited);
        facts.map(|fact| fact.leaf.clone()).collect::<Vec<_>>()
    };
    json!({
        "id": metro.id,
        "state": metro.state.to_uppercase(),
        "reaches": reaches.collect::<Vec<_>>(),
        "score": metro.score,
        "reasons": reasons(&metro.strong, &metro.weak, words),
        "listed": if metro.thin { "not enough data" } else { "eligible" },
        "coverage": metro.coverage,
        "own": leaves(false),
        "inherited": leaves(true),
    })
}

fn comparison(found: &Comparison) -> Value {
    json!({
        "leader": found.leader,
        "follower": found.follower,
        "gap": found.gap,
        "differences": found.differences.iter().map(|part| json!({
            "group": part.group, "points": part.points,
        })).collect::<Vec<_>>(),
        "concordance": found.concordance,
        "least_move": found.least_move.as_ref().map(|least| json!({
            "share": least.share,
            "to": least.to,
            "from": least.from.iter().map(|(group, share)| json!({
                "group": group, "share": share,
            })).collect::<Vec<_>>(),
        })),
        "single": found.single.iter().map(|single| json!({
            "group": single.group, "weight": single.weight, "level": single.level,
        })).collect::<Vec<_>>(),
        "needed": found.needed.iter().map(|needed| json!({
            "leaf": needed.leaf, "figure": needed.figure, "level": needed.level,
        })).collect::<Vec<_>>(),
    })
}
