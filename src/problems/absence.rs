//! What is late or absent at the as-at date: what no rule of the return asks, because a row that is not there breaks none.

use super::care::see_any;
use super::check::{Check, Find, Topic};
use super::events::WORKERS_SINCE;
use super::filing::Today;
use crate::cases::reviews::{first_due, pending_due};
use crate::codes::{Absence, InTouch};
use crate::history::CarePeriod;
use crate::indicators::adoption_waiting::{STALE_AGE, STALE_MONTHS};
use crate::indicators::stability::LONG_TERM_MONTHS;
use crate::rows::of_the_return::{Allocation, Decision, Table};

const HISTORY: &[Table] = &[Table::Episodes];
const REVIEWED: &[Table] = &[Table::Episodes, Table::Reviews];
const DECIDED: &[Table] = &[Table::Episodes, Table::PlacedAdoption];

const fn absent(table: Table, code: &'static str, topic: Topic, columns: &'static [&'static str]) -> Check {
    Check::on(table, code, topic, columns)
}

/// The checks.
pub const CHECKS: &[Check] = &[
    absent(Table::Episodes, "START_UNKNOWN", Topic::Care, &["RNE", "DECOM"])
        .says(
            "Care began in the last two and a half years by the first row known, but no row says so (RNE = S).",
            "Add the episodes before it, put S, or drop the earlier return that holds them.",
            Find::Today(|today, see| {
                let since = today.filing.until.plus_months(-LONG_TERM_MONTHS);
                let unknown = |care: &&CarePeriod| !care.start_recorded && care.start > since;
                let first = today.child.care().iter().filter(unknown).filter_map(|care| today.child.episodes_of(care).first());
                first.for_each(|row| see(Some(row.origin)));
            }),
        )
        .reading(HISTORY),
    absent(Table::Episodes, "END_UNKNOWN", Topic::Care, &["REC", "DEC"])
        .says(
            "Care ended in the year by the last row known, but no row says why (REC is blank or X1).",
            "Give the reason, or add the episode that followed.",
            Find::Today(|today, see| {
                let period = today.child.history.period;
                let unknown = |care: &&CarePeriod| {
                    care.ceased.is_none() && care.end.is_some_and(|end| period.in_year(end))
                };
                let last = today.child.care().iter().filter(unknown).filter_map(|care| today.child.episodes_of(care).last());
                last.for_each(|row| see(Some(row.origin)));
            }),
        )
        .reading(HISTORY),
    absent(Table::Episodes, "OPEN_AFTER_LEAVING", Topic::Care, &["DEC", "REC"])
        .says(
            "The episode is still open, but another table says that the child has left care.",
            "Give the day on which care ended, and the reason.",
            Find::Today(|today, see| {
                let left = today.filing.adoption.is_some() || left_by_oc3(today);
                see_any(see, today.child.current_episode().filter(|_| left));
            }),
        )
        .reading(HISTORY),
    absent(Table::Reviews, "REVIEW_NEVER", Topic::Review, &["REVIEW"])
        .says(
            "The child is looked after and the first review is overdue: none has ever been recorded.",
            "Record the reviews that were held, or hold one.",
            Find::Today(|today, see| {
                if overdue(today) && !has_review(today) {
                    see(None);
                }
            }),
        )
        .reading(REVIEWED),
    absent(Table::Reviews, "REVIEW_OVERDUE", Topic::Review, &["REVIEW"])
        .says(
            "The child is looked after and the next review is overdue.",
            "Record the review that was held, or hold one.",
            Find::Today(|today, see| {
                if overdue(today) && has_review(today) {
                    see(today.child.reviews().last().map(|row| row.origin));
                }
            }),
        )
        .reading(REVIEWED),
    absent(Table::Reviews, "REVIEW_OUTSIDE_CARE", Topic::Review, &["REVIEW"])
        .says(
            "A review of the year lies outside every period of care, so it is in no figure.",
            "Correct the date, or the episodes.",
            Find::Today(|today, see| {
                let outside = crate::cases::reviews_of_year(today.child).filter(|held| held.care.is_none());
                outside.for_each(|held| see(Some(held.review.origin)));
            }),
        )
        .reading(REVIEWED),
    absent(Table::PlacedAdoption, "DECISION_STALE", Topic::Adoption, &["DATE_PLACED_CEASED"])
        .says(
            "The decision to place for adoption is still open, but it is 12 months old without a placement order, or the child is 12 or over.",
            "Reverse the decision, with its date and reason, or record the order.",
            Find::Today(|today, see| see_any(see, stale_decision(today))),
        )
        .reading(DECIDED),
    absent(Table::PlacedAdoption, "DECISION_AFTER_LEAVING", Topic::Adoption, &["DATE_PLACED_CEASED"])
        .says(
            "The decision to place for adoption is still open, but the child is no longer looked after and was not adopted.",
            "Reverse the decision, with its date and reason.",
            Find::Today(|today, see| {
                let left = today.child.current_care().is_none();
                let adopted = today.child.episodes().iter().any(|row| row.rec.is_adopted());
                see_any(see, today.child.open_decision().filter(|_| left && !adopted));
            }),
        )
        .reading(DECIDED),
    absent(Table::Missing, "MISSING_STILL", Topic::Missing, &["MIS_END"])
        .says(
            "The child has been missing for more than 28 days.",
            "Give MIS_END if the child is back.",
            Find::Today(|today, see| {
                let long_ago = today.filing.until.plus(-LONGEST_MISSING);
                let long = today.child.incidents().filter(|row| row.kind == Absence::M && row.start < long_ago);
                let still = long.filter(|row| row.end.is_none_or(|end| end > today.filing.until));
                still.for_each(|row| see(Some(row.origin)));
            }),
        )
        .reading(&[Table::Missing]),
    absent(Table::Oc3, "OC3_ABSENT", Topic::Leaver, &["CHILD"])
        .says(
            "By Episodes the young person is a care leaver with a 17th to 21st birthday in the year, but OC3 has no row.",
            "Add the young person to OC3.",
            Find::Today(|today, see| {
                if today.filing.leaver.is_none() && today.child.ought_to_be_in_oc3() {
                    see(None);
                }
            }),
        )
        .reading(&[Table::Oc3, Table::Episodes, Table::Header]),
    absent(Table::SwEpisodes, "WORKER_ABSENT", Topic::Worker, &["SW_ID"])
        .says(
            "The child is looked after, but no social worker is recorded.",
            "Record the social worker who holds the case.",
            Find::Today(|today, see| {
                if today.child.current_care().is_some() && today.filing.workers.is_empty() {
                    see(None);
                }
            }),
        )
        .reading(&[Table::SwEpisodes, Table::Episodes])
        .since(WORKERS_SINCE),
    absent(Table::SwEpisodes, "SW17STG2", Topic::Worker, &["SW_DEC"])
        .says(
            "The child is looked after, but the time of the last social worker has ended.",
            "Record the social worker who holds the case now.",
            Find::Today(|today, see| {
                let day = today.filing.until;
                let holds = |row: &Allocation| row.start <= day && row.end.is_none_or(|end| end >= day);
                let held = today.filing.workers.iter().any(holds);
                let last = today.filing.workers.last().filter(|_| !held && today.child.current_care().is_some());
                see_any(see, last);
            }),
        )
        .reading(&[Table::SwEpisodes, Table::Episodes])
        .since(WORKERS_SINCE),
];

/// Days after which being missing is more often a row never closed than a child not found.
const LONGEST_MISSING: i32 = 28;

/// The row of somebody who is in no care by OC3: 18 or over, in touch and living somewhere.
fn left_by_oc3(today: &Today) -> bool {
    let is_adult = today.filing.is_at_least(18, today.filing.until);
    let lives = |row: &crate::rows::of_the_return::Leaver| {
        row.in_touch != InTouch::Blank && row.accommodation.letter().is_some()
    };
    is_adult && today.filing.leaver.is_some_and(lives)
}

fn has_review(today: &Today) -> bool {
    today.child.current_care().is_some_and(|care| !today.child.reviews_in(care).is_empty())
}

/// The review to come of the current period of care was due before the as-at date; a first one only when its start is known.
fn overdue(today: &Today) -> bool {
    let Some(care) = today.child.current_care() else { return false };
    let by = today.child.history.period.last;
    let is_due = pending_due(today.child).is_some_and(|due| due.day < by);
    is_due && (has_review(today) || first_due(care.start) < by)
}

fn stale_decision<'a>(today: &Today<'a>) -> Option<&'a Decision> {
    let (child, by) = (today.child, today.child.history.period.last);
    let placed = child.current_placement().is_some_and(|placement| placement.place(child).is_adoptive());
    let ordered = child.current_episode()?.ls.is_placement_order();
    let decision = child.open_decision().filter(|_| !placed)?;
    let is_old = !ordered && decision.made <= by.plus_months(-STALE_MONTHS);
    (is_old || child.age_on(by).is_some_and(|age| age >= STALE_AGE)).then_some(decision)
}
