//! Report 002: the annual report of a Welsh panel in July 2011, with its figures at 31 March 2011.

use super::flow::{Month, flow};
use super::life::{Life, on};
use super::write::{allocations, extract, number, returns};
use crate::calendar::Day;
use crate::example::ExampleFile;
use crate::tables::Table;

/// Who came in the last quarters of the four years, by month.
const LAST_QUARTERS: [[usize; 3]; 4] = [[15, 15, 14], [13, 13, 13], [24, 24, 23], [22, 22, 21]];
/// Who came in the months of every other quarter.
const OTHER_QUARTERS: [usize; 3] = [15, 14, 15];
/// One of so many who came in a year was unaccompanied.
const UNACCOMPANIED: [usize; 4] = [7, 11, 18, 32];

fn last() -> Day {
    on(2011, 3, 31)
}

/// The files.
pub fn files() -> Vec<ExampleFile> {
    let opening = (0..518).map(|place| child(place, on(2005, 2, 7).plus(place as i32))).collect();
    let months = (0..48).map(|month| Month {
        first: on(2007, 4 + month, 1),
        starts: starts(month as usize),
        level: level(month),
    });
    let flowing = flow(opening, &[], months, coming);
    let lives: Vec<Life> = flowing.into_iter().map(|life| life.reviewed(last())).collect();
    let mut files = returns(&lives, 2008, last());
    files.extend([allocations(&lives), schools(&lives)].into_iter().flatten());
    files
}

fn starts(month: usize) -> usize {
    let (year, month) = (month / 12, month % 12);
    if month < 9 { OTHER_QUARTERS[month % 3] } else { LAST_QUARTERS[year][month - 9] }
}

/// Between 506, at the end of April 2008, and 530, at the end of April 2010.
fn level(month: i32) -> usize {
    506 + ((month * 5 + 12) % 48 - 24).unsigned_abs() as usize
}

fn child(place: usize, from: Day) -> Life {
    let life = Life::in_care(from.plus(-700 - (place % 12) as i32 * 330), from);
    match place % 27 {
        4 => life.moved(from.plus(40), "U6").moved(from.plus(90), "U6"),
        13 | 22 => life.moved(from.plus(120), "U6"),
        _ => life,
    }
}

fn coming(place: usize, from: Day) -> Life {
    let year = (from.year_end() - 2008).clamp(0, 3) as usize;
    if !place.is_multiple_of(UNACCOMPANIED[year]) {
        return child(place, from);
    }
    let mut life = Life::under(from.plus(-16 * 365), from, "V2", "U6");
    (life.asylum, life.cin) = (true, "N8");
    life
}

/// Every child goes to a school; every seventh changed it in the year, apart from the usual steps.
fn schools(lives: &[Life]) -> Option<ExampleFile> {
    let rows = |(place, life): (usize, &Life)| {
        let changed = place.is_multiple_of(7).then(|| (number(place), format!("{},N", on(2010, 11, 8).iso())));
        [Some((number(place), format!("{},Y", life.born.plus(5 * 365).iso()))), changed]
    };
    extract(Table::Schools, lives.iter().enumerate().flat_map(rows).flatten())
}
