//! A table as CSV text whose lines have the numbers of the rows that they come from.

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
    pub fn csv(&self) -> Vec<u8> {
        let (mut from, mut line) = (0, 1);
        let width = self.widest.min(MOST_FIELDS);
        let mut csv = Vec::with_capacity(self.text.len() + 2 * self.rows.len());
        for row in &self.rows {
            csv.resize(csv.len() + (row.line - line) as usize, b'\n');
            csv.extend_from_slice(&self.text.as_bytes()[from..row.end]);
            csv.resize(csv.len() + width.saturating_sub(row.width), b',');
            csv.push(b'\n');
            (from, line) = (row.end, row.line + 1);
        }
        csv
    }
}
