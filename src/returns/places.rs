//! Postcodes and where they lie, for distances and boundaries; and what the rows themselves tell of both.

use crate::cells::child_numbers::Names;
use crate::rows::Tables;
use crate::rows::fingerprints::packed_postcode;
use crate::rows::of_extracts::Postcode;
use crate::rows::of_the_return::Origin;
use crate::rows::whereabouts::{Land, Whereabouts};
use std::collections::BTreeMap;

/// A postcode and where it lies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Spot {
    /// The postcode without its spaces, packed.
    postcode: u64,
    /// Metres east and north on the national grid.
    pub grid: Option<(i32, i32)>,
    /// A fingerprint of the authority's code; 0 when it is not told.
    pub authority: u64,
    /// The part of the kingdom.
    pub land: Land,
    /// Where its row stands.
    pub origin: Origin,
}

/// Why a postcode has no place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoSpot {
    /// There is no postcode.
    Blank,
    /// It is not a whole postcode.
    Short,
    /// The lookup has its district alone.
    Coarse(Origin),
    /// The lookup does not have it.
    Unknown,
}

/// Where postcodes lie, and which authority's the children are.
#[derive(Default)]
pub struct Places {
    spots: Vec<Spot>,
    /// The authority in which most home postcodes lie; `None` where no authority has most.
    pub own: Option<u64>,
    /// The part of the kingdom of the authority.
    pub land: Land,
    /// Whether a row of Episodes tells the location of a placement.
    pub tells_location: bool,
    /// Whether a row of Episodes tells a distance from home.
    pub tells_distance: bool,
    /// Whether a row of Episodes tells the authority of a placement.
    pub tells_authority: bool,
}

impl Places {
    /// What the rows in use tell.
    pub fn take(tables: &mut Tables, others: &Names) -> Places {
        let rows = std::mem::take(&mut tables.postcodes);
        let spot = |row: &Postcode| Spot {
            postcode: packed_postcode(others.bytes(row.child)),
            grid: row.easting.zip(row.northing),
            authority: row.authority,
            land: row.land,
            origin: row.origin,
        };
        let mut spots: Vec<Spot> = rows.iter().map(spot).collect();
        spots.sort_unstable();
        spots.dedup_by_key(|spot| spot.postcode);
        let tells = |is_told: fn(&Whereabouts) -> bool| tables.episodes.iter().any(|row| is_told(&row.at));
        let mut places = Places {
            spots,
            tells_location: tells(|at| at.location.is_outside().is_some()),
            tells_distance: tells(|at| at.tenths.is_some()),
            tells_authority: tells(|at| at.land != Land::Unknown),
            ..Places::default()
        };
        (places.own, places.land) = places.authority(tables);
        places
    }

    /// The authority in which most home postcodes lie, each counted once, and the part of the kingdom that it is in;
    /// without a lookup the latter is that of most placements inside its boundary.
    fn authority(&self, tables: &Tables) -> (Option<u64>, Land) {
        let inside = |at: &&Whereabouts| at.location.is_outside() == Some(false);
        let told = tables.episodes.iter().map(|row| &row.at).chain(tables.in_care.iter().map(|row| &row.at));
        let lands = told.filter(inside).map(|at| at.land).filter(|land| *land != Land::Unknown);
        let of_placements = most(lands).unwrap_or_default();
        if self.spots.is_empty() {
            return (None, of_placements);
        }
        let mut homes: Vec<u64> = tables.episodes.iter().map(|row| row.at.home).collect();
        homes.sort_unstable();
        homes.dedup();
        let spots = homes.into_iter().filter_map(|home| self.spot(home).ok());
        let own = most(spots.filter(|spot| spot.authority != 0).map(|spot| (spot.authority, spot.land)));
        own.map_or((None, of_placements), |(own, land)| (Some(own), land))
    }

    /// Where a postcode lies.
    pub fn spot(&self, postcode: u64) -> Result<&Spot, NoSpot> {
        let find = |postcode: u64| {
            let place = self.spots.binary_search_by_key(&postcode, |spot| spot.postcode).ok()?;
            self.spots.get(place)
        };
        if postcode == 0 {
            return Err(NoSpot::Blank);
        }
        if !is_whole(postcode) {
            return Err(NoSpot::Short);
        }
        let coarse = || find(postcode >> INWARD_BITS).map_or(NoSpot::Unknown, |spot| NoSpot::Coarse(spot.origin));
        find(postcode).ok_or_else(coarse)
    }
}

/// The bits of the last three characters, which tell a postcode inside its district.
const INWARD_BITS: u32 = 24;

/// Whether a packed postcode ends with a digit and two letters, and has a district before them.
fn is_whole(postcode: u64) -> bool {
    let [.., digit, one, other] = postcode.to_be_bytes();
    let is_inward = digit.is_ascii_digit() && one.is_ascii_alphabetic() && other.is_ascii_alphabetic();
    is_inward && postcode >> INWARD_BITS != 0
}

/// What most of them are; none where two are as many.
fn most<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counted: BTreeMap<T, u32> = BTreeMap::new();
    all.for_each(|one| *counted.entry(one).or_default() += 1);
    let highest = *counted.values().max()?;
    let mut first = counted.into_iter().filter(|(_, count)| *count == highest);
    first.next().filter(|_| first.next().is_none()).map(|(one, _)| one)
}

/// A mile in tenths of a metre, as the Department's distances have it.
const MILE: u128 = 16_093;

/// The straight line between two points of the grid in tenths of a mile, rounded half up: the highest t for which
/// (2t - 1) / 20 miles are not more than the line, in whole numbers.
pub fn tenths_of_a_mile((east, north): (i32, i32), (other_east, other_north): (i32, i32)) -> u32 {
    let apart = |one: i32, other: i32| u128::from(one.abs_diff(other)).pow(2);
    let twentieths = (40_000 * (apart(east, other_east) + apart(north, other_north))).isqrt() / MILE;
    u32::try_from(twentieths.div_ceil(2)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_rounded_half_up_to_a_tenth_of_a_mile() {
        let line = |metres: i32| tenths_of_a_mile((500_000, 200_000), (500_000, 200_000 + metres));
        assert_eq!([0, 80, 81, 1_609, 1_610, 32_186, 32_266, 32_267].map(line), [0, 0, 1, 10, 10, 200, 200, 201]);
        assert_eq!(tenths_of_a_mile((0, 0), (3_000, 4_000)), 31);
        assert_eq!(tenths_of_a_mile((0, 0), (9_999_999, 9_999_999)), 87_877);
    }

    #[test]
    fn a_whole_postcode_has_a_district_and_three_characters() {
        let whole = ["ZX12AB", "Z12AB", "ZX1A2AB", "ZX102AB"].map(|text| is_whole(packed_postcode(text.as_bytes())));
        assert_eq!(whole, [true; 4]);
        let not = ["ZX1", "ZX10", "2AB", "ZX12A", "nowhere", ""].map(|text| is_whole(packed_postcode(text.as_bytes())));
        assert_eq!(not, [false; 6]);
    }

    #[test]
    fn two_that_are_as_many_leave_it_open() {
        assert_eq!(most([1, 2, 2].into_iter()), Some(2));
        assert_eq!(most([1, 1, 2, 2].into_iter()), None);
        assert_eq!(most([0; 0].into_iter()), None);
    }
}
