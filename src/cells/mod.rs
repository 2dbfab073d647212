//! The cells of a row as dates, codes and scores, with a mark for everything that was not quite as the return writes it.

pub mod child_numbers;
pub mod columns;
pub mod formats;
pub mod hundredths;
pub(crate) mod midnights;
pub mod oddities;

use crate::calendar::Day;
use crate::cells::columns::Tally;
use crate::cells::formats::{DateFormat, DateStyle, has_short_year, other_format, usual_date, why_no_date};
use crate::cells::hundredths::hundredths;
use crate::cells::oddities::{Mark, Plain, is_error, plain_text, shows_nothing, stands_for_nothing, without_label};
use crate::codes::Code;
use crate::file::records::Record;
use crate::tables::{Column, Fault};
use std::borrow::Cow;
use std::cell::Cell;

pub use crate::tables::BadDate;

const MARKS: usize = 17;

/// More than this of anything happens to no child in a year.
const MOST_IN_A_YEAR: u16 = 1_000;

/// How the cells of a file are to be read.
pub struct CellStyle {
    /// Where the table's columns stand in the file.
    pub places: Vec<Option<usize>>,
    /// The dates of each column.
    pub dates: Vec<DateStyle>,
    /// Codes are taken as they are written.
    pub codes_exact: bool,
    /// In which ways the dates were written.
    pub tally: Tally,
}

/// The cells of one row, found by the table's own column numbers.
pub struct Cells<'a> {
    record: Record<'a>,
    style: &'a CellStyle,
    /// The columns of each mark, one bit each.
    marks: [Cell<u32>; MARKS],
    /// The marks that any column has, one bit each.
    kinds: Cell<u32>,
}

impl<'a> Cells<'a> {
    /// The cells of a row.
    pub fn new(record: Record<'a>, style: &'a CellStyle) -> Cells<'a> {
        Cells { record, style, marks: Default::default(), kinds: Cell::new(0) }
    }

    /// The trimmed bytes of a cell; empty when the column or the cell is not there.
    #[inline]
    pub fn bytes(&self, column: usize) -> &'a [u8] {
        match self.style.places.get(column) {
            Some(Some(place)) => trimmed(self.record.get(*place).unwrap_or_default()),
            _ => &[],
        }
    }

    /// Whether the file has the column at all.
    pub fn has_column(&self, column: usize) -> bool {
        self.style.places.get(column).is_some_and(Option::is_some)
    }

    /// Whether anything stands in the cell.
    pub fn is_filled(&self, column: usize) -> bool {
        !self.bytes(column).is_empty()
    }

    /// The code in a cell. One that no list knows is looked at again: for a label, a word for "nothing", odd characters.
    #[inline]
    pub fn code<C: Code>(&self, column: usize) -> C {
        let cell = self.bytes(column);
        if cell.is_empty() {
            return C::default();
        }
        let code = C::of(cell);
        if code.is_strange() {
            return self.strange_code(column, cell);
        }
        if !code.is_as_asked() {
            self.mark(Mark::Answer, column);
        } else if cell.iter().any(u8::is_ascii_lowercase) {
            self.mark(Mark::Case, column);
        }
        code
    }

    fn strange_code<C: Code>(&self, column: usize, cell: &[u8]) -> C {
        let is_not_applicable = cell == b"0";
        if is_not_applicable {
            return C::of(cell);
        }
        if let Some(mark) = shows_nothing(cell) {
            self.mark(mark, column);
            return C::default();
        }
        if !self.style.codes_exact {
            if stands_for_nothing(cell) {
                self.mark(Mark::Null, column);
                return C::default();
            }
            let known = |plain: &[u8]| Some(C::of(plain)).filter(|code| !code.is_strange());
            if let Some((code, mark)) = plainly(cell, known) {
                self.mark(mark, column);
                return code;
            }
            if let Some(code) = without_label::<C>(cell) {
                self.mark(Mark::Label, column);
                return code;
            }
            if let Some((code, _)) = plainly(cell, without_label) {
                self.mark(Mark::Label, column);
                return code;
            }
            let whole = || Some((whole_number(cell).and_then(known)?, Mark::Decimal));
            if let Some((code, mark)) = whole() {
                self.mark(mark, column);
                return code;
            }
        }
        self.mark(Mark::Unknown, column);
        C::of(cell)
    }

    /// The text in a cell without odd characters; blank where a word stands for nothing. Text with a digit is no word.
    pub fn text(&self, column: usize) -> Cow<'a, [u8]> {
        let cell = self.bytes(column);
        let is_plain = cell.is_ascii() && cell.first().is_some_and(u8::is_ascii_alphanumeric);
        if cell.is_empty() || (is_plain && cell.iter().any(u8::is_ascii_digit)) {
            return Cow::Borrowed(cell);
        }
        let is_word = !self.style.codes_exact && stands_for_nothing(cell);
        if let Some(mark) = shows_nothing(cell).or(is_word.then_some(Mark::Null)) {
            self.mark(mark, column);
            return Cow::Borrowed(b"");
        }
        let Some((text, mark)) = plainly(cell, |text| Some(text.to_vec())) else { return Cow::Borrowed(cell) };
        self.mark(mark, column);
        Cow::Owned(text)
    }

    /// A whole number 0 to 40, as SDQ_SCORE is.
    pub fn score(&self, column: usize) -> Option<u8> {
        let most = |score: u16| u8::try_from(score).ok().filter(|score| *score <= 40);
        self.number(column, |cell| whole(cell).and_then(most))
    }

    /// A whole number of things that happen to a child in a year.
    pub fn count(&self, column: usize) -> Option<u16> {
        self.number(column, |cell| whole(cell).filter(|count| *count <= MOST_IN_A_YEAR))
    }

    /// A score of 0 to 100 in hundredths.
    pub fn hundredths(&self, column: usize) -> Option<u16> {
        let is_score = |score: &u16| *score <= 10_000;
        self.number(column, |cell| hundredths(cell).and_then(|score| u16::try_from(score).ok()).filter(is_score))
    }

    /// The number in a cell; one that cannot be read is looked at again, for a word for "nothing" and odd characters.
    fn number<T>(&self, column: usize, read: impl Fn(&[u8]) -> Option<T>) -> Option<T> {
        let cell = self.bytes(column);
        let number = read(cell);
        if number.is_some() || cell.is_empty() {
            return number;
        }
        if let Some(mark) = shows_nothing(cell).or(stands_for_nothing(cell).then_some(Mark::Null)) {
            self.mark(mark, column);
            return None;
        }
        let plain = plainly(cell, read);
        self.mark(plain.as_ref().map_or(Mark::Unknown, |(_, mark)| *mark), column);
        plain.map(|(number, _)| number)
    }

    /// The date in a cell; a filled cell that is no date is remembered (see [`Cells::bad_date`]).
    #[inline]
    pub fn date(&self, column: usize) -> Option<Day> {
        self.dated(column, Mark::Placeholder)
    }

    /// The date in a column of ends, where days that systems write for never are blank (D57).
    #[inline]
    pub fn end(&self, column: usize) -> Option<Day> {
        self.dated(column, Mark::Never)
    }

    /// The date in a cell; `never` marks one that stands for none.
    #[inline]
    fn dated(&self, column: usize, never: Mark) -> Option<Day> {
        let cell = self.bytes(column);
        if cell.is_empty() {
            return None;
        }
        let month_first = self.style.dates.get(column).is_some_and(|style| style.month_first);
        match usual_date(cell).filter(|day| !month_first && !day.stands_for_none()) {
            Some(day) => {
                self.style.tally.add_usual(column);
                Some(day)
            }
            None => self.other_date(column, cell, never),
        }
    }

    fn other_date(&self, column: usize, cell: &[u8], never: Mark) -> Option<Day> {
        let style = self.style.dates.get(column).copied().unwrap_or_default();
        let is_word = stands_for_nothing(cell) && !is_error(cell) && !self.style.codes_exact;
        if let Some(mark) = shows_nothing(cell).or(is_word.then_some(Mark::Null)) {
            self.mark(mark, column);
            return None;
        }
        let plain = plain_text(cell);
        let cell = plain.as_ref().map_or(cell, |plain| &plain.text);
        let day = other_format(cell, style).map(|(day, format)| {
            if !day.stands_for_none() {
                self.tell(column, cell, format);
            }
            plain.iter().for_each(|plain| self.mark(plain.mark, column));
            day
        });
        let why = || match day.map_or_else(|| why_no_date(cell), |_| Mark::Placeholder) {
            Mark::Placeholder => never,
            other => other,
        };
        day.filter(|day| !day.stands_for_none()).or_else(|| {
            self.mark(why(), column);
            None
        })
    }

    /// Counts how a date is written.
    fn tell(&self, column: usize, cell: &[u8], format: DateFormat) {
        self.style.tally.add(column, format, self.record.line);
        if has_short_year(cell) {
            self.style.tally.add(column, DateFormat::TwoDigit, self.record.line);
        }
    }

    /// The date that a row stands for.
    pub fn key_date(&self, (column, name): Column) -> Result<Day, Fault> {
        self.date(column).ok_or_else(|| Fault::NoDate(name, self.bad_date(column).unwrap_or(BadDate::Blank)))
    }

    /// A date that may be blank but not unreadable (D2).
    pub fn end_date(&self, (column, name): Column) -> Result<Option<Day>, Fault> {
        let day = self.end(column);
        match self.bad_date(column) {
            Some(why) => Err(Fault::BadEnd(name, why)),
            None => Ok(day),
        }
    }

    /// Why this column, asked for a date and filled, held none.
    pub fn bad_date(&self, column: usize) -> Option<BadDate> {
        if !self.has_bad_date() {
            return None;
        }
        let kinds = [
            (Mark::NotADay, BadDate::NotADay),
            (Mark::Range, BadDate::Range),
            (Mark::Placeholder, BadDate::Placeholder),
            (Mark::Hashes, BadDate::Hashes),
        ];
        kinds.into_iter().find(|(mark, _)| self.has(*mark, column)).map(|(_, why)| why)
    }

    fn mark(&self, mark: Mark, column: usize) {
        let marks = &self.marks[mark as usize];
        marks.set(marks.get() | 1 << column);
        self.kinds.set(self.kinds.get() | 1 << mark as u32);
    }

    /// Whether a column has this mark.
    pub fn has(&self, mark: Mark, column: usize) -> bool {
        self.marks[mark as usize].get() & 1 << column != 0
    }

    /// Whether any column was filled and held no date.
    pub fn has_bad_date(&self) -> bool {
        const BAD: u32 = 1 << Mark::NotADay as u32
            | 1 << Mark::Range as u32
            | 1 << Mark::Placeholder as u32
            | 1 << Mark::Hashes as u32;
        self.kinds.get() & BAD != 0
    }

    /// In how many cells something stood that the column does not have.
    pub fn strange(&self) -> u32 {
        [Mark::NotADay, Mark::Range, Mark::Unknown]
            .iter()
            .map(|mark| self.marks[*mark as usize].get().count_ones())
            .sum()
    }

    /// Whether any column has any mark.
    pub fn is_marked(&self) -> bool {
        self.kinds.get() != 0
    }
}

/// A whole number, with `.0` behind it or without.
fn whole(cell: &[u8]) -> Option<u16> {
    let digits = cell.strip_suffix(b".0").unwrap_or(cell);
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// The digits of 1.0 and 1.00.
fn whole_number(cell: &[u8]) -> Option<&[u8]> {
    let whole = cell.strip_suffix(b".0").or(cell.strip_suffix(b".00"))?;
    Some(whole).filter(|whole| !whole.is_empty() && whole.iter().all(u8::is_ascii_digit))
}

/// What a cell says once odd characters are taken out, and which these were.
fn plainly<T>(cell: &[u8], read: impl Fn(&[u8]) -> Option<T>) -> Option<(T, Mark)> {
    let Plain { text, mark, .. } = plain_text(cell)?;
    read(text.trim_ascii()).map(|said| (said, mark))
}

#[inline]
fn trimmed(cell: &[u8]) -> &[u8] {
    match cell {
        [first, .., last] if *first > b' ' && *last > b' ' => cell,
        _ => cell.trim_ascii(),
    }
}
