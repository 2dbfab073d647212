//! What the page is told of a line: the sum that it is, the files it rests on, and who is behind it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use scorecard::inside::indicators;
use scorecard::inside::limits::MOST_BYTES_OF_ALL;
use scorecard::inside::page::Session;
use scorecard::inside::problems;
use serde_json::{Value, to_value};

const AS_AT: &str = "2025-03-31";

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC
A1,01/06/2023,S,C2,N1,U6,PR1,,
B2,01/06/2024,S,C2,N1,U6,PR1,,
C3,01/06/2024,S,C2,N1,U6,PR1,01/12/2024,E4A
";

fn session(files: &[(&str, &str)]) -> Session {
    let mut session = Session::default();
    for (name, text) in [("episodes.csv", EPISODES)].iter().chain(files) {
        session.add(format!("2024-25/{name}"), text.as_bytes().to_vec());
    }
    session.read();
    session
}

fn detail(session: &mut Session, id: &str) -> Value {
    to_value(session.indicator(id, AS_AT).unwrap()).unwrap()
}

#[test]
fn the_flow_and_the_projection_show_the_sum_that_they_are() {
    let mut session = session(&[]);
    let flow = detail(&mut session, "POP-08");
    assert_eq!((&flow["sum"], &flow["steps"]), (&"2 − (1 + 2 − 1) = 0".into(), &Value::Array(Vec::new())));
    assert_eq!(detail(&mut session, "POP-26")["sum"], "2 + (2 − 1) × 0 ÷ 365 − 0 − 0 = 2");
    assert_eq!(detail(&mut session, "STB-01")["sum"], "0 ÷ 2 = 0.0%");
    assert_eq!(detail(&mut session, "POP-01")["sum"], Value::Null);
}

#[test]
fn the_steps_of_every_line_end_at_its_numerator() {
    let mut session = Session::default();
    session.add_example(60, 2, 5);
    session.read();
    for indicator in indicators::all() {
        let shown = detail(&mut session, indicator.id);
        let (line, steps) = (&shown["line"], shown["steps"].as_array().unwrap());
        if let Some(counted) = steps.iter().find(|step| step["mark"] == "n") {
            assert_eq!(counted["left"], line["numerator"], "{}", indicator.id);
        }
        let sum = shown["sum"].as_str().unwrap_or("= ");
        let shown_values = [line["shown"]["lead"].as_str().unwrap(), line["shown"]["under"].as_str().unwrap()];
        let is_shown = shown_values.iter().any(|value| sum.ends_with(&format!("= {value}")));
        assert!(sum == "= " || is_shown, "{}: {sum}, {shown_values:?}", indicator.id);
    }
}

#[test]
fn a_typed_number_is_counted_in_its_own_unit_and_has_no_cases() {
    let typed = "INDICATOR,PERIOD_END,NUMERATOR,DENOMINATOR,VALUE\nSVC-07,31/03/2025,,,£855\n";
    let mut session = session(&[("typed_numbers.csv", typed)]);
    let shown = detail(&mut session, "SVC-07");
    assert_eq!((&shown["line"]["shown"]["lead"], &shown["line"]["shown"]["under"]), (&"£855".into(), &"".into()));
    assert_eq!((&shown["line"]["cases"], &shown["steps"]), (&"".into(), &Value::Array(Vec::new())));
}

/// What the sheet says of the referrals: the figure, its days, and the same a year before.
fn referrals(typed: &str, as_at: &str) -> [String; 4] {
    let heading = "INDICATOR,PERIOD_START,PERIOD_END,NUMERATOR,DENOMINATOR,VALUE\n";
    // Of fewer children a sheet shows nothing but how many they are.
    let children: String = (1..=30).map(|child| format!("K{child},01/06/2023,S,C2,N1,U6,PR1,,\n")).collect();
    let children = format!("CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n{children}");
    let mut session = Session::default();
    session.add("2024-25/episodes.csv".to_owned(), children.into());
    session.add("typed_numbers.csv".to_owned(), format!("{heading}{typed}").into());
    session.read();
    let set = r#"{"scorecard_settings": 1, "set": "Own", "sets": [{"name": "Own", "promises": [
        {"promise": "Front door", "lines": ["FDR-01"]}]}]}"#;
    session.take_settings(set.as_bytes()).unwrap();
    let sheet = to_value(session.sheet(as_at, "").unwrap()).unwrap();
    let line = &sheet["promises"][0]["lines"][0];
    let said =
        |cell: &Value| format!("{}{}", cell["value"].as_str().unwrap(), cell["not_shown"].as_str().unwrap_or(""));
    let paper = to_value(session.paper(as_at).unwrap()).unwrap().to_string();
    let sentence = paper.split("Referrals received: ").nth(1).unwrap_or("").split('.').next().unwrap_or("");
    [said(&line["now"]), line["period"].as_str().unwrap().to_owned(), said(&line["ago"]), sentence.to_owned()]
}

const YEAR: &str = "FDR-01,01/04/2023,31/03/2024,1758,,\n";
const SO_FAR: &str = "FDR-01,01/04/2024,30/11/2024,1064,,\n";
const SO_FAR_BEFORE: &str = "FDR-01,01/04/2023,30/11/2023,980,,\n";
const NO_NUMBER: &str = "not shown: no number was typed for this date";

#[test]
fn a_typed_number_stands_under_its_own_days_on_the_sheet_and_in_the_paper() {
    let [now, period, ago, sentence] = referrals(YEAR, "2024-11-30");
    assert_eq!([&*now, &*period, &*ago], ["1,758", "1 April 2023 to 31 March 2024", NO_NUMBER]);
    assert!(sentence.starts_with("1,758 from 1 April 2023 to 31 March 2024"), "{sentence}");
    // This year so far goes before a year that is over, and a part stands beside the same part.
    let [now, period, ago, sentence] = referrals(&format!("{YEAR}{SO_FAR}"), "2024-11-30");
    assert_eq!([&*now, &*period, &*ago], ["1,064", "since 1 April", NO_NUMBER]);
    assert!(sentence.starts_with("1,064 from 1 April 2024 to 30 November 2024"), "{sentence}");
    let [now, period, ago, _] = referrals(&format!("{YEAR}{SO_FAR}{SO_FAR_BEFORE}"), "2024-11-30");
    assert_eq!([&*now, &*period, &*ago], ["1,064", "since 1 April", "980"]);
}

#[test]
fn a_household_is_no_child() {
    let carers = "HOUSEHOLD,CARER_KIND,CARER_APPROVED,CARER_ENDED\nF1,MAIN,01/02/2024,\n";
    let mut session = session(&[("foster_carers.csv", carers)]);
    let line = indicators::all().find(|one| one.id == "SVC-01").unwrap();
    let standing = "met";
    let list = to_value(session.cases(line.id, AS_AT, standing, 0, 9).unwrap()).unwrap();
    assert_eq!(list["rows"][0]["who"], "household F1");
    let case = list["rows"][0]["case"].as_u64().unwrap() as usize;
    let page = to_value(session.case(line.id, AS_AT, case).unwrap()).unwrap();
    assert_eq!(page["title"], "Why household F1 is counted");
    let list = to_value(session.cases("POP-01", AS_AT, standing, 0, 9).unwrap()).unwrap();
    assert_eq!(list["rows"][0]["who"], "child A1");
}

const OF_A_STRANGER: &str = "CHILD,SW_ID,SW_DECOM,SW_DEC\nZ9,SW1001,01/06/2023,\n";
const OF_A1: &str = "CHILD,SW_ID,SW_DECOM,SW_DEC\nA1,SW1001,01/06/2023,\n";

#[test]
fn a_file_of_other_children_switches_no_line_on() {
    let workers = |text| detail(&mut session(&[("sw_episodes.csv", text)]), "CAS-01")["line"].clone();
    let (stranger, own) = (workers(OF_A_STRANGER), workers(OF_A1));
    assert_eq!((&stranger["value"], &own["value"]), (&Value::Null, &50.0.into()));
    let said = stranger["missing"].as_str().unwrap();
    assert!(said.contains("none of its children is in Episodes"), "{said}");
    assert_eq!(own["missing"], Value::Null);
}

#[test]
fn an_empty_file_says_that_there_was_nothing() {
    let missing = "CHILD,DOB,MISSING,MIS_START,MIS_END\n";
    let line = &detail(&mut session(&[("missing.csv", missing)]), "SAF-05")["line"];
    assert_eq!((&line["value"], &line["missing"]), (&0.0.into(), &Value::Null));
}

#[test]
fn the_files_of_a_line_are_those_that_were_loaded() {
    let needs = |session: &mut Session| -> Vec<(String, bool)> {
        let shown = detail(session, "CAS-01");
        let needs = shown["line"]["needs"].as_array().unwrap().iter();
        needs.map(|need| (need["table"].as_str().unwrap().to_owned(), need["loaded"].as_bool().unwrap())).collect()
    };
    let named = |names: &[(&str, bool)]| -> Vec<(String, bool)> {
        names.iter().map(|(name, loaded)| ((*name).to_owned(), *loaded)).collect()
    };
    assert_eq!(needs(&mut session(&[])), named(&[("Episodes", true), ("Allocations", false)]));
    let with_workers = &mut session(&[("sw_episodes.csv", OF_A1)]);
    assert_eq!(needs(with_workers), named(&[("Episodes", true), ("SWEpisodes", true)]));
}

#[test]
fn a_note_beside_a_figure_does_not_repeat_it() {
    let mut session = Session::default();
    session.add_example(60, 2, 5);
    session.read();
    let mut notes = 0;
    for indicator in indicators::all() {
        let line = &detail(&mut session, indicator.id)["line"];
        let Some(note) = line["bounds"]["words"].as_str() else { continue };
        assert!(!note.starts_with(line["shown"]["lead"].as_str().unwrap()), "{}: {note}", indicator.id);
        assert!(note.starts_with(char::is_uppercase), "{note}");
        let suspects = to_value(session.suspects(indicator.id, "2025-03-31").unwrap()).unwrap();
        let words = suspects["words"].as_str().unwrap();
        assert!(
            words.starts_with("The same") || words.starts_with("No f") || words.contains(" without them"),
            "{words}"
        );
        notes += 1;
    }
    assert!(notes > 5);
}

/// Words that nobody says any more, or that are not the one word for a thing.
const OLD_WORDS: [&str; 6] =
    [" mend ", "Mend ", "cannot be told", "stands for a child", "decision stands", " open by "];

#[test]
fn the_words_of_checks_and_lines_are_plain() {
    let checks = problems::checks().flat_map(|check| [check.message, check.advice]);
    let notes = indicators::all().filter_map(|indicator| indicator.note);
    let words = indicators::all().map(|indicator| indicator.measure.words());
    let clauses = words.flat_map(|words| [words.denominator, words.numerator]).flatten();
    for sentence in checks.chain(notes).chain(clauses) {
        let old = OLD_WORDS.iter().find(|old| sentence.contains(*old));
        assert!(old.is_none(), "{old:?}: {sentence}");
    }
}

#[test]
fn the_page_holds_no_other_number_of_the_house_than_the_engine() {
    let files = include_str!("../www/app/files.js");
    assert!(files.contains("const MOST_BYTES = 2 ** 30;") && MOST_BYTES_OF_ALL == 1 << 30);
    let screen = include_str!("../www/app/screens/indicator.js");
    assert!(!screen.contains("= 30"));
    assert_eq!(detail(&mut session(&[]), "POP-01")["small"], 30);
}
