//! A visitor who has nothing but the keyboard.

use landfall::assessment::{Answer, Company};
use landfall::catalog::{FieldKind, Page};
use landfall::ids::{FieldId, QuestionId};
use landfall::session::{Screen, Section};
use thirtyfour::Key;

use crate::content::catalog;
use crate::stage::Stage;

impl Stage {
    /// Answers everything between the start and the review on a wide page; what the page does
    /// not offer yet is left open.
    pub(crate) async fn type_all(&self, company: &Company) {
        for screen in Screen::way(catalog(), company, true) {
            match screen {
                Screen::Profile(page) => self.type_page(company, page).await,
                Screen::Question(question) => {
                    self.type_section(company, Section::of(question)).await;
                }
                _ => self.page.see(".lf-review").await,
            }
        }
    }

    async fn type_section(&self, company: &Company, section: Section) {
        let questions = section.questions(catalog(), company);
        let first = &catalog().question(questions[0]).id;
        self.page.see(&format!("#q-{first}-0")).await;
        self.is_on_heading().await;
        let mut is_open = false;
        for question in questions {
            is_open |= !self
                .type_answer(question, company.answers.get(question))
                .await;
        }
        // The last thing typed was a choice, and Enter on a choice goes on.
        self.page.press(&[Key::Enter]).await;
        if is_open {
            self.page
                .until("document.activeElement.id === 'lf-problem'")
                .await;
            self.page.tab_to(".lf-problem .lf-button").await;
            self.page.press(&[Key::Enter]).await;
        }
    }

    /// Gives an answer; false when it stays open, by wish or because it is not offered.
    async fn type_answer(&self, question: QuestionId, answer: Answer) -> bool {
        let id = &catalog().question(question).id;
        let offered = self.page.count(&format!("#q-{id}-not-applicable")).await > 0;
        let place = match answer {
            Answer::Open => return false,
            Answer::NotApplicable if !offered => return false,
            Answer::Level(level, _) => usize::from(level.anchor()),
            Answer::DontKnow => 5,
            Answer::NotApplicable => 6,
        };
        self.page.tab_to(&format!("input[name=q-{id}]")).await;
        self.choose_from_first(place).await;
        if let Answer::Level(level, _) = answer
            && level.is_half()
        {
            self.page.tab_to(&format!("#h-{id}")).await;
            self.page.press(&[Key::Space]).await;
        }
        true
    }

    /// Chooses the radio that lies so many places behind the focused one.
    async fn choose_from_first(&self, place: usize) {
        if place == 0 {
            self.page.press(&[Key::Space]).await;
        } else {
            self.page.press(&vec![Key::Down; place]).await;
        }
        self.page.until("document.activeElement.checked").await;
    }

    async fn type_page(&self, company: &Company, page: Page) {
        let fields = catalog().page(page);
        let fields: Vec<FieldId> = fields
            .filter(|field| company.is_field_asked(catalog(), *field))
            .collect();
        let first = &catalog().field(fields[0]).key;
        self.page.see(&format!("[id^=p-{first}-]")).await;
        self.is_on_heading().await;
        for field in fields {
            self.type_field(company, field).await;
        }
        self.page.tab_to(".lf-steps .lf-button--main").await;
        self.page.press(&[Key::Enter]).await;
    }

    async fn type_field(&self, company: &Company, field: FieldId) {
        let content = catalog().field(field);
        let key = &content.key;
        let profile = &company.profile;
        let places = profile.choices(field).iter().map(|option| option.index());
        match content.kind {
            FieldKind::One => {
                for place in places {
                    self.page
                        .tab_to(&format!("[name=p-{key}], select#p-{key}-0"))
                        .await;
                    if self
                        .page
                        .holds("document.activeElement.matches('select')")
                        .await
                    {
                        // The first entry of a list asks to choose.
                        self.choose_in_list(place + 1).await;
                    } else {
                        self.choose_from_first(place).await;
                    }
                }
            }
            FieldKind::Ranked => {
                for place in places {
                    self.tab_either_way(&format!("p-{key}-{place}")).await;
                    self.page.press(&[Key::Space]).await;
                }
            }
            FieldKind::Sites => {
                for site in &profile.sites {
                    let state = site.state.to_ascii_lowercase();
                    self.tab_either_way(&format!("p-{key}-0")).await;
                    let place = format!(
                        "[...document.activeElement.options].findIndex(each => each.value === '{state}')"
                    );
                    let place = self.page.value(&place).await.as_u64().unwrap();
                    self.choose_in_list(usize::try_from(place).unwrap()).await;
                    self.page.tab_to("#p-site-kind").await;
                    self.page.press(&[Key::Home]).await;
                    self.choose_in_list(site.kind.index()).await;
                    self.page.tab_to(".lf-site-editor button").await;
                    self.page.press(&[Key::Enter]).await;
                }
            }
            FieldKind::Tiers => {
                for (option, importance) in &profile.priorities {
                    self.page
                        .tab_to(&format!("#p-{key}-{}", option.index()))
                        .await;
                    let place = landfall::assessment::Tier::ALL
                        .iter()
                        .position(|known| known.slug() == crate::content::tier_slug(*importance));
                    self.choose_in_list(place.unwrap() + 1).await;
                }
            }
            FieldKind::Musts => {
                for (option, _) in &profile.musts {
                    self.page
                        .tab_to(&format!("#p-{key}-{}", option.index()))
                        .await;
                    self.page.press(&[Key::Space]).await;
                }
            }
        }
    }

    /// Chooses the entry that lies so many places behind the present one of a list.
    async fn choose_in_list(&self, places: usize) {
        self.page.press(&vec![Key::Down; places]).await;
    }

    /// Tabs forward, or backward when the element stands before the focus.
    async fn tab_either_way(&self, id: &str) {
        let is_before = format!(
            "document.activeElement.compareDocumentPosition(document.getElementById('{id}')) & 2"
        );
        if self.page.holds(&is_before).await {
            self.page.tab_back_to(&format!("#{id}")).await;
        } else if !self
            .page
            .holds(&format!("document.activeElement.id === '{id}'"))
            .await
        {
            self.page.tab_to(&format!("#{id}")).await;
        }
    }

    /// Waits until the focus is on the screen's heading, from where the next Tab enters it.
    pub(crate) async fn is_on_heading(&self) {
        self.page
            .until("document.activeElement.id === 'lf-heading'")
            .await;
    }
}
