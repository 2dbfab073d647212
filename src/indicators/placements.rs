//! Where children live.

use super::breakdowns;
use crate::cases::facts::LOOKED_AFTER;
use crate::cases::{Children, children};
use crate::codes::Place;
use crate::judging::finding::{unknown, whether};
use crate::judging::*;
use crate::rows::of_the_return::Table;

const FOSTERED: Clause<Children> =
    Clause("placed with foster carers, relatives and friends included (U1 to U6)", |child, _| {
        let row = child.current_episode();
        match row.map(|row| row.place).unwrap_or_default() {
            Place::Blank | Place::Unknown => unknown("PLACE is blank or not a known code.").seen_in_any(row),
            place => whether(place.is_foster(), "Placement: {}.").with(place.words()).seen_in_any(row),
        }
    });

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[Indicator::new(
    "LOC-04",
    "In foster care, including family and friends",
    &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[FOSTERED] },
)
.codes(&["PAF CF/B7", "LAIT foster placements"])
.better(Higher)
.window(Snapshot)
.groups(&[Groups::Profile("Placement", breakdowns::placement)])
.needs(&[Table::Episodes])
.source("Children looked after in England, data guidance 2023: placements at 31 March")
.note("The placement is that of the day: a child in hospital or on holiday is in a temporary placement.")];
