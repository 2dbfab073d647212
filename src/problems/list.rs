//! The rows of findings as a list to send to the team that can mend them: CSV that a spreadsheet cannot run.

use super::check::Hit;
use super::found::Finding;
use crate::file::Source;
use crate::file::formulas::cell;
use crate::returns::Returns;

/// The headings of the list of all findings.
pub const HEADINGS: [&str; 7] = ["child", "return", "file", "line", "columns", "code", "message"];

/// The headings of the list of one finding: they say that no other code was listed.
pub const HEADINGS_OF_ONE: [&str; 7] = ["child", "return", "file", "line", "columns", "only code", "message"];

/// The list of all findings, each line ended with CR LF.
pub fn csv(findings: &[&Finding], sources: &[Source], returns: &Returns) -> String {
    under(&HEADINGS, findings, sources, returns)
}

/// The list of one finding.
pub fn csv_of_one(finding: &Finding, sources: &[Source], returns: &Returns) -> String {
    under(&HEADINGS_OF_ONE, &[finding], sources, returns)
}

fn under(headings: &[&str; 7], findings: &[&Finding], sources: &[Source], returns: &Returns) -> String {
    let mut list = line(&headings.map(str::to_owned));
    for finding in findings {
        for hit in &finding.hits {
            list.push_str(&line(&fields(finding, hit, sources, returns)));
        }
    }
    list
}

/// One line of the list: the child's number, where the row stands, what is wrong and what to do.
pub fn fields(finding: &Finding, hit: &Hit, sources: &[Source], returns: &Returns) -> [String; 7] {
    let check = finding.check;
    let (file, line) = match hit.origin {
        Some(origin) => (sources[usize::from(origin.file)].path.clone(), origin.line.to_string()),
        None => (format!("{} (a row to add)", check.table.name()), String::new()),
    };
    [
        returns.records.names.of(hit.child),
        format!("{}/{:02}", hit.year - 1, hit.year.rem_euclid(100)),
        file,
        line,
        check.columns.join(" "),
        check.code.to_owned(),
        format!("{} {}", check.message, check.advice),
    ]
}

fn line(fields: &[String; 7]) -> String {
    let cells: Vec<String> = fields.iter().map(|field| cell(field)).collect();
    cells.join(",") + "\r\n"
}
