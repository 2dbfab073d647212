//! Why a row is in no figure, in codes of the catalogue and in an officer's words.

use crate::account::code::Code;
use crate::tables::{BadDate, Fault};
use std::fmt::Display;

impl BadDate {
    /// The finding code, where the cell alone is left out; of a row that is, where it is set aside for it.
    pub fn code(self, is_row: bool) -> Code {
        match (self, is_row) {
            (BadDate::Blank, false) => Code::DateMissing,
            (BadDate::Blank, true) => Code::RowDateMissing,
            (BadDate::NotADay, false) => Code::DateInvalid,
            (BadDate::NotADay, true) => Code::RowDateInvalid,
            (BadDate::Range, false) => Code::DateRange,
            (BadDate::Range, true) => Code::RowDateRange,
            (BadDate::Placeholder, false) => Code::DatePlaceholder,
            (BadDate::Placeholder, true) => Code::RowDatePlaceholder,
            (BadDate::Hashes, false) => Code::DateHashes,
            (BadDate::Hashes, true) => Code::RowDateHashes,
        }
    }

    /// What the cell holds instead of a date.
    pub fn words(self) -> &'static str {
        match self {
            BadDate::Blank => "is blank",
            BadDate::NotADay => "is filled but not a date",
            BadDate::Range => "has a year outside 1900 to 2100",
            BadDate::Placeholder => "holds a date that stands for none",
            BadDate::Hashes => "holds only ########, which Excel saves when a column is too narrow",
        }
    }

    /// What to do.
    pub fn advice(self) -> &'static str {
        match self {
            BadDate::Hashes => "Widen the column and export again.",
            _ => "Put the day as dd/mm/yyyy.",
        }
    }
}

impl Fault {
    /// The finding code and the column concerned.
    pub fn code(self) -> (Code, Option<&'static str>) {
        match self {
            Fault::NoChild => (Code::IdBlank, Some("CHILD")),
            Fault::NoKey(column) => (Code::IdBlank, Some(column)),
            Fault::UnknownKey(column) => (Code::IdUnknown, Some(column)),
            Fault::NoSchoolYear(column) => (Code::IdUnknown, Some(column)),
            Fault::NoNumber(column) => (Code::NumberInvalid, Some(column)),
            Fault::Rounded(column) => (Code::IdSci, Some(column)),
            Fault::Lost(column) => (Code::IdLost, Some(column)),
            Fault::Footer => (Code::Footer, None),
            Fault::CutOff => (Code::Truncated, None),
            Fault::BlankRow => (Code::BlankRows, None),
            Fault::HeadingAgain => (Code::HdrRepeat, None),
            Fault::OtherHeadings => (Code::OtherHeadings, None),
            Fault::NoDate(column, why) | Fault::BadEnd(column, why) => (why.code(true), Some(column)),
            Fault::EndBeforeStart(column) => (Code::EpOrder, Some(column)),
            Fault::NotHeld => (Code::NotHeld, None),
            Fault::Short => (Code::RowShort, None),
            Fault::Long => (Code::RowLong, None),
            Fault::SaidBefore => (Code::RowDup, None),
            Fault::Repeated | Fault::NumberRepeated => (Code::RowRepeated, None),
            Fault::Conflict => (Code::RowConflict, None),
            Fault::OtherFile | Fault::List => (Code::TableTwice, None),
        }
    }

    /// What to do; nothing for what is mended away without loss.
    pub fn advice(self) -> Option<&'static str> {
        Some(match self {
            Fault::BlankRow | Fault::HeadingAgain | Fault::NotHeld | Fault::SaidBefore => return None,
            Fault::NoChild => "Put the child's number there.",
            Fault::NoKey(_) => "Fill the column in.",
            Fault::UnknownKey(_) => "Put the number of one that does.",
            Fault::NoSchoolYear(_) => "Put it as 2024/25.",
            Fault::NoNumber(_) => "Put the numbers in.",
            Fault::Rounded(_) => "Format the column as text and export again.",
            Fault::Lost(_) => "Put the numbers back and export again.",
            Fault::Footer => "Take it out, or put the child's number there if it is the row of one.",
            Fault::OtherHeadings => "Export the rows below as a file of their own.",
            Fault::CutOff => "Export the file again.",
            Fault::NoDate(_, why) | Fault::BadEnd(_, why) => why.advice(),
            Fault::EndBeforeStart(_) => "Correct the dates.",
            Fault::Short => "Put the missing cells in, or export the file again.",
            Fault::Long => "Look for a stray comma and take it out.",
            Fault::Repeated | Fault::NumberRepeated => "Take the wrong one out.",
            Fault::Conflict => "Find out which is right.",
            Fault::OtherFile => {
                "Take one of the two out of the folder. If they are of different years, put the files of each year into a folder of their own."
            }
            Fault::List => "Take out the one that is wrong.",
        })
    }

    /// What is wrong, and what becomes of the row.
    fn said(self) -> String {
        match self {
            Fault::NoChild => "CHILD is blank, so the row cannot be tied to a child. It is left out of every figure.".to_owned(),
            Fault::NoKey(column) => format!("{column} is blank, so it is not known what the row is about. It is left out of every figure."),
            Fault::UnknownKey(column) => format!("{column} is the number of no line that takes typed numbers. The row is left out of every figure."),
            Fault::NoSchoolYear(column) => format!("{column} is no school year. The row is left out of every figure."),
            Fault::NoNumber(column) => format!("{column} is filled but not a number of the line's kind, or no number is given at all. The row is left out of every figure."),
            Fault::Rounded(column) => format!("Excel has rounded {column} to a number with an E in it, so that different {} share it. The row is left out of every figure.", numbered_in(column)),
            Fault::Lost(column) => format!("The number in {column} is gone: the marks of a column that was too narrow in Excel, an error of Excel, a word for not known or a number for nobody (0, -1) stand in its place, so that different {} share it. The row is left out of every figure.", numbered_in(column)),
            Fault::Footer => "The row looks like a note, a total or an end mark, not like a child. It is left out of every figure.".to_owned(),
            Fault::CutOff => "The last line breaks off, so the file may be cut short there and rows may be missing. The line is left out of every figure.".to_owned(),
            Fault::BlankRow => "Nothing stands in the row. It is passed over.".to_owned(),
            Fault::HeadingAgain => "The headings stand again among the rows. The line is passed over.".to_owned(),
            Fault::NotHeld => "The row is of a review that was cancelled, or that is only due. It is no review held, and is passed over.".to_owned(),
            Fault::OtherHeadings => "Other headings stand among the rows. The line is left out of every figure.".to_owned(),
            Fault::NoDate(column, why) => format!("{column} {}. The row is left out of every figure.", why.words()),
            Fault::BadEnd(column, why) => {
                format!("{column} {}, so the row cannot be taken as open or as ended. It is left out of every figure.", why.words())
            }
            Fault::EndBeforeStart(column) => format!("{column} is before the start of the row. The row is left out of every figure."),
            Fault::Short => "The row has fewer fields than the heading line, so its cells may stand in the wrong columns. It is left out of every figure.".to_owned(),
            Fault::Long => "The row has more fields than the heading line, so its cells may stand in the wrong columns. It is left out of every figure.".to_owned(),
            Fault::SaidBefore => "The row says the same as another of the child. It is counted once.".to_owned(),
            Fault::Repeated => "The return has an earlier row for the same child and the same day or item. The first one is used.".to_owned(),
            Fault::NumberRepeated => "An earlier row has another number for the same line, part and days. The first one is used.".to_owned(),
            Fault::Conflict => "The return has another row for the child with another sex, date of birth or ethnicity. The first one is used.".to_owned(),
            Fault::List => "The return has this table in a file of its own, and that one is used. This list of Annex A, or table of the Standard Safeguarding Dataset, is left out.".to_owned(),
            Fault::OtherFile => "The return holds another file of this table under the usual name. That one is used, and this one is left out.".to_owned(),
        }
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.said())?;
        self.advice().map_or(Ok(()), |advice| write!(f, " {advice}"))
    }
}

/// Whose numbers stand in a column.
fn numbered_in(column: &str) -> &'static str {
    if column == "CHILD" { "children" } else { "households" }
}
