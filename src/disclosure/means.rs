//! Two averages of amounts: what differs between their cases is known by their sums.
//!
//! An average times its cases is their sum. Where two sums are of the same amounts but for a few, the difference is the
//! sum of those few. Days that go on grow between two dates by the days between them, which everybody knows: there those
//! who went, or came, are told by what is left.

use super::dominance::is_dominated;
use crate::compare::amounts;
use crate::compare::settings::profile::Profile;
use crate::history::History;
use crate::judging::{Indicator, Judged, Shape, Unit, Window};
use crate::tables::ChildId;
use std::collections::BTreeSet;

/// An average with what its cases add to it.
#[derive(Clone)]
pub struct Mean {
    line: &'static str,
    goes_on: bool,
    cases: Vec<(ChildId, i64)>,
}

impl Mean {
    /// The average of a line at a date; nothing where the line is no average of amounts.
    pub fn of(indicator: &Indicator, history: &History) -> Option<Mean> {
        Mean::of_some(indicator, history, &|_| true)
    }

    /// The average of some cases alone.
    pub fn of_some(indicator: &Indicator, history: &History, is_one: &dyn Fn(&Judged) -> bool) -> Option<Mean> {
        matches!(indicator.measure.shape(), Shape::Mean | Shape::Pooled).then(|| {
            let mut cases = amounts::of_cases_where(indicator, history, is_one);
            cases.sort_unstable();
            let are_days = matches!(indicator.unit, Unit::Days | Unit::Weeks);
            Mean { line: indicator.id, goes_on: are_days && indicator.window == Window::Snapshot, cases }
        })
    }

    /// Whether a reader of both works out what a few cases add.
    pub fn tells_beside(&self, other: &Mean, profile: Profile) -> bool {
        let goes_on = self.goes_on && self.line == other.line;
        profile.is_small(self.children_apart(other))
            || self.leaves_one_that_weighs_most(other)
            || other.leaves_one_that_weighs_most(self)
            || goes_on && {
                let [one, two] =
                    [self, other].map(|mean| mean.cases.iter().map(|(child, _)| *child).collect::<Vec<_>>());
                [apart(&one, &two), apart(&two, &one)].into_iter().any(|number| profile.is_small(number))
            }
    }

    /// Whether all cases of the other are among its own, and one of those that are left can be told from their sum.
    fn leaves_one_that_weighs_most(&self, other: &Mean) -> bool {
        let left = self.cases.iter().filter(|one| other.cases.binary_search(one).is_err());
        let left: Vec<i64> = left.map(|(_, amount)| *amount).collect();
        !left.is_empty() && apart(&other.cases, &self.cases) == 0 && is_dominated(left)
    }

    /// How many children one of the two says of what the other does not: a child of whom both say another amount is one.
    fn children_apart(&self, other: &Mean) -> i64 {
        let among = |one: &(ChildId, i64), others: &[(ChildId, i64)]| others.binary_search(one).is_ok();
        let own = self.cases.iter().filter(|one| !among(one, &other.cases));
        let others = other.cases.iter().filter(|one| !among(one, &self.cases));
        own.chain(others).map(|(child, _)| child).collect::<BTreeSet<_>>().len() as i64
    }
}

/// How many of some cases are not among others; both are in order.
fn apart<T: Ord>(some: &[T], others: &[T]) -> i64 {
    some.iter().filter(|one| others.binary_search(one).is_err()).count() as i64
}
