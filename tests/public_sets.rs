//! The public sets of real shape, where they lie beside the project: every row accounted for, and the oracle agrees.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::agree::{Difference, differences_of};
use scorecard::inside::calendar::Day;
use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use scorecard::inside::indicators;
use scorecard::inside::returns::{self, Returns};
use std::path::{Path, PathBuf};
use std::process::Command;

fn day(text: &str) -> Day {
    Day::read(text.as_bytes()).unwrap()
}

/// A folder of the public data; nothing, saying so, where it is not there.
fn folder(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ssda903").join(name);
    if !folder.is_dir() {
        println!("{} is not there, so nothing was read.", folder.display());
        return None;
    }
    Some(folder)
}

/// Every CSV file below a folder, by path.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    let mut all: Vec<PathBuf> =
        entries.flat_map(below).filter(|path| path.extension().is_some_and(|e| e == "csv")).collect();
    all.sort();
    all
}

fn sources(folder: &Path) -> Vec<Source> {
    let name = |path: &PathBuf| path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    let source = |path: &PathBuf| Source::new(name(path), std::fs::read(path).unwrap());
    files(folder).iter().map(source).collect()
}

/// Rows as a plain CSV reader counts them.
fn rows_in(source: &Source) -> usize {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(source.bytes.as_slice());
    reader.byte_records().filter(Result::is_ok).count()
}

fn every_row_is_accounted_for(sources: &[Source], returns: &Returns) {
    for (file, account) in returns.accounts.iter().enumerate() {
        let name = &sources[file].path;
        assert!(account.table.is_some() && !account.is_refused(), "{name} was not recognised");
        assert_eq!(account.rows as usize, rows_in(&sources[file]), "{name}");
        assert_eq!(account.rows, returns.used[file] + account.set_aside + account.mended, "{name}");
    }
}

fn agrees(returns: &Returns, sources: &[Source], as_at: Day) {
    let found: Vec<String> = differences_of(returns, sources, as_at).iter().map(Difference::to_string).collect();
    assert!(found.is_empty(), "at {as_at}:\n{}", found.join("\n"));
}

/// What the command prints of a folder.
fn printed(folder: &Path, as_at: &str) -> serde_json::Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scorecard"));
    let output = command.args(["figures", "--as-at", as_at]).arg(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn has_every_line(folder: &Path, as_at: &str) {
    let printed = printed(folder, as_at);
    let lines = printed["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 184);
    assert!(lines.iter().all(|line| line["numerator"].is_i64()), "{as_at}");
}

#[test]
fn the_validators_set_loads_and_agrees() {
    let Some(folder) = folder("validator-2017-18") else { return };
    let sources = sources(&folder);
    let returns = returns::read(&sources);
    every_row_is_accounted_for(&sources, &returns);
    assert_eq!(returns.records.years, [2018]);
    has_every_line(&folder, "2018-03-31");
    agrees(&returns, &sources, day("2018-03-31"));
    if std::env::var_os("ORACLE_ROUNDS").is_some() {
        agrees(&returns, &sources, day("2017-11-15"));
    }
}

#[test]
fn the_twin_of_a_table_is_set_aside() {
    let Some(folder) = folder("validator-2017-18") else { return };
    let sources = sources(&folder);
    let returns = returns::read(&sources);
    let twin = sources.iter().position(|source| source.name() == "placed_for_adoption_errors.csv").unwrap();
    assert_eq!(returns.used[twin], 0);
    assert_eq!(returns.accounts[twin].set_aside, returns.accounts[twin].rows);
}

#[test]
fn five_years_together_load_and_agree() {
    let Some(folder) = folder("five-years") else { return };
    let sources = sources(&folder);
    let returns = returns::read(&sources);
    every_row_is_accounted_for(&sources, &returns);
    assert_eq!(returns.records.years, [2018, 2019, 2020, 2021, 2022]);
    for year in 2018..=2022 {
        let as_at = format!("{year}-03-31");
        has_every_line(&folder, &as_at);
        agrees(&returns, &sources, day(&as_at));
    }
}

/// D8: older returns do not change this year's roll.
#[test]
fn five_years_together_have_the_roll_of_the_last() {
    let Some(folder) = folder("five-years") else { return };
    let roll = |sources: &[Source]| {
        let history = History::at(&returns::read(sources).records, day("2022-03-31"));
        indicators::find("POP-01").unwrap().measure.figure(&history).numerator
    };
    assert_eq!(roll(&sources(&folder)), 55);
    assert_eq!(roll(&sources(&folder.join("2021"))), 55);
}
