//! A subscription to something that the browser tells.

use gloo_events::EventListener;

/// Keeps one or more event handlers alive; dropping it ends them.
#[derive(Debug)]
#[must_use = "the handlers end when this is dropped"]
pub struct Listener {
    _events: Vec<EventListener>,
}

impl Listener {
    pub(super) fn new(events: Vec<EventListener>) -> Self {
        Self { _events: events }
    }
}
