//! What was seen while a workbook or an upload was taken apart into tables: told with the findings of each table.

use crate::account::{Account, Code, Refusal, Refused};
use crate::limits::LINES_LISTED;
use serde::{Deserialize, Serialize};

/// One thing that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// The file cannot be taken apart, or its first part tells that the rest need not be read.
    Refused {
        /// Why.
        why: Refusal,
        /// The line concerned.
        line: u32,
        /// A number to name.
        seen: u32,
    },
    /// The workbook counts its days from 1904, as old Excel for the Mac did.
    From1904,
    /// The sheet is hidden in its workbook.
    HiddenSheet,
    /// Rows of the sheet are hidden, by hand or by a filter.
    HiddenRows(Seen),
    /// Columns of the sheet are hidden: their letters.
    HiddenColumns(Vec<String>),
    /// Formulas without a stored result.
    NoResult(Seen),
    /// A part of an upload that the schema of the return does not have.
    StrangePart,
}

impl From<Refused> for Remark {
    fn from(Refused { why, line, seen, .. }: Refused) -> Remark {
        Remark::Refused { why, line, seen }
    }
}

/// How many rows, and on which lines the first of them stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// How many.
    pub rows: u32,
    /// The first lines.
    pub lines: Vec<u32>,
}

impl Seen {
    /// Counts a line, once.
    pub fn on(&mut self, line: u32) {
        if self.lines.last() != Some(&line) {
            self.rows += 1;
            if self.lines.len() < LINES_LISTED {
                self.lines.push(line);
            }
        }
    }

    /// The remark, when there is anything to remark.
    pub fn remark(self, remark: fn(Seen) -> Remark) -> Option<Remark> {
        (self.rows > 0).then(|| remark(self))
    }
}

/// Why a file could not be taken apart, when it could not.
pub fn refusal(remarks: &[Remark]) -> Option<Refused> {
    remarks.iter().find_map(|remark| match remark {
        Remark::Refused { why, line, seen } => Some(Refused { line: *line, seen: *seen, ..(*why).into() }),
        _ => None,
    })
}

/// Why a table cannot be read, where the upload that it comes from tells more than its headings do.
pub fn sharpened(refused: Refused, remarks: &[Remark]) -> Refused {
    let is_part = refused.why == Refusal::NoHeadings && remarks.contains(&Remark::StrangePart);
    if is_part { Refused { why: Refusal::StrangePart, ..refused } } else { refused }
}

/// Whether days are counted from 1904, where a workbook says so.
pub fn days_from_1904(remarks: &[Remark]) -> Option<bool> {
    remarks.contains(&Remark::From1904).then_some(true)
}

/// Says the remarks in the account of the table.
pub fn say(remarks: &[Remark], account: &mut Account) {
    for remark in remarks {
        let (code, words, seen) = match remark {
            Remark::Refused { .. } | Remark::From1904 | Remark::StrangePart => continue,
            Remark::HiddenSheet => (
                Code::SheetHidden,
                "The sheet is hidden in the workbook. Its rows are used all the same; take the sheet out if they should not be.",
                None,
            ),
            Remark::HiddenRows(seen) => (
                Code::RowsHidden,
                "Rows are hidden in the sheet, by hand or by a filter. They are used all the same; delete them if they should not be.",
                Some(seen),
            ),
            Remark::HiddenColumns(letters) => {
                say_columns(letters, account);
                continue;
            }
            Remark::NoResult(seen) => (
                Code::FormulaBlank,
                "A cell holds a formula without a result. It is read as blank. Open the workbook in Excel, save it, and drop it again.",
                Some(seen),
            ),
        };
        let notice = account.say(code, None, 1, words.to_owned());
        if let Some(seen) = seen {
            (notice.rows, notice.lines) = (seen.rows, seen.lines.clone());
        }
    }
}

const LETTERS_NAMED: usize = 6;

fn say_columns(letters: &[String], account: &mut Account) {
    let (named, rest) = letters.split_at(letters.len().min(LETTERS_NAMED));
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    let message = format!(
        "Columns hidden in the sheet are used all the same: {}{more}. Delete them if they should not be.",
        named.join(", ")
    );
    account.say(Code::ColumnsHidden, None, 1, message);
}
