//! What a row of the scorecard shows beside its figure: the line a year ago, and England.

use super::compare::shown as published_words;
use super::lines::shown_as;
use super::over_time::NOT_READ;
use super::trend::since;
use super::{Session, words};
use crate::compare::comparators::{Asked, Comparator, Whose, beside};
use crate::history::History;
use crate::indicators;
use crate::judging::Indicator;
use crate::scorecard::headline;
use crate::series::earlier::{self, Against, Earlier};
use serde::Serialize;

/// Years after which an earlier figure of England no longer stands in a row; the line's own page still has it.
const OLDEST: i32 = 2;

/// What stands beside every line that has something there.
#[derive(Serialize)]
pub struct ColumnsView {
    ago: String,
    rows: Vec<RowView>,
}

/// What stands beside one line.
#[derive(Serialize)]
pub struct RowView {
    id: &'static str,
    ago: Option<AgoView>,
    england: Option<EnglandView>,
}

/// The line a year before, and what may be said of now beside then.
#[derive(Serialize)]
struct AgoView {
    lead: String,
    under: String,
    words: Option<&'static str>,
}

/// England's own figure of the same definition.
#[derive(Serialize)]
struct EnglandView {
    lead: String,
    year: String,
    source: String,
}

impl Session {
    /// What stands beside every line at an as-at date: asked for after the scorecard, because it asks every line again.
    pub fn columns(&mut self, as_at: &str) -> Result<ColumnsView, String> {
        self.at(as_at)?;
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let lines: Vec<&'static Indicator> = indicators::all().collect();
        let then = Against::YearAgo.day(history.period.last);
        let ago = earlier::of(&lines, &returns.records, (history.period.last, then), returns.as_at);
        let row = |(line, ago): (&&'static Indicator, &Earlier)| RowView {
            id: line.id,
            ago: ago_view(line, ago),
            england: self.england(line, history),
        };
        let rows = lines.iter().zip(&ago).map(row).filter(|row| row.ago.is_some() || row.england.is_some());
        Ok(ColumnsView { ago: then.to_string(), rows: rows.collect() })
    }

    fn england(&self, indicator: &'static Indicator, history: &History) -> Option<EnglandView> {
        let line = headline(indicator, history);
        let asked = Asked { published: &self.published, authority: None, year: history.period.year };
        let found = beside(indicator.id, |same| same.ours(&line.figure, line.tenths, indicator.unit), &asked)?;
        let is_england =
            |one: &&Comparator| matches!(one.whose, Whose::Nation) && !one.sums && found.year - one.year <= OLDEST;
        let england = found.comparators.iter().find(is_england)?;
        Some(EnglandView {
            lead: published_words(england.hundredths, found.same.unit),
            year: words::return_year(england.year),
            source: england.source.clone(),
        })
    }
}

fn ago_view(indicator: &Indicator, earlier: &Earlier) -> Option<AgoView> {
    earlier.now.value?;
    let then = earlier.then.value?;
    let shown = shown_as(indicator, &then.figure, Some(then.tenths));
    Some(AgoView { lead: shown.lead, under: shown.under, words: since(indicator, earlier) })
}
