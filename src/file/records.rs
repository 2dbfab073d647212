//! Text → cells: the rows of a file one after the other, without a copy where no quotation mark asks for one.

use crate::limits::Dialect;
use memchr::{memchr, memchr2};

/// From where to where a cell goes.
type Span = (u32, u32);

/// The rows of a text that [`crate::file::prescan::scan`] has let through.
pub struct Records<'t> {
    text: &'t [u8],
    dialect: Dialect,
    quoted: bool,
    place: usize,
    next_line: u32,
    line: u32,
    cells: Vec<Span>,
    unquoted: Vec<u8>,
}

/// One row: its line and its cells.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    bytes: &'a [u8],
    cells: &'a [Span],
    /// The line on which it begins.
    pub line: u32,
}

impl<'a> Record<'a> {
    /// A cell as it stands in the file.
    #[inline]
    pub fn get(&self, place: usize) -> Option<&'a [u8]> {
        self.cells.get(place).map(|(from, to)| &self.bytes[*from as usize..*to as usize])
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cells in their order.
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
        (0..self.len()).filter_map(|place| self.get(place))
    }
}

impl<'t> Records<'t> {
    /// The rows of a text whose first line has the number `first`; `quoted` when it holds quotation marks.
    pub fn new(text: &'t [u8], dialect: Dialect, first: u32, quoted: bool) -> Records<'t> {
        let (place, line, cells, unquoted) = (0, first, Vec::new(), Vec::new());
        Records { text, dialect, quoted, place, next_line: first, line, cells, unquoted }
    }

    /// The next row; lines without anything are passed over.
    pub fn next_row(&mut self) -> Option<Record<'_>> {
        self.pass_blank_lines();
        if self.place >= self.text.len() {
            return None;
        }
        self.line = self.next_line;
        self.cells.clear();
        let (row, length) = self.row_here();
        let bytes = if self.quoted && memchr2(self.dialect.quote, b'\r', row).is_some() {
            self.quoted_row();
            &self.unquoted
        } else {
            self.plain_row(row, length);
            self.text
        };
        Some(Record { bytes, cells: &self.cells, line: self.line })
    }

    /// Whether the text ends without a line end.
    pub fn ends_in_a_row(&self) -> bool {
        !matches!(self.text.last(), Some(b'\n' | b'\r') | None)
    }

    /// Whether all rows have been read.
    pub fn at_end(&self) -> bool {
        self.text[self.place.min(self.text.len())..].iter().all(|byte| matches!(byte, b'\n' | b'\r'))
    }

    fn pass_blank_lines(&mut self) {
        while let Some(byte @ (b'\n' | b'\r')) = self.text.get(self.place) {
            self.next_line += u32::from(*byte == b'\n');
            self.place += 1;
        }
    }

    /// The text up to the next line end, without it, and its length with a carriage return before the end.
    fn row_here(&self) -> (&'t [u8], usize) {
        let rest = &self.text[self.place..];
        let length = memchr(b'\n', rest).unwrap_or(rest.len());
        let row = &rest[..length];
        (row.strip_suffix(b"\r").unwrap_or(row), length)
    }

    /// A row without quotation marks, as most are in files that have some.
    fn plain_row(&mut self, row: &[u8], length: usize) {
        let base = self.place as u32;
        let mut from = base;
        each_place(self.dialect.delimiter, row, |place| {
            self.cells.push((from, base + place));
            from = base + place + 1;
        });
        self.cells.push((from, base + row.len() as u32));
        self.place += length + 1;
        self.next_line += 1;
    }

    fn quoted_row(&mut self) {
        self.unquoted.clear();
        loop {
            let from = self.unquoted.len() as u32;
            let last = self.quoted_cell();
            self.cells.push((from, self.unquoted.len() as u32));
            if last {
                return;
            }
        }
    }

    /// Reads one cell and what ends it; true at the end of the row.
    fn quoted_cell(&mut self) -> bool {
        let spaces = if self.dialect.spaced { self.spaces() } else { 0 };
        if self.text.get(self.place + spaces) == Some(&self.dialect.quote) {
            self.place += spaces + 1;
            self.inside_quotes();
            self.place += if self.dialect.spaced { self.spaces() } else { 0 };
        }
        while let Some(byte) = self.text.get(self.place).copied() {
            self.place += 1;
            if byte == self.dialect.delimiter {
                return false;
            }
            if byte == b'\n' {
                self.next_line += 1;
                return true;
            }
            if byte == b'\r' {
                self.next_line += u32::from(self.text.get(self.place) == Some(&b'\n'));
                self.place += usize::from(self.text.get(self.place) == Some(&b'\n'));
                return true;
            }
            self.unquoted.push(byte);
        }
        true
    }

    /// How many spaces stand here.
    fn spaces(&self) -> usize {
        self.text.iter().skip(self.place).take_while(|byte| **byte == b' ').count()
    }

    fn inside_quotes(&mut self) {
        let quote = self.dialect.quote;
        while let Some(byte) = self.text.get(self.place).copied() {
            self.place += 1;
            if byte == quote {
                if self.text.get(self.place) != Some(&quote) {
                    return;
                }
                self.place += 1;
            }
            self.next_line += u32::from(byte == b'\n');
            self.unquoted.push(byte);
        }
    }
}

/// A one in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;
/// All bits but the highest of each byte.
const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;

/// Shows every place of a byte. Cells are short, so eight bytes are looked at together and no search begins anew.
fn each_place(byte: u8, text: &[u8], mut see: impl FnMut(u32)) {
    let (eights, rest) = text.as_chunks();
    for (index, eight) in eights.iter().enumerate() {
        let unlike = u64::from_le_bytes(*eight) ^ (ONES * u64::from(byte));
        let mut found = !(((unlike & LOW) + LOW) | unlike | LOW);
        while found != 0 {
            see(index as u32 * 8 + found.trailing_zeros() / 8);
            found &= found - 1;
        }
    }
    let before = (text.len() - rest.len()) as u32;
    rest.iter().zip(before..).filter(|(other, _)| **other == byte).for_each(|(_, place)| see(place));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_byte_is_found_and_no_other() {
        let text: Vec<u8> = (0..=255).chain(b",,x,,,,,,,,,,y,z".iter().copied()).chain([0, 44, 171, 44]).collect();
        for byte in [b',', 0, 0x80, 0xff, 0x2d] {
            let mut found = Vec::new();
            each_place(byte, &text, |place| found.push(place));
            let known: Vec<u32> = (0..text.len() as u32).filter(|place| text[*place as usize] == byte).collect();
            assert_eq!(found, known, "{byte}");
        }
    }
}
