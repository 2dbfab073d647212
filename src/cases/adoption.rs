//! The journey of a child to an adoptive family: entering care, the decision, the order, the match, moving in, the adoption.

use crate::calendar::Day;
use crate::cases::LeftCare;
use crate::cases::reviews::{adoptive_runs, may_have_begun_before};
use crate::codes::NewEpisode;
use crate::history::{CarePeriod, Child, Placement};
use crate::rows::of_the_return::Episode;

/// What is known of one journey. Days not recorded are `None`.
#[derive(Clone, Copy)]
pub struct Journey<'h> {
    /// The child.
    pub child: Child<'h>,
    /// The period of care, the last one.
    pub care: &'h CarePeriod,
}

impl<'h> Journey<'h> {
    /// The journey that ended with leaving care.
    pub fn of(left: LeftCare<'h>) -> Journey<'h> {
        Journey { child: left.child, care: left.care }
    }

    /// The day care started, where a row says so.
    pub fn entered(&self) -> Option<Day> {
        self.care.start_recorded.then_some(self.care.start)
    }

    /// The placement at the end of the period of care, or the current one.
    pub fn final_placement(&self) -> Option<&'h Placement> {
        self.child.placements_of(self.care).last()
    }

    /// The first row of the final run of adoptive placements (D14).
    pub fn moving_in(&self) -> Option<&'h Episode> {
        self.final_placement()?.adoptive.map(|row| self.child.history.episode(row))
    }

    /// The day the child moved in with the adoptive family.
    pub fn placed(&self) -> Option<Day> {
        self.moving_in().map(|row| row.decom)
    }

    /// Days from entering care to moving in: A1 (D33).
    pub fn days_to_family(&self) -> Option<i64> {
        Some(self.placed()?.since(self.entered()?).into())
    }

    /// Whether the child's own foster carer adopted: FOSTER_CARE, or PLACE where it is not recorded (D34).
    pub fn is_adopted_by_carer(&self) -> bool {
        let recorded = self.child.adoption().and_then(|row| row.by_foster_carer.answer());
        recorded.unwrap_or_else(|| {
            self.final_placement().is_some_and(|placement| placement.place(self.child).is_adoptive_by_carer())
        })
    }

    /// Days from entering care to moving in with the carer who adopted, in whatever role: A10 (D34).
    pub fn adjusted_days_to_family(&self) -> Option<i64> {
        self.placed()?;
        if !self.is_adopted_by_carer() {
            return self.days_to_family();
        }
        Some(self.final_placement()?.start.since(self.entered()?).into())
    }

    /// The row that begins the last run of placement or freeing orders; a blank status does not break a run (D35).
    pub fn order(&self) -> Option<&'h Episode> {
        let mut run: Option<&Episode> = None;
        let mut in_run = false;
        for row in self.child.episodes_of(self.care) {
            if row.ls.is_placement_order() {
                run = if in_run { run } else { Some(row) };
                in_run = true;
            } else if row.ls.is_known() {
                in_run = false;
            }
        }
        run.filter(|row| !self.may_have_begun_before(row))
    }

    fn may_have_begun_before(&self, row: &Episode) -> bool {
        let first = self.child.episodes_of(self.care).first();
        !self.care.start_recorded && first.is_some_and(|first| first.origin == row.origin)
    }

    /// The day the match was decided, if by the as-at date.
    pub fn matched(&self) -> Option<Day> {
        let last = self.child.history.period.last;
        self.child.adoption()?.matched.filter(|day| *day <= last)
    }

    /// Days from the court's order to the match, 0 when the match came first: A2 (D35).
    pub fn days_to_match(&self) -> Option<i64> {
        self.placed()?;
        Some(self.matched()?.since(self.order()?.decom).max(0).into())
    }

    /// The day of the decision: DATE_INT, or the latest DATE_PLACED of the period of care (D37).
    pub fn decided(&self) -> Option<Day> {
        let last = self.child.history.period.last;
        let from_adoption = self.child.adoption().and_then(|row| row.decided).filter(|day| *day <= last);
        let until = self.care.end.unwrap_or(last);
        from_adoption.or_else(|| self.child.decisions().map(|decision| decision.made).filter(|day| *day <= until).max())
    }
}

/// Every start of a run of placement or freeing orders in a period of care, unless it may have begun before the files (D41).
pub fn order_starts<'h>(child: Child<'h>, care: &'h CarePeriod) -> impl Iterator<Item = &'h Episode> {
    let rows = child.episodes_of(care);
    let unsure_first = !care.start_recorded && rows.first().is_some_and(|row| row.rne != NewEpisode::S);
    let mut in_run = false;
    rows.iter().enumerate().filter_map(move |(index, row)| {
        let starts = row.ls.is_placement_order() && !in_run;
        if row.ls.is_known() {
            in_run = row.ls.is_placement_order();
        }
        (starts && !(index == 0 && unsure_first)).then_some(row)
    })
}

/// A run of adoptive rows (A3 to A6) of one placement, temporary stays passed over.
#[derive(Clone, Copy)]
pub struct AdoptiveStay<'h> {
    /// The child.
    pub child: Child<'h>,
    /// The period of care.
    pub care: &'h CarePeriod,
    /// The row that begins it.
    pub row: &'h Episode,
    /// The day it ended: the next row that is not adoptive, the next placement, or the end of care.
    pub end: Option<Day>,
    /// Whether care ended with it.
    pub ended_care: bool,
    /// Whether it may have begun before the first row known.
    pub may_have_begun_before: bool,
}

/// Every adoptive stay of a child, in order.
pub fn adoptive_stays<'h>(child: Child<'h>) -> impl Iterator<Item = AdoptiveStay<'h>> {
    child.care().iter().flat_map(move |care| {
        child.placements_of(care).iter().flat_map(move |placement| {
            adoptive_runs(child, placement).map(move |row| stay(child, care, placement, row))
        })
    })
}

fn stay<'h>(child: Child<'h>, care: &'h CarePeriod, placement: &Placement, row: &'h Episode) -> AdoptiveStay<'h> {
    let rows = child.episodes_in(placement).iter().skip_while(|other| other.origin != row.origin);
    let mut others = rows.filter(|row| !row.place.is_temporary() && !row.place.is_adoptive());
    let next = others.next().map(|row| row.decom);
    let is_last = child.placements_of(care).last().is_some_and(|last| last.start == placement.start);
    AdoptiveStay {
        child,
        care,
        row,
        end: next.or(placement.end),
        ended_care: next.is_none() && is_last && care.end.is_some(),
        may_have_begun_before: may_have_begun_before(child, care, row),
    }
}
