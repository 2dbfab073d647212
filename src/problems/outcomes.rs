//! Checks on OC2 and OC3, in the return that holds the as-at date.

use super::care::see_any;
use super::check::{Check, Find, Topic};
use super::filing::{See, Today};
use crate::calendar::birthday;
use crate::cases::facts::LOOKED_AFTER_FOR_12_MONTHS;
use crate::codes::*;
use crate::judging::finding::Answer;
use crate::rows::of_the_return::{Leaver, Outcomes, Table};

const fn on_oc2(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::Oc2, code, Topic::Health, columns)
}

const fn on_oc3(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::Oc3, code, Topic::Leaver, columns)
}

const WITH_EPISODES: &[Table] = &[Table::Oc2, Table::Episodes];
const CORE: &[&str] = &["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"];

/// The checks.
pub const CHECKS: &[Check] = &[
    on_oc2("157", &["SDQ_REASON"])
        .says(
            "SDQ1 (under 4 or over 16) is recorded for a child of 4 to 16 looked after for 12 months.",
            "Put the score, or another reason.",
            Find::Today(|today, see| {
                let wrong = |row: &&Outcomes| row.sdq_score.is_none() && row.sdq_reason == NoScore::Sdq1;
                let aged = is_aged(today, 4, 16) && is_of_cohort(today);
                see_any(see, today.filing.outcomes.filter(wrong).filter(|_| aged));
            }),
        )
        .reading(&[Table::Oc2, Table::Episodes, Table::Header]),
    on_oc2("185", &["SDQ_SCORE"])
        .says(
            "An SDQ score is recorded for a child not looked after for 12 months.",
            "Take it out, or correct the episodes.",
            Find::Today(|today, see| {
                outside_cohort(today, see, |row| row.sdq_score.is_some());
            }),
        )
        .reading(WITH_EPISODES),
    on_oc2("186", &["SDQ_SCORE", "SDQ_REASON"])
        .says(
            "A child of 4 to 16 looked after for 12 months has neither an SDQ score nor a reason.",
            "Give the score, or the reason why there is none.",
            Find::Today(|today, see| {
                let scored = |row: &Outcomes| row.sdq_score.is_some() || row.sdq_reason.is_known();
                if is_aged(today, 4, 16) && is_of_cohort(today) && !today.filing.outcomes.is_some_and(scored) {
                    see(today.filing.outcomes.map(|row| row.origin));
                }
            }),
        )
        .reading(&[Table::Oc2, Table::Episodes, Table::Header]),
    on_oc2("190", CORE)
        .says(
            "Items of OC2 are filled for a child not looked after for 12 months. They are not read.",
            "Take them out, or correct the episodes.",
            Find::Today(|today, see| {
                outside_cohort(today, see, |row| core(row).iter().any(|item| item.answer().is_some()));
            }),
        )
        .reading(WITH_EPISODES),
    on_oc2("191", CORE)
        .says(
            "A child looked after for 12 months has no row in OC2, or health items in it are not recorded.",
            "Record the health assessment, the dental check, immunisations and substance misuse.",
            Find::Today(|today, see| {
                let complete = |row: &Outcomes| core(row).iter().all(|item| item.answer().is_some());
                if is_of_cohort(today) && !today.filing.outcomes.is_some_and(complete) {
                    see(today.filing.outcomes.map(|row| row.origin));
                }
            }),
        )
        .reading(WITH_EPISODES),
    on_oc2("198", &["SDQ_REASON"])
        .says(
            "A reason for no SDQ score is recorded for a child not looked after for 12 months.",
            "Take it out, or correct the episodes.",
            Find::Today(|today, see| {
                outside_cohort(today, see, |row| row.sdq_reason.is_known());
            }),
        )
        .reading(WITH_EPISODES),
    on_oc2("543", &["CONVICTED"])
        .says(
            "CONVICTED is not recorded for a child of 10 or over looked after for 12 months.",
            "Put 1 for a conviction in the year, otherwise 0.",
            Find::Today(|today, see| item_not_recorded(today, see, 10, u32::MAX, |row| row.convicted)),
        )
        .reading(&[Table::Oc2, Table::Episodes, Table::Header]),
    on_oc2("545", &["HEALTH_CHECK"])
        .says(
            "HEALTH_CHECK is not recorded for a child under 5 looked after for 12 months.",
            "Put 1 when development checks are up to date, otherwise 0.",
            Find::Today(|today, see| item_not_recorded(today, see, 0, 4, |row| row.health_check)),
        )
        .reading(&[Table::Oc2, Table::Episodes, Table::Header]),
    on_oc3("134", &["IN_TOUCH"])
        .says(
            "The young person is in OC3 and in AD1, but somebody who was adopted is not a care leaver.",
            "Take the row out of one of them.",
            Find::Today(|today, see| see_any(see, today.filing.adoption.and(today.filing.leaver))),
        )
        .reading(&[Table::Oc3, Table::Ad1]),
    on_oc3("347", &["ACCOM"]).says(
        "A young person under 18 lives in a foyer (ACCOM T).",
        "Correct ACCOM, or the date of birth.",
        Find::Today(|today, see| each_under_18(today, see, |row| row.accommodation.letter() == Some(b'T'))),
    ),
    on_oc3("391", &["DOB"]).says(
        "The young person is not 17 by the end of the year. The row is not read.",
        "Take the row out, or correct the date of birth.",
        Find::Today(|today, see| {
            let is_young = today.filing.is_under(17, today.filing.last());
            see_any(see, today.filing.leaver.filter(|_| is_young));
        }),
    ),
    on_oc3("1007", &["IN_TOUCH"])
        .says(
            "The young person was still looked after on the 17th or 18th birthday that falls in the year.",
            "Take the row out, or correct the day on which care ended.",
            Find::Today(|today, see| {
                let in_care = |age| {
                    let day = today.filing.person.born.map(|born| birthday(born, age));
                    let in_year = day.filter(|day| (today.filing.first()..=today.filing.until).contains(day));
                    in_year.is_some_and(|day| today.child.care().iter().any(|care| care.covers(day)))
                };
                see_any(see, today.filing.leaver.filter(|_| in_care(17) || in_care(18)));
            }),
        )
        .reading(&[Table::Oc3, Table::Episodes]),
    on_oc3("3001", &["ACCOM"]).says(
        "A young person of 17 lives with a former foster carer (ACCOM Z): that begins at 18.",
        "Correct ACCOM, or the date of birth.",
        Find::Today(|today, see| each_under_18(today, see, |row| row.accommodation.letter() == Some(b'Z'))),
    ),
];

/// Looked after for 12 months at the as-at date, as the health lines have it (D21).
fn is_of_cohort(today: &Today) -> bool {
    (LOOKED_AFTER_FOR_12_MONTHS.1)(today.child, &today.child.history.period).answer == Answer::Yes
}

fn is_aged(today: &Today, from: u32, to: u32) -> bool {
    today.filing.age_on(today.filing.until).is_some_and(|age| (from..=to).contains(&age))
}

fn core(row: &Outcomes) -> [Flag; 4] {
    [row.immunisations, row.teeth_check, row.health_assessment, row.substance_misuse]
}

/// Shows an OC2 row that is filled for a child who is not looked after for 12 months. OC2 is of the whole year, so this
/// is not known before it is over.
fn outside_cohort(today: &Today, see: &mut See, filled: fn(&Outcomes) -> bool) {
    let row = today.filing.outcomes.filter(|row| filled(row));
    let is_over = today.filing.until == today.filing.last();
    see_any(see, row.filter(|_| is_over && !is_of_cohort(today)));
}

fn item_not_recorded(today: &Today, see: &mut See, from: u32, to: u32, item: fn(&Outcomes) -> Flag) {
    let recorded = today.filing.outcomes.is_some_and(|row| item(row).answer().is_some());
    if !recorded && is_aged(today, from, to) && is_of_cohort(today) {
        see(today.filing.outcomes.map(|row| row.origin));
    }
}

fn each_under_18(today: &Today, see: &mut See, wrong: fn(&Leaver) -> bool) {
    let is_young = today.filing.is_under(18, today.filing.last());
    see_any(see, today.filing.leaver.filter(|row| is_young && wrong(row)));
}
