//! Report 004: the progress report of January 2011, with its figures at 30 November 2010.
//!
//! 274 reviews cannot be all reviews of 300 children who stay (one falls due every six months): most of those who came
//! from September on left again within four weeks, so that as many reviews were due as the report prints.

use super::life::{Adopted, Life, on};
use super::write::{day, extract, number, returns};
use crate::calendar::Day;
use crate::example::ExampleFile;
use crate::tables::Table;

/// Where each kind of child begins among all of them.
const LONG: usize = 100;
const UNACCOMPANIED: usize = 25;
const OTHERS: usize = 147;
/// Everybody who is there from before April to the end.
const STAYING: usize = LONG + UNACCOMPANIED + OTHERS;
const ADOPTED: usize = 20;
const CAME_AND_STAYED: usize = 28;
const IN_NEED: u32 = 400_000;

fn last() -> Day {
    on(2010, 11, 30)
}

/// The files.
pub fn files() -> Vec<ExampleFile> {
    let lives = lives();
    let mut files = returns(&lives, 2009, last());
    files.extend(
        [allocations(&lives), children_in_need(), proceedings(), pathways(), foster_carers(), adopters()]
            .into_iter()
            .flatten(),
    );
    files
}

/// Day and month of a start whose reviews fall due once from April to November.
fn quiet_start(place: usize, months: [(i32, i32); 2]) -> Day {
    let (year, month) = months[place % 2];
    on(year, month, 1 + (place / 2 % 24) as i32)
}

fn lives() -> Vec<Life> {
    let mut lives: Vec<Life> = (0..STAYING).map(staying).collect();
    lives.extend((0..ADOPTED).map(adopted));
    lives.extend((0..6).map(left_before_a_review));
    lives.extend((0..35).map(|place| short(place, on(2010, 9, 12), on(2010, 10, 5))));
    lives.extend((0..23).map(|place| short(place, on(2010, 10, 15), on(2010, 11, 8))));
    lives.extend((0..CAME_AND_STAYED).map(came));
    lives.extend((0..208).map(gone));
    lives.extend((0..27).map(care_leaver));
    lives
}

/// A child who stays; each with health checks of the last year, and one review from April on.
fn staying(place: usize) -> Life {
    let life = if place < LONG { settled(place) } else { newer(place - LONG) };
    let mut life = life.reviewed(last());
    life.health = Some([place < 241, place % 272 >= 40]);
    let in_window = |review: &&mut (Day, &str)| review.0 >= on(2010, 4, 1);
    if let Some(review) = life.reviews.iter_mut().find(in_window) {
        match place {
            150..=158 => review.0 = review.0.plus(10),
            160..=170 => review.1 = "PN7",
            _ => {}
        }
    }
    life
}

/// In care for 2 and a half years and under 16; 29 of 100 moved within the last two.
fn settled(place: usize) -> Life {
    let start = quiet_start(place, [(2006, 10), (2007, 4)]);
    let life = Life::in_care(on(1997 + (place % 6) as i32, 6, 15), start);
    if place < 71 { life } else { life.moved(on(2009, 6, 10), "U6") }
}

/// In care for less, or older; 19 of them moved twice within the last 12 months.
fn newer(place: usize) -> Life {
    const MONTHS: [[(i32, i32); 2]; 3] = [[(2008, 9), (2008, 10)], [(2009, 3), (2009, 4)], [(2009, 9), (2009, 10)]];
    let start = quiet_start(place / 3, MONTHS[place % 3]);
    let mut life = Life::in_care(on(1999 + (place % 5) as i32, 2, 3), start);
    if place < UNACCOMPANIED {
        life = Life::under(on(1993, 9, 1).plus(place as i32), start, "V2", "U6");
        (life.asylum, life.cin) = (true, "N8");
    }
    let moves_often = (UNACCOMPANIED..UNACCOMPANIED + 19).contains(&place);
    if moves_often { life.moved(on(2010, 2, 9), "U6").moved(on(2010, 7, 6), "U6") } else { life }
}

/// Adopted in September, 15 of 20 placed within 12 months of the decision.
fn adopted(place: usize) -> Life {
    let decided = if place < 15 { on(2009, 6, 1) } else { on(2008, 11, 3) };
    let start = quiet_start(place, [(2008, 9), (2008, 10)]);
    let life = Life::in_care(on(2007, 5, 9).plus(place as i32), start).placed(on(2009, 12, 3));
    let mut life = life.left(on(2010, 9, 13).plus(place as i32 / 2), "E11").reviewed(last());
    life.adopted = Some(Adopted { decided, matched: on(2009, 11, 12), by_carer: false });
    life
}

fn left_before_a_review(place: usize) -> Life {
    let end = if place == 0 { on(2010, 5, 20) } else { on(2010, 9, 20) };
    Life::in_care(on(2000, 3, 8).plus(place as i32 * 90), on(2009, 12, 3)).left(end, "E4A").reviewed(last())
}

fn short(place: usize, from: Day, to: Day) -> Life {
    Life::under(on(2001, 1, 20).plus(place as i32 * 60), from, "V2", "U6").left(to, "E4A")
}

/// Two came in October, the others too late for a review.
fn came(place: usize) -> Life {
    let from = if place < 2 { on(2010, 10, 20) } else { on(2010, 11, 4).plus((place as i32 - 2) * 23 / 25) };
    Life::in_care(on(2000, 7, 7).plus(place as i32 * 80), from).reviewed(last())
}

/// Of the 386 who were there at the end of October 2008.
fn gone(place: usize) -> Life {
    let left = on(2008, 11, 5).plus(place as i32 * 494 / 208);
    Life::in_care(on(1996, 8, 2).plus(place as i32 * 9), on(2007, 5, 14)).left(left, "E4A").reviewed(last())
}

/// Aged 19; 17 of 27 in education, employment or training.
fn care_leaver(place: usize) -> Life {
    let mut life = Life::out_of_care(on(1991, 4, 12).plus(place as i32 * 8));
    life.after_care = Some(["YES", if place < 17 { "F2" } else { "G5" }, "U1"]);
    life
}

/// Every child in care has a qualified social worker; of children in need 106 had one in March and 140 have now.
fn allocations(lives: &[Life]) -> Option<ExampleFile> {
    let of_care = lives.iter().enumerate().filter_map(|(place, life)| {
        let (first, end) = (life.spells.first()?, life.spells.last()?.to);
        Some((number(place), format!("{},{},Y", first.from.iso(), day(end))))
    });
    let of_need = (0..200).map(|place| {
        let since = if (106..140).contains(&place) { on(2010, 7, 5) } else { on(2009, 6, 1) };
        let end = (place >= 192).then(|| on(2010, 10, 8));
        (IN_NEED + place, format!("{},{},{}", since.iso(), day(end), if place < 140 { "Y" } else { "N" }))
    });
    extract(Table::Allocations, of_care.chain(of_need))
}

/// 200 in need, the last 109 of them disabled, those of 14 or over with a transition plan.
fn children_in_need() -> Option<ExampleFile> {
    let row = |place: u32| {
        let is_disabled = place >= 91;
        let is_older = is_disabled && place.is_multiple_of(4);
        let born = on(if is_older { 1995 } else { 2001 }, 5, 1).plus(place as i32);
        let plan = if is_older { on(2010, 2, 15).iso() } else { String::new() };
        let is_disabled = if is_disabled { "Y" } else { "N" };
        (IN_NEED + place, format!("{},{},,{is_disabled},{plan}", born.iso(), on(2009, 6, 1).iso()))
    };
    extract(Table::ChildrenInNeed, (0..200).map(row))
}

fn proceedings() -> Option<ExampleFile> {
    let row = |place: usize| (number(LONG + place), format!("{},", on(2010, 4, 12).plus(place as i32 * 6).iso()));
    extract(Table::Proceedings, (0..35).map(row))
}

/// 149 young people, 147 with a plan, 138 of these reviewed within six months.
fn pathways() -> Option<ExampleFile> {
    let row = |place: usize| {
        let planned = (place < 147).then(|| on(2009, 9, 7));
        let reviewed = (place < 138).then(|| on(2010, 9, 14));
        let born = on(1992, 1, 1).plus(place as i32 * 3).iso();
        (500_000 + place as u32, format!("{born},FORMER,{},{},Y,YES,1,F2,,", day(planned), day(reviewed)))
    };
    extract(Table::PathwayPlans, (0..149).map(row))
}

fn foster_carers() -> Option<ExampleFile> {
    let kind = |place: u32| match place {
        0..89 => "MAIN",
        89..107 => "FAMILY",
        _ => "LINK",
    };
    let row = |place: u32| (place + 1, format!("{},{},", kind(place), on(2006, 2, 6).plus(place as i32 * 7).iso()));
    extract(Table::FosterCarers, (0..118).map(row))
}

/// 87 asked in the year; of all of them 34 left, 12 were approved and 11 matched.
fn adopters() -> Option<ExampleFile> {
    let row = |place: u32| {
        let approved = (place < 12).then(|| on(2010, 6, 2));
        let matched = (place < 11).then(|| on(2010, 9, 1));
        let closed = (place >= 53).then(|| on(2010, 11, 12));
        let asked = on(2010, 4, 6).plus(place as i32 * 2).iso();
        let days = [approved, approved, matched, closed].map(day).join(",");
        (place + 601, format!("{asked},{days}"))
    };
    extract(Table::Adopters, (0..87).map(row))
}
