//! The coming 31 March of a line, with the figures of other days that it is worked out from, and the earlier ones that
//! the width of its range is made of.

use super::told::figure::Figure;
use crate::calendar::Day;
use crate::disclosure::Held;
use crate::outlook::Range;

/// A year end in the making.
pub struct YearEnd {
    range: Range,
    rests_on: Vec<Figure>,
    outturns: Vec<Day>,
    is_shown: bool,
}

impl YearEnd {
    /// Not shown until it is settled.
    pub fn new(range: Range, rests_on: Vec<Figure>, outturns: Vec<Day>) -> YearEnd {
        YearEnd { range, rests_on, outturns, is_shown: false }
    }

    /// The range, where it may be shown.
    pub fn shown(&self) -> Option<Range> {
        self.is_shown.then_some(self.range)
    }

    /// Settles it: the figure itself and all that it rests on may be printed, and no earlier 31 March is held back.
    pub fn settle(&mut self, is_printed: bool, decided: &[Result<(), Held>], is_held: impl Fn(Day) -> bool) {
        let may_be_told = self.rests_on.iter().all(|figure| figure.offered.is_printed(decided));
        self.is_shown = is_printed && may_be_told && !self.outturns.iter().any(|day| is_held(*day));
    }

    /// The figures that whoever reads it can work out.
    pub fn told(&self) -> &[Figure] {
        if self.is_shown { &self.rests_on } else { &[] }
    }
}
