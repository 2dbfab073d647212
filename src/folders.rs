//! Which files and rows are of one return: those of a folder, told apart by the year in their names or in a column.

use crate::cells::Cells;
use crate::tables::YEAR;
use crate::text::Source;
use std::ops::RangeInclusive;

/// The folder of a file; files of several years in one folder are told apart by the year in their names, and sheets
/// by the year in theirs or in the workbook's.
pub fn folder_of(source: &Source) -> String {
    let of_book = || source.book().and_then(|book| split_year(book).1);
    match split_year(source.title()).1.or_else(of_book) {
        Some(year) => format!("{}/{year}", source.folder()),
        None => source.folder().to_owned(),
    }
}

/// The file name without its ending and without a year such as 2018, 201718, 2017-18 or 1718, and that year.
pub fn split_year(name: &str) -> (String, Option<String>) {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let runs = digit_runs(stem);
    let is_year = |run: &&&str| matches!(run.len(), 4 | 6) && (run.starts_with("19") || run.starts_with("20"));
    let Some(year) = runs.iter().find(is_year) else { return split_short_years(stem) };
    let (before, after) = stem.split_once(*year).unwrap_or((stem, ""));
    let second = after.strip_prefix(['-', '_', '/']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let digits = second.map_or(0, |rest| rest.chars().take_while(char::is_ascii_digit).count());
    if matches!(digits, 2 | 4) {
        let (end, rest) = second.unwrap_or("").split_at(digits);
        return (format!("{before}{rest}"), Some(format!("{year}-{end}")));
    }
    (format!("{before}{after}"), Some((*year).to_owned()))
}

/// The same of 2324, 23-24 or 23_24.
fn split_short_years(stem: &str) -> (String, Option<String>) {
    let is_digit = |c: char| c.is_ascii_digit();
    for (at, _) in stem.char_indices().filter(|(at, _)| !stem[..*at].ends_with(is_digit)) {
        for length in [4, 5] {
            let Some((years, after)) = stem[at..].split_at_checked(length) else { continue };
            if let Some(year) = short_years(years).filter(|_| !after.starts_with(is_digit)) {
                return (format!("{}{after}", &stem[..at]), Some(year.to_string()));
            }
        }
    }
    (stem.to_owned(), None)
}

/// The first of two years written with two digits each, the second the one after it: 2023 of 2324, 23-24 or 23_24.
/// A first number up to 12 could be a month, and is no year.
pub fn short_years(text: &str) -> Option<i32> {
    let (first, rest) = text.split_at_checked(2)?;
    let second = rest.strip_prefix(['-', '_', '/', ' ']).unwrap_or(rest);
    let is_number = |digits: &str| digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = |digits: &str| digits.parse::<i32>().ok().filter(|_| is_number(digits));
    let (first, second) = (number(first)?, number(second)?);
    ((13..70).contains(&first) && second == first + 1).then_some(2000 + first)
}

fn digit_runs(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect()
}

/// The years that a YEAR column can name: the return began in the 1980s. Other numbers are passed over.
const RETURNS_OF: RangeInclusive<i32> = 1985..=2045;

/// The value of a YEAR column: a year, or the year in which a label such as 2017/18, 17/18 or 1718 begins.
pub fn year_label(cells: &Cells) -> Option<i32> {
    let cell = std::str::from_utf8(cells.bytes(YEAR)).ok().filter(|cell| !cell.is_empty())?;
    let number = |digits: &str| digits.parse::<i32>().ok();
    let whole = cell.get(..4).and_then(number).filter(|year| RETURNS_OF.contains(year));
    let short = || number(cell).filter(|_| cell.len() == 2).map(|year| 2000 + year);
    whole.or_else(|| short_years(cell)).or_else(short).filter(|year| RETURNS_OF.contains(year))
}
