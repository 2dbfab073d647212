//! Typed numbers of one line: those of a quarter are those of its months, though nobody knows who they are of. So that
//! they can be checked like any others, days are filled with invented cases: a number has those of its own days.

use super::behind::Group;
use crate::calendar::Day;
use crate::judging::{Indicator, Shape, Unit, Window};
use crate::returns::Records;
use crate::rows::of_extracts::TypedNumber;
use crate::scorecard::typed;
use crate::tables::ChildId;

/// From so many cases on the days of a number hold no more: what is told of a few is the same.
const MANY: i64 = 50;
/// Numbers of one line that are checked together; the rest is more than anybody types.
const MOST: usize = 60;
/// So many invented cases are more than a line has, of each of its counts.
const ROOM: u32 = 10_000;

/// Days, from the first to before the second, and how many cases they have.
type Span = (Day, Day, i64);

/// The groups behind a typed number of a line. None of a line that stands on a day, for days are not added up.
pub fn groups(indicator: &Indicator, number: &TypedNumber, records: &Records) -> Vec<Group> {
    if indicator.window == Window::Snapshot {
        return Vec::new();
    }
    let all = typed::all(indicator, records);
    let day = days(indicator, number);
    let base = ChildId::MAX - ROOM * 2 * (1 + place(indicator, records));
    let of = |count: fn(&Indicator, &TypedNumber) -> Option<i64>, base: ChildId| {
        let span = |number: &TypedNumber| {
            let (first, end) = days(indicator, number);
            Some((first, end, count(indicator, number)?))
        };
        let spans: Vec<Span> = all.iter().take(MOST).filter_map(span).collect();
        cases(&spans, day, base)
    };
    let all_of = |_: &Indicator, number: &TypedNumber| number.denominator;
    let rest = |_: &Indicator, number: &TypedNumber| Some(number.denominator? - number.numerator?);
    match (indicator.measure.shape(), indicator.unit, number.denominator) {
        (_, Unit::Pounds, None) => Vec::new(),
        (Shape::Mean, Unit::Days | Unit::Weeks | Unit::Pounds, _) => vec![Group::of(of(all_of, base))],
        (_, Unit::Percent, Some(_)) => {
            let (met, rest) = (of(typed::counted, base), of(rest, base + ROOM));
            let all = [met.clone(), rest.clone()].concat();
            [met, rest, all].map(Group::of).into()
        }
        (_, Unit::Rate, _) | (_, _, None) => vec![Group::of(of(typed::counted, base))],
        (_, _, Some(_)) => vec![Group::of(of(typed::counted, base)), Group::of(of(all_of, base + ROOM))],
    }
}

/// Where the first typed number of a line stands, or of what a rate counts.
fn place(indicator: &Indicator, records: &Records) -> u32 {
    let of = |id: &str| records.given.typed.iter().position(|typed| typed.line == id);
    of(indicator.id).or_else(|| of(indicator.rate_of?)).unwrap_or_default() as u32
}

/// The first day of a number, and the day after its last.
fn days(indicator: &Indicator, number: &TypedNumber) -> (Day, Day) {
    let (first, last) = typed::days(number, indicator.window);
    (first, last.plus(1))
}

/// The cases of some days, where they agree with those of the other numbers.
fn cases(spans: &[Span], (first, end): (Day, Day), base: ChildId) -> Vec<ChildId> {
    let mut longest: Vec<Span> = spans.to_vec();
    longest.sort_by_key(|(first, end, _)| (first.since(*end), *first));
    let mut kept: Vec<Span> = Vec::new();
    for span in longest {
        kept.push(span);
        if sums(&kept).is_none() {
            kept.pop();
        }
    }
    if !kept.iter().any(|(one, other, _)| (*one, *other) == (first, end)) {
        return Vec::new();
    }
    let mut next = base;
    let mut cases = Vec::new();
    for pair in sums(&kept).unwrap_or_default().windows(2) {
        let ((day, before), (_, after)) = (pair[0], pair[1]);
        let number = few(after - before) as u32;
        if (first..end).contains(&day) {
            cases.extend(next..next + number);
        }
        next += number;
    }
    cases
}

/// As many as tell the same of a few, also where numbers are rounded to 5.
fn few(number: i64) -> i64 {
    if number <= MANY { number } else { MANY + number % 5 }
}

/// How many cases there can have been up to each day on which a number begins or ends; none where numbers contradict each
/// other. No days have fewer than none, and those between have what was typed: the shortest paths say so.
fn sums(spans: &[Span]) -> Option<Vec<(Day, i64)>> {
    let mut days: Vec<Day> = spans.iter().flat_map(|(first, end, _)| [*first, *end]).collect();
    days.sort_unstable();
    days.dedup();
    let at = |day: &Day| days.partition_point(|other| other < day);
    let mut most: Vec<(usize, usize, i64)> = (1..days.len()).map(|day| (day, day - 1, 0)).collect();
    for (first, end, number) in spans {
        most.extend([(at(first), at(end), *number), (at(end), at(first), -number)]);
    }
    let mut sums = vec![0; days.len()];
    for _ in 0..=days.len() {
        let before = sums.clone();
        most.iter().for_each(|(from, to, more)| sums[*to] = sums[*to].min(sums[*from] + more));
        if before == sums {
            return Some(days.into_iter().zip(sums).collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text.as_bytes()).unwrap()
    }

    fn sizes(spans: &[(&str, &str, i64)], of: (&str, &str)) -> usize {
        let spans: Vec<Span> = spans.iter().map(|(first, end, number)| (day(first), day(end), *number)).collect();
        cases(&spans, (day(of.0), day(of.1)), 0).len()
    }

    #[test]
    fn a_quarter_has_the_cases_of_its_months() {
        let (quarter, march) = (("2026-01-01", "2026-04-01", 30), ("2026-03-01", "2026-04-01", 12));
        let spans = [quarter, march, ("2026-02-01", "2026-03-01", 15)];
        let of = |first: &str, end: &str| {
            let spans: Vec<Span> = spans.iter().map(|(first, end, number)| (day(first), day(end), *number)).collect();
            cases(&spans, (day(first), day(end)), 0)
        };
        let (all, march) = (of("2026-01-01", "2026-04-01"), of("2026-03-01", "2026-04-01"));
        assert_eq!((all.len(), march.len()), (30, 12));
        assert!(march.iter().all(|case| all.contains(case)));
    }

    #[test]
    fn many_are_as_many_as_tell_the_same_and_what_contradicts_stands_alone() {
        assert_eq!(sizes(&[("2025-04-01", "2026-04-01", 1_576)], ("2025-04-01", "2026-04-01")), 51);
        let spans = [("2026-01-01", "2026-04-01", 10), ("2026-03-01", "2026-04-01", 12)];
        assert_eq!(sizes(&spans, ("2026-01-01", "2026-04-01")), 10);
        assert_eq!(sizes(&spans, ("2026-03-01", "2026-04-01")), 0);
    }
}
