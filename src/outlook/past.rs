//! The same day of every year that is loaded: the children on it, as they will stand on 31 March if nothing more
//! happens, and as they stood on that 31 March.

use super::errors;
use crate::calendar::{Day, april};
use crate::history::{History, Period};
use crate::indicators;
use crate::judging::{Indicator, Window};
use crate::returns::Records;
use crate::rows::of_the_return::Table;
use crate::series::gaps::Gap;
use crate::series::periods::{Span, Step};
use crate::series::{Plan, Point, of_history};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One year, on the day of the year on which the question is asked.
pub struct Asked {
    /// The day.
    pub day: Day,
    /// The 31 March after it.
    pub end: Day,
    /// The children on the day.
    pub now: History,
    /// The children on 31 March if nothing more happens.
    pub ahead: History,
    /// The children on 31 March; nothing in the year that goes on.
    pub then: Option<History>,
    points: BTreeMap<&'static str, Points>,
}

/// One line in one year.
struct Points {
    /// On the day, as the line counts.
    to_date: Point,
    /// Over the 12 months to it, where it counts since 1 April.
    twelve_months: Point,
    /// On 31 March.
    end: Option<Point>,
}

/// All years.
pub struct Past {
    /// The as-at date.
    pub as_at: Day,
    years: BTreeMap<i32, Asked>,
    before: BTreeMap<&'static str, Point>,
}

/// Lines that others rest on.
const RESTED_ON: [&str; 4] = ["POP-01", "POP-03", "POP-26", "REV-02"];

impl Past {
    /// Of some lines, and of those that they rest on.
    pub fn of(lines: &[&'static Indicator], records: &Arc<Records>, as_at: Day, reach: Option<Day>) -> Past {
        let first = records.years.first().copied().unwrap_or(as_at.year_end());
        let mut lines = lines.to_vec();
        let is_asked = |id: &&&str| !lines.iter().any(|line| line.id == **id);
        let others: Vec<&'static Indicator> =
            RESTED_ON.iter().filter(is_asked).filter_map(|id| indicators::find(id)).collect();
        lines.extend(others);
        let plan = Plan { step: Step::YearToDate, from: as_at, as_at, reach };
        let year = |year: i32| (year, Asked::of(&lines, records, same_day(as_at, year), &plan));
        let years: BTreeMap<i32, Asked> = (first..=as_at.year_end()).map(year).collect();
        let before = match years.len() {
            1 => at_end(&lines, &mut History::at(records, as_at.year_start().plus(-1)), &plan),
            _ => BTreeMap::new(),
        };
        Past { as_at, years, before }
    }

    /// The years before that of the as-at date.
    pub fn earlier_years(&self) -> impl Iterator<Item = i32> {
        let this = self.as_at.year_end();
        self.years.keys().copied().filter(move |year| *year < this)
    }

    /// A year.
    pub fn year(&self, year: i32) -> Option<&Asked> {
        self.years.get(&year)
    }

    fn points(&self, id: &str, year: i32) -> Result<&Points, Gap> {
        self.year(year).and_then(|asked| asked.points.get(id)).ok_or(Gap::NoReturn(year))
    }

    /// A line on the day of a year, as it counts.
    pub fn to_date(&self, id: &str, year: i32) -> Result<Point, Gap> {
        sound(self.points(id, year)?.to_date)
    }

    /// What one case of a line is worth on the day of a year, in tenths of its unit.
    pub fn of_one_case(&self, line: &Indicator, year: i32) -> i64 {
        let figure = self.to_date(line.id, year).ok().and_then(|point| point.value).map(|value| value.figure);
        errors::of_one_case(line.unit, figure.and_then(|figure| figure.denominator))
    }

    /// A line over the 12 months to the day of a year.
    pub fn twelve_months(&self, id: &str, year: i32) -> Result<Point, Gap> {
        sound(self.points(id, year)?.twelve_months)
    }

    /// Whether the numbers of a line are typed as they are.
    pub fn is_typed(&self, line: &Indicator) -> bool {
        let own = |asked: &Asked| asked.now.records.given.typed.iter().any(|typed| typed.line == line.id);
        line.needs.contains(&Table::TypedNumbers) && self.year(self.as_at.year_end()).is_some_and(own)
    }

    /// A line on 31 March of a year that has ended.
    pub fn end(&self, line: &Indicator, year: i32) -> Option<Point> {
        self.year(year)?.points.get(line.id)?.end
    }

    /// A line on the last 31 March before a year.
    pub fn outturn(&self, line: &Indicator, year: i32) -> Option<Point> {
        self.end(line, year - 1).or_else(|| self.before.get(line.id).copied())
    }
}

fn sound(point: Point) -> Result<Point, Gap> {
    match (point.gap, point.value) {
        (Some(gap), _) => Err(gap),
        (None, None) => Err(Gap::Nobody),
        (None, Some(_)) => Ok(point),
    }
}

/// The same day in another statistical year; a month end stays one.
fn same_day(day: Day, year: i32) -> Day {
    let months = 12 * (year - day.year_end());
    if day.is_month_end() { day.plus(1).plus_months(months).plus(-1) } else { day.plus_months(months) }
}

impl Asked {
    fn of(lines: &[&'static Indicator], records: &Arc<Records>, day: Day, plan: &Plan) -> Asked {
        let end = april(day.year_end()).plus(-1);
        let mut now = History::at(records, day);
        let ended = day < plan.as_at;
        let mut then = ended.then(|| History::at(records, end));
        let mut ends = then.as_mut().map(|then| at_end(lines, then, plan));
        let points = lines.iter().map(|line| {
            let end = ends.as_mut().and_then(|ends| ends.remove(line.id));
            (line.id, Points { end, ..points(line, &mut now, plan) })
        });
        let points = points.collect();
        Asked { day, end, now, ahead: History::ahead(records, day, end), then, points }
    }
}

fn at_end(lines: &[&'static Indicator], then: &mut History, plan: &Plan) -> BTreeMap<&'static str, Point> {
    let last = then.period.last;
    let span = Span { first: last.year_start(), last, before: last.year_start().plus(-1) };
    let points = of_history(lines, then, plan, span);
    lines.iter().zip(points).map(|(line, point)| (line.id, point)).collect()
}

fn points(line: &'static Indicator, now: &mut History, plan: &Plan) -> Points {
    let last = now.period.last;
    let mut asked = |step: Step, first: Day| {
        let span = Span { first, last, before: first.plus(-1) };
        let mut points = of_history(&[line], now, &Plan { step, ..*plan }, span);
        points.pop().unwrap_or(Point { first, last, value: None, gap: Some(Gap::Nobody) })
    };
    let to_date = asked(Step::YearToDate, last.year_start());
    let is_cut = line.window == Window::Year && !line.needs.contains(&Table::Oc3);
    let twelve_months = if is_cut { asked(Step::Rolling12, Period::to(last).twelve_months) } else { to_date };
    Points { to_date, twelve_months, end: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_of_another_year_keeps_the_end_of_a_month() {
        let day = |text: &str| Day::read(text.as_bytes()).unwrap();
        assert_eq!(same_day(day("2025-11-30"), 2024), day("2023-11-30"));
        assert_eq!(same_day(day("2025-02-28"), 2024), day("2024-02-29"));
        assert_eq!(same_day(day("2024-02-15"), 2025), day("2025-02-15"));
    }
}
