//! Checks on reviews, on being missing and on social workers.

use super::check::{Check, Find, Topic};
use super::filing::{Filing, See, Stay};
use crate::codes::Participation;
use crate::rows::of_the_return::{Allocation, Incident, Review, Table};

const fn on_reviews(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::Reviews, code, Topic::Review, columns)
}

const fn on_missing(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::Missing, code, Topic::Missing, columns)
}

const fn on_workers(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::SwEpisodes, code, Topic::Worker, columns)
}

const WITH_EPISODES: &[Table] = &[Table::Missing, Table::Episodes];

/// The checks.
pub const CHECKS: &[Check] = &[
    on_reviews("440", &["REVIEW_CODE"])
        .says(
            "PN0 (under 4) is recorded for a review at 4 or over, so it is not known whether the child took part.",
            "Put how the child took part, or correct the date of birth.",
            Find::Filed(|child, see| {
                each_review(child, see, |row| {
                    row.participation == Participation::Pn0 && child.is_at_least(4, row.held)
                });
            }),
        )
        .reading(&[Table::Reviews, Table::Header]),
    on_reviews("441", &["REVIEW_CODE"])
        .says(
            "PN1 to PN7 is recorded for a review under 4.",
            "Put PN0, or correct the date of birth.",
            Find::Filed(|child, see| {
                each_review(child, see, |row| {
                    row.participation.is_known()
                        && row.participation != Participation::Pn0
                        && child.is_under(4, row.held)
                });
            }),
        )
        .reading(&[Table::Reviews, Table::Header]),
    on_reviews("REVIEW_LATER", &["REVIEW"]).says(
        "The review is dated after the last day that the return tells of.",
        "Correct the date, or leave a review that is only planned out of the return.",
        Find::Filed(|child, see| each_review(child, see, |row| row.held > child.last())),
    ),
    on_missing("570", &["MIS_START"]).says(
        "The child went missing after the year of the return.",
        "Correct MIS_START.",
        Find::Filed(|child, see| each_incident(child, see, |row| row.start > child.last())),
    ),
    on_missing("571", &["MIS_END"]).says(
        "The child came back before the year of the return or after it.",
        "Correct MIS_END, or leave it blank while the child is missing.",
        Find::Filed(|child, see| {
            let in_year = |day| (child.first()..=child.last()).contains(&day);
            each_incident(child, see, |row| row.end.is_some_and(|end| !in_year(end)));
        }),
    ),
    on_missing("574", &["MIS_START", "MIS_END"]).says(
        "The child went missing again before coming back from the time before.",
        "Give MIS_END of the earlier row, or correct the dates.",
        Find::Filed(|child, see| {
            for pair in child.missing.windows(2) {
                if let [before, row] = pair
                    && before.end.is_none_or(|end| row.start < end)
                {
                    see(Some(row.origin));
                }
            }
        }),
    ),
    on_missing("577", &["MIS_END"])
        .says(
            "The child left care, but the time missing has no end or lies outside every period of care.",
            "Give MIS_END, on or before the day of leaving.",
            Find::Filed(|child, see| {
                let stays = child.stays();
                each_incident(child, see, |row| !stays.is_empty() && is_outside(row, &stays));
            }),
        )
        .reading(WITH_EPISODES),
    on_missing("578", &["MIS_START"])
        .says(
            "The child went missing after leaving care.",
            "Correct MIS_START, or DEC of the last episode.",
            Find::Filed(|child, see| {
                let left = child.stays().last().and_then(|stay| stay.end);
                each_incident(child, see, |row| left.is_some_and(|left| row.start > left));
            }),
        )
        .reading(WITH_EPISODES),
    on_missing("581", &["MIS_START"])
        .says(
            "The child went missing before coming into care.",
            "Correct MIS_START, or DECOM of the first episode.",
            Find::Filed(|child, see| {
                each_incident(child, see, |row| child.start().is_some_and(|start| row.start < start.decom));
            }),
        )
        .reading(WITH_EPISODES),
    on_missing("586", &["MIS_START"])
        .says(
            "The child went missing before being born.",
            "Correct MIS_START, or the date of birth in Header.",
            Find::Filed(|child, see| {
                each_incident(child, see, |row| child.person.born.is_some_and(|born| row.start < born));
            }),
        )
        .reading(&[Table::Missing, Table::Header]),
    on_workers("SW06STG2", &["SW_DECOM"])
        .says(
            "The social worker's time begins after the year of the return.",
            "Correct SW_DECOM.",
            Find::Filed(|child, see| each_allocation(child, see, |row| row.start > child.last())),
        )
        .since(WORKERS_SINCE),
    on_workers("SW08STG2", &["SW_DEC"])
        .says(
            "A social worker's time is still open, but a later one has begun.",
            "Give SW_DEC of the earlier row.",
            Find::Filed(|child, see| {
                for pair in child.workers.windows(2) {
                    if let [before, _] = pair
                        && before.end.is_none()
                    {
                        see(Some(before.origin));
                    }
                }
            }),
        )
        .since(WORKERS_SINCE),
    on_workers("SW09STG2", &["SW_DECOM", "SW_DEC"])
        .says(
            "A social worker's time ends on the day on which it begins.",
            "Correct the dates, or take the row out.",
            Find::Filed(|child, see| each_allocation(child, see, |row| row.end == Some(row.start))),
        )
        .since(WORKERS_SINCE),
];

/// The first return that holds social workers.
pub const WORKERS_SINCE: i32 = 2024;

fn each_review(child: &Filing, see: &mut See, wrong: impl Fn(&Review) -> bool) {
    child.reviews.iter().filter(|row| wrong(row)).for_each(|row| see(Some(row.origin)));
}

fn each_incident(child: &Filing, see: &mut See, wrong: impl Fn(&Incident) -> bool) {
    child.missing.iter().filter(|row| wrong(row)).for_each(|row| see(Some(row.origin)));
}

fn each_allocation(child: &Filing, see: &mut See, wrong: impl Fn(&Allocation) -> bool) {
    child.workers.iter().filter(|row| wrong(row)).for_each(|row| see(Some(row.origin)));
}

/// Whether a time missing fits no stay in care: it has no end though the stay has, or ends outside of all.
/// Stays come one after another, so only the one begun last by then can hold it.
fn is_outside(row: &Incident, stays: &[Stay]) -> bool {
    let begun = stays.partition_point(|stay| stay.start <= row.end.unwrap_or(row.start));
    stays[..begun].last().is_none_or(|stay| stay.end.is_some_and(|left| row.end.is_none_or(|end| end > left)))
}
