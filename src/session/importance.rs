//! Tiers and ten points: two ways to say how much a priority counts.

use crate::assessment::{Importance, Tier};
use crate::ids::OptionId;
use crate::order::sort_by;

/// Priorities of a company, in the order of the options.
type Priorities = Vec<(OptionId, Importance)>;

/// Sets one priority. Points are cut to what the others leave of the ten.
pub(super) fn set(priorities: &mut Priorities, option: OptionId, wanted: Option<Importance>) {
    priorities.retain(|(known, _)| *known != option);
    let wanted = match wanted {
        Some(Importance::Points(points)) => {
            let mut left = Importance::ALL_POINTS;
            for (_, other) in priorities.iter() {
                left = left.saturating_sub(other.points());
            }
            Some(points.min(left))
                .filter(|points| *points > 0)
                .map(Importance::Points)
        }
        wanted => wanted,
    };
    priorities.extend(wanted.map(|wanted| (option, wanted)));
    sort_by(priorities, |a, b| a.0.cmp(&b.0));
}

/// Shares ten points in the proportions of the tiers. Whole points first, then one more each by
/// the largest rest; a priority that gets none is left out.
pub(super) fn to_points(priorities: &mut Priorities) {
    let all = usize::from(Importance::ALL_POINTS);
    let mut total = 0;
    for (_, importance) in priorities.iter() {
        total += usize::from(importance.points());
    }
    let mut left = all;
    let mut shares: Vec<(usize, usize, OptionId)> = Vec::new();
    for (option, importance) in priorities.iter() {
        let part = all * usize::from(importance.points());
        left -= part / total;
        shares.push((part / total, part % total, *option));
    }
    sort_by(&mut shares, |a, b| b.1.cmp(&a.1));
    priorities.clear();
    for (index, (whole, _, option)) in shares.into_iter().enumerate() {
        let points = whole + usize::from(index < left);
        let points = u8::try_from(points).unwrap_or(Importance::ALL_POINTS);
        if points > 0 {
            priorities.push((option, Importance::Points(points)));
        }
    }
    sort_by(priorities, |a, b| a.0.cmp(&b.0));
}

/// Sorts points into tiers by their share of the most: the limits lie halfway between the shares
/// that the tiers have, so that tiers made into points come back as they were.
pub(super) fn to_tiers(priorities: &mut Priorities) {
    let mut most = 0;
    for (_, importance) in priorities.iter() {
        most = most.max(importance.points());
    }
    for (_, importance) in priorities.iter_mut() {
        let points = importance.points();
        *importance = Importance::Tier(if 6 * points >= 5 * most {
            Tier::Vital
        } else if 2 * points >= most {
            Tier::Matters
        } else {
            Tier::Nice
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(list: &[(u8, Importance)]) -> Priorities {
        list.iter()
            .map(|(option, importance)| (OptionId(*option), *importance))
            .collect()
    }

    #[test]
    fn tiers_share_ten_points_in_their_proportions() {
        let tier = |option, tier| (option, Importance::Tier(tier));
        let points = |option, points| (option, Importance::Points(points));
        let mut two = all(&[tier(0, Tier::Vital), tier(4, Tier::Matters)]);
        to_points(&mut two);
        assert_eq!(two, all(&[points(0, 6), points(4, 4)]));
        let mut three = all(&[
            tier(1, Tier::Nice),
            tier(2, Tier::Nice),
            tier(3, Tier::Nice),
        ]);
        to_points(&mut three);
        assert_eq!(three, all(&[points(1, 4), points(2, 3), points(3, 3)]));
        let mut none = Vec::new();
        to_points(&mut none);
        assert_eq!(none, []);
    }

    #[test]
    fn twelve_equal_tiers_leave_two_without_a_point() {
        let mut twelve: Priorities = (0..12)
            .map(|option| (OptionId(option), Importance::Tier(Tier::Vital)))
            .collect();
        to_points(&mut twelve);
        assert_eq!(twelve.len(), 10);
        let one = |(_, importance): &(OptionId, Importance)| importance.points() == 1;
        assert!(twelve.iter().all(one));
    }

    #[test]
    fn points_become_tiers_by_the_largest() {
        let mut list = all(&[
            (0, Importance::Points(6)),
            (1, Importance::Points(3)),
            (2, Importance::Points(1)),
        ]);
        to_tiers(&mut list);
        let tiers: Vec<Importance> = list.into_iter().map(|(_, importance)| importance).collect();
        assert_eq!(
            tiers,
            [Tier::Vital, Tier::Matters, Tier::Nice].map(Importance::Tier)
        );
    }

    #[test]
    fn nobody_gives_more_than_ten_points() {
        let mut list = Vec::new();
        set(&mut list, OptionId(0), Some(Importance::Points(8)));
        set(&mut list, OptionId(1), Some(Importance::Points(8)));
        set(&mut list, OptionId(2), Some(Importance::Points(1)));
        let all_points = Importance::Points;
        assert_eq!(
            list,
            [(OptionId(0), all_points(8)), (OptionId(1), all_points(2))]
        );
        set(&mut list, OptionId(0), Some(Importance::Points(0)));
        assert_eq!(list, [(OptionId(1), all_points(2))]);
    }
}
