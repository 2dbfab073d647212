//! Where looked-after children live: inside the authority or outside it, and how far from home.
//!
//! What the row of Episodes says counts first, then a list of children in care that knows the placement, then the
//! postcodes of home and placement where a lookup of postcodes is there.

use crate::history::Child;
use crate::judging::finding::{Entry, Finding, plural, unknown, whether};
use crate::returns::places::{NoSpot, Places, Spot, tenths_of_a_mile};
use crate::rows::of_extracts::InCare;
use crate::rows::of_the_return::Episode;
use crate::rows::whereabouts::Land;

/// Miles beyond which a placement is far from home.
pub const FAR: i64 = 20;
/// Parts of a mile that are told.
const TENTHS: i64 = 10;

fn places<'h>(child: Child<'h>) -> &'h Places {
    &child.history.records.given.places
}

/// The row of the latest list that knows the placement of the as-at date; of several that tell different things, the
/// one that tells most.
fn listed<'h>(child: Child<'h>) -> Option<&'h InCare> {
    let placement = child.current_placement()?;
    let known = placement.start..=child.history.period.last;
    let rows = child.history.records.given.in_care.of(child.id).iter();
    let of_placement = rows.filter(|row| row.placed.is_some_and(|day| known.contains(&day)));
    of_placement.max_by_key(|row| (row.placed, row.at, std::cmp::Reverse(row.origin)))
}

/// The rows of the placement that a list tells of.
fn rows_of_placement(child: Child) -> Vec<Entry> {
    let rows = child.current_placement().map(|placement| child.episodes_in(placement)).unwrap_or_default();
    let words = plural(rows.len() as u32, "The row of the placement", "The rows of the placement");
    (!rows.is_empty()).then(|| Entry::new(words.to_owned(), rows)).into_iter().collect()
}

const NOT_LISTED: &str = "Neither the row nor a list of children in care says it, and there is no postcode.";

/// Why a postcode does not tell.
fn no_spot(why: NoSpot, row: &Episode) -> Finding {
    let finding = match why {
        NoSpot::Blank => unknown(NOT_LISTED),
        NoSpot::Short => unknown("A postcode is not a whole one, which is too coarse."),
        NoSpot::Coarse(origin) => {
            unknown("The lookup has only the district of a postcode, which is too coarse.").at(origin)
        }
        NoSpot::Unknown => unknown("No lookup has a postcode of the row."),
    };
    finding.seen_in(row)
}

/// Whether the placement of the as-at date is outside the authority's boundary.
pub fn is_outside(child: Child) -> Finding {
    let Some(row) = child.current_episode() else { return unknown("Not looked after.") };
    if let Some(outside) = row.at.location.is_outside() {
        return whether(outside, "PL_LOCATION of the row: {}.").with(row.at.location.words()).seen_in(row);
    }
    if let Some((list, outside)) = listed(child).and_then(|list| Some((list, list.at.location.is_outside()?))) {
        let finding = whether(outside, "The list of children in care: {}.").with(list.at.location.words());
        return finding.seen_in(list).seen_in(row).listing(rows_of_placement);
    }
    match (places(child).spot(row.postcode), places(child).own) {
        (Err(why), _) => no_spot(why, row).listing(rows_of_placement),
        (Ok(spot), Some(own)) if spot.authority != 0 => by_authority(spot, own).seen_in(row).at(spot.origin),
        (Ok(spot), _) => unknown("The lookup does not tell the authority of the placement, or not that of most homes.")
            .seen_in(row)
            .at(spot.origin),
    }
}

fn by_authority(spot: &Spot, own: u64) -> Finding {
    let outside = spot.authority != own;
    let words = if outside {
        "The postcode of the placement lies in another authority than most homes."
    } else {
        "The postcode of the placement lies in the authority in which most homes lie."
    };
    whether(outside, words)
}

/// How many tenths of a mile the placement of the as-at date is from home, and what says so; without a number, why nobody
/// can tell.
pub fn tenths_from_home(child: Child) -> (Option<i64>, Finding) {
    let Some(row) = child.current_episode() else { return (None, unknown("Not looked after.")) };
    let told = |tenths: i64, words: &'static str| {
        (Some(tenths), whether(true, words).with(tenths / TENTHS).with(tenths % TENTHS).seen_in(row))
    };
    if let Some(tenths) = row.at.tenths {
        return told(i64::from(tenths), "PL_DISTANCE of the row: {}.{} miles.");
    }
    if let Some((list, tenths)) = listed(child).and_then(|list| Some((list, list.at.tenths?))) {
        let (tenths, finding) = told(i64::from(tenths), "The list of children in care: {}.{} miles.");
        return (tenths, finding.seen_in(list).listing(rows_of_placement));
    }
    let (home, placement) = match [row.at.home, row.postcode].map(|postcode| places(child).spot(postcode)) {
        [Ok(home), Ok(placement)] => (home, placement),
        [Err(why), _] | [_, Err(why)] => return (None, no_spot(why, row).listing(rows_of_placement)),
    };
    let (tenths, finding) = match home.grid.zip(placement.grid) {
        Some((one, other)) => {
            told(i64::from(tenths_of_a_mile(one, other)), "{}.{} miles between the postcodes of home and placement.")
        }
        None => (None, unknown("The lookup has no place on the grid.").seen_in(row)),
    };
    (tenths, finding.at(home.origin).at(placement.origin))
}

/// Whether the placement of the as-at date is more than 20 miles from home.
pub fn is_far(child: Child) -> Finding {
    match tenths_from_home(child) {
        (Some(tenths), finding) if tenths <= FAR * TENTHS => finding.reversed(),
        (_, finding) => finding,
    }
}

/// The part of the kingdom that the placement of the as-at date is in: that of the row, the list, or the postcode.
fn land(child: Child) -> (Land, Finding) {
    let Some(row) = child.current_episode() else { return (Land::Unknown, unknown("Not looked after.")) };
    if row.at.land != Land::Unknown {
        return (row.at.land, whether(true, "PL_LA of the row tells it.").seen_in(row));
    }
    if let Some(list) = listed(child).filter(|list| list.at.land != Land::Unknown) {
        let finding = whether(true, "The list of children in care tells it.").seen_in(list).seen_in(row);
        return (list.at.land, finding.listing(rows_of_placement));
    }
    match places(child).spot(row.postcode) {
        Ok(spot) if spot.land != Land::Unknown => {
            (spot.land, whether(true, "The postcode of the placement tells it.").seen_in(row).at(spot.origin))
        }
        Ok(spot) => (Land::Unknown, unknown("The lookup does not tell it.").seen_in(row).at(spot.origin)),
        Err(why) => (Land::Unknown, no_spot(why, row).listing(rows_of_placement)),
    }
}

/// Whether the placement is in Wales.
pub fn is_in_wales(child: Child) -> Finding {
    match land(child) {
        (Land::Elsewhere, finding) => finding.reversed(),
        (_, finding) => finding,
    }
}

/// Whether the authority itself is in Wales.
pub fn is_of_wales(child: Child) -> Finding {
    match places(child).land {
        Land::Unknown => unknown("Neither a lookup nor a placement inside its boundary tells where the authority is."),
        land => whether(land == Land::Wales, "By the homes, or by the placements inside its boundary."),
    }
}
