//! A table to take away: one value a cell.

use super::words;
use crate::calendar::Day;
use crate::history::History;
use serde::Serialize;

/// What every list of children says of itself.
pub const MARKING: &str = "OFFICIAL-SENSITIVE: a list of children. Not for publication.";
/// What a table without children says of itself.
const UNMARKED: &str =
    "No child is listed. Small numbers are not held back: this is the officer's view and not for publication.";

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Text,
    Number,
    /// A day, such as 2018-03-31.
    Date,
}

impl Kind {
    fn key(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Number => "number",
            Kind::Date => "date",
        }
    }
}

/// A column: its heading, and what it holds.
pub(super) type Column = (String, Kind);

/// A table to take away.
#[derive(Serialize)]
pub struct SavedView {
    /// The name of its file, without an ending; a list of children says so in it.
    pub name: String,
    /// What it is, with its marking.
    pub title: String,
    /// The as-at date.
    pub as_at: String,
    /// What it says of itself, where it holds data of children.
    pub marking: Option<&'static str>,
    /// The headings.
    pub headings: Vec<String>,
    /// What each column holds.
    pub kinds: Vec<&'static str>,
    /// The rows, each with a cell for each heading.
    pub rows: Vec<Vec<String>>,
    /// What is to be known of it, each with its name.
    pub notes: Vec<[String; 2]>,
}

/// Columns of one kind after another.
pub(super) fn columns(all: &[(&str, Kind)]) -> Vec<Column> {
    all.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect()
}

/// Of what a table is: its name and title without a marking, and the children at the as-at date.
pub(super) struct About<'a> {
    pub name: String,
    pub title: String,
    pub history: &'a History,
}

impl SavedView {
    /// A table that names no child.
    pub(super) fn plain(about: About, columns: Vec<Column>, rows: Vec<Vec<String>>) -> SavedView {
        SavedView::new(about, columns, rows, None)
    }

    /// A list of children: its name and its title say so, and so does every row.
    pub(super) fn of_children(about: About, mut columns: Vec<Column>, mut rows: Vec<Vec<String>>) -> SavedView {
        columns.push(("marking".to_owned(), Kind::Text));
        rows.iter_mut().for_each(|row| row.push(MARKING.to_owned()));
        let (name, title) =
            (format!("OFFICIAL-SENSITIVE-children-{}", about.name), format!("{MARKING} {}", about.title));
        SavedView::new(About { name, title, ..about }, columns, rows, Some(MARKING))
    }

    fn new(about: About, columns: Vec<Column>, rows: Vec<Vec<String>>, marking: Option<&'static str>) -> SavedView {
        let (headings, kinds): (Vec<String>, Vec<Kind>) = columns.into_iter().unzip();
        let as_at = about.history.period.last.iso();
        let notes = [
            ("What it is", about.title.clone()),
            ("As at", as_at.clone()),
            ("Source", source(&about.history.records.years)),
            ("Children", marking.unwrap_or(UNMARKED).to_owned()),
        ];
        SavedView {
            name: about.name,
            title: about.title,
            as_at,
            marking,
            headings,
            kinds: kinds.into_iter().map(Kind::key).collect(),
            rows,
            notes: notes.map(|(name, words)| [name.to_owned(), words]).to_vec(),
        }
    }

    /// One more thing to be known of it.
    pub(super) fn noted(mut self, name: &str, words: &str) -> SavedView {
        self.notes.push([name.to_owned(), words.to_owned()]);
        self
    }
}

/// Where the figures come from.
pub(super) fn source(years: &[i32]) -> String {
    let years: Vec<String> = years.iter().map(|year| words::return_year(*year)).collect();
    match years.split_last() {
        None => "Source: the authority's own extracts.".to_owned(),
        Some((only, [])) => format!("Source: the authority's SSDA903 return for {only}, and its extracts."),
        Some((last, before)) => {
            format!("Source: the authority's SSDA903 returns for {} and {last}, and its extracts.", before.join(", "))
        }
    }
}

/// Tenths of a unit as a number for a machine; nothing where there is none.
pub(super) fn tenths(tenths: Option<i64>) -> String {
    number(tenths.map(words::in_units))
}

/// Hundredths, the same.
pub(super) fn hundredths(hundredths: Option<i64>) -> String {
    number(hundredths.map(|hundredths| hundredths as f64 / 100.0))
}

/// A number for a machine, with no more decimals than it has.
pub(super) fn number(number: Option<impl ToString>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// A day for a machine.
pub(super) fn day(day: Option<Day>) -> String {
    day.map(Day::iso).unwrap_or_default()
}

/// Words, or an empty cell.
pub(super) fn text(words: Option<&str>) -> String {
    words.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_for_a_machine() {
        assert_eq!([Some(110), Some(-5), Some(12345), None].map(tenths), ["11", "-0.5", "1234.5", ""]);
        assert_eq!([Some(1000), Some(855)].map(hundredths), ["10", "8.55"]);
    }
}
