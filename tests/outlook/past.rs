//! Invented authorities asked on an earlier day: what was certain held, the range held as often as it says, and nothing
//! of what came later was looked at. `OUTLOOK_ROUNDS=1000 cargo test --test engine outlook::` tries more.

use crate::support::dice::Dice;
use crate::support::sheets::{Set, invented, invented_extracts, sources};
use scorecard::inside::calendar::Day;
use scorecard::inside::example::Authority;
use scorecard::inside::history::History;
use scorecard::inside::indicators::{self, find};
use scorecard::inside::judging::{Indicator, Standing};
use scorecard::inside::outlook::{self, Certain, Outlook, Without};
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::scorecard::headline;
use std::collections::BTreeSet;

fn rounds() -> u64 {
    std::env::var("OUTLOOK_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(200)
}

/// An authority of some years, and a day of its last one.
fn authority(seed: u64, (fewest, most): (i32, i32), children: u32) -> (Set, Day) {
    let mut dice = Dice::new(seed ^ 0x0a7e);
    let years = dice.between(fewest, most) as u32;
    let last_year_end = dice.between(2018, 2026);
    let authority = Authority { children: children * years, years, seed, last_year_end };
    let mut set = invented(&authority);
    if seed.is_multiple_of(2) {
        set.extend(invented_extracts(&authority));
    }
    (set, Day::new(last_year_end - 1, 4, 1).unwrap().plus(dice.between(45, 335)))
}

fn lines() -> Vec<&'static Indicator> {
    indicators::all().collect()
}

fn outlooks(returns: &Returns, day: Day) -> Vec<Outlook> {
    outlook::of(&lines(), &returns.records, day, returns.as_at)
}

/// The children of some standings.
fn with(line: &Indicator, history: &History, standings: &[Standing]) -> BTreeSet<u32> {
    let mut children = BTreeSet::new();
    line.measure.judge(history, &mut |case| {
        if standings.contains(&case.standing) {
            children.insert(case.child);
        }
    });
    children
}

/// What was certain, beside the 31 March that came.
fn holds(one: &Outlook, now: &History, end: &History) -> bool {
    let line = headline(one.indicator, end);
    let (counted, of) = (line.figure.numerator, line.figure.denominator.unwrap_or_default());
    let within = line.tenths.is_none_or(|tenths| {
        one.bounds.0.is_none_or(|floor| floor <= tenths) && one.bounds.1.is_none_or(|ceiling| tenths <= ceiling)
    });
    within
        && match one.certain {
            Certain::Nothing | Certain::Birthdays { .. } => true,
            Certain::SoFar(so_far) => counted >= so_far,
            Certain::Leaving { counted: left, turning } => counted >= left + turning,
            Certain::Closed(so_far) => of >= so_far,
            Certain::Late { late, .. } => of - counted >= late,
            Certain::Done { of: all, .. } => of <= all,
            Certain::Turning18 { turning, of } => {
                let (then, later) = (roll(now), roll(end));
                then.intersection(&later).count() as i64 <= of - turning
            }
            Certain::Failed { .. } => {
                let failed = with(one.indicator, now, &[Standing::NotMet, Standing::NotRecorded]);
                failed.is_disjoint(&with(one.indicator, end, &[Standing::Met]))
            }
        }
}

fn roll(history: &History) -> BTreeSet<u32> {
    with(find("POP-01").unwrap(), history, &[Standing::Met])
}

#[test]
fn what_is_certain_is_never_wrong() {
    let (mut held, mut counted) = (0, [0; 2]);
    for seed in 1..=rounds() {
        let (set, day) = authority(seed, (2, 3), 30);
        let returns = returns::read(&sources(&set));
        let all = outlooks(&returns, day);
        let (now, end) = (History::at(&returns.records, day), History::at(&returns.records, all[0].end));
        for one in all.iter().filter(|one| one.certain != Certain::Nothing) {
            let id = one.indicator.id;
            assert!(holds(one, &now, &end), "seed {seed}, {id} at {day}: {:?}, {:?}", one.certain, one.bounds);
            held += 1;
            for (times, line) in counted.iter_mut().zip(["POP-07", "SAF-07"]) {
                *times += u64::from(id == line && matches!(one.certain, Certain::SoFar(1..)));
            }
        }
    }
    println!("{held} certain parts held; {counted:?} of counts over a year");
    assert!(counted.iter().all(|of| *of > 0), "{counted:?}");
    assert!(held > 10 * rounds(), "{held}");
}

#[test]
fn the_range_holds_8_of_10_year_ends() {
    let (mut held, mut asked) = (0, 0);
    for seed in 1..=rounds() {
        let (set, day) = authority(seed, (5, 8), 40);
        let returns = returns::read(&sources(&set));
        let all = outlooks(&returns, day);
        let end = History::at(&returns.records, all[0].end);
        for one in &all {
            if let (Some(range), Some(actual)) = (one.range, headline(one.indicator, &end).tenths) {
                asked += 1;
                held += u64::from(range.holds(actual));
            }
        }
    }
    println!("{held} of {asked} year ends held");
    assert!(asked > 25 * rounds(), "{asked}");
    assert!((750..=850).contains(&(1000 * held / asked)), "{held} of {asked}");
}

/// The number now, those who start and those who leave make the number expected; who starts makes those ever looked after.
#[test]
fn what_is_expected_of_the_number_adds_up() {
    let mut added = 0;
    for seed in 1..=rounds() / 4 {
        let (set, day) = authority(seed, (5, 8), 40);
        let returns = returns::read(&sources(&set));
        let (all, now) = (outlooks(&returns, day), History::at(&returns.records, day));
        let to_come = |id: &str| {
            let one = all.iter().find(|one| one.indicator.id == id).unwrap();
            let likely = one.range?.likely;
            let is_least = one.bounds.0 == Some(likely);
            Some((likely - headline(one.indicator, &now).tenths.unwrap_or_default(), is_least))
        };
        let four = ["POP-01", "POP-03", "POP-05", "POP-07"].map(to_come);
        let [Some((more, _)), Some((starts, _)), Some((ends, is_least)), Some((ever, _))] = four else { continue };
        assert!(more == starts - ends || is_least && more > starts - ends, "seed {seed} at {day}: {four:?}");
        assert_eq!(ever, starts, "seed {seed} at {day}");
        added += u64::from(!is_least);
    }
    assert!(added > rounds() / 8, "{added}");
}

/// The return as it would have been on the day: rows after it are not there, and ends after it have not come.
fn cut(set: &Set, day: Day) -> Set {
    let keys = ["DECOM", "REVIEW", "MIS_START", "DATE_PLACED", "SW_DECOM", "DOLO_START"];
    let ends = [("DEC", "REC"), ("MIS_END", ""), ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED"), ("SW_DEC", "")];
    let mut set: Set = set.iter().filter(|sheet| !sheet.path.starts_with("extracts/")).cloned().collect();
    for sheet in &mut set {
        let is_later = |row: &usize| keys.iter().any(|key| sheet.day(*row, key).is_some_and(|start| start > day));
        let kept: Vec<usize> = (0..sheet.rows.len()).filter(|row| !is_later(row)).collect();
        sheet.rows = kept.into_iter().map(|row| sheet.rows[row].clone()).collect();
        for row in 0..sheet.rows.len() {
            for (end, reason) in ends {
                if sheet.day(row, end).is_some_and(|end| end > day) {
                    [end, reason, "REASON_PLACE_CHANGE"].into_iter().for_each(|column| sheet.set(row, column, ""));
                }
            }
        }
    }
    set
}

#[test]
fn nothing_that_came_later_is_looked_at() {
    for seed in (1..=rounds() / 4).map(|seed| 2 * seed + 1) {
        let (set, day) = authority(seed, (3, 5), 25);
        let (whole, known) = (returns::read(&sources(&set)), returns::read(&sources(&cut(&set, day))));
        for (one, other) in outlooks(&whole, day).iter().zip(&outlooks(&known, day)) {
            let said = |one: &Outlook| (one.certain, one.bounds, one.open, one.range, one.tried.clone());
            assert_eq!(said(one), said(other), "seed {seed}, {} at {day}", one.indicator.id);
        }
    }
}

#[test]
fn on_31_march_nothing_is_anticipated_and_one_year_makes_no_range() {
    let (set, day) = authority(7, (1, 1), 60);
    let returns = returns::read(&sources(&set));
    let end = Day::new(day.year_end(), 3, 31).unwrap();
    let at_end = outlooks(&returns, end);
    assert!(at_end.iter().all(|one| matches!(one.without, Some(Without::AtYearEnd | Without::Shapeless(_)))));
    let alone = outlooks(&returns, day);
    assert!(alone.iter().all(|one| one.range.is_none() && one.without.is_some()));
    assert!(alone.iter().any(|one| one.certain != Certain::Nothing));
}

/// Each earlier year is tried as it would have been then: its range rests on the years before it alone.
#[test]
fn the_back_test_of_a_year_is_its_outlook_on_the_same_day() {
    let (set, day) = authority(12, (6, 6), 60);
    let returns = returns::read(&sources(&set));
    let before = day.plus(1).plus_months(-12).plus(-1);
    let (now, then) = (outlooks(&returns, day), outlooks(&returns, before));
    let mut compared = 0;
    for (one, other) in now.iter().zip(&then) {
        let tried = one.tried.iter().find(|year| year.year == day.year_end() - 1);
        if let (Some(tried), Some(range)) = (tried, other.range) {
            assert_eq!(tried.range, Some(range), "{}", one.indicator.id);
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
}
