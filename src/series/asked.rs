//! Lines asked of dates.

use super::gaps::{self, Gap};
use super::periods::{self, Span};
use super::plan::Plan;
use super::point::{Point, Value};
use crate::compare::amounts;
use crate::compare::interval::{self, Interval};
use crate::history::History;
use crate::judging::{Indicator, Window};
use crate::returns::Records;
use crate::scorecard::headline;
use std::sync::Arc;

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
    interval::of_figure(indicator, &value.figure, || amounts::all(indicator, &history_of(indicator, records, point)))
}
