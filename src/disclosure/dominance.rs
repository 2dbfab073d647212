//! Averages in which one case weighs most: whoever knows the second largest amount would come close to the largest.
//!
//! The p% rule: of a sum, take away the largest amount and the second. Where what is left is less than p% of the largest,
//! whoever is behind the second works the largest out to within p%, and the mean is held back.

use crate::compare::amounts;
use crate::compare::settings::profile::Profile;
use crate::history::History;
use crate::judging::{Indicator, Judged, Shape, Standing, Unit};
use crate::tables::ChildId;
use std::collections::BTreeMap;

/// How near is too near, in per cent.
const P: i64 = 10;

/// Whether an average of a line at a date comes too near to the amount of one case, or of one child.
pub fn tells_of_one(indicator: &Indicator, history: &History, profile: Profile) -> bool {
    tells_of_one_where(indicator, history, profile, &|_| true)
}

/// The same of an average of some cases alone.
pub fn tells_of_one_where(
    indicator: &Indicator,
    history: &History,
    profile: Profile,
    is_one: &dyn Fn(&Judged) -> bool,
) -> bool {
    match indicator.measure.shape() {
        Shape::Mean | Shape::Pooled => {
            let cases = amounts::of_cases_where(indicator, history, is_one);
            is_dominated(cases.into_iter().map(|(_, amount)| amount).collect())
        }
        Shape::Ratio if indicator.unit == Unit::Score => {
            let cases = cases_of_each(indicator, history, is_one);
            cases.is_some_and(|cases| is_of_a_few_with_more(cases, profile))
        }
        _ => false,
    }
}

/// Of an average of so many incidents for each child, how many each child has; nothing where it sets some children against
/// others.
fn cases_of_each(indicator: &Indicator, history: &History, is_one: &dyn Fn(&Judged) -> bool) -> Option<Vec<i64>> {
    let mut of_child: BTreeMap<ChildId, (i64, bool)> = BTreeMap::new();
    indicator.measure.judge(history, &mut |case| match case.standing {
        Standing::Met if is_one(case) => of_child.entry(case.child).or_default().0 += 1,
        Standing::NotMet if is_one(case) => of_child.entry(case.child).or_default().1 = true,
        _ => {}
    });
    of_child.into_values().map(|(cases, is_counted)| is_counted.then_some(cases)).collect()
}

/// Everybody who is counted has one incident, so that the others tell of those who have more: of a few, or, where it is
/// known how many have two at least, of the one who has most.
fn is_of_a_few_with_more(mut cases: Vec<i64>, profile: Profile) -> bool {
    cases.retain(|cases| *cases > 1);
    cases.sort_unstable_by(|one, other| other.cmp(one));
    let rest: i64 = cases.iter().skip(2).map(|cases| cases - 2).sum();
    profile.is_small(cases.len() as i64) || cases.first().is_some_and(|most| 100 * rest < P * most)
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

    #[test]
    fn incidents_of_a_few_who_have_more_than_one_are_not_told() {
        let tells = |cases: &[i64]| is_of_a_few_with_more(cases.to_vec(), Profile::English);
        assert!(tells(&[2, 1, 1, 1, 1, 1, 1]) && tells(&[3, 3, 3, 3, 3, 1, 1]) && !tells(&[3, 3, 3, 3, 3, 3, 1]));
        assert!(!tells(&[1; 6]), "all have one");
        // Who has six of them knows that the others have two each at least.
        assert!(tells(&[11, 6, 3, 2, 2, 2, 1]) && !tells(&[10, 6, 3, 2, 2, 2, 1]) && tells(&[9, 2, 2, 2, 2, 2, 1, 1]));
    }
}
