//! What the cases of a measure are: children, starts, leavers, reviews, placements, care leavers and decisions.

pub mod adoption;
pub mod duties;
pub mod facts;
pub mod places;
pub mod reviews;
pub mod siblings;
mod windows;

use crate::calendar::{Day, april};
use crate::history::{CarePeriod, Child, History, Period, Placement};
use crate::judging::{Case, Clause, Population};
use crate::rows::of_the_return::*;
use windows::window;

pub use windows::*;

macro_rules! population {
    ($(#[$about:meta])* $name:ident, $case:ident, $one:literal, $many:literal) => {
        $(#[$about])*
        pub struct $name;

        impl Population for $name {
            type Case<'h> = $case<'h>;
            const ONE: &'static str = $one;
            const MANY: &'static str = $many;
        }
    };
}

pub(crate) use population;

/// Every child of the files.
pub struct Children;

impl Population for Children {
    type Case<'h> = Child<'h>;
    const ONE: &'static str = "child";
    const MANY: &'static str = "children";

    fn let_through<'h>(
        first: &Clause<Children>,
        history: &'h History,
        see: &mut dyn FnMut(Child<'h>),
    ) -> Option<usize> {
        let mut left_out = history.records.children;
        let show = |child| {
            left_out -= 1;
            see(child);
        };
        match first.0 {
            ON_THE_ROLL | FOR_12_MONTHS => history.roll().for_each(show),
            words => {
                let (first, last) = window(words, &history.period)?;
                history.children_with(|care| care.touches(first, last)).for_each(show);
            }
        }
        Some(left_out)
    }

    fn is_yes_of_all(first: &Clause<Children>) -> bool {
        first.0 == ON_THE_ROLL
    }
}

impl<'h> Case<'h> for Child<'h> {
    fn child(self) -> Child<'h> {
        self
    }
}

/// Every child.
pub fn children<'h>(history: &'h History, see: &mut dyn FnMut(Child<'h>)) {
    history.children().for_each(see);
}

population! {
    /// Periods of care as they begin.
    Starts, Start, "child", "children"
}

/// A child who began to be looked after.
#[derive(Clone, Copy)]
pub struct Start<'h> {
    /// The child.
    pub child: Child<'h>,
    /// The period of care that began.
    pub care: &'h CarePeriod,
}

impl<'h> Case<'h> for Start<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.care.start
    }
    fn episode(self) -> Option<&'h Episode> {
        self.child.episodes_of(self.care).first()
    }
}

/// Each child who began a period of care in the year: the first recorded start, or else the first (D17).
pub fn starts_in_year<'h>(history: &'h History, see: &mut dyn FnMut(Start<'h>)) {
    for child in history.children_with(|care| history.period.in_year(care.start)) {
        let mut begun = child.care().iter().filter(|care| history.period.in_year(care.start));
        let first = begun.clone().find(|care| care.start_recorded).or_else(|| begun.next());
        if let Some(care) = first {
            see(Start { child, care });
        }
    }
}

/// Each child with a recorded start in the year, at the first one.
pub fn recorded_starts_in_year<'h>(history: &'h History, see: &mut dyn FnMut(Start<'h>)) {
    starts_in_year(history, &mut |start| {
        if start.care.start_recorded {
            see(start);
        }
    });
}

/// Every period of care, for counts of events.
pub fn periods_of_care<'h>(history: &'h History, see: &mut dyn FnMut(Start<'h>)) {
    for child in history.children() {
        child.care().iter().for_each(|care| see(Start { child, care }));
    }
}

population! {
    /// Children who ceased to be looked after.
    Leavers, LeftCare, "child", "children"
}

/// A child who ceased to be looked after.
#[derive(Clone, Copy)]
pub struct LeftCare<'h> {
    /// The child.
    pub child: Child<'h>,
    /// The period of care that ended.
    pub care: &'h CarePeriod,
    /// The day it ended.
    pub end: Day,
}

impl<'h> LeftCare<'h> {
    /// The row that ended care with a reason, where one did.
    pub fn closing(&self) -> Option<&'h Episode> {
        self.care.ceased.map(|row| self.child.history.episode(row))
    }
}

impl<'h> Case<'h> for LeftCare<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.end
    }
    fn episode(self) -> Option<&'h Episode> {
        self.closing().or(self.child.episodes_of(self.care).last())
    }
}

/// The last recorded cease of a child from `first` to `last`, or else the last unrecorded end (D17).
pub fn last_end<'h>(child: Child<'h>, first: Day, last: Day) -> Option<LeftCare<'h>> {
    let mut unrecorded = None;
    for care in child.care().iter().rev() {
        let Some(end) = care.ended_in(|day| (first..=last).contains(&day)) else { continue };
        let left = LeftCare { child, care, end };
        if care.ceased.is_some() {
            return Some(left);
        }
        unrecorded = unrecorded.or(Some(left));
    }
    unrecorded
}

/// Each child whose care ended in the year, with a reason or without.
pub fn endings_in_year<'h>(history: &'h History, see: &mut dyn FnMut(LeftCare<'h>)) {
    let Period { year_start, last, .. } = history.period;
    let ended = history.children_with(|care| care.ended_in(|day| (year_start..=last).contains(&day)).is_some());
    ended.filter_map(|child| last_end(child, year_start, last)).for_each(see);
}

/// Each child who ceased to be looked after in the year, at the last recorded cease.
pub fn leavers_in_year<'h>(history: &'h History, see: &mut dyn FnMut(LeftCare<'h>)) {
    endings_in_year(history, &mut |left| {
        if left.care.ceased.is_some() {
            see(left);
        }
    });
}

/// Each child and statistical year of the last three with a recorded cease, at the last one of the year.
pub fn leavers_in_three_years<'h>(history: &'h History, see: &mut dyn FnMut(LeftCare<'h>)) {
    let Period { year, last, .. } = history.period;
    let years = [year - 2, year - 1, year].map(|year| (april(year - 1), april(year).plus(-1).min(last)));
    let three_years = history.period.three_years_start()..=last;
    for child in history.children_with(|care| care.ended_in(|day| three_years.contains(&day)).is_some()) {
        let ends = years.iter().filter_map(|(first, last)| last_end(child, *first, *last));
        ends.filter(|left| left.care.ceased.is_some()).for_each(&mut *see);
    }
}

population! {
    /// Reviews that were held.
    Reviews, HeldReview, "review", "reviews"
}

/// A review that was held.
#[derive(Clone, Copy)]
pub struct HeldReview<'h> {
    /// The child.
    pub child: Child<'h>,
    /// The review.
    pub review: &'h Review,
    /// The period of care in which it was held, if in any.
    pub care: Option<&'h CarePeriod>,
}

impl<'h> Case<'h> for HeldReview<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.review.held
    }
    fn episode(self) -> Option<&'h Episode> {
        self.child.episode_by(self.care?, self.review.held)
    }
}

/// The reviews of a child in the year to date.
pub fn reviews_of_year<'h>(child: Child<'h>) -> impl Iterator<Item = HeldReview<'h>> {
    let period = child.history.period;
    let of_year = child.reviews().iter().filter(move |review| period.in_year(review.held));
    of_year.map(move |review| HeldReview { child, review, care: child.care_on(review.held) })
}

/// Every review held in the year to date.
pub fn reviews_in_year<'h>(history: &'h History, see: &mut dyn FnMut(HeldReview<'h>)) {
    history.children().flat_map(reviews_of_year).for_each(see);
}

population! {
    /// Placements that began.
    Moves, Move, "placement", "placements"
}

/// A placement that began.
#[derive(Clone, Copy)]
pub struct Move<'h> {
    /// The child.
    pub child: Child<'h>,
    /// The placement.
    pub placement: &'h Placement,
    /// Whether it is the first of its period of care.
    pub is_first: bool,
}

impl<'h> Case<'h> for Move<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.placement.start
    }
    fn episode(self) -> Option<&'h Episode> {
        self.child.episodes_in(self.placement).first()
    }
}

/// Every placement.
pub fn placements<'h>(history: &'h History, see: &mut dyn FnMut(Move<'h>)) {
    for child in history.children() {
        for care in child.care() {
            let numbered = child.placements_of(care).iter().enumerate();
            numbered.for_each(|(number, placement)| see(Move { child, placement, is_first: number == 0 }));
        }
    }
}

population! {
    /// Rows of Episodes that ended while care went on.
    Changes, Change, "placement", "placements"
}

/// A row of Episodes that ended, and the next row of the same period of care.
#[derive(Clone, Copy)]
pub struct Change<'h> {
    /// The child.
    pub child: Child<'h>,
    /// The row that ended.
    pub ended: &'h Episode,
    /// The row after it.
    pub next: &'h Episode,
}

impl<'h> Case<'h> for Change<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.ended.dec.unwrap_or(self.ended.decom)
    }
    fn episode(self) -> Option<&'h Episode> {
        Some(self.ended)
    }
}

/// Every row that ended in the year and was followed by another in the same period of care.
pub fn changes_in_year<'h>(history: &'h History, see: &mut dyn FnMut(Change<'h>)) {
    let Period { year_start, last, .. } = history.period;
    for child in history.children_with(|care| care.touches(year_start, last)) {
        for care in child.care() {
            for pair in child.episodes_of(care).windows(2) {
                let [ended, next] = pair else { continue };
                if ended.dec.is_some_and(|dec| (year_start..=last).contains(&dec)) {
                    see(Change { child, ended, next });
                }
            }
        }
    }
}

population! {
    /// Care leavers of the year's OC3.
    CareLeavers, CareLeaver, "young person", "young people"
}

/// A young person of the year's OC3.
#[derive(Clone, Copy)]
pub struct CareLeaver<'h> {
    /// The young person.
    pub child: Child<'h>,
    /// The OC3 row.
    pub row: &'h Leaver,
}

impl<'h> Case<'h> for CareLeaver<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn episode(self) -> Option<&'h Episode> {
        None
    }
}

/// Every young person of the year's OC3 (D9).
pub fn care_leavers<'h>(history: &'h History, see: &mut dyn FnMut(CareLeaver<'h>)) {
    history.leavers().for_each(|row| see(CareLeaver { child: history.child(row.child), row }));
}

population! {
    /// Decisions that a child should be placed for adoption.
    Decisions, AdoptionDecision, "decision", "decisions"
}

/// A decision that a child should be placed for adoption.
#[derive(Clone, Copy)]
pub struct AdoptionDecision<'h> {
    /// The child.
    pub child: Child<'h>,
    /// The decision.
    pub decision: &'h Decision,
}

impl<'h> Case<'h> for AdoptionDecision<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.decision.made
    }
}

/// Every decision made by the as-at date.
pub fn decisions<'h>(history: &'h History, see: &mut dyn FnMut(AdoptionDecision<'h>)) {
    for child in history.children() {
        child.decisions().for_each(|decision| see(AdoptionDecision { child, decision }));
    }
}
