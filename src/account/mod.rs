//! What is said of a file: why it was refused, which rows are in no figure, what was mended and what was guessed.
//!
//! A message says what was seen (its kind, never its content), what was done and what to do.

mod code;
pub(crate) mod faults;
mod kind;
mod question;
pub mod remarks;

use crate::limits::{LINES_LISTED, LINES_SEARCHED, LONGEST_CELL, MOST_FIELDS, MOST_FILES};
use crate::tables::other_returns::OtherReturn;
use crate::tables::{Fault, Table};
use serde::{Deserialize, Serialize};
use std::fmt::Display;

pub use code::Code;
pub use kind::{NoticeKind, Outcome};
pub use question::Question;

/// Why a file cannot be read as a table at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Refusal {
    /// No bytes, or nothing but blank lines.
    Empty,
    /// An Excel workbook.
    Workbook,
    /// A workbook of Excel 97-2003.
    OldWorkbook,
    /// A workbook or document that only a password opens.
    Encrypted,
    /// A workbook in the binary form of Excel (`.xlsb`).
    BinaryWorkbook,
    /// A spreadsheet of OpenDocument (`.ods`).
    OpenDocument,
    /// A document or presentation, not a workbook.
    OtherOffice,
    /// A workbook or upload that breaks off or contradicts itself.
    Broken,
    /// More bytes in a workbook or an upload than any has.
    BookLong,
    /// More files inside a workbook than any has.
    BookParts,
    /// A workbook that unpacks to more megabytes than are read.
    BookSize,
    /// A workbook that unpacks to many times its size, as a trap does.
    BookRatio,
    /// More different texts in a workbook than are read.
    BookTexts,
    /// Elements inside elements inside elements.
    TooDeep,
    /// Definitions of a document type, which can name other files or swell without end.
    DocumentType,
    /// A zip, gzip or other archive.
    Archive,
    /// Not text.
    NotText,
    /// NUL bytes inside a line.
    Nul,
    /// A web page.
    WebPage,
    /// XML, such as the upload of the return itself.
    Xml,
    /// JSON.
    Json,
    /// A PDF.
    Pdf,
    /// A pointer to a file: of Git LFS, or a shortcut.
    Pointer,
    /// No line of headings of any known table.
    NoHeadings,
    /// A part of an upload that the schema of the return does not have.
    StrangePart,
    /// The headings of another statutory return.
    OtherReturn(OtherReturn),
    /// The headings of a table of the Standard Safeguarding Dataset that no line reads.
    OtherDataset,
    /// The headings of one of lists 1 to 7 of Annex A.
    OtherList,
    /// The headings of a table, but without a column that it cannot do without.
    NoColumn,
    /// A second line of headings whose columns stand in other places.
    OtherHeadings,
    /// A quotation mark that is never closed.
    QuoteOpen,
    /// The same of a single one, where such were taken for quotation marks.
    SingleQuoteOpen,
    /// Dates written month/day/year.
    MonthFirst,
    /// More fields on a line than any return has.
    TooWide,
    /// A cell longer than any cell of a return.
    CellLong,
    /// A line longer than any line of a return.
    LineLong,
    /// More lines than can be read.
    TooManyRows,
    /// More bytes than can be read.
    TooLong,
    /// The files are longer together than are read.
    TooLongTogether,
    /// More files at once than are read.
    TooManyFiles,
}

/// A refusal with where and how much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refused {
    /// Why.
    pub why: Refusal,
    /// The line concerned.
    pub line: u32,
    /// A second line that shows it, or 0.
    pub second: u32,
    /// The column concerned.
    pub column: Option<&'static str>,
    /// A number to name: fields, kilobytes, megabytes.
    pub seen: u32,
}

impl From<Refusal> for Refused {
    fn from(why: Refusal) -> Refused {
        Refused { why, line: 1, second: 0, column: None, seen: 0 }
    }
}

impl Refusal {
    /// The finding code of the catalogue of faults.
    pub fn code(self) -> Code {
        match self {
            Refusal::Empty => Code::Empty,
            Refusal::Workbook => Code::IsXlsx,
            Refusal::OldWorkbook => Code::IsXls,
            Refusal::Encrypted => Code::IsEncrypted,
            Refusal::BinaryWorkbook => Code::IsXlsb,
            Refusal::OpenDocument => Code::IsOds,
            Refusal::OtherOffice => Code::IsOffice,
            Refusal::Broken => Code::BookBroken,
            Refusal::BookLong | Refusal::BookParts | Refusal::BookSize => Code::BookLimit,
            Refusal::BookRatio | Refusal::BookTexts | Refusal::TooDeep => Code::BookLimit,
            Refusal::DocumentType => Code::XmlDoctype,
            Refusal::Archive => Code::IsArchive,
            Refusal::NotText => Code::NotText,
            Refusal::Nul => Code::Nul,
            Refusal::WebPage => Code::IsHtml,
            Refusal::Xml => Code::IsXml,
            Refusal::Json => Code::IsJson,
            Refusal::Pdf => Code::IsPdf,
            Refusal::Pointer | Refusal::NoHeadings | Refusal::StrangePart => Code::NoHeader,
            Refusal::OtherReturn(_) | Refusal::OtherDataset | Refusal::OtherList => Code::OtherReturn,
            Refusal::NoColumn => Code::NoColumn,
            Refusal::OtherHeadings => Code::OtherTableBelow,
            Refusal::QuoteOpen | Refusal::SingleQuoteOpen => Code::QuoteOpen,
            Refusal::MonthFirst => Code::DateUs,
            Refusal::TooWide => Code::TooWide,
            Refusal::CellLong => Code::CellLong,
            Refusal::LineLong => Code::LineLong,
            Refusal::TooManyRows => Code::TooManyRows,
            Refusal::TooLong | Refusal::TooLongTogether => Code::TooLong,
            Refusal::TooManyFiles => Code::TooManyFiles,
        }
    }
}

impl Refused {
    /// What is wrong and what to do, in an officer's words.
    pub fn words(&self) -> String {
        let Refused { line, second, seen, .. } = self;
        let column = self.column.unwrap_or("CHILD");
        match self.why {
            Refusal::Empty => "The file is empty. Export it again.".to_owned(),
            Refusal::Workbook => "This is an Excel workbook, not a CSV file. In Excel choose Save As, CSV UTF-8, for each sheet, and drop the CSV files.".to_owned(),
            Refusal::OldWorkbook => "This is a workbook of an old Excel, not a CSV file. In Excel choose Save As, CSV UTF-8, for each sheet, and drop the CSV files.".to_owned(),
            Refusal::Encrypted => "This file opens only with a password. In Excel choose File, Info, Protect Workbook, Encrypt with Password, empty the box, save it under another name, and drop that.".to_owned(),
            Refusal::BinaryWorkbook => "This is a workbook in the binary form of Excel. In Excel choose Save As, Excel Workbook (.xlsx), and drop that.".to_owned(),
            Refusal::OpenDocument => "This is an OpenDocument spreadsheet. Save it as CSV or as Excel Workbook (.xlsx), and drop that.".to_owned(),
            Refusal::OtherOffice => "This is a document or a presentation, not a workbook. Drop the CSV files or the workbook of the return.".to_owned(),
            Refusal::Broken => "The file is damaged: it breaks off or contradicts itself. Export it again, or if it is a workbook, open it in Excel and save each sheet as CSV UTF-8, and drop that.".to_owned(),
            Refusal::BookLong => format!("The file is {seen} MB long; at most 67 MB of a workbook or an XML file are read. Save each table as CSV UTF-8, and drop the CSV files."),
            Refusal::BookParts => format!("The file is made of more than {seen} parts, which no return is. Save each sheet as CSV UTF-8, and drop the CSV files."),
            Refusal::BookSize => format!("The file unpacks to more than {seen} MB, which is the most that is read of a file of its size. Save each sheet as CSV UTF-8, and drop the CSV files."),
            Refusal::BookRatio => format!("A part of the workbook unpacks to more than {seen} times its size, as a trap does. Nothing was unpacked. Save each sheet as CSV UTF-8, and drop the CSV files."),
            Refusal::BookTexts => format!("The workbook holds more than {seen} different texts, which is the most that is read. Save each sheet as CSV UTF-8, and drop the CSV files."),
            Refusal::TooDeep => format!("Elements stand inside each other more than {seen} deep, which is the most that is read. Export the file again."),
            Refusal::DocumentType => "The file defines a document type, which can name other files or swell without end. It is not read. Export the CSV files of the return instead.".to_owned(),
            Refusal::Archive => "This is a compressed file. Unzip it first and drop the CSV files that are in it.".to_owned(),
            Refusal::NotText => "This is not a text file: line 1 cannot be read as CSV. Export it again as CSV UTF-8.".to_owned(),
            Refusal::Nul => format!("Line {line} holds unreadable bytes: the file is damaged. Export it again."),
            Refusal::WebPage => "This is a web page, probably a sign-in page. Log in to the case system and export the CSV file again.".to_owned(),
            Refusal::Xml => "This is an XML file. Export the CSV files of the return instead.".to_owned(),
            Refusal::Json => "This is a JSON file. Export the CSV files of the return instead.".to_owned(),
            Refusal::Pdf => "This is a PDF. Export the CSV files of the return instead.".to_owned(),
            Refusal::Pointer => "This is only a pointer to a file that lies elsewhere. Fetch the file itself and drop that.".to_owned(),
            Refusal::NoHeadings if *seen > 0 => format!("Line {seen} has no column names of an SSDA903 file or a simple extract. Choose another line, or choose Match its columns."),
            Refusal::NoHeadings => format!("None of the first {LINES_SEARCHED} lines has the column names of an SSDA903 file or a simple extract. Put the headings of one of them on the first line, or choose Match its columns and say which of yours they are."),
            Refusal::StrangePart => "The upload of the return has no part of this name, so its rows are in no figure. If a table of the return is meant, choose Match its columns and say which of its items are which; otherwise its absence costs nothing.".to_owned(),
            Refusal::OtherReturn(other) => format!("This looks like a file of {}, not of the SSDA903 return. Drop the files of the SSDA903 return.", other.name()),
            Refusal::OtherDataset => "This is a table of the Standard Safeguarding Dataset that is not needed: what a line could read from it is in the files of the SSDA903 return. Drop those. Of the dataset, ssd_cla_visits, ssd_cla_health, ssd_cla_care_plan, ssd_care_leavers, ssd_missing and, where it names the child, ssd_cla_reviews are read.".to_owned(),
            Refusal::OtherList => "This looks like one of lists 1 to 7 of Annex A, which are of children who need not be looked after. It is not needed: of Annex A, lists 8 to 11 are read. Only where it is the Header of the return instead, give CHILD, DOB and ETHNIC these names and drop it again.".to_owned(),
            Refusal::NoColumn => format!("There is no column called {column}, and without it the rows cannot be used. Export the file again with it."),
            Refusal::OtherHeadings => format!("Line {line} is a second line of headings, with other columns or in another order: two files were put together. Export them apart, and drop each."),
            Refusal::QuoteOpen => format!("A quotation mark opened on line {line} is not closed where the cell ends, so the rows after it would be lost. Take the mark out or close it, and drop the file again."),
            Refusal::SingleQuoteOpen => format!("The headings stand in single quotation marks, but one opened on line {line} is not closed where the cell ends, so the rows after it would be lost. Take the mark out or close it and drop the file again, or say on this page that such marks are part of the cells."),
            Refusal::MonthFirst => format!("{column} is written month/day/year (lines {line} and {second} can be nothing else). Export it with day/month/year, or say on this page that the month comes first."),
            Refusal::TooWide => format!("Line {line} has {seen} fields; at most {MOST_FIELDS} are read, and an SSDA903 file has 13. Export the file again."),
            Refusal::CellLong => format!("A cell on line {line} is {seen} KB long; at most {} KB are read. This is usually a lost quotation mark. Export the file again.", LONGEST_CELL / 1024),
            Refusal::LineLong => format!("Line {line} is {seen} KB long; at most 1,024 KB are read. This is usually a lost quotation mark or lost line ends. Export the file again."),
            Refusal::TooManyRows => "The file has more than 2 million lines. Export one year at a time.".to_owned(),
            Refusal::TooManyFiles => format!("At most {MOST_FILES} files are read at once, and this one is beyond them. Drop the files of the return only."),
            Refusal::TooLong => format!("The file is {seen} MB long; at most 536 MB are read. Export one year at a time."),
            Refusal::TooLongTogether => "The files are longer than 1,073 MB together with this one, and no more are read. Drop the files of the return only, or one year at a time.".to_owned(),
        }
    }
}

/// A guess that the officer can turn round: the question, what was taken, and what else it could be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Choice {
    /// Which choice of [`crate::file::choices::FileChoices`] it is.
    pub name: Question,
    /// What was taken.
    pub taken: String,
    /// What else can be chosen.
    pub others: Vec<String>,
}

impl Choice {
    /// A guess of one of these answers.
    pub fn of<A: ToString>(name: Question, taken: A, answers: &[A]) -> Option<Choice> {
        let (taken, all) = (taken.to_string(), answers.iter().map(A::to_string));
        Some(Choice { name, others: all.filter(|answer| *answer != taken).collect(), taken })
    }
}

/// One thing to say about a file: never with the content of a cell.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    /// What happened.
    pub kind: NoticeKind,
    /// The finding code.
    pub code: Code,
    /// The column concerned.
    pub column: Option<&'static str>,
    /// The heading concerned, when it is none of the return and may be repeated.
    pub heading: Option<String>,
    /// What was seen and what was done, in an officer's words.
    pub message: String,
    /// The first lines concerned, at most 20.
    pub lines: Vec<u32>,
    /// How many rows are concerned.
    pub rows: u32,
    /// How the guess can be turned round, when it is one.
    pub choice: Option<Choice>,
}

/// The account of one file.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// The table the file holds, when it was recognised.
    pub table: Option<Table>,
    /// Whether a list of Annex A or a table of the Standard Safeguarding Dataset stands in for that table.
    pub is_a_list: bool,
    /// Rows below the headings.
    pub rows: u32,
    /// Rows in no figure, each listed in a notice.
    pub set_aside: u32,
    /// Rows mended away: exact duplicates, repeated headings, rows without anything.
    pub mended: u32,
    /// Columns that the file lacks and without which some lines stay off.
    pub absent: Vec<&'static str>,
    /// Everything to say about the file.
    pub notices: Vec<Notice>,
}

impl Account {
    /// Adds a row to the notice that says the same, or begins it.
    pub fn note(&mut self, code: Code, column: Option<&'static str>, line: u32, message: impl Display) -> &mut Notice {
        match code.kind() {
            NoticeKind::SetAside => self.set_aside += 1,
            NoticeKind::Mended => self.mended += 1,
            _ => {}
        }
        let same = |n: &Notice| n.code == code && n.column == column;
        let Some(place) = self.notices.iter().position(same) else {
            return self.say(code, column, line, message.to_string());
        };
        let notice = &mut self.notices[place];
        notice.rows += 1;
        if let Err(place) = notice.lines.binary_search(&line) {
            notice.lines.insert(place, line);
            notice.lines.truncate(LINES_LISTED);
        }
        notice
    }

    /// Sets a row aside, or mends it away.
    pub fn fault(&mut self, fault: Fault, line: u32) {
        let (code, column) = fault.code();
        self.note(code, column, line, fault);
    }

    /// Says something of the file as a whole, or of one of its columns.
    pub fn say(&mut self, code: Code, column: Option<&'static str>, line: u32, message: String) -> &mut Notice {
        let kind = code.kind();
        let notice = Notice { kind, code, column, heading: None, message, lines: vec![line], rows: 1, choice: None };
        let index = self.notices.len();
        self.notices.push(notice);
        &mut self.notices[index]
    }

    /// Says that the file was not read.
    pub fn refuse(&mut self, refused: &Refused) {
        let notice = self.say(refused.why.code(), refused.column, refused.line, refused.words());
        notice.lines.extend((refused.second != 0).then_some(refused.second));
        notice.rows = 0;
        notice.choice = match refused.why {
            Refusal::MonthFirst => Choice::of(Question::Dates, "day first", &["month first"]),
            Refusal::SingleQuoteOpen => Choice::of(Question::Quote, "single", &["double"]),
            _ => None,
        };
    }

    /// Whether the file was not read at all.
    pub fn is_refused(&self) -> bool {
        self.notices.iter().any(|notice| notice.kind == NoticeKind::Refused)
    }

    /// Whether other rows say all that this file says, so that it adds nothing.
    pub fn is_said_elsewhere(&self) -> bool {
        self.mended == self.rows && self.notices.iter().any(|notice| notice.code == Code::RowDup)
    }

    /// Whether the file holds a table of the return, and not a simple extract.
    pub fn is_of_return(&self) -> bool {
        self.table.is_some_and(|table| !table.is_extract())
    }

    /// What came of the file.
    pub fn outcome(&self) -> Outcome {
        self.notices.iter().map(|notice| notice.kind.outcome()).max().unwrap_or(Outcome::Same)
    }
}
