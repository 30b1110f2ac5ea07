//! Screens as HTML without a browser, by the components that the app itself shows.
//!
//! The entry pages hold such HTML, so that a visitor reads the first screen before the wasm has
//! arrived; tests and the gallery look at every other screen in the same way.

use std::fmt::{self, Debug, Formatter};
use std::rc::Rc;

use yew::{Callback, Component, Html, LocalServerRenderer, Properties};

use crate::app::components::element::Element;
use crate::app::components::page::page;
use crate::app::context::{Calendar, Context, Outlines, Regions, Waiting};
use crate::app::firmness::{Asked, Sampled, field};
use crate::app::screens;
use crate::assessment::Month;
use crate::catalog::Catalog;
use crate::map::Map;
use crate::recommend::RegionData;
use crate::session::{Session, region_request};
use crate::text::Text;

/// What else is true of a page: where answers are kept, what the address, the host and the
/// operator have said, what arrived from elsewhere.
#[derive(Clone, Default)]
pub struct Dress(Option<Rc<Change>>);

/// Changes a context before its screen is drawn.
type Change = dyn Fn(&mut Context);

impl Dress {
    pub fn new(dress: impl Fn(&mut Context) + 'static) -> Self {
        Self(Some(Rc::new(dress)))
    }
}

impl Debug for Dress {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("Dress")
    }
}

/// What a visitor would see: a screen in a state.
#[derive(Debug)]
pub struct Still {
    pub catalog: Rc<Catalog>,
    pub text: Rc<Text>,
    pub session: Session,
    /// Whether the page is wide enough for a whole section.
    pub wide: bool,
    /// The region data, or whether they failed to come.
    pub regions: Regions,
    /// The map, or whether it failed to come.
    pub outlines: Outlines,
    /// A draft that waits to be continued.
    pub waiting: Option<Waiting>,
    pub dress: Dress,
}

impl Still {
    /// A session in a language, wide, with the region data on their way.
    pub fn new(catalog: &Rc<Catalog>, text: &Rc<Text>, session: Session) -> Self {
        Self {
            catalog: Rc::clone(catalog),
            text: Rc::clone(text),
            session,
            wide: true,
            regions: Regions::Loading,
            outlines: Outlines::Loading,
            waiting: None,
            dress: Dress::default(),
        }
    }

    /// The same with region data, which must be those of the release.
    #[must_use]
    pub fn with_regions(mut self, json: &str) -> Self {
        let ready = |data| Regions::Ready(Box::new(data));
        self.regions = RegionData::parse(json).map_or(Regions::Failed, ready);
        self
    }

    /// The same with the map of the release.
    #[must_use]
    pub fn with_map(mut self, json: &str) -> Self {
        let ready = |map| Outlines::Ready(Box::new(map));
        self.outlines = Map::parse(json).map_or(Outlines::Failed, ready);
        self
    }

    /// The HTML that the app would put into its root element.
    pub async fn html(self) -> String {
        self.html_of(screens::screen).await
    }

    /// The same with another screen in the frame of the page.
    pub async fn html_of(self, draw: impl FnOnce(&Context) -> Element) -> String {
        let calendar = Calendar {
            month: || FIRST_MONTH,
            date: |_, _| FIRST_DAY.to_owned(),
        };
        let (catalog, text) = (self.catalog, self.text);
        let mut context = Context::new(catalog, text, calendar, Callback::noop());
        context.session = self.session;
        context.session.company.assessed = Some(FIRST_MONTH);
        context.wide = self.wide;
        context.regions = self.regions;
        context.outlines = self.outlines;
        context.waiting = self.waiting;
        if context.shows_numbers() {
            // What needs no sample comes in the turn after the ranking.
            context.derive(false);
            context.derive(true);
            sample(&mut context);
        }
        if let Dress(Some(dress)) = &self.dress {
            dress(&mut context);
        }
        let html = page(&context, draw(&context)).into();
        LocalServerRenderer::<Frame>::with_props(FrameProps { html })
            .hydratable(false)
            .render()
            .await
    }
}

/// Asks the kernel's own code, which on the host needs no file.
fn sample(context: &mut Context) {
    let Regions::Ready(data) = &context.regions else {
        return;
    };
    let request = region_request(&context.catalog, context.company());
    let answered = |of| field(data, &request, of).and_then(|field| field.answered());
    let metros = answered(Asked::Metros).map(|answered| answered.0);
    context.firmness.sampled = answered(Asked::States).map(|(strips, weights)| Sampled {
        strips,
        weights,
        metros: metros.unwrap_or_default(),
    });
}

/// A fixed date: the same still is the same text in any month.
const FIRST_MONTH: Month = Month {
    year: 2026,
    month: 7,
};
const FIRST_DAY: &str = "2026-07-01";

#[derive(Debug, Properties)]
struct FrameProps {
    html: Html,
}

impl PartialEq for FrameProps {
    fn eq(&self, _: &Self) -> bool {
        // Rendered once, compared never.
        false
    }
}

/// Gives the renderer a component around the page.
#[derive(Debug)]
struct Frame;

impl Component for Frame {
    type Message = ();
    type Properties = FrameProps;

    fn create(_: &yew::Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &yew::Context<Self>) -> Html {
        context.props().html.clone()
    }
}
