//! Guesses as the page puts them to the officer: what was taken, what else it could be, and what was chosen.

use super::words::capital;
use crate::account::{Choice, Notice, NoticeKind, Question};
use crate::file::choices::FileChoices;
use crate::tables::Table;
use serde::Serialize;

/// A guess that can be turned round.
#[derive(Serialize)]
pub struct ChoiceView {
    /// The question, as [`FileChoices::answer`] knows it.
    pub name: Question,
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
    pub name: Question,
    /// The column that it is about; none when it is about the file.
    pub column: String,
    value: String,
    words: String,
}

impl ChoiceView {
    /// The guess of a notice.
    pub fn of(notice: &Notice, table: Option<Table>) -> Option<ChoiceView> {
        let Choice { name, taken, others } = notice.choice.as_ref()?;
        let column = notice.column.filter(|_| *name == Question::Years).unwrap_or_default();
        let words = |value: &String| words(*name, column, value, table);
        let option = |value: &String| OptionView { value: value.clone(), words: words(value) };
        let question = match notice.kind {
            NoticeKind::Refused => "It can be read all the same, if this is so:".to_owned(),
            _ => format!("{}. Not so?", words(taken)),
        };
        let options = others.iter().map(option).collect();
        Some(ChoiceView { name: *name, column: column.to_owned(), question, options })
    }
}

/// What reading by an answer means, without a full stop.
fn words(question: Question, column: &str, value: &str, table: Option<Table>) -> String {
    match (question, value) {
        (Question::Dates, "day first") => "Read as day/month/year".to_owned(),
        (Question::Dates, _) => "Read as month/day/year".to_owned(),
        (Question::Delimiter, _) => format!("Read with {} between the cells", delimiter(value)),
        (Question::Line, _) => format!("Read with the headings on {value}"),
        (Question::Quote, "single") => "Read with single quotation marks around the cells".to_owned(),
        (Question::Quote, _) => "Read with single quotation marks as part of the cells".to_owned(),
        (Question::Years, _) => format!("Read the years of {column} as {value}"),
        (Question::Encoding, "windows-1252") => "Read as Windows text".to_owned(),
        (Question::Encoding, "utf-16le") => "Read as Unicode text (UTF-16)".to_owned(),
        (Question::Encoding, "utf-16be") => {
            "Read as Unicode text (UTF-16) with the bytes the other way round".to_owned()
        }
        (Question::Encoding, _) => format!("Read as {}", value.to_uppercase()),
        (Question::DaysFrom1904, _) => format!("Read with the days counted {value}"),
        (Question::HeadingsExact, "not read") => "Read only headings that are written as in the return".to_owned(),
        (Question::HeadingsExact, _) => "Read with other names taken for those of the return".to_owned(),
        (Question::Swapped, "as they stand") => "Read as they stand".to_owned(),
        (Question::Swapped, _) => {
            let (start, end) = table.and_then(Table::span).unwrap_or_default();
            format!("Read {start} and {end} in place of each other")
        }
        (Question::Midnights, "as they are written") => {
            "Read the days as they are written, whatever the time".to_owned()
        }
        (Question::Midnights, _) => "Read 23:00 in UTC as midnight of the next day".to_owned(),
        (Question::Year, "by most of the starts") => "Most of the starts tell the year of the return".to_owned(),
        (Question::Year, "by the later days") => "The later days tell the year of the return".to_owned(),
        (Question::Year, _) => "The latest start tells the year of the return".to_owned(),
        (Question::Authorities, "one authority") => "Read a number as one child, whatever LA says".to_owned(),
        (Question::Authorities, _) => "Read a number in two authorities as two children".to_owned(),
        (Question::Typed, _) => "Its rows stand among the numbers typed on this page".to_owned(),
        (Question::IdsExact | Question::CodesExact, "as they are written") => "Read as they are written".to_owned(),
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
    let view = |(name, column, value): (Question, String, String)| {
        let words = match name {
            Question::Columns => format!("{column} is read from {}", heading(&value)),
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
