//! What a council sets beside a line itself: the figure of a club, of a family of councils, or what an inspection
//! expects. That it is the same measure is the council's own word.

use crate::judging::Unit;

impl Added {
    /// Whether it is the figure of the same name, part and year as another.
    pub fn is_of(&self, other: &Added) -> bool {
        self.name == other.name && self.part == other.part && self.year == other.year
    }
}

/// The largest value, in hundredths.
const MOST: i64 = 100_000_000;

/// A figure that a council has added.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Added {
    /// The part of the line that it is of, by its label; blank where it is of the line itself.
    pub part: String,
    /// Whose figure it is. Figures of one name are of one comparator, year by year.
    pub name: String,
    /// The value in hundredths of the unit in which the line stands beside others.
    pub hundredths: i64,
    /// The statistical year that it is of, by its end.
    pub year: i32,
    /// The part of the year, where it is not of all of it.
    pub period: String,
    /// Where it stands, and that it is the same measure.
    pub source: String,
}

/// Whether a number can be a value of any line: of a measure of the council's own the unit is known with its numbers alone.
pub fn can_be_any(hundredths: i64) -> bool {
    (0..=MOST).contains(&hundredths)
}

/// Whether a number can be a value in a unit: a share lies between 0 and 100, a count is whole, and nothing lies below
/// 0.
pub fn can_be(unit: Unit, hundredths: i64) -> bool {
    match unit {
        Unit::Percent => (0..=10_000).contains(&hundredths),
        Unit::Count => can_be_any(hundredths) && hundredths % 100 == 0,
        _ => can_be_any(hundredths),
    }
}

/// Whether a number is written with no more than 2 decimals: a third would be rounded away.
pub fn has_two_decimals(text: &str) -> bool {
    let decimals = text.split_once('.').map_or("", |(_, decimals)| decimals);
    decimals.bytes().filter(u8::is_ascii_digit).count() <= 2
}

/// Of the figures of each name the one of a year, or the latest before it, in the order in which they were added.
pub fn fitting(all: &[Added], year: i32) -> Vec<(usize, &Added)> {
    let known = || all.iter().enumerate().filter(|(_, one)| one.year <= year);
    let is_later =
        |one: &Added, other: &Added| other.name == one.name && other.part == one.part && other.year > one.year;
    let is_passed = |one: &Added| known().any(|(_, other)| is_later(one, other));
    known().filter(|(_, one)| !is_passed(one)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::same;
    use crate::indicators::find;

    fn added(name: &str, year: i32) -> Added {
        let (part, period) = (String::new(), String::new());
        Added { part, name: name.to_owned(), hundredths: 0, year, period, source: "S".to_owned() }
    }

    #[test]
    fn the_year_that_fits_stands_there_or_the_latest_before_it() {
        let all = [added("Club", 2023), added("Family", 2024), added("Club", 2025), added("Club", 2024)];
        let at = |year| fitting(&all, year).iter().map(|(at, _)| *at).collect::<Vec<usize>>();
        assert_eq!(at(2022), [0; 0]);
        assert_eq!(at(2023), [0]);
        assert_eq!(at(2024), [1, 3]);
        assert_eq!(at(2030), [1, 2]);
        let of_a_part = [Added { part: "Now".to_owned(), ..added("Club", 2023) }, added("Club", 2024)];
        assert_eq!(fitting(&of_a_part, 2024).len(), 2, "a later figure of the line is none of its part");
    }

    #[test]
    fn a_value_fits_the_unit_and_the_bounds_of_its_line() {
        let can = |id: &str, hundredths: i64| can_be(same::unit(find(id).unwrap()), hundredths);
        assert!(can("STB-01", 0) && can("STB-01", 10_000) && can("STB-01", 1_234));
        assert!(!can("STB-01", -1) && !can("STB-01", 10_001));
        assert!(can("POP-01", 24_900) && !can("POP-01", 24_950) && !can("POP-01", -100));
        assert!(can("ADP-05", 42_650) && !can("ADP-05", -1));
        // A count that is published as a share stands beside others as one.
        assert!(can("LVR-07", 3_850) && !can("LVR-07", 20_000));
    }
}
