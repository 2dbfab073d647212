//! Records → children at one as-at date: periods of care, placements, reviews and what was known of each by that day.

use crate::codes::{Ceased, NewEpisode, Place};
use crate::dates::{Day, april};
use crate::returns::{Person, Records};
use crate::tables::*;
use std::ops::Range;
use std::sync::Arc;

/// The as-at date and the windows that end on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    /// The as-at date, to the end of that day: D.
    pub last: Day,
    /// 1 April on or before it: ys.
    pub year_start: Day,
    /// First day of the 12 months to it: w0.
    pub twelve_months: Day,
    /// The year in which its statistical year ends: FY(D).
    pub year: i32,
}

impl Period {
    /// The windows that end on a day.
    pub fn to(last: Day) -> Period {
        Period {
            last,
            year_start: last.year_start(),
            twelve_months: last.plus_months(-12).plus(1),
            year: last.year_end(),
        }
    }

    /// Whether a day lies in the year to date.
    pub fn in_year(&self, day: Day) -> bool {
        (self.year_start..=self.last).contains(&day)
    }

    /// 1 April that begins the three statistical years that end with this one.
    pub fn three_years_start(&self) -> Day {
        april(self.year - 3)
    }
}

/// A period of care: a run of days in care without a gap of a day (D11).
#[derive(Clone, Copy, Debug)]
pub struct CarePeriod {
    /// First day in care.
    pub start: Day,
    /// The day care ended (not in care on it); `None` while it goes on.
    pub end: Option<Day>,
    /// The first row has RNE = S.
    pub start_recorded: bool,
    /// The row that ended care with a reason, where one did.
    pub ceased: Option<u32>,
    episodes: (u32, u32),
    placements: (u32, u32),
}

/// A placement inside a period of care: the days with one carer (D13).
#[derive(Clone, Copy, Debug)]
pub struct Placement {
    /// First day.
    pub start: Day,
    /// The next placement's start or the end of care; `None` while it goes on.
    pub end: Option<Day>,
    /// The first row of the trailing run of A3 to A6: its DECOM is the day the child moved to the adoptive family (D14).
    pub adoptive: Option<u32>,
    /// The last row that is not temporary.
    pub settled: u32,
    episodes: (u32, u32),
}

/// Everything known of the children at the end of one day.
pub struct History {
    /// The joined returns.
    pub records: Arc<Records>,
    /// The as-at date and its windows.
    pub period: Period,
    /// 1 April of the earliest loaded return.
    pub covered_from: Day,
    episodes: Vec<Episode>,
    care: Vec<CarePeriod>,
    placements: Vec<Placement>,
    care_of: Vec<u32>,
}

impl History {
    /// The children as they stood at the end of `as_at`: rows cut at that day, then periods of care and placements.
    pub fn at(records: &Arc<Records>, as_at: Day) -> History {
        let period = Period::to(as_at);
        let covered_from = records.covered_from().unwrap_or(period.year_start);
        let mut history = History {
            records: Arc::clone(records),
            period,
            covered_from,
            episodes: Vec::with_capacity(records.episodes.all().len()),
            care: Vec::with_capacity(records.people.len()),
            placements: Vec::with_capacity(records.people.len()),
            care_of: Vec::with_capacity(records.people.len() + 1),
        };
        history.care_of.push(0);
        for child in 0..records.people.len() as ChildId {
            history.add_child(records, child);
            history.care_of.push(history.care.len() as u32);
        }
        history
    }

    fn add_child(&mut self, records: &Records, child: ChildId) {
        let first = self.episodes.len();
        let used = records.episodes.of(child).iter().filter(|row| !row.ls.is_respite());
        self.episodes.extend(used.filter_map(|row| cut(row, self.period.last)));
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

    /// Every child of the files, in care or not.
    pub fn children(&self) -> impl Iterator<Item = Child<'_>> {
        (0..self.records.children as ChildId).map(|id| Child { history: self, id })
    }

    /// One child.
    pub fn child(&self, id: ChildId) -> Child<'_> {
        Child { history: self, id }
    }

    /// A row of Episodes as it stood at the as-at date.
    pub fn episode(&self, index: u32) -> &Episode {
        &self.episodes[index as usize]
    }

    /// All rows of all periods of care, child by child.
    pub fn episodes(&self) -> &[Episode] {
        &self.episodes
    }
}

/// A row as it stood at the end of a day: not there before it began, and open while it had not ended (D10).
fn cut(row: &Episode, last: Day) -> Option<Episode> {
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

/// One child at the as-at date.
#[derive(Clone, Copy)]
pub struct Child<'h> {
    /// Everything known at that date.
    pub history: &'h History,
    /// The child's number in this session.
    pub id: ChildId,
}

impl<'h> Child<'h> {
    /// Sex, ethnicity and date of birth.
    pub fn person(&self) -> &'h Person {
        &self.history.records.people[self.id as usize]
    }

    /// Date of birth.
    pub fn born(&self) -> Option<Day> {
        self.person().born
    }

    /// Completed years on a day; `None` without a date of birth or before birth (D15).
    pub fn age_on(&self, day: Day) -> Option<u32> {
        day.age(self.born()?)
    }

    /// All periods of care, earliest first.
    pub fn care(&self) -> &'h [CarePeriod] {
        let at = |id: u32| self.history.care_of[id as usize] as usize;
        &self.history.care[at(self.id)..at(self.id + 1)]
    }

    /// The period of care that goes on at the as-at date.
    pub fn current_care(&self) -> Option<&'h CarePeriod> {
        self.care().last().filter(|care| care.end.is_none())
    }

    /// The rows of a period of care, by DECOM.
    pub fn episodes_of(&self, care: &CarePeriod) -> &'h [Episode] {
        &self.history.episodes[care.episodes.0 as usize..care.episodes.1 as usize]
    }

    /// Every row of care, by DECOM.
    pub fn episodes(&self) -> &'h [Episode] {
        match (self.care().first(), self.care().last()) {
            (Some(first), Some(last)) => &self.history.episodes[first.episodes.0 as usize..last.episodes.1 as usize],
            _ => &[],
        }
    }

    /// The placements of a period of care, by start.
    pub fn placements_of(&self, care: &CarePeriod) -> &'h [Placement] {
        &self.history.placements[care.placements.0 as usize..care.placements.1 as usize]
    }

    /// The rows of a placement, its temporary interruptions included.
    pub fn episodes_in(&self, placement: &Placement) -> &'h [Episode] {
        &self.history.episodes[placement.episodes.0 as usize..placement.episodes.1 as usize]
    }

    /// The row that holds at the as-at date: of those open, the latest DECOM, then the last in the file (D12).
    pub fn current_episode(&self) -> Option<&'h Episode> {
        let open = self.episodes_of(self.current_care()?).iter().filter(|row| row.dec.is_none());
        open.max_by_key(|row| (row.decom, row.origin))
    }

    /// The placement that goes on at the as-at date.
    pub fn current_placement(&self) -> Option<&'h Placement> {
        self.placements_of(self.current_care()?).last()
    }

    /// The reviews held by the as-at date, in order.
    pub fn reviews(&self) -> &'h [Review] {
        let reviews = self.history.records.reviews.of(self.id);
        let until = reviews.partition_point(|review| review.held <= self.history.period.last);
        &reviews[..until]
    }

    /// The reviews held in a period of care, the day of leaving included (D22).
    pub fn reviews_in(&self, care: &CarePeriod) -> &'h [Review] {
        let reviews = self.reviews();
        let from = reviews.partition_point(|review| review.held < care.start);
        let until = care.end.map_or(reviews.len(), |end| reviews.partition_point(|review| review.held <= end));
        &reviews[from..until.max(from)]
    }

    /// Decisions that the child should be placed for adoption, made by the as-at date.
    pub fn decisions(self) -> impl Iterator<Item = &'h Decision> {
        let last = self.history.period.last;
        self.history.records.placed.of(self.id).iter().filter(move |decision| decision.made <= last)
    }

    /// Whether a decision stands at the as-at date, whatever the reason code (D36).
    pub fn is_open(&self, decision: &Decision) -> bool {
        decision.reversed.is_none_or(|reversed| reversed > self.history.period.last)
    }

    /// The latest decision that stands at the as-at date.
    pub fn open_decision(&self) -> Option<&'h Decision> {
        self.decisions().filter(|decision| self.is_open(decision)).max_by_key(|decision| decision.made)
    }

    /// The adoption row, where the child has one.
    pub fn adoption(&self) -> Option<&'h Adoption> {
        self.history.records.ad1.of(self.id).first()
    }

    /// The OC2 row of the return that holds the as-at date (D9).
    pub fn outcomes(&self) -> Option<&'h Outcomes> {
        let of_year = |row: &&Outcomes| self.history.records.year_of(row.origin) == self.history.period.year;
        self.history.records.oc2.of(self.id).iter().find(of_year)
    }

    /// Whether the child is unaccompanied and asylum-seeking on a day (D40).
    pub fn is_uasc_on(&self, day: Day) -> bool {
        self.history.records.uasc.of(self.id).iter().any(|row| row.ceased.is_none_or(|ceased| ceased > day))
    }

    /// Incidents of being missing or away that began by the as-at date.
    pub fn incidents(self) -> impl Iterator<Item = &'h Incident> {
        let last = self.history.period.last;
        self.history.records.missing.of(self.id).iter().filter(move |incident| incident.start <= last)
    }

    /// Short-break rows (V3 or V4) that began by the as-at date.
    pub fn short_breaks(self) -> impl Iterator<Item = Episode> + 'h {
        let last = self.history.period.last;
        let rows = self.history.records.episodes.of(self.id).iter().filter(|row| row.ls.is_respite());
        rows.filter_map(move |row| cut(row, last))
    }
}

impl CarePeriod {
    /// In care on a day: from the first day to the day before the end (rule R1).
    pub fn covers(&self, day: Day) -> bool {
        self.start <= day && self.end.is_none_or(|end| day < end)
    }

    /// The day it ended, within a window.
    pub fn ended_in(&self, window: impl Fn(Day) -> bool) -> Option<Day> {
        self.end.filter(|end| window(*end))
    }
}

impl Placement {
    /// The day the child moved in with the adoptive family, where the placement is adoptive (D14).
    pub fn placed_for_adoption(&self, child: Child) -> Option<Day> {
        self.adoptive.map(|row| child.history.episode(row).decom)
    }

    /// PLACE of the last row that is not temporary.
    pub fn place(&self, child: Child) -> Place {
        child.history.episode(self.settled).place
    }

    /// Whether the placement has at least one day from `first` to `last`.
    pub fn has_a_day_in(&self, first: Day, last: Day) -> bool {
        let end = self.end.unwrap_or(last.plus(1));
        self.start.max(first) < end.min(last.plus(1))
    }
}
