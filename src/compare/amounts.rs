//! What the cases of a mean add to it.

use crate::history::History;
use crate::judging::{Indicator, Judged, Standing};
use crate::tables::ChildId;

/// In the order of the cases.
pub fn all(indicator: &Indicator, history: &History) -> Vec<i64> {
    of_cases(indicator, history).into_iter().map(|(_, amount)| amount).collect()
}

/// The same with the child of each case.
pub fn of_cases(indicator: &Indicator, history: &History) -> Vec<(ChildId, i64)> {
    of_cases_where(indicator, history, &|_| true)
}

/// The same of some cases alone.
pub fn of_cases_where(
    indicator: &Indicator,
    history: &History,
    is_one: &dyn Fn(&Judged) -> bool,
) -> Vec<(ChildId, i64)> {
    let mut amounts = Vec::new();
    indicator.measure.judge(history, &mut |case| {
        if case.standing == Standing::Met && is_one(case) {
            amounts.push((case.child, case.amount));
        }
    });
    amounts
}
