//! STB-03, 04, 05, 08, 09 and LOC-05, 06, 08: two years, how long placements lasted, workers, providers.

use super::care::{History, Period};
use super::codes::{is_foster, is_place, is_provider, is_temporary, needs_provider};
use super::dates::{add_months, days_between, fy, minus, plus, rolling_start, year_start};
use super::join::{Data, Episode};
use super::population::{count, roll};
use super::{Figure, figure};
use chrono::NaiveDate;
use std::collections::BTreeSet;

fn lived_in(history: &History, from: NaiveDate, to: NaiveDate) -> usize {
    let mut placements = BTreeSet::new();
    let mut day = from;
    while day <= to {
        placements.extend(history.placement_on(day));
        day = plus(day, 1);
    }
    placements.len()
}

fn in_care_between(history: &History, from: NaiveDate, to: NaiveDate) -> bool {
    let mut day = from;
    while day <= to {
        if history.is_in_care(day) {
            return true;
        }
        day = plus(day, 1);
    }
    false
}

fn three_in_two_years(data: &Data, roll: &[(History, Period)]) -> Figure {
    let first = plus(add_months(data.as_at, -24), 1);
    let before = minus(rolling_start(data.as_at), 1);
    let (mut met, mut members, mut unknown, mut left_out) = (0, 0, 0, 0);
    for (history, period) in roll {
        if !in_care_between(history, first, before) {
            left_out += i64::from(!period.start_recorded);
            continue;
        }
        members += 1;
        if lived_in(history, first, data.as_at) >= 3 {
            met += 1;
        } else if !period.start_recorded && period.start > first {
            unknown += 1;
        }
    }
    figure("STB-03", met, Some(members), unknown, left_out)
}

fn lasted(data: &Data, all: &[History]) -> Figure {
    let from = year_start(fy(data.as_at));
    let (mut days, mut ended, mut unknown) = (0, 0, 0);
    for period in all.iter().flat_map(|history| &history.periods) {
        for (number, placement) in period.placements.iter().enumerate() {
            let end = period.placements.get(number + 1).map(|next| next.start).or(period.end);
            let Some(end) = end.filter(|end| *end >= from && *end <= data.as_at) else { continue };
            let first = period.rows.first().map(|row| row.rne.clone()).unwrap_or_default();
            if number == 0 && !["S", "P", "B"].contains(&first.as_str()) {
                unknown += 1;
            } else {
                ended += 1;
                days += days_between(placement.start, end);
            }
        }
    }
    figure("STB-05", days, Some(ended), unknown, 0)
}

fn fostered_for_long(data: &Data, roll: &[(History, Period)]) -> Figure {
    let (mut met, mut members, mut left_out) = (0, 0, 0);
    for (_, period) in roll {
        let Some(placement) = period.placements.last() else { continue };
        let place = placement.last_place();
        let too_short = period.start > add_months(data.as_at, -48);
        if (too_short && period.start_recorded) || (is_place(&place) && !is_foster(&place)) {
            continue;
        }
        if too_short || !is_place(&place) {
            left_out += 1;
        } else {
            members += 1;
            met += i64::from(placement.start <= add_months(data.as_at, -24));
        }
    }
    figure("STB-08", met, Some(members), 0, left_out)
}

fn three_workers(data: &Data, roll: &[(History, Period)]) -> Figure {
    let first = rolling_start(data.as_at);
    let (mut met, mut unknown) = (0, 0);
    for (history, _) in roll {
        let spells = data.workers.get(&history.child).cloned().unwrap_or_default();
        let of_year: Vec<String> =
            spells.iter().filter(|spell| spell.end.is_none_or(|end| end >= first)).map(|s| s.worker.clone()).collect();
        let known: BTreeSet<&String> = of_year.iter().filter(|worker| !worker.is_empty()).collect();
        if known.len() >= 3 {
            met += 1;
        } else if known.is_empty() || of_year.iter().any(String::is_empty) {
            unknown += 1;
        }
    }
    figure("STB-09", met, Some(count(roll.len())), unknown, 0)
}

fn where_they_live(data: &Data, roll: &[(History, Period)]) -> Vec<Figure> {
    let on = Some(count(roll.len()));
    let (mut own, mut no_provider, mut apart, mut no_place) = (0, 0, 0, 0);
    let (mut last_resort, mut unclear) = (0, 0);
    for (history, _) in roll {
        let Some(row): Option<Episode> = history.row_on(data.as_at) else { continue };
        let not_needed = row.provider.is_empty() && !needs_provider(&row.place);
        own += i64::from(row.provider == "PR1");
        no_provider += i64::from(!is_provider(&row.provider) && !not_needed);
        let with_family = ["P1", "U1", "U2", "U3"].contains(&row.place.as_str());
        apart += i64::from(is_place(&row.place) && !with_family);
        no_place += i64::from(!is_place(&row.place));
        let order = data.dolo.get(&history.child).is_some_and(|all| all.iter().any(|order| order.end.is_none()));
        let other = is_temporary(&row.place) || ["Z1", "Z11", "Z12", "Z13", "Z14"].contains(&row.place.as_str());
        last_resort += i64::from(order || other);
        unclear += i64::from(!order && !is_place(&row.place));
    }
    vec![
        figure("LOC-05", own, on, no_provider, 0),
        figure("LOC-06", apart, on, no_place, 0),
        figure("LOC-08", last_resort, on, unclear, 0),
    ]
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    let roll = roll(all);
    let on = count(roll.len());
    let mut out = vec![
        three_in_two_years(data, &roll),
        figure("STB-04", on, Some(on), 0, 0),
        lasted(data, all),
        fostered_for_long(data, &roll),
        three_workers(data, &roll),
    ];
    out.extend(where_they_live(data, &roll));
    out
}
