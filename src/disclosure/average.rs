//! Averages of counts under a rule that rounds. One that is worked from rounded counts can say that more became fewer;
//! the exact one can tell the counts closer than their rounding does.

use crate::compare::settings::profile::Profile;
use crate::judging::{Figure, Shape, Unit};
use crate::scorecard::value_in_tenths;

/// As many numbers as a rounded one stands for.
const FEWEST: usize = 5;

/// Whether an average is of counts, so many of one thing for each of another: it is shown as it is and never worked from
/// rounded numbers.
pub fn is_of_counts(shape: Shape, unit: Unit) -> bool {
    shape == Shape::Ratio && unit == Unit::Score
}

/// Whether the exact average of so many tells its counts closer than rounded numbers would.
pub(super) fn tells_more(tenths: i64, of: i64, profile: Profile) -> bool {
    profile.rounds() && !is_open(tenths, profile.behind(of))
}

/// Whether it can be of every number that the rounded one stands for, and of as many sums as a rounded sum would be.
fn is_open(tenths: i64, (low, high): (i64, i64)) -> bool {
    let all: Vec<Vec<i64>> = (low..=high).map(|of| sums(tenths, of)).collect();
    let mut sums: Vec<i64> = all.iter().flatten().copied().collect();
    sums.sort_unstable();
    sums.dedup();
    all.iter().all(|sums| !sums.is_empty()) && sums.len() >= FEWEST
}

/// The sums of so many that have an average.
fn sums(tenths: i64, of: i64) -> Vec<i64> {
    let is = |sum: &i64| {
        let figure = Figure { numerator: *sum, denominator: Some(of), ..Figure::default() };
        value_in_tenths(&figure, Unit::Score) == Some(tenths)
    };
    let near = tenths * of / 10;
    (near - of..=near + of).filter(is).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_held(numerator: i64, of: i64, profile: Profile) -> bool {
        let figure = Figure { numerator, denominator: Some(of), ..Figure::default() };
        let tenths = value_in_tenths(&figure, Unit::Score).unwrap();
        tells_more(tenths, of, profile)
    }

    /// 8 children cannot have 2.2 each, so that 2.2 of about 10 tells of how many; about 15 can have 2.0 whatever they are.
    #[test]
    fn an_average_that_tells_how_many_there_are_is_held_back() {
        assert_eq!([(22, 10), (34, 17)].map(|(sum, of)| is_held(sum, of, Profile::Welsh)), [true, false]);
        assert!(!is_held(22, 10, Profile::English), "exact numbers stand as they are");
    }
}
