//! Report 000: the mid-year report of February 2013 with an overview of adoption, its figures at 31 December 2012.

use super::flow::{Month, flow};
use super::life::{Adopted, Life, on};
use super::write::{extract, number, returns};
use crate::calendar::Day;
use crate::example::ExampleFile;
use crate::tables::Table;

/// Adopted in the three years, by 31 March of the last two and by the last day.
const ADOPTED: [usize; 3] = [22, 17, 21];
/// Who waited longer than England's mean of 636 days.
const LONG: usize = 25;
/// The longest of them, adopted by their foster carers.
const BY_CARERS: usize = 8;
const WAITING: usize = 44;
/// In care for years; 40 of these moved twice in the last 12 months.
const SETTLED: (usize, usize) = (150, 40);

fn last() -> Day {
    on(2012, 12, 31)
}

/// The files.
pub fn files() -> Vec<ExampleFile> {
    let mut others: Vec<Life> = (0..ADOPTED.iter().sum()).map(adopted).collect();
    others.extend((0..WAITING).map(waiting));
    others.extend((0..SETTLED.0).map(settled));
    let opening = (0..260).map(|place| child(place, on(2009, 4, 3).plus(place as i32))).collect();
    let months = (0..33).map(|month| Month { first: on(2010, 4 + month, 1), starts: 14, level: level(month) });
    let flowing = flow(opening, &others, months, coming);
    let lives: Vec<Life> = others.into_iter().chain(flowing).map(|life| life.reviewed(last())).collect();
    let mut files = returns(&lives, 2010, last());
    files.extend(proceedings());
    files
}

/// 519 at March 2011, 551 a year later, 557 now.
fn level(month: i32) -> usize {
    let level = match month {
        ..=11 => 497 + 2 * month,
        12..=23 => 519 + (month - 11) * 32 / 12,
        _ => 551 + (month - 23) * 6 / 9,
    };
    level as usize
}

fn child(place: usize, from: Day) -> Life {
    const ETHNIC: [&str; 6] = ["WBRI", "BAFR", "BCRB", "WBRI", "MWBC", "BAFR"];
    let mut life = Life::in_care(from.plus(-400 - (place % 13) as i32 * 330), from);
    (life.ethnic, life.female) = (ETHNIC[place % 6], place % 7 < 3);
    life
}

fn coming(place: usize, from: Day) -> Life {
    let life = child(place, from);
    if place % 10 == 3 { life.moved(from.plus(90), "U6") } else { life }
}

fn settled(place: usize) -> Life {
    let life = child(place, on(2007, 6, 4).plus(place as i32));
    if place < SETTLED.1 { life.moved(on(2012, 2, 7), "U6").moved(on(2012, 7, 10), "U6") } else { life }
}

/// Days from entering care to moving in: 35 at most as many as England's mean, 25 from 637 to 4,505.
fn days(place: usize) -> i32 {
    let long = place as i32 - 35;
    match long {
        ..0 => 300 + place as i32 * 9,
        0 => 637,
        1..17 => 650 + long * 20,
        17..24 => 1100 + (long - 17) * 400,
        _ => 4505,
    }
}

/// The children of all lengths come in turn in each of the years.
fn adopted(place: usize) -> Life {
    let day = match place {
        0..22 => on(2010, 5, 4).plus(place as i32 * 14),
        22..39 => on(2011, 5, 3).plus((place as i32 - 22) * 18),
        _ => on(2012, 4, 17).plus((place as i32 - 39) * 12),
    };
    let nth = place * 7 % 60;
    let placed = day.plus(-270);
    let entered = placed.plus(-days(nth));
    let life = Life::in_care(entered.plus(-200), entered);
    let by_carer = nth >= 35 + LONG - BY_CARERS;
    let life = if by_carer { life.kept_by_carers(placed) } else { life.placed(placed) };
    let mut life = life.left(day, "E12");
    life.adopted = Some(Adopted { decided: placed.plus(-150), matched: placed.plus(-30), by_carer });
    life.ethnic = if place.is_multiple_of(4) { "BAFR" } else { "WBRI" };
    life
}

/// Children with a decision who are not placed: most of them boys and Black African.
fn waiting(place: usize) -> Life {
    let from = on(2010, 6, 7).plus(place as i32 * 9);
    let mut life = Life::in_care(from.plus(-900), from);
    life.waits_since = Some(from.plus(240));
    (life.ethnic, life.female) = (if place % 3 < 2 { "BAFR" } else { "BCRB" }, place.is_multiple_of(4));
    life
}

/// Care proceedings that ended in the year.
fn proceedings() -> Option<ExampleFile> {
    let row = |place: usize| {
        let start = on(2011, 9, 5).plus(place as i32 * 6);
        (number(60 + place), format!("{},{}", start.iso(), start.plus(290).iso()))
    };
    extract(Table::Proceedings, (0..28).map(row))
}
