//! Everything that the result says of how firmly it holds, in each language, beside the core.

use landfall::assessment::{Assessment, assess};
use landfall::host::Still;
use landfall::ids::TariffScenario;
use landfall::language::Language;
use landfall::recommend::robust::{Exact, Openness, Strip, WayToFirst, WeightWorth};
use landfall::recommend::{Certainty, Model, RegionData};
use landfall::session::{Screen, Session, region_request};
use landfall::text::format::{one_decimal, percent, score, thousands};
use landfall::text::{Text, Ui};

use super::{REGIONS, catalog, company, text};

const SAMPLES: [&str; 3] = [
    include_str!("../../examples/harness-maker.json"),
    include_str!("../../examples/battery-materials.json"),
    include_str!("../../examples/food-maker.json"),
];

/// What the core says of one company.
struct Known {
    states: Vec<String>,
    metros: Vec<String>,
    strips: Vec<Strip>,
    areas: Vec<Strip>,
    weights: Vec<WeightWorth>,
    exact: Exact,
    concordance: f64,
}

fn known(data: &RegionData, session: &Session) -> Known {
    let request = region_request(&catalog(), session.shown());
    let model = Model::new(data, &request).unwrap();
    let fairly = Openness::Sure("fairly".into());
    let ranking = model.ranking();
    let (strips, weights) = model.field(&fairly, true).unwrap().answered().unwrap();
    let (areas, _) = model
        .metro_field(&fairly, true)
        .unwrap()
        .answered()
        .unwrap();
    let states: Vec<String> = ranking.states.into_iter().map(|state| state.id).collect();
    let concordance = model.compare(&states[0], &states[1]).unwrap().concordance;
    Known {
        metros: ranking
            .metros
            .into_iter()
            .filter(|it| !it.thin)
            .map(|it| it.id)
            .collect(),
        exact: model.exact(&states[..2]).unwrap(),
        states,
        strips,
        areas,
        weights,
        concordance,
    }
}

fn of<'a>(strips: &'a [Strip], id: &str) -> &'a Strip {
    strips.iter().find(|strip| strip.region == id).unwrap()
}

fn verdict(text: &Text, name: &str, strip: &Strip) -> String {
    let key = match strip.certainty {
        Certainty::Robust => Ui::FirmStable,
        Certainty::Likely => Ui::FirmLikely,
        Certainty::Open => Ui::FirmOpen,
    };
    let share = percent(strip.first).to_string();
    text.fill(key, &[("name", name), ("percent", &share)])
}

/// The sentences on strips, changes and knowledge.
fn firmness(text: &Text, known: &Known) -> Vec<String> {
    let regions = &text.regions;
    let state = |id: &str| regions.state(id).to_owned();
    let metro = |id: &str| regions.metros.get(id).unwrap().clone();
    let exact = &known.exact;
    let mut list = vec![
        verdict(
            text,
            &state(&known.states[0]),
            of(&known.strips, &known.states[0]),
        ),
        verdict(
            text,
            &metro(&known.metros[0]),
            of(&known.areas, &known.metros[0]),
        ),
        regions.note("metros-firm").to_owned(),
        text.fill(Ui::FirmTrials, &[("count", &thousands(10_048.0))]),
    ];
    // First, second and third of everybody who is shown.
    let shown = known
        .states
        .iter()
        .take(5)
        .map(|id| (state(id), of(&known.strips, id)));
    let areas = known
        .metros
        .iter()
        .take(5)
        .map(|id| (metro(id), of(&known.areas, id)));
    for (name, strip) in shown.chain(areas) {
        let mut row = name;
        for share in [strip.first, strip.second, strip.third] {
            let share = percent(share).to_string();
            row += &*text.fill(Ui::Percent, &[("value", &share)]);
        }
        list.push(row);
    }
    let (second, way, found) = exact.second.as_ref().unwrap();
    match way {
        WayToFirst::First => {}
        WayToFirst::None => list.push(text.fill(Ui::ChangeNever, &[("name", &state(second))])),
        WayToFirst::Shift(shift) => {
            let share = one_decimal((100.0 * shift.share).max(0.1));
            let known = state(second);
            let values = [
                ("name", &*known),
                ("share", &*share),
                ("to", "|"),
                ("from", "|"),
            ];
            let way = text.fill(Ui::ChangeWay, &values);
            list.push(way.split('|').next().unwrap().to_owned());
        }
    }
    if let Some(figure) = found.needed.first() {
        list.push(regions.leaves.get(&figure.leaf).unwrap().name.clone());
    }
    let share = percent(known.concordance).to_string();
    let concordance = regions.note("concordance");
    list.push(
        concordance
            .replace("{share}", &share)
            .replace("{leader}", &state(&found.leader)),
    );
    list.push(match &exact.figure {
        None => text.ui(Ui::ChangeFigureNone).to_owned(),
        Some(worth) => text.fill(
            Ui::ChangeFigure,
            &[
                ("figure", &regions.leaves.get(&worth.leaf).unwrap().name),
                ("name", &state(&worth.region)),
                ("percent", &percent(worth.change).to_string()),
            ],
        ),
    });
    let worth = &known.weights[0];
    list.push(
        if percent(worth.change) == 0 || one_decimal(worth.points) == "0" {
            text.ui(Ui::ChangeWeightNone).to_owned()
        } else {
            let group = &regions.groups.get(&worth.group).unwrap().name;
            let (share, points) = (percent(worth.change).to_string(), one_decimal(worth.points));
            let values = [
                ("group", &**group),
                ("percent", &share),
                ("points", &points),
            ];
            text.fill(Ui::ChangeWeight, &values)
        },
    );
    list
}

/// The sentences on tariffs, and the one story that begins them.
fn tariffs(text: &Text, known: &Known, assessment: &Assessment) -> Vec<String> {
    let state = |id: &str| text.regions.state(id).to_owned();
    let tariffs = &known.exact.tariffs;
    let high = TariffScenario::High as usize;
    let mut rows: Vec<_> = tariffs.rows.iter().collect();
    rows.sort_by(|a, b| b.scores[high].total_cmp(&a.scores[high]));
    let result = &assessment.scenarios[high];
    let ready = score(result.tariff_score, &catalog().numbers.cut_points).to_string();
    let mut list = vec![text.fill(
        Ui::ShiftStory,
        &[
            ("score", &ready),
            ("band", &text.band(result.band.number()).name),
            ("name", &state(&rows[0].region)),
            ("other", &state(&rows[1].region)),
        ],
    )];
    for (from, region) in tariffs.break_even.iter().skip(1) {
        let from = one_decimal(100.0 * from);
        let values = [("percent", &*from), ("name", &state(region))];
        list.push(text.fill(Ui::ShiftBreakEven, &values));
    }
    if let [(_, only)] = &tariffs.break_even[..] {
        list.push(text.fill(Ui::ShiftSame, &[("name", &state(only))]));
    }
    let minimax = tariffs.minimax.as_ref().unwrap();
    let least = rows.iter().find(|row| row.region == *minimax).unwrap();
    let name = state(minimax);
    if least.worst < 0.05 {
        list.push(text.fill(Ui::ShiftBest, &[("name", &name)]));
    } else {
        let points = one_decimal(least.worst);
        list.push(text.fill(Ui::ShiftRegret, &[("name", &*name), ("points", &points)]));
        let (first, second, worst) = tariffs.best_pair.as_ref().unwrap();
        let (first, second, points) = (state(first), state(second), one_decimal(*worst));
        let values = [("first", &*first), ("second", &second), ("points", &points)];
        list.push(text.fill(Ui::ShiftPair, &values));
    }
    for fallback in known.exact.fallbacks.iter().filter(|it| it.loss >= 0.05) {
        let (score, name) = (one_decimal(fallback.score), state(&fallback.region));
        list.push(text.fill(Ui::Aside, &[("first", &name), ("second", &score)]));
    }
    list
}

/// The words between the tags, as they are read.
fn read(html: &str) -> String {
    let words = html.split('<').filter_map(|part| part.split_once('>'));
    let words: String = words.map(|(_, words)| words).collect();
    words
        .replace("&#x27;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[test]
fn every_sentence_of_firmness_and_tariffs_is_on_the_result_in_each_language() {
    let data = RegionData::parse(REGIONS).unwrap();
    let catalog = catalog();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    for sample in SAMPLES {
        let session = Session {
            company: company(&catalog, sample),
            screen: Screen::Result,
            ..Session::default()
        };
        let known = known(&data, &session);
        let assessment = assess(&catalog, &session.company);
        for language in Language::ALL {
            let text = text(&catalog, language);
            let still = Still::new(&catalog, &text, session.clone()).with_regions(REGIONS);
            let html = tokio::task::LocalSet::new().block_on(&runtime, still.html());
            let page = read(&html);
            let mut expected = firmness(&text, &known);
            expected.extend(tariffs(&text, &known, &assessment));
            for sentence in expected {
                assert!(page.contains(&sentence), "{language:?} lacks: {sentence}");
            }
        }
    }
}
