//! Those who started in a year, and when and how they had left: worked examples, and a plain second count.

use crate::oracle;
use crate::support::damage::damage;
use crate::support::dice::Dice;
use crate::support::sheets::{Sheet, invented};
use scorecard::inside::example::Authority;
use scorecard::inside::page::Session;
use serde_json::{Value, to_value};

fn session(files: &[(&str, &str)]) -> Session {
    let mut session = Session::default();
    files.iter().for_each(|(path, text)| session.add((*path).to_owned(), text.as_bytes().to_vec()));
    session.read();
    session
}

/// The rows of the table: the year's last day, the months, and the numbers and the gap after them.
fn rows(session: &mut Session, as_at: &str) -> Vec<Vec<String>> {
    let table = to_value(session.table("entrants", as_at, "", "").unwrap()).unwrap();
    let cells =
        |row: &Value| row.as_array().unwrap()[1..].iter().map(|cell| cell.as_str().unwrap().to_owned()).collect();
    table["rows"].as_array().unwrap().iter().map(cells).collect()
}

fn row(session: &mut Session, as_at: &str, year: &str, months: &str) -> String {
    let mut all = rows(session, as_at).into_iter();
    let one = all.find(|row| row[0] == format!("{year}-03-31") && row[1] == months).unwrap();
    one[2..].join(" ").trim_end().to_owned()
}

/// A1 left on the very day 3 months after the start, B2 a day later. C3 is there still. D4's row does not say that care
/// began. E5 came twice: the first start counts, and coming back does not undo the leaving. F6 was adopted, G7 went to a
/// special guardian, H8 turned 18, I9's end has no reason.
const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC
A1,01/06/2022,S,C2,N1,U6,PR1,01/09/2022,E4A
B2,01/06/2022,S,C2,N1,U6,PR1,02/09/2022,E4B
C3,01/06/2022,S,C2,N1,U6,PR1,,
D4,01/06/2022,P,C2,N1,U6,PR1,01/07/2022,E4A
E5,01/05/2022,S,C2,N1,U6,PR1,01/06/2022,E4A
E5,01/08/2022,S,C2,N1,U6,PR1,,
F6,01/06/2022,S,E1,N1,A3,PR1,01/05/2023,E11
G7,01/06/2022,S,C2,N1,U6,PR1,01/05/2024,E45
H8,01/06/2022,S,C2,N1,U6,PR1,31/05/2024,E5
I9,31/03/2023,S,C2,N1,U6,PR1,01/04/2023,
";

/// Later returns: C3 and E5 stay, and another child starts, by whom the return's year is told.
fn later(start: &str) -> String {
    format!(
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC
C3,01/06/2022,S,C2,N1,U6,PR1,,
E5,01/08/2022,S,C2,N1,U6,PR1,,
Z{},{start},S,C2,N1,U6,PR1,,
",
        &start[6..]
    )
}

#[test]
fn whoever_left_by_the_day_so_many_months_after_the_start_is_counted_by_how() {
    let mut session = session(&[
        ("2022-23/episodes.csv", EPISODES),
        ("2023-24/episodes.csv", &later("01/06/2023")),
        ("2024-25/episodes.csv", &later("01/06/2024")),
    ]);
    let of = |session: &mut Session, months| row(session, "2025-03-31", "2023", months);
    // Started, left, of a hundred; home, adopted, special guardianship, other, not recorded.
    assert_eq!(of(&mut session, "3"), "8 3 37.5 2 0 0 0 1");
    assert_eq!(of(&mut session, "6"), "8 4 50 3 0 0 0 1");
    assert_eq!(of(&mut session, "12"), "8 5 62.5 3 1 0 0 1");
    assert_eq!(of(&mut session, "24"), "8 7 87.5 3 1 1 1 1");
}

#[test]
fn a_year_that_is_not_seen_for_long_enough_is_a_gap_with_its_reason() {
    let mut session = session(&[("2022-23/episodes.csv", EPISODES), ("2024-25/episodes.csv", &later("01/06/2024"))]);
    let gap = |session: &mut Session, as_at: &str, year: &str, months: &str| {
        let words = row(session, as_at, year, months);
        words.split_once("      ").map_or(words.clone(), |(_, gap)| gap.trim().to_owned())
    };
    assert_eq!(gap(&mut session, "2024-12-31", "2025", "3"), "Not over before 30 June 2025.");
    assert_eq!(gap(&mut session, "2025-03-31", "2023", "24"), "No return for 2023/24 is loaded.");
    assert_eq!(gap(&mut session, "2025-03-31", "2024", "3"), "No return for 2023/24 is loaded.");
    let detail = to_value(session.indicator("POP-03", "2025-03-31").unwrap()).unwrap();
    let shown = &detail["entrants"];
    assert_eq!(shown["rows"][2]["cells"][3]["under"], "Not over before 31 March 2027.");
    assert_eq!((&shown["rows"][0]["started"], &shown["rows"][1]["started"]), (&"8".into(), &"\u{2013}".into()));
    assert!(to_value(session.indicator("POP-01", "2025-03-31").unwrap()).unwrap()["entrants"].is_null());
}

fn agrees(set: &[Sheet], (year, month, day): (i32, u32, u32), seed: u64) -> usize {
    let files: Vec<oracle::File> =
        set.iter().map(|sheet| oracle::File { path: sheet.path.clone(), bytes: sheet.bytes() }).collect();
    let mut session = Session::default();
    set.iter().for_each(|sheet| session.add(sheet.path.clone(), sheet.bytes()));
    session.read();
    let as_at = chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let Ok(table) = session.table("entrants", &as_at.to_string(), "", "") else { return 0 };
    let is_told = |row: &&Vec<String>| row[11].is_empty();
    let rows: Vec<&Vec<String>> = table.rows.iter().filter(is_told).collect();
    let asked: Vec<(i32, i32)> =
        rows.iter().map(|row| (row[1][..4].parse().unwrap(), row[2].parse().unwrap())).collect();
    let plain = oracle::entrants(&files, as_at, &asked);
    for (row, (started, left)) in rows.iter().zip(plain) {
        let wanted: Vec<i64> = [started, left.iter().sum()].into_iter().chain(left).collect();
        let ours: Vec<i64> = [3, 4, 6, 7, 8, 9, 10].iter().map(|place| row[*place].parse().unwrap()).collect();
        assert_eq!(ours, wanted, "seed {seed}, {} within {}", row[1], row[2]);
    }
    rows.len()
}

#[test]
fn the_numbers_are_those_of_a_plain_second_count() {
    let mut told = 0;
    for seed in 1..=24 {
        let year = 2018 + (seed % 9) as i32;
        let authority = Authority { children: 60, years: 4, seed, last_year_end: year };
        let mut set = invented(&authority);
        if seed % 2 == 0 {
            damage(&mut Dice::new(seed), &mut set, 20);
        }
        told += agrees(&set, (year, 3, 31), seed) + agrees(&set, (year - 1, 10, 15), seed);
    }
    assert!(told > 300, "{told}");
}
