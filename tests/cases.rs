//! The worked examples of `tests/cases` are the specification: every verdict in them is what the engine gives, and
//! every clause of every indicator decides some example each way. `UPDATE=1` rewrites the verdicts for review.
#![allow(clippy::unwrap_used)]

use crate::cases_support::book::{self, Situation};
use crate::cases_support::coverage::Coverage;
use crate::cases_support::{asked, never, verdicts};
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use std::path::Path;

/// Reads a file of examples and shows every answer to a visitor; gives the text as it is and as it should be.
fn read_chapter(path: &Path, coverage: &mut Coverage) -> (String, String) {
    let text = std::fs::read_to_string(path).unwrap();
    let mut answer = |situation: &Situation, kind: &str, body: &[&str]| {
        verdicts::answer(situation, kind, body, &mut |measured, case| coverage.hear(measured, case))
    };
    let rewritten = book::rewritten(&text, &mut answer);
    (text, rewritten)
}

/// The lines that differ, under the title of the example they stand in.
fn differences(text: &str, rewritten: &str) -> String {
    let mut told = String::new();
    for (is, should) in text.split("\n### ").zip(rewritten.split("\n### ")).filter(|(is, should)| is != should) {
        told += &format!("{}\n", is.lines().next().unwrap_or_default());
        let lines = |from: &str, other: &str, sign: &str| -> String {
            let new = from.lines().filter(|line| !other.lines().any(|o| o == *line));
            new.map(|line| format!("  {sign} {line}\n")).collect()
        };
        told += &lines(is, should, "-");
        told += &lines(should, is, "+");
    }
    told
}

#[test]
fn every_example_is_judged_as_it_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut told = String::new();
    for path in book::chapters() {
        let (text, rewritten) = read_chapter(&path, &mut Coverage::default());
        if update && text != rewritten {
            std::fs::write(&path, rewritten).unwrap();
        } else if text != rewritten {
            told += &format!("{}\n{}", path.display(), differences(&text, &rewritten));
        }
    }
    assert!(
        told.is_empty(),
        "\n{told}\nIf this is right, run UPDATE=1 cargo test --test engine cases:: and review the changes."
    );
}

#[test]
fn every_clause_decides_some_example_each_way() {
    let mut coverage = Coverage::default();
    for path in book::chapters() {
        read_chapter(&path, &mut coverage);
    }
    let missing = coverage.missing();
    assert!(missing.is_empty(), "{} answers in no example:\n{}", missing.len(), missing.join("\n"));
    let reached = coverage.wrongly_listed();
    assert!(reached.is_empty(), "listed as impossible, but an example has it:\n{}", reached.join("\n"));
}

#[test]
fn what_is_listed_as_impossible_never_happens() {
    let mut coverage = Coverage::default();
    for (sources, year) in [(invented(|_| false), 2026), (invented(|cell| cell % 5 == 0), 2025)] {
        let returns = scorecard::inside::returns::read(&sources);
        for month in 0..3 {
            let day = scorecard::inside::calendar::april(year).plus(-1).plus_months(-5 * month);
            let history = History::at(&returns.records, day);
            for measured in scorecard::inside::indicators::all().flat_map(asked::measured) {
                measured.measure.judge(&history, &mut |case| coverage.hear(&measured, case));
            }
        }
    }
    let reached = coverage.wrongly_listed();
    assert!(reached.is_empty(), "listed as impossible, but it happens:\n{}", reached.join("\n"));
    assert!(never::idle().is_empty(), "listed, but no clause has these words: {:?}", never::idle());
}

/// An invented authority, with the cells blanked whose number is chosen.
fn invented(blank: fn(usize) -> bool) -> Vec<Source> {
    let authority = Authority { children: 400, years: 4, ..Authority::default() };
    let files = example::returns(&authority).into_iter();
    files.map(|file| Source::new(file.path, with_gaps(&file.bytes, blank))).collect()
}

fn with_gaps(bytes: &[u8], blank: fn(usize) -> bool) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let gaps = |(line, row): (usize, &str)| {
        let cells = row.split(',').enumerate();
        let kept = |(column, cell): (usize, &str)| {
            let gap = line > 0 && column > 0 && blank(line * 7 + column * 3);
            if gap { String::new() } else { cell.to_owned() }
        };
        cells.map(kept).collect::<Vec<_>>().join(",") + "\n"
    };
    text.lines().enumerate().map(gaps).collect::<String>().into_bytes()
}
