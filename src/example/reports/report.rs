//! What a report that is made again is made of.

use crate::compare::settings::added::Added;
use crate::compare::settings::form::Words;
use crate::compare::settings::model::{LineSettings, NamedSet, Settings};
use crate::compare::settings::paper::{DETAILS, Written};
use crate::compare::settings::telling::{Kind, Telling};
use crate::compare::settings::text;
use crate::compare::target::{From, Target};
use crate::example::ExampleFile;
use crate::indicators::find;
use crate::tables::Table;
use std::collections::BTreeMap;

/// A report that is made again.
pub struct Report {
    /// Its number among the five.
    pub number: &'static str,
    /// What it is about, after "As in".
    pub about: &'static str,
    /// Its as-at date.
    pub as_at: &'static str,
    /// Whose words its paper uses.
    pub words: Words,
    /// The returns and extracts of its children.
    pub children: fn() -> Vec<ExampleFile>,
    /// Rows of typed numbers.
    pub typed: &'static [&'static str],
    /// The details of its paper.
    pub details: &'static [(&'static str, &'static str)],
    /// Its headings with their lines, in its order.
    pub promises: &'static [(&'static str, &'static [&'static str])],
    /// Aims in tenths.
    pub aims: &'static [(&'static str, Option<i64>, From)],
    /// Sentences chosen for lines: the line, what it says, and of parts which.
    pub tells: &'static [Tells],
    /// Figures of others of the time beside its lines.
    pub beside: &'static [OfOthers],
    /// What is added to the sentences of the paper, by their places.
    pub adds: &'static [(&'static str, &'static str)],
}

/// A figure of others: the line, whose, in hundredths, the year by its end, the part of it, and the source.
pub type OfOthers = (&'static str, &'static str, i64, i32, &'static str, &'static str);

/// A sentence chosen for a line.
pub type Tells = (&'static str, &'static str, &'static [&'static str]);

impl Report {
    /// Its files but for the settings: the same bytes each time.
    pub fn files(&self) -> Vec<ExampleFile> {
        let mut files = (self.children)();
        let template = Table::TypedNumbers.template().filter(|_| !self.typed.is_empty());
        files.extend(template.map(|template| {
            let blank = |row: &str| ",".repeat(template.headings.len() - row.split(',').count());
            let rows = self.typed.iter().map(|row| format!("{row}{}\n", blank(row)));
            let bytes = (template.csv() + &rows.collect::<String>()).into_bytes();
            ExampleFile { path: format!("extracts/{}", template.file), bytes }
        }));
        files
    }

    /// The file of what is set, with texts in place of sentences of the paper.
    pub fn settings(&self, texts: BTreeMap<String, Written>) -> ExampleFile {
        let name = format!("As in {}", self.about);
        let promise = |(title, lines): &(&str, &[&str])| {
            ((*title).to_owned(), lines.iter().map(|line| (*line).to_owned()).collect())
        };
        let sets = vec![NamedSet { name: name.clone(), promises: self.promises.iter().map(promise).collect() }];
        let mut settings = Settings { authority: "Anyborough".to_owned(), set: name, sets, ..Settings::default() };
        settings.lines = self.aims.iter().filter_map(aimed).collect();
        for &(id, name, hundredths, year, period, source) in self.beside {
            let [name, period, source] = [name, period, source].map(str::to_owned);
            let added = Added { part: String::new(), name, hundredths, year, period, source };
            settings.lines.entry(id.to_owned()).or_default().comparators.push(added);
        }
        settings.paper.words = self.words;
        settings.paper.texts = texts;
        settings.paper.tellings = self.tells.iter().filter_map(told).collect();
        let known = |key: &str| DETAILS.iter().map(|(known, _)| *known).find(|known| *known == key);
        let detail = |(key, words): &(&str, &str)| Some((known(key)?, (*words).to_owned()));
        settings.paper.details = self.details.iter().filter_map(detail).collect();
        ExampleFile { path: "scorecard-settings.json".to_owned(), bytes: text(&settings).into_bytes() }
    }
}

fn told((id, says, parts): &Tells) -> Option<Telling> {
    let parts = parts.iter().map(|part| (*part).to_owned()).collect();
    Some(Telling { line: find(id)?.id, kind: Kind::of(says, parts)? })
}

fn aimed((id, tenths, from): &(&str, Option<i64>, From)) -> Option<(String, LineSettings)> {
    let target = Some(Target { tenths: *tenths, from: *from });
    Some((find(id)?.id.to_owned(), LineSettings { target, ..LineSettings::default() }))
}
