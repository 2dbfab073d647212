//! One child at the as-at date, and the rows that stand for it.

use super::build::cut;
use super::known::{CarePeriod, History, Placement};
use crate::calendar::Day;
use crate::returns::Person;
use crate::rows::of_the_return::*;

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

    /// The row that the date of birth was taken from.
    pub fn born_in(&self) -> Option<Origin> {
        self.person().born_in
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

    /// The period of care that a day belongs to, the day of leaving included (D22).
    pub fn care_on(&self, day: Day) -> Option<&'h CarePeriod> {
        self.care().iter().find(|care| care.start <= day && care.end.is_none_or(|end| day <= end))
    }

    /// The last row that began by a day, of whatever period of care.
    pub fn row_by(&self, day: Day) -> Option<&'h Episode> {
        self.episodes().iter().rev().find(|row| row.decom <= day)
    }

    /// The last row of a period of care that began by a day.
    pub fn episode_by(&self, care: &CarePeriod, day: Day) -> Option<&'h Episode> {
        self.episodes_of(care).iter().rev().find(|row| row.decom <= day)
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
        self.current_care()?.current.map(|row| self.history.episode(row))
    }

    /// The placement that goes on at the as-at date.
    pub fn current_placement(&self) -> Option<&'h Placement> {
        self.placements_of(self.current_care()?).last()
    }

    /// The reviews held by the as-at date, in order.
    pub fn reviews(&self) -> &'h [Review] {
        let reviews = self.history.records.reviews.of(self.id);
        let until = reviews.partition_point(|review| review.held <= self.history.known);
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
        let last = self.history.known;
        self.history.records.placed.of(self.id).iter().filter(move |decision| decision.made <= last)
    }

    /// Whether a decision stands at the as-at date, whatever the reason code (D36).
    pub fn is_open(&self, decision: &Decision) -> bool {
        decision.reversed.is_none_or(|reversed| reversed > self.history.known)
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
        let last = self.history.known;
        self.history.records.missing.of(self.id).iter().filter(move |incident| incident.start <= last)
    }

    /// Short-break rows (V3 or V4) that began by the as-at date.
    pub fn short_breaks(self) -> impl Iterator<Item = Episode> + 'h {
        let last = self.history.known;
        let rows = self.history.records.episodes.of(self.id).iter().filter(|row| row.ls.is_respite());
        rows.filter_map(move |row| cut(row, last))
    }
}
