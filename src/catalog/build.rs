//! From the mirror of the files to the checked [`Catalog`]: every reference is resolved, and every
//! problem is reported with its file and id.

use super::build_rules as rules;
use super::error::{CatalogErrors, Report};
use super::schema::{self, Structure};
use super::{Catalog, Factor, Field, KnownFields, NotApplicable, Question};
use crate::ids::{FACTORS, FieldId, OptionId, Part, QUESTIONS, QuestionId};

/// Resolves a structure into a catalog, or lists everything that is wrong with it.
pub fn catalog(structure: Structure, words: serde_json::Value) -> Result<Catalog, CatalogErrors> {
    let mut report = Report::default();
    let fields = fields(structure.profile, &mut report);
    let slugs = question_slugs(
        &structure.factors,
        &structure.scenario_questions,
        &mut report,
    );
    let names = Names { fields, slugs };
    let Some(known) = known_fields(&names, &mut report) else {
        return Err(CatalogErrors(report.into_vec()));
    };
    let (factors, questions) = questions(
        structure.factors,
        structure.scenario_questions,
        &names,
        &mut report,
    );
    let rules = rules::rules(structure.rules, &names, &mut report);
    let actions = rules::actions(structure.actions, &names, &mut report);
    let numbers =
        super::build_numbers::numbers(structure.scoring, &names, known, &factors, &mut report);
    let numbers = match numbers {
        Some(numbers) if report.is_empty() => numbers,
        _ => return Err(CatalogErrors(report.into_vec())),
    };
    Ok(Catalog {
        pack: structure.pack,
        factors,
        questions,
        fields: names.fields,
        known,
        rules,
        actions,
        numbers,
        migrations: structure.migrations.into_iter().collect(),
        words,
    })
}

/// Everything an id can refer to while the rest is being read.
pub(super) struct Names {
    pub(super) fields: Vec<Field>,
    slugs: Vec<String>,
}

impl Names {
    pub(super) fn question(&self, slug: &str) -> Option<QuestionId> {
        QuestionId::at(self.slugs.iter().position(|known| known == slug)?)
    }

    pub(super) fn field(&self, key: &str) -> Option<FieldId> {
        let index = self.fields.iter().position(|field| field.key == key)?;
        u8::try_from(index).ok().map(FieldId)
    }

    /// A set of options as bits; unknown ones are reported.
    pub(super) fn options(
        &self,
        field: FieldId,
        slugs: &[String],
        place: (&str, &str),
        report: &mut Report,
    ) -> u64 {
        let field = &self.fields[field.index()];
        slugs.iter().fold(0, |bits, slug| {
            let problem = [
                "no option `",
                slug,
                "` in profile question `",
                &field.key,
                "`",
            ];
            let option = report.require(field.option(slug), place.0, place.1, &problem);
            bits | option.map_or(0, OptionId::bit)
        })
    }
}

fn fields(schema: Vec<schema::Field>, report: &mut Report) -> Vec<Field> {
    const FILE: &str = "profile.json";
    let mut keys = Vec::new();
    schema
        .into_iter()
        .map(|field| {
            if keys.contains(&field.key) {
                report.note(FILE, &field.id, &["key `", &field.key, "` is used twice"]);
            }
            keys.push(field.key.clone());
            if field.options.is_empty() || field.options.len() > 64 {
                report.add(FILE, &field.id, "needs between 1 and 64 options");
            }
            for (index, option) in field.options.iter().enumerate() {
                if field.options[..index].contains(option) {
                    report.note(FILE, &field.id, &["option `", option, "` stands twice"]);
                }
            }
            for slug in field.limits.keys().chain(&field.advice_only) {
                if !field.options.contains(slug) {
                    report.note(FILE, &field.id, &["no option `", slug, "`"]);
                }
            }
            let advice_only = field
                .options
                .iter()
                .enumerate()
                .filter(|(_, option)| field.advice_only.contains(option))
                .fold(0, |bits, (index, _)| bits | 1 << (index & 63));
            Field {
                limits: field
                    .options
                    .iter()
                    .map(|option| field.limits.get(option).copied())
                    .collect(),
                advice_only,
                id: field.id,
                key: field.key,
                page: field.page,
                kind: field.kind,
                most: field.most.map_or(1, usize::from),
                options: field.options,
                express: field.express,
                needs_imports: field.needs_imports,
                feeds_regions: field.feeds_regions,
                display_only: field.display_only,
            }
        })
        .collect()
}

fn question_slugs(
    factors: &[schema::Factor],
    scenarios: &[schema::ScenarioQuestion],
    report: &mut Report,
) -> Vec<String> {
    const FILE: &str = "factors.json";
    if factors.len() != FACTORS {
        let (needed, found) = (FACTORS.to_string(), factors.len().to_string());
        report.note(
            FILE,
            "factors",
            &["there are ", &needed, " factors, not ", &found],
        );
    }
    let mut slugs = Vec::new();
    for factor in factors {
        if factor.questions.len() != Part::ALL.len() {
            report.add(
                FILE,
                &factor.id,
                "needs its questions of intent, practice and proof",
            );
        }
        for (question, part) in factor.questions.iter().zip(Part::ALL) {
            let expected = [&factor.id, "-", part.slug()].concat();
            if question.id != expected {
                report.note(FILE, &question.id, &["should be called `", &expected, "`"]);
            }
            slugs.push(expected);
        }
    }
    for (index, question) in scenarios.iter().enumerate() {
        let expected = ["S", &(index + 1).to_string()].concat();
        if question.id != expected {
            let problem = ["should be called `", &expected, "`"];
            report.note("scenario-questions.json", &question.id, &problem);
        }
        slugs.push(expected);
    }
    if slugs.len() != QUESTIONS {
        let (needed, found) = (QUESTIONS.to_string(), slugs.len().to_string());
        report.note(
            FILE,
            "questions",
            &["there are ", &needed, " questions, not ", &found],
        );
    }
    for (index, slug) in slugs.iter().enumerate() {
        if slugs[..index].contains(slug) {
            report.add(FILE, slug, "stands twice");
        }
    }
    slugs
}

fn questions(
    factors: Vec<schema::Factor>,
    scenarios: Vec<schema::ScenarioQuestion>,
    names: &Names,
    report: &mut Report,
) -> (Vec<Factor>, Vec<Question>) {
    let mut questions = Vec::new();
    let mut list = Vec::new();
    for factor in factors {
        for question in factor.questions {
            let not_applicable = question.not_applicable.map(|allowed| NotApplicable {
                reason: allowed.reason,
                when: rules::conditions(
                    allowed.when,
                    ("factors.json", &question.id),
                    names,
                    report,
                ),
            });
            questions.push(Question {
                id: question.id,
                article: question.article,
                not_applicable,
                needs_imports: false,
            });
        }
        list.push(Factor {
            id: factor.id,
            article: factor.article,
        });
    }
    questions.extend(scenarios.into_iter().map(|question| Question {
        id: question.id,
        article: question.article,
        not_applicable: None,
        needs_imports: question.needs_imports,
    }));
    (list, questions)
}

fn known_fields(names: &Names, report: &mut Report) -> Option<KnownFields> {
    const PROBLEM: &str = "this profile question is needed by the formulas";
    let mut find = |key: &str| report.require(names.field(key), "profile.json", key, &[PROBLEM]);
    let found = [
        "stage",
        "respondent",
        "industry",
        "activity",
        "head_office",
        "size",
        "presence",
        "timeline",
        "budget",
        "import_share",
        "margin",
        "switch",
        "known_sites",
        "priorities",
        "musts",
        "heavy_use",
    ]
    .map(&mut find);
    let [
        stage,
        respondent,
        industry,
        activity,
        head_office,
        size,
        presence,
        timeline,
        budget,
        import_share,
        margin,
        switch,
        known_sites,
        priorities,
        musts,
        heavy_use,
    ] = found;
    Some(KnownFields {
        stage: stage?,
        respondent: respondent?,
        industry: industry?,
        activity: activity?,
        head_office: head_office?,
        size: size?,
        presence: presence?,
        timeline: timeline?,
        budget: budget?,
        import_share: import_share?,
        margin: margin?,
        switch: switch?,
        known_sites: known_sites?,
        priorities: priorities?,
        musts: musts?,
        heavy_use: heavy_use?,
    })
}
