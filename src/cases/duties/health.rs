//! Health assessments owed to looked-after children, and the health checks that took place.

use super::duty::{Duty, chain, each_care, in_scope, owed_since};
use crate::calendar::Day;
use crate::cases::population;
use crate::history::{CarePeriod, Child, History};
use crate::judging::Population;
use crate::rows::of_extracts::HealthCheck;

population! {
    /// Starts of care, each owed an initial health assessment.
    InitialAssessmentsDue, Duty, "start of care", "starts of care"
}

population! {
    /// Health assessments owed to looked-after children.
    AssessmentsDue, Duty, "assessment", "assessments"
}

/// Working days after the start of care by which the initial health assessment is held.
const INITIAL_ASSESSMENT: u32 = 20;

/// The day by which the first health assessment of a period of care is due.
pub fn first_assessment_due(start: Day) -> Day {
    start.plus_working_days(INITIAL_ASSESSMENT)
}

/// Every start of care in the 12 months whose 20 working days ended while care went on.
pub fn initial_assessments_due<'h>(history: &'h History, see: &mut dyn FnMut(Duty<'h>)) {
    let mut see = |duty: Duty<'h>| {
        if duty.care.start >= history.period.twelve_months && duty.has_fallen_due() {
            see(duty);
        }
    };
    each_care(owed_since(history, history.period.twelve_months), &mut see, Child::initial_assessment_owed);
}

/// Every health assessment that fell due in the year.
pub fn assessments_due<'h>(history: &'h History, see: &mut dyn FnMut(Duty<'h>)) {
    let mut see = in_scope(see);
    for child in owed_since(history, history.period.year_start) {
        child.care().iter().for_each(|care| child.each_assessment(care, &mut see));
    }
}

/// Completed years up to which a child is assessed twice a year.
const YOUNG: u32 = 5;

/// Months between two health assessments of a child of this age (Care Planning Regulations 2010, regulation 7).
pub fn months_between_assessments(age: u32) -> i32 {
    if age < YOUNG { 6 } else { 12 }
}

impl<'h> Child<'h> {
    /// Health checks that took place, by the as-at date.
    pub fn health_checks(self) -> impl DoubleEndedIterator<Item = &'h HealthCheck> {
        let rows = self.history.records.given.checks.of(self.id).iter();
        rows.filter(move |check| check.day <= self.last() && check.status.took_place())
    }

    /// Health assessments, initial or review, by the as-at date.
    pub fn health_assessments(self) -> impl DoubleEndedIterator<Item = &'h HealthCheck> {
        self.health_checks().filter(|check| check.kind.is_assessment())
    }

    fn initial_assessment_owed(self, care: &'h CarePeriod) -> Duty<'h> {
        let held = self.health_assessments().find(|check| check.kind.is_initial() && care.covers(check.day));
        let done = held.map(|check| (check.day, check.origin));
        Duty { child: self, care, due: first_assessment_due(care.start), after: None, done, until: care.end }
    }

    /// Shows every health assessment that fell due in a period of care: each makes the next one due.
    fn each_assessment(self, care: &'h CarePeriod, see: &mut dyn FnMut(Duty<'h>)) {
        let held = self.health_assessments().filter(|check| care.covers(check.day));
        let due = self.first_assessment_known(care);
        let owed = Duty { child: self, care, due, after: None, done: None, until: care.end };
        chain(owed, held.map(|check| (check.day, check.origin)), |day| self.next_assessment(day), see);
    }

    /// The first assessment due. Where care began before the files or the extract do, the day before them is taken for
    /// an assessment: the best case, as D25 has it for reviews.
    fn first_assessment_known(self, care: &CarePeriod) -> Day {
        let (due, from) = (first_assessment_due(care.start), self.history.records.given.checks_from);
        if care.start_recorded && from.is_none_or(|from| due >= from) {
            return due;
        }
        self.next_assessment(from.map_or(care.start, |from| from.plus(-1).max(care.start)))
    }

    /// Six months later, or twelve where the child is 5 by then.
    fn next_assessment(self, held: Day) -> Day {
        let soon = held.plus_months(months_between_assessments(0));
        let age = self.age_on(soon).unwrap_or(YOUNG);
        held.plus_months(months_between_assessments(age))
    }
}
