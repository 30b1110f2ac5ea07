//! Which region is best at which probability of a future: exact break points.

/// From this probability on, up to the next one, this region has the highest mean score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Best {
    pub from: f64,
    pub region: usize,
}

/// The best region at every probability of the second future, given the scores in both.
///
/// A mean score is linear in the probability, so the best ones form the upper hull of lines and
/// change at their crossings alone. Of equal regions the first one stands.
pub fn break_even(now: &[f64], then: &[f64]) -> Vec<Best> {
    let at = |region: usize, chance: f64| (1.0 - chance) * now[region] + chance * then[region];
    let slope = |region: usize| then[region] - now[region];
    let count = now.len().min(then.len());
    // At the start the highest score leads; of equal ones that which rises fastest.
    let mut leader: Option<usize> = None;
    for region in 0..count {
        if leader.is_none_or(|known| {
            now[region] > now[known] || (now[region] >= now[known] && slope(region) > slope(known))
        }) {
            leader = Some(region);
        }
    }
    let mut list = Vec::new();
    let mut from = 0.0;
    while let Some(known) = leader {
        list.push(Best {
            from,
            region: known,
        });
        leader = None;
        let mut next = 1.0;
        for region in 0..count {
            let gain = slope(region) - slope(known);
            if gain <= 0.0 {
                continue;
            }
            let cross = from + (at(known, from) - at(region, from)).max(0.0) / gain;
            let steeper = leader.is_some_and(|found| slope(region) > slope(found));
            if cross < next || (cross <= next && steeper) {
                next = cross;
                leader = Some(region);
            }
        }
        from = next;
    }
    list
}
