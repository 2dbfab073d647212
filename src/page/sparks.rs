//! The small pictures in the rows: each line at the same date of every year, or in the last quarters where the files
//! hold too few years. They are asked a few lines at a time, so that the officer's own question never waits long.

use super::filling::Filling;
use super::lines::shown_as;
use super::over_time::NOT_READ;
use super::{Session, words};
use crate::calendar::Day;
use crate::judging::Indicator;
use crate::scorecard::all;
use crate::series::Point;
use crate::series::earlier::Against;
use crate::series::periods::{Span, Step, spans};
use serde::Serialize;

/// Dates that are drawn at most.
const MOST: usize = 8;
/// Years from which on the same date of every year is drawn.
const YEARS: usize = 3;

/// The small pictures, for the lines that have two points at least.
#[derive(Serialize)]
pub struct SparksView {
    /// What the points are: "each year".
    words: &'static str,
    rows: Vec<SparkView>,
}

#[derive(Serialize)]
struct SparkView {
    id: &'static str,
    points: Vec<SparkPoint>,
    aim: Option<f64>,
    words: String,
}

#[derive(Serialize)]
struct SparkPoint {
    x: f64,
    y: Option<f64>,
}

/// The dates, the latest first.
fn dates(from: Day, as_at: Day) -> (Step, Vec<Span>) {
    let mut years = vec![as_at];
    while years.len() < MOST && years.last().is_some_and(|day| Against::YearAgo.day(*day) >= from) {
        years.extend(years.last().map(|day| Against::YearAgo.day(*day)));
    }
    if years.len() >= YEARS {
        let span = |last: &Day| Span { first: last.year_start(), last: *last, before: Against::YearAgo.day(*last) };
        return (Step::YearToDate, years.iter().map(span).collect());
    }
    let quarters = spans(Step::Rolling12, from, as_at);
    (Step::Rolling12, quarters.into_iter().rev().take(MOST).collect())
}

impl Session {
    /// Asks some lines more for the small pictures, and says how often there is still to ask.
    pub fn ask_sparks(&mut self, as_at: &str) -> Result<usize, String> {
        self.at(as_at)?;
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let as_at = history.period.last;
        let from = returns.records.covered_from().unwrap_or(as_at).min(as_at);
        let begun = self.sparks.take().filter(|filling| filling.as_at == as_at);
        let filling = begun.unwrap_or_else(|| {
            let (step, spans) = dates(from, as_at);
            Filling::new(as_at, step, spans)
        });
        Ok(self.sparks.insert(filling).ask(returns))
    }

    /// The small pictures of what was asked.
    pub fn sparks(&mut self, as_at: &str) -> Result<SparksView, String> {
        self.at(as_at)?;
        let year = self.history.as_ref().ok_or(NOT_READ)?.period.year;
        let lines = all(&self.returns.as_ref().ok_or(NOT_READ)?.records);
        let settings = &self.settings.settings;
        let aim = |line: &Indicator| settings.line(line.id)?.target?.value(line, year, None);
        let Some(filling) = &self.sparks else { return Ok(SparksView { words: "", rows: Vec::new() }) };
        let row = |(place, line)| spark(line, &filling.of(place), aim(line));
        let words = if filling.step == Step::YearToDate { "each year" } else { "each quarter" };
        Ok(SparksView { words, rows: lines.into_iter().enumerate().filter_map(row).collect() })
    }
}

fn spark(indicator: &'static Indicator, points: &[Point], aim: Option<i64>) -> Option<SparkView> {
    let sound: Vec<&Point> = points.iter().filter(|point| point.sound().is_some()).collect();
    let (first, last) = (sound.first()?, sound.last()?);
    if sound.len() < 2 || indicator.is_profile() {
        return None;
    }
    let values: Vec<i64> = sound.iter().filter_map(|point| Some(point.sound()?.tenths)).chain(aim).collect();
    let place = |tenths: i64| height(&values, tenths);
    let across = |at: usize| at as f64 / (points.len() - 1) as f64;
    let drawn = points
        .iter()
        .enumerate()
        .map(|(at, point)| SparkPoint { x: across(at), y: point.sound().map(|value| place(value.tenths)) });
    let said = |point: &Point| {
        let value = point.value.map(|value| shown_as(indicator, &value.figure, Some(value.tenths)).lead);
        format!("{} at {}", value.unwrap_or_default(), point.last)
    };
    let count = words::counted(sound.len() as i64, ("point", "points"));
    let words = format!("{count}, from {} to {}", said(first), said(last));
    Some(SparkView { id: indicator.id, points: drawn.collect(), aim: aim.map(place), words })
}

/// The share of the height. What differs by less than a fifth of the highest value does not fill it, so that a small
/// change does not look like a large one.
fn height(values: &[i64], tenths: i64) -> f64 {
    let (low, high) = (values.iter().min().copied().unwrap_or(0), values.iter().max().copied().unwrap_or(0));
    let range = (high - low).max(high.abs().max(low.abs()) / 5).max(1);
    let middle = (low + high) as f64 / 2.0;
    0.5 + (tenths as f64 - middle) / range as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: &str, as_at: &str) -> (&'static str, Vec<String>) {
        let day = |text: &str| Day::read(text.as_bytes()).unwrap();
        let (step, spans) = dates(day(from), day(as_at));
        (step.key(), spans.iter().map(|span| span.last.iso()).collect())
    }

    #[test]
    fn the_dates_are_the_same_of_each_year_or_quarters_where_the_years_are_few() {
        let years = ["2026-03-31", "2025-03-31", "2024-03-31"].map(str::to_owned).to_vec();
        assert_eq!(days("2023-04-01", "2026-03-31"), ("year-to-date", years));
        let quarters = ["2025-11-30", "2025-09-30", "2025-06-30"].map(str::to_owned).to_vec();
        assert_eq!(days("2025-04-01", "2025-11-30"), ("rolling12", quarters));
        assert_eq!(days("2010-04-01", "2026-03-31").1.len(), MOST);
    }

    #[test]
    fn a_small_change_does_not_look_like_a_large_one() {
        let values = [900, 910];
        assert!(height(&values, 910) - height(&values, 900) < 0.06);
        assert_eq!([height(&[0, 100], 0), height(&[0, 100], 100), height(&[5, 5], 5)], [0.0, 1.0, 0.5]);
    }
}
