//! Settings and time as the page asks for them.

use scorecard::inside::page::Session;
use serde_json::{Value, json};

fn session() -> Session {
    let mut session = Session::default();
    session.add_example(60, 3, 5);
    session.read();
    session
}

fn json_of(view: impl serde::Serialize) -> Value {
    serde_json::to_value(view).unwrap()
}

const SETTINGS: &str = "{\"scorecard_settings\": 1, \"set\": \"Wales\", \"lines\": {\"POP-01\": {\"target\": \
    {\"value\": 60, \"from\": \"local\"}}, \"REV-02\": {\"target\": {\"value\": 100, \"from\": \"statutory\"}}}}";

#[test]
fn settings_that_are_dropped_are_taken_and_are_no_table() {
    let mut session = session();
    let stamp = json_of(session.settings())["stamp"].clone();
    session.add("settings.json".to_owned(), SETTINGS.as_bytes().to_vec());
    session.read();
    let settings = json_of(session.settings());
    assert_eq!((&settings["set"], settings["faults"].as_array().unwrap().len()), (&json!("Wales"), 0));
    assert_ne!(settings["stamp"], stamp);
    assert!(settings["promises"][0]["lines"].as_array().unwrap().iter().any(|line| line["code"] == "SCC/001(a)"));
    assert!(session.settings_file().unwrap().contains("statutory"));
}

#[test]
fn a_status_is_the_rating_of_the_line() {
    let mut session = session();
    session.take_settings(SETTINGS.as_bytes()).unwrap();
    let statuses = json_of(session.statuses("2026-03-31").unwrap());
    let of = |id: &str| statuses.as_array().unwrap().iter().find(|status| status["id"] == id).unwrap().clone();
    assert_eq!(of("POP-01")["rating_words"], "For information", "no side is good");
    assert_eq!(of("REV-02")["target"]["words"], "at least 100.0%");
    assert!(["on", "close", "off", "unreliable"].iter().any(|rating| of("REV-02")["rating"] == *rating));
    assert_eq!(of("STB-01")["target"], Value::Null);
}

#[test]
fn a_series_and_an_earlier_value_are_those_of_the_lines() {
    let mut session = session();
    let series = json_of(session.series("POP-01", "2026-03-31", "quarter").unwrap());
    assert_eq!(series["points"].as_array().unwrap().len(), 12);
    let earlier = json_of(session.earlier("2026-03-31", "last-quarter").unwrap());
    let line = earlier.as_array().unwrap().iter().find(|line| line["id"] == "POP-01").unwrap();
    assert_eq!(line["then"]["value"], series["points"][10]["value"]);
    let moved = json_of(session.moved("POP-01", "2025-12-31", "2026-03-31").unwrap());
    let net: i64 =
        moved.as_array().unwrap().iter().map(|change| if change["became"] == "came in" { 1 } else { -1 }).sum();
    let value = |point: &Value| point["value"].as_f64().unwrap() as i64;
    assert_eq!(net, value(&series["points"][11]) - value(&series["points"][10]));
    assert!(session.series("POP-01", "2026-03-31", "week").is_err());
}

#[test]
fn settings_with_the_number_of_a_child_are_not_saved() {
    let mut session = session();
    let moved = json_of(session.moved("POP-01", "2023-04-01", "2026-03-31").unwrap());
    let child = moved[0]["child"].as_str().unwrap();
    assert!(child.len() >= 5, "{child}");
    let file =
        format!("{{\"scorecard_settings\": 1, \"lines\": {{\"POP-01\": {{\"commentary\": \"Ask about {child}.\"}}}}}}");
    session.take_settings(file.as_bytes()).unwrap();
    let refused = session.settings_file().unwrap_err();
    assert!(refused.contains("commentary of POP-01") && !refused.contains(child), "{refused}");
}

/// The past asked date by date, as the page does in the background, is the past asked at once.
#[test]
fn dates_asked_one_by_one_say_what_all_at_once_say() {
    let (mut alone, mut at_once) = (session(), session());
    let mut left = Vec::new();
    while left.last() != Some(&0) {
        left.push(alone.ask_past("2025-11-30", "quarter").unwrap());
    }
    assert_eq!(left, (0..left.len()).rev().collect::<Vec<usize>>());
    for id in ["POP-03", "STB-01", "ADP-05", "CAS-08"] {
        let of = |session: &mut Session| json_of(session.series(id, "2025-11-30", "quarter").unwrap());
        assert_eq!(of(&mut alone), of(&mut at_once), "{id}");
    }
    alone.add("settings.json".to_owned(), SETTINGS.as_bytes().to_vec());
    assert!(alone.ask_past("2025-11-30", "quarter").is_err(), "the files have to be read again");
}
