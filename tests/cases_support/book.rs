//! A file of worked examples: prose, rows as CSV blocks, an as-at date, and answer blocks that can be written anew.
//!
//! An example begins with `### ` and its title. A block that begins with ```` ```csv 2017-18/episodes.csv ```` holds
//! rows. A folder named for a statistical year is the return of that year, and the columns left out of its files are
//! blank; any other file is read exactly as it stands. `As at 31 March 2018` sets the date for the answers below it.

use chrono::NaiveDate;
use scorecard::inside::calendar::Day;
use scorecard::inside::file::Source;
use scorecard::inside::tables::Table;
use std::path::PathBuf;

/// The rows and the date that an answer is about.
#[derive(Default)]
pub struct Situation {
    /// The files.
    pub sources: Vec<Source>,
    /// The as-at date.
    pub as_at: Option<Day>,
}

/// Gives the lines of an answer block: the situation, the kind of block, and the lines that stand in it now.
pub type Answer<'a> = &'a mut dyn FnMut(&Situation, &str, &[&str]) -> Vec<String>;

/// Every file of examples, by name.
pub fn chapters() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    files.sort();
    files
}

/// The same text with its answer blocks written anew.
pub fn rewritten(text: &str, answer: Answer) -> String {
    let mut situation = Situation::default();
    let mut written: Vec<String> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        written.push(line.to_owned());
        if line.starts_with("### ") {
            situation = Situation::default();
        } else if let Some(date) = line.strip_prefix("As at ") {
            situation.as_at = read_date(date);
        } else if let Some(kind) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            written.extend(block(&mut situation, kind, &body, answer));
            written.push("```".to_owned());
        }
    }
    written.join("\n") + "\n"
}

fn block(situation: &mut Situation, kind: &str, body: &[&str], answer: Answer) -> Vec<String> {
    let Some(path) = kind.strip_prefix("csv ") else { return answer(situation, kind, body) };
    situation.sources.push(source(path, body));
    body.iter().map(|line| (*line).to_owned()).collect()
}

/// `31 March 2018`, with or without a full stop.
fn read_date(text: &str) -> Option<Day> {
    NaiveDate::parse_from_str(text.trim_end_matches('.'), "%d %B %Y").ok().map(Day::from)
}

fn source(path: &str, rows: &[&str]) -> Source {
    let completed = year_of(path).zip(table_of(path)).map(|(year, table)| complete(table, year, rows));
    let text = completed.unwrap_or_else(|| rows.join("\n")) + "\n";
    Source::new(path, text)
}

/// The year in which the return of a folder such as 2017-18 ends.
fn year_of(path: &str) -> Option<i32> {
    let (first, second) = path.split_once('/')?.0.split_once('-')?;
    let begins: i32 = first.parse().ok()?;
    (first.len() == 4 && second.len() == 2).then_some(begins + 1)
}

fn table_of(path: &str) -> Option<Table> {
    let stem = path.rsplit('/').next()?.trim_end_matches(".csv");
    Table::RETURN.into_iter().find(|table| table.is_usually_called(stem))
}

/// The rows with the columns that were left out: the year of the return in YEAR, the others blank.
fn complete(table: Table, year: i32, rows: &[&str]) -> String {
    let headings: Vec<&str> = rows.first().map(|line| line.split(',').collect()).unwrap_or_default();
    let left_out: Vec<&str> = table.columns().iter().copied().filter(|name| !headings.contains(name)).collect();
    let cells = |line: usize, name: &str| match (line, name) {
        (0, name) => format!(",{name}"),
        (_, "YEAR") => format!(",{year}"),
        _ => ",".to_owned(),
    };
    let row = |(line, row): (usize, &&str)| {
        let added: String = left_out.iter().map(|name| cells(line, name)).collect();
        format!("{row}{added}")
    };
    rows.iter().enumerate().map(row).collect::<Vec<_>>().join("\n")
}
