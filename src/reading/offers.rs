//! Readings that the file itself suggests and that only the officer can decide.

use crate::account::{Account, Choice, Code, Question};
use crate::file::Opened;

/// Puts the question to the notices that are already there.
pub fn say(opened: &Opened, account: &mut Account) {
    offer_codes(account);
    offer_swap(opened, account);
}

/// Labels and words for nothing were read as what they mean.
fn offer_codes(account: &mut Account) {
    for notice in account.notices.iter_mut().filter(|notice| matches!(notice.code, Code::LabelRead | Code::NullWord)) {
        notice.choice = Choice::of(Question::CodesExact, "read as what it means", &["as they are written"]);
    }
}

/// Rows that end before they start, before the columns are suspected.
const FEWEST: u32 = 3;

/// Where most of the rows that have both dates end before they start, the two columns may have changed places.
fn offer_swap(opened: &Opened, account: &mut Account) {
    let Some((start, end)) = opened.found.table.span() else { return };
    let Some(notice) = account.notices.iter_mut().find(|notice| notice.code == Code::EpOrder) else { return };
    if notice.rows < FEWEST {
        return;
    }
    let both = rows_with(opened, [start, end]);
    if notice.rows * 2 > both {
        notice.message = format!(
            "In {} of the {both} rows with both dates, {end} is before {start}: the two columns look swapped. Nothing was swapped, and these rows are left out of every figure. Correct the headings, or say here that they are.",
            notice.rows
        );
        notice.choice = Choice::of(Question::Swapped, "as they stand", &["in place of each other"]);
    }
}

/// How many rows have something in both columns.
fn rows_with(opened: &Opened, columns: [&str; 2]) -> u32 {
    let places = columns.map(|column| opened.found.headings.find(column));
    let (mut records, mut count) = (opened.records(), 0);
    while let Some(record) = records.next_row() {
        let is_filled = |place: &Option<usize>| {
            place.and_then(|place| record.get(place)).is_some_and(|cell| !cell.trim_ascii().is_empty())
        };
        count += u32::from(places.iter().all(is_filled));
    }
    count
}
