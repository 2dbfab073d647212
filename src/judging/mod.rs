//! What an indicator is: one line of the scorecard, as a constant.

pub mod finding;
pub mod measure;

use crate::history::{History, Period};
pub use crate::judging::measure::*;
use crate::returns::Records;
use crate::rows::of_the_return::Table;
pub use Better::{Higher, Lower, Neutral};
pub use Window::{Rolling12, Rolling24, SchoolYear, Snapshot, ThreeYears, Year};

/// A figure worked from other counts.
pub struct Worked {
    /// The counts, in the order in which they are worked.
    pub from: &'static [Part],
    /// Which of them the cases are those of.
    pub cases_of: usize,
    /// The numerator, from the counts and the as-at date.
    pub numerator: fn(&[i64], &Period) -> i64,
    /// The sum as it is written, with a place for each of its terms.
    pub sum: &'static str,
    /// The terms of the sum, from the counts and the as-at date.
    pub terms: fn(&[i64], &Period) -> Vec<i64>,
}

impl Measure for Worked {
    fn judge(&self, history: &History, see: &mut dyn FnMut(&Judged)) {
        self.from[self.cases_of].measure.judge(history, see);
    }
    fn tally(&self, history: &History) -> Tally {
        self.from[self.cases_of].measure.tally(history)
    }
    fn ask_each(&self, history: &History, see: &mut dyn FnMut(&AskedAlone)) {
        self.from.iter().for_each(|part| part.measure.ask_each(history, see));
    }
    fn shape(&self) -> Shape {
        Shape::Count
    }
    fn words(&self) -> Words {
        Words { denominator: Vec::new(), numerator: self.from.iter().map(|part| part.label).collect() }
    }
    fn cases(&self) -> (&'static str, &'static str) {
        self.from[self.cases_of].measure.cases()
    }
    fn asked(&self, standing: Standing) -> Vec<&'static str> {
        self.from[self.cases_of].measure.asked(standing)
    }
    fn sum(&self, history: &History) -> Option<(&'static str, Vec<i64>)> {
        Some((self.sum, (self.terms)(&self.counts(history), &history.period)))
    }
    fn figure_of(&self, _cases: &Tally, history: &History) -> Figure {
        self.figure(history)
    }
    fn figure(&self, history: &History) -> Figure {
        Figure { numerator: (self.numerator)(&self.counts(history), &history.period), ..Figure::default() }
    }
}

impl Worked {
    fn counts(&self, history: &History) -> Vec<i64> {
        self.from.iter().map(|part| part.measure.figure(history).numerator).collect()
    }
}

/// A figure beside the headline, with its label.
pub struct Part {
    /// What it is.
    pub label: &'static str,
    /// How it is worked out.
    pub measure: &'static dyn Measure,
    /// What it is counted in.
    pub unit: Unit,
}

/// How a case is put into a group: the order of the group and its label.
pub type Breakdown = fn(&Judged, &History) -> (u16, &'static str);

/// One figure of a series that is no measure of cases.
pub struct Point {
    /// What it is: a month end, "low", "average".
    pub label: String,
    /// The number, in tenths where the unit has a decimal.
    pub tenths: i64,
}

/// Figures shown beside the headline.
pub enum Groups {
    /// Other measures.
    Parts(&'static str, &'static [Part]),
    /// How the cases of the denominator fall into groups, each of all of them (D55).
    Profile(&'static str, Breakdown),
    /// The same measure inside each group of cases.
    By(&'static str, Breakdown),
    /// A series.
    Series(&'static str, fn(&History) -> Vec<Point>),
}

/// What a value is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Cases.
    Count,
    /// 100 n / d, to one decimal (rule R10).
    Percent,
    /// n / d, to the nearest day.
    Days,
    /// n days / d, in weeks to one decimal.
    Weeks,
    /// n / d, to one decimal.
    Score,
    /// n hundredths / d, to one decimal.
    Points,
    /// 10,000 n / d, to the nearest whole.
    Rate,
    /// n / d, to the nearest pound.
    Pounds,
}

impl Unit {
    /// Whether it only grows while more cases come.
    pub fn counts_up(self) -> bool {
        matches!(self, Unit::Count | Unit::Rate)
    }

    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Unit::Count => "count",
            Unit::Percent => "percent",
            Unit::Days => "days",
            Unit::Weeks => "weeks",
            Unit::Score | Unit::Points => "score",
            Unit::Rate => "per 10,000",
            Unit::Pounds => "pounds",
        }
    }
}

/// Which way is good.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Better {
    /// High is good.
    Higher,
    /// Low is good.
    Lower,
    /// Neither.
    Neutral,
}

impl Better {
    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Better::Higher => "higher",
            Better::Lower => "lower",
            Better::Neutral => "neutral",
        }
    }
}

/// The days that a measure looks at, ending on the as-at date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Window {
    /// The as-at date alone.
    Snapshot,
    /// 1 April to the as-at date.
    Year,
    /// The 12 months to the as-at date.
    Rolling12,
    /// The 24 months to the as-at date.
    Rolling24,
    /// Three statistical years, the last to the as-at date.
    ThreeYears,
    /// The school year of those looked after for 12 months on the last 31 March.
    SchoolYear,
}

impl Window {
    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Window::Snapshot => "snapshot",
            Window::Year => "year",
            Window::Rolling12 => "rolling12",
            Window::Rolling24 => "rolling24",
            Window::ThreeYears => "3 years",
            Window::SchoolYear => "school year",
        }
    }
}

/// How a line that counts since 1 April stands in the middle of a year beside a whole one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SoFar {
    /// As it does at the end: a share or mean of what happened. A count of what happened grows all the same.
    Comparable,
    /// Lower: whoever it has happened to stays counted, and as the days go by it happens to more.
    Rises,
    /// Higher: one slip decides, and as the days go by there are more that can slip.
    Falls,
}

/// One line of the scorecard, as a constant.
pub struct Indicator {
    /// The project's own number.
    pub id: &'static str,
    /// The numbers of official frameworks.
    pub codes: &'static [&'static str],
    /// The title.
    pub title: &'static str,
    /// Which way is good.
    pub better: Better,
    /// The days it looks at.
    pub window: Window,
    /// How it stands in the middle of a year beside a whole one.
    pub so_far: SoFar,
    /// What the value is counted in.
    pub unit: Unit,
    /// How it is worked out.
    pub measure: &'static dyn Measure,
    /// A value that is not the figure's own, such as a difference.
    pub value: Option<fn(&History) -> i64>,
    /// Figures shown beside it.
    pub groups: &'static [Groups],
    /// The tables without which there is no figure.
    pub needs: &'static [Table],
    /// A table that does in place of the last one needed.
    pub instead: Option<Table>,
    /// Whether columns that councils add to the return tell it, so that the last table needed is not.
    pub told_by: Option<fn(&Records) -> bool>,
    /// The tables that it reads where they are loaded, and is less exact without.
    pub uses: &'static [Table],
    /// The number of the line in whose place it stands while the files of that one are not there (D61).
    pub in_place_of: Option<&'static str>,
    /// Whether it counts things and nobody, so that a small number tells of no one.
    pub of_things: bool,
    /// The number of the line that it is a rate of.
    pub rate_of: Option<&'static str>,
    /// The number of the line whose days each of its cases shows: that of a mean of days over the same cases.
    pub days_of: Option<&'static str>,
    /// The number of the line that is a share of the people of whom it is a number.
    pub share_beside: Option<&'static str>,
    /// Where the definition's words come from.
    pub source: &'static str,
    /// What a reader should know of the definition.
    pub note: Option<&'static str>,
}

impl Indicator {
    /// A line of the scorecard: its number, its title and how it is worked out. What is not said further is as usual.
    pub const fn new(id: &'static str, title: &'static str, measure: &'static dyn Measure) -> Self {
        Self {
            id,
            codes: &[],
            title,
            better: Neutral,
            window: Year,
            so_far: SoFar::Comparable,
            unit: Unit::Percent,
            measure,
            value: None,
            groups: &[],
            needs: &[],
            instead: None,
            told_by: None,
            uses: &[],
            in_place_of: None,
            of_things: false,
            rate_of: None,
            days_of: None,
            share_beside: None,
            source: "",
            note: None,
        }
    }

    /// Whether everybody of the denominator counts, so that the figure is how many there are and its groups are told.
    pub fn is_profile(&self) -> bool {
        self.measure.shape() == Shape::Share && self.measure.words().numerator.is_empty()
    }

    /// The numbers of official frameworks.
    pub const fn codes(self, codes: &'static [&'static str]) -> Self {
        Self { codes, ..self }
    }

    /// The number of the line whose days each of its cases shows.
    pub const fn days_of(self, line: &'static str) -> Self {
        Self { days_of: Some(line), ..self }
    }

    /// Which way is good, where one is.
    pub const fn better(self, better: Better) -> Self {
        Self { better, ..self }
    }

    /// The days it looks at.
    pub const fn window(self, window: Window) -> Self {
        Self { window, ..self }
    }

    /// It rises as the year goes on, so that the year so far is not set against a whole one.
    pub const fn rises(self) -> Self {
        Self { so_far: SoFar::Rises, ..self }
    }

    /// It falls as the year goes on.
    pub const fn falls(self) -> Self {
        Self { so_far: SoFar::Falls, ..self }
    }

    /// Whether it is another thing over a part of a year than over a whole one: what counts up, or rises or falls with
    /// the days.
    pub fn is_other_so_far(&self) -> bool {
        self.unit.counts_up() || self.so_far != SoFar::Comparable
    }

    /// It is a number of the people of whom another line is a share: both may be off by the same points.
    pub const fn share_beside(self, share: &'static str) -> Self {
        Self { share_beside: Some(share), ..self }
    }

    /// What the value is counted in, where it is no percentage.
    pub const fn unit(self, unit: Unit) -> Self {
        Self { unit, ..self }
    }

    /// A value that is not the figure's own.
    pub const fn value(self, value: fn(&History) -> i64) -> Self {
        Self { value: Some(value), ..self }
    }

    /// Figures shown beside it.
    pub const fn groups(self, groups: &'static [Groups]) -> Self {
        Self { groups, ..self }
    }

    /// The tables without which there is no figure.
    pub const fn needs(self, needs: &'static [Table]) -> Self {
        Self { needs, ..self }
    }

    /// A table that does in place of the last one needed.
    pub const fn instead(self, table: Table) -> Self {
        Self { instead: Some(table), ..self }
    }

    /// Columns of the return that do in place of the last table needed.
    pub const fn told_by(self, told: fn(&Records) -> bool) -> Self {
        Self { told_by: Some(told), ..self }
    }

    /// The tables that it is less exact without.
    pub const fn uses(self, uses: &'static [Table]) -> Self {
        Self { uses, ..self }
    }

    /// Where the definition's words come from.
    pub const fn source(self, source: &'static str) -> Self {
        Self { source, ..self }
    }

    /// The line in whose place it stands while the files of that one are not there.
    pub const fn in_place_of(self, line: &'static str) -> Self {
        Self { in_place_of: Some(line), ..self }
    }

    /// For each 10,000 children of the area, of a line that counts.
    pub const fn rate_of(self, line: &'static str) -> Self {
        Self { unit: Unit::Rate, rate_of: Some(line), ..self }
    }

    /// It counts things and nobody.
    pub const fn of_things(self) -> Self {
        Self { of_things: true, ..self }
    }

    /// What a reader should know of the definition.
    pub const fn note(self, note: &'static str) -> Self {
        Self { note: Some(note), ..self }
    }
}
