//! What each case of a line adds to it: of a mean its own amount; where its days are those of another line, these.

use super::known::Known;
use crate::calendar::Day;
use crate::history::History;
use crate::indicators;
use crate::judging::*;
use crate::rows::of_the_return::ChildId;
use rustc_hash::FxHashMap;

/// The amounts of the cases of a line.
pub(super) struct Amounts {
    unit: Unit,
    is_mean: bool,
    of_another: FxHashMap<(ChildId, Day), i64>,
}

/// What the amounts of a line are in.
pub(super) fn unit(indicator: &Indicator) -> Unit {
    if indicator.days_of.is_some() { Unit::Days } else { indicator.unit }
}

impl Amounts {
    /// Those of a line at the date of the history.
    pub fn of(indicator: &Indicator, history: &History) -> Amounts {
        let mut of_another = FxHashMap::default();
        if let Some(other) = indicator.days_of.and_then(indicators::find) {
            other.measure.judge(history, &mut |case| {
                if case.standing == Standing::Met {
                    of_another.insert((case.child, case.day), case.amount);
                }
            });
        }
        Amounts { unit: unit(indicator), is_mean: indicator.measure.shape() == Shape::Mean, of_another }
    }

    /// That of a case, where it has one.
    pub fn of_case(&self, case: &Judged) -> Option<i64> {
        let own = (self.is_mean && case.standing == Standing::Met).then_some(case.amount);
        own.or_else(|| self.of_another.get(&(case.child, case.day)).copied())
    }

    /// The same as the list shows it.
    pub fn known<'w>(&self, case: &Judged) -> Option<Known<'w>> {
        self.of_case(case).map(|amount| Known::amount(amount, self.unit))
    }
}
