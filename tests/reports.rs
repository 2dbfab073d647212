//! The five reports made again: for each an authority of invented children, of whom the page gives the figures that the
//! report prints, and a paper with them in the report's order. `-- --nocapture` prints which are worked out, which are
//! typed, which somebody wrote and which cannot be given.

mod section_nine;

use scorecard::inside::judging::Figure;
use scorecard::inside::judging::{Judged, Standing};
use scorecard::inside::page::Session;
use scorecard::{Block, Choices, Day, History, Line, Paper, Returns, Source, Step};
use scorecard::{all_series, example_report, example_reports, find_indicator, line, read};
use section_nine::{Check, ROWS, Row};
use serde_json::{Value, to_value};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A report's authority, read, and its paper.
struct Made {
    returns: Returns,
    history: History,
    as_at: Day,
    paper: Paper,
    sheet: Value,
}

/// Each report's, made once.
fn made(number: &str) -> &'static Made {
    static ALL: OnceLock<Vec<(&str, Made)>> = OnceLock::new();
    let all = ALL.get_or_init(|| example_reports().into_iter().map(|(number, _)| (number, make(number))).collect());
    &all.iter().find(|(known, _)| *known == number).unwrap().1
}

fn make(number: &str) -> Made {
    let files = example_report(number).unwrap();
    let tables = files.iter().filter(|file| file.path.ends_with(".csv"));
    let sources: Vec<Source> = tables.map(|file| Source::new(&file.path, file.bytes.clone())).collect();
    let returns = read(&sources, &Choices::default());
    let as_at = returns.as_at.unwrap();
    let history = History::at(&returns.records, as_at);
    let mut session = Session::default();
    files.into_iter().for_each(|file| session.add(file.path, file.bytes));
    session.read();
    let day = as_at.iso();
    let sheet = to_value(session.sheet(&day, "").unwrap()).unwrap();
    Made { returns, history, as_at, paper: session.paper(&day).unwrap().paper, sheet }
}

fn day(text: &str) -> Day {
    Day::read(text.as_bytes()).unwrap()
}

fn line_at(id: &str, history: &History) -> Line {
    line(find_indicator(id).unwrap(), history)
}

/// A value in tenths as a report prints it, with as many decimals.
fn printed_as(tenths: i64, printed: &str) -> String {
    match printed.split_once('.') {
        Some(_) => format!("{}.{}", tenths / 10, tenths % 10),
        None => ((tenths + 5) / 10).to_string(),
    }
}

fn is_so(figure: &Figure, tenths: Option<i64>, (n, of, printed): (i64, Option<i64>, &str)) {
    assert_eq!(figure.numerator, n);
    assert!(of.is_none() || figure.denominator == of, "{figure:?}");
    assert!(printed.is_empty() || printed_as(tenths.unwrap(), printed) == printed, "{tenths:?} {printed}");
}

/// A line or one of its parts; whether it was typed.
fn check_line(line: &Line, part: &str, expected: (i64, Option<i64>, &str)) -> bool {
    assert!(line.missing.is_empty() || line.typed.is_some(), "{:?}", line.missing);
    if part.is_empty() {
        is_so(&line.figure, line.tenths, expected);
    } else {
        let group = line.groups.iter().find(|group| group.label == part).unwrap();
        is_so(&group.figure, group.tenths, expected);
    }
    line.typed.is_some()
}

fn points(id: &str, made: &Made, step: Step) -> Vec<Value> {
    let lines = [find_indicator(id).unwrap()];
    let series = to_value(all_series(&lines, &made.returns, made.as_at, step)).unwrap();
    series[0]["points"].as_array().unwrap().clone()
}

fn sheet_line<'m>(id: &str, made: &'m Made) -> &'m Value {
    let promises = made.sheet["promises"].as_array().unwrap().iter();
    let mut lines = promises.flat_map(|promise| promise["lines"].as_array().unwrap());
    lines.find(|line| line["id"] == id).unwrap()
}

/// The days of the cases that count, as the finding that decides says them.
fn lengths(id: &str, history: &History) -> Vec<i64> {
    let mut all = Vec::new();
    find_indicator(id).unwrap().measure.judge(history, &mut |case: &Judged| {
        if case.standing == Standing::Met {
            let because = case.findings.last().unwrap().because();
            all.push(because.split(' ').next().unwrap().parse().unwrap());
        }
    });
    all
}

/// What the page itself would write at a place, what stands there, and where in the paper it is.
fn words<'p>(paper: &'p Paper, place: &str) -> Option<(&'p str, &'p str, usize)> {
    let blocks = paper.shown().flat_map(|part| &part.blocks).enumerate();
    let mut found = blocks.filter_map(|(at, block)| match block {
        Block::Words(words) if words.key == place => {
            assert_eq!(words.was, None, "{place}");
            Some((words.own.as_deref().unwrap_or(&words.text), words.text.as_str(), at))
        }
        _ => None,
    });
    found.next()
}

/// Asks one thing; gives what it is, and the place in the paper where it has one.
fn ask(check: &Check, made: &Made) -> (&'static str, Option<usize>) {
    match *check {
        Check::Paper(place, text) => ("in the paper", Some(found(made, place, text, true))),
        Check::Written(place, text) => ("written by hand", Some(found(made, place, text, false))),
        Check::Never(why) => {
            assert!(why.ends_with('.'));
            ("not given", None)
        }
        Check::Held(id) => {
            assert_eq!(sheet_line(id, made)["now"]["held"], true, "{id}");
            assert!(words(&made.paper, &format!("issues/{id}")).is_none(), "{id}");
            ("held back", None)
        }
        Check::Typed(id, part, n, of, printed) => {
            assert!(check_line(&line_at(id, &made.history), part, (n, of, printed)));
            ("typed", None)
        }
        _ => {
            work_out(check, made);
            ("worked out", None)
        }
    }
}

fn work_out(check: &Check, made: &Made) {
    match *check {
        Check::Worked(id, part, n, of, printed) => {
            assert!(!check_line(&line_at(id, &made.history), part, (n, of, printed)));
        }
        Check::OnDay(id, on, n, of, printed) => {
            let history = History::at(&made.returns.records, day(on));
            assert!(!check_line(&line_at(id, &history), "", (n, of, printed)));
        }
        Check::Quarter(id, last, n) => {
            let points = points(id, made, Step::Quarter);
            assert_eq!(points.iter().find(|point| point["last"] == last).unwrap()["numerator"], n);
        }
        Check::Months(id, first, low, high) => {
            let points = points(id, made, Step::Month);
            let since = points.iter().filter(|point| point["last"].as_str().unwrap() >= first);
            let numbers: Vec<i64> = since.map(|point| point["numerator"].as_i64().unwrap()).collect();
            assert_eq!((numbers.iter().min(), numbers.iter().max()), (Some(&low), Some(&high)));
        }
        Check::Longest(id, low, high) => {
            let lengths = lengths(id, &made.history);
            assert_eq!((lengths.iter().min(), lengths.iter().max()), (Some(&low), Some(&high)));
        }
        Check::Declined(id) => assert_eq!(sheet_line(id, made)["change"], "worse"),
        _ => panic!("{} is not worked out", told(check)),
    }
}

/// Where a text stands in the paper; what the page writes itself, or what somebody added.
fn found(made: &Made, place: &str, text: &str, is_own: bool) -> usize {
    let (own, shown, at) = words(&made.paper, place).unwrap_or_else(|| panic!("{place} is not in the paper"));
    assert!(shown.starts_with(own) && shown.contains(text), "{place}: {shown}");
    assert_eq!(own.contains(text), is_own, "{place}: {own}");
    at
}

fn rows_of<'r>(number: &'r str) -> impl Iterator<Item = &'static Row> + 'r {
    ROWS.iter().filter(move |row| row.0 == number)
}

#[test]
fn every_figure_that_the_reports_print_is_worked_out_typed_or_written() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, about) in example_reports() {
        let made = made(number);
        println!("{number}, as in {about}");
        for Row(_, printed, checks) in rows_of(number) {
            println!("  {printed}");
            for check in *checks {
                let (kind, _) = ask(check, made);
                *counts.entry(kind).or_default() += 1;
                println!("    {kind}: {}", told(check));
            }
        }
    }
    println!("{counts:?}");
    assert_eq!(ROWS.len(), 37);
    assert!(ROWS.iter().all(|row| !row.2.is_empty()));
    assert!(counts["worked out"] > 60 && counts["typed"] > 8, "{counts:?}");
}

fn told(check: &Check) -> String {
    match check {
        Check::Worked(id, part, n, of, value) | Check::Typed(id, part, n, of, value) => {
            format!("{id} {part} {n} {of:?} {value}")
        }
        Check::OnDay(id, on, n, of, value) => format!("{id} on {on} {n} {of:?} {value}"),
        Check::Quarter(id, last, n) => format!("{id} in the quarter to {last} {n}"),
        Check::Months(id, _, low, high) | Check::Longest(id, low, high) => format!("{id} {low} to {high}"),
        Check::Declined(id) | Check::Held(id) | Check::Never(id) => (*id).to_owned(),
        Check::Paper(place, text) | Check::Written(place, text) => format!("{place}: {text}"),
    }
}

#[test]
fn the_figures_stand_in_the_paper_in_the_order_of_the_report() {
    for (number, _) in example_reports() {
        let made = made(number);
        let checks = rows_of(number).flat_map(|row| row.2);
        let places: Vec<usize> = checks.filter_map(|check| ask(check, made).1).collect();
        assert!(places.len() > 4, "{number}");
        assert!(places.is_sorted(), "{number}: {places:?}");
    }
}

#[test]
fn every_file_of_a_report_is_read_whole() {
    for (number, _) in example_reports() {
        let made = made(number);
        for account in &made.returns.accounts {
            assert_eq!((account.set_aside, account.mended), (0, 0), "{number} {account:?}");
        }
        let mut session = Session::default();
        session.add_report(number);
        let reading = to_value(session.read()).unwrap();
        assert_eq!(reading["as_at"], made.as_at.iso());
        let faults = to_value(session.settings()).unwrap();
        assert_eq!(faults["faults"], serde_json::json!([]), "{number}");
    }
}

#[test]
fn every_sentence_that_a_report_chooses_is_said() {
    let mut chosen = 0;
    for (number, _) in example_reports() {
        let mut session = Session::default();
        session.add_report(number);
        session.read();
        let paper = to_value(session.paper(&made(number).as_at.iso()).unwrap()).unwrap();
        for one in paper["sentences"]["chosen"].as_array().unwrap() {
            assert_eq!(one["not_said"], Value::Null, "{number}: {one}");
            chosen += 1;
        }
    }
    assert!(chosen > 8, "{chosen}");
}

#[test]
fn there_is_no_report_of_another_number() {
    assert!(example_report("005").is_none() && !Session::default().add_report(""));
    assert_eq!(example_reports().len(), 5);
}
