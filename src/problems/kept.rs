//! What the checks of cells say of the rows of each file: asked once, and true at whatever as-at date.

use super::cells::{RowCells, RowInUse, each_row};
use super::check::{Check, Find};
use crate::file::Source;
use crate::returns::{Records, Returns};
use crate::rows::of_the_return::{ChildId, Origin, Row, Table};
use std::collections::BTreeMap;

/// Files are asked at a time until so many bytes were, so that another question never waits long.
const BYTES: usize = 1 << 20;

/// What is said of the rows of the files, as far as they were asked.
#[derive(Default)]
pub struct Kept {
    /// Of each file its table and its rows in use; taken away once they were asked.
    rows: Vec<(Option<Table>, Vec<RowInUse>)>,
    /// Which children have a cell, whatever the check and the year.
    holders: BTreeMap<Box<[u8]>, Holder>,
    said: Vec<Said>,
    tables: usize,
    files: usize,
}

/// What one check says of a row.
pub struct Said {
    /// The child of the row.
    pub child: ChildId,
    /// Where the row stands.
    pub origin: Origin,
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

/// Who has a cell: most cells are of one child alone and are let go.
#[derive(PartialEq)]
enum Holder {
    One(ChildId),
    Several,
}

impl Kept {
    /// Looks at some rows more; says whether there were any.
    pub fn ask(&mut self, all: &[&'static Check], sources: &[Source], returns: &Returns) -> bool {
        self.rows.resize_with(sources.len(), Default::default);
        if self.rows_of_next(&returns.records) {
            return true;
        }
        let mut bytes = 0;
        while let Some(source) = sources.get(self.files).filter(|_| bytes < BYTES) {
            self.of_file(all, source, returns);
            bytes += source.bytes.len();
            self.files += 1;
        }
        let is_done = bytes == 0;
        if is_done && !self.holders.is_empty() {
            self.let_go();
        }
        !is_done
    }

    /// What is said, file by file.
    pub fn said(&self) -> &[Said] {
        &self.said
    }

    /// The rows in use of some tables more; says whether there were any.
    fn rows_of_next(&mut self, records: &Records) -> bool {
        match self.tables {
            0 => self.rows_of(Table::Header, &records.header),
            1 => self.rows_of(Table::Episodes, &records.episodes.as_filed()),
            2 => self.rows_of(Table::Reviews, &records.reviews.as_filed()),
            3 => self.rows_of(Table::Oc2, &records.oc2.as_filed()),
            4 => self.rows_of(Table::Oc3, &records.oc3.as_filed()),
            5 => self.rows_of(Table::Ad1, &records.ad1.as_filed()),
            6 => self.rows_of(Table::PlacedAdoption, &records.placed.as_filed()),
            7 => self.rows_of(Table::Missing, &records.missing.as_filed()),
            _ => return false,
        }
        self.tables += 1;
        true
    }

    fn rows_of<R: Row>(&mut self, table: Table, rows: &[R]) {
        for row in rows {
            let (of, in_use) = &mut self.rows[usize::from(row.origin().file)];
            *of = Some(table);
            in_use.push(RowInUse { child: row.child(), origin: row.origin() });
        }
    }

    fn of_file(&mut self, all: &[&'static Check], source: &Source, returns: &Returns) {
        let (table, mut rows) = std::mem::take(&mut self.rows[self.files]);
        let is_asked = |check: &Check| Some(check.table) == table && check.is_of_cells();
        let asked: Vec<(usize, &Check)> =
            all.iter().copied().enumerate().filter(|(_, check)| is_asked(check)).collect();
        if !asked.is_empty() {
            rows.sort_unstable_by_key(|row| row.origin.line);
            let years = &returns.records.batch_years;
            each_row(source, &returns.choices.of(&source.path), &rows, &mut |row, cells| {
                self.of_row(&asked, row, cells, years[usize::from(row.origin.batch)]);
            });
        }
    }

    fn of_row(&mut self, asked: &[(usize, &Check)], row: RowInUse, cells: &RowCells, year: i32) {
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
            let RowInUse { child, origin } = row;
            self.said.extend(answer.map(|answer| Said { child, origin, check: *number, answer }));
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

    /// Lets go of the cells that one child alone has.
    fn let_go(&mut self) {
        let holders = std::mem::take(&mut self.holders);
        self.said.retain(|said| said.shared().is_none_or(|cell| holders.get(cell) == Some(&Holder::Several)));
    }
}
