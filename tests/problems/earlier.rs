//! Checks at a date before the end of the return: what is still to come is neither late nor missing (D10, D62).

use super::{Found, day, sheet};
use crate::support::damage::damage;
use crate::support::dice::Dice;
use crate::support::sheets::{Set, Sheet, invented, sources};
use scorecard::inside::calendar::Day;
use scorecard::inside::example::Authority;
use scorecard::inside::page::Session;
use scorecard::inside::problems::check::Find;
use scorecard::inside::tables::Table;
use std::collections::BTreeSet;

fn found(rows: &[&str], as_at: &str) -> Found {
    let rows: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
    Found::new(&sheet::files(&rows, 2018), day(as_at))
}

/// How often a check finds child A at the end of September, and at the end of the year.
fn hits(code: &str, rows: &[&str]) -> [usize; 2] {
    ["30/09/2017", "31/03/2018"].map(|as_at| found(rows, as_at).hits(code, "A"))
}

#[test]
fn rows_after_the_year_are_found_once_the_year_is_over() {
    assert_eq!(hits("354", &["E DECOM=01/04/2018 YEAR=2017"]), [0, 1]);
    assert_eq!(hits("385", &["E DECOM=01/05/2017 DEC=01/04/2018 REC=E4A"]), [0, 1]);
    assert_eq!(hits("REVIEW_LATER", &["E DECOM=01/05/2017", "R REVIEW=01/04/2018"]), [0, 1]);
    assert_eq!(hits("570", &["E DECOM=01/05/2017", "M MIS_START=01/04/2018"]), [0, 1]);
}

#[test]
fn what_happens_later_in_the_year_is_not_there_yet() {
    let adopted = ["E DECOM=01/05/2016 PLACE=A6 LS=E1 DEC=01/12/2017 REC=E11", "A DATE_INT=01/02/2017"];
    assert_eq!(hits("602", &adopted), [0, 0]);
    assert_eq!(hits("EPI", &["H DOB=10/05/2007", "E DECOM=01/12/2017"]), [0, 0]);
    assert_eq!(hits("EPI", &["H DOB=10/05/2007"]), [1, 1]);
    assert_eq!(hits("148", &["E DECOM=01/05/2017 DEC=01/12/2017"]), [0, 1]);
    assert_eq!(hits("148", &["E DECOM=01/05/2017 DEC=01/08/2017"]), [1, 1]);
    let overlapping = ["E DECOM=01/05/2017 DEC=01/12/2017 REC=X1", "E DECOM=01/08/2017 RNE=P"];
    assert_eq!(hits("142", &overlapping), [0, 0]);
    assert_eq!(hits("142", &["E DECOM=01/05/2017", "E DECOM=01/08/2017 RNE=P"]), [1, 1]);
    assert_eq!(hits("185", &["E DECOM=01/04/2017", "2 SDQ_SCORE=12"]), [0, 0]);
    assert_eq!(hits("185", &["E DECOM=02/04/2017", "2 SDQ_SCORE=12"]), [0, 1]);
    assert_eq!(hits("501", &["E DECOM=01/05/2017 DEC=01/12/2017 REC=X1", "E DECOM=01/11/2017 RNE=P"]), [0, 1]);
}

#[test]
fn the_next_return_is_not_set_against_a_year_that_is_not_over() {
    let open_then_ended = ["17:E DECOM=01/05/2016", "E DECOM=01/06/2017"];
    let at = |as_at| found(&open_then_ended, as_at).hits("502", "A");
    assert_eq!([at("30/09/2016"), at("31/03/2017"), at("30/09/2017")], [0, 0, 1]);
    let missing = ["17:M MIS_START=01/03/2017", "M CHILD=Z MIS_START=01/05/2017"];
    let at = |as_at| found(&missing, as_at).hits("576", "A");
    assert_eq!([at("31/03/2017"), at("30/09/2017")], [0, 1]);
}

const AS_AT: &str = "2021-10-20";

fn invented_set(seed: u64) -> Set {
    invented(&Authority { children: 60, years: 2, seed, last_year_end: 2022 })
}

/// Blanks what a row says of a day after the date, and takes rows away that begin later.
fn cut_by_hand(sheet: &mut Sheet, last: Day) {
    const STARTS: [&str; 5] = ["DECOM", "REVIEW", "MIS_START", "DATE_PLACED", "SW_DECOM"];
    const ENDS: [(&str, &[&str]); 4] = [
        ("DEC", &["REC", "REASON_PLACE_CHANGE"]),
        ("MIS_END", &[]),
        ("DATE_PLACED_CEASED", &["REASON_PLACED_CEASED"]),
        ("SW_DEC", &[]),
    ];
    let is_later = |sheet: &Sheet, row: usize, column: &str| sheet.day(row, column).is_some_and(|day| day > last);
    for row in (0..sheet.rows.len()).rev() {
        for (end, beside) in ENDS {
            if is_later(sheet, row, end) {
                std::iter::once(&end).chain(beside).for_each(|column| sheet.set(row, column, ""));
            }
        }
        if STARTS.iter().any(|start| is_later(sheet, row, start)) {
            sheet.rows.remove(row);
        }
    }
}

/// Every code and child that the checks find.
fn alarms(found: &Found) -> BTreeSet<(String, String)> {
    let names = &found.returns.records.names;
    let of = |finding: &scorecard::inside::problems::Finding| {
        let code = finding.check.code.to_owned();
        finding.children.iter().map(|child| (code.clone(), names.of(*child))).collect::<Vec<_>>()
    };
    found.problems.findings.iter().flat_map(of).collect()
}

/// In how many returns the two files of Episodes are.
fn returns_of_episodes(found: &Found) -> usize {
    let files = found.returns.accounts.iter().zip(&found.returns.years);
    let of_episodes = files.filter(|(file, _)| file.table == Some(Table::Episodes));
    of_episodes.map(|(_, years)| years).collect::<BTreeSet<_>>().len()
}

/// Checks of what reading set aside go by rows that have no day.
fn has_a_day((code, _): &(String, String)) -> bool {
    use scorecard::inside::problems::check::Find;
    scorecard::inside::problems::checks().any(|check| check.code == code && !matches!(check.find, Find::SetAside(_)))
}

#[test]
fn whole_files_raise_no_alarm_that_the_same_files_cut_at_the_date_do_not() {
    let mut compared = 0;
    for seed in 1..9 {
        let mut set = invented_set(seed);
        damage(&mut Dice::new(seed), &mut set, 60);
        let mut by_hand = set.clone();
        // A return that is over is checked whole: what it says of days after its year is wrong.
        let goes_on = by_hand.iter_mut().filter(|sheet| sheet.path.starts_with("2021-22"));
        goes_on.for_each(|sheet| cut_by_hand(sheet, day(AS_AT)));
        assert_ne!(set, by_hand);
        let [whole, cut] = [set, by_hand].map(|set| Found::new(&sources(&set), day(AS_AT)));
        // A stray start can make the files returns of other years, or two of them one return; then rows that differ in
        // their ends alone are two in the whole files and one in those cut by hand.
        if whole.returns.years != cut.returns.years || returns_of_episodes(&whole) < 2 {
            continue;
        }
        compared += 1;
        let (whole, cut) = (alarms(&whole), alarms(&cut));
        let more: Vec<_> = whole.difference(&cut).filter(|alarm| has_a_day(alarm)).collect();
        assert!(more.is_empty(), "seed {seed}: {more:?}");
        assert!(whole.len() > 20, "{whole:?}");
    }
    assert!(compared >= 5, "{compared} of 8");
}

/// What one session says of the data at these dates, one after the other.
fn qualities(set: &Set, dates: &[&str]) -> Vec<Result<String, String>> {
    let mut session = Session::default();
    sources(set).into_iter().for_each(|source| session.add(source.path, source.bytes));
    session.read();
    let said = |date: &&str| session.quality(date).map(|view| serde_json::to_string(&view).unwrap());
    dates.iter().map(said).collect()
}

#[test]
fn what_is_kept_between_dates_changes_nothing() {
    for seed in 1..4 {
        let mut set = invented_set(seed);
        damage(&mut Dice::new(seed), &mut set, 40);
        let dates = ["2022-03-31", "2021-10-20", "2021-03-31", "2021-10-20"];
        let each: Vec<Result<String, String>> = dates.iter().flat_map(|date| qualities(&set, &[date])).collect();
        assert_eq!(qualities(&set, &dates), each, "{seed}");
    }
}

/// A session with files that were read.
fn held(set: &Set) -> Session {
    let mut session = Session::default();
    sources(set).into_iter().for_each(|source| session.add(source.path, source.bytes));
    session.read();
    session
}

#[test]
fn checks_asked_in_pieces_find_what_they_find_in_one() {
    for seed in 1..4 {
        let mut set = invented_set(seed);
        damage(&mut Dice::new(seed), &mut set, 40);
        let [day, other] = ["2021-10-20", "2021-12-31"];
        let mut session = held(&set);
        let mut pieces = 0;
        while session.ask_quality(day).unwrap() {
            pieces += 1;
            // The reader asks something else meanwhile, even at another date.
            session.scorecard(if pieces % 3 == 0 { other } else { day }).unwrap();
        }
        assert!(pieces > 30, "{pieces} pieces");
        assert!(!session.ask_quality(day).unwrap() && !session.ask_checks(day).unwrap());
        let said = serde_json::to_string(&session.quality(day).unwrap()).unwrap();
        assert_eq!(said, qualities(&set, &[day]).remove(0).unwrap(), "{seed}");
        assert!(session.ask_checks(other).unwrap(), "those of another date are others");
    }
}

/// The same authority so many times, each under numbers of its own.
fn copies(set: &Set, times: usize) -> Set {
    let mut copies = set.clone();
    for sheet in &mut copies {
        let place = sheet.column("CHILD").unwrap();
        let copy = |time: usize, row: &Vec<String>| {
            let mut row = row.clone();
            row[place] = format!("{time}-{}", row[place]);
            row
        };
        sheet.rows = (0..times).flat_map(|time| sheet.rows.iter().map(move |row| copy(time, row))).collect();
    }
    copies
}

/// How many places each check found, of those that look at one child alone.
fn counts(set: &Set) -> Vec<(&'static str, usize)> {
    let found = Found::new(&sources(set), day("31/03/2022"));
    let findings = found.problems.findings.iter().filter(|finding| !matches!(finding.check.find, Find::Shared(..)));
    findings.map(|finding| (finding.check.code, finding.hits.len())).collect()
}

#[test]
fn the_children_of_every_block_are_asked_once() {
    const TIMES: usize = 600;
    let mut set = invented(&Authority { children: 20, years: 2, seed: 5, ..Authority::default() });
    damage(&mut Dice::new(5), &mut set, 10);
    let one = counts(&set);
    let many: Vec<_> = one.iter().map(|(code, count)| (*code, count * TIMES)).collect();
    assert!(one.len() >= 5, "{one:?}");
    assert_eq!(counts(&copies(&set, TIMES)), many);
}
