//! From the errors of earlier years to a range.
//!
//! The range holds 8 of 10 year ends: the likely value, less and more the typical error (the root of the mean of the
//! squares) times Student's t for as many years as were asked. So two years make a wide range and eight a narrower one.
//! Where no year was off at all it is one case more and less: that a few years came out as expected does not make the next
//! one sure. A mean has no such step, for one case can be of any number of days: where its range would have no width there
//! is none.

use crate::judging::Unit;

/// Earlier years below which there is no range.
pub const FEWEST_YEARS: usize = 2;

/// Student's t below which 9 of 10 values lie, in thousandths, for 1, 2, 3 … errors.
const T: [i64; 12] = [3078, 1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372, 1363, 1356];

/// Low, likely and high, in tenths of the unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// The low end.
    pub low: i64,
    /// The likely value.
    pub likely: i64,
    /// The high end.
    pub high: i64,
}

impl Range {
    /// Whether a value lies in it, its ends included.
    pub fn holds(&self, tenths: i64) -> bool {
        (self.low..=self.high).contains(&tenths)
    }
}

/// The range about a likely value, within what is certain; one case to either side where no year was off at all, and
/// `None` where too few years were asked, or of a mean none was off.
pub fn range(
    unit: Unit,
    (likely, case): (i64, i64),
    bounds: (Option<i64>, Option<i64>),
    errors: &[i64],
) -> Option<Range> {
    if errors.len() < FEWEST_YEARS {
        return None;
    }
    let half = match half_width(errors) {
        0 => case,
        half => half,
    };
    let whole = if unit == Unit::Percent { 1000 } else { i64::MAX };
    let (floor, ceiling) = (bounds.0.unwrap_or(0), bounds.1.unwrap_or(whole));
    let within = |tenths: i64| to_the_nearest(unit, tenths).max(floor).min(ceiling);
    let made = Range { low: within(likely - half), likely: within(likely), high: within(likely + half) };
    (made.low < made.high || !is_mean(unit)).then_some(made)
}

fn half_width(errors: &[i64]) -> i64 {
    let years = errors.len();
    let squares: i128 = errors.iter().map(|error| i128::from(*error) * i128::from(*error)).sum();
    let t = i128::from(T[years.min(T.len()) - 1]);
    let half = (t * t * squares / years as i128).isqrt();
    ((half + 500) / 1000) as i64
}

fn is_mean(unit: Unit) -> bool {
    !matches!(unit, Unit::Count | Unit::Percent)
}

/// What one case is worth in tenths of the unit, of so many; nothing that can be said of what is no count and no share.
pub fn of_one_case(unit: Unit, of: Option<i64>) -> i64 {
    match (unit, of) {
        (Unit::Count, _) => 10,
        (Unit::Percent, Some(of)) if of > 0 => (1000 + of - 1) / of,
        _ => 0,
    }
}

/// Counts, days, pounds and rates have no decimal.
fn to_the_nearest(unit: Unit, tenths: i64) -> i64 {
    match unit {
        Unit::Count | Unit::Days | Unit::Pounds | Unit::Rate => 10 * crate::judging::rounded(tenths, 10),
        Unit::Percent | Unit::Weeks | Unit::Score | Unit::Points => tenths,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two errors of 10 and 20 tenths: the typical one is 15.8, times 1.886 is 29.8.
    #[test]
    fn the_range_is_the_typical_error_times_students_t() {
        let open = (None, None);
        assert_eq!(range(Unit::Percent, (900, 1), open, &[10, -20]), Some(Range { low: 870, likely: 900, high: 930 }));
        assert_eq!(
            range(Unit::Count, (2490, 10), open, &[10, -20]),
            Some(Range { low: 2460, likely: 2490, high: 2520 })
        );
        assert_eq!(range(Unit::Percent, (900, 1), open, &[10]), None);
        // Years without any error make nothing sure.
        let adopted = range(Unit::Count, (70, of_one_case(Unit::Count, None)), (Some(70), None), &[0, 0]);
        assert_eq!(adopted, Some(Range { low: 70, likely: 70, high: 80 }));
        let share = range(Unit::Percent, (900, of_one_case(Unit::Percent, Some(60))), open, &[0, 0]);
        assert_eq!(share, Some(Range { low: 883, likely: 900, high: 917 }));
        // One case of a mean can be of any length, so that nothing is said of it; nor of a width that rounding takes away.
        let days = |errors: &[i64]| range(Unit::Days, (4200, of_one_case(Unit::Days, Some(1))), open, errors);
        assert_eq!([days(&[0, 0]), days(&[1, 0])], [None; 2]);
        assert_eq!(days(&[10, 0]), Some(Range { low: 4190, likely: 4200, high: 4210 }));
        assert_eq!(range(Unit::Score, (25, of_one_case(Unit::Score, Some(2))), open, &[0, 0]), None);
    }

    #[test]
    fn nothing_outside_what_is_certain_is_said() {
        let made = |floor, ceiling| range(Unit::Percent, (950, 1), (floor, ceiling), &[40, 40]).unwrap();
        assert_eq!(made(None, None), Range { low: 875, likely: 950, high: 1000 });
        assert_eq!(made(Some(940), Some(961)), Range { low: 940, likely: 950, high: 961 });
        assert_eq!(range(Unit::Count, (10, 10), (None, None), &[40, 40]).unwrap().low, 0);
    }
}
