//! Children of one family who begin to be looked after on the same day.

use super::Start;
use crate::calendar::Day;
use crate::history::{CarePeriod, Child, Family};
use crate::judging::finding::{Entry, Finding, no, unknown, yes};
use crate::rows::of_the_return::{Episode, Row};

/// The starts of other children on the same day.
fn others<'h>(child: Child<'h>, day: Day) -> impl Iterator<Item = (Child<'h>, &'h CarePeriod)> {
    let all = &child.history.starts().by_day;
    let from = all.partition_point(|(other, ..)| *other < day);
    let of_day = all[from..].iter().take_while(move |(other, ..)| *other == day);
    let one = move |(_, id, place): &(Day, u32, usize)| (child.history.child(*id), *place);
    of_day
        .map(one)
        .filter(move |(other, _)| other.id != child.id)
        .filter_map(|(other, place)| other.care().get(place).map(|care| (other, care)))
}

fn first_row<'h>(child: Child<'h>, care: &CarePeriod) -> Option<&'h Episode> {
    child.episodes_of(care).first()
}

/// The children who began on the same day, each with the rows that tell of the family.
fn began_on(child: Child, day: Day) -> Vec<Entry> {
    let entry = |(other, care): (Child, &CarePeriod)| {
        let rows = first_row(other, care).map(Row::origin).into_iter().chain(other.person().family_in);
        Entry { words: format!("Another child began on {day}"), rows: rows.collect() }
    };
    others(child, day).map(entry).collect()
}

/// Whether another child of the family began to be looked after on the same day.
pub fn began_with_a_sibling(start: Start) -> Finding {
    let Start { child, care } = start;
    let finding = match child.history.starts().with_another(care.start, Family::of(child, care), child.id) {
        Some(true) => yes("On {} another child of the family began too."),
        None => unknown("Others began on {}, and neither a number of the family nor a home postcode tells."),
        Some(false) => no("On {} no other child of the family began."),
    };
    let finding = finding.with(care.start).seen_in_any(start.child.episodes_of(care).first());
    finding.at_any(child.person().family_in).listing_of(care.start, began_on)
}
