//! What in the data could change a figure, and by how much.
//!
//! A [`Check`] is a constant: a code, a sentence, what to do, and a question asked of rows. The checks run on the rows
//! of every return as it was filed ([`filing`]), on the cells that no typed row carries ([`cells`]), on the children at
//! the as-at date ([`absence`]), and on what reading set aside ([`set_aside`]). [`bounds`] says how far a figure could
//! go if what is not recorded were, [`price`] what the children of a finding do to it, [`list`] writes the rows to send
//! to the team that can mend them, and [`since`] what changed since the last such file.
//!
//! Everything is cut at the as-at date first: a row after it is neither late nor missing (D62).
//! A row is checked in the newest return that files it: an older copy is in no figure (D6), so it is no finding. OC2 and
//! OC3 are checked in the return of the as-at date alone, the only one that is read (D9).

pub mod absence;
pub mod adoption;
pub mod bounds;
pub mod care;
pub mod cells;
pub mod check;
pub mod codes_used;
mod cut;
pub mod events;
pub mod filing;
mod found;
mod kept;
pub mod last_year;
pub mod list;
pub mod moves;
pub mod outcomes;
pub mod people;
pub mod price;
pub mod set_aside;
pub mod since;
mod walk;

pub use check::{Check, Find, Hit};
pub use found::{Finding, NotRun, Problems};
pub use kept::Kept;

use crate::file::Source;
use crate::history::History;
use crate::returns::Returns;
use crate::rows::of_the_return::Table;
use filing::{Filings, RowInUse, Today};
use kept::Said;
use std::collections::BTreeMap;
use walk::{Walk, each_filing};

/// Every check, in the order of the files that hold them.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    let of_one_return = [codes_used::CHECKS, care::CHECKS, moves::CHECKS, adoption::CHECKS, events::CHECKS];
    let of_people = [outcomes::CHECKS, people::CHECKS, people::AGAINST_HEADER];
    let of_the_rest = [last_year::CHECKS, absence::CHECKS, set_aside::CHECKS];
    of_one_return.into_iter().chain(of_people).chain(of_the_rest).flatten()
}

/// Runs every check on the files held, at an as-at date.
pub fn find(sources: &[Source], returns: &Returns, history: &History) -> Problems {
    find_with(&keep(sources, returns), returns, history)
}

/// What the checks of cells say of the files held, for as long as these and the answers about them stay.
pub fn keep(sources: &[Source], returns: &Returns) -> Kept {
    Kept::of(&checks().collect::<Vec<&'static Check>>(), sources, returns)
}

/// Runs every check at an as-at date, those of cells asked before.
pub fn find_with(kept: &Kept, returns: &Returns, history: &History) -> Problems {
    let filings = Filings::new(history);
    let mut search = Search { filings: &filings, history, hits: Vec::new(), not_run: Vec::new() };
    let all: Vec<&'static Check> = checks().collect();
    for year in &filings.years {
        search.of_return(&all, *year);
    }
    search.of_today(&all);
    search.of_cells(&all, kept, returns.accounts.len());
    let mut findings = search.findings(&all);
    findings.extend(set_aside::findings(returns, history.period.year));
    Problems { findings, not_run: search.not_run }
}

/// The checks on their way through the files.
struct Search<'a> {
    filings: &'a Filings<'a>,
    history: &'a History,
    /// The number of the check, and the place.
    hits: Vec<(usize, Hit)>,
    not_run: Vec<NotRun>,
}

impl Search<'_> {
    /// The checks that can run on a return: in force in its year, and their tables loaded.
    fn runnable(&mut self, all: &[&'static Check], year: i32) -> Vec<usize> {
        let mut numbers = Vec::new();
        for (number, check) in all.iter().enumerate() {
            let current = self.history.period.year;
            let is_of_year = match check.find {
                Find::Today(_) => year == current,
                Find::LastYear(_) => year <= current,
                _ => true,
            };
            if !check.is_asked_of(year, current) || !is_of_year {
                continue;
            }
            let missing = self.not_loaded(check, year);
            if missing.is_empty() {
                numbers.push(number);
            } else if !missing.contains(&check.table) && !matches!(check.find, Find::LastYear(_)) {
                self.not_run.push(NotRun { check, year, missing });
            }
        }
        numbers
    }

    fn not_loaded(&self, check: &Check, year: i32) -> Vec<Table> {
        let has = |table: Table, year: i32| self.history.records.has(table, Some(year));
        let is_last_year = matches!(check.find, Find::LastYear(_));
        let missing = |table: &Table| !has(*table, year) || (is_last_year && !has(*table, year - 1));
        check.reads.iter().copied().filter(missing).collect()
    }

    /// The checks on the rows of one return, child by child.
    fn of_return(&mut self, all: &[&'static Check], year: i32) {
        let asked: Vec<(usize, filing::Question)> = self
            .runnable(all, year)
            .into_iter()
            .filter_map(|number| match all[number].find {
                Find::Filed(question) | Find::LastYear(question) => Some((number, question)),
                _ => None,
            })
            .collect();
        let hits = &mut self.hits;
        each_filing(self.filings, year, &mut |filing| {
            for (number, question) in &asked {
                let hit = |origin| Hit { child: filing.child, year, origin };
                question(filing, &mut |origin| hits.push((*number, hit(origin))));
            }
        });
    }

    /// The checks on the children at the as-at date.
    fn of_today(&mut self, all: &[&'static Check]) {
        let year = self.history.period.year;
        let asked: Vec<(usize, filing::QuestionToday)> = self
            .runnable(all, year)
            .into_iter()
            .filter_map(|number| match all[number].find {
                Find::Today(question) => Some((number, question)),
                _ => None,
            })
            .collect();
        let mut walk = Walk::new(self.filings, year);
        for child in self.history.children() {
            let today = Today { child, filing: walk.filing(child.id) };
            for (number, question) in &asked {
                question(&today, &mut |origin| self.hits.push((*number, Hit { child: child.id, year, origin })));
            }
        }
    }

    /// The checks on the cells of single rows, and on cells that two children share.
    fn of_cells(&mut self, all: &[&'static Check], kept: &Kept, files: usize) {
        let mut shared = Shared::default();
        for (file, (_, rows)) in self.filings.rows_of_files(files).into_iter().enumerate() {
            let mut coming = rows.into_iter().peekable();
            for said in kept.of_file(file) {
                while coming.next_if(|row| row.origin.line < said.line).is_some() {}
                if let Some(row) = coming.peek().filter(|row| row.origin.line == said.line) {
                    self.of_row(all, said, *row, &mut shared);
                }
            }
        }
        self.hits.extend(shared.of_several_children());
    }

    fn of_row(&mut self, all: &[&'static Check], said: &Said, row: RowInUse, shared: &mut Shared) {
        let year = self.filings.year_of(row.origin);
        if !all[said.check].is_asked_of(year, self.history.period.year) {
            return;
        }
        let hit = Hit { child: row.child, year, origin: Some(row.origin) };
        if said.is_wrong(row.ended_later) {
            self.hits.push((said.check, hit));
        }
        if let Some(cell) = said.shared() {
            shared.add((said.check, year), cell, hit);
        }
    }

    /// The hits of each check, less those on rows that a newer return has filed anew.
    fn findings(&mut self, all: &[&'static Check]) -> Vec<Finding> {
        let mut hits = std::mem::take(&mut self.hits);
        hits.retain(|(_, hit)| hit.origin.is_none_or(|origin| !self.filings.is_superseded(origin)));
        hits.sort_unstable_by_key(|(number, hit)| (*number, hit.year, hit.origin, hit.child));
        hits.dedup();
        let by_check = hits.chunk_by(|a, b| a.0 == b.0);
        by_check.map(|hits| Finding::of(all[hits[0].0], hits.iter().map(|(_, hit)| *hit).collect())).collect()
    }
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
