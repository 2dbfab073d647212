//! Reviews of a period of care and the dates they were due (D22-D25).

use super::care::Period;
use super::codes::{is_adoption_place, is_temporary};
use super::dates::{add_months, add_working_days, minus, plus, ymd};
use super::join::Data;
use chrono::NaiveDate;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    pub date: NaiveDate,
    /// The review that closed it.
    pub held: Option<NaiveDate>,
}

impl Due {
    pub fn on_time(&self) -> bool {
        self.held.is_some_and(|held| held <= self.date)
    }
}

pub struct Chain {
    /// Every due of the period, the pending one last.
    pub dues: Vec<Due>,
    pub pending: NaiveDate,
}

/// Reviews inside a period of care, the leaving day included (D22), with their codes.
pub fn reviews_inside(data: &Data, child: &str, period: &Period) -> BTreeMap<NaiveDate, String> {
    let all = data.reviews.get(child).cloned().unwrap_or_default();
    all.into_iter().filter(|(day, _)| *day >= period.start && *day <= period.end.unwrap_or(data.as_at)).collect()
}

/// First days of the adoption runs that start the chain again, also those that the child left (D23, D52).
fn resets(period: &Period) -> Vec<NaiveDate> {
    let mut out = Vec::new();
    for placement in &period.placements {
        let mut last_place = String::new();
        for row in placement.rows.iter().filter(|row| !is_temporary(&row.place)) {
            let begins_run = is_adoption_place(&row.place) && !is_adoption_place(&last_place);
            last_place = row.place.clone();
            let is_first_row = period.rows.first() == Some(row);
            if is_first_row && !period.start_recorded && row.rne != "P" && row.rne != "B" {
                continue;
            }
            if begins_run {
                out.push(row.decom);
            }
        }
    }
    out
}

pub fn chain(data: &Data, child: &str, period: &Period) -> Chain {
    let covered_from = data.covered_from;
    let reviews: Vec<NaiveDate> = reviews_inside(data, child, period).into_keys().collect();
    let first_review = reviews.first().copied();
    let review_before = first_review.is_some_and(|day| day < covered_from);
    let first_due =
        if period.start < ymd(2011, 4, 1) { plus(period.start, 28) } else { add_working_days(period.start, 20) };

    let mut resets = resets(period);
    let mut reviews_left = reviews.clone();
    let mut pending;
    let mut next_is_first;
    if period.start_recorded && (first_due >= covered_from || review_before) {
        pending = first_due;
        next_is_first = true;
    } else if let Some(anchor) = first_review
        && review_before
    {
        // the start is not recorded: the first review known is the anchor
        pending = add_months(anchor, 6);
        next_is_first = false;
        resets.retain(|day| *day > anchor);
        reviews_left.retain(|day| *day > anchor);
    } else {
        // best case
        pending = add_months(minus(covered_from, 1).max(period.start), 6);
        next_is_first = false;
        resets.retain(|day| plus(*day, 28) >= covered_from);
    }

    let mut dues = Vec::new();
    let last = period.end.unwrap_or(data.as_at);
    let mut day = period.start;
    while day <= last {
        if resets.contains(&day) {
            if pending < day {
                dues.push(Due { date: pending, held: None });
            }
            pending = plus(day, 28);
            next_is_first = true;
        }
        if reviews_left.contains(&day) {
            dues.push(Due { date: pending, held: Some(day) });
            pending = add_months(day, if next_is_first { 3 } else { 6 });
            next_is_first = false;
        }
        day = plus(day, 1);
    }
    dues.push(Due { date: pending, held: None });
    Chain { dues, pending }
}

/// Dues that count in the year to the as-at date (D24).
pub fn in_scope(data: &Data, child: &str, period: &Period, year_start: NaiveDate) -> Vec<Due> {
    let last = match period.end {
        Some(end) => minus(end, 1).min(data.as_at),
        None => data.as_at,
    };
    chain(data, child, period).dues.into_iter().filter(|due| due.date >= year_start && due.date <= last).collect()
}
