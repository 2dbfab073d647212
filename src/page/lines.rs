//! The lines of the scorecard.

use super::bounds::BoundsView;
use super::living;
use super::words;
use crate::history::History;
use crate::indicators::reviews::depends_on_earlier_reviews;
use crate::judging::*;
use crate::rows::of_extracts::TypedNumber;
use crate::rows::of_the_return::Table;
use crate::scorecard::{self, Group, Line, Section, typed};
use serde::Serialize;

/// The scorecard at one date.
#[derive(Serialize)]
pub struct ScorecardView {
    as_at: String,
    as_at_words: String,
    year_words: String,
    headline: String,
    notes: Vec<String>,
    sections: Vec<SectionView>,
}

#[derive(Serialize)]
struct SectionView {
    key: &'static str,
    title: &'static str,
    lines: Vec<LineView>,
}

#[derive(Serialize)]
pub(super) struct LineView {
    id: &'static str,
    codes: &'static [&'static str],
    title: &'static str,
    unit: &'static str,
    better: &'static str,
    better_words: &'static str,
    window: &'static str,
    window_words: String,
    numerator: i64,
    denominator: Option<i64>,
    not_recorded: i64,
    unassessed: i64,
    value: Option<f64>,
    shown: ShownView,
    bounds: Option<BoundsView>,
    cases: String,
    needs: Vec<Need>,
    missing: Option<String>,
    /// What the line needs and a return need not hold, where it was not given: the page lists such lines apart.
    waits_for: Vec<String>,
    remark: Option<String>,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct ShownView {
    lead: String,
    under: String,
    aside: Option<String>,
    small: bool,
}

#[derive(Serialize)]
struct Need {
    table: &'static str,
    loaded: bool,
}

#[derive(Serialize)]
struct GroupView {
    name: &'static str,
    label: String,
    numerator: i64,
    denominator: Option<i64>,
    not_recorded: i64,
    value: Option<f64>,
    lead: String,
    under: String,
}

impl ScorecardView {
    /// Every line of every section.
    pub fn of(history: &History) -> ScorecardView {
        let period = &history.period;
        let on_the_roll = history.children().filter(|child| child.current_care().is_some()).count() as i64;
        ScorecardView {
            as_at: period.last.iso(),
            as_at_words: period.last.to_string(),
            year_words: words::window(Window::Year, period),
            headline: format!("{} looked after at {}", words::counted(on_the_roll, ("child", "children")), period.last),
            notes: scorecard::notes(history),
            sections: scorecard::sections(&history.records)
                .iter()
                .map(|section| section_view(section, history))
                .collect(),
        }
    }
}

fn section_view(section: &Section, history: &History) -> SectionView {
    let lines = section.lines.iter().map(|indicator| line_view(&scorecard::line(indicator, history), history));
    SectionView { key: section.key, title: section.title, lines: lines.collect() }
}

pub(super) fn line_view(line: &Line, history: &History) -> LineView {
    let indicator = line.indicator;
    let figure = &line.figure;
    LineView {
        id: indicator.id,
        codes: indicator.codes,
        title: indicator.title,
        unit: indicator.unit.key(),
        better: indicator.better.key(),
        better_words: words::better(indicator.better),
        window: indicator.window.key(),
        window_words: own_days(line, history),
        numerator: figure.numerator,
        denominator: figure.denominator,
        not_recorded: figure.not_recorded,
        unassessed: figure.unassessed,
        value: in_units(line.tenths),
        shown: shown(line),
        bounds: BoundsView::of_line(line, history),
        cases: cases_words(line, history),
        needs: needs(line, history),
        missing: missing(line, history),
        waits_for: line.waits_for().map(living::waited_for).collect(),
        remark: remark(line, history),
        groups: if line.missing.is_empty() {
            line.groups.iter().map(|group| group_view(group, indicator)).collect()
        } else {
            Vec::new()
        },
    }
}

/// Tenths as a number of the unit.
fn in_units(tenths: Option<i64>) -> Option<f64> {
    tenths.map(|tenths| tenths as f64 / 10.0)
}

fn shown(line: &Line) -> ShownView {
    if !line.missing.is_empty() {
        return ShownView {
            lead: "\u{2013}".to_owned(),
            under: "not worked out".to_owned(),
            aside: None,
            small: false,
        };
    }
    let shown = shown_as(line.indicator, &line.figure, line.tenths);
    ShownView { lead: shown.lead, under: shown.under, aside: words::aside(&line.figure), small: shown.small }
}

/// A figure of a line in words; where everybody of the denominator counts, how many they are.
pub(super) fn shown_as(indicator: &Indicator, figure: &Figure, tenths: Option<i64>) -> words::Shown {
    let cases = indicator.measure.cases();
    if indicator.is_profile() {
        let under = if figure.numerator == 1 { cases.0 } else { cases.1 };
        return words::Shown { lead: words::count(figure.numerator), under: under.to_owned(), small: false };
    }
    let shown = words::shown(figure, tenths, indicator.unit, cases);
    match figure.denominator {
        Some(of) if indicator.measure.shape() == Shape::Ratio && indicator.unit != Unit::Percent => {
            words::Shown { under: words::counted(of, indicator.measure.of()), ..shown }
        }
        _ => shown,
    }
}

/// How many cases a list shows; no case stands behind a typed number.
fn cases_words(line: &Line, history: &History) -> String {
    if line.typed.is_some() {
        return String::new();
    }
    let measure = line.indicator.measure;
    let number = match measure.shape() {
        Shape::Mean => line.figure.denominator.unwrap_or_default(),
        Shape::Pooled => measure.tally(history).by_standing[Standing::Met as usize],
        _ => line.figure.numerator,
    };
    words::counted(number, measure.cases())
}

/// The tables that the line reads; one that does in place of another stands there in its place.
fn needs(line: &Line, history: &History) -> Vec<Need> {
    let (indicator, period) = (line.indicator, &history.period);
    let in_place = scorecard::stands_in(indicator, &history.records, period);
    let own = indicator.needs.len() - usize::from(in_place.is_some());
    let tables = indicator.needs[..own].iter().chain(&in_place).chain(indicator.uses);
    let is_loaded = |table: &Table| !line.missing.contains(table) && !line.unused.contains(table);
    tables.map(|table| Need { table: table.name(), loaded: is_loaded(table) }).collect()
}

fn missing(line: &Line, history: &History) -> Option<String> {
    if let Some(lacking) = column_absent(line, history) {
        return Some(lacking);
    }
    if let Some(strange) = strange(line, history) {
        return Some(strange);
    }
    if line.missing == [Table::Residents] {
        return Some(living::MISSING.to_owned());
    }
    let names: Vec<String> = line.missing.iter().map(|table| table.file()).collect();
    let (last, first) = names.split_last()?;
    let list = if first.is_empty() { last.clone() } else { format!("{} and {last}", first.join(", ")) };
    let was = if first.is_empty() { "was" } else { "were" };
    let records = &history.records;
    let is_of_year = |table: &Table| matches!(table, Table::Oc2 | Table::Oc3) || records.has(*table, None);
    let of_year = line.missing.iter().any(is_of_year);
    let of = if of_year { format!(" for {}", words::return_year(history.period.year)) } else { String::new() };
    Some(format!(
        "{list}{of} {was} not dropped. Add {} to switch this line on.",
        if first.is_empty() { "it" } else { "them" }
    ))
}

/// A file that was dropped without a column that the line reads.
fn column_absent(line: &Line, history: &History) -> Option<String> {
    let absent = |table: &Table| Some((table.file(), history.records.column_absent(*table, line.indicator.id)?));
    let (file, column) = line.missing.iter().find_map(absent)?;
    Some(format!("{file} was dropped without the column {column}. Add the column to switch this line on."))
}

/// A file that was dropped, but of other children than Episodes.
fn strange(line: &Line, history: &History) -> Option<String> {
    let mut tables = line.missing.iter().chain(line.indicator.instead.as_ref().filter(|_| !line.missing.is_empty()));
    let table = tables.find(|table| history.records.is_strange(**table))?;
    Some(format!(
        "{} was dropped, but none of its children is in Episodes. Add the file of the children in Episodes to switch this line on.",
        table.file()
    ))
}

/// What a reader should know of one line: returns that are not there, answers that rest on them (D48, D25).
fn remark(line: &Line, history: &History) -> Option<String> {
    if !line.missing.is_empty() {
        return None;
    }
    if let Some(number) = &line.typed {
        return Some(typed_words(number, line, history));
    }
    let other = other_typed(line, history);
    let rate = living::words(line, history);
    let remarks = [rate, earlier_reviews(line, history), short_window(line, history), less_exact(line), other];
    let words: Vec<String> = remarks.into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The days of a line; those of a typed number are its own (D60).
fn own_days(line: &Line, history: &History) -> String {
    match &line.typed {
        Some(number) if !typed::is_of_own_period(number, line.indicator.window, &history.period) => {
            words::capital(&typed::period_words(number))
        }
        _ => words::window(line.indicator.window, &history.period),
    }
}

/// A typed number stands under its own period (D60).
fn typed_words(number: &TypedNumber, line: &Line, history: &History) -> String {
    let is_own = typed::is_of_own_period(number, line.indicator.window, &history.period);
    let other = if is_own { "" } else { " It is of another period than the line." };
    format!("A typed number, {}. It is not worked out from children's records.{other}", typed::period_words(number))
}

/// A typed number that says otherwise than the rows.
fn other_typed(line: &Line, history: &History) -> Option<String> {
    typed::other_than_worked(line, history)?;
    Some("A typed number for the same period is another. The figure is worked out from the rows.".to_owned())
}

fn earlier_reviews(line: &Line, history: &History) -> Option<String> {
    if line.indicator.id != "REV-01" {
        return None;
    }
    let looked_after = history.children().filter(|child| child.current_care().is_some());
    let number = looked_after.filter(|child| depends_on_earlier_reviews(*child)).count() as i64;
    let children = words::counted(number, ("child", "children"));
    (number > 0).then(|| {
        let verb = if number == 1 { "depends" } else { "depend" };
        format!(
            "{children} {verb} on reviews before {}, which are not loaded. The best case is shown.",
            history.covered_from
        )
    })
}

fn short_window(line: &Line, history: &History) -> Option<String> {
    let period = &history.period;
    let from = match line.indicator.window {
        Window::Rolling12 => period.twelve_months,
        Window::Rolling24 => period.two_years_start(),
        Window::ThreeYears => period.three_years_start(),
        Window::Snapshot | Window::Year | Window::SchoolYear => return None,
    };
    let is_short = history.covered_from > from;
    is_short.then(|| {
        format!(
            "The returns loaded begin on {}, so the whole of the {} is not covered.",
            history.covered_from,
            match line.indicator.window {
                Window::ThreeYears => "3 years",
                Window::Rolling24 => "24 months",
                _ => "12 months",
            }
        )
    })
}

fn less_exact(line: &Line) -> Option<String> {
    let names: Vec<String> = line.unused.iter().map(|table| table.file()).collect();
    (!names.is_empty()).then(|| format!("Worked out without {}, so it is less exact.", names.join(", ")))
}

fn group_view(group: &Group, indicator: &Indicator) -> GroupView {
    let shown = words::shown(&group.figure, group.tenths, group.unit, indicator.measure.cases());
    GroupView {
        name: group.name,
        label: group.label.clone(),
        numerator: group.figure.numerator,
        denominator: group.figure.denominator,
        not_recorded: group.figure.not_recorded,
        value: in_units(group.tenths),
        lead: shown.lead,
        under: if group.figure.denominator.is_some() { shown.under } else { String::new() },
    }
}
