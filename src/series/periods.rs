//! Months, quarters and years, and which days a line counts at each point.

use crate::calendar::Day;
use crate::history::Period;
use crate::judging::{Indicator, Window};
use crate::rows::of_the_return::Table;
use chrono::Datelike;

/// How far apart the points are, and over which days a line counts that as a rule counts since 1 April. What stands on
/// a day, and what has a window of 12 months or 3 years of its own, is asked of the last day of each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
    /// Each month, over the month.
    Month,
    /// Each quarter of the statistical year, over the quarter.
    Quarter,
    /// Each month, since 1 April.
    YearToDate,
    /// Each quarter, over the 12 months to its end.
    Rolling12,
    /// Each statistical year.
    Year,
}

impl Step {
    /// Every step.
    pub const ALL: [Step; 5] = [Step::Month, Step::Quarter, Step::YearToDate, Step::Rolling12, Step::Year];

    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Step::Month => "month",
            Step::Quarter => "quarter",
            Step::YearToDate => "year-to-date",
            Step::Rolling12 => "rolling12",
            Step::Year => "year",
        }
    }

    /// The step of a word in data.
    pub fn of(key: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.key() == key)
    }

    fn is_end(self, day: Day) -> bool {
        let month = day.civil().month();
        day.is_month_end()
            && match self {
                Step::Month | Step::YearToDate => true,
                Step::Quarter | Step::Rolling12 => month.is_multiple_of(3),
                Step::Year => month == 3,
            }
    }

    /// The first of the days that are counted to `last`.
    pub fn first(self, last: Day) -> Day {
        let months_of_quarter = last.civil().month0() as i32 % 3;
        match self {
            Step::Month => last.month_start(),
            Step::Quarter => last.month_start().plus_months(-months_of_quarter),
            Step::YearToDate | Step::Year => last.year_start(),
            Step::Rolling12 => Period::to(last).twelve_months,
        }
    }

    /// Whether the days to `last` are all that there are: the others have not ended.
    pub fn is_whole(self, last: Day) -> bool {
        matches!(self, Step::YearToDate | Step::Rolling12) || self.is_end(last)
    }
}

/// The days of one point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The first day.
    pub first: Day,
    /// The last day: the date at which the line is asked.
    pub last: Day,
    /// The date of the point before it.
    pub before: Day,
}

/// The points of a step that end from one day to another; the last ends on that day, whole or not.
pub fn spans(step: Step, from: Day, to: Day) -> Vec<Span> {
    let mut ends = Vec::new();
    let mut end = month_end(from);
    while end < to {
        if step.is_end(end) {
            ends.push(end);
        }
        end = month_end(end.plus(1));
    }
    ends.push(to);
    let before = |place: usize| match place {
        0 => step.first(ends[0]).plus(-1),
        _ => ends[place - 1],
    };
    let span = |(place, last): (usize, &Day)| Span { first: step.first(*last), last: *last, before: before(place) };
    ends.iter().enumerate().map(span).collect()
}

fn month_end(day: Day) -> Day {
    day.month_start().plus_months(1).plus(-1)
}

/// Whether a line that counts since 1 April is asked of other days. One that rests on OC2 or OC3 is not: a return has
/// them for its own year, once.
pub fn is_cut(indicator: &Indicator, step: Step) -> bool {
    let other_days = matches!(step, Step::Month | Step::Quarter | Step::Rolling12);
    let mut read = indicator.needs.iter().chain(indicator.uses);
    let is_of_one_return = read.any(|table| matches!(table, Table::Oc2 | Table::Oc3));
    indicator.window == Window::Year && other_days && !is_of_one_return
}

/// The first of the days that a line looks at.
pub fn first_day(indicator: &Indicator, period: &Period) -> Day {
    match indicator.window {
        Window::Snapshot => period.last,
        Window::Year => period.year_start,
        Window::Rolling12 | Window::SchoolYear => period.twelve_months,
        Window::Rolling24 => period.two_years_start(),
        Window::ThreeYears => period.three_years_start(),
    }
}

/// Whether two days are the same day of two years, month ends among them.
pub fn is_same_day_of_year(a: Day, b: Day) -> bool {
    let day_of = |day: Day| (day.civil().month(), if day.is_month_end() { 31 } else { day.civil().day() });
    day_of(a) == day_of(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text.as_bytes()).unwrap()
    }

    fn shown(step: Step, from: &str, to: &str) -> Vec<String> {
        let spans = spans(step, day(from), day(to)).into_iter();
        spans.map(|span| format!("{:?} to {:?} after {:?}", span.first, span.last, span.before)).collect()
    }

    #[test]
    fn quarters_are_those_of_the_statistical_year() {
        assert_eq!(
            shown(Step::Quarter, "2023-12-01", "2024-05-15"),
            [
                "2023-10-01 to 2023-12-31 after 2023-09-30",
                "2024-01-01 to 2024-03-31 after 2023-12-31",
                "2024-04-01 to 2024-05-15 after 2024-03-31",
            ]
        );
        assert!(Step::Quarter.is_whole(day("2024-03-31")) && !Step::Quarter.is_whole(day("2024-05-15")));
    }

    #[test]
    fn months_years_and_12_months_end_where_they_should() {
        assert_eq!(
            shown(Step::Month, "2024-02-01", "2024-03-31"),
            ["2024-02-01 to 2024-02-29 after 2024-01-31", "2024-03-01 to 2024-03-31 after 2024-02-29"]
        );
        assert_eq!(
            shown(Step::Year, "2022-04-01", "2024-03-31"),
            ["2022-04-01 to 2023-03-31 after 2022-03-31", "2023-04-01 to 2024-03-31 after 2023-03-31"]
        );
        assert_eq!(
            shown(Step::Rolling12, "2024-03-31", "2024-06-30"),
            ["2023-04-01 to 2024-03-31 after 2023-03-31", "2023-07-01 to 2024-06-30 after 2024-03-31"]
        );
        assert_eq!(shown(Step::YearToDate, "2024-05-31", "2024-05-31"), ["2024-04-01 to 2024-05-31 after 2024-03-31"]);
    }

    #[test]
    fn the_end_of_february_is_the_same_day_in_leap_years() {
        assert!(is_same_day_of_year(day("2024-02-29"), day("2023-02-28")));
        assert!(!is_same_day_of_year(day("2024-02-28"), day("2023-02-28")));
        assert!(is_same_day_of_year(day("2024-11-30"), day("2020-11-30")));
    }

    #[test]
    fn every_step_has_a_word() {
        assert!(Step::ALL.into_iter().all(|step| Step::of(step.key()) == Some(step)));
        assert_eq!(Step::of("week"), None);
    }
}
