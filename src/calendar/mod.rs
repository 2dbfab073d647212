//! Days, months, years and ages.

pub mod part_of_year;
pub mod working_days;

use chrono::{Datelike, Months, NaiveDate};
use std::fmt;
use std::num::NonZeroI32;

mod times;
pub(crate) use times::without_time;

/// A calendar day. Compares, subtracts and stores as a number of days, and
/// `Option<Day>` is no larger than `Day`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NonZeroI32);

/// The years in which a date of a return can lie (resolution D2).
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

impl Day {
    /// The day with this civil date, or `None` if there is no such day or its year is outside 1900 to 2100.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        if !YEARS.contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        let place = (year - YEARS.start()) as usize;
        let before_year = BEFORE_YEARS[place];
        let before_months = &DAYS_BEFORE[usize::from(BEFORE_YEARS[place + 1] - before_year == 366)];
        let before_month = before_months[month as usize - 1];
        let longest = before_months[month as usize] - before_month;
        NonZeroI32::new(before_year + before_month + day as i32)
            .filter(|_| (1..=longest as u32).contains(&day))
            .map(Day)
    }

    /// The civil date of this day.
    pub fn civil(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0.get()).unwrap_or(NaiveDate::MIN)
    }

    /// `dd/mm/yyyy`, `d/m/yyyy`, `dd/mm/yy` (00-69 = 20yy) or `yyyy-mm-dd`, each with an optional
    /// time (D56); anything else is not a date (resolution D2).
    pub fn read(text: &[u8]) -> Option<Day> {
        if let &[d1, d2, b'/', m1, m2, b'/', y1, y2, y3, y4] = text {
            let [day, month, year] = [decimal(&[d1, d2])?, decimal(&[m1, m2])?, decimal(&[y1, y2, y3, y4])?];
            return Day::new(year as i32, month, day);
        }
        let date = without_time(text);
        if date.contains(&b'/') {
            let [day, month, year] = three(date, b'/')?;
            if !matches!(day.1, 1 | 2) || !matches!(month.1, 1 | 2) {
                return None;
            }
            Day::new(full_year(year)?, month.0, day.0)
        } else {
            let [year, month, day] = three(date, b'-')?;
            if (year.1, month.1, day.1) != (4, 2, 2) {
                return None;
            }
            Day::new(year.0 as i32, month.0, day.0)
        }
    }

    /// `days` later (earlier when negative).
    pub fn plus(self, days: i32) -> Day {
        NonZeroI32::new(self.0.get().saturating_add(days)).map_or(self, Day)
    }

    /// `months` later (earlier when negative), on the last day of the month where the day does not exist (rule R9).
    pub fn plus_months(self, months: i32) -> Day {
        let span = Months::new(months.unsigned_abs());
        let date = self.civil();
        let moved = if months < 0 { date.checked_sub_months(span) } else { date.checked_add_months(span) };
        moved.map_or(self, Day::from)
    }

    /// The same day of a year from 1900 to 1999 with the same last two digits; 1900 had no 29 February.
    pub fn in_1900s(self) -> Option<Day> {
        let date = self.civil();
        Day::new(1900 + date.year() % 100, date.month(), date.day())
    }

    /// Days from `earlier` to this day.
    pub fn since(self, earlier: Day) -> i32 {
        self.0.get() - earlier.0.get()
    }

    /// 1 April on or before this day: the first day of its statistical year.
    pub fn year_start(self) -> Day {
        april(self.year_end() - 1)
    }

    /// The year in which the statistical year (1 April to 31 March) holding this day ends. It begins 31 days after a year
    /// that begins with March, in which a leap day is the last.
    pub fn year_end(self) -> i32 {
        let quarters = 4 * (i64::from(self.0.get()) + SINCE_APRIL) + 3;
        let (centuries, of_century) = (quarters.div_euclid(FOUR_CENTURIES), quarters.rem_euclid(FOUR_CENTURIES));
        (100 * centuries + (of_century | 3) / FOUR_YEARS) as i32 + 1
    }

    /// Its month, 1 to 12.
    pub fn month(self) -> u32 {
        self.civil().month()
    }

    /// Whether this is the last day of its month.
    pub fn is_month_end(self) -> bool {
        self.civil().month() != self.plus(1).civil().month()
    }

    /// The last month end on or before this day.
    pub fn last_month_end(self) -> Day {
        if self.is_month_end() { self } else { self.month_start().plus(-1) }
    }

    /// The first day of its month.
    pub fn month_start(self) -> Day {
        self.plus(1 - self.civil().day() as i32)
    }

    /// Completed years of age on this day; `None` before birth.
    /// A birthday of 29 February falls on 1 March in common years (rule R5).
    pub fn age(self, born: Day) -> Option<u32> {
        self.civil().years_since(born.civil())
    }

    /// Whether it is 1 January 1900, which some systems write for "none".
    pub fn stands_for_none(self) -> bool {
        const FIRST: i32 = 693_596;
        self.0.get() == FIRST
    }

    /// Days since Sunday.
    pub fn weekday_from_sunday(self) -> i32 {
        self.0.get().rem_euclid(7)
    }

    /// `2018-03-31`.
    pub fn iso(self) -> String {
        self.civil().to_string()
    }
}

/// The months by name.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Days before each month, in common years and in leap years.
const DAYS_BEFORE: [[i32; 13]; 2] = [
    [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365],
    [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366],
];

/// Days from 1 April of the year 0 to the day with the number 0.
const SINCE_APRIL: i64 = 274;
/// Days of four years and of four centuries: a year is a fourth of the one, a century of the other.
const FOUR_YEARS: i64 = 1_461;
const FOUR_CENTURIES: i64 = 146_097;

/// How many years there are in which a date can lie.
const ALL_YEARS: usize = (*YEARS.end() - *YEARS.start() + 1) as usize;

/// Days before each of these years, and before the one after them.
const BEFORE_YEARS: [i32; ALL_YEARS + 1] = {
    let mut before = [0; ALL_YEARS + 1];
    let mut place = 0;
    while place <= ALL_YEARS {
        let past = *YEARS.start() + place as i32 - 1;
        before[place] = past * 365 + past / 4 - past / 100 + past / 400;
        place += 1;
    }
    before
};

/// 1 April of a year.
pub fn april(year: i32) -> Day {
    NaiveDate::from_ymd_opt(year, 4, 1).map_or(Day(NonZeroI32::MIN), Day::from)
}

/// The year of a return: 2017/18.
pub fn return_year(year_end: i32) -> String {
    format!("{}/{:02}", year_end - 1, year_end.rem_euclid(100))
}

/// The day on which somebody born on `born` reaches `age` (29 February becomes 1 March in common years).
pub fn birthday(born: Day, age: i32) -> Day {
    let date = born.civil();
    let year = date.year() + age;
    let day = NaiveDate::from_ymd_opt(year, date.month(), date.day());
    day.or(NaiveDate::from_ymd_opt(year, 3, 1)).map_or(born, Day::from)
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day(NonZeroI32::new(date.num_days_from_ce()).unwrap_or(NonZeroI32::MIN))
    }
}

/// As on a GOV.UK page: `31 March 2018`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.civil();
        write!(f, "{} {} {}", date.day(), MONTHS[date.month0() as usize], date.year())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

/// A number and how many digits it was written with.
pub(crate) type Written = (u32, usize);

/// Three numbers with a mark between them.
pub(crate) fn three(text: &[u8], mark: u8) -> Option<[Written; 3]> {
    let mut parts = text.split(|byte| *byte == mark).map(number);
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

/// A number of at most four digits.
pub(crate) fn number(digits: &[u8]) -> Option<Written> {
    let length = digits.len();
    if (1..=4).contains(&length) { Some((decimal(digits)?, length)) } else { None }
}

/// The year in which the school year (1 September to 31 August) holding a day ends.
pub fn school_year(day: Day) -> i32 {
    let date = day.civil();
    date.year() + i32::from(date.month() >= 9)
}

/// A few digits as a number.
fn decimal(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u32::from(digit - b'0')))
}

/// Two digits for the year are 1970 to 2069 (D2).
pub(crate) fn full_year((value, digits): Written) -> Option<i32> {
    match (digits, value) {
        (4, _) => Some(value as i32),
        (2, 0..=69) => Some(2000 + value as i32),
        (2, _) => Some(1900 + value as i32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn reads_the_four_ways_a_return_writes_a_date() {
        for text in [
            "31/03/2018",
            "31/3/2018",
            "31/03/18",
            "2018-03-31",
            "2018-03-31 00:00:00",
            "31/03/2018T09:30",
            "31/03/2018, 12.00.00 AM",
        ] {
            assert_eq!(Day::read(text.as_bytes()), Day::new(2018, 3, 31), "{text}");
        }
        assert_eq!(Day::read(b"01/01/69"), Day::new(2069, 1, 1));
        assert_eq!(Day::read(b"01/01/70"), Day::new(1970, 1, 1));
    }

    #[test]
    fn the_first_day_of_1900_stands_for_none() {
        assert!(day("01/01/1900").stands_for_none());
        assert!(!day("02/01/1900").stands_for_none() && !day("01/01/2000").stands_for_none());
    }

    #[test]
    fn anything_else_is_not_a_date() {
        for text in [
            "",
            "31/02/2018",
            "2018-3-31",
            "31/03/2018 noon",
            "31/03/2018 25:00",
            "10 / 05 / 2018",
            "Fri 10/05/2018",
            "1/1/1899",
            "01/01/2101",
            "1/1/1/1",
            "43190",
            "//",
            "31-03-2018",
            "001/01/2018",
            "01/01/018",
        ] {
            assert_eq!(Day::read(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn months_stop_at_the_last_day() {
        assert_eq!(day("30/11/2012").plus_months(3), day("28/02/2013"));
        assert_eq!(day("31/08/2011").plus_months(6), day("29/02/2012"));
        assert_eq!(day("31/03/2018").plus_months(-30), day("30/09/2015"));
    }

    #[test]
    fn a_statistical_year_runs_from_april_to_march() {
        assert_eq!(day("31/03/2018").year_start(), day("01/04/2017"));
        assert_eq!(day("01/04/2018").year_start(), day("01/04/2018"));
        assert_eq!((day("31/03/2018").year_end(), day("01/04/2018").year_end()), (2018, 2019));
        assert_eq!([return_year(2018), return_year(2000)], ["2017/18", "1999/00"]);
    }

    #[test]
    fn every_day_lies_in_the_year_that_its_date_tells() {
        let (first, last) = (Day::new(1900, 1, 1).unwrap(), Day::new(2100, 12, 31).unwrap());
        for day in (0..=last.since(first)).map(|days| first.plus(days)) {
            let date = day.civil();
            assert_eq!(day.year_end(), date.year() + i32::from(date.month() >= 4), "{day}");
        }
    }

    #[test]
    fn a_month_end_is_its_own_last_month_end() {
        assert_eq!(day("31/03/2018").last_month_end(), day("31/03/2018"));
        assert_eq!(day("30/03/2018").last_month_end(), day("28/02/2018"));
        assert_eq!(day("29/02/2020").last_month_end(), day("29/02/2020"));
        assert_eq!(day("01/01/2020").last_month_end(), day("31/12/2019"));
    }

    #[test]
    fn a_leap_day_birthday_falls_on_1_march_in_common_years() {
        let born = day("29/02/2004");
        assert_eq!(day("28/02/2022").age(born), Some(17));
        assert_eq!(day("01/03/2022").age(born), Some(18));
        assert_eq!(birthday(born, 18), day("01/03/2022"));
        assert_eq!(birthday(born, 20), day("29/02/2024"));
        assert_eq!(day("28/02/2004").age(born), None);
    }
}
