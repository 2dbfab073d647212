//! The rows cited: no step that tells a day is without the row of it, and the cited rows alone give the same standing.

use super::{authority, dates};
use crate::support::sheets::{Set, invented, invented_extracts, sources};
use scorecard::inside::calendar::MONTHS;
use scorecard::inside::history::{Child, History};
use scorecard::inside::indicators;
use scorecard::inside::judging::finding::Finding;
use scorecard::inside::judging::{Groups, Indicator, Judged, Measure, Standing};
use scorecard::inside::returns;
use std::collections::BTreeSet;

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

/// Every measure that is not worked from other counts.
fn each_measure(history: &History, see: &mut dyn FnMut(&'static str, &'static dyn Measure)) {
    for indicator in indicators::all() {
        if indicator.measure.sum(history).is_none() {
            see(indicator.id, indicator.measure);
        }
        for groups in indicator.groups {
            let Groups::Parts(_, parts) = groups else { continue };
            parts.iter().for_each(|part| see(part.label, part.measure));
        }
    }
}

/// The cases by standing, without those that are excluded, of whom fewer may be shown; and how many are shown in all.
fn counted(judge: impl FnOnce(&mut dyn FnMut(&Judged))) -> ([i64; 5], usize) {
    let (mut by_standing, mut shown) = ([0; 5], 0);
    judge(&mut |case| {
        shown += 1;
        by_standing[case.standing as usize] += i64::from(case.standing != Standing::Excluded);
    });
    (by_standing, shown)
}

#[test]
fn who_is_not_asked_would_have_been_left_out() {
    let mut spared = BTreeSet::new();
    for (seed, date) in [(1, 0), (1, 1), (2, 0)] {
        let history = history(&files(seed), date);
        each_measure(&history, &mut |name, measure| {
            let (all, cases) = counted(|see| measure.judge(&history, see));
            let (those_in, shown) = counted(|see| measure.judge_those_in(&history, see));
            let mut tally = measure.tally(&history).by_standing;
            tally[Standing::Excluded as usize] = 0;
            assert_eq!((all, all), (those_in, tally), "{name}");
            if shown < cases {
                spared.insert(measure.words().denominator.first().copied());
            }
        });
    }
    assert_eq!(spared.len(), 7, "{spared:#?}");
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
        let mut entries = finding.entries(child);
        entries.retain(|entry| entry.words.starts_with("Due on "));
        let due = finding.because().split(' ').next().unwrap().parse::<usize>().unwrap();
        assert_eq!(entries.len(), due);
        for entry in entries {
            assert_eq!(entry.words.contains("held on"), entry.rows.len() == 1, "{entry:?}");
            shown += 1;
        }
    });
    assert!(shown > 50);
}

/// The standings of the cases that count, by child; strangers left out.
fn standings(indicator: &Indicator, history: &History) -> Vec<(String, Standing)> {
    let mut all = Vec::new();
    indicator.measure.judge(history, &mut |case| {
        let is_stranger = history.records.names.of(case.child).starts_with(STRANGER);
        if !is_stranger && matches!(case.standing, Standing::Met | Standing::NotMet | Standing::NotRecorded) {
            all.push((history.records.names.of(case.child), case.standing));
        }
    });
    all.sort();
    all
}

/// How the numbers of children begin who are nobody's.
const STRANGER: &str = "STRANGER";

/// The files with each row of a child that no case of an indicator cites given to a child of its own, so that a return
/// keeps its year and an extract its first day.
fn cited_alone(set: &Set, indicator: &Indicator, history: &History) -> Set {
    let mut cited = BTreeSet::new();
    indicator.measure.judge(history, &mut |case| {
        let rows = case.findings.iter().flat_map(|finding| finding.all_rows(history.child(case.child)));
        cited.extend(rows.map(|row| (usize::from(row.file), row.line as usize)));
    });
    let mut alone = set.clone();
    for (file, sheet) in alone.iter_mut().enumerate().filter(|(_, sheet)| sheet.column("CHILD").is_some()) {
        for row in (0..sheet.rows.len()).filter(|row| !cited.contains(&(file, row + 2))) {
            sheet.set(row, "CHILD", &format!("{STRANGER}{file}/{row}"));
        }
    }
    alone
}

/// The lines of which the cited rows alone give other cases or standings, with some of the cases.
fn lines_that_change(set: &Set, date: usize) -> BTreeSet<String> {
    let whole = history(set, date);
    let mut changed = BTreeSet::new();
    for indicator in indicators::all() {
        let alone = history(&cited_alone(set, indicator, &whole), date);
        let (before, after) = (standings(indicator, &whole), standings(indicator, &alone));
        if before != after {
            let gone: Vec<_> = before.iter().filter(|case| !after.contains(case)).take(3).collect();
            let new: Vec<_> = after.iter().filter(|case| !before.contains(case)).take(3).collect();
            changed.insert(format!("{}: {} then {}; {gone:?} {new:?}", indicator.id, before.len(), after.len()));
        }
    }
    changed
}

#[test]
fn the_cited_rows_alone_give_the_same_standing() {
    for (seed, date) in [(1, 0), (2, 1)] {
        let changed = lines_that_change(&files(seed), date);
        assert!(changed.is_empty(), "authority {seed}: {changed:#?}");
    }
}

#[test]
fn rows_that_nothing_cites_are_given_away() {
    let set = files(1);
    let whole = history(&set, 0);
    let settled = indicators::find("STB-02").expect("a line of long placements");
    let alone = cited_alone(&set, settled, &whole);
    let is_given = |row: &Vec<String>| row.iter().any(|cell| cell.starts_with(STRANGER));
    let given = alone.iter().flat_map(|sheet| &sheet.rows).filter(|row| is_given(row)).count();
    let all = alone.iter().map(|sheet| sheet.rows.len()).sum::<usize>();
    assert!(given * 4 > all && given < all, "{given} of {all}");
    assert!(!standings(settled, &whole).is_empty());
}
