//! Why a row is in no figure, in codes of the catalogue and in an officer's words.

use crate::notices::NoticeKind;
use crate::table::{BadDate, Fault};
use std::fmt::Display;

impl BadDate {
    /// The finding code.
    pub fn code(self) -> &'static str {
        match self {
            BadDate::Blank => "DATE_MISSING",
            BadDate::NotADay => "DATE_INVALID",
            BadDate::Range => "DATE_RANGE",
            BadDate::Placeholder => "DATE_PLACEHOLDER",
            BadDate::Hashes => "DATE_HASHES",
        }
    }

    /// What the cell holds instead of a date.
    pub fn words(self) -> &'static str {
        match self {
            BadDate::Blank => "is blank",
            BadDate::NotADay => "is filled but not a date",
            BadDate::Range => "has a year outside 1900 to 2100",
            BadDate::Placeholder => "holds a date that stands for none",
            BadDate::Hashes => {
                "holds only ########, which Excel saves when a column is too narrow (widen it and export again)"
            }
        }
    }
}

impl Fault {
    /// Whether the row is left out of every figure, or mended away without loss.
    pub fn kind(self) -> NoticeKind {
        match self {
            Fault::BlankRow | Fault::HeadingAgain | Fault::SaidBefore => NoticeKind::Mended,
            _ => NoticeKind::SetAside,
        }
    }

    /// The finding code and the column concerned.
    pub fn code(self) -> (&'static str, Option<&'static str>) {
        match self {
            Fault::NoChild => ("ID_BLANK", Some("CHILD")),
            Fault::NoKey(column) => ("ID_BLANK", Some(column)),
            Fault::UnknownKey(column) => ("CODE_UNKNOWN", Some(column)),
            Fault::NoNumber(column) => ("NUMBER_INVALID", Some(column)),
            Fault::Rounded(column) => ("ID_SCI", Some(column)),
            Fault::Lost(column) => ("ID_LOST", Some(column)),
            Fault::Footer => ("FOOTER", None),
            Fault::CutOff => ("TRUNCATED", None),
            Fault::BlankRow => ("BLANK_ROWS", None),
            Fault::HeadingAgain | Fault::OtherHeadings => ("HDR_REPEAT", None),
            Fault::NoDate(column, why) | Fault::BadEnd(column, why) => (why.code(), Some(column)),
            Fault::EndBeforeStart(column) => ("EP_ORDER", Some(column)),
            Fault::Short => ("ROW_SHORT", None),
            Fault::Long => ("ROW_LONG", None),
            Fault::SaidBefore => ("ROW_DUP", None),
            Fault::Repeated => ("ROW_REPEATED", None),
            Fault::Conflict => ("CHILD_CONFLICT", None),
            Fault::OtherFile | Fault::List => ("TABLE_TWICE", None),
        }
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::NoChild => f.write_str("CHILD is blank, so the row cannot be tied to a child. It is left out of every figure."),
            Fault::NoKey(column) => write!(f, "{column} is blank, so it cannot be told what the row is about. It is left out of every figure."),
            Fault::UnknownKey(column) => write!(f, "{column} is the number of no line that takes typed numbers. The row is left out of every figure."),
            Fault::NoNumber(column) => write!(f, "{column} is filled but not a number of the line's kind, or no number is given at all. The row is left out of every figure."),
            Fault::Rounded(column) => write!(f, "Excel has rounded {column} to a number with an E in it, so that different {} share it. The row is left out of every figure. Format the column as text and export again.", numbered_in(column)),
            Fault::Lost(column) => write!(f, "The number in {column} is gone: the marks of a column that was too narrow in Excel, an error of Excel or a word for not known stand in its place, so that different {} share it. The row is left out of every figure. Put the numbers back and export again.", numbered_in(column)),
            Fault::Footer => f.write_str("The row looks like a note, a total or an end mark, not like a child. It is left out of every figure."),
            Fault::CutOff => f.write_str("The last line breaks off, so the file may be cut short there and rows may be missing. The line is left out of every figure. Export the file again."),
            Fault::BlankRow => f.write_str("Nothing stands in the row. It is passed over."),
            Fault::HeadingAgain => f.write_str("The headings stand again among the rows. The line is passed over."),
            Fault::OtherHeadings => f.write_str("Other headings stand among the rows. The line is left out of every figure."),
            Fault::NoDate(column, why) => write!(f, "{column} {}. The row is left out of every figure.", why.words()),
            Fault::BadEnd(column, why) => {
                write!(f, "{column} {}, so the row cannot be taken as open or as ended. It is left out of every figure.", why.words())
            }
            Fault::EndBeforeStart(column) => write!(f, "{column} is before the start of the row. The row is left out of every figure."),
            Fault::Short => f.write_str("The row has fewer fields than the heading line, so its cells may stand in the wrong columns. It is left out of every figure."),
            Fault::Long => f.write_str("The row has more fields than the heading line: look for a stray comma. It is left out of every figure."),
            Fault::SaidBefore => f.write_str("The row says the same as another of the child. It is counted once."),
            Fault::Repeated => f.write_str("The return has an earlier row for the same child and the same day or item. The first one is used."),
            Fault::Conflict => f.write_str("The return has another row for the child with another sex, date of birth or ethnicity. The first one is used. Find out which is right."),
            Fault::List => f.write_str("The return has this table in a file of its own, and that one is used. This list of Annex A, or table of the Standard Safeguarding Dataset, is left out. Nothing needs doing, unless the return's file is the wrong one."),
            Fault::OtherFile => f.write_str("The return holds another file of this table under the usual name. That one is used, and this one is left out."),
        }
    }
}

/// Whose numbers stand in a column.
fn numbered_in(column: &str) -> &'static str {
    if column == "CHILD" { "children" } else { "households" }
}
