//! The scorecard of one whole invented authority, line by line: `UPDATE=1 cargo test --test engine golden::` writes it anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::oracle::{self, File};
use scorecard::inside::calendar::Day;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use scorecard::inside::indicators::SECTIONS;
use scorecard::inside::judging::{Figure, Unit};
use scorecard::inside::returns;
use scorecard::inside::scorecard::{Group, Line, line};
use std::fmt::Write;

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/invented-authority.txt");

/// The years of its returns, and another day: the figures of both stand in the file.
const DATES: [&str; 2] = ["2026-03-31", "2025-09-30"];

fn day(text: &str) -> Day {
    Day::read(text.as_bytes()).unwrap()
}

fn sources() -> Vec<Source> {
    let authority = Authority::default();
    let files = example::returns(&authority).into_iter().chain(example::extracts(&authority));
    files.map(|file| Source::new(file.path, file.bytes)).collect()
}

fn value(tenths: Option<i64>, unit: Unit) -> String {
    let Some(tenths) = tenths else { return "none".to_owned() };
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    let number = if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") };
    match unit {
        Unit::Percent => number + "%",
        Unit::Days => number + " days",
        Unit::Weeks => number + " weeks",
        _ => number,
    }
}

/// n, d, u and x as they stand in the file.
fn numbers(n: i64, d: Option<i64>, u: i64, x: i64) -> String {
    let d = d.map_or("-".to_owned(), |d| d.to_string());
    format!("[n {n}, d {d}, u {u}, x {x}]")
}

fn of_figure(figure: &Figure) -> String {
    numbers(figure.numerator, figure.denominator, figure.not_recorded, figure.unassessed)
}

fn write_line(text: &mut String, line: &Line) {
    let indicator = line.indicator;
    let value_of = value(line.tenths, indicator.unit);
    writeln!(text, "{} {}: {value_of} {}", indicator.id, indicator.title, of_figure(&line.figure)).unwrap();
    let mut name = "";
    for group in &line.groups {
        if group.name != name {
            name = group.name;
            writeln!(text, "    {name}").unwrap();
        }
        write_group(text, group);
    }
}

fn write_group(text: &mut String, group: &Group) {
    let Group { label, unit, figure, tenths, .. } = group;
    writeln!(text, "        {label}: {} {}", value(*tenths, *unit), of_figure(figure)).unwrap();
}

fn scorecard(sources: &[Source], as_at: Day) -> String {
    let history = History::at(&returns::read(sources).records, as_at);
    let mut text = format!("The invented authority of 500 children and seed 1, at {as_at}\n");
    for section in SECTIONS {
        writeln!(text, "\n{}\n", section.title).unwrap();
        section.lines().for_each(|indicator| write_line(&mut text, &line(indicator, &history)));
    }
    text
}

fn golden() -> String {
    std::fs::read_to_string(GOLDEN).expect("UPDATE=1 writes the golden file").replace('\r', "")
}

#[test]
fn the_scorecard_is_the_golden_one() {
    let sources = sources();
    let text = DATES.map(|date| scorecard(&sources, day(date))).join("\n\n");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(GOLDEN, &text).unwrap();
    }
    for (number, (golden, now)) in golden().lines().zip(text.lines()).enumerate() {
        assert_eq!(golden, now, "line {} of {GOLDEN}", number + 1);
    }
    assert_eq!(golden(), text);
}

/// The file is not the engine's word alone: the oracle works out every line of it too.
#[test]
fn the_oracle_finds_the_golden_figures() {
    let sources = sources();
    let files: Vec<File> = sources.into_iter().map(|file| File { path: file.path, bytes: file.bytes }).collect();
    let golden = golden();
    let cards: Vec<&str> = golden.split("The invented authority").skip(1).collect();
    for (card, date) in cards.iter().zip(DATES) {
        let figures = oracle::figures(&files, day(date).civil());
        assert_eq!(figures.len(), 91);
        for figure in figures.into_iter().chain(oracle::figures_of_extracts(&files, day(date).civil())) {
            let line = card.lines().find(|line| line.starts_with(figure.id)).unwrap();
            let found = numbers(figure.numerator, figure.denominator, figure.not_recorded, figure.unassessed);
            assert!(line.ends_with(&found), "at {date} the oracle finds {found}:\n{line}");
        }
    }
    assert_eq!(cards.len(), DATES.len());
}
