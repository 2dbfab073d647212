//! The checks on their way through the rows as they stood at one date.

use super::check::{Check, Find, Hit};
use super::filing::{Filings, Question, QuestionToday, Today};
use super::found::{Finding, NotRun};
use super::kept::{Kept, Said};
use super::walk::{Walk, each_filing};
use crate::calendar::Day;
use crate::history::History;
use crate::rows::of_the_return::{ChildId, Table};
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

/// Children who are asked about at a time, so that another question never waits long.
const CHILDREN: usize = 10_000;

/// The checks at one as-at date, as far as they were asked.
pub struct Search {
    /// The as-at date.
    pub as_at: Day,
    all: Vec<&'static Check>,
    filings: Filings,
    left: VecDeque<Piece>,
    /// The number of the check, and the place.
    hits: Vec<(usize, Hit)>,
    /// The checks that cannot run.
    pub not_run: Vec<NotRun>,
}

/// What is asked at a time.
enum Piece {
    /// The checks on the rows of some children in the return of a year.
    Return(i32, Range<ChildId>),
    /// The checks on some children at the as-at date.
    Today(Range<ChildId>),
    /// The checks on the cells of rows.
    Cells,
}

fn blocks(children: usize) -> impl Iterator<Item = Range<ChildId>> {
    let until = move |from: usize| (from + CHILDREN).min(children) as ChildId;
    (0..children).step_by(CHILDREN).map(move |from| from as ChildId..until(from))
}

impl Search {
    /// Nothing asked yet.
    pub fn at(all: Vec<&'static Check>, history: &History) -> Search {
        let (filings, children) = (Filings::of(history), history.records.children);
        let of_year = |year: &i32| blocks(children).map(move |block| Piece::Return(*year, block)).collect::<Vec<_>>();
        let of_returns = filings.years.iter().flat_map(of_year);
        let left = of_returns.chain(blocks(children).map(Piece::Today)).chain([Piece::Cells]).collect();
        let not_run = filings.years.iter().flat_map(|year| not_run(&all, history, *year)).collect();
        Search { as_at: history.period.last, all, filings, left, hits: Vec::new(), not_run }
    }

    /// Asks a piece more; says whether there was any.
    pub fn ask(&mut self, kept: &Kept, history: &History) -> bool {
        if self.filings.put_next(history) {
            return true;
        }
        match self.left.pop_front() {
            Some(Piece::Return(year, children)) => self.of_return(history, year, children),
            Some(Piece::Today(children)) => self.of_today(history, children),
            Some(Piece::Cells) => self.of_cells(kept, history.period.year),
            None => return false,
        }
        true
    }

    /// The checks on the rows of one return, child by child.
    fn of_return(&mut self, history: &History, year: i32, children: Range<ChildId>) {
        let question = |number: usize| match self.all[number].find {
            Find::Filed(question) | Find::LastYear(question) => Some((number, question)),
            _ => None,
        };
        let asked: Vec<(usize, Question)> =
            runnable(&self.all, history, year).into_iter().filter_map(question).collect();
        let hits = &mut self.hits;
        each_filing(&self.filings, history, (year, children), &mut |filing| {
            for (number, question) in &asked {
                let hit = |origin| Hit { child: filing.child, year, origin };
                question(filing, &mut |origin| hits.push((*number, hit(origin))));
            }
        });
    }

    /// The checks on the children at the as-at date.
    fn of_today(&mut self, history: &History, children: Range<ChildId>) {
        let year = history.period.year;
        let question = |number: usize| match self.all[number].find {
            Find::Today(question) => Some((number, question)),
            _ => None,
        };
        let asked: Vec<(usize, QuestionToday)> =
            runnable(&self.all, history, year).into_iter().filter_map(question).collect();
        let mut walk = Walk::new(&self.filings, history, year);
        for child in children.map(|id| history.child(id)) {
            let today = Today { child, filing: walk.filing(child.id) };
            for (number, question) in &asked {
                question(&today, &mut |origin| self.hits.push((*number, Hit { child: child.id, year, origin })));
            }
        }
    }

    /// The checks on the cells of single rows, and on cells that two children share.
    fn of_cells(&mut self, kept: &Kept, current: i32) {
        let mut shared = Shared::default();
        for said in kept.said() {
            self.of_row(said, current, &mut shared);
        }
        self.hits.extend(shared.of_several_children());
    }

    fn of_row(&mut self, said: &Said, current: i32, shared: &mut Shared) {
        let year = self.filings.year_of(said.origin);
        if !self.filings.has(said.origin) || !self.all[said.check].is_asked_of(year, current) {
            return;
        }
        let hit = Hit { child: said.child, year, origin: Some(said.origin) };
        if said.is_wrong(self.filings.ended_later(said.origin)) {
            self.hits.push((said.check, hit));
        }
        if let Some(cell) = said.shared() {
            shared.add((said.check, year), cell, hit);
        }
    }

    /// The hits of each check, less those on rows that a newer return has filed anew.
    pub fn findings(&mut self) -> Vec<Finding> {
        let mut hits = std::mem::take(&mut self.hits);
        hits.retain(|(_, hit)| hit.origin.is_none_or(|origin| !self.filings.is_superseded(origin)));
        hits.sort_unstable_by_key(|(number, hit)| (*number, hit.year, hit.origin, hit.child));
        hits.dedup();
        let by_check = hits.chunk_by(|a, b| a.0 == b.0);
        by_check.map(|hits| Finding::of(self.all[hits[0].0], hits.iter().map(|(_, hit)| *hit).collect())).collect()
    }
}

/// The checks that hold for the return of a year, by their numbers, with the tables that are missing for each.
fn of_year(all: &[&'static Check], history: &History, year: i32) -> Vec<(usize, Vec<Table>)> {
    let current = history.period.year;
    let is_of_year = |check: &Check| match check.find {
        Find::Today(_) => year == current,
        Find::LastYear(_) => year <= current,
        _ => true,
    };
    let is_asked = |check: &Check| check.is_asked_of(year, current) && is_of_year(check);
    let numbered = all.iter().enumerate().filter(|(_, check)| is_asked(check));
    numbered.map(|(number, check)| (number, not_loaded(check, history, year))).collect()
}

/// Those of them whose tables are loaded.
fn runnable(all: &[&'static Check], history: &History, year: i32) -> Vec<usize> {
    let can_run = |(number, missing): (usize, Vec<Table>)| missing.is_empty().then_some(number);
    of_year(all, history, year).into_iter().filter_map(can_run).collect()
}

/// Those of them whose own table is loaded, and another is not.
fn not_run(all: &[&'static Check], history: &History, year: i32) -> Vec<NotRun> {
    let cannot_run = |(number, missing): (usize, Vec<Table>)| {
        let check = all[number];
        let is_named = !missing.contains(&check.table) && !matches!(check.find, Find::LastYear(_));
        (is_named && !missing.is_empty()).then_some(NotRun { check, year, missing })
    };
    of_year(all, history, year).into_iter().filter_map(cannot_run).collect()
}

fn not_loaded(check: &Check, history: &History, year: i32) -> Vec<Table> {
    let has = |table: Table, year: i32| history.records.has(table, Some(year));
    let is_last_year = matches!(check.find, Find::LastYear(_));
    let missing = |table: &Table| !has(*table, year) || (is_last_year && !has(*table, year - 1));
    check.reads.iter().copied().filter(missing).collect()
}

/// The cells that two children could share: by check and year, and what stands in them.
#[derive(Default)]
struct Shared(BTreeMap<(usize, i32), BTreeMap<Vec<u8>, Vec<Hit>>>);

impl Shared {
    fn add(&mut self, of: (usize, i32), cell: &[u8], hit: Hit) {
        self.0.entry(of).or_default().entry(cell.to_vec()).or_default().push(hit);
    }

    fn of_several_children(self) -> impl Iterator<Item = (usize, Hit)> {
        self.0.into_iter().flat_map(|((number, _), cells)| {
            let several = |hits: &Vec<Hit>| hits.iter().any(|hit| hit.child != hits[0].child);
            cells.into_values().filter(several).flatten().map(move |hit| (number, hit))
        })
    }
}
