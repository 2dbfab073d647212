//! Pictures in the paper: their values by a plain second way, nothing of a few children in any of them, nothing that is
//! held back in the bytes of the document, and which lines have one.

use crate::disclosure::attacker::{breaches, known, numbers, read};
use scorecard::inside::example::{self, Authority};
use scorecard::inside::page::Session;
use scorecard::inside::paper::{Chart, Drawn, Series};
use scorecard::{Block, Day, Paper, word};
use serde_json::{Value, json, to_value};
use std::io::{Cursor, Read};

const AS_AT: &str = "2026-03-31";
const THEN: &str = "2025-03-31";
const LINES: [&str; 4] = ["POP-01", "LOC-04", "STB-01", "STB-02"];

fn session(children: u32, years: u32, seed: u64) -> Session {
    let mut session = Session::default();
    session.add_example(children, years, seed);
    session.read();
    let own = json!({ "scorecard_settings": 1, "set": "Own", "sets": [{ "name": "Own", "promises": [
        { "promise": "Our children", "lines": LINES.iter().chain(&["POP-03"]).collect::<Vec<_>>() }] }] });
    session.take_settings(own.to_string().as_bytes()).unwrap();
    session
}

fn choose(session: &mut Session, line: &str, says: &str) -> Value {
    let form = json!({ "line": line, "says": says, "parts": [] });
    to_value(session.keep_sentence(&serde_json::from_value(form).unwrap()).unwrap()).unwrap()
}

fn paper(session: &mut Session, as_at: &str) -> Paper {
    session.paper(as_at).unwrap().paper
}

fn charts(paper: &Paper) -> Vec<&Chart> {
    let blocks = paper.parts.iter().flat_map(|part| &part.blocks);
    blocks.filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None }).collect()
}

fn chart<'p>(paper: &'p Paper, key: &str) -> &'p Chart {
    charts(paper).into_iter().find(|chart| chart.key == key).unwrap_or_else(|| panic!("{key} is not drawn"))
}

/// The last day of "Mar 2025".
fn day_of(label: &str) -> Day {
    let (month, year) = label.split_once(' ').unwrap();
    let names = scorecard::inside::calendar::MONTHS;
    let month = names.iter().position(|name| name.starts_with(month)).unwrap() + 1;
    Day::read(format!("{year}-{month:02}-01").as_bytes()).unwrap().plus_months(1).plus(-1)
}

/// What is drawn of a series: the day, the value in tenths and the words.
fn drawn<'c>(chart: &'c Chart, series: &'c Series) -> impl Iterator<Item = (Day, i64, &'c str)> {
    let both = series.values.iter().zip(&chart.points);
    both.filter_map(|(value, point)| {
        Some((day_of(&point.words), value.as_ref()?.tenths, value.as_ref()?.words.as_str()))
    })
}

/// The count and all of them that a line shows on the scorecard at a date.
fn on_the_scorecard(session: &mut Session, id: &str, as_at: &str) -> Vec<i64> {
    let scorecard = to_value(session.scorecard(as_at).unwrap()).unwrap();
    let mut lines = scorecard["sections"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    let shown = &lines.find(|line| line["id"] == id).unwrap()["shown"];
    let text = [&shown["under"], &shown["lead"]].map(|text| text.as_str().unwrap_or_default().to_owned());
    numbers(if text[0].contains(" of ") { &text[0] } else { &text[1] })
}

#[test]
fn a_picture_draws_what_the_scorecard_says_on_its_dates() {
    let mut session = session(400, 4, 5);
    for line in ["POP-01", "LOC-04"] {
        choose(&mut session, line, "picture of years");
    }
    let paper = paper(&mut session, AS_AT);
    for line in ["POP-01", "LOC-04"] {
        let chart = chart(&paper, &format!("issues/{line}/picture-of-years"));
        let own = &chart.series[0];
        let points: Vec<(Day, i64, String)> =
            drawn(chart, own).map(|(day, tenths, words)| (day, tenths, words.to_owned())).collect();
        assert_eq!(points.len(), 4, "{chart:?}");
        for (day, tenths, words) in points {
            let said = on_the_scorecard(&mut session, line, &day.iso());
            let value = match said[..] {
                [n, of] => ((n * 1000) as f64 / of as f64).round() as i64,
                _ => 10 * said[0],
            };
            assert_eq!((numbers(&words), tenths), (said, value), "{line} at {day}");
            assert!(chart.about.contains(&words) && chart.percent == (line == "LOC-04"));
        }
    }
    // England stands beside the share, and its value at each date is that of the trend.
    let england =
        chart(&paper, "issues/LOC-04/picture-of-years").series.iter().find(|one| one.look == "england").unwrap();
    assert!(england.values.iter().flatten().all(|value| value.words.contains('%')));
    assert!(england.values.iter().flatten().count() >= 2);
}

#[test]
fn starts_and_ends_are_those_of_each_quarter() {
    let mut session = session(900, 4, 5);
    choose(&mut session, "", "picture of flow");
    let paper = paper(&mut session, AS_AT);
    let chart = chart(&paper, "issues/POP-01/picture-of-flow");
    assert!(chart.bars && chart.series.len() == 2 && chart.points.len() == 8);
    let mut compared = 0;
    for (series, line) in chart.series.iter().zip(["POP-03", "POP-05"]) {
        for (last, tenths, _) in drawn(chart, series) {
            let before = last.plus(1).plus_months(-3).plus(-1);
            let is_first = before.plus(1) == before.plus(1).year_start();
            let mut so_far = |day: Day| on_the_scorecard(&mut session, line, &day.iso())[0];
            let counted = so_far(last) - if is_first { 0 } else { so_far(before) };
            assert_eq!(tenths, 10 * counted, "{line} in the quarter to {last}");
            assert!(counted == 0 || counted > 5);
            compared += 1;
        }
    }
    assert!(compared > 8, "{compared}");
}

/// Every file in the document, by its name.
fn parts(document: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let part = |at: usize| {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..zip::ZipArchive::new(Cursor::new(document)).unwrap().len()).map(part).collect()
}

/// The values of each series of a chart's part, by the places of the points.
fn values(xml: &str) -> Vec<Vec<(usize, String)>> {
    let point = |text: &str| {
        let (at, rest) = text.split_once('"').unwrap();
        (at.parse().unwrap(), rest.split_once("<c:v>").unwrap().1.split_once("</c:v>").unwrap().0.to_owned())
    };
    let of = |list: &str| list.split("</c:numLit>").next().unwrap().split("<c:pt idx=\"").skip(1).map(point).collect();
    xml.split("<c:numLit>").skip(1).map(of).collect()
}

#[test]
fn the_document_holds_the_values_that_are_drawn_and_no_other() {
    let (mut gaps, mut held) = (0, 0);
    for seed in 0..12 {
        let mut session = session(40 + 30 * seed as u32, 4, seed);
        for line in LINES {
            choose(&mut session, line, "picture of years");
            choose(&mut session, line, "picture of quarters");
        }
        choose(&mut session, "", "picture of flow");
        let paper = paper(&mut session, AS_AT);
        let document = word(&paper).unwrap();
        let parts = parts(&document);
        let drawings: Vec<&(String, String)> = parts.iter().filter(|(name, _)| name.contains("/charts/")).collect();
        let charts = charts(&paper);
        assert_eq!(drawings.len(), charts.len());
        let body = &parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
        for (chart, (name, xml)) in charts.iter().zip(drawings) {
            let all = values(xml);
            assert_eq!(all.len(), chart.series.len(), "{name}");
            for (series, found) in chart.series.iter().zip(all) {
                let one = |(at, value): (usize, &Option<Drawn>)| {
                    let tenths = value.as_ref()?.tenths;
                    Some((at, format!("{}.{}", tenths / 10, tenths % 10)))
                };
                let expected: Vec<(usize, String)> = series.values.iter().enumerate().filter_map(one).collect();
                assert_eq!(found, expected, "{name}");
                gaps += series.values.len() - found.len();
            }
            held += chart.gaps.matches("held back").count();
            let about = chart.about.replace('&', "&amp;").replace('\'', "&apos;").replace('"', "&quot;");
            assert!(body.contains(&format!("descr=\"{about}\"")), "{about}");
        }
        let authority = Authority { children: 40 + 30 * seed as u32, years: 4, seed, ..Authority::default() };
        for file in example::returns(&authority).iter().filter(|file| file.path.ends_with("header.csv")) {
            for row in String::from_utf8(file.bytes.clone()).unwrap().lines().skip(1) {
                let child = row.split(',').next().unwrap();
                assert!(parts.iter().all(|(_, text)| !text.contains(child)), "{child}");
            }
        }
        assert_eq!(document, word(&paper).unwrap());
    }
    assert!(gaps > 30 && held > 20, "{gaps} gaps, {held} held back");
}

/// A reader of the sheet and of every picture, of authorities of 6 to 105 children.
#[test]
fn nobody_works_a_few_children_out_of_the_pictures() {
    let (mut points, mut held) = (0, 0);
    for seed in 0..40 {
        let mut session = session(6 + (seed * 7 % 100) as u32, 3, seed);
        let plain = to_value(session.sheet(AS_AT, "").unwrap()).unwrap();
        for line in LINES {
            choose(&mut session, line, "picture of years");
            choose(&mut session, line, "picture of quarters");
        }
        let sheet = to_value(session.sheet(AS_AT, "").unwrap()).unwrap();
        assert_eq!(sheet, plain, "authority {seed}: a picture moves no figure of the sheet");
        let paper = paper(&mut session, AS_AT);
        let mut found = read(&mut session, &sheet, THEN);
        for chart in charts(&paper) {
            let line = chart.key.split('/').nth(1).unwrap();
            held += chart.gaps.matches("held back").count();
            for (day, _, words) in drawn(chart, &chart.series[0]) {
                found.extend(known(&mut session, (line, &day.iso()), words.split(" (").next().unwrap()));
                points += 1;
            }
        }
        let breaches = breaches(&found);
        assert!(breaches.is_empty(), "authority {seed}: {breaches:#?}");
    }
    assert!(points > 100 && held > 100, "{points} drawn, {held} held back");
}

#[test]
fn a_picture_is_checked_against_what_was_published_before() {
    let mut session = session(300, 3, 5);
    choose(&mut session, "POP-01", "picture of years");
    let key = "issues/POP-01/picture-of-years";
    let last = |paper: &Paper| {
        drawn(chart(paper, key), &chart(paper, key).series[0]).map(|(day, ..)| day.iso()).collect::<Vec<_>>()
    };
    assert_eq!(last(&paper(&mut session, AS_AT)), ["2024-03-31", "2025-03-31", "2026-03-31"]);
    let table = session.released_file(AS_AT, "").unwrap();
    let row = table.lines().find(|row| row.contains(",POP-01,2024-03-31,")).unwrap();
    let number: i64 = row.split(',').nth(4).unwrap().parse().unwrap();
    let moved = table.replace(row, &row.replacen(&format!(",{number},"), &format!(",{},", number - 2), 1));
    session.add("published.csv".to_owned(), moved.into_bytes());
    session.read();
    assert_eq!(last(&paper(&mut session, AS_AT)), ["2025-03-31", "2026-03-31"]);
    assert!(chart(&paper(&mut session, AS_AT), key).gaps.contains("Mar 2024: held back"));
}

fn drawn_lines(session: &mut Session) -> Vec<String> {
    let paper = paper(session, AS_AT);
    charts(&paper).iter().map(|chart| chart.key.clone()).collect()
}

fn remove(session: &mut Session, at: usize, line: &str) -> Value {
    to_value(session.remove_sentence(at, line).unwrap()).unwrap()
}

/// Lines off target have a picture until somebody takes it out or chooses others.
#[test]
fn lines_off_target_have_pictures_until_others_are_chosen() {
    let mut session = session(400, 4, 5);
    assert!(drawn_lines(&mut session).is_empty(), "no line has an aim");
    let of = |line: &str| format!("issues/{line}/picture-of-years");
    let aim = |session: &mut Session, line: &str, value: &str| {
        let form = json!({ "from": "local", "value": value, "rule": "default" });
        session.set_line(line, &serde_json::from_value(form).unwrap()).unwrap();
    };
    aim(&mut session, "LOC-04", "100");
    aim(&mut session, "STB-02", "100");
    assert_eq!(drawn_lines(&mut session), [of("LOC-04"), of("STB-02")]);
    let file = remove(&mut session, 0, "LOC-04")["file"].as_str().unwrap().to_owned();
    assert_eq!(drawn_lines(&mut session), [of("STB-02")]);
    let taken = scorecard::take_settings(file.as_bytes()).unwrap();
    assert_eq!(taken.faults.len(), 0);
    assert_eq!(taken.settings.paper.plain.into_iter().collect::<Vec<_>>(), ["LOC-04"]);
    // What is chosen stands in place of them, and goes again.
    choose(&mut session, "LOC-04", "picture of years");
    assert_eq!(drawn_lines(&mut session), [of("LOC-04")]);
    remove(&mut session, 0, "LOC-04");
    assert_eq!(drawn_lines(&mut session), [of("LOC-04"), of("STB-02")]);
    assert!(session.remove_sentence(0, "NONE").is_err());
    let wrong = json!({ "scorecard_settings": 1, "paper": { "without picture": "SECRET" } });
    let taken = scorecard::take_settings(wrong.to_string().as_bytes()).unwrap();
    assert_eq!(taken.faults.len(), 1);
    assert!(!taken.faults[0].to_string().contains("SECRET"));
}
