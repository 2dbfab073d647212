//! A table as CSV text whose lines have the numbers of the rows that they come from.

use super::package::Allowance;
use crate::account::{Refusal, Refused};
use crate::limits::{LONGEST_CELL, MOST_FIELDS};

/// The rows of a table, written as they come.
#[derive(Default)]
pub struct Lines {
    text: String,
    rows: Vec<Row>,
    widest: usize,
    width: usize,
}

/// The line and the column of a cell.
pub type Place = (u32, usize);

/// Where a row ends in the text, and how many cells it has.
struct Row {
    line: u32,
    end: usize,
    width: usize,
}

impl Lines {
    /// Writes a cell of the row begun; cells come from left to right, and a blank one is passed over. What is looked
    /// at and written is taken off the allowance first: many cells may share one long text.
    pub fn cell(&mut self, (line, column): Place, text: &str, allowance: &mut Allowance) -> Result<(), Refused> {
        allowance.spend(text.len() as u64)?;
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if text.len() > LONGEST_CELL {
            return Err(Refused { line, seen: (text.len() / 1024) as u32, ..Refusal::CellLong.into() });
        }
        let commas = (column + 1).saturating_sub(self.width.max(1));
        let is_quoted = text.contains([',', '"', '\n', '\r']);
        let marks = if is_quoted { memchr::memchr_iter(b'"', text.as_bytes()).count() + 2 } else { 0 };
        allowance.spend((commas + marks) as u64)?;
        self.text.extend(std::iter::repeat_n(',', commas));
        self.width = self.width.max(column + 1);
        self.write(text, is_quoted);
        Ok(())
    }

    /// A line end inside a cell becomes a space: it would move every line below it.
    fn write(&mut self, text: &str, is_quoted: bool) {
        let flat = |letter| if matches!(letter, '\n' | '\r') { ' ' } else { letter };
        if is_quoted {
            self.text.push('"');
            self.text.extend(text.replace('"', "\"\"").chars().map(flat));
            self.text.push('"');
        } else {
            self.text.push_str(text);
        }
    }

    /// Ends the row, whose number is higher than those before. True when anything stands in it.
    pub fn end_row(&mut self, line: u32) -> bool {
        let width = std::mem::take(&mut self.width);
        if width > 0 {
            self.rows.push(Row { line, end: self.text.len(), width });
            self.widest = self.widest.max(width);
        }
        width > 0
    }

    /// Makes every row at least so wide.
    pub fn widen(&mut self, width: usize) {
        self.widest = self.widest.max(width);
    }

    /// Bytes written so far.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether no row holds anything.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The text, every row on the line of its number and as wide as the widest: a sheet keeps no blank cells.
    /// What is filled in between is taken off the allowance before it is written.
    pub fn csv(&self, allowance: &mut Allowance) -> Result<Vec<u8>, Refused> {
        let filling = self.filling();
        allowance.spend(filling as u64)?;
        let (mut from, mut line) = (0, 1);
        let mut csv = Vec::with_capacity(self.text.len() + filling);
        for row in &self.rows {
            csv.resize(csv.len() + (row.line - line) as usize, b'\n');
            csv.extend_from_slice(&self.text.as_bytes()[from..row.end]);
            csv.resize(csv.len() + self.padding(row), b',');
            csv.push(b'\n');
            (from, line) = (row.end, row.line + 1);
        }
        Ok(csv)
    }

    /// How many commas and line ends stand between the rows: a line end for each line to the last, and the padding.
    fn filling(&self) -> usize {
        let lines = self.rows.last().map_or(0, |row| row.line as usize);
        lines + self.rows.iter().map(|row| self.padding(row)).sum::<usize>()
    }

    fn padding(&self, row: &Row) -> usize {
        self.widest.min(MOST_FIELDS).saturating_sub(row.width)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::account::Refusal;

    #[test]
    fn what_is_filled_in_between_rows_is_taken_off_the_allowance() {
        let mut lines = Lines::default();
        for (row, column) in [(3, 0), (4, 1), (1_000, 255)] {
            lines.cell((row, column), "x", &mut Allowance::of(1_000)).unwrap();
            lines.end_row(row);
        }
        let (mut allowance, padding) = (Allowance::of(10_000), 255 + 254);
        let csv = lines.csv(&mut allowance).unwrap();
        assert_eq!(csv.len(), lines.len() + 1_000 + padding);
        assert_eq!(allowance.spent(), 1_000 + padding as u64);
        assert_eq!(lines.csv(&mut Allowance::of(1_500)).unwrap_err().why, Refusal::BookSize);
    }

    #[test]
    fn a_cell_is_taken_off_the_allowance_before_it_is_written() {
        let (mut lines, mut allowance) = (Lines::default(), Allowance::of(100));
        lines.cell((1, 0), "a", &mut allowance).unwrap();
        lines.cell((1, 3), "b \"c\"", &mut allowance).unwrap();
        assert_eq!((lines.len() as u64, allowance.spent()), (1 + 3 + 9, 1 + 3 + 9));
        // A text of blanks is looked at, though nothing of it is written.
        lines.cell((1, 4), &" ".repeat(50), &mut allowance).unwrap();
        assert_eq!((lines.len(), allowance.spent()), (13, 63));
        assert_eq!(lines.cell((1, 4), &"x".repeat(38), &mut allowance).unwrap_err().why, Refusal::BookSize);
        assert_eq!(lines.len(), 13);
        let long = lines.cell((7, 4), &"x".repeat(LONGEST_CELL + 1), &mut Allowance::of(1 << 20)).unwrap_err();
        assert_eq!((long.why, long.line, long.seen), (Refusal::CellLong, 7, 64));
    }
}
