//! Lines by what is known of their cases.

use super::tidy;
use scorecard::Cohorts;
use serde_json::{Value, json};

/// Writes the rows of every line as CSV, under the headings that they share.
pub fn print(all: &[Cohorts]) -> Result<(), String> {
    let headings: Vec<&str> = all.iter().take(1).flat_map(|one| &one.table.headings).map(String::as_str).collect();
    let rows: Vec<Vec<String>> = all.iter().flat_map(|one| one.table.rows.iter().cloned()).collect();
    tidy::print(&headings, &rows)
}

/// The rows of one line as objects, and why there are none.
pub fn told(Cohorts { why, table }: &Cohorts) -> Value {
    let rows: Vec<Value> = table.rows.iter().map(|row| tidy::object(&table.headings, &table.kinds, row)).collect();
    json!({ "why": why, "rows": rows })
}
