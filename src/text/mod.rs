//! Words: everything a visitor reads, in one language.
//!
//! Structure and words are joined here by id. A text that is missing in a words file is an
//! error that names the file and the id; no other language stands in for it.

pub mod format;
pub mod region;
mod schema;
pub mod template;
pub mod ui;

pub use region::RegionWords;
pub use schema::{ActionWords, BandWords, FactorWords, QuestionWords, RuleWords, ScenarioWords};
pub use ui::Ui;

use serde_json::Value;

use crate::catalog::error::Report;
use crate::catalog::{BAND_IDS, Catalog, CatalogErrors, GATE_IDS};
use crate::ids::{FACTOR_QUESTIONS, FactorId, FieldId, OptionId, QuestionId, TariffScenario};
use crate::json::{self, Table};
use crate::language::Language;

/// The words of one language, in the order of the catalog they belong to.
#[derive(Debug)]
pub struct Text {
    pub language: Language,
    ui: Vec<String>,
    factors: Vec<FactorWords>,
    questions: Vec<QuestionWords>,
    not_applicable: Table<String>,
    fields: Vec<FieldWords>,
    pub actions: Vec<ActionWords>,
    pub rules: Vec<RuleWords>,
    gates: Vec<String>,
    bands: Vec<BandWords>,
    scenarios: Vec<ScenarioWords>,
    /// What the check does not look at.
    pub disclaimer: Vec<String>,
    pub regions: RegionWords,
    /// Whether the words of results and regions are there too.
    pub is_complete: bool,
}

/// The words of a profile question.
#[derive(Debug, PartialEq, Eq)]
pub struct FieldWords {
    pub title: String,
    pub hint: String,
    options: Vec<String>,
}

/// A file of words that was read as JSON and not understood yet.
#[derive(Debug)]
pub struct Shipped(Value);

impl Shipped {
    /// Reads a file of words in this language.
    pub fn read(language: Language, json: &str) -> Result<Self, CatalogErrors> {
        let read = json::parse(json).map(Self);
        read.map_err(|each| CatalogErrors::of_reading(Some(&name(language)), each))
    }
}

/// The file that errors name.
fn name(language: Language) -> String {
    ["words.", language.code(), ".json"].concat()
}

impl Text {
    /// Reads packed words and checks that nothing is missing for this catalog. The words of
    /// results and regions may be left out; the text is incomplete then.
    ///
    /// Either an object with keys, or what a release ships: a list of the texts whose keys the
    /// catalog knows, and, if the words of results are there, of their texts and their keys.
    pub fn parse(catalog: &Catalog, language: Language, json: &str) -> Result<Self, CatalogErrors> {
        Self::build(catalog, language, Shipped::read(language, json)?)
    }

    /// The same from a file that was read as JSON. On a slow phone each takes a turn of its own.
    pub fn build(
        catalog: &Catalog,
        language: Language,
        Shipped(shipped): Shipped,
    ) -> Result<Self, CatalogErrors> {
        let file = name(language);
        let wrong = |problems| CatalogErrors::of_reading(Some(&file), problems);
        let keyed = with_keys(catalog, shipped).ok_or_else(|| {
            CatalogErrors::one(&file, "", "has another number of texts than keys")
        })?;
        let words: schema::Words = json::read_value(&keyed).map_err(wrong)?;
        let mut join = Join {
            file: &file,
            report: Report::default(),
        };
        let text = join.text(catalog, language, words);
        if join.report.is_empty() {
            Ok(text)
        } else {
            Err(CatalogErrors(join.report.into_vec()))
        }
    }

    /// A text of the surface.
    pub fn ui(&self, key: Ui) -> &str {
        self.ui.get(key as usize).map_or("", String::as_str)
    }

    /// A text of the surface with its placeholders filled.
    pub fn fill(&self, key: Ui, values: &[(&str, &str)]) -> String {
        template::fill(self.ui(key), values)
    }

    pub fn factor(&self, factor: FactorId) -> &FactorWords {
        &self.factors[factor.index()]
    }

    pub fn question(&self, question: QuestionId) -> &QuestionWords {
        &self.questions[question.index()]
    }

    pub fn field(&self, field: FieldId) -> &FieldWords {
        &self.fields[field.index()]
    }

    /// The label of a profile option.
    pub fn option(&self, field: FieldId, option: OptionId) -> &str {
        let options = &self.field(field).options;
        options.get(option.index()).map_or("", String::as_str)
    }

    /// The reason why a question may not apply.
    pub fn not_applicable(&self, reason: &str) -> &str {
        self.not_applicable.get(reason).map_or("", String::as_str)
    }

    /// The sentence of a gate, by its position G1 to G6.
    pub fn gate(&self, index: usize) -> &str {
        self.gates.get(index).map_or("", String::as_str)
    }

    /// The words of a band, by its number from 1 to 5; empty while the text is incomplete.
    pub fn band(&self, number: u8) -> &BandWords {
        const NONE: &BandWords = &BandWords {
            name: String::new(),
            meaning: String::new(),
            next: String::new(),
        };
        self.bands
            .get(usize::from(number.clamp(1, 5) - 1))
            .unwrap_or(NONE)
    }

    /// The words of a scenario; empty while the text is incomplete.
    pub fn scenario(&self, scenario: TariffScenario) -> &ScenarioWords {
        const NONE: &ScenarioWords = &ScenarioWords {
            name: String::new(),
            description: String::new(),
        };
        self.scenarios.get(scenario as usize).unwrap_or(NONE)
    }
}

/// Words with keys, however they come.
fn with_keys(catalog: &Catalog, shipped: Value) -> Option<Value> {
    let Value::Array(parts) = shipped else {
        return Some(shipped);
    };
    let mut parts = parts.into_iter();
    let mut words = json::keyed(&catalog.words, parts.next()?)?;
    if let Some(texts) = parts.next()
        && let Value::Object(words) = &mut words
        && let Value::Object(later) = json::keyed(&parts.next()?, texts)?
    {
        for (key, value) in later {
            words.insert(key, value);
        }
    }
    Some(words)
}

/// The words of the plan in the order of the catalog; all empty while they are not there.
#[derive(Default)]
struct PlanWords {
    actions: Vec<ActionWords>,
    rules: Vec<RuleWords>,
    gates: Vec<String>,
    bands: Vec<BandWords>,
    scenarios: Vec<ScenarioWords>,
}

/// Joins words with structure and notes what is missing or left over.
struct Join<'a> {
    file: &'a str,
    report: Report,
}

impl Join<'_> {
    fn text(&mut self, catalog: &Catalog, language: Language, words: schema::Words) -> Text {
        for question in &catalog.questions {
            if let Some(allowed) = &question.not_applicable
                && !words
                    .assessment
                    .not_applicable
                    .contains_key(&allowed.reason)
            {
                self.report
                    .add(self.file, &allowed.reason, "this reason has no words");
            }
        }
        let fields = self.fields(catalog, words.profile.fields);
        // The factors' questions come first in the catalog, those of the scenarios last.
        let of_questions = ids(&catalog.questions, |item| &item.id);
        let (of_factors, of_scenarios) =
            of_questions.split_at(FACTOR_QUESTIONS.min(of_questions.len()));
        let mut questions = self.take(of_factors, words.assessment.questions);
        questions.append(&mut self.take(of_scenarios, words.assessment.scenario_questions));
        let is_complete = words.plan.is_some() && words.regions.is_some() && words.result.is_some();
        let mut ui = words.ui;
        self.count("ui", &ui, Ui::FIRST);
        if let Some(mut words) = words.result {
            self.count("result", &words, Ui::COUNT - Ui::FIRST);
            ui.append(&mut words);
        }
        let plan = self.plan(catalog, words.plan);
        Text {
            language,
            ui,
            factors: self.take(
                &ids(&catalog.factors, |item| &item.id),
                words.assessment.factors,
            ),
            questions,
            not_applicable: words.assessment.not_applicable,
            fields,
            actions: plan.actions,
            rules: plan.rules,
            gates: plan.gates,
            bands: plan.bands,
            scenarios: plan.scenarios,
            disclaimer: words.assessment.disclaimer,
            regions: words.regions.unwrap_or_default(),
            is_complete,
        }
    }

    /// Texts in the order of their keys must be as many as these.
    fn count(&mut self, list: &str, texts: &[String], keys: usize) {
        if texts.len() != keys {
            self.report
                .add(self.file, list, "has another number of texts");
        }
    }

    fn plan(&mut self, catalog: &Catalog, words: Option<schema::Plan>) -> PlanWords {
        let Some(words) = words else {
            return PlanWords::default();
        };
        let scenarios = TariffScenario::ALL.map(TariffScenario::slug);
        PlanWords {
            actions: self.take(&ids(&catalog.actions, |item| &item.id), words.actions),
            rules: self.take(&ids(&catalog.rules, |item| &item.id), words.rules),
            gates: self.take(&GATE_IDS, words.gates),
            bands: self.take(&BAND_IDS, words.bands),
            scenarios: self.take(&scenarios, words.scenarios),
        }
    }

    fn fields(&mut self, catalog: &Catalog, words: Table<schema::FieldWords>) -> Vec<FieldWords> {
        let words = self.take(&ids(&catalog.fields, |field| &field.key), words);
        let mut fields = Vec::with_capacity(words.len());
        for (words, field) in words.into_iter().zip(&catalog.fields) {
            fields.push(FieldWords {
                title: words.title,
                hint: words.hint,
                options: self.take(&ids(&field.options, |option| option), words.options),
            });
        }
        fields
    }

    /// The words in the order of the ids.
    fn take<T>(&mut self, ids: &[&str], words: Table<T>) -> Vec<T> {
        let (keys, mut words) = words.into_parts();
        for (here, there) in self.swaps(ids, &keys) {
            words.swap(here, there);
        }
        words
    }

    /// What to swap, one pair after the other, to bring the keys into the order of the ids.
    #[inline(never)]
    fn swaps(&mut self, ids: &[&str], keys: &[String]) -> Vec<(usize, usize)> {
        let mut keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut swaps = Vec::new();
        for id in ids {
            let here = swaps.len();
            match keys[here..].iter().position(|key| key == id) {
                Some(further) => {
                    keys.swap(here, here + further);
                    swaps.push((here, here + further));
                }
                None => self.report.add(self.file, id, "has no words"),
            }
        }
        for key in &keys[swaps.len()..] {
            self.report
                .add(self.file, key, "has words but does not exist");
        }
        swaps
    }
}

fn ids<T>(items: &[T], id: impl Fn(&T) -> &String) -> Vec<&str> {
    items.iter().map(|item| id(item).as_str()).collect()
}
