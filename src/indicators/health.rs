//! Health of children looked after for 12 months.

use crate::cases::facts::{LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS};
use crate::cases::{Children, children};
use crate::codes::Flag;
use crate::history::{Child, History};
use crate::judging::finding::{Finding, unknown, whether};
use crate::judging::*;
use crate::rows::of_the_return::{Outcomes, Table};

/// A check of OC2, done or not.
#[derive(Clone, Copy)]
pub struct Check<'h> {
    child: Child<'h>,
    item: Item,
}

#[derive(Clone, Copy)]
enum Item {
    HealthAssessment,
    TeethCheck,
}

/// The two checks of each child.
pub struct Checks;

impl Population for Checks {
    type Case<'h> = Check<'h>;
    const ONE: &'static str = "check";
    const MANY: &'static str = "checks";
}

impl<'h> Case<'h> for Check<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
}

fn checks<'h>(history: &'h History, see: &mut dyn FnMut(Check<'h>)) {
    for child in history.children() {
        [Item::HealthAssessment, Item::TeethCheck].into_iter().for_each(|item| see(Check { child, item }));
    }
}

/// What OC2 says of a check that is done or not.
pub(super) fn recorded(child: Child, item: fn(&Outcomes) -> Flag) -> Finding {
    let row = child.outcomes();
    match row.map(|row| item(row).answer()) {
        Some(Some(done)) => {
            whether(done, if done { "Recorded as done." } else { "Recorded as not done." }).seen_in_any(row)
        }
        Some(None) => unknown("OC2 has a row, but neither 1 nor 0 for it.").seen_in_any(row),
        None => unknown("OC2 has no row for this child."),
    }
}

const ASSESSED: Clause<Children> = Clause("a health assessment in the year (HEALTH_ASSESSMENT = 1)", |child, _| {
    recorded(child, |row| row.health_assessment)
});

const TEETH_CHECKED: Clause<Children> =
    Clause("teeth checked by a dentist in the year (TEETH_CHECK = 1)", |child, _| {
        recorded(child, |row| row.teeth_check)
    });

const ASSESSMENT: Share<Children> =
    Share { of: children, denominator: &[LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS], numerator: &[ASSESSED] };

const TEETH: Share<Children> =
    Share { of: children, denominator: &[LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS], numerator: &[TEETH_CHECKED] };

const BOTH: Share<Children> = Share {
    of: children,
    denominator: &[LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS],
    numerator: &[ASSESSED, TEETH_CHECKED],
};

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "HLT-01",
        "Health of looked-after children: assessments and teeth",
        &Share::<Checks> {
            of: checks,
            denominator: &[
                Clause(LOOKED_AFTER.0, |check, period| (LOOKED_AFTER.1)(check.child, period)),
                Clause(LOOKED_AFTER_FOR_12_MONTHS.0, |check, period| {
                    (LOOKED_AFTER_FOR_12_MONTHS.1)(check.child, period)
                }),
            ],
            numerator: &[Clause("the health assessment, or the dental check, was done", |check, period| {
                match check.item {
                    Item::HealthAssessment => (ASSESSED.1)(check.child, period),
                    Item::TeethCheck => (TEETH_CHECKED.1)(check.child, period),
                }
            })],
        },
    )
    .codes(&["PAF CF/C19"])
    .better(Higher)
    .window(Rolling12)
    .groups(&[Groups::Parts(
            "Of which",
            &[
                Part { label: "Health assessment", unit: Unit::Percent, measure: &ASSESSMENT },
                Part { label: "Teeth checked", unit: Unit::Percent, measure: &TEETH },
                Part { label: "Both", unit: Unit::Percent, measure: &BOTH },
            ],
        )])
    .needs(&[Table::Episodes, Table::Oc2])
    .source("Performance Assessment Framework CF/C19: the mean of the two percentages")
    .note("Two checks are owed for each child, so the denominator is twice the number of children."),
    Indicator::new(
        "HLT-02",
        "Annual health assessment up to date",
        &ASSESSMENT,
    )
    .codes(&["DfE OC2", "SCC/039"])
    .better(Higher)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::Oc2])
    .source("Children looked after in England, data guidance 2023: outcomes of children looked after for at least 12 months")
    .note("Two assessments in the year are needed for a child under 5. A refusal counts as not done."),
    Indicator::new(
        "HLT-03",
        "Teeth checked by a dentist",
        &TEETH,
    )
    .codes(&["DfE OC2", "SCC/020"])
    .better(Higher)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::Oc2])
    .source("Children looked after in England, data guidance 2023: outcomes of children looked after for at least 12 months"),
];
