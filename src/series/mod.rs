//! One definition asked of many dates: a line over time, with gaps where the files cannot tell (D66).
//!
//! Nothing here knows a definition of its own: a point is the line as [`crate::scorecard::headline`] has it, asked of
//! the children as they stood at that date. Lines that count since 1 April can be asked of a month, a quarter or the 12
//! months instead, by the same clauses over other days. The history of a date is built once for all lines.

pub mod changes;
pub mod direction;
pub mod earlier;
mod extracts;
pub mod gaps;
pub mod periods;
pub mod summary;

use crate::calendar::Day;
use crate::compare::interval::{self, Interval};
use crate::history::History;
use crate::judging::{Figure, Indicator, Window};
use crate::returns::Records;
use crate::scorecard::headline;
use gaps::Gap;
use periods::{Span, Step};
use std::sync::Arc;

/// The dates at which lines are asked, and how far the files reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Plan {
    /// How far apart the points are, and over which days they count.
    pub step: Step,
    /// The first day on which a point may end.
    pub from: Day,
    /// The as-at date: the last point.
    pub as_at: Day,
    /// The day up to which the newest return seems to be complete.
    pub reach: Option<Day>,
}

impl Plan {
    /// From the beginning of the earliest return on.
    pub fn whole(step: Step, as_at: Day, records: &Records, reach: Option<Day>) -> Plan {
        let from = records.covered_from().unwrap_or(as_at).min(as_at);
        Plan { step, from, as_at, reach }
    }

    /// The points, earliest first.
    pub fn spans(&self) -> Vec<Span> {
        periods::spans(self.step, self.from, self.as_at)
    }
}

/// What a line says at one date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Value {
    /// The figure.
    pub figure: Figure,
    /// The value in tenths of its unit.
    pub tenths: i64,
}

/// A line at one date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
    /// The first of the days that the figure counts: the last one for what stands on a day.
    pub first: Day,
    /// The last of them.
    pub last: Day,
    /// What the line says; nothing at a gap.
    pub value: Option<Value>,
    /// Why there is no value. At the as-at date itself the value stands beside it, for the scorecard shows it too.
    pub gap: Option<Gap>,
}

impl Point {
    /// The value, where it can be set beside others.
    pub fn sound(&self) -> Option<Value> {
        self.value.filter(|_| self.gap.is_none())
    }
}

/// The points of some lines, line by line.
pub fn points(lines: &[&'static Indicator], records: &Arc<Records>, plan: &Plan) -> Vec<Vec<Point>> {
    let mut points: Vec<Vec<Point>> = vec![Vec::new(); lines.len()];
    for span in plan.spans() {
        let at = at(lines, records, plan, span);
        points.iter_mut().zip(at).for_each(|(points, point)| points.push(point));
    }
    points
}

/// The points of some lines at one date; whoever asks for many can stop between two.
pub fn at(lines: &[&'static Indicator], records: &Arc<Records>, plan: &Plan, span: Span) -> Vec<Point> {
    of_history(lines, &mut History::at(records, span.last), plan, span)
}

/// The same of a history that is there already: it must be that of the last day of the span.
pub fn of_history(lines: &[&'static Indicator], history: &mut History, plan: &Plan, span: Span) -> Vec<Point> {
    lines.iter().map(|line| point(line, history, plan, span)).collect()
}

/// The history of a point, over the days that it counts.
pub fn history_of(indicator: &Indicator, records: &Arc<Records>, point: &Point) -> History {
    let mut history = History::at(records, point.last);
    if indicator.window == Window::Year {
        history.period.year_start = point.first;
    }
    history
}

/// One line over the days of a span; the history is that of its last day.
fn point(indicator: &'static Indicator, history: &mut History, plan: &Plan, span: Span) -> Point {
    let year_start = history.period.year_start;
    let cut = periods::is_cut(indicator, plan.step);
    history.period.year_start = if cut { span.first } else { year_start };
    let line = headline(indicator, history);
    let first = periods::first_day(indicator, &history.period);
    let gap = gaps::of(&line, history, plan, span);
    history.period.year_start = year_start;
    let value = line.tenths.map(|tenths| Value { figure: line.figure, tenths });
    let is_of_other_days = matches!(gap, Some(Gap::NotEnded | Gap::NotTyped));
    let is_shown = gap.is_none() || span.last == plan.as_at && !is_of_other_days;
    Point { first, last: span.last, value: value.filter(|_| is_shown), gap }
}

/// Between which values a point could lie by chance; nothing at a gap.
pub fn interval(indicator: &Indicator, records: &Arc<Records>, point: &Point) -> Option<Interval> {
    let value = point.sound()?;
    interval::of_figure(indicator, &value.figure, || {
        interval::amounts(indicator, &history_of(indicator, records, point))
    })
}
