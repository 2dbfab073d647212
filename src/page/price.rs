//! What the rows of a finding are worth to a line, in words.

use super::words::{self, in_units};
use crate::judging::Unit;
use crate::problems::price::{HEADLINES, Price};
use serde::Serialize;

/// One point, in tenths.
pub(super) const POINT: i64 = 10;

#[derive(Serialize)]
pub(super) struct MoveView {
    id: &'static str,
    title: &'static str,
    headline: bool,
    with: Option<f64>,
    without: Option<f64>,
    pub(super) moved: Option<f64>,
    cases: i64,
    unknown: i64,
    pub(super) width: Option<f64>,
    words: String,
}

impl MoveView {
    pub(super) fn of(price: &Price) -> MoveView {
        MoveView {
            id: price.indicator.id,
            title: price.indicator.title,
            headline: HEADLINES.contains(&price.indicator.id),
            with: price.with.map(in_units),
            without: price.without.map(in_units),
            moved: price.moved().map(in_units),
            cases: price.cases,
            unknown: price.unknown,
            width: price.width.filter(|_| price.unknown > 0).map(in_units),
            words: price_words(price),
        }
    }
}

/// "84.2%, and 86.1% without them (1.9 points higher). 11 are not recorded: up to 2.0 points."
pub(super) fn price_words(price: &Price) -> String {
    let unit = price.indicator.unit;
    let value = |tenths: Option<i64>| tenths.map_or("no figure".to_owned(), |tenths| words::value(tenths, unit));
    let with_and_without = match price.moved() {
        Some(0) => format!("{}, with them and without them.", value(price.with)),
        Some(moved) => format!(
            "{}, and {} without them ({} {}).",
            value(price.with),
            value(price.without),
            difference(moved.abs(), unit),
            if moved > 0 { "higher" } else { "lower" }
        ),
        None if price.with.is_none() => "No figure.".to_owned(),
        None => format!("{}, and no figure without them.", value(price.with)),
    };
    match price.width {
        Some(width) if price.unknown > 0 && width > 0 => format!(
            "{with_and_without} {} cannot be told: that leaves {} open.",
            words::counted(price.unknown, price.indicator.measure.cases()),
            difference(width, unit)
        ),
        _ => with_and_without,
    }
}

fn difference(tenths: i64, unit: Unit) -> String {
    match unit {
        Unit::Percent if tenths == POINT => "1.0 point".to_owned(),
        Unit::Percent => format!("{} points", words::decimal(tenths)),
        unit => words::value(tenths, unit),
    }
}
