//! Midnights of British summer time that a system writes in UTC: 2025-07-01T23:00:00Z is the beginning of 2 July 2025.

use crate::calendar::Day;
use chrono::Datelike;

/// The day of a cell such as 2025-07-01T23:00:00Z: the one before the midnight that it is in summer.
pub fn eve(cell: &[u8]) -> Option<Day> {
    at(cell, b"23:00:00")
}

fn at(cell: &[u8], time: &[u8]) -> Option<Day> {
    let (date, rest) = cell.strip_suffix(b"Z")?.split_at_checked(10)?;
    let fraction = rest.get(1..)?.strip_prefix(time)?;
    let is_plain = fraction.iter().all(|byte| matches!(byte, b'.' | b'0'));
    Day::read(date).filter(|_| is_plain && matches!(rest[0], b'T' | b' '))
}

/// The times in UTC of a column.
#[derive(Clone, Copy, Default, Debug)]
pub struct Midnights {
    eves: u32,
    others: u32,
}

impl Midnights {
    /// Looks at a cell.
    pub fn see(&mut self, cell: &[u8]) {
        if eve(cell).is_some_and(is_summer_time) {
            self.eves += 1;
        } else if cell.ends_with(b"Z") && at(cell, b"00:00:00").is_none() {
            self.others += 1;
        }
    }

    /// Whether all of them are midnights in Britain, some of them in summer.
    pub fn are_british(self) -> bool {
        self.eves > 0 && self.others == 0
    }
}

/// Whether 23:00 of a day lies in summer time: from the last Sunday of March to the day before the last of October.
fn is_summer_time(day: Day) -> bool {
    let year = day.civil().year();
    last_sunday(year, 3).zip(last_sunday(year, 10)).is_some_and(|(first, last)| (first..last).contains(&day))
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<Day> {
    Day::new(year, month, 31).map(|end| end.plus(-end.weekday_from_sunday()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn summer_time_begins_and_ends_on_last_sundays() {
        for (day, summer) in [
            ("2025-03-29", false),
            ("2025-03-30", true),
            ("2025-10-25", true),
            ("2025-10-26", false),
            ("2025-12-31", false),
        ] {
            assert_eq!(is_summer_time(Day::read(day.as_bytes()).unwrap()), summer, "{day}");
        }
    }

    #[test]
    fn only_23_00_in_utc_is_an_eve() {
        for cell in ["2025-07-01T23:00:00Z", "2025-07-01T23:00:00.000Z", "2025-07-01 23:00:00Z"] {
            assert_eq!(eve(cell.as_bytes()), Day::new(2025, 7, 1), "{cell}");
        }
        for cell in ["2025-07-01T23:00:00", "2025-07-01T22:00:00Z", "2025-07-01T23:00:00.5Z", "2025-07-01Z", "Z", ""] {
            assert_eq!(eve(cell.as_bytes()), None, "{cell}");
        }
    }
}
