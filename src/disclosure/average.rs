//! Averages under a rule that rounds. One that is worked from rounded counts can say that more became fewer; the exact one
//! can tell closer than their rounding does how many there are, and of an average of counts how many are counted.

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

/// Whether the exact average of so many tells its counts closer than rounded numbers would. The sum of an average of
/// points is no count: there only how many they are is to be told no closer. Days and weeks can be of any number.
pub(super) fn tells_more((shape, unit): (Shape, Unit), tenths: i64, of: i64, profile: Profile) -> bool {
    let fewest = if is_of_counts(shape, unit) { FEWEST } else { 1 };
    unit == Unit::Score && profile.rounds() && !is_open(tenths, profile.behind(of), fewest)
}

/// Whether it can be of every number that the rounded one stands for, and of so many sums.
fn is_open(tenths: i64, (low, high): (i64, i64), fewest: usize) -> bool {
    let all: Vec<Vec<i64>> = (low..=high).map(|of| sums(tenths, of)).collect();
    let mut sums: Vec<i64> = all.iter().flatten().copied().collect();
    sums.sort_unstable();
    sums.dedup();
    all.iter().all(|sums| !sums.is_empty()) && sums.len() >= fewest
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

    fn is_held(shape: Shape, numerator: i64, of: i64, profile: Profile) -> bool {
        let figure = Figure { numerator, denominator: Some(of), ..Figure::default() };
        let tenths = value_in_tenths(&figure, Unit::Score).unwrap();
        tells_more((shape, Unit::Score), tenths, of, profile)
    }

    /// 8 children cannot have 2.2 each, so that 2.2 of about 10 tells of how many; about 15 can have 2.0 whatever they are.
    #[test]
    fn an_average_that_tells_how_many_there_are_is_held_back() {
        let is_held = |sum, of, profile| is_held(Shape::Ratio, sum, of, profile);
        assert_eq!([(22, 10), (34, 17)].map(|(sum, of)| is_held(sum, of, Profile::Welsh)), [true, false]);
        assert!(!is_held(22, 10, Profile::English), "exact numbers stand as they are");
    }

    /// 8 children cannot have 14.2 points each, so that 14.2 of about 10 tells of how many; any of 8 to 12 can have 14.0.
    #[test]
    fn an_average_of_points_that_tells_how_many_there_are_is_held_back() {
        let is_held = |sum, of, profile| is_held(Shape::Mean, sum, of, profile);
        assert_eq!([(142, 10), (140, 10)].map(|(sum, of)| is_held(sum, of, Profile::Welsh)), [true, false]);
        assert!(!is_held(142, 10, Profile::English), "exact numbers stand as they are");
    }
}
