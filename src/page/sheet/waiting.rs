//! Lines of a set without a figure at the as-at date, which stay off the sheet.

use super::line::Row;
use crate::history::History;
use crate::scorecard::typed;

/// Titles of lines that stay off the sheet.
#[derive(Default)]
pub struct Waiting {
    /// Their files were not loaded.
    pub files: Vec<&'static str>,
    /// Their numbers were typed for another period.
    pub typed: Vec<&'static str>,
}

/// Takes the lines out that have no figure at this date, and gives their titles.
pub fn take_waiting(rows: &mut [Vec<Row>], history: &History) -> Waiting {
    let mut waiting = Waiting::default();
    for of_promise in rows {
        for line in of_promise.iter().map(|row| &row.line).filter(|line| !line.missing.is_empty()) {
            let is_typed = typed::is_of_another_period(line.indicator, history);
            let titles = if is_typed { &mut waiting.typed } else { &mut waiting.files };
            titles.push(line.indicator.title);
        }
        of_promise.retain(|row| row.line.missing.is_empty());
    }
    waiting
}
