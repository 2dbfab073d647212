//! Where children live: who provides the placement, family and friends, and placements of last resort.

use super::breakdowns;
use super::liberty::open_order;
use crate::cases::facts::LOOKED_AFTER;
use crate::cases::{Children, children};
use crate::codes::{Place, Provider};
use crate::judging::finding::{no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::Table;

const OWN_PROVISION: Clause<Children> = Clause("the authority's own provision (PLACE_PROVIDER PR1)", |child, _| {
    let row = child.current_episode();
    let (place, provider) = row.map(|row| (row.place, row.provider)).unwrap_or_default();
    let finding = match provider {
        known if known.is_known() => whether(known == Provider::Pr1, "Provider: {}.").with(known.words()),
        Provider::Blank if !place.needs_provider() => no("Placement: {}. It needs no provider.").with(place.words()),
        _ => unknown("PLACE_PROVIDER is blank or not a known code."),
    };
    finding.seen_in_any(row)
});

const NOT_WITH_FAMILY: Clause<Children> =
    Clause("not placed with parents, relatives or friends (PLACE other than P1, U1 to U3)", |child, _| {
        let row = child.current_episode();
        let with_family = |place| matches!(place, Place::P1 | Place::U1 | Place::U2 | Place::U3);
        match row.map(|row| row.place).unwrap_or_default() {
            Place::Blank | Place::Unknown => unknown("PLACE is blank or not a known code.").seen_in_any(row),
            place => whether(!with_family(place), "Placement: {}.").with(place.words()).seen_in_any(row),
        }
    });

const LAST_RESORT: Clause<Children> = Clause(
    "in a temporary or other placement (PLACE T0 to T4, Z1, Z11 to Z14), or under an open deprivation of liberty order",
    |child, _| {
        let row = child.current_episode();
        let place = row.map(|row| row.place).unwrap_or_default();
        if let Some(order) = open_order(child) {
            return yes("An order since {}.").with(order.start).seen_in(order);
        }
        match place {
            Place::Blank | Place::Unknown => unknown("PLACE is blank or not a known code.").seen_in_any(row),
            known => {
                let is_last_resort = matches!(known.group(), "Temporary" | "Other");
                whether(is_last_resort, "Placement: {}.").with(known.words()).seen_in_any(row)
            }
        }
    },
);

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "LOC-05",
        "Placed in the authority's own provision",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[OWN_PROVISION] },
    )
    .codes(&["DfE placement providers"])
    .window(Snapshot)
    .groups(&[Groups::Profile("Provider", breakdowns::provider)])
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: placement providers at 31 March")
    .note("A temporary or other placement needs no provider, and stays in the denominator."),
    Indicator::new(
        "LOC-06",
        "Not placed with parents, family or friends",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[NOT_WITH_FAMILY] },
    )
    .codes(&["CH/046"])
    .better(Lower)
    .window(Snapshot)
    .unit(Unit::Count)
    .needs(&[Table::Episodes])
    .source("Welsh performance and improvement framework CH/046"),
    Indicator::new(
        "LOC-08",
        "In placements of last resort",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[LAST_RESORT] },
    )
    .codes(&["DfE Z11 to Z14", "DfE DoLo"])
    .better(Lower)
    .window(Snapshot)
    .unit(Unit::Count)
    .groups(&[Groups::Profile("Placement", breakdowns::placement)])
    .needs(&[Table::Episodes])
    .uses(&[Table::Dolo])
    .source("Children looked after in England: temporary and other placements, and deprivation of liberty orders")
    .note("A child in hospital or on holiday is in a temporary placement too. Orders are in the return from 2026/27."),
];
