//! Where the values and the days of a drawing stand: shares of its height and width, with round numbers beside them.

use super::words;
use crate::calendar::{Day, MONTHS};
use crate::judging::Unit;
use serde::Serialize;

/// Steps of the axis that are drawn at most.
const MOST_STEPS: i64 = 5;

/// Words at a place of an axis, as a share of its length.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub(super) struct Tick {
    pub at: f64,
    pub words: String,
}

/// The axis of the values: from 0, or from below it, to a round number; all in tenths.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Scale {
    pub low: i64,
    pub high: i64,
    pub step: i64,
    unit: Unit,
}

impl Scale {
    /// An axis that every value stands on.
    pub fn of(values: &[i64], unit: Unit) -> Scale {
        let lowest = values.iter().copied().min().unwrap_or(0).min(0);
        let highest = values.iter().copied().max().unwrap_or(0).max(0);
        let step = round_step(highest - lowest, smallest(unit));
        let low = lowest.div_euclid(step) * step;
        let high = (highest + step - 1).div_euclid(step) * step;
        Scale { low, high: high.max(low + step), step, unit }
    }

    /// The share of the height at which a value stands, from below.
    pub fn at(&self, tenths: i64) -> f64 {
        (tenths - self.low) as f64 / (self.high - self.low) as f64
    }

    /// The round numbers, from below.
    pub fn ticks(&self) -> Vec<Tick> {
        let steps = (self.high - self.low) / self.step;
        let tick = |place| {
            let tenths = self.low + place * self.step;
            Tick { at: self.at(tenths), words: number(tenths, self.unit) }
        };
        (0..=steps).map(tick).collect()
    }
}

/// Children, days and pounds have no tenths.
fn smallest(unit: Unit) -> i64 {
    if matches!(unit, Unit::Percent | Unit::Score | Unit::Weeks) { 1 } else { 10 }
}

/// 1, 2 or 5 of a power of ten: the smallest that needs no more than a few steps.
fn round_step(range: i64, smallest: i64) -> i64 {
    let mut power = smallest;
    loop {
        let fits = [power, 2 * power, 5 * power].into_iter().find(|step| range <= MOST_STEPS * step);
        match fits {
            Some(step) => return step,
            None => power *= 10,
        }
    }
}

fn number(tenths: i64, unit: Unit) -> String {
    let number = if tenths % 10 == 0 { words::count(tenths / 10) } else { words::decimal(tenths) };
    match unit {
        Unit::Percent => format!("{number}%"),
        Unit::Pounds => format!("£{number}"),
        _ => number,
    }
}

/// The axis of the days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Days {
    pub from: Day,
    pub to: Day,
}

impl Days {
    /// The share of the width at which a day stands; days outside stand at the nearest end.
    pub fn at(&self, day: Day) -> f64 {
        let whole = self.to.since(self.from);
        if whole <= 0 { 1.0 } else { f64::from(day.since(self.from).clamp(0, whole)) / f64::from(whole) }
    }

    /// The ends of the statistical years and the last day; the points themselves where the years are too few.
    pub fn ticks(&self, points: &[Day]) -> Vec<Tick> {
        let year_ends = (self.from.year_end()..=self.to.year_end()).filter_map(|year| Day::new(year, 3, 31));
        let mut days: Vec<Day> = year_ends.filter(|day| (self.from..=self.to).contains(day)).collect();
        if days.len() < 2 {
            days = points.to_vec();
        }
        if days.last() != Some(&self.to) {
            days.push(self.to);
        }
        days.into_iter().map(|day| Tick { at: self.at(day), words: short(day) }).collect()
    }
}

/// "Mar 2024", and "15 Mar 2024" where it is not the end of the month.
pub(super) fn short(day: Day) -> String {
    let iso = day.iso();
    let month = iso.get(5..7).and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month - 1));
    let name = month.and_then(|name| name.get(..3)).unwrap_or_default();
    let year = iso.get(..4).unwrap_or_default();
    if day.is_month_end() {
        format!("{name} {year}")
    } else {
        format!("{} {name} {year}", &iso[8..].trim_start_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(scale: Scale) -> Vec<String> {
        scale.ticks().into_iter().map(|tick| tick.words).collect()
    }

    #[test]
    fn the_axis_goes_from_0_in_round_steps() {
        assert_eq!(words(Scale::of(&[93, 110], Unit::Percent)), ["0%", "5%", "10%", "15%"]);
        assert_eq!(words(Scale::of(&[1000], Unit::Percent)), ["0%", "20%", "40%", "60%", "80%", "100%"]);
        assert_eq!(words(Scale::of(&[30], Unit::Count)), ["0", "1", "2", "3"]);
        assert_eq!(words(Scale::of(&[45050], Unit::Days)), ["0", "1,000", "2,000", "3,000", "4,000", "5,000"]);
        assert_eq!(words(Scale::of(&[], Unit::Percent)), ["0%", "0.1%"]);
        assert_eq!(
            words(Scale::of(&[-120, 70], Unit::Count)),
            ["\u{2212}15", "\u{2212}10", "\u{2212}5", "0", "5", "10"]
        );
        assert_eq!(Scale::of(&[93, 110], Unit::Percent).at(75), 0.5);
    }

    #[test]
    fn the_days_are_the_ends_of_the_years_and_the_last() {
        let day = |text: &str| Day::read(text.as_bytes()).unwrap();
        let days = Days { from: day("2023-04-01"), to: day("2025-12-31") };
        let words = |ticks: Vec<Tick>| ticks.into_iter().map(|tick| tick.words).collect::<Vec<String>>();
        assert_eq!(words(days.ticks(&[])), ["Mar 2024", "Mar 2025", "Dec 2025"]);
        let short = Days { from: day("2025-04-01"), to: day("2025-08-15") };
        assert_eq!(words(short.ticks(&[day("2025-06-30"), day("2025-08-15")])), ["Jun 2025", "15 Aug 2025"]);
        assert_eq!(
            [days.at(day("2023-04-01")), days.at(day("2020-04-01")), days.at(day("2025-12-31"))],
            [0.0, 0.0, 1.0]
        );
    }
}
