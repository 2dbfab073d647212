//! How many looked-after children a social worker has.

use crate::cases::facts::rows_of_care;
use crate::cases::population;
use crate::history::{Child, History, Period};
use crate::judging::finding::{Entry, plural, unknown, yes};
use crate::judging::*;
use crate::rows::of_the_return::{Allocation, Row, Table};

population! {
    /// Social workers with looked-after children.
    Workloads, Workload, "social worker", "social workers"
}

/// A social worker: it stands under the first of its children, by number, for it has none of its own here.
#[derive(Clone, Copy)]
pub struct Workload<'h> {
    child: Child<'h>,
    row: &'h Allocation,
    held: i64,
}

impl<'h> Case<'h> for Workload<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
}

/// The allocations of a looked-after child that go on at the end of the as-at date.
fn open<'h>(child: Child<'h>) -> impl Iterator<Item = &'h Allocation> {
    let (records, last) = (&child.history.records, child.history.period.last);
    let rows = child.current_care().map(|_| records.workers.of(child.id)).unwrap_or_default().iter();
    rows.filter(move |row| row.start <= last && row.end.is_none_or(|end| end > last))
}

/// A child and an allocation of it.
type Held<'h> = (Child<'h>, &'h Allocation);

/// Every open allocation, those of a worker together, its children by their numbers.
fn all_open(history: &History) -> Vec<Held<'_>> {
    let mut all: Vec<Held> = history.children().flat_map(|child| open(child).map(move |row| (child, row))).collect();
    let name = |child: Child| history.records.names.bytes(child.id).to_vec();
    all.sort_by_cached_key(|(child, row)| (row.worker, name(*child), row.start));
    all
}

/// Every social worker with a looked-after child; each allocation without a number by itself.
fn workloads<'h>(history: &'h History, see: &mut dyn FnMut(Workload<'h>)) {
    let all = all_open(history);
    for of_worker in all.chunk_by(|one, other| one.1.worker == other.1.worker && one.1.worker != 0) {
        let held = of_worker.chunk_by(|one, other| one.0.id == other.0.id).count() as i64;
        let (child, row) = of_worker[0];
        see(Workload { child, row, held });
    }
}

/// The children of the workers of a child, each with its allocation and the rows of its care.
fn children_of_worker(child: Child) -> Vec<Entry> {
    let workers: Vec<u64> = open(child).map(|row| row.worker).filter(|worker| *worker != 0).collect();
    let all = all_open(child.history);
    let entry = |(child, row): &Held| {
        let care = child.current_care().map(|care| rows_of_care(*child, care.start)).unwrap_or_default();
        let rows = std::iter::once(row.origin()).chain(care.into_iter().flat_map(|entry| entry.rows)).collect();
        Entry { words: format!("A child allocated since {}", row.start), rows }
    };
    all.iter().filter(|(_, row)| workers.contains(&row.worker)).map(entry).collect()
}

const NUMBERED: Clause<Workloads> = Clause(
    "a social worker, by number (SW_ID), with an open allocation to a looked-after child",
    |case: Workload, _: &Period| match case.row.worker {
        0 => unknown("The allocation from {} has no SW_ID.")
            .with(case.row.start)
            .seen_in(case.row)
            .listing_of(case.row.start, rows_of_current_care),
        _ => yes(plural(case.held as u32, "{} looked-after child.", "{} looked-after children."))
            .with(case.held)
            .listing(children_of_worker),
    },
);

/// The rows of the care that goes on.
fn rows_of_current_care(child: Child, _: crate::calendar::Day) -> Vec<Entry> {
    child.current_care().map(|care| rows_of_care(child, care.start)).unwrap_or_default()
}

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[Indicator::new(
    "CAS-14",
    "Looked-after children for each social worker",
    &Mean::<Workloads> { of: workloads, among: &[], counted: &[NUMBERED], amount: |case| case.held },
)
.better(Lower)
.window(Snapshot)
.unit(Unit::Score)
.needs(&[Table::Episodes, Table::SwEpisodes])
.source("Local: caseloads, as far as the return shows them")
.note("The return has looked-after children only, and does not tell how many hours a worker works. The Department's average counts every child in need and posts in full-time equivalents, so the two are not the same. A child with two workers is counted for both.")];
