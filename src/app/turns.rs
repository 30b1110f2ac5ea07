//! Work in turns: what would take too long after one click follows it piece by piece.

use std::rc::Rc;

use yew::platform::spawn_local;

use super::effects::LIST;
use super::firmness::Engine;
use super::message::Message;
use super::root::App;
use super::screens;
use crate::platform::kernel::Kernel;
use crate::platform::{clock, document, motion};
use crate::recommend::Outcome;
use crate::session::{Action, Screen};

/// Time for the browser to show a part of a long screen before the next is made, in
/// milliseconds: two frames.
const FRAMES: u32 = 32;

/// Where it is said how sure the ranking is.
const FIRM: &str = ".lf-firm";

impl App {
    /// Sends a message once the browser has had its turn.
    pub(super) fn soon(&self, message: Message) {
        self.after(0, message);
    }

    /// Sends a message after so many milliseconds.
    pub(super) fn after(&self, milliseconds: u32, message: Message) {
        let send = self.context.send.clone();
        clock::after(milliseconds, move || send.emit(message));
    }

    /// Sends a message once the browser has shown a frame.
    pub(super) fn after_frame(&self, message: Message) {
        let send = self.context.send.clone();
        motion::after_frame(move || send.emit(message));
    }

    /// Gives the heading the focus and writes down where the visitor is: in the record, the address
    /// and the title. All of that costs a browser time, so a new screen is shown before.
    pub(super) fn settle(&mut self) {
        if std::mem::take(&mut self.is_owing) {
            self.focus.settle();
            self.keep();
            self.name();
        }
    }

    /// Keeps what changed, and names the screen in the address.
    pub(super) fn keep(&mut self) {
        self.keeper.follow(&self.context);
        self.trail.follow(&self.context);
    }

    pub(super) fn name(&mut self) {
        self.focus
            .name(&self.context, screens::title(&self.context));
    }

    /// Keeps at once what counts from now on. Ranking and drawing follow in turns of their own:
    /// the control shows its new state by itself, and together they would hold up the next frame.
    pub(super) fn weigh(&mut self, action: Action) -> bool {
        if self.act(action) {
            self.keeper.follow(&self.context);
            if self.context.firmness.is_possible() {
                drop(document::mark_busy(FIRM));
            }
            self.soon(Message::Rank);
        }
        false
    }

    /// Lets the list show the ranking so far until the overview of the next has been shown:
    /// together they are more than a slow phone lays out in a frame.
    pub(super) fn rank(&mut self) -> bool {
        if self.context.has_list() && self.context.listed.is_none() {
            self.context.listed = self.context.outcome.take();
        }
        self.soon(Message::Ranked);
        false
    }

    /// Lets the list follow the overview.
    pub(super) fn list(&mut self) -> bool {
        let is_behind = self.context.listed.is_some();
        if is_behind {
            self.glide.begin(&self.context, LIST);
            self.context.listed = None;
        }
        is_behind
    }

    /// Asks for the next part of a long screen. The words come first: without them the screen
    /// says so and has no parts.
    pub(super) fn grow(&mut self) {
        if !self.context.is_whole() && self.context.text.is_complete && self.growth.is_none() {
            let send = self.context.send.clone();
            let grow = move || send.emit(Message::Grow);
            // A heading alone is not worth a frame of its own.
            let wait = if self.context.has_part(0) { FRAMES } else { 0 };
            self.growth = Some(document::after(wait, grow));
        }
    }

    /// Asks for the kernel once there is a ranking, and for a turn while work is left.
    pub(super) fn sample(&mut self) {
        let is_unasked = matches!(self.context.firmness.kernel, Engine::Unasked);
        if is_unasked && matches!(self.context.outcome, Some(Outcome::Ranking(_))) {
            self.load_kernel();
        }
        if self.context.firmness.is_due() && !self.is_waiting {
            self.is_waiting = true;
            self.soon(Message::Sample);
        }
    }

    /// Makes the question on which a draft waits, once, for nothing. A browser compiles what it is
    /// to do for the first time; if that is done now, it does not hold up the click that goes on.
    /// Nothing is to be drawn then.
    pub(super) fn rehearse(&mut self) -> bool {
        let waiting = self.context.waiting.as_ref();
        let session = waiting.map(|waiting| waiting.session.clone());
        if let Some(session) = session.filter(|each| matches!(each.screen, Screen::Question(_))) {
            let own = std::mem::replace(&mut self.context.session, session);
            drop(screens::screen(&self.context));
            self.context.session = own;
        }
        false
    }

    pub(super) fn load_kernel(&mut self) {
        let engine = &mut self.context.firmness.kernel;
        if !Kernel::is_able() {
            *engine = Engine::Unable;
            return;
        }
        let is_retry = matches!(engine, Engine::Failed);
        *engine = Engine::Loading;
        let send = self.context.send.clone();
        spawn_local(async move {
            send.emit(Message::Kernel(
                Kernel::load(is_retry).await.ok().map(Rc::new),
            ));
        });
    }
}
