//! What came of the rows of a file of published figures.

use super::compare::PublishedFileView;
use super::words;
use crate::account::Notice;
use serde::Serialize;

/// What came of a file of published figures: all of its rows.
#[derive(Serialize)]
pub struct RowsView {
    /// How many rows there are, and what became of them.
    pub words: String,
    notices: Vec<RowsNoticeView>,
}

#[derive(Serialize)]
struct RowsNoticeView {
    rows: u32,
    words: String,
    /// The first lines concerned.
    lines: Vec<u32>,
}

impl RowsView {
    /// The account of a file.
    pub fn of(file: &PublishedFileView) -> RowsView {
        let notice = |notice: &Notice| {
            let (words, lines) = (notice.message.clone(), notice.lines.clone());
            RowsNoticeView { rows: notice.rows, words, lines }
        };
        RowsView { words: rows_words(file), notices: file.notices.iter().map(notice).collect() }
    }
}

/// How many rows there are, and what became of them.
pub fn rows_words(file: &PublishedFileView) -> String {
    let [rows, used, set_aside, mended] = [file.rows, file.used, file.set_aside, file.mended].map(i64::from);
    let rows = words::counted(rows, ("row", "rows"));
    let [used, set_aside, mended] = [used, set_aside, mended].map(words::count);
    format!("{rows}: {used} used, {set_aside} set aside, {mended} said before.")
}
