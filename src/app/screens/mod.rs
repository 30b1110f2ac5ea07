//! The screens: they read the context, ask the core, and show.

mod method;
mod profile;
mod profile_region;
mod question;
mod result;
mod review;
mod start;

use yew::{Html, html};

use super::components::progress;
use super::context::Context;
use crate::session::Screen;
use crate::text::Ui;

/// The screen that the visitor is on.
pub fn screen(context: &Context) -> Html {
    match context.session().screen {
        Screen::Start => start::start(context),
        Screen::Profile(page) => profile::profile(context, page),
        Screen::Question(question) => question::question(context, question),
        Screen::Review => review::review(context),
        Screen::Result => html! { <result::Result context={context.clone()} /> },
        Screen::Method => method::method(context),
    }
}

/// The title of the document on this screen.
pub fn title(context: &Context) -> String {
    let product = context.t(Ui::Product);
    let screen = context.session().screen;
    let name = match screen {
        Screen::Start => return product.to_owned(),
        Screen::Profile(_) | Screen::Question(_) => screen
            .section()
            .map_or("", |section| progress::name(context, section)),
        Screen::Review => context.t(Ui::ReviewTitle),
        Screen::Result => context.t(Ui::ResultTitle),
        Screen::Method => context.t(Ui::MethodTitle),
    };
    format!("{name} \u{2013} {product}")
}

/// Back and onward, where the thumb is.
fn steps(context: &Context, onward: Ui) -> Html {
    use crate::session::Action;
    let wide = context.wide;
    html! {
        <div class="lf-steps">
            <button
                type="button"
                class="lf-button lf-button--quiet"
                onclick={context.click(Action::Back { wide })}
            >{ context.t(Ui::Back) }</button>
            <button
                type="button"
                class="lf-button lf-button--main"
                onclick={context.click(Action::Next { wide })}
            >{ context.t(onward) }</button>
        </div>
    }
}
