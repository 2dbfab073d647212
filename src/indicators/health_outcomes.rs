//! Health of children looked after for 12 months: immunisations, development checks, and how they feel and behave.

use super::health::recorded;
use crate::cases::facts::{LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS, is_aged, is_under};
use crate::cases::{Children, children};
use crate::history::{Child, History};
use crate::judging::finding::{Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::Table;

const UNDER_5: Clause<Children> = Clause("aged under 5 on that day", |child, period| is_under(child, 5, period.last));

const AGED_5_TO_16: Clause<Children> =
    Clause("aged 5 to 16 on that day", |child, period| is_aged(child, 5..=16, period.last));

const IMMUNISED: Clause<Children> =
    Clause("immunisations up to date (IMMUNISATIONS = 1)", |child, _| recorded(child, |row| row.immunisations));

const DEVELOPMENT_CHECKED: Clause<Children> =
    Clause("development assessments up to date (HEALTH_CHECK = 1)", |child, _| recorded(child, |row| row.health_check));

fn score(child: Child) -> Option<u8> {
    child.outcomes().and_then(|row| row.sdq_score)
}

fn no_score(child: Child) -> Finding {
    match child.outcomes() {
        Some(row) => unknown("OC2 has a row, but no score for it.").seen_in(row),
        None => unknown("OC2 has no row for this child."),
    }
}

const SCORE_KNOWN: Clause<Children> = Clause("a score of 0 to 40 is recorded (SDQ_SCORE)", |child, _| {
    score(child)
        .map_or(no_score(child), |score| yes("A score of {}.").with(u32::from(score)).seen_in_any(child.outcomes()))
});

/// Without a score, a reason says that there is none; without either nobody knows (D28).
const SCORED: Clause<Children> =
    Clause("a score of 0 to 40 is recorded, and not a reason for none", |child, period| {
        let row = child.outcomes();
        match row.filter(|row| row.sdq_score.is_none()).map(|row| row.sdq_reason) {
            Some(reason) if reason.is_known() => no("No score: {}.").with(reason.words()).seen_in_any(row),
            _ => (SCORE_KNOWN.1)(child, period),
        }
    });

/// The score from which there is cause for concern; from 14 it is borderline.
const CONCERN: u8 = 17;
const BORDERLINE: u8 = 14;

const OF_CONCERN: Clause<Children> = Clause("the score is 17 or more", |child, _| {
    score(child).map_or(no_score(child), |score| {
        whether(score >= CONCERN, "A score of {}.").with(u32::from(score)).seen_in_any(child.outcomes())
    })
});

fn band(case: &Judged, history: &History) -> (u16, &'static str) {
    match score(history.child(case.child)) {
        Some(..BORDERLINE) => (0, "0 to 13: close to average"),
        Some(BORDERLINE..CONCERN) => (1, "14 to 16: borderline"),
        Some(_) => (2, "17 to 40: cause for concern"),
        None => (u16::MAX, "Not known"),
    }
}

const OF_THE_YEAR: &str =
    "Children looked after in England, data guidance 2023: outcomes of children looked after for at least 12 months";
const DIFFICULTIES: &str =
    "Children looked after in England, data guidance 2023: strengths and difficulties questionnaire, ages 5 to 16";

const TESTED: &[Clause<Children>] = &[LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS, AGED_5_TO_16];

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "HLT-04",
        "Immunisations up to date",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS],
            numerator: &[IMMUNISED],
        },
    )
    .codes(&["DfE OC2", "LAIT LACVaccinations%"])
    .better(Higher)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::Oc2])
    .source(OF_THE_YEAR)
    .note("Immunisations that were due before the child came into care count too."),
    Indicator::new(
        "HLT-05",
        "Development assessments up to date, aged under 5",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER, LOOKED_AFTER_FOR_12_MONTHS, UNDER_5],
            numerator: &[DEVELOPMENT_CHECKED],
        },
    )
    .codes(&["DfE OC2"])
    .better(Higher)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::Oc2])
    .uses(&[Table::Header])
    .source(OF_THE_YEAR)
    .note("The files of 2010 and 2011 have children aged 5 too."),
    Indicator::new(
        "HLT-06",
        "Emotional and behavioural health: average score",
        &Mean::<Children> {
            of: children,
            among: TESTED,
            counted: &[SCORE_KNOWN],
            amount: |child| i64::from(score(child).unwrap_or_default()),
        },
    )
    .codes(&["NI 58", "LAIT Emotional_LAC", "National Framework"])
    .better(Lower)
    .window(Rolling12)
    .unit(Unit::Score)
    .needs(&[Table::Episodes, Table::Oc2])
    .uses(&[Table::Header])
    .source(DIFFICULTIES)
    .note("Of children with a score; HLT-08 tells how many have one. 0 to 13 is close to average, 17 to 40 a cause for concern."),
    Indicator::new(
        "HLT-07",
        "Emotional and behavioural health of concern",
        &ShareOfRecorded::<Children> { of: children, denominator: TESTED, numerator: &[SCORE_KNOWN, OF_CONCERN] },
    )
    .codes(&["DfE OC2"])
    .better(Lower)
    .window(Rolling12)
    .groups(&[Groups::Profile("Score", band)])
    .needs(&[Table::Episodes, Table::Oc2])
    .uses(&[Table::Header])
    .source(DIFFICULTIES)
    .note("Of children with a score; HLT-08 tells how many have one."),
    Indicator::new(
        "HLT-08",
        "Children with an emotional and behavioural health score",
        &Share::<Children> { of: children, denominator: TESTED, numerator: &[SCORED] },
    )
    .codes(&["DfE OC2"])
    .better(Higher)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::Oc2])
    .uses(&[Table::Header])
    .source(DIFFICULTIES)
    .note("A reason for having no score (SDQ_REASON) says that there is none; with neither it is not recorded."),
];
