//! Those who started in a year, and how they left.

use super::care::{History, Period};
use super::codes::{is_adopted, is_end_reason};
use super::dates::{add_months, year_end, year_start};

/// Home, adopted, special guardianship, other, not recorded.
fn way(period: &Period) -> usize {
    let code = period.cease.clone().unwrap_or_default();
    if code == "E4A" || code == "E4B" {
        0
    } else if is_adopted(&code) {
        1
    } else if ["E43", "E44", "E45", "E46", "E47", "E48"].contains(&code.as_str()) {
        2
    } else if is_end_reason(&code) {
        3
    } else {
        4
    }
}

fn first_start(history: &History, year: i32) -> Option<&Period> {
    let is_of_year = |period: &&Period| period.start >= year_start(year) && period.start <= year_end(year);
    history.periods.iter().filter(is_of_year).find(|period| period.start_recorded)
}

/// How many started in a year, and how many had left so many months after their start, in each way.
pub fn left(all: &[History], year: i32, months: i32) -> (i64, [i64; 5]) {
    let mut started = 0;
    let mut left = [0; 5];
    for period in all.iter().filter_map(|history| first_start(history, year)) {
        started += 1;
        if let Some(end) = period.end
            && end <= add_months(period.start, months)
        {
            left[way(period)] += 1;
        }
    }
    (started, left)
}
