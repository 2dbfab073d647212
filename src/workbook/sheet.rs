//! One sheet of a workbook → a table of CSV text.

use super::lines::Lines;
use super::looks::Looks;
use super::package::Allowance;
use super::texts::{Letters, Texts};
use super::xml::{Node, Xml, attribute, is_on};
use crate::notices::{Refusal, Refused};
use crate::remarks::{Remark, Seen};
use quick_xml::events::BytesStart;

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
    is_hidden: bool,
    cell: Cell,
    next_column: usize,
    hidden: Seen,
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
        let (mut xml, mut written) = (Xml::new(part), 0);
        while let Some(node) = xml.node()? {
            sheet.see(&node)?;
            let length = sheet.lines.len();
            allowance.spend((length - written) as u64)?;
            written = length;
        }
        let remarks = [sheet.hidden.remark(Remark::HiddenRows), sheet.no_result.remark(Remark::NoResult)];
        Ok((sheet.lines, remarks.into_iter().flatten().collect()))
    }

    fn new(shared: &'a Shared) -> Sheet<'a> {
        Sheet {
            shared,
            lines: Lines::default(),
            letters: Letters::default(),
            row: 0,
            is_hidden: false,
            cell: Cell::default(),
            next_column: 0,
            hidden: Seen::default(),
            no_result: Seen::default(),
        }
    }

    fn see(&mut self, node: &Node) -> Result<(), Refused> {
        self.cell.value.push_str(self.letters.of(node));
        match node {
            Node::Open(element) => match element.local_name().as_ref() {
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
                "c" => self.end_cell()?,
                "v" => self.cell.is_open = false,
                _ => {}
            },
        }
        Ok(())
    }

    /// Rows count upwards; one without a number is the next.
    fn begin_row(&mut self, element: &BytesStart) -> Result<(), Refused> {
        let number = attribute(element, "r")?.map(|number| number.parse());
        let row = number.unwrap_or(Ok(self.row + 1)).map_err(|_| Refusal::Broken)?;
        if row <= self.row || row > MOST_ROWS {
            return Err(Refusal::Broken.into());
        }
        (self.row, self.next_column) = (row, 0);
        self.is_hidden = is_on(element, "hidden")?;
        Ok(())
    }

    fn end_row(&mut self) {
        if self.lines.end_row(self.row) && self.is_hidden {
            self.hidden.on(self.row);
        }
    }

    /// So do columns.
    fn begin_cell(&mut self, element: &BytesStart) -> Result<(), Refused> {
        let named = attribute(element, "r")?.map(|name| column_of(&name).ok_or(Refusal::Broken));
        let column = named.unwrap_or(Ok(self.next_column))?;
        if column < self.next_column || column >= MOST_COLUMNS || self.row == 0 {
            return Err(Refusal::Broken.into());
        }
        self.next_column = column + 1;
        let style = attribute(element, "s")?.and_then(|style| style.parse().ok()).unwrap_or(0);
        let kind = attribute(element, "t")?.map(|kind| kind.into_owned()).unwrap_or_default();
        self.cell = Cell { column, style, kind, ..Cell::default() };
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Refused> {
        let cell = std::mem::take(&mut self.cell);
        if cell.has_formula && cell.value.is_empty() && cell.kind != "str" {
            self.no_result.on(self.row);
        }
        let Shared { texts, looks } = self.shared;
        let value = cell.value.trim();
        match cell.kind.as_str() {
            "s" if !value.is_empty() => {
                let text = value.parse().ok().and_then(|number| texts.get(number));
                self.lines.cell(cell.column, text.ok_or(Refusal::Broken)?);
            }
            "" | "n" => self.lines.cell(cell.column, &looks.text(value, cell.style)),
            _ => self.lines.cell(cell.column, value),
        }
        Ok(())
    }
}

/// The column of a cell called `AB12`, from 0.
fn column_of(name: &str) -> Option<usize> {
    let letters = name.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let digit = |letter: u8| letter.is_ascii_alphabetic().then(|| usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    let number = letters.bytes().try_fold(0, |number: usize, letter| Some(number.checked_mul(26)? + digit(letter)?))?;
    number.checked_sub(1)
}
