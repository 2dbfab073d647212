//! What a check is: a code, a sentence, what to do, and a question asked of rows.

use super::cells::RowCells;
use super::filing::{Question, QuestionToday};
use crate::account::Code;
use crate::judging::Indicator;
use crate::rows::of_the_return::{ChildId, Origin, Table};

/// What a check is about, and so which lines of the scorecard its findings can move.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Topic {
    /// When care began and ended: every line.
    Care,
    /// Age, sex and ethnicity: every line that reads Header.
    Person,
    /// Placements and moves between them.
    Placement,
    /// How far from home placements are.
    Distance,
    /// Statutory reviews.
    Review,
    /// Health of children looked after for 12 months.
    Health,
    /// Decisions, placements for adoption and adoptions.
    Adoption,
    /// Missing and away.
    Missing,
    /// Care leavers.
    Leaver,
    /// The allocation of a social worker.
    Worker,
}

impl Topic {
    /// The word for it, as an officer would say it.
    pub fn words(self) -> &'static str {
        match self {
            Topic::Care => "Coming into and leaving care",
            Topic::Person => "Age, sex and ethnicity",
            Topic::Placement => "Placements",
            Topic::Distance => "Distance from home",
            Topic::Review => "Reviews",
            Topic::Health => "Health",
            Topic::Adoption => "Adoption",
            Topic::Missing => "Missing from care",
            Topic::Leaver => "Care leavers",
            Topic::Worker => "Social workers",
        }
    }

    /// Whether its findings can move an indicator: one that reads the tables it is about.
    pub fn moves(self, indicator: &Indicator) -> bool {
        let reads = |wanted: &[Table]| indicator.needs.iter().chain(indicator.uses).any(|table| wanted.contains(table));
        let is_of = |families: &[&str]| families.iter().any(|family| indicator.id.starts_with(family));
        match self {
            Topic::Care => true,
            Topic::Person => reads(&[Table::Header]),
            Topic::Placement => is_of(&["STB-", "LOC-", "ADP-", "GOV-"]),
            Topic::Distance => is_of(&["LOC-02", "LOC-03"]),
            Topic::Review => reads(&[Table::Reviews]),
            Topic::Health => reads(&[Table::Oc2]),
            Topic::Adoption => is_of(&["ADP-"]) || reads(&[Table::Ad1, Table::PlacedAdoption]),
            Topic::Missing => reads(&[Table::Missing]),
            Topic::Leaver => reads(&[Table::Oc3]),
            Topic::Worker => reads(&[Table::SwEpisodes]),
        }
    }
}

/// How a check looks for what is wrong.
#[derive(Clone, Copy)]
pub enum Find {
    /// The cells of one row of its table are wrong, in a return of this year.
    Cells(fn(&RowCells, i32) -> bool),
    /// The rows of one child in one return are wrong.
    Filed(Question),
    /// As [`Find::Filed`], when the return of the year before is loaded too.
    LastYear(Question),
    /// Something is wrong or absent at the as-at date.
    Today(QuestionToday),
    /// The cell of a column, where it is of the right kind, stands in the row of another child of the same return too.
    Shared(&'static str, fn(&[u8]) -> bool),
    /// Reading set rows aside or mended them away, with one of these codes and in one of the check's columns.
    SetAside(&'static [Code]),
}

/// One check, as a constant.
pub struct Check {
    /// The rule number of the DfE, or a word of our own for what no rule asks.
    pub code: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// The table whose rows are to be mended.
    pub table: Table,
    /// The columns to look at.
    pub columns: &'static [&'static str],
    /// What is wrong.
    pub message: &'static str,
    /// What to do.
    pub advice: &'static str,
    /// The tables it reads.
    pub reads: &'static [Table],
    /// The years in which the returns end that it holds for, both included.
    pub years: (i32, i32),
    /// How it looks.
    pub find: Find,
}

/// A year after every return.
const NO_END: i32 = i32::MAX;

impl Check {
    /// A check on rows of `table` that reads no other.
    pub const fn on(table: Table, code: &'static str, topic: Topic, columns: &'static [&'static str]) -> Check {
        Check {
            code,
            topic,
            table,
            columns,
            message: "",
            advice: "",
            reads: only(table),
            years: (0, NO_END),
            find: Find::SetAside(&[]),
        }
    }

    /// What is wrong, what to do, and how it is found.
    pub const fn says(self, message: &'static str, advice: &'static str, find: Find) -> Check {
        Check { message, advice, find, ..self }
    }

    /// The check reads these tables.
    pub const fn reading(self, reads: &'static [Table]) -> Check {
        Check { reads, ..self }
    }

    /// In force in returns of the years that end from `year` on.
    pub const fn since(self, year: i32) -> Check {
        Check { years: (year, self.years.1), ..self }
    }

    /// In force in returns of the years that end up to `year`.
    pub const fn until(self, year: i32) -> Check {
        Check { years: (self.years.0, year), ..self }
    }

    /// Whether it holds for the return of a year.
    pub fn is_in_force(&self, year: i32) -> bool {
        (self.years.0..=self.years.1).contains(&year)
    }

    /// Whether it is asked of the return of a year, at an as-at date in `current`: only the return of the date holds
    /// the OC2 and OC3 that are read (D9).
    pub fn is_asked_of(&self, year: i32, current: i32) -> bool {
        self.is_in_force(year) && (year == current || !matches!(self.table, Table::Oc2 | Table::Oc3))
    }

    /// Whether it looks at the cells as they stand in the file.
    pub fn is_of_cells(&self) -> bool {
        matches!(self.find, Find::Cells(_) | Find::Shared(..))
    }

    /// Whether the code is one of ours and not a rule number of the DfE: ours have an underscore.
    pub fn is_own(&self) -> bool {
        self.code.contains('_')
    }
}

/// A list of one table.
const fn only(table: Table) -> &'static [Table] {
    match table {
        Table::Header => &[Table::Header],
        Table::Episodes => &[Table::Episodes],
        Table::Reviews => &[Table::Reviews],
        Table::Uasc => &[Table::Uasc],
        Table::Oc2 => &[Table::Oc2],
        Table::Oc3 => &[Table::Oc3],
        Table::Ad1 => &[Table::Ad1],
        Table::PlacedAdoption => &[Table::PlacedAdoption],
        Table::PrevPerm => &[Table::PrevPerm],
        Table::Missing => &[Table::Missing],
        Table::SwEpisodes => &[Table::SwEpisodes],
        Table::Dolo => &[Table::Dolo],
        // The checks are those of the return.
        _ => &[],
    }
}

/// A place where a check holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The child.
    pub child: ChildId,
    /// The year in which the return ends.
    pub year: i32,
    /// The row; `None` where it is a row that should be there and is not.
    pub origin: Option<Origin>,
}
