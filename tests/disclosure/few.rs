//! Few cases that no figure is of: those who are expected to leave by 31 March, and those of whom something is open.

use super::attacker::{is_few, numbers};
use scorecard::Day;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use scorecard::inside::indicators::find;
use scorecard::inside::page::Session;
use scorecard::inside::problems::bounds::{Bounds, tally_of};
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::scorecard::line as line_of;
use serde_json::{Value, json, to_value};

/// An authority with its page and, for the reader who knows more than the sheet, its records.
fn authority(seed: u64, children: u32) -> (Session, Returns) {
    let authority = Authority { children, years: 4, seed, ..Authority::default() };
    let (mut session, mut sources) = (Session::default(), Vec::new());
    for file in example::returns(&authority) {
        sources.push(Source::new(file.path.clone(), file.bytes.clone()));
        session.add(file.path, file.bytes);
    }
    session.read();
    (session, returns::read(&sources))
}

fn rows(session: &mut Session, as_at: &str, lines: &[&str], set: Value) -> Vec<Value> {
    let promise = json!({ "promise": "Our children", "lines": lines });
    let settings = json!({ "scorecard_settings": 1, "set": "Own", "lines": set,
        "sets": [{ "name": "Own", "promises": [promise] }] });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    let sheet = to_value(session.sheet(as_at, "").unwrap()).unwrap();
    sheet["promises"][0]["lines"].as_array().unwrap().clone()
}

/// The first number of some words, in whole children.
fn number(words: &Value) -> Option<i64> {
    numbers(words.as_str()?).first().copied()
}

fn row<'r>(rows: &'r [Value], id: &str) -> Option<&'r Value> {
    rows.iter().find(|row| row["id"] == id)
}

/// The number to expect by what a row says of it: POP-26 itself, or the likely year end of POP-01.
fn said(rows: &[Value]) -> Vec<i64> {
    let projected = row(rows, "POP-26").and_then(|row| number(&row["now"]["value"]));
    let expected = row(rows, "POP-01").and_then(|row| number(&row["expected"]["likely"]));
    [projected, expected].into_iter().flatten().collect()
}

/// A reader who knows who came and who left in the 12 months takes them off the number to expect: what remains is who
/// turns 18 or is likely to be adopted.
#[test]
fn nobody_works_out_how_few_are_expected_to_leave() {
    const LINES: [&str; 4] = ["POP-01", "POP-03", "POP-05", "POP-26"];
    let (mut told, mut held) = (0, 0);
    for seed in 31..=36 {
        let (mut session, returns) = authority(seed, 300);
        for as_at in ["2026-03-25", "2026-01-31", "2025-09-30"] {
            let day = Day::read(as_at.as_bytes()).unwrap();
            let history = History::at(&returns.records, day);
            let projected = line_of(find("POP-26").unwrap(), &history);
            let part = |label: &str| {
                let group = projected.groups.iter().find(|group| group.label == label).unwrap();
                group.figure.numerator
            };
            let now = part("Looked after at the as-at date");
            let flow = part("Starts in the 12 months") - part("Other leavings in the 12 months");
            let leaving = part("18th birthdays and likely adoptions by 31 March");
            let days = Day::read(b"2026-03-31").unwrap().since(day) as i64;
            let said = said(&rows(&mut session, as_at, &LINES, json!({})));
            for expected in &said {
                let worked_out = now - expected + (flow * days * 2 + 365).div_euclid(730);
                assert_eq!(worked_out, leaving, "the reader reads what is there, seed {seed} at {as_at}");
                assert!(!is_few(worked_out), "seed {seed} at {as_at}: {worked_out}");
            }
            told += said.len();
            held += usize::from(is_few(leaving) && said.is_empty());
        }
    }
    assert!(told > 3 && held > 3, "{told} {held}");
}

/// That a share is printed tells that few are open; so nothing may tell that any are.
#[test]
fn nothing_tells_that_a_few_are_open() {
    const LINES: [&str; 8] = ["LVR-02", "LVR-05", "LVR-07", "LVR-09", "HLT-07", "SAF-10", "REV-04", "STB-02"];
    let (mut asked, mut would_tell) = (0, 0);
    for seed in 11..=18 {
        let (mut session, returns) = authority(seed, 300);
        for as_at in ["2026-03-31", "2026-01-31", "2025-09-30"] {
            let history = History::at(&returns.records, Day::read(as_at.as_bytes()).unwrap());
            let mut aims = serde_json::Map::new();
            let mut few_open = Vec::new();
            for id in LINES {
                let line = line_of(find(id).unwrap(), &history);
                let Some(tenths) = line.tenths else { continue };
                let bounds = Bounds::of(line.indicator, &tally_of(line.indicator, &line.figure, &history));
                let aim = json!({ "value": tenths as f64 / 10.0, "from": "local", "agreed": "2025-04-01" });
                aims.insert(id.to_owned(), json!({ "target": aim }));
                few_open.extend(is_few(bounds.unknown).then_some(id));
            }
            let rows = rows(&mut session, as_at, &LINES, Value::Object(aims));
            for id in few_open {
                let Some(row) = row(&rows, id) else { continue };
                asked += 1;
                let status = to_value(session.status_of(id, as_at).unwrap()).unwrap();
                would_tell += usize::from(status["rating"] == "unreliable");
                assert_ne!(row["rating"], "unreliable", "seed {seed} at {as_at}: {row}");
                let reason = row["now"]["not_shown"].as_str().unwrap_or_default();
                assert!(!reason.contains("not recorded"), "seed {seed} at {as_at}: {row}");
            }
        }
    }
    assert!(asked > 20 && would_tell > 5, "{asked} {would_tell}");
}
