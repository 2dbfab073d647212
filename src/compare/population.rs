//! The children aged 0 to 17 of an area, from files of populations or a typed number: what rates are worked from.

use crate::compare::published::{POPULATION, Published};
use crate::returns::residents::Residents;

/// The children of a council by mid-year, as published; and the typed number, which says of no year that it is of it and
/// so stands for the newest return and what comes after it.
pub fn residents(
    published: &Published,
    authority: Option<usize>,
    typed: Option<i64>,
    newest: Option<i32>,
) -> Residents {
    let of_year = |mid_year: i32| {
        let value = published.value(POPULATION, mid_year, authority?)?;
        Some((mid_year, (value.hundredths / 100, published.source(value.file).to_owned())))
    };
    Residents {
        counted: published.years(POPULATION).filter_map(of_year).collect(),
        typed: typed.map(|persons| (newest.unwrap_or(i32::MIN), persons)),
    }
}
