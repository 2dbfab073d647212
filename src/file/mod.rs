//! Bytes → text → rows: a dropped file opened, its headings found, and its cells line by line.

pub mod choices;
pub mod decode;
pub mod first_lines;
pub mod formulas;
pub mod headings;
pub mod matching;
pub(crate) mod names;
pub mod prescan;
pub mod records;

use crate::account::Refused;
use crate::account::remarks::Remark;
use crate::file::choices::FileChoices;
use crate::file::decode::Text;
use crate::file::headings::Found;
use crate::file::prescan::Scan;
use crate::file::records::{Record, Records};
use crate::limits::Dialect;
use std::collections::BTreeSet;

pub use crate::tables::Headings;

/// A file as it was dropped: its path below the dropped folder, and its bytes.
pub struct Source {
    /// The path, with `/` between folders.
    pub path: String,
    /// The bytes, exactly as on the disk.
    pub bytes: Vec<u8>,
    /// What was seen when it was taken out of a workbook or an upload.
    pub remarks: Vec<Remark>,
}

/// Stands between the name of a workbook and the name of one of its sheets.
pub const SHEET: &str = " › ";

impl Source {
    /// A file as it stands on the disk.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Source {
        Source { path: path.into(), bytes: bytes.into(), remarks: Vec::new() }
    }

    /// A file of which nothing was read: what is said of it instead.
    pub fn refused(path: impl Into<String>, why: Refused) -> Source {
        Source { remarks: vec![why.into()], ..Source::new(path, []) }
    }

    /// The file's own name.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The name of the table: that of the sheet in a workbook, and the file's own otherwise.
    pub fn title(&self) -> &str {
        self.name().split_once(SHEET).map_or(self.name(), |(_, sheet)| sheet)
    }

    /// The name of the workbook that it is a sheet of.
    pub fn book(&self) -> Option<&str> {
        self.name().split_once(SHEET).map(|(book, _)| book)
    }

    /// The folder it stands in; empty at the top.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// A file whose rows can be read: decoded, its headings found, every quotation mark closed and no limit broken.
#[derive(Debug)]
pub struct Opened<'a> {
    /// Its text.
    pub text: Text<'a>,
    /// Its heading line.
    pub found: Found,
    /// What the pass before the rows saw.
    pub scan: Scan,
}

/// How many first bytes are looked at before the whole of a large file is.
pub const PEEKED: usize = 1024 * 1024;

impl<'a> Opened<'a> {
    /// Opens a file, or says why it cannot be read.
    pub fn new(bytes: &'a [u8], choices: &FileChoices) -> Result<Opened<'a>, Refused> {
        if bytes.len() > PEEKED
            && let Some(refused) = prescan::peek(&bytes[..PEEKED], bytes.len() as u64, choices)
        {
            return Err(refused);
        }
        let text = decode::decode(bytes, choices.encoding)?;
        let found = headings::find(&text.bytes, &choices.of_headings());
        let mut found = match found {
            Ok(found) => found,
            Err(refused) => return Err(broken_first(&text.bytes, choices).unwrap_or(refused)),
        };
        if let Some((start, end)) = found.table.span().filter(|_| choices.swapped) {
            found.headings.exchange(start, end);
        }
        let width = found.headings.width();
        let scan = |dialect| prescan::scan(&text.bytes[found.start..], dialect, found.line, width);
        let spaced = Dialect { spaced: true, ..found.dialect };
        let (dialect, scan) = match scan(found.dialect)? {
            seen if seen.stray.1 == 0 => (found.dialect, seen),
            seen => scan(spaced)
                .ok()
                .filter(|other| other.stray.1 == 0)
                .map_or((found.dialect, seen), |other| (spaced, other)),
        };
        found.dialect = dialect;
        Ok(Opened { text, found, scan })
    }

    /// The rows below the headings.
    pub fn records(&self) -> Records<'_> {
        let rows = &self.text.bytes[self.found.rows_start.min(self.text.bytes.len())..];
        Records::new(rows, self.found.dialect, self.found.rows_line, self.scan.quoted)
    }
}

/// A file without headings may be without them because a line or a quotation mark is broken.
fn broken_first(text: &[u8], choices: &FileChoices) -> Option<Refused> {
    prescan::scan(text, choices.of_headings().dialect(), 1, usize::MAX).err()
}

/// Shows every row of a file with its headings, as the reading sees them; nothing when the file cannot be read.
pub fn each_row(source: &Source, choices: &FileChoices, see: &mut dyn FnMut(&Headings, Record)) {
    let Ok(opened) = Opened::new(&source.bytes, choices) else { return };
    let mut records = opened.records();
    while let Some(record) = records.next_row() {
        see(&opened.found.headings, record);
    }
}

/// Lines of a file with their cells as text.
type FoundRows = Vec<(u32, Vec<String>)>;

/// The headings and some rows of a file as they stand, by line, as the officer has it read; `None` when it cannot be.
pub fn rows_at(source: &Source, choices: &FileChoices, lines: &[u32]) -> Option<(Headings, FoundRows)> {
    let opened = Opened::new(&source.bytes, choices).ok()?;
    let (lines, mut found): (BTreeSet<&u32>, FoundRows) = (lines.iter().collect(), Vec::new());
    let mut records = opened.records();
    while found.len() < lines.len() {
        let Some(record) = records.next_row() else { break };
        if lines.contains(&record.line) {
            let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned());
            found.push((record.line, cells.collect()));
        }
    }
    Some((opened.found.headings, found))
}
