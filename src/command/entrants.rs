//! Those who started in a year: how many had left by when, and how.

use super::arguments::{self, Arguments};
use super::session::opened;
use super::tidy;
use serde_json::{Value, json};

/// Prints them, a row for each year of start and each number of months.
pub fn print(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--as-at"], &["--csv"])?;
    let (mut session, as_at) = opened(&arguments)?;
    let table = session.table("entrants", &as_at, "", "")?;
    if arguments.has("--csv") {
        let headings: Vec<&str> = table.headings.iter().map(String::as_str).collect();
        return tidy::print(&headings, &table.rows);
    }
    let rows: Vec<Value> = table.rows.iter().map(|row| tidy::object(&table.headings, &table.kinds, row)).collect();
    arguments::print(&json!({ "as_at": as_at, "rows": rows }))
}
