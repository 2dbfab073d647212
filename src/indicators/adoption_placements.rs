//! Finding a family: early permanence, adoptive placements as they begin and break down, and plans that changed.

use super::adoption::{ADOPTED, SCORECARD};
use crate::calendar::Day;
use crate::cases::adoption::{AdoptiveStay, adoptive_stays};
use crate::cases::facts::LOOKED_AFTER;
use crate::cases::*;
use crate::codes::{Ceased, Place};
use crate::history::{Child, History, Period};
use crate::judging::finding::{Answer, Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::{Decision, Episode, Table};

fn last_decision_of_year<'h>(child: Child<'h>, period: &Period) -> Option<&'h Decision> {
    let touches = |decision: &&Decision| decision.reversed.is_none_or(|day| day >= period.year_start);
    child.decisions().filter(touches).max_by_key(|decision| decision.made)
}

const DECIDED: Clause<Children> = Clause("an adoption decision stood on a day of the year", |child, period| {
    match last_decision_of_year(child, period) {
        Some(decision) => yes("Decision on {}.").with(decision.made).seen_in(decision),
        None => no("No decision stood in the year."),
    }
});

const CHANGED: Clause<Children> =
    Clause("the latest decision was reversed in the year (REASON_PLACED_CEASED RD1 to RD4)", |child, period| {
        let Some(decision) = last_decision_of_year(child, period) else { return no("No decision stood in the year.") };
        let finding = match decision.reversed.filter(|day| *day <= period.last) {
            None => no("The decision of {} stands.").with(decision.made),
            Some(day) if decision.reason.is_known() => {
                yes("Reversed on {}: {}.").with(day).with(decision.reason.words())
            }
            Some(day) => unknown("Reversed on {}, but REASON_PLACED_CEASED is not a known code.").with(day),
        };
        finding.seen_in(decision)
    });

const EARLY: Clause<Children> =
    Clause("placed with foster carers who are approved adopters too (U2, U5)", |child, _| {
        let row = child.current_episode();
        match row.map(|row| row.place).unwrap_or_default() {
            Place::Blank | Place::Unknown => unknown("PLACE is blank or not a known code.").seen_in_any(row),
            place => whether(place.is_foster_to_adopt(), "Placement: {}.").with(place.words()).seen_in_any(row),
        }
    });

const PLACED: Clause<Children> = Clause("in an adoptive placement (A3 to A6) on a day of the year", |child, period| {
    match adoptive_stays(child).find(|stay| stay.end.is_none_or(|end| end >= period.year_start)) {
        Some(stay) => yes("Placed for adoption from {}.").with(stay.row.decom).seen_in(stay.row),
        None => no("Not placed for adoption in the year."),
    }
});

/// Whether a stay that ended on a day was broken off: not where care ended with it by adoption (ADP-23).
fn broke_down(stay: &AdoptiveStay, end: Day) -> Finding {
    if !stay.ended_care {
        return yes("The placement ended on {}, and care went on.").with(end).seen_in(stay.row);
    }
    let left = LeftCare { child: stay.child, care: stay.care, end };
    let finding = match left.reason() {
        Ceased::Blank | Ceased::Unknown => unknown("Care ended on {}, but REC is blank, X1 or not a known code."),
        reason => whether(!reason.is_adopted(), "Care ended on {}: {}."),
    };
    finding.with(end).with(left.reason().words()).seen_in(stay.row).seen_in_any(left.episode())
}

const BROKE_DOWN: Clause<Children> =
    Clause("such a placement ended in the year other than by adoption (E11, E12)", |child, period| {
        let ended = |stay: AdoptiveStay| stay.end.filter(|end| period.in_year(*end)).map(|end| broke_down(&stay, end));
        let rank = |finding: &Finding| match finding.answer {
            Answer::Yes => 0,
            Answer::Unknown => 1,
            Answer::No => 2,
        };
        adoptive_stays(child).filter_map(ended).min_by_key(rank).unwrap_or(no("None ended in the year."))
    });

const UNOPPOSED: Clause<Leavers> = Clause("the order was unopposed (E11)", |left, _| match left.reason() {
    Ceased::Blank | Ceased::Unknown => unknown("REC is not a known code.").seen_in_any(left.closing()),
    reason => whether(reason == Ceased::E11, "{}.").with(reason.words()).seen_in_any(left.closing()),
});

population! {
    /// Adoptive placements.
    AdoptiveStays, AdoptiveStay, "placement", "placements"
}

impl<'h> Case<'h> for AdoptiveStay<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.row.decom
    }
    fn episode(self) -> Option<&'h Episode> {
        Some(self.row)
    }
}

fn stays<'h>(history: &'h History, see: &mut dyn FnMut(AdoptiveStay<'h>)) {
    history.children().flat_map(adoptive_stays).for_each(see);
}

const BEGAN_IN_THE_YEAR: Clause<AdoptiveStays> =
    Clause("placed for adoption (A3 to A6) in the year", |stay, period| {
        whether(period.in_year(stay.row.decom), "Placed on {}.").with(stay.row.decom).seen_in(stay.row)
    });

const BEGINNING_KNOWN: Clause<AdoptiveStays> =
    Clause("the day is known: it is not the first row known, or care begins with it (RNE S, P or B)", |stay, _| {
        match stay.may_have_begun_before {
            true => unknown("The first row known does not say that a placement began.").seen_in(stay.row),
            false => yes("A placement before it is known, or RNE says that it began.").seen_in(stay.row),
        }
    });

const MATCHED: Part = Part {
    label: "Matched in the year (children adopted)",
    unit: Unit::Count,
    measure: &Count::<Children> {
        of: children,
        among: &[Clause("a match in the year (DATE_MATCH of AD1)", |child: Child, period| {
            let Some(row) = child.adoption() else { return no("No match is recorded.") };
            match row.matched {
                Some(day) => whether(period.in_year(day), "Matched on {}.").with(day).seen_in(row),
                None => unknown("DATE_MATCH is blank.").seen_in(row),
            }
        })],
        counted: &[],
    },
};

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "ADP-09",
        "Plan changed away from adoption",
        &Share::<Children> { of: children, denominator: &[DECIDED], numerator: &[CHANGED] },
    )
    .codes(&["Adoption scorecard A5"])
    .better(Lower)
    .window(Year)
    .rises()
    .needs(&[Table::PlacedAdoption])
    .source(SCORECARD)
    .note("Of children with a decision in the year. A decision that was never closed in the records makes the figure too low."),
    Indicator::new(
        "ADP-22",
        "In early permanence placements",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[EARLY] },
    )
    .codes(&["ASGLB early permanence"])
    .better(Higher)
    .window(Snapshot)
    .unit(Unit::Count)
    .needs(&[Table::Episodes])
    .source("SSDA903 guidance: PLACE U2 and U5, carers who are also approved adopters"),
    Indicator::new(
        "ADP-23",
        "Children whose adoptive placement broke down",
        &Share::<Children> { of: children, denominator: &[PLACED], numerator: &[BROKE_DOWN] },
    )
    .codes(&["ChAT"])
    .better(Lower)
    .window(Year)
    .rises()
    .unit(Unit::Count)
    .needs(&[Table::Episodes])
    .source("Children's services analysis tool (ChAT): adoptive placements that ended without an adoption")
    .note("Counts a move to another adoptive family too. A disruption after the order is in no return."),
    Indicator::new(
        "ADP-25",
        "Adopted children whose order was unopposed",
        &Share::<Leavers> { of: leavers_in_year, denominator: &[ADOPTED], numerator: &[UNOPPOSED] },
    )
    .codes(&["LAIT LACnum_Adopt_AppUnop", "LAIT LACnum_Adopt_ConsentDisp"])
    .window(Year)
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: reason for ceasing")
    .note("With the others consent was dispensed with (E12)."),
    Indicator::new(
        "ADP-27",
        "Placed for adoption in the year",
        &Count::<AdoptiveStays> { of: stays, among: &[BEGAN_IN_THE_YEAR, BEGINNING_KNOWN], counted: &[] },
    )
    .codes(&["Adoption scorecard", "ASGLB"])
    .better(Higher)
    .window(Year)
    .unit(Unit::Count)
    .groups(&[Groups::Parts("Also", &[MATCHED])])
    .needs(&[Table::Episodes])
    .uses(&[Table::Ad1])
    .source(SCORECARD)
    .note("AD1 has adopted children only, so matches of the others are in no return."),
];
