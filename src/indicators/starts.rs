//! Starts and their causes: brothers and sisters, remand, unaccompanied children; and starts beside leavers.

use crate::cases::facts::{cease_is_recorded, is_uasc, is_under, start_is_recorded};
use crate::cases::siblings::began_with_a_sibling;
use crate::cases::*;
use crate::codes::LegalStatus;
use crate::judging::finding::{unknown, whether};
use crate::judging::*;
use crate::rows::of_the_return::Table;

/// A recorded start.
pub(super) const STARTED: Clause<Starts> =
    Clause("started to be looked after in the year", |start, _| start_is_recorded(start.child, start.care));

/// A recorded cease.
pub(super) const CEASED: Clause<Leavers> =
    Clause("ceased to be looked after in the year", |left, _| cease_is_recorded(left));

const WITH_A_SIBLING: Clause<Starts> = Clause(
    "another child of the family began on the same day (FAMILY in Header; where it is not given, the same home postcode, which is a guess)",
    |start, _| began_with_a_sibling(start),
);

const REMANDED: Clause<Starts> = Clause("the first legal status is a remand (J1)", |start, _| {
    let row = start.episode();
    match row.map(|row| row.ls).unwrap_or_default() {
        status if status.is_known() => whether(status == LegalStatus::J1, "Legal status: {}.").with(status.words()),
        _ => unknown("LS is blank or not a known code."),
    }
    .seen_in_any(row)
});

const UNACCOMPANIED: Clause<Starts> =
    Clause("unaccompanied and asylum-seeking when care began", |start, _| is_uasc(start.child, start.care.start));

const LOCAL: Clause<Starts> = Clause("not unaccompanied and asylum-seeking when care began", |start, _| {
    is_uasc(start.child, start.care.start).reversed()
});

const MINOR: Clause<Leavers> =
    Clause("care ended before the 18th birthday", |left, _| is_under(left.child, ADULT, left.end));

/// The age at which care ends at the latest.
const ADULT: u32 = 18;

/// Children who started to be looked after, each at the first start.
pub(super) const ALL_STARTS: Count<Starts> = Count { of: starts_in_year, among: &[], counted: &[STARTED] };

const ALL_LEAVERS: Count<Leavers> = Count { of: endings_in_year, among: &[], counted: &[CEASED] };

/// Starts of children of here and from elsewhere, and on remand, beside those of all; and the starts for each leaver.
pub(super) const CAUSES: Groups = Groups::Parts(
    "Of these",
    &[
        Part {
            label: "Unaccompanied asylum-seeking children",
            unit: Unit::Count,
            measure: &Count::<Starts> { of: recorded_starts_in_year, among: &[STARTED], counted: &[UNACCOMPANIED] },
        },
        Part {
            label: "Local children",
            unit: Unit::Count,
            measure: &Count::<Starts> { of: recorded_starts_in_year, among: &[STARTED], counted: &[LOCAL] },
        },
        Part {
            label: "On remand",
            unit: Unit::Count,
            measure: &Count::<Starts> { of: recorded_starts_in_year, among: &[STARTED], counted: &[REMANDED] },
        },
    ],
);

/// Starts for each child who left.
pub(super) const FOR_EACH_LEAVER: Groups = Groups::Parts(
    "Beside leavers",
    &[Part {
        label: "Starts for each child who left",
        unit: Unit::Score,
        measure: &Ratio { numerator: &ALL_STARTS, denominator: &ALL_LEAVERS },
    }],
);

/// Leavers without those whom their 18th birthday took out.
pub(super) const YOUNGER_LEAVERS: Groups = Groups::Parts(
    "Of these",
    &[Part {
        label: "Before the 18th birthday",
        unit: Unit::Count,
        measure: &Count::<Leavers> { of: leavers_in_year, among: &[CEASED], counted: &[MINOR] },
    }],
);

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[Indicator::new(
    "POP-16",
    "Started together with a brother or sister",
    &Share::<Starts> { of: recorded_starts_in_year, denominator: &[STARTED], numerator: &[WITH_A_SIBLING] },
)
.window(Year)
.unit(Unit::Count)
.needs(&[Table::Episodes])
.uses(&[Table::Header])
.source("Corporate parenting committees: whether sudden rises come from sibling groups or from remand")
.note("Header may have a column FAMILY with a number of the mother or the household. Where two children who began on one day do not both have it, the postcode of the home is compared, which is a guess: neighbours may share one, and brothers and sisters may come from two homes. POP-03 has the remands.")];
