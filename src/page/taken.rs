//! The tables of the page to take away: what stands on the screen in words, as one value a cell.

mod breakdowns;
mod comparators;
mod drawings;
mod findings;
mod scorecard;
mod trend;

use super::Session;
use super::saved::SavedView;

impl Session {
    /// A table of the page, of the whole scorecard or of one line; `more` is the step of a trend, or what a change or the
    /// scorecard is seen against, or what a line is told by.
    pub fn table(&mut self, what: &str, as_at: &str, id: &str, more: &str) -> Result<SavedView, String> {
        match what {
            "scorecard" => self.scorecard_table(as_at, more),
            "breakdowns" => Ok(breakdowns::table(self.find(id)?, self.at(as_at)?.2)),
            "cohorts" => self.cohorts_table(id, as_at, more),
            "spread" => Ok(drawings::spread(self.find(id)?, self.at(as_at)?.2)),
            "flow" => Ok(drawings::flow(self.at(as_at)?.2)),
            "comparators" => self.comparators_table(id, as_at),
            "entrants" => self.entrants_table(as_at),
            "periods" => self.periods_table(as_at, more),
            "trend" => self.trend_table(id, as_at, more),
            "findings" => Ok(findings::table(&self.checked(as_at)?)),
            "changed" => self.changed_sheet(id, more, as_at),
            _ => Err("There is no such table.".to_owned()),
        }
    }
}
