//! Guesses as the page puts them to the officer: what was taken, what else it could be, and what was chosen.

use super::words::capital;
use crate::account::{Choice, Notice, NoticeKind};
use crate::file::choices::FileChoices;
use crate::tables::Table;
use serde::Serialize;

/// A guess that can be turned round.
#[derive(Serialize)]
pub struct ChoiceView {
    /// The question, as [`FileChoices::answer`] knows it.
    pub name: &'static str,
    /// The column that it is about; none when it is about the file.
    pub column: String,
    question: String,
    options: Vec<OptionView>,
}

#[derive(Serialize)]
struct OptionView {
    value: String,
    words: String,
}

/// An answer that the officer gave.
#[derive(Serialize)]
pub struct AnswerView {
    /// The question.
    pub name: &'static str,
    /// The column that it is about; none when it is about the file.
    pub column: String,
    value: String,
    words: String,
}

impl ChoiceView {
    /// The guess of a notice.
    pub fn of(notice: &Notice, table: Option<Table>) -> Option<ChoiceView> {
        let Choice { name, taken, others } = notice.choice.as_ref()?;
        let column = notice.column.filter(|_| *name == "years").unwrap_or_default();
        let words = |value: &String| words(name, column, value, table);
        let option = |value: &String| OptionView { value: value.clone(), words: words(value) };
        let question = match notice.kind {
            NoticeKind::Refused => "It can be read all the same, if this is so:".to_owned(),
            _ => format!("{}. Not so?", words(taken)),
        };
        let options = others.iter().map(option).collect();
        Some(ChoiceView { name, column: column.to_owned(), question, options })
    }
}

/// What reading by an answer means, without a full stop.
fn words(name: &str, column: &str, value: &str, table: Option<Table>) -> String {
    match (name, value) {
        ("dates", "day first") => "Read as day/month/year".to_owned(),
        ("dates", _) => "Read as month/day/year".to_owned(),
        ("delimiter", _) => format!("Read with {} between the cells", delimiter(value)),
        ("line", _) => format!("Read with the headings on {value}"),
        ("quote", "single") => "Read with single quotation marks around the cells".to_owned(),
        ("quote", _) => "Read with single quotation marks as part of the cells".to_owned(),
        ("years", _) => format!("Read the years of {column} as {value}"),
        ("encoding", "windows-1252") => "Read as Windows text".to_owned(),
        ("encoding", "utf-16le") => "Read as Unicode text (UTF-16)".to_owned(),
        ("encoding", "utf-16be") => "Read as Unicode text (UTF-16) with the bytes the other way round".to_owned(),
        ("encoding", _) => format!("Read as {}", value.to_uppercase()),
        ("days_from_1904", _) => format!("Read with the days counted {value}"),
        ("headings_exact", "not read") => "Read only headings that are written as in the return".to_owned(),
        ("headings_exact", _) => "Read with other names taken for those of the return".to_owned(),
        ("swapped", "as they stand") => "Read as they stand".to_owned(),
        ("swapped", _) => {
            let (start, end) = table.and_then(Table::span).unwrap_or_default();
            format!("Read {start} and {end} in place of each other")
        }
        ("midnights", "as they are written") => "Read the days as they are written, whatever the time".to_owned(),
        ("midnights", _) => "Read 23:00 in UTC as midnight of the next day".to_owned(),
        ("year", "by most of the starts") => "Most of the starts tell the year of the return".to_owned(),
        ("year", "by the later days") => "The later days tell the year of the return".to_owned(),
        ("year", _) => "The latest start tells the year of the return".to_owned(),
        ("authorities", "one authority") => "Read a number as one child, whatever LA says".to_owned(),
        ("authorities", _) => "Read a number in two authorities as two children".to_owned(),
        ("ids_exact" | "codes_exact", "as they are written") => "Read as they are written".to_owned(),
        _ => capital(value),
    }
}

fn delimiter(value: &str) -> &str {
    match value {
        "," => "commas",
        ";" => "semicolons",
        "tab" => "tabs",
        "|" => "upright strokes",
        other => other,
    }
}

/// Everything that the officer chose for a file.
pub fn answers(choices: &FileChoices, table: Option<Table>) -> Vec<AnswerView> {
    let view = |(name, column, value): (&'static str, String, String)| {
        let words = match name {
            "columns" => format!("{column} is read from {}", heading(&value)),
            _ => words(name, &column, &value, table),
        };
        AnswerView { name, column, value, words }
    };
    choices.answers().into_iter().map(view).collect()
}

/// A heading as [`crate::file::matching::name_of`] has it, in words.
fn heading(name: &str) -> String {
    name.strip_prefix('#').map_or_else(|| format!("“{name}”"), |place| format!("column {place}"))
}
