//! Files that are dropped with a return and are no part of it: an earlier list of findings, a saved matching of columns,
//! published figures, settings.

use super::rows::RowsView;
use super::sheet::released;
use crate::compare::published::is_published;
use crate::compare::settings::is_settings;
use crate::file::Source;
use crate::file::choices::FileChoices;
use crate::file::formulas;
use crate::file::matching::{Matching, column};
use crate::problems::list;
use serde::Serialize;

/// The headings of a saved matching: what it is, the heading of the file, and the column it stands for.
const MATCHING: [&str; 3] = ["matching of columns", "heading", "column"];
/// Longer than any first line that is looked for here.
const FIRST_LINE: usize = 300;

/// What a file beside the return is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Findings,
    Matching,
    Settings,
    Published,
    Released,
}

/// A file beside the return.
pub struct Beside {
    /// Its path.
    pub path: String,
    bytes: Vec<u8>,
    kind: Kind,
}

/// How the page names it.
#[derive(Serialize)]
pub struct BesideView {
    path: String,
    words: &'static str,
    /// Whether the host of the page has put it there.
    is_hosts: bool,
    /// What came of its rows, where it holds published figures.
    rows: Option<RowsView>,
    /// How many parts of the settings are not used, where it holds those that count.
    unused: usize,
}

impl Beside {
    /// The file, or the sheet of a workbook, when its first line is that of one of ours; else the file back.
    pub fn of(file: Source) -> Result<Beside, Source> {
        let headings = first_line(&file.bytes);
        let is = |names: &[&str]| headings.iter().eq(names.iter().copied());
        let kind = match () {
            () if is(&list::HEADINGS) || is(&list::HEADINGS_OF_ONE) => Kind::Findings,
            () if is(&MATCHING) => Kind::Matching,
            () if is(&released::HEADINGS) || is(&released::HEADINGS[..released::FEWEST_HEADINGS]) => Kind::Released,
            () if is_settings(&file.bytes) => Kind::Settings,
            () if is_published(&file) => Kind::Published,
            () => return Err(file),
        };
        Ok(Beside { path: file.path, bytes: file.bytes, kind })
    }

    /// The bytes of an earlier list of findings.
    pub fn findings(&self) -> Option<&[u8]> {
        (self.kind == Kind::Findings).then_some(&self.bytes)
    }

    /// A saved matching of columns.
    pub fn matching(&self) -> Option<Matching> {
        (self.kind == Kind::Matching).then(|| read_matching(&self.bytes))
    }

    /// The bytes of settings.
    pub fn settings(&self) -> Option<&[u8]> {
        (self.kind == Kind::Settings).then_some(&self.bytes)
    }

    /// The bytes of what was published before.
    pub fn released(&self) -> Option<&[u8]> {
        (self.kind == Kind::Released).then_some(&self.bytes)
    }

    /// A file of published figures.
    pub fn published(&self) -> Option<Source> {
        (self.kind == Kind::Published).then(|| Source::new(self.path.clone(), self.bytes.clone()))
    }

    /// For the list of files.
    pub fn view(&self, is_hosts: bool, rows: Option<RowsView>, unused: usize) -> BesideView {
        let words = match self.kind {
            Kind::Findings => "An earlier list of findings: the data quality page says what changed since.",
            Kind::Matching => "A saved matching of columns: files with these headings are read by it.",
            Kind::Settings => "Settings: aims, rules of rating, lines and their order, words beside a line.",
            Kind::Released => "What was published before: the sheet and the paper are checked against it.",
            Kind::Published => "Published figures: they stand beside the lines of the same definition.",
        };
        let rows = rows.filter(|_| self.kind == Kind::Published);
        BesideView { path: self.path.clone(), words, is_hosts, rows, unused }
    }
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

fn first_line(bytes: &[u8]) -> csv::StringRecord {
    let text = without_mark(bytes);
    let line = text[..text.len().min(FIRST_LINE)].split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line);
    reader.records().next().and_then(Result::ok).unwrap_or_default()
}

/// The rows that name a column; what is damaged is passed over, and the files then say what they lack.
fn read_matching(bytes: &[u8]) -> Matching {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(without_mark(bytes));
    let pair = |row: csv::StringRecord| {
        let column = column(row.get(2)?)?;
        Some((formulas::plain(row.get(1)?).to_owned(), column.to_owned()))
    };
    reader.records().filter_map(Result::ok).filter_map(pair).collect()
}

/// The matching of one file as a file of its own, to be dropped again next time: headings and columns only.
pub fn matching_file(table: &str, choices: &FileChoices) -> String {
    let line = |cells: [&str; 3]| cells.map(formulas::cell).join(",") + "\r\n";
    let rows = choices.columns.iter().map(|(heading, column)| line([table, heading, column]));
    line(MATCHING) + &rows.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matching_is_read_back_as_it_was_written() {
        let mut choices = FileChoices::default();
        assert!(choices.answer("columns", "CHILD", "Number") && choices.answer("columns", "REVIEW", "#3"));
        let file = matching_file("Reviews", &choices);
        let beside = Beside::of(Source::new("matching.csv", file)).ok().unwrap();
        assert_eq!(beside.matching(), Some(choices.columns));
        assert!(beside.findings().is_none());
    }

    #[test]
    fn a_return_is_no_file_beside_it() {
        assert!(Beside::of(Source::new("a.csv", "CHILD,DECOM\n1,2\n")).is_err());
        assert!(Beside::of(Source::new("a.csv", [])).is_err());
        let list = b"\xEF\xBB\xBFchild,return,file,line,columns,code,message\r\n".to_vec();
        assert!(Beside::of(Source::new("findings.csv", list)).is_ok_and(|beside| beside.findings().is_some()));
        let published = "measure,year,area,value\nLACnum,2025,England,81770\n";
        assert!(Beside::of(Source::new("lait.csv", published)).is_ok_and(|beside| beside.published().is_some()));
    }
}
