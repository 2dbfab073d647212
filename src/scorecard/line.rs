//! A line of the scorecard: its figure and value, the figures beside it, and the tables that it waits for.

use crate::calendar::april;
use crate::history::Period;
use crate::judging::measure::rounded;
use crate::judging::*;
use crate::returns::Records;
use crate::rows::of_extracts::TypedNumber;
use crate::rows::of_the_return::Table;

/// A figure's value in tenths of its unit; `None` where there is nothing to divide by. Days, rates and pounds are whole.
pub fn value_in_tenths(figure: &Figure, unit: Unit) -> Option<i64> {
    let (numerator, of) = fraction(figure, unit)?;
    Some(match unit {
        Unit::Days | Unit::Rate | Unit::Pounds => 10 * rounded(numerator, of),
        _ => rounded(10 * numerator, of),
    })
}

/// A value in tenths as exact as its unit is shown, half away from zero (D47).
pub fn as_exact(tenths: i64, unit: Unit) -> i64 {
    match unit {
        Unit::Days | Unit::Rate | Unit::Pounds => 10 * rounded(tenths, 10),
        _ => tenths,
    }
}

/// A figure's exact value in its unit, as a fraction; `None` where there is nothing to divide by.
pub fn fraction(figure: &Figure, unit: Unit) -> Option<(i64, i64)> {
    let numerator = figure.numerator;
    match (unit, figure.denominator) {
        (_, Some(0)) => None,
        (Unit::Count, _) | (_, None) => Some((numerator, 1)),
        (Unit::Percent, Some(of)) => Some((numerator * 100, of)),
        (Unit::Rate, Some(of)) => Some((numerator * 10_000, of)),
        (Unit::Points, Some(of)) => Some((numerator, of * 100)),
        (Unit::Weeks, Some(of)) => Some((numerator, of * 7)),
        (Unit::Days | Unit::Score | Unit::Pounds, Some(of)) => Some((numerator, of)),
    }
}

/// One figure beside a headline.
#[derive(Clone, Debug)]
pub struct Group {
    /// What the groups are of: "Age".
    pub name: &'static str,
    /// Which group.
    pub label: String,
    /// What the value is counted in.
    pub unit: Unit,
    /// The figure.
    pub figure: Figure,
    /// The value in tenths.
    pub tenths: Option<i64>,
}

/// One line of the scorecard, worked out.
#[derive(Clone)]
pub struct Line {
    /// The indicator.
    pub indicator: &'static Indicator,
    /// The figure.
    pub figure: Figure,
    /// The value in tenths of its unit.
    pub tenths: Option<i64>,
    /// Figures beside it.
    pub groups: Vec<Group>,
    /// Tables that were not loaded and without which there is no figure.
    pub missing: Vec<Table>,
    /// Tables that were not loaded and would make it more exact.
    pub unused: Vec<Table>,
    /// The typed number that the figure is, where it is one.
    pub typed: Option<TypedNumber>,
}

impl Line {
    /// The missing tables that a return need not hold: the simple extracts, the number of children of the area, and DoLo,
    /// which it has only from 2026/27. A line that waits for one is listed apart.
    pub fn waits_for(&self) -> impl Iterator<Item = Table> {
        let may_lack = |table: &Table| table.is_extract() || matches!(table, Table::Dolo | Table::Residents);
        self.missing.iter().copied().filter(may_lack)
    }
}

/// The tables without which there is no figure and that no file holds, or not with the columns that the line reads.
pub fn missing(indicator: &Indicator, records: &Records, period: &Period) -> Vec<Table> {
    let mut missing = not_loaded(indicator.needs, indicator, records, period);
    if stands_in(indicator, records, period).is_some() || indicator.told_by.is_some_and(|told| told(records)) {
        missing.retain(|table| Some(table) != indicator.needs.last());
    }
    missing
}

/// The year of the newest return, to its end.
pub fn newest(records: &Records) -> Period {
    let year = records.years.last().copied().unwrap_or(NO_RETURN);
    Period::to(april(year).plus(-1))
}

/// A year that no return is of.
const NO_RETURN: i32 = 1900;

/// The table that does in place of the last one needed, where it was loaded and that one was not.
pub fn stands_in(indicator: &Indicator, records: &Records, period: &Period) -> Option<Table> {
    let told = |table: &Table| tells(records, *table, period, indicator);
    let last = indicator.needs.last()?;
    indicator.instead.filter(told).filter(|_| !told(last))
}

/// The tables of a list that no file holds; a file of typed numbers tells only of the lines it names.
pub fn not_loaded(tables: &[Table], indicator: &Indicator, records: &Records, period: &Period) -> Vec<Table> {
    let is_missing = |table: &Table| *table == Table::TypedNumbers || !tells(records, *table, period, indicator);
    tables.iter().copied().filter(is_missing).collect()
}

/// The column of list 8 from whose day on others of it hold.
const PLACEMENT_START: &str = "PLACEMENT_START";

/// Whether a table was read, with every column whose blanks mean something to the line. OC2 and OC3 must be those of the
/// year (D9), and PupilYears must have rows of the school year; so must Reviews, Missing and SWEpisodes be where the year
/// has a return, for without them nothing seems to have happened. An extract that holds the latest of everything must not
/// have been made after the as-at date (D61), where a line asks more than what holds since the start of a placement. A
/// line that counts the children of Episodes reads no table that is of other children altogether.
fn tells(records: &Records, table: Table, period: &Period, indicator: &Indicator) -> bool {
    let year = period.year;
    let is_read = match table {
        Table::Residents => records.given.residents.of_year(year).is_some(),
        Table::PupilYears => records.given.pupils.all().iter().any(|row| row.year == period.school_year),
        Table::Oc2 | Table::Oc3 => records.has(table, Some(year)),
        Table::Reviews | Table::Missing | Table::SwEpisodes if records.years.contains(&year) => {
            records.reaches(table, year)
        }
        Table::ChildrenInCare if table.off_without(PLACEMENT_START).any(|line| line == indicator.id) => {
            records.has(table, None)
        }
        _ => records.has(table, None) && !records.given.was_made_after(table, period.last),
    };
    let is_of_others = indicator.needs.contains(&Table::Episodes) && records.is_strange(table);
    is_read && !is_of_others && records.column_absent(table, indicator.id).is_none()
}
