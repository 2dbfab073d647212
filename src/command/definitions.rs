//! The definition of every line.

use crate::command::arguments::{Arguments, print};
use crate::command::tidy;
use scorecard::{Definition, definitions};
use serde_json::json;

/// Prints what every line is, as JSON or as tidy CSV.
pub fn print_all(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--indicator"], &["--csv"])?;
    let chosen = arguments.option("--indicator");
    let all: Vec<Definition> = definitions().into_iter().filter(|line| chosen.is_none_or(|id| id == line.id)).collect();
    if all.is_empty() {
        return Err("There is no indicator of that number.".to_owned());
    }
    if arguments.has("--csv") {
        let rows: Vec<Vec<String>> = all.iter().map(|line| line.cells().to_vec()).collect();
        return tidy::print(&Definition::HEADINGS, &rows);
    }
    print(&json!({ "definitions": all }))
}
