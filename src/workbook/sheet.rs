//! One sheet of a workbook → a table of CSV text.

use super::escapes::unescaped;
use super::lines::Lines;
use super::looks::{Looks, iso_day};
use super::package::Allowance;
use super::texts::{Letters, Texts};
use super::xml::{Node, Xml, attribute, is_on};
use crate::account::remarks::{Remark, Seen};
use crate::account::{Refusal, Refused};
use quick_xml::events::BytesStart;
use std::borrow::Cow;

/// Most rows and columns of a sheet, as Excel has them.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// What the sheets of a workbook share.
pub struct Shared {
    /// The texts.
    pub texts: Texts,
    /// The looks of numbers.
    pub looks: Looks,
}

/// A sheet while it is read.
pub struct Sheet<'a> {
    shared: &'a Shared,
    lines: Lines,
    letters: Letters,
    row: u32,
    in_row: bool,
    in_cell: bool,
    is_hidden: bool,
    cell: Cell,
    next_column: usize,
    hidden: Seen,
    columns: Columns,
    no_result: Seen,
}

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    column: usize,
    style: usize,
    kind: String,
    value: String,
    is_open: bool,
    has_formula: bool,
}

impl<'a> Sheet<'a> {
    /// Reads the part of a sheet: its rows, and what is to be remarked of them.
    pub fn read(part: &str, shared: &'a Shared, allowance: &mut Allowance) -> Result<(Lines, Vec<Remark>), Refused> {
        let mut sheet = Sheet::new(shared);
        let mut xml = Xml::new(part);
        while let Some(node) = xml.node()? {
            sheet.see(&node, allowance)?;
        }
        let remarks =
            [sheet.hidden.remark(Remark::HiddenRows), sheet.columns.remark(), sheet.no_result.remark(Remark::NoResult)];
        Ok((sheet.lines, remarks.into_iter().flatten().collect()))
    }

    fn new(shared: &'a Shared) -> Sheet<'a> {
        Sheet {
            shared,
            lines: Lines::default(),
            letters: Letters::default(),
            row: 0,
            in_row: false,
            in_cell: false,
            is_hidden: false,
            cell: Cell::default(),
            next_column: 0,
            hidden: Seen::default(),
            columns: Columns::default(),
            no_result: Seen::default(),
        }
    }

    fn see(&mut self, node: &Node, allowance: &mut Allowance) -> Result<(), Refused> {
        self.cell.value.push_str(self.letters.of(node));
        match node {
            Node::Open(element) => match element.local_name().as_ref() {
                "col" => self.columns.define(element)?,
                "row" => self.begin_row(element)?,
                "c" => self.begin_cell(element)?,
                "v" => self.cell.is_open = true,
                "f" => self.cell.has_formula = true,
                _ => {}
            },
            Node::Text(text) if self.cell.is_open => self.cell.value.push_str(text),
            Node::Text(_) => {}
            Node::Close(element) => match element.local_name().as_ref() {
                "row" => self.end_row(),
                "c" => self.end_cell(allowance)?,
                "v" => self.cell.is_open = false,
                _ => {}
            },
        }
        Ok(())
    }

    /// Rows count upwards and stand in no other; one without a number is the next.
    fn begin_row(&mut self, element: &BytesStart) -> Result<(), Refused> {
        let number = attribute(element, "r")?.map(|number| number.parse());
        let row = number.unwrap_or(Ok(self.row + 1)).map_err(|_| Refusal::Broken)?;
        if row <= self.row || row > MOST_ROWS || self.in_row {
            return Err(Refusal::Broken.into());
        }
        (self.row, self.next_column, self.in_row) = (row, 0, true);
        self.is_hidden = is_on(element, "hidden")?;
        Ok(())
    }

    fn end_row(&mut self) {
        self.in_row = false;
        if self.lines.end_row(self.row) && self.is_hidden {
            self.hidden.on(self.row);
        }
    }

    /// So do columns.
    fn begin_cell(&mut self, element: &BytesStart) -> Result<(), Refused> {
        let named = attribute(element, "r")?.map(|name| column_of(&name).ok_or(Refusal::Broken));
        let column = named.unwrap_or(Ok(self.next_column))?;
        if column < self.next_column || column >= MOST_COLUMNS || !self.in_row || self.in_cell {
            return Err(Refusal::Broken.into());
        }
        (self.next_column, self.in_cell) = (column + 1, true);
        let style = attribute(element, "s")?.and_then(|style| style.parse().ok()).unwrap_or(0);
        let kind = attribute(element, "t")?.map(|kind| kind.into_owned()).unwrap_or_default();
        self.cell = Cell { column, style, kind, ..Cell::default() };
        Ok(())
    }

    fn end_cell(&mut self, allowance: &mut Allowance) -> Result<(), Refused> {
        let cell = std::mem::take(&mut self.cell);
        self.in_cell = false;
        if cell.has_formula && cell.value.is_empty() && cell.kind != "str" {
            self.no_result.on(self.row);
        }
        let Shared { texts, looks } = self.shared;
        let value = cell.value.trim();
        if !value.is_empty() {
            self.columns.fill(cell.column);
        }
        let text = match cell.kind.as_str() {
            "s" if !value.is_empty() => {
                let text = value.parse().ok().and_then(|number| texts.get(number));
                Cow::Borrowed(text.ok_or(Refusal::Broken)?)
            }
            "" | "n" => Cow::Owned(looks.text(value, cell.style)),
            "d" => iso_day(value),
            "str" | "inlineStr" => unescaped(value),
            _ => Cow::Borrowed(value),
        };
        self.lines.cell((self.row, cell.column), &text, allowance)
    }
}

/// What is known of a column: whether it is hidden, and whether anything stands in it.
#[derive(Clone, Copy, Default)]
struct Column {
    is_hidden: bool,
    is_filled: bool,
}

/// The columns of a sheet, as far as they are defined from left to right before the rows.
#[derive(Default)]
struct Columns(Vec<Column>);

impl Columns {
    /// Takes the columns from `min` to `max`, numbered from 1; what was defined before stays.
    fn define(&mut self, element: &BytesStart) -> Result<(), Refused> {
        let number = |name| attribute(element, name).map(|number| number.and_then(|number| number.parse().ok()));
        let (Some(min), Some(max)) = (number("min")?, number("max")?) else { return Ok(()) };
        let column = Column { is_hidden: is_on(element, "hidden")?, is_filled: false };
        let before = usize::saturating_sub(min, 1).min(MOST_COLUMNS).max(self.0.len());
        self.0.resize(before, Column::default());
        self.0.resize(before.max(max).min(MOST_COLUMNS), column);
        Ok(())
    }

    fn fill(&mut self, column: usize) {
        if let Some(column) = self.0.get_mut(column) {
            column.is_filled = true;
        }
    }

    fn remark(&self) -> Option<Remark> {
        let hidden = self.0.iter().enumerate().filter(|(_, column)| column.is_hidden && column.is_filled);
        let letters: Vec<String> = hidden.map(|(place, _)| letters_of(place)).collect();
        (!letters.is_empty()).then_some(Remark::HiddenColumns(letters))
    }
}

/// The letters of a column counted from 0, as Excel names it.
fn letters_of(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    let before = (column / 26).checked_sub(1).map(letters_of).unwrap_or_default();
    format!("{before}{last}")
}

/// The column of a cell called `AB12`, from 0.
fn column_of(name: &str) -> Option<usize> {
    let letters = name.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let digit = |letter: u8| letter.is_ascii_alphabetic().then(|| usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    let number = letters.bytes().try_fold(0, |number: usize, letter| Some(number.checked_mul(26)? + digit(letter)?))?;
    number.checked_sub(1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_shared_by_many_cells_cannot_swell_without_end() {
        let texts = Texts::read(&format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1000))).unwrap();
        let shared = Shared { texts, looks: Looks::default() };
        let sheet = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(100));
        let read =
            |allowance| Sheet::read(&sheet, &shared, &mut Allowance::of(allowance)).map(|(lines, _)| lines.len());
        assert_eq!(read(200_000), Ok(100 * 1001 - 1));
        assert_eq!(read(50_000).unwrap_err().why, Refusal::BookSize);
    }

    #[test]
    fn columns_are_counted_from_their_letters() {
        let columns = ["A1", "Z9", "AA10", "XFD1048576", "7", "ZZZZZZZZZZZZZZZZ1", "A-1"].map(column_of);
        assert_eq!([0, 25, 26, 16_383].map(letters_of), ["A", "Z", "AA", "XFD"]);
        assert_eq!(columns, [Some(0), Some(25), Some(26), Some(16_383), None, None, None]);
    }
}
