//! Rows of the extracts that tell of what stands beside care: where postcodes lie, how Ofsted rates providers, and special
//! educational needs.

use super::numbers::metres;
use crate::calendar::Day;
use crate::cells::Cells;
use crate::codes::{Rating, SpecialNeeds};
use crate::rows::fingerprints::fingerprint;
use crate::rows::of_the_return::{Row, row, span};
use crate::rows::whereabouts::Land;
use crate::tables::extracts::{postcodes, provider_ratings, special_needs};
use crate::tables::*;

row! {
    /// Postcodes: a postcode and where it lies. `child` is the number of the postcode among the names.
    Postcode {
        /// Metres east on the national grid.
        easting: Option<i32>,
        /// Metres north on the national grid.
        northing: Option<i32>,
        /// A fingerprint of the authority's code; 0 when blank.
        authority: u64,
        /// The part of the kingdom that it lies in.
        land: Land,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use postcodes::*;
        let code = cells.bytes(AUTHORITY);
        Ok(Postcode {
            child, origin,
            easting: metres(cells.bytes(EASTING)),
            northing: metres(cells.bytes(NORTHING)),
            authority: fingerprint(&code.to_ascii_uppercase()),
            land: Land::of(code),
        })
    }
}

row! {
    /// ProviderRatings: a rating by Ofsted. `child` is the number of the provider among the names.
    ProviderRating {
        /// Which.
        rating: Rating,
        /// The day of the inspection.
        day: Option<Day>,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use provider_ratings::*;
        Ok(ProviderRating { child, origin, rating: cells.code(RATING), day: cells.date(RATED_DATE) })
    }
}

row! {
    /// SpecialNeeds: a time with special educational needs, or without.
    SpecialNeed {
        /// Which.
        kind: SpecialNeeds,
        /// First day.
        start: Day,
        /// The day on which it ended.
        end: Option<Day>,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use special_needs::*;
        let (start, end) = span(cells, (SEN_FROM, "SEN_FROM"), (SEN_TO, "SEN_TO"))?;
        Ok(SpecialNeed { child, origin, kind: cells.code(SEN), start, end })
    }
}
