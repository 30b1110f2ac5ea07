//! Files of the release that come after the first screen.

use std::rc::Rc;

use yew::platform::spawn_local;

use super::context::{Outlines, Regions};
use super::load;
use super::message::{File, Message};
use super::root::App;
use crate::assessment::interface;
use crate::language::Language;
use crate::map::Map;
use crate::platform::{boot, clock, document, location};
use crate::recommend::RegionData;
use crate::session::{Action, Notice, Sample, Screen};
use crate::text::{Shipped, Text};

/// How long after the first question has come the files of later screens are asked for, in
/// milliseconds.
const LATER: u32 = 500;

impl App {
    /// Asks for what the first screen does not need, once the visitor has begun.
    pub(super) fn fetch(&mut self) {
        let context = &self.context;
        let wants_regions = context.session.screen != Screen::Start
            || context.arrival.is_some()
            // Its words come with those of results.
            || matches!(context.session.notice, Some(Notice::DraftOlder { .. }));
        if wants_regions && !self.wants_regions {
            // No question needs them; a visitor who answers at once comes first.
            let is_asking = self.context.session.screen.section().is_some();
            let delay = if is_asking { LATER } else { 0 };
            self.load_after(delay, File::Regions);
            if !self.context.text.is_complete {
                self.load_after(delay, File::AllWords(self.wanted));
            }
        }
        self.wants_regions = wants_regions;
    }

    pub(super) fn load(&mut self, file: File) -> bool {
        self.load_after(0, file)
    }

    /// Asks for a file once so many milliseconds have passed.
    fn load_after(&mut self, delay: u32, file: File) -> bool {
        if file == File::Regions {
            if matches!(self.context.regions, Regions::Ready(_)) {
                return false;
            }
            self.context.regions = Regions::Loading;
        }
        // Once the check has begun, a change of language brings everything at once.
        let file = match file {
            File::Words(language) if self.wants_regions => File::AllWords(language),
            file => file,
        };
        if let File::Words(language) | File::AllWords(language) = file {
            self.wanted = language;
        }
        let send = self.context.send.clone();
        // To ask for a file takes a browser as long as a small screen, and nobody waits for one in
        // the frame of the click.
        spawn_local(async move {
            clock::wait(delay).await;
            let text = load::text(file).await;
            send.emit(Message::Loaded(file, text));
        });
        if file == File::Map {
            self.context.outlines = Outlines::Loading;
        }
        matches!(file, File::Regions | File::Map)
    }

    pub(super) fn loaded(&mut self, file: File, json: Option<&str>) -> bool {
        match file {
            File::Words(language) | File::AllWords(language) => self.read_words(language, json),
            File::Sample(id) => self.open_sample(id, json),
            File::Config => self.configure(json),
            File::Map => {
                let map = json.and_then(Map::parse);
                let ready = |map| Outlines::Ready(Box::new(map));
                self.context.outlines = map.map_or(Outlines::Failed, ready);
                self.context.session.screen == Screen::Result
            }
            File::Regions => {
                let data = json.and_then(|json| RegionData::parse(json).ok());
                let ready = |data| Regions::Ready(Box::new(data));
                self.context.regions = data.map_or(Regions::Failed, ready);
                true
            }
        }
    }

    /// Reads the file of words. It is understood and drawn in turns of their own: all at once take
    /// too long.
    fn read_words(&mut self, language: Language, json: Option<&str>) -> bool {
        if language != self.wanted {
            return false;
        }
        let Some(shipped) = json.and_then(|json| Shipped::read(language, json).ok()) else {
            return self.miss_words();
        };
        self.shipped = Some((language, shipped));
        self.soon(Message::Words);
        false
    }

    pub(super) fn understand(&mut self) -> bool {
        let Some((language, shipped)) = self.shipped.take() else {
            return false;
        };
        let Ok(text) = Text::build(&self.context.catalog, language, shipped) else {
            return self.miss_words();
        };
        self.soon(Message::Spoken(Rc::new(text)));
        false
    }

    fn miss_words(&mut self) -> bool {
        self.act(Action::Notice(Some(Notice::LanguageFailed)))
    }

    /// From here on the page speaks the language of these words.
    pub(super) fn speak(&mut self, text: Rc<Text>) -> bool {
        let language = text.language;
        if language != self.wanted {
            return false;
        }
        // A long screen is made part by part, as when it was opened.
        if language != self.context.text.language && self.context.session.screen.is_long() {
            self.context.parts = 1;
        }
        self.context.text = text;
        // The document's language and the memory of it are conveniences. The address comes first:
        // a change of it makes the browser lay out whatever has changed before.
        if boot::is_entry() {
            drop(location::name_language(language.code()));
            self.context.address = location::address();
        }
        drop(document::remember_language(language.code()));
        drop(document::set_language(language.code()));
        true
    }

    fn open_sample(&mut self, id: &str, json: Option<&str>) -> bool {
        let value = json.and_then(|json| serde_json::from_str(json).ok());
        let catalog = &self.context.catalog;
        let request = value.and_then(|value| interface::read_company(catalog, &value).ok());
        self.act(match request {
            Some(request) => Action::OpenSample(Box::new(Sample {
                id: id.to_owned(),
                company: request.company,
                scenario: request.scenario,
            })),
            None => Action::Notice(Some(Notice::SampleFailed)),
        })
    }
}
