//! Everything to say about each file, with what it does to the figures: for the page and for the command.

use crate::account::{Choice, Code, Notice, NoticeKind, Outcome};
use crate::file::Source;
use crate::indicators;
use crate::judging::Indicator;
use crate::returns::Returns;
use crate::rows::of_the_return::Table;
use serde::Serialize;

/// What was found in all files.
#[derive(Serialize)]
pub struct Findings {
    files: Vec<FileFindings>,
}

#[derive(Serialize)]
struct FileFindings {
    name: String,
    table: Option<&'static str>,
    outcome: Outcome,
    rows: u32,
    used: u32,
    set_aside: u32,
    mended: u32,
    findings: Vec<FoundInFile>,
}

/// One finding: never with the content of a cell.
#[derive(Serialize)]
pub struct FoundInFile {
    code: Code,
    outcome: Outcome,
    line: Option<u32>,
    lines: Vec<u32>,
    column: Option<String>,
    rows: u32,
    message: String,
    effect: String,
    choice: Option<Choice>,
}

impl Findings {
    /// What was found in the files read.
    pub fn of(returns: &Returns, sources: &[Source]) -> Findings {
        let file = |(file, source): (usize, &Source)| {
            let account = &returns.accounts[file];
            FileFindings {
                name: source.path.clone(),
                table: account.table.map(Table::name),
                outcome: account.outcome(),
                rows: account.rows,
                used: returns.used[file],
                set_aside: account.set_aside,
                mended: account.mended,
                findings: account.notices.iter().map(|notice| FoundInFile::of(notice, account.table)).collect(),
            }
        };
        Findings { files: sources.iter().enumerate().map(file).collect() }
    }
}

impl FoundInFile {
    /// A notice with its effect on the figures of the file's table.
    pub fn of(notice: &Notice, table: Option<Table>) -> FoundInFile {
        FoundInFile {
            code: notice.code,
            outcome: notice.kind.outcome(),
            line: notice.lines.first().copied(),
            lines: notice.lines.clone(),
            column: notice.column.map(str::to_owned).or_else(|| notice.heading.clone()),
            rows: notice.rows,
            message: notice.message.clone(),
            effect: effect(notice.kind, table),
            choice: notice.choice.clone(),
        }
    }
}

/// How many numbers of lines are named before "and so many more".
const NAMED: usize = 6;

/// Which figures a notice can move.
pub fn effect(kind: NoticeKind, table: Option<Table>) -> String {
    let Some(table) = table else { return "every figure that needs this file".to_owned() };
    if matches!(kind, NoticeKind::Mended | NoticeKind::Repaired) {
        return "none".to_owned();
    }
    let reads = |line: &Indicator| line.needs.iter().chain(line.uses).chain(&line.instead).any(|read| *read == table);
    let touched = indicators::all().filter(|line| reads(line));
    let ids: Vec<&str> = touched.map(|line| line.id).collect();
    match ids.len() {
        0 => "none".to_owned(),
        count if count > NAMED + 1 => format!("{} and {} more", ids[..NAMED].join(", "), count - NAMED),
        _ => ids.join(", "),
    }
}
