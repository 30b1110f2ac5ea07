//! One recoverable problem at a time, above the screen; the visitor can send it away.

use super::button::{Look, act};
use super::element::{Element, element, words};
use crate::app::context::Context;
use crate::session::{Action, Notice};
use crate::text::Ui;

/// The notice of the session. Its place is always in the page, so that it is announced.
pub fn notice(context: &Context) -> Element {
    let place = element("div", "lf-notice").set("aria-live", "polite");
    let notice = context.session().notice.as_ref();
    let said = notice.map(|notice| sentence(context, notice));
    // Words that come with the results may still be on their way.
    match said.filter(|said| !said.is_empty()) {
        Some(said) => place.child(words("p", "", &said)).child(act(
            context,
            Look::Link,
            context.t(Ui::Dismiss),
            Action::Notice(None),
        )),
        None => place,
    }
}

fn sentence(context: &Context, notice: &Notice) -> String {
    let key = match notice {
        Notice::Reopened(list) => {
            let mut titles = Vec::new();
            for question in list {
                titles.push(context.text.question(*question).title.as_str());
            }
            return context.fill(Ui::NoticeNotApplicable, &[("names", &titles.join(" / "))]);
        }
        Notice::DraftPartial(names) => {
            return context.fill(Ui::NoticePartial, &[("names", &context.list(names))]);
        }
        Notice::DraftOlder { dropped, open } => {
            let (count, open) = (dropped.to_string(), open.to_string());
            return context.fill(Ui::ArrivalOther, &[("count", &count), ("open", &open)]);
        }
        Notice::Prefilled(count) => return context.count(Ui::NoticePrefilled, "count", *count),
        Notice::StageChanged => Ui::NoticeStage,
        Notice::DraftBroken => Ui::NoticeBroken,
        Notice::DraftNewer => Ui::NoticeNewer,
        Notice::LanguageFailed => Ui::NoticeLanguage,
        Notice::SampleFailed => Ui::NoticeSample,
        Notice::Erased => Ui::Erased,
    };
    context.t(key).to_owned()
}
