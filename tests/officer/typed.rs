//! Numbers that the officer types on the page: the file that they make, what it says when read, and what is refused.

use super::text;
use scorecard::inside::page::Session;
use serde_json::{Value, json, to_value};

/// Children of one year, with the beginning of a return before it: the trend has quarters to stand in.
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n\
    KEEPER01,01/05/2023,S,C2,N1,U6,PR1,,\nKEEPER02,20/03/2025,S,C2,N1,U6,PR1,,\n";
const AS_AT: &str = "2025-03-31";
const HERE: &str = "drop 2/typed on this page.csv";
const QUARTERS: [(&str, &str); 4] =
    [("2024-06-30", "380"), ("2024-09-30", "402"), ("2024-12-31", "395"), ("2025-03-31", "431")];

fn session(typed: &str) -> Session {
    let mut session = Session::default();
    session.add("2024-25/episodes.csv".to_owned(), EPISODES.into());
    if !typed.is_empty() {
        session.add("typed_numbers.csv".to_owned(), typed.into());
    }
    session.read();
    session
}

fn kept(session: &Session, at: Option<usize>, form: Value) -> Value {
    to_value(session.keep_typed(at, &serde_json::from_value(form).unwrap()).unwrap()).unwrap()
}

/// What the page does with what came of a form: the files before are left out, and the new one is read.
fn take(session: &mut Session, out: &Value) {
    assert_eq!(out["faults"], json!([]));
    for path in out["taken"].as_array().unwrap() {
        session.choose(&text(path), "typed", "", "taken over").unwrap();
    }
    session.add(HERE.to_owned(), text(&out["file"]).into_bytes());
    session.read();
}

fn typed(session: &mut Session, form: Value) {
    let out = kept(session, None, form);
    take(session, &out);
}

fn wrong(session: &Session, form: Value) -> Vec<String> {
    let out = kept(session, None, form);
    assert_eq!(out["file"], Value::Null);
    out["faults"].as_array().unwrap().iter().map(|fault| text(&fault["field"])).collect()
}

fn view(session: &Session) -> Value {
    to_value(session.typed().unwrap()).unwrap()
}

fn line(session: &mut Session, id: &str) -> Value {
    to_value(session.indicator(id, AS_AT).unwrap()).unwrap()["line"].clone()
}

fn referrals(last: &str, number: &str) -> Value {
    json!({ "line": "FDR-01", "period": "quarter", "last": last, "numerator": number, "source": "Front door" })
}

fn own(last: &str, numerator: &str, denominator: &str) -> Value {
    json!({ "line": "new", "name": "Carers seen each month", "unit": "percent", "better": "higher",
        "period": "quarter", "last": last, "numerator": numerator, "denominator": denominator })
}

/// The values of the sound points of a trend, by the last day.
fn trend(session: &mut Session, id: &str) -> Vec<(String, String)> {
    while session.ask_trend(id, AS_AT, "").unwrap() > 0 {}
    let table = to_value(session.table("trend", AS_AT, id, "").unwrap()).unwrap();
    let place = |name: &str| table["headings"].as_array().unwrap().iter().position(|one| one == name).unwrap();
    let (last, value) = (place("last day"), place("value"));
    let rows = table["rows"].as_array().unwrap().iter();
    rows.map(|row| (text(&row[last]), text(&row[value]))).filter(|(_, value)| !value.is_empty()).collect()
}

#[test]
fn four_quarters_make_a_series_that_is_the_same_when_its_file_is_dropped_again() {
    let mut session = session("");
    for (last, number) in QUARTERS {
        typed(&mut session, referrals(last, number));
    }
    let drawn: Vec<(String, String)> =
        QUARTERS.iter().map(|(last, number)| ((*last).to_owned(), (*number).to_owned())).collect();
    assert_eq!(trend(&mut session, "FDR-01"), drawn);
    assert!(
        text(&line(&mut session, "FDR-01")["remark"]).starts_with("A typed number, 1 January 2025 to 31 March 2025")
    );
    // The line counts a year: the quarter stands under its own days, on the scorecard and in the table of it.
    assert_eq!(line(&mut session, "FDR-01")["window_words"], "1 January 2025 to 31 March 2025");
    let table = to_value(session.table("scorecard", AS_AT, "", "").unwrap()).unwrap();
    let place = |name: &str| table["headings"].as_array().unwrap().iter().position(|one| one == name).unwrap();
    let row = table["rows"].as_array().unwrap().iter().find(|row| row[place("line")] == "FDR-01").unwrap();
    assert_eq!((&row[place("first day")], &row[place("last day")]), (&json!("2025-01-01"), &json!("2025-03-31")));
    let mut next = self::session(&session.typed_file());
    assert_eq!(trend(&mut next, "FDR-01"), drawn);
    assert_eq!(view(&next)["rows"], view(&session)["rows"]);
    let cells = &view(&next)["rows"][0]["cells"];
    assert_eq!((&cells[3], &cells[4]), (&json!(""), &json!("Front door")));
    let reading = to_value(next.read()).unwrap();
    let file = &reading["files"][1];
    assert_eq!((&file["outcome"], &file["used"]), (&json!("read"), &json!(4)), "{file}");
}

#[test]
fn the_form_of_the_next_number_goes_on_where_the_last_one_ended() {
    let mut session = session("");
    let next = |session: &Session, id: &str| {
        let view = view(session);
        view["lines"].as_array().unwrap().iter().find(|line| line["id"] == id).unwrap()["next"].clone()
    };
    assert_eq!(
        (&next(&session, "FDR-01")["period"], &next(&session, "FDR-05")["period"]),
        (&json!("quarter"), &json!("day"))
    );
    typed(&mut session, referrals("2024-12-31", "395"));
    let next = next(&session, "FDR-01");
    assert_eq!(
        (&next["last"], &next["source"], &next["numerator"]),
        (&json!("2025-03-31"), &json!("Front door"), &json!(""))
    );
    let lines = view(&session)["lines"].to_string();
    assert!(
        !lines.contains("\"POP-01\"") && lines.contains("\"CAS-07\""),
        "only lines that nothing is worked out from"
    );
}

#[test]
fn rows_of_a_dropped_file_are_taken_over_changed_and_removed() {
    let dropped = "INDICATOR,PERIOD_END,NUMERATOR,DENOMINATOR,VALUE,NOTE\n\
        FDR-01,31/12/2024,395,,,Old\nLVR-16,31/03/2025,18,24,,\nLVR-16,31/03/2024,about half,,,\n";
    let mut session = session(dropped);
    assert_eq!(view(&session)["left_out"], 1);
    let change =
        json!({ "line": "FDR-01", "period": "own", "last": "2024-12-31", "numerator": "400", "source": "New" });
    let out = kept(&session, Some(0), change);
    assert_eq!(out["taken"], json!(["typed_numbers.csv"]));
    take(&mut session, &out);
    let reading = to_value(session.read()).unwrap();
    let outcomes: Vec<&Value> = reading["files"].as_array().unwrap().iter().map(|file| &file["outcome"]).collect();
    assert_eq!(outcomes[1..], ["read", "left out"]);
    assert_eq!(line(&mut session, "FDR-01")["numerator"], 400);
    assert_eq!(line(&mut session, "LVR-16")["shown"]["lead"], "18 of 24");
    let out = to_value(session.remove_typed(0).unwrap()).unwrap();
    take(&mut session, &out);
    assert_eq!(view(&session)["rows"].as_array().unwrap().len(), 1);
    assert!(line(&mut session, "FDR-01")["missing"].is_string());
    assert!(session.remove_typed(7).is_err() && session.keep_typed(Some(7), &Default::default()).is_err());
}

const NUMBERS: &str = "INDICATOR,PERIOD_END,NUMERATOR,PERIOD_START\n";

#[test]
fn a_month_stands_in_its_trend_beside_a_number_of_the_lines_own_days_that_ends_with_it() {
    for rows in ["FDR-01,31/03/2025,120,01/03/2025\nFDR-01,31/03/2025,1576,\n", "FDR-01,31/03/2025,1576,\n"] {
        let mut session = session(&format!("{NUMBERS}{rows}"));
        let lone = !rows.contains("120");
        if lone {
            let month = json!({ "line": "FDR-01", "period": "month", "last": AS_AT, "numerator": "120" });
            typed(&mut session, month);
        }
        while session.ask_trend("FDR-01", AS_AT, "month").unwrap() > 0 {}
        let table = to_value(session.table("trend", AS_AT, "FDR-01", "month").unwrap()).unwrap();
        let rows = table["rows"].to_string();
        assert!(rows.contains("\"120\"") && !rows.contains("1576"), "{rows}");
        assert_eq!(line(&mut session, "FDR-01")["numerator"], 1576, "the line has its own days still");
    }
}

#[test]
fn two_numbers_of_the_same_days_are_a_conflict_whether_or_not_the_first_day_is_written() {
    let said = |rows: &str| {
        let mut session = session(&format!("{NUMBERS}{rows}"));
        let notices = to_value(session.read()).unwrap()["files"][1]["notices"].to_string();
        (notices, line(&mut session, "FDR-01")["numerator"].clone())
    };
    let words = "another number for the same line, part and days";
    let (stated, blank) = ("FDR-01,31/03/2025,1500,01/04/2024\n", "FDR-01,31/03/2025,1576,\n");
    for (rows, first) in [(format!("{stated}{blank}"), 1500), (format!("{blank}{stated}"), 1576)] {
        let (notices, number) = said(&rows);
        assert!(notices.contains(words) && notices.contains("PERIOD_START"), "{notices}");
        assert_eq!(number, first, "the first row counts");
    }
    let (notices, number) = said(&format!("{stated}{}", stated.replace("1500", "1576")));
    assert!(notices.contains(words) && !notices.contains("child"), "{notices}");
    assert_eq!(number, 1500);
    for fine in [blank.replace("1576", "1500"), "FDR-01,31/03/2025,120,01/03/2025\n".to_owned()] {
        let (notices, number) = said(&format!("{stated}{fine}"));
        assert!(!notices.contains(words), "{notices}");
        assert_eq!(number, 1500);
    }
    let session = session(&format!("{NUMBERS}{stated}"));
    let own = json!({ "line": "FDR-01", "period": "own", "last": AS_AT, "numerator": "1576" });
    assert_eq!(wrong(&session, own), ["last"], "the form says it too");
}

#[test]
fn pounds_are_rounded_half_away_from_zero_and_not_cut_off() {
    let mut session =
        session("INDICATOR,PERIOD_END,NUMERATOR,VALUE\nSVC-07,31/03/2025,,1234.5\nEDU-09,31/03/2025,,22.45\n");
    let shown = line(&mut session, "SVC-07");
    assert_eq!((&shown["shown"]["lead"], &shown["value"]), (&json!("£1,235"), &json!(1235.0)));
    let figures: Vec<String> =
        view(&session)["rows"].as_array().unwrap().iter().map(|row| text(&row["cells"][2])).collect();
    assert!(figures.contains(&"£1,235".to_owned()), "{figures:?}");
    assert_eq!(line(&mut session, "EDU-09")["value"], 22.5);
}

#[test]
fn nothing_of_rows_is_said_of_a_line_of_typed_numbers() {
    let mut session = session(&format!("{NUMBERS}FDR-01,31/12/2024,1387,01/01/2024\nFDR-01,31/03/2025,1576,\n"));
    let changed = to_value(session.changed("FDR-01", "last-quarter", AS_AT).unwrap()).unwrap();
    assert_eq!(changed["words"], "A typed number has no children behind it.");
    assert!(text(&changed["sentence"]).contains("1,576") && text(&changed["sentence"]).contains("1,387"));
    assert_eq!(changed["groups"], json!([]));
    let unjudged = |session: &mut Session, id: &str| session.suspects(id, AS_AT).err().unwrap();
    assert_eq!(unjudged(&mut session, "FDR-01"), "A typed number has no children behind it.");
    assert_eq!(unjudged(&mut session, "FDR-02"), "No number is typed for this line at this date.");
    assert_eq!(unjudged(&mut session, "REV-02"), "The files that this line needs were not dropped.");
    let rows = to_value(session.changed("POP-01", "last-quarter", AS_AT).unwrap()).unwrap();
    assert!(text(&rows["words"]).contains("changed"), "a line of children still says it");
}

#[test]
fn a_number_of_days_to_come_is_kept_and_says_that_it_is_not_shown_yet() {
    let mut session = session("");
    session.scorecard(AS_AT).unwrap();
    let month = |last: &str| json!({ "line": "FDR-01", "period": "month", "last": last, "numerator": "130" });
    let words = "It is not shown until the figures reach 30 April 2030.";
    let out = kept(&session, None, month("2030-04-30"));
    assert_eq!((&out["faults"], &out["later"]), (&json!([]), &json!(words)));
    take(&mut session, &out);
    session.scorecard(AS_AT).unwrap();
    assert!(text(&view(&session)["rows"][0]["cells"][1]).ends_with(words));
    let now = kept(&session, None, month(AS_AT));
    assert_eq!(now["later"], Value::Null);
    take(&mut session, &now);
    session.scorecard(AS_AT).unwrap();
    let days: Vec<String> =
        view(&session)["rows"].as_array().unwrap().iter().map(|row| text(&row["cells"][1])).collect();
    assert!(days.contains(&"1 March 2025 to 31 March 2025".to_owned()), "{days:?}");
}

#[test]
fn a_second_measure_of_one_name_is_refused_with_the_number_of_the_first() {
    let mut session = session("");
    typed(&mut session, own("2024-12-31", "20", "28"));
    let mut again = own("2025-03-31", "24", "28");
    again["name"] = json!("carers seen EACH month");
    let faults = kept(&session, None, again.clone())["faults"].clone();
    let words = "There is a measure of that name: OWN-1. Select it as the line, or enter another";
    assert_eq!(faults, json!([{ "field": "name", "words": words }]));
    again["line"] = json!("OWN-1");
    typed(&mut session, again);
    assert_eq!(view(&session)["rows"].as_array().unwrap().len(), 2, "the next number of the first is taken");
}

#[test]
fn a_measure_of_the_councils_own_is_a_line_that_charts_is_rated_and_stands_on_the_sheet() {
    let mut session = session("");
    typed(&mut session, own("2024-12-31", "20", "28"));
    let mut again = own("2025-03-31", "24", "28");
    (again["line"], again["better"]) = (json!("OWN-1"), json!("lower"));
    typed(&mut session, again);
    let card = to_value(session.scorecard(AS_AT).unwrap()).unwrap();
    let section = card["sections"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&section["title"], &section["lines"][0]["title"]),
        (&json!("Our own measures"), &json!("Carers seen each month"))
    );
    assert_eq!((&section["lines"][0]["better"], &section["lines"][0]["value"]), (&json!("lower"), &json!(85.7)));
    assert_eq!(
        trend(&mut session, "OWN-1"),
        [("2024-12-31", "71.4"), ("2025-03-31", "85.7")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    let target = json!({ "target": { "value": 90, "from": "local" } });
    let aim = json!({ "scorecard_settings": 1, "set": "Own", "lines": { "OWN-1": target },
        "sets": [{ "name": "Own", "promises": [{ "promise": "Carers", "lines": ["OWN-1"] }] }] });
    session.take_settings(aim.to_string().as_bytes()).unwrap();
    assert_eq!(to_value(session.settings()).unwrap()["faults"], json!([]));
    assert_eq!(to_value(session.status_of("OWN-1", AS_AT).unwrap()).unwrap()["rating"], "on");
    let sheet = to_value(session.sheet(AS_AT, "").unwrap()).unwrap();
    assert_eq!(sheet["promises"][0]["lines"][0]["title"], "Carers seen each month");
    assert!(session.settings_file().unwrap().contains("OWN-1"));
    // Another one gets the next number.
    let mut other = own("2025-03-31", "3", "");
    (other["name"], other["unit"]) = (json!("Compliments"), json!("count"));
    typed(&mut session, other);
    assert_eq!(line(&mut session, "OWN-2")["shown"]["lead"], "3");
}

#[test]
fn a_part_stands_beside_the_whole_of_its_days() {
    let mut session = session("");
    let part = |name: &str, value: &str| {
        json!({ "line": "EDU-15", "period": "year", "last": AS_AT,
            "value": value, "part": name })
    };
    typed(&mut session, part("Primary", "94.1"));
    assert_eq!(line(&mut session, "EDU-15")["value"], Value::Null);
    assert!(to_value(session.read()).unwrap().to_string().contains("none of the whole for the same days"));
    typed(&mut session, part("", "92.5"));
    typed(&mut session, part("Secondary", "90"));
    let line = line(&mut session, "EDU-15");
    let parts: Vec<(&Value, &Value)> =
        line["groups"].as_array().unwrap().iter().map(|group| (&group["label"], &group["value"])).collect();
    assert_eq!(line["value"], 92.5);
    assert_eq!(parts, [(&json!("Primary"), &json!(94.1)), (&json!("Secondary"), &json!(90.0))]);
}

#[test]
fn what_is_wrong_is_said_at_its_field() {
    let session = session("INDICATOR,PERIOD_START,PERIOD_END,NUMERATOR\nFDR-01,01/10/2024,31/12/2024,395\n");
    let with = |field: &str, value: &str| {
        let mut form =
            json!({ "line": "LVR-16", "period": "quarter", "last": AS_AT, "numerator": "18", "denominator": "24" });
        form[field] = json!(value);
        wrong(&session, form)
    };
    for (field, value) in [
        ("line", "POP-01"),
        ("line", "XXX-1"),
        ("period", ""),
        ("last", "2025-02-31"),
        ("last", "2025-03-30"),
        ("numerator", "about half"),
        ("numerator", "25"),
        ("numerator", ""),
        ("denominator", "x"),
        ("value", "75,5"),
        ("value", "60"),
        ("value", "£75"),
        ("part", "KEEPER01"),
        ("source", "the list of KEEPER02"),
    ] {
        assert_eq!(with(field, value), [field], "{value}");
    }
    assert_eq!(with("denominator", ""), ["denominator"]);
    assert_eq!(wrong(&session, referrals("2024-12-31", "400")), ["last"], "the quarter has a number already");
    let mut nameless = own(AS_AT, "1", "2");
    (nameless["name"], nameless["unit"], nameless["better"]) = (json!(""), json!(""), json!(""));
    assert_eq!(wrong(&session, nameless), ["name", "unit", "better"]);
    let other =
        json!({ "line": "FDR-01", "period": "other", "first": "2025-02-02", "last": "2025-02-01", "numerator": "1" });
    assert_eq!(wrong(&session, other), ["first"]);
    let percent = json!({ "line": "SVC-06", "period": "year", "last": AS_AT, "value": "101" });
    assert_eq!(wrong(&session, percent), ["value"]);
}

#[test]
fn words_that_a_spreadsheet_would_take_for_a_formula_are_no_formula() {
    let mut session = session("");
    let mut form = referrals(AS_AT, "431");
    form["source"] = json!("=HYPERLINK(\"x\"), \"quoted\"");
    typed(&mut session, form);
    let file = session.typed_file();
    assert!(file.contains("\"'=HYPERLINK(\"\"x\"\"), \"\"quoted\"\"\""), "{file}");
    assert_eq!(view(&session)["rows"][0]["cells"][2], "431 referrals");
}

#[test]
fn an_own_measure_without_a_name_is_set_aside_and_strange_words_are_named() {
    let heading = "INDICATOR,PERIOD_END,NUMERATOR,NAME,UNIT,BETTER\n";
    let rows = "OWN-1,31/03/2025,5,,,\nOWN-2,31/03/2025,5,Visits,dozens,up\nOWN-0,31/03/2025,5,Visits,,\n";
    let mut session = session(&format!("{heading}{rows}"));
    let said = to_value(session.read()).unwrap()["files"][1]["notices"].to_string();
    for part in ["NAME is blank", "UNIT is none of count", "INDICATOR is the number of no line"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(
        (line(&mut session, "OWN-2")["unit"].clone(), line(&mut session, "OWN-2")["window"].clone()),
        (json!("count"), json!("snapshot"))
    );
    assert!(session.indicator("OWN-1", AS_AT).is_err());
}

#[test]
fn a_judgement_in_words_stands_among_the_notes_from_its_day_on() {
    let mut session = session("");
    let judged = |last: &str, words: &str| {
        json!({ "line": "words", "name": "Inspection of fostering", "words": words,
            "last": last, "source": "Ofsted" })
    };
    assert_eq!(wrong(&session, json!({ "line": "words" })), ["name", "words", "last"]);
    let mut named = judged("2024-06-12", "Good");
    named["words"] = json!("Good for KEEPER01");
    assert_eq!(wrong(&session, named), ["words"]);
    typed(&mut session, judged("2024-06-12", "Requires improvement"));
    typed(&mut session, judged("2025-03-14", "Good"));
    let notes =
        |session: &mut Session, as_at: &str| to_value(session.scorecard(as_at).unwrap()).unwrap()["notes"].to_string();
    assert!(notes(&mut session, AS_AT).contains("Inspection of fostering: Good, 14 March 2025 (Ofsted)."));
    assert!(notes(&mut session, "2024-12-31").contains("Requires improvement, 12 June 2024"));
    assert!(!notes(&mut session, "2024-05-31").contains("Inspection"));
    assert!(
        to_value(session.sheet(AS_AT, "").unwrap()).unwrap()["notes"]
            .to_string()
            .contains("fostering: Good, 14 March 2025")
    );
    assert_eq!(wrong(&session, judged("2025-03-14", "Outstanding")), ["last"]);
    assert!(session.indicator("OWN-1", AS_AT).is_err(), "words are no line");
    // Changed, and the same when the file is dropped again.
    let out = kept(&session, Some(0), judged("2025-03-14", "Outstanding"));
    take(&mut session, &out);
    let mut next = self::session(&session.typed_file());
    assert_eq!(view(&next)["rows"], view(&session)["rows"]);
    assert!(notes(&mut next, AS_AT).contains("Outstanding"));
    typed(&mut next, own("2025-03-31", "1", "2"));
    assert_eq!(line(&mut next, "OWN-2")["title"], "Carers seen each month");
}
