//! Households: foster carers, and those who want to adopt.

use crate::calendar::Day;
use crate::cases::population;
use crate::history::{Child, History, Period};
use crate::judging::finding::{Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_extracts::{Adopter, FosterCarer};
use crate::rows::of_the_return::{Episode, Table};

population! {
    /// Foster households.
    FosterHouseholds, FosterHousehold, "household", "households"
}

population! {
    /// Households that asked about adopting.
    AdopterHouseholds, AdopterHousehold, "household", "households"
}

macro_rules! household {
    ($(#[$about:meta])* $name:ident: $row:ty, $label:expr) => {
        $(#[$about])*
        #[derive(Clone, Copy)]
        pub struct $name<'h> {
            /// The household stands where a child stands elsewhere: it has a number and no care.
            household: Child<'h>,
            row: &'h $row,
        }

        impl<'h> Case<'h> for $name<'h> {
            fn child(self) -> Child<'h> {
                self.household
            }
            fn episode(self) -> Option<&'h Episode> {
                None
            }
            fn label(self) -> (u16, &'static str) {
                let label: fn(&$row) -> (u16, &'static str) = $label;
                label(self.row)
            }
        }
    };
}

household! {
    /// A foster household.
    FosterHousehold: FosterCarer, |row| if row.kind.is_known() { (row.kind as u16, row.kind.words()) } else { (u16::MAX, "Not known") }
}

household! {
    /// A household that asked about adopting.
    AdopterHousehold: Adopter, |_| (0, "")
}

fn foster_households<'h>(history: &'h History, see: &mut dyn FnMut(FosterHousehold<'h>)) {
    let rows = history.records.given.carers.iter();
    rows.for_each(|row| see(FosterHousehold { household: history.child(row.child), row }));
}

fn adopters<'h>(history: &'h History, see: &mut dyn FnMut(AdopterHousehold<'h>)) {
    let rows = history.records.given.adopters.iter();
    rows.for_each(|row| see(AdopterHousehold { household: history.child(row.child), row }));
}

/// Whether something happened by the as-at date.
fn by_then(day: Option<Day>, period: &Period) -> Option<Day> {
    day.filter(|day| *day <= period.last)
}

fn has_happened(day: Option<Day>, period: &Period) -> Finding {
    match by_then(day, period) {
        Some(day) => yes("On {}.").with(day),
        None => no("Not by that day."),
    }
}

fn has_happened_in_year(day: Option<Day>, period: &Period) -> Finding {
    match by_then(day, period) {
        Some(day) => whether(period.in_year(day), "On {}.").with(day),
        None => no("Not by that day."),
    }
}

const APPROVED: Clause<AdopterHouseholds> =
    Clause("approved by that day", |case, period| has_happened(case.row.approved, period).seen_in(case.row));

const REGISTERED: Clause<AdopterHouseholds> = Clause("the application was registered by that day", |case, period| {
    has_happened(case.row.registered, period).seen_in(case.row)
});

const NOT_APPROVED: Clause<AdopterHouseholds> =
    Clause("not yet approved", |case, period| has_happened(case.row.approved, period).reversed().seen_in(case.row));

const NOT_MATCHED: Clause<AdopterHouseholds> =
    Clause("not yet matched", |case, period| has_happened(case.row.matched, period).reversed().seen_in(case.row));

const NOT_CLOSED: Clause<AdopterHouseholds> =
    Clause("has not left", |case, period| has_happened(case.row.closed, period).reversed().seen_in(case.row));

const ENQUIRED_IN_YEAR: Clause<AdopterHouseholds> =
    Clause("first asked in the year", |case, period| has_happened_in_year(case.row.enquired, period).seen_in(case.row));

const CLOSED_IN_YEAR: Clause<AdopterHouseholds> =
    Clause("left in the year", |case, period| has_happened_in_year(case.row.closed, period).seen_in(case.row));

const APPROVED_IN_YEAR: Clause<AdopterHouseholds> =
    Clause("approved in the year", |case, period| has_happened_in_year(case.row.approved, period).seen_in(case.row));

const MATCHED_IN_YEAR: Clause<AdopterHouseholds> =
    Clause("matched in the year", |case, period| has_happened_in_year(case.row.matched, period).seen_in(case.row));

const WAITED: Clause<AdopterHouseholds> = Clause("matched 3 months or more after approval", |case, _| {
    let (Some(approved), Some(matched)) = (case.row.approved, case.row.matched) else {
        return unknown("APPROVED_DATE is blank.").seen_in(case.row);
    };
    whether(matched >= approved.plus_months(3), "Approved on {}, matched on {}.")
        .with(approved)
        .with(matched)
        .seen_in(case.row)
});

const APPROVED_IN_TIME: Clause<AdopterHouseholds> =
    Clause("approved within 6 months of the registration", |case, _| {
        let (Some(registered), Some(approved)) = (case.row.registered, case.row.approved) else {
            return unknown("REGISTERED_DATE is blank.").seen_in(case.row);
        };
        whether(approved <= registered.plus_months(6), "Registered on {}, approved on {}.")
            .with(registered)
            .with(approved)
            .seen_in(case.row)
    });

const MATCHED_IN_TIME: Clause<AdopterHouseholds> = Clause("matched within 3 months of approval", |case, _| {
    let (Some(approved), Some(matched)) = (case.row.approved, case.row.matched) else {
        return unknown("APPROVED_DATE is blank.").seen_in(case.row);
    };
    whether(matched <= approved.plus_months(3), "Approved on {}, matched on {}.")
        .with(approved)
        .with(matched)
        .seen_in(case.row)
});

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "SVC-01",
        "Approved foster households",
        &Count::<FosterHouseholds> {
            of: foster_households,
            among: &[
                Clause("approved by that day", |case, period| {
                    has_happened(Some(case.row.approved), period).seen_in(case.row)
                }),
                Clause("the approval has not ended", |case, period| {
                    has_happened(case.row.ended, period).reversed().seen_in(case.row)
                }),
            ],
            counted: &[],
        },
    )
    .better(Neutral)
    .window(Snapshot)
    .unit(Unit::Count)
    .groups(&[Groups::By("Kind", |case, _| case.label)])
    .needs(&[Table::FosterCarers])
    .source("Scrutiny report, Peterborough, January 2011; Ofsted fostering data")
    .note("Households, not persons."),
    Indicator::new(
        "SVC-03",
        "Adoption enquiries",
        &Count::<AdopterHouseholds> { of: adopters, among: &[ENQUIRED_IN_YEAR], counted: &[] },
    )
    .better(Higher)
    .window(Year)
    .unit(Unit::Count)
    .groups(&[Groups::Parts(
        "In the year",
        &[
            Part {
                label: "Left",
                unit: Unit::Count,
                measure: &Count::<AdopterHouseholds> { of: adopters, among: &[CLOSED_IN_YEAR], counted: &[] },
            },
            Part {
                label: "Approved",
                unit: Unit::Count,
                measure: &Count::<AdopterHouseholds> { of: adopters, among: &[APPROVED_IN_YEAR], counted: &[] },
            },
            Part {
                label: "Matched",
                unit: Unit::Count,
                measure: &Count::<AdopterHouseholds> { of: adopters, among: &[MATCHED_IN_YEAR], counted: &[] },
            },
        ],
    )])
    .needs(&[Table::Adopters])
    .source("Scrutiny report, Peterborough, January 2011")
    .note("The steps are counted in the year in which they are taken, so they need not be those of one household."),
    Indicator::new(
        "SVC-04",
        "Adoptive families approved within 6 months of registration",
        &Share::<AdopterHouseholds> { of: adopters, denominator: &[APPROVED_IN_YEAR], numerator: &[APPROVED_IN_TIME] },
    )
    .better(Higher)
    .window(Year)
    .needs(&[Table::Adopters])
    .source("Adoption and Special Guardianship Leadership Board: stage 1 in 2 months and stage 2 in 4"),
    Indicator::new(
        "SVC-14",
        "Adoptive families matched within 3 months of approval",
        &Share::<AdopterHouseholds> { of: adopters, denominator: &[MATCHED_IN_YEAR], numerator: &[MATCHED_IN_TIME] },
    )
    .better(Higher)
    .window(Year)
    .needs(&[Table::Adopters])
    .source("Adoption and Special Guardianship Leadership Board: from approval to match")
    .note("A match on the very day on which 3 months end is within them, and waited 3 months (ADP-16)."),
    Indicator::new(
        "ADP-15",
        "Approved adoptive families waiting to be matched",
        &Count::<AdopterHouseholds> { of: adopters, among: &[APPROVED, NOT_MATCHED, NOT_CLOSED], counted: &[] },
    )
    .codes(&["Scorecard A11"])
    .better(Neutral)
    .window(Snapshot)
    .unit(Unit::Count)
    .needs(&[Table::Adopters])
    .source("Adoption scorecard A11"),
    Indicator::new(
        "ADP-16",
        "Families matched who waited 3 months or more",
        &Share::<AdopterHouseholds> { of: adopters, denominator: &[MATCHED_IN_YEAR], numerator: &[WAITED] },
    )
    .codes(&["Scorecard A12"])
    .better(Lower)
    .window(Year)
    .needs(&[Table::Adopters])
    .source("Adoption scorecard A12: from approval to match"),
    Indicator::new(
        "ADP-17",
        "Applications to adopt still to be assessed",
        &Count::<AdopterHouseholds> { of: adopters, among: &[REGISTERED, NOT_APPROVED, NOT_CLOSED], counted: &[] },
    )
    .codes(&["Scorecard A13"])
    .better(Neutral)
    .window(Snapshot)
    .unit(Unit::Count)
    .needs(&[Table::Adopters])
    .source("Adoption scorecard A13"),
];
