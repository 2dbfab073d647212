//! What is written beside typed numbers. A row keeps numbers alone, so the cells of its words are read once more.

use crate::file::choices::Choices;
use crate::file::formulas::plain;
use crate::file::{self, Source};
use crate::rows::of_extracts::TypedNumber;
use std::collections::BTreeSet;

/// A typed number with the words of its row.
#[derive(Clone, PartialEq, Debug)]
pub struct Typed {
    /// The number of the line, or of a measure of the council's own.
    pub line: String,
    /// The number.
    pub number: TypedNumber,
    /// The part of the line that it is of; nothing for the whole.
    pub part: String,
    /// Where it comes from.
    pub source: String,
    /// The name of a measure of the council's own, as it is written.
    pub name: String,
    /// What that measure is counted in, as it is written.
    pub unit: String,
    /// Which way is good for it, as it is written.
    pub better: String,
    /// What was said on the last day, where it is no number.
    pub words: String,
}

impl Typed {
    /// A number whose words were not read yet.
    pub fn of(line: String, number: TypedNumber) -> Typed {
        let [part, source, name, unit, better, words] = Default::default();
        Typed { line, number, part, source, name, unit, better, words }
    }
}

/// Reads the words of the rows.
pub fn tell(typed: &mut [Typed], sources: &[Source], choices: &Choices) {
    let files: BTreeSet<u16> = typed.iter().map(|typed| typed.number.origin.file).collect();
    for file in files {
        let rows = typed.iter_mut().filter(|typed| typed.number.origin.file == file);
        tell_of_file(rows.collect(), &sources[usize::from(file)], choices);
    }
}

fn tell_of_file(mut typed: Vec<&mut Typed>, source: &Source, choices: &Choices) {
    typed.sort_unstable_by_key(|typed| typed.number.origin.line);
    let lines: Vec<u32> = typed.iter().map(|typed| typed.number.origin.line).collect();
    let Some((headings, rows)) = file::rows_at(source, &choices.of(&source.path), &lines) else { return };
    let places = ["PART", "NOTE", "NAME", "UNIT", "BETTER", "WORDS"].map(|column| headings.find(column));
    for (line, cells) in rows {
        let Ok(at) = lines.binary_search(&line) else { continue };
        let word = |place: Option<usize>| {
            place.and_then(|place| cells.get(place)).map(|cell| plain(cell).to_owned()).unwrap_or_default()
        };
        let [part, source, name, unit, better, words] = places.map(word);
        let of = Typed::of(typed[at].line.clone(), typed[at].number);
        *typed[at] = Typed { part, source, name, unit, better, words, ..of };
    }
}
