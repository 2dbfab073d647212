//! The engine set against the oracle: every figure, and every day of every child.

use crate::oracle::{self, ChildDays, File};
use crate::support::sheets::{Set, Sheet};
use chrono::NaiveDate;
use scorecard::inside::calendar::Day;
use scorecard::inside::file::Source;
use scorecard::inside::history::{Child, History};
use scorecard::inside::indicators;
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::scorecard::line;
use scorecard::inside::tables::Table;
use std::collections::BTreeMap;

/// A figure as four numbers: n, d (-1 for none), u, x.
pub type Numbers = (i64, i64, i64, i64);

/// Where the two readings differ: a figure, or the days of a child.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub of: String,
    pub engine: String,
    pub oracle: String,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: engine {}, oracle {}", self.of, self.engine, self.oracle)
    }
}

/// Files as the oracle takes them.
pub fn oracle_files(sources: &[Source]) -> Vec<File> {
    sources.iter().map(|source| File { path: source.path.clone(), bytes: source.bytes.clone() }).collect()
}

/// All figures of the engine by id, but for those that can only be typed in.
pub fn engine_figures(history: &History) -> BTreeMap<&'static str, Numbers> {
    let numbers = |indicator: &'static scorecard::inside::judging::Indicator| {
        let figure = indicator.measure.figure(history);
        (figure.numerator, figure.denominator.unwrap_or(-1), figure.not_recorded, figure.unassessed)
    };
    // Rates need what no return tells; `tests/rates.rs` has them.
    let apart = [Table::TypedNumbers, Table::Residents];
    let worked = indicators::all().filter(|indicator| !apart.iter().any(|table| indicator.needs.contains(table)));
    worked.map(|indicator| (indicator.id, numbers(indicator))).collect()
}

/// All figures of the oracle by id.
pub fn oracle_figures(files: &[File], as_at: Day) -> BTreeMap<&'static str, Numbers> {
    let numbers = |figure: &oracle::Figure| {
        (figure.numerator, figure.denominator.unwrap_or(-1), figure.not_recorded, figure.unassessed)
    };
    let all =
        oracle::figures(files, as_at.civil()).into_iter().chain(oracle::figures_of_extracts(files, as_at.civil()));
    all.map(|figure| (figure.id, numbers(&figure))).collect()
}

/// Everything in which the two readings of these files differ at one date.
pub fn differences(sources: &[Source], as_at: Day) -> Vec<Difference> {
    differences_of(&returns::read(sources), sources, as_at)
}

/// The same, of returns that are read already.
pub fn differences_of(returns: &Returns, sources: &[Source], as_at: Day) -> Vec<Difference> {
    let history = History::at(&returns.records, as_at);
    let files = oracle_files(sources);
    let mut found = of_figures(&engine_figures(&history), &oracle_figures(&files, as_at));
    found.extend(of_reconciliation(&history, &files, as_at));
    found.extend(of_days(&history, &oracle::day_by_day(&files, as_at.civil())));
    found
}

fn of_figures(engine: &BTreeMap<&str, Numbers>, oracle: &BTreeMap<&str, Numbers>) -> Vec<Difference> {
    let mut ids: Vec<&&str> = engine.keys().chain(oracle.keys()).collect();
    ids.sort();
    ids.dedup();
    let differ = ids.into_iter().filter(|id| engine.get(*id) != oracle.get(*id));
    let text = |of: Option<&Numbers>| of.map_or("nothing".to_owned(), |numbers| format!("{numbers:?}"));
    differ
        .map(|id| Difference { of: (*id).to_owned(), engine: text(engine.get(id)), oracle: text(oracle.get(id)) })
        .collect()
}

/// POP-08's value: the closing roll less opening roll, starts and ceases (D18).
fn of_reconciliation(history: &History, files: &[File], as_at: Day) -> Option<Difference> {
    let line = line(indicators::find("POP-08")?, history);
    let engine = line.tenths? / 10;
    let oracle = line.figure.numerator - oracle::reconciled(files, as_at.civil());
    let differ = Difference { of: "POP-08 value".to_owned(), engine: engine.to_string(), oracle: oracle.to_string() };
    (engine != oracle).then_some(differ)
}

/// What is said of one day: in care or not, in a placement or not, in that of the day before or not.
type Said = (bool, bool, bool);

fn of_days(history: &History, oracle: &[ChildDays]) -> Vec<Difference> {
    let known: BTreeMap<&str, &ChildDays> = oracle.iter().map(|days| (days.child.as_str(), days)).collect();
    let names = &history.records.names;
    let mut found = Vec::new();
    for child in history.children() {
        let name = names.of(child.id);
        match known.get(name.as_str()) {
            Some(days) => found.extend(of_child(child, &name, days)),
            None if child.care().is_empty() => {}
            None => {
                found.push(Difference { of: format!("days of {name}"), engine: "some".into(), oracle: "none".into() })
            }
        }
    }
    found
}

fn of_child(child: Child, name: &str, days: &ChildDays) -> Option<Difference> {
    let engine = engine_days(child, days.first, days.in_care.len());
    let oracle = oracle_days(days);
    let at = engine.iter().zip(&oracle).position(|(a, b)| a != b)?;
    let day = days.first + chrono::Days::new(at as u64);
    Some(Difference {
        of: format!("days of {name}"),
        engine: format!("{:?} on {day}", engine[at]),
        oracle: format!("{:?}", oracle[at]),
    })
}

fn oracle_days(days: &ChildDays) -> Vec<Said> {
    let before = |day: usize| if day == 0 { None } else { days.placement[day - 1] };
    let said = |day: usize| (days.in_care[day], days.placement[day].is_some(), days.placement[day] == before(day));
    (0..days.in_care.len()).map(said).collect()
}

fn engine_days(child: Child, first: NaiveDate, count: usize) -> Vec<Said> {
    let placements: Vec<(Day, Option<Day>)> = child
        .care()
        .iter()
        .flat_map(|care| child.placements_of(care).iter().map(|placement| (placement.start, placement.end)))
        .collect();
    let mut out = Vec::new();
    let mut before = None;
    for day in first.iter_days().take(count) {
        let Some(day) = Day::read(day.to_string().as_bytes()) else { break };
        let in_care = child.care().iter().any(|care| care.covers(day));
        let lived_in = |(start, end): &(Day, Option<Day>)| *start <= day && end.is_none_or(|end| day < end);
        let now = placements.iter().rposition(lived_in);
        out.push((in_care, now.is_some(), now == before));
        before = now;
    }
    out
}

/// The fewest rows that still show a difference of this kind: children first, then rows.
pub fn shrunk(set: &Set, shows: &dyn Fn(&Set) -> bool) -> Set {
    let mut set = by_children(set, shows);
    let mut step = set.iter().map(|sheet| sheet.rows.len()).sum::<usize>().max(2) / 2;
    while step > 0 {
        set = without_runs(set, step, shows);
        step /= 2;
    }
    set.retain(|sheet| !sheet.rows.is_empty());
    set
}

fn by_children(set: &Set, shows: &dyn Fn(&Set) -> bool) -> Set {
    let name = |sheet: &Sheet, row: &Vec<String>| row[sheet.column("CHILD").unwrap_or(0)].trim().to_owned();
    let mut children: Vec<String> =
        set.iter().flat_map(|sheet| sheet.rows.iter().map(|row| name(sheet, row))).collect();
    children.sort();
    children.dedup();
    let mut kept = set.clone();
    let mut step = children.len().max(1);
    while step > 0 {
        for group in children.chunks(step) {
            let mut fewer = kept.clone();
            for sheet in &mut fewer {
                let column = sheet.column("CHILD").unwrap_or(0);
                sheet.rows.retain(|row| !group.iter().any(|child| *child == row[column].trim()));
            }
            if fewer != kept && shows(&fewer) {
                kept = fewer;
            }
        }
        step /= 2;
    }
    kept
}

fn without_runs(mut set: Set, step: usize, shows: &dyn Fn(&Set) -> bool) -> Set {
    for file in 0..set.len() {
        let mut from = 0;
        while from < set[file].rows.len() {
            let mut fewer = set.clone();
            let until = (from + step).min(fewer[file].rows.len());
            fewer[file].rows.drain(from..until);
            if shows(&fewer) { set = fewer } else { from += step }
        }
    }
    set
}

/// The files of a set, to be read.
pub fn printed(set: &Set) -> String {
    let text = |sheet: &Sheet| format!("--- {}\n{}", sheet.path, String::from_utf8_lossy(&sheet.bytes()));
    set.iter().map(text).collect()
}
