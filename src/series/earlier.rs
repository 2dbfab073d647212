//! A line beside itself at an earlier date, like for like.
//!
//! A line that counts since 1 April is set beside the same date of another year as it stands; beside any other date,
//! both are the 12 months to their date (D66: a part of a year never stands beside a whole one).

use super::asked::{at, interval, of_history};
use super::gaps::Gap;
use super::periods::{Step, is_cut, is_same_day_of_year, spans};
use super::plan::Plan;
use super::point::Point;
use crate::calendar::Day;
use crate::compare::interval::Than;
use crate::history::History;
use crate::judging::{Indicator, Window};
use crate::returns::Records;
use std::sync::Arc;

/// What the lines of a page are set beside: chosen once for all of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Against {
    /// The end of the last month that ended before the as-at date.
    LastMonth,
    /// The end of the last quarter that ended before the as-at date.
    LastQuarter,
    /// The same date of the year before.
    YearAgo,
    /// The last 31 March before the as-at date.
    LastOutturn,
    /// Any date.
    On(Day),
}

impl Against {
    /// Of a word in data, or a date.
    pub fn of(key: &str) -> Option<Against> {
        match key {
            "last-month" => Some(Against::LastMonth),
            "last-quarter" => Some(Against::LastQuarter),
            "year-ago" => Some(Against::YearAgo),
            "last-outturn" => Some(Against::LastOutturn),
            _ => Day::read(key.as_bytes()).map(Against::On),
        }
    }

    /// The date.
    pub fn day(self, as_at: Day) -> Day {
        match self {
            Against::LastMonth => as_at.month_start().plus(-1),
            Against::LastQuarter => {
                spans(Step::Quarter, as_at.plus_months(-4), as_at).iter().rev().nth(1).map_or(as_at, |span| span.last)
            }
            Against::YearAgo => a_year_before(as_at),
            Against::LastOutturn => as_at.year_start().plus(-1),
            Against::On(day) => day,
        }
    }

    /// As the head of a column says it.
    pub fn words(self) -> &'static str {
        match self {
            Against::LastMonth => "Last month",
            Against::LastQuarter => "Last quarter",
            Against::YearAgo => "A year ago",
            Against::LastOutturn => "Last 31 March",
            Against::On(_) => "Before",
        }
    }
}

/// A month end stays one.
fn a_year_before(day: Day) -> Day {
    if day.is_month_end() { day.plus(1).plus_months(-12).plus(-1) } else { day.plus_months(-12) }
}

/// A line now and then.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Earlier {
    /// Whether both are the 12 months to their dates, where the line itself counts since 1 April.
    pub over_12_months: bool,
    /// At the as-at date.
    pub now: Point,
    /// At the earlier date.
    pub then: Point,
    /// What may be said of now beside then; nothing beside a gap, and where there are too few cases.
    pub than: Option<Than>,
}

impl Earlier {
    /// Why nothing of the earlier date is shown beside a line that counts since 1 April: the other days of a year, or the
    /// 12 months to one of the two dates that the files do not tell.
    pub fn unlike(&self) -> Option<Gap> {
        let over_12_months = || self.now.gap.filter(|_| self.over_12_months);
        let of_days = |gap: &Gap| self.over_12_months || *gap == Gap::PartYear;
        self.then.gap.or_else(over_12_months).filter(of_days)
    }
}

/// Lines beside themselves at an earlier date.
pub fn of(
    lines: &[&'static Indicator],
    records: &Arc<Records>,
    (as_at, then): (Day, Day),
    reach: Option<Day>,
) -> Vec<Earlier> {
    of_histories(lines, &mut [as_at, then].map(|day| History::at(records, day)), reach)
}

/// The same of two histories that are there already: at the as-at date, and at the earlier one.
pub fn of_histories(lines: &[&'static Indicator], both: &mut [History; 2], reach: Option<Day>) -> Vec<Earlier> {
    let records = &Arc::clone(&both[0].records);
    let [as_at, then] = both.each_ref().map(|history| history.period.last);
    let asked = |lines: &[&'static Indicator], step: Step, history: &mut History| {
        let day = history.period.last;
        let plan = Plan { step, from: day, as_at, reach };
        let span = spans(step, day, day).pop().filter(|_| !lines.is_empty());
        span.map(|span| of_history(lines, history, &plan, span)).unwrap_or_default()
    };
    let mut points = |lines: &[&'static Indicator], step| {
        let [now, then] = both.each_mut().map(|history| asked(lines, step, history));
        now.into_iter().zip(then)
    };
    let is_like = |line: &Indicator| line.window != Window::Year || is_same_day_of_year(as_at, then);
    let is_rolling = |line: &Indicator| !is_like(line) && is_cut(line, Step::Rolling12);
    let over_12_months: Vec<&'static Indicator> = lines.iter().copied().filter(|line| is_rolling(line)).collect();
    let mut rolling = points(&over_12_months, Step::Rolling12);
    let one = |(line, (now, then)): (&&'static Indicator, (Point, Point))| {
        let points = is_rolling(line).then(|| rolling.next()).flatten();
        match points {
            Some(points) => beside(line, records, true, points),
            None if is_like(line) => beside(line, records, false, (now, then)),
            None => beside(line, records, false, (now, part_year(then))),
        }
    };
    lines.iter().zip(points(lines, Step::YearToDate)).map(one).collect()
}

/// A line at the earlier date as an earlier version of the files says it, over the days of the point that it is set
/// beside; `reach` is how far the earlier version reaches.
pub fn as_it_was(
    line: &'static Indicator,
    version: &Arc<Records>,
    beside: &Earlier,
    reach: Option<Day>,
) -> Option<Point> {
    let (day, as_at) = (beside.then.last, beside.now.last);
    let step = if beside.over_12_months { Step::Rolling12 } else { Step::YearToDate };
    let span = spans(step, day, day).pop()?;
    let point = at(&[line], version, &Plan { step, from: day, as_at, reach }, span).pop()?;
    Some(if beside.then.gap == Some(Gap::PartYear) { part_year(point) } else { point })
}

/// A part of a year is not set beside another part.
fn part_year(then: Point) -> Point {
    Point { value: None, gap: Some(Gap::PartYear), ..then }
}

fn beside(line: &Indicator, records: &Arc<Records>, over_12_months: bool, (now, then): (Point, Point)) -> Earlier {
    let intervals = interval(line, records, &now).zip(interval(line, records, &then));
    Earlier { over_12_months, now, then, than: intervals.map(|(now, then)| now.than(&then)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dates_are_those_that_a_committee_means() {
        let day = |text: &str| Day::read(text.as_bytes()).unwrap();
        let dates = |as_at: &str| {
            let all = [Against::LastMonth, Against::LastQuarter, Against::YearAgo, Against::LastOutturn];
            all.map(|against| against.day(day(as_at)).iso())
        };
        assert_eq!(dates("2025-11-30"), ["2025-10-31", "2025-09-30", "2024-11-30", "2025-03-31"]);
        assert_eq!(dates("2025-12-15"), ["2025-11-30", "2025-09-30", "2024-12-15", "2025-03-31"]);
        assert_eq!(dates("2025-12-31"), ["2025-11-30", "2025-09-30", "2024-12-31", "2025-03-31"]);
        assert_eq!(dates("2025-03-31"), ["2025-02-28", "2024-12-31", "2024-03-31", "2024-03-31"]);
        assert_eq!(dates("2025-02-28"), ["2025-01-31", "2024-12-31", "2024-02-29", "2024-03-31"]);
        assert_eq!(Against::of("2024-05-01"), Some(Against::On(day("2024-05-01"))));
        assert_eq!(Against::of("yesterday"), None);
    }
}
