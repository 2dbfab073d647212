//! Every line at several dates, asked a few lines at a time, so that the officer's own question never waits long.

use crate::calendar::Day;
use crate::history::History;
use crate::judging::Indicator;
use crate::returns::Returns;
use crate::scorecard::all;
use crate::series::periods::{Span, Step};
use crate::series::{Plan, Point, of_history};

/// Lines that are asked at a time.
const LINES: usize = 16;

/// What was asked so far, for one as-at date.
pub(super) struct Filling {
    pub as_at: Day,
    pub step: Step,
    /// The dates, the latest first.
    pub spans: Vec<Span>,
    /// Date by date, the latest first, the points of the lines.
    points: Vec<Vec<Point>>,
    history: Option<History>,
}

impl Filling {
    /// Nothing asked yet.
    pub fn new(as_at: Day, step: Step, spans: Vec<Span>) -> Filling {
        Filling { as_at, step, spans, points: Vec::new(), history: None }
    }

    /// How often a date is asked until all lines were.
    pub fn asks(returns: &Returns) -> usize {
        all(&returns.records).len().div_ceil(LINES)
    }

    /// Asks some lines more; says how often there is still to ask.
    pub fn ask(&mut self, returns: &Returns) -> usize {
        let lines = all(&returns.records);
        self.next_date(lines.len());
        if let Some(points) = self.points.pop() {
            let points = self.more(returns, &lines, points);
            self.points.push(points);
        }
        let of_date = self.points.last().map_or(0, |points| (lines.len() - points.len()).div_ceil(LINES));
        let left = of_date + (self.spans.len() - self.points.len()) * lines.len().div_ceil(LINES);
        if left == 0 {
            self.history = None;
        }
        left
    }

    /// Goes on to the next date where all lines were asked of the one before.
    fn next_date(&mut self, lines: usize) {
        let is_done = self.points.last().is_none_or(|points| points.len() == lines);
        if is_done && self.points.len() < self.spans.len() {
            self.points.push(Vec::new());
            self.history = None;
        }
    }

    /// The points of a date with those of some lines more; the dates before it have theirs.
    fn more(&mut self, returns: &Returns, lines: &[&'static Indicator], mut points: Vec<Point>) -> Vec<Point> {
        let Some(span) = self.spans.get(self.points.len()) else { return points };
        let history = self.history.get_or_insert_with(|| History::at(&returns.records, span.last));
        let plan = Plan { step: self.step, from: span.first, as_at: self.as_at, reach: returns.as_at };
        let some = lines.iter().skip(points.len()).take(LINES).copied();
        points.extend(of_history(&some.collect::<Vec<&'static Indicator>>(), history, &plan, *span));
        points
    }

    /// The points of the line at a place, earliest first; of dates that were asked.
    pub fn of(&self, place: usize) -> Vec<Point> {
        self.points.iter().rev().filter_map(|points| points.get(place).copied()).collect()
    }

    /// The point of the line at a place on a date, where it was asked.
    pub fn at(&self, date: usize, place: usize) -> Option<&Point> {
        self.points.get(date)?.get(place)
    }
}
