//! Checks on placements and the moves between them.

use super::care::{each, each_next, each_pair};
use super::check::{Check, Find, Topic};
use super::codes_used::REASONS_SINCE;
use super::filing::{Filing, See};
use crate::calendar::april;
use crate::codes::*;
use crate::rows::of_the_return::{Episode, Table};

const BOTH: &[Table] = &[Table::Episodes, Table::Header];
const PLACEMENT: &[&str] = &["RNE", "LS", "PLACE", "PL_POST", "PLACE_PROVIDER"];

const fn rule(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::Episodes, code, Topic::Placement, columns)
}

/// The checks.
pub const CHECKS: &[Check] = &[
    rule("217", &["RNE", "PLACE"]).says(
        "A placement for adoption with the current carer (A3 or A5) begins with a move to another carer.",
        "Put S, T or U for RNE, or A4 or A6 for PLACE.",
        Find::Filed(|child, see| {
            let is_carer = |rne| matches!(rne, NewEpisode::S | NewEpisode::T | NewEpisode::U);
            each(child, see, |row| row.place.is_adoptive_by_carer() && row.decom >= april(2015) && !is_carer(row.rne));
        }),
    ),
    rule("225", &["REASON_PLACE_CHANGE"])
        .says(
            "The child moved, but the reason for the change of placement is blank.",
            "Put the reason on the episode that ended.",
            Find::Filed(|child, see| {
                each_pair(child, see, |row, next| {
                    let moved = row.rec == Ceased::X1 && is_move(next) && !is_temporary(row, next);
                    moved && row.reason == PlaceChange::Blank
                });
            }),
        )
        .since(REASONS_SINCE),
    rule("226", &["REASON_PLACE_CHANGE"])
        .says(
            "A reason for the change of placement is given with a temporary placement (T0 to T4).",
            "Take the reason out: a temporary stay is no move.",
            Find::Filed(|child, see| {
                each_pair(child, see, |row, next| row.reason != PlaceChange::Blank && is_temporary(row, next));
            }),
        )
        .since(REASONS_SINCE),
    rule("234", &["REASON_PLACE_CHANGE", "DEC"])
        .says(
            "The placement ended because the child went into custody (CUSTOD), but the child was under 10.",
            "Correct REASON_PLACE_CHANGE, or the date of birth in Header.",
            Find::Filed(|child, see| {
                let is_young = |row: &Episode| row.dec.is_some_and(|dec| child.is_under(10, dec));
                each(child, see, |row| row.reason == PlaceChange::Custod && is_young(row));
            }),
        )
        .reading(BOTH)
        .since(REASONS_SINCE),
    rule("358", &["LS"])
        .says(
            "A child under 10 has a youth justice legal status.",
            "Correct LS, or the date of birth in Header.",
            Find::Filed(|child, see| {
                each(child, see, |row| row.ls.is_youth_justice() && child.is_under(10, row.decom));
            }),
        )
        .reading(BOTH),
    rule("371", &["PLACE"])
        .says(
            "A child under 16 is in supported accommodation (K3).",
            "Correct PLACE, or the date of birth in Header.",
            Find::Filed(|child, see| each(child, see, |row| row.place == Place::K3 && child.is_under(16, row.decom))),
        )
        .reading(BOTH)
        .since(2024),
    rule("372", &["PLACE"])
        .says(
            "A child under 10 is in custody (R5).",
            "Correct PLACE, or the date of birth in Header.",
            Find::Filed(|child, see| each(child, see, |row| row.place == Place::R5 && child.is_under(10, row.decom))),
        )
        .reading(BOTH),
    rule("373", &["PLACE"])
        .says(
            "A child under 4 is in a residential school (S1).",
            "Correct PLACE, or the date of birth in Header.",
            Find::Filed(|child, see| each(child, see, |row| row.place == Place::S1 && child.is_under(4, row.decom))),
        )
        .reading(BOTH),
    rule("374", &["PLACE"])
        .says(
            "A child under 14 is in residential employment (P3).",
            "Correct PLACE, or the date of birth in Header.",
            Find::Filed(|child, see| each(child, see, |row| row.place == Place::P3 && child.is_under(14, row.decom))),
        )
        .reading(BOTH),
    rule("378", &["LS", "PLACE"]).says(
        "The child lives with own parents (P1) under section 20 (V2).",
        "Correct LS or PLACE: a child at home under section 20 is not looked after.",
        Find::Filed(|child, see| each(child, see, |row| row.place == Place::P1 && row.ls == LegalStatus::V2)),
    ),
    rule("379", &["PLACE", "DECOM", "DEC"]).says(
        "A temporary placement for 7 days or less (T4) is longer.",
        "Put the placement that it was, or correct the dates.",
        Find::Filed(|child, see| {
            each(child, see, |row| {
                row.place == Place::T4 && row.dec.unwrap_or(child.until).since(row.decom) > LONGEST_T4
            });
        }),
    ),
    rule("380", &["RNE", "PLACE"]).says(
        "A temporary placement begins with an RNE other than P or B: care cannot start in one.",
        "Put the placement that the child came to first, or correct RNE.",
        Find::Filed(|child, see| {
            each(child, see, |row| row.place.is_temporary() && !matches!(row.rne, NewEpisode::P | NewEpisode::B));
        }),
    ),
    rule("381", &["PLACE", "REC"]).says(
        "Care ends in a temporary placement.",
        "Add the return to the usual placement, or put the placement that it was.",
        Find::Filed(|child, see| each(child, see, |row| row.place.is_temporary() && row.rec.ends_care())),
    ),
    rule("383", &["PLACE", "PL_POST", "RNE"]).says(
        "After a temporary placement the child does not return to the usual one, with RNE = P.",
        "Correct the episode after it, or put the placement that it was in place of the temporary code.",
        Find::Filed(does_not_return),
    ),
    rule("408", &["LS", "PLACE"]).says(
        "Placed for adoption with a placement order (A5 or A6), but LS is not E1.",
        "Put E1 from the day of the order, or A3 or A4 for placement with consent.",
        Find::Filed(|child, see| {
            each(child, see, |row| matches!(row.place, Place::A5 | Place::A6) && row.ls != LegalStatus::E1);
        }),
    ),
    rule("434", PLACEMENT).says(
        "RNE = L says that only the legal status changed, but it is the same or the placement changed.",
        "Correct RNE, or the episode before.",
        Find::Filed(|child, see| {
            each_next(child, see, |row, next| {
                next.rne == NewEpisode::L && (row.ls == next.ls || is_elsewhere(row, next))
            });
        }),
    ),
    rule("435", PLACEMENT).says(
        "RNE says that only the placement changed, but it is the same or the legal status changed.",
        "Correct RNE, or the episode before.",
        Find::Filed(|child, see| {
            each_next(child, see, |row, next| {
                let says_so = matches!(next.rne, NewEpisode::P | NewEpisode::T);
                says_so && (row.ls != next.ls || is_there_still(row, next))
            });
        }),
    ),
    rule("436", PLACEMENT).says(
        "RNE says that legal status and placement changed, but one of them is the same.",
        "Correct RNE, or the episode before.",
        Find::Filed(|child, see| {
            each_next(child, see, |row, next| {
                let says_so = matches!(next.rne, NewEpisode::B | NewEpisode::U);
                says_so && (row.ls == next.ls || is_there_still(row, next))
            });
        }),
    ),
];

/// Most days that the code T4 stands for.
const LONGEST_T4: i32 = 7;

fn is_move(next: &Episode) -> bool {
    matches!(next.rne, NewEpisode::P | NewEpisode::B | NewEpisode::T | NewEpisode::U)
}

fn is_temporary(row: &Episode, next: &Episode) -> bool {
    row.place.is_temporary() || next.place.is_temporary()
}

/// Code, provider or postcode differ.
fn is_elsewhere(row: &Episode, next: &Episode) -> bool {
    (row.place, row.provider, row.postcode) != (next.place, next.provider, next.postcode)
}

/// Code, provider and postcode are the same, and the postcode is known: two blanks may be two addresses.
fn is_there_still(row: &Episode, next: &Episode) -> bool {
    row.postcode != 0 && !is_elsewhere(row, next)
}

/// A temporary row whose next row is not, with RNE = P, where the row before it was.
fn does_not_return(child: &Filing, see: &mut See) {
    for rows in child.episodes.windows(3) {
        let [before, temporary, after] = rows else { continue };
        let returns = after.rne == NewEpisode::P && after.place == before.place && after.postcode == before.postcode;
        if temporary.place.is_temporary() && !returns {
            see(Some(temporary.origin));
        }
    }
}
