//! What is to be said of cells that were not quite as the return writes them.

use crate::account::{Account, Choice, Code, Question};
use crate::cells::child_numbers::Writing;
use crate::cells::formats::{DateFormat, DateStyle};
use crate::cells::oddities::Mark;
use crate::cells::{CellStyle, Cells};
use crate::file::choices::IN_1900S;
use crate::tables::{BadDate, Table};

/// Marks of cells that are used all the same: the code of the finding, and what is said after the column's name.
const SAID: &[(Mark, Code, &str)] = &[
    (Mark::Null, Code::NullWord, "holds a word for nothing, such as NULL. It is read as blank."),
    (Mark::Label, Code::LabelRead, "holds the label of a code. It is read as the code."),
    (Mark::Case, Code::SmallLetters, "holds codes in small letters. They are read as in capitals."),
    (Mark::Digits, Code::Digits, "holds digits of another width. They are read as plain digits."),
    (Mark::Invisible, Code::Invisible, "holds characters that nobody sees. They are passed over."),
    (Mark::Spaces, Code::SpaceTrim, "holds spaces of another kind. They are passed over."),
    (Mark::Formula, Code::IdFormula, "is written as a formula of Excel. What is inside is read."),
    (Mark::Apostrophe, Code::IdApos, "begins with an apostrophe, as Excel marks text. It is passed over."),
    (Mark::Decimal, Code::IdDecimal, "ends in .0, as a spreadsheet writes numbers. It is read without."),
    (Mark::Answer, Code::YesNo, "holds words for yes and no, such as TRUE or Y. They are read as 1 and 0."),
    (
        Mark::Never,
        Code::DateNever,
        "holds a day that systems write for never, such as 31/12/9999. It is read as blank.",
    ),
    (Mark::Strokes, Code::DateFmt, "holds slashes or dashes of another kind. They are read as plain ones."),
    (
        Mark::Unknown,
        Code::NotOfTheList,
        "holds something that is no code of the list. It is counted as not known. Put a code of the list.",
    ),
];

/// Says what the marks of a row in use mean.
pub fn say(cells: &Cells, columns: &[&'static str], account: &mut Account, line: u32) {
    for (column, name) in columns.iter().enumerate() {
        if let Some(why) = cells.bad_date(column) {
            say_bad_date(why, name, account, line);
        }
        for (mark, code, words) in SAID {
            if cells.has(*mark, column) {
                account.note(*code, Some(name), line, format_args!("{name} {words}"));
            }
        }
    }
}

/// Says that a cell of YEAR tells nothing.
pub fn say_no_year(account: &mut Account, line: u32) {
    let message = "YEAR holds something that is no year of a return. The row is taken for the return that its dates tell. Write the year as 2024-25.";
    account.note(Code::YearUnread, Some("YEAR"), line, message);
}

fn say_bad_date(why: BadDate, name: &'static str, account: &mut Account, line: u32) {
    let (words, advice) = (why.words(), why.advice());
    let message = format_args!("{name} {words}. It is taken as blank; the rest of the row is used. {advice}");
    account.note(why.code(false), Some(name), line, message);
}

/// Says how the number in a column was written.
pub fn say_writing(writing: Writing, column: &'static str, account: &mut Account, line: u32) {
    let (code, words) = match writing {
        Writing::Spaces => (Code::SpaceTrim, "holds spaces of another kind. They are passed over."),
        Writing::Invisible => (Code::Invisible, "holds characters that nobody sees. They are passed over."),
        Writing::Turned => (
            Code::IdTurned,
            "holds characters that turn the direction of reading, so that the number looks other than it is. They are passed over; look at the number.",
        ),
        Writing::Digits => (Code::Digits, "holds digits of another width. They are read as plain digits."),
        Writing::Apostrophe => (Code::IdApos, "begins with an apostrophe, as Excel marks text. It is passed over."),
        Writing::Formula => (Code::IdFormula, "is written as a formula of Excel. The number inside is read."),
        Writing::Decimal => (Code::IdDecimal, "ends in .0, as a spreadsheet writes numbers. It is read without."),
        Writing::Thousands => (Code::IdThousands, "has commas between the thousands. It is read without."),
    };
    let notice = account.note(code, Some(column), line, format_args!("{column} {words}"));
    notice.choice = Choice::of(Question::IdsExact, "read as the plain number", &["as they are written"]);
}

/// Says how the dates of each column were written, where not as day/month/year with four digits for the year.
/// The dates of a sheet are written by year, month and day here, which says nothing of the sheet.
pub fn say_formats(style: &CellStyle, table: Table, in_book: bool, account: &mut Account) {
    for (column, name) in table.columns().iter().enumerate() {
        let is_said = |seen: &(DateFormat, u32, u32)| !(in_book && seen.0 == DateFormat::Iso);
        let seen: Vec<(DateFormat, u32, u32)> = style.tally.formats(column).filter(is_said).collect();
        let other: Vec<&(DateFormat, u32, u32)> =
            seen.iter().filter(|(format, ..)| *format != DateFormat::Usual).collect();
        for (_, count, line) in other.iter().copied().filter(|(format, ..)| *format == DateFormat::TwoDigit) {
            say_short_years((*count, *line), style.dates[column], name, account);
        }
        let long: Vec<&(DateFormat, u32, u32)> =
            seen.iter().filter(|(format, ..)| *format != DateFormat::TwoDigit).collect();
        let style = style.dates[column];
        let is_moved = |format: DateFormat| format == DateFormat::WithTime && style.midnights;
        if long.len() > 1 {
            say_mixed(&long, name, account);
        }
        let is_said = |format: DateFormat| format != DateFormat::Usual && (long.len() == 1 || is_moved(format));
        for (format, count, line) in long.iter().filter(|(format, ..)| is_said(*format)) {
            say_format(*format, (*count, *line), style, name, account);
        }
    }
}

/// What years of two digits can be: as D2 has them, or of the last century.
const YEARS: &[&str] = &["1970 to 2069", IN_1900S];

fn say_short_years((count, line): (u32, u32), style: DateStyle, name: &'static str, account: &mut Account) {
    let read_as = if style.in_1900s {
        "They are read as 1900 to 1999, as you chose."
    } else {
        "00 to 69 are read as 2000 to 2069, 70 to 99 as 1970 to 1999."
    };
    let message = format!("{name} has years of two digits. {read_as}");
    let notice = account.say(Code::Date2Digit, Some(name), line, message);
    notice.rows = count;
    notice.choice = Choice::of(Question::Years, YEARS[usize::from(style.in_1900s)], YEARS);
}

fn say_mixed(seen: &[&(DateFormat, u32, u32)], name: &'static str, account: &mut Account) {
    let counts: Vec<String> = seen.iter().map(|(format, count, _)| format!("{count} as {}", format.words())).collect();
    let odd = seen.iter().filter(|(format, ..)| *format != DateFormat::Usual);
    let (rows, line) = odd.fold((0, u32::MAX), |(rows, line), (_, count, first)| (rows + count, line.min(*first)));
    let message = format!("{name} is written in more than one way: {}. Each is read as what it is.", counts.join(", "));
    account.say(Code::DateMixed, Some(name), line, message).rows = rows;
}

fn say_format(
    format: DateFormat,
    (count, line): (u32, u32),
    style: DateStyle,
    name: &'static str,
    account: &mut Account,
) {
    let code = if format == DateFormat::Serial { Code::DateSerial } else { Code::DateFmt };
    let message = match format {
        DateFormat::Serial => {
            format!("{name} is written as {}, counted {}. It is read so.", format.words(), days_from(style))
        }
        DateFormat::WithTime if style.midnights => format!(
            "{name} is written with a time in UTC. 23:00 there is midnight in British summer time, so it is read as the next day."
        ),
        DateFormat::MonthFirst => format!("{name} is read as {}, as you chose.", format.words()),
        _ => format!("{name} is written as {}. It is read so.", format.words()),
    };
    let notice = account.say(code, Some(name), line, message);
    notice.rows = count;
    if format == DateFormat::MonthFirst {
        notice.choice = Choice::of(Question::Dates, "month first", &["day first"]);
    }
    if format == DateFormat::WithTime && style.midnights {
        notice.choice = Choice::of(Question::Midnights, "the next day", &["as they are written"]);
    }
    if format == DateFormat::Serial {
        notice.choice = Choice::of(Question::DaysFrom1904, days_from(style), DAYS_FROM);
    }
}

const DAYS_FROM: &[&str] = &["from 1900", "from 1904"];

fn days_from(style: DateStyle) -> &'static str {
    DAYS_FROM[usize::from(style.from_1904)]
}
