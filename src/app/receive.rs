//! What the root does with each message.

use yew::Callback;
use yew::platform::spawn_local;

use super::arrival::{Share, Text as Copy, from_address};
use super::effects::{self, OVERVIEW};
use super::file;
use super::firmness::Engine;
use super::message::{Message, NewSite};
use super::root::{App, WIDE};
use crate::platform::offline::{self, Offline};
use crate::platform::{boot, document};
use crate::session::Action;

impl App {
    /// Does what a message says; true when the page has to be drawn again.
    pub(super) fn receive(&mut self, message: Message) -> bool {
        let context = &mut self.context;
        match message {
            Message::Act(action) => return self.act(action),
            Message::Typed(option, text) => {
                context.typed = Some((option, text));
                return false;
            }
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
            Message::Rank => return self.rank(),
            Message::Ranked => self.glide.begin(context, OVERVIEW),
            Message::List => return self.list(),
            Message::Words => return self.understand(),
            Message::Spoken(text) => return self.speak(text),
            Message::Later => return self.rehearse(),
            Message::Draw => {}
            Message::Settle | Message::Hide => return false,
            Message::Resume => self.resume(),
            Message::Erase => return self.erase(),
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

    /// Does something to the session. True also where a limit was typed that changes nothing: its
    /// field has to show what counts.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let was_typed = self.context.typed.take().is_some();
        let next = self.context.session.apply(&self.context.catalog, action);
        let is_changed = next.is_some() || was_typed;
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
