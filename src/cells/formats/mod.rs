//! The ways in which files write their dates, beyond the four of resolution D2.

use crate::calendar::{Day, MONTHS, Written, full_year, number, three, without_time};
use crate::cells::midnights::eve;
use crate::cells::oddities::Mark;
use serial::FROM_1904;

pub use serial::serial;

mod serial;

/// The ways in which a date is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum DateFormat {
    /// dd/mm/yyyy, d/m/yyyy or dd/mm/yy.
    Usual,
    /// yyyy-mm-dd.
    Iso,
    /// Two digits for the year, in whatever other way the date is written.
    TwoDigit,
    /// A date with a time of day.
    WithTime,
    /// dd.mm.yyyy, dd-mm-yyyy, yyyy/mm/dd.
    OtherMarks,
    /// 31 Dec 2017.
    MonthName,
    /// yyyymmdd.
    Compact,
    /// The number of days that Excel keeps.
    Serial,
    /// mm/dd/yyyy.
    MonthFirst,
    /// Fri 10/05/2024, 10 / 05 / 2024.
    Dressed,
    /// ddmmyyyy.
    CompactDayFirst,
}

/// How many formats there are.
pub const FORMATS: usize = 11;

impl DateFormat {
    /// All formats, in the order of their numbers.
    pub const ALL: [DateFormat; FORMATS] = [
        DateFormat::Usual,
        DateFormat::Iso,
        DateFormat::TwoDigit,
        DateFormat::WithTime,
        DateFormat::OtherMarks,
        DateFormat::MonthName,
        DateFormat::Compact,
        DateFormat::Serial,
        DateFormat::MonthFirst,
        DateFormat::Dressed,
        DateFormat::CompactDayFirst,
    ];

    /// As the page names it.
    pub fn words(self) -> &'static str {
        match self {
            DateFormat::Usual => "day/month/year",
            DateFormat::Iso => "year-month-day",
            DateFormat::TwoDigit => "two digits for the year",
            DateFormat::WithTime => "a date with a time",
            DateFormat::OtherMarks => "dots, dashes or the year first",
            DateFormat::MonthName => "the month as a word",
            DateFormat::Compact => "eight digits, year first",
            DateFormat::Serial => "the day numbers of Excel",
            DateFormat::MonthFirst => "month/day/year",
            DateFormat::Dressed => "a date with the day of the week or with spaces in it",
            DateFormat::CompactDayFirst => "eight digits, day first",
        }
    }
}

/// How the dates of a column are to be read beyond D2.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DateStyle {
    /// The month comes first.
    pub month_first: bool,
    /// Dots, dashes, month names and eight digits are dates too.
    pub other: bool,
    /// Eight digits are the day, the month and the year.
    pub day_first_digits: bool,
    /// Excel's day numbers are dates.
    pub serial: bool,
    /// They are counted from 1904.
    pub from_1904: bool,
    /// Years of two digits are 1900 to 1999.
    pub in_1900s: bool,
    /// 23:00 in UTC is midnight in British summer time, so the next day is meant.
    pub midnights: bool,
}

/// dd/mm/yyyy with ten characters: nearly every date of a return. Eight of them are looked at together.
#[inline]
pub fn usual_date(cell: &[u8]) -> Option<Day> {
    let cell: &[u8; 10] = cell.try_into().ok()?;
    let eight = u64::from_le_bytes(*cell.first_chunk()?) ^ u64::from_le_bytes(*b"00/00/00");
    let [y3, y4] = [cell[8], cell[9]].map(|digit| digit.wrapping_sub(b'0'));
    let above_nine = (eight.wrapping_add(0x7676_7676_7676_7676) | eight) & 0x8080_8080_8080_8080;
    let no_slash = eight & 0x0000_ff00_00ff_0000;
    if above_nine | no_slash != 0 || y3 > 9 || y4 > 9 {
        return None;
    }
    let pairs = eight * 10 + (eight >> 8);
    let pair = |place: u32| (pairs >> (8 * place)) as u32 & 0xff;
    let year = pair(6) * 100 + u32::from(y3) * 10 + u32::from(y4);
    Day::new(year as i32, pair(3), pair(0))
}

/// A date written in any other way that the column allows, and in which.
pub fn other_format(cell: &[u8], style: DateStyle) -> Option<(Day, DateFormat)> {
    let (day, format) = in_any_format(cell, style)?;
    let day = if style.in_1900s && has_short_year(cell) { day.in_1900s()? } else { day };
    Some((day, format))
}

/// Whether the year of a date has two digits: nowhere in it are there four in a row.
pub fn has_short_year(cell: &[u8]) -> bool {
    !without_time(cell).windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

fn in_any_format(cell: &[u8], style: DateStyle) -> Option<(Day, DateFormat)> {
    let in_order = || three_with_mark(cell).map(|(_, three)| three).or_else(|| eight_digits(cell));
    if let Some([month @ (_, 1 | 2), day, year]) = style.month_first.then(in_order).flatten() {
        return Day::new(full_year(year)?, month.0, day.0).map(|day| (day, DateFormat::MonthFirst));
    }
    if let Some(day) = Day::read(cell) {
        let later = style.midnights && eve(cell).is_some();
        return Some((day.plus(i32::from(later)), d2_format(cell)));
    }
    let other = style.other.then(|| beyond_d2(cell)).flatten();
    let other = other.or_else(|| style.day_first_digits.then(|| day_first_digits(cell)).flatten());
    let number = || style.serial.then(|| serial(cell)).flatten();
    other.or_else(|| number().map(|day| (day.plus(FROM_1904 * i32::from(style.from_1904)), DateFormat::Serial)))
}

/// Which of the formats of D2 a date has that [`Day::read`] has read.
fn d2_format(cell: &[u8]) -> DateFormat {
    if without_time(cell).len() < cell.len() {
        DateFormat::WithTime
    } else if cell.contains(&b'-') {
        DateFormat::Iso
    } else {
        DateFormat::Usual
    }
}

/// The three numbers of a date and the mark between them, with or without a time.
pub fn three_with_mark(cell: &[u8]) -> Option<(u8, [Written; 3])> {
    let date = plain_date(cell);
    let mark = date.iter().find(|byte| b"/.-".contains(byte)).or_else(|| date.iter().find(|byte| **byte == b' '))?;
    let mut parts = date.split(|byte| byte == mark).map(|part| number(part.trim_ascii()));
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some((*mark, three))
}

/// A date without a time behind it and the day of the week in front.
fn plain_date(cell: &[u8]) -> &[u8] {
    let date = without_time(cell);
    let end = date.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(0);
    if end < 3 || !WEEKDAYS.iter().any(|day| begins(day, &date[..end])) {
        return date;
    }
    let start = date[end..].iter().position(|byte| !b" ,.".contains(byte)).unwrap_or(0);
    &date[end + start..]
}

const WEEKDAYS: [&str; 8] = ["Monday", "Tuesday", "Wednesday", "Weds", "Thursday", "Friday", "Saturday", "Sunday"];

/// Whether a name begins with these letters.
fn begins(name: &str, letters: &[u8]) -> bool {
    name.as_bytes().get(..letters.len()).is_some_and(|start| start.eq_ignore_ascii_case(letters))
}

/// The three numbers of ddmmyyyy or mmddyyyy, where they cannot be yyyymmdd.
pub fn eight_digits(cell: &[u8]) -> Option<[Written; 3]> {
    let date = without_time(cell);
    if date.len() != 8 || compact(date).is_some() {
        return None;
    }
    Some([number(&date[..2])?, number(&date[2..4])?, number(&date[4..])?])
}

/// ddmmyyyy.
fn day_first_digits(cell: &[u8]) -> Option<(Day, DateFormat)> {
    let [day, month, year] = eight_digits(cell)?;
    Day::new(year.0 as i32, month.0, day.0).map(|day| (day, DateFormat::CompactDayFirst))
}

/// A date with dots or dashes, with the name of its month, or of eight digits.
pub fn beyond_d2(cell: &[u8]) -> Option<(Day, DateFormat)> {
    let date = plain_date(cell);
    let is_dressed =
        date.len() < without_time(cell).len() || date.windows(2).any(|two| b"/.-".contains(&two[0]) && two[1] == b' ');
    if let Some(day) = with_other_marks(date) {
        return Some((day, if is_dressed { DateFormat::Dressed } else { DateFormat::OtherMarks }));
    }
    if let Some(day) = with_month_name(date) {
        return Some((day, DateFormat::MonthName));
    }
    compact(date).map(|day| (day, DateFormat::Compact))
}

fn with_other_marks(date: &[u8]) -> Option<Day> {
    let (_, [first, second, third]) = three_with_mark(date)?;
    if first.1 == 4 {
        Day::new(first.0 as i32, second.0, third.0)
    } else {
        Day::new(full_year(third)?, second.0, first.0)
    }
}

/// 31 Dec 2017, 31-Dec-17, 31DEC2017, December 31st, 2017.
fn with_month_name(date: &[u8]) -> Option<Day> {
    let [day, month, year] = numbers_with_name(date)?;
    Day::new(full_year(year)?, month.0, day.0)
}

/// Its day, month and year, though there may be no such day.
fn numbers_with_name(date: &[u8]) -> Option<[Written; 3]> {
    let is_mark = |byte: &u8| b" -/.,".contains(byte);
    let is_one = |one: &u8, next: &u8| !is_mark(one) && !is_mark(next) && one.is_ascii_digit() == next.is_ascii_digit();
    let is_ordinal =
        |part: &&[u8]| ["st", "nd", "rd", "th"].iter().any(|end| part.eq_ignore_ascii_case(end.as_bytes()));
    let mut parts = date.chunk_by(is_one).filter(|part| !part.iter().any(is_mark) && !is_ordinal(part));
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let (month, day, year) = match (three.map(month_named), parts.next()) {
        ([None, Some(month), None], None) => (month, three[0], three[2]),
        ([Some(month), None, None], None) => (month, three[1], three[2]),
        _ => return None,
    };
    Some([number(day)?, (month, 2), number(year)?])
}

fn month_named(word: &[u8]) -> Option<u32> {
    let is = |month: &&str| word.len() >= 3 && begins(month, word);
    let short = if word.eq_ignore_ascii_case(b"sept") { Some(9) } else { None };
    short.or_else(|| MONTHS.iter().position(is).map(|place| place as u32 + 1))
}

/// yyyymmdd.
fn compact(date: &[u8]) -> Option<Day> {
    if date.len() != 8 {
        return None;
    }
    let part = |from: usize, to: usize| number(&date[from..to]).map(|(value, _)| value);
    Day::new(part(0, 4)? as i32, part(4, 6)?, part(6, 8)?)
}

/// The last day that Excel knows: 31 December 9999.
const LAST_SERIAL: &[u8] = b"2958465";

/// Whether it is a day that systems write for never: 1 January 1900, any day of 9999, 31 December 4712 (D57).
pub fn is_never(cell: &[u8]) -> bool {
    let date = plain_date(cell);
    let digits = || {
        [number(date.get(..4)?), number(date.get(4..6)?), number(date.get(6..8)?)]
            .into_iter()
            .collect::<Option<Vec<Written>>>()
    };
    let compact = digits().filter(|_| date.len() == 8).and_then(|three| <[Written; 3]>::try_from(three).ok());
    let named = three_with_mark(date).map(|(_, three)| three).or_else(|| numbers_with_name(date));
    [named, compact, eight_digits(date)].into_iter().flatten().any(is_of_never) || cell == LAST_SERIAL
}

fn is_of_never([first, second, third]: [Written; 3]) -> bool {
    let (year, month_and_day) = if first.1 == 4 { (first, [second.0, third.0]) } else { (third, [second.0, first.0]) };
    match year {
        (9999 | 2999, 4) => true,
        (4712, 4) => matches!(month_and_day, [12, 31] | [31, 12]),
        (1900, 4) => month_and_day == [1, 1],
        _ => false,
    }
}

/// Why a filled cell is no date.
pub fn why_no_date(cell: &[u8]) -> Mark {
    if cell.len() >= 3 && cell.iter().all(|byte| *byte == b'#') {
        return Mark::Hashes;
    }
    if is_never(cell) {
        return Mark::Placeholder;
    }
    let date = without_time(cell);
    let numbers = three(date, b'/').or_else(|| three(date, b'-')).or_else(|| three(date, b'.'));
    let Some([first, second, third]) = numbers else { return Mark::NotADay };
    let year = if first.1 == 4 { first } else { third };
    match year {
        (_, 4) if second.0 <= 12 && !(1900..=2100).contains(&year.0) => Mark::Range,
        _ => Mark::NotADay,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, NaiveDate};

    #[test]
    fn every_day_of_two_centuries_is_the_day_of_the_calendar() {
        for year in 1899..=2101 {
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let known =
                    NaiveDate::from_ymd_opt(year, month, day).filter(|date| (1900..=2100).contains(&date.year()));
                assert_eq!(Day::new(year, month, day), known.map(Day::from), "{year}-{month}-{day}");
                assert_eq!(usual_date(format!("{day:02}/{month:02}/{year}").as_bytes()), known.map(Day::from));
            }
        }
    }

    #[test]
    fn years_of_two_digits_can_be_of_the_last_century() {
        let style = DateStyle { other: true, in_1900s: true, ..DateStyle::default() };
        let read = |cell: &str| other_format(cell.as_bytes(), style).map(|(day, _)| day);
        for cell in ["01/02/65", "1/2/65", "01.02.65", "1 Feb 65", "01/02/65 09:30", "01/02/1965"] {
            assert_eq!(read(cell), Day::new(1965, 2, 1), "{cell}");
        }
        assert_eq!(read("01/02/2065"), Day::new(2065, 2, 1));
        assert_eq!((read("29/02/00"), read("29/02/04")), (None, Day::new(1904, 2, 29)));
        let first = DateStyle { month_first: true, ..style };
        assert_eq!(other_format(b"02/01/65", first).map(|(day, _)| day), Day::new(1965, 2, 1));
    }

    #[test]
    fn systems_write_days_in_many_ways() {
        let style = DateStyle { other: true, ..DateStyle::default() };
        let read = |cell: &str| other_format(cell.as_bytes(), style);
        for (cell, format) in [
            ("10MAY2024", DateFormat::MonthName),
            ("10MAY2024:00:00:00", DateFormat::MonthName),
            ("10-MAY-24 12.00.00.000000000 AM", DateFormat::MonthName),
            ("10-May-24", DateFormat::MonthName),
            ("10th May, 2024", DateFormat::MonthName),
            ("10 / 05 / 2024", DateFormat::Dressed),
            ("Friday, 10 May 2024", DateFormat::MonthName),
            ("Fri 10/05/2024", DateFormat::Dressed),
            ("Fri May 10 2024 00:00:00 GMT+0100 (British Summer Time)", DateFormat::MonthName),
            ("10.05.2024 00.00", DateFormat::OtherMarks),
        ] {
            assert_eq!(read(cell), Day::new(2024, 5, 10).map(|day| (day, format)), "{cell}");
        }
        for cell in
            ["10MAY2024MAY", "Fry 10/05/2024", "10052024", "MAY2024", "10//05/2024", "Friday", "10-May-2024 25:00"]
        {
            assert_eq!(read(cell), None, "{cell}");
        }
        let digits = DateStyle { day_first_digits: true, ..style };
        assert_eq!(other_format(b"10052024", digits).map(|(day, _)| day), Day::new(2024, 5, 10));
        assert_eq!(other_format(b"20240510", digits).map(|(day, _)| day), Day::new(2024, 5, 10));
    }

    #[test]
    fn eight_digits_are_never_a_day_in_both_orders() {
        for year in 1900..=2100 {
            for (month, day) in (1..=12).flat_map(|month| (1..=31).map(move |day| (month, day))) {
                assert_eq!(compact(format!("{day:02}{month:02}{year}").as_bytes()), None, "{year}-{month}-{day}");
            }
        }
    }

    #[test]
    fn systems_write_days_for_never() {
        for cell in [
            "01/01/1900",
            "1900-01-01 00:00:00",
            "31/12/9999",
            "9999-12-31T23:59:59",
            "01/01/9999",
            "31/12/4712",
            "31-DEC-4712",
            "12/31/4712",
            "31DEC9999:00:00:00",
            "99991231",
            "31129999",
            "2958465",
        ] {
            assert!(is_never(cell.as_bytes()), "{cell}");
        }
        for cell in ["02/01/1900", "01/01/2000", "30/12/4712", "31/12/2099", "", "soon", "43190", "9999"] {
            assert!(!is_never(cell.as_bytes()), "{cell}");
        }
    }
}
