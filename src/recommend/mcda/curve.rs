//! Piecewise-linear curves from raw figures to values.

/// Value of `x` on a piecewise-linear curve, clipped at both ends; linear in the logarithm of
/// the raw value where `log` says so. An empty curve passes the value through.
pub fn value(knots: &[(f64, f64)], log: bool, x: f64) -> f64 {
    // A zero, such as a state without a port, lies below every logarithmic anchor.
    let scale = |raw: f64| if log { raw.max(1e-9).ln() } else { raw };
    let x = scale(x);
    let Some(&(first, low)) = knots.first() else {
        return x;
    };
    if x <= scale(first) {
        return low;
    }
    for pair in knots.windows(2) {
        let ((left, from), (right, to)) = (pair[0], pair[1]);
        let (left, right) = (scale(left), scale(right));
        if x <= right {
            return from + (to - from) * (x - left) / (right - left);
        }
    }
    knots.last().map_or(low, |&(_, high)| high)
}

/// The raw figure with a value, where the curve reaches that value; the inverse of [`value`].
pub fn inverse(knots: &[(f64, f64)], log: bool, y: f64) -> Option<f64> {
    for pair in knots.windows(2) {
        let ((left, from), (right, to)) = (pair[0], pair[1]);
        let share = (y - from) / (to - from);
        if (0.0..=1.0).contains(&share) {
            let raw = if log {
                // The root itself would be a function of its own, and a large one.
                left * libm::exp(share * (right / left).ln())
            } else {
                left + (right - left) * share
            };
            return Some(raw);
        }
    }
    None
}

/// Whether the knots make a curve: rising finite raw values and values from 0 to 1.
pub fn is_curve(knots: &[(f64, f64)], log: bool) -> bool {
    knots.len() >= 2
        && knots.windows(2).all(|pair| pair[0].0 < pair[1].0)
        && knots
            .iter()
            .all(|&(x, y)| x.is_finite() && (0.0..=1.0).contains(&y) && (!log || x > 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_clipped_and_interpolated() {
        let knots = [(1.0, 0.0), (4.0, 1.0)];
        for (x, log, expected) in [
            (0.0, true, 0.0),
            (1.0, true, 0.0),
            (2.0, true, 0.5),
            (9.0, true, 1.0),
            (2.5, false, 0.5),
        ] {
            assert!((value(&knots, log, x) - expected).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn a_figure_is_found_again_from_its_value() {
        for (knots, log) in [
            ([(1.0, 0.0), (4.0, 0.9), (9.0, 1.0)], true),
            ([(6.0, 1.0), (10.0, 0.4), (19.0, 0.0)], false),
        ] {
            for x in [1.5, 4.0, 6.5, 8.9] {
                let y = value(&knots, log, x);
                if y < 1.0 {
                    let found = inverse(&knots, log, y).unwrap();
                    assert!((found - x).abs() < 1e-9, "{x}: {found}");
                }
            }
            assert_eq!(inverse(&knots, log, 1.2), None);
        }
    }

    #[test]
    fn an_anchor_out_of_order_is_no_curve() {
        assert!(is_curve(&[(1.0, 0.0), (2.0, 1.0)], true));
        assert!(!is_curve(&[(2.0, 0.0), (1.0, 1.0)], false));
        assert!(!is_curve(&[(0.0, 0.0), (1.0, 1.0)], true));
        assert!(!is_curve(&[(0.0, 0.0), (1.0, 1.5)], false));
    }
}
