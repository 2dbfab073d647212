//! Files → tables: every row read is used, set aside with a reason, or mended away, and the file says how many of each.

pub(crate) mod authorities;
pub(crate) mod folders;
pub(crate) mod joining;
pub(crate) mod layout;
pub(crate) mod marks;
pub(crate) mod offers;
mod pupils;

use crate::account::remarks;
use crate::account::{Refusal, Refused};
use crate::cells::child_numbers::is_footer;
use crate::cells::columns::{self, Study, Tally, holds_dates};
use crate::cells::formats::{DateFormat, DateStyle};
use crate::cells::oddities::{shows_nothing, stands_for_nothing};
use crate::cells::{CellStyle, Cells};
use crate::file::choices::{Choices, DateOrder, FileChoices};
use crate::file::records::Record;
use crate::file::{Opened, Source};
use crate::limits::{MOST_BYTES_OF_ALL, MOST_FILES};
use crate::reading::authorities::{Authorities, LA};
use crate::reading::folders::{folders_of, year_named};
use crate::rows::of_the_return::*;
use crate::rows::{LeftOut, for_each_table};

pub use crate::account::{Account, Code};
pub use crate::cells::child_numbers::Names;
pub use crate::reading::folders::split_year;
pub use crate::reading::layout::may_name;
pub use crate::rows::Tables;

/// Rows that came in together: one folder, or one YEAR of it.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The folder, with the year in the file name where files of several years lie in one folder.
    pub folder: String,
    /// The workbook that the rows come from, as a folder inside that one.
    pub book: Option<String>,
    /// The value of a YEAR column.
    pub label: Option<i32>,
}

/// Everything read from the files held.
#[derive(Default)]
pub struct Reading {
    /// The children.
    pub names: Names,
    /// The households of adopters and foster carers, and the lines that typed numbers are for.
    pub others: Names,
    /// The authorities that rows are of, where they say so.
    pub authorities: Authorities,
    /// The batches that rows came in.
    pub batches: Vec<Batch>,
    /// The rows in use.
    pub tables: Tables,
    /// One account for each source, in the same order.
    pub accounts: Vec<Account>,
}

/// Whether a text is the number of a line, for which a number can be typed.
pub type IsLine = fn(&[u8]) -> bool;

/// Reads every file, in the order given, as the officer has chosen.
pub fn read_with(sources: &[Source], choices: &Choices, is_line: IsLine) -> Reading {
    let mut reading = Reading { accounts: vec![Account::default(); sources.len()], ..Reading::default() };
    let (mut bytes, mut exact, mut as_one) = (0, Vec::new(), false);
    for (file, (source, folder)) in sources.iter().zip(folders_of(sources)).enumerate() {
        let mut choices = choices.of(&source.path);
        choices.days_from_1904 = choices.days_from_1904.or(remarks::days_from_1904(&source.remarks));
        bytes += source.bytes.len() as u64;
        let read = within_session(file, bytes)
            .and_then(|()| read_file(&mut reading, (source, folder), file, (&choices, is_line)));
        if let Err(refused) = read {
            reading.accounts[file].refuse(&remarks::sharpened(refused, &source.remarks));
        }
        exact.push(choices.ids_exact);
        as_one |= choices.as_one_authority;
    }
    let Reading { names, authorities, tables, accounts, .. } = &mut reading;
    for_each_table!(every [&mut] tables, rows, _table => rows.shrink_to_fit());
    joining::join(names, tables, accounts, &exact);
    if !as_one {
        authorities.part(names, tables, accounts);
    }
    pupils::tie(names, tables, accounts, (sources, choices));
    reading
}

fn within_session(file: usize, bytes: u64) -> Result<(), Refused> {
    if file >= MOST_FILES {
        return Err(Refusal::TooManyFiles.into());
    }
    if bytes > MOST_BYTES_OF_ALL { Err(Refusal::TooLongTogether.into()) } else { Ok(()) }
}

fn read_file(
    reading: &mut Reading,
    (source, folder): (&Source, String),
    file: usize,
    (choices, is_line): (&FileChoices, IsLine),
) -> Result<(), Refused> {
    if let Some(refused) = remarks::refusal(&source.remarks) {
        return Err(refused);
    }
    let opened = Opened::new(&source.bytes, choices)?;
    let table = opened.found.table;
    let Reading { names, others, authorities, batches, tables, accounts } = reading;
    let account = &mut accounts[file];
    account.table = Some(table);
    if choices.taken_over && table == Table::TypedNumbers {
        return Ok(());
    }
    let names = if table.is_of_children() { names } else { others };
    let book = source.book();
    let left_out = &mut tables.left_out;
    let file = file as u16;
    let mut rows =
        Rows { opened: &opened, choices, is_line, file, folder, book, names, authorities, batches, account, left_out };
    for_each_table!(every [&mut] tables, into, of_table => if table == of_table {
        rows.read_table(into)?;
    });
    layout::say(&opened, account);
    remarks::say(&source.remarks, account);
    offers::say(&opened, account);
    if account.rows == 0 {
        let message =
            "The file holds headings only. The figures that need it say so. Export it again if there should be rows."
                .to_owned();
        account.say(Code::NoRows, None, opened.found.line, message).rows = 0;
    }
    Ok(())
}

/// The rows of one file on their way into a table.
struct Rows<'a> {
    opened: &'a Opened<'a>,
    choices: &'a FileChoices,
    is_line: IsLine,
    file: u16,
    folder: String,
    book: Option<&'a str>,
    names: &'a mut Names,
    authorities: &'a mut Authorities,
    batches: &'a mut Vec<Batch>,
    account: &'a mut Account,
    left_out: &'a mut Vec<LeftOut>,
}

impl Rows<'_> {
    /// Reads the rows; once more when their dates turn out to be written in another way than D2 has it.
    #[inline(never)]
    fn read_table<R: Row>(&mut self, table: &mut Vec<R>) -> Result<(), Refused> {
        let mut style = self.style();
        let (held, left_out) = (table.len(), self.left_out.len());
        let (account, batches) = (self.account.clone(), self.batches.clone());
        let dates = match self.read_into(table, &style) {
            Ok(false) => Ok(style.dates.clone()),
            Ok(true) => self.dates(&style),
            Err(refused) => Err(refused),
        };
        if dates.as_ref() != Ok(&style.dates) {
            table.truncate(held);
            self.left_out.truncate(left_out);
            self.authorities.forget(self.file);
            (*self.account, *self.batches) = (account, batches);
            style = CellStyle { dates: dates?, ..self.style() };
            self.read_into(table, &style)?;
        }
        marks::say_formats(&style, self.table(), self.book.is_some(), self.account);
        Ok(())
    }

    fn table(&self) -> Table {
        self.opened.found.table
    }

    fn columns(&self) -> &'static [&'static str] {
        self.table().columns()
    }

    /// The cells as D2 and the officer's choices have them.
    fn style(&self) -> CellStyle {
        let month_first = |name: &str| self.choices.date_order(name) == Some(DateOrder::MonthFirst);
        CellStyle {
            places: self.columns().iter().map(|name| self.opened.found.headings.find(name)).collect(),
            dates: self
                .columns()
                .iter()
                .map(|name| DateStyle {
                    month_first: month_first(name),
                    from_1904: self.choices.days_from_1904 == Some(true),
                    in_1900s: self.choices.in_1900s.contains(*name),
                    ..DateStyle::default()
                })
                .collect(),
            codes_exact: self.choices.codes_exact,
            tally: Tally::of(self.columns().len()),
        }
    }

    /// How the dates of each column are written, from all of them; refused when the month comes first.
    fn dates(&self, style: &CellStyle) -> Result<Vec<DateStyle>, Refused> {
        let dated = self.columns().iter().zip(&style.places).map(|(name, place)| place.filter(|_| holds_dates(name)));
        let studies = Study::of(&mut self.opened.records(), &dated.collect::<Vec<Option<usize>>>());
        for (name, study) in self.columns().iter().zip(&studies) {
            let decided = self.choices.date_order(name).is_some();
            if let Some((line, second)) = study.proof_of_month_first().filter(|_| !decided) {
                return Err(Refused { line, second, column: Some(name), ..Refusal::MonthFirst.into() });
            }
        }
        let chosen = |((new, old), study): ((DateStyle, &DateStyle), &Study)| DateStyle {
            month_first: old.month_first && !study.is_day_first(),
            from_1904: old.from_1904,
            in_1900s: old.in_1900s,
            midnights: new.midnights && !self.choices.times_exact,
            ..new
        };
        Ok(columns::styles(&studies).into_iter().zip(&style.dates).zip(&studies).map(chosen).collect())
    }

    /// Reads all rows; true when the dates of a column ask to be looked at together. Refused where rows of another heading line follow.
    #[inline(never)]
    fn read_into<R: Row>(&mut self, table: &mut Vec<R>, style: &CellStyle) -> Result<bool, Refused> {
        let opened = self.opened;
        table.reserve(opened.scan.lines.min(MOST_ROWS_RESERVED));
        let mut records = opened.records();
        let authority = opened.found.headings.find(LA).filter(|_| self.table().is_of_children());
        let (mut place, mut pending, mut bad_dates) = (Place::default(), None, false);
        while let Some(record) = records.next_row() {
            self.tell(pending.take());
            self.account.rows += 1;
            let cells = Cells::new(record, style);
            let origin =
                Origin { file: self.file, batch: self.batch_of(&cells, record.line, &mut place), line: record.line };
            if let Some(authority) = authority {
                self.authorities.see(self.file, record.line, record.get(authority).unwrap_or_default());
            }
            let row = self.row(record, &cells, &mut place.child, origin);
            bad_dates |= cells.has_bad_date();
            match row {
                Ok(row) => table.push(row),
                Err(Fault::OtherHeadings) => {
                    return Err(Refused { line: record.line, ..Refusal::OtherHeadings.into() });
                }
                Err(fault) => pending = Some((fault, record.line)),
            }
        }
        if matches!(pending, Some((Fault::Short, _))) && records.ends_in_a_row() {
            pending = pending.map(|(_, line)| (Fault::CutOff, line));
        }
        self.tell(pending);
        Ok(bad_dates || style.tally.has(DateFormat::WithTime))
    }

    fn tell(&mut self, fault: Option<(Fault, u32)>) {
        if let Some((fault, line)) = fault {
            self.account.fault(fault, line);
        }
    }

    fn batch_of(&mut self, cells: &Cells, line: u32, place: &mut Place) -> u16 {
        let cell = if self.table().is_extract() { &[] } else { cells.bytes(YEAR).trim_ascii() };
        let year = year_named(cell);
        if year.is_none() && !cell.is_empty() && !stands_for_nothing(cell) {
            marks::say_no_year(self.account, line);
        }
        let known = place.batch.filter(|_| year == place.label);
        let batch = known.unwrap_or_else(|| self.batch(year));
        (place.batch, place.label) = (Some(batch), year);
        batch
    }

    fn batch(&mut self, label: Option<i32>) -> u16 {
        let folder = &self.folder;
        let is_same =
            |batch: &Batch| batch.folder == *folder && batch.book.as_deref() == self.book && batch.label == label;
        let index = self.batches.iter().rposition(is_same).unwrap_or_else(|| {
            let book = self.book.map(str::to_owned);
            self.batches.push(Batch { folder: folder.clone(), book, label });
            self.batches.len() - 1
        });
        index as u16
    }

    #[inline(never)]
    fn row<R: Row>(&mut self, record: Record, cells: &Cells, last: &mut ChildId, origin: Origin) -> Result<R, Fault> {
        let width = self.opened.found.headings.len();
        if let Err(fault) = self.check_width(&record) {
            self.headings_again(&record)?;
            return Err(fault);
        }
        if self.is_alone(&record, cells) {
            return Err(Fault::Footer);
        }
        *last = self.child(&record, cells.bytes(CHILD), *last)?;
        let row = R::read(cells, *last, origin);
        if record.len() > width && (row.is_err() || cells.strange() >= 2) {
            return Err(Fault::Long);
        }
        if cells.is_marked() && row.is_ok() {
            marks::say(cells, self.columns(), self.account, origin.line);
        }
        let fault = row.as_ref().err().copied();
        if (fault.is_some() || cells.has_bad_date()) && fault != Some(Fault::NotHeld) && !self.table().is_extract() {
            self.left_out.extend(LeftOut::of(cells, self.columns(), fault, (*last, origin)));
        }
        row
    }

    /// A row must have as many fields as there are headings; more only when nothing is in them.
    fn check_width(&self, record: &Record) -> Result<(), Fault> {
        let headings = &self.opened.found.headings;
        if record.len() < headings.width() {
            return Err(match record.get(0).map(<[u8]>::trim_ascii) {
                _ if is_blank(record) => Fault::BlankRow,
                Some(first) if is_footer(first) => Fault::Footer,
                _ => Fault::Short,
            });
        }
        if record.len() > headings.len()
            && record.iter().skip(headings.len()).any(|extra| !extra.trim_ascii().is_empty())
        {
            return Err(Fault::Long);
        }
        Ok(())
    }

    /// Whether nothing stands beside CHILD, in a table whose rows have a date of birth or a sex: a note or a count.
    fn is_alone(&self, record: &Record, cells: &Cells) -> bool {
        let mut filled = record.iter().filter(|cell| !cell.trim_ascii().is_empty());
        if !OF_A_CHILD.contains(&self.table()) || filled.nth(1).is_some() {
            return false;
        }
        let has = |column| self.opened.found.headings.find(column).is_some();
        cells.is_filled(CHILD) && (has("DOB") || has("SEX"))
    }

    /// The child of a row, or why there is none.
    fn child(&mut self, record: &Record, name: &[u8], last: ChildId) -> Result<ChildId, Fault> {
        match self.names.find(name, last, self.choices.ids_exact) {
            Some(child) => Ok(child),
            None => self.new_child(record, name),
        }
    }

    /// The child of a number not seen before in this writing, or what the row is instead.
    #[inline(never)]
    fn new_child(&mut self, record: &Record, name: &[u8]) -> Result<ChildId, Fault> {
        if name.is_empty() || shows_nothing(name).is_some() {
            let total = || record.iter().any(|cell| is_footer(cell.trim_ascii()));
            return Err(if is_blank(record) {
                Fault::BlankRow
            } else if total() {
                Fault::Footer
            } else {
                Fault::no_number(self.table().key())
            });
        }
        self.headings_again(record)?;
        if self.table() == Table::TypedNumbers && !(self.is_line)(name) {
            return Err(Fault::UnknownKey(self.table().key()));
        }
        let (child, writing) = self.names.add(name, self.table().key(), self.choices.ids_exact)?;
        if let Some(writing) = writing {
            marks::say_writing(writing, self.table().key(), self.account, record.line);
        }
        Ok(child)
    }

    /// What a row is that holds the names of columns.
    fn headings_again(&self, record: &Record) -> Result<(), Fault> {
        match self.opened.found.again(record) {
            Some(true) => Err(Fault::HeadingAgain),
            Some(false) => Err(Fault::OtherHeadings),
            None => Ok(()),
        }
    }
}

/// The tables whose rows are of a child as such, and not of a day or a spell.
const OF_A_CHILD: [Table; 6] = [Table::Header, Table::Uasc, Table::Oc2, Table::Oc3, Table::Ad1, Table::PrevPerm];

fn is_blank(record: &Record) -> bool {
    let is_blank = |cell: &[u8]| cell.is_empty() || shows_nothing(cell).is_some();
    record.iter().map(<[u8]>::trim_ascii).all(is_blank)
}

/// Room is made for so many rows at once, so that a file of blank lines takes no memory.
const MOST_ROWS_RESERVED: usize = 1 << 16;

/// Where the reading of a file has come to.
#[derive(Default)]
struct Place {
    child: ChildId,
    batch: Option<u16>,
    label: Option<i32>,
}
