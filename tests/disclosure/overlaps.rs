//! Parts of a line that overlap: who is in both of two is told by those who are in either.

use super::attacker::{is_few, numbers};
use scorecard::inside::indicators::find;
use scorecard::inside::judging::Unit;
use scorecard::inside::page::Session;
use scorecard::{Block, Paper};
use serde_json::{Value, json, to_value};

const AS_AT: &str = "2026-03-31";
const EITHER: &str = "HLT-11";
const PARTS: [&str; 2] = ["Health assessment", "Dental check"];

fn session(children: u32, seed: u64, rule: &str) -> Session {
    let mut session = Session::default();
    session.add_example(children, 3, seed);
    session.read();
    let paper = json!({ "sentences": [{ "line": EITHER, "says": "parts", "parts": PARTS }] });
    let sets = json!([{ "name": "Own", "promises": [{ "promise": "All", "lines": ["POP-01", EITHER, "SAF-06"] }] }]);
    let settings = json!({ "scorecard_settings": 1, "publication": rule, "sets": sets, "set": "Own", "paper": paper });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    session
}

fn said(paper: &Paper, place: &str) -> Option<String> {
    let mut blocks = paper.parts.iter().flat_map(|part| &part.blocks);
    blocks.find_map(|block| match block {
        Block::Words(words) if words.key == place => Some(words.text.clone()),
        _ => None,
    })
}

/// How many are in a part or in the whole, by the line's own page.
fn exact(session: &mut Session, label: Option<&str>) -> i64 {
    let scorecard = to_value(session.scorecard(AS_AT).unwrap()).unwrap();
    let mut lines = scorecard["sections"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    let line = lines.find(|line| line["id"] == EITHER).unwrap();
    let Some(label) = label else { return line["numerator"].as_i64().unwrap() };
    let mut groups = line["groups"].as_array().unwrap().iter();
    groups.find(|group| group["label"] == label).unwrap()["numerator"].as_i64().unwrap()
}

#[test]
fn two_parts_that_overlap_tell_of_no_few_in_both() {
    let (mut told, mut open) = (0, 0);
    for seed in 0..42 {
        let mut session = session([150, 200, 300, 400, 600, 900][(seed % 6) as usize], 11 + seed / 6, "english");
        let paper = session.paper(AS_AT).unwrap().paper;
        let all = [None, Some(PARTS[0]), Some(PARTS[1])].map(|label| exact(&mut session, label));
        let both = all[1] + all[2] - all[0];
        assert_eq!(both, exact(&mut session, Some("Both")));
        open += usize::from(is_few(both) && all.iter().all(|number| *number > 5));
        let Some(parts) = said(&paper, "issues/HLT-11/parts") else { continue };
        let whole = said(&paper, "issues/HLT-11").unwrap();
        let of = |text: &str, label: &str| numbers(text.split_once(label).unwrap().1)[0];
        let read = of(&parts, "Health assessment: ") + of(&parts, "Dental check: ") - of(&whole, "overdue: ");
        assert!(!is_few(read), "{whole} {parts}");
        told += 1;
    }
    assert!(told > 3 && open > 3, "{told} told, {open} open to a reader where nothing is checked");
}

fn lines(sheet: &Value) -> Vec<&Value> {
    sheet["promises"].as_array().unwrap().iter().flat_map(|promise| promise["lines"].as_array().unwrap()).collect()
}

/// The value of a cell, or without one its number, and of a share what its counts make: what a reader sets beside another.
fn value(line: &Value, cell: &str) -> Option<f64> {
    let cell = &line[cell];
    let is_number = find(line["id"].as_str()?).is_some_and(|line| line.unit == Unit::Count);
    let number = |text: &str| text.replace(',', "").trim_matches(|c: char| !c.is_ascii_digit()).parse::<f64>().ok();
    let said = number(cell["value"].as_str()?.split(' ').next()?);
    let counts = numbers(cell["count"].as_str()?);
    let said = said.or_else(|| is_number.then(|| counts.first().map(|number| *number as f64)).flatten());
    said.or_else(|| counts.get(1).filter(|of| **of > 0).map(|of| (100.0 * counts[0] as f64 / *of as f64).round()))
}

/// The exact values of a date by line.
fn exact_values(session: &mut Session, as_at: &str) -> Vec<(String, f64)> {
    let scorecard = to_value(session.scorecard(as_at).unwrap()).unwrap();
    let lines = scorecard["sections"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    lines.filter_map(|line| Some((line["id"].as_str()?.to_owned(), line["value"].as_f64()?))).collect()
}

/// No two printed values of a line say the opposite of the exact ones, and no share has a decimal that rounding took.
#[test]
fn rounded_numbers_turn_no_direction_round() {
    let (mut both, mut averages) = (0, 0);
    for seed in 0..40 {
        let mut session = session([150, 300, 600, 1_200][(seed % 4) as usize], 11 + seed / 4, "welsh");
        let rule = if seed % 3 == 0 { "strict" } else { "welsh" };
        session.take_settings(json!({ "scorecard_settings": 1, "publication": rule }).to_string().as_bytes()).unwrap();
        let [now, then] = [AS_AT, "2025-03-31"].map(|day| exact_values(&mut session, day));
        for set in ["Committee", "Wales"] {
            let sheet = to_value(session.sheet(AS_AT, set).unwrap()).unwrap();
            assert!(!sheet["promises"].to_string().contains(".0%\",\"small"), "{sheet}");
            for line in lines(&sheet) {
                let exact =
                    |all: &[(String, f64)]| all.iter().find(|(id, _)| line["id"] == **id).map(|(_, value)| *value);
                let (Some(now), Some(then)) = (exact(&now), exact(&then)) else { continue };
                let (Some(is), Some(was)) = (value(line, "now"), value(line, "ago")) else { continue };
                both += 1;
                averages += usize::from(line["id"] == "SAF-06");
                let is_alike = is == was || (is > was) == (now > then) && now != then;
                assert!(is_alike, "{line}: {then} and then {now}");
            }
        }
    }
    assert!(both > 200, "{both} of two dates, {averages} averages");
}

/// 22 incidents of 10 children and 34 of 17: from rounded numbers 2.0 and 2.3, in truth 2.2 and 2.0.
#[test]
fn an_average_of_rounded_numbers_is_not_said() {
    let mut session = session(300, 11, "welsh");
    let text = said(&session.paper(AS_AT).unwrap().paper, "issues/SAF-06").unwrap_or_default();
    let values = numbers(&text);
    assert!(!text.contains("2.0 (10 children)") && !text.contains("2.3"), "{text} {values:?}");
}
