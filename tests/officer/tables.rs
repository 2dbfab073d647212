//! The tables that are taken out of the page: each says what the screen says, one value a cell, and names a child only
//! where it is marked.

use super::authority;
use scorecard::Day;
use scorecard::inside::indicators;
use scorecard::inside::page::{Asked, Session};
use serde_json::{Value, json, to_value};

fn table(session: &mut Session, what: &str, of: (&str, &str), more: &str) -> Value {
    to_value(session.table(what, of.1, of.0, more).unwrap()).unwrap()
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap()).collect()
}

fn rows(table: &Value) -> Vec<Vec<&str>> {
    table["rows"].as_array().unwrap().iter().map(strings).collect()
}

/// The cells of some columns, row by row.
fn cells<'t>(table: &'t Value, names: &[&str]) -> Vec<Vec<&'t str>> {
    let headings = strings(&table["headings"]);
    let places: Vec<usize> =
        names.iter().map(|name| headings.iter().position(|heading| heading == name).unwrap()).collect();
    rows(table).into_iter().map(|row| places.iter().map(|place| row[*place]).collect()).collect()
}

/// A number of the screen as it stands in a cell.
fn cell(number: &Value) -> String {
    match number.as_f64() {
        Some(number) => number.to_string(),
        None => String::new(),
    }
}

fn every_table(session: &mut Session, as_at: &str) -> Vec<Value> {
    let mut all = vec![table(session, "scorecard", ("", as_at), ""), table(session, "findings", ("", as_at), "")];
    for id in ["POP-01", "POP-03", "STB-01", "ADP-05", "HLT-03"] {
        for (what, more) in [
            ("breakdowns", ""),
            ("comparators", ""),
            ("trend", ""),
            ("changed", "year-ago"),
            ("cohorts", "age at entry,provider"),
        ] {
            all.push(table(session, what, (id, as_at), more));
        }
    }
    all.push(table(session, "spread", ("ADP-05", as_at), ""));
    all.push(table(session, "flow", ("", as_at), ""));
    all.push(table(session, "entrants", ("", as_at), ""));
    all.push(to_value(session.children_sheet(("POP-01", as_at, "met"), &Asked::default()).unwrap()).unwrap());
    all.push(to_value(session.due_sheet(as_at, "", "").unwrap()).unwrap());
    all
}

#[test]
fn every_cell_is_what_its_column_says() {
    let (mut session, as_at) = authority(120);
    let mut days = 0;
    for table in every_table(&mut session, &as_at) {
        let (headings, kinds) = (strings(&table["headings"]), strings(&table["kinds"]));
        assert_eq!(headings.len(), kinds.len(), "{}", table["name"]);
        for row in rows(&table) {
            assert_eq!(row.len(), headings.len(), "{}", table["name"]);
            for ((cell, kind), heading) in
                row.iter().zip(&kinds).zip(&headings).filter(|((cell, _), _)| !cell.is_empty())
            {
                match *kind {
                    "number" => assert!(cell.parse::<f64>().is_ok(), "{heading}: {cell}"),
                    "date" => {
                        assert_eq!(Day::read(cell.as_bytes()).unwrap().iso(), *cell, "{heading}");
                        days += 1;
                    }
                    _ => assert_eq!(*kind, "text"),
                }
            }
        }
    }
    assert!(days > 500, "{days}");
}

#[test]
fn only_a_marked_table_names_a_child() {
    let (mut session, as_at) = authority(120);
    let children = to_value(session.children_sheet(("POP-01", &as_at, "met"), &Asked::default()).unwrap()).unwrap();
    let numbers: Vec<String> = cells(&children, &["child"]).concat().into_iter().map(str::to_owned).collect();
    let mut marked = 0;
    for table in every_table(&mut session, &as_at) {
        let text = table.to_string();
        if table["marking"].is_string() {
            assert!(table["name"].as_str().unwrap().starts_with("OFFICIAL-SENSITIVE-children-"));
            assert!(table["title"].as_str().unwrap().starts_with("OFFICIAL-SENSITIVE: a list of children."));
            assert!(rows(&table).iter().all(|row| row.last() == Some(&table["marking"].as_str().unwrap())));
            marked += 1;
        } else {
            assert!(numbers.iter().all(|number| !text.contains(&format!("\"{number}\""))), "{}", table["name"]);
            assert!(!table["name"].as_str().unwrap().contains("children"));
        }
        let notes: Vec<&str> =
            table["notes"].as_array().unwrap().iter().map(|note| note[0].as_str().unwrap()).collect();
        assert_eq!(notes[..4], ["What it is", "As at", "Source", "Children"]);
    }
    assert_eq!(marked, 7);
}

/// The value of a line over the 12 months to a date, by its trend.
fn over_12_months(session: &mut Session, id: &str, as_at: &str) -> String {
    while session.ask_trend(id, as_at, "rolling12").unwrap() > 0 {}
    let trend = table(session, "trend", (id, as_at), "rolling12");
    let points = cells(&trend, &["last day", "value"]);
    points.iter().find(|point| point[0] == as_at).map(|point| point[1].to_owned()).unwrap_or_default()
}

/// What is counted since 1 April never stands beside 12 months or another part of a year (D66).
#[test]
fn beside_another_part_of_the_year_stand_12_months_to_both_dates_or_the_reason() {
    let (mut session, _) = authority(120);
    let as_at = "2025-11-30";
    let (now, starts) = (over_12_months(&mut session, "POP-03", as_at), "POP-03");
    for (against, head, day) in [
        ("last-month", "last month", "2025-10-31"),
        ("last-quarter", "last quarter", "2025-09-30"),
        ("last-outturn", "last 31 march", "2025-03-31"),
        ("2025-07-31", "before", "2025-07-31"),
    ] {
        let then = over_12_months(&mut session, starts, day);
        let columns = to_value(session.columns(as_at, against).unwrap()).unwrap();
        let ago =
            |id: &str| columns["rows"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap()["ago"].clone();
        assert_eq!(ago(starts)["lead"], json!(then));
        assert_eq!(ago(starts)["over"], json!(format!("both over 12 months: {now} now")));
        let share = ago("REV-02")["over"].as_str().unwrap().to_owned();
        assert!(share.contains(" of ") && share.contains('%') && share.ends_with(") now"), "{share}");
        assert_eq!((&ago("POP-01")["over"], &ago("POP-03")["under"]), (&json!(null), &json!("children")));
        let reason = "A count since 1 April stands beside the same date of another year only.";
        assert_eq!((&ago("GOV-03")["lead"], &ago("GOV-03")["over"]), (&json!(""), &json!(reason)));
        let taken = table(&mut session, "scorecard", ("", as_at), against);
        let of_then = ["first day", "value"].map(|column| format!("{head}: {column}"));
        let names = ["line", &of_then[0], &of_then[1], "now over 12 months: first day", "now over 12 months: value"];
        let row = |id: &str| cells(&taken, &names).into_iter().find(|row| row[0] == id).unwrap().join(" ");
        let first = Day::read(day.as_bytes()).unwrap().plus(1).plus_months(-12).iso();
        assert_eq!(row(starts), format!("{starts} {first} {then} 2024-12-01 {now}"));
        assert_eq!((row("GOV-03").trim_end(), row("POP-01").ends_with("  ")), ("GOV-03", true));
    }
    // At the end of a year the row has the figure of the 12 months itself.
    let columns = to_value(session.columns("2025-03-31", "last-quarter").unwrap()).unwrap();
    let rows = columns["rows"].as_array().unwrap();
    assert_eq!(rows.iter().find(|row| row["id"] == starts).unwrap()["ago"]["over"], "both over 12 months");
    let year_ago = to_value(session.columns(as_at, "year-ago").unwrap()).unwrap();
    assert!(year_ago["rows"].as_array().unwrap().iter().all(|row| row["ago"]["over"].is_null()));
}

#[test]
fn a_date_to_compare_with_is_refused_with_the_days_before_the_as_at_date() {
    let (mut session, _) = authority(20);
    let refused = session.columns("2025-11-30", "1990-01-01").err().unwrap();
    assert!(refused.ends_with("Choose a date from 1 April 2023 to 29 November 2025."), "{refused}");
    assert!(session.columns("2025-11-30", "2025-11-30").is_err_and(|words| words.contains("before 30 November 2025")));
    assert!(session.columns("2025-11-30", "2025-11-29").is_ok());
}

#[test]
fn the_scorecard_taken_away_is_the_scorecard() {
    let (mut session, as_at) = authority(120);
    let scorecard = to_value(session.scorecard(&as_at).unwrap()).unwrap();
    let columns = to_value(session.columns(&as_at, "").unwrap()).unwrap();
    let table = table(&mut session, "scorecard", ("", &as_at), "");
    let taken = cells(&table, &["line", "numerator", "denominator", "value", "status", "England", "since a year ago"]);
    let lines: Vec<&Value> = scorecard["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|section| section["lines"].as_array().unwrap())
        .collect();
    assert_eq!((lines.len(), taken.len()), (indicators::all().count(), lines.len()));
    let mut beside = 0;
    for (line, row) in lines.iter().zip(taken) {
        assert_eq!(row[0], line["id"]);
        if line["missing"].is_null() {
            let shown = [&line["numerator"], &line["denominator"], &line["value"]].map(cell);
            assert_eq!(row[1..4], shown, "{}", row[0]);
        } else {
            assert_eq!(row[1..4], ["", "", ""], "{}", row[0]);
        }
        let said = columns["rows"].as_array().unwrap().iter().find(|one| one["id"] == row[0]).unwrap();
        // A line that aims at nothing is for information, where it has a figure at all.
        let aimless = if row[3].is_empty() { "" } else { "For information" };
        assert_eq!(
            row[4],
            if said["aim"].is_null() { aimless } else { said["aim"]["rating_words"].as_str().unwrap_or("") }
        );
        assert_eq!(row[5].is_empty(), said["england"].is_null(), "{}", row[0]);
        assert_eq!(row[6], said["ago"]["words"].as_str().unwrap_or_default(), "{}", row[0]);
        beside += usize::from(!row[5].is_empty()) + usize::from(!row[6].is_empty());
    }
    assert!(beside > 20, "{beside}");
}

#[test]
fn the_tables_of_a_line_are_what_its_page_shows() {
    let (mut session, as_at) = authority(120);
    for id in ["POP-01", "STB-01", "ADP-05", "HLT-03"] {
        let detail = to_value(session.indicator(id, &as_at).unwrap()).unwrap();
        let groups = table(&mut session, "breakdowns", (id, &as_at), "");
        let taken = cells(&groups, &["breakdown", "group", "numerator", "denominator"]);
        let shown = detail["groups"]["all"].as_array().unwrap().iter().flat_map(|breakdown| {
            breakdown["rows"].as_array().unwrap().iter().map(move |row| (&breakdown["name"], row))
        });
        for (name, row) in shown {
            let wanted = [cell(&row["numerator"]), cell(&row["denominator"])];
            let is_it = |one: &&Vec<&str>| one[0] == name.as_str().unwrap() && one[1] == row["label"].as_str().unwrap();
            assert_eq!(taken.iter().find(is_it).unwrap()[2..], wanted, "{id} {row}");
        }
        let trend = to_value(session.trend(id, &as_at, "").unwrap()).unwrap();
        let points = table(&mut session, "trend", (id, &as_at), "");
        let drawn = trend["points"].as_array().unwrap();
        let taken = cells(&points, &["value", "gap"]);
        assert_eq!(taken.len(), drawn.len());
        for (row, point) in taken.iter().zip(drawn) {
            assert_eq!((row[0].is_empty(), row[1]), (point["shown"].is_null(), point["reason"].as_str().unwrap_or("")));
        }
        let compared = to_value(session.compare(id, &as_at, "").unwrap()).unwrap();
        let taken = table(&mut session, "comparators", (id, &as_at), "");
        let shown = compared["comparators"].as_array().cloned().unwrap_or_default();
        let wanted: Vec<Vec<String>> = shown.iter().map(|one| vec![cell(&one["value"]), cell(&one["year"])]).collect();
        assert_eq!(cells(&taken, &["value", "year ending 31 March"]), wanted, "{id}");
    }
}

#[test]
fn what_changed_is_taken_away_with_every_child() {
    let (mut session, as_at) = authority(120);
    let changed = to_value(session.changed("POP-01", "year-ago", &as_at).unwrap()).unwrap();
    let table = table(&mut session, "changed", ("POP-01", &as_at), "year-ago");
    for group in changed["groups"].as_array().unwrap() {
        let mut shown: Vec<&str> =
            group["rows"].as_array().unwrap().iter().map(|row| row["child"].as_str().unwrap()).collect();
        let taken = cells(&table, &["what changed", "child"]);
        let mut taken: Vec<&str> = taken.into_iter().filter(|row| row[0] == group["key"]).map(|row| row[1]).collect();
        shown.sort_unstable();
        taken.sort_unstable();
        assert_eq!(taken, shown);
    }
    assert!(rows(&table).len() > 10);
    assert!(session.table("changed", &as_at, "POP-01", "never").is_err());
    assert!(session.table("no such table", &as_at, "", "").is_err());
}

#[test]
fn a_line_is_stamped_on_the_scorecard_as_on_the_quality_page() {
    let (mut session, as_at) = authority(500);
    for day in [as_at.as_str(), "2025-09-30"] {
        let scorecard = to_value(session.scorecard(day).unwrap()).unwrap();
        let sections = scorecard["sections"].as_array().unwrap().iter();
        let lines: Vec<&Value> = sections.flat_map(|section| section["lines"].as_array().unwrap()).collect();
        let quality = to_value(session.quality(day).unwrap()).unwrap();
        let reaches = quality["lines"].as_array().unwrap();
        assert!(reaches.iter().any(|reach| reach["id"] == "EDU-12") && reaches.len() > 100, "{}", reaches.len());
        for reach in reaches {
            let line = lines.iter().find(|line| line["id"] == reach["id"]).unwrap();
            // A line that has no figure has no stamp either.
            if line["bounds"].is_object() {
                assert_eq!(line["bounds"]["stamp"], reach["stamp"], "{} at {day}", reach["id"]);
            }
        }
    }
}
