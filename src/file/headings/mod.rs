//! The heading line: where it stands, what stands between its names, and which column each name means.

use crate::account::Refused;
use crate::file::first_lines::{Line, MOST_MARKS, Said, first_lines, separator_hint};
use crate::file::records::Record;
use crate::limits::{Dialect, MOST_FIELDS};
use crate::tables::aliases::{TELL_A_LIST, beside};
use crate::tables::spelling::distance;
use crate::tables::{Headings, Table};
use alias::{MOST_GUESSED, is_among};
use unknown::{OTHER_LISTS, other_return, why_none};

mod alias;
pub mod likely;
mod unknown;

pub use alias::{alias_of, aliases_of, squeezed};

/// How a name of the file came to be read as a column of the return.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Match {
    /// The name itself, but for spaces around it.
    Exact,
    /// In small letters.
    Case,
    /// With spaces around it.
    Spaces,
    /// Another name for the same thing, or with spaces, points or dashes in it.
    Alias,
    /// The name with one or two letters wrong.
    Typo,
    /// Another heading, as the officer has said.
    Chosen,
}

/// The heading line of a file.
#[derive(Debug)]
pub struct Found {
    /// The table, told by the names.
    pub table: Table,
    /// What stands between the cells.
    pub dialect: Dialect,
    /// The names as columns of the return where they are known.
    pub headings: Headings,
    /// The names as they stand on the line, letters and digits only.
    pub written: Vec<Vec<u8>>,
    /// The names that were read as a column of the return without being it: column and how.
    pub matched: Vec<(&'static str, Match)>,
    /// The line on which the headings stand.
    pub line: u32,
    /// Where the text of that line begins.
    pub start: usize,
    /// Where the rows begin.
    pub rows_start: usize,
    /// The line on which the rows begin.
    pub rows_line: u32,
    /// Whether a `sep=` line tells the delimiter.
    pub hint: bool,
}

impl Found {
    /// Whether a list of Annex A or a table of the dataset stands in for the table of the return: by its headings.
    pub fn is_a_list(&self) -> bool {
        let written = |column: &&str| self.written.get(self.headings.find(column)?);
        let is_of_a_list = |name: &Vec<u8>| TELL_A_LIST.iter().any(|known| known.as_bytes() == name);
        self.table.told_by().iter().filter_map(written).any(is_of_a_list)
    }

    /// Whether a row below is a line of headings, and then whether it has the columns that are read in their places.
    pub fn again(&self, row: &Record) -> Option<bool> {
        let key = row.get(self.headings.find(self.table.key())?)?;
        if key.is_empty() || key.iter().any(u8::is_ascii_digit) {
            return None;
        }
        let is_written = |(name, cell): (&Vec<u8>, &[u8])| *name == squeezed(cell);
        if row.len() == self.written.len() && self.written.iter().zip(row.iter()).all(is_written) {
            return Some(true);
        }
        let names = Headings::of(row.iter().map(alias_of).collect());
        let in_place = |column: &&str| names.find(column) == self.headings.find(column);
        names.are_headings().then(|| self.table.columns().iter().all(in_place))
    }
}

impl Headings {
    /// Whether most of them are columns of some table, one of them what its rows are about.
    fn are_headings(&self) -> bool {
        if !Table::all().any(|table| self.find(table.key()).is_some()) {
            return false;
        }
        let is = |column: &&str, place: usize| column.as_bytes() == self.name(place);
        let is_column = |place: &usize| Table::all().flat_map(Table::official).any(|column| is(column, *place));
        let filled: Vec<usize> = (0..self.len()).filter(|place| !self.name(*place).is_empty()).collect();
        let known = filled.iter().filter(|place| is_column(place)).count();
        known >= 2 && known * 2 >= filled.len()
    }
}

/// Finds the heading line by the names on it, never by counting delimiters.
pub fn find(text: &[u8], said: &Said) -> Result<Found, Refused> {
    let lines = first_lines(text);
    let hint = lines.first().and_then(|line| separator_hint(line.text));
    let delimiters = said.delimiters(hint);
    let below_hint = lines.into_iter().skip(usize::from(hint.is_some()));
    let lines: Vec<Line> = below_hint.filter(|line| said.allows(line)).collect();
    let is_lenient = said.matchings.is_some();
    let levels: &[Level] = if is_lenient { &[Level::Exact, Level::Alias, Level::Typo] } else { &[Level::Exact] };
    for level in levels {
        for line in &lines {
            for delimiter in &delimiters {
                if let Some(found) = table_on(line, *delimiter, *level, said) {
                    return Ok(Found { hint: hint.is_some(), ..found });
                }
            }
        }
    }
    Err(why_none(&lines, &delimiters, said))
}

/// How far names may be from those of the return for the table to be told by them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Exact,
    Alias,
    Typo,
}

fn table_on(line: &Line, delimiter: u8, level: Level, said: &Said) -> Option<Found> {
    if !(1..=MOST_MARKS).contains(&line.marks(delimiter)) {
        return None;
    }
    let (mut names, quote) = line.names(delimiter, said);
    let most = if level == Level::Exact { MOST_FIELDS } else { MOST_GUESSED };
    if names.len() < 2 || names.len() > most {
        return None;
    }
    let written = names.iter().map(|name| squeezed(name)).collect();
    let chosen = said.matchings.map_or(Vec::new(), |matchings| matchings.apply(&mut names));
    let (headings, mut matched, table) = told(&names, level, said.matchings.is_some())?;
    matched.extend(chosen.into_iter().map(|column| (column, Match::Chosen)));
    let dialect = Dialect { delimiter, quote, spaced: false };
    let rows_line = line.number + 1 + memchr::memchr_iter(b'\n', line.text).count() as u32;
    let (line, start, rows_start) = (line.number, line.start, line.end);
    Some(Found { table, dialect, headings, written, matched, line, start, rows_start, rows_line, hint: false })
}

type Told = (Headings, Vec<(&'static str, Match)>, Table);

fn told(names: &[Vec<u8>], level: Level, lenient: bool) -> Option<Told> {
    let trimmed: Vec<Vec<u8>> = names.iter().map(|name| name.trim_ascii().to_vec()).collect();
    let spaced = |place: usize| trimmed[place] != names[place];
    let exact = of_pupils(Headings::of(trimmed.iter().map(|name| name.to_ascii_uppercase()).collect()));
    let has_all = |headings: &Headings, table: &Table| table.must_have().all(|name| headings.find(name).is_some());
    let known = |headings: &Headings| Table::of(headings).filter(|table| has_all(headings, table));
    let by_alias = || of_pupils(Headings::of(trimmed.iter().map(|name| alias_of(name)).collect()));
    let table = match level {
        Level::Exact => known(&exact)?,
        Level::Alias => known(&by_alias())?,
        Level::Typo => with_typos(&by_alias())?,
    };
    if table == Table::Header && lenient && is_of_another_list(&trimmed, &exact) {
        return None;
    }
    let table = if lenient { repeated_by(table, &trimmed).unwrap_or(table) } else { table };
    let (headings, matched) = if lenient { matched(&trimmed, &spaced, table) } else { (exact, Vec::new()) };
    Some((of_pupils(headings), matched, table))
}

/// In the rows of a virtual school the pupil's number does in place of the child's.
fn of_pupils(mut headings: Headings) -> Headings {
    if headings.have(Table::PupilYears.told_by()) {
        headings.stand_in("UPN", "CHILD");
    }
    headings
}

/// Whether what looks like Header under other names is one of lists 1 to 7 of Annex A, which have the same columns, or a
/// file of another return.
fn is_of_another_list(names: &[Vec<u8>], exact: &Headings) -> bool {
    let is_official = exact.have(Table::Header.told_by()) && exact.find("CHILD").is_some();
    !is_official && (names.iter().any(|name| is_among(OTHER_LISTS, name)) || other_return(names).is_some())
}

/// The extract that repeats the columns by which this table of the return is told, where its own columns stand there
/// too under other names or mistyped, and none of the table's other columns.
fn repeated_by(table: Table, names: &[Vec<u8>]) -> Option<Table> {
    if table.is_extract() || names.len() > MOST_GUESSED {
        return None;
    }
    let repeats = |extract: &Table| table.told_by().iter().all(|column| extract.columns().contains(column));
    let extract = Table::EXTRACTS.into_iter().find(repeats)?;
    let names = Headings::of(names.iter().map(|name| alias_of(name)).collect());
    let has = |column: &str| names.find(column).is_some() || names.near(column, extract.official()).is_some();
    let is_of_the_table = |column: &&str| *column != "DOB" && !extract.columns().contains(column);
    let own = table.official().iter().copied().filter(is_of_the_table).find(|column| names.find(column).is_some());
    (own.is_none() && extract.must_have().chain(extract.told_by().iter().copied()).all(has)).then_some(extract)
}

/// The table of which most columns are there, some with a letter or two wrong; CHILD and what tells the table among them.
fn with_typos(headings: &Headings) -> Option<Table> {
    let there = |table: &Table| table.official().iter().filter(|column| headings.find(column).is_some()).count();
    let score = |table: &Table| {
        let columns = table.official();
        let near = columns.iter().filter(|column| headings.near(column, columns).is_some()).count();
        (there(table) + near, there(table))
    };
    let can_be = |table: &Table| {
        let needed = table.must_have().chain(table.told_by().iter().copied());
        let mut needed = needed.filter(|column| !(*table == Table::Header && *column == "DOB"));
        needed.all(|column| headings.find(column).is_some() || headings.near(column, table.official()).is_some())
    };
    let likely = Table::all().filter(|table| there(table) >= 2 && can_be(table));
    let (table, (all, _)) = likely.map(|table| (table, score(&table))).max_by_key(|(_, score)| *score)?;
    (all >= 3).then_some(table)
}

/// Every name as a column of this table: itself, its alias, or the only one that it can be mistyped from.
fn matched(names: &[Vec<u8>], spaced: &dyn Fn(usize) -> bool, table: Table) -> (Headings, Vec<(&'static str, Match)>) {
    let official = table.official();
    let of_a_list = |alias: &[u8]| beside(table).iter().find(|column| column.as_bytes() == alias);
    let mut columns: Vec<Vec<u8>> = names.iter().map(|name| name.to_ascii_uppercase()).collect();
    let mut how = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let upper = name.to_ascii_uppercase();
        if let Some(column) = official.iter().find(|column| column.as_bytes() == upper) {
            if upper != *name {
                how.push((*column, Match::Case));
            }
            if spaced(place) {
                how.push((*column, Match::Spaces));
            }
            continue;
        }
        let alias = alias_of(name);
        let column = official.iter().find(|column| column.as_bytes() == alias).or_else(|| of_a_list(&alias));
        let Some(column) = column.filter(|column| !columns.iter().any(|other| other == column.as_bytes())) else {
            continue;
        };
        how.push((*column, Match::Alias));
        columns[place] = column.as_bytes().to_vec();
    }
    let headings = Headings::of(columns.clone());
    for column in official {
        if let Some(place) = headings.near(column, official) {
            how.push((*column, Match::Typo));
            columns[place] = column.as_bytes().to_vec();
        }
    }
    (Headings::of(columns), how)
}

impl Headings {
    /// The only name that is this missing column with a letter or two wrong, and no other column.
    fn near(&self, column: &str, official: &[&str]) -> Option<usize> {
        if self.find(column).is_some() {
            return None;
        }
        let most = if column.len() >= 6 { 2 } else { 1 };
        let close = |name: &[u8], column: &str, most: usize| {
            column.len() > 2 && distance(name, column.as_bytes(), most) <= most
        };
        let mut places = (0..self.len()).filter(|place| {
            let name = self.name(*place);
            let rivals = official.iter().filter(|other| **other != column && self.find(other).is_none());
            let mut rivals = rivals.filter(|other| close(name, other, if other.len() >= 6 { 2 } else { 1 }));
            !official.iter().any(|other| other.as_bytes() == name)
                && close(name, column, most)
                && rivals.next().is_none()
        });
        places.next().filter(|_| places.next().is_none())
    }
}
