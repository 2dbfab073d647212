//! Dates: reading, months, ages, statistical years, working days.

use chrono::{Datelike, Days, NaiveDate, Weekday};

pub fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

pub fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day + Days::new(days)
}

pub fn minus(day: NaiveDate, days: u64) -> NaiveDate {
    day - Days::new(days)
}

fn number(text: &str, shortest: usize, longest: usize) -> Option<i32> {
    let right_length = text.len() >= shortest && text.len() <= longest;
    if right_length && text.chars().all(|c| c.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// Hours, minutes, seconds and fractions with colons or dots between; a Z, AM or PM allowed at the end (D56).
fn is_time(text: &str) -> bool {
    let upper = text.trim().to_uppercase();
    let of_half_day = upper.strip_suffix("AM").or(upper.strip_suffix("PM"));
    let (text, hours) = match of_half_day {
        Some(rest) => (rest.trim(), 0..13),
        None => (upper.trim_end_matches('Z'), 0..24),
    };
    let parts: Vec<&str> = text.split([':', '.']).collect();
    match parts[..] {
        [hour, minute] => is_clock(hour, minute, "00", &hours),
        [hour, minute, second] => is_clock(hour, minute, second, &hours),
        [hour, minute, second, fraction] => {
            let is_fraction = !fraction.is_empty() && fraction.chars().all(|c| c.is_ascii_digit());
            is_fraction && is_clock(hour, minute, second, &hours)
        }
        _ => false,
    }
}

fn is_clock(hour: &str, minute: &str, second: &str, hours: &std::ops::Range<i32>) -> bool {
    let under_60 = |text| number(text, 2, 2).is_some_and(|value| value < 60);
    number(hour, 1, 2).is_some_and(|hour| hours.contains(&hour)) && under_60(minute) && under_60(second)
}

/// Is it a word for nothing, or a day that systems write for never (D57)?
pub fn is_no_end(text: &str) -> bool {
    let day = text.split([' ', 'T']).next().unwrap_or("");
    let words = ["", "NULL", "N/A", "#N/A", "-"];
    let days = ["01/01/1900", "1/1/1900", "1900-01-01", "31/12/4712", "4712-12-31"];
    let of_9999 = day.len() >= 8 && (day.ends_with("/9999") || day.starts_with("9999-"));
    words.contains(&text.trim()) || days.contains(&day) || of_9999
}

/// dd/mm/yyyy, d/m/yyyy, dd/mm/yy, yyyy-mm-dd, each with an optional time (D2).
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let (date, time) = match text.find([' ', 'T', ',']) {
        Some(place) => (&text[..place], Some(&text[place + 1..])),
        None => (text, None),
    };
    if let Some(time) = time
        && !is_time(time)
    {
        return None;
    }
    let slashes: Vec<&str> = date.split('/').collect();
    let dashes: Vec<&str> = date.split('-').collect();
    let (year, month, day) = if slashes.len() == 3 {
        let year = match slashes[2].len() {
            4 => number(slashes[2], 4, 4)?,
            2 => {
                let short = number(slashes[2], 2, 2)?;
                if short <= 69 { 2000 + short } else { 1900 + short }
            }
            _ => return None,
        };
        (year, number(slashes[1], 1, 2)?, number(slashes[0], 1, 2)?)
    } else if dashes.len() == 3 {
        (number(dashes[0], 4, 4)?, number(dashes[1], 2, 2)?, number(dashes[2], 2, 2)?)
    } else {
        return None;
    };
    // 1 January 1900 stands for none, as 31 December 9999 does.
    if !(1900..=2100).contains(&year) || (year, month, day) == (1900, 1, 1) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month as u32, day as u32)
}

fn last_day_of_month(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap_or(28)
}

pub fn is_month_end(day: NaiveDate) -> bool {
    day.day() == last_day_of_month(day.year(), day.month())
}

/// Calendar months, clamped to the last day of the month (R9).
pub fn add_months(day: NaiveDate, months: i32) -> NaiveDate {
    let count = day.year() * 12 + day.month() as i32 - 1 + months;
    let year = count.div_euclid(12);
    let month = count.rem_euclid(12) as u32 + 1;
    ymd(year, month, day.day().min(last_day_of_month(year, month)))
}

/// The n-th birthday; one of 29 February falls on 1 March in common years (D15).
pub fn birthday(born: NaiveDate, n: i32) -> NaiveDate {
    let year = born.year() + n;
    NaiveDate::from_ymd_opt(year, born.month(), born.day()).unwrap_or(ymd(year, 3, 1))
}

/// Completed years; none for a day before birth.
pub fn age(born: Option<NaiveDate>, day: NaiveDate) -> Option<i32> {
    let born = born?;
    if day < born {
        return None;
    }
    let mut years = 0;
    while birthday(born, years + 1) <= day {
        years += 1;
    }
    Some(years)
}

/// End year of the statistical year (1 April - 31 March) that holds the day.
pub fn fy(day: NaiveDate) -> i32 {
    if day.month() >= 4 { day.year() + 1 } else { day.year() }
}

/// First day of the statistical year that ends in `end_year`.
pub fn year_start(end_year: i32) -> NaiveDate {
    ymd(end_year - 1, 4, 1)
}

pub fn year_end(end_year: i32) -> NaiveDate {
    ymd(end_year, 3, 31)
}

/// First day of the twelve months that end with `as_at`.
pub fn rolling_start(as_at: NaiveDate) -> NaiveDate {
    plus(add_months(as_at, -12), 1)
}

pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

fn easter_sunday(year: i32) -> NaiveDate {
    let a = year % 19;
    let b = year / 100;
    let c = year % 100;
    let d = b / 4;
    let e = b % 4;
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let i = c / 4;
    let k = c % 4;
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    ymd(year, month as u32, day as u32)
}

fn first_monday(year: i32, month: u32) -> NaiveDate {
    let mut day = ymd(year, month, 1);
    while day.weekday() != Weekday::Mon {
        day = plus(day, 1);
    }
    day
}

fn last_monday(year: i32, month: u32) -> NaiveDate {
    let mut day = ymd(year, month, last_day_of_month(year, month));
    while day.weekday() != Weekday::Mon {
        day = minus(day, 1);
    }
    day
}

fn at_weekend(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sat || day.weekday() == Weekday::Sun
}

/// Bank holidays of England and Wales in one year, substitute days included (D50).
pub fn bank_holidays(year: i32) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let mut new_year = ymd(year, 1, 1);
    while at_weekend(new_year) {
        new_year = plus(new_year, 1);
    }
    days.push(new_year);
    let easter = easter_sunday(year);
    days.push(minus(easter, 2));
    days.push(plus(easter, 1));
    days.push(match year {
        1995 | 2020 => ymd(year, 5, 8),
        _ => first_monday(year, 5),
    });
    match year {
        2002 | 2012 | 2022 => {}
        _ => days.push(last_monday(year, 5)),
    }
    days.push(last_monday(year, 8));
    let christmas = ymd(year, 12, 25);
    let boxing = ymd(year, 12, 26);
    days.push(christmas);
    days.push(boxing);
    match christmas.weekday() {
        Weekday::Fri => days.push(ymd(year, 12, 28)),
        Weekday::Sat => days.extend([ymd(year, 12, 27), ymd(year, 12, 28)]),
        Weekday::Sun => days.push(ymd(year, 12, 27)),
        _ => {}
    }
    let single = [
        (1999, 12, 31),
        (2002, 6, 3),
        (2002, 6, 4),
        (2011, 4, 29),
        (2012, 6, 4),
        (2012, 6, 5),
        (2022, 6, 2),
        (2022, 6, 3),
        (2022, 9, 19),
        (2023, 5, 8),
    ];
    for (y, m, d) in single {
        if y == year {
            days.push(ymd(y, m, d));
        }
    }
    days
}

/// The day after `day` is day 1.
pub fn add_working_days(day: NaiveDate, count: u32) -> NaiveDate {
    let mut day = day;
    let mut left = count;
    while left > 0 {
        day = plus(day, 1);
        if !at_weekend(day) && !bank_holidays(day.year()).contains(&day) {
            left -= 1;
        }
    }
    day
}
