//! What stands in a list of children under one column.

use crate::calendar::Day;
use crate::cells::hundredths::written;
use crate::judging::Unit;
use std::fmt;

/// What is known of a case under one column.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known<'w> {
    Number(i64),
    Hundredths(i64),
    On(Day),
    Words(&'w str),
}

impl fmt::Display for Known<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Known::Number(number) => write!(f, "{number}"),
            Known::Hundredths(score) => f.write_str(&written(*score)),
            Known::On(day) => write!(f, "{day}"),
            Known::Words(words) => f.write_str(words),
        }
    }
}

impl Known<'_> {
    /// What a case adds to a mean.
    pub(super) fn amount(amount: i64, unit: Unit) -> Self {
        if unit == Unit::Points { Known::Hundredths(amount) } else { Known::Number(amount) }
    }

    /// As it stands in a table for a machine.
    pub(super) fn tidy(&self) -> String {
        match self {
            Known::On(day) => day.iso(),
            other => other.to_string(),
        }
    }
}
