//! POP: stock, starts, ceases.

use super::care::{History, Period};
use super::codes::{is_adopted, is_legal_status};
use super::dates::{
    add_months, age, birthday, days_between, fy, is_month_end, minus, plus, rolling_start, year_end, year_start,
};
use super::join::Data;
use super::{Figure, figure};
use chrono::NaiveDate;

pub fn count(things: usize) -> i64 {
    things as i64
}

/// On the roll at the as-at date.
pub fn roll(all: &[History]) -> Vec<(History, Period)> {
    all.iter().filter_map(|history| history.now().map(|period| (history.clone(), period))).collect()
}

/// Looked after at any time from `from` to the as-at date, as D18 has it.
pub fn was_looked_after(history: &History, from: NaiveDate) -> bool {
    history.periods.iter().any(|period| period.end.is_none_or(|end| end >= from))
}

fn within(day: NaiveDate, from: NaiveDate, to: NaiveDate) -> bool {
    from <= day && day <= to
}

/// The first recorded start of each child in the window.
pub fn first_starts(all: &[History], from: NaiveDate, to: NaiveDate) -> Vec<(String, Period)> {
    let mut out = Vec::new();
    for history in all {
        let found = history.periods.iter().find(|period| period.start_recorded && within(period.start, from, to));
        if let Some(period) = found {
            out.push((history.child.clone(), period.clone()));
        }
    }
    out
}

/// The last recorded cease of each child in the window.
pub fn last_ceases(all: &[History], from: NaiveDate, to: NaiveDate) -> Vec<(String, Period)> {
    let mut out = Vec::new();
    for history in all {
        let ended = |period: &&Period| period.cease.is_some() && period.end.is_some_and(|end| within(end, from, to));
        if let Some(period) = history.periods.iter().rfind(ended) {
            out.push((history.child.clone(), period.clone()));
        }
    }
    out
}

/// Children without a recorded start, but with a period that begins in the window.
fn starts_not_recorded(all: &[History], from: NaiveDate, to: NaiveDate) -> usize {
    let begins = |period: &Period| within(period.start, from, to);
    let unknown = |history: &&History| {
        history.periods.iter().any(begins) && !history.periods.iter().any(|p| begins(p) && p.start_recorded)
    };
    all.iter().filter(unknown).count()
}

fn ceases_not_recorded(all: &[History], from: NaiveDate, to: NaiveDate) -> usize {
    let ends = |period: &Period| period.end.is_some_and(|end| within(end, from, to));
    let unknown = |history: &&History| {
        history.periods.iter().any(ends) && !history.periods.iter().any(|p| ends(p) && p.cease.is_some())
    };
    all.iter().filter(unknown).count()
}

fn month_end_roll(all: &[History], from: NaiveDate, to: NaiveDate) -> i64 {
    let mut answer = 0;
    let mut day = from;
    while day <= to {
        if is_month_end(day) {
            answer = count(all.iter().filter(|history| history.is_in_care(day)).count());
        }
        day = plus(day, 1);
    }
    answer
}

fn starts_aged_14_to_17(data: &Data, starts: &[(String, Period)]) -> (i64, i64) {
    let mut met = 0;
    let mut unknown = 0;
    for (child, period) in starts {
        let right_age = age(data.born(child), period.start).map(|age| (14..=17).contains(&age));
        let status = period.rows.first().map(|row| row.ls.clone()).unwrap_or_default();
        let right_status = if is_legal_status(&status) { Some(status == "V2") } else { None };
        match (right_age, right_status) {
            (Some(true), Some(true)) => met += 1,
            (Some(false), _) | (_, Some(false)) => {}
            _ => unknown += 1,
        }
    }
    (met, unknown)
}

/// D43.
fn projection(data: &Data, all: &[History]) -> i64 {
    let as_at = data.as_at;
    let window_start = rolling_start(as_at);
    let march = year_end(fy(as_at));
    let days_left = days_between(as_at, march);
    let ahead = |day: NaiveDate| day > as_at && day <= march;
    let mut starts = 0;
    let mut ceases = 0;
    for history in all {
        let eighteen = data.born(&history.child).map(|born| birthday(born, 18));
        for period in &history.periods {
            if period.start_recorded && within(period.start, window_start, as_at) {
                starts += 1;
            }
            if let (Some(end), Some(rec)) = (period.end, &period.cease) {
                let before_eighteen = eighteen.is_none_or(|eighteen| end < eighteen);
                if within(end, window_start, as_at) && !is_adopted(rec) && before_eighteen {
                    ceases += 1;
                }
            }
        }
    }
    let mut on = 0;
    let mut leaving = 0;
    for (history, period) in roll(all) {
        on += 1;
        // either is enough: a child placed for adoption is taken off whether or not a date of birth is known
        let grows_up = data.born(&history.child).is_some_and(|born| ahead(birthday(born, 18)));
        let adoption = period.placed().is_some_and(|placed| ahead(add_months(placed, 9)));
        if grows_up || adoption {
            leaving += 1;
        }
    }
    // (on + starts r / 365 - ceases r / 365 - leaving), half away from zero
    let over_365: i64 = (on - leaving) * 365 + (starts - ceases) * days_left;
    let size = (over_365.abs() * 2 + 365) / (2 * 365);
    if over_365 < 0 { -size } else { size }
}

pub fn figures(data: &Data, all: &[History]) -> Vec<Figure> {
    let as_at = data.as_at;
    let from = year_start(fy(as_at));
    let roll = roll(all);
    let on = count(roll.len());
    let starts = first_starts(all, from, as_at);
    let ceases = last_ceases(all, from, as_at);
    let started = count(starts.len());
    let ceased = count(ceases.len());
    let no_start = count(starts_not_recorded(all, from, as_at));
    let no_cease = count(ceases_not_recorded(all, from, as_at));
    let uasc = count(roll.iter().filter(|(history, _)| data.is_uasc(&history.child, as_at)).count());
    let statuses: Vec<String> =
        roll.iter().map(|(history, _)| history.row_on(as_at).map(|row| row.ls).unwrap_or_default()).collect();
    let voluntary = count(statuses.iter().filter(|status| *status == "V2").count());
    let no_status = count(statuses.iter().filter(|status| !is_legal_status(status)).count());
    let (teenagers, teenagers_unknown) = starts_aged_14_to_17(data, &starts);
    vec![
        figure("POP-01", on, None, 0, 0),
        figure("POP-03", started, None, no_start, 0),
        figure("POP-05", ceased, None, no_cease, 0),
        figure("POP-08", on, None, 0, 0),
        figure("POP-09", month_end_roll(all, from, as_at), None, 0, 0),
        figure("POP-10", on, Some(on), 0, 0),
        figure("POP-11", uasc, Some(on), 0, 0),
        figure("POP-14", voluntary, Some(on), no_status, 0),
        figure("POP-15", teenagers, Some(started), teenagers_unknown, 0),
        figure("POP-26", projection(data, all), None, 0, 0),
    ]
}

/// Opening roll + recorded starts - recorded ceases, all events of the year (D18).
pub fn reconciled(data: &Data, all: &[History]) -> i64 {
    let from = year_start(fy(data.as_at));
    let opening = count(all.iter().filter(|history| history.is_in_care(minus(from, 1))).count());
    let periods: Vec<Period> = all.iter().flat_map(|history| history.periods.clone()).collect();
    let starts = periods.iter().filter(|p| p.start_recorded && within(p.start, from, data.as_at)).count();
    let ceased = |p: &&Period| p.cease.is_some() && p.end.is_some_and(|end| within(end, from, data.as_at));
    opening + count(starts) - count(periods.iter().filter(ceased).count())
}
