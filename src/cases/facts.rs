//! What can be said of a child: findings with the evidence behind them, and the clauses that several indicators share.

use crate::calendar::Day;
use crate::cases::*;
use crate::codes::{Ceased, NewEpisode};
use crate::history::{CarePeriod, Child, Placement};
use crate::judging::Clause;
use crate::judging::finding::{Answer, Entry, Finding, no, plural, unknown, whether, yes};
use crate::rows::of_the_return::{Episode, Uasc};

/// On the roll: in care at the end of the as-at date (rule R1).
pub const LOOKED_AFTER: Clause<Children> = Clause(ON_THE_ROLL, |child, _| is_looked_after(child));

/// A period of care touches the year (D18).
pub const LOOKED_AFTER_IN_YEAR: Clause<Children> = Clause(IN_THE_YEAR, |child, period| {
    match child.care().iter().rev().find(|care| care.end.is_none_or(|end| end >= period.year_start)) {
        Some(care) => yes("In care from {}.").with(care.start).listing_of(care.start, rows_of_care),
        None => no("Not in care on any day of the year."),
    }
});

/// The 12-month cohort of OC2 (rule R4, D21).
pub const LOOKED_AFTER_FOR_12_MONTHS: Clause<Children> = Clause(FOR_12_MONTHS, |child, period| {
    let found = continuously_between(child, (period.twelve_months, period.last));
    if found.answer == Answer::Yes { found.listing(rows_without_a_gap) } else { found }
});

/// The cohort of a school year: the same on the last 31 March.
pub const LOOKED_AFTER_FOR_12_MONTHS_ON_31_MARCH: Clause<Children> =
    Clause(FOR_12_MONTHS_ON_31_MARCH, |child, period| {
        let found = continuously_between(child, (period.school_day.year_start(), period.school_day));
        if found.answer == Answer::Yes { found.listing_of(period.school_day, rows_of_care) } else { found }
    });

/// Whether the child is on the roll, and since when.
pub fn is_looked_after(child: Child) -> Finding {
    match (child.current_care(), child.current_episode()) {
        (Some(care), Some(row)) => {
            yes("In care since {}.").with(care.start).seen_in_any(child.episodes_of(care).first()).seen_in(row)
        }
        _ => match child.care().last().and_then(|care| Some((care, care.end?))) {
            Some((care, end)) => no("Care ended on {}.").with(end).seen_in_any(child.episodes_of(care).last()),
            None => no("No day in care up to the as-at date."),
        },
    }
}

/// Whether the child was in care on the last of the days, and without a break since the first.
fn continuously_between(child: Child, (from, last): (Day, Day)) -> Finding {
    let covering = child.care().iter().find(|care| care.covers(last));
    let Some(care) = covering else { return not_in_care_on(child, last) };
    if care.start > from {
        let (first, now) = (child.episodes_of(care).first(), row_on(child, care, last));
        return no("In care only since {}.").with(care.start).seen_in_any(first).seen_in_any(now);
    }
    let rows = child.episodes();
    let began = |row: &&Episode| row.rne == NewEpisode::S && row.decom > from && row.decom <= last;
    if let Some(row) = rows.iter().find(began) {
        return no("A row says that care started on {}.").with(row.decom).seen_in(row);
    }
    let ended_care = |row: &&Episode| row.rec.ends_care() && row.dec.is_some_and(|dec| dec >= from && dec < last);
    if let Some(row) = rows.iter().find(ended_care) {
        return no("A row says that care ended, with {}.").with(row.rec.words()).seen_in(row);
    }
    let touches = |row: &Episode| row.decom <= last && row.dec.is_none_or(|dec| dec >= from);
    if let Some(row) = child.short_breaks().find(touches) {
        return no("On a short break from {} (V3 or V4).").with(row.decom).seen_in(&row);
    }
    yes("In care without a break since {}.").with(care.start).seen_in_any(child.episodes_of(care).first())
}

/// The row of a period of care that holds on a day.
fn row_on<'h>(child: Child<'h>, care: &CarePeriod, day: Day) -> Option<&'h Episode> {
    if day == child.history.period.last { child.current_episode() } else { child.episode_by(care, day) }
}

/// Not in care on a day; before the as-at date, with the rows of the last care that ended before it.
fn not_in_care_on(child: Child, day: Day) -> Finding {
    let before = child.care().iter().rev().find(|care| care.start <= day);
    match before.filter(|_| day < child.history.period.last) {
        Some(care) => no("Not looked after on {}.").with(day).seen_in_any(child.episodes_of(care).last()),
        None => no("Not looked after."),
    }
}

/// The rows that show that care has gone on since the first row of the period of care, where others follow it.
pub fn rows_without_a_gap(child: Child) -> Vec<Entry> {
    let rows = child.current_care().map(|care| child.episodes_of(care)).unwrap_or_default();
    let later = rows.get(1..).filter(|later| !later.is_empty());
    later.map(|later| Entry::new("The rows that follow without a gap".to_owned(), later)).into_iter().collect()
}

/// The rows of the period of care that a day belongs to, the day of leaving included.
pub fn rows_of_care(child: Child, day: Day) -> Vec<Entry> {
    let rows = child.care_on(day).map(|care| child.episodes_of(care)).unwrap_or_default();
    let words = plural(rows.len() as u32, "The row of the period of care", "The rows of the period of care");
    (!rows.is_empty()).then(|| Entry::new(words.to_owned(), rows)).into_iter().collect()
}

/// Whether the child is younger than an age at the as-at date.
pub fn is_under(child: Child, age: u32, day: Day) -> Finding {
    match (child.born(), child.age_on(day)) {
        (_, Some(years)) => whether(years < age, "Aged {}.").with(years).at_any(child.born_in()),
        (Some(_), None) => unknown("The date of birth is after that day.").at_any(child.born_in()),
        (None, None) => unknown("No date of birth in any file."),
    }
}

/// Whether the child is in an age band on a day; both ends are in it.
pub fn is_aged(child: Child, ages: std::ops::RangeInclusive<u32>, day: Day) -> Finding {
    match child.age_on(day) {
        Some(years) => whether(ages.contains(&years), "Aged {}.").with(years).at_any(child.born_in()),
        None => unknown("No date of birth that can be used.").at_any(child.born_in()),
    }
}

/// Whether the child is unaccompanied and asylum-seeking on a day.
pub fn is_uasc(child: Child, day: Day) -> Finding {
    let rows = child.history.records.uasc.of(child.id);
    let holds = |row: &&Uasc| row.ceased.is_none_or(|ceased| ceased > day);
    match (rows.iter().find(holds), rows.first()) {
        (Some(row), _) => yes("In UASC, and the status had not ended.").seen_in(row),
        (None, Some(row)) => no("The status had ended by then.").seen_in(row),
        (None, None) => no("Not in UASC."),
    }
}

/// Whether the row that begins a period of care says so (D11).
pub fn start_is_recorded(child: Child, care: &CarePeriod) -> Finding {
    let first = child.episodes_of(care).first();
    if care.start_recorded {
        yes("Started to be looked after on {}.").with(care.start).seen_in_any(first)
    } else {
        unknown("The first row known, from {}, does not say that care started (RNE is not S).")
            .with(care.start)
            .seen_in_any(first)
    }
}

/// Whether the row that ends a period of care says why (D11).
pub fn cease_is_recorded(left: LeftCare) -> Finding {
    match left.closing() {
        Some(row) => yes("Care ended on {}: {}.").with(left.end).with(row.rec.words()).seen_in(row),
        None => unknown("Care ended on {}, but no row says why (REC is blank or X1).")
            .with(left.end)
            .seen_in_any(left.episode_before()),
    }
}

impl LeftCare<'_> {
    fn episode_before(&self) -> Option<&Episode> {
        self.child.episodes_of(self.care).last()
    }

    /// REC of the row that ended care.
    pub fn reason(&self) -> Ceased {
        self.closing().map_or(Ceased::Blank, |row| row.rec)
    }
}

/// How many placements, over all periods of care, have a day from `first` to `last` (D19).
pub fn placements_between(child: Child, first: Day, last: Day) -> u32 {
    let all = child.care().iter().flat_map(|care| child.placements_of(care));
    all.filter(|placement| placement.has_a_day_in(first, last)).count() as u32
}

/// The placements that [`placements_between`] counts in the 12 months, with their rows, and the temporary stays before
/// the first of a period of care.
pub fn placements_in_12_months(child: Child) -> Vec<Entry> {
    placements_since(child, child.history.period.twelve_months)
}

/// The same of the 24 months.
pub fn placements_in_24_months(child: Child) -> Vec<Entry> {
    placements_since(child, child.history.period.two_years_start())
}

fn placements_since(child: Child, first: Day) -> Vec<Entry> {
    let last = child.history.period.last;
    let all = child.care().iter().flat_map(|care| child.placements_of(care).iter().map(move |one| (care, one)));
    let counted = all.filter(|(_, placement)| placement.has_a_day_in(first, last));
    let entry = |(care, placement): (&CarePeriod, &Placement)| {
        let ended = placement.end.map(|end| format!(", ended on {end}")).unwrap_or_default();
        let words = format!("Began on {}{ended}", placement.start);
        let is_first = child.placements_of(care).first().is_some_and(|first| first.start == placement.start);
        let before = child.episodes_of(care).iter().filter(|row| is_first && row.decom < placement.start);
        Entry::new(words, child.episodes_in(placement).iter().chain(before))
    };
    counted.map(entry).collect()
}

/// The day since which the child has lived in a placement, where a change to a foster-to-adopt
/// code (U2, U5) counts as a new placement (D20).
pub fn settled_since(child: Child, placement: &Placement) -> Day {
    let mut since = placement.start;
    let mut before: Option<&Episode> = None;
    for row in child.episodes_in(placement).iter().filter(|row| !row.place.is_temporary()) {
        let turned = before.is_some_and(|before| !before.place.is_foster_to_adopt());
        if row.place.is_foster_to_adopt() && turned {
            since = row.decom;
        }
        before = Some(row);
    }
    since
}

/// Whether a period of care began by a day; a first row that does not say that care started leaves it open (D20).
pub fn in_care_since_by(child: Child, care: &CarePeriod, day: Day) -> Finding {
    let row = child.episodes_of(care).first();
    if care.start <= day {
        yes("In care since {}.").with(care.start).seen_in_any(row).listing(rows_without_a_gap)
    } else if care.start_recorded {
        no("In care only since {}.").with(care.start).seen_in_any(row)
    } else {
        unknown("The rows begin on {} and do not say that care started then. An earlier return may tell.")
            .with(care.start)
            .seen_in_any(row)
    }
}
