//! The year ahead as a flow: month by month who comes and who goes, and who is in care then, by age and by placement.
//!
//! Counting alone. Whoever is in care now grows older by the calendar, and has left by the 18th birthday. Everybody who
//! came in the last 12 months stands for somebody of the same age who comes 12 months later. Before 18 they leave at the
//! authority's own rate: ends in the last 12 months at each age, for each child and month in care at that age. Placements
//! keep the mix that each age has now. The range is made of the authority's own errors, as that of the year end is: the
//! same question asked at the same day of earlier years, beside what came of it.

use super::errors::{FEWEST_YEARS, Range, range};
use crate::calendar::{Day, birthday};
use crate::history::{CarePeriod, Child, History};
use crate::indicators::breakdowns::age_band;
use crate::judging::{Unit, rounded};
use crate::returns::Records;
use crate::series::gaps::Gap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How far ahead.
pub const MONTHS: i32 = 12;
/// The bands of the official release, and those of whom no age is known.
pub const BANDS: usize = 6;
/// A child, in the parts that expectations are counted in.
const CHILD: i64 = 1_000_000;

/// What is in each band, in millionths of a child.
pub type ByAge = [i64; BANDS];

/// The year ahead.
pub struct YearAhead {
    /// The as-at date.
    pub day: Day,
    /// In care now, by age.
    pub now: ByAge,
    /// The months to come; none where the files do not tell of the last 12 months.
    pub months: Vec<Month>,
    /// Children in care now by placement, and of which ages they are.
    pub placements: BTreeMap<&'static str, ByAge>,
    /// 18th birthdays of children in care now, up to the end of each month.
    pub turning: Vec<i64>,
    /// Why there are no months.
    pub gap: Option<Gap>,
    /// The days of earlier years on which the same was asked, with what was likely 12 months on and what came, in children.
    pub tried: Vec<(Day, i64, i64)>,
}

/// One month to come, in millionths of a child.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Month {
    /// Its last day.
    pub last: Day,
    /// Who comes.
    pub starts: i64,
    /// Who leaves by the 18th birthday.
    pub grown: i64,
    /// Who leaves before it.
    pub others: i64,
    /// Who is in care at the end of it, by age.
    pub by_age: ByAge,
    /// Between which numbers, in tenths of a child; nothing where too few earlier years can be asked.
    pub range: Option<Range>,
}

impl Month {
    /// Who is in care at the end of it.
    pub fn stock(&self) -> i64 {
        self.by_age.iter().sum()
    }
}

impl YearAhead {
    /// From a day on.
    pub fn of(records: &Arc<Records>, day: Day) -> YearAhead {
        let history = History::at(records, day);
        let gap = untold(&history, day, 0);
        let asked = if gap.is_none() { tried(&history) } else { Vec::new() };
        let mut months = if gap.is_none() { project(&history) } else { Vec::new() };
        for (at, month) in months.iter_mut().enumerate() {
            let errors: Vec<i64> = asked.iter().map(|one| 10 * one.actual[at] - tenths(one.likely[at])).collect();
            month.range = range(Unit::Count, (tenths(month.stock()), 10), (Some(0), None), &errors);
        }
        let last = MONTHS as usize - 1;
        YearAhead {
            day,
            now: by_age(&people(&history), day),
            months,
            placements: placements(&history),
            turning: (1..=MONTHS).map(|month| turning(&history, later(day, month))).collect(),
            gap,
            tried: asked.iter().map(|one| (one.day, children(one.likely[last]), one.actual[last])).collect(),
        }
    }

    /// Whether earlier years make a range.
    pub fn has_range(&self) -> bool {
        self.tried.len() >= FEWEST_YEARS
    }

    /// Who is in a placement at the end of a month: of each age the share that is in it now.
    pub fn in_placement(&self, placement: &ByAge, month: &Month) -> i64 {
        (0..BANDS).map(|age| part(month.by_age[age], placement[age], self.now[age])).sum()
    }
}

/// As much of a whole as one number is of another. Of thousands of children the product in between is too long for 64 bits.
fn part(whole: i64, one: i64, of: i64) -> i64 {
    if of == 0 { 0 } else { (i128::from(whole) * i128::from(one) / i128::from(of)) as i64 }
}

/// Tenths of a child.
fn tenths(millionths: i64) -> i64 {
    rounded(10 * millionths, CHILD)
}

/// Whole children.
pub fn children(millionths: i64) -> i64 {
    rounded(millionths, CHILD)
}

/// So many months later or earlier; a month end stays one.
fn later(day: Day, months: i32) -> Day {
    if day.is_month_end() { day.plus(1).plus_months(months).plus(-1) } else { day.plus_months(months) }
}

/// The first year of which no return is loaded, among the 12 months before a day and so many after it.
fn untold(history: &History, day: Day, after: i32) -> Option<Gap> {
    let years = later(day, -MONTHS).plus(1).year_end()..=later(day, after).year_end();
    years.into_iter().find(|year| !history.records.years.contains(year)).map(Gap::NoReturn)
}

/// Somebody who is expected to be in care, with how much of a child is left.
#[derive(Clone, Copy)]
struct Person {
    born: Option<Day>,
    left: i64,
}

impl Person {
    fn band(&self, day: Day) -> usize {
        band(self.born, day)
    }

    fn is_grown(&self, day: Day) -> bool {
        self.born.is_some_and(|born| birthday(born, 18) <= day)
    }
}

fn band(born: Option<Day>, day: Day) -> usize {
    usize::from(age_band(born.and_then(|born| day.age(born))).0).min(BANDS - 1)
}

/// Every period of care, with the child's date of birth.
fn care(history: &History) -> impl Iterator<Item = (Option<Day>, &CarePeriod)> {
    history.children().flat_map(|child: Child| child.care().iter().map(move |care| (child.born(), care)))
}

fn people(history: &History) -> Vec<Person> {
    let day = history.period.last;
    care(history).filter(|(_, care)| care.covers(day)).map(|(born, _)| Person { born, left: CHILD }).collect()
}

fn by_age(people: &[Person], day: Day) -> ByAge {
    let mut all = ByAge::default();
    people.iter().for_each(|person| all[person.band(day)] += person.left);
    all
}

fn placements(history: &History) -> BTreeMap<&'static str, ByAge> {
    let mut all: BTreeMap<&'static str, ByAge> = BTreeMap::new();
    for child in history.children().filter(|child| child.current_care().is_some()) {
        let group = child.current_episode().map(|row| row.place).unwrap_or_default().group();
        all.entry(group).or_default()[band(child.born(), history.period.last)] += CHILD;
    }
    all
}

/// Children in care now whose 18th birthday is over on a later day.
fn turning(history: &History, by: Day) -> i64 {
    let day = history.period.last;
    people(history).iter().filter(|person| person.is_grown(by) && !person.is_grown(day)).count() as i64
}

/// Ends before the 18th birthday in the last 12 months, and months in care, at each age.
fn rates(history: &History) -> [(i64, i64); BANDS] {
    let day = history.period.last;
    let mut rates = [(0, 0); BANDS];
    for (born, care) in care(history) {
        let person = Person { born, left: CHILD };
        let is_recent = |end: Day| later(day, -MONTHS) < end && end <= day;
        if let Some(end) = care.ended_in(is_recent).filter(|end| !person.is_grown(*end)) {
            rates[person.band(end)].0 += 1;
        }
        for month in (-MONTHS..0).map(|month| later(day, month)).filter(|month| care.covers(*month)) {
            rates[person.band(month)].1 += 1;
        }
    }
    rates
}

/// Those who came in the last 12 months, as those who come in the next: the month, and the date of birth.
fn coming(history: &History) -> Vec<(i32, Option<Day>)> {
    let day = history.period.last;
    let month = |start: Day| (1..=MONTHS).find(|month| start <= later(day, month - MONTHS));
    let recent = care(history).filter(|(_, care)| later(day, -MONTHS) < care.start && care.start <= day);
    recent.filter_map(|(born, care)| Some((month(care.start)?, born.map(|born| born.plus_months(MONTHS))))).collect()
}

/// The months to come, without their ranges.
fn project(history: &History) -> Vec<Month> {
    let day = history.period.last;
    let (rates, coming, mut people) = (rates(history), coming(history), people(history));
    let mut next = |month: i32| {
        let (from, last) = (later(day, month - 1), later(day, month));
        let (mut grown, mut others) = (0, 0);
        for person in &mut people {
            if person.is_grown(last) {
                grown += std::mem::take(&mut person.left);
                continue;
            }
            let (ends, months) = rates[person.band(from)];
            let leaving = person.left * ends.min(months) / months.max(1);
            person.left -= leaving;
            others += leaving;
        }
        let new = coming.iter().filter(|(of, _)| *of == month).map(|(_, born)| Person { born: *born, left: CHILD });
        let before = people.len();
        people.extend(new);
        let starts = CHILD * (people.len() - before) as i64;
        Month { last, starts, grown, others, by_age: by_age(&people, last), range: None }
    };
    (1..=MONTHS).map(&mut next).collect()
}

/// The same question on the same day of an earlier year: what was likely at each month, and what came.
struct Asked {
    day: Day,
    likely: Vec<i64>,
    actual: Vec<i64>,
}

/// Every earlier year of which the files tell the 12 months before the day and after it.
fn tried(history: &History) -> Vec<Asked> {
    let day = history.period.last;
    let days = (1..).map(|years| later(day, -MONTHS * years));
    let covered = days.take_while(|day| later(*day, -MONTHS).plus(1) >= history.covered_from);
    let asked = covered.filter(|day| untold(history, *day, MONTHS).is_none()).map(|day| {
        let likely = project(&History::at(&history.records, day)).iter().map(Month::stock).collect();
        let in_care = |month: i32| care(history).filter(|(_, care)| care.covers(later(day, month))).count() as i64;
        Asked { day, likely, actual: (1..=MONTHS).map(in_care).collect() }
    });
    let mut asked: Vec<Asked> = asked.collect();
    asked.reverse();
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_thousands_of_children_is_told_as_that_of_a_few() {
        assert_eq!(part(30 * CHILD, 10 * CHILD, 40 * CHILD), 7_500_000);
        assert_eq!(part(60_000 * CHILD, 20_000 * CHILD, 80_000 * CHILD), 15_000 * CHILD);
        assert_eq!(part(CHILD, 0, 0), 0);
    }
}
