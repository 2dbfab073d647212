//! Any line by what is known of its cases: by one thing as groups, by two as a cross-table. Exact counts, for the
//! officer: nothing of it goes on the committee's sheet.

mod asked;
mod counted;
mod table;
mod view;

use super::Session;
use super::cases::Files;
use super::over_time::NOT_READ;
use super::saved::SavedView;
use super::workers::Workers;
use crate::file::Source;
use crate::history::History;
use crate::judging::Indicator;
use crate::returns::Returns;
use asked::Asked;
use counted::{Counted, why_none};
use view::CohortsView;

/// One line by what is known of its cases, as the command tells it.
pub struct Cohorts {
    /// Why there are no groups, where there are none.
    pub why: Option<String>,
    /// A row for each group, or for each pair of groups.
    pub table: SavedView,
}

impl Cohorts {
    /// Lines by one thing or by two, such as `age 5-13 14-17, ethnicity`.
    pub fn of(
        lines: &[&'static Indicator],
        (sources, returns): (&[Source], &Returns),
        history: &History,
        by: &str,
    ) -> Result<Vec<Cohorts>, String> {
        let workers = Workers::of(history, Files { sources, choices: &returns.choices }, &returns.accounts);
        let asked = Asked::read(by, &workers)?;
        Ok(lines.iter().map(|line| Cohorts::told(line, history, &asked, &workers)).collect())
    }

    fn told(indicator: &'static Indicator, history: &History, asked: &Asked, workers: &Workers) -> Cohorts {
        let counted = Counted::of(indicator, history, asked, workers);
        let why = why_none(&counted, history);
        let table = table::of(&counted, &asked.names(workers), history, why.as_deref());
        Cohorts { why, table }
    }
}

impl Session {
    /// One line by one thing or by two, such as `age 5-13 14-17, ethnicity`, and what it can be told by.
    pub fn cohorts(&mut self, id: &str, as_at: &str, by: &str) -> Result<CohortsView, String> {
        let indicator = self.find(id)?;
        self.at(as_at)?;
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let files = Files { sources: &self.sources, choices: &returns.choices };
        let workers = Workers::of(history, files, &returns.accounts);
        let asked = Asked::read(by, &workers)?;
        let counted = Counted::of(indicator, history, &asked, &workers);
        let aim = self.levels().aim_in(indicator, history.period.year);
        let why = why_none(&counted, history);
        Ok(CohortsView::of(&counted, &asked, why, aim, &workers))
    }

    /// The same as a table to take away.
    pub(super) fn cohorts_table(&mut self, id: &str, as_at: &str, by: &str) -> Result<SavedView, String> {
        let indicator = self.find(id)?;
        let (sources, returns, history) = self.at(as_at)?;
        let all = Cohorts::of(&[indicator], (sources, returns), history, by)?;
        all.into_iter().next().map(|one| one.table).ok_or_else(|| "There is no such table.".to_owned())
    }
}
