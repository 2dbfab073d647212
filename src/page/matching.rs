//! The headings of one file against the columns of the table that it most resembles, the likeliest first.

use super::Session;
use super::beside::matching_file;
use crate::choices::FileChoices;
use crate::decode;
use crate::headings::{alias_of, aliases_of, likeliest, squeezed};
use crate::matching::name_of;
use crate::spelling::distance;
use crate::table::Table;
use serde::Serialize;

/// What the officer is asked to match.
#[derive(Serialize)]
pub struct MatchingView {
    path: String,
    name: String,
    table: &'static str,
    tables: Vec<&'static str>,
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

/// The headings of a file, read only as far as its first lines go.
pub fn headings_of(bytes: &[u8], choices: &FileChoices) -> Vec<Vec<u8>> {
    let first = &bytes[..bytes.len().min(FIRST_BYTES)];
    let text = decode::decode(first, choices.encoding);
    text.map(|text| likeliest(&text.bytes, choices.delimiter_byte())).unwrap_or_default()
}

/// Headings stand among the first lines.
const FIRST_BYTES: usize = 64 * 1024;

impl Session {
    /// The headings of a file against the columns of a table; of the one it most resembles when none is named.
    pub fn matching(&self, path: &str, table: &str) -> Result<MatchingView, String> {
        let source = self.sources.iter().find(|source| source.path == path).ok_or(NO_FILE)?;
        let choices = self.choices.of(path);
        let headings = headings_of(&source.bytes, &choices);
        let named = Table::ALL.into_iter().find(|one| one.name() == table);
        let table = named.unwrap_or_else(|| resembled(&headings));
        Ok(MatchingView {
            path: path.to_owned(),
            name: source.name().to_owned(),
            table: table.name(),
            tables: Table::ALL.map(Table::name).to_vec(),
            columns: columns(table, &headings, &choices),
        })
    }

    /// The matching of one file as a small file to be dropped again next time.
    pub fn matching_file(&self, path: &str) -> Result<String, String> {
        let source = self.sources.iter().find(|source| source.path == path).ok_or(NO_FILE)?;
        let choices = self.choices.of(path);
        let columns = choices.columns.values();
        let tables = columns
            .flat_map(|column| Table::ALL.into_iter().filter(|table| table.told_by().contains(&column.as_str())));
        let table = tables.last().unwrap_or_else(|| resembled(&headings_of(&source.bytes, &choices)));
        Ok(matching_file(table.name(), &choices))
    }
}

const NO_FILE: &str = "There is no file of that name any more.";

/// The table of which most columns seem to be there.
fn resembled(headings: &[Vec<u8>]) -> Table {
    let seems_there = |column: &&&'static str| headings.iter().any(|name| likeness(name, column) <= LIKELY);
    let score = |table: &Table| table.official().iter().filter(seems_there).count() * 100 / table.official().len();
    Table::ALL.into_iter().rev().max_by_key(score).unwrap_or(Table::Episodes)
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
    let far = |name: &str| {
        let name = squeezed(name.as_bytes());
        let holds = name.len() >= 6 && memchr::memmem::find(&plain, &name).is_some();
        if holds || plain.len() <= LIKELY { 1 + usize::from(!holds) * 40 } else { distance(&plain, &name, 40) }
    };
    names.map(far).min().unwrap_or(usize::MAX)
}

fn columns(table: Table, headings: &[Vec<u8>], choices: &FileChoices) -> Vec<ColumnView> {
    let names: Vec<String> = headings.iter().enumerate().map(|(place, name)| name_of(name, place)).collect();
    let mut free: Vec<bool> = headings.iter().map(|name| !name.trim_ascii().is_empty()).collect();
    let mut view = |column: &'static str| {
        let mut order: Vec<usize> =
            (0..headings.len()).filter(|place| !headings[*place].trim_ascii().is_empty()).collect();
        order.sort_by_key(|place| (likeness(&headings[*place], column), *place));
        let chosen =
            order.iter().copied().find(|place| choices.columns.get(&names[*place]).is_some_and(|to| to == column));
        let likely =
            || order.iter().copied().find(|place| free[*place] && likeness(&headings[*place], column) <= LIKELY);
        let suggested = chosen.or_else(likely);
        if let Some(place) = suggested {
            free[place] = false;
        }
        ColumnView {
            column,
            needed: column == "CHILD" || table.told_by().contains(&column),
            suggested: suggested.map(|place| names[place].clone()),
            headings: order.into_iter().map(|place| heading_view(&names[place])).collect(),
        }
    };
    table.official().iter().map(|column| view(column)).collect()
}

fn heading_view(name: &str) -> HeadingView {
    let words = name.strip_prefix('#').map_or_else(|| name.to_owned(), |place| format!("Column {place}"));
    HeadingView { value: name.to_owned(), words }
}
