//! What the article says about a region: it stands apart, is shown and never scored.

use crate::app::components::element::{Element, element, words};
use crate::app::components::section::details;
use crate::app::context::Context;
use crate::recommend::Claim;
use crate::text::Ui;

/// The statements; more than `most` stay folded.
pub(in crate::app::screens) fn article(
    context: &Context,
    heading: &'static str,
    said: &[Claim],
    most: usize,
) -> Option<Element> {
    let mut claims = Vec::new();
    let mut passages: Vec<&str> = Vec::new();
    for claim in said {
        if let Some(known) = context.text.regions.article.get(&claim.id) {
            claims.push(words("p", "", &known.text));
            if !passages.contains(&known.passage.as_str()) {
                passages.push(&known.passage);
            }
        }
    }
    let rest = claims.split_off(claims.len().min(most));
    let more = (!rest.is_empty()).then(|| {
        let summary = context.count(Ui::RegionArticleMore, "count", rest.len());
        details("lf-numbers", &summary).children(rest)
    });
    let basis = context.fill(Ui::ArticleBasis, &[("where", &passages.join(", "))]);
    (!claims.is_empty()).then(|| {
        element("div", "lf-article")
            .child(context.say(heading, "", Ui::RegionArticle))
            .children(claims)
            .maybe(more)
            .child(words("p", "lf-source", &basis))
    })
}
