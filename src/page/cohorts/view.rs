//! A line by its groups as the page shows it.

use super::asked::{Asked, Group};
use super::counted::Counted;
use crate::judging::{Indicator, Tally, Unit};
use crate::page::facets;
use crate::page::groups::{AimMark, aim_mark, scale, share};
use crate::page::words::{self, SMALL, count};
use crate::page::workers::Workers;
use crate::scorecard::{self, value_in_tenths};
use serde::Serialize;

/// A line by one thing or by two.
#[derive(Serialize)]
pub struct CohortsView {
    choices: Vec<CohortChoice>,
    /// Why there are no groups, where there are none.
    why: Option<String>,
    /// What it is told by: "By age and placement".
    title: String,
    /// Of the groups that are rows.
    name: String,
    /// Of the groups that are columns, where it is told by two things.
    across: Option<String>,
    /// What the bars go up to; nothing where no bar is drawn.
    scale: Option<String>,
    aim: Option<AimMark>,
    headings: Vec<String>,
    rows: Vec<CohortRow>,
    note: String,
}

#[derive(Serialize)]
struct CohortChoice {
    value: &'static str,
    words: String,
    /// Whether it takes age bands.
    bands: bool,
}

#[derive(Serialize)]
struct CohortRow {
    label: String,
    /// Whether it is that of all of them.
    all: bool,
    /// How long its bar is, as a share of the scale.
    bar: Option<f64>,
    pale: bool,
    cells: Vec<CohortCell>,
}

#[derive(Serialize)]
struct CohortCell {
    lead: String,
    under: String,
}

const ALL: &str = "All";
const NOTHING: &str = "\u{2013}";

fn choices(workers: &Workers) -> Vec<CohortChoice> {
    let choice = |facet: usize| {
        let words = facets::name(facet, workers)?.to_owned();
        Some(CohortChoice { value: facets::key(facet), words, bands: facets::years_of(facet).is_some() })
    };
    (0..facets::FACETS).filter_map(choice).collect()
}

/// The column of the value, where it is more than a count.
fn value_heading(indicator: &Indicator) -> &'static str {
    match indicator.unit {
        Unit::Percent => "Percentage",
        Unit::Days | Unit::Weeks | Unit::Points => "On average",
        Unit::Score | Unit::Rate | Unit::Pounds | Unit::Count => "Value",
    }
}

impl CohortsView {
    /// What is shown of it; `aim` in tenths of the line's unit.
    pub(super) fn of(
        counted: &Counted,
        asked: &Asked,
        why: Option<String>,
        aim: Option<i64>,
        workers: &Workers,
    ) -> CohortsView {
        let (names, indicator) = (asked.names(workers), counted.indicator);
        let mut view = CohortsView {
            choices: choices(workers),
            title: format!("By {}", names.join(" and ").to_lowercase()),
            name: names[0].to_owned(),
            across: names.get(1).map(|name| (*name).to_owned()),
            scale: None,
            aim: None,
            headings: Vec::new(),
            rows: Vec::new(),
            note: note(indicator),
            why,
        };
        match view.across {
            _ if view.why.is_some() => {}
            Some(_) => view.cross(counted),
            None => view.list(counted, aim.filter(|_| indicator.unit == Unit::Percent)),
        }
        view
    }

    /// A row for each group with its counts and its bar.
    fn list(&mut self, counted: &Counted, aim: Option<i64>) {
        let groups: Vec<(Group, Tally)> =
            counted.groups(0).into_iter().map(|group| (group, counted.sum(|cell| cell[0] == group))).collect();
        let shares: Vec<Option<f64>> = groups.iter().map(|(group, tally)| share_of(counted, *group, tally)).collect();
        let aim = aim.filter(|_| shares.iter().any(Option::is_some));
        let scale = scale(shares.iter().flatten().copied().chain(aim.map(|aim| aim as f64 / 1000.0)));
        let bar = |share: Option<f64>| share.zip(scale).map(|(share, scale)| (100.0 * share / scale as f64).min(1.0));
        self.scale = scale.map(|scale| format!("0 to {scale}%"));
        self.aim = aim.zip(scale).map(|(aim, scale)| aim_mark(aim, scale, counted.indicator));
        self.headings = list_headings(counted.indicator);
        self.rows = groups
            .iter()
            .zip(shares)
            .map(|((group, tally), share)| list_row(counted, group.1, tally, bar(share)))
            .collect();
        self.rows.push(CohortRow { all: true, ..list_row(counted, ALL, &counted.whole, None) });
    }

    /// A row for each group of the first thing, a column for each of the second, and all of them.
    fn cross(&mut self, counted: &Counted) {
        let across = counted.groups(1);
        self.headings = across.iter().map(|(_, name)| (*name).to_owned()).chain([ALL.to_owned()]).collect();
        let row = |label: &str, is_of: &dyn Fn(&Group) -> bool| {
            let cell = |column: &Group| counted.sum(|cell| is_of(&cell[0]) && cell[1] == *column);
            let sums = across.iter().map(cell).chain([counted.sum(|cell| is_of(&cell[0]))]);
            let cells = sums.map(|tally| cross_cell(counted, &tally)).collect();
            CohortRow { label: label.to_owned(), all: false, bar: None, pale: false, cells }
        };
        self.rows = counted.groups(0).iter().map(|group| row(group.1, &|other| other == group)).collect();
        self.rows.push(CohortRow { all: true, ..row(ALL, &|_| true) });
    }
}

fn note(indicator: &Indicator) -> String {
    let counts = match indicator.unit {
        Unit::Count => " Percentages are of all those counted.",
        _ => "",
    };
    format!("Exact counts, small ones too: for use inside the authority and not for publication.{counts}")
}

fn list_headings(indicator: &Indicator) -> Vec<String> {
    let has_value = indicator.unit != Unit::Count;
    let value = has_value.then(|| ["Of (d)", value_heading(indicator)]).into_iter().flatten();
    let names = ["Counted (n)"].into_iter().chain(value);
    names.chain(["Not recorded", "Cannot be judged", "Of those counted"]).map(str::to_owned).collect()
}

/// The share that a bar shows: of a count, the part of those counted.
fn share_of(counted: &Counted, (_, label): Group, tally: &Tally) -> Option<f64> {
    let (figure, unit) = (counted.figure(tally), counted.indicator.unit);
    if unit == Unit::Count {
        return counted.share(tally).map(|tenths| tenths as f64 / 1000.0);
    }
    let tenths = value_in_tenths(&figure, unit);
    share(&scorecard::Group { name: "", label: label.to_owned(), unit, figure, tenths })
}

fn list_row(counted: &Counted, label: &str, tally: &Tally, bar: Option<f64>) -> CohortRow {
    let (figure, unit) = (counted.figure(tally), counted.indicator.unit);
    let value = value_in_tenths(&figure, unit).map_or(NOTHING.to_owned(), |tenths| words::value(tenths, unit));
    let of = figure.denominator.map_or_else(String::new, count);
    let share = counted.share(tally).map_or(NOTHING.to_owned(), |share| words::value(share, Unit::Percent));
    let has_value = unit != Unit::Count;
    let mut cells = vec![words::summed(figure.numerator, unit)];
    cells.extend(has_value.then_some([of, value]).into_iter().flatten());
    cells.extend([count(figure.not_recorded), count(figure.unassessed), share]);
    let cells = cells.into_iter().map(|lead| CohortCell { lead, under: String::new() }).collect();
    let pale = figure.denominator.is_some_and(|of| of < SMALL);
    CohortRow { label: label.to_owned(), all: false, bar, pale, cells }
}

/// A percentage with its counts, a count with its part of those counted; nothing where nobody is.
fn cross_cell(counted: &Counted, tally: &Tally) -> CohortCell {
    let (figure, unit) = (counted.figure(tally), counted.indicator.unit);
    if tally.by_standing.iter().all(|cases| *cases == 0) {
        return CohortCell { lead: NOTHING.to_owned(), under: String::new() };
    }
    if unit == Unit::Count {
        let share = counted.share(tally).map_or_else(String::new, |share| words::value(share, Unit::Percent));
        return CohortCell { lead: count(figure.numerator), under: share };
    }
    let shown = words::shown(&figure, value_in_tenths(&figure, unit), unit, counted.indicator.measure.cases());
    CohortCell { lead: shown.lead, under: shown.under }
}
