//! A table as CSV text whose lines have the numbers of the rows that they come from.

use super::package::Allowance;
use crate::account::Refused;
use crate::limits::MOST_FIELDS;

/// The rows of a table, written as they come.
#[derive(Default)]
pub struct Lines {
    text: String,
    rows: Vec<Row>,
    widest: usize,
    width: usize,
}

/// Where a row ends in the text, and how many cells it has.
struct Row {
    line: u32,
    end: usize,
    width: usize,
}

impl Lines {
    /// Writes a cell of the row begun; cells come from left to right, and a blank one is passed over.
    pub fn cell(&mut self, column: usize, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        while self.width < column + 1 {
            self.text.extend((self.width > 0).then_some(','));
            self.width += 1;
        }
        self.quoted(text);
    }

    /// A line end inside a cell becomes a space: it would move every line below it.
    fn quoted(&mut self, text: &str) {
        let flat = |letter| if matches!(letter, '\n' | '\r') { ' ' } else { letter };
        if text.contains([',', '"', '\n', '\r']) {
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
            lines.cell(column, "x");
            lines.end_row(row);
        }
        let (mut allowance, padding) = (Allowance(10_000), 255 + 254);
        let csv = lines.csv(&mut allowance).unwrap();
        assert_eq!(csv.len(), lines.len() + 1_000 + padding);
        assert_eq!(allowance.0, 10_000 - 1_000 - padding as u64);
        assert_eq!(lines.csv(&mut Allowance(1_500)).unwrap_err().why, Refusal::BookSize);
    }
}
