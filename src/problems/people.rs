//! Checks on Header, and on the children and dates of birth of the other tables against it.

use super::care::see_any;
use super::check::{Check, Find, Topic};
use super::filing::{Filing, See};
use crate::calendar::birthday;
use crate::rows::of_the_return::{Row, Table};

const fn on_header(code: &'static str, columns: &'static [&'static str]) -> Check {
    Check::on(Table::Header, code, Topic::Person, columns)
}

/// The child is in a table but not in Header.
const fn not_in_header(table: Table, code: &'static str, reads: &'static [Table], find: Find) -> Check {
    Check::on(table, code, Topic::Person, &["CHILD"])
        .says(
            "The child does not stand in Header, so sex and ethnicity are not known.",
            "Add the child to Header, or correct the child's number.",
            find,
        )
        .reading(reads)
}

/// The date of birth in a table is not that of Header.
const fn born_otherwise(table: Table, code: &'static str, reads: &'static [Table], find: Find) -> Check {
    Check::on(table, code, Topic::Person, &["DOB"])
        .says(
            "The date of birth is not the one in Header. The one in Header is used.",
            "Find the right date and put it in both.",
            find,
        )
        .reading(reads)
}

macro_rules! against_header {
    ($($table:ident $row:expr, $absent:literal, $born:literal;)*) => {
        &[$(
            not_in_header(Table::$table, $absent, &[Table::$table, Table::Header], Find::Filed(|child, see| {
                absent(child, see, ($row)(child));
            })),
            born_otherwise(Table::$table, $born, &[Table::$table, Table::Header], Find::Filed(|child, see| {
                differs(child, see, ($row)(child));
            })),
        )*]
    };
}

/// The checks of the other tables against Header.
pub const AGAINST_HEADER: &[Check] = against_header! {
    Ad1 |child: &Filing| child.adoption.copied(), "INT01", "INT11";
    PlacedAdoption |child: &Filing| child.decisions.first().copied(), "INT02", "INT12";
    Missing |child: &Filing| child.missing.first().copied(), "INT04", "INT13";
    Oc2 |child: &Filing| child.outcomes.copied(), "INT05", "INT14";
    Oc3 |child: &Filing| child.leaver.copied(), "INT06", "INT15";
    PrevPerm |child: &Filing| child.previous.copied(), "INT07", "INT16";
    Reviews |child: &Filing| child.reviews.first().copied(), "INT08", "INT17";
    Uasc |child: &Filing| child.unaccompanied.copied(), "INT09", "INT18";
};

/// Characters of a number of a pupil; the reasons why there is none (UN1 to UN10) are shorter.
const UPN_LENGTH: usize = 13;

/// The checks of Header, and of children without it.
pub const CHECKS: &[Check] = &[
    on_header("102", &["DOB"]).says(
        "The date of birth is blank or not a date.",
        "Give the date of birth, with the 15th where the day is not known.",
        Find::Filed(|child, see| see_any(see, child.header.filter(|row| row.born.is_none()))),
    ),
    on_header("301", &["DOB"]).says(
        "The child was born after the year of the return.",
        "Correct the date of birth.",
        Find::Filed(|child, see| {
            see_any(see, child.header.filter(|row| row.born.is_some_and(|born| born > child.last())));
        }),
    ),
    on_header("444", &["UPN", "CHILD"]).says(
        "Another child of the return has the same UPN: one child may stand here under two numbers.",
        "Give the child one number in every table, or correct the UPN.",
        Find::Shared("UPN", |upn| upn.len() == UPN_LENGTH),
    ),
    Check::on(Table::Uasc, "304", Topic::Person, &["DUC"]).says(
        "The status of unaccompanied asylum-seeking child ends after the 18th birthday.",
        "Put a date not later than the 18th birthday, or correct the date of birth.",
        Find::Filed(|child, see| {
            let eighteenth = child.person.born.map(|born| birthday(born, 18));
            let late = |ceased| eighteenth.is_some_and(|day| ceased > day);
            see_any(see, child.unaccompanied.filter(|row| row.ceased.is_some_and(late)));
        }),
    ),
    on_header("351", &["DOB"]).says(
        "The young person was over 25 when the year began.",
        "Correct the date of birth, or take the row out.",
        Find::Filed(|child, see| {
            see_any(see, child.header.filter(|_| child.is_at_least(26, child.first())));
        }),
    ),
    not_in_header(
        Table::Episodes,
        "INT03",
        &[Table::Episodes, Table::Header],
        Find::Filed(|child, see| {
            absent(child, see, child.episodes.first().copied());
        }),
    ),
    Check::on(Table::Reviews, "1012", Topic::Care, &["CHILD"])
        .says(
            "The child has rows here but no episodes in the return, so they count in no figure.",
            "Add the episodes, or correct the child's number.",
            Find::Filed(|child, see| {
                if child.episodes.is_empty() {
                    see_any(see, child.reviews.first());
                    see_any(see, child.missing.first());
                    see_any(see, child.decisions.first());
                    see_any(see, child.adoption);
                }
            }),
        )
        .reading(&[Table::Episodes]),
];

fn absent(child: &Filing, see: &mut See, row: Option<impl Row>) {
    see_any(see, row.filter(|_| child.header.is_none()).as_ref());
}

fn differs(child: &Filing, see: &mut See, row: Option<impl Row>) {
    let in_header = child.header.and_then(|row| row.born);
    let is_other = |row: &&_| Row::dob(*row).is_some_and(|here| in_header.is_some_and(|there| here != there));
    see_any(see, row.as_ref().filter(is_other));
}
