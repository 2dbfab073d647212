//! Which files are of one return: those of a folder, told apart by the year in their names.

use crate::file::Source;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// The folder of each file. Where a browser or Windows has numbered files that it saved under one name
/// (`episodes (1).csv` beside `episodes.csv`), those with one number are a folder of their own: years that were saved one
/// after the other.
pub fn folders_of(sources: &[Source]) -> Vec<String> {
    let copies: Vec<(String, &str, Option<&str>)> = sources.iter().map(copy_of).collect();
    let mut names: Vec<(&str, &str)> = copies.iter().map(|(folder, stem, _)| (folder.as_str(), *stem)).collect();
    names.sort_unstable();
    let numbered: BTreeSet<&str> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].0).collect();
    let of = |(folder, _, number): &(String, &str, Option<&str>)| match number {
        Some(number) if numbered.contains(folder.as_str()) => format!("{folder}/({number})"),
        _ => folder.clone(),
    };
    copies.iter().map(of).collect()
}

/// The folder of a file, its name without the number that was added to it, and that number. A sheet has none.
fn copy_of(source: &Source) -> (String, &str, Option<&str>) {
    let title = source.title();
    let stem = title.rsplit_once('.').map_or(title, |(stem, _)| stem);
    let numbered = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once(" ("));
    let is_number = |number: &str| !number.is_empty() && number.chars().all(is_digit);
    let numbered = numbered.filter(|(_, number)| is_number(number) && source.book().is_none());
    let (stem, number) = numbered.map_or((stem, None), |(stem, number)| (stem, Some(number)));
    (folder_of(source), stem, number)
}

/// The folder of a file; files of several years in one folder are told apart by the year in their names, and sheets
/// by the year in theirs or in the workbook's.
fn folder_of(source: &Source) -> String {
    let of_book = || source.book().and_then(|book| split_year(book).1);
    match split_year(source.title()).1.or_else(of_book) {
        Some(year) => format!("{}/{year}", source.folder()),
        None => source.folder().to_owned(),
    }
}

/// The file name without its ending and without a year or a day, and that year: 2018 of 2018 or 31032018, and 2017-18 of
/// 2017-18, 201718 or 1718.
pub fn split_year(name: &str) -> (String, Option<String>) {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match year_in(stem) {
        Some((from, to, year)) => (format!("{}{}", &stem[..from], &stem[to..]), Some(year)),
        None => (stem.to_owned(), None),
    }
}

/// Where a name has a year, and the year.
type Found = (usize, usize, String);

fn year_in(stem: &str) -> Option<Found> {
    let mut runs = Vec::new();
    for (at, _) in stem.char_indices().filter(|(at, _)| !stem[..*at].ends_with(is_digit)) {
        let length = stem[at..].chars().take_while(|c| is_digit(*c)).count();
        runs.extend((length > 0).then_some((at, at + length)));
    }
    let long = runs.iter().find_map(|(from, to)| long_year(stem, *from, *to));
    let short = || runs.iter().find_map(|(from, _)| short_span(stem, *from));
    long.or_else(short).or_else(|| runs.iter().find_map(|(from, to)| year_end(stem, *from, *to)))
}

/// A year of four digits: alone, with the one after it, or in a day. Behind letters the first digit of five or seven is
/// that of OC2, OC3 or AD1.
fn long_year(stem: &str, from: usize, to: usize) -> Option<Found> {
    let is_behind_letters = stem[..from].ends_with(|c: char| c.is_ascii_alphabetic());
    let from = from + usize::from(is_behind_letters && matches!(to - from, 5 | 7));
    let (digits, after) = (&stem[from..to], &stem[to..]);
    let start = digits.get(..4).filter(|year| is_of_returns(year));
    match (digits.len(), start) {
        (4, Some(year)) => match second_year(after) {
            Some(end) if is_next(year, end) => Some((from, to + 1 + end.len(), span(year))),
            Some(end) => Some((from, to + 1 + end.len(), format!("{year}-{end}"))),
            None => Some((from, to, year.to_owned())),
        },
        (6 | 8, Some(year)) if is_next(year, &digits[4..]) => Some((from, to, span(year))),
        (6, Some(year)) if digits[4..6] <= *"12" => Some((from, to, year.to_owned())),
        (8, Some(year)) if is_day(&digits[4..6], &digits[6..]) => Some((from, to, year.to_owned())),
        (8, _) if is_day(&digits[2..4], &digits[..2]) && is_of_returns(&digits[4..]) => {
            Some((from, to, digits[4..].to_owned()))
        }
        (6, _) if is_day(&digits[2..4], &digits[..2]) => Some((from, to, format!("20{}", &digits[4..]))),
        _ => None,
    }
}

/// The two or four digits behind a year and a mark.
fn second_year(after: &str) -> Option<&str> {
    let rest = after.strip_prefix(['-', '_', '/'])?;
    let digits = rest.len() - rest.trim_start_matches(is_digit).len();
    matches!(digits, 2 | 4).then(|| &rest[..digits])
}

/// 2324, 23-24 or 23_24.
fn short_span(stem: &str, from: usize) -> Option<Found> {
    let of_length = |length: usize| {
        let (years, after) = stem[from..].split_at_checked(length)?;
        let year = short_years(years).filter(|_| !after.starts_with(is_digit))?;
        Some((from, from + length, span(&year.to_string())))
    };
    of_length(4).or_else(|| of_length(5))
}

/// YE24 and FY24.
fn year_end(stem: &str, from: usize, to: usize) -> Option<Found> {
    let before = stem[..from].trim_end_matches([' ', '_', '-']);
    let letters = before.len().checked_sub(2).and_then(|at| before.get(at..)).unwrap_or_default();
    let is_year_end = ["YE", "FY"].iter().any(|known| letters.eq_ignore_ascii_case(known));
    (is_year_end && to - from == 2).then(|| (from, to, format!("20{}", &stem[from..to])))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_of_returns(year: &str) -> bool {
    year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
}

fn is_day(month: &str, day: &str) -> bool {
    ("01".."13").contains(&month) && ("01".."32").contains(&day)
}

/// Whether the second, of two or four digits, is the year after the first.
fn is_next(year: &str, end: &str) -> bool {
    let next = year.parse().map_or(0, |year: u32| year + 1).to_string();
    !end.is_empty() && (end == next || next.get(2..) == Some(end))
}

/// Two years that are one return: 2017-18 of 2017.
fn span(year: &str) -> String {
    year.parse().map_or_else(|_| year.to_owned(), |year: i32| format!("{year}-{:02}", (year + 1).rem_euclid(100)))
}

/// What the names of a folder say of where its files belong: every part, and the year in each.
pub fn marks_of(folder: &str) -> Vec<String> {
    let parts = folder.split('/').filter(|part| !part.is_empty());
    let both = parts.flat_map(|part| [Some(part.to_owned()), year_in(part).map(|(_, _, year)| year)]);
    let mut marks: Vec<String> = both.flatten().collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// The year in which a return such as 2017-18 ends.
pub fn end_of_span(mark: &str) -> Option<i32> {
    let (start, end) = mark.split_once('-')?;
    (is_of_returns(start) && is_next(start, end)).then(|| start.parse::<i32>().ok().map(|year| year + 1))?
}

/// The years that a YEAR column can name: the return began in the 1980s. Other numbers are passed over.
const RETURNS_OF: RangeInclusive<i32> = 1985..=2045;

/// What a cell of a YEAR column names: a year, or the year in which a return such as 2017/18, 17/18 or 1718 ends.
pub fn year_named(cell: &[u8]) -> Option<i32> {
    let filled = Some(cell).filter(|cell| !cell.is_empty())?;
    let cell = std::str::from_utf8(filled).ok()?;
    let whole = if cell.len() <= 4 { cell.parse().ok() } else { None };
    let short = whole.filter(|_| cell.len() == 2).map(|year: i32| 2000 + year);
    let named = || year_in(cell).and_then(|(_, _, year)| end_of_span(&year).or_else(|| year.get(..4)?.parse().ok()));
    let is_of_returns = |year: &i32| RETURNS_OF.contains(year);
    short.or(whole.filter(is_of_returns)).or_else(named).filter(is_of_returns)
}

/// The first of two years written with two digits each, the second the one after it: 2023 of 2324, 23-24 or 23_24.
/// A first number up to 12 could be a month, and is no year.
fn short_years(text: &str) -> Option<i32> {
    let (first, rest) = text.split_at_checked(2)?;
    let second = rest.strip_prefix(['-', '_', '/', ' ']).unwrap_or(rest);
    let is_number = |digits: &str| digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = |digits: &str| digits.parse::<i32>().ok().filter(|_| is_number(digits));
    let (first, second) = (number(first)?, number(second)?);
    ((13..70).contains(&first) && second == first + 1).then_some(2000 + first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_one_name_are_folders_of_their_own() {
        let folders = |names: &[&str]| {
            let sources: Vec<Source> = names.iter().map(|name| Source::new(*name, "")).collect();
            folders_of(&sources)
        };
        assert_eq!(
            folders(&["a/episodes.csv", "a/episodes (1).csv", "a/header (1).csv", "b/header (3).csv"]),
            ["a", "a/(1)", "a/(1)", "b"]
        );
        // Numbers that older files of a folder for downloads have left behind.
        assert_eq!(folders(&["episodes (2).csv", "header (3).csv", "reviews.csv"]), ["", "", ""]);
        assert_eq!(folders(&["episodes_2017-18 (1).csv", "episodes_2017-18.csv"]), ["/2017-18/(1)", "/2017-18"]);
        assert_eq!(folders(&["episodes (new).csv", "episodes.csv", "episodes ().csv"]), ["", "", ""]);
    }

    #[test]
    fn a_year_is_found_in_a_name() {
        for (name, year) in [
            ("header 2018.csv", Some("2018")),
            ("header_2017-18.csv", Some("2017-18")),
            ("header_201718.csv", Some("2017-18")),
            ("20172018 header.csv", Some("2017-18")),
            ("header 2017_2018.csv", Some("2017-18")),
            ("header_1718.csv", Some("2017-18")),
            ("header_20180401.csv", Some("2018")),
            ("header_310318.csv", Some("2018")),
            ("31032018 header.csv", Some("2018")),
            ("oc22018.csv", Some("2018")),
            ("oc3_201803.csv", Some("2018")),
            ("header FY18.csv", Some("2018")),
            ("header ye_18.csv", Some("2018")),
            ("list 10.csv", None),
            ("oc2.csv", None),
            ("header (1).csv", None),
            ("351.csv", None),
            ("header 1313.csv", None),
        ] {
            assert_eq!(split_year(name).1.as_deref(), year, "{name}");
        }
        assert_eq!(split_year("OC2_2017-18.csv").0, "OC2_");
    }

    #[test]
    fn a_cell_names_a_year() {
        for cell in ["2017", "2016/17", "16/17", "1617", "201617", "2016-17 final", "17", "FY17", "31/03/2017", "YE 17"]
        {
            assert_eq!(year_named(cell.as_bytes()), Some(2017), "{cell}");
        }
        for cell in ["", "2094", "1717", "last", "8", "\u{a0}"] {
            assert_eq!(year_named(cell.as_bytes()), None, "{cell}");
        }
    }
}
