//! Working days: Monday to Friday less the bank holidays of England and Wales (rule R8, resolution D50).

use crate::calendar::Day;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::sync::OnceLock;

impl Day {
    /// `count` working days of England and Wales later; the day after this one is day 1 (rule R8).
    pub fn plus_working_days(self, count: u32) -> Day {
        let (mut day, mut left) = (self, count);
        while left > DAYS_OF_A_WEEK {
            let (weeks, rest) = ((left - 1) / DAYS_OF_A_WEEK, (left - 1) % DAYS_OF_A_WEEK + 1);
            let end = day.plus(7 * weeks as i32);
            left = rest + holidays(day, end).len() as u32;
            day = end;
        }
        let mut holidays = holidays(day, day.plus(LONGEST_WEEK)).iter().peekable();
        while left > 0 {
            day = day.plus(1);
            let is_holiday = holidays.next_if_eq(&&day).is_some();
            left -= u32::from(!is_holiday && !day.is_weekend());
        }
        day
    }

    fn is_weekend(self) -> bool {
        matches!(self.weekday_from_sunday(), 0 | 6)
    }
}

/// From Monday to Friday: whole weeks are passed over at once, less the bank holidays in them.
const DAYS_OF_A_WEEK: u32 = 5;
/// Any five working days end within so many days: bank holidays never fill two weeks.
const LONGEST_WEEK: i32 = 21;

/// The bank holidays after a day, up to and with another.
fn holidays(after: Day, last: Day) -> &'static [Day] {
    let all = bank_holidays();
    let place = |day: Day| all.partition_point(|holiday| *holiday <= day);
    &all[place(after)..place(last)]
}

/// The years whose bank holidays are known.
const HOLIDAY_YEARS: std::ops::RangeInclusive<i32> = 1990..=2035;

/// Every bank holiday of those years from Monday to Friday, in order, worked out once.
fn bank_holidays() -> &'static [Day] {
    static DAYS: OnceLock<Vec<Day>> = OnceLock::new();
    DAYS.get_or_init(|| {
        let first = NaiveDate::from_ymd_opt(*HOLIDAY_YEARS.start(), 1, 1).unwrap_or(NaiveDate::MIN);
        let days = first.iter_days().take_while(|date| date.year() <= *HOLIDAY_YEARS.end());
        days.filter(|date| is_bank_holiday(*date)).map(Day::from).filter(|day| !day.is_weekend()).collect()
    })
}

/// Bank holidays of England and Wales, moved from a weekend to the next free weekday (resolution D50).
fn is_bank_holiday(date: NaiveDate) -> bool {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if let Some(answer) = exceptional(year, month, day) {
        return answer;
    }
    let monday = date.weekday() == Weekday::Mon;
    match month {
        1 => day == 1 || (monday && matches!(day, 2 | 3)),
        3 | 4 => is_easter_holiday(date),
        5 => monday && (day <= 7 || day >= 25),
        8 => monday && day >= 25,
        12 => matches!(day, 25 | 26) || (matches!(day, 27 | 28) && substitutes_for_christmas(date)),
        _ => false,
    }
}

/// Good Friday or Easter Monday.
fn is_easter_holiday(date: NaiveDate) -> bool {
    let easter = easter(date.year());
    Some(date) == easter.checked_sub_days(Days::new(2)) || Some(date) == easter.checked_add_days(Days::new(1))
}

/// 27 and 28 December stand in for a Christmas Day or Boxing Day that fell on a weekend.
fn substitutes_for_christmas(date: NaiveDate) -> bool {
    matches!((date.day(), date.weekday()), (27, Weekday::Mon | Weekday::Tue) | (28, Weekday::Mon | Weekday::Tue))
}

/// Days moved or added by proclamation: whether the day is a holiday, or `None` for the ordinary rule.
fn exceptional(year: i32, month: u32, day: u32) -> Option<bool> {
    let added = matches!(
        (year, month, day),
        (1995, 5, 8)
            | (1999, 12, 31)
            | (2002, 6, 3 | 4)
            | (2011, 4, 29)
            | (2012, 6, 4 | 5)
            | (2020, 5, 8)
            | (2022, 6, 2 | 3)
            | (2022, 9, 19)
            | (2023, 5, 8)
    );
    let moved_away =
        matches!((year, month, day), (1995, 5, 1) | (2020, 5, 4) | (2002, 5, 27) | (2012, 5, 28) | (2022, 5, 30));
    if added {
        Some(true)
    } else if moved_away {
        Some(false)
    } else {
        None
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
fn easter(year: i32) -> NaiveDate {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, (n / 31) as u32, (n % 31 + 1) as u32).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text.as_bytes()).unwrap()
    }

    fn is_working_day(day: Day) -> bool {
        day.plus(-1).plus_working_days(1) == day
    }

    #[test]
    fn whole_weeks_are_passed_over_as_if_day_by_day() {
        let first = day("01/01/1989");
        for start in (0..17_500).map(|days| first.plus(days)) {
            let mut one_by_one = start;
            for count in 1..=22 {
                one_by_one = one_by_one.plus_working_days(1);
                assert_eq!(start.plus_working_days(count), one_by_one, "{start} and {count}");
            }
        }
    }

    #[test]
    fn working_days_as_in_the_worked_table() {
        assert_eq!(day("07/01/2013").plus_working_days(20), day("04/02/2013"));
        assert_eq!(day("25/03/2013").plus_working_days(20), day("24/04/2013"));
    }

    #[test]
    fn proclaimed_holidays_are_known() {
        for text in [
            "29/04/2011",
            "04/06/2012",
            "05/06/2012",
            "08/05/2020",
            "02/06/2022",
            "03/06/2022",
            "19/09/2022",
            "08/05/2023",
            "01/05/2023",
            "27/12/2021",
            "28/12/2021",
            "27/12/2022",
            "02/01/2023",
            "03/01/2022",
            "27/12/2010",
            "28/12/2010",
        ] {
            assert!(!is_working_day(day(text)), "{text}");
        }
        for text in [
            "04/05/2020",
            "30/05/2022",
            "28/05/2012",
            "27/05/2002",
            "27/12/2023",
            "28/12/2022",
            "27/12/2019",
            "02/01/2024",
        ] {
            assert!(is_working_day(day(text)), "{text}");
        }
    }
}
