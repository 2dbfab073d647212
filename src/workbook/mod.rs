//! Workbooks and the XML upload of the return, taken apart into tables of CSV text before anything is read.
//!
//! In the browser this is a module of its own, fetched from the page's text when such a file is dropped. Each sheet
//! becomes a table called `Returns.xlsx › Episodes`, whose lines have the numbers of the sheet's rows.

mod book;
mod lines;
mod looks;
mod package;
mod sheet;
mod texts;
mod upload;
mod xml;

use crate::decode;
use crate::notices::{Refusal, Refused};
use crate::remarks::Remark;
use crate::text::{SHEET, Source};

/// A table taken out of a file.
struct Taken {
    name: String,
    csv: Vec<u8>,
    remarks: Vec<Remark>,
}

/// The tables of a file: those of a workbook or an upload, or the file itself.
pub fn open(source: Source) -> Vec<Source> {
    if !may_be_taken_apart(&source.bytes) {
        return vec![source];
    }
    match taken_apart(&source.bytes) {
        Ok(None) => vec![source],
        Ok(Some(tables)) => tables.into_iter().map(|table| table.within(&source.path)).collect(),
        Err(Refused { why, seen, .. }) => {
            vec![Source { remarks: vec![Remark::Refused(why, seen)], ..Source::new(source.path, []) }]
        }
    }
}

/// Whether the first bytes are those of a zip archive or of markup.
pub fn may_be_taken_apart(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let marks = [&b"PK\x03\x04"[..], b"<", b"\xFF\xFE<\0", b"\xFE\xFF\0<"];
    marks.iter().any(|mark| start.starts_with(mark))
}

/// The tables; none when the file is neither a workbook nor an upload, which is then for the reading to say.
fn taken_apart(bytes: &[u8]) -> Result<Option<Vec<Taken>>, Refused> {
    let tables = match decode::decode(bytes, None) {
        Err(Refused { why: Refusal::Workbook | Refusal::Archive, .. }) => book::tables(bytes)?,
        Err(Refused { why: Refusal::Xml, .. }) => upload::tables(bytes)?,
        _ => None,
    };
    if tables.as_ref().is_some_and(Vec::is_empty) { Err(Refusal::Empty.into()) } else { Ok(tables) }
}

impl Taken {
    fn within(self, path: &str) -> Source {
        Source { path: format!("{path}{SHEET}{}", self.name), bytes: self.csv, remarks: self.remarks }
    }
}
