//! Report 001: the minutes of a panel on older children who come into care, with its figures at 31 December 2012.

use super::life::{Life, on};
use super::write::{extract, number, returns};
use crate::calendar::Day;
use crate::example::ExampleFile;
use crate::tables::Table;

/// Aged 14 to 17 and accommodated under section 20.
const OLDER: usize = 118;
/// In residential provision, and of these with special needs.
const RESIDENTIAL: (usize, usize) = (20, 16);
const OTHERS: usize = 422;

fn last() -> Day {
    on(2012, 12, 31)
}

/// The files.
pub fn files() -> Vec<ExampleFile> {
    let mut lives: Vec<Life> = (0..OLDER).map(older).collect();
    lives.extend((0..RESIDENTIAL.0).map(residential));
    lives.extend((0..OTHERS).map(other));
    lives.extend((0..90).map(left));
    let mut lives: Vec<Life> = lives.into_iter().map(|life| life.reviewed(last())).collect();
    lives.extend((0..84).map(care_leaver));
    let mut files = returns(&lives, 2012, last());
    files.extend(special_needs());
    files
}

/// 36 of them came since April; 7 are missing on the last day.
fn older(place: usize) -> Life {
    let came = place < 36;
    let from = if came { on(2012, 4, 4).plus(place as i32 * 7) } else { on(2010, 9, 6).plus(place as i32 * 4) };
    let mut life = Life::under(on(1995, 4, 9).plus(place as i32 * 11), from, "V2", "U6");
    if place >= OLDER - 7 {
        life.missing.push((on(2012, 12, 22).plus((place % 7) as i32), None));
    }
    if (40..52).contains(&place) {
        life.missing.push((on(2012, 8, 3), Some(on(2012, 8, 5))));
    }
    life
}

fn residential(place: usize) -> Life {
    Life::under(on(1998, 2, 5).plus(place as i32 * 40), on(2010, 5, 10).plus(place as i32 * 9), "C2", "K2")
}

/// 44 of them came since April aged 5 to 13, all under section 20.
fn other(place: usize) -> Life {
    let from = if place < 44 { on(2012, 4, 11).plus(place as i32 * 6) } else { on(2008, 6, 2).plus(place as i32 * 3) };
    let ls = if place < 44 { "V2" } else { "C2" };
    let mut life = Life::under(on(2000, 6, 1).plus((place % 90) as i32 * 30), from, ls, "U6");
    life.female = place.is_multiple_of(2);
    life
}

/// Left since April, a third of them to a special guardian.
fn left(place: usize) -> Life {
    let reason = if place.is_multiple_of(3) { "E43" } else { "E4A" };
    let life = Life::in_care(on(2003, 1, 7).plus(place as i32 * 20), on(2010, 7, 5).plus(place as i32 * 5));
    life.left(on(2012, 4, 16).plus(place as i32 * 2), reason)
}

/// Aged 19 to 21; 33 of 84 are not in education, employment or training.
fn care_leaver(place: usize) -> Life {
    let mut life = Life::out_of_care(on(1991 + (place % 3) as i32, 4, 10).plus(place as i32 * 3));
    life.after_care = Some(["YES", if place < 33 { "G5" } else { "F2" }, "U1"]);
    life
}

fn special_needs() -> Option<ExampleFile> {
    let row = |place: usize| {
        let needs = if place < RESIDENTIAL.1 { "EHCP" } else { "NONE" };
        (number(OLDER + place), format!("{needs},{},", on(2011, 9, 5).iso()))
    };
    extract(Table::SpecialNeeds, (0..RESIDENTIAL.0).map(row))
}
