//! Files → tables: every row read is used, set aside with a reason, or mended away, and the file says how many of each.

use crate::dates::Day;
use crate::tables::*;
use crate::text::{self, Cells, Headings, Refusal, Source};
use csv::ByteRecord;
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;
use serde::Serialize;
use std::fmt::Display;

/// The children of all files, by the exact text of CHILD.
#[derive(Default)]
pub struct Names(IndexSet<Box<[u8]>, FxBuildHasher>);

impl Names {
    fn number(&mut self, name: &[u8], last: ChildId) -> ChildId {
        if self.0.get_index(last as usize).is_some_and(|known| **known == *name) {
            return last;
        }
        let next = last as usize + 1;
        if self.0.get_index(next).is_some_and(|known| **known == *name) {
            return next as ChildId;
        }
        match self.0.get_index_of(name) {
            Some(index) => index as ChildId,
            None => self.0.insert_full(name.into()).0 as ChildId,
        }
    }

    /// How many children there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no file names a child.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The child's own number, as text.
    pub fn of(&self, child: ChildId) -> String {
        self.0.get_index(child as usize).map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default()
    }
}

/// What happened to some rows of a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub enum NoticeKind {
    /// The file was not read.
    #[serde(rename = "refused")]
    Refused,
    /// The rows are in no figure.
    #[serde(rename = "set aside")]
    SetAside,
    /// The rows were mended away without loss.
    #[serde(rename = "mended")]
    Mended,
    /// The rows are used; something in them is worth knowing.
    #[serde(rename = "note")]
    Note,
}

/// One thing to say about a file: never with the content of a cell.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    /// What happened.
    pub kind: NoticeKind,
    /// The finding code.
    pub code: &'static str,
    /// The column concerned.
    pub column: Option<&'static str>,
    /// What was seen and what was done, in an officer's words.
    pub message: String,
    /// The first lines concerned, at most 20.
    pub lines: Vec<u32>,
    /// How many rows are concerned.
    pub rows: u32,
}

const LINES_LISTED: usize = 20;

/// The account of one file.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The table the file holds, when it was recognised.
    pub table: Option<Table>,
    /// Rows below the headings.
    pub rows: u32,
    /// Rows in no figure, each listed in a notice.
    pub set_aside: u32,
    /// Rows mended away: exact duplicates.
    pub mended: u32,
    /// Everything to say about the file.
    pub notices: Vec<Notice>,
}

impl Account {
    /// Adds a row to the notice that says the same, or begins it.
    pub fn note(
        &mut self,
        kind: NoticeKind,
        code: &'static str,
        column: Option<&'static str>,
        line: u32,
        message: impl Display,
    ) {
        match kind {
            NoticeKind::SetAside => self.set_aside += 1,
            NoticeKind::Mended => self.mended += 1,
            NoticeKind::Refused | NoticeKind::Note => {}
        }
        let known = self.notices.iter_mut().find(|n| n.kind == kind && n.code == code && n.column == column);
        if let Some(notice) = known {
            notice.rows += 1;
            if notice.lines.len() < LINES_LISTED {
                notice.lines.push(line);
            }
        } else {
            self.notices.push(Notice { kind, code, column, message: message.to_string(), lines: vec![line], rows: 1 });
        }
    }

    fn fault(&mut self, fault: Fault, line: u32) {
        let (code, column) = fault.code();
        self.note(NoticeKind::SetAside, code, column, line, fault);
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.note(NoticeKind::Refused, refusal.code(), None, 1, refusal.words());
    }

    /// Whether the file was not read at all.
    pub fn is_refused(&self) -> bool {
        self.notices.iter().any(|notice| notice.kind == NoticeKind::Refused)
    }

    /// Sets a row aside that was read as used before.
    pub fn set_aside(&mut self, fault: Fault, line: u32) {
        self.fault(fault, line);
    }
}

impl Fault {
    /// The finding code and the column concerned.
    pub fn code(self) -> (&'static str, Option<&'static str>) {
        match self {
            Fault::NoChild => ("ID_BLANK", Some("CHILD")),
            Fault::NoDate(column) => ("DATE_MISSING", Some(column)),
            Fault::BadEnd(column) => ("DATE_INVALID", Some(column)),
            Fault::EndBeforeStart(column) => ("EP_ORDER", Some(column)),
            Fault::Short => ("ROW_SHORT", None),
            Fault::Long => ("ROW_LONG", None),
            Fault::Repeated => ("ROW_REPEATED", None),
            Fault::OtherFile => ("TABLE_TWICE", None),
        }
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::NoChild => f.write_str("CHILD is blank, so the row cannot be tied to a child. It is left out of every figure."),
            Fault::NoDate(column) => write!(f, "{column} is blank or not a date. The row is left out of every figure."),
            Fault::BadEnd(column) => {
                write!(f, "{column} is filled but not a date, so the row cannot be taken as open or as ended. It is left out of every figure.")
            }
            Fault::EndBeforeStart(column) => write!(f, "{column} is before the start of the row. The row is left out of every figure."),
            Fault::Short => f.write_str("The row has fewer fields than the heading line, so its cells may stand in the wrong columns. It is left out of every figure."),
            Fault::Long => f.write_str("The row has more fields than the heading line: look for a stray comma. It is left out of every figure."),
            Fault::Repeated => f.write_str("The return has an earlier row for the same child and the same day or item. The first one is used."),
            Fault::OtherFile => f.write_str("The return holds another file of this table under the usual name. That one is used, and this one is left out."),
        }
    }
}

/// Rows that came in together: one folder, or one YEAR of it.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The folder, with the year in the file name where files of several years lie in one folder.
    pub folder: String,
    /// The value of a YEAR column.
    pub label: Option<i32>,
    /// The latest readable DECOM of its Episodes, which tells the year of the return (D4).
    pub latest: Option<Day>,
}

impl Batch {
    fn see_episode(&mut self, decom: Option<Day>) {
        self.latest = self.latest.max(decom);
    }
}

/// The typed rows of all files.
#[derive(Default)]
#[allow(missing_docs)]
pub struct Tables {
    pub header: Vec<HeaderRow>,
    pub episodes: Vec<Episode>,
    pub reviews: Vec<Review>,
    pub uasc: Vec<Uasc>,
    pub oc2: Vec<Outcomes>,
    pub oc3: Vec<Leaver>,
    pub ad1: Vec<Adoption>,
    pub placed: Vec<Decision>,
    pub previous: Vec<Previous>,
    pub missing: Vec<Incident>,
    pub workers: Vec<Allocation>,
    pub dolo: Vec<LibertyOrder>,
}

/// Everything read from the files held.
#[derive(Default)]
pub struct Reading {
    /// The children.
    pub names: Names,
    /// The batches that rows came in.
    pub batches: Vec<Batch>,
    /// The rows in use.
    pub tables: Tables,
    /// One account for each source, in the same order.
    pub accounts: Vec<Account>,
}

/// Reads every file, in the order given.
pub fn read(sources: &[Source]) -> Reading {
    let mut reading = Reading { accounts: vec![Account::default(); sources.len()], ..Reading::default() };
    for (file, source) in sources.iter().enumerate() {
        if let Err(refusal) = read_file(&mut reading, source, file) {
            reading.accounts[file].refuse(refusal);
        }
    }
    reading
}

fn read_file(reading: &mut Reading, source: &Source, file: usize) -> Result<(), Refusal> {
    let text = text::plain_text(&source.bytes)?;
    let mut reader = text::rows(text);
    let headings = Headings::read(&mut reader)?;
    let table = Table::of(&headings).ok_or(Refusal::NoHeadings)?;
    if headings.find("CHILD").is_none() {
        return Err(Refusal::NoChild);
    }
    reading.accounts[file].table = Some(table);
    let places: Vec<Option<usize>> = table.columns().iter().map(|name| headings.find(name)).collect();
    let folder = folder_of(source);
    let layout = Layout { table, places, width: headings.len(), file: file as u16, folder };
    let Reading { names, batches, tables, accounts } = reading;
    let mut rows = Rows { layout: &layout, reader, names, batches, account: &mut accounts[file] };
    match table {
        Table::Header => rows.read_into(&mut tables.header),
        Table::Episodes => rows.read_into(&mut tables.episodes),
        Table::Reviews => rows.read_into(&mut tables.reviews),
        Table::Uasc => rows.read_into(&mut tables.uasc),
        Table::Oc2 => rows.read_into(&mut tables.oc2),
        Table::Oc3 => rows.read_into(&mut tables.oc3),
        Table::Ad1 => rows.read_into(&mut tables.ad1),
        Table::PlacedAdoption => rows.read_into(&mut tables.placed),
        Table::PrevPerm => rows.read_into(&mut tables.previous),
        Table::Missing => rows.read_into(&mut tables.missing),
        Table::SwEpisodes => rows.read_into(&mut tables.workers),
        Table::Dolo => rows.read_into(&mut tables.dolo),
    }
    Ok(())
}

/// How the rows of one file are laid out.
struct Layout {
    table: Table,
    places: Vec<Option<usize>>,
    width: usize,
    file: u16,
    folder: String,
}

/// The rows of one file on their way into a table.
struct Rows<'a> {
    layout: &'a Layout,
    reader: csv::Reader<&'a [u8]>,
    names: &'a mut Names,
    batches: &'a mut Vec<Batch>,
    account: &'a mut Account,
}

impl Rows<'_> {
    fn read_into<R: Row>(&mut self, table: &mut Vec<R>) {
        let mut record = ByteRecord::new();
        let (mut child, mut batch, mut label) = (0, None, None);
        while self.reader.read_byte_record(&mut record).unwrap_or(false) {
            let line = record.position().map_or(0, |position| position.line() as u32);
            self.account.rows += 1;
            let cells = Cells::new(&record, &self.layout.places);
            let year = year_label(&cells);
            if batch.is_none() || year != label {
                batch = Some(self.batch(year));
                label = year;
            }
            let origin = Origin { file: self.layout.file, batch: batch.unwrap_or(0), line };
            if self.layout.table == Table::Episodes {
                self.batches[usize::from(origin.batch)].see_episode(cells.date(DECOM));
            }
            match self.row(&record, &cells, &mut child, origin) {
                Ok(row) => table.push(row),
                Err(fault) => self.account.fault(fault, line),
            }
        }
    }

    fn row<R: Row>(
        &mut self,
        record: &ByteRecord,
        cells: &Cells,
        child: &mut ChildId,
        origin: Origin,
    ) -> Result<R, Fault> {
        if record.len() < self.layout.width {
            return Err(Fault::Short);
        }
        if record.iter().skip(self.layout.width).any(|extra| !extra.trim_ascii().is_empty()) {
            return Err(Fault::Long);
        }
        let name = cells.bytes(CHILD);
        if name.is_empty() {
            return Err(Fault::NoChild);
        }
        *child = self.names.number(name, *child);
        let row = R::read(cells, *child, origin);
        if cells.any_unreadable() && row.is_ok() {
            self.note_unreadable_dates(cells, origin.line);
        }
        row
    }

    fn note_unreadable_dates(&mut self, cells: &Cells, line: u32) {
        for (column, name) in self.layout.table.columns().iter().enumerate() {
            if cells.unreadable(column) {
                let message =
                    format_args!("{name} is filled but not a date. It is taken as blank; the rest of the row is used.");
                self.account.note(NoticeKind::Note, "DATE_INVALID", Some(name), line, message);
            }
        }
    }

    fn batch(&mut self, label: Option<i32>) -> u16 {
        let folder = &self.layout.folder;
        let known = self.batches.iter().position(|batch| batch.folder == *folder && batch.label == label);
        let index = known.unwrap_or_else(|| {
            self.batches.push(Batch { folder: folder.clone(), label, latest: None });
            self.batches.len() - 1
        });
        index as u16
    }
}

/// The value of a YEAR column: a year, or the year in which a label such as 2017/18 begins.
fn year_label(cells: &Cells) -> Option<i32> {
    let cell = cells.bytes(YEAR);
    let year: i32 = std::str::from_utf8(cell.get(..4)?).ok()?.parse().ok()?;
    (1900..=2100).contains(&year).then_some(year)
}

/// The folder of a file; files of several years in one folder are told apart by the year in their names.
fn folder_of(source: &Source) -> String {
    let (_, year) = split_year(source.name());
    match year {
        Some(year) => format!("{}/{year}", source.folder()),
        None => source.folder().to_owned(),
    }
}

/// The file name without its ending and without a year such as 2018, 201718 or 2017-18, and that year.
pub fn split_year(name: &str) -> (String, Option<String>) {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let runs = digit_runs(stem);
    let is_year = |run: &&&str| matches!(run.len(), 4 | 6) && (run.starts_with("19") || run.starts_with("20"));
    let Some(year) = runs.iter().find(is_year) else { return (stem.to_owned(), None) };
    let (before, after) = stem.split_once(*year).unwrap_or((stem, ""));
    let second = after.strip_prefix(['-', '_', '/']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let digits = second.map_or(0, |rest| rest.chars().take_while(char::is_ascii_digit).count());
    if matches!(digits, 2 | 4) {
        let (end, rest) = second.unwrap_or("").split_at(digits);
        return (format!("{before}{rest}"), Some(format!("{year}-{end}")));
    }
    (format!("{before}{after}"), Some((*year).to_owned()))
}

fn digit_runs(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect()
}
