//! The app as a part of another page: how it was asked to look, and what the host says.

use yew::Callback;

use super::context::Sending;
use super::effects::HEADING;
use super::message::{Deal, File, Message};
use super::root::App;
use crate::embed::config::Config;
use crate::embed::contrast::{Accent, Colour};
use crate::embed::event::Event;
use crate::embed::message::HostMessage;
use crate::embed::option::{Options, Theme};
use crate::platform::listener::Listener;
use crate::platform::{document, frame, location};
use crate::session::{Action, Screen, prefill};

/// Reads the options of the address and gives the page its colours and corners. The starter has
/// set the theme already, before the first frame.
pub(super) fn dress() -> Options {
    let options = Options::parse(&location::query());
    if let Some(colour) = options.accent {
        let accent = Accent::new(colour);
        set("--lf-accent", accent.plain);
        set("--lf-accent-strong", accent.strong);
        set("--lf-on-accent", accent.on);
    }
    if let Some(radius) = options.radius {
        let radius = [&radius.to_string(), "px"].concat();
        // Without it, the corners are ours.
        drop(document::set_property("--lf-radius", &radius));
    }
    options
}

fn set(name: &str, [light, dark]: [Colour; 2]) {
    let value = ["light-dark(", &light.css(), ", ", &dark.css(), ")"].concat();
    // Without it, the colours are ours.
    drop(document::set_property(name, &value));
}

/// Listens to the page around the frame.
pub(super) fn on_message(send: Callback<Message>) -> Listener {
    frame::on_message(move |origin, text| {
        send.emit(Message::Deal(Deal::Heard(
            origin.to_owned(),
            text.to_owned(),
        )));
    })
}

/// What the page around knows already, by id.
#[derive(Debug)]
pub(super) struct Given {
    industry: Option<String>,
    answers: Vec<(String, f64)>,
}

impl App {
    /// Fills in what the host knows already, once the visitor is under way with their own
    /// answers; true when the page has to be drawn. What is not asked yet waits.
    ///
    /// The build moves this into the second wasm, see `xtask/src/split.rs`: it came with the
    /// operator's configuration.
    #[inline(never)]
    pub(super) fn prefill(&mut self) -> bool {
        let context = &self.context;
        let session = &context.session;
        let is_own = session.sample.is_none() && context.waiting.is_none();
        let is_under_way = session.screen.section().is_some()
            || matches!(session.screen, Screen::Review | Screen::Result);
        let config = context.config.as_ref();
        if !config.is_some_and(|config| config.prefill_origins.contains(&context.host)) {
            self.given = None;
            return false;
        }
        if !(is_own && is_under_way) || context.arrival.is_some() {
            return false;
        }
        let Some(given) = &mut self.given else {
            return false;
        };
        let industry = given.industry.take();
        let actions = prefill(
            &context.catalog,
            session,
            industry.as_deref(),
            &mut given.answers,
        );
        if given.answers.is_empty() {
            self.given = None;
        }
        let is_changed = !actions.is_empty();
        for action in actions {
            self.act(action);
        }
        is_changed
    }

    /// Does what the host asks for, as far as a host may; true when the page has to be drawn.
    fn hear(&mut self, origin: &str, text: &str) -> bool {
        match HostMessage::parse(text) {
            Some(HostMessage::Hello { language, theme }) => {
                origin.clone_into(&mut self.context.host);
                self.agree(theme);
                let is_open =
                    self.context.session.screen == Screen::Start && self.context.options.is_auto;
                match language.filter(|language| is_open && *language != self.context.text.language)
                {
                    Some(language) => self.load(File::Words(language)),
                    None => false,
                }
            }
            Some(HostMessage::Visible(true)) => {
                frame::send("");
                false
            }
            Some(HostMessage::Focus) => {
                // A focus that the browser refuses stays where it is.
                drop(document::focus(HEADING));
                false
            }
            // Only who has said hello, and has an origin, can be among those that may.
            Some(HostMessage::Prefill { industry, answers }) if origin == self.context.host => {
                self.given = Some(Given { industry, answers });
                false
            }
            Some(HostMessage::Prefill { .. } | HostMessage::Visible(false)) | None => false,
        }
    }

    /// Takes the host's theme, unless the address has named one.
    fn agree(&self, theme: Option<Theme>) {
        if let Some(theme) = theme.filter(|_| self.context.options.theme.is_none()) {
            drop(document::mark("data-theme", theme.slug()));
        }
    }

    /// Takes what the operator has written down; a file that is wrong counts as none.
    pub(super) fn configure(&mut self, json: Option<&str>) -> bool {
        let id = self.context.options.config.as_deref();
        let config = json.and_then(|json| Config::parse(json, id).ok());
        if config.is_none() {
            frame::send(&Event::Error("config-invalid").json());
        }
        self.context.config = config;
        self.context.session.screen == Screen::Result
    }

    /// Does what the host or the visitor wants of each other; true when the page has to be drawn.
    pub(super) fn deal(&mut self, deal: &Deal) -> bool {
        match deal {
            Deal::Heard(origin, text) => return self.hear(origin, text),
            Deal::Offer => self.context.sending = Sending::Offered,
            // Only what has been in view for a moment is sent: a page could hide what it asks for.
            Deal::Send(text) if frame::send_result(text) => {
                self.context.sending = Sending::Sent;
            }
            Deal::Send(_) => return false,
            Deal::Contact => {
                frame::send(&Event::ContactClicked.json());
                return false;
            }
        }
        true
    }

    /// As the visitor leaves the start screen, asks for what the operator has written down and
    /// gives the answers that the address names, if they are still open; true when it did.
    pub(super) fn prefer(&mut self, before: Screen) -> bool {
        if matches!(before, Screen::Start | Screen::Review) {
            // What was sent was another result.
            self.context.sending = Sending::Not;
        }
        if before != Screen::Start || self.context.session.screen == before {
            return false;
        }
        if self.context.config.is_none() {
            self.load(File::Config);
        }
        let context = &self.context;
        if !matches!(context.session.screen, Screen::Profile(_)) || context.session.is_begun() {
            return false;
        }
        let industry = context.catalog.known.industry;
        let options = &context.catalog.field(industry).options;
        let wanted = context.options.industry.as_ref();
        let place = wanted.and_then(|wanted| options.iter().position(|known| known == wanted));
        let option =
            place.and_then(|place| context.catalog.field(industry).option_ids().nth(place));
        let tariff = context.options.tariff;
        if let Some(tariff) = tariff {
            self.act(Action::SetScenario(tariff));
        }
        if let Some(option) = option {
            self.act(Action::Choose(industry, vec![option]));
        }
        true
    }
}
