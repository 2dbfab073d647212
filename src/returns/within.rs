//! What is settled inside each return before returns are joined: files, duplicates and repeats (D1, D3, D6).

use crate::file::Source;
use crate::reading::{self, Account, Tables};
use crate::rows::grouped::sort_by_child;
use crate::rows::of_extracts::{InCare, TypedNumber};
use crate::rows::of_the_return::*;
use crate::rows::{LeftOut, for_each_table};
use std::cmp::Reverse;

/// A file, and the year of the return that rows of it are of.
type FileOfYear = (i32, u16);

/// What must be settled inside each return before returns are joined.
pub struct WithinReturns<'a> {
    children: usize,
    sources: &'a [Source],
    years: &'a [i32],
    accounts: &'a mut [Account],
    pub(super) left_out: Vec<LeftOut>,
}

impl<'a> WithinReturns<'a> {
    pub(super) fn new(
        children: usize,
        sources: &'a [Source],
        years: &'a [i32],
        accounts: &'a mut [Account],
    ) -> WithinReturns<'a> {
        WithinReturns { children, sources, years, accounts, left_out: Vec::new() }
    }

    fn year(&self, origin: Origin) -> i32 {
        self.years[usize::from(origin.batch)]
    }

    /// Of two files of one table in one return, the return's own are used and not a list that repeats it, and of its
    /// own those with the usual name (D1).
    pub(super) fn set_aside_other_files(&mut self, tables: &mut Tables) {
        for_each_table!([&mut] tables, rows, table => {
            let unused = if table.is_extract() { Vec::new() } else { self.unused_files(rows, table) };
            if !unused.is_empty() {
                rows.retain(|row| {
                    let origin = row.origin();
                    let file = (self.year(origin), origin.file);
                    let fault = unused.iter().find(|(unused, _)| *unused == file).map(|(_, fault)| *fault);
                    fault.into_iter().for_each(|fault| self.tell(fault, row));
                    fault.is_none()
                });
            }
        });
    }

    /// The files of each year that are not used, because another one is.
    #[inline(never)]
    fn unused_files<R: Row>(&self, rows: &[R], table: Table) -> Vec<(FileOfYear, Fault)> {
        let files = self.files_of(rows);
        let is_own = |file: u16| !self.accounts[usize::from(file)].is_a_list;
        let (own, lists) = better(&files, is_own);
        let is_usual =
            |file: u16| table.is_usually_called(&reading::split_year(self.sources[usize::from(file)].title()).0);
        let (_, others) = better(&own, is_usual);
        let list = lists.into_iter().map(|file| (file, Fault::List));
        list.chain(others.into_iter().map(|file| (file, Fault::OtherFile))).collect()
    }

    /// The files that these rows stand in, with the year of the return.
    fn files_of<R: Row>(&self, rows: &[R]) -> Vec<FileOfYear> {
        let of_a_batch =
            rows.chunk_by(|a, b| (a.origin().file, a.origin().batch) == (b.origin().file, b.origin().batch));
        let first = of_a_batch.filter_map(<[R]>::first).map(|row| row.origin());
        let mut files: Vec<FileOfYear> = first.map(|origin| (self.year(origin), origin.file)).collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// Inside one return, exact duplicates of Episodes are one row, and of other tables the first row counts (D3, D6).
    pub(super) fn set_aside_repeats(&mut self, tables: &mut Tables) {
        self.drop_exact_episodes(&mut tables.episodes);
        self.keep_first(&mut tables.reviews, |row| row.held);
        self.keep_first(&mut tables.uasc, |_| ());
        self.keep_first(&mut tables.oc2, |_| ());
        self.keep_first(&mut tables.oc3, |_| ());
        self.keep_first(&mut tables.ad1, |_| ());
        self.keep_first(&mut tables.placed, |row| row.made);
        self.keep_first(&mut tables.previous, |_| ());
        self.keep_first(&mut tables.missing, |row| (row.start, row.kind));
        self.keep_first(&mut tables.workers, |row| (row.start, row.worker));
        self.keep_first(&mut tables.dolo, |row| row.start);
    }

    /// Of rows of an extract about the same child and day the first counts, whatever file or year they came in.
    pub(super) fn keep_one_of_each(&mut self, tables: &mut Tables, others: usize) {
        let children = self.children;
        self.keep_one(&mut tables.visits, children, |row| row.day);
        let last = |row: &InCare| {
            (row.last_visit, row.last_health, row.last_dental, row.placed, row.at, row.disability, row.education)
        };
        self.keep_one(&mut tables.in_care, children, last);
        self.keep_one(&mut tables.plans, children, |row| (row.plan, row.day));
        self.keep_one(&mut tables.education, children, |row| row.day);
        self.keep_one(&mut tables.schools, children, |row| row.start);
        self.keep_one(&mut tables.pupils, children, |row| row.year);
        self.keep_one(&mut tables.doctors, children, |row| row.start);
        self.keep_one(&mut tables.checks, children, |row| (row.day, row.kind, row.status));
        self.keep_one(&mut tables.allocated, children, |row| (row.start, row.qualified));
        self.keep_one(&mut tables.in_need, children, |row| row.start);
        self.keep_one(&mut tables.parents, children, |row| row.held);
        self.keep_one(&mut tables.interviews, children, |row| row.start);
        self.keep_one(&mut tables.pathways, children, |row| (row.reviewed, row.planned));
        self.keep_one(&mut tables.courts, children, |row| row.start);
        self.keep_one(&mut tables.needs, children, |row| (row.start, row.kind));
        self.keep_one(&mut tables.adopters, others, |_| ());
        self.keep_one(&mut tables.carers, others, |row| row.approved);
        let days = |row: &TypedNumber| (row.last, row.first, row.part, row.is_judgement);
        self.keep_one_or(&mut tables.typed, others, days, Fault::NumberRepeated);
        self.keep_one(&mut tables.postcodes, others, |row| (row.easting, row.northing, row.authority));
        self.keep_one(&mut tables.ratings, others, |row| row.day);
    }

    /// Exact duplicates say the same in every column that a figure of care reads, however it is written; of those that
    /// differ in where the child lives, the one that tells most comes first.
    #[inline(never)]
    fn drop_exact_episodes(&mut self, rows: &mut Vec<Episode>) {
        let said = |row: &Episode| {
            let codes = (row.rne, row.ls, row.need, row.place, row.provider, row.rec, row.reason);
            (row.decom, self.year(row.origin), row.dec, codes, row.postcode, Reverse(row.at))
        };
        sort_by_child(rows, self.children, said);
        let mut last: Option<Episode> = None;
        rows.retain(|row| {
            let is_of_one_return = |last: &Episode| self.year(last.origin) == self.year(row.origin);
            let same =
                last.is_some_and(|last| row.says_the_same(&Episode { at: row.at, ..last }) && is_of_one_return(&last));
            if same {
                self.tell(Fault::SaidBefore, row);
            }
            last = Some(*row);
            !same
        });
    }

    fn keep_first<R: Row, K: Ord>(&mut self, rows: &mut Vec<R>, key: fn(&R) -> K) {
        self.keep_first_or(rows, key, Fault::Repeated);
    }

    #[inline(never)]
    pub(super) fn keep_first_or<R: Row, K: Ord>(&mut self, rows: &mut Vec<R>, key: fn(&R) -> K, other: Fault) {
        sort_by_child(rows, self.children, |row| (self.year(row.origin()), key(row)));
        self.keep_first_of_run(rows, |this, row| (this.year(row.origin()), key(row)), other);
    }

    fn keep_one<R: Row, K: Ord>(&mut self, rows: &mut Vec<R>, names: usize, key: fn(&R) -> K) {
        self.keep_one_or(rows, names, key, Fault::Repeated);
    }

    fn keep_one_or<R: Row, K: Ord>(&mut self, rows: &mut Vec<R>, names: usize, key: fn(&R) -> K, other: Fault) {
        sort_by_child(rows, names, |row| (key(row), row.origin()));
        self.keep_first_of_run(rows, |_, row| key(row), other);
    }

    /// Of the rows in order, keeps the first of those of one child that have one key.
    fn keep_first_of_run<R: Row, K: Ord>(&mut self, rows: &mut Vec<R>, key: impl Fn(&Self, &R) -> K, other: Fault) {
        let mut last: Option<(R, (ChildId, K))> = None;
        rows.retain(|row| {
            let this = (row.child(), key(self, row));
            let first = last.as_ref().filter(|(_, known)| *known == this).map(|(first, _)| *first);
            match first {
                Some(first) if row.says_the_same(&first) => self.tell(Fault::SaidBefore, row),
                Some(_) => self.tell(other, row),
                None => last = Some((*row, this)),
            }
            first.is_none()
        });
    }

    fn tell<R: Row>(&mut self, fault: Fault, row: &R) {
        let (child, origin) = (row.child(), row.origin());
        self.accounts[usize::from(origin.file)].fault(fault, origin.line);
        self.left_out.push(LeftOut { child, origin, fault });
    }
}

/// The files that are used and those that are not: in a year with a better one, only the better ones are.
fn better(files: &[FileOfYear], is_better: impl Fn(u16) -> bool) -> (Vec<FileOfYear>, Vec<FileOfYear>) {
    let has_better = |year: i32| files.iter().any(|(other, file)| *other == year && is_better(*file));
    files.iter().partition(|(year, file)| is_better(*file) || !has_better(*year))
}
