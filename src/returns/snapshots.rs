//! What an extract that holds the latest of everything, as lists 8 and 9 of Annex A do, tells of a day before it was made,
//! and what a column without a single cell tells (D61).

use super::given::Given;
use crate::calendar::Day;
use crate::rows::grouped::Grouped;
use crate::rows::of_extracts::InCare;
use crate::rows::of_the_return::{Row, Table};

/// Of a hundred people, so many at most, and one of few, may have a day to come: more are no slips of the pen.
const MOST_TO_COME: usize = 5;

/// Among so many rows a column without a single cell is one that the system did not fill.
const MANY: usize = 20;

impl Given {
    /// Whether an extract was made after a day, as its own rows tell: what was so on the day is gone from it.
    pub fn was_made_after(&self, table: Table, day: Day) -> bool {
        match table {
            Table::PathwayPlans => tell_of_later(&self.pathways, day, |row| row.planned.max(row.reviewed)),
            Table::ChildrenInCare => {
                tell_of_later(&self.in_care, day, |row| row.last_visit.max(row.last_health).max(row.last_dental))
            }
            _ => false,
        }
    }

    /// The columns of list 8 of which no row has a cell, where there are many: not one child was ever seen by a doctor is
    /// nothing that a list says.
    pub fn unfilled(&self) -> impl Iterator<Item = (Table, &'static str)> {
        let is_unfilled = |of: fn(&InCare) -> Option<Day>| {
            self.in_care.all().len() >= MANY && self.in_care.all().iter().all(|row| of(row).is_none())
        };
        let health = is_unfilled(|row| row.last_health).then_some("LAST_HEALTH_DATE");
        let dental = is_unfilled(|row| row.last_dental).then_some("LAST_DENTAL_DATE");
        health.into_iter().chain(dental).map(|column| (Table::ChildrenInCare, column))
    }
}

/// Of how many of a hundred people every row tells of a later day; lists of several days are pooled, and an earlier one
/// tells of an earlier day.
fn tell_of_later<R: Row>(rows: &Grouped<R>, day: Day, latest: impl Fn(&R) -> Option<Day>) -> bool {
    let mut people = 0;
    let mut later = 0;
    for of_one in rows.all().chunk_by(|one, next| one.child() == next.child()) {
        people += 1;
        later += usize::from(of_one.iter().all(|row| latest(row) > Some(day)));
    }
    later > 1 && 100 * later > MOST_TO_COME * people
}
