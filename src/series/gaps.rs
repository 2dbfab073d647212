//! Where a line has no value at a date, and why (D66): a trend is drawn only through what the files can tell.

use super::extracts::{self, Untold};
use super::periods::{Span, Step, first_day, is_cut};
use super::plan::Plan;
use crate::calendar::{Day, return_year};
use crate::history::{History, Period};
use crate::judging::{Figure, Indicator, Shape, Standing};
use crate::returns::Records;
use crate::rows::of_extracts::TypedNumber;
use crate::rows::of_the_return::Table;
use crate::scorecard::{Line, typed};
use std::fmt;

/// Of a hundred cases, so many at most may be left out because nobody can tell whether they belong.
pub const MOST_UNASSESSED: i64 = 5;

/// Why there is no point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gap {
    /// No return of a year is loaded that the window touches.
    NoReturn(i32),
    /// A table that the line needs was not loaded.
    NoTable(Table),
    /// Nor that of one year that the window touches.
    NoTableOf(Table, i32),
    /// The month, quarter or year has not ended.
    NotEnded,
    /// The newest return seems to be complete up to a day before the date.
    Beyond(Day),
    /// The extract begins, or knows of ends, only after the first day that the line looks at.
    Begins(Table, Day),
    /// The extract says only what is so now.
    OnlyNow(Table),
    /// The return says it once a year.
    OnceAYear(Table),
    /// More than a few cases cannot be judged: how many, of how many.
    Unassessed(i64, i64),
    /// No number was typed for the days.
    NotTyped,
    /// What counts since 1 April stands beside the same date of another year only.
    PartYear,
    /// Nobody has told how many children lived in the area: of the year that ends in a year.
    NoResidents(i32),
    /// There is no case to count.
    Nobody,
}

impl Gap {
    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Gap::NoReturn(_) => "no return",
            Gap::NoTable(_) | Gap::NoTableOf(..) => "no file",
            Gap::NotEnded => "not ended",
            Gap::Beyond(_) => "beyond the files",
            Gap::Begins(..) => "before the extract",
            Gap::OnlyNow(_) => "only now",
            Gap::OnceAYear(_) => "once a year",
            Gap::Unassessed(..) => "cannot be judged",
            Gap::NotTyped => "not typed",
            Gap::NoResidents(_) => "no population",
            Gap::PartYear => "part of a year",
            Gap::Nobody => "nobody",
        }
    }
}

/// The reason as a sentence.
impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Gap::NoReturn(year) => write!(f, "No return for {} is loaded.", return_year(*year)),
            Gap::NoTable(table) => write!(f, "{} was not dropped.", table.file()),
            Gap::NoTableOf(table, year) => write!(f, "{} for {} was not dropped.", table.file(), return_year(*year)),
            Gap::NotEnded => f.write_str("The period has not ended."),
            Gap::Beyond(day) => write!(f, "The files reach only to {day}."),
            Gap::Begins(table, day) => {
                write!(f, "{} tells what happened from {day} on, and the figure needs more.", table.file())
            }
            Gap::OnlyNow(table) => write!(f, "{} says only what is so now.", table.file()),
            Gap::OnceAYear(table) => write!(f, "{} says only what was so at 31 March.", table.file()),
            Gap::Unassessed(cases, of) => write!(f, "{cases} of {of} cannot be judged, more than 5 in 100."),
            Gap::NotTyped => f.write_str("No number was typed for this period."),
            Gap::PartYear => f.write_str("A count since 1 April stands beside the same date of another year only."),
            Gap::NoResidents(year) => {
                write!(f, "The number of children aged 0 to 17 in the area is not known for {}.", return_year(*year))
            }
            Gap::Nobody => f.write_str("There is nobody to count."),
        }
    }
}

/// Why a line has no value at a date, where it has none.
pub fn of(line: &Line, history: &History, plan: &Plan, span: Span) -> Option<Gap> {
    let indicator = line.indicator;
    let records = &*history.records;
    if indicator.needs.contains(&Table::TypedNumbers) || line.typed.is_some() {
        return not_typed(line, &history.period);
    }
    let first = first_day(indicator, &history.period);
    not_ended(indicator, plan.step, span)
        .or_else(|| no_return(indicator, records, first, span.last))
        .or_else(|| no_table(line, records, first, span.last))
        .or_else(|| beyond(plan, span))
        .or_else(|| once_a_year(indicator, plan, span))
        .or_else(|| extracts::untold(indicator, records, first, span.last, plan.as_at).map(of_extract))
        .or_else(|| unassessed(&of_cases(line, history)))
        .or_else(|| line.tenths.is_none().then_some(Gap::Nobody))
}

/// A typed number stands where its own days are those of the point, and nowhere else (D60).
fn not_typed(line: &Line, period: &Period) -> Option<Gap> {
    let is_own = |number: &TypedNumber| typed::is_of_own_period(number, line.indicator.window, period);
    (!line.typed.as_ref().is_some_and(is_own)).then_some(Gap::NotTyped)
}

fn not_ended(indicator: &Indicator, step: Step, span: Span) -> Option<Gap> {
    let is_part = is_cut(indicator, step) && !step.is_whole(span.last);
    is_part.then_some(Gap::NotEnded)
}

fn of_extract(untold: Untold) -> Gap {
    match untold {
        Untold::Before(table) => Gap::OnlyNow(table),
        Untold::Until(table, day) => Gap::Begins(table, day),
    }
}

fn years(first: Day, last: Day) -> impl Iterator<Item = i32> {
    first.year_end()..=last.year_end()
}

/// A line of extracts alone needs no return.
fn no_return(indicator: &Indicator, records: &Records, first: Day, last: Day) -> Option<Gap> {
    let of_the_return = indicator.needs.iter().any(|table| !table.is_extract());
    let absent = years(first, last).find(|year| !records.years.contains(year));
    absent.filter(|_| of_the_return).map(Gap::NoReturn)
}

fn no_table(line: &Line, records: &Records, first: Day, last: Day) -> Option<Gap> {
    let indicator = line.indicator;
    if line.missing.first() == Some(&Table::Residents) {
        return Some(Gap::NoResidents(last.year_end()));
    }
    if let Some(table) = line.missing.first() {
        if records.given.was_made_after(*table, last) {
            return Some(Gap::OnlyNow(*table));
        }
        let is_somewhere = records.has(*table, None) && records.column_absent(*table, indicator.id).is_none();
        let of_year = Gap::NoTableOf(*table, last.year_end());
        return Some(if is_somewhere { of_year } else { Gap::NoTable(*table) });
    }
    let mut needed = indicator.needs.iter().copied().filter(|table| is_of_its_year(*table));
    let instead = |year: i32| indicator.instead.is_some_and(|other| tells(records, other, year));
    let lacking = |table: Table| {
        let absent = years(first, last).find(|year| !tells(records, table, *year) && !instead(*year));
        absent.map(|year| Gap::NoTableOf(table, year))
    };
    needed.find_map(lacking)
}

/// Tables of which each year's return holds what happened in that year.
fn is_of_its_year(table: Table) -> bool {
    use Table::{Ad1, Missing, PlacedAdoption, Reviews, SwEpisodes};
    matches!(table, Reviews | Missing | Ad1 | PlacedAdoption | SwEpisodes)
}

fn tells(records: &Records, table: Table, year: i32) -> bool {
    match table {
        Table::Reviews | Table::Missing | Table::SwEpisodes => records.reaches(table, year),
        _ => records.has(table, Some(year)),
    }
}

fn beyond(plan: &Plan, span: Span) -> Option<Gap> {
    plan.reach.filter(|reach| span.last > *reach && span.last != plan.as_at).map(Gap::Beyond)
}

/// OC2 of a year that has ended says what was so at its end: at an earlier date it would tell what was to come.
fn once_a_year(indicator: &Indicator, plan: &Plan, span: Span) -> Option<Gap> {
    let is_year_end = span.last.plus(1) == span.last.plus(1).year_start();
    let is_earlier = span.last != plan.as_at && !is_year_end;
    (is_earlier && indicator.needs.contains(&Table::Oc2)).then_some(Gap::OnceAYear(Table::Oc2))
}

/// The figure of the cases alone: those of a rate are no part of the children of the area, and sessions are no children.
fn of_cases(line: &Line, history: &History) -> Figure {
    let (measure, figure) = (line.indicator.measure, line.figure);
    match measure.shape() {
        Shape::Rate => Figure { denominator: None, ..figure },
        Shape::Pooled => {
            let met = measure.tally(history).by_standing[Standing::Met as usize];
            Figure { denominator: Some(met), unassessed: figure.unassessed + figure.not_recorded, ..figure }
        }
        _ => figure,
    }
}

/// More than 5 of 100 of d + x; of a plain count, of n + x.
pub fn unassessed(figure: &Figure) -> Option<Gap> {
    let left_out = figure.unassessed;
    let of = figure.denominator.unwrap_or(figure.numerator) + left_out;
    (100 * left_out > MOST_UNASSESSED * of).then_some(Gap::Unassessed(left_out, of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_of_a_hundred_are_few() {
        let figure = |d, x| Figure { denominator: Some(d), unassessed: x, ..Figure::default() };
        assert_eq!(unassessed(&figure(95, 5)), None);
        assert_eq!(unassessed(&figure(94, 5)), Some(Gap::Unassessed(5, 99)));
        assert_eq!(unassessed(&figure(0, 0)), None);
        let count = Figure { numerator: 19, unassessed: 1, ..Figure::default() };
        assert_eq!(unassessed(&count), None);
        assert_eq!(unassessed(&Figure { numerator: 18, ..count }), Some(Gap::Unassessed(1, 19)));
    }
}
