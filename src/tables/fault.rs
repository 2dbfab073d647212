//! Why a cell holds no date, and why a row is not used.

/// Why a filled cell is not a date, or that it is blank.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum BadDate {
    /// Nothing is in the cell.
    Blank,
    /// It is no date, or no day of the calendar.
    NotADay,
    /// Its year is outside 1900 to 2100.
    Range,
    /// A date that stands for "none", such as 31/12/9999.
    Placeholder,
    /// Excel printed `########` because the column was too narrow.
    Hashes,
}

/// Why a row is not used.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fault {
    /// CHILD is blank.
    NoChild,
    /// The column that says what the row is about is blank: a household, a line of the scorecard.
    NoKey(&'static str),
    /// The column that says what the row is about holds nothing that is known.
    UnknownKey(&'static str),
    /// The column that says of which school year the row is holds none.
    NoSchoolYear(&'static str),
    /// A row of typed numbers without any number that can be used.
    NoNumber(&'static str),
    /// Excel has turned the number in this column into one such as 1.00E+05, so that different children share it.
    Rounded(&'static str),
    /// This column holds ########, an error of Excel or a word for not known, so that different children share it.
    Lost(&'static str),
    /// A total, a note or an end mark below the rows.
    Footer,
    /// Nothing stands in the row.
    BlankRow,
    /// The headings once more.
    HeadingAgain,
    /// Other headings, or the same ones in another order: the rows below have other columns.
    OtherHeadings,
    /// The last line of a file that breaks off.
    CutOff,
    /// The date that the row stands for is blank or unreadable.
    NoDate(&'static str, BadDate),
    /// The end date is filled but unreadable: the row must not be taken as open.
    BadEnd(&'static str, BadDate),
    /// The end is before the start.
    EndBeforeStart(&'static str),
    /// Fewer fields than headings.
    Short,
    /// More fields than headings.
    Long,
    /// A review that was cancelled, or of which only the due date is known.
    NotHeld,
    /// The row says exactly what another row of the child says.
    SaidBefore,
    /// The return has an earlier row for the same child and item, and it says something else.
    Repeated,
    /// An earlier row of typed numbers is of the same line, part and days, and it says something else.
    NumberRepeated,
    /// The return has an earlier Header row of the child, and it says something else.
    Conflict,
    /// Another file of the same table has the usual name.
    OtherFile,
    /// A list of Annex A or a table of the dataset repeats a table that the return has.
    List,
}

impl Fault {
    /// Nothing stands in the column that says what the row is about.
    pub fn no_number(column: &'static str) -> Fault {
        if column == "CHILD" { Fault::NoChild } else { Fault::NoKey(column) }
    }
}
