//! Children in residential provision, and those of them with special needs.

use crate::calendar::Day;
use crate::cases::facts::LOOKED_AFTER;
use crate::cases::{Children, children};
use crate::codes::{Place, SpecialNeeds};
use crate::history::Child;
use crate::judging::finding::{Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::Table;

fn is_placed_in(child: Child, places: &[Place]) -> Finding {
    let row = child.current_episode();
    match row.map(|row| row.place).unwrap_or_default() {
        Place::Blank | Place::Unknown => unknown("PLACE is blank or not a known code.").seen_in_any(row),
        place => whether(places.contains(&place), "Placement: {}.").with(place.words()).seen_in_any(row),
    }
}

const HOMES: &[Place] = &[Place::K1, Place::K2, Place::R1, Place::R2, Place::R3, Place::S1];

const RESIDENTIAL: Clause<Children> =
    Clause("in residential provision (PLACE K1, K2, R1 to R3 or S1)", |child, _| is_placed_in(child, HOMES));

const IN_CUSTODY: Clause<Children> =
    Clause("in a young offender institution (PLACE R5)", |child, _| is_placed_in(child, &[Place::R5]));

/// What the dates of SpecialNeeds tell of a day; nothing where it has no row of the child by then.
pub(super) fn needs_on(child: Child, day: Day, wanted: fn(SpecialNeeds) -> Option<bool>) -> Option<Finding> {
    let begun = || child.history.records.given.needs.of(child.id).iter().filter(|row| row.start <= day);
    let open = begun().filter(|row| row.end.is_none_or(|end| end > day)).max_by_key(|row| row.kind);
    if let Some(row) = open {
        let found = match wanted(row.kind) {
            None => unknown("SEN is blank or not a known code."),
            Some(needs) => whether(needs, "Since {}: {}.").with(row.start).with(row.kind.words()),
        };
        return Some(found.seen_in(row));
    }
    let ended = begun().max_by_key(|row| row.start);
    ended.map(|row| no("Special needs from {} have ended.").with(row.start).seen_in(row))
}

/// What the latest rows tell of special needs: a plan or support by the dates of SpecialNeeds, or else the disability of
/// a list of children in care.
fn has_special_needs(child: Child) -> Finding {
    let dated = needs_on(child, child.history.period.last, SpecialNeeds::are_there);
    dated.unwrap_or_else(|| has_disability(child))
}

fn has_disability(child: Child) -> Finding {
    let rows = child.history.records.given.in_care.of(child.id);
    let listed = rows.iter().filter_map(|row| Some((row, row.disability.answer()?)));
    match listed.max_by_key(|(_, disabled)| *disabled) {
        Some((row, true)) => yes("The list of children in care has a disability.").seen_in(row),
        Some((row, false)) => no("The list of children in care has no disability.").seen_in(row),
        None => unknown("No file tells of special needs of this child."),
    }
}

const SPECIAL_NEEDS: Clause<Children> = Clause(
    "special educational needs (a plan or support), or where SpecialNeeds has nothing of the child a disability in the list of children in care",
    |child, _| has_special_needs(child),
);

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[Indicator::new(
    "POP-17",
    "In residential provision with special needs",
    &Share::<Children> { of: children, denominator: &[LOOKED_AFTER, RESIDENTIAL], numerator: &[SPECIAL_NEEDS] },
)
.window(Snapshot)
.unit(Unit::Count)
.groups(&[Groups::Parts(
    "Of all looked after",
    &[
        Part {
            label: "In residential provision",
            unit: Unit::Percent,
            measure: &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[RESIDENTIAL] },
        },
        Part {
            label: "In custody",
            unit: Unit::Percent,
            measure: &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[IN_CUSTODY] },
        },
    ],
)])
.needs(&[Table::Episodes, Table::SpecialNeeds])
.instead(Table::ChildrenInCare)
.source("Corporate parenting committees: children in residential provision and, of those, with special needs")
.note("A count of a count: both are small. Where a child is not in SpecialNeeds, a disability in list 8 of Annex A counts.")];
