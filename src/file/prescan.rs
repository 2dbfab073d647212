//! The pass that runs before any row is taken apart: quotes that shift rows, and limits that a hostile file breaks.
//!
//! Nothing is kept of the file but a few numbers, so a hundred megabytes of commas cost no memory.

use crate::account::{Refusal, Refused};
use crate::file::choices::FileChoices;
use crate::file::decode;
use crate::file::headings;
use memchr::{memchr, memchr_iter};

pub use crate::limits::*;

/// What the pass saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Whether any quotation mark stands in the text.
    pub quoted: bool,
    /// Lines with a quotation mark where none belongs: the first few, and how many.
    pub stray: (Vec<u32>, u32),
    /// Lines, so that room for the rows can be made at once.
    pub lines: usize,
}

/// Looks at the first bytes of a file before the rest is read, as the officer has chosen to read it: what is wrong with
/// it already, if anything is. Meant for the first MiB of a file of `whole_len` bytes.
pub fn peek(first_bytes: &[u8], whole_len: u64, choices: &FileChoices) -> Option<Refused> {
    if whole_len > MOST_BYTES {
        return Some(Refused { seen: (whole_len / 1_000_000) as u32, ..Refusal::TooLong.into() });
    }
    if decode::may_hold_tables(first_bytes) {
        return too_long_to_take_apart(first_bytes, whole_len);
    }
    let is_part = (first_bytes.len() as u64) < whole_len;
    let bytes = if is_part { whole_letters(first_bytes) } else { first_bytes };
    let text = match decode::decode(bytes, choices.encoding) {
        Ok(text) => text,
        Err(refused) => return (!is_part || refused.why != Refusal::Empty).then_some(refused),
    };
    let said = choices.of_headings();
    let (start, line, dialect) = headings::find(&text.bytes, &said)
        .map_or((0, 1, said.dialect()), |found| (found.start, found.line, found.dialect));
    scan_part(&text.bytes[start..], dialect, line, usize::MAX, is_part).err()
}

/// Whether a workbook or an upload is longer than is taken apart.
pub fn too_long_to_take_apart(first_bytes: &[u8], whole_len: u64) -> Option<Refused> {
    let seen = (whole_len / 1_000_000) as u32;
    let is_longer = whole_len > MOST_BYTES_OF_BOOK && decode::may_hold_tables(first_bytes);
    is_longer.then(|| Refused { seen, ..Refusal::BookLong.into() })
}

/// A part of a file cut where no letter of two or more bytes is cut in two.
pub fn whole_letters(part: &[u8]) -> &[u8] {
    match std::str::from_utf8(part) {
        Err(error) if error.error_len().is_none() => &part[..error.valid_up_to()],
        _ => &part[..part.len() & !1],
    }
}

/// Goes through the text once. `first` is the number of its first line, `width` the columns of the table.
pub fn scan(text: &[u8], dialect: Dialect, first: u32, width: usize) -> Result<Scan, Refused> {
    scan_part(text, dialect, first, width, false)
}

/// The same for the beginning of a text, which may end inside quotation marks.
fn scan_part(text: &[u8], dialect: Dialect, first: u32, width: usize, is_part: bool) -> Result<Scan, Refused> {
    if memchr(dialect.quote, text).is_some() {
        Quoted::new(text, dialect, first, width).scan(is_part)
    } else {
        let lines = plain_lines(text, dialect.delimiter, first)?;
        Ok(Scan { lines, ..Scan::default() })
    }
}

/// Without quotation marks a line end is a line end, and only long lines need a closer look.
fn plain_lines(text: &[u8], delimiter: u8, first: u32) -> Result<usize, Refused> {
    let (mut start, mut lines) = (0, 0);
    for end in memchr_iter(b'\n', text).chain([text.len()]) {
        if end - start >= MOST_FIELDS {
            long_line(&text[start..end], delimiter, first + lines as u32)?;
        }
        lines += 1;
        if lines > MOST_LINES {
            return Err(Refused { line: first + lines as u32, ..Refusal::TooManyRows.into() });
        }
        start = end + 1;
    }
    Ok(lines)
}

fn long_line(line: &[u8], delimiter: u8, number: u32) -> Result<(), Refused> {
    let refuse = |why: Refusal, seen: usize| Err(Refused { line: number, seen: seen as u32, ..why.into() });
    let fields = memchr_iter(delimiter, line).count() + 1;
    if fields > MOST_FIELDS {
        return refuse(Refusal::TooWide, fields);
    }
    if line.len() > LONGEST_LINE {
        return refuse(Refusal::LineLong, line.len() / 1024);
    }
    match line.split(|byte| *byte == delimiter).map(<[u8]>::len).max() {
        Some(longest) if longest > LONGEST_CELL => refuse(Refusal::CellLong, longest / 1024),
        _ => Ok(()),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Plain,
    Inside,
    AfterQuote,
}

/// The same with quotation marks: where each opens, and whether it closes before a row is swallowed.
struct Quoted<'a> {
    text: &'a [u8],
    dialect: Dialect,
    width: usize,
    line: u32,
    fields: usize,
    row_start: usize,
    cell_start: usize,
    opened: u32,
    strayed: u32,
    swallowed: usize,
    doubled: usize,
    /// Where the next quotation mark stands, from the row looked at last.
    next_quote: usize,
    scan: Scan,
}

impl<'a> Quoted<'a> {
    fn new(text: &'a [u8], dialect: Dialect, first: u32, width: usize) -> Self {
        let scan = Scan { quoted: true, lines: 1, ..Scan::default() };
        Quoted {
            text,
            dialect,
            width,
            line: first,
            fields: 1,
            row_start: 0,
            cell_start: 0,
            opened: 0,
            strayed: 0,
            swallowed: 0,
            doubled: 0,
            next_quote: memchr(dialect.quote, text).unwrap_or(text.len()),
            scan,
        }
    }

    fn scan(mut self, is_part: bool) -> Result<Scan, Refused> {
        let (mut state, mut place) = (State::CellStart, 0);
        while let Some(byte) = self.text.get(place).copied() {
            let next = if place == self.row_start { self.pass_plain_rows(place)? } else { place };
            if next == place {
                state = self.step(state, place, byte)?;
                place += 1;
            } else {
                place = next;
            }
        }
        let end = self.text.len();
        if state == State::Inside && !(is_part && end - self.cell_start <= LONGEST_CELL) {
            return self.never_closed();
        }
        self.end_of_cell(end)?;
        Ok(self.scan)
    }

    /// Passes over rows without quotation marks that are too short to break a limit: where the first other one begins.
    fn pass_plain_rows(&mut self, first: usize) -> Result<usize, Refused> {
        if self.next_quote < first {
            let rest = &self.text[first..];
            self.next_quote = first + memchr(self.dialect.quote, rest).unwrap_or(rest.len());
        }
        let mut place = first;
        for end in memchr_iter(b'\n', &self.text[first..self.next_quote]).map(|end| first + end) {
            if end - place >= MOST_FIELDS {
                break;
            }
            self.new_line()?;
            place = end + 1;
        }
        (self.row_start, self.cell_start) = (place, place);
        Ok(place)
    }

    fn step(&mut self, state: State, place: usize, byte: u8) -> Result<State, Refused> {
        if state == State::Inside {
            return self.inside(place, byte);
        }
        if byte == self.dialect.delimiter {
            self.end_of_cell(place)?;
            self.cell_start = place + 1;
            self.fields += 1;
            if self.fields > MOST_FIELDS {
                return self.too_wide(place);
            }
            return Ok(State::CellStart);
        }
        if byte == b'\n' {
            self.end_of_row(place)?;
            return Ok(State::CellStart);
        }
        if byte == self.dialect.quote {
            return Ok(self.quote(state));
        }
        if byte == b' ' && self.dialect.spaced && state != State::Plain {
            return Ok(state);
        }
        if state == State::AfterQuote && byte != b'\r' {
            self.after_quote()?;
        }
        Ok(if state == State::AfterQuote && byte == b'\r' { state } else { State::Plain })
    }

    fn inside(&mut self, place: usize, byte: u8) -> Result<State, Refused> {
        if byte == self.dialect.quote {
            return Ok(State::AfterQuote);
        }
        if byte == b'\n' {
            self.new_line()?;
        } else if byte == self.dialect.delimiter {
            self.swallowed += 1;
        }
        if place - self.cell_start > LONGEST_CELL {
            return self.never_closed_or_long(place);
        }
        Ok(State::Inside)
    }

    fn quote(&mut self, state: State) -> State {
        match state {
            State::CellStart => {
                (self.opened, self.swallowed, self.doubled) = (self.line, 0, 0);
                State::Inside
            }
            State::AfterQuote => {
                self.doubled += 1;
                State::Inside
            }
            State::Plain if self.text.get(self.cell_start) == Some(&b'=') => State::Plain,
            State::Plain | State::Inside => {
                self.stray();
                State::Plain
            }
        }
    }

    /// A cell goes on after its closing quotation mark: on one line that is a stray mark; over several, a lost one.
    fn after_quote(&mut self) -> Result<(), Refused> {
        if self.line > self.opened {
            return self.never_closed().map(|_: Scan| ());
        }
        self.stray();
        Ok(())
    }

    fn stray(&mut self) {
        let (lines, count) = &mut self.scan.stray;
        if self.strayed != self.line {
            *count += 1;
            if lines.len() < LINES_LISTED {
                lines.push(self.line);
            }
        }
        self.strayed = self.line;
    }

    fn new_line(&mut self) -> Result<(), Refused> {
        self.line += 1;
        self.scan.lines += 1;
        if self.scan.lines > MOST_LINES {
            return Err(Refused { line: self.line, ..Refusal::TooManyRows.into() });
        }
        Ok(())
    }

    fn end_of_row(&mut self, place: usize) -> Result<(), Refused> {
        self.end_of_cell(place)?;
        self.new_line()?;
        (self.fields, self.row_start, self.cell_start, self.opened) = (1, place + 1, place + 1, 0);
        Ok(())
    }

    fn end_of_cell(&mut self, place: usize) -> Result<(), Refused> {
        let swallowed_a_row = self.opened != 0 && self.line > self.opened && self.swallowed + 2 >= self.width.max(5);
        if swallowed_a_row {
            return self.never_closed().map(|_: Scan| ());
        }
        if place - self.cell_start > LONGEST_CELL {
            return self.never_closed_or_long(place).map(|_: State| ());
        }
        self.opened = 0;
        if place - self.row_start > LONGEST_LINE {
            let seen = ((place - self.row_start) / 1024) as u32;
            return Err(Refused { line: self.line, seen, ..Refusal::LineLong.into() });
        }
        Ok(())
    }

    fn never_closed<T>(&self) -> Result<T, Refused> {
        let is_single = self.dialect.quote == b'\'';
        let why = if is_single { Refusal::SingleQuoteOpen } else { Refusal::QuoteOpen };
        Err(Refused { line: self.opened, ..why.into() })
    }

    fn never_closed_or_long<T>(&self, place: usize) -> Result<T, Refused> {
        let in_quotes = self.opened != 0;
        if in_quotes && (self.line > self.opened || self.doubled * 4 > place - self.cell_start) {
            return self.never_closed();
        }
        let seen = ((place - self.cell_start) / 1024) as u32;
        Err(Refused { line: self.line, seen, ..Refusal::CellLong.into() })
    }

    /// Counts the rest of the line, to say how wide it is.
    fn too_wide<T>(&self, place: usize) -> Result<T, Refused> {
        let rest = &self.text[place..];
        let rest = &rest[..memchr(b'\n', rest).unwrap_or(rest.len())];
        let seen = (self.fields + memchr_iter(self.dialect.delimiter, rest).count() - 1) as u32;
        Err(Refused { line: self.line, seen, ..Refusal::TooWide.into() })
    }
}
