//! A duty: what is owed to a child by a day, and whether it was done by then.

use crate::calendar::Day;
use crate::cases::facts::rows_of_care;
use crate::history::{CarePeriod, Child, History};
use crate::judging::Case;
use crate::judging::finding::{Finding, unknown, whether};
use crate::rows::of_the_return::{Episode, Origin};

/// Something owed by a day.
#[derive(Clone, Copy)]
pub struct Duty<'h> {
    /// The child to whom it is owed.
    pub child: Child<'h>,
    /// The period of care in which it is owed.
    pub care: &'h CarePeriod,
    /// The last day on which it is in time.
    pub due: Day,
    /// The row that made it due, other than those of care: the visit or assessment before, the school joined.
    pub after: Option<Origin>,
    /// The day on which it was done, and the row that says so.
    pub done: Option<(Day, Origin)>,
    /// The day from which it was no longer owed: the end of the placement or of care.
    pub until: Option<Day>,
}

impl<'h> Case<'h> for Duty<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.due
    }
    fn episode(self) -> Option<&'h Episode> {
        self.child.episode_by(self.care, self.due)
    }
}

impl Duty<'_> {
    /// Due in the year, by the as-at date and while it was owed (as D24 has it for reviews).
    pub fn is_in_scope(&self) -> bool {
        self.due >= self.child.history.period.year_start && self.has_fallen_due()
    }

    /// Due by the as-at date, and while it was owed.
    pub fn has_fallen_due(&self) -> bool {
        self.due <= self.child.history.period.last && self.until.is_none_or(|until| self.due < until)
    }

    /// Done on or before the day.
    pub fn is_in_time(&self) -> bool {
        self.done.is_some_and(|(day, _)| day <= self.due)
    }

    /// Whether it was done on or before the day; nothing recorded is not known.
    pub fn in_time(&self) -> Finding {
        match self.done {
            Some((day, row)) => whether(self.is_in_time(), "Due by {}, done on {}.")
                .with(self.due)
                .with(day)
                .at(row)
                .at_any(self.after)
                .listing_of(self.care.start, rows_of_care),
            None => unknown("Due by {}, none recorded.")
                .with(self.due)
                .at_any(self.after)
                .listing_of(self.care.start, rows_of_care),
        }
    }
}

/// Those that count in the year.
pub fn in_scope<'h>(see: &mut dyn FnMut(Duty<'h>)) -> impl FnMut(Duty<'h>) {
    move |duty| {
        if duty.is_in_scope() {
            see(duty);
        }
    }
}

/// The children to whom anything may be owed since a day: nothing falls due from the day of leaving.
pub fn owed_since(history: &History, day: Day) -> impl Iterator<Item = Child<'_>> {
    history.children_with(move |care| care.goes_on_after(day))
}

/// The duty of every period of care of these children.
pub fn each_care<'h>(
    children: impl Iterator<Item = Child<'h>>,
    see: &mut dyn FnMut(Duty<'h>),
    owed: impl Fn(Child<'h>, &'h CarePeriod) -> Duty<'h>,
) {
    for child in children {
        child.care().iter().for_each(|care| see(owed(child, care)));
    }
}

/// Shows every duty of a chain: what is done makes the next one due, and the last one is to come or overdue.
pub fn chain<'h>(
    mut owed: Duty<'h>,
    done: impl Iterator<Item = (Day, Origin)>,
    next: impl Fn(Day) -> Day,
    see: &mut dyn FnMut(Duty<'h>),
) {
    for (day, row) in done {
        see(Duty { done: Some((day, row)), ..owed });
        (owed.due, owed.after) = (next(day), Some(row));
    }
    see(owed);
}
