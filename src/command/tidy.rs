//! Results as tidy CSV: one value a cell, dates as year-month-day, nothing that a spreadsheet would run.

use scorecard::Day;
use serde_json::{Map, Value};
use std::io::BufWriter;

/// What stands above figures.
pub const HEADINGS: [&str; 16] = [
    "line",
    "title",
    "kind",
    "group",
    "first",
    "last",
    "numerator",
    "denominator",
    "not_recorded",
    "unassessed",
    "value",
    "unit",
    "low",
    "high",
    "rating",
    "gap",
];

/// What stands above changes.
pub const HEADINGS_OF_CHANGES: [&str; 8] = ["line", "title", "when", "child", "day", "became", "before", "after"];

/// Writes rows under their headings to standard output.
pub fn print(headings: &[&str], rows: &[Vec<String>]) -> Result<(), String> {
    let mut out = csv::Writer::from_writer(BufWriter::new(std::io::stdout().lock()));
    let all =
        std::iter::once(headings.iter().map(|heading| (*heading).to_owned()).collect()).chain(rows.iter().cloned());
    let mut write = |row: Vec<String>| out.write_record(row.iter().map(|cell| safe(cell)));
    let written = all.into_iter().try_for_each(&mut write);
    written
        .map_err(|error| error.to_string())
        .and_then(|()| out.flush().map_err(|error| error.to_string()))
        .map_err(|error| format!("The result could not be written: {error}"))
}

/// A text that a spreadsheet could run gets an apostrophe in front; a number is left alone.
fn safe(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    let could_run = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if could_run && !is_number { format!("'{cell}") } else { cell.to_owned() }
}

/// A row of a table of the page as an object.
pub fn object(headings: &[String], kinds: &[&str], row: &[String]) -> Value {
    let cells = row.iter().zip(kinds).map(|(cell, kind)| held(cell, kind));
    let named: Map<String, Value> = headings.iter().cloned().zip(cells).collect();
    Value::Object(named)
}

/// A cell of a column as a value; nothing for an empty one.
fn held(cell: &str, kind: &str) -> Value {
    let number = || cell.parse::<i64>().map(Value::from).or_else(|_| cell.parse::<f64>().map(Value::from));
    match kind {
        _ if cell.is_empty() => Value::Null,
        "number" => number().unwrap_or_default(),
        _ => Value::from(cell),
    }
}

/// A value as a cell; nothing for what is not there.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Each headline, breakdown, aim, earlier value and point of a series as a row. A typed number has its own days; those of
/// several of one line are in the names of their groups.
pub fn of_figures(lines: &[Value], as_at: Day) -> Vec<Vec<String>> {
    let last = Value::String(as_at.iso());
    let mut rows = Vec::new();
    for line in lines {
        let typed = &line["typed"];
        let days = if typed.is_null() { [&Value::Null, &last] } else { [&typed["first"], &typed["last"]] };
        rows.push(row(line, "figure", line, days));
        let groups = line["groups"].as_array().into_iter().flatten();
        let last_of_group = if typed.is_null() { &last } else { &Value::Null };
        rows.extend(groups.map(|group| row(line, "group", group, [&Value::Null, last_of_group])));
        rows.extend(line["comparators_of_parts"].as_array().into_iter().flatten().map(|one| of_part(line, one)));
        if line["target"].is_object() {
            rows.push(row(line, "target", &line["target"], [&Value::Null, &last]));
        }
        let compared = ["now", "then"].map(|key| &line["compare"][key]);
        rows.extend(
            compared.iter().filter(|point| point.is_object()).map(|one| row(line, "compare", one, days_of(one))),
        );
        rows.extend(outlook(line));
        let points = line["series"]["points"].as_array().into_iter().flatten();
        rows.extend(points.map(|point| row(line, "series", point, days_of(point))));
    }
    rows
}

/// A figure of others beside a part of the line, to the end of its year.
fn of_part(line: &Value, one: &Value) -> Vec<String> {
    let year_end = one["year"].as_i64().map(|year| format!("{year}-03-31"));
    let cells =
        serde_json::json!({ "name": one["part"], "label": one["label"], "value": one["value"], "unit": one["unit"] });
    row(line, "comparator", &cells, [&Value::Null, &Value::from(year_end)])
}

fn days_of(point: &Value) -> [&Value; 2] {
    [&point["first"], &point["last"]]
}

/// Low, likely and high of the coming 31 March, or why there is none.
fn outlook(line: &Value) -> Option<Vec<String>> {
    let of = line["outlook"].as_object()?;
    let range = &of["range"];
    let ends = serde_json::json!({ "low": range["low"], "high": range["high"] });
    let cells = serde_json::json!({ "value": range["likely"], "interval": ends, "gap": of["without"] });
    Some(row(line, "outlook", &cells, [&Value::Null, &of["end"]]))
}

fn row(line: &Value, kind: &str, of: &Value, [first, last]: [&Value; 2]) -> Vec<String> {
    let group = match (of["name"].as_str(), of["label"].as_str()) {
        (Some(name), Some(label)) => format!("{name}: {label}"),
        _ => String::new(),
    };
    let unit = if of["unit"].is_null() { &line["unit"] } else { &of["unit"] };
    let figures = ["numerator", "denominator", "not_recorded", "unassessed", "value"].map(|key| cell(&of[key]));
    let mut row = vec![cell(&line["id"]), cell(&line["title"]), kind.to_owned(), group, cell(first), cell(last)];
    row.extend(figures);
    row.push(cell(unit));
    row.extend([&of["interval"]["low"], &of["interval"]["high"], &of["rating"], &of["gap"]].map(cell));
    row
}

/// Each change as a row.
pub fn of_changes(lines: &[Value]) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for line in lines {
        for when in ["recorded_late", "happened_since"] {
            for change in line[when].as_array().into_iter().flatten() {
                let mut row = vec![cell(&line["id"]), cell(&line["title"]), when.replace('_', " ")];
                row.extend(["child", "day", "became", "before", "after"].map(|key| cell(&change[key])));
                rows.push(row);
            }
        }
    }
    rows
}
