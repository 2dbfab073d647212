//! Checks on decisions, placements for adoption and adoptions.

use super::care::see_any;
use super::check::{Check, Find, Topic};
use super::filing::{Filing, See};
use crate::calendar::Day;
use crate::codes::LegalStatus;
use crate::rows::of_the_return::{Decision, Episode, Table};

const WITH_AD1: &[Table] = &[Table::Episodes, Table::Ad1];
const WITH_DECISIONS: &[Table] = &[Table::Episodes, Table::PlacedAdoption];

const fn on_ad1(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::Ad1, code, Topic::Adoption, columns)
}

const fn on_decisions(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::PlacedAdoption, code, Topic::Adoption, columns)
}

const fn on_episodes(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::Episodes, code, Topic::Adoption, columns)
}

/// The checks.
pub const CHECKS: &[Check] = &[
    on_decisions("117", &["DATE_PLACED", "DATE_PLACED_CEASED"])
        .says(
            "The decision, or its reversal, is dated after the year or after the child left care.",
            "Correct the dates.",
            Find::Filed(|child, see| {
                let left = child.stays().last().and_then(|stay| stay.end);
                let too_late = |day: Day| day > child.last() || left.is_some_and(|left| day > left);
                each_decision(child, see, |row| too_late(row.made) || row.reversed.is_some_and(too_late));
            }),
        )
        .reading(WITH_DECISIONS),
    on_decisions("184", &["DATE_PLACED"])
        .says(
            "The decision is dated before the child was born.",
            "Correct DATE_PLACED, or the date of birth in Header.",
            Find::Filed(|child, see| {
                each_decision(child, see, |row| child.person.born.is_some_and(|born| row.made < born));
            }),
        )
        .reading(&[Table::PlacedAdoption, Table::Header]),
    on_ad1("331", &["DATE_MATCH"])
        .says(
            "The match is dated after the day on which the child moved in with the adoptive family.",
            "Correct DATE_MATCH, or DECOM of the placement for adoption.",
            Find::Filed(|child, see| {
                let late = moved_in(child).filter(|row| matched(child).is_some_and(|day| day > row.decom));
                see_any(see, late.and(child.adoption));
            }),
        )
        .reading(WITH_AD1),
    on_ad1("333", &["DATE_INT", "DATE_MATCH"]).says(
        "The decision (DATE_INT) is blank or later than the match.",
        "Give the day of the decision; it comes on or before the match.",
        Find::Filed(|child, see| {
            let order = |decided: Option<Day>| decided.is_none_or(|day| matched(child).is_some_and(|match_| day > match_));
            see_any(see, child.adoption.filter(|row| order(row.decided)));
        }),
    ),
    on_ad1("334", &["DATE_INT"])
        .says(
            "The decision (DATE_INT) is dated before the child came into care.",
            "Correct DATE_INT, or DECOM of the first episode.",
            Find::Filed(|child, see| {
                let early = child.start().filter(|row| decided(child).is_some_and(|day| day < row.decom));
                see_any(see, early.and(child.adoption));
            }),
        )
        .reading(WITH_AD1),
    on_ad1("335", &["FOSTER_CARE"])
        .says(
            "FOSTER_CARE and the last placement disagree on whether the child's own carer adopted.",
            "Put 1 with A3 or A5, and 0 with A4 or A6.",
            Find::Filed(|child, see| {
                let by_carer = child.adoption.and_then(|row| row.by_foster_carer.answer());
                let last = child.adopted().filter(|row| row.place.is_adoptive());
                let disagrees = last.filter(|row| by_carer.is_some_and(|yes| yes != row.place.is_adoptive_by_carer()));
                see_any(see, disagrees.and(child.adoption));
            }),
        )
        .reading(WITH_AD1),
    on_episodes("336", &["PLACE"]).says(
        "The child was placed with the current carer (A3 or A5), but lived in no foster home before.",
        "Put A4 or A6, or add the foster placement before it.",
        Find::Filed(|child, see| {
            let with_carer = child.pairs().find(|(before, row)| {
                row.place.is_adoptive_by_carer() && !before.place.is_adoptive() && !before.place.is_foster()
            });
            see_any(see, with_carer.map(|(_, row)| row));
        }),
    ),
    on_episodes("390", &["PLACE", "REC"]).says(
        "The child was adopted from a placement other than A3 to A6, so the days to a family cannot be counted.",
        "Put the placement for adoption, from the day on which the child moved in.",
        Find::Filed(|child, see| see_any(see, child.adopted().filter(|row| !row.place.is_adoptive()))),
    ),
    on_ad1("521", &["DATE_INT"])
        .says(
            "The decision (DATE_INT) is dated after the placement for adoption began.",
            "Correct DATE_INT, or DECOM of the placement for adoption.",
            Find::Filed(|child, see| {
                let late = moved_in(child).filter(|row| decided(child).is_some_and(|day| day > row.decom));
                see_any(see, late.and(child.adoption));
            }),
        )
        .reading(WITH_AD1),
    on_decisions("523", &["DATE_PLACED"])
        .says(
            "The decision has one date here (DATE_PLACED) and another in AD1 (DATE_INT).",
            "Put the same day in both.",
            Find::Filed(|child, see| {
                let other = child.decisions.last().filter(|row| decided(child).is_some_and(|day| day != row.made));
                see_any(see, other);
            }),
        )
        .reading(&[Table::PlacedAdoption, Table::Ad1]),
    on_episodes("551", &["PLACE"])
        .says(
            "The child is placed for adoption (A3 to A6), but no decision (DATE_PLACED) is recorded.",
            "Add the decision to PlacedAdoption.",
            Find::Filed(|child, see| {
                let placed = child.episodes.iter().find(|row| row.place.is_adoptive());
                see_any(see, placed.filter(|_| child.decisions.is_empty()));
            }),
        )
        .reading(WITH_DECISIONS),
    on_decisions("552", &["DATE_PLACED"])
        .says(
            "The decision is dated after the placement for adoption began.",
            "Correct DATE_PLACED, or DECOM of the placement for adoption.",
            Find::Filed(|child, see| {
                let late = |row: &Episode| child.decisions.iter().find(|decision| decision.made > row.decom);
                let all_late = |row: &Episode| child.decisions.iter().all(|decision| decision.made > row.decom);
                see_any(see, moved_in(child).filter(|row| all_late(row)).and_then(late));
            }),
        )
        .reading(WITH_DECISIONS),
    on_episodes("553", &["LS"])
        .says(
            "A placement order (E1) is in force, but no open decision (DATE_PLACED) is recorded.",
            "Add the decision to PlacedAdoption, or take the reversal out.",
            Find::Filed(|child, see| {
                let stands = child.episodes.last().filter(|row| row.ls == LegalStatus::E1 && row.dec.is_none());
                see_any(see, stands.filter(|_| child.decisions.iter().all(|row| row.reversed.is_some())));
            }),
        )
        .reading(WITH_DECISIONS),
    on_decisions("554", &["DATE_PLACED"])
        .says(
            "The decision is dated after the placement order was granted.",
            "Correct DATE_PLACED, or the day from which LS is E1.",
            Find::Filed(|child, see| {
                let granted = child.episodes.iter().find(|row| row.ls == LegalStatus::E1);
                let late = |row: &Episode| child.decisions.first().filter(|decision| decision.made > row.decom);
                see_any(see, granted.and_then(late));
            }),
        )
        .reading(WITH_DECISIONS),
    on_episodes("557", &["REC"])
        .says(
            "The child left care without being adopted, from a placement for adoption or under a placement order, and the decision was never reversed.",
            "Give DATE_PLACED_CEASED and its reason in PlacedAdoption, or correct REC.",
            Find::Filed(|child, see| {
                let leaving = |row: &&Episode| row.rec.ends_care() && !row.rec.is_adopted();
                let was_for_adoption = |row: &&Episode| row.place.is_adoptive() || row.ls.is_placement_order();
                let stands = child.decisions.is_empty() || child.decisions.iter().any(|row| row.reversed.is_none());
                let left = child.episodes.iter().filter(leaving).find(was_for_adoption);
                see_any(see, left.filter(|_| stands));
            }),
        )
        .reading(WITH_DECISIONS),
    on_decisions("558", &["DATE_PLACED_CEASED"])
        .says(
            "The child was adopted, but the decision is recorded as reversed.",
            "Take the reversal out, or correct REC.",
            Find::Filed(|child, see| {
                let reversed = child.decisions.last().filter(|row| row.reversed.is_some());
                see_any(see, reversed.filter(|_| child.adopted().is_some()));
            }),
        )
        .reading(WITH_DECISIONS),
    on_decisions("579", &["DATE_PLACED", "DATE_PLACED_CEASED"]).says(
        "A new decision is dated before the one before it was reversed.",
        "Correct the dates.",
        Find::Filed(|child, see| {
            each_decision_after(child, see, |before, row| before.reversed.is_some_and(|day| day > row.made));
        }),
    ),
    on_decisions("583", &["DATE_PLACED_CEASED"]).says(
        "There is a later decision, but the one before it was never reversed.",
        "Give the date and the reason of the reversal of the earlier decision.",
        Find::Filed(|child, see| {
            each_decision_after(child, see, |before, _| before.reversed.is_none());
        }),
    ),
    on_episodes("601", &["REC"])
        .says(
            "The child was adopted in the year, but DATE_INT, DATE_MATCH or FOSTER_CARE is not recorded in AD1.",
            "Complete the child's row of AD1.",
            Find::Filed(|child, see| {
                let complete = child.adoption.is_some_and(|row| {
                    row.decided.is_some() && row.matched.is_some() && row.by_foster_carer.answer().is_some()
                });
                see_any(see, adopted_in_year(child).filter(|_| !complete));
            }),
        )
        .reading(WITH_AD1),
    on_ad1("602", &["DATE_INT"])
        .says(
            "AD1 says that the child was adopted, but no episode ends with an adoption in the year.",
            "Put E11 or E12 on the last episode, or take the row out of AD1.",
            Find::Filed(|child, see| see_any(see, child.adoption.filter(|_| adopted_in_year(child).is_none()))),
        )
        .reading(WITH_AD1),
    on_decisions("1003", &["DATE_PLACED"])
        .says(
            "The decision is dated before the child came into care.",
            "Correct DATE_PLACED, or DECOM of the first episode.",
            Find::Filed(|child, see| {
                each_decision(child, see, |row| child.start().is_some_and(|start| row.made < start.decom));
            }),
        )
        .reading(WITH_DECISIONS),
];

fn decided(child: &Filing) -> Option<Day> {
    child.adoption.and_then(|row| row.decided)
}

fn matched(child: &Filing) -> Option<Day> {
    child.adoption.and_then(|row| row.matched)
}

/// The first row of the last run of placements for adoption.
fn moved_in<'a>(child: &Filing<'a>) -> Option<&'a Episode> {
    let last = child.episodes.iter().rposition(|row| row.place.is_adoptive())?;
    child.episodes[..=last].iter().rev().take_while(|row| row.place.is_adoptive()).last()
}

fn adopted_in_year<'a>(child: &Filing<'a>) -> Option<&'a Episode> {
    child.adopted().filter(|row| row.dec.is_some_and(|dec| (child.first()..=child.last()).contains(&dec)))
}

fn each_decision(child: &Filing, see: &mut See, wrong: impl Fn(&Decision) -> bool) {
    child.decisions.iter().filter(|row| wrong(row)).for_each(|row| see(Some(row.origin)));
}

/// Shows each earlier decision that is wrong before the next.
fn each_decision_after(child: &Filing, see: &mut See, wrong: impl Fn(&Decision, &Decision) -> bool) {
    for pair in child.decisions.windows(2) {
        if let [before, row] = pair
            && wrong(before, row)
        {
            see(Some(before.origin));
        }
    }
}
