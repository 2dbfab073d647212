//! Which way a line goes, in the sense of performance.
//!
//! The rule. Taken are the points that end with the last one and have no gap between them, 8 at most. From 6 points on
//! the run decides: it goes up (or down) when Kendall's test of rank finds an order in time that chance alone gives once
//! in 20 times or less, and when its first and its last point differ by more than chance. Of 2 to 5 points two decide:
//! the last, and the one a year before it or else the one before it. A difference within chance is "about the same", and
//! a run that has an order in time all the same is slow: the order is told, and no more made of it. A run whose ends differ and whose points do not go one way has "no clear direction". Counts since 1 April are taken at
//! the same date of each year.

use super::periods::{Step, is_cut, is_same_day_of_year};
use super::point::{Point, same_of_each_year};
use crate::calendar::Day;
use crate::compare::interval::{Interval, Than};
use crate::judging::{Better, Indicator, Window};

/// Points from which on the run decides.
pub const RUN: usize = 6;
/// Points that are taken at most.
pub const LONGEST: usize = 8;

/// Which way a line goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// The value rises.
    Up,
    /// The value falls.
    Down,
    /// What differs is within chance.
    Same,
    /// The ends differ, but the points between do not go one way.
    Unclear,
}

/// How the direction was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// From the run.
    Run,
    /// From two points.
    TwoPoints,
}

impl Rule {
    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Rule::Run => "run",
            Rule::TwoPoints => "two points",
        }
    }
}

/// The direction of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Direction {
    /// Which way.
    pub way: Way,
    /// Which way a run goes in order whose ends differ by no more than chance.
    pub slow: Option<Way>,
    /// How it was found.
    pub rule: Rule,
    /// How many points it rests on.
    pub points: usize,
    /// The date of the first of them.
    pub from: Day,
    /// The date of the last.
    pub to: Day,
}

impl Way {
    /// In the sense of performance, or of the number where neither way is good.
    pub fn words(self, better: Better) -> &'static str {
        match (self, better) {
            (Way::Same, _) => "about the same",
            (Way::Unclear, _) => "no clear direction",
            (Way::Up, Better::Neutral) => "up",
            (Way::Down, Better::Neutral) => "down",
            (Way::Up, Better::Higher) | (Way::Down, Better::Lower) => "better",
            (Way::Up, Better::Lower) | (Way::Down, Better::Higher) => "worse",
        }
    }
}

/// The direction of a line; `None` where there is nothing to set beside it, or too few cases to say.
pub fn of(
    indicator: &Indicator,
    points: &[Point],
    step: Step,
    interval: &dyn Fn(&Point) -> Option<Interval>,
) -> Option<Direction> {
    let same_date = indicator.window == Window::Year && !is_cut(indicator, step);
    let points = if same_date { same_of_each_year(points) } else { points.to_vec() };
    let run = run(&points);
    let (last, before) = run.split_last()?;
    let (first, rule) = if run.len() >= RUN { (&run[0], Rule::Run) } else { (earlier(last, before)?, Rule::TwoPoints) };
    let than = interval(last)?.than(&interval(first)?);
    let points = if rule == Rule::Run { run.len() } else { 2 };
    let way = way(than, rule, run);
    let slow = Some(order(run)).filter(|_| (way, rule) == (Way::Same, Rule::Run)).flatten();
    Some(Direction { way, slow, rule, points, from: first.last, to: last.last })
}

/// The points that end with the last one, without a gap between them.
fn run(points: &[Point]) -> &[Point] {
    let sound = points.iter().rev().take(LONGEST).take_while(|point| point.sound().is_some()).count();
    &points[points.len() - sound..]
}

/// The point a year before, or else the one before.
fn earlier<'p>(last: &Point, before: &'p [Point]) -> Option<&'p Point> {
    let is_year_before =
        |point: &&Point| is_same_day_of_year(point.last, last.last) && last.last.since(point.last) < 367;
    before.iter().find(is_year_before).or(before.last())
}

fn way(than: Than, rule: Rule, run: &[Point]) -> Way {
    let towards = match than {
        Than::NotClear => return Way::Same,
        Than::Higher => Way::Up,
        Than::Lower => Way::Down,
    };
    let is_shown = rule == Rule::TwoPoints || order(run) == Some(towards);
    if is_shown { towards } else { Way::Unclear }
}

/// Which way the points of a run go, where chance alone would seldom order them so.
fn order(run: &[Point]) -> Option<Way> {
    let values: Vec<i64> = run.iter().filter_map(|point| Some(point.sound()?.tenths)).collect();
    let order = order_in_time(&values);
    let way = if order > 0 { Way::Up } else { Way::Down };
    is_no_chance(order.abs(), values.len()).then_some(way)
}

/// Kendall's S: pairs that rise less pairs that fall.
fn order_in_time(values: &[i64]) -> i64 {
    let pairs =
        values.iter().enumerate().flat_map(|(place, value)| values[..place].iter().map(move |v| (value - v).signum()));
    pairs.sum()
}

/// Whether an S as large, of values without an order, comes up once in 20 times or less, rising or falling.
fn is_no_chance(s: i64, values: usize) -> bool {
    let pairs = (values * values.saturating_sub(1) / 2) as i64;
    let most_turned = ((pairs - s) / 2).max(0) as usize;
    let turned = orders_by_pairs_turned(values);
    let as_few: u64 = turned.iter().take(most_turned + 1).sum();
    40 * as_few <= turned.iter().sum()
}

/// How many orders of some values have 0, 1, 2 … pairs turned.
fn orders_by_pairs_turned(values: usize) -> Vec<u64> {
    let mut orders = vec![1];
    for more in 1..values {
        let mut next = vec![0; orders.len() + more];
        for (turned, count) in orders.iter().enumerate() {
            next[turned..=turned + more].iter_mut().for_each(|sum| *sum += count);
        }
        orders = next;
    }
    orders
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hollander and Wolfe, Nonparametric Statistical Methods, table A.30: the smallest S at 5 of 100 on both sides.
    #[test]
    fn the_test_is_that_of_the_published_table() {
        let smallest = |values: usize| (0..40).find(|s| is_no_chance(*s, values) && parity(*s, values)).unwrap();
        fn parity(s: i64, values: usize) -> bool {
            (values * (values - 1) / 2) as i64 % 2 == s % 2
        }
        assert_eq!([5, 6, 7, 8].map(smallest), [10, 13, 15, 18]);
        assert!(!is_no_chance(6, 4));
    }

    #[test]
    fn the_order_counts_every_pair_once() {
        assert_eq!(order_in_time(&[1, 2, 3, 4, 5, 6]), 15);
        assert_eq!(order_in_time(&[6, 5, 4, 3, 2, 1]), -15);
        assert_eq!(order_in_time(&[1, 1, 1]), 0);
    }

    #[test]
    fn the_words_are_of_performance() {
        assert_eq!([Way::Up, Way::Down].map(|way| way.words(Better::Lower)), ["worse", "better"]);
        assert_eq!([Way::Up, Way::Down].map(|way| way.words(Better::Neutral)), ["up", "down"]);
    }
}
