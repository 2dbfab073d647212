//! What is owed to a child by a day (visits, plans, registrations, health assessments), and whether it was done by then.

use crate::calendar::Day;
use crate::cases::population;
use crate::codes::{LegalStatus, Place, Plan, YesNo};
use crate::history::{CarePeriod, Child, History, Placement};
use crate::judging::Population;
use crate::judging::finding::{Answer, Finding, unknown};
use crate::rows::of_extracts::*;
use crate::rows::of_the_return::{Origin, Row};
use duty::{chain, each_care, in_scope, owed_since};

mod duty;
mod health;

pub use duty::Duty;
pub use health::*;

population! {
    /// Visits owed to looked-after children.
    VisitsDue, Duty, "visit", "visits"
}

population! {
    /// First placements, each owed a care plan.
    FirstPlacements, Duty, "first placement", "first placements"
}

population! {
    /// Periods of care, each owed a plan for permanence by the second review.
    PermanenceDue, Duty, "child", "children"
}

population! {
    /// Placements, each owed a registration with a general practitioner.
    RegistrationsDue, Duty, "placement", "placements"
}

/// Every visit that fell due in the year.
pub fn visits_due<'h>(history: &'h History, see: &mut dyn FnMut(Duty<'h>)) {
    let mut see = in_scope(see);
    for child in owed_since(history, history.period.year_start) {
        for care in child.care() {
            child.placements_of(care).iter().for_each(|placement| child.each_visit(care, placement, &mut see));
        }
    }
}

/// Every period of care that began in the year: a care plan is due on its first day.
pub fn first_placements<'h>(history: &'h History, see: &mut dyn FnMut(Duty<'h>)) {
    let from = history.period.year_start;
    each_care(owed_since(history, from), &mut in_scope(see), |child, care| {
        child.plan_owed(care, Plan::Care, care.start)
    });
}

/// Months after the start of care by which the second review is due (SCC/001b).
const SECOND_REVIEW: i32 = 4;

/// Every period of care whose second review fell due in the year: a plan for permanence is due by then.
pub fn second_reviews<'h>(history: &'h History, see: &mut dyn FnMut(Duty<'h>)) {
    let from = history.period.year_start;
    each_care(owed_since(history, from), &mut in_scope(see), |child, care| {
        child.plan_owed(care, Plan::Permanence, care.start.plus_months(SECOND_REVIEW))
    });
}

/// Working days after the start of a placement by which the child is registered with a general practitioner.
const REGISTRATION: u32 = 10;

/// Every placement whose ten working days ended in the year, while it went on.
pub fn registrations_due<'h>(history: &'h History, see: &mut dyn FnMut(Duty<'h>)) {
    let mut see = in_scope(see);
    for child in owed_since(history, history.period.year_start) {
        for care in child.care() {
            child.placements_of(care).iter().for_each(|placement| see(child.registration_owed(care, placement)));
        }
    }
}

/// A week to the first visit to a placement, and weekly before the first review of a child at home under an interim order.
const WEEK: i32 = 7;
/// Days between visits at home under an interim order, once there was a review.
const FOUR_WEEKS: i32 = 28;
/// Days between visits otherwise.
const SIX_WEEKS: i32 = 42;
/// Months between visits after the first year of a placement meant to last to 18.
const THREE_MONTHS: i32 = 3;
/// Calendar days taken for the 20 school days of a personal education plan.
pub const TWENTY_SCHOOL_DAYS: i32 = 28;
/// Completed years at which a child is of compulsory school age.
pub const SCHOOL_AGE: std::ops::RangeInclusive<u32> = 5..=15;

impl<'h> Child<'h> {
    fn last(self) -> Day {
        self.history.period.last
    }

    /// Visits at which the child was seen, by the as-at date: SEEN says so or is blank.
    pub fn visits(self) -> impl Iterator<Item = &'h Visit> {
        let rows = self.history.records.given.visits.of(self.id).iter();
        let is_seen = |visit: &&Visit| visit.seen == YesNo::Blank || visit.seen.answer() == Some(true);
        rows.filter(is_seen).filter(move |visit| visit.day <= self.last())
    }

    /// Shows every visit that fell due in a placement: each visit makes the next one due (regulation 28).
    fn each_visit(self, care: &'h CarePeriod, placement: &'h Placement, see: &mut dyn FnMut(Duty<'h>)) {
        let inside = |visit: &&Visit| visit.day >= placement.start && placement.end.is_none_or(|end| visit.day < end);
        let made = self.visits().filter(inside).map(|visit| (visit.day, visit.origin));
        let due = self.first_visit(care, placement);
        let owed = Duty { child: self, care, due, after: None, done: None, until: placement.end };
        chain(owed, made, |day| self.next_visit(care, placement, day), see);
    }

    /// A week after the start. Where that was before the first visit of the extract, the day before it is taken for a
    /// visit: the best case, as D25 has it for reviews.
    fn first_visit(self, care: &CarePeriod, placement: &Placement) -> Day {
        let due = placement.start.plus(WEEK);
        match self.history.records.given.visits_from {
            Some(from) if due < from => self.next_visit(care, placement, from.plus(-1).max(placement.start)),
            _ => due,
        }
    }

    fn next_visit(self, care: &CarePeriod, placement: &Placement, visited: Day) -> Day {
        let rows = self.episodes_in(placement).iter().filter(|row| !row.place.is_temporary());
        let row = rows.rev().find(|row| row.decom <= visited);
        let (place, status) = row.map_or((Place::Blank, LegalStatus::Blank), |row| (row.place, row.ls));
        if place == Place::P1 && status == LegalStatus::C1 {
            let reviewed = self.reviews_in(care).iter().any(|review| review.held <= visited);
            return visited.plus(if reviewed { FOUR_WEEKS } else { WEEK });
        }
        let meant_to_last = matches!(place, Place::U1 | Place::U4);
        if meant_to_last && visited >= placement.start.plus_months(12) {
            return visited.plus_months(THREE_MONTHS);
        }
        visited.plus(SIX_WEEKS)
    }

    /// The visit to come or overdue, of a child who lives in a placement now.
    pub fn pending_visit(self) -> Option<Duty<'h>> {
        let (care, placement) = (self.current_care()?, self.current_placement()?);
        let mut pending = None;
        self.each_visit(care, placement, &mut |duty| pending = Some(duty));
        pending
    }

    /// Plans of one kind, by the as-at date.
    pub fn plans(self, plan: Plan) -> impl DoubleEndedIterator<Item = &'h PlanMade> {
        let rows = self.history.records.given.plans.of(self.id).iter();
        rows.filter(move |made| made.plan == plan && made.day <= self.last())
    }

    /// The plan of a period of care: the last one by the day it was due, or else the first after it. What was planned
    /// before an earlier period of care ended belongs to that.
    fn plan_owed(self, care: &'h CarePeriod, plan: Plan, due: Day) -> Duty<'h> {
        let before = self.care().iter().rev().find(|other| other.start < care.start).and_then(|other| other.end);
        let own = move |made: &&PlanMade| before.is_none_or(|end| made.day >= end);
        let in_time = self.plans(plan).filter(own).rfind(|made| made.day <= due);
        let made = in_time.or_else(|| self.plans(plan).filter(own).find(|made| made.day > due));
        Duty { child: self, care, due, after: None, done: made.map(|made| (made.day, made.origin)), until: care.end }
    }

    /// The registration that covers a placement: one that went on after its start, or began later in it.
    fn registration_owed(self, care: &'h CarePeriod, placement: &'h Placement) -> Duty<'h> {
        let due = placement.start.plus_working_days(REGISTRATION);
        let covers = |spell: &&GpRegistration| {
            let begins = spell.start <= self.last() && placement.end.is_none_or(|end| spell.start < end);
            begins && spell.end.is_none_or(|end| end > placement.start)
        };
        let spell = self.history.records.given.doctors.of(self.id).iter().find(covers);
        let done = spell.map(|spell| (spell.start.max(placement.start), spell.origin));
        Duty { child: self, care, due, after: None, done, until: placement.end }
    }

    /// Personal education plans, by the as-at date.
    pub fn education_plans(self) -> impl DoubleEndedIterator<Item = &'h EducationPlan> {
        let rows = self.history.records.given.education.of(self.id).iter();
        rows.filter(move |plan| plan.day <= self.last())
    }

    /// Schools joined while looked after, by the as-at date.
    pub fn schools_joined(self) -> impl Iterator<Item = &'h School> {
        let rows = self.history.records.given.schools.of(self.id).iter();
        let in_care = move |day: Day| self.care().iter().any(|care| care.covers(day));
        rows.filter(move |school| school.start <= self.last() && in_care(school.start))
    }

    /// Shows every personal education plan that fell due in the year: after entering care, or joining a school, at
    /// school age.
    pub fn each_education_plan(self, see: &mut dyn FnMut(Duty<'h>)) {
        let mut see = in_scope(see);
        for care in self.care() {
            let entered = care.start_recorded.then_some((care.start, None));
            let joined = self.schools_joined().filter(|school| care.covers(school.start));
            let joined = joined.map(|school| (school.start, Some(school.origin)));
            let at_school_age = |day: Day| self.age_on(day).is_some_and(|age| SCHOOL_AGE.contains(&age));
            let owed = entered.into_iter().chain(joined).filter(|(day, _)| at_school_age(*day));
            owed.for_each(|(day, after)| see(self.education_owed(care, day, after)));
        }
    }

    fn education_owed(self, care: &'h CarePeriod, from: Day, after: Option<Origin>) -> Duty<'h> {
        let made = self.education_plans().find(|plan| plan.day >= from);
        let done = made.map(|plan| (plan.day, plan.origin));
        Duty { child: self, care, due: from.plus(TWENTY_SCHOOL_DAYS), after, done, until: care.end }
    }

    /// Whether a qualified social worker is allocated at the end of the day, with the row; `None` without any worker.
    /// SWEpisodes tells it for looked-after children, Allocations where it does not.
    pub fn worker(self) -> Option<Worker> {
        let last = self.last();
        let open = |start: Day, end: Option<Day>| start <= last && end.is_none_or(|end| end > last);
        let returned = self.history.records.workers.of(self.id).iter().filter(|row| open(row.start, row.end));
        let returned = returned.map(|row| (row.registered.then_some(true), row.origin()));
        let given = self.history.records.given.allocated.of(self.id).iter().filter(|row| open(row.start, row.end));
        let given = given.map(|row| (row.qualified.answer(), row.origin()));
        let best = |(qualified, _): &Worker| match qualified {
            Some(true) => 2,
            None => 1,
            Some(false) => 0,
        };
        returned.max_by_key(best).or_else(|| given.max_by_key(best))
    }

    /// Whether any worker was ever allocated by the as-at date, as far as the files say.
    pub fn ever_had_a_worker(self) -> bool {
        let records = &self.history.records;
        let returned = records.workers.of(self.id).iter().any(|row| row.start <= self.last());
        returned || records.given.allocated.of(self.id).iter().any(|row| row.start <= self.last())
    }
}

/// When the next of something falls due, and whether it is overdue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Falls {
    /// The last day on which it is in time.
    pub day: Day,
    /// Whether the rule says that it is overdue at the as-at date.
    pub is_overdue: bool,
}

impl Falls {
    /// On a day, as a finding has it that asks whether it is overdue; nothing where the rows do not say.
    pub fn on(day: Day, is_overdue: Finding) -> Option<Falls> {
        match is_overdue.answer {
            Answer::Unknown => None,
            answer => Some(Falls { day, is_overdue: answer == Answer::Yes }),
        }
    }
}

/// Days within which anything that was done falls due again: a year and the longest month.
const LONGEST: i32 = 366 + 31;

/// The last day on which what was done still counts: a rule that is asked of one day is asked of the days around
/// the as-at date.
pub fn counts_until(done: Day, last: Day, has_lapsed: impl Fn(Day) -> bool) -> Day {
    if has_lapsed(last) {
        let before = (0..last.since(done)).map(|days| last.plus(-days));
        return before.take_while(|day| has_lapsed(*day)).last().unwrap_or(last).plus(-1);
    }
    let after = (0..LONGEST).map(|days| last.plus(days));
    after.take_while(|day| !has_lapsed(*day)).last().unwrap_or(last)
}

/// Whether a worker is a qualified social worker, and the row that says so.
pub type Worker = (Option<bool>, Origin);

/// Whether an item that is Y or N is a yes.
pub fn is_yes(item: YesNo, yes: &'static str, no: &'static str, blank: &'static str) -> Finding {
    match item.answer() {
        Some(true) => crate::judging::finding::yes(yes),
        Some(false) => crate::judging::finding::no(no),
        None => unknown(blank),
    }
}
