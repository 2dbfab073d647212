//! Where children live: outside the authority, and far from home.

use crate::cases::facts::LOOKED_AFTER;
use crate::cases::places::{is_far, is_in_wales, is_of_wales, is_outside, tenths_from_home};
use crate::cases::{Children, children};
use crate::history::History;
use crate::judging::*;
use crate::returns::Records;
use crate::rows::of_the_return::Table;

const OUTSIDE: Clause<Children> =
    Clause("placed outside the authority's boundary (PL_LOCATION OUT)", |child, _| is_outside(child));

const FAR_FROM_HOME: Clause<Children> =
    Clause("placed more than 20 miles from home in a straight line", |child, _| is_far(child));

const OF_WALES: Clause<Children> = Clause("looked after by an authority in Wales", |child, _| is_of_wales(child));

const IN_WALES: Clause<Children> = Clause("placed in Wales", |child, _| is_in_wales(child));

const NOT_IN_WALES: Clause<Children> = Clause("placed outside Wales", |child, _| is_in_wales(child).reversed());

const OUTSIDE_WALES: Share<Children> =
    Share { of: children, denominator: &[LOOKED_AFTER, OF_WALES], numerator: &[NOT_IN_WALES] };

fn tells_location(records: &Records) -> bool {
    records.given.places.tells_location
}

fn tells_distance(records: &Records) -> bool {
    records.given.places.tells_distance
}

fn tells_both(records: &Records) -> bool {
    tells_location(records) && tells_distance(records)
}

fn tells_authority(records: &Records) -> bool {
    records.given.places.tells_authority && tells_location(records)
}

/// The upper ends of the bands in tenths of a mile, and their names.
const BANDS: [(i64, &str); 4] = [
    (50, "Up to 5 miles"),
    (100, "More than 5, up to 10 miles"),
    (200, "More than 10, up to 20 miles"),
    (i64::MAX, "More than 20 miles"),
];

fn distance(case: &Judged, history: &History) -> (u16, &'static str) {
    let tenths = tenths_from_home(history.child(case.child)).0;
    let band = tenths.and_then(|tenths| BANDS.iter().position(|(most, _)| tenths <= *most));
    band.map_or((BANDS.len() as u16, "Not known"), |band| (band as u16, BANDS[band].1))
}

const SOURCES: &str = "What Episodes says in PL_LOCATION, PL_LA and PL_DISTANCE counts first; then a list of children in care that knows the placement; then the postcodes of home and placement, where a lookup has both. The authority is the one in which most home postcodes lie, each counted once. A straight line, to one decimal.";

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "LOC-01",
        "Placed outside the authority",
        &ShareOfRecorded::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[OUTSIDE] },
    )
    .codes(&["DfE locality"])
    .better(Lower)
    .window(Snapshot)
    .needs(&[Table::Episodes, Table::Postcodes])
    .instead(Table::ChildrenInCare)
    .told_by(tells_location)
    .source("Children looked after in England, data guidance 2023: locality of placement, of those known")
    .note(SOURCES),
    Indicator::new(
        "LOC-02",
        "Placed more than 20 miles from home and outside the authority",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[FAR_FROM_HOME, OUTSIDE] },
    )
    .codes(&["LAIT distance"])
    .better(Lower)
    .window(Snapshot)
    .needs(&[Table::Episodes, Table::Postcodes])
    .instead(Table::ChildrenInCare)
    .told_by(tells_both)
    .source("Local Authority Interactive Tool: of all children looked after, distance not known included")
    .note(SOURCES),
    Indicator::new(
        "LOC-03",
        "Placed more than 20 miles from home",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[FAR_FROM_HOME] },
    )
    .codes(&["NF outcome 4", "DfE distance"])
    .better(Lower)
    .window(Snapshot)
    .groups(&[Groups::Profile("Distance from home", distance)])
    .needs(&[Table::Episodes, Table::Postcodes])
    .instead(Table::ChildrenInCare)
    .told_by(tells_distance)
    .source("Children looked after in England: distance from home, not known included; National Framework dashboard")
    .note(SOURCES),
    Indicator::new(
        "LOC-07",
        "Placed in Wales outside the authority",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER, OF_WALES], numerator: &[IN_WALES, OUTSIDE] },
    )
    .codes(&["CH/047", "CH/048"])
    .better(Lower)
    .window(Snapshot)
    .unit(Unit::Count)
    .groups(&[Groups::Parts(
        "Further away",
        &[Part { label: "Outside Wales", measure: &OUTSIDE_WALES, unit: Unit::Count }],
    )])
    .needs(&[Table::Episodes, Table::Postcodes])
    .instead(Table::ChildrenInCare)
    .told_by(tells_authority)
    .source("Welsh performance and improvement framework CH/047 and CH/048")
    .note(SOURCES),
];
