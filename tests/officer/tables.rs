//! The tables that are taken out of the page: each says what the screen says, one value a cell, and names a child only
//! where it is marked.

use super::authority;
use scorecard::Day;
use scorecard::inside::indicators;
use scorecard::inside::page::{Asked, Session};
use serde_json::{Value, to_value};

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
