//! Children who come and leave so that a number asked for is in care at each month end.

use super::life::Life;
use crate::calendar::Day;
use std::collections::VecDeque;

/// A month: its first day, how many come in it, and how many are in care at its end.
pub struct Month {
    /// Its first day.
    pub first: Day,
    /// How many come.
    pub starts: usize,
    /// How many are in care at its end.
    pub level: usize,
}

/// Children beside `others`: those who are there at first, and those who come; who came first leaves first.
pub fn flow(
    opening: Vec<Life>,
    others: &[Life],
    months: impl Iterator<Item = Month>,
    coming: impl Fn(usize, Day) -> Life,
) -> Vec<Life> {
    let (mut left, mut came) = (Vec::new(), 0);
    let mut present: VecDeque<Life> = opening.into();
    for month in months {
        let end = month.first.plus_months(1).plus(-1);
        let level = month.level - others.iter().filter(|life| is_in_care(life, end)).count();
        let leave = (present.len() + month.starts).saturating_sub(level);
        let leaving = present.drain(..leave.min(present.len()));
        let gone = |(place, life): (usize, Life)| life.left(month.first.plus(1 + spread(place, leave)), "E4A");
        left.extend(leaving.enumerate().map(gone));
        let starts = (0..month.starts).map(|place| coming(came + place, month.first.plus(spread(place, month.starts))));
        present.extend(starts);
        came += month.starts;
    }
    left.extend(present);
    left
}

/// The day of a month on which one of several comes or leaves.
fn spread(place: usize, of: usize) -> i32 {
    (place * 26 / of.max(1)) as i32
}

fn is_in_care(life: &Life, day: Day) -> bool {
    life.spells.iter().any(|spell| spell.from <= day && spell.to.is_none_or(|to| to > day))
}
