//! The cells of single rows as text, for what no typed row carries: whether a cell is filled, and codes of no line.

use super::cut::OF_THE_END;
use crate::cells::formats::is_never;
use crate::cells::oddities::stands_for_nothing;
use crate::file::choices::FileChoices;
use crate::file::records::Record;
use crate::file::{self, Headings, Source};
use crate::rows::of_the_return::{ChildId, Origin};

/// A row in use, by its place.
#[derive(Clone, Copy)]
pub struct RowInUse {
    /// The child.
    pub child: ChildId,
    /// Where it stands.
    pub origin: Origin,
}

/// The cells of one row, by column name.
pub struct RowCells<'a> {
    headings: &'a Headings,
    record: Record<'a>,
    /// The row's end is after the as-at date: what says how it ended is not there yet.
    ended_later: bool,
}

impl<'a> RowCells<'a> {
    /// The row as it stood before its end; nothing where nothing of an end is in it.
    pub fn without_end(&self) -> Option<RowCells<'a>> {
        let has_end = OF_THE_END.iter().any(|column| self.is_filled(column));
        has_end.then_some(RowCells { headings: self.headings, record: self.record, ended_later: true })
    }

    /// The trimmed bytes of a cell; empty when the column or the cell is not there, or holds a word for nothing.
    pub fn get(&self, column: &str) -> &[u8] {
        if self.ended_later && OF_THE_END.contains(&column) {
            return b"";
        }
        let cell = self.headings.find(column).and_then(|place| self.record.get(place)).unwrap_or_default();
        let cell = cell.trim_ascii();
        if stands_for_nothing(cell) { b"" } else { cell }
    }

    /// Whether anything stands in the cell.
    pub fn is_filled(&self, column: &str) -> bool {
        !self.get(column).is_empty()
    }

    /// Whether a column of ends holds anything but a day that systems write for never (D57).
    pub fn has_end(&self, column: &str) -> bool {
        self.is_filled(column) && !is_never(self.get(column))
    }

    /// Whether the file has the column.
    pub fn has(&self, column: &str) -> bool {
        self.headings.find(column).is_some()
    }

    /// How many of these cells are filled.
    pub fn filled(&self, columns: &[&str]) -> usize {
        columns.iter().filter(|column| self.is_filled(column)).count()
    }

    /// Whether the cell holds one of these codes, whatever their case.
    pub fn is_one_of(&self, column: &str, codes: &[&str]) -> bool {
        codes.iter().any(|code| self.get(column).eq_ignore_ascii_case(code.as_bytes()))
    }
}

/// Shows the cells of the rows in use of a file, ends included; the rows are in the order of their lines.
pub fn each_row(source: &Source, choices: &FileChoices, rows: &[RowInUse], see: &mut dyn FnMut(RowInUse, &RowCells)) {
    let mut coming = rows.iter().copied().peekable();
    file::each_row(source, choices, &mut |headings, record| {
        while coming.next_if(|row| row.origin.line < record.line).is_some() {}
        if let Some(row) = coming.next_if(|row| row.origin.line == record.line) {
            see(row, &RowCells { headings, record, ended_later: false });
        }
    });
}
