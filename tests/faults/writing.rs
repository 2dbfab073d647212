//! Writes the files of a set as a workbook or as the upload of the return, and hostile archives by hand.

use super::kit::{Set, Sheet, is_extract};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The workbook that a set becomes.
pub const BOOK: &str = "Returns.xlsx";
/// The upload that a set becomes.
pub const UPLOAD: &str = "upload.xml";

/// How a cell is written: its row, its column, its text.
pub type WriteCell = fn(&mut Worksheet, u32, u16, &str);

pub fn as_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    sheet.write_string(row, column, text).unwrap();
}

/// Dates and numbers as Excel itself would hold them.
pub fn as_typed(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    let parts: Vec<Option<u16>> = text.split('/').map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [Some(day), Some(month), Some(year)] if text.len() == 10 && *year >= 1901 => {
            match ExcelDateTime::from_ymd(*year, *month as u8, *day as u8) {
                Ok(date) => sheet.write_with_format(row, column, &date, &day_format()).unwrap(),
                Err(_) => sheet.write_string(row, column, text).unwrap(),
            };
        }
        [_] if text.parse::<u32>().is_ok_and(|number| number.to_string() == text) => {
            sheet.write_number(row, column, text.parse::<f64>().unwrap()).unwrap();
        }
        _ => as_text(sheet, row, column, text),
    }
}

fn day_format() -> Format {
    Format::new().set_num_format("dd/mm/yyyy")
}

/// Writes a table from a row on; blank cells are not written, as in a sheet that was typed.
pub fn write(sheet: &mut Worksheet, table: &Sheet, first: u32, cell: WriteCell) {
    for (row, cells) in std::iter::once(&table.columns).chain(&table.rows).enumerate() {
        let write = if row == 0 { as_text } else { cell };
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            write(sheet, first + row as u32, column as u16, text);
        }
    }
}

/// All files of a set as sheets called after them.
pub fn book(set: &Set, cell: WriteCell) -> Workbook {
    let mut book = Workbook::new();
    for (name, table) in &set.sheets {
        let sheet = book.add_worksheet().set_name(name.trim_end_matches(".csv")).unwrap();
        write(sheet, table, 0, cell);
    }
    book
}

/// Puts a workbook in place of the files that it was made from.
pub fn replace(set: &mut Set, mut book: Workbook) {
    set.sheets.clear();
    set.bytes.insert(BOOK.to_owned(), book.save_to_buffer().unwrap());
}

/// A part of an archive: its name, its text, and whether it is packed.
pub type Part<'a> = (&'a str, &'a str, bool);

pub fn archive(parts: &[Part]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text, packed) in parts {
        let method = if *packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub const TYPES: Part = ("[Content_Types].xml", "<Types/>", true);
pub const RELATIONS: Part = (
    "xl/_rels/workbook.xml.rels",
    r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    true,
);
pub const WORKBOOK: Part =
    ("xl/workbook.xml", r#"<workbook><sheets><sheet name="Header" sheetId="1" r:id="r1"/></sheets></workbook>"#, true);

/// A workbook of one sheet made by hand.
pub fn one_sheet(sheet: &str) -> Vec<u8> {
    archive(&[TYPES, WORKBOOK, RELATIONS, ("xl/worksheets/sheet1.xml", sheet, false)])
}

/// A sheet with the headings of Header and the rows given as markup.
pub fn header_sheet(rows: &str) -> String {
    let heading = ["CHILD", "SEX", "DOB", "ETHNIC", "MOTHER"]
        .map(|name| format!("<c t=\"inlineStr\"><is><t>{name}</t></is></c>"));
    format!("<worksheet><sheetData><row r=\"1\">{}</row>{rows}</sheetData></worksheet>", heading.concat())
}

/// The parts of a child in the upload, with the file that each is of.
const PARTS: [(&str, &str); 6] = [
    ("EPISODE", "episodes.csv"),
    ("AREVIEW", "reviews.csv"),
    ("OC2", "oc2.csv"),
    ("PERMANENCE", "previous_permanence.csv"),
    ("AMISSING", "missing.csv"),
    ("AD_PLACED", "placed_for_adoption.csv"),
];

/// The tables that stand in the header of a child in the upload.
const IN_HEADER: [&str; 4] = ["header.csv", "uasc.csv", "oc3.csv", "ad1.csv"];

/// The upload of a set, with a line end after each part or none at all. What the upload has no part for is left out.
pub fn upload(set: &Set, line_end: &str) -> String {
    upload_with(set, line_end, |_| false)
}

/// The same with the parts of these names inside HEADER, as the schema of the return nests them.
pub fn nested_upload(set: &Set, line_end: &str) -> String {
    upload_with(set, line_end, |part| part != "EPISODE")
}

fn upload_with(set: &Set, line_end: &str, is_inside: fn(&str) -> bool) -> String {
    let mut text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{line_end}<EXPSSDA903>{line_end}");
    for child in children(set) {
        let (inside, beside): (Vec<&str>, Vec<&str>) =
            PARTS.iter().map(|(part, _)| *part).partition(|part| is_inside(part));
        let parts = |named: &[&str]| named.iter().map(|part| parts(set, part, &child, line_end)).collect::<String>();
        let header = header(set, &child, &parts(&inside));
        text += &format!("<CHILD>{line_end}{header}{line_end}{}</CHILD>{line_end}", parts(&beside));
    }
    text + "</EXPSSDA903>" + line_end
}

/// All parts of one name of a child.
fn parts(set: &Set, part: &str, child: &str, line_end: &str) -> String {
    let file = PARTS.iter().find(|(known, _)| *known == part).unwrap().1;
    let Some(sheet) = set.sheets.get(file) else { return String::new() };
    let rows = sheet.rows.iter().filter(|row| row[sheet.column("CHILD")] == child);
    rows.map(|row| format!("<{part}>{}</{part}>{line_end}", items(sheet, row, &["CHILD", "DOB"]))).collect()
}

fn children(set: &Set) -> Vec<String> {
    let mut children: Vec<String> = Vec::new();
    for (_, sheet) in set.sheets.iter().filter(|(name, _)| !is_extract(name)) {
        children.extend(sheet.rows.iter().map(|row| row[sheet.column("CHILD")].clone()));
    }
    children.sort();
    children.dedup();
    children
}

fn header(set: &Set, child: &str, inside: &str) -> String {
    let (mut text, mut seen) = (String::new(), Vec::new());
    for file in IN_HEADER {
        let Some(sheet) = set.sheets.get(file) else { continue };
        let Some(row) = sheet.rows.iter().find(|row| row[sheet.column("CHILD")] == child) else { continue };
        text += &items(sheet, row, &seen);
        seen.extend(sheet.columns.iter().map(String::as_str));
        text += if file == "uasc.csv" { "<UASC>1</UASC>" } else { "" };
    }
    let (first, rest) = text.split_at(text.find("<ETHNIC>").unwrap_or(text.len()));
    format!("<HEADER>{first}{inside}{rest}</HEADER>")
}

fn items(sheet: &Sheet, row: &[String], but: &[&str]) -> String {
    let columns = sheet.columns.iter().zip(row).filter(|(column, _)| !but.contains(&column.as_str()));
    let item = |(column, text): (&String, &String)| {
        let name = match column.as_str() {
            "CHILD" => "CHILDID",
            "PLACE" => "PL",
            other => other,
        };
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        if text.is_empty() { String::new() } else { format!("<{name}>{text}</{name}>") }
    };
    columns.map(item).collect()
}
