//! The rows of one child in one return, as they were filed: open rows are open, and rows of no length are there.

use super::cut::cut;
use crate::calendar::{Day, april};
use crate::history::{Child, History};
use crate::reading::Tables;
use crate::returns::Person;
use crate::rows::grouped::{bring_together, sort_by_child};
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
    pub(super) batch_years: &'a [i32],
    pub(super) history: &'a History,
    pub(super) tables: Tables,
    /// The rows of Episodes that a later return files anew.
    superseded: FxHashSet<Origin>,
    /// The rows whose end is after the as-at date.
    ended_later: FxHashSet<Origin>,
}

impl<'a> Filings<'a> {
    /// Puts the rows, as they stood at the as-at date, in the order of years, children and days.
    pub fn new(history: &'a History) -> Filings<'a> {
        let (mut tables, batch_years) = (history.records.as_filed(), &history.records.batch_years[..]);
        let ended_later = cut(&mut tables, batch_years, history.period.last);
        let order = Order::new(history);
        order.sort(&mut tables.header, |_| ());
        order.sort(&mut tables.episodes, |row| (row.decom, row.dec.is_none(), row.dec));
        order.sort(&mut tables.reviews, |row| row.held);
        order.sort(&mut tables.uasc, |_| ());
        order.sort(&mut tables.oc2, |_| ());
        order.sort(&mut tables.oc3, |_| ());
        order.sort(&mut tables.ad1, |_| ());
        order.sort(&mut tables.placed, |row| row.made);
        order.sort(&mut tables.previous, |_| ());
        order.sort(&mut tables.missing, |row| (row.start, row.end.is_none(), row.end));
        order.sort(&mut tables.workers, |row| (row.start, row.end.is_none(), row.end));
        let superseded = superseded(&tables.episodes, batch_years);
        Filings { years: history.records.years.clone(), batch_years, history, tables, superseded, ended_later }
    }

    /// The year in which the return of a row ends.
    pub fn year_of(&self, origin: Origin) -> i32 {
        self.batch_years[usize::from(origin.batch)]
    }

    /// Whether a row of Episodes is filed anew by a later return, so that it is in no figure (D6).
    pub fn is_superseded(&self, origin: Origin) -> bool {
        self.superseded.contains(&origin)
    }

    /// The rows in use of each file at the as-at date, by line, with their table.
    pub fn rows_of_files(&self, files: usize) -> Vec<(Option<Table>, Vec<RowInUse>)> {
        rows_of_files(&self.tables, &self.ended_later, files)
    }
}

/// The rows of each file, by line, with their table, where some may have ended later.
pub fn rows_of_files(
    tables: &Tables,
    ended_later: &FxHashSet<Origin>,
    files: usize,
) -> Vec<(Option<Table>, Vec<RowInUse>)> {
    let mut of_files = RowsOfFiles { all: vec![(None, Vec::new()); files], ended_later };
    of_files.add(Table::Header, &tables.header);
    of_files.add(Table::Episodes, &tables.episodes);
    of_files.add(Table::Reviews, &tables.reviews);
    of_files.add(Table::Oc2, &tables.oc2);
    of_files.add(Table::Oc3, &tables.oc3);
    of_files.add(Table::Ad1, &tables.ad1);
    of_files.add(Table::PlacedAdoption, &tables.placed);
    of_files.add(Table::Missing, &tables.missing);
    of_files.all.iter_mut().for_each(|(_, rows)| rows.sort_unstable_by_key(|row| row.origin.line));
    of_files.all
}

struct RowsOfFiles<'a> {
    all: Vec<(Option<Table>, Vec<RowInUse>)>,
    ended_later: &'a FxHashSet<Origin>,
}

impl RowsOfFiles<'_> {
    fn add<R: Row>(&mut self, table: Table, rows: &[R]) {
        for row in rows {
            let (child, origin) = (row.child(), row.origin());
            let (of, in_use) = &mut self.all[usize::from(origin.file)];
            *of = Some(table);
            in_use.push(RowInUse { child, origin, ended_later: self.ended_later.contains(&origin) });
        }
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

/// The order of years, children and days.
struct Order {
    children: usize,
    /// For each batch, the place of its year among all.
    ranks: Vec<usize>,
}

impl Order {
    fn new(history: &History) -> Order {
        let batch_years = &history.records.batch_years[..];
        let mut years = batch_years.to_vec();
        years.sort_unstable();
        years.dedup();
        let ranks = batch_years.iter().map(|year| years.partition_point(|other| other < year)).collect();
        Order { children: history.records.children, ranks }
    }

    fn sort<R: Row, K: Ord>(&self, rows: &mut Vec<R>, key: fn(&R) -> K) {
        sort_by_child(rows, self.children, |row| (key(row), row.origin()));
        bring_together(rows, self.ranks.len(), |row| self.ranks[usize::from(row.origin().batch)]);
    }
}

/// The rows of one child in one return.
#[derive(Clone, Copy)]
pub struct Filing<'a> {
    pub(super) filings: &'a Filings<'a>,
    /// The year in which the return ends.
    pub year: i32,
    /// The last day that it tells of: 31 March, or the as-at date where the return goes on after it.
    pub until: Day,
    /// What all returns say of the child.
    pub person: &'a Person,
    /// The child.
    pub child: ChildId,
    /// The child's rows in the return of the year before, where that is loaded.
    pub last_year: Option<&'a Filing<'a>>,
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

    /// Each row of Episodes with the next.
    pub fn pairs(&self) -> impl Iterator<Item = (&'a Episode, &'a Episode)> {
        self.episodes.windows(2).filter_map(|pair| match pair {
            [row, next] => Some((row, next)),
            _ => None,
        })
    }

    /// Whether the end of a row is after the as-at date, so that it had none yet.
    pub fn ended_later(&self, origin: Origin) -> bool {
        self.filings.ended_later.contains(&origin)
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
