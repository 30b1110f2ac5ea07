//! Checks of words: length, script, particles, placeholders.

use serde_json::Value;

use super::structure_audit::addresses;
use crate::catalog::error::Report;
use crate::ids::QuestionId;
use crate::language::Language;
use crate::text::Text;
use crate::text::template::placeholders;

/// The longest anchor in characters.
const fn longest_anchor(language: Language) -> usize {
    match language {
        Language::En => 140,
        Language::Ko | Language::Ja => 70,
    }
}

pub(super) fn audit(language: Language, text: &Text, words: &Value, report: &mut Report) {
    let file = format!("words.{}.json", language.code());
    for question in QuestionId::all() {
        let words = text.question(question);
        anchors(&file, language, &words.title, &words.anchors, report);
    }
    each_text(words, &mut String::new(), &mut |place, text| {
        if text.trim().is_empty() && !may_be_empty(place) {
            report.add(&file, place, "is empty");
        }
        if text.trim() != text && !place.ends_with("error-prefix") {
            report.add(&file, place, "begins or ends with a space");
        }
        if language == Language::Ko && has_particle_after_placeholder(text) {
            report.add(&file, place, "a particle follows a placeholder directly");
        }
        if is_of_another_script(language, text) {
            report.add(&file, place, "holds letters of another language's script");
        }
    });
    addresses(&file, words, report);
}

fn anchors(file: &str, language: Language, id: &str, anchors: &[String; 5], report: &mut Report) {
    for (index, anchor) in anchors.iter().enumerate() {
        let length = anchor.chars().count();
        if length > longest_anchor(language) {
            report.add(file, id, format!("anchor {index} has {length} characters"));
        }
        if language != Language::En && !anchor.chars().any(|letter| is_script(language, letter)) {
            report.add(
                file,
                id,
                format!("anchor {index} holds no word of the language"),
            );
        }
        if anchors[..index].contains(anchor) {
            report.add(file, id, format!("anchor {index} repeats another"));
        }
    }
}

fn may_be_empty(place: &str) -> bool {
    matches!(place.rsplit('.').next(), Some("hint" | "unit"))
}

fn each_text(value: &Value, place: &mut String, look: &mut impl FnMut(&str, &str)) {
    let mut inside = |key: &str, value: &Value, look: &mut _| {
        let length = place.len();
        place.push('.');
        place.push_str(key);
        each_text(value, place, look);
        place.truncate(length);
    };
    match value {
        Value::Object(object) => object
            .iter()
            .for_each(|(key, value)| inside(key, value, look)),
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                inside(&index.to_string(), value, look);
            }
        }
        Value::String(text) => look(place, text),
        _ => {}
    }
}

/// A particle depends on the sound before it, so a sentence never sets one after an insertion.
fn has_particle_after_placeholder(text: &str) -> bool {
    const PARTICLES: [&str; 11] = [
        "은", "는", "이", "가", "을", "를", "과", "와", "으로", "로", "이나",
    ];
    text.split('}').skip(1).any(|rest| {
        PARTICLES.iter().any(|particle| {
            rest.strip_prefix(particle)
                .is_some_and(|tail| tail.chars().next().is_none_or(|next| !next.is_alphabetic()))
        })
    })
}

fn is_script(language: Language, letter: char) -> bool {
    match language {
        Language::En => letter.is_ascii_alphabetic(),
        Language::Ko => is_hangul(letter),
        Language::Ja => is_kana(letter) || is_han(letter),
    }
}

fn is_of_another_script(language: Language, text: &str) -> bool {
    text.chars().any(|letter| match language {
        Language::En => is_hangul(letter) || is_kana(letter) || is_han(letter),
        Language::Ko => is_kana(letter) || is_han(letter),
        Language::Ja => is_hangul(letter),
    })
}

const fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}')
}

const fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}')
}

const fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}

/// A text has the same placeholders in all languages.
pub(super) fn compare_placeholders(texts: &[Value], report: &mut Report) {
    let Some((first, rest)) = texts.split_first() else {
        return;
    };
    for other in rest {
        each_text(first, &mut String::new(), &mut |place, text| {
            let twin = place
                .split('.')
                .skip(1)
                .try_fold(other, |value, key| match value {
                    Value::Array(list) => list.get(key.parse::<usize>().ok()?),
                    value => value.get(key),
                });
            let Some(twin) = twin.and_then(Value::as_str) else {
                // Lists of remarks may differ in length; ids are compared when words are read.
                return;
            };
            let sorted = |text| {
                let mut names = placeholders(text);
                names.sort_unstable();
                names
            };
            if sorted(text) != sorted(twin) {
                report.add("words", place, "placeholders differ between the languages");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_right_after_an_insertion_are_found() {
        assert!(has_particle_after_placeholder("{name}을 고르십시오"));
        assert!(has_particle_after_placeholder("{name}로"));
        assert!(!has_particle_after_placeholder("{name}: 이유"));
        assert!(!has_particle_after_placeholder("{count}가지 과제"));
    }
}
