//! Averages in which one case weighs most: whoever knows the second largest amount would come close to the largest.
//!
//! The p% rule: of a sum, take away the largest amount and the second. Where what is left is less than p% of the largest,
//! whoever is behind the second works the largest out to within p%, and the mean is held back.

use crate::compare::amounts;
use crate::history::History;
use crate::judging::{Indicator, Judged, Shape, Standing, Unit};
use crate::tables::ChildId;
use std::collections::BTreeMap;

/// How near is too near, in per cent.
const P: i64 = 10;

/// Whether an average of a line at a date comes too near to the amount of one case, or of one child.
pub fn tells_of_one(indicator: &Indicator, history: &History) -> bool {
    tells_of_one_where(indicator, history, &|_| true)
}

/// The same of an average of some cases alone.
pub fn tells_of_one_where(indicator: &Indicator, history: &History, is_one: &dyn Fn(&Judged) -> bool) -> bool {
    match indicator.measure.shape() {
        Shape::Mean | Shape::Pooled => {
            let cases = amounts::of_cases_where(indicator, history, is_one);
            is_dominated(cases.into_iter().map(|(_, amount)| amount).collect())
        }
        Shape::Ratio if indicator.unit == Unit::Score => {
            is_dominated(beyond_the_first(cases_of_each(indicator, history, is_one)))
        }
        _ => false,
    }
}

/// Of an average of so many incidents for each child, how many each child has, and whether the child is one of those who
/// have one.
fn cases_of_each(indicator: &Indicator, history: &History, is_one: &dyn Fn(&Judged) -> bool) -> Vec<(i64, bool)> {
    let mut of_child: BTreeMap<ChildId, (i64, bool)> = BTreeMap::new();
    indicator.measure.judge(history, &mut |case| match case.standing {
        Standing::Met if is_one(case) => of_child.entry(case.child).or_default().0 += 1,
        Standing::NotMet if is_one(case) => of_child.entry(case.child).or_default().1 = true,
        _ => {}
    });
    of_child.into_values().collect()
}

/// What is not known of each child anyway: the incidents beyond the first that everybody has who is counted. The largest
/// is looked for whole.
fn beyond_the_first(cases: Vec<(i64, bool)>) -> Vec<i64> {
    let mut beyond: Vec<i64> = cases.iter().map(|(cases, has_one)| (cases - i64::from(*has_one)).max(0)).collect();
    if let Some(largest) = beyond.iter_mut().max().filter(|largest| **largest > 0) {
        *largest += 1;
    }
    beyond
}

/// Whether the largest of some amounts can be worked out to within 10% by whoever has the second.
pub fn is_dominated(mut amounts: Vec<i64>) -> bool {
    amounts.sort_unstable_by(|one, other| other.cmp(one));
    match amounts[..] {
        [first, _, ref rest @ ..] => 100 * rest.iter().sum::<i64>() < P * first,
        [first] => first > 0,
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 6 children with 20 incidents: whoever has 6 of them knows that the others have 14, of which 4 have one at least.
    #[test]
    fn of_incidents_the_first_of_each_child_is_known_anyway() {
        let tells = |cases: &[i64]| is_dominated(beyond_the_first(cases.iter().map(|cases| (*cases, true)).collect()));
        assert!(tells(&[11, 6, 2, 1, 1, 1]) && !tells(&[10, 6, 2, 1, 1, 1]) && !tells(&[11, 6, 2, 2, 1, 1]));
        assert!(tells(&[2, 1, 1, 1, 1, 1]), "7 of 6 children: one has two");
        assert!(!tells(&[1; 6]), "all have one");
    }
}
