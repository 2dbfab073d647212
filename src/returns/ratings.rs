//! How Ofsted rates the providers of placements, by the number that it gave them.

use crate::calendar::Day;
use crate::cells::child_numbers::Names;
use crate::rows::Tables;
use crate::rows::fingerprints::packed_postcode;
use crate::rows::of_extracts::ProviderRating;

/// A provider's number and a rating of it, which says whether it is good.
type Rated = (u64, ProviderRating);

/// Why a provider has no rating.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoRating {
    /// No file has its number.
    Unknown,
    /// It was not rated by the day.
    NotYet,
}

/// Every rating, those of a provider together, the earliest first; one without a day comes before all others.
#[derive(Default)]
pub struct Ratings(Vec<Rated>);

impl Ratings {
    /// The ratings of the rows in use.
    pub fn take(tables: &mut Tables, others: &Names) -> Ratings {
        let rows = std::mem::take(&mut tables.ratings).into_iter();
        let mut rated: Vec<Rated> = rows.map(|row| (packed_postcode(others.bytes(row.child)), row)).collect();
        rated.sort_by_key(|(urn, row)| (*urn, row.day, row.origin));
        Ratings(rated)
    }

    /// The latest rating of a provider by a day.
    pub fn latest(&self, urn: u64, by: Day) -> Result<&ProviderRating, NoRating> {
        let from = self.0.partition_point(|(other, _)| *other < urn);
        let own = || self.0[from..].iter().take_while(|(other, _)| *other == urn).map(|(_, row)| row);
        let counts = |row: &&ProviderRating| row.rating.is_good().is_some() && row.day.is_none_or(|day| day <= by);
        let none = if own().next().is_none() { NoRating::Unknown } else { NoRating::NotYet };
        own().filter(counts).last().ok_or(none)
    }
}
