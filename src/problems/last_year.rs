//! Checks of a return against the return of the year before.

use super::check::{Check, Find, Topic};
use super::filing::{Filing, Question, See};
use crate::codes::InTouch;
use crate::rows::of_the_return::{Episode, Leaver, Table};

const fn on_episodes(code: &'static str, topic: Topic, columns: &'static [&'static str]) -> Check {
    Check::on(Table::Episodes, code, topic, columns)
}

/// An open episode of last year says something else this year.
const fn changed(code: &'static str, topic: Topic, columns: &'static [&'static str], question: Question) -> Check {
    on_episodes(code, topic, columns).says(
        "The episode was open in last year's return, and says something else of its beginning in this one.",
        "Find out which is right: an open episode keeps what it began with.",
        Find::LastYear(question),
    )
}

/// Header says something else than last year.
const fn header_changed(
    code: &'static str,
    columns: &'static [&'static str],
    message: &'static str,
    question: Question,
) -> Check {
    Check::on(Table::Header, code, Topic::Person, columns).says(
        message,
        "Find out which is right and put it in both.",
        Find::LastYear(question),
    )
}

/// The checks.
pub const CHECKS: &[Check] = &[
    header_changed("202", &["SEX"], "SEX is not what last year's return had.", |child, see| {
        header_differs(child, see, |now, then| {
            now.sex.is_known() && then.sex.is_known() && now.sex.is_female() != then.sex.is_female()
        });
    }),
    header_changed("203", &["DOB"], "The date of birth is not what last year's return had.", |child, see| {
        header_differs(child, see, |now, then| now.born.is_some() && then.born.is_some() && now.born != then.born);
    }),
    header_changed("204", &["ETHNIC"], "ETHNIC is not what last year's return had.", |child, see| {
        header_differs(child, see, |now, then| {
            now.ethnicity.is_known() && then.ethnicity.is_known() && now.ethnicity != then.ethnicity
        });
    }),
    on_episodes("502", Topic::Care, &["DECOM", "DEC"]).says(
        "The episode was open at the end of last year's return, but is not in this one: the child drops out of care.",
        "Add the episode with its first day to this return, ended or open.",
        Find::LastYear(|child, see| {
            let Some(before) = child.last_year else { return };
            let open = before.episodes.iter().filter(|row| row.dec.is_none() && !row.ls.is_respite());
            open.filter(|row| same_start(child, row).is_none()).for_each(|row| see(Some(row.origin)));
        }),
    ),
    Check::on(Table::Oc3, "348", Topic::Leaver, &["IN_TOUCH"]).says(
        "Last year's OC3 says that the young person died; this one does not.",
        "Find out which is right: somebody who died is in no figure of care leavers.",
        Find::LastYear(|child, see| {
            let died = |row: &&Leaver| row.in_touch == InTouch::Died;
            let was_dead = child.last_year.and_then(|before| before.leaver).filter(died);
            let is_alive = child.leaver.filter(|row| row.in_touch != InTouch::Died);
            super::care::see_any(see, was_dead.and(is_alive));
        }),
    ),
    changed("503A", Topic::Placement, &["RNE"], |child, see| each_changed(child, see, |now, then| now.rne != then.rne)),
    changed("503B", Topic::Placement, &["LS"], |child, see| each_changed(child, see, |now, then| now.ls != then.ls)),
    changed("503C", Topic::Placement, &["CIN"], |child, see| {
        each_changed(child, see, |now, then| now.need != then.need)
    }),
    changed("503D", Topic::Placement, &["PLACE"], |child, see| {
        each_changed(child, see, |now, then| now.place != then.place && now.place.group() != then.place.group());
    }),
    changed("503E", Topic::Placement, &["PLACE_PROVIDER"], |child, see| {
        each_changed(child, see, |now, then| now.provider != then.provider);
    }),
    Check::on(Table::PlacedAdoption, "559", Topic::Adoption, &["DATE_PLACED"]).says(
        "The decision was made before the year, but last year's return does not have it.",
        "Correct DATE_PLACED, or have last year's return amended.",
        Find::LastYear(|child, see| {
            let Some(before) = child.last_year.filter(|before| !before.episodes.is_empty()) else { return };
            let known = |made| before.decisions.binary_search_by_key(&made, |row| row.made).is_ok();
            let new = child.decisions.iter().filter(|row| row.made < child.first() && !known(row.made));
            new.for_each(|row| see(Some(row.origin)));
        }),
    ),
    on_episodes("562", Topic::Care, &["DECOM"]).says(
        "The episode began before the year, but last year's return does not have it. It changes last year's figures.",
        "Correct DECOM, or have last year's return amended.",
        Find::LastYear(|child, see| {
            let Some(before) = child.last_year.filter(|before| !before.episodes.is_empty()) else { return };
            let earlier = child.episodes.iter().filter(|row| row.decom < child.first() && !row.ls.is_respite());
            earlier.filter(|row| same_start(before, row).is_none()).for_each(|row| see(Some(row.origin)));
        }),
    ),
    Check::on(Table::Missing, "576", Topic::Missing, &["MIS_START", "MIS_END"]).says(
        "The child was still missing at the end of last year's return, but this one does not carry the row on.",
        "Add the row with its first day, and MIS_END when the child is back.",
        Find::LastYear(|child, see| {
            let Some(before) = child.last_year else { return };
            let open = before.missing.iter().filter(|row| row.end.is_none());
            let lost = open.filter(|row| child.missing.binary_search_by_key(&row.start, |now| now.start).is_err());
            lost.for_each(|row| see(Some(row.origin)));
        }),
    ),
    on_episodes("NoE", Topic::Care, &["DECOM"]).says(
        "The child came into care before the year, but last year's return has no episode of the child.",
        "Correct DECOM, or have last year's return amended.",
        Find::LastYear(|child, see| {
            let unknown = child.last_year.is_some_and(|before| before.episodes.is_empty());
            let early = child.episodes.first().filter(|row| row.decom < child.first() && !row.ls.is_respite());
            super::care::see_any(see, early.filter(|_| unknown));
        }),
    ),
];

/// The episode of a return that begins on the same day.
fn same_start<'a>(child: &Filing<'a>, row: &Episode) -> Option<&'a Episode> {
    let place = child.episodes.partition_point(|other| other.decom < row.decom);
    child.episodes.get(place).filter(|other| other.decom == row.decom)
}

fn each_changed(child: &Filing, see: &mut See, differs: fn(&Episode, &Episode) -> bool) {
    let Some(before) = child.last_year else { return };
    for then in before.episodes.iter().filter(|row| row.dec.is_none()) {
        if let Some(now) = same_start(child, then).filter(|now| differs(now, then)) {
            see(Some(now.origin));
        }
    }
}

fn header_differs(
    child: &Filing,
    see: &mut See,
    differs: fn(&crate::rows::of_the_return::HeaderRow, &crate::rows::of_the_return::HeaderRow) -> bool,
) {
    let then = child.last_year.and_then(|before| before.header);
    let now = child.header.filter(|now| then.is_some_and(|then| differs(now, then)));
    super::care::see_any(see, now);
}
