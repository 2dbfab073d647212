//! Bytes → text → rows: what a dropped file is, where its headings stand, and its cells line by line.

use crate::dates::Day;
use csv::ByteRecord;
use rustc_hash::FxHasher;
use std::cell::Cell;
use std::hash::Hasher;

/// A file as it was dropped: its path below the dropped folder, and its bytes.
pub struct Source {
    /// The path, with `/` between folders.
    pub path: String,
    /// The bytes, exactly as on the disk.
    pub bytes: Vec<u8>,
}

impl Source {
    /// The file's own name.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The folder it stands in; empty at the top.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Why a file cannot be read as a table at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// No bytes, or nothing but blank lines.
    Empty,
    /// A zip container: an Excel workbook or an archive.
    Workbook,
    /// UTF-16 or not text.
    NotText,
    /// A web page or XML.
    Markup,
    /// No line of headings of any known table.
    NoHeadings,
    /// The headings of a table, but no CHILD.
    NoChild,
    /// More fields on a line than any return has.
    TooWide,
    /// More bytes than can be read.
    TooLong,
}

impl Refusal {
    /// The finding code of the catalogue of faults.
    pub fn code(self) -> &'static str {
        match self {
            Refusal::Empty => "EMPTY",
            Refusal::Workbook => "IS_XLSX",
            Refusal::NotText => "NOT_TEXT",
            Refusal::Markup => "IS_HTML",
            Refusal::NoHeadings => "NO_HEADER",
            Refusal::NoChild => "COL_MISSING",
            Refusal::TooWide => "TOO_WIDE",
            Refusal::TooLong => "TOO_LONG",
        }
    }

    /// What is wrong and what to do, in an officer's words.
    pub fn words(self) -> &'static str {
        match self {
            Refusal::Empty => "The file is empty. Export it again.",
            Refusal::Workbook => {
                "This is an Excel workbook or a zip file. Save each sheet as CSV UTF-8 and drop the CSV files."
            }
            Refusal::NotText => "This is not a plain text CSV file. Export it again as CSV UTF-8.",
            Refusal::Markup => "This is a web page or an XML file. Export the CSV files of the return instead.",
            Refusal::NoHeadings => {
                "Line 1 does not have the column names of any SSDA903 file. Check that the first line holds the headings."
            }
            Refusal::NoChild => {
                "There is no column called CHILD, so the rows cannot be tied to children. Export the file again with it."
            }
            Refusal::TooWide => {
                "Line 1 has more than 256 columns. An SSDA903 file has 13 at most. Export the file again."
            }
            Refusal::TooLong => "The file is larger than 512 MB. Export one year at a time.",
        }
    }
}

const MOST_FIELDS: usize = 256;
const MOST_BYTES: usize = 512 * 1024 * 1024;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The bytes of a file that can be read as CSV, without its byte order mark.
pub fn plain_text(bytes: &[u8]) -> Result<&[u8], Refusal> {
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let start = text.trim_ascii_start();
    if start.is_empty() {
        Err(Refusal::Empty)
    } else if text.len() > MOST_BYTES {
        Err(Refusal::TooLong)
    } else if start.starts_with(b"PK\x03\x04") || start.starts_with(b"\xD0\xCF\x11\xE0") {
        Err(Refusal::Workbook)
    } else if start.starts_with(b"\xFF\xFE")
        || start.starts_with(b"\xFE\xFF")
        || text[..text.len().min(4096)].contains(&0)
    {
        Err(Refusal::NotText)
    } else if start.starts_with(b"<") {
        Err(Refusal::Markup)
    } else {
        Ok(text)
    }
}

/// A reader over the rows below the headings, whatever their length.
pub fn rows(text: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().flexible(true).has_headers(true).buffer_capacity(256 * 1024).from_reader(text)
}

/// The names on the heading line, trimmed and in upper case.
pub struct Headings(Vec<Vec<u8>>);

impl Headings {
    /// The headings of a file, or why there are none.
    pub fn read(reader: &mut csv::Reader<&[u8]>) -> Result<Headings, Refusal> {
        let record = reader.byte_headers().map_err(|_| Refusal::NotText)?;
        if record.len() > MOST_FIELDS {
            return Err(Refusal::TooWide);
        }
        Ok(Headings(record.iter().map(|name| name.trim_ascii().to_ascii_uppercase()).collect()))
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the line is blank.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|name| name.is_empty())
    }

    /// The place of a column; of two with one name, the first (D3).
    pub fn find(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|heading| heading == name.as_bytes())
    }

    /// Whether all of these columns are there.
    pub fn have(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.find(name).is_some())
    }

    /// The names in their order, for showing a row as it stands.
    pub fn names(&self) -> impl Iterator<Item = String> + '_ {
        self.0.iter().map(|name| String::from_utf8_lossy(name).into_owned())
    }
}

/// The cells of one row, found by the table's own column numbers.
pub struct Cells<'a> {
    record: &'a ByteRecord,
    places: &'a [Option<usize>],
    unreadable: Cell<u32>,
}

impl<'a> Cells<'a> {
    /// The cells of `record`, where the table's column `n` stands at `places[n]`.
    pub fn new(record: &'a ByteRecord, places: &'a [Option<usize>]) -> Cells<'a> {
        Cells { record, places, unreadable: Cell::new(0) }
    }

    /// The trimmed bytes of a cell; empty when the column or the cell is not there.
    pub fn bytes(&self, column: usize) -> &'a [u8] {
        let place = self.places.get(column).copied().flatten();
        place.and_then(|place| self.record.get(place)).unwrap_or_default().trim_ascii()
    }

    /// Whether anything stands in the cell.
    pub fn is_filled(&self, column: usize) -> bool {
        !self.bytes(column).is_empty()
    }

    /// The date in a cell; a filled cell that is no date is remembered (see [`Cells::unreadable`]).
    pub fn date(&self, column: usize) -> Option<Day> {
        let cell = self.bytes(column);
        let day = Day::read(cell);
        if day.is_none() && !cell.is_empty() {
            self.unreadable.set(self.unreadable.get() | 1 << column);
        }
        day
    }

    /// A number that is the same for rows of the same cells.
    pub fn fingerprint(&self) -> u32 {
        let mut hasher = FxHasher::default();
        hasher.write(self.record.as_slice());
        hasher.finish() as u32
    }

    /// Whether this column was asked for a date, was filled and held none.
    pub fn unreadable(&self, column: usize) -> bool {
        self.unreadable.get() & 1 << column != 0
    }

    /// Whether any column of the row was so.
    pub fn any_unreadable(&self) -> bool {
        self.unreadable.get() != 0
    }
}

/// Lines of a file with their cells as text.
type FoundRows = Vec<(u32, Vec<String>)>;

/// The headings and some rows of a file as they stand, by line; `None` when the file cannot be read.
pub fn rows_at(source: &Source, lines: &[u32]) -> Option<(Headings, FoundRows)> {
    let mut reader = rows(plain_text(&source.bytes).ok()?);
    let headings = Headings::read(&mut reader).ok()?;
    let mut found = Vec::new();
    let mut record = ByteRecord::new();
    while found.len() < lines.len() && reader.read_byte_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(0, |position| position.line() as u32);
        if lines.contains(&line) {
            found.push((line, record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect()));
        }
    }
    Some((headings, found))
}
