//! What is done once a year for each child: done by its date, or still to be done by 31 March.

use super::expected::{Certain, Estimate, Expected, Open, PARTS, tenths};
use super::past::{Asked, Past};
use crate::codes::CheckKind;
use crate::history::Child;
use crate::judging::{Indicator, Standing, rounded};
use crate::rows::of_the_return::{ChildId, Table};
use crate::series::gaps::Gap;
use std::collections::BTreeSet;

/// The children counted on 31 March if they stay, and those of them with a check since 1 April.
struct Cohort {
    all: BTreeSet<ChildId>,
    done: BTreeSet<ChildId>,
}

impl Cohort {
    fn of(line: &Indicator, asked: &Asked) -> Cohort {
        let mut all = BTreeSet::new();
        line.measure.judge(&asked.ahead, &mut |case| {
            if !matches!(case.standing, Standing::Excluded | Standing::Unassessed) {
                all.insert(case.child);
            }
        });
        let done = all.iter().copied().filter(|child| is_done(line, asked.now.child(*child))).collect();
        Cohort { all, done }
    }
}

/// Whether a check of the line's own kind took place since 1 April.
fn is_done(line: &Indicator, child: Child) -> bool {
    let since = child.history.period.year_start;
    let mut checks = child.health_checks();
    checks.any(|check| {
        let is_of_kind = if line.id == "HLT-03" { check.kind == CheckKind::Dental } else { check.kind.is_assessment() };
        is_of_kind && check.day >= since
    })
}

/// The extract must tell of the whole year.
fn untold(asked: &Asked) -> Option<Gap> {
    let first = asked.now.period.year_start;
    match asked.now.records.given.checks_from {
        None => Some(Gap::NoTable(Table::HealthChecks)),
        Some(day) => (day > first.plus_months(1)).then_some(Gap::Begins(Table::HealthChecks, day)),
    }
}

/// The year end of a line of checks.
pub fn estimate(line: &'static Indicator, year: i32, past: &Past) -> Estimate {
    let Some(asked) = past.year(year) else { return Estimate::plain(Err(Gap::NoReturn(year))) };
    if let Some(gap) = untold(asked) {
        return Estimate::plain(Err(gap));
    }
    let cohort = Cohort::of(line, asked);
    let (done, of) = (cohort.done.len() as i64, cohort.all.len() as i64);
    let likely = recorded_a_year_before(line, year, past).and_then(|(of_done, of_open)| {
        Expected { counted: done * of_done + (of - done) * of_open, of: Some(PARTS * of) }.tenths(line.unit)
    });
    let ends = tenths(line, of, of).zip(tenths(line, done, of));
    let open = ends.map(|(best, worst)| Open { things: of - done, best, worst });
    Estimate { likely, certain: Certain::Done { done, of }, bounds: (None, None), open }
}

/// Of those done and of those open on the day a year before: the share that OC2 came to have, in thousandths.
fn recorded_a_year_before(line: &'static Indicator, year: i32, past: &Past) -> Result<(i64, i64), Gap> {
    let before = past.year(year - 1).ok_or(Gap::NoReturn(year - 1))?;
    let end = past.end(line, year - 1).ok_or(Gap::NoReturn(year - 1))?;
    let then = before.then.as_ref().filter(|_| end.sound().is_some()).ok_or(end.gap.unwrap_or(Gap::Nobody))?;
    if let Some(gap) = untold(before) {
        return Err(gap);
    }
    let cohort = Cohort::of(line, before);
    let mut recorded = [(0, 0); 2];
    line.measure.judge(then, &mut |case| {
        let place = usize::from(!cohort.done.contains(&case.child));
        if !matches!(case.standing, Standing::Excluded | Standing::Unassessed) {
            recorded[place].0 += i64::from(case.standing == Standing::Met);
            recorded[place].1 += 1;
        }
    });
    let [done, open] = recorded.map(|(met, of)| rounded(PARTS * met, i64::max(of, 1)));
    Ok((done, open))
}
