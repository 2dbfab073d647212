//! Health assessments and dental checks by their days, which OC2 does not have.

use crate::calendar::{Day, birthday};
use crate::cases::duties::*;
use crate::cases::facts::{LOOKED_AFTER, rows_without_a_gap, start_is_recorded};
use crate::cases::{Children, children};
use crate::codes::CheckKind;
use crate::history::{Child, Period};
use crate::judging::finding::{Answer, Entry, Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_extracts::HealthCheck;
use crate::rows::of_the_return::Table;

fn age_when_due(duty: Duty) -> Finding {
    match duty.child.age_on(duty.due) {
        Some(years) => yes("Aged {} on the day it was due.").with(years).at_any(duty.child.born_in()),
        None => unknown("No date of birth that can be used.").at_any(duty.child.born_in()),
    }
}

/// Months between two dental checks, and from the start of care to the first.
const DENTAL: i32 = 12;
/// Completed years from which dental checks are due.
const TEETH: u32 = 1;

fn in_care_since(child: Child, period: &Period) -> Day {
    child.current_care().map_or(period.last, |care| care.start)
}

/// Whether a check that was never held is overdue, once the day has come by which the first was due. An extract that
/// begins after the last day on which a check would still count does not say; nor does a list 8 without the child.
fn never_held(child: Child, due: Day, counts_from: Day) -> Finding {
    let given = &child.history.records.given;
    let finding = match given.checks_from {
        _ if due > child.history.period.last => no("None recorded; the first is due by {}.").with(due),
        Some(from) if from > counts_from => unknown("None recorded, and the extract begins only on {}.").with(from),
        None if given.in_care.of(child.id).is_empty() => unknown("No file tells of the child's health checks."),
        _ => yes("None recorded; the first was due by {}.").with(due),
    };
    let care = child.current_care();
    finding
        .seen_in_any(care.and_then(|care| child.episodes_of(care).first()))
        .seen_in_any(given.in_care.of(child.id).first())
        .at_any(child.born_in())
        .listing(rows_without_a_gap)
}

/// The first day on which an assessment would still count at a day.
fn assessments_count_from(child: Child, day: Day) -> Option<Day> {
    child.age_on(day).map(|age| day.plus_months(-months_between_assessments(age)))
}

/// When the next health assessment of a looked-after child falls due.
pub fn assessment_falls_due(child: Child) -> Option<Falls> {
    let period = &child.history.period;
    let has_lapsed = |held: Day, day: Day| assessments_count_from(child, day).is_some_and(|from| held < from);
    let day = match child.health_assessments().next_back() {
        Some(check) => counts_until(check.day, period.last, |day| has_lapsed(check.day, day)),
        None => first_assessment_due(in_care_since(child, period)),
    };
    Falls::on(day, assessment_overdue(child, period))
}

/// When the next dental check of a looked-after child falls due.
pub fn dental_falls_due(child: Child) -> Option<Falls> {
    let period = &child.history.period;
    let day = match child.health_checks().rfind(|check| check.kind == CheckKind::Dental) {
        Some(check) => {
            counts_until(check.day, period.last, |day| check.day < dentals_count_from(day)).max(teeth_from(child)?)
        }
        None => first_dental_due(child, period)?,
    };
    Falls::on(day, dental_overdue(child, period))
}

/// The first day on which a dental check would still count at a day.
fn dentals_count_from(day: Day) -> Day {
    day.plus_months(-DENTAL)
}

/// The birthday from which dental checks are due.
fn teeth_from(child: Child) -> Option<Day> {
    child.born().map(|born| birthday(born, TEETH as i32))
}

/// The day by which the first dental check is due.
fn first_dental_due(child: Child, period: &Period) -> Option<Day> {
    Some(in_care_since(child, period).plus_months(DENTAL).max(teeth_from(child)?))
}

fn assessment_overdue(child: Child, period: &Period) -> Finding {
    let Some(counts_from) = assessments_count_from(child, period.last) else {
        return unknown("No date of birth that can be used.");
    };
    match child.health_assessments().next_back() {
        Some(check) => whether(check.day < counts_from, "Last health assessment on {}.")
            .with(check.day)
            .seen_in(check)
            .at_any(child.born_in()),
        None => never_held(child, first_assessment_due(in_care_since(child, period)), counts_from),
    }
}

fn dental_overdue(child: Child, period: &Period) -> Finding {
    let counts_from = dentals_count_from(period.last);
    let Some((age, due)) = child.age_on(period.last).zip(first_dental_due(child, period)) else {
        return unknown("No date of birth that can be used.");
    };
    match child.health_checks().rfind(|check| check.kind == CheckKind::Dental) {
        _ if age < TEETH => no("Under 1, so no dental check is due.").at_any(child.born_in()),
        Some(check) => whether(check.day < counts_from, "Last dental check on {}.")
            .with(check.day)
            .seen_in(check)
            .at_any(child.born_in()),
        None => never_held(child, due, counts_from),
    }
}

/// The first that is a yes, or else unknown; of two alike the first.
fn either(one: Finding, other: Finding) -> Finding {
    let weight = |finding: &Finding| match finding.answer {
        Answer::Yes => 2,
        Answer::Unknown => 1,
        Answer::No => 0,
    };
    if weight(&other) > weight(&one) { other } else { one }
}

/// The last check of each kind; where one was never held, the rows from which the first fell due.
fn last_checks(child: Child) -> Vec<Entry> {
    let assessment = child.health_assessments().next_back();
    let dental = child.health_checks().rfind(|check| check.kind == CheckKind::Dental);
    let last = |words: &str, check: &HealthCheck| Entry::new(format!("{words} on {}", check.day), [check]);
    let held = assessment.map(|check| last("Last health assessment", check));
    let held = held.into_iter().chain(dental.map(|check| last("Last dental check", check)));
    let never = assessment.is_none() || dental.is_none();
    held.chain(never.then(|| rows_without_a_gap(child)).into_iter().flatten()).collect()
}

const ASSESSMENT_OVERDUE: Clause<Children> =
    Clause("the last health assessment is older than 6 months (under 5) or 12 months (5 and over)", |child, period| {
        assessment_overdue(child, period)
    });

const DENTAL_OVERDUE: Clause<Children> =
    Clause("1 or over, and the last dental check is older than 12 months", |child, period| {
        dental_overdue(child, period)
    });

const ANY_OVERDUE: Clause<Children> = Clause(
    "the last health assessment is older than 6 months (under 5) or 12 months (5 and over), or the last dental check is older than 12 months (1 and over)",
    |child, period| either(assessment_overdue(child, period), dental_overdue(child, period)).listing(last_checks),
);

const OVERDUE: Share<Children> = Share { of: children, denominator: &[LOOKED_AFTER], numerator: &[ANY_OVERDUE] };

const ASSESSMENTS_OVERDUE: Share<Children> =
    Share { of: children, denominator: &[LOOKED_AFTER], numerator: &[ASSESSMENT_OVERDUE] };

const DENTALS_OVERDUE: Share<Children> =
    Share { of: children, denominator: &[LOOKED_AFTER], numerator: &[DENTAL_OVERDUE] };

const BOTH_OVERDUE: Share<Children> =
    Share { of: children, denominator: &[LOOKED_AFTER], numerator: &[ASSESSMENT_OVERDUE, DENTAL_OVERDUE] };

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "HLT-09",
        "Initial health assessment within 20 working days",
        &Share::<InitialAssessmentsDue> {
            of: initial_assessments_due,
            denominator: &[Clause("the start of care is recorded (RNE is S)", |duty, _| {
                start_is_recorded(duty.child, duty.care)
            })],
            numerator: &[Clause(
                "an initial health assessment was held within 20 working days of the start",
                |duty, _| duty.in_time(),
            )],
        },
    )
    .codes(&["ChAT"])
    .better(Higher)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::HealthChecks])
    .source("ChAT; Promoting the health and wellbeing of looked-after children, statutory guidance, March 2015")
    .note("Starts of care in the 12 months whose 20 working days have ended while the child was looked after. An assessment before the start does not count."),
    Indicator::new(
        "HLT-10",
        "Health assessments due in the year and held in time",
        &Share::<AssessmentsDue> {
            of: assessments_due,
            denominator: &[Clause("the date of birth is known, which tells how often one is due", |duty, _| {
                age_when_due(duty)
            })],
            numerator: &[Clause("a health assessment was held on or before the day it was due", |duty, _| {
                duty.in_time()
            })],
        },
    )
    .codes(&["SCC/039"])
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::HealthChecks])
    .uses(&[Table::Header])
    .source("Welsh performance indicator SCC/039; Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7")
    .note("The first is due 20 working days after care began; each one makes the next due, 6 months later under 5 and 12 months later from 5. One that is overdue counts once, until there is one."),
    Indicator::new(
        "HLT-11",
        "Children with a health assessment or dental check overdue",
        &OVERDUE,
    )
    .codes(&["ChAT"])
    .better(Lower)
    .window(Snapshot)
    .unit(Unit::Count)
    .groups(&[Groups::Parts(
            "Overdue",
            &[
                Part { label: "Health assessment", unit: Unit::Count, measure: &ASSESSMENTS_OVERDUE },
                Part { label: "Dental check", unit: Unit::Count, measure: &DENTALS_OVERDUE },
                Part { label: "Both", unit: Unit::Count, measure: &BOTH_OVERDUE },
            ],
        )])
    .needs(&[Table::Episodes, Table::HealthChecks])
    .instead(Table::ChildrenInCare)
    .uses(&[Table::Header])
    .source("ChAT; Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7")
    .note("A child without any health assessment counts from 20 working days after care began, one without any dental check from 12 months after it. Without HealthChecks the last dates are those of ChildrenInCare (list 8 of Annex A)."),
];
