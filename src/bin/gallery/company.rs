//! The companies whose answers the gallery shows.

use std::error::Error;

use landfall::assessment::interface::read_company;
use landfall::assessment::{Answer, Company, Level};
use landfall::catalog::Catalog;
use landfall::ids::QuestionId;
use landfall::session::Session;

/// A company name that is as long as a field takes, with a word that fits on no phone.
pub(crate) const LONG_NAME: &str = "Großmaschinenfabrikationsgesellschaft 한국산업기계종합제작주식회사 \
    東日本精密工作機械製造株式会社 Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

pub(crate) const COMPANIES: [(&str, &str); 3] = [
    (
        "harness-maker",
        include_str!("../../../examples/harness-maker.json"),
    ),
    (
        "battery-materials",
        include_str!("../../../examples/battery-materials.json"),
    ),
    (
        "food-maker",
        include_str!("../../../examples/food-maker.json"),
    ),
];

/// A session with one answer and nothing else.
pub(crate) fn one(question: QuestionId) -> Session {
    let mut session = Session::default();
    session.company.answers.set(question, level(3, false));
    session
}

pub(crate) fn level(anchor: u8, half_above: bool) -> Answer {
    Level::from_anchor(anchor, half_above).map_or(Answer::Open, |level| Answer::Level(level, None))
}

pub(crate) fn worked(catalog: &Catalog, json: &str) -> Result<Session, Box<dyn Error>> {
    let request = read_company(catalog, &serde_json::from_str(json)?)
        .map_err(|error| format!("an example: {error:?}"))?;
    Ok(Session {
        company: Company {
            viewpoints: 1,
            ..request.company
        },
        scenario: request.scenario,
        name: "Landfall".to_owned(),
        ..Session::default()
    })
}
