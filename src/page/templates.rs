//! The simple extracts for the page: what each looks like, and the lines that it switches on.

use crate::indicators;
use crate::judging::Indicator;
use crate::rows::of_the_return::Table;
use serde::Serialize;

/// An extract that an officer can produce with one query.
#[derive(Serialize)]
pub struct TemplateView {
    file: &'static str,
    table: &'static str,
    about: &'static str,
    /// The heading row, as the file to download.
    csv: String,
    columns: Vec<ColumnView>,
    example: &'static [&'static str],
    /// The ids of the lines that need it, or that it can stand in for.
    switches_on: Vec<&'static str>,
}

#[derive(Serialize)]
struct ColumnView {
    name: &'static str,
    meaning: &'static str,
}

/// Every simple extract.
pub fn templates() -> Vec<TemplateView> {
    Table::EXTRACTS.into_iter().filter_map(template).collect()
}

fn template(table: Table) -> Option<TemplateView> {
    let template = table.template()?;
    let columns = template.headings.iter().zip(template.meanings);
    Some(TemplateView {
        file: template.file,
        table: template.name,
        about: template.about.trim(),
        csv: template.csv(),
        columns: columns.map(|(name, meaning)| ColumnView { name, meaning }).collect(),
        example: template.example,
        switches_on: lines_of(table),
    })
}

fn lines_of(table: Table) -> Vec<&'static str> {
    let reads = |indicator: &&Indicator| indicator.needs.contains(&table) || indicator.instead == Some(table);
    indicators::all().filter(reads).map(|indicator| indicator.id).collect()
}
