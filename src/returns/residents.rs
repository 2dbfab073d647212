//! How many children live in the area, year by year: what rates for each 10,000 are worked from. The returns do not tell
//! it; whoever holds a file of populations, or a typed number, gives it to them.

use std::collections::BTreeMap;

/// The children aged 0 to 17 of the area.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Residents {
    /// How many, and where it stands, by the year in whose middle they were counted.
    pub counted: BTreeMap<i32, (i64, String)>,
    /// A number that was typed, for the statistical year that ends in a year and those after it.
    pub typed: Option<(i32, i64)>,
}

/// The children of the area for one statistical year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Living<'r> {
    /// How many.
    pub persons: i64,
    /// The year in whose middle; `None` where the number was typed.
    pub mid_year: Option<i32>,
    /// Whether that is the year which the statistics take.
    pub fits: bool,
    /// Where it stands; `None` where the number was typed.
    pub source: Option<&'r str>,
}

impl Residents {
    /// The number for the statistical year that ends in `year`: of the middle of the year before, or the latest before
    /// that. A typed number stands where no file has one.
    pub fn of_year(&self, year: i32) -> Option<Living<'_>> {
        let wanted = year - 1;
        let counted = self.counted.range(..=wanted).next_back().map(|(mid_year, (persons, source))| Living {
            persons: *persons,
            mid_year: Some(*mid_year),
            fits: *mid_year == wanted,
            source: Some(source),
        });
        let typed = || self.typed.filter(|(from, _)| *from <= year);
        let typed = || typed().map(|(_, persons)| Living { persons, mid_year: None, fits: true, source: None });
        counted.or_else(typed).filter(|living| living.persons > 0)
    }
}
