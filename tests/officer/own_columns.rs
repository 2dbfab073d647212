//! Lines by a column that a council adds to its files: a flag in Header, a team in SWEpisodes.

use crate::support::sheets::{Set, invented, sources};
use scorecard::Choices;
use scorecard::inside::calendar::Day;
use scorecard::inside::example::Authority;
use scorecard::inside::history::History;
use scorecard::inside::indicators;
use scorecard::inside::page::{Asked, Cohorts, Session};
use scorecard::inside::returns;
use serde_json::{Value, to_value};
use std::collections::BTreeMap;

const YEAR: i32 = 2026;

/// An authority whose Header has a flag for every third row, a note and a date, and SWEpisodes a team.
fn set() -> Set {
    let authority = Authority { children: 90, years: 2, seed: 4, last_year_end: YEAR };
    let mut set = invented(&authority);
    for sheet in &mut set {
        let (flags, teams) = (sheet.is("header.csv"), sheet.is("social_worker.csv") || sheet.is("sw_episodes.csv"));
        if flags {
            sheet.columns.extend(["EDGE OF CARE", "MY NOTE", "LAST SEEN", "FULL NAME"].map(str::to_owned));
        }
        if teams {
            sheet.columns.push("TEAM".to_owned());
        }
        for (number, row) in sheet.rows.iter_mut().enumerate() {
            if flags {
                let flag = ["Y", "N", ""][number % 3].to_owned();
                row.extend([flag, format!("note {number}"), "01/02/2026".to_owned(), "Kim".to_owned()]);
            }
            if teams {
                row.push(["North", "South"][number % 2].to_owned());
            }
        }
    }
    set
}

fn as_at() -> Day {
    Day::new(YEAR, 3, 31).unwrap()
}

fn told(by: &str) -> Result<Vec<(String, i64)>, String> {
    let sources = sources(&set());
    let returns = returns::read_with(&sources, &Choices::default());
    let history = History::at(&returns.records, as_at());
    let line = indicators::find("POP-01").unwrap();
    let one = Cohorts::of(&[line], (&sources, &returns), &history, by)?.remove(0);
    let number = one.table.headings.iter().position(|heading| heading == "numerator").unwrap();
    Ok(one.table.rows.iter().map(|row| (row[2].clone(), row[number].parse().unwrap())).collect())
}

/// The children in care by what stands in a column of the newest file of a name, read plainly.
fn plainly(name: &str, column: &str) -> BTreeMap<String, i64> {
    let set = set();
    let returns = returns::read(&sources(&set));
    let history = History::at(&returns.records, as_at());
    let sheet = set.iter().rfind(|sheet| sheet.is(name)).unwrap();
    let mut counted = BTreeMap::new();
    for child in history.children().filter(|child| child.current_care().is_some()) {
        let number = history.records.names.of(child.id);
        let row = (0..sheet.rows.len()).find(|row| sheet.cell(*row, "CHILD") == number).unwrap();
        let cell = sheet.cell(row, column);
        *counted.entry(if cell.is_empty() { "Not known" } else { cell }.to_owned()).or_insert(0) += 1;
    }
    counted
}

#[test]
fn a_flag_of_the_council_tells_a_line() {
    let flags = told("edge of care").unwrap();
    assert_eq!(flags.iter().map(|(name, _)| name.as_str()).collect::<Vec<&str>>(), ["N", "Y", "Not known"]);
    assert_eq!(flags.into_iter().collect::<BTreeMap<String, i64>>(), plainly("header.csv", "EDGE OF CARE"));
}

#[test]
fn a_team_tells_a_line_where_the_file_of_workers_gives_it() {
    let teams: Vec<String> = told("team").unwrap().into_iter().map(|(name, _)| name).collect();
    assert!(teams.contains(&"North".to_owned()) && teams.contains(&"South".to_owned()), "{teams:?}");
    let both = told("team, edge of care").unwrap();
    let all: i64 = told("sex").unwrap().into_iter().map(|(_, count)| count).sum();
    assert!(both.len() > teams.len(), "{both:?}");
    assert_eq!(told("team").unwrap().into_iter().map(|(_, count)| count).sum::<i64>(), all);
}

#[test]
fn notes_dates_and_names_are_no_groups() {
    let refused = told("my note").unwrap_err();
    assert!(refused.contains("edge of care, team") || refused.contains("edge of care") && refused.contains("team"));
    for by in ["my note", "last seen", "full name", "column 3"] {
        assert_ne!(told(by).map(|groups| groups.len()).unwrap_or_default(), 2, "{by}");
    }
    assert!(!refused.contains("note") && !refused.contains("seen") && !refused.contains("name"), "{refused}");
}

#[test]
fn the_children_are_filtered_by_it_too() {
    let mut session = Session::default();
    set().iter().for_each(|sheet| session.add(sheet.path.clone(), sheet.bytes()));
    session.read();
    let day = as_at().iso();
    let view = to_value(session.cohorts("POP-01", &day, "edge of care").unwrap()).unwrap();
    let choices: Vec<&Value> =
        view["choices"].as_array().unwrap().iter().filter(|one| one["words"] == "Edge of care").collect();
    let key = choices[0]["value"].as_str().unwrap().to_owned();
    let filters = BTreeMap::from([(key, "Y".to_owned())]);
    let asked = Asked { filters, ..Asked::default() };
    let list = to_value(session.children(("POP-01", &day, "met"), &asked, (0, 1)).unwrap()).unwrap();
    assert_eq!(list["total"].as_i64(), plainly("header.csv", "EDGE OF CARE").get("Y").copied());
    let facet = list["facets"].as_array().unwrap().iter().find(|facet| facet["name"] == "Edge of care");
    assert_eq!(facet.map(|facet| facet["chosen"].clone()), Some("Y".into()));
}

/// The same authority, whose Reviews give a reason.
fn with_reasons() -> Set {
    let authority = Authority { children: 90, years: 2, seed: 4, last_year_end: YEAR };
    let mut set = invented(&authority);
    for sheet in &mut set {
        if sheet.is("reviews.csv") {
            sheet.columns.push("LATE_REASON".to_owned());
            let reason = |number: usize| ["Illness", "Court"][number % 2].to_owned();
            sheet.rows.iter_mut().enumerate().for_each(|(number, row)| row.push(reason(number)));
        }
    }
    set
}

/// The reviews of a child from a day on, each with its reason, read plainly from every file.
fn reviews(set: &Set, child: &str, from: Day) -> BTreeMap<Day, String> {
    let sheets = set.iter().filter(|sheet| sheet.is("reviews.csv"));
    let rows = sheets.flat_map(|sheet| (0..sheet.rows.len()).map(move |row| (sheet, row)));
    let of_child = rows.filter(|(sheet, row)| sheet.cell(*row, "CHILD") == child);
    let held = of_child.filter_map(|(sheet, row)| {
        let day = Day::read(sheet.cell(row, "REVIEW").as_bytes())?;
        Some((day, sheet.cell(row, "LATE_REASON").to_owned()))
    });
    held.filter(|(day, _)| (from..=as_at()).contains(day)).collect()
}

fn session_of(set: &Set) -> Session {
    let mut session = Session::default();
    set.iter().for_each(|sheet| session.add(sheet.path.clone(), sheet.bytes()));
    session.read();
    session
}

/// A list as it is taken away: by heading, row by row.
fn rows_of(session: &mut Session, line: &str) -> Vec<BTreeMap<String, String>> {
    let day = as_at().iso();
    let table = to_value(session.children_sheet((line, &day, "met"), &Asked::default()).unwrap()).unwrap();
    let texts = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap().to_owned()).collect()
    };
    let headings = texts(&table["headings"]);
    table["rows"].as_array().unwrap().iter().map(|row| headings.iter().cloned().zip(texts(row)).collect()).collect()
}

#[test]
fn each_child_has_its_last_review_its_reason_and_the_next_one_due() {
    let set = with_reasons();
    let mut session = session_of(&set);
    let (mut with, mut next) = (0, 0);
    for row in rows_of(&mut session, "POP-01") {
        let since = Day::read(row["in care since"].as_bytes()).unwrap();
        let found = reviews(&set, &row["child"], since);
        let (last, reason) = found.last_key_value().map(|(day, reason)| (*day, reason.clone())).unzip();
        assert_eq!(row["last review"], last.map(Day::iso).unwrap_or_default());
        assert!(last.is_none() || row["late reason"] == reason.unwrap(), "{row:?}");
        with += usize::from(last.is_some());
        // The second follows the first in 3 months and the others in 6; a placement for adoption begins anew.
        let begins_anew = row["placement"].to_lowercase().contains("adopti");
        let is_whole = since >= Day::new(YEAR - 2, 4, 1).unwrap() && !begins_anew;
        if let Some(last) = last.filter(|_| is_whole) {
            let months = if found.len() == 1 { 3 } else { 6 };
            assert_eq!(row["next review due"], last.plus_months(months).iso(), "{row:?}");
            next += 1;
        }
    }
    assert!(with > 20 && next > 10, "{with} {next}");
}

#[test]
fn further_columns_stand_on_the_screen_where_they_are_asked_for() {
    let mut session = session_of(&with_reasons());
    let mut columns = |line: &str, more: bool| -> (Vec<String>, usize) {
        let asked = Asked { more, ..Asked::default() };
        let list = to_value(session.children((line, &as_at().iso(), "met"), &asked, (0, 1)).unwrap()).unwrap();
        let names = list["columns"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned());
        (names.collect(), list["more"].as_u64().unwrap() as usize)
    };
    let ((usual, more), (all, _)) = (columns("POP-01", false), columns("POP-01", true));
    assert_eq!(all.len(), usual.len() + more);
    for name in ["Last review", "Next review due", "Late reason"] {
        assert!(all.contains(&name.to_owned()) && !usual.contains(&name.to_owned()), "{name}: {all:?}");
    }
}

#[test]
fn a_team_in_pathway_plans_stands_beside_each_young_person() {
    let mut session = session_of(&invented(&Authority { children: 90, years: 2, seed: 4, last_year_end: YEAR }));
    let heading = "CHILD,DOB,ELIGIBILITY,PATHWAY_PLAN_DATE,PATHWAY_REVIEW_DATE,PERSONAL_ADVISER,TEAM\n";
    let row = |number: usize| format!("Y{number},17/02/2007,FORMER,01/12/2025,,Y,{}\n", ["North", "South"][number % 2]);
    session.add("pathway_plans.csv".to_owned(), (heading.to_owned() + &(0..12).map(row).collect::<String>()).into());
    session.read();
    let rows = rows_of(&mut session, "LVR-15");
    assert_eq!(rows.len(), 12);
    for row in &rows {
        let number: usize = row["child"].trim_start_matches('Y').parse().unwrap();
        assert_eq!(row["team"], ["North", "South"][number % 2]);
    }
}

/// Without Reviews nothing is said of them.
#[test]
fn no_review_is_told_where_reviews_are_not_there() {
    let mut set = with_reasons();
    set.retain(|sheet| !sheet.is("reviews.csv"));
    let rows = rows_of(&mut session_of(&set), "POP-01");
    assert!(rows.len() > 20 && rows.iter().all(|row| !row.contains_key("last review")));
    assert!(rows.iter().all(|row| !row.contains_key("next review due")));
}
