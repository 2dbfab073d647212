//! Verdicts added up: figures, values, groups and breakdowns.

use crate::calendar::return_year;
use crate::file::Source;
use crate::file::choices::Choices;
use crate::history::History;
use crate::indicators::all;
use crate::judging::measure::rounded;
use crate::judging::*;
use crate::returns::{self, Records, Returns};
use crate::rows::of_extracts::TypedNumber;
use crate::rows::of_the_return::Table;

pub mod typed;

/// A figure's value in tenths of its unit; `None` where there is nothing to divide by.
pub fn value_in_tenths(figure: &Figure, unit: Unit) -> Option<i64> {
    match (unit, figure.denominator) {
        (_, Some(0)) => None,
        (Unit::Percent, Some(of)) => Some(rounded(figure.numerator * 1000, of)),
        (Unit::Days, Some(of)) => Some(10 * rounded(figure.numerator, of)),
        (Unit::Weeks, Some(of)) => Some(rounded(figure.numerator * 10, of * 7)),
        (Unit::Score, Some(of)) => Some(rounded(figure.numerator * 10, of)),
        (Unit::Rate, Some(of)) => Some(10 * rounded(figure.numerator * 10_000, of)),
        (Unit::Pounds, Some(of)) => Some(10 * rounded(figure.numerator, of)),
        (Unit::Count, _) | (_, None) => Some(10 * figure.numerator),
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

/// Works one indicator out. Where a table is missing, a typed number takes the place of the figure.
pub fn line(indicator: &'static Indicator, history: &History) -> Line {
    line_with(indicator, history, groups_of)
}

/// The same without the figures beside the headline, where many dates are asked.
pub fn headline(indicator: &'static Indicator, history: &History) -> Line {
    let is_series = indicator.groups.iter().any(|groups| matches!(groups, Groups::Series(..)));
    line_with(indicator, history, if is_series { groups_of } else { |_, _| Vec::new() })
}

type GroupsOf = fn(&Indicator, &History) -> Vec<Group>;

fn line_with(indicator: &'static Indicator, history: &History, groups_of: GroupsOf) -> Line {
    let missing = missing(indicator, &history.records, history.period.year);
    match typed::number(indicator, history).filter(|_| !missing.is_empty()) {
        Some(number) => typed::line(indicator, &number, history),
        None => worked_line(indicator, history, missing, groups_of),
    }
}

fn worked_line(indicator: &'static Indicator, history: &History, missing: Vec<Table>, groups_of: GroupsOf) -> Line {
    let unused = not_loaded(indicator.uses, indicator, &history.records, history.period.year);
    let figure = indicator.measure.figure(history);
    let tenths = match indicator.value {
        _ if !missing.is_empty() => None,
        Some(value) => Some(10 * value(history)),
        None => value_in_tenths(&figure, indicator.unit),
    };
    let groups = groups_of(indicator, history);
    let tenths = tenths.filter(|_| !is_series_without_a_point(indicator, &groups));
    Line { indicator, figure, tenths, groups, missing, unused, typed: None }
}

/// A series that has not begun is no 0: no month end of the year is complete (D53).
fn is_series_without_a_point(indicator: &Indicator, groups: &[Group]) -> bool {
    indicator.groups.iter().any(|of| matches!(of, Groups::Series(..))) && groups.is_empty()
}

/// Works every indicator out, in the order of the sections.
pub fn lines(history: &History) -> Vec<Line> {
    all().map(|indicator| line(indicator, history)).collect()
}

/// What a reader should know of the whole scorecard: returns that are not there (D48).
pub fn notes(history: &History) -> Vec<String> {
    let years = &history.records.years;
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return Vec::new() };
    let mut notes = Vec::new();
    if !years.contains(&history.period.year) {
        let wanted = return_year(history.period.year);
        notes.push(format!(
            "No return for {wanted} is loaded, so the figures at this date rest on other years. Nothing is estimated."
        ));
    }
    let missing: Vec<String> = (*first..=*last).filter(|year| !years.contains(year)).map(return_year).collect();
    if !missing.is_empty() {
        notes.push(format!("Returns between the first and the last year are missing: {}.", missing.join(", ")));
    }
    notes
}

/// Reads the files and joins their returns; every guess stands.
pub fn returns_of(sources: &[Source]) -> Returns {
    returns_as_chosen(sources, &Choices::default())
}

/// Reads the files as the officer has chosen, and joins their returns. A number can be typed for every line, for any may
/// have nothing to be worked out from (D60).
pub fn returns_as_chosen(sources: &[Source], choices: &Choices) -> Returns {
    returns::read_with(sources, choices, |id| all().any(|line| id.eq_ignore_ascii_case(line.id.as_bytes())))
}

/// Reads the files as the officer has chosen, and says of typed numbers that do not stand that they do not.
pub fn read_with(sources: &[Source], choices: &Choices) -> Returns {
    let mut returns = returns_as_chosen(sources, choices);
    typed::say(&returns.records, &mut returns.accounts);
    returns
}

/// The tables without which there is no figure and that no file holds, or not with the columns that the line reads.
pub fn missing(indicator: &Indicator, records: &Records, year: i32) -> Vec<Table> {
    let mut missing = not_loaded(indicator.needs, indicator, records, year);
    if stands_in(indicator, records, year).is_some() || indicator.told_by.is_some_and(|told| told(records)) {
        missing.retain(|table| Some(table) != indicator.needs.last());
    }
    missing
}

/// The table that does in place of the last one needed, where it was loaded and that one was not.
pub fn stands_in(indicator: &Indicator, records: &Records, year: i32) -> Option<Table> {
    let told = |table: &Table| tells(records, *table, year, indicator);
    let last = indicator.needs.last()?;
    indicator.instead.filter(told).filter(|_| !told(last))
}

/// The tables of a list that no file holds; a file of typed numbers tells only of the lines it names.
fn not_loaded(tables: &[Table], indicator: &Indicator, records: &Records, year: i32) -> Vec<Table> {
    let is_missing = |table: &Table| *table == Table::TypedNumbers || !tells(records, *table, year, indicator);
    tables.iter().copied().filter(is_missing).collect()
}

/// Whether a table was read, with every column whose blanks mean something to the line. OC2 and OC3 must be those of the
/// year (D9); so must Reviews and Missing be where the year has a return, for without them nothing seems to have happened. A
/// line that counts the children of Episodes reads no table that is of other children altogether.
fn tells(records: &Records, table: Table, year: i32, indicator: &Indicator) -> bool {
    let is_read = match table {
        Table::Residents => records.given.residents.of_year(year).is_some(),
        Table::Oc2 | Table::Oc3 => records.has(table, Some(year)),
        Table::Reviews | Table::Missing if records.years.contains(&year) => records.reaches(table, year),
        _ => records.has(table, None),
    };
    let is_of_others = indicator.needs.contains(&Table::Episodes) && records.is_strange(table);
    is_read && !is_of_others && records.column_absent(table, indicator.id).is_none()
}

/// The figures beside a headline, in the order of the indicator.
fn groups_of(indicator: &Indicator, history: &History) -> Vec<Group> {
    let breakdown = |groups: &Groups| match groups {
        Groups::By(_, breakdown) | Groups::Profile(_, breakdown) => Some(*breakdown),
        _ => None,
    };
    let breakdowns: Vec<Breakdown> = indicator.groups.iter().filter_map(breakdown).collect();
    let (whole, by) = judged_by_group(&breakdowns, indicator, history);
    let mut by = by.into_iter();
    let work_out = |groups: &Groups| match groups {
        Groups::Parts(name, parts) => parts.iter().map(|part| part_of(name, part, history)).collect(),
        Groups::By(name, _) => by.next().map(|by| by.groups(name, indicator, &whole)).unwrap_or_default(),
        Groups::Profile(name, _) => by.next().map(|by| by.profile(name, indicator, &whole)).unwrap_or_default(),
        Groups::Series(name, series) => series(history).into_iter().map(|point| point_of(name, point)).collect(),
    };
    indicator.groups.iter().flat_map(work_out).collect()
}

fn part_of(name: &'static str, part: &Part, history: &History) -> Group {
    let figure = part.measure.figure(history);
    let tenths = value_in_tenths(&figure, part.unit);
    Group { name, label: part.label.to_owned(), unit: part.unit, figure, tenths }
}

fn point_of(name: &'static str, point: Point) -> Group {
    let figure = Figure { numerator: rounded(point.tenths, 10), ..Figure::default() };
    Group { name, label: point.label, unit: Unit::Count, figure, tenths: Some(point.tenths) }
}

/// The figure of an indicator for each group of its cases, for several breakdowns, while every case is judged once.
pub fn all_broken_down(
    breakdowns: &[(&'static str, Breakdown)],
    indicator: &Indicator,
    history: &History,
) -> Vec<Vec<Group>> {
    let only: Vec<Breakdown> = breakdowns.iter().map(|(_, breakdown)| *breakdown).collect();
    let (whole, by) = judged_by_group(&only, indicator, history);
    breakdowns.iter().zip(by).map(|((name, _), by)| by.groups(name, indicator, &whole)).collect()
}

/// All cases counted, and counted by group for each breakdown.
fn judged_by_group(breakdowns: &[Breakdown], indicator: &Indicator, history: &History) -> (Tally, Vec<ByGroup>) {
    let mut whole = Tally::default();
    let mut by = vec![ByGroup::default(); breakdowns.len()];
    if !breakdowns.is_empty() {
        indicator.measure.judge(history, &mut |case| {
            if case.standing != Standing::Excluded {
                whole.add(case);
                breakdowns.iter().zip(&mut by).for_each(|(breakdown, by)| by.add(breakdown(case, history), case));
            }
        });
    }
    (whole, by)
}

/// A group of a profile: its cases of the denominator, of all of them.
pub fn of_all_of(own: Figure, of_all: Option<i64>, shape: Shape) -> Figure {
    let is_inside = shape == Shape::Share;
    let not_recorded = if is_inside { 0 } else { own.not_recorded };
    Figure { numerator: own.denominator.unwrap_or(own.numerator), denominator: of_all, not_recorded, ..own }
}

/// Cases counted by group: the order of the group, its label, and its cases.
#[derive(Clone, Default)]
struct ByGroup(Vec<((u16, &'static str), Tally)>);

impl ByGroup {
    fn add(&mut self, group: (u16, &'static str), case: &Judged) {
        let known = self.0.iter().position(|(other, _)| *other == group);
        let place = known.unwrap_or_else(|| {
            self.0.push((group, Tally::default()));
            self.0.len() - 1
        });
        self.0[place].1.add(case);
    }

    /// The figures of the groups. Where everybody of the denominator counts, each is set against all of them, as a profile.
    fn groups(self, name: &'static str, indicator: &Indicator, whole: &Tally) -> Vec<Group> {
        let shape = indicator.measure.shape();
        if indicator.is_profile() {
            return self.profile(name, indicator, whole);
        }
        self.each(name, indicator.unit, |tally| tally.figure(shape))
    }

    /// How many cases of the denominator each group has, of all of them (D55); beside a mean in per cent.
    fn profile(self, name: &'static str, indicator: &Indicator, whole: &Tally) -> Vec<Group> {
        let shape = indicator.measure.shape();
        let of_all = whole.figure(shape).denominator;
        let unit = if shape == Shape::Mean { Unit::Percent } else { indicator.unit };
        self.each(name, unit, |tally| of_all_of(tally.figure(shape), of_all, shape))
    }

    fn each(mut self, name: &'static str, unit: Unit, figure: impl Fn(&Tally) -> Figure) -> Vec<Group> {
        self.0.sort_by_key(|(group, _)| *group);
        let group = |((_, label), tally): ((u16, &str), Tally)| {
            let figure = figure(&tally);
            Group { name, label: label.to_owned(), unit, figure, tenths: value_in_tenths(&figure, unit) }
        };
        self.0.into_iter().map(group).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!([rounded(5, 2), rounded(-5, 2), rounded(7, 3), rounded(8, 3), rounded(0, 7)], [3, -3, 2, 3, 0]);
    }

    #[test]
    fn a_percentage_has_one_decimal_and_days_have_none() {
        let figure = Figure { numerator: 101, denominator: Some(109), ..Figure::default() };
        assert_eq!(value_in_tenths(&figure, Unit::Percent), Some(927));
        assert_eq!(value_in_tenths(&figure, Unit::Days), Some(10));
        assert_eq!(value_in_tenths(&Figure { denominator: Some(0), ..figure }, Unit::Percent), None);
    }
}
