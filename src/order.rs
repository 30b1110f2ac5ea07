//! Sorting and searching of short lists, and keeping a number in its range.
//!
//! The lists of this program have at most some sixty members: states, actions, options. The
//! standard library's stable sort is made for millions and compiles to four kilobytes for every
//! type that is sorted, hidden in the making of maps and sets as well; together they were 65 KB
//! of the wasm. Insertion costs a hundred bytes a type and, here, no time.

use std::cmp::Ordering;

/// Sorts a short list; members that compare equal keep their order.
pub fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    for end in 1..list.len() {
        let mut place = end;
        while place > 0 && compare(&list[place - 1], &list[place]) == Ordering::Greater {
            list.swap(place - 1, place);
            place -= 1;
        }
    }
}

/// Where a text stands in a sorted list, or else where it belongs.
#[inline(never)]
pub fn search(list: &[String], text: &str) -> Result<usize, usize> {
    list.binary_search_by(|known| known.as_str().cmp(text))
}

/// The number, or the end of the range that it lies beyond; what is no number stays so.
///
/// `f64::clamp` refuses an empty range with a panic that prints both ends, and printing a
/// fraction takes kilobytes that nothing else here needs.
pub const fn within(value: f64, least: f64, most: f64) -> f64 {
    if value < least {
        least
    } else if value > most {
        most
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_members_keep_their_order() {
        let mut list = [(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        sort_by(&mut list, |a, b| a.0.cmp(&b.0));
        assert_eq!(list, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
        sort_by::<u8>(&mut [], Ord::cmp);
    }

    #[test]
    fn a_text_that_is_absent_has_a_place() {
        let list = ["b".to_owned(), "d".to_owned()];
        let found = ["a", "b", "c", "d", "e"].map(|text| search(&list, text));
        assert_eq!(found, [Err(0), Ok(0), Err(1), Ok(1), Err(2)]);
    }
}
