//! What the checks of cells say of the rows of each file: asked once, and true at whatever as-at date.

use super::cells::{RowCells, each_row};
use super::check::{Check, Find};
use super::filing::{RowInUse, rows_of_files};
use crate::file::Source;
use crate::returns::Returns;
use crate::rows::of_the_return::{ChildId, Table};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// What is said of the rows of each file, in the order of their lines.
pub struct Kept(Vec<Vec<Said>>);

/// What one check says of a row.
pub struct Said {
    /// The line of the row.
    pub line: u32,
    /// The number of the check.
    pub check: usize,
    answer: Answer,
}

enum Answer {
    /// Something is wrong while the row goes on, or once its end is there.
    Wrong { open: bool, ended: bool },
    /// Another child of the return has the cell too, in capital letters.
    Shared(Box<[u8]>),
}

impl Said {
    /// Whether the row is wrong, which may have no end yet.
    pub fn is_wrong(&self, ended_later: bool) -> bool {
        match self.answer {
            Answer::Wrong { open, ended } => {
                if ended_later {
                    open
                } else {
                    ended
                }
            }
            Answer::Shared(_) => false,
        }
    }

    /// The cell that other children have too.
    pub fn shared(&self) -> Option<&[u8]> {
        match &self.answer {
            Answer::Shared(cell) => Some(cell),
            Answer::Wrong { .. } => None,
        }
    }
}

impl Kept {
    /// Asks the checks of all rows in use.
    pub fn of(all: &[&'static Check], sources: &[Source], returns: &Returns) -> Kept {
        let rows = rows_of_files(&returns.records.as_filed(), &FxHashSet::default(), sources.len());
        let mut asking = Asking { returns, holders: BTreeMap::new() };
        let said = sources.iter().zip(rows).map(|(source, (table, rows))| asking.of_file(all, source, table, &rows));
        let mut said: Vec<Vec<Said>> = said.collect();
        let holders = &asking.holders;
        for of_file in &mut said {
            of_file.retain(|said| said.shared().is_none_or(|cell| holders.get(cell) == Some(&Holder::Several)));
        }
        Kept(said)
    }

    /// What is said of the rows of a file.
    pub fn of_file(&self, file: usize) -> &[Said] {
        self.0.get(file).map_or(&[], Vec::as_slice)
    }
}

/// Which children have a cell, whatever the check and the year: most cells are of one child alone and are let go.
#[derive(PartialEq)]
enum Holder {
    One(ChildId),
    Several,
}

struct Asking<'a> {
    returns: &'a Returns,
    holders: BTreeMap<Box<[u8]>, Holder>,
}

impl Asking<'_> {
    fn of_file(
        &mut self,
        all: &[&'static Check],
        source: &Source,
        table: Option<Table>,
        rows: &[RowInUse],
    ) -> Vec<Said> {
        let is_asked = |check: &Check| Some(check.table) == table && check.is_of_cells();
        let asked: Vec<(usize, &Check)> =
            all.iter().copied().enumerate().filter(|(_, check)| is_asked(check)).collect();
        let mut said = Vec::new();
        if !asked.is_empty() {
            each_row(source, &self.returns.choices.of(&source.path), rows, &mut |row, cells| {
                self.of_row(&asked, row, cells, &mut said);
            });
        }
        said
    }

    fn of_row(&mut self, asked: &[(usize, &Check)], row: RowInUse, cells: &RowCells, said: &mut Vec<Said>) {
        let year = self.returns.records.batch_years[usize::from(row.origin.batch)];
        let open = cells.without_end();
        for (number, check) in asked.iter().filter(|(_, check)| check.is_in_force(year)) {
            let answer = match check.find {
                Find::Cells(wrong) => {
                    let ended = wrong(cells, year);
                    let open = open.as_ref().map_or(ended, |open| wrong(open, year));
                    Some(Answer::Wrong { open, ended }).filter(|_| open || ended)
                }
                Find::Shared(column, is_of_kind) => self.shared(cells.get(column), is_of_kind, row.child),
                _ => None,
            };
            said.extend(answer.map(|answer| Said { line: row.origin.line, check: *number, answer }));
        }
    }

    fn shared(&mut self, cell: &[u8], is_of_kind: fn(&[u8]) -> bool, child: ChildId) -> Option<Answer> {
        if !is_of_kind(cell) {
            return None;
        }
        let cell: Box<[u8]> = cell.to_ascii_uppercase().into();
        let holder = self.holders.entry(cell.clone()).or_insert(Holder::One(child));
        if *holder != Holder::One(child) {
            *holder = Holder::Several;
        }
        Some(Answer::Shared(cell))
    }
}
