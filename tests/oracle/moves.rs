//! STB and LOC: placements, moves, the placement mix.

use super::care::{History, Period, placements};
use super::codes::{is_adoption_place, is_foster, is_move_reason, is_place, is_temporary, is_unplanned};
use super::dates::{add_months, age, fy, plus, rolling_start, year_start};
use super::join::{Data, Episode};
use super::population::{count, roll};
use super::{Figure, figure};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// In or out of a denominator, or not to be judged.
#[derive(PartialEq)]
enum Member {
    Yes,
    No,
    Unknown,
}

fn long_stay_member(data: &Data, history: &History, period: &Period) -> Member {
    let as_at = data.as_at;
    let age = age(data.born(&history.child), as_at);
    let began_late = period.start > add_months(as_at, -30);
    let from_respite = |row: &Episode| row.decom < period.start && row.dec.is_none_or(|dec| dec >= period.start);
    let too_old = age.is_some_and(|age| age >= 16);
    if too_old || (began_late && period.start_recorded) || history.respite.iter().any(from_respite) {
        return Member::No;
    }
    if age.is_none() || began_late { Member::Unknown } else { Member::Yes }
}

/// In the placement for two years, or placed for adoption straight from one that began by then (D20).
fn long_stay_met(data: &Data, period: &Period) -> bool {
    let by = add_months(data.as_at, -24);
    let placements = placements(&period.rows, true);
    let Some(current) = placements.last() else { return false };
    if current.start <= by {
        return true;
    }
    if !is_adoption_place(&current.last_place()) || current.placed() != Some(current.start) {
        return false;
    }
    placements.len() >= 2 && placements[placements.len() - 2].start <= by
}

fn long_stay(data: &Data, roll: &[(History, Period)]) -> Figure {
    let (mut met, mut members, mut unknown) = (0, 0, 0);
    for (history, period) in roll {
        match long_stay_member(data, history, period) {
            Member::No => {}
            Member::Unknown => unknown += 1,
            Member::Yes => {
                members += 1;
                if long_stay_met(data, period) {
                    met += 1;
                }
            }
        }
    }
    figure("STB-02", met, Some(members), 0, unknown)
}

/// Rows ended in the year where the next row does not say whether the child moved.
fn rows_ended_by_who_knows(all: &[History], from: NaiveDate, to: NaiveDate) -> i64 {
    let mut number = 0;
    for period in all.iter().flat_map(|history| &history.periods) {
        for pair in period.rows.windows(2) {
            let ended = pair[0].dec.is_some_and(|dec| from <= dec && dec <= to);
            let says_nothing = !["S", "L", "P", "T", "B", "U"].contains(&pair[1].rne.as_str());
            if ended && says_nothing && !is_temporary(&pair[0].place) && !is_temporary(&pair[1].place) {
                number += 1;
            }
        }
    }
    number
}

/// Rows ended in the year by a move, neither side a temporary placement (D44).
pub fn rows_ended_by_move(all: &[History], from: NaiveDate, to: NaiveDate) -> Vec<Episode> {
    let mut out = Vec::new();
    for history in all {
        for period in &history.periods {
            for number in 1..period.rows.len() {
                let row = &period.rows[number - 1];
                let next = &period.rows[number];
                let ended = row.dec.is_some_and(|dec| from <= dec && dec <= to);
                let moved = ["P", "B", "T", "U"].contains(&next.rne.as_str());
                if ended && moved && !is_temporary(&row.place) && !is_temporary(&next.place) {
                    out.push(row.clone());
                }
            }
        }
    }
    out
}

/// Three or more placements with a day lived in them in the twelve months (D19).
fn many_placements(data: &Data, roll: &[(History, Period)]) -> Figure {
    let window_start = rolling_start(data.as_at);
    let (mut met, mut unknown) = (0, 0);
    for (history, period) in roll {
        let mut lived_in = BTreeSet::new();
        let mut day = window_start;
        while day <= data.as_at {
            lived_in.extend(history.placement_on(day));
            day = plus(day, 1);
        }
        if lived_in.len() >= 3 {
            met += 1;
        } else if !period.start_recorded && period.start > window_start {
            unknown += 1;
        }
    }
    figure("STB-01", met, Some(count(roll.len())), unknown, 0)
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    let as_at = data.as_at;
    let from = year_start(fy(as_at));
    let roll = roll(all);
    let ended = rows_ended_by_move(all, from, as_at);
    let known: Vec<&Episode> = ended.iter().filter(|row| is_move_reason(&row.reason)).collect();
    let unplanned = known.iter().filter(|row| is_unplanned(&row.reason)).count();
    let mut moves = 0;
    for history in all {
        for period in &history.periods {
            for placement in period.placements.iter().skip(1) {
                if placement.start >= from && placement.start <= as_at {
                    moves += 1;
                }
            }
        }
    }
    let places: Vec<String> =
        roll.iter().map(|(history, _)| history.row_on(as_at).map(|row| row.place).unwrap_or_default()).collect();
    let foster = places.iter().filter(|place| is_foster(place)).count();
    let no_place = places.iter().filter(|place| !is_place(place)).count();
    let perhaps = rows_ended_by_who_knows(all, year_start(fy(data.as_at)), data.as_at);
    vec![
        many_placements(data, &roll),
        long_stay(data, &roll),
        figure("STB-06", count(unplanned), Some(count(known.len())), count(ended.len() - known.len()), perhaps),
        figure("STB-07", moves, None, 0, 0),
        figure("LOC-04", count(foster), Some(count(roll.len())), count(no_place), 0),
    ]
}
