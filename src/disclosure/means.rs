//! Two averages of amounts: what differs between their cases is known by their sums.
//!
//! An average times its cases is their sum. Where two sums are of the same amounts but for a few, the difference is the
//! sum of those few. Days that go on grow between two dates by the days between them, which everybody knows: there those
//! who went, or came, are told by what is left.

use crate::compare::amounts;
use crate::compare::settings::profile::Profile;
use crate::history::History;
use crate::judging::{Indicator, Shape, Unit, Window};
use crate::tables::ChildId;

/// An average with what its cases add to it.
#[derive(Clone)]
pub struct Mean {
    line: &'static str,
    goes_on: bool,
    cases: Vec<(ChildId, i64)>,
}

impl Mean {
    /// The average of a line at a date; nothing where the line is none of days, weeks or pounds.
    pub fn of(indicator: &Indicator, history: &History) -> Option<Mean> {
        let is_of_amounts = matches!(indicator.unit, Unit::Days | Unit::Weeks | Unit::Pounds);
        (is_of_amounts && indicator.measure.shape() == Shape::Mean).then(|| {
            let mut cases = amounts::of_cases(indicator, history);
            cases.sort_unstable();
            Mean { line: indicator.id, goes_on: indicator.window == Window::Snapshot, cases }
        })
    }

    /// Whether a reader of both works out what a few cases add.
    pub fn tells_beside(&self, other: &Mean, profile: Profile) -> bool {
        let differ = apart(&self.cases, &other.cases) + apart(&other.cases, &self.cases);
        let goes_on = self.goes_on && self.line == other.line;
        profile.is_small(differ)
            || goes_on && {
                let [one, two] =
                    [self, other].map(|mean| mean.cases.iter().map(|(child, _)| *child).collect::<Vec<_>>());
                [apart(&one, &two), apart(&two, &one)].into_iter().any(|number| profile.is_small(number))
            }
    }
}

/// How many of some cases are not among others; both are in order.
fn apart<T: Ord>(some: &[T], others: &[T]) -> i64 {
    some.iter().filter(|one| others.binary_search(one).is_err()).count() as i64
}
