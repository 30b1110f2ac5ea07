//! How numbers are shown (`scoring.md` section 8). Nothing is rounded before this point.

use crate::order::within;

/// The score to the nearest whole, halves up, but never across a cut point: 64.8 shows 64
/// when 65 would read as the next band.
pub fn score(score: f64, cut_points: &[f64; 4]) -> u8 {
    let clipped = within(score, 0.0, 100.0);
    let rounded = (clipped + 0.5).floor();
    let crosses = cut_points
        .iter()
        .any(|cut| clipped + 1e-9 < *cut && rounded >= *cut);
    whole(if crosses { clipped.floor() } else { rounded })
}

/// A range outward to whole points, inside 0 to 100.
pub fn range((from, to): (f64, f64)) -> (u8, u8) {
    (
        whole(within(from + 1e-9, 0.0, 100.0).floor()),
        whole(within(to - 1e-9, 0.0, 100.0).ceil()),
    )
}

/// A share from 0 to 1 in whole percent.
pub fn percent(share: f64) -> u8 {
    whole((within(share, 0.0, 1.0) * 100.0).round())
}

/// A number with at most one decimal, without a trailing zero: 26.3, 8.
pub fn one_decimal(value: f64) -> String {
    plain((value * 10.0).round() / 10.0)
}

/// A number with two decimals: 0.50.
pub fn two_decimals(value: f64) -> String {
    let mut text = plain((value * 100.0).round() / 100.0);
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    if decimals == 0 {
        text.push('.');
    }
    for _ in decimals..2 {
        text.push('0');
    }
    text
}

/// A number with the decimals it has, three at most: the form that [`number`] reads.
pub fn plain(value: f64) -> String {
    let thousandths = large((value.abs() * 1000.0).round());
    let mut text = String::new();
    if value < 0.0 && thousandths > 0 {
        text.push('-');
    }
    text.push_str(&(thousandths / 1000).to_string());
    let mut rest = thousandths % 1000;
    if rest > 0 {
        text.push('.');
    }
    while rest > 0 {
        text.push(char::from(b'0' + u8::try_from(rest / 100).unwrap_or(0)));
        rest = rest % 100 * 10;
    }
    text
}

/// Reads digits with at most one decimal point, as a number field gives them: 8, 6.25, -1.
///
/// The standard library reads every number to the last bit, with 14 KB of tables that do not
/// compress; this is exact for the few digits of a limit.
pub fn number(text: &str) -> Option<f64> {
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = [whole, decimals].concat();
    if digits.is_empty() || digits.len() > 15 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (mut value, mut scale) = (0.0, 1.0);
    for digit in digits.bytes() {
        value = value * 10.0 + f64::from(digit - b'0');
    }
    for _ in decimals.bytes() {
        scale *= 10.0;
    }
    Some(sign * value / scale)
}

/// A number with its sign: +2.2, −0.8.
pub fn signed(value: f64) -> String {
    let number = one_decimal(value.abs());
    if number == "0" {
        number
    } else if value < 0.0 {
        format!("\u{2212}{number}")
    } else {
        format!("+{number}")
    }
}

/// A whole number with separators between thousands: 1,234,567.
pub fn thousands(value: f64) -> String {
    let digits = large(value.abs().round()).to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0.0 {
        format!("\u{2212}{text}")
    } else {
        text
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "callers round a number that is not negative; what is too large to show saturates"
)]
fn large(value: f64) -> u64 {
    value as u64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "callers clamp to 0..=100 and round; a cast from NaN gives 0"
)]
fn whole(value: f64) -> u8 {
    value as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    const CUTS: [f64; 4] = [25.0, 45.0, 65.0, 80.0];

    #[test]
    fn a_score_is_never_rounded_across_a_cut_point() {
        for (value, shown) in [
            (64.8, 64),
            (64.4, 64),
            (65.0, 65),
            (65.0 - 1e-10, 65),
            (52.5, 53),
            (52.4, 52),
            (-3.0, 0),
            (100.0, 100),
            (f64::NAN, 0),
        ] {
            assert_eq!(score(value, &CUTS), shown, "{value}");
        }
    }

    #[test]
    fn a_range_is_rounded_outward_inside_the_scale() {
        assert_eq!(range((46.3, 58.1)), (46, 59));
        assert_eq!(range((-4.0, 104.0)), (0, 100));
        assert_eq!(range((46.0, 58.0)), (46, 58));
    }

    #[test]
    fn a_number_field_is_read_exactly() {
        for (text, number) in [
            ("8", Some(8.0)),
            ("6.25", Some(6.25)),
            ("-0.1", Some(-0.1)),
            (".5", Some(0.5)),
            ("12.", Some(12.0)),
            ("", None),
            (".", None),
            ("1e3", None),
            ("1.2.3", None),
            ("+1", None),
            ("1234567890123456", None),
        ] {
            assert_eq!(self::number(text), number, "{text}");
        }
    }

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(one_decimal(8.0), "8");
        assert_eq!(two_decimals(8.0), "8.00");
        assert_eq!(two_decimals(0.096), "0.10");
        assert_eq!(signed(-0.84), "\u{2212}0.8");
        assert_eq!(signed(0.01), "0");
        assert_eq!(thousands(1_234_567.0), "1,234,567");
        assert_eq!(thousands(999.0), "999");
        assert_eq!(
            [-0.04, 0.25, -2.5, 99.96].map(one_decimal),
            ["0", "0.3", "-2.5", "100"]
        );
        assert_eq!(
            [0.5, 6.25, -0.001, 1e3].map(plain),
            ["0.5", "6.25", "-0.001", "1000"]
        );
    }
}
