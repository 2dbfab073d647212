//! Rates for each 10,000 children: from the population of the middle of the year before the statistical year ends.

use crate::compare::published::{POPULATION, Published};
use crate::judging::{Figure, Unit};
use crate::scorecard::value_in_tenths;

/// A rate, and the line whose number it is worked from.
pub struct Rate {
    /// The line of the rate.
    pub line: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The line of the number.
    pub of: &'static str,
    /// Whether the number grows from 1 April on, so that a part of a year makes a small rate.
    pub of_the_year: bool,
}

/// The rates that a population switches on.
pub const RATES: [Rate; 3] = [
    Rate { line: "POP-02", title: "Children looked after for each 10,000", of: "POP-01", of_the_year: false },
    Rate {
        line: "POP-04",
        title: "Children who started to be looked after for each 10,000",
        of: "POP-03",
        of_the_year: true,
    },
    Rate { line: "FDR-06", title: "Children with a protection plan for each 10,000", of: "FDR-05", of_the_year: false },
];

/// How many children live in the area.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct People {
    /// How many.
    pub persons: i64,
    /// The year in whose middle; `None` where the number was typed.
    pub mid_year: Option<i32>,
    /// Whether that is the year which the statistics take.
    pub fits: bool,
    /// The file, or nothing where the number was typed.
    pub file: Option<usize>,
}

/// The population of a council for the statistical year that ends in `year`: of the middle of the year before, or the
/// latest before that. A typed number stands where no file has one.
pub fn people(published: &Published, authority: Option<usize>, year: i32, typed: Option<i64>) -> Option<People> {
    let wanted = year - 1;
    let loaded = authority.and_then(|area| {
        let known = published.years(POPULATION).rev().filter(|mid_year| *mid_year <= wanted);
        known.filter_map(|mid_year| Some((mid_year, published.value(POPULATION, mid_year, area)?))).next()
    });
    let found = loaded.map(|(mid_year, value)| People {
        persons: value.hundredths / 100,
        mid_year: Some(mid_year),
        fits: mid_year == wanted,
        file: Some(value.file),
    });
    found.or(typed.map(|persons| People { persons, mid_year: None, fits: true, file: None })).filter(|p| p.persons > 0)
}

/// The rate of a number, as a figure and in tenths.
pub fn rate(number: i64, people: &People) -> (Figure, Option<i64>) {
    let figure = Figure { numerator: number, denominator: Some(people.persons), ..Figure::default() };
    let tenths = value_in_tenths(&figure, Unit::Rate);
    (figure, tenths)
}
