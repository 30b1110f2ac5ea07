//! A visitor who answers with the pointer, screen by screen.

use landfall::assessment::{Answer, Company};
use landfall::catalog::{FieldKind, Page};
use landfall::ids::{FieldId, QuestionId};
use landfall::session::{Screen, Section};

use crate::content::catalog;
use crate::page::quote;
use crate::stage::Stage;

/// The button that leads on.
pub(crate) const NEXT: &str = ".lf-steps .lf-button--main";

/// The button that leads back.
pub(crate) const BACK: &str = ".lf-steps .lf-button--quiet";

/// From this many options on, a profile question is a list to open.
const LISTED: usize = 9;

impl Stage {
    /// Answers everything between the start and the review as this company; what the page does
    /// not offer yet is left open. `wide` tells whether a section stands on one screen.
    pub(crate) async fn answer_all(&self, company: &Company, wide: bool) {
        for screen in Screen::way(catalog(), company, wide) {
            match screen {
                Screen::Profile(page) => self.answer_page(company, page).await,
                Screen::Question(question) if wide => {
                    let questions = Section::of(question).questions(catalog(), company);
                    self.answer_screen(company, &questions).await;
                }
                Screen::Question(question) => self.answer_screen(company, &[question]).await,
                _ => self.page.see(".lf-review").await,
            }
        }
    }

    /// Answers the questions of a screen and goes on.
    async fn answer_screen(&self, company: &Company, questions: &[QuestionId]) {
        let first = &catalog().question(questions[0]).id;
        self.page.see(&format!("label[for=q-{first}-0]")).await;
        assert_eq!(
            self.page.count("fieldset.lf-question").await,
            questions.len()
        );
        let mut left_open = false;
        for question in questions {
            left_open |= !self.answer(*question, company.answers.get(*question)).await;
        }
        self.page.click(NEXT).await;
        if left_open {
            self.page.click(".lf-problem .lf-button").await;
        }
    }

    /// Gives an answer; false when it stays open, by wish or because it is not offered.
    pub(crate) async fn answer(&self, question: QuestionId, answer: Answer) -> bool {
        let id = &catalog().question(question).id;
        match answer {
            Answer::Open => return false,
            Answer::DontKnow => self.check(&format!("q-{id}-unknown")).await,
            Answer::NotApplicable => {
                let row = format!("q-{id}-not-applicable");
                if self.page.count(&format!("#{row}")).await == 0 {
                    return false;
                }
                self.check(&row).await;
            }
            Answer::Level(level, evidence) => {
                self.check(&format!("q-{id}-{}", level.anchor())).await;
                if level.is_half() {
                    self.check(&format!("h-{id}")).await;
                }
                if let Some(month) = evidence {
                    self.page
                        .click(&format!("details:has(#e-{id}) summary"))
                        .await;
                    self.page
                        .select(&format!("#e-{id}"), &month.to_string())
                        .await;
                }
            }
        }
        true
    }

    /// Answers the questions of a profile page and goes on.
    pub(crate) async fn answer_page(&self, company: &Company, page: Page) {
        let fields = catalog().page(page);
        for field in fields.filter(|field| company.is_field_asked(catalog(), *field)) {
            self.page
                .see(&format!("[id^='p-{}-']", catalog().field(field).key))
                .await;
            self.answer_field(company, field).await;
        }
        self.page.click(NEXT).await;
    }

    async fn answer_field(&self, company: &Company, field: FieldId) {
        let content = catalog().field(field);
        let key = &content.key;
        let profile = &company.profile;
        match content.kind {
            FieldKind::One if content.options.len() >= LISTED => {
                for option in profile.choices(field) {
                    self.page
                        .select(&format!("#p-{key}-0"), &option.index().to_string())
                        .await;
                }
            }
            FieldKind::One | FieldKind::Ranked => {
                for option in profile.choices(field) {
                    self.check(&format!("p-{key}-{}", option.index())).await;
                }
            }
            FieldKind::Sites => {
                for (index, site) in profile.sites.iter().enumerate() {
                    let state = site.state.to_ascii_lowercase();
                    self.page.select(&format!("#p-{key}-0"), &state).await;
                    self.page
                        .select("#p-site-kind", &site.kind.index().to_string())
                        .await;
                    self.page.click(".lf-site-editor button:enabled").await;
                    self.page
                        .see(&format!(".lf-sites li:nth-child({})", index + 1))
                        .await;
                }
            }
            FieldKind::Tiers => {
                for (option, importance) in &profile.priorities {
                    let list = format!("#p-{key}-{}", option.index());
                    self.page
                        .select(&list, crate::content::tier_slug(*importance))
                        .await;
                }
            }
            FieldKind::Musts => {
                for (option, limit) in &profile.musts {
                    self.check(&format!("p-{key}-{}", option.index())).await;
                    if let Some(limit) = limit {
                        self.page
                            .click(&format!("#p-{key}-limit-{}", option.index()))
                            .await;
                        self.page.type_over(&limit.to_string()).await;
                    }
                }
            }
        }
    }

    /// Clicks the row of a radio or checkbox and waits until it is chosen.
    pub(crate) async fn check(&self, id: &str) {
        self.page.click(&format!("label[for={}]", quote(id))).await;
        self.page
            .until(&format!("document.getElementById({})?.checked", quote(id)))
            .await;
    }

    /// Answers on the review what could not be answered on the way.
    pub(crate) async fn answer_rest(&self, company: &Company) {
        self.page.see(".lf-review").await;
        let open = self.page.texts(".lf-open li button").await;
        let given = QuestionId::all().filter(|question| !company.answers.get(*question).is_open());
        for question in given {
            let title = &crate::content::text(self.language().await)
                .question(question)
                .title;
            if !open.contains(title) {
                continue;
            }
            self.page.click_words(".lf-open li button", title).await;
            let id = &catalog().question(question).id;
            self.page.see(&format!("label[for=q-{id}-0]")).await;
            assert!(
                self.answer(question, company.answers.get(question)).await,
                "{id}"
            );
            self.to_review().await;
        }
    }

    /// Goes on until the review, leaving open what is open.
    pub(crate) async fn to_review(&self) {
        let here = "document.querySelector('.lf-check fieldset, .lf-check select')?.outerHTML";
        while !self
            .page
            .holds("document.querySelector('.lf-review')")
            .await
        {
            let before = self.page.value(here).await;
            self.page.click(NEXT).await;
            if self
                .page
                .holds("document.querySelector('.lf-problem')")
                .await
            {
                self.page.click(".lf-problem .lf-button").await;
            }
            self.page.until(&format!("({here}) !== {before}")).await;
        }
    }
}
