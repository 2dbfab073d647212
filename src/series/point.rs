//! A line at one date.

use super::gaps::Gap;
use super::periods::is_same_day_of_year;
use crate::calendar::Day;
use crate::judging::Figure;

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

/// The points that end on the same day of the year as the last one: the same quarter of several years.
pub fn same_of_each_year(points: &[Point]) -> Vec<Point> {
    let Some(last) = points.last() else { return Vec::new() };
    points.iter().filter(|point| is_same_day_of_year(point.last, last.last)).copied().collect()
}
