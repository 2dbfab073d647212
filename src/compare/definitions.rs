//! The definition of every line as a list: what its constant says, and the published measure of the same definition.

use crate::calendar::return_year;
use crate::compare::same::{self, Same};
use crate::indicators::SECTIONS;
use crate::judging::{Groups, Indicator};
use crate::rows::of_the_return::Table;
use serde::Serialize;

/// What one line is.
#[derive(Serialize, Debug)]
pub struct Definition {
    /// The project's own number.
    pub id: &'static str,
    /// The title.
    pub title: &'static str,
    /// The section of the report.
    pub section: &'static str,
    /// The numbers of official frameworks.
    pub codes: &'static [&'static str],
    /// What the value is counted in.
    pub unit: &'static str,
    /// Which way is good.
    pub better: &'static str,
    /// The days that it looks at.
    pub window: &'static str,
    /// What the cases are.
    pub cases: &'static str,
    /// The words of the denominator, or of those who could be counted.
    pub denominator: Vec<&'static str>,
    /// The words of the numerator.
    pub numerator: Vec<&'static str>,
    /// What stands beside the headline.
    pub beside: Vec<&'static str>,
    /// Where the words come from.
    pub source: &'static str,
    /// What a reader should know of the definition.
    pub note: &'static str,
    /// The tables without which there is no figure.
    pub tables: Vec<&'static str>,
    /// The table that does in place of the last one.
    pub instead: Option<&'static str>,
    /// The published measures of the same definition, each with its years and what difference is left.
    pub published: Vec<String>,
}

/// Every line, in the order of the report.
pub fn definitions() -> Vec<Definition> {
    SECTIONS.iter().flat_map(|section| section.lines().map(|line| definition(section.title, line))).collect()
}

fn definition(section: &'static str, line: &'static Indicator) -> Definition {
    let words = line.measure.words();
    let names = |tables: &[Table]| tables.iter().map(|table| table.name()).collect();
    Definition {
        id: line.id,
        title: line.title,
        section,
        codes: line.codes,
        unit: line.unit.key(),
        better: line.better.key(),
        window: line.window.key(),
        cases: line.measure.cases().1,
        denominator: words.denominator,
        numerator: words.numerator,
        beside: line.groups.iter().flat_map(beside).collect(),
        source: line.source,
        note: line.note.unwrap_or_default(),
        tables: names(line.needs),
        instead: line.instead.map(Table::name),
        published: published(line.id),
    }
}

/// The labels of other measures, or what the groups are of.
fn beside(groups: &Groups) -> Vec<&'static str> {
    match groups {
        Groups::Parts(_, parts) => parts.iter().map(|part| part.label).collect(),
        Groups::Profile(name, _) | Groups::By(name, _) | Groups::Series(name, _) => vec![*name],
    }
}

/// The published measures that stand beside a line: each with its years, and what difference is left.
pub fn published(id: &str) -> Vec<String> {
    same::of(id).map(measure).collect()
}

fn measure(same: &Same) -> String {
    let names = [same.title, same.measure].into_iter().filter(|name| !name.is_empty());
    let names: Vec<&str> = names.collect();
    let years = match same.to {
        None => format!("from {}", return_year(same.from)),
        Some(last) => format!("{} to {}", return_year(same.from), return_year(last)),
    };
    let differs = if same.differs.is_empty() { String::new() } else { format!(". {}", same.differs) };
    format!("{} ({years}){differs}", names.join(", "))
}

impl Definition {
    /// What stands above the cells of a definition.
    pub const HEADINGS: [&'static str; 16] = [
        "id",
        "title",
        "section",
        "codes",
        "unit",
        "better",
        "window",
        "cases",
        "denominator",
        "numerator",
        "beside",
        "source",
        "note",
        "tables",
        "instead",
        "published",
    ];

    /// Its cells: of several things in one, each after a semicolon.
    pub fn cells(&self) -> [String; 16] {
        let several = |words: &[&str]| words.join("; ");
        [
            self.id.to_owned(),
            self.title.to_owned(),
            self.section.to_owned(),
            several(self.codes),
            self.unit.to_owned(),
            self.better.to_owned(),
            self.window.to_owned(),
            self.cases.to_owned(),
            several(&self.denominator),
            several(&self.numerator),
            several(&self.beside),
            self.source.to_owned(),
            self.note.to_owned(),
            several(&self.tables),
            self.instead.unwrap_or_default().to_owned(),
            self.published.join("; "),
        ]
    }
}
