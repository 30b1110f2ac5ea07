//! Steps that sixty-four samples take side by side.
//!
//! They stand apart and take lists of any length, because the compiler writes out a loop of
//! known length in full, which multiplies the bytes of the wasm file and gains nothing.

use crate::math;
use crate::random::Stream;

/// Exponential numbers: their shares of their sum are uniform on the simplex. Uniform numbers
/// divided by their sum are not: they crowd in the middle.
#[inline(never)]
pub(crate) fn exponential(stream: Stream, first: u32, row: &mut [f32]) {
    for (lane, value) in (0_u32..).zip(row) {
        *value = -math::ln(stream.unit(first.wrapping_add(lane)));
    }
}

/// Standard normal numbers.
#[inline(never)]
pub(crate) fn normal(stream: Stream, first: u32, row: &mut [f32]) {
    for (lane, value) in (0_u32..).zip(row) {
        *value = math::normal(stream.unit(first.wrapping_add(lane)));
    }
}

/// A factor times the exponential of each normal number times a deviation.
#[inline(never)]
pub(crate) fn spread(row: &mut [f32], factor: f32, deviation: f32) {
    for value in row {
        *value = factor * math::exp(deviation * *value);
    }
}

/// Numbers between 0 and 1.
#[inline(never)]
pub(crate) fn uniform(stream: Stream, first: u32, row: &mut [f32]) {
    for (lane, value) in (0_u32..).zip(row) {
        *value = stream.unit(first.wrapping_add(lane));
    }
}

#[inline(never)]
pub(crate) fn add(to: &mut [f32], from: &[f32]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += from;
    }
}

#[inline(never)]
pub(crate) fn multiply(to: &mut [f32], by: &[f32]) {
    for (to, by) in to.iter_mut().zip(by) {
        *to *= by;
    }
}

/// Adds a share of each value to its sum and puts the sum in the value's place.
#[inline(never)]
pub(crate) fn accumulate(values: &mut [f32], share: f32, sums: &mut [f32]) {
    for (value, sum) in values.iter_mut().zip(sums) {
        *sum += *value * share;
        *value = *sum;
    }
}

/// A number divided by each sum.
#[inline(never)]
pub(crate) fn divide(number: f32, sums: &mut [f32]) {
    for sum in sums {
        *sum = number / *sum;
    }
}
