//! Workbooks and the XML upload of the return, taken apart into tables of CSV text before anything is read.
//!
//! In the browser this is a module of its own, fetched from the page's text when such a file is dropped. Each sheet
//! becomes a table called `Returns.xlsx › Episodes`, whose lines have the numbers of the sheet's rows.
//!
//! The same module writes the tables that are taken out of the page as workbooks.

mod book;
mod escapes;
mod lines;
mod looks;
mod package;
mod sheet;
mod taken;
mod texts;
mod upload;
pub mod writing;
mod xml;

use crate::account::{Refusal, Refused};
use crate::file::Source;
use crate::file::decode;
use crate::file::prescan;
use taken::Taken;

/// The tables of a file: those of a workbook or an upload, or the file itself.
pub fn open(source: Source) -> Vec<Source> {
    if !decode::may_hold_tables(&source.bytes) {
        return vec![source];
    }
    match taken_apart(&source.bytes) {
        Ok(None) => vec![source],
        Ok(Some(tables)) => tables.into_iter().map(|table| table.within(&source.path)).collect(),
        Err(refused) => vec![Source::refused(source.path, refused)],
    }
}

/// The tables; none when the file is neither a workbook nor an upload, which is then for the reading to say.
fn taken_apart(bytes: &[u8]) -> Result<Option<Vec<Taken>>, Refused> {
    if let Some(refused) = prescan::too_long_to_take_apart(bytes, bytes.len() as u64) {
        return Err(refused);
    }
    let tables = match decode::decode(bytes, None) {
        Err(Refused { why: Refusal::Workbook | Refusal::Archive, .. }) => book::tables(bytes)?,
        Err(Refused { why: Refusal::Xml, .. }) => upload::tables(bytes)?,
        _ => None,
    };
    if tables.as_ref().is_some_and(Vec::is_empty) { Err(Refusal::Empty.into()) } else { Ok(tables) }
}
