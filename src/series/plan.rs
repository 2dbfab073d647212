//! The dates at which lines are asked.

use super::periods::{self, Span, Step};
use crate::calendar::Day;
use crate::returns::Records;

/// The dates at which lines are asked, and how far the files reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Plan {
    /// How far apart the points are, and over which days they count.
    pub step: Step,
    /// The first day on which a point may end.
    pub from: Day,
    /// The as-at date: the last point.
    pub as_at: Day,
    /// The day up to which the newest return seems to be complete.
    pub reach: Option<Day>,
}

impl Plan {
    /// From the beginning of the earliest return on.
    pub fn whole(step: Step, as_at: Day, records: &Records, reach: Option<Day>) -> Plan {
        let from = records.covered_from().unwrap_or(as_at).min(as_at);
        Plan { step, from, as_at, reach }
    }

    /// The points, earliest first.
    pub fn spans(&self) -> Vec<Span> {
        periods::spans(self.step, self.from, self.as_at)
    }
}
