//! How numbers are shown (`scoring.md` section 8). Nothing is rounded before this point.

/// The score to the nearest whole, halves up, but never across a cut point: 64.8 shows 64
/// when 65 would read as the next band.
pub fn score(score: f64, cut_points: &[f64; 4]) -> u8 {
    let clipped = score.clamp(0.0, 100.0);
    let rounded = (clipped + 0.5).floor();
    let crosses = cut_points
        .iter()
        .any(|cut| clipped + 1e-9 < *cut && rounded >= *cut);
    whole(if crosses { clipped.floor() } else { rounded })
}

/// A range outward to whole points, inside 0 to 100.
pub fn range((from, to): (f64, f64)) -> (u8, u8) {
    (
        whole((from + 1e-9).clamp(0.0, 100.0).floor()),
        whole((to - 1e-9).clamp(0.0, 100.0).ceil()),
    )
}

/// A share from 0 to 1 in whole percent.
pub fn percent(share: f64) -> u8 {
    whole((share.clamp(0.0, 1.0) * 100.0).round())
}

/// A number with at most one decimal, without a trailing zero: 26.3, 8.
pub fn one_decimal(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
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
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0.0 { format!("\u{2212}{text}") } else { text }
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
    fn numbers_read_as_people_write_them() {
        assert_eq!(one_decimal(8.0), "8");
        assert_eq!(signed(-0.84), "\u{2212}0.8");
        assert_eq!(signed(0.01), "0");
        assert_eq!(thousands(1_234_567.0), "1,234,567");
        assert_eq!(thousands(999.0), "999");
    }
}
