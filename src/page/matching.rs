//! The headings of one file against the columns of the table that it most resembles, the likeliest first.

use super::Session;
use super::beside::matching_file;
use crate::file::choices::FileChoices;
use crate::file::decode;
use crate::file::headings::likely::{Likely, likeliest};
use crate::file::headings::{alias_of, aliases_of, squeezed};
use crate::file::matching::name_of;
use crate::tables::Table;
use crate::tables::spelling::distance;
use serde::Serialize;

/// What the officer is asked to match.
#[derive(Serialize)]
pub struct MatchingView {
    path: String,
    name: String,
    table: &'static str,
    tables: Vec<&'static str>,
    line: String,
    lines: Vec<HeadingView>,
    columns: Vec<ColumnView>,
}

#[derive(Serialize)]
struct ColumnView {
    column: &'static str,
    needed: bool,
    suggested: Option<String>,
    headings: Vec<HeadingView>,
}

#[derive(Clone, Serialize)]
struct HeadingView {
    value: String,
    words: String,
}

/// The likeliest heading line of a file, or the one that was chosen, read only as far as its first lines go.
pub fn first_lines_of(bytes: &[u8], choices: &FileChoices) -> Likely {
    let first = &bytes[..bytes.len().min(FIRST_BYTES)];
    decode::decode(first, choices.encoding)
        .map_or_else(|_| Likely::default(), |text| likeliest(&text.bytes, &choices.of_headings()))
}

/// Headings stand among the first lines.
const FIRST_BYTES: usize = 64 * 1024;

impl Session {
    /// The headings of a file against the columns of a table; of the one it most resembles when none is named.
    /// They are those on `line`, such as `line 3`, and on the likeliest when none is named.
    pub fn matching(&self, path: &str, table: &str, line: &str) -> Result<MatchingView, String> {
        let source = self.sources.iter().find(|source| source.path == path).ok_or(NO_FILE)?;
        let mut choices = self.choices.of(path);
        choices.answer("line", "", line);
        let first = first_lines_of(&source.bytes, &choices);
        let named = Table::all().find(|one| one.name() == table);
        let table = named.unwrap_or_else(|| resembled(&first.names));
        Ok(MatchingView {
            path: path.to_owned(),
            name: source.name().to_owned(),
            table: table.name(),
            tables: Table::RETURN.into_iter().chain(Table::EXTRACTS).map(Table::name).collect(),
            line: line_value(first.line),
            lines: first.lines.into_iter().map(line_view).collect(),
            columns: columns(table, &first.names, &choices),
        })
    }

    /// The matching of one file as a small file to be dropped again next time.
    pub fn matching_file(&self, path: &str) -> Result<String, String> {
        let source = self.sources.iter().find(|source| source.path == path).ok_or(NO_FILE)?;
        let choices = self.choices.of(path);
        let columns = choices.columns.values();
        let tables = columns.flat_map(|column| Table::all().filter(|table| table.told_by().contains(&column.as_str())));
        let table = tables.last().unwrap_or_else(|| resembled(&first_lines_of(&source.bytes, &choices).names));
        Ok(matching_file(table.name(), &choices))
    }
}

const NO_FILE: &str = "There is no file of that name any more.";

/// The table of which most columns seem to be there.
fn resembled(headings: &[Vec<u8>]) -> Table {
    let seems_there = |column: &&&'static str| headings.iter().any(|name| likeness(name, column) <= LIKELY);
    let score = |table: &Table| table.official().iter().filter(seems_there).count() * 100 / table.official().len();
    Table::EXTRACTS
        .into_iter()
        .rev()
        .chain(Table::RETURN.into_iter().rev())
        .max_by_key(score)
        .unwrap_or(Table::Episodes)
}

/// Up to this far from a column, a heading is suggested for it.
const LIKELY: usize = 2;

/// How far a heading is from a column or from the nearest of its other names; 0 for the same.
fn likeness(heading: &[u8], column: &'static str) -> usize {
    if alias_of(heading.trim_ascii()) == column.as_bytes() {
        return 0;
    }
    let plain = squeezed(heading);
    let names = aliases_of(column).chain([column]);
    names.map(|name| far(&plain, &squeezed(name.as_bytes()))).min().unwrap_or(usize::MAX)
}

/// How far two names are apart; short ones are further apart for the same number of letters.
fn far(heading: &[u8], name: &[u8]) -> usize {
    let holds = name.len() >= 6 && memchr::memmem::find(heading, name).is_some();
    let short = usize::from(name.len() < 6) + usize::from(name.len() < 4);
    if holds { 1 } else { distance(heading, name, heading.len().max(name.len())) + short }
}

/// A heading of the file.
struct Heading<'a> {
    place: usize,
    bytes: &'a [u8],
    name: String,
    /// Whether it is suggested for no column yet.
    is_free: bool,
}

impl Heading<'_> {
    fn new((place, bytes): (usize, &Vec<u8>)) -> Option<Heading<'_>> {
        let name = name_of(bytes, place);
        (!bytes.trim_ascii().is_empty()).then_some(Heading { place, bytes, name, is_free: true })
    }
}

fn columns(table: Table, headings: &[Vec<u8>], choices: &FileChoices) -> Vec<ColumnView> {
    let mut all: Vec<Heading> = headings.iter().enumerate().filter_map(Heading::new).collect();
    table.official().iter().map(|column| column_view(table, column, &mut all, choices)).collect()
}

fn column_view(table: Table, column: &'static str, all: &mut [Heading], choices: &FileChoices) -> ColumnView {
    all.sort_by_cached_key(|heading| (likeness(heading.bytes, column), heading.place));
    let is_chosen = |heading: &Heading| choices.columns.get(&heading.name).is_some_and(|chosen| chosen == column);
    let is_likely = |heading: &Heading| heading.is_free && likeness(heading.bytes, column) <= LIKELY;
    let suggested = all.iter().position(is_chosen).or_else(|| all.iter().position(is_likely));
    if let Some(place) = suggested {
        all[place].is_free = false;
    }
    ColumnView {
        column,
        needed: table.must_have().chain(table.told_by().iter().copied()).any(|name| name == column),
        suggested: suggested.map(|place| all[place].name.clone()),
        headings: all.iter().map(|heading| heading_view(&heading.name)).collect(),
    }
}

fn heading_view(name: &str) -> HeadingView {
    let words = name.strip_prefix('#').map_or_else(|| name.to_owned(), |place| format!("Column {place}"));
    HeadingView { value: name.to_owned(), words }
}

fn line_value(line: u32) -> String {
    format!("line {line}")
}

fn line_view(line: u32) -> HeadingView {
    HeadingView { value: line_value(line), words: format!("Line {line}") }
}
