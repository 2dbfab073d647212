//! The days that words name of a statistical year: "April to November".

use super::{Day, MONTHS};

/// The first and the last day of the part of the year to 31 March of `year_end`; nothing where the words name none. A
/// month alone is all of it, a day may stand before a month and the calendar year behind it.
pub fn part_of_year(words: &str, year_end: i32) -> Option<(Day, Day)> {
    let spaced = words.replace(['\u{2013}', '-'], " to ").to_lowercase();
    let spaced = spaced.trim().trim_start_matches("from ");
    let (first, last) = spaced.split_once(" to ").unwrap_or((spaced, spaced));
    let (from, to) = (point(first, year_end)?, point(last, year_end)?);
    let days = (from.day.unwrap_or(from.month), to.day.unwrap_or(to.month.plus_months(1).plus(-1)));
    (days.0 <= days.1).then_some(days)
}

/// A month, by its first day, and the day in it that was named.
struct Point {
    month: Day,
    day: Option<Day>,
}

fn point(words: &str, year_end: i32) -> Option<Point> {
    let mut words = words.split_whitespace().peekable();
    let day = words.next_if(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let number = month(words.next()?)?;
    let year = if number < 4 { year_end } else { year_end - 1 };
    let is_of_year = words.next().is_none_or(|written| written == year.to_string());
    if !is_of_year || words.next().is_some() {
        return None;
    }
    let month = Day::new(year, number, 1)?;
    let day = match day {
        None => None,
        Some(day) => Some(Day::new(year, number, day.parse().ok()?)?),
    };
    Some(Point { month, day })
}

/// The number of a month by its name or the first three letters of it or more.
fn month(word: &str) -> Option<u32> {
    let is_it = |name: &str| word.len() >= 3 && name.to_lowercase().starts_with(word);
    let at = MONTHS.iter().position(|name| is_it(name))?;
    Some(at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_of_a_statistical_year_are_read() {
        let read = |words: &str| part_of_year(words, 2026).map(|(first, last)| [first.iso(), last.iso()]);
        let days = |first: &str, last: &str| Some([first.to_owned(), last.to_owned()]);
        assert_eq!(read("April to November"), days("2025-04-01", "2025-11-30"));
        assert_eq!(read("Apr\u{2013}Feb"), days("2025-04-01", "2026-02-28"));
        assert_eq!(read("1 April 2025 to 15 January 2026"), days("2025-04-01", "2026-01-15"));
        assert_eq!(read(" from October to December "), days("2025-10-01", "2025-12-31"));
        assert_eq!(read("May"), days("2025-05-01", "2025-05-31"));
        assert_eq!(part_of_year("February", 2024).map(|(_, last)| last.iso()).as_deref(), Some("2024-02-29"));
    }

    #[test]
    fn words_that_name_no_days_of_the_year_are_none() {
        for words in
            ["", "Quarter 2", "half", "to", "March to April", "31 April to May", "April 2024 to May 2024", "ma"]
        {
            assert_eq!(part_of_year(words, 2026), None, "{words}");
        }
    }
}
