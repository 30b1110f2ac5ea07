//! The root component: it owns the session and everything that happens in the browser.

use yew::platform::spawn_local;
use yew::{
    Callback, Html, Properties, UseStateHandle, component, html, use_effect_with, use_reducer,
    use_state, use_state_eq,
};

use super::components::page::page;
use super::context::{Context, Regions, Requests, Waiting};
use super::hooks::{use_draft, use_focus, use_wide};
use super::load;
use super::screens;
use super::state::{Shared, Store};
use crate::assessment::{Company, interface};
use crate::catalog::Catalog;
use crate::language::Language;
use crate::platform::draft::Draft;
use crate::platform::{boot, document};
use crate::recommend::RegionData;
use crate::session::{Action, Notice, Sample, Session};
use crate::text::Text;

/// What the app starts with.
#[derive(Debug, Clone, Properties)]
pub struct AppProps {
    pub catalog: Shared<Catalog>,
    pub text: Shared<Text>,
    pub draft: Draft,
    pub waiting: Option<Shared<Waiting>>,
    pub notice: Option<Notice>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        // The root is rendered once; its properties never change afterwards.
        self.catalog == other.catalog
    }
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_reducer(|| Store {
        catalog: props.catalog.clone(),
        session: Session {
            notice: props.notice.clone(),
            company: Company {
                assessed: Some(load::this_month()),
                viewpoints: 1,
                ..Company::default()
            },
            ..Session::default()
        },
    });
    let text = use_state(|| props.text.clone());
    let regions = use_state_eq(|| Regions::Loading);
    let rung = use_state_eq(|| props.draft.rung());
    let waiting = use_state_eq(|| props.waiting.clone());
    let wide = use_wide();
    let requests = requests(props, &store.dispatcher(), &text, &regions, &waiting);
    let context = Context {
        catalog: props.catalog.clone(),
        text: (*text).clone(),
        store,
        wide,
        regions: (*regions).clone(),
        rung: *rung,
        waiting: (*waiting).clone(),
        requests,
    };
    use_draft(&context, &props.draft, &rung.setter());
    use_focus(&context, &screens::title(&context));
    {
        let load_regions = context.requests.regions.clone();
        // Asked for once the visitor has begun, so that the first screen waits for nothing.
        let wanted = context.session().screen != crate::session::Screen::Start;
        use_effect_with(wanted, move |wanted| {
            if *wanted {
                load_regions.emit(());
            }
        });
    }
    html! { { page(&context, screens::screen(&context)) } }
}

type Dispatcher = yew::UseReducerDispatcher<Store>;

fn requests(
    props: &AppProps,
    dispatcher: &Dispatcher,
    text: &UseStateHandle<Shared<Text>>,
    regions: &UseStateHandle<Regions>,
    waiting: &UseStateHandle<Option<Shared<Waiting>>>,
) -> Requests {
    Requests {
        language: language_request(props, dispatcher, text),
        sample: sample_request(props, dispatcher),
        regions: regions_request(regions),
        resume: resume_request(dispatcher, waiting),
        erase: erase_request(props, dispatcher, waiting),
        print: Callback::from(|()| {
            spawn_local(async {
                // Where a sandbox forbids printing, the button does nothing and harms nothing.
                drop(document::print().await);
            });
        }),
    }
}

fn language_request(
    props: &AppProps,
    dispatcher: &Dispatcher,
    text: &UseStateHandle<Shared<Text>>,
) -> Callback<Language> {
    let (catalog, dispatcher, text) = (props.catalog.clone(), dispatcher.clone(), text.setter());
    Callback::from(move |language: Language| {
        let (catalog, dispatcher, text) = (catalog.clone(), dispatcher.clone(), text.clone());
        spawn_local(async move {
            match load::words(&catalog, language).await {
                Ok(words) => {
                    text.set(Shared::new(words));
                    // The document's language and the memory of it are conveniences.
                    drop(document::set_language(language.code()));
                    drop(document::remember_language(language.code()));
                }
                Err(_) => dispatcher.dispatch(Action::Notice(Some(Notice::LanguageFailed))),
            }
        });
    })
}

fn sample_request(props: &AppProps, dispatcher: &Dispatcher) -> Callback<&'static str> {
    let (catalog, dispatcher) = (props.catalog.clone(), dispatcher.clone());
    Callback::from(move |id: &'static str| {
        let (catalog, dispatcher) = (catalog.clone(), dispatcher.clone());
        spawn_local(async move {
            let json = boot::load(&format!("example-{id}")).await.ok();
            let value = json.and_then(|json| serde_json::from_str(&json).ok());
            let request = value.and_then(|value| interface::read_company(&catalog, &value).ok());
            dispatcher.dispatch(request.map_or(
                Action::Notice(Some(Notice::SampleFailed)),
                |request| {
                    Action::OpenSample(Sample {
                        id: id.to_owned(),
                        company: request.company,
                        scenario: request.scenario,
                    })
                },
            ));
        });
    })
}

fn regions_request(regions: &UseStateHandle<Regions>) -> Callback<()> {
    let regions = regions.clone();
    Callback::from(move |()| {
        if matches!(*regions, Regions::Ready(_)) {
            return;
        }
        let setter = regions.setter();
        setter.set(Regions::Loading);
        spawn_local(async move {
            let json = boot::load("regions").await.ok();
            let data = json.and_then(|json| RegionData::parse(&json).ok());
            setter.set(data.map_or(Regions::Failed, |data| Regions::Ready(Shared::new(data))));
        });
    })
}

fn resume_request(
    dispatcher: &Dispatcher,
    waiting: &UseStateHandle<Option<Shared<Waiting>>>,
) -> Callback<()> {
    let (dispatcher, waiting) = (dispatcher.clone(), waiting.clone());
    Callback::from(move |()| {
        let Some(found) = (*waiting).clone() else {
            return;
        };
        let mut session = found.session.clone();
        session.company.assessed = Some(load::this_month());
        dispatcher.dispatch(Action::Resume(Box::new(session)));
        if !found.dropped.is_empty() {
            let notice = Notice::DraftPartial(found.dropped.clone());
            dispatcher.dispatch(Action::Notice(Some(notice)));
        }
        waiting.set(None);
    })
}

fn erase_request(
    props: &AppProps,
    dispatcher: &Dispatcher,
    waiting: &UseStateHandle<Option<Shared<Waiting>>>,
) -> Callback<()> {
    let (draft, dispatcher, waiting) = (props.draft.clone(), dispatcher.clone(), waiting.setter());
    Callback::from(move |()| {
        let (draft, dispatcher, waiting) = (draft.clone(), dispatcher.clone(), waiting.clone());
        spawn_local(async move {
            // A rung that refuses to forget is one that could not be written either.
            drop(draft.erase().await);
            boot::keep("", "");
            dispatcher.dispatch(Action::StartOver);
            waiting.set(None);
        });
    })
}
