//! Logarithm, exponential and normal quantile of single floats, of basic operations alone.
//!
//! The polynomials are those of the Cephes library (Moshier 1989, `logf` and `expf`) and of
//! Giles, "Approximating the erfinv function" (2010). Neither branches, so they vectorise.

/// The natural logarithm of a positive normal number, to about one unit in the last place.
#[inline]
pub(crate) fn ln(x: f32) -> f32 {
    // The mantissa is brought between the halves of the root of 2, where the series is short.
    const ROOT_HALF: u32 = 0x3f35_04f3;
    let bits = x.to_bits().wrapping_add(0x3f80_0000 - ROOT_HALF);
    #[expect(clippy::cast_possible_wrap, reason = "an exponent has eight bits")]
    let exponent = ((bits >> 23) as i32 - 127) as f32;
    let f = f32::from_bits((bits & 0x007f_ffff).wrapping_add(ROOT_HALF)) - 1.0;
    let square = f * f;
    let mut y = 7.037_683_6e-2;
    y = y * f - 1.151_461e-1;
    y = y * f + 1.167_699_9e-1;
    y = y * f - 1.242_014_1e-1;
    y = y * f + 1.424_932_3e-1;
    y = y * f - 1.666_805_8e-1;
    y = y * f + 2.000_071_5e-1;
    y = y * f - 2.499_999_4e-1;
    y = y * f + 3.333_333e-1;
    y = y * f * square;
    y += exponent * -2.121_944_4e-4;
    y -= 0.5 * square;
    (f + y) + exponent * 0.693_359_4
}

/// The exponential of a number, which is held within -60 and 60.
#[inline]
pub(crate) fn exp(x: f32) -> f32 {
    // Adding this leaves the nearest whole number in the low bits of the mantissa.
    const MAGIC: f32 = 12_582_912.0;
    let x = if x < -60.0 { -60.0 } else { x };
    let x = if x > 60.0 { 60.0 } else { x };
    let shifted = x * std::f32::consts::LOG2_E + MAGIC;
    let power = shifted.to_bits().wrapping_sub(MAGIC.to_bits());
    let whole = shifted - MAGIC;
    let rest = (x - whole * 0.693_359_4) - whole * -2.121_944_4e-4;
    let mut y = 1.987_569_1e-4;
    y = y * rest + 1.398_199_9e-3;
    y = y * rest + 8.333_452e-3;
    y = y * rest + 4.166_579_6e-2;
    y = y * rest + 1.666_666_5e-1;
    y = y * rest + 0.5;
    y = y * (rest * rest) + rest + 1.0;
    y * f32::from_bits(power.wrapping_add(127) << 23)
}

/// The standard normal quantile of a number between 0 and 1 that both differ from.
#[inline]
pub(crate) fn normal(u: f32) -> f32 {
    let w = -ln(4.0 * u * (1.0 - u));
    let near = w - 2.5;
    let mut p = 2.810_226_4e-8;
    p = p * near + 3.432_739_4e-7;
    p = p * near - 3.523_387_7e-6;
    p = p * near - 4.391_506_5e-6;
    p = p * near + 2.185_808_7e-4;
    p = p * near - 1.253_725e-3;
    p = p * near - 4.177_681_6e-3;
    p = p * near + 2.466_407_3e-1;
    p = p * near + 1.501_409_4;
    let far = w.sqrt() - 3.0;
    let mut q = -2.002_142_6e-4;
    q = q * far + 1.009_505_6e-4;
    q = q * far + 1.349_343_2e-3;
    q = q * far - 3.673_428_4e-3;
    q = q * far + 5.739_507_7e-3;
    q = q * far - 7.622_461_3e-3;
    q = q * far + 9.438_870_5e-3;
    q = q * far + 1.001_674;
    q = q * far + 2.832_976_8;
    let factor = if w < 5.0 { p } else { q };
    factor * (2.0 * u - 1.0) * std::f32::consts::SQRT_2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithm_and_exponential_are_exact_to_a_few_units_in_the_last_place() {
        for step in 1..4_000_u32 {
            let x = step as f32 / 4_000.0;
            let exact = f64::from(x).ln();
            assert!(
                (f64::from(ln(x)) - exact).abs() <= 2e-7 * exact.abs().max(0.01),
                "ln {x}"
            );
            let y = (step as f32 - 2_000.0) / 100.0;
            let exact = f64::from(y).exp();
            assert!((f64::from(exp(y)) / exact - 1.0).abs() < 4e-7, "exp {y}");
        }
        assert!(ln(1.0 - 1.0 / 16_777_216.0) < 0.0);
        assert!(exp(1e9).is_finite() && exp(-1e9) > 0.0);
    }

    #[test]
    fn the_normal_quantile_is_that_of_the_published_tables() {
        // Abramowitz and Stegun, table 26.5, and symmetry.
        for (u, z) in [
            (0.5, 0.0),
            (0.75, 0.674_49),
            (0.9, 1.281_55),
            (0.975, 1.959_96),
            (0.99, 2.326_35),
            (0.999, 3.090_23),
            (0.999_99, 4.264_89),
        ] {
            assert!(
                (normal(u) - z).abs() < 2e-3 * z.max(0.01),
                "{u}: {}",
                normal(u)
            );
            assert!((normal(1.0 - u) + z).abs() < 2e-3 * z.max(0.01));
        }
        assert!(normal(1.0 / 16_777_216.0) > -5.5);
    }
}
