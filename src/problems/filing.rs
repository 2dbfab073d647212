//! The rows of one child in one return, as they were filed: open rows are open, and rows of no length are there.

use super::cut::cut;
use crate::calendar::{Day, april};
use crate::history::{Child, History};
use crate::reading::Tables;
use crate::returns::Person;
use crate::rows::of_the_return::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Told of each place where a check holds: the row, or none where a row is absent.
pub type See<'s> = dyn FnMut(Option<Origin>) + 's;
/// A question asked of the rows of one child in one return.
pub type Question = fn(&Filing, &mut See);
/// A question asked of a child at the as-at date.
pub type QuestionToday = fn(&Today, &mut See);

/// A child at the as-at date, and the child's rows in the return that holds it.
pub struct Today<'a> {
    /// The child.
    pub child: Child<'a>,
    /// The rows.
    pub filing: Filing<'a>,
}

/// A row in use, by its place.
#[derive(Clone, Copy)]
pub struct RowInUse {
    /// The child.
    pub child: ChildId,
    /// Where it stands.
    pub origin: Origin,
    /// Its end is after the as-at date, so it had none yet.
    pub ended_later: bool,
}

/// The rows of every return.
pub struct Filings<'a> {
    /// The years in which the returns end, earliest first.
    pub years: Vec<i32>,
    batch_years: Vec<i32>,
    history: &'a History,
    tables: Tables,
    /// The rows of Episodes that a later return files anew.
    superseded: FxHashSet<Origin>,
    /// The rows whose end is after the as-at date.
    ended_later: FxHashSet<Origin>,
}

impl<'a> Filings<'a> {
    /// Puts the rows, as they stood at the as-at date, in the order of years, children and days.
    pub fn new(mut tables: Tables, batch_years: Vec<i32>, history: &'a History) -> Filings<'a> {
        let ended_later = cut(&mut tables, &batch_years, history.period.last);
        sort(&mut tables.header, &batch_years, |_| ());
        sort(&mut tables.episodes, &batch_years, |row| (row.decom, row.dec.is_none(), row.dec));
        sort(&mut tables.reviews, &batch_years, |row| row.held);
        sort(&mut tables.uasc, &batch_years, |_| ());
        sort(&mut tables.oc2, &batch_years, |_| ());
        sort(&mut tables.oc3, &batch_years, |_| ());
        sort(&mut tables.ad1, &batch_years, |_| ());
        sort(&mut tables.placed, &batch_years, |row| row.made);
        sort(&mut tables.previous, &batch_years, |_| ());
        sort(&mut tables.missing, &batch_years, |row| (row.start, row.end.is_none(), row.end));
        sort(&mut tables.workers, &batch_years, |row| (row.start, row.end.is_none(), row.end));
        let superseded = superseded(&tables.episodes, &batch_years);
        Filings { years: history.records.years.clone(), batch_years, history, tables, superseded, ended_later }
    }

    /// The year in which the return of a row ends.
    pub fn year_of(&self, origin: Origin) -> i32 {
        self.batch_years[usize::from(origin.batch)]
    }

    /// The rows of a child in the return of a year.
    pub fn of(&self, year: i32, child: ChildId) -> Filing<'_> {
        let (tables, years) = (&self.tables, &self.batch_years[..]);
        Filing {
            all: self,
            year,
            until: self.history.period.last.min(april(year).plus(-1)),
            person: &self.history.records.people[child as usize],
            child,
            header: rows(&tables.header, years, year, child).first(),
            episodes: rows(&tables.episodes, years, year, child),
            reviews: rows(&tables.reviews, years, year, child),
            unaccompanied: rows(&tables.uasc, years, year, child).first(),
            outcomes: rows(&tables.oc2, years, year, child).first(),
            leaver: rows(&tables.oc3, years, year, child).first(),
            adoption: rows(&tables.ad1, years, year, child).first(),
            decisions: rows(&tables.placed, years, year, child),
            previous: rows(&tables.previous, years, year, child).first(),
            missing: rows(&tables.missing, years, year, child),
            workers: rows(&tables.workers, years, year, child),
        }
    }

    /// The children with a row in the return of a year or of the year before.
    pub fn children_of(&self, year: i32) -> Vec<ChildId> {
        let (tables, years) = (&self.tables, &self.batch_years[..]);
        let mut children = Vec::new();
        add_children(&mut children, &tables.header, years, year);
        add_children(&mut children, &tables.episodes, years, year);
        add_children(&mut children, &tables.reviews, years, year);
        add_children(&mut children, &tables.uasc, years, year);
        add_children(&mut children, &tables.oc2, years, year);
        add_children(&mut children, &tables.oc3, years, year);
        add_children(&mut children, &tables.ad1, years, year);
        add_children(&mut children, &tables.placed, years, year);
        add_children(&mut children, &tables.previous, years, year);
        add_children(&mut children, &tables.missing, years, year);
        add_children(&mut children, &tables.workers, years, year);
        children.sort_unstable();
        children.dedup();
        children
    }

    /// Whether a row of Episodes is filed anew by a later return, so that it is in no figure (D6).
    pub fn is_superseded(&self, origin: Origin) -> bool {
        self.superseded.contains(&origin)
    }

    /// The rows in use of one file, by line, with their table.
    pub fn rows_of_file(&self, file: u16) -> Vec<(Table, Vec<RowInUse>)> {
        let tables = &self.tables;
        let with_ends = |mut rows: Vec<RowInUse>| {
            rows.iter_mut().for_each(|row| row.ended_later = self.ended_later.contains(&row.origin));
            rows
        };
        let all = [
            (Table::Header, of_file(&tables.header, file)),
            (Table::Episodes, of_file(&tables.episodes, file)),
            (Table::Reviews, of_file(&tables.reviews, file)),
            (Table::Oc2, of_file(&tables.oc2, file)),
            (Table::Oc3, of_file(&tables.oc3, file)),
            (Table::Ad1, of_file(&tables.ad1, file)),
            (Table::PlacedAdoption, of_file(&tables.placed, file)),
            (Table::Missing, of_file(&tables.missing, file)),
        ];
        all.into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(table, rows)| (table, with_ends(rows))).collect()
    }
}

/// The rows of a child and a first day that a return of a later year has too.
fn superseded(rows: &[Episode], years: &[i32]) -> FxHashSet<Origin> {
    let year = |row: &Episode| years[usize::from(row.origin.batch)];
    let mut newest: FxHashMap<(ChildId, Day), i32> = FxHashMap::default();
    for row in rows {
        let known = newest.entry((row.child, row.decom)).or_insert(i32::MIN);
        *known = year(row).max(*known);
    }
    rows.iter().filter(|row| newest[&(row.child, row.decom)] > year(row)).map(|row| row.origin).collect()
}

fn sort<R: Row, K: Ord>(rows: &mut [R], years: &[i32], key: fn(&R) -> K) {
    rows.sort_by_key(|row| (years[usize::from(row.origin().batch)], row.child(), key(row), row.origin()));
}

/// The rows of one child in one return, of rows in the order of years and children.
fn rows<'a, R: Row>(all: &'a [R], years: &[i32], year: i32, child: ChildId) -> &'a [R] {
    let key = |row: &R| (years[usize::from(row.origin().batch)], row.child());
    let from = all.partition_point(|row| key(row) < (year, child));
    let count = all[from..].partition_point(|row| key(row) == (year, child));
    &all[from..from + count]
}

/// The children of the rows of a year and of the one before, of rows in the order of years and children.
fn add_children<R: Row>(children: &mut Vec<ChildId>, all: &[R], years: &[i32], year: i32) {
    let of = |row: &R| years[usize::from(row.origin().batch)];
    let (from, to) = (all.partition_point(|row| of(row) < year - 1), all.partition_point(|row| of(row) <= year));
    children.extend(all[from..to].iter().map(Row::child));
}

fn of_file<R: Row>(rows: &[R], file: u16) -> Vec<RowInUse> {
    let of_this = rows.iter().filter(|row| row.origin().file == file);
    let in_use = |row: &R| RowInUse { child: row.child(), origin: row.origin(), ended_later: false };
    let mut found: Vec<RowInUse> = of_this.map(in_use).collect();
    found.sort_unstable_by_key(|row| row.origin.line);
    found
}

/// The rows of one child in one return.
#[derive(Clone, Copy)]
pub struct Filing<'a> {
    all: &'a Filings<'a>,
    /// The year in which the return ends.
    pub year: i32,
    /// The last day that it tells of: 31 March, or the as-at date where the return goes on after it.
    pub until: Day,
    /// What all returns say of the child.
    pub person: &'a Person,
    /// The child.
    pub child: ChildId,
    /// Header.
    pub header: Option<&'a HeaderRow>,
    /// Episodes, by DECOM.
    pub episodes: &'a [Episode],
    /// Reviews, by day.
    pub reviews: &'a [Review],
    /// UASC.
    pub unaccompanied: Option<&'a Uasc>,
    /// OC2.
    pub outcomes: Option<&'a Outcomes>,
    /// OC3.
    pub leaver: Option<&'a Leaver>,
    /// AD1.
    pub adoption: Option<&'a Adoption>,
    /// PlacedAdoption, by the day of the decision.
    pub decisions: &'a [Decision],
    /// PrevPerm.
    pub previous: Option<&'a Previous>,
    /// Missing, by the first day.
    pub missing: &'a [Incident],
    /// SWEpisodes, by the first day.
    pub workers: &'a [Allocation],
}

/// A stay in care as the rows of one return have it.
#[derive(Clone, Copy)]
pub struct Stay {
    /// First day.
    pub start: Day,
    /// The day it ended.
    pub end: Option<Day>,
}

impl<'a> Filing<'a> {
    /// 1 April with which the year begins.
    pub fn first(&self) -> Day {
        april(self.year - 1)
    }

    /// 31 March with which the year ends.
    pub fn last(&self) -> Day {
        april(self.year).plus(-1)
    }

    /// Whether the return has no row of the child that any check reads.
    pub fn is_empty(&self) -> bool {
        let single = [
            self.header.is_none(),
            self.unaccompanied.is_none(),
            self.outcomes.is_none(),
            self.leaver.is_none(),
            self.adoption.is_none(),
            self.previous.is_none(),
        ];
        let several =
            [self.episodes.len(), self.reviews.len(), self.decisions.len(), self.missing.len(), self.workers.len()];
        single.iter().all(|none| *none) && several.iter().all(|count| *count == 0)
    }

    /// The child's rows in the return of the year before, where that is loaded.
    pub fn last_year(&self) -> Option<Filing<'a>> {
        self.all.years.contains(&(self.year - 1)).then(|| self.all.of(self.year - 1, self.child))
    }

    /// Each row of Episodes with the next.
    pub fn pairs(&self) -> impl Iterator<Item = (&'a Episode, &'a Episode)> {
        self.episodes.windows(2).filter_map(|pair| match pair {
            [row, next] => Some((row, next)),
            _ => None,
        })
    }

    /// Whether the end of a row is after the as-at date, so that it had none yet.
    pub fn ended_later(&self, origin: Origin) -> bool {
        self.all.ended_later.contains(&origin)
    }

    /// Completed years of age on a day.
    pub fn age_on(&self, day: Day) -> Option<u32> {
        day.age(self.person.born?)
    }

    /// Whether the child is known to be younger than an age on a day.
    pub fn is_under(&self, age: u32, day: Day) -> bool {
        self.age_on(day).is_some_and(|years| years < age)
    }

    /// Whether the child is known to have reached an age by a day.
    pub fn is_at_least(&self, age: u32, day: Day) -> bool {
        self.age_on(day).is_some_and(|years| years >= age)
    }

    /// The stays in care: a row begins a new one when the row before had ended by an earlier day.
    pub fn stays(&self) -> Vec<Stay> {
        let mut stays: Vec<Stay> = Vec::new();
        for row in self.episodes {
            match stays.last_mut() {
                Some(stay) if stay.end.is_none_or(|end| row.decom <= end) => {
                    stay.end = stay.end.and_then(|end| row.dec.map(|dec| dec.max(end)));
                }
                _ => stays.push(Stay { start: row.decom, end: row.dec }),
            }
        }
        stays
    }

    /// The row that says the child was adopted (E11 or E12).
    pub fn adopted(&self) -> Option<&'a Episode> {
        self.episodes.iter().rev().find(|row| row.rec.is_adopted())
    }

    /// The first row of the first stay that the return sees begin (RNE = S).
    pub fn start(&self) -> Option<&'a Episode> {
        self.episodes.first().filter(|row| row.rne == crate::codes::NewEpisode::S)
    }
}
