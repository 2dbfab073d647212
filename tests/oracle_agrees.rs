//! Every figure and every day of the engine against the oracle: invented authorities whole, and damaged in many ways.
//!
//! `ORACLE_ROUNDS=200 cargo test --release --test engine oracle_agrees::` reads more of them; `ORACLE_FROM=1000` others.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::agree::{Difference, differences, differences_of, printed, shrunk};
use crate::support::damage::{damage, damage_files};
use crate::support::dice::Dice;
use crate::support::sheets::{Set, Sheet, invented, invented_extracts, sources};
use scorecard::inside::calendar::Day;
use scorecard::inside::example::Authority;
use scorecard::inside::returns;
use std::collections::BTreeMap;

/// A set of files and the dates at which they are read.
struct Trial {
    seed: u64,
    set: Set,
    dates: Vec<Day>,
}

/// How many figures the oracle works out: the 91 of the return, and 56 others.
const FIGURES: usize = 147;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::new(year, month, day).unwrap()
}

/// The last day of February.
fn end_of_february(year: i32) -> Day {
    day(year, 3, 1).plus(-1)
}

/// The days at which windows and rules turn, and others.
fn dates(dice: &mut Dice, last_year_end: i32) -> Vec<Day> {
    let year = last_year_end - dice.between(0, 2);
    let within = day(year - 1, 4, 1).plus(dice.between(0, 364));
    let turning =
        [day(year, 3, 31), day(year - 1, 4, 1), end_of_february(year), day(year - 1, 9, 30), day(year + 1, 5, 9)];
    vec![day(last_year_end, 3, 31), dice.pick(&turning), within]
}

fn authority(dice: &mut Dice, children: u32, seed: u64) -> Authority {
    Authority { children, years: dice.between(1, 4) as u32, seed, last_year_end: dice.between(2012, 2028) }
}

fn clean(seed: u64) -> Trial {
    let mut dice = Dice::new(seed);
    let authority = authority(&mut dice, 120, seed);
    let mut set = invented(&authority);
    set.extend(invented_extracts(&authority));
    if seed.is_multiple_of(2) {
        set.iter_mut().filter(|sheet| sheet.is("episodes.csv")).for_each(|sheet| add_places(&mut dice, sheet));
    }
    Trial { seed, set, dates: dates(&mut dice, authority.last_year_end) }
}

/// Columns that some councils add to Episodes, filled in most rows.
fn add_places(dice: &mut Dice, sheet: &mut Sheet) {
    sheet.columns.extend(["PL_LOCATION", "PL_LA", "PL_DISTANCE"].map(str::to_owned));
    for row in &mut sheet.rows {
        let cells = [
            dice.pick(&["IN", "IN", "OUT", "OUT", "", "X"]),
            dice.pick(&["E09000001", "W06000001", "W06000002", "WAL", "SCO", ""]),
            dice.pick(&["0", "3.2", "20.0", "20.1", "87", "999.9", "", "far"]),
        ];
        row.extend(cells.map(str::to_owned));
    }
}

fn damaged(seed: u64) -> Trial {
    let mut dice = Dice::new(seed ^ 0xda3a_6ed0);
    let authority = authority(&mut dice, 40, seed);
    let mut set = invented(&authority);
    let times = dice.pick(&[10, 40, 120, 300]);
    damage(&mut dice, &mut set, times);
    damage_files(&mut dice, &mut set);
    Trial { seed, set, dates: dates(&mut dice, authority.last_year_end) }
}

/// Differences of one kind: how many there were, and the first trial and date that showed one.
struct Kind {
    times: usize,
    seed: u64,
    day: Day,
    first: Difference,
}

/// "days of 100012" is of the kind "days".
fn kind(of: &str) -> &str {
    of.split_once(" of ").map_or(of, |(kind, _)| kind)
}

/// Reads a trial at all its dates.
fn tried(trial: &Trial, kinds: &mut BTreeMap<String, Kind>) {
    let sources = sources(&trial.set);
    let returns = returns::read(&sources);
    for day in &trial.dates {
        for first in differences_of(&returns, &sources, *day) {
            let new = || Kind { times: 0, seed: trial.seed, day: *day, first: first.clone() };
            kinds.entry(kind(&first.of).to_owned()).or_insert_with(new).times += 1;
        }
    }
}

/// The first case of a kind in the fewest rows that show it, at least one of them an episode.
fn report(name: &str, found: &Kind, set: &Set) -> String {
    let shown = |set: &Set| differences(&sources(set), found.day).into_iter().find(|one| kind(&one.of) == name);
    let has_care = |set: &Set| set.iter().any(|sheet| sheet.path.contains("episodes") && !sheet.rows.is_empty());
    let least = shrunk(set, &|set| has_care(set) && shown(set).is_some());
    let few = shown(&least).unwrap_or(found.first.clone());
    let Kind { times, seed, day, first } = found;
    format!("{times} times, first in seed {seed} at {day}: {first}\nThe fewest rows: {few}\n{}", printed(&least))
}

/// Reads many trials and fails with the least case of each kind of difference.
fn try_all(what: &str, count: u64, make: fn(u64) -> Trial) {
    let (first, mut readings, mut kinds) = (number("ORACLE_FROM", 1), 0, BTreeMap::new());
    for seed in first..first + count {
        let trial = make(seed);
        readings += trial.dates.len();
        tried(&trial, &mut kinds);
    }
    println!("{what}: {count} authorities, {readings} dates, {} figures", readings * FIGURES);
    let reports: Vec<String> = kinds.iter().map(|(name, found)| report(name, found, &make(found.seed).set)).collect();
    assert!(reports.is_empty(), "{}", reports.join("\n"));
}

#[test]
fn invented_authorities_agree() {
    try_all("whole", number("ORACLE_ROUNDS", 6).div_ceil(4), clean);
}

#[test]
fn damaged_authorities_agree() {
    try_all("damaged", number("ORACLE_ROUNDS", 24), damaged);
}
