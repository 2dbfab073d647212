//! REV: reviews held, on time, overdue, with the child's part in them.

use super::care::History;
use super::chain::{chain, in_scope, reviews_inside};
use super::codes::{took_no_part, took_part};
use super::dates::{age, days_between, fy, year_start};
use super::join::Data;
use super::population::{count, roll};
use super::{Figure, figure};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Reviews of the year inside a period of care, with their codes: those that count.
pub fn counted(data: &Data, history: &History) -> BTreeMap<NaiveDate, String> {
    let from = year_start(fy(data.as_at));
    let mut out = BTreeMap::new();
    for period in &history.periods {
        for (day, code) in reviews_inside(data, &history.child, period) {
            if day >= from && day <= data.as_at {
                out.insert(day, code);
            }
        }
    }
    out
}

/// Codes of the counted reviews at which the child was 4 or over; and how many without a known age.
fn at_four_and_over(data: &Data, history: &History) -> (Vec<String>, i64) {
    let mut codes = Vec::new();
    let mut unknown = 0;
    for (day, code) in counted(data, history) {
        match age(data.born(&history.child), day) {
            None => unknown += 1,
            Some(age) if age >= 4 => codes.push(code),
            Some(_) => {}
        }
    }
    (codes, unknown)
}

fn all_on_time(data: &Data, all: &[History]) -> Figure {
    let from = year_start(fy(data.as_at));
    let (mut met, mut members, mut no_review) = (0, 0, 0);
    for (history, _) in roll(all) {
        let mut dues = Vec::new();
        let mut reviews = 0;
        for period in &history.periods {
            dues.extend(in_scope(data, &history.child, period, from));
            reviews += reviews_inside(data, &history.child, period).len();
        }
        if dues.is_empty() {
            continue;
        }
        members += 1;
        if dues.iter().all(|due| due.on_time()) {
            met += 1;
        } else if reviews == 0 {
            no_review += 1;
        }
    }
    figure("REV-01", met, Some(members), no_review, 0)
}

fn reviews_on_time(data: &Data, all: &[History]) -> Figure {
    let from = year_start(fy(data.as_at));
    let mut dues = Vec::new();
    for history in all {
        for period in &history.periods {
            dues.extend(in_scope(data, &history.child, period, from));
        }
    }
    let on_time = dues.iter().filter(|due| due.on_time()).count();
    let never = dues.iter().filter(|due| due.held.is_none()).count();
    figure("REV-02", count(on_time), Some(count(dues.len())), count(never), 0)
}

fn held(data: &Data, all: &[History]) -> Figure {
    let from = year_start(fy(data.as_at));
    let mut in_year = 0;
    for days in data.reviews.values() {
        in_year += days.keys().filter(|day| **day >= from && **day <= data.as_at).count();
    }
    let inside: usize = all.iter().map(|history| counted(data, history).len()).sum();
    figure("REV-03", count(inside), None, 0, count(in_year - inside))
}

fn took_part_in_all(data: &Data, all: &[History]) -> Figure {
    let (mut met, mut members, mut not_recorded, mut unknown) = (0, 0, 0, 0);
    for (history, period) in roll(all) {
        let short = days_between(period.start, data.as_at) < 28;
        let (codes, no_age) = at_four_and_over(data, &history);
        let never_reviewed = codes.is_empty() && no_age == 0;
        if never_reviewed || (short && period.start_recorded) {
            continue;
        }
        if short || codes.is_empty() {
            unknown += 1;
            continue;
        }
        members += 1;
        if codes.iter().all(|code| took_part(code)) {
            met += 1;
        } else if !codes.iter().any(|code| took_no_part(code)) {
            not_recorded += 1;
        }
    }
    figure("REV-04", met, Some(members), not_recorded, unknown)
}

fn reviews_with_part(data: &Data, all: &[History]) -> Figure {
    let mut codes = Vec::new();
    let mut unknown = 0;
    for history in all {
        let (some, no_age) = at_four_and_over(data, history);
        codes.extend(some);
        unknown += no_age;
    }
    let part = codes.iter().filter(|code| took_part(code)).count();
    let not_recorded = codes.iter().filter(|code| !took_part(code) && !took_no_part(code)).count();
    figure("REV-05", count(part), Some(count(codes.len())), count(not_recorded), unknown)
}

fn overdue(data: &Data, all: &[History]) -> Figure {
    let late =
        |(history, period): &&(History, super::care::Period)| chain(data, &history.child, period).pending <= data.as_at;
    figure("REV-06", count(roll(all).iter().filter(late).count()), None, 0, 0)
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    vec![
        all_on_time(data, all),
        reviews_on_time(data, all),
        held(data, all),
        took_part_in_all(data, all),
        reviews_with_part(data, all),
        overdue(data, all),
    ]
}
