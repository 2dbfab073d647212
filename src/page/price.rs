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
        Some(_) => format!("{}, and {} without them{}.", value(price.with), value(price.without), shift(price)),
        None if price.with.is_none() => "No figure.".to_owned(),
        None => format!("{}, and no figure without them.", value(price.with)),
    };
    with_and_without + &open_words(price)
}

/// The same beside the figure of the line, which is not said again.
pub(super) fn price_words_beside(price: &Price) -> String {
    let unit = price.indicator.unit;
    let without = match (price.moved(), price.without) {
        (Some(0), _) => "The same without them.".to_owned(),
        (Some(_), Some(without)) => format!("{} without them{}.", words::value(without, unit), shift(price)),
        _ if price.with.is_none() => "No figure.".to_owned(),
        _ => "No figure without them.".to_owned(),
    };
    without + &open_words(price)
}

fn shift(price: &Price) -> String {
    let moved = price.moved().unwrap_or_default();
    let way = if moved > 0 { "higher" } else { "lower" };
    format!(" ({} {way})", difference(moved.abs(), price.indicator.unit))
}

/// By how much the figure could differ for want of what cannot be judged.
fn open_words(price: &Price) -> String {
    match price.width {
        Some(width) if price.unknown > 0 && width > 0 => format!(
            " {} cannot be judged, so the figure could differ by up to {}.",
            words::counted(price.unknown, price.indicator.measure.cases()),
            difference(width, price.indicator.unit)
        ),
        _ => String::new(),
    }
}

fn difference(tenths: i64, unit: Unit) -> String {
    match unit {
        Unit::Percent if tenths == POINT => "1.0 point".to_owned(),
        Unit::Percent => format!("{} points", words::decimal(tenths)),
        unit => words::value(tenths, unit),
    }
}
