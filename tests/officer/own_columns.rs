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
