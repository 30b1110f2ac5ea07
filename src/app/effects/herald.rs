//! The page around the frame is told where the visitor is, never what they answered.

use crate::app::context::Context;
use crate::embed::event::Event;
use crate::platform::draft::Rung;
use crate::platform::{clock, frame};
use crate::session::{Screen, Section};

/// What the host was last told.
#[derive(Debug, Default)]
pub struct Herald {
    /// When the check was begun, in milliseconds since 1970.
    begun: Option<f64>,
    section: Option<Section>,
    is_completed: bool,
    has_regions: bool,
    /// Whether the first screen has stood, so that storage was tried.
    has_rung: bool,
}

impl Herald {
    /// After a render.
    pub fn follow(&mut self, context: &Context) {
        if !self.has_rung {
            self.has_rung = true;
            if context.rung == Rung::Memory {
                tell(&Event::Error("storage-blocked"));
            }
        }
        let session = context.session();
        let is_own = session.sample.is_none();
        match session.screen {
            Screen::Start => {
                // Whoever goes on with a draft has begun before, and may have ended.
                let waiting = context.waiting.as_ref().map(|found| found.session.screen);
                self.begun = waiting.map(|_| clock::now());
                self.section = None;
                self.is_completed = waiting == Some(Screen::Result);
            }
            Screen::Result if is_own && !self.is_completed => {
                self.is_completed = true;
                let spent = self
                    .begun
                    .map_or(0.0, |begun| (clock::now() - begun) / 1000.0);
                // The cast takes the nearest whole number, and 0 where the clock went back.
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "seconds between two looks at the clock"
                )]
                let seconds = spent as usize;
                tell(&Event::Completed { seconds });
            }
            Screen::Region(_) if !self.has_regions => {
                self.has_regions = true;
                tell(&Event::RegionsViewed);
            }
            screen => self.step(context, screen.section()),
        }
    }

    fn step(&mut self, context: &Context, section: Option<Section>) {
        let Some(section) = section.filter(|section| self.section != Some(*section)) else {
            return;
        };
        if self.begun.is_none() {
            self.begun = Some(clock::now());
            tell(&Event::Started {
                language: context.text.language,
                source: context.options.source.clone(),
            });
        }
        self.section = Some(section);
        let (place, of) = section.place(&context.catalog, &context.session().company);
        let step = place + 1;
        tell(&Event::Step { step, of });
    }
}

fn tell(event: &Event) {
    frame::send(&event.json());
}
