//! Numbers of the shipped file: no more digits than the figure has.

use serde_json::{Value, json};

/// The value rounded to some decimals, without a fraction where there is none.
pub(super) fn json(value: f64, decimals: i32) -> Value {
    let scale = 10_f64.powi(decimals);
    let rounded = (value * scale).round() / scale;
    // `Display` of a whole f64 has no fraction, and the text of a number is a number.
    serde_json::from_str(&format!("{rounded}")).unwrap_or_else(|_| json!(rounded))
}

/// The first four-digit year in a text such as `2024 Jan-Nov`.
pub(super) fn year(text: &str) -> Option<u16> {
    text.split(|letter: char| !letter.is_ascii_digit())
        .find(|part| part.len() == 4)
        .and_then(|part| part.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_fraction() {
        assert_eq!(json(75.0, 2).to_string(), "75");
        assert_eq!(json(6.349, 2).to_string(), "6.35");
    }

    #[test]
    fn years_are_found_in_periods() {
        for (text, expected) in [
            ("2025", Some(2025)),
            ("FY2024", Some(2024)),
            ("2025-26", Some(2025)),
            ("undated", None),
        ] {
            assert_eq!(year(text), expected, "{text}");
        }
    }
}
