//! How firmly the ranking holds: found out in small steps after the ranking stands, so that no
//! step keeps the page from answering. Never saved.

use std::rc::Rc;

use crate::platform::kernel::Kernel;
use crate::recommend::robust::{Exact, Field, Openness, SAMPLES, Strip, WeightWorth};
use crate::recommend::{Model, Outcome, RegionData, Request};

/// How sure a company is taken to be of its weights.
const SURENESS: &str = "fairly";

/// Samples of one slice: an eighth of all, in whole blocks of sixty-four.
const SLICE: u32 = 1_280;

/// What is known so far. While a changed ranking is worked on, what was known of the one before
/// stays, so that nothing flickers.
#[derive(Debug, Default)]
pub struct Firmness {
    pub kernel: Engine,
    /// What needs no sample.
    pub exact: Option<Exact>,
    /// What the samples say.
    pub sampled: Option<Sampled>,
    step: Step,
    field: Option<Field>,
    asked: Asked,
}

/// Whom a question to the kernel is about: first the states, then the metro areas.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    #[default]
    States,
    Metros,
}

/// The kernel, a file of its own.
#[derive(Debug, Default)]
pub enum Engine {
    #[default]
    Unasked,
    Loading,
    /// This browser knows no vectors.
    Unable,
    Failed,
    Ready(Rc<Kernel>),
}

/// What the kernel's samples say.
#[derive(Debug, Default)]
pub struct Sampled {
    /// Most often first before the others.
    pub strips: Vec<Strip>,
    /// Groups whose weight is worth thinking about, the worthiest first.
    pub weights: Vec<WeightWorth>,
    /// The same strips for metro areas.
    pub metros: Vec<Strip>,
}

/// What is to be done next.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Step {
    #[default]
    Nothing,
    Exact,
    /// The question is put together.
    Ask,
    /// The kernel takes it.
    Prepare,
    /// Samples from here on.
    Run(u32),
    Weights,
    /// The question about metro areas is put together.
    Metros,
}

impl Firmness {
    /// The ranking is another one.
    pub(super) fn begin(&mut self, outcome: &Outcome) {
        self.step = Step::Exact;
        if matches!(outcome, Outcome::NeedsProfile { .. }) {
            self.step = Step::Nothing;
            self.exact = None;
            self.sampled = None;
        }
    }

    /// Whether there is a step that can be done now.
    pub(super) fn is_due(&self) -> bool {
        match self.step {
            Step::Nothing => false,
            Step::Exact => true,
            Step::Ask | Step::Prepare | Step::Run(_) | Step::Weights | Step::Metros => {
                matches!(self.kernel, Engine::Ready(_))
            }
        }
    }

    /// Whether something is still to come.
    pub fn is_busy(&self) -> bool {
        self.step != Step::Nothing && self.is_possible()
    }

    /// Whether there is, or may be, somebody to ask.
    pub(super) const fn is_possible(&self) -> bool {
        !matches!(self.kernel, Engine::Failed | Engine::Unable)
    }

    /// Does the next step; true when the page has something new to show.
    pub(super) fn advance(
        &mut self,
        data: &RegionData,
        request: &Request,
        outcome: &Outcome,
    ) -> bool {
        if self.step == Step::Exact {
            self.step = Step::Ask;
            self.exact = exact(data, request, outcome);
            return true;
        }
        let Engine::Ready(kernel) = &self.kernel else {
            return false;
        };
        let kernel = Rc::clone(kernel);
        let done = match self.step {
            Step::Nothing | Step::Exact => return false,
            Step::Ask => Some(self.ask(data, request)),
            Step::Prepare => self.prepare(&kernel),
            Step::Run(from) => self.run(&kernel, from),
            Step::Weights => self.weigh(&kernel),
            Step::Metros => Some(self.ask_metros(data, request)),
        };
        // A kernel that failed has ended.
        done.unwrap_or_else(|| {
            self.kernel = Engine::Failed;
            self.step = Step::Ask;
            self.sampled = None;
            true
        })
    }

    fn ask(&mut self, data: &RegionData, request: &Request) -> bool {
        self.asked = Asked::States;
        self.field = field(data, request, Asked::States);
        let is_none = self.field.is_none();
        self.step = if is_none {
            // Without a state that can be chosen there is nothing to ask.
            self.sampled = None;
            Step::Nothing
        } else {
            Step::Prepare
        };
        is_none
    }

    fn ask_metros(&mut self, data: &RegionData, request: &Request) -> bool {
        self.asked = Asked::Metros;
        self.field = field(data, request, Asked::Metros);
        self.step = Step::Prepare;
        if self.field.is_none() {
            self.step = Step::Nothing;
        }
        false
    }

    fn prepare(&mut self, kernel: &Kernel) -> Option<bool> {
        let question = self.field.as_ref()?.question();
        self.step = Step::Run(0);
        kernel.prepare(&question).ok()?.then_some(false)
    }

    fn run(&mut self, kernel: &Kernel, from: u32) -> Option<bool> {
        let to = SAMPLES.min(from + SLICE);
        kernel.run(from, to).ok()?;
        if to < SAMPLES {
            self.step = Step::Run(to);
            return Some(false);
        }
        let field = self.field.as_ref()?;
        let answer = field.answer(&kernel.finish().ok()?)?;
        let strips = field.strips(&answer)?;
        // The rest follows in later steps; until then what was before is better than none.
        let sampled = self.sampled.get_or_insert_default();
        if self.asked == Asked::Metros {
            sampled.metros = strips;
            self.step = Step::Nothing;
        } else {
            sampled.strips = strips;
            self.step = Step::Weights;
        }
        Some(true)
    }

    fn weigh(&mut self, kernel: &Kernel) -> Option<bool> {
        self.step = Step::Metros;
        let field = self.field.as_ref()?;
        let words = kernel.inform(SAMPLES).ok()?;
        if let Some(sampled) = &mut self.sampled {
            sampled.weights = field.worth(&words);
        }
        Some(true)
    }

    /// The strip of a state or a metro area.
    pub fn strip(&self, id: &str) -> Option<&Strip> {
        let sampled = self.sampled.as_ref()?;
        let mut strips = sampled.strips.iter().chain(&sampled.metros);
        strips.find(|strip| strip.region == id)
    }
}

/// The question that is asked of the kernel: the company's weights as fairly sure, the figures
/// as not quite certain.
pub fn field(data: &RegionData, request: &Request, asked: Asked) -> Option<Field> {
    let model = Model::new(data, request).ok()?;
    let openness = Openness::Sure(SURENESS.to_owned());
    match asked {
        Asked::States => model.field(&openness, true),
        Asked::Metros => model.metro_field(&openness, true),
    }
}

fn exact(data: &RegionData, request: &Request, outcome: &Outcome) -> Option<Exact> {
    let Outcome::Ranking(ranking) = outcome else {
        return None;
    };
    let first = ranking.states.iter().take(2);
    let first: Vec<String> = first.map(|state| state.id.clone()).collect();
    Model::new(data, request).ok()?.exact(&first)
}
