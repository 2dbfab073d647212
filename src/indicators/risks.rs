//! Safety: convictions and substance misuse of children looked after for 12 months.

use crate::cases::facts::{LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS, is_aged};
use crate::cases::{Children, children};
use crate::codes::Flag;
use crate::history::Child;
use crate::judging::finding::{Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::{Outcomes, Table};

const AGED_10_TO_17: Clause<Children> =
    Clause("aged 10 to 17 on that day", |child, period| is_aged(child, 10..=17, period.last));

/// What OC2 says of something that happened in the year or did not.
fn happened(child: Child, item: fn(&Outcomes) -> Flag) -> Finding {
    let row = child.outcomes();
    match row.map(|row| item(row).answer()) {
        Some(Some(happened)) => {
            whether(happened, if happened { "Recorded: yes." } else { "Recorded: no." }).seen_in_any(row)
        }
        Some(None) => unknown("OC2 has a row, but neither 1 nor 0 for it.").seen_in_any(row),
        None => unknown("OC2 has no row for this child."),
    }
}

const CONVICTED: Clause<Children> =
    Clause("convicted, or given a youth caution, in the year (CONVICTED = 1)", |child, _| {
        happened(child, |row| row.convicted)
    });

const MISUSE: Clause<Children> = Clause("a substance misuse problem in the year (SUBSTANCE_MISUSE = 1)", |child, _| {
    happened(child, |row| row.substance_misuse)
});

const HELPED: Clause<Children> = Clause("an intervention was received (INTERVENTION_RECEIVED = 1)", |child, _| {
    happened(child, |row| row.intervention_received)
});

/// INTERVENTION_OFFERED is asked only where none was received, so a yes to it stands unless the other is a yes too (D28).
const REFUSED: Clause<Children> = Clause(
    "an intervention was offered and refused (INTERVENTION_OFFERED = 1, and INTERVENTION_RECEIVED is not 1)",
    |child, _| {
        let row = child.outcomes();
        let answer = |item: fn(&Outcomes) -> Flag| row.and_then(|row| item(row).answer());
        match (answer(|row| row.intervention_received), answer(|row| row.intervention_offered)) {
            (Some(true), _) => no("An intervention was received.").seen_in_any(row),
            (_, Some(true)) => yes("Offered and refused.").seen_in_any(row),
            (_, Some(false)) => no("Not refused.").seen_in_any(row),
            (_, None) if row.is_some() => unknown("OC2 has a row, but neither 1 nor 0 for it.").seen_in_any(row),
            (_, None) => unknown("OC2 has no row for this child."),
        }
    },
);

const OF_THE_YEAR: &str =
    "Children looked after in England, data guidance 2023: outcomes of children looked after for at least 12 months";

const WITH_MISUSE: &[Clause<Children>] = &[LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS, MISUSE];

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "SAF-01",
        "Convicted or given a youth caution, aged 10 to 17",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS, AGED_10_TO_17],
            numerator: &[CONVICTED],
        },
    )
    .codes(&["DfE OC2", "LAIT LAC_Convictions"])
    .better(Lower)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::Oc2])
    .uses(&[Table::Header])
    .source(OF_THE_YEAR)
    .note("Final warnings and reprimands to 2013, youth cautions and conditional cautions since. Published from age 10 without an upper end to 2016."),
    Indicator::new(
        "SAF-03",
        "Children with a substance misuse problem",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS],
            numerator: &[MISUSE],
        },
    )
    .codes(&["DfE OC2", "LAIT LACSubstance"])
    .better(Lower)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::Oc2])
    .source(OF_THE_YEAR)
    .note("Set against children of every age."),
    Indicator::new(
        "SAF-04",
        "Received help for substance misuse",
        &Share::<Children> { of: children, denominator: WITH_MISUSE, numerator: &[HELPED] },
    )
    .codes(&["DfE OC2"])
    .better(Higher)
    .window(Rolling12)
    .groups(&[Groups::Parts(
        "Also",
        &[Part {
            label: "Offered and refused",
            unit: Unit::Percent,
            measure: &Share::<Children> { of: children, denominator: WITH_MISUSE, numerator: &[REFUSED] },
        }],
    )])
    .needs(&[Table::Episodes, Table::Oc2])
    .source(OF_THE_YEAR)
    .note("Set against the children of SAF-03."),
];
