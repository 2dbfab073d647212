//! Many small authorities, each with its sheet, and a reader who tries to work out a few children from its words.

use super::attacker::{Known, breaches, group, known, numbers, read};
use scorecard::inside::page::Session;
use serde_json::{Value, to_value};
use std::thread;

const AUTHORITIES: u64 = 60;
const AS_AT: &str = "2026-03-31";
const THEN: &str = "2025-03-31";

/// 6 to 105 children in the files, two years of them.
fn authority(seed: u64) -> Session {
    let mut session = Session::default();
    session.add_example(6 + (seed % 100) as u32, 2, seed);
    session.read();
    session
}

fn set_of(seed: u64) -> &'static str {
    ["Committee", "Committee", "Wales", "Adoption scorecard", "National framework"][(seed % 5) as usize]
}

/// What could be worked out, how many figures the sheet shows and how many it holds back.
fn attacked(seed: u64) -> (Vec<String>, usize, usize) {
    let mut session = authority(seed);
    let sheet = to_value(session.sheet(AS_AT, set_of(seed)).unwrap()).unwrap();
    let held = held_back(&sheet);
    let found = read(&mut session, &sheet, THEN);
    let breaches = breaches(&found).into_iter().map(|words| format!("authority {seed}: {words}")).collect();
    (breaches, found.len(), held)
}

/// How many cells are held back; each says nothing, nor do the columns that rest on it.
fn held_back(sheet: &Value) -> usize {
    let lines = sheet["promises"].as_array().unwrap().iter().flat_map(|promise| promise["lines"].as_array().unwrap());
    let mut held = 0;
    for line in lines {
        for key in ["now", "ago"] {
            let cell = &line[key];
            if cell["not_shown"].is_null() {
                continue;
            }
            held += usize::from(cell["held"] == true);
            assert_eq!(numbers(&cell.to_string()), [0; 0], "{line}");
            assert_eq!((&cell["count"], &cell["value"]), (&"".into(), &"".into()));
            assert_eq!(line["change"], Value::Null, "{line}");
            let is_plain = key == "ago" || line["rating"].is_null() || line["rating"] == "unreliable";
            assert!(is_plain, "{line}");
        }
    }
    held
}

#[test]
fn nobody_works_a_few_children_out_of_a_sheet() {
    let half = |which: u64| move || (0..AUTHORITIES).filter(|seed| seed % 2 == which).map(attacked).collect::<Vec<_>>();
    let other = thread::spawn(half(1));
    let all: Vec<(Vec<String>, usize, usize)> = half(0)().into_iter().chain(other.join().unwrap()).collect();
    let breaches: Vec<&String> = all.iter().flat_map(|(breaches, ..)| breaches).collect();
    assert!(breaches.is_empty(), "{} of {}: {:#?}", breaches.len(), all.len(), &breaches[..breaches.len().min(9)]);
    let (shown, held) = all.iter().fold((0, 0), |sum, (_, shown, held)| (sum.0 + shown, sum.1 + held));
    assert_eq!(all.len() as u64, AUTHORITIES);
    // A sheet that shows nothing would be safe too.
    assert!(shown > 300 && held > 300, "{shown} numbers shown, {held} figures held back");
}

/// The same reader before the usual rules: hold back a numerator of 1 to 5, or a line with any such number of its own.
#[test]
fn the_reader_breaks_a_sheet_with_weaker_rules() {
    let is_few = |one: &Known| (1..=5).contains(&one.number);
    let (mut by_the_rest, mut by_another_line) = (0, 0);
    for seed in 0..60 {
        let mut session = authority(seed);
        let lines = ["POP-01", "STB-01", "LOC-04", "REV-01", "HLT-03", "SAF-05", "ADP-01", "ADP-21"];
        let mut figures: Vec<Vec<Known>> = lines.iter().map(|id| of_line(&mut session, id)).collect();
        figures.retain(|line| !is_few(&line[0]));
        by_the_rest += figures.iter().flatten().filter(|one| is_few(one)).count();
        figures.retain(|line| !line.iter().any(is_few));
        let all: Vec<Known> = figures.into_iter().flatten().collect();
        by_another_line += breaches(&all).len();
    }
    assert!(by_the_rest > 20 && by_another_line > 5, "{by_the_rest}, {by_another_line}");
}

fn of_line(session: &mut Session, id: &str) -> Vec<Known> {
    let by = |standings: &[&str], session: &mut Session| group(session, id, AS_AT, standings).values().sum::<i64>();
    let (met, of) = (by(&["met"], session), by(&["met", "not met", "not recorded"], session));
    let count = if id == "POP-01" { met.to_string() } else { format!("{met} of {of}") };
    known(session, (id, AS_AT), &count)
}
