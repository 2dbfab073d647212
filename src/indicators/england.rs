//! What England and Wales publish of themselves, line by line and year by year: facts in `england.csv`, each with its
//! source. Only figures of the line's own definition stand there.

use crate::cells::hundredths::hundredths;
use std::sync::OnceLock;

/// One published figure of a nation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// The line that it is a figure of.
    pub line: String,
    /// The nation.
    pub area: String,
    /// The year that it is of, by its end; of three years, the last.
    pub year: i32,
    /// The value in hundredths.
    pub hundredths: i64,
    /// Where it stands.
    pub source: String,
}

/// Every fact, in the order of the file.
pub fn all() -> &'static [Fact] {
    static ALL: OnceLock<Vec<Fact>> = OnceLock::new();
    ALL.get_or_init(|| rows().iter().filter_map(read).collect())
}

/// The facts of a line, earliest year first.
pub fn of(line: &str) -> impl Iterator<Item = &'static Fact> {
    all().iter().filter(move |fact| fact.line == line)
}

fn rows() -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(include_bytes!("england.csv").as_slice()).records().flatten().collect()
}

fn read(row: &csv::StringRecord) -> Option<Fact> {
    Some(Fact {
        line: row.get(0)?.to_owned(),
        area: row.get(1)?.to_owned(),
        year: row.get(2)?.parse().ok()?,
        hundredths: hundredths(row.get(3)?.as_bytes())?,
        source: row.get(4)?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_has_a_source() {
        let rows = include_str!("england.csv").lines().count() - 1;
        assert_eq!(all().len(), rows);
        assert!(all().iter().all(|fact| !fact.source.is_empty()));
        assert!(all().iter().all(|fact| ["England", "Wales"].contains(&fact.area.as_str())));
    }

    #[test]
    fn a_line_has_one_figure_a_year_in_the_order_of_the_years() {
        let of = |fact: &Fact| (fact.line.clone(), fact.area.clone());
        let follows = |two: &[Fact]| of(&two[0]) != of(&two[1]) || two[0].year < two[1].year;
        assert!(all().windows(2).all(follows));
    }

    #[test]
    fn every_line_is_one_of_the_scorecard() {
        let strange = all().iter().filter(|fact| super::super::find(&fact.line).is_none());
        assert_eq!(strange.map(|fact| &fact.line).collect::<Vec<&String>>(), [""; 0]);
    }
}
