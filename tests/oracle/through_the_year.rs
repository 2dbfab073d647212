//! POP-07, 12, 13, 19, 20, 21, 22 and 25: everybody of the year, returns to care, reasons for leaving, time in care.

use super::care::{History, Period};
use super::codes::{is_end_reason, is_respite, yes_no};
use super::dates::{add_months, age, days_between, fy, year_start};
use super::join::Data;
use super::population::{count, first_starts, last_ceases, roll, was_looked_after};
use super::{Figure, figure};

fn short_breaks_only(data: &Data, all: &[History]) -> i64 {
    let from = year_start(fy(data.as_at));
    let mut number = 0;
    for (child, rows) in &data.episodes {
        let on_break = rows.iter().any(|row| is_respite(&row.ls) && row.dec.is_none_or(|dec| dec >= from));
        let history = all.iter().find(|history| history.child == *child);
        let otherwise = history.is_some_and(|history| was_looked_after(history, from));
        number += i64::from(on_break && !otherwise);
    }
    number
}

fn came_back(data: &Data, history: &History) -> bool {
    let from = year_start(fy(data.as_at));
    history.periods.iter().any(|period| {
        let in_year = period.start_recorded && period.start >= from && period.start <= data.as_at;
        let soon = |earlier: &Period| {
            earlier.end.is_some_and(|end| end <= period.start && period.start <= add_months(end, 12))
        };
        in_year && history.periods.iter().any(soon)
    })
}

fn returns(data: &Data, all: &[History], started: &[String]) -> Figure {
    let (mut met, mut unknown) = (0, 0);
    for child in started {
        let history = all.iter().find(|history| history.child == *child);
        let earlier = data.previous.get(child).map(String::as_str).unwrap_or("");
        if history.is_some_and(|history| came_back(data, history)) || ["P1", "P2", "P3", "P4"].contains(&earlier) {
            met += 1;
        } else if earlier != "P0" && earlier != "Z1" {
            unknown += 1;
        }
    }
    figure("POP-20", met, Some(count(started.len())), unknown, 0)
}

fn time_in_care(data: &Data, roll: &[(History, Period)]) -> Figure {
    let known: Vec<i64> = roll
        .iter()
        .filter(|(_, period)| period.start_recorded)
        .map(|(_, period)| days_between(period.start, data.as_at))
        .collect();
    figure("POP-21", known.iter().sum(), Some(count(known.len())), count(roll.len() - known.len()), 0)
}

fn mothers(data: &Data, roll: &[(History, Period)]) -> Figure {
    let (mut met, mut members, mut unknown, mut left_out) = (0, 0, 0, 0);
    for (history, _) in roll {
        let person = data.people.get(&history.child).cloned().unwrap_or_default();
        let age = age(person.born, data.as_at);
        let girl = person.sex == "2" || person.sex == "F";
        let boy = person.sex == "1" || person.sex == "M";
        if boy || age.is_some_and(|age| age < 12) {
            continue;
        }
        if !girl || age.is_none() {
            left_out += 1;
            continue;
        }
        members += 1;
        match yes_no(&person.mother) {
            Some(true) => met += 1,
            Some(false) => {}
            None => unknown += 1,
        }
    }
    figure("POP-22", met, Some(members), unknown, left_out)
}

fn went_home(data: &Data, all: &[History], ceases: &[(String, Period)]) -> Figure {
    let from = year_start(fy(data.as_at));
    let (mut met, mut members, mut unknown) = (0, 0, 0);
    for history in all.iter().filter(|history| was_looked_after(history, from)) {
        members += 1;
        let last = ceases.iter().find(|(child, _)| *child == history.child);
        let ended = history.periods.iter().any(|period| period.end.is_some_and(|end| end >= from));
        match last.and_then(|(_, period)| period.cease.clone()) {
            Some(rec) if ["E4A", "E4B", "E13"].contains(&rec.as_str()) => met += 1,
            Some(rec) => unknown += i64::from(!is_end_reason(&rec)),
            None => unknown += i64::from(ended),
        }
    }
    figure("POP-25", met, Some(members), unknown, 0)
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    let from = year_start(fy(data.as_at));
    let roll = roll(all);
    let of_year = all.iter().filter(|history| was_looked_after(history, from)).count();
    let starts = first_starts(all, from, data.as_at);
    let ceases = last_ceases(all, from, data.as_at);
    let uasc = starts.iter().filter(|(child, period)| data.is_uasc(child, period.start)).count();
    let started: Vec<String> = starts.into_iter().map(|(child, _)| child).collect();
    let left = count(ceases.len());
    vec![
        figure("POP-07", count(of_year), None, 0, 0),
        figure("POP-12", count(uasc), Some(count(started.len())), 0, 0),
        figure("POP-13", short_breaks_only(data, all), None, 0, 0),
        figure("POP-19", left, Some(left), 0, 0),
        returns(data, all, &started),
        time_in_care(data, &roll),
        mothers(data, &roll),
        went_home(data, all, &ceases),
    ]
}
