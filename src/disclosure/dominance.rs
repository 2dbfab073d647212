//! Means in which one case weighs most: whoever knows the second largest amount would come close to the largest.
//!
//! The p% rule: of a sum, take away the largest amount and the second. Where what is left is less than p% of the largest,
//! whoever is behind the second works the largest out to within p%, and the mean is held back.

use crate::compare::amounts;
use crate::history::History;
use crate::judging::{Indicator, Shape, Unit};

/// How near is too near, in per cent.
const P: i64 = 10;

/// Whether the mean of a line at a date comes too near to the amount of one case.
pub fn tells_of_one(indicator: &Indicator, history: &History) -> bool {
    let is_of_amounts = matches!(indicator.unit, Unit::Days | Unit::Weeks | Unit::Pounds);
    is_of_amounts && indicator.measure.shape() == Shape::Mean && is_dominated(amounts::all(indicator, history))
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
