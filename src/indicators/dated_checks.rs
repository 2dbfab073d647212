//! Health within the year, from the days of the checks: what can be told before OC2 is there (D61).

use crate::cases::facts::LOOKED_AFTER_FOR_12_MONTHS;
use crate::cases::{Children, children};
use crate::codes::CheckKind;
use crate::history::{Child, Period};
use crate::judging::finding::{Finding, no, unknown, whether};
use crate::judging::*;
use crate::rows::of_extracts::HealthCheck;
use crate::rows::of_the_return::Table;

/// Whether the last check was in the 12 months.
fn held_lately(child: Child, last: Option<&HealthCheck>, period: &Period) -> Finding {
    let given = &child.history.records.given;
    match (last, given.in_care.of(child.id).first()) {
        (Some(check), _) => {
            whether(check.day >= period.twelve_months, "The last was on {}.").with(check.day).seen_in(check)
        }
        (None, Some(row)) if given.checks_from.is_none() => no("The list of children in care has none.").seen_in(row),
        (None, _) => unknown("No file has one of this child."),
    }
}

const ASSESSED: Clause<Children> =
    Clause("a health assessment was held in the 12 months to the as-at date", |child, period| {
        held_lately(child, child.health_assessments().next_back(), period)
    });

const DENTIST: Clause<Children> =
    Clause("a dental check was held in the 12 months to the as-at date", |child, period| {
        held_lately(child, child.health_checks().rfind(|check| check.kind == CheckKind::Dental), period)
    });

const BESIDE_OC2: &str = "Beside the line of OC2, which waits for the year's return: OC2 says yes or no once, and this line counts the days of the checks, at any date. Children under 5 need two assessments a year; one is asked here.";

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "HLT-22",
        "Health assessment in the last 12 months, from dated checks",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER_FOR_12_MONTHS], numerator: &[ASSESSED] },
    )
    .better(Higher)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::HealthChecks])
    .instead(Table::ChildrenInCare)
    .in_place_of("HLT-02")
    .source("As HLT-02, from the days of the checks and not from OC2")
    .note(BESIDE_OC2),
    Indicator::new(
        "HLT-23",
        "Dental check in the last 12 months, from dated checks",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER_FOR_12_MONTHS], numerator: &[DENTIST] },
    )
    .better(Higher)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::HealthChecks])
    .instead(Table::ChildrenInCare)
    .in_place_of("HLT-03")
    .source("As HLT-03, from the days of the checks and not from OC2")
    .note(BESIDE_OC2),
];
