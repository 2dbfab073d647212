//! Settings and time as the page asks for them.

use super::json_of;
use scorecard::{Against, Authority, Choices, Day, History, Session, Source, Step};
use scorecard::{all_earlier, all_series, changes_between, example_returns, find_indicator, read};
use serde_json::{Value, json};

fn session() -> Session {
    let mut session = Session::default();
    session.add_example(60, 3, 5);
    session.read();
    session
}

fn invented_returns() -> Vec<Source> {
    let authority = Authority { children: 60, years: 3, seed: 5, ..Authority::default() };
    example_returns(&authority).into_iter().map(|file| Source::new(file.path, file.bytes)).collect()
}

fn day(text: &str) -> Day {
    Day::read(text.as_bytes()).unwrap()
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
    let mut of = |id: &str| json_of(session.status_of(id, "2026-03-31").unwrap());
    assert_eq!(of("POP-01")["rating_words"], "For information", "no side is good");
    assert_eq!(of("REV-02")["target"]["words"], "at least 100.0%");
    assert!(["on", "close", "off", "unreliable"].iter().any(|rating| of("REV-02")["rating"] == *rating));
    assert_eq!(of("STB-01")["target"], Value::Null);
}

#[test]
fn a_series_and_an_earlier_value_are_those_of_the_lines() {
    let returns = read(&invented_returns(), &Choices::default());
    let (line, as_at) = (find_indicator("POP-01").unwrap(), day("2026-03-31"));
    let series = json_of(all_series(&[line], &returns, as_at, Step::Quarter).remove(0));
    assert_eq!(series["points"].as_array().unwrap().len(), 12);
    let earlier = json_of(all_earlier(&[line], &returns, as_at, Against::LastQuarter).remove(0));
    assert_eq!(earlier["then"]["value"], series["points"][10]["value"]);
    let at = |text: &str| History::at(&returns.records, day(text));
    let changes = changes_between(line, &at("2025-12-31"), &at("2026-03-31"));
    let net: i64 = changes.iter().map(|change| if change.became().key() == "came in" { 1 } else { -1 }).sum();
    let value = |point: &Value| point["value"].as_f64().unwrap() as i64;
    assert_eq!(net, value(&series["points"][11]) - value(&series["points"][10]));
    assert!(session().trend("POP-01", "2026-03-31", "week").is_err());
}

#[test]
fn settings_with_the_number_of_a_child_are_not_saved() {
    let mut session = session();
    let changed = json_of(session.changed("POP-01", "2023-04-01", "2026-03-31").unwrap());
    let child = changed["groups"][0]["rows"][0]["child"].as_str().unwrap();
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
    for id in ["POP-03", "STB-01", "ADP-05", "CAS-08"] {
        let mut left = Vec::new();
        while left.last() != Some(&0) {
            left.push(alone.ask_trend(id, "2025-11-30", "quarter").unwrap());
        }
        assert_eq!(left, (0..left.len()).rev().collect::<Vec<usize>>(), "{id}");
        let of = |session: &mut Session| json_of(session.trend(id, "2025-11-30", "quarter").unwrap());
        assert_eq!(of(&mut alone), of(&mut at_once), "{id}");
    }
    alone.add("settings.json".to_owned(), SETTINGS.as_bytes().to_vec());
    assert!(alone.ask_trend("POP-03", "2025-11-30", "quarter").is_err(), "the files have to be read again");
}

#[test]
fn a_settings_file_of_which_a_part_is_not_used_says_so_in_the_list_of_files() {
    let mut session = session();
    let unused = |session: &mut Session, name: &str| {
        let read = json_of(session.read());
        let file = read["beside"].as_array().unwrap().iter().find(|file| file["path"] == name).unwrap().clone();
        file["unused"].clone()
    };
    let strange = br#"{"scorecard_settings": 1, "lines": {"STB-01": {"target": {"value": "ten", "from": "local"}}}}"#;
    session.add("a.json".to_owned(), strange.to_vec());
    assert_eq!(unused(&mut session, "a.json"), 1);
    session.add("b.json".to_owned(), br#"{"scorecard_settings": 2}"#.to_vec());
    assert_eq!(
        (unused(&mut session, "a.json"), unused(&mut session, "b.json")),
        (json!(0), json!(1)),
        "the last counts"
    );
    session.add("c.json".to_owned(), SETTINGS.as_bytes().to_vec());
    assert_eq!((unused(&mut session, "b.json"), unused(&mut session, "c.json")), (json!(0), json!(0)));
}
