//! How often one region beats another over all allowed weights: exact, without sampling.

use super::weight_set::WeightSet;

/// The share of a simplex of weights in which a lead is above 0, given the lead at the corners.
///
/// The recursion of Varsi, Ali and Gerber for the volume of a simplex below a plane. Every step
/// is a mean of two shares, so it stays between 0 and 1 whatever the leads. Two regions alike at
/// every corner share the win.
pub fn winning_index(corners: &[f64]) -> f64 {
    // A sum of products that should be level is off by rounding.
    if corners.iter().all(|lead| lead.abs() <= 1e-12) {
        return 0.5;
    }
    let ahead: Vec<f64> = corners
        .iter()
        .copied()
        .filter(|&lead| lead >= 0.0)
        .collect();
    let mut shares = vec![0.0; ahead.len() + 1];
    shares[0] = 1.0;
    for &behind in corners.iter().filter(|&&lead| lead < 0.0) {
        for (place, lead) in ahead.iter().enumerate() {
            let (below, above) = (shares[place], shares[place + 1]);
            shares[place + 1] = (lead * above - behind * below) / (lead - behind);
        }
    }
    1.0 - shares.last().copied().unwrap_or(1.0)
}

/// The winning index of every region over every other; none for a set that needs sampling.
/// A region against itself has one half.
pub fn pairwise(values: &[Vec<f64>], weights: &WeightSet) -> Option<Vec<Vec<f64>>> {
    let against = |a: &Vec<f64>, b: &Vec<f64>| {
        let lead: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
        weights
            .corners(&lead)
            .map(|corners| winning_index(&corners))
    };
    let row = |a: &Vec<f64>| values.iter().map(|b| against(a, b)).collect();
    values.iter().map(row).collect()
}

/// Mean place of every region over the weights: one more than the others that it can expect to
/// be beaten by.
pub fn expected_ranks(pairwise: &[Vec<f64>]) -> Vec<f64> {
    let rank = |region: usize| {
        let others = pairwise
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != region);
        1.0 + others.map(|(_, row)| row[region]).sum::<f64>()
    };
    (0..pairwise.len()).map(rank).collect()
}
