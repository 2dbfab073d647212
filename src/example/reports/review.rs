//! Report 003: what an inspection of the area found, in February 2009, with its figures at 31 December 2008.

use super::life::{Adopted, Life, on};
use super::write::{allocations, returns};
use crate::calendar::Day;
use crate::example::ExampleFile;

/// In care for two and a half years, under 16: 120 of 150 settled a year ago, 102 now.
const LONG: usize = 150;
/// In care for a year and aged 10 to 17: 14 of 200 convicted or cautioned.
const OLDER: usize = 200;

fn last() -> Day {
    on(2008, 12, 31)
}

/// The files.
pub fn files() -> Vec<ExampleFile> {
    let mut lives: Vec<Life> = (0..LONG).map(settled).collect();
    lives.extend((0..OLDER).map(older));
    lives.extend((0..130).map(younger));
    lives.extend((0..38).map(adopted));
    let lives: Vec<Life> = lives.into_iter().map(|life| life.reviewed(last())).collect();
    let mut files = returns(&lives, 2007, last());
    files.extend(allocations(&lives));
    files
}

fn settled(place: usize) -> Life {
    let mut life = Life::in_care(on(1999, 3, 2).plus(place as i32 * 5), on(2004, 2, 2).plus(place as i32));
    life.health = Some([true, true]);
    match place {
        0..30 => life.moved(on(2007, 5, 14), "U6"),
        30..48 => life.moved(on(2008, 6, 16), "U6"),
        _ => life,
    }
}

fn older(place: usize) -> Life {
    let mut life = Life::in_care(on(1992, 6, 8).plus(place as i32 * 4), on(2006, 9, 4).plus(place as i32));
    (life.health, life.convicted) = (Some([true, true]), place < 14);
    life
}

fn younger(place: usize) -> Life {
    Life::in_care(on(2003, 1, 6).plus(place as i32 * 10), on(2008, 1, 14).plus(place as i32 * 2))
}

/// 16 in the year before, 22 since April, and sooner after they came.
fn adopted(place: usize) -> Life {
    let (day, wait) = match place {
        0..16 => (on(2007, 5, 8).plus(place as i32 * 18), 640),
        _ => (on(2008, 4, 22).plus((place as i32 - 16) * 11), 540),
    };
    let placed = day.plus(-240);
    let entered = placed.plus(-wait);
    let mut life = Life::in_care(entered.plus(-100), entered).placed(placed).left(day, "E12");
    life.adopted = Some(Adopted { decided: placed.plus(-140), matched: placed.plus(-25), by_carer: false });
    life
}
