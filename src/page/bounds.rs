//! How far a figure could go, in words, and the stamp of one that cannot be trusted yet.

use super::words::{self, in_units};
use crate::history::History;
use crate::judging::{Indicator, Shape, Unit};
use crate::problems::bounds::{self, Bounds};
use crate::problems::price::Reach;
use crate::scorecard::Line;
use serde::Serialize;

/// The bounds of one line. `range` and `words` are there only when a case is open.
#[derive(Serialize)]
pub struct BoundsView {
    id: &'static str,
    title: &'static str,
    unknown: i64,
    low: Option<f64>,
    high: Option<f64>,
    trusted: bool,
    stamp: Option<&'static str>,
    range: Option<String>,
    words: Option<String>,
}

impl BoundsView {
    /// The bounds of a line whose cases were judged one by one.
    pub fn of_reach(reach: &Reach) -> BoundsView {
        BoundsView::new(reach.indicator, reach.bounds, words(reach.indicator, &reach.bounds, reach.value))
    }

    /// The bounds of a line as it stands on the scorecard; `None` when nothing in it is open.
    pub fn of_line(line: &Line, history: &History) -> Option<BoundsView> {
        let tally = bounds::tally_of(line.indicator, &line.figure, history);
        let bounds = Bounds::of(line.indicator, &tally);
        let is_open = bounds.unknown > 0 && line.missing.is_empty();
        is_open.then(|| BoundsView::new(line.indicator, bounds, words_beside(line.indicator, &bounds)))
    }

    /// Whether so little is open that the figure is printed as true.
    pub(super) fn is_trusted(&self) -> bool {
        self.trusted
    }

    fn new(indicator: &Indicator, bounds: Bounds, words: Option<String>) -> BoundsView {
        let (low, high) = bounds.range.unzip();
        BoundsView {
            id: indicator.id,
            title: indicator.title,
            unknown: bounds.unknown,
            low: low.map(in_units),
            high: high.map(in_units),
            trusted: bounds.trusted,
            stamp: (!bounds.trusted).then_some("cannot be trusted yet"),
            range: range_words(indicator, &bounds),
            words,
        }
    }
}

/// "between 78.0% and 86.1%"; nothing when the bounds are one value.
fn range_words(indicator: &Indicator, bounds: &Bounds) -> Option<String> {
    let words = |tenths| words::value(tenths, indicator.unit);
    let open = bounds.range.filter(|(low, high)| low < high);
    open.map(|(low, high)| format!("between {} and {}", words(low), words(high)))
}

/// "84.2%, between 78.0% and 86.1% once 11 children are recorded."
fn words(indicator: &Indicator, bounds: &Bounds, value: Option<i64>) -> Option<String> {
    let value = value.map_or("No figure".to_owned(), |tenths| words::value(tenths, indicator.unit));
    open_words(indicator, bounds).map(|open| format!("{value}, {open}"))
}

/// The same beside the value, which is not said again.
fn words_beside(indicator: &Indicator, bounds: &Bounds) -> Option<String> {
    open_words(indicator, bounds).map(|open| words::capital(&open))
}

fn open_words(indicator: &Indicator, bounds: &Bounds) -> Option<String> {
    if bounds.unknown == 0 {
        return None;
    }
    let words = |tenths| words::value(tenths, indicator.unit);
    let recorded = words::counted(bounds.unknown, indicator.measure.cases());
    // Of those who cannot be judged nothing needs to be lacking in their rows: earlier returns may tell.
    let known = match (bounds.unassessed == bounds.unknown, bounds.unknown) {
        (true, _) => "can be judged",
        (false, 1) => "is recorded",
        (false, _) => "are recorded",
    };
    Some(match bounds.range {
        Some((low, high)) => format!("between {} and {} once {recorded} {known}.", words(low), words(high)),
        None if matches!(indicator.unit, Unit::Score | Unit::Points) => {
            format!("without {recorded} of whom no score is recorded. Nothing says what it would be.")
        }
        None if indicator.measure.shape() == Shape::Pooled => {
            format!("without {recorded} for whom it is not recorded. Nothing says what they would add.")
        }
        None => {
            format!("without {recorded} whose days are not recorded. Nothing says how many days they would add.")
        }
    })
}
