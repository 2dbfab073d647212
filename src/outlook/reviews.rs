//! Reviews: a child with a late one cannot recover, and those still due are known by their days.

use super::expected::{Certain, Estimate, Expected, Open, PARTS, tenths};
use super::past::{Asked, Past};
use crate::cases::reviews::still_due;
use crate::judging::{Indicator, Standing};
use crate::rows::of_the_return::ChildId;
use crate::series::gaps::Gap;
use std::collections::BTreeSet;

/// The children looked after now of whom a review falls due in the year.
struct Cohort {
    /// A review was late.
    failed: i64,
    /// All were on time, and so many are still due: children by that number.
    by_due: Vec<i64>,
}

impl Cohort {
    fn of(line: &Indicator, asked: &Asked) -> Cohort {
        let failed: BTreeSet<ChildId> = with(line, asked, false, &[Standing::NotMet, Standing::NotRecorded]);
        let among = with(line, asked, true, &[Standing::Met, Standing::NotMet, Standing::NotRecorded]);
        let mut by_due = Vec::new();
        for child in among.difference(&failed) {
            let due = still_due(asked.now.child(*child), asked.end).len();
            by_due.resize(by_due.len().max(due + 1), 0);
            by_due[due] += 1;
        }
        Cohort { failed: among.intersection(&failed).count() as i64, by_due }
    }

    fn of_all(&self) -> i64 {
        self.failed + self.by_due.iter().sum::<i64>()
    }

    fn still_due(&self) -> i64 {
        self.by_due.iter().zip(0..).map(|(children, due)| children * due).sum()
    }

    /// Children expected to end the year without a late review, in thousandths: each review is on time at a rate.
    fn expected(&self, (on_time, of): (i64, i64)) -> i64 {
        let each = |(children, due): (&i64, usize)| {
            let mut parts = i128::from(children * PARTS) * 1_000_000;
            (0..due).for_each(|_| parts = parts * i128::from(on_time) / i128::from(of.max(1)));
            parts
        };
        (self.by_due.iter().zip(0..).map(each).sum::<i128>() / 1_000_000) as i64
    }
}

/// The children of some standings, on the day or as they will stand.
fn with(line: &Indicator, asked: &Asked, ahead: bool, standings: &[Standing]) -> BTreeSet<ChildId> {
    let mut children = BTreeSet::new();
    let history = if ahead { &asked.ahead } else { &asked.now };
    line.measure.judge(history, &mut |case| {
        if standings.contains(&case.standing) {
            children.insert(case.child);
        }
    });
    children
}

/// The share of children whose reviews were all on time.
pub fn children(line: &'static Indicator, year: i32, past: &Past) -> Estimate {
    let (Ok(_), Some(asked)) = (past.to_date(line.id, year), past.year(year)) else {
        let gap = past.to_date(line.id, year).err().unwrap_or(Gap::NoReturn(year));
        return Estimate::plain(Err(gap));
    };
    let cohort = Cohort::of(line, asked);
    let (all, failed) = (cohort.of_all(), cohort.failed);
    let likely = past.twelve_months("REV-02", year).and_then(|point| {
        let rate = point.value.map(|value| (value.figure.numerator, value.figure.denominator.unwrap_or_default()));
        let counted = cohort.expected(rate.unwrap_or_default());
        Expected { counted, of: Some(PARTS * all) }.tenths(line.unit)
    });
    let nothing_due = cohort.by_due.first().copied().unwrap_or_default();
    let ends = tenths(line, all - failed, all).zip(tenths(line, nothing_due, all));
    let open = ends.map(|(best, worst)| Open { things: cohort.still_due(), best, worst });
    Estimate { likely, certain: Certain::Failed { failed, of: all }, bounds: (None, None), open }
}

/// The share of reviews that were on time, if all still due of children looked after now are, and if none is.
pub fn still_to_come(line: &Indicator, year: i32, past: &Past) -> Option<Open> {
    let asked = past.year(year)?;
    let figure = past.to_date(line.id, year).ok()?.value?.figure;
    let things: i64 = asked.now.children().map(|child| still_due(child, asked.end).len() as i64).sum();
    let of = figure.denominator? + things;
    Some(Open {
        things,
        best: tenths(line, figure.numerator + things, of)?,
        worst: tenths(line, figure.numerator, of)?,
    })
}
