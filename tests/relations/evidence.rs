//! The rows cited: no step that tells a day is without the row of it, and the cited rows alone give the same standing.

use super::{authority, dates};
use crate::support::sheets::{Set, invented, invented_extracts, sources};
use scorecard::history::{Child, History};
use scorecard::indicators;
use scorecard::judging::finding::Finding;
use scorecard::judging::{Indicator, Standing};
use scorecard::returns;
use std::collections::BTreeSet;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn files(seed: u64) -> Set {
    let authority = authority(seed);
    invented(&authority).into_iter().chain(invented_extracts(&authority)).collect()
}

fn history(set: &Set, date: usize) -> History {
    History::at(&returns::read(&sources(set)).records, dates()[date])
}

/// Whether the words speak of a day or of an age, which only a row can tell.
fn tells_of_a_row(words: &str) -> bool {
    words.starts_with("Aged ") || MONTHS.iter().any(|month| words.contains(&format!(" {month} ")))
}

fn each_finding(history: &History, see: &mut dyn FnMut(&Indicator, Child, &Finding)) {
    for indicator in indicators::all() {
        indicator.measure.judge(history, &mut |case| {
            case.findings.iter().for_each(|finding| see(indicator, history.child(case.child), finding));
        });
    }
}

#[test]
fn no_step_that_tells_a_day_or_an_age_is_without_its_row() {
    let mut without = BTreeSet::new();
    for date in 0..2 {
        each_finding(&history(&files(1), date), &mut |indicator, child, finding| {
            let because = finding.because();
            if tells_of_a_row(&because) && finding.all_rows(child).is_empty() {
                let general: String = because.chars().filter(|letter| !letter.is_ascii_digit()).collect();
                without.insert(format!("{}: {general}", indicator.id));
            }
        });
    }
    assert!(without.is_empty(), "{without:#?}");
}

#[test]
fn a_child_with_many_placements_cites_as_many_beginnings() {
    let mut most = 0;
    each_finding(&history(&files(1), 0), &mut |indicator, child, finding| {
        if indicator.id != "STB-01" || !finding.because().contains("placement") {
            return;
        }
        let (entries, said) = (finding.entries(child), finding.because());
        assert!(said.contains(&entries.len().to_string()), "{said} {entries:?}");
        let beginnings: BTreeSet<_> = entries.iter().map(|entry| entry.rows[0]).collect();
        assert_eq!(beginnings.len(), entries.len(), "a beginning cited twice");
        for entry in &entries {
            let row = child.episodes().iter().find(|row| row.origin == entry.rows[0]).unwrap();
            assert!(entry.words.starts_with(&format!("Began on {}", row.decom)), "{}", entry.words);
        }
        most = most.max(entries.len());
    });
    assert!(most > 3, "no child with more placements than a finding can carry");
}

#[test]
fn every_review_that_fell_due_is_shown_with_the_row_that_met_it() {
    let mut shown = 0;
    each_finding(&history(&files(1), 0), &mut |indicator, child, finding| {
        if indicator.id != "REV-01" || !finding.because().contains("fell due") {
            return;
        }
        let entries = finding.entries(child);
        let due = finding.because().split(' ').next().unwrap().parse::<usize>().unwrap();
        assert_eq!(entries.len(), due);
        for entry in entries {
            assert_eq!(entry.words.contains("held on"), entry.rows.len() == 1, "{entry:?}");
            shown += 1;
        }
    });
    assert!(shown > 50);
}

/// The standings of the cases that count, by child.
fn standings(indicator: &Indicator, history: &History) -> Vec<(String, Standing)> {
    let mut all = Vec::new();
    indicator.measure.judge(history, &mut |case| {
        if matches!(case.standing, Standing::Met | Standing::NotMet | Standing::NotRecorded) {
            all.push((history.records.names.of(case.child), case.standing));
        }
    });
    all.sort();
    all
}

/// The files without the rows of children that no case of an indicator cites.
fn cited_alone(set: &Set, indicator: &Indicator, history: &History) -> Set {
    let mut cited = BTreeSet::new();
    indicator.measure.judge(history, &mut |case| {
        let rows = case.findings.iter().flat_map(|finding| finding.all_rows(history.child(case.child)));
        cited.extend(rows.map(|row| (usize::from(row.file), row.line as usize)));
    });
    let mut alone = set.clone();
    for (file, sheet) in alone.iter_mut().enumerate().filter(|(_, sheet)| sheet.column("CHILD").is_some()) {
        let mut line = 1;
        sheet.rows.retain(|_| {
            line += 1;
            cited.contains(&(file, line))
        });
    }
    alone
}

/// Lines of which the cited rows alone make fewer cases. That there is a case at all rests on rows that no clause asks
/// for: those by which care went on without a gap, the placement before, or the Episodes that tell a return's year.
const FEWER_CASES: &[&str] = &[
    "STB-07", "REV-01", "REV-02", "SAF-05", "LVR-01", "LVR-02", "LVR-04", "LVR-05", "LVR-07", "LVR-09", "LVR-10",
    "ADP-10", "ADP-07", "CAS-05", "CAS-07", "CAS-09", "REV-07", "HLT-10", "CAS-10",
];

/// Lines of which the cited rows alone make the same number of cases, some of another standing: rows between those
/// cited take care on without a gap or end a temporary stay, or a row is counted because another one is not there.
const OTHER_STANDINGS: &[&str] = &["STB-01", "ADP-06", "GOV-03", "CAS-08", "HLT-11", "STB-11"];

#[test]
fn the_cited_rows_alone_give_the_same_standing() {
    let set = files(1);
    let whole = history(&set, 0);
    for indicator in indicators::all() {
        let alone = history(&cited_alone(&set, indicator, &whole), 0);
        let (before, after) = (standings(indicator, &whole), standings(indicator, &alone));
        let id = indicator.id;
        assert_eq!(FEWER_CASES.contains(&id), after.len() < before.len(), "{id}: the number of cases");
        let others = FEWER_CASES.contains(&id) || OTHER_STANDINGS.contains(&id);
        assert_eq!(others, before != after, "{id}: the standings");
    }
}
