//! Verdicts added up: figures, values, groups and breakdowns.

use crate::calendar::{Day, april, return_year};
use crate::file::Source;
use crate::file::choices::Choices;
use crate::history::History;
use crate::indicators::{self, SECTIONS};
use crate::judging::measure::rounded;
use crate::judging::*;
use crate::returns::{self, Records, Returns};
use crate::rows::grouped::Grouped;
use crate::rows::of_extracts::is_own_measure;
use crate::rows::of_the_return::{Review, Table};
use line::not_loaded;

mod line;
pub mod own;
pub mod typed;

pub use line::{Group, Line, fraction, missing, newest, stands_in, value_in_tenths};
pub use own::lines as own_lines;

/// Works one indicator out. Where a table is missing, a typed number takes the place of the figure.
pub fn line(indicator: &'static Indicator, history: &History) -> Line {
    line_with(indicator, history, groups_of)
}

/// The same without the figures beside the headline, where many dates are asked.
pub fn headline(indicator: &'static Indicator, history: &History) -> Line {
    let is_series = indicator.groups.iter().any(|groups| matches!(groups, Groups::Series(..)));
    line_with(indicator, history, if is_series { groups_of } else { |_, _| (None, Vec::new()) })
}

/// The figures beside a headline, and its cases where they were counted on the way.
type GroupsOf = fn(&Indicator, &History) -> (Option<Tally>, Vec<Group>);

fn line_with(indicator: &'static Indicator, history: &History, groups_of: GroupsOf) -> Line {
    let missing = missing(indicator, &history.records, &history.period);
    match typed::number(indicator, history).filter(|_| !missing.is_empty()) {
        Some(number) => typed::line(indicator, &number, history),
        None => worked_line(indicator, history, missing, groups_of),
    }
}

fn worked_line(indicator: &'static Indicator, history: &History, missing: Vec<Table>, groups_of: GroupsOf) -> Line {
    let unused = not_loaded(indicator.uses, indicator, &history.records, &history.period);
    let (counted, groups) = groups_of(indicator, history);
    let figure = match counted {
        Some(tally) => indicator.measure.figure_of(&tally, history),
        None => indicator.measure.figure(history),
    };
    let tenths = match indicator.value {
        _ if !missing.is_empty() => None,
        Some(value) => Some(10 * value(history)),
        None => value_in_tenths(&figure, indicator.unit),
    };
    let tenths = tenths.filter(|_| !is_series_without_a_point(indicator, &groups));
    Line { indicator, figure, tenths, groups, missing, unused, typed: None }
}

/// A series that has not begun is no 0: no month end of the year is complete (D53).
fn is_series_without_a_point(indicator: &Indicator, groups: &[Group]) -> bool {
    indicator.groups.iter().any(|of| matches!(of, Groups::Series(..))) && groups.is_empty()
}

/// Lines under a heading.
pub struct Section {
    /// A short name, for links.
    pub key: &'static str,
    /// The heading.
    pub title: &'static str,
    /// The lines, in order.
    pub lines: Vec<&'static Indicator>,
}

/// The sections with their lines; after them the measures of the council's own, where there are any.
pub fn sections(records: &Records) -> Vec<Section> {
    let fixed = SECTIONS.iter().map(|of| Section { key: of.key, title: of.title, lines: of.lines().collect() });
    let own = Section { key: "own", title: "Our own measures", lines: own::lines(records) };
    fixed.chain((!own.lines.is_empty()).then_some(own)).collect()
}

/// Every line, in the order of the sections.
pub fn all(records: &Records) -> Vec<&'static Indicator> {
    indicators::all().chain(own::lines(records)).collect()
}

/// Works every indicator out, in the order of the sections.
pub fn lines(history: &History) -> Vec<Line> {
    all(&history.records).into_iter().map(|indicator| line(indicator, history)).collect()
}

/// What a reader should know of the whole scorecard: returns that are not there (D48), and judgements in words.
pub fn notes(history: &History) -> Vec<String> {
    let judgements = own::judgements(&history.records, history.period.last).into_iter();
    let words = judgements.map(|one| own::judgement_words(one, str::to_owned));
    notes_of_returns(history).into_iter().chain(words).collect()
}

fn notes_of_returns(history: &History) -> Vec<String> {
    let years = &history.records.years;
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return Vec::new() };
    let mut notes = Vec::new();
    if !years.contains(&history.period.year) {
        let wanted = return_year(history.period.year);
        notes.push(format!(
            "No return for {wanted} is loaded, so the figures at this date rest on other years. Nothing is estimated."
        ));
    }
    for table in [Table::ChildrenInCare, Table::PathwayPlans] {
        if history.records.given.was_made_after(table, history.period.last) {
            let (file, day) = (table.file(), history.period.last);
            notes.push(format!(
                "{file} was made after {day} and says nothing of that day: lines that need it have no figure."
            ));
        }
    }
    if is_outlived(&history.records.reviews, *last) {
        notes.push(format!(
            "Reviews go on after {}, where the newest Episodes end. The Episodes of a later year may be missing.",
            april(*last).plus(-1)
        ));
    }
    let missing: Vec<String> = (*first..=*last).filter(|year| !years.contains(year)).map(return_year).collect();
    if !missing.is_empty() {
        notes.push(format!("Returns between the first and the last year are missing: {}.", missing.join(", ")));
    }
    notes
}

/// Whether more than a few reviews were held after the newest return: those of another year than its Episodes.
fn is_outlived(reviews: &Grouped<Review>, newest: i32) -> bool {
    let held_since = |first: Day| reviews.all().iter().filter(|review| review.held >= first).count();
    let later = held_since(april(newest));
    later > 1 && 20 * later > held_since(april(newest - 1))
}

/// Reads the files and joins their returns; every guess stands.
pub fn returns_of(sources: &[Source]) -> Returns {
    returns_as_chosen(sources, &Choices::default())
}

/// Reads the files as the officer has chosen, and joins their returns. A number can be typed for every line, for any may
/// have nothing to be worked out from (D60), and for measures of the council's own.
pub fn returns_as_chosen(sources: &[Source], choices: &Choices) -> Returns {
    returns::read_with(sources, choices, |id| {
        is_own_measure(id) || indicators::all().any(|line| id.eq_ignore_ascii_case(line.id.as_bytes()))
    })
}

/// Reads the files as the officer has chosen, and says of typed numbers that do not stand that they do not.
pub fn read_with(sources: &[Source], choices: &Choices) -> Returns {
    let mut returns = returns_as_chosen(sources, choices);
    typed::say(&returns.records, &mut returns.accounts);
    returns
}

/// The figures beside a headline, in the order of the indicator. What is broken down is judged once for both.
fn groups_of(indicator: &Indicator, history: &History) -> (Option<Tally>, Vec<Group>) {
    let breakdown = |groups: &Groups| match groups {
        Groups::By(_, breakdown) | Groups::Profile(_, breakdown) => Some(*breakdown),
        _ => None,
    };
    let breakdowns: Vec<Breakdown> = indicator.groups.iter().filter_map(breakdown).collect();
    let (whole, by) = judged_by_group(&breakdowns, indicator, history);
    let counted = (!breakdowns.is_empty()).then_some(whole);
    let mut by = by.into_iter();
    let work_out = |groups: &Groups| match groups {
        Groups::Parts(name, parts) => parts.iter().map(|part| part_of(name, part, history)).collect(),
        Groups::By(name, _) => by.next().map(|by| by.groups(name, indicator, &whole)).unwrap_or_default(),
        Groups::Profile(name, _) => by.next().map(|by| by.profile(name, indicator, &whole)).unwrap_or_default(),
        Groups::Series(name, series) => series(history).into_iter().map(|point| point_of(name, point)).collect(),
    };
    (counted, indicator.groups.iter().flat_map(work_out).collect())
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
        indicator.measure.judge_those_in(history, &mut |case| {
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
