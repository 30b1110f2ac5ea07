//! The root component: it owns the session and everything that happens in the browser.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::{Callback, Component, Html, Properties};

use super::arrival::{Share, Text as Copy, from_address, on_change};
use super::components::element::{is_translated, set_translated};
use super::components::page::page;
use super::context::{Calendar, Context, Waiting};
use super::effects::{self, Focus, Glide, Herald, Keeper, Trail};
use super::embed::{self, Given};
use super::file;
use super::firmness::Engine;
use super::load;
use super::message::{File, Message, NewSite};
use super::screens;
use super::turns::SHOWN;
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
const WIDE: &str = "(min-width: 45em)";

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
    focus: Focus,
    pub(super) keeper: Keeper,
    pub(super) trail: Trail,
    glide: Glide,
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
    /// Whether the page is made anew by the next drawing.
    is_new: bool,
    herald: Herald,
    /// What the page around knows already, as far as it could not be filled in yet.
    pub(super) given: Option<Given>,
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
        let kept = send.clone();
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
            is_new: false,
            herald: Herald::default(),
            given: None,
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
        let may_step = matches!(message, Message::Sample);
        let is_resumed = matches!(message, Message::Resume);
        let is_drawn = matches!(message, Message::Draw);
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
            self.context.parts = if screen.is_long() { 1 } else { Context::PARTS };
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
            if self.context.is_whole() {
                self.sample();
            }
        }
        let code = self.context.text.language.code();
        if is_changed && !is_translated() && document::is_translated(code) {
            set_translated();
            // The page is made anew; the focus comes back to where it was.
            boot::mounting();
            self.is_new = true;
        }
        // Before the page is drawn, so that no failure in drawing loses an answer. A draft that
        // was resumed lies where it was; it is written anew once the page has been shown.
        if !is_resumed && !is_drawn {
            self.keeper.follow(&self.context);
        }
        // A browser lays a page out before it changes its address; the new page is not made yet.
        self.trail.follow(&self.context);
        if is_resumed {
            // Read in one turn, drawn in the next: together they would hold up the next frame.
            self.soon(Message::Draw);
            self.after(SHOWN, Message::Later);
        }
        is_changed && !is_resumed
    }

    fn view(&self, _: &yew::Context<Self>) -> Html {
        page(&self.context, screens::screen(&self.context)).into()
    }

    fn rendered(&mut self, _: &yew::Context<Self>, is_first: bool) {
        self.herald.follow(&self.context);
        self.glide.follow();
        self.focus
            .follow(&self.context, screens::title(&self.context));
        if is_first || std::mem::take(&mut self.is_new) {
            boot::mounted();
        }
        if is_first {
            self.soon(Message::Later);
        }
        self.grow();
        if self.context.copied.is_some() {
            self.select_copied();
        }
    }
}

impl App {
    /// Does what a message says; true when the page has to be drawn again.
    fn receive(&mut self, message: Message) -> bool {
        let context = &mut self.context;
        match message {
            Message::Act(action) => return self.act(action),
            Message::Clear(action, element) => {
                drop(document::focus(&element));
                return self.act(action);
            }
            Message::Focus(element) => {
                drop(document::focus(&element));
                return false;
            }
            Message::Load(file) => return self.load(file),
            Message::Loaded(file, text) => return self.loaded(file, text.as_deref()),
            Message::LoadKernel => self.load_kernel(),
            Message::Kernel(kernel) => {
                context.firmness.kernel = kernel.map_or(Engine::Failed, Engine::Ready);
            }
            Message::Sample => {
                self.is_waiting = false;
                return false;
            }
            Message::Rank => {
                self.soon(Message::Ranked);
                return false;
            }
            Message::Ranked => self.glide.begin(context),
            Message::Words => return self.understand(),
            Message::Spoken(text) => return self.speak(text),
            Message::Later => return self.rehearse(),
            Message::Draw => {}
            Message::Resume => self.resume(),
            Message::Erase => {
                self.erase();
                return false;
            }
            Message::Erased => {
                context.waiting = None;
                context.before = None;
                context.new_site = NewSite::default();
                self.act(Action::StartOver);
            }
            Message::Share(share) => {
                let send = context.send.clone();
                spawn_local(async move {
                    // Without the second part nothing of this was on the screen either.
                    if boot::rest().await.is_ok() {
                        send.emit(Message::Shared(share));
                    }
                });
                return false;
            }
            Message::Shared(share) => return self.share(share),
            Message::Print => {
                print(context.send.clone());
                return false;
            }
            Message::SaveFile => {
                file::save_answers(context);
                return false;
            }
            Message::OpenFile(id) => {
                file::open(context, id);
                return false;
            }
            Message::Kept(rung) => {
                let is_new = context.rung != rung;
                context.rung = rung;
                return is_new;
            }
            Message::Grow => {
                self.growth = None;
                context.parts = context.parts.saturating_add(1);
            }
            Message::Offline => context.offline = Offline::now(),
            Message::Update => offline::update(),
            Message::Visited(place) => {
                if let Some(arrival) = from_address() {
                    context.arrival = Some(arrival);
                    self.act(Action::CloseSample);
                    return true;
                }
                let wide = context.wide;
                return effects::screen(context, &place)
                    .is_some_and(|screen| self.act(Action::Visit { screen, wide }));
            }
            Message::Deal(deal) => return self.deal(&deal),
            Message::Resized => {
                let wide = document::matches(WIDE);
                return std::mem::replace(&mut context.wide, wide) != wide;
            }
            Message::Site(site) => context.new_site = site,
            Message::AddSite => {
                let state = std::mem::take(&mut context.new_site.state).to_ascii_uppercase();
                let sites = context.catalog.field(context.catalog.known.known_sites);
                let kind = sites.option_ids().nth(context.new_site.kind);
                if let Some(kind) = kind.filter(|_| !state.is_empty()) {
                    self.act(Action::AddSite { state, kind });
                }
            }
        }
        true
    }

    pub(super) fn act(&mut self, action: Action) -> bool {
        let next = self.context.session.apply(&self.context.catalog, action);
        let is_changed = next.is_some();
        if let Some(next) = next {
            self.context.session = next;
        }
        is_changed
    }
}

/// Prints. A sandbox forbids it without a word; then it is said where the page can be printed.
fn print(send: Callback<Message>) {
    spawn_local(async move {
        if document::print().await.is_err() {
            send.emit(Message::Share(Share::Copy(Copy::Print)));
        }
    });
}
