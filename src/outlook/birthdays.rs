//! Young people by their birthdays: everybody with one in the year is known from its first day on.

use super::expected::{Certain, Estimate, Expected, Open, PARTS, tenths};
use super::past::Past;
use crate::history::History;
use crate::judging::{Indicator, Standing, rounded};
use crate::rows::of_the_return::ChildId;
use crate::series::gaps::Gap;
use std::collections::BTreeMap;

/// Who is judged, and how.
pub fn standings(line: &Indicator, history: &History) -> BTreeMap<ChildId, Standing> {
    let mut all = BTreeMap::new();
    line.measure.judge(history, &mut |case| {
        if !matches!(case.standing, Standing::Excluded | Standing::Unassessed) {
            all.insert(case.child, case.standing);
        }
    });
    all
}

fn met(all: &BTreeMap<ChildId, Standing>) -> i64 {
    all.values().filter(|standing| **standing == Standing::Met).count() as i64
}

/// The year end of a line of young people with a birthday in the year.
pub fn estimate(line: &'static Indicator, year: i32, past: &Past) -> Estimate {
    let Some(asked) = past.year(year) else { return Estimate::plain(Err(Gap::NoReturn(year))) };
    if let Err(gap) = past.to_date(line.id, year)
        && gap != Gap::Nobody
    {
        return Estimate::plain(Err(gap));
    }
    let reached = standings(line, &asked.now);
    let mut to_come: Vec<ChildId> = standings(line, &asked.ahead).into_keys().collect();
    to_come.retain(|child| !reached.contains_key(child));
    let (counted, few, of) = (met(&reached), to_come.len() as i64, reached.len() as i64);
    let certain = Certain::Birthdays { met: counted, reached: of, to_come: few };
    let ends = (tenths(line, counted, of + few), tenths(line, counted + few, of + few));
    let open = ends.0.zip(ends.1).map(|(worst, best)| Open { things: few, best, worst });
    let likely = as_last_year(line, year, past, &to_come).and_then(|coming| {
        Expected { counted: PARTS * counted + coming, of: Some(PARTS * (of + few)) }.tenths(line.unit)
    });
    Estimate { likely, certain, bounds: ends, open }
}

/// Those still to come as they were on the last 31 March, and the others at the share of all of that day.
fn as_last_year(line: &'static Indicator, year: i32, past: &Past, to_come: &[ChildId]) -> Result<i64, Gap> {
    let outturn = past.outturn(line, year).ok_or(Gap::NoReturn(year - 1))?;
    let value = outturn.sound().ok_or(outturn.gap.unwrap_or(Gap::Nobody))?.figure;
    let then = past.year(year - 1).and_then(|asked| asked.then.as_ref()).ok_or(Gap::NoReturn(year - 1))?;
    let before = standings(line, then);
    let share = rounded(PARTS * value.numerator, value.denominator.unwrap_or_default().max(1));
    let each = |child: &ChildId| match before.get(child) {
        Some(Standing::Met) => PARTS,
        Some(_) => 0,
        None => share,
    };
    Ok(to_come.iter().map(each).sum())
}
