//! One recoverable problem at a time, above the screen; the visitor can send it away.

use yew::{Html, html};

use crate::app::context::Context;
use crate::ids::QuestionId;
use crate::session::{Action, Notice};
use crate::text::Ui;

/// The notice of the session. Its place is always in the page, so that it is announced.
pub fn notice(context: &Context) -> Html {
    let words = context.session().notice.as_ref().map(|notice| words(context, notice));
    html! {
        <div class="lf-notice" aria-live="polite">
            if let Some(words) = words {
                <p>{ words }</p>
                <button type="button" class="lf-link" onclick={context.click(Action::Notice(None))}>
                    { context.t(Ui::Dismiss) }
                </button>
            }
        </div>
    }
}

fn words(context: &Context, notice: &Notice) -> String {
    let questions = |questions: &[QuestionId]| {
        let titles = questions.iter().map(|id| context.text.question(*id).title.as_str());
        titles.collect::<Vec<_>>().join(" / ")
    };
    match notice {
        Notice::StageChanged => context.t(Ui::NoticeStage).to_owned(),
        Notice::Reopened(list) => {
            context.fill(Ui::NoticeNotApplicable, &[("names", &questions(list))])
        }
        Notice::DraftBroken => context.t(Ui::NoticeBroken).to_owned(),
        Notice::DraftNewer => context.t(Ui::NoticeNewer).to_owned(),
        Notice::DraftPartial(names) => {
            context.fill(Ui::NoticePartial, &[("names", &names.join(", "))])
        }
        Notice::LanguageFailed => context.t(Ui::NoticeLanguage).to_owned(),
        Notice::SampleFailed => context.t(Ui::NoticeSample).to_owned(),
        Notice::Erased => context.t(Ui::Erased).to_owned(),
    }
}
