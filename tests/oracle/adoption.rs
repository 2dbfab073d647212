//! ADP: adoption.

use super::care::{History, Period};
use super::codes::{is_adopted, is_adoption_place, is_bme, is_end_reason, is_legal_status, is_white, yes_no};
use super::dates::{add_months, age, days_between, fy, year_end, year_start};
use super::join::{Data, Decision};
use super::population::{count, last_ceases, roll};
use super::{Figure, figure};
use chrono::NaiveDate;

/// A child and the period of care that ended with the adoption (or other last cease).
pub type Case = (String, Period);

fn adopted(ceases: &[Case]) -> Vec<Case> {
    ceases.iter().filter(|(_, period)| period.cease.as_deref().is_some_and(is_adopted)).cloned().collect()
}

pub fn adopted_in_year(data: &Data, all: &[History]) -> Vec<Case> {
    adopted(&last_ceases(all, year_start(fy(data.as_at)), data.as_at))
}

/// Last ceases of each of three statistical years, pooled.
fn ceases_of_three_years(data: &Data, all: &[History]) -> Vec<Case> {
    let this = fy(data.as_at);
    let mut out = last_ceases(all, year_start(this - 2), year_end(this - 2));
    out.extend(last_ceases(all, year_start(this - 1), year_end(this - 1)));
    out.extend(last_ceases(all, year_start(this), data.as_at));
    out
}

/// Entering care to moving in with the family (D33).
fn days_to_placed(period: &Period) -> Option<i64> {
    if !period.start_recorded {
        return None;
    }
    period.placed().map(|placed| days_between(period.start, placed))
}

/// D34.
fn days_to_placed_or_carer(data: &Data, child: &str, period: &Period) -> Option<i64> {
    let to_placed = days_to_placed(period)?;
    let foster_care = data.adoptions.get(child).and_then(|adoption| yes_no(&adoption.foster_care));
    let last_place = period.last_place();
    let by_carer = foster_care.unwrap_or(last_place == "A3" || last_place == "A5");
    if by_carer {
        period.placements.last().map(|placement| days_between(period.start, placement.start))
    } else {
        Some(to_placed)
    }
}

/// First days of the runs of placement orders in a period, but for a first known row of a period
/// whose start is not recorded; each with a mark whether it is known (D35, D41).
fn order_runs(period: &Period) -> Vec<(NaiveDate, bool)> {
    let mut out = Vec::new();
    let mut in_run = false;
    for (number, row) in period.rows.iter().enumerate() {
        if row.ls == "E1" || row.ls == "D1" {
            if !in_run {
                out.push((row.decom, number > 0 || period.start_recorded));
            }
            in_run = true;
        } else if is_legal_status(&row.ls) {
            in_run = false;
        }
    }
    out
}

/// Order to match (D35).
fn days_to_match(data: &Data, child: &str, period: &Period) -> Option<i64> {
    period.placed()?;
    let (order, known) = order_runs(period).last().copied()?;
    let matched = data.adoptions.get(child)?.matched?;
    if known { Some(days_between(order, matched).max(0)) } else { None }
}

fn decided(data: &Data, child: &str, period: &Period) -> Option<NaiveDate> {
    let from_adoption = data.adoptions.get(child).and_then(|adoption| adoption.decided);
    if from_adoption.is_some() {
        return from_adoption;
    }
    let decisions = data.decisions.get(child).cloned().unwrap_or_default();
    let end = period.end.unwrap_or(data.as_at);
    decisions.iter().map(|decision| decision.placed).filter(|day| *day <= end).max()
}

fn mean(id: &'static str, days: &[Option<i64>]) -> Figure {
    let known: Vec<i64> = days.iter().flatten().copied().collect();
    figure(id, known.iter().sum(), Some(count(known.len())), count(days.len() - known.len()), 0)
}

fn open_decisions(data: &Data, child: &str) -> Vec<Decision> {
    let decisions = data.decisions.get(child).cloned().unwrap_or_default();
    decisions.into_iter().filter(|decision| decision.ceased.is_none()).collect()
}

fn threshold(year: i32) -> i64 {
    match year {
        ..=2012 => 639,
        2013 => 608,
        2014 => 547,
        2015 => 487,
        _ => 426,
    }
}

fn england_mean(year: i32) -> i64 {
    match year {
        ..=2011 => 625,
        2012..=2014 => 636,
        2015..=2016 => 593,
        2017 => 515,
        _ => 486,
    }
}

/// D36.
fn under_threshold(data: &Data, pooled: &[Case], roll: &[(History, Period)]) -> Figure {
    let limit = threshold(fy(data.as_at));
    let (mut met, mut members, mut outside) = (0, 0, 0);
    let mut judge = |days: Option<i64>| match days {
        Some(days) => {
            members += 1;
            if days < limit {
                met += 1;
            }
        }
        None => outside += 1,
    };
    for (_, period) in pooled {
        judge(days_to_placed(period));
    }
    for (history, period) in roll {
        if open_decisions(data, &history.child).is_empty() {
            continue;
        }
        if !period.start_recorded {
            judge(None);
        } else if is_adoption_place(&period.last_place()) {
            judge(days_to_placed(period));
        } else {
            let so_far = days_between(period.start, data.as_at);
            if so_far >= limit {
                judge(Some(so_far));
            }
        }
    }
    figure("ADP-07", met, Some(members), outside, 0)
}

/// D40: two populations of their own.
fn of_six_months(data: &Data, in_year: &[Case], roll: &[(History, Period)]) -> Figure {
    let ended = |period: &Period| period.end.unwrap_or(data.as_at);
    let met = in_year.iter().filter(|(child, period)| !data.is_uasc(child, ended(period))).count();
    let (mut members, mut unknown) = (0, 0);
    for (history, period) in roll {
        if data.is_uasc(&history.child, data.as_at) {
            continue;
        }
        if period.start <= add_months(data.as_at, -6) {
            members += 1;
        } else if !period.start_recorded {
            unknown += 1;
        }
    }
    figure("ADP-03", count(met), Some(members), 0, unknown)
}

fn placed_within_a_year(data: &Data, in_year: &[Case]) -> Figure {
    let (mut met, mut not_recorded) = (0, 0);
    for (child, period) in in_year {
        match (decided(data, child, period), period.placed()) {
            (Some(decided), Some(placed)) => {
                if days_between(decided, placed) < 365 {
                    met += 1;
                }
            }
            _ => not_recorded += 1,
        }
    }
    figure("ADP-04", met, Some(count(in_year.len())), not_recorded, 0)
}

/// Of all last ceases those with a known answer to `belongs`; how many of them were adopted.
fn share(id: &'static str, ceases: &[Case], belongs: &dyn Fn(&Case) -> Option<bool>) -> Figure {
    let (mut met, mut members, mut not_recorded, mut unknown) = (0, 0, 0, 0);
    for case in ceases {
        let rec = case.1.cease.clone().unwrap_or_default();
        match belongs(case) {
            None => unknown += 1,
            Some(false) => {}
            Some(true) => {
                members += 1;
                if is_adopted(&rec) {
                    met += 1;
                } else if !is_end_reason(&rec) {
                    not_recorded += 1;
                }
            }
        }
    }
    figure(id, met, Some(members), not_recorded, unknown)
}

fn new_decisions(data: &Data) -> Figure {
    let from = year_start(fy(data.as_at));
    let mut number = 0;
    for decisions in data.decisions.values() {
        number += decisions.iter().filter(|one| one.placed >= from && one.placed <= data.as_at).count();
    }
    figure("ADP-18", count(number), None, 0, 0)
}

fn by_foster_carers(data: &Data, in_year: &[Case]) -> Figure {
    let answer = |child: &str| data.adoptions.get(child).and_then(|adoption| yes_no(&adoption.foster_care));
    let met = in_year.iter().filter(|(child, _)| answer(child) == Some(true)).count();
    let unknown = in_year.iter().filter(|(child, _)| answer(child).is_none()).count();
    figure("ADP-20", count(met), Some(count(in_year.len())), count(unknown), 0)
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    let as_at = data.as_at;
    let roll = roll(all);
    let ceases = last_ceases(all, year_start(fy(as_at)), as_at);
    let in_year = adopted(&ceases);
    let ceases_pooled = ceases_of_three_years(data, all);
    let pooled = adopted(&ceases_pooled);

    let waiting_since = |(history, period): &(History, Period)| {
        let latest = open_decisions(data, &history.child).iter().map(|decision| decision.placed).max();
        if is_adoption_place(&period.last_place()) { None } else { latest }
    };
    let waits: Vec<i64> = roll.iter().filter_map(waiting_since).map(|since| days_between(since, as_at)).collect();

    let ethnic = |case: &Case| {
        let code = data.ethnic(&case.0);
        if is_bme(&code) || is_white(&code) { Some(is_bme(&code)) } else { None }
    };
    let five = |case: &Case| age(data.born(&case.0), case.1.end.unwrap_or(as_at)).map(|age| age >= 5);

    let permanent = |case: &&Case| {
        let rec = case.1.cease.clone().unwrap_or_default();
        ["E41", "E43", "E44", "E45", "E46", "E47", "E48"].contains(&rec.as_str())
    };
    let no_reason = ceases.iter().filter(|case| !has_known_reason(case)).count();

    let placed: Vec<Option<i64>> = pooled.iter().map(|(_, period)| days_to_placed(period)).collect();
    let matched: Vec<Option<i64>> = pooled.iter().map(|(child, period)| days_to_match(data, child, period)).collect();
    let adjusted: Vec<Option<i64>> =
        pooled.iter().map(|(child, period)| days_to_placed_or_carer(data, child, period)).collect();
    let to_order: Vec<Option<i64>> = in_year
        .iter()
        .map(|(_, period)| if period.start_recorded { period.end } else { None }.map(|end| (period, end)))
        .map(|known| known.map(|(period, end)| days_between(period.start, end)))
        .collect();
    let long = placed.iter().flatten().filter(|days| **days > england_mean(fy(as_at))).count();
    let known = placed.iter().flatten().count();
    let n = count(in_year.len());
    let mut out = vec![
        figure("ADP-01", n, None, 0, 0),
        share("ADP-02", &ceases, &|_| Some(true)),
        of_six_months(data, &in_year, &roll),
        placed_within_a_year(data, &in_year),
        mean("ADP-05", &placed),
        mean("ADP-06", &matched),
        under_threshold(data, &pooled, &roll),
        mean("ADP-08", &adjusted),
        share("ADP-10", &ceases_pooled, &ethnic),
        share("ADP-11", &ceases_pooled, &five),
        figure("ADP-13", count(waits.len()), None, 0, 0),
        figure("ADP-14", waits.iter().sum(), Some(count(waits.len())), 0, 0),
        new_decisions(data),
        mean("ADP-19", &to_order),
        by_foster_carers(data, &in_year),
        figure(
            "ADP-21",
            count(ceases.iter().filter(permanent).count()),
            Some(count(ceases.len())),
            count(no_reason),
            0,
        ),
        figure("ADP-24", count(pooled.len()), Some(count(pooled.len())), 0, 0),
        figure("ADP-26", count(long), Some(count(known)), count(placed.len() - known), 0),
    ];
    // a cease with a code that nobody knows may be an adoption: left out of the lines of the adopted, and told
    let unknown = |ceases: &[Case]| count(ceases.iter().filter(|case| !has_known_reason(case)).count());
    for line in &mut out {
        match line.id {
            "ADP-01" | "ADP-04" | "ADP-19" | "ADP-20" => line.unassessed = unknown(&ceases),
            "ADP-05" | "ADP-06" | "ADP-08" | "ADP-24" | "ADP-26" => line.unassessed = unknown(&ceases_pooled),
            _ => {}
        }
    }
    out
}

fn has_known_reason(case: &Case) -> bool {
    case.1.cease.as_deref().is_some_and(is_end_reason)
}
