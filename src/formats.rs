//! The ways in which files write their dates, beyond the four of resolution D2.

use crate::dates::{Day, MONTHS, Written, full_year, number, three};
use crate::midnights::eve;
use crate::words::Mark;

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
}

/// How many formats there are.
pub const FORMATS: usize = 9;

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
    if let Some((_, [month @ (_, 1 | 2), day, year])) = three_with_mark(cell).filter(|_| style.month_first) {
        return Day::new(full_year(year)?, month.0, day.0).map(|day| (day, DateFormat::MonthFirst));
    }
    if let Some(day) = Day::read(cell) {
        let later = style.midnights && eve(cell).is_some();
        return Some((day.plus(i32::from(later)), d2_format(cell)));
    }
    let other = style.other.then(|| beyond_d2(cell)).flatten();
    let number = || style.serial.then(|| serial(cell)).flatten();
    other.or_else(|| number().map(|day| (day.plus(FROM_1904 * i32::from(style.from_1904)), DateFormat::Serial)))
}

/// Which of the formats of D2 a date has that [`Day::read`] has read.
fn d2_format(cell: &[u8]) -> DateFormat {
    if cell.contains(&b':') {
        DateFormat::WithTime
    } else if cell.contains(&b'-') {
        DateFormat::Iso
    } else {
        DateFormat::Usual
    }
}

/// The three numbers of a date and the mark between them, with or without a time.
pub fn three_with_mark(cell: &[u8]) -> Option<(u8, [Written; 3])> {
    let date = without_time(cell);
    let mark = *date.iter().find(|byte| matches!(byte, b'/' | b'.' | b'-' | b' '))?;
    Some((mark, three(date, mark)?))
}

/// A date with dots or dashes, with the name of its month, or of eight digits.
pub fn beyond_d2(cell: &[u8]) -> Option<(Day, DateFormat)> {
    let date = without_time(cell);
    if let Some(day) = with_other_marks(date) {
        return Some((day, DateFormat::OtherMarks));
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

/// 31 Dec 2017, 31-Dec-17, December 31, 2017.
fn with_month_name(date: &[u8]) -> Option<Day> {
    let mut parts = date.split(|byte| b" -/.,".contains(byte)).filter(|part| !part.is_empty());
    let three = [parts.next()?, parts.next()?, parts.next()?];
    if parts.next().is_some() {
        return None;
    }
    let (month, day, year) = match three.map(month_named) {
        [None, Some(month), None] => (month, three[0], three[2]),
        [Some(month), None, None] => (month, three[1], three[2]),
        _ => return None,
    };
    let ending = day.iter().position(u8::is_ascii_alphabetic).unwrap_or(day.len());
    let day = number(&day[..ending])?;
    Day::new(full_year(number(year)?)?, month, day.0)
}

fn month_named(word: &[u8]) -> Option<u32> {
    let is = |month: &&str| {
        word.len() >= 3 && month.len() >= word.len() && month.as_bytes()[..word.len()].eq_ignore_ascii_case(word)
    };
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

/// Days from the beginning of Excel's usual count to that of old Excel for the Mac.
const FROM_1904: i32 = 1462;

/// The days since 30 December 1899, as Excel for Windows counts them from March 1900 on; a time of day behind the point.
pub fn serial(cell: &[u8]) -> Option<Day> {
    let (days, fraction) = cell.split_at_checked(5)?;
    let plain = fraction.is_empty()
        || fraction.len() > 1 && fraction[0] == b'.' && fraction[1..].iter().all(u8::is_ascii_digit);
    if !plain || !days.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let days = days.iter().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
    let first = Day::new(1900, 3, 1)?;
    Some(first.plus(days - 61)).filter(|_| (10_000..=73_415).contains(&days))
}

/// The part before a time such as `00:00`, `T12:00:00Z`, `12:00 AM`.
pub fn without_time(cell: &[u8]) -> &[u8] {
    let Some(colon) = cell.iter().position(|byte| *byte == b':') else { return cell };
    let start = cell[..colon].iter().rposition(|byte| matches!(byte, b' ' | b'T'));
    start.map_or(cell, |start| &cell[..start])
}

/// Why a filled cell is no date.
pub fn why_no_date(cell: &[u8]) -> Mark {
    if cell.len() >= 3 && cell.iter().all(|byte| *byte == b'#') {
        return Mark::Hashes;
    }
    let date = without_time(cell);
    let numbers = three(date, b'/').or_else(|| three(date, b'-')).or_else(|| three(date, b'.'));
    let Some([first, second, third]) = numbers else { return Mark::NotADay };
    let year = if first.1 == 4 { first } else { third };
    match year {
        (9999, 4) | (2999, 4) => Mark::Placeholder,
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
    fn the_day_numbers_of_excel_are_days() {
        assert_eq!(serial(b"43190"), Day::new(2018, 3, 31));
        assert_eq!(serial(b"43190.5"), Day::new(2018, 3, 31));
        assert_eq!(serial(b"9999"), None);
    }
}
