//! What a sentence that was chosen rests on: its figures, each with its days or its part.

use crate::calendar::Day;
use crate::compare::settings::profile::Profile;
use crate::compare::settings::telling::{Kind, Telling};
use crate::judging::{Indicator, Window};
use crate::page::sheet::cell::{Offered, Reason};
use crate::series::periods::Step;

/// What a figure is of: the line, the last day, the first where it is not that of the line, and the part.
pub type Of<'o> = (&'static str, Day, Option<Day>, Option<&'o str>);

/// A sentence in the making.
pub struct Told {
    /// The sentence that was chosen.
    pub telling: Telling,
    /// What the line is called.
    pub title: String,
    /// Its figures, as far as each can be told by itself.
    pub figures: Result<Vec<Figure>, Reason>,
    /// From when to when the points of a range lie.
    pub over: Option<(Day, Day)>,
    /// What they say together.
    pub said: Result<String, Reason>,
}

/// One figure of a sentence.
pub struct Figure {
    /// What it is a figure of: the line, or a part of it.
    pub line: Indicator,
    /// The label of the part.
    pub part: Option<String>,
    /// The first of its days.
    pub first: Day,
    /// The last of them.
    pub last: Day,
    /// What it says, with its place among all figures.
    pub offered: Offered,
    /// Whether it is the average of several others, and so no figure of its own days.
    pub is_average: bool,
}

impl Figure {
    /// Whether rounded numbers would say of it and another of the same line or part the opposite of the exact ones.
    pub fn turns(&self, other: &Figure, profile: Profile) -> bool {
        let is_like = self.part == other.part && self.is_average == other.is_average;
        is_like && self.offered.turns(&other.offered, &self.line, profile)
    }

    /// What it is of.
    pub fn of(&self) -> Of<'_> {
        let is_cut = self.line.window == Window::Year && self.first != self.last.year_start();
        (self.line.id, self.last, is_cut.then_some(self.first), self.part.as_deref())
    }
}

/// How far apart the figures of a kind are.
pub fn step(kind: &Kind) -> Step {
    match kind {
        Kind::Months(_) | Kind::Month | Kind::MonthOfYears(_) => Step::Month,
        Kind::Quarters(_) | Kind::Quarter | Kind::QuarterOfYears(_) => Step::Quarter,
        Kind::PictureOfQuarters | Kind::PictureOfFlow => Step::Quarter,
        Kind::YearEnd => Step::Year,
        Kind::DateOfYears(_) | Kind::PictureOfYears | Kind::Parts(_) => Step::YearToDate,
    }
}
