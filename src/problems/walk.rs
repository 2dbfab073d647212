//! The children of a return one after the other, each with its rows: nothing is looked up.

use super::filing::{Filing, Filings};
use crate::calendar::{Day, april};
use crate::history::History;
use crate::rows::of_the_return::*;
use std::ops::Range;

/// The rows of one table and one return that are still to come, in the order of their children.
struct Coming<'a, R>(&'a [R]);

impl<'a, R: Row> Coming<'a, R> {
    /// Those of a year, of rows in the order of years.
    fn of_year(all: &'a [R], years: &[i32], year: i32) -> Coming<'a, R> {
        let of = |row: &R| years[usize::from(row.origin().batch)];
        let (from, to) = (all.partition_point(|row| of(row) < year), all.partition_point(|row| of(row) <= year));
        Coming(&all[from..to])
    }

    /// The rows of a child that is not before the last one asked for.
    fn of(&mut self, child: ChildId) -> &'a [R] {
        let passed = self.0.iter().take_while(|row| row.child() < child).count();
        let count = self.0[passed..].iter().take_while(|row| row.child() == child).count();
        let (rows, coming) = self.0[passed..].split_at(count);
        self.0 = coming;
        rows
    }
}

/// A way through one return.
pub struct Walk<'a> {
    filings: &'a Filings,
    history: &'a History,
    year: i32,
    until: Day,
    header: Coming<'a, HeaderRow>,
    episodes: Coming<'a, Episode>,
    reviews: Coming<'a, Review>,
    uasc: Coming<'a, Uasc>,
    oc2: Coming<'a, Outcomes>,
    oc3: Coming<'a, Leaver>,
    ad1: Coming<'a, Adoption>,
    placed: Coming<'a, Decision>,
    previous: Coming<'a, Previous>,
    missing: Coming<'a, Incident>,
    workers: Coming<'a, Allocation>,
}

impl<'a> Walk<'a> {
    /// Begins with the first child of the return of a year.
    pub fn new(filings: &'a Filings, history: &'a History, year: i32) -> Walk<'a> {
        let (tables, years) = (&filings.tables, &filings.batch_years[..]);
        Walk {
            filings,
            history,
            year,
            until: history.period.last.min(april(year).plus(-1)),
            header: Coming::of_year(&tables.header, years, year),
            episodes: Coming::of_year(&tables.episodes, years, year),
            reviews: Coming::of_year(&tables.reviews, years, year),
            uasc: Coming::of_year(&tables.uasc, years, year),
            oc2: Coming::of_year(&tables.oc2, years, year),
            oc3: Coming::of_year(&tables.oc3, years, year),
            ad1: Coming::of_year(&tables.ad1, years, year),
            placed: Coming::of_year(&tables.placed, years, year),
            previous: Coming::of_year(&tables.previous, years, year),
            missing: Coming::of_year(&tables.missing, years, year),
            workers: Coming::of_year(&tables.workers, years, year),
        }
    }

    /// The rows of a child, which comes after every child asked for before.
    pub fn filing(&mut self, child: ChildId) -> Filing<'a> {
        Filing {
            filings: self.filings,
            year: self.year,
            until: self.until,
            person: &self.history.records.people[child as usize],
            child,
            last_year: None,
            header: self.header.of(child).first(),
            episodes: self.episodes.of(child),
            reviews: self.reviews.of(child),
            unaccompanied: self.uasc.of(child).first(),
            outcomes: self.oc2.of(child).first(),
            leaver: self.oc3.of(child).first(),
            adoption: self.ad1.of(child).first(),
            decisions: self.placed.of(child),
            previous: self.previous.of(child).first(),
            missing: self.missing.of(child),
            workers: self.workers.of(child),
        }
    }
}

/// Shows those of some children that have a row in the return of a year or in the one before, in order.
pub fn each_filing(
    filings: &Filings,
    history: &History,
    (year, children): (i32, Range<ChildId>),
    see: &mut dyn FnMut(&Filing),
) {
    let is_before_loaded = filings.years.contains(&(year - 1));
    let mut before = is_before_loaded.then(|| Walk::new(filings, history, year - 1));
    let mut now = Walk::new(filings, history, year);
    for child in children {
        let last_year = before.as_mut().map(|walk| walk.filing(child));
        let filing = Filing { last_year: last_year.as_ref(), ..now.filing(child) };
        if !filing.is_empty() || last_year.is_some_and(|before| !before.is_empty()) {
            see(&filing);
        }
    }
}
