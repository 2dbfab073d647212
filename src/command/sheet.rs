//! The committee's sheet as text or as tidy CSV: the words that the page prints.

use super::arguments::{self, Arguments};
use super::session::opened;
use super::tidy;
use serde_json::{Value, to_value};

const HEADINGS: [&str; 22] = [
    "promise",
    "line",
    "title",
    "period",
    "count",
    "value",
    "not_shown",
    "ago_count",
    "ago_value",
    "ago_not_shown",
    "change",
    "aim",
    "aim_from",
    "rating",
    "similar",
    "england",
    "others",
    "commentary",
    "action",
    "owner",
    "partners",
    "rule",
];

/// Prints it, and writes what is published of it where a file is named, to be read with the files of the next report.
pub fn print(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--as-at", "--settings", "--set", "--released"], &["--csv", "--json"])?;
    let (mut session, as_at) = opened(&arguments)?;
    let set = arguments.option("--set").unwrap_or_default();
    let sheet = of_view(&session.sheet(&as_at, set)?);
    if let Some(path) = arguments.option("--released") {
        let table = session.released_file(&as_at, set)?;
        // With the mark in front that the page saves it with, so that a spreadsheet reads it as what it is.
        std::fs::write(path, format!("\u{FEFF}{table}")).map_err(|error| format!("{path}: {error}"))?;
    }
    match () {
        () if arguments.has("--json") => arguments::print(&sheet),
        () if arguments.has("--csv") => tidy::print(&HEADINGS, &rows(&sheet)),
        () => arguments::print_text(&text(&sheet)),
    }
}

fn of_view(view: &impl serde::Serialize) -> Value {
    to_value(view).unwrap_or_default()
}

fn all(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn rows(sheet: &Value) -> Vec<Vec<String>> {
    let of_promise = |promise: &Value| -> Vec<Vec<String>> {
        let lines = all(&promise["lines"]).map(|line| row(&promise["title"], line, sheet));
        lines.chain(all(&promise["judged"]).map(|one| judged(&promise["title"], one, sheet))).collect()
    };
    all(&sheet["promises"]).flat_map(of_promise).collect()
}

/// What was typed beside the lines: of those off target first.
fn remarks(sheet: &Value) -> impl Iterator<Item = &Value> {
    all(&sheet["reds"]).chain(all(&sheet["remarks"]))
}

fn row(promise: &Value, line: &Value, sheet: &Value) -> Vec<String> {
    let remark = remarks(sheet).find(|remark| remark["id"] == line["id"]).unwrap_or(&Value::Null);
    let cell = |cell: &Value| ["count", "value", "not_shown"].map(|key| words(&cell[key]));
    let mut row = vec![words(promise), words(&line["id"]), words(&line["title"]), words(&line["period"])];
    row.extend(cell(&line["now"]));
    row.extend(cell(&line["ago"]));
    row.extend(
        ["change", "aim", "aim_from", "rating_words", "similar", "england", "others"].map(|key| words(&line[key])),
    );
    row.extend(["commentary", "action", "owner", "partners"].map(|key| words(&remark[key])));
    row.push(words(&sheet["rule"]));
    row
}

/// A judgement in words: its grade is the value, and its day the period.
fn judged(promise: &Value, one: &Value, sheet: &Value) -> Vec<String> {
    let mut row = vec![String::new(); HEADINGS.len()];
    let cells = [promise, &one["id"], &one["title"], &one["day"]].map(words);
    row.splice(..cells.len(), cells);
    row[5] = words(&one["grade"]);
    row[HEADINGS.len() - 1] = words(&sheet["rule"]);
    row
}

fn text(sheet: &Value) -> String {
    let mut lines = vec![words(&sheet["authority"]), words(&sheet["headline"]), words(&sheet["standing"])];
    for promise in all(&sheet["promises"]) {
        lines.push(format!("\n{}", words(&promise["title"])));
        lines.extend(all(&promise["lines"]).map(line_text));
        lines.extend(all(&promise["judged"]).map(|one| format!("  {}", words(&one["words"]))));
    }
    lines.push(String::new());
    lines.extend(remarks(sheet).map(|one| format!("{}: {}", words(&one["title"]), words(&one["words"]))));
    lines.extend(all(&sheet["notes"]).chain([&sheet["source"]]).map(words));
    lines.join("\n").trim_start().to_owned()
}

fn cell_text(cell: &Value) -> String {
    let parts = ["count", "value", "not_shown"].map(|key| words(&cell[key]));
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<String>>().join(", ")
}

fn line_text(line: &Value) -> String {
    let beside = [("aim", "aim"), ("similar councils", "similar"), ("England", "england"), ("beside", "others")];
    let named = |(name, key): (&str, &str)| line[key].as_str().map(|words| format!("{name} {words}"));
    let mut parts =
        vec![words(&line["period"]), cell_text(&line["now"]), format!("a year before {}", cell_text(&line["ago"]))];
    parts.extend(["change", "rating_words"].iter().filter_map(|key| line[*key].as_str().map(str::to_owned)));
    parts.extend(beside.into_iter().filter_map(named));
    format!("  {}: {}", words(&line["title"]), parts.join("; "))
}
