//! What is said of a year end: what is certain, what is open, what is likely.

use crate::judging::{Figure, Indicator, Unit, rounded};
use crate::scorecard::value_in_tenths;
use crate::series::gaps::Gap;

/// What has happened and stays so, or will happen on a day that is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Certain {
    /// Nothing.
    Nothing,
    /// Of the children looked after now, so many turn 18 by 31 March.
    Turning18 {
        /// Those who turn 18.
        turning: i64,
        /// All looked after now.
        of: i64,
    },
    /// So many are counted and stay counted.
    SoFar(i64),
    /// So many have left and stay counted, and so many more turn 18 by 31 March, when care ends.
    Leaving {
        /// Those who have left.
        counted: i64,
        /// Those who turn 18.
        turning: i64,
    },
    /// Children of whom a review was late already.
    Failed {
        /// Those children.
        failed: i64,
        /// Children looked after now of whom a review falls due in the year.
        of: i64,
    },
    /// Reviews that were late, of those that fell due.
    Late {
        /// Late or not held.
        late: i64,
        /// Fell due.
        of: i64,
    },
    /// Cases of a mean of three years that are counted and stay counted.
    Closed(i64),
    /// Young people who have reached their birthday, and those who will.
    Birthdays {
        /// Counted among those who have.
        met: i64,
        /// Those who have.
        reached: i64,
        /// Those who will.
        to_come: i64,
    },
    /// Checks that are done already.
    Done {
        /// Children with one since 1 April.
        done: i64,
        /// Children of whom it is counted on 31 March if they stay.
        of: i64,
    },
}

/// What is still open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Open {
    /// So many things: reviews, checks, birthdays.
    pub things: i64,
    /// The value if all of them come out well, for the children known now.
    pub best: i64,
    /// The value if none does.
    pub worst: i64,
}

/// A year end as it looks on one day.
pub struct Estimate {
    /// The likely value in tenths, or what is not told.
    pub likely: Result<i64, Gap>,
    /// What is certain.
    pub certain: Certain,
    /// The lowest and highest value that can still come.
    pub bounds: (Option<i64>, Option<i64>),
    /// What is still open.
    pub open: Option<Open>,
}

impl Estimate {
    /// A likely value, or what is not told, with nothing known besides.
    pub fn plain(likely: Result<i64, Gap>) -> Estimate {
        Estimate { likely, certain: Certain::Nothing, bounds: (None, None), open: None }
    }
}

/// Thousandths of a case: rates make parts of cases.
pub const PARTS: i64 = 1000;

/// What is expected, in thousandths of cases.
#[derive(Clone, Copy)]
pub struct Expected {
    /// Those counted, or the sum of their amounts.
    pub counted: i64,
    /// All of them, where the line has a denominator.
    pub of: Option<i64>,
}

impl Expected {
    /// The value in tenths.
    pub fn tenths(self, unit: Unit) -> Result<i64, Gap> {
        let Expected { counted, of } = self;
        let figure = Figure { numerator: counted, denominator: of, ..Figure::default() };
        match unit {
            Unit::Count => Ok(10 * rounded(counted, PARTS)),
            _ => value_in_tenths(&figure, unit).ok_or(Gap::Nobody),
        }
    }
}

/// The value that so many of so many make, in tenths.
pub fn tenths(indicator: &Indicator, counted: i64, of: i64) -> Option<i64> {
    value_in_tenths(&Figure { numerator: counted, denominator: Some(of), ..Figure::default() }, indicator.unit)
}
