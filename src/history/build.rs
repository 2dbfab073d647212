//! Rows of Episodes, cut at the as-at date, → periods of care and placements.

use super::known::{CarePeriod, History, Period, Placement};
use crate::calendar::Day;
use crate::codes::{Ceased, NewEpisode};
use crate::returns::Records;
use crate::rows::of_the_return::{ChildId, Episode};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

impl History {
    /// The children as they stood at the end of `as_at`: rows cut at that day, then periods of care and placements.
    pub fn at(records: &Arc<Records>, as_at: Day) -> History {
        History::ahead(records, as_at, as_at)
    }

    /// The children as they will stand at the end of `as_at` if nothing more happens after `known`: rows of care, reviews,
    /// short breaks, incidents and decisions are cut at that earlier day, and the windows end on the later one.
    pub fn ahead(records: &Arc<Records>, known: Day, as_at: Day) -> History {
        let period = Period::to(as_at);
        let covered_from = records.covered_from().unwrap_or(period.year_start);
        let mut history = History {
            records: Arc::clone(records),
            period,
            covered_from,
            known,
            episodes: Vec::with_capacity(records.episodes.all().len()),
            care: Vec::with_capacity(records.people.len()),
            placements: Vec::with_capacity(records.people.len()),
            care_of: Vec::with_capacity(records.people.len() + 1),
            roll: Vec::new(),
            expected: Vec::new(),
            expecting: OnceLock::new(),
            starts: OnceLock::new(),
        };
        history.care_of.push(0);
        for child in 0..records.people.len() as ChildId {
            history.add_child(records, child);
            history.care_of.push(history.care.len() as u32);
            if history.child(child).current_episode().is_some() {
                history.roll.push(child);
            }
        }
        history
    }

    fn add_child(&mut self, records: &Records, child: ChildId) {
        let first = self.episodes.len();
        let used = records.episodes.of(child).iter().filter(|row| !row.ls.is_respite());
        self.episodes.extend(used.filter_map(|row| cut(row, self.known)));
        self.episodes[first..].sort_by_key(|row| (row.decom, row.dec.is_none(), row.dec, row.origin));
        let mut begin = first;
        while begin < self.episodes.len() {
            begin = self.add_care_period(begin);
        }
    }

    /// Adds the period of care whose first row is `begin`; returns the row after its last.
    fn add_care_period(&mut self, begin: usize) -> usize {
        let rows = &self.episodes;
        let mut end = rows[begin].dec;
        let mut stop = begin + 1;
        while stop < rows.len() && end.is_none_or(|end| rows[stop].decom <= end) {
            end = end.and_then(|end| rows[stop].dec.map(|dec| dec.max(end)));
            stop += 1;
        }
        let care = CarePeriod {
            start: rows[begin].decom,
            end,
            start_recorded: rows[begin].rne == NewEpisode::S,
            ceased: closing_row(rows, begin..stop, end),
            current: current_row(rows, begin..stop, end),
            episodes: (begin as u32, stop as u32),
            placements: self.add_placements(begin..stop, end),
        };
        self.care.push(care);
        stop
    }

    fn add_placements(&mut self, rows: Range<usize>, care_ended: Option<Day>) -> (u32, u32) {
        let first = self.placements.len();
        let mut settled: Option<usize> = None;
        for index in rows.clone() {
            let row = &self.episodes[index];
            if row.place.is_temporary() {
                continue;
            }
            let before = settled.map(|settled| &self.episodes[settled]);
            let after_temporary = index > rows.start && self.episodes[index - 1].place.is_temporary();
            if before.is_none_or(|before| begins_placement(before, row, after_temporary)) {
                self.open_placement(first, index);
            }
            settled = Some(index);
            self.extend_placement(index);
        }
        if let Some(last) = self.placements[first..].last_mut() {
            last.end = care_ended;
            last.episodes.1 = rows.end as u32;
        }
        (first as u32, self.placements.len() as u32)
    }

    fn open_placement(&mut self, first: usize, index: usize) {
        let row = self.episodes[index];
        if let Some(before) = self.placements[first..].last_mut() {
            before.end = Some(row.decom);
            before.episodes.1 = index as u32;
        }
        let index = index as u32;
        self.placements.push(Placement {
            start: row.decom,
            end: None,
            adoptive: None,
            settled: index,
            episodes: (index, index + 1),
        });
    }

    fn extend_placement(&mut self, index: usize) {
        let adoptive = self.episodes[index].place.is_adoptive();
        let Some(placement) = self.placements.last_mut() else { return };
        placement.settled = index as u32;
        placement.adoptive = if adoptive { placement.adoptive.or(Some(index as u32)) } else { None };
    }
}

/// A row as it stood at the end of a day: not there before it began, and open while it had not ended (D10).
pub(super) fn cut(row: &Episode, last: Day) -> Option<Episode> {
    if row.decom > last {
        return None;
    }
    if row.dec.is_some_and(|dec| dec > last) {
        return Some(Episode { dec: None, rec: Ceased::Blank, reason: Default::default(), ..*row });
    }
    Some(*row)
}

/// The row that ended care with a reason: of the rows with that DEC the latest DECOM, then the last in the file (D11).
fn closing_row(rows: &[Episode], of: Range<usize>, end: Option<Day>) -> Option<u32> {
    let end = end?;
    let closing = of
        .filter(|index| rows[*index].dec == Some(end))
        .max_by_key(|index| (rows[*index].decom, rows[*index].origin))?;
    rows[closing].rec.ends_care().then_some(closing as u32)
}

/// The row that holds while care goes on: of those open, the latest DECOM, then the last in the file (D12).
fn current_row(rows: &[Episode], of: Range<usize>, end: Option<Day>) -> Option<u32> {
    let open = of.filter(|index| end.is_none() && rows[*index].dec.is_none());
    open.max_by_key(|index| (rows[*index].decom, rows[*index].origin)).map(|index| index as u32)
}

/// Whether a row begins a new placement after the last row that was not temporary (D13).
fn begins_placement(before: &Episode, row: &Episode, after_temporary: bool) -> bool {
    if row.place.is_adoptive_by_carer() && (before.place.is_foster() || before.place.is_adoptive_by_carer()) {
        return false;
    }
    match row.rne {
        NewEpisode::L | NewEpisode::T | NewEpisode::U => false,
        NewEpisode::P | NewEpisode::B if !after_temporary => true,
        _ => !is_same_address(before, row),
    }
}

fn is_same_address(before: &Episode, row: &Episode) -> bool {
    let postcodes_match = before.postcode == row.postcode || before.postcode == 0 || row.postcode == 0;
    before.place == row.place && postcodes_match
}
