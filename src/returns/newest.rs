//! Rows of several returns joined (R12, D6), and open rows closed (D7, D8).

use crate::account::{self, Account};
use crate::calendar::{Day, april};
use crate::codes::{Ceased, Code};
use crate::rows::grouped::{Grouped, sort_by_child};
use crate::rows::of_the_return::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Joins the rows of several returns: of rows about the same thing, the newest return's counts (D6).
pub struct NewestFirst<'a> {
    pub(super) batch_years: &'a [i32],
    pub(super) years: &'a [i32],
    pub(super) children: usize,
    pub(super) accounts: &'a mut [Account],
}

/// Whether a newer row carries on what an older one about the same thing said.
type CarriedOn<R> = fn(then: &R, now: &R) -> bool;

const DIFFERENT: &str = "An earlier return says something else of the same thing. The newest return counts, at earlier dates too. Find out which is right, and correct the other.";

impl NewestFirst<'_> {
    fn year(&self, origin: Origin) -> i32 {
        self.batch_years[usize::from(origin.batch)]
    }

    /// Children of whom Header has said something else in an earlier return (D5 takes the newest).
    #[inline(never)]
    pub(super) fn tell_of_headers(&mut self, rows: &[HeaderRow]) {
        for child in rows.chunk_by(|a, b| a.child == b.child).filter(|rows| rows.len() > 1) {
            let Some(now) = child.iter().max_by_key(|row| self.year(row.origin)) else { continue };
            if !child.iter().all(|then| then.is_carried_on(now)) {
                self.tell(now.origin);
            }
        }
    }

    #[inline(never)]
    pub(super) fn one_each<R: Row, K: Ord>(
        &mut self,
        mut rows: Vec<R>,
        key: impl Fn(&R) -> K,
        is_carried_on: CarriedOn<R>,
    ) -> Grouped<R> {
        sort_by_child(&mut rows, self.children, |row| (key(row), Reverse(self.year(row.origin())), row.origin()));
        let same = |a: &R, b: &R| a.child() == b.child() && key(a) == key(b);
        self.tell_of_changes(&rows, same, is_carried_on);
        let mut older = Vec::new();
        rows.dedup_by(|later, first| goes_to(&mut older, later, same(later, first)));
        Grouped::of_sorted(rows, self.children).with_older(older)
    }

    /// Episodes: all rows of the newest return that holds CHILD and DECOM stand for that key; then open rows are closed.
    #[inline(never)]
    pub(super) fn episodes(&mut self, mut rows: Vec<Episode>) -> Grouped<Episode> {
        sort_by_child(&mut rows, self.children, |row| (row.decom, Reverse(self.year(row.origin)), row.origin));
        let same = |a: &Episode, b: &Episode| (a.child, a.decom) == (b.child, b.decom);
        self.tell_of_changes(&rows, same, Episode::is_carried_on);
        let is_older =
            |later: &Episode, first: &Episode| same(later, first) && self.year(later.origin) != self.year(first.origin);
        let mut older = Vec::new();
        rows.dedup_by(|later, first| goes_to(&mut older, later, is_older(later, first)));
        rows.retain(|row| !goes_to(&mut older, row, row.dec == Some(row.decom)));
        rows.chunk_by_mut(|a, b| a.child == b.child).for_each(|episodes| self.close_open(episodes, &mut older));
        rows.retain(|row| row.dec.is_none_or(|dec| dec > row.decom));
        Grouped::of_sorted(rows, self.children).with_older(older)
    }

    /// Rows of an older return that no row of the newest one about the same thing carries on.
    fn tell_of_changes<R: Row>(&mut self, rows: &[R], same: impl Fn(&R, &R) -> bool, is_carried_on: CarriedOn<R>) {
        if self.years.len() < 2 {
            return;
        }
        for rows in rows.chunk_by(same).filter(|rows| rows.len() > 1) {
            let newest = self.year(rows[0].origin());
            let (now, before) = rows.split_at(rows.partition_point(|row| self.year(row.origin()) == newest));
            if !before.iter().all(|then| now.iter().any(|now| is_carried_on(then, now))) {
                self.tell(now[0].origin());
            }
        }
    }

    fn tell(&mut self, origin: Origin) {
        let account = &mut self.accounts[usize::from(origin.file)];
        account.note(account::Code::ReturnsDiffer, None, origin.line, DIFFERENT);
    }

    /// An open row ends where the child's next one begins (D7), and at the end of its year when no later return repeats it (D8).
    #[inline(never)]
    fn close_open(&self, episodes: &mut [Episode], older: &mut Vec<Episode>) {
        let mut following: BTreeMap<i32, Day> = BTreeMap::new();
        for of_a_day in episodes.chunk_by_mut(|a, b| a.decom == b.decom).rev() {
            for row in of_a_day.iter_mut().filter(|row| row.dec.is_none()) {
                let starts = following.range(self.year(row.origin)..).map(|(_, start)| *start);
                let next = starts.min().filter(|_| !row.ls.is_respite());
                let ended = self.end_of_open(row, next);
                goes_to(older, row, ended != (row.dec, row.rec));
                (row.dec, row.rec) = ended;
            }
            let follows = of_a_day.iter().filter(|row| !row.ls.is_respite());
            following.extend(follows.map(|row| (self.year(row.origin), row.decom)));
        }
    }

    /// When and how an open row ends before the start of the next, where there is one.
    fn end_of_open(&self, row: &Episode, next: Option<Day>) -> (Option<Day>, Ceased) {
        let year = self.year(row.origin);
        let withdrawn = self.years.last().is_some_and(|newest| year < *newest).then(|| april(year));
        match (next, withdrawn) {
            (Some(next), Some(withdrawn)) if next <= withdrawn => (Some(next), Ceased::X1),
            (_, Some(withdrawn)) => (Some(withdrawn), Ceased::Blank),
            (Some(next), None) => (Some(next), Ceased::X1),
            (None, None) => (None, Ceased::Blank),
        }
    }
}

/// Keeps a row as it was filed where it does not stay as it is; says which.
fn goes_to<R: Row>(older: &mut Vec<R>, row: &R, is_left: bool) -> bool {
    older.extend(is_left.then_some(*row));
    is_left
}

/// What was said is said still; what was blank may have been filled.
fn kept<T: PartialEq>(then: Option<T>, now: Option<T>) -> bool {
    then.is_none() || then == now
}

/// The same of a code.
fn code_kept<C: Code + PartialEq>(then: C, now: C) -> bool {
    then == C::default() || then == now
}

impl HeaderRow {
    fn is_carried_on(&self, now: &HeaderRow) -> bool {
        let sexes = |row: &HeaderRow| row.sex.is_known().then(|| row.sex.is_female());
        let ethnicity = |row: &HeaderRow| Some(row.ethnicity).filter(|code| code.is_known());
        let person = kept(sexes(self), sexes(now)) && kept(ethnicity(self), ethnicity(now));
        person && kept(self.born, now.born)
    }
}

impl Episode {
    fn is_carried_on(&self, now: &Episode) -> bool {
        let place = code_kept(self.place, now.place) || self.place.group() == now.place.group();
        place
            && code_kept(self.rne, now.rne)
            && code_kept(self.ls, now.ls)
            && kept(self.dec, now.dec)
            && code_kept(self.rec, now.rec)
    }
}

impl Review {
    pub(super) fn is_carried_on(&self, now: &Review) -> bool {
        code_kept(self.participation, now.participation)
    }
}

impl Uasc {
    pub(super) fn is_carried_on(&self, now: &Uasc) -> bool {
        kept(self.ceased, now.ceased)
    }
}

impl Adoption {
    pub(super) fn is_carried_on(&self, now: &Adoption) -> bool {
        let days = kept(self.decided, now.decided) && kept(self.matched, now.matched);
        days && code_kept(self.by_foster_carer, now.by_foster_carer)
    }
}

impl Decision {
    pub(super) fn is_carried_on(&self, now: &Decision) -> bool {
        kept(self.reversed, now.reversed)
    }
}

impl Incident {
    pub(super) fn is_carried_on(&self, now: &Incident) -> bool {
        kept(self.end, now.end)
    }
}

impl Allocation {
    pub(super) fn is_carried_on(&self, now: &Allocation) -> bool {
        kept(self.end, now.end)
    }
}

impl LibertyOrder {
    pub(super) fn is_carried_on(&self, now: &LibertyOrder) -> bool {
        kept(self.end, now.end)
    }
}

impl Previous {
    pub(super) fn is_carried_on(&self, now: &Previous) -> bool {
        code_kept(self.permanence, now.permanence)
    }
}
