//! The rows of one child in one return, as they were filed: open rows are open, and rows of no length are there.

use super::cut::Cut;
use crate::calendar::{Day, april};
use crate::history::{Child, History};
use crate::reading::Tables;
use crate::returns::{Person, Records};
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

/// The rows of every return, as they stood at the as-at date.
pub struct Filings {
    /// The years in which the returns end, earliest first.
    pub years: Vec<i32>,
    pub(super) batch_years: Vec<i32>,
    pub(super) tables: Tables,
    cut: Cut,
    /// The rows of Episodes that a later return files anew.
    superseded: FxHashSet<Origin>,
    /// How many parts of the tables were put in order.
    put: usize,
}

impl Filings {
    /// No rows yet: they are put in order table by table.
    pub fn of(history: &History) -> Filings {
        let batch_years = &history.records.batch_years;
        Filings {
            years: history.records.years.clone(),
            batch_years: batch_years.clone(),
            tables: Tables::default(),
            cut: Cut::at(history.period.last, batch_years),
            superseded: FxHashSet::default(),
            put: 0,
        }
    }

    /// Puts the rows of some tables more in the order of years, children and days; says whether there were any.
    pub fn put_next(&mut self, history: &History) -> bool {
        let (records, order) = (&history.records, Order::new(history));
        let (tables, cut) = (&mut self.tables, &mut self.cut);
        match self.put {
            0 => tables.episodes = cut.episodes(records.episodes.as_filed()),
            1 => order.sort(&mut tables.episodes, |row| (row.decom, row.dec.is_none(), row.dec)),
            2 => self.superseded = superseded(&tables.episodes, &self.batch_years),
            3 => tables.reviews = cut.dated(records.reviews.as_filed(), |row| row.held, |_| None, |_| ()),
            4 => order.sort(&mut tables.reviews, |row| row.held),
            5 => put_events(tables, cut, records, &order),
            6 => put_adoptions(tables, cut, records, &order),
            7 => put_people(tables, cut, records, &order),
            8 => put_outcomes(tables, cut, records, &order),
            _ => return false,
        }
        self.put += 1;
        true
    }

    /// The year in which the return of a row ends.
    pub fn year_of(&self, origin: Origin) -> i32 {
        self.batch_years[usize::from(origin.batch)]
    }

    /// Whether a row of Episodes is filed anew by a later return, so that it is in no figure (D6).
    pub fn is_superseded(&self, origin: Origin) -> bool {
        self.superseded.contains(&origin)
    }

    /// Whether a row was there at the as-at date.
    pub fn has(&self, origin: Origin) -> bool {
        !self.cut.not_there.contains(&origin)
    }

    /// Whether the end of a row is after the as-at date, so that it had none yet.
    pub fn ended_later(&self, origin: Origin) -> bool {
        self.cut.ended_later.contains(&origin)
    }
}

fn put_events(tables: &mut Tables, cut: &mut Cut, records: &Records, order: &Order) {
    let missing = records.missing.as_filed();
    tables.missing = cut.dated(missing, |row| row.start, |row| row.end, |row| row.end = None);
    order.sort(&mut tables.missing, |row| (row.start, row.end.is_none(), row.end));
    let workers = records.workers.as_filed();
    tables.workers = cut.dated(workers, |row| row.start, |row| row.end, |row| row.end = None);
    order.sort(&mut tables.workers, |row| (row.start, row.end.is_none(), row.end));
}

fn put_adoptions(tables: &mut Tables, cut: &mut Cut, records: &Records, order: &Order) {
    let placed = records.placed.as_filed();
    tables.placed = cut.dated(placed, |row| row.made, |row| row.reversed, |row| row.reversed = None);
    order.sort(&mut tables.placed, |row| row.made);
    tables.ad1 = cut.adoptions(records.ad1.as_filed());
    order.sort(&mut tables.ad1, |_| ());
    tables.previous = cut.of_children(records.previous.as_filed());
    order.sort(&mut tables.previous, |_| ());
}

fn put_people(tables: &mut Tables, cut: &mut Cut, records: &Records, order: &Order) {
    tables.header = cut.of_children(records.header.clone());
    order.sort(&mut tables.header, |_| ());
    tables.uasc = cut.of_children(records.uasc.as_filed());
    order.sort(&mut tables.uasc, |_| ());
}

fn put_outcomes(tables: &mut Tables, cut: &mut Cut, records: &Records, order: &Order) {
    tables.oc2 = cut.of_children(records.oc2.as_filed());
    order.sort(&mut tables.oc2, |_| ());
    tables.oc3 = cut.of_children(records.oc3.as_filed());
    order.sort(&mut tables.oc3, |_| ());
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
    pub(super) filings: &'a Filings,
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
        self.filings.ended_later(origin)
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
