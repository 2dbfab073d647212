//! How the lines stand together, and what a form sets.

use super::{example, json_of};
use scorecard::inside::page::{LineForm, Session};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const AS_AT: &str = "2026-03-31";

fn form(fields: Value) -> LineForm {
    serde_json::from_value(fields).unwrap()
}

fn row<'v>(columns: &'v Value, id: &str) -> &'v Value {
    columns["rows"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap()
}

fn counts(parts: &Value) -> BTreeMap<String, u64> {
    let part = |part: &Value| (part["key"].as_str().unwrap().to_owned(), part["count"].as_u64().unwrap());
    parts.as_array().unwrap().iter().map(part).collect()
}

#[test]
fn the_tally_counts_every_line_that_is_shown_once() {
    let mut session = example();
    let columns = json_of(session.columns(AS_AT, "").unwrap());
    let scorecard = json_of(session.scorecard(AS_AT).unwrap());
    let shown =
        scorecard["sections"].as_array().unwrap().iter().flat_map(|section| section["lines"].as_array().unwrap());
    let shown = shown.filter(|line| line["waits_for"] == json!([])).count() as u64;
    assert_eq!(counts(&columns["tally"]).values().sum::<u64>(), shown);
    let mut by_row: BTreeMap<String, u64> = BTreeMap::new();
    for part in columns["rows"].as_array().unwrap().iter().filter_map(|row| row["part"].as_str()) {
        *by_row.entry(part.to_owned()).or_default() += 1;
    }
    assert_eq!(by_row, counts(&columns["tally"]));
}

/// A few lines at a time, with another question and another date in between.
#[test]
fn what_stands_beside_the_lines_is_the_same_when_it_is_asked_in_parts() {
    let (mut whole, mut parts) = (example(), example());
    for (as_at, against) in [(AS_AT, "year-ago"), ("2025-11-30", "last-outturn"), (AS_AT, "2024-01-31")] {
        assert!(parts.ask_columns(as_at, "last-month").unwrap() > 100);
        let mut lefts = vec![parts.ask_columns(as_at, against).unwrap()];
        while lefts.last() != Some(&0) {
            parts.indicator("STB-01", AS_AT).unwrap();
            lefts.push(parts.ask_columns(as_at, against).unwrap());
        }
        assert!(lefts.windows(2).all(|two| two[1] < two[0]) && lefts.len() > 10, "{lefts:?}");
        let found = [&mut whole, &mut parts].map(|session| json_of(session.columns(as_at, against).unwrap()));
        assert_eq!(found[0], found[1], "{as_at} {against}");
    }
    assert!(parts.ask_columns(AS_AT, "tomorrow").is_err());
}

#[test]
fn what_a_row_says_is_the_status_of_the_line() {
    let mut session = example();
    let columns = json_of(session.columns(AS_AT, "").unwrap());
    let mut aims = 0;
    for row in columns["rows"].as_array().unwrap() {
        let status = json_of(session.status_of(row["id"].as_str().unwrap(), AS_AT).unwrap());
        let aim = &row["aim"];
        assert_eq!(aim.is_null(), status["target"].is_null(), "{status}");
        if !aim.is_null() {
            let words = [&aim["words"], &aim["from"], &aim["rating"], &aim["rating_words"]];
            let told = [
                &status["target"]["words"],
                &status["target"]["from_words"],
                &status["rating"],
                &status["rating_words"],
            ];
            assert_eq!(words, told);
            aims += 1;
        }
    }
    assert_eq!(aims, 11);
    assert_eq!(row(&columns, "STB-01")["aim"]["from"], "agreed on 1 April 2025");
}

#[test]
fn without_an_aim_there_is_no_tally() {
    let mut session = example();
    session.take_settings(b"{\"scorecard_settings\": 1}").unwrap();
    let columns = json_of(session.columns(AS_AT, "").unwrap());
    assert_eq!(columns["tally"], json!([]));
    assert!(columns["rows"].as_array().unwrap().iter().all(|row| row["aim"].is_null()));
}

#[test]
fn what_needs_attention_is_off_target_then_worse_then_open() {
    let mut session = example();
    let columns = json_of(session.columns(AS_AT, "").unwrap());
    let keys: Vec<&str> =
        columns["attention"].as_array().unwrap().iter().map(|part| part["key"].as_str().unwrap()).collect();
    let order: Vec<&str> = ["off", "worse", "open"].into_iter().filter(|key| keys.contains(key)).collect();
    assert_eq!(keys, order);
    for row in columns["rows"].as_array().unwrap() {
        let is_worse = row["ago"]["words"] == "worse";
        let reason = row["attention"].as_str();
        let is_off = row["aim"]["rating"] == "off";
        assert_eq!(is_off, reason == Some("off"), "{row}");
        assert_eq!(is_worse && !is_off && !row["part"].is_null(), reason == Some("worse"), "{row}");
    }
}

#[test]
fn a_form_sets_an_aim_and_reads_back_as_it_was_typed() {
    let mut session = example();
    let fields = json!({
        "from": "local", "value": "12.5%", "agreed": "2025-06-01", "rule": "cuts", "on": "12.5", "off": "15",
        "commentary": "One provider closed.", "owner": "Head of placements", "by": "2026-09-30",
    });
    let set = json_of(session.set_line("STB-01", &form(fields)).unwrap());
    assert_eq!(set["faults"], json!([]));
    let read = json_of(session.line_form("STB-01").unwrap())["form"].clone();
    let of = |key: &str| read[key].as_str().unwrap().to_owned();
    assert_eq!(
        ["from", "value", "agreed", "rule", "on", "off", "owner", "by"].map(of),
        ["local", "12.5", "2025-06-01", "cuts", "12.5", "15", "Head of placements", "2026-09-30"]
    );
    let file = set["file"].as_str().unwrap();
    assert!(file.contains("One provider closed.") && !file.contains("Two homes"));
    let mut other = Session::default();
    assert_eq!(json_of(other.take_settings(file.as_bytes()).unwrap())["faults"], json!([]));
    assert_eq!(json_of(other.line_form("STB-01").unwrap())["form"], read);
}

#[test]
fn a_form_with_a_fault_sets_nothing_and_says_where() {
    let mut session = example();
    let before = session.settings_file().unwrap();
    for (fields, field) in [
        (json!({"from": "local"}), "value"),
        (json!({"value": "9"}), "from"),
        (json!({"from": "local", "value": "nine"}), "value"),
        (json!({"from": "local", "value": "9", "agreed": "2025-02-30"}), "agreed"),
        (json!({"from": "local", "value": "9", "rule": "cuts", "on": "12", "off": "9"}), "off"),
        (json!({"from": "local", "value": "9", "rule": "tolerance", "percent": "101"}), "percent"),
        (json!({"by": "soon"}), "by"),
    ] {
        let set = json_of(session.set_line("STB-01", &form(fields)).unwrap());
        assert_eq!((&set["faults"][0]["field"], &set["file"]), (&json!(field), &Value::Null));
    }
    assert_eq!(session.settings_file().unwrap(), before);
}

#[test]
fn a_form_with_the_number_of_a_child_is_refused() {
    let mut session = example();
    let before = session.settings_file().unwrap();
    let cases = json_of(session.cases("POP-01", AS_AT, "met", 0, 1).unwrap());
    let child = cases["rows"][0]["child"].as_str().unwrap();
    let refused = session.set_line("POP-01", &form(json!({"commentary": format!("About {child}.")}))).err().unwrap();
    assert!(refused.contains("commentary of POP-01") && !refused.contains(child), "{refused}");
    assert_eq!(session.settings_file().unwrap(), before);
}

/// Ash has five similar councils: of 9% to 13% the mean is 11%.
const PUBLISHED: &str = "measure,year,la_code,area,value\nLACStable_2016on,2025,301,Ash,11\n\
    LACStable_2016on,2025,302,Birch,10\nLACStable_2016on,2025,303,Cedar,12\n\
    LACStable_2016on,2025,304,Elm,11\nLACStable_2016on,2025,305,Fir,9\nLACStable_2016on,2025,306,Hazel,13\n\
    LACStable_2016on,2025,,England,9\n";
const SIMILAR: &str = "la_code,sn_code,model_year\n301,302,2025\n301,303,2025\n301,304,2025\n301,305,2025\n\
    301,306,2025\n";

#[test]
fn the_average_of_similar_councils_is_an_aim_once_the_authority_is_chosen() {
    let mut session = example();
    session.add("published.csv".to_owned(), PUBLISHED.into());
    session.add("similar.csv".to_owned(), SIMILAR.into());
    session.read();
    let set =
        |session: &mut Session| session.set_line("STB-01", &form(json!({"from": "neighbours' average"}))).unwrap();
    set(&mut session);
    let page = json_of(session.settings_page(AS_AT).unwrap());
    assert_eq!(
        (&page["councils"], &page["is_council"]),
        (&json!(["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel"]), &json!(false))
    );
    assert!(row(&json_of(session.columns(AS_AT, "").unwrap()), "STB-01")["aim"].is_null());
    let all = serde_json::from_value(json!({"authority": "Ash", "set": "Committee", "percent": ""})).unwrap();
    session.set_all(&all).unwrap();
    let columns = json_of(session.columns(AS_AT, "").unwrap());
    assert_eq!(row(&columns, "STB-01")["aim"]["words"], "at most 11.0%");
    assert_eq!(row(&columns, "STB-01")["aim"]["from"], "average of similar councils");
    assert_eq!(row(&columns, "STB-01")["similar"]["lead"], "11%");
    let compared = json_of(session.compare("STB-01", AS_AT, "").unwrap());
    let verdict = compared["verdict"].as_str().unwrap();
    assert!(
        verdict.contains("England (9%, 2024/25)") && verdict.contains("the mean of similar councils (11%"),
        "{verdict}"
    );
}

#[test]
fn a_rule_that_the_form_cannot_show_stays_until_a_tolerance_is_typed() {
    let mut session = example();
    let file = br#"{"scorecard_settings": 1, "rating": {"rule": "met or missed"}}"#;
    session.take_settings(file).unwrap();
    let page = json_of(session.settings_page(AS_AT).unwrap());
    assert_eq!((&page["has_other_rule"], &page["form"]["percent"]), (&json!(true), &json!("")));
    let mut set = |percent: &str| {
        let mut form = page["form"].clone();
        form["percent"] = json!(percent);
        let all = serde_json::from_value(form).unwrap();
        json_of(session.set_all(&all).unwrap())["file"].as_str().unwrap().to_owned()
    };
    assert!(set("").contains("\"met or missed\""));
    assert!(set("7").contains("\"tolerance\""));
    assert!(!set("").contains("\"rating\""));
}

/// As on the committee's sheet: a figure that counts since 1 April is not set beside whole years before the year is over.
#[test]
fn a_part_of_a_year_does_not_stand_beside_a_whole_one() {
    let mut session = example();
    let [whole, part] = [AS_AT, "2025-11-30"].map(|day| json_of(session.columns(day, "").unwrap()));
    assert!(row(&whole, "SAF-05")["england"].is_object());
    assert_eq!(row(&part, "SAF-05")["england"], Value::Null);
    assert!(row(&part, "LOC-04")["england"].is_object(), "what stands on a day is set beside it");
    let compared = json_of(session.compare("SAF-05", "2025-11-30", "").unwrap());
    assert_eq!(
        compared["verdict"],
        "Our figure counts since 1 April, and the year is not over: it is not set beside whole years."
    );
    assert_eq!((&compared["ours"], &compared["comparators"][0]["than"]), (&Value::Null, &Value::Null));
    assert!(json_of(session.compare("SAF-05", AS_AT, "").unwrap())["ours"].is_number());
    for of_a_day_or_the_same_in_small in ["LOC-04", "ADP-02"] {
        let compared = json_of(session.compare(of_a_day_or_the_same_in_small, "2025-11-30", "").unwrap());
        assert!(compared["ours"].is_number(), "{compared}");
    }
    assert!(row(&part, "ADP-02")["england"].is_object(), "a share of those who left is the same thing in small");
}
