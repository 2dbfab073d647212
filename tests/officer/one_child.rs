//! One child: every line that it is a case of, as the lists of the lines have it, and every problem of its rows.

use super::{authority, text};
use scorecard::inside::indicators;
use scorecard::inside::page::{Asked, Session};
use serde_json::{Value, to_value};
use std::collections::BTreeSet;

#[test]
fn the_lines_of_a_child_are_those_whose_lists_have_it() {
    let (mut session, as_at) = authority(60);
    let child = to_value(session.child(&as_at, 7).unwrap()).unwrap();
    let number = text(&child["child"]);
    let part = |line: &Value| (text(&line["id"]), text(&line["standing"]));
    let told: BTreeSet<(String, String)> = child["lines"].as_array().unwrap().iter().map(part).collect();
    let mut listed = BTreeSet::new();
    for id in indicators::all().map(|line| line.id) {
        let detail = to_value(session.indicator(id, &as_at).unwrap()).unwrap();
        if !detail["line"]["missing"].is_null() {
            continue;
        }
        for standing in detail["standings"].as_array().unwrap().iter().map(|standing| text(&standing["key"])) {
            let page = session.children((id, &as_at, &standing), &Asked::default(), (0, 9999)).unwrap();
            let page = to_value(page).unwrap();
            let who = Value::from(format!("child {number}"));
            if page["rows"].as_array().unwrap().iter().any(|row| row["who"] == who) {
                listed.insert((id.to_owned(), standing));
            }
        }
    }
    assert_eq!(told, listed);
    assert!(told.len() > 20, "{}", told.len());
}

#[test]
fn a_line_of_a_child_opens_as_that_child() {
    let (mut session, as_at) = authority(60);
    let child = to_value(session.child(&as_at, 3).unwrap()).unwrap();
    for line in child["lines"].as_array().unwrap() {
        let case = line["case"].as_u64().unwrap() as usize;
        let page = to_value(session.case(line["id"].as_str().unwrap(), &as_at, case).unwrap()).unwrap();
        assert_eq!((&page["child"], &page["standing"]), (&child["child"], &line["standing"]), "{line}");
        assert_eq!(page["of"], 3);
    }
}

#[test]
fn the_problems_of_a_child_are_those_of_the_list_to_send() {
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC
A1,01/06/2024,S,C2,N99,U6,PR1,,
B2,01/06/2024,S,C2,N1,U6,PR1,,
C3,01/06/2024,S,C2,N99,U6,,,
";
    let mut session = Session::default();
    session.add("2024-25/episodes.csv".to_owned(), episodes.as_bytes().to_vec());
    session.read();
    let list = session.send_list("2025-03-31", "").unwrap();
    let mut rows = 0;
    for id in 0..3 {
        let child = to_value(session.child("2025-03-31", id).unwrap()).unwrap();
        let own = format!("\"{}\",", text(&child["child"]));
        let problems = child["problems"].as_array().unwrap().iter();
        let shown: usize = problems.map(|problem| problem["rows"].as_array().unwrap().len()).sum();
        assert_eq!(shown, list.lines().filter(|line| line.starts_with(&own)).count(), "{own}");
        rows += shown;
    }
    assert!(rows > 1, "{list}");
}

#[test]
fn the_timeline_of_a_child_has_what_the_files_say_by_the_date() {
    let (mut session, _) = authority(60);
    for id in 0..60 {
        let child = to_value(session.child("2025-01-31", id).unwrap()).unwrap();
        for spell in child["lanes"].as_array().unwrap().iter().flat_map(|lane| lane["spells"].as_array().unwrap()) {
            let (from, to) = (text(&spell["from"]), spell["to"].as_str());
            assert!(from.as_str() >= child["from"].as_str().unwrap(), "{spell}");
            assert!(from.as_str() <= "2025-01-31" && to.is_none_or(|to| to <= "2025-01-31"), "{spell}");
        }
    }
}

#[test]
fn there_is_no_page_of_a_household_or_of_nobody() {
    let (mut session, as_at) = authority(60);
    let refused = session.child(&as_at, 1_000_000).err();
    assert_eq!(refused.as_deref(), Some("There is no such child at that date."));
}
