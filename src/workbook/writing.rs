//! A table as a workbook: its cells on one sheet, and where it comes from on another. Text is written as text, so that
//! nothing in it can run; dates are dates.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use serde::Deserialize;

/// The narrowest and the widest column, in letters.
const WIDTHS: (usize, usize) = (8, 60);
/// Rows from which the width of a column is taken.
const LOOKED_AT: usize = 500;

/// A table to be written.
#[derive(Deserialize)]
pub struct Table {
    /// What it is.
    pub title: String,
    /// The as-at date, such as `2018-03-31`.
    pub as_at: String,
    /// Its marking, where it holds data of children.
    pub marking: Option<String>,
    /// The headings.
    pub headings: Vec<String>,
    /// What each column holds: `text`, `number` or `date`.
    pub kinds: Vec<String>,
    /// The rows, each with a cell for each heading.
    pub rows: Vec<Vec<String>>,
    /// What is to be known of it, each with its name.
    pub notes: Vec<[String; 2]>,
}

/// The bytes of the workbook. The same table gives the same bytes.
pub fn write(table: &Table) -> Result<Vec<u8>, String> {
    workbook(table).map_err(|_| "The table is too large for a workbook. Save it as CSV.".to_owned())
}

fn workbook(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut about = DocProperties::new().set_title(&table.title);
    if let Some(day) = day(&table.as_at) {
        about = about.set_creation_datetime(&day);
    }
    book.set_properties(&about);
    cells(book.add_worksheet(), table)?;
    notes(book.add_worksheet(), table)?;
    book.save_to_buffer()
}

fn cells(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let (bold, date) = (bold().set_text_wrap(), date());
    sheet.set_name(if table.marking.is_some() { "Data of children" } else { "Table" })?;
    sheet.set_freeze_panes(1, 0)?;
    marked(sheet, table);
    for (at, heading) in (0..).zip(&table.headings) {
        sheet.write_string_with_format(0, at, heading, &bold)?;
        sheet.set_column_width(at, width(table, usize::from(at)) as f64)?;
    }
    for (line, row) in (1..).zip(&table.rows) {
        for (at, text) in (0..).zip(row) {
            let kind = table.kinds.get(usize::from(at)).map_or("text", String::as_str);
            cell(sheet, (line, at), Cell::of(text, kind), &date)?;
        }
    }
    Ok(())
}

fn bold() -> Format {
    Format::new().set_bold().set_align(FormatAlign::Top)
}

fn date() -> Format {
    Format::new().set_num_format("yyyy-mm-dd")
}

/// What is printed over every page.
fn marked(sheet: &mut Worksheet, table: &Table) {
    if let Some(marking) = &table.marking {
        sheet.set_header(format!("&C{marking}"));
    }
}

/// What a cell holds; what is not what its column says is text.
enum Cell<'t> {
    Empty,
    Number(f64),
    Day(ExcelDateTime),
    Text(&'t str),
}

impl Cell<'_> {
    fn of<'t>(text: &'t str, kind: &str) -> Cell<'t> {
        let number = || text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Cell::Number);
        let found = match kind {
            _ if text.is_empty() => Some(Cell::Empty),
            "number" => number(),
            "date" => day(text).map(Cell::Day),
            _ => None,
        };
        found.unwrap_or(Cell::Text(text))
    }
}

fn cell(sheet: &mut Worksheet, (line, at): (u32, u16), cell: Cell, date: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Number(number) => sheet.write_number(line, at, number)?,
        Cell::Day(day) => sheet.write_datetime_with_format(line, at, &day, date)?,
        Cell::Text(text) => sheet.write_string(line, at, text)?,
    };
    Ok(())
}

/// A day such as `2018-03-31`; Excel has none before 1900.
fn day(text: &str) -> Option<ExcelDateTime> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let year = year.parse().ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, month.parse().ok()?, day.parse().ok()?).ok()
}

fn width(table: &Table, at: usize) -> usize {
    let cells = table.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(at));
    let letters = cells.map(|text| text.chars().count()).max().unwrap_or_default();
    letters.clamp(WIDTHS.0, WIDTHS.1) + 2
}

fn notes(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let (bold, date, wrapped) = (bold(), date(), Format::new().set_text_wrap());
    sheet.set_name("Notes")?;
    marked(sheet, table);
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 90)?;
    for (line, [name, words]) in (0..).zip(&table.notes) {
        sheet.write_string_with_format(line, 0, name, &bold)?;
        match Cell::of(words, "date") {
            Cell::Text(words) => {
                sheet.write_string_with_format(line, 1, words, &wrapped)?;
            }
            day => cell(sheet, (line, 1), day, &date)?,
        }
    }
    Ok(())
}
