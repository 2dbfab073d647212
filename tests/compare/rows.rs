//! What a row says beside its figure: its place among all councils, which way it went, counts or percent.

use super::json_of;
use scorecard::inside::page::Session;
use scorecard::{Against, all_earlier, all_indicators};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const AS_AT: &str = "2026-03-31";
const SHARES: [i64; 11] = [9, 14, 8, 12, 10, 15, 7, 11, 13, 10, 12];

fn session(children: u32, years: u32, more: &[(&str, String)]) -> Session {
    let mut session = Session::default();
    session.add_example(children, years, 5);
    for (name, text) in more {
        session.add((*name).to_owned(), text.as_bytes().to_vec());
    }
    session.read();
    session
}

/// Ash among eleven councils, with its share and its number of children.
fn published(year: i32) -> [(&'static str, String); 2] {
    let line = |(at, share): (usize, &i64)| {
        let code = 301 + at;
        format!(
            "LACStable_2016on,{year},{code},Council {code},{share}\nLACnum,{year},{code},Council {code},{}\n",
            90 + at
        )
    };
    let rows: String = SHARES.iter().enumerate().map(line).collect();
    let settings = r#"{"scorecard_settings": 1, "authority": {"name": "Council 301"}}"#;
    [("published.csv", format!("measure,year,la_code,area,value\n{rows}")), ("settings.json", settings.to_owned())]
}

fn columns(session: &mut Session) -> Value {
    json_of(session.columns(AS_AT, "").unwrap())
}

fn row<'v>(columns: &'v Value, id: &str) -> &'v Value {
    columns["rows"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap()
}

fn line(session: &mut Session, id: &str) -> Value {
    let scorecard = json_of(session.scorecard(AS_AT).unwrap());
    let lines = scorecard["sections"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    lines.into_iter().find(|line| line["id"] == id).unwrap().clone()
}

/// The place of a share among the others by plain counting, and its quarter by the places of a sorted list.
fn place_of(ours: f64) -> String {
    let ours = ours.round();
    let mut all: Vec<f64> = SHARES[1..].iter().map(|share| *share as f64).chain([ours]).collect();
    all.sort_by(f64::total_cmp);
    let rank = 1 + all.iter().filter(|other| **other < ours).count();
    let cut = |share: f64| {
        let at = share * (all.len() - 1) as f64;
        let (low, high) = (all[at.floor() as usize], all[at.ceil() as usize]);
        low + (at - at.floor()) * (high - low)
    };
    let quarters = ["the best quarter", "the second quarter", "the third quarter", "the last quarter"];
    let quarter = quarters[[0.25, 0.5, 0.75].iter().filter(|share| ours > cut(**share)).count()];
    let end = ["th", "st", "nd", "rd"].get(rank).copied().unwrap_or("th");
    format!("{rank}{end} of 11 councils, {quarter}")
}

#[test]
fn a_row_says_the_place_that_plain_counting_gives() {
    for children in [60, 120, 200] {
        let mut session = session(children, 2, &published(2025));
        let expected = place_of(line(&mut session, "STB-01")["value"].as_f64().unwrap());
        let columns = columns(&mut session);
        assert_eq!(row(&columns, "STB-01")["place"], format!("{expected} (2024/25)"), "{children}");
        assert_eq!(row(&columns, "POP-01")["place"], Value::Null, "a count grows with a council");
        assert_eq!(row(&columns, "STB-02")["place"], Value::Null, "nothing is published of it");
    }
}

#[test]
fn a_row_has_no_place_of_few_children_nor_among_figures_of_long_ago() {
    let of_few = columns(&mut session(6, 2, &published(2025)));
    let few = line(&mut session(6, 2, &[]), "STB-01");
    assert!(few["denominator"].as_i64().unwrap() < 10);
    let old = columns(&mut session(120, 2, &published(2023)));
    let [unnamed, _] = published(2025);
    let nobody = columns(&mut session(120, 2, &[unnamed]));
    for columns in [of_few, old, nobody] {
        assert_eq!(row(&columns, "STB-01")["place"], Value::Null);
    }
}

#[test]
fn the_saved_table_has_the_place_as_numbers() {
    let mut session = session(120, 2, &published(2025));
    let words = row(&columns(&mut session), "STB-01")["place"].as_str().unwrap().to_owned();
    let table = json_of(session.table("scorecard", AS_AT, "", "").unwrap());
    let headings: Vec<&str> = table["headings"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let at = |name: &str| headings.iter().position(|heading| *heading == name).unwrap();
    let rows = table["rows"].as_array().unwrap();
    let of = rows.iter().find(|row| row[at("line")] == "STB-01").unwrap();
    assert!(words.starts_with(of[at("place among councils")].as_str().unwrap()));
    assert_eq!((&of[at("of councils")], &of[at("place: year ending 31 March")]), (&json!("11"), &json!("2025")));
    assert!(["A", "B", "C", "D"].contains(&of[at("quarter, A the best")].as_str().unwrap()));
}

#[test]
fn a_place_stands_in_the_paper_only_of_a_figure_that_stands_there_as_it_is() {
    for (publication, stands) in [("english", true), ("welsh", false), ("strict", false)] {
        let [published, _] = published(2025);
        let settings = format!(
            r#"{{"scorecard_settings": 1, "authority": {{"name": "Council 301"}}, "publication": "{publication}"}}"#
        );
        let mut session = session(200, 2, &[published, ("settings.json", settings)]);
        assert_eq!(json_of(session.settings())["faults"], json!([]), "{publication}");
        let sheet = json_of(session.sheet(AS_AT, "").unwrap());
        let lines = sheet["promises"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
        let held: Vec<&str> = lines
            .filter(|line| line["now"]["not_shown"] != Value::Null)
            .map(|line| line["id"].as_str().unwrap())
            .collect();
        let paper = json_of(session.paper(AS_AT).unwrap()).to_string();
        let is_held = held.contains(&"STB-01");
        assert_eq!(paper.contains("It would be "), stands && !is_held, "{publication}");
        assert!(!sheet.to_string().contains("It would be ") && !sheet.to_string().contains("of 11 councils"));
        assert!(!is_held || !stands, "of 200 children it is not held back");
    }
}

#[test]
fn the_lines_that_went_either_way_are_those_that_the_verdict_names() {
    let mut session = session(120, 3, &[]);
    let authority = scorecard::Authority { children: 120, years: 3, seed: 5, ..scorecard::Authority::default() };
    let files = scorecard::example_returns(&authority).into_iter();
    let files: Vec<scorecard::Source> = files.map(|file| scorecard::Source::new(file.path, file.bytes)).collect();
    let returns = scorecard::read(&files, &scorecard::Choices::default());
    let all: Vec<_> = all_indicators().collect();
    let day = scorecard::Day::read(AS_AT.as_bytes()).unwrap();
    let columns = columns(&mut session);
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let words = ["better", "about the same", "worse"];
    for view in all_earlier(&all, &returns, day, Against::YearAgo).into_iter().map(json_of) {
        let row = row(&columns, view["id"].as_str().unwrap());
        let said = view["words"].as_str().filter(|said| words.contains(said));
        // A line that only an extract fills is not in the plain returns.
        if said.is_none() || row["part"].is_null() {
            continue;
        }
        assert_eq!((row["moved"].as_str(), row["ago"]["words"].as_str()), (said, said), "{row}");
    }
    for row in columns["rows"].as_array().unwrap() {
        let said = row["ago"]["words"].as_str().filter(|said| words.contains(said) && !row["part"].is_null());
        assert_eq!(row["moved"].as_str(), said, "{row}");
        if let Some(said) = said {
            *counts.entry(said.to_owned()).or_default() += 1;
        }
    }
    let told = columns["moves"].as_array().unwrap().iter();
    let told: BTreeMap<String, u64> =
        told.map(|one| (one["key"].as_str().unwrap().to_owned(), one["count"].as_u64().unwrap())).collect();
    assert_eq!(told, counts);
    assert!(counts["about the same"] > 10, "{counts:?}");
}

#[test]
fn a_line_that_nothing_is_known_of_a_year_ago_went_no_way() {
    let columns = columns(&mut session(60, 1, &[]));
    let rows = columns["rows"].as_array().unwrap();
    let none: Vec<&Value> = rows.iter().filter(|row| row["ago"].is_null()).collect();
    assert!(none.len() > 100 && none.iter().all(|row| row["moved"].is_null()));
}

fn set(session: &mut Session, id: &str, shown: &str) -> Value {
    let form = serde_json::from_value(json!({"shown": shown})).unwrap();
    json_of(session.set_line(id, &form).unwrap())
}

#[test]
fn a_line_is_shown_in_counts_or_percent_as_it_is_set() {
    let mut session = session(120, 2, &[]);
    let own = line(&mut session, "STB-01");
    let (lead, under) = (&own["shown"]["lead"], &own["shown"]["under"]);
    let counts = format!("{} of {}", own["numerator"], own["denominator"]);
    assert_eq!((under.as_str().unwrap(), lead.as_str().unwrap().ends_with('%')), (counts.as_str(), true));
    for (shown, wished) in [
        ("", Value::Null),
        ("both", Value::Null),
        ("counts", json!({"lead": counts, "under": ""})),
        ("percent", json!({"lead": lead, "under": counts})),
    ] {
        let kept = set(&mut session, "STB-01", shown);
        assert_eq!(kept["faults"], json!([]));
        assert_eq!(kept["file"].as_str().unwrap().contains("\"shown\""), !shown.is_empty());
        assert_eq!(json_of(session.line_form("STB-01").unwrap())["form"]["shown"], shown);
        let columns = columns(&mut session);
        let row = row(&columns, "STB-01");
        assert_eq!(row["shown"], wished, "{shown}");
        assert_eq!(row["ago"]["lead"].as_str().unwrap().contains(" of "), shown == "counts", "{row}");
    }
    set(&mut session, "POP-01", "counts");
    assert_eq!(row(&columns(&mut session), "POP-01")["shown"], Value::Null, "a count has no percentage");
}

#[test]
fn the_sheet_shows_a_line_in_counts_or_percent_too() {
    let mut session = session(200, 2, &[]);
    let mut now = |shown: &str| {
        set(&mut session, "STB-01", shown);
        let sheet = json_of(session.sheet(AS_AT, "").unwrap());
        let lines = sheet["promises"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
        lines.into_iter().find(|line| line["id"] == "STB-01").unwrap()["now"].clone()
    };
    let [both, counts, percent] = ["both", "counts", "percent"].map(&mut now);
    assert!(both["value"].as_str().unwrap().ends_with('%') && both["not_shown"].is_null(), "{both}");
    assert_eq!((&counts["value"], &counts["count"]), (&json!(""), &both["count"]));
    assert_eq!((&percent["value"], &percent["small"]), (&both["value"], &json!(false)));
}
