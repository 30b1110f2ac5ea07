//! Tables: the name of a row is its header, and every column says what it holds.

use super::bar::{Bar, bar};
use super::element::{Element, element, words};
use crate::app::context::Context;
use crate::text::Ui;

/// The attribute in which a cell carries its head where a narrow page hides the heads.
pub const LABEL: &str = "data-label";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Words,
    Number,
    Drawing,
}

impl Column {
    const fn class(self) -> &'static str {
        match self {
            Self::Words => "",
            Self::Number => "lf-table__number",
            Self::Drawing => "lf-table__drawing",
        }
    }
}

/// A table with the given heads and rows.
#[inline(never)]
pub fn table(
    context: &Context,
    class: &'static str,
    caption: Ui,
    columns: &[(Ui, Column)],
    rows: Vec<Element>,
) -> Element {
    let mut heads = Vec::with_capacity(columns.len());
    for (key, column) in columns {
        heads.push(head(*column, context.t(*key)));
    }
    plain(class, context.t(caption), heads, rows)
}

/// A table whose heads are elements already.
#[inline(never)]
pub fn plain(
    class: &'static str,
    caption: &str,
    heads: Vec<Element>,
    rows: Vec<Element>,
) -> Element {
    element("table", class)
        .child(words("caption", "", caption))
        .child(element("thead", "").child(element("tr", "").children(heads)))
        .child(element("tbody", "").children(rows))
}

/// The head of a column.
#[inline(never)]
pub fn head(column: Column, text: &str) -> Element {
    words("th", column.class(), text).set("scope", "col")
}

/// A row with its name; cells are added to it.
#[inline(never)]
pub fn row(name: &str) -> Element {
    element("tr", "").child(row_head(name))
}

/// Half an em before a tag: the words beside it are read and copied apart, and on a line of its own
/// the tag stands on the edge.
pub const TAG_SPACE: &str = "\u{2002}";

/// The head of a row that has more than a name.
#[inline(never)]
pub fn row_head(name: &str) -> Element {
    words("th", "", name).set("scope", "row")
}

/// A cell with a text.
#[inline(never)]
pub fn cell(text: &str) -> Element {
    words("td", "", text)
}

/// A cell with a number.
#[inline(never)]
pub fn number(text: &str) -> Element {
    words("td", Column::Number.class(), text)
}

/// A cell with a bar.
#[inline(never)]
pub fn drawing(drawn: &Bar) -> Element {
    element("td", Column::Drawing.class()).child(bar(drawn))
}
