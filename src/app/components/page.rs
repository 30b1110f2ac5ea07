//! The frame of every screen: name, languages, notice, screen, foot.

use yew::{Callback, Html, html};

use super::notice::notice;
use crate::app::context::Context;
use crate::language::Language;
use crate::platform::draft::Rung;
use crate::session::{Action, Screen};
use crate::text::Ui;

/// A screen in its frame.
pub fn page(context: &Context, screen: Html) -> Html {
    html! {
        <div class="lf-page">
            <header class="lf-header">
                <h1 class="lf-header__name">{ context.t(Ui::Product) }</h1>
                { languages(context) }
            </header>
            <main class="lf-main">
                { notice(context) }
                { screen }
            </main>
            { foot(context) }
        </div>
    }
}

fn languages(context: &Context) -> Html {
    let buttons = Language::ALL.map(|language| {
        let request = context.requests.language.clone();
        let is_current = language == context.text.language;
        html! {
            <button
                type="button"
                key={language.code()}
                class="lf-language"
                lang={language.code()}
                aria-pressed={if is_current { "true" } else { "false" }}
                onclick={Callback::from(move |_| request.emit(language))}
            >{ language.endonym() }</button>
        }
    });
    html! {
        <div class="lf-languages" role="group" aria-label={context.t(Ui::Language).to_owned()}>
            { for buttons }
        </div>
    }
}

fn foot(context: &Context) -> Html {
    let status = if !context.session().is_begun() {
        ""
    } else if context.rung == Rung::Memory {
        context.t(Ui::SavedMemory)
    } else {
        context.t(Ui::SavedIndexed)
    };
    let is_method = context.session().screen == Screen::Method;
    html! {
        <footer class="lf-foot">
            <p class="lf-foot__status" role="status">{ status }</p>
            <p class="lf-foot__line">
                if !is_method {
                    <button
                        type="button"
                        class="lf-link"
                        onclick={context.click(Action::Open(Screen::Method))}
                    >{ context.t(Ui::MethodLink) }</button>
                }
                <span class="lf-foot__version">
                    { context.fill(Ui::FooterVersion, &[
                        ("version", &context.catalog.pack.version),
                        ("date", &context.catalog.pack.as_of),
                    ]) }
                </span>
            </p>
        </footer>
    }
}
