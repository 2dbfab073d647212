//! What falls due: overdue exactly as the lines have it, on the days that their rules have, and no later than asked.

use super::{authority, text};
use scorecard::inside::calendar::Day;
use scorecard::inside::page::{Asked, Session};
use serde_json::{Value, to_value};
use std::collections::BTreeMap;

fn sheet(session: &mut Session, as_at: &str, until: &str) -> Vec<Vec<String>> {
    let sheet = to_value(session.due_sheet(as_at, until, "").unwrap()).unwrap();
    let rows = sheet["rows"].as_array().unwrap().iter();
    rows.map(|row| row.as_array().unwrap().iter().map(text).collect()).collect()
}

/// The children of a kind, and the day of each.
fn of_kind(rows: &[Vec<String>], kind: &str, overdue: &str) -> BTreeMap<String, String> {
    let wanted = rows.iter().filter(|row| row[0] == kind && row[2] == overdue);
    wanted.map(|row| (row[3].clone(), row[1].clone())).collect()
}

fn listed(session: &mut Session, of: (&str, &str, &str)) -> Vec<String> {
    let page = to_value(session.children(of, &Asked::default(), (0, 9999)).unwrap()).unwrap();
    let mut all: Vec<String> = page["rows"].as_array().unwrap().iter().map(|row| text(&row["child"])).collect();
    all.sort();
    all
}

fn numbers(all: BTreeMap<String, String>) -> Vec<String> {
    all.into_keys().collect()
}

#[test]
fn what_is_overdue_is_what_the_lines_count() {
    let (mut session, as_at) = authority(150);
    let rows = sheet(&mut session, &as_at, &as_at);
    let reviews = numbers(of_kind(&rows, "review", "yes"));
    assert_eq!(reviews, listed(&mut session, ("REV-06", &as_at, "met")));
    let visits = numbers(of_kind(&rows, "visit", "yes"));
    assert_eq!(visits, listed(&mut session, ("CAS-08", &as_at, "not met")));
    let plans = numbers(of_kind(&rows, "care plan", "yes"));
    assert_eq!(plans, listed(&mut session, ("CAS-06", &as_at, "not met")));
    let mut health = numbers(of_kind(&rows, "health assessment", "yes"));
    health.extend(numbers(of_kind(&rows, "dental check", "yes")));
    health.sort();
    health.dedup();
    assert_eq!(health, listed(&mut session, ("HLT-11", &as_at, "met")));
    assert!(reviews.len() + visits.len() + plans.len() + health.len() > 0);
}

#[test]
fn what_is_to_come_is_not_overdue_on_the_day_before() {
    let (mut session, _) = authority(150);
    let as_at = "2025-10-31";
    let coming = sheet(&mut session, as_at, "2025-11-05");
    for kind in ["health assessment", "dental check", "care plan"] {
        for (child, day) in of_kind(&coming, kind, "no") {
            let before = Day::read(day.as_bytes()).unwrap().plus(-1).iso();
            let then = sheet(&mut session, &before, &before);
            assert!(!of_kind(&then, kind, "yes").contains_key(&child), "{kind} {child} {day}");
        }
    }
}

#[test]
fn a_list_goes_as_far_as_asked_and_names_its_kinds() {
    let (mut session, as_at) = authority(150);
    let view = to_value(session.due(&as_at, "", "", 5).unwrap()).unwrap();
    let until = text(&view["until"]);
    let rows = sheet(&mut session, &as_at, &until);
    assert!(rows.iter().all(|row| row[1] <= until), "{until}");
    for kind in view["kinds"].as_array().unwrap() {
        let shown = kind["rows"].as_array().unwrap().len() + kind["more"].as_u64().unwrap() as usize;
        assert_eq!(shown, rows.iter().filter(|row| row[0] == text(&kind["key"])).count(), "{}", kind["key"]);
    }
    let far = session.due(&as_at, "2099-01-01", "", 5).err();
    assert!(far.is_some_and(|words| words.starts_with("Choose a real date from")));
}

#[test]
fn a_review_that_was_never_held_is_overdue_from_the_day_of_its_line() {
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC
A1,03/06/2024,S,C2,N1,U6,PR1,,
B2,17/03/2025,S,C2,N1,U6,PR1,,
";
    let reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\nA1,10/04/2010,20/06/2024,PN1\n";
    let mut session = Session::default();
    for (name, text) in [("episodes.csv", episodes), ("reviews.csv", reviews)] {
        session.add(format!("2024-25/{name}"), text.as_bytes().to_vec());
    }
    session.read();
    let rows = sheet(&mut session, "2025-03-31", "2025-04-30");
    // The second review is due 3 months after the first one, the first 20 working days after care began.
    assert_eq!(of_kind(&rows, "review", "yes"), BTreeMap::from([("A1".to_owned(), "2024-09-20".to_owned())]));
    assert_eq!(of_kind(&rows, "review", "no"), BTreeMap::from([("B2".to_owned(), "2025-04-14".to_owned())]));
    assert_eq!(listed(&mut session, ("REV-06", "2025-03-31", "met")), ["A1"]);
}

#[test]
fn birthdays_and_missing_files_are_told() {
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\nA1,01/06/2024,S,C2,N1,U6,PR1,,\n";
    let header = "CHILD,SEX,DOB,ETHNIC\nA1,1,10/04/2007,WBRI\n";
    let mut session = Session::default();
    for (name, text) in [("episodes.csv", episodes), ("header.csv", header)] {
        session.add(format!("2024-25/{name}"), text.as_bytes().to_vec());
    }
    session.read();
    let view = to_value(session.due("2025-03-31", "2025-04-30", "", 5).unwrap()).unwrap();
    let kind = |key: &str| -> Value {
        view["kinds"].as_array().unwrap().iter().find(|one| one["key"] == key).unwrap().clone()
    };
    assert_eq!(kind("18th birthday")["rows"][0]["day"], "10 April 2025");
    assert_eq!(kind("visit")["missing"], "Not known without Visits.");
    assert_eq!(kind("review")["missing"], "Not known without Reviews.");
}
