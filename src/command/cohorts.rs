//! Lines by what is known of their cases.

use super::tidy;
use scorecard::{Cohorts, Day, Indicator};
use serde_json::{Value, json};

/// Writes the rows of every line as CSV, under the headings that they share; of a line without groups one that says why.
pub fn print(lines: &[&Indicator], all: &[Cohorts], as_at: Day) -> Result<(), String> {
    let shared = all.iter().take(1).flat_map(|one| &one.table.headings).map(String::as_str);
    let headings: Vec<&str> = shared.chain(["without groups"]).collect();
    let blank = || vec![String::new(); headings.len() - 3];
    let reason = |line: &Indicator, why: &str| [vec![line.id.to_owned(), as_at.iso()], blank(), vec![why.to_owned()]];
    let of_line = |(line, one): (&&Indicator, &Cohorts)| -> Vec<Vec<String>> {
        let why = one.why.as_deref().map(|why| reason(line, why).concat());
        let rows = one.table.rows.iter().map(|row| [&row[..], &[String::new()]].concat());
        rows.chain(why).collect()
    };
    let rows: Vec<Vec<String>> = lines.iter().zip(all).flat_map(of_line).collect();
    tidy::print(&headings, &rows)
}

/// The rows of one line as objects, and why there are none.
pub fn told(Cohorts { why, table }: &Cohorts) -> Value {
    let rows: Vec<Value> = table.rows.iter().map(|row| tidy::object(&table.headings, &table.kinds, row)).collect();
    json!({ "why": why, "rows": rows })
}
