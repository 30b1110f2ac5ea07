//! How firmly the ranking holds: found out in small steps after the ranking stands, so that no
//! step keeps the page from answering. Never saved.

use std::rc::Rc;

use crate::platform::kernel::Kernel;
use crate::recommend::robust::{Exact, Field, Openness, SAMPLES, Strip, WeightWorth};
use crate::recommend::{Certainty, Model, Outcome, RegionData, Request};

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
#[derive(Debug)]
pub struct Sampled {
    /// Most often first before the others.
    pub strips: Vec<Strip>,
    /// Groups whose weight is worth thinking about, the worthiest first.
    pub weights: Vec<WeightWorth>,
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
            Step::Ask | Step::Prepare | Step::Run(_) | Step::Weights => {
                matches!(self.kernel, Engine::Ready(_))
            }
        }
    }

    /// Whether something is still to come.
    pub fn is_busy(&self) -> bool {
        self.step != Step::Nothing && !matches!(self.kernel, Engine::Failed | Engine::Unable)
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
        self.field = field(data, request);
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
        self.step = Step::Weights;
        let field = self.field.as_ref()?;
        let answer = field.answer(&kernel.finish().ok()?)?;
        let strips = field.strips(&answer)?;
        // The weights follow in the next step; until then those before are better than none.
        let weights = self.sampled.take().map(|known| known.weights);
        self.sampled = Some(Sampled {
            strips,
            weights: weights.unwrap_or_default(),
        });
        Some(true)
    }

    fn weigh(&mut self, kernel: &Kernel) -> Option<bool> {
        self.step = Step::Nothing;
        let field = self.field.as_ref()?;
        let words = kernel.inform(SAMPLES).ok()?;
        if let Some(sampled) = &mut self.sampled {
            sampled.weights = field.worth(&words);
        }
        Some(true)
    }

    /// The strip of a state.
    pub fn strip(&self, id: &str) -> Option<&Strip> {
        let strips = &self.sampled.as_ref()?.strips;
        strips.iter().find(|strip| strip.region == id)
    }

    /// How sure the first place of the ranking is.
    pub fn certainty(&self) -> Option<(Certainty, &Strip)> {
        let strip = self.strip(&self.exact.as_ref()?.first)?;
        Some((strip.certainty, strip))
    }
}

/// The question that is asked of the kernel: the company's weights as fairly sure, the figures
/// as not quite certain.
pub fn field(data: &RegionData, request: &Request) -> Option<Field> {
    let model = Model::new(data, request).ok()?;
    model.field(&Openness::Sure(SURENESS.to_owned()), true)
}

fn exact(data: &RegionData, request: &Request, outcome: &Outcome) -> Option<Exact> {
    let Outcome::Ranking(ranking) = outcome else {
        return None;
    };
    let first = ranking.states.iter().take(2);
    let first: Vec<String> = first.map(|state| state.id.clone()).collect();
    Model::new(data, request).ok()?.exact(&first)
}
