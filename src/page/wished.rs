//! Counts, percent or both, as the authority wants a line shown.

use super::words;
use crate::compare::settings::model::Shown;
use crate::judging::{Indicator, Unit};
use crate::scorecard::Line;
use crate::series::Value;
use serde::Serialize;

/// A figure as it is wanted: what stands large and what stands under it.
#[derive(Serialize)]
pub(super) struct WishedView {
    pub lead: String,
    pub under: String,
}

/// The figure of a line; nothing where it is shown as every other.
pub(super) fn own(line: &Line, wish: Shown) -> Option<WishedView> {
    let tenths = line.tenths.filter(|_| line.missing.is_empty() || line.typed.is_some())?;
    value(line.indicator, &Value { figure: line.figure, tenths }, wish)
}

/// A value of a line, the same. Only shares have both a count and a percentage.
pub(super) fn value(indicator: &Indicator, value: &Value, wish: Shown) -> Option<WishedView> {
    let is_share = indicator.unit == Unit::Percent && !indicator.is_profile();
    let of = value.figure.denominator.filter(|_| is_share)?;
    let counts = format!("{} of {}", words::count(value.figure.numerator), words::count(of));
    match wish {
        Shown::Both => None,
        Shown::Counts => Some(WishedView { lead: counts, under: String::new() }),
        Shown::Percent => Some(WishedView { lead: words::value(value.tenths, indicator.unit), under: counts }),
    }
}
