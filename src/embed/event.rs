//! What the page around the widget is told: steps, never answers or scores.

use crate::language::Language;

/// Something worth counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The check has begun.
    Started {
        language: Language,
        /// The operator's label, as the address gave it.
        source: Option<String>,
    },
    /// A section was entered; sections count from 1.
    Step { step: usize, of: usize },
    /// The result was reached after so many seconds.
    Completed { seconds: usize },
    /// A state or metro area was opened.
    RegionsViewed,
    /// The way to the operator was taken.
    ContactClicked,
    /// Something went wrong: `storage-blocked`, `bad-link` or `config-invalid`.
    Error(&'static str),
}

impl Event {
    /// The event as the JSON of a message. No text in it needs escaping: languages, codes and
    /// labels are made of letters, digits and hyphens.
    pub fn json(&self) -> String {
        match self {
            Self::Started { language, source } => {
                let code = language.code();
                match source {
                    Some(source) => message(
                        "started",
                        &[",\"src\":\"", source, "\",\"lang\":\"", code, "\""],
                    ),
                    None => message("started", &[",\"lang\":\"", code, "\""]),
                }
            }
            Self::Step { step, of } => {
                let (step, of) = (step.to_string(), of.to_string());
                message("step", &[",\"step\":", &step, ",\"of\":", &of])
            }
            Self::Completed { seconds } => {
                message("completed", &[",\"seconds\":", &seconds.to_string()])
            }
            Self::RegionsViewed => message("regions-viewed", &[]),
            Self::ContactClicked => message("contact-clicked", &[]),
            Self::Error(code) => message("error", &[",\"code\":\"", code, "\""]),
        }
    }
}

fn message(name: &str, fields: &[&str]) -> String {
    [
        "{\"lf\":1,\"type\":\"event:",
        name,
        "\"",
        &fields.concat(),
        "}",
    ]
    .concat()
}
