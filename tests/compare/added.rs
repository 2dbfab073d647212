//! What a council sets beside a line itself: added by a form, shown wherever comparators are, changed and taken away.

use super::{example, json_of};
use scorecard::inside::page::{LineForm, Session};
use serde_json::{Value, json};
use std::process::Command;

const AS_AT: &str = "2026-03-31";
/// Reviews in time: no published measure has its definition.
const LINE: &str = "REV-02";
const CLUB: &str = "Regional benchmarking club";

fn session() -> Session {
    let mut session = example();
    // The example has figures of others itself.
    session.take_settings(br#"{"scorecard_settings": 1}"#).unwrap();
    session
}

/// The form of a figure with some fields as they are given.
fn with(fields: Value) -> Value {
    let mut form = json!({"name": CLUB, "value": "71", "year": "2024-25", "source": "Club report, the same measure"});
    fields.as_object().unwrap().iter().for_each(|(key, value)| form[key] = value.clone());
    form
}

fn keep(session: &mut Session, line: &str, at: Option<usize>, form: Value) -> Value {
    json_of(session.keep_comparator(line, at, &serde_json::from_value(form).unwrap()).unwrap())
}

fn faults(set: &Value) -> Vec<&str> {
    set["faults"].as_array().unwrap().iter().map(|fault| fault["field"].as_str().unwrap()).collect()
}

fn all(session: &Session, line: &str) -> Vec<String> {
    let page = json_of(session.comparators(line).unwrap());
    page["all"].as_array().unwrap().iter().map(|one| one["words"].as_str().unwrap().to_owned()).collect()
}

fn row<'v>(view: &'v Value, key: &str, id: &str) -> &'v Value {
    view[key].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap()
}

#[test]
fn a_form_with_a_fault_sets_nothing_and_names_its_field() {
    let mut session = session();
    for (fields, wanted) in [
        (json!({"name": " "}), "name"),
        (json!({"source": ""}), "source"),
        (json!({"value": ""}), "value"),
        (json!({"value": "101"}), "value"),
        (json!({"value": "-1"}), "value"),
        (json!({"value": "seventy"}), "value"),
        (json!({"year": "last year"}), "year"),
        (json!({"year": "2024-26"}), "year"),
    ] {
        let set = keep(&mut session, LINE, None, with(fields.clone()));
        assert_eq!((faults(&set), &set["file"]), (vec![wanted], &Value::Null), "{fields}");
        let said = set.to_string();
        assert!(!said.contains("seventy") && !said.contains("last year"), "{said}");
    }
    assert_eq!(faults(&keep(&mut session, "POP-01", None, with(json!({"value": "249.5"})))), ["value"]);
    assert!(all(&session, LINE).is_empty() && all(&session, "POP-01").is_empty());
    let child = {
        let cases = json_of(session.cases("POP-01", AS_AT, "met", 0, 1).unwrap());
        cases["rows"][0]["child"].as_str().unwrap().to_owned()
    };
    for field in ["name", "source", "period"] {
        let form = serde_json::from_value(with(json!({field: format!("Of {child}")}))).unwrap();
        let refused = session.keep_comparator(LINE, None, &form).err().unwrap();
        assert!(refused.contains("holds the number of a child") && !refused.contains(&child), "{refused}");
    }
    assert!(session.keep_comparator("XXX-99", None, &serde_json::from_value(with(json!({}))).unwrap()).is_err());
}

#[test]
fn it_is_added_changed_and_taken_away_and_the_target_of_the_line_stays() {
    let mut session = session();
    let target: LineForm = serde_json::from_value(json!({"from": "local", "value": "95"})).unwrap();
    session.set_line(LINE, &target).unwrap();
    assert_eq!(faults(&keep(&mut session, LINE, None, with(json!({})))), [""; 0]);
    keep(&mut session, LINE, None, with(json!({"year": "2022-23", "value": "66.5"})));
    assert_eq!(faults(&keep(&mut session, LINE, None, with(json!({"year": "2022/23"})))), ["year"]);
    assert_eq!(faults(&keep(&mut session, LINE, Some(1), with(json!({"year": "2024-25"})))), ["year"]);
    let said = ["71% (2024/25)", "66.5% (2022/23)"].map(|value| format!("{CLUB}: {value}"));
    assert_eq!(all(&session, LINE), said);
    session.set_line(LINE, &target).unwrap();
    assert_eq!(all(&session, LINE), said, "what is set for the line leaves it");
    let file = keep(&mut session, LINE, Some(1), with(json!({"year": "2022-23", "value": "70"})));
    let file = file["file"].as_str().unwrap();
    let mut other = Session::default();
    other.take_settings(file.as_bytes()).unwrap();
    assert_eq!(all(&other, LINE), ["71% (2024/25)", "70% (2022/23)"].map(|value| format!("{CLUB}: {value}")));
    assert!(session.remove_comparator(LINE, 2).is_err() && session.remove_comparator("STB-01", 0).is_err());
    session.remove_comparator(LINE, 0).unwrap();
    let file = json_of(session.remove_comparator(LINE, 0).unwrap());
    let file = file["file"].as_str().unwrap();
    assert!(!file.contains("comparators") && file.contains("\"value\": 95"), "{file}");
}

#[test]
fn a_name_that_has_a_column_of_its_own_is_refused_in_the_form_and_in_settings() {
    let mut session = session();
    session.take_settings(br#"{"scorecard_settings": 1, "authority": {"name": "Ash, City of"}}"#).unwrap();
    for name in ["England", "WALES", "Yorkshire & the Humber", "Inner London", "Similar councils", "Ash City of"] {
        assert_eq!(faults(&keep(&mut session, LINE, None, with(json!({"name": name})))), ["name"], "{name}");
    }
    assert_eq!(faults(&keep(&mut session, LINE, None, with(json!({"name": "England family"})))), [""; 0]);
    let file = |name: &str| {
        let comparator = json!({"name": name, "value": 71, "year": "2024-25", "source": "S"});
        json!({"scorecard_settings": 1, "lines": {LINE: {"comparators": [comparator]}}}).to_string()
    };
    let mut other = Session::default();
    for (name, said) in [("England", 1), ("South East", 1), (CLUB, 0)] {
        let taken = json_of(other.take_settings(file(name).as_bytes()).unwrap());
        assert_eq!(taken["faults"].as_array().unwrap().len(), said, "{taken}");
        assert_eq!(all(&other, LINE).len(), 1 - said);
    }
}

#[test]
fn a_year_to_come_and_a_part_of_a_year_are_said_in_the_list_and_a_third_decimal_is_refused() {
    let mut session = session();
    session.scorecard(AS_AT).unwrap();
    assert_eq!(faults(&keep(&mut session, LINE, None, with(json!({"value": "86.555"})))), ["value"]);
    keep(&mut session, LINE, None, with(json!({"value": "86.55", "period": "April to September"})));
    keep(&mut session, LINE, None, with(json!({"year": "2026-27"})));
    let words = "71% (2026/27). It is not shown until the figures reach 2026/27";
    let said = ["86.55% (2024/25, April to September)", words].map(|words| format!("{CLUB}: {words}"));
    assert_eq!(all(&session, LINE), said);
}

/// A dropped file is held to what the form takes, and its notices name their lines.
#[test]
fn a_dropped_file_sets_aside_what_the_form_would_refuse() {
    let file = "measure,year,area,level,value\nSTB-02,2025,Regional club,,170\nREV-01,2025,Regional club,,50\n\
                REV-01,2025,South East,,60\nLACnum,2025,Ash,,170\nREV-01,2025,Regional club,,51\n";
    let mut session = Session::default();
    session.add_example(20, 1, 1);
    session.add("club.csv".to_owned(), file.into());
    let read = json_of(session.read());
    let rows =
        read["beside"].as_array().unwrap().iter().find(|file| file["path"] == "club.csv").unwrap()["rows"].clone();
    assert!(rows["words"].as_str().unwrap().starts_with("5 rows: 3 used, 2 set aside"), "{rows}");
    let notices: Vec<(String, Value)> = rows["notices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|notice| (notice["words"].as_str().unwrap().to_owned(), notice["lines"].clone()))
        .collect();
    for (words, line) in [("cannot have such a value", 2), ("another value for the same", 6)] {
        assert!(
            notices.iter().any(|(said, lines)| said.contains(words) && *lines == json!([line])),
            "{words}: {notices:?}"
        );
    }
}

/// A row of similar councils is no council; one of a year to come waits, and each says which line of the file it is.
#[test]
fn a_file_of_similar_councils_or_of_a_year_to_come_says_so() {
    let file = "measure,year,area,value\nREV-01,2025,Similar councils,50\nREV-01,2026,Regional club,51\n\
                REV-01,2027,Regional club,52\nOWN-1,2028,Regional club,53\nLACnum,2027,Ash,170\n";
    let mut session = Session::default();
    session.add_example(20, 1, 1);
    session.add("club.csv".to_owned(), file.into());
    let read = json_of(session.read());
    let beside = read["beside"].as_array().unwrap();
    let rows = &beside.iter().find(|file| file["path"] == "club.csv").unwrap()["rows"];
    let notices: Vec<(&str, &Value)> = rows["notices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|notice| (notice["words"].as_str().unwrap(), &notice["lines"]))
        .collect();
    for (words, lines) in [("is of similar councils", json!([2])), ("after the newest return", json!([4, 5]))] {
        assert!(notices.iter().any(|(said, of)| said.contains(words) && **of == lines), "{words}: {notices:?}");
    }
    assert!(rows["words"].as_str().unwrap().starts_with("5 rows: 4 used, 1 set aside"), "{rows}");
    let compared = json_of(session.compare("REV-01", AS_AT, "").unwrap());
    let words: Vec<&str> =
        compared["comparators"].as_array().unwrap().iter().map(|one| one["words"].as_str().unwrap()).collect();
    assert!(words.contains(&"Regional club: 51% (2025/26)"), "{words:?}");
    assert!(!words.iter().any(|words| words.contains("Similar councils: 50%") || words.contains("52%")), "{words:?}");
}

/// A measure of the council's own, in per cent, with a file of a club.
fn with_an_own_measure() -> Session {
    let mut session = Session::default();
    let typed = "INDICATOR,PERIOD_START,PERIOD_END,NUMERATOR,DENOMINATOR,NAME,UNIT,BETTER\n\
                 OWN-1,01/04/2024,31/03/2025,20,28,Carers seen each month,percent,higher\n\
                 OWN-1,01/04/2025,31/03/2026,27,28,Carers seen each month,percent,higher\n";
    let club = "measure,year,area,value\nown-1,2026,Regional club,61\nOWN-1,2026,Second club,161\n\
                OWN-1,2026,Third club,-1\nOWN-2,2026,Regional club,5\n";
    session.add_example(60, 3, 5);
    session.add("typed_numbers.csv".to_owned(), typed.into());
    session.add("club.csv".to_owned(), club.into());
    session.read();
    session.take_settings(br#"{"scorecard_settings": 1}"#).unwrap();
    session
}

const OWN: &str = "OWN-1";

#[test]
fn a_measure_of_the_councils_own_has_comparators_wherever_a_line_has_them() {
    let mut session = with_an_own_measure();
    session.scorecard(AS_AT).unwrap();
    assert_eq!(faults(&keep(&mut session, OWN, None, with(json!({"value": "101"})))), ["value"]);
    keep(&mut session, OWN, None, with(json!({})));
    assert_eq!(all(&session, OWN), [format!("{CLUB}: 71% (2024/25)")]);
    let file = session.settings_file().unwrap();
    let taken = json_of(session.take_settings(file.as_bytes()).unwrap());
    assert_eq!((&taken["faults"], all(&session, OWN).len()), (&json!([]), 1));
    let compared = json_of(session.compare(OWN, AS_AT, "").unwrap());
    let words: Vec<&str> =
        compared["comparators"].as_array().unwrap().iter().map(|one| one["words"].as_str().unwrap()).collect();
    assert_eq!(
        words,
        ["Regional club: 61% (2025/26)".to_owned(), format!("{CLUB}: 71% (2024/25, the latest before 2025/26)")]
    );
    let saved = json_of(session.table("comparators", AS_AT, OWN, "").unwrap());
    assert!(saved.to_string().contains("Club report, the same measure"));
    let trend = json_of(session.trend(OWN, AS_AT, "").unwrap());
    assert_eq!(row_of(&trend["levels"], CLUB)["words"], format!("{CLUB} 71% (2024/25)"));
    let mut form = json_of(session.settings_page(AS_AT).unwrap())["form"].clone();
    form["column"] = json!(CLUB);
    session.set_all(&serde_json::from_value(form).unwrap()).unwrap();
    let columns = json_of(session.columns(AS_AT, "").unwrap());
    assert_eq!(row(&columns, "rows", OWN)["other"]["lead"], "71%");
    assert_eq!(row(&columns, "rows", "OWN-1")["england"], Value::Null);
}

/// A value that a share cannot have is in a settings file before the unit of the measure is known: it is not shown.
#[test]
fn the_sheet_has_it_and_what_the_unit_cannot_be_is_not_shown() {
    let mut session = with_an_own_measure();
    let comparator = |name: &str, value: i64| json!({"name": name, "value": value, "year": "2025-26", "source": "S"});
    let settings = json!({"scorecard_settings": 1, "set": "Own",
        "lines": {OWN: {"comparators": [comparator("Too much", 170), comparator("Enough", 70)]}},
        "sets": [{"name": "Own", "promises": [{"promise": "Carers", "lines": [OWN]}]}]});
    let taken = json_of(session.take_settings(settings.to_string().as_bytes()).unwrap());
    assert_eq!(taken["faults"], json!([]));
    let sheet = json_of(session.sheet(AS_AT, "").unwrap());
    let others = &sheet["promises"][0]["lines"][0]["others"];
    assert_eq!(others, "Regional club 61% (2025/26); Enough 70% (2025/26)");
}

#[test]
fn a_council_of_wales_has_a_column_of_wales_and_none_of_england() {
    let mut session = session();
    session.take_settings(br#"{"scorecard_settings": 1, "authority": {"name": "Cardiff"}}"#).unwrap();
    let columns = json_of(session.columns(AS_AT, "").unwrap());
    assert_eq!(
        (&columns["column"], &row(&columns, "rows", "LVR-10")["other"]["lead"]),
        (&json!("Wales"), &Value::Null)
    );
    assert!(columns["rows"].as_array().unwrap().iter().all(|row| row["england"].is_null()));
    let then = json_of(session.columns("2024-03-31", "").unwrap());
    assert_eq!((&row(&then, "rows", "STB-01")["other"]["lead"], &then["column"]), (&json!("9%"), &json!("Wales")));
    let saved = json_of(session.table("scorecard", "2024-03-31", "", "").unwrap());
    assert!(saved.to_string().contains("Wales"));
    let sheet = json_of(session.sheet("2024-03-31", "").unwrap()).to_string();
    assert!(sheet.contains("Wales 9% (2022/23); England 11% (2023/24)"), "{sheet}");
}

fn with_a_club() -> Session {
    let mut session = session();
    keep(&mut session, LINE, None, with(json!({"value": "1"})));
    keep(&mut session, LINE, None, with(json!({"name": "Our family", "value": "62", "year": "2027-28"})));
    session
}

#[test]
fn it_stands_on_the_lines_page_with_a_verdict_and_its_year() {
    let mut session = with_a_club();
    let compared = json_of(session.compare(LINE, AS_AT, "").unwrap());
    assert_eq!(compared["comparators"].as_array().unwrap().len(), 1, "nothing of a later year");
    let club = &compared["comparators"][0];
    assert_eq!((&club["whose"], &club["source"]), (&json!("added"), &json!("Club report, the same measure")));
    assert_eq!(club["words"], format!("{CLUB}: 1% (2024/25, the latest before 2025/26)"));
    let by = compared["ours"].as_f64().unwrap() - 1.0;
    assert!(by.fract() != 0.0, "an example that is rounded: {by}");
    assert_eq!(club["than"], format!("about {} percentage points higher, which is better", by.round()));
    let verdict = format!("About {} percentage points higher than {CLUB} (1%, 2024/25), which is better.", by.round());
    assert_eq!(compared["verdict"], verdict);
    let saved = json_of(session.table("comparators", AS_AT, LINE, "").unwrap());
    assert!(saved.to_string().contains("Club report, the same measure"));
    session.remove_comparator(LINE, 0).unwrap();
    assert_eq!(json_of(session.compare(LINE, AS_AT, "").unwrap()), Value::Null);
}

#[test]
fn a_measure_of_wales_stands_beside_wales_and_not_in_englands_column() {
    let mut session = session();
    let columns = json_of(session.columns(AS_AT, "").unwrap());
    assert_eq!(row(&columns, "rows", "LVR-10")["england"], Value::Null);
    assert_ne!(row(&columns, "rows", "STB-01")["england"], Value::Null);
    let compared = json_of(session.compare("LVR-10", AS_AT, "").unwrap());
    let comparators = compared["comparators"].as_array().unwrap();
    assert_eq!((comparators.len(), &comparators[0]["whose"]), (1, &json!("group")));
    assert_eq!(comparators[0]["words"], "Wales: 93% (2015/16, the latest before 2025/26)");
}

#[test]
fn it_has_a_column_on_the_scorecard_where_one_is_chosen() {
    let mut session = with_a_club();
    let columns = json_of(session.columns(AS_AT, "").unwrap());
    assert_eq!((&columns["column"], &row(&columns, "rows", LINE)["other"]), (&Value::Null, &Value::Null));
    let page = json_of(session.settings_page(AS_AT).unwrap());
    assert_eq!(page["columns"], json!(["Our family", CLUB]));
    let mut form = page["form"].clone();
    form["column"] = json!(CLUB);
    session.set_all(&serde_json::from_value(form).unwrap()).unwrap();
    let columns = json_of(session.columns(AS_AT, "").unwrap());
    assert_eq!(columns["column"], CLUB);
    assert_eq!(row(&columns, "rows", LINE)["other"]["lead"], "1%");
    assert_eq!(row(&columns, "rows", LINE)["other"]["year"], "2024/25");
    assert_eq!(row(&columns, "rows", "STB-01")["other"], Value::Null);
    let saved = json_of(session.table("scorecard", AS_AT, "", "").unwrap());
    assert!(saved.to_string().contains(CLUB));
    assert!(session.settings_file().unwrap().contains("\"column\""));
}

#[test]
fn the_sheet_the_paper_and_the_trend_have_it() {
    let mut session = session();
    for (year, value) in [("2023-24", "10"), ("2024-25", "12")] {
        keep(&mut session, "LOC-04", None, with(json!({"year": year, "value": value})));
    }
    let sheet = json_of(session.sheet(AS_AT, "").unwrap());
    let lines: Vec<&Value> =
        sheet["promises"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap()).collect();
    let line = |id: &str| *lines.iter().find(|line| line["id"] == id).unwrap();
    assert_eq!(line("LOC-04")["others"], format!("{CLUB} 12% (2024/25)"));
    assert_eq!(line("STB-02")["others"], Value::Null);
    let note = format!("Other comparators, and where they are from: {CLUB}: Club report, the same measure.");
    assert!(sheet["notes"].as_array().unwrap().contains(&json!(note)), "{}", sheet["notes"]);
    let paper = json_of(session.paper(AS_AT).unwrap()).to_string();
    assert!(paper.contains(&format!("{CLUB} (12%, 2024/25)")), "the sentence");
    let trend = json_of(session.trend("LOC-04", AS_AT, "").unwrap());
    let level = row_of(&trend["levels"], CLUB);
    assert_eq!((&level["key"], &level["words"]), (&json!("other"), &json!(format!("{CLUB} 12% (2024/25)"))));
    let points = trend["points"].as_array().unwrap();
    let mut others: Vec<&str> = points.iter().filter_map(|point| point["others"][0].as_str()).collect();
    others.dedup();
    assert_eq!(others, ["10% (2023/24)", "12% (2024/25)"]);
    assert_eq!(points.last().unwrap()["others"][0], Value::Null, "nothing of the year that nobody has told");
    let saved = json_of(session.table("trend", AS_AT, "LOC-04", "").unwrap());
    assert!(saved.to_string().contains(CLUB));
}

/// A projection of the days that are over stands beside a figure of these days, and no other does.
#[test]
fn a_part_of_a_year_stands_beside_the_same_part_alone() {
    const PART: &str = "2025-11-30";
    let mut session = session();
    session.add(
        "typed_numbers.csv".to_owned(),
        b"INDICATOR,PERIOD_START,PERIOD_END,NUMERATOR\nFDR-04,01/04/2025,30/11/2025,132\n".to_vec(),
    );
    session.read();
    let sets = json!([{ "name": "Own", "promises": [{ "promise": "Ours", "lines": ["FDR-04", LINE] }] }]);
    let settings = json!({ "scorecard_settings": 1, "sets": sets, "set": "Own" });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    let mut projected = |line: &str, value: &str, name: &str, period: &str| {
        let form = with(json!({ "name": name, "value": value, "year": "2025-26", "period": period }));
        assert_eq!(faults(&keep(&mut session, line, None, form)), [""; 0]);
    };
    projected("FDR-04", "99", "Our projection", "April to November");
    projected("FDR-04", "150", "Of the year", "");
    projected(LINE, "1", "Our projection", "1 April to 30 November 2025");
    projected(LINE, "2", "Of a quarter", "October to December");
    let sheet = json_of(session.sheet(PART, "").unwrap());
    let others = |at: usize| sheet["promises"][0]["lines"][at]["others"].as_str().unwrap();
    assert_eq!(others(0), "Our projection 99 (2025/26, April to November)");
    assert_eq!(others(1), "Our projection 1% (2025/26, 1 April to 30 November 2025)");
    let paper = json_of(session.paper(PART).unwrap()).to_string();
    assert!(
        paper.contains(": 132 from 1 April 2025 to 30 November 2025. Our projection: 99 (2025/26, April to November).")
    );
    assert!(!paper.contains("Of the year") && !paper.contains("Of a quarter"));
    let compared = json_of(session.compare("FDR-04", PART, "").unwrap());
    let said = "Our figure: 132. Our projection: 99 (2025/26, April to November). Our figure counts since 1 April";
    assert!(compared["verdict"].as_str().unwrap().starts_with(said), "{}", compared["verdict"]);
    let compared = json_of(session.compare(LINE, PART, "").unwrap());
    let said =
        "percentage points higher than Our projection (1%, 2025/26, 1 April to 30 November 2025), which is better.";
    assert!(compared["verdict"].as_str().unwrap().ends_with(said), "a share so far is one of a year in small");
    // A month later the same words are of other days.
    let later = json_of(session.sheet("2025-12-31", "").unwrap());
    assert_eq!(later["promises"][0]["lines"][1]["others"], Value::Null);
}

fn row_of<'v>(levels: &'v Value, name: &str) -> &'v Value {
    levels.as_array().unwrap().iter().find(|level| level["name"] == name).unwrap()
}

#[test]
fn the_command_prints_it_with_the_settings() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("added");
    _ = std::fs::remove_dir_all(&folder);
    let binary = env!("CARGO_BIN_EXE_scorecard");
    let run = |arguments: &[&str]| Command::new(binary).args(arguments).output().unwrap();
    run(&["example", folder.to_str().unwrap(), "--children", "60", "--years", "2"]);
    let path = folder.join("own.json");
    std::fs::write(&path, keep(&mut session(), LINE, None, with(json!({})))["file"].as_str().unwrap()).unwrap();
    let asked = ["figures", folder.to_str().unwrap(), "--indicator", LINE, "--as-at", AS_AT];
    let printed = |more: &[&str]| {
        let output = run(&[&asked[..], more].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["lines"][0]["comparators"].clone()
    };
    let with = printed(&["--settings", path.to_str().unwrap()]);
    assert_eq!(with["comparators"][0]["words"], format!("{CLUB}: 71% (2024/25, the latest before 2025/26)"));
    assert_eq!(printed(&[]), Value::Null);
}
