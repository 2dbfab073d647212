//! A table to take away: one value a cell.

use serde::Serialize;

/// What every list of children says of itself.
pub const MARKING: &str = "OFFICIAL-SENSITIVE: a list of children. Not for publication.";

/// A table to take away.
#[derive(Serialize)]
pub struct SavedView {
    /// The name of its file, without an ending; a list of children says so in it.
    pub name: String,
    /// What it is, with its marking.
    pub title: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows, each with a cell for each heading.
    pub rows: Vec<Vec<String>>,
}
