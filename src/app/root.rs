//! The root component: it owns the session and everything that happens in the browser.

use std::rc::Rc;

use yew::{Component, Html, Properties};

use super::arrival::{from_address, on_change};
use super::components::element::{is_translated, set_translated};
use super::components::page::page;
use super::context::{Calendar, Context, Waiting};
use super::effects::{Focus, Glide, Herald, Keeper, Trail};
use super::embed::{self, Given};
use super::load;
use super::message::{File, Message};
use super::screens;
use crate::catalog::Catalog;
use crate::language::Language;
use crate::platform::document::Timer;
use crate::platform::draft::Draft;
use crate::platform::listener::Listener;
use crate::platform::offline::{self, Offline};
use crate::platform::{boot, clock, document, history, location};
use crate::session::{Action, Notice, Screen};
use crate::text::{Shipped, Text};

/// A page at least this wide shows a whole section at once.
pub(super) const WIDE: &str = "(min-width: 45em)";

/// What the app starts with.
#[derive(Debug, Clone, Properties)]
pub struct AppProps {
    pub catalog: Rc<Catalog>,
    pub text: Rc<Text>,
    pub draft: Draft,
    pub waiting: Option<Waiting>,
    pub notice: Option<Notice>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        // The root is rendered once; its properties never change afterwards.
        Rc::ptr_eq(&self.catalog, &other.catalog)
    }
}

/// The app. There is no other component: screens are plain functions of the context.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says by itself what was asked for or comes next"
)]
pub struct App {
    pub(super) context: Context,
    pub(super) focus: Focus,
    pub(super) keeper: Keeper,
    pub(super) trail: Trail,
    pub(super) glide: Glide,
    /// The language asked for last: words of another one come too late.
    pub(super) wanted: Language,
    /// Words that were read as JSON and are to be understood in the next turn.
    pub(super) shipped: Option<(Language, Shipped)>,
    /// Whether the visitor has left the start screen since the regions were last asked for.
    pub(super) wants_regions: bool,
    wants_map: bool,
    /// The next part of a long screen, when it is on its way.
    pub(super) growth: Option<Timer>,
    /// Whether a slice of work waits for its turn.
    pub(super) is_waiting: bool,
    /// Whether a drawing waits for a frame.
    is_due: bool,
    /// Whether the page is made anew by the next drawing.
    is_new: bool,
    /// Whether the screen that was entered last is to be shown before it is written down.
    pub(super) is_owing: bool,
    herald: Herald,
    /// What the page around knows already, as far as it could not be filled in yet.
    pub(super) given: Option<Given>,
    _hide: Listener,
    _resize: Listener,
    _visit: Listener,
    _host: Listener,
    _tabs: Listener,
    _offline: Listener,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(link: &yew::Context<Self>) -> Self {
        let props = link.props();
        let send = link.link().callback(|message| message);
        let (resized, visited, heard) = (send.clone(), send.clone(), send.clone());
        let (kept, hidden) = (send.clone(), send.clone());
        let calendar = Calendar {
            month: load::this_month,
            date: clock::date,
        };
        let (catalog, text) = (Rc::clone(&props.catalog), Rc::clone(&props.text));
        let mut context = Context::new(catalog, text, calendar, send);
        context.wide = document::matches(WIDE);
        context.rung = props.draft.rung();
        context.waiting.clone_from(&props.waiting);
        context.session.notice.clone_from(&props.notice);
        context.offline = Offline::now();
        context.is_file = location::is_file();
        context.address = location::address();
        context.options = embed::dress();
        context.arrival = from_address();
        context.narrow();
        if boot::begins_with_question() && context.waiting.is_none() {
            context.begin();
        }
        // Before the keeper's own last moment: it writes what is kept by then.
        let hide = document::on_pagehide(move || hidden.emit(Message::Hide));
        let tabs = on_change(&props.draft, &context);
        let mut app = Self {
            context,
            focus: Focus::default(),
            keeper: Keeper::new(props.draft.clone()),
            trail: Trail::begin(),
            glide: Glide::default(),
            wanted: props.text.language,
            shipped: None,
            wants_regions: false,
            wants_map: false,
            growth: None,
            is_waiting: false,
            is_due: false,
            is_new: false,
            is_owing: false,
            herald: Herald::default(),
            given: None,
            _hide: hide,
            _host: embed::on_message(heard),
            _resize: document::on_resize(move || resized.emit(Message::Resized)),
            _visit: history::on_visit(move |place| visited.emit(Message::Visited(place))),
            _tabs: tabs,
            _offline: offline::on_change(move || kept.emit(Message::Offline)),
        };
        app.prefer(Screen::Start);
        app.trail.follow(&app.context);
        app.fetch();
        app
    }

    fn update(&mut self, _: &yew::Context<Self>, message: Message) -> bool {
        if let Message::Act(action) = &message
            && action.weighs()
            && self.context.has_list()
        {
            let action = action.clone();
            return self.weigh(action);
        }
        match message {
            Message::Draw | Message::Grow => {}
            Message::Hide => self.keeper.follow(&self.context),
            _ => self.settle(),
        }
        let may_step = matches!(message, Message::Sample);
        // Read or worked out in one turn, drawn in the next: together they would hold up a frame.
        let is_apart = may_step || matches!(message, Message::Grow | Message::Ranked);
        let is_move = match &message {
            Message::Act(action) => action.moves(),
            Message::Resume => true,
            _ => false,
        };
        // The visitor's own steps are drawn after the next frame: a button shows by itself that it
        // is pressed and a box that it is ticked, and what takes long to make would hold that up.
        let is_after = matches!(
            message,
            Message::Act(_) | Message::Clear(..) | Message::Resume | Message::AddSite
        );
        if matches!(message, Message::Act(Action::Deepen)) {
            self.context.widen();
        }
        let before = self.context.session.screen;
        let mut is_changed = self.receive(message) | self.prefer(before);
        self.context.narrow();
        if self.given.is_some() && self.context.config.is_some() {
            is_changed |= self.prefill();
        }
        let screen = self.context.session.screen;
        if screen != before {
            self.context.copied = None;
            self.context.listed = None;
            self.context.parts = match screen {
                // Its numbers and what they are drawn with come in turns of their own.
                Screen::Result => 0,
                _ if screen.is_long() => 1,
                _ => Context::PARTS,
            };
            // No answer has changed, so what is kept holds all of them.
            self.is_owing = is_move;
            // The heading of the new screen gets the focus.
            drop(document::blur());
        }
        if screen != before && screen == Screen::Keep {
            self.ask_before();
        }
        self.fetch();
        if self.context.text.is_complete && self.context.arrival.is_some() {
            is_changed |= self.read_arrival();
        }
        if self.context.shows_numbers() {
            is_changed |= self.context.derive(may_step);
            if !self.wants_map {
                self.wants_map = true;
                self.load(File::Map);
            }
        }
        if is_changed && is_after {
            if !std::mem::replace(&mut self.is_due, true) {
                self.after_frame(Message::Draw);
            }
        } else if is_changed && is_apart {
            self.soon(Message::Draw);
        }
        if self.context.shows_numbers() && self.context.is_whole() && self.context.listed.is_none()
        {
            self.sample();
        }
        let code = self.context.text.language.code();
        if is_changed && !is_translated() && document::is_translated(code) {
            set_translated();
            // The page is made anew; the focus comes back to where it was.
            boot::mounting();
            self.is_new = true;
        }
        // Before the page is drawn, so that no failure in drawing loses an answer.
        if !self.is_owing {
            self.keep();
        }
        is_changed && !is_apart && !is_after
    }

    fn view(&self, _: &yew::Context<Self>) -> Html {
        page(&self.context, screens::screen(&self.context)).into()
    }

    fn rendered(&mut self, _: &yew::Context<Self>, is_first: bool) {
        self.is_due = false;
        self.herald.follow(&self.context);
        self.glide.follow();
        self.focus.follow(&self.context, self.is_owing);
        if self.is_owing {
            self.after_frame(Message::Settle);
        } else {
            self.name();
        }
        if is_first || std::mem::take(&mut self.is_new) {
            boot::mounted();
        }
        if is_first {
            self.soon(Message::Later);
        }
        self.grow();
        if self.context.listed.is_some() {
            self.after_frame(Message::List);
        }
        if self.context.copied.is_some() {
            self.select_copied();
        }
    }
}
