//! Those who started to be looked after in a year: how many had left within 3, 6, 12 and 24 months, and how. Figures of
//! one day hide it, because those who stay long are counted again each year.

use super::saved::{self, About, Kind, SavedView, columns};
use super::{Session, words};
use crate::calendar::{Day, april};
use crate::cases::facts::start_is_recorded;
use crate::codes::Ceased;
use crate::history::{CarePeriod, Child, History};
use crate::judging::finding::Answer;
use crate::judging::measure::rounded;
use crate::judging::{Figure, Indicator, Unit};
use crate::series::gaps::Gap;
use serde::Serialize;

/// Within so many months of the start.
const WITHIN: [i32; 4] = [3, 6, 12, 24];

/// How care can have ended.
const WAYS: [&str; 5] = ["Returned home", "Adopted", "Special guardianship", "Other", "Not recorded"];

/// The place of an end among the ways.
fn way(rec: Option<Ceased>) -> usize {
    match rec {
        Some(Ceased::E4a | Ceased::E4b) => 0,
        Some(rec) if rec.is_adopted() => 1,
        Some(rec) if rec.is_special_guardianship() => 2,
        Some(rec) if rec.is_known() && rec.ends_care() => 3,
        _ => 4,
    }
}

/// How many had left, by way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Left([i64; WAYS.len()]);

impl Left {
    fn all(&self) -> i64 {
        self.0.iter().sum()
    }
}

/// Why nothing is said of some of the months.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Untold {
    /// They are over only on a later day.
    Until(Day),
    /// The files lack something.
    Lacking(Gap),
}

impl std::fmt::Display for Untold {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Untold::Until(day) => write!(f, "Not over before {day}."),
            Untold::Lacking(gap) => gap.fmt(f),
        }
    }
}

/// Those who started in one year.
struct Year {
    /// The year in which it ends.
    year: i32,
    /// Nothing where no return of the year is loaded.
    started: Option<i64>,
    within: [Result<Left, Untold>; WITHIN.len()],
}

/// The first recorded start of a child in a year.
fn start_in<'h>(child: Child<'h>, year: i32) -> Option<&'h CarePeriod> {
    let is_of_year = |care: &&CarePeriod| (april(year - 1)..april(year)).contains(&care.start);
    child.care().iter().filter(is_of_year).find(|care| start_is_recorded(child, care).answer == Answer::Yes)
}

/// Why the files do not tell who of those that started in a year had left so many months later.
fn untold(history: &History, year: i32, months: i32) -> Option<Untold> {
    let over = april(year).plus(-1).plus_months(months);
    if over > history.period.last {
        return Some(Untold::Until(over));
    }
    let absent = (year..=over.year_end()).find(|year| !history.records.years.contains(year));
    absent.map(|year| Untold::Lacking(Gap::NoReturn(year)))
}

impl Year {
    fn of(history: &History, year: i32) -> Year {
        let starts: Vec<(Child, &CarePeriod)> =
            history.children().filter_map(|child| Some((child, start_in(child, year)?))).collect();
        let left = |months: i32| match untold(history, year, months) {
            Some(why) => Err(why),
            None => Ok(left_within(&starts, months)),
        };
        let is_loaded = history.records.years.contains(&year);
        Year { year, started: is_loaded.then_some(starts.len() as i64), within: WITHIN.map(left) }
    }

    fn words(&self) -> String {
        words::return_year(self.year)
    }

    /// A part of those who started, or of those who left.
    fn share(part: i64, of: i64) -> Option<i64> {
        (of > 0).then(|| rounded(1000 * part, of))
    }
}

fn left_within(starts: &[(Child, &CarePeriod)], months: i32) -> Left {
    let mut left = Left::default();
    for (child, care) in starts {
        if care.end.is_some_and(|end| end <= care.start.plus_months(months)) {
            left.0[way(care.ceased.map(|row| child.history.episode(row).rec))] += 1;
        }
    }
    left
}

/// The years of the returns to that of the as-at date, years between that are not loaded among them.
fn years(history: &History) -> Vec<Year> {
    let first = history.records.years.first().copied();
    first.into_iter().flat_map(|first| first..=history.period.year).map(|year| Year::of(history, year)).collect()
}

/// Lines that have it on their page.
pub(super) fn is_shown(indicator: &Indicator) -> bool {
    indicator.id == "POP-03"
}

/// Those who started, year by year, as the page shows it.
#[derive(Serialize)]
pub(super) struct EntrantsView {
    title: &'static str,
    about: &'static str,
    headings: Vec<String>,
    rows: Vec<EntrantsRow>,
    ways: Vec<&'static str>,
    left: Vec<LeftRow>,
}

/// A year: how many started, and how many of them had left by when.
#[derive(Serialize)]
struct EntrantsRow {
    year: String,
    started: String,
    cells: Vec<EntrantsCell>,
}

#[derive(Serialize)]
struct EntrantsCell {
    lead: String,
    under: String,
}

/// How those left who had left by then.
#[derive(Serialize)]
struct LeftRow {
    year: String,
    within: String,
    left: String,
    cells: Vec<EntrantsCell>,
}

const TITLE: &str = "How soon those who started had left, and how";
const ABOUT: &str = "By the year in which care began. Each child is counted at the first recorded start of the year. \
    Care ended on or before the day that many months after it began; who came back later has left all the same. Of a \
    year nothing is said before everybody who started in it could be seen for so long.";
const NOTHING: &str = "\u{2013}";

impl EntrantsView {
    /// Of the years of the returns; nothing without a return.
    pub fn of(history: &History) -> Option<EntrantsView> {
        let years = years(history);
        let headings = WITHIN.map(|months| format!("Left within {}", in_months(months)));
        (!years.is_empty()).then(|| EntrantsView {
            title: TITLE,
            about: ABOUT,
            headings: headings.to_vec(),
            rows: years.iter().map(entrants_row).collect(),
            ways: WAYS.to_vec(),
            left: years.iter().flat_map(left_rows).collect(),
        })
    }
}

fn in_months(months: i32) -> String {
    format!("{months} months")
}

fn entrants_row(year: &Year) -> EntrantsRow {
    let cell = |left: &Result<Left, Untold>| match (left, year.started) {
        (Ok(left), Some(started)) => part(left.all(), started),
        (Err(why), _) => EntrantsCell { lead: NOTHING.to_owned(), under: why.to_string() },
        (Ok(_), None) => part(0, 0),
    };
    EntrantsRow {
        year: year.words(),
        started: year.started.map_or(NOTHING.to_owned(), words::count),
        cells: year.within.iter().map(cell).collect(),
    }
}

/// A part as every percentage is shown: small ones with the count first.
fn part(part: i64, of: i64) -> EntrantsCell {
    let figure = Figure { numerator: part, denominator: Some(of), ..Figure::default() };
    let shown = words::shown(&figure, Year::share(part, of), Unit::Percent, ("child", "children"));
    EntrantsCell { lead: shown.lead, under: shown.under }
}

fn left_rows(year: &Year) -> Vec<LeftRow> {
    let row = |(months, left): (&i32, &Result<Left, Untold>)| {
        let left = left.as_ref().ok().filter(|left| left.all() > 0)?;
        let cells = left.0.iter().map(|way| EntrantsCell {
            lead: words::count(*way),
            under: Year::share(*way, left.all()).map_or_else(String::new, |share| words::value(share, Unit::Percent)),
        });
        let (year, within) = (year.words(), in_months(*months));
        Some(LeftRow { year, within, left: words::count(left.all()), cells: cells.collect() })
    };
    WITHIN.iter().zip(&year.within).filter_map(row).collect()
}

impl Session {
    /// A row for each year of start and each number of months.
    pub(super) fn entrants_table(&mut self, as_at: &str) -> Result<SavedView, String> {
        let (_, _, history) = self.at(as_at)?;
        let last = history.period.last;
        let about = About {
            name: format!("entrants-{}", last.iso()),
            title: format!("{TITLE}, by year of start, at {last}"),
            history,
        };
        let before = [("started from", Kind::Date), ("started to", Kind::Date), ("within months", Kind::Number)];
        let numbers = ["started", "left", "percent left"].map(|name| (name, Kind::Number));
        let ways = WAYS.map(|way| (way.to_lowercase(), Kind::Number));
        let after = columns(&[("gap", Kind::Text)]);
        let all = columns(&before).into_iter().chain(columns(&numbers)).chain(ways).chain(after).collect();
        let rows = years(history).iter().flat_map(table_rows).collect();
        Ok(SavedView::plain(about, all, rows).noted("How it is counted", ABOUT))
    }
}

fn table_rows(year: &Year) -> Vec<Vec<String>> {
    let row = |(months, left): (&i32, &Result<Left, Untold>)| {
        let told = left.as_ref().ok();
        let share = told.zip(year.started).and_then(|(left, of)| Year::share(left.all(), of));
        let days = [april(year.year - 1), april(year.year).plus(-1)].map(Day::iso);
        let numbers = [months.to_string(), saved::number(year.started), saved::number(told.map(Left::all))];
        let ways = (0..WAYS.len()).map(|way| saved::number(told.map(|left| left.0[way])));
        let cells = days.into_iter().chain(numbers).chain([saved::tenths(share)]).chain(ways);
        cells.chain([saved::number(left.as_ref().err())]).collect()
    };
    WITHIN.iter().zip(&year.within).map(row).collect()
}
