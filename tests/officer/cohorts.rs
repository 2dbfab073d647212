//! Lines by what is known of their cases: the groups add up to the figure, and are those of a plain second count.

use super::{authority, text};
use crate::oracle;
use crate::support::sheets::{invented, invented_extracts, sources};
use scorecard::inside::example::Authority;
use scorecard::inside::indicators;
use scorecard::inside::judging::Indicator;
use scorecard::inside::page::{Asked, Cohorts, Session};
use scorecard::inside::returns;
use scorecard::inside::scorecard::line;
use scorecard::{Choices, Day, History};
use serde_json::{Value, to_value};
use std::collections::BTreeMap;

/// Everything by which a line can be told alone, and some of it together.
const BY: [&str; 17] = [
    "age",
    "age 5-13 14-17",
    "age at entry",
    "age at entry 0-4, 12+",
    "sex",
    "ethnic group",
    "ethnicity",
    "legal status",
    "need",
    "placement",
    "provider",
    "unaccompanied",
    "disability",
    "time in care",
    "worker",
    "age 5-13 14-17, ethnicity",
    "need,placement",
];

struct Told {
    sources: Vec<scorecard::Source>,
    returns: scorecard::Returns,
    history: History,
}

fn told(authority: &Authority, as_at: Day) -> Told {
    let mut set = invented(authority);
    set.extend(invented_extracts(authority));
    let sources = sources(&set);
    let returns = returns::read_with(&sources, &Choices::default());
    let history = History::at(&returns.records, as_at);
    Told { sources, returns, history }
}

impl Told {
    fn by(&self, lines: &[&'static Indicator], by: &str) -> Vec<Cohorts> {
        Cohorts::of(lines, (&self.sources, &self.returns), &self.history, by).unwrap()
    }
}

/// The sum of a column, and its cells.
fn column(one: &Cohorts, name: &str) -> (i64, Vec<i64>) {
    let place = one.table.headings.iter().position(|heading| heading == name).unwrap();
    let cells: Vec<i64> = one
        .table
        .rows
        .iter()
        .map(|row| &row[place])
        .filter(|cell| !cell.is_empty())
        .map(|cell| cell.parse().unwrap())
        .collect();
    (cells.iter().sum(), cells)
}

/// Whether the groups of a line make its figure; whether there are any.
fn adds_up(indicator: &'static Indicator, one: &Cohorts, history: &History, by: &str) -> bool {
    let figure = line(indicator, history).figure;
    if one.why.is_some() {
        assert!(one.table.rows.is_empty(), "{} by {by}", indicator.id);
        return false;
    }
    let sum = |name: &str| column(one, name).0;
    let id = indicator.id;
    assert_eq!(sum("numerator"), figure.numerator, "{id} by {by}");
    assert_eq!(sum("cannot be judged"), figure.unassessed, "{id} by {by}");
    let (of, each) = column(one, "denominator");
    if indicator.is_profile() {
        assert!(each.iter().all(|of| Some(*of) == figure.denominator), "{id} by {by}");
    } else {
        assert_eq!(of, figure.denominator.unwrap_or(0), "{id} by {by}");
        assert_eq!(sum("not recorded"), figure.not_recorded, "{id} by {by}");
    }
    !one.table.rows.is_empty()
}

#[test]
fn the_groups_of_every_line_add_up_to_its_figure() {
    let lines: Vec<&'static Indicator> = indicators::all().collect();
    let mut with_groups = BTreeMap::new();
    for seed in 1..=2 {
        let authority = Authority { children: 60, years: 3, seed, ..Authority::default() };
        let year_end = Day::new(authority.last_year_end, 3, 31).unwrap();
        for as_at in [year_end, year_end.plus_months(-6)] {
            let told = told(&authority, as_at);
            for by in BY {
                for (indicator, one) in lines.iter().zip(told.by(&lines, by)) {
                    let has_groups = adds_up(indicator, &one, &told.history, by);
                    *with_groups.entry(indicator.id).or_insert(0) += usize::from(has_groups);
                }
            }
        }
    }
    let told = with_groups.values().filter(|times| **times > 0).count();
    assert!(told > 100, "{told}");
}

const CODES: [(&str, &str); 15] = [
    ("N1", "abuse or neglect"),
    ("N2", "child's disability"),
    ("N3", "parental illness or disability"),
    ("N4", "family in acute stress"),
    ("N5", "family dysfunction"),
    ("N6", "socially unacceptable behaviour"),
    ("N7", "low income"),
    ("N8", "absent parenting"),
    ("PR0", "parent"),
    ("PR1", "own provision"),
    ("PR2", "other local authority"),
    ("PR3", "other public provision"),
    ("PR4", "private provision"),
    ("PR5", "voluntary provision"),
    ("", ""),
];

fn words(group: &str) -> String {
    CODES.iter().find(|(code, _)| *code == group).map_or(group, |(_, words)| words).to_owned()
}

#[test]
fn the_roll_by_group_is_that_of_a_plain_second_count() {
    const BANDS: [(i32, i32); 3] = [(0, 4), (5, 13), (14, 17)];
    let bands = "0-4 5-13 14-17";
    let mut groups = 0;
    for seed in 1..=8 {
        let authority = Authority { children: 80, years: 2, seed, last_year_end: 2020 + seed as i32 % 5 };
        let year = authority.last_year_end;
        let files: Vec<oracle::File> = invented(&authority)
            .iter()
            .map(|sheet| oracle::File { path: sheet.path.clone(), bytes: sheet.bytes() })
            .collect();
        let told = told(&authority, Day::new(year, 3, 31).unwrap());
        let day = chrono::NaiveDate::from_ymd_opt(year, 3, 31).unwrap();
        let line = indicators::find("POP-01").unwrap();
        for by in [&["age"][..], &["age at entry"], &["ethnicity"], &["need"], &["provider"], &["age", "ethnicity"]] {
            let asked: Vec<String> = by
                .iter()
                .map(|by| if by.starts_with("age") { format!("{by} {bands}") } else { (*by).into() })
                .collect();
            let one = told.by(&[line], &asked.join(",")).remove(0);
            let wide = 2 + by.len();
            let mut ours: Vec<(Vec<String>, i64)> =
                one.table.rows.iter().map(|row| (row[2..wide].to_vec(), row[wide].parse().unwrap())).collect();
            ours.sort();
            let mut plain: Vec<(Vec<String>, i64)> = oracle::roll_by(&files, day, by, &BANDS)
                .into_iter()
                .map(|(groups, count)| (groups.iter().map(|group| words(group)).collect(), count))
                .collect();
            plain.sort();
            assert_eq!(ours, plain, "{by:?}, seed {seed}");
            groups += ours.len();
        }
    }
    assert!(groups > 300, "{groups}");
}

fn cohorts(session: &mut Session, id: &str, as_at: &str, by: &str) -> Value {
    to_value(session.cohorts(id, as_at, by).unwrap()).unwrap()
}

fn lead(row: &Value, at: usize) -> String {
    text(&row["cells"][at]["lead"])
}

#[test]
fn each_cell_of_a_cross_table_is_a_list_of_children() {
    let (mut session, as_at) = authority(120);
    let view = cohorts(&mut session, "POP-01", &as_at, "sex,ethnicity");
    assert_eq!((&view["name"], &view["across"]), (&"Sex".into(), &"Ethnicity in detail".into()));
    let headings: Vec<String> = view["headings"].as_array().unwrap().iter().map(text).collect();
    let mut all = 0;
    for row in view["rows"].as_array().unwrap().iter().filter(|row| row["all"] == false) {
        for (at, heading) in headings.iter().enumerate().filter(|(_, heading)| *heading != "All") {
            let filters = [("sex", text(&row["label"])), ("ethnicity", heading.clone())];
            let filters = filters.map(|(key, group)| (key.to_owned(), group));
            let asked = Asked { filters: BTreeMap::from(filters), ..Asked::default() };
            let list = to_value(session.children(("POP-01", &as_at, "met"), &asked, (0, 1)).unwrap()).unwrap();
            let counted = lead(row, at).parse().unwrap_or(0);
            assert_eq!(list["total"].as_u64(), Some(counted), "{heading}");
            all += counted;
        }
    }
    let last = view["rows"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["label"], lead(last, headings.len() - 1)), (&"All".into(), all.to_string()));
}

#[test]
fn one_thing_has_bars_on_one_scale_and_counts_that_add_up() {
    let (mut session, as_at) = authority(120);
    let view = cohorts(&mut session, "STB-01", &as_at, "placement");
    let (rows, of_all) = (view["rows"].as_array().unwrap(), view["rows"].as_array().unwrap().last().unwrap());
    let sum: i64 = rows.iter().filter(|row| row["all"] == false).map(|row| lead(row, 0).parse::<i64>().unwrap()).sum();
    assert_eq!(lead(of_all, 0), sum.to_string());
    assert!(rows.iter().all(|row| row["all"] == true || row["bar"].is_f64()), "{view}");
    assert!(text(&view["scale"]).starts_with("0 to "));
    let days = cohorts(&mut session, "ADP-05", &as_at, "sex");
    assert_eq!((&days["scale"], &days["headings"][2]), (&Value::Null, &"On average".into()));
}

/// One who left on an order, one who left and came back, and one who stays.
#[test]
fn who_has_left_is_in_the_group_of_the_last_row() {
    const ROWS: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n\
        L1,01/05/2023,S,V2,N1,U6,PR1,01/05/2024,X1\nL1,01/05/2024,L,C2,N1,U6,PR1,01/08/2024,E4A\n\
        B1,01/05/2023,S,C2,N1,U6,PR1,01/08/2024,E4A\nB1,01/02/2025,S,V2,N1,U6,PR1,,\n\
        N1,01/05/2024,S,C1,N1,U6,PR1,,\n";
    let mut session = Session::default();
    session.add("2024-25/episodes.csv".to_owned(), ROWS.into());
    session.read();
    let view = cohorts(&mut session, "POP-07", "2025-03-31", "legal status");
    let rows = view["rows"].as_array().unwrap().iter().filter(|row| row["all"] == false);
    let groups: Vec<(String, String)> = rows.map(|row| (text(&row["label"]), lead(row, 0))).collect();
    let expected = [("Full care order", "1"), ("Interim care order", "1"), ("Section 20", "1")];
    assert_eq!(groups, expected.map(|(group, count)| (group.to_owned(), count.to_owned())));
}

#[test]
fn what_has_no_groups_says_why() {
    let (mut session, as_at) = authority(60);
    let why = |session: &mut Session, id: &str| text(&cohorts(session, id, &as_at, "sex")["why"]);
    assert!(why(&mut session, "POP-08").contains("several counts"));
    assert!(why(&mut session, "SVC-01").contains("households"));
    for by in ["", "height", "sex,sex", "sex 5-13", "age 13-5"] {
        assert!(session.cohorts("POP-01", &as_at, by).is_err(), "{by}");
        assert!(session.table("cohorts", &as_at, "POP-01", by).is_err(), "{by}");
    }
    let table = to_value(session.table("cohorts", &as_at, "POP-08", "sex").unwrap()).unwrap();
    assert_eq!((table["rows"].as_array().unwrap().len(), &table["notes"][4][0]), (0, &"Without groups".into()));
}
