//! Every line as a row, and months, quarters or years as columns.

use super::filling::Filling;
use super::lines::shown_as;
use super::over_time::NOT_READ;
use super::saved::{self, About, Column, Kind, SavedView, columns};
use super::wished::{self, WishedView};
use super::{Session, steps, trend};
use crate::calendar::Day;
use crate::compare::settings::model::Shown as Wish;
use crate::judging::Indicator;
use crate::scorecard::sections;
use crate::series::Point;
use crate::series::periods::{Span, Step, spans};
use serde::Serialize;

/// The steps that can be chosen, and how many of their periods are shown at most.
const STEPS: [(Step, &str, usize); 3] =
    [(Step::Month, "Months", 12), (Step::Quarter, "Quarters", 8), (Step::Year, "Years", 10)];

/// Every line by period; what was not asked yet is not there.
#[derive(Serialize)]
pub struct PeriodsView {
    step: &'static str,
    steps: Vec<StepView>,
    as_at_words: String,
    /// How often one period is asked.
    asks: usize,
    /// The periods, earliest first.
    periods: Vec<PeriodView>,
    sections: Vec<SectionView>,
}

#[derive(Serialize)]
struct StepView {
    key: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
struct PeriodView {
    /// The last day.
    key: String,
    words: String,
}

#[derive(Serialize)]
struct SectionView {
    key: &'static str,
    title: &'static str,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct RowView {
    id: &'static str,
    title: &'static str,
    /// Which days each period is asked of: "in each month", "at the end of each month".
    over: String,
    /// One for each period.
    cells: Vec<Option<CellView>>,
}

#[derive(Serialize)]
struct CellView {
    lead: String,
    under: String,
    /// Why there is no figure, or why it cannot be set beside others.
    gap: Option<String>,
    /// Over which days.
    days: String,
}

fn step_of(key: &str) -> Result<(Step, usize), String> {
    let known = STEPS.into_iter().find(|(step, ..)| step.key() == key || key.is_empty());
    known.map(|(step, _, most)| (step, most)).ok_or("There is no such step.".to_owned())
}

/// The last day of a period as the head of a column, "31 March 2025".
fn period(span: &Span) -> PeriodView {
    PeriodView { key: span.last.iso(), words: span.last.to_string() }
}

impl Session {
    /// Asks a few more lines of one of the periods, the latest first; says how often there is still to ask.
    pub fn ask_periods(&mut self, as_at: &str, step: &str) -> Result<usize, String> {
        let filling = self.filling(as_at, step)?;
        let returns = self.returns.as_ref().ok_or(NOT_READ)?;
        Ok(self.periods.insert(filling).ask(returns))
    }

    /// What was asked of the periods.
    pub fn periods(&mut self, as_at: &str, step: &str) -> Result<PeriodsView, String> {
        let filling = self.filling(as_at, step)?;
        let mut place = 0;
        let mut row = |line: &'static Indicator| {
            place += 1;
            self.period_row(&filling, line, place - 1)
        };
        let returns = self.returns.as_ref().ok_or(NOT_READ)?;
        let sections = sections(&returns.records).into_iter().map(|section| SectionView {
            key: section.key,
            title: section.title,
            rows: section.lines.into_iter().map(&mut row).collect(),
        });
        let view = PeriodsView {
            step: filling.step.key(),
            steps: STEPS.iter().map(|(step, name, _)| StepView { key: step.key(), name }).collect(),
            as_at_words: filling.as_at.to_string(),
            asks: Filling::asks(returns),
            periods: filling.spans.iter().rev().map(period).collect(),
            sections: sections.collect(),
        };
        self.periods = Some(filling);
        Ok(view)
    }

    /// The same as a table to take away: a value or a reason in each cell. Whatever was not asked yet is asked now.
    pub(super) fn periods_table(&mut self, as_at: &str, step: &str) -> Result<SavedView, String> {
        while self.ask_periods(as_at, step)? > 0 {}
        let (Some(filling), Some(history)) = (&self.periods, &self.history) else { return Err(NOT_READ.to_owned()) };
        let key = filling.step.key();
        let about = About {
            name: format!("every-line-by-{key}-{as_at}"),
            title: format!("Every line by {key} to {}", filling.as_at),
            history,
        };
        let fixed = ["section", "line", "title", "unit", "covers"].map(|name| (name, Kind::Text));
        let days = filling.spans.iter().rev().map(|span| (span.last.iso(), Kind::Number));
        let columns: Vec<Column> = columns(&fixed).into_iter().chain(days).collect();
        let sections = sections(&history.records).into_iter();
        let lines = sections.flat_map(|section| section.lines.into_iter().map(move |line| (section.title, line)));
        let rows = lines.enumerate().map(|(place, (section, line))| saved_row(filling, section, line, place));
        Ok(SavedView::plain(about, columns, rows.collect()))
    }

    /// What was asked for the as-at date by the step, or the beginning of it.
    fn filling(&mut self, as_at: &str, step: &str) -> Result<Filling, String> {
        let (step, most) = step_of(step)?;
        let (_, returns, history) = self.at(as_at)?;
        let as_at = history.period.last;
        let from = returns.records.covered_from().unwrap_or(as_at).min(as_at);
        let begun = self.periods.take().filter(|filling| filling.as_at == as_at && filling.step == step);
        Ok(begun.unwrap_or_else(|| Filling::new(as_at, step, latest_first(step, from, as_at, most))))
    }

    fn period_row(&self, filling: &Filling, line: &'static Indicator, place: usize) -> RowView {
        let settings = &self.settings.settings;
        let wish = settings.line(line.id).and_then(|set| set.shown).unwrap_or(settings.shown);
        let cell = |date: usize| filling.at(date, place).map(|point| cell(line, point, wish));
        let over = steps::over(line, filling.step);
        RowView { id: line.id, title: line.title, over, cells: (0..filling.spans.len()).rev().map(cell).collect() }
    }
}

fn latest_first(step: Step, from: Day, as_at: Day, most: usize) -> Vec<Span> {
    spans(step, from, as_at).into_iter().rev().take(most).collect()
}

fn cell(line: &'static Indicator, point: &Point, wish: Wish) -> CellView {
    let shown = point.value.map(|value| {
        wished::value(line, &value, wish).unwrap_or_else(|| {
            let shown = shown_as(line, &value.figure, Some(value.tenths));
            WishedView { lead: shown.lead, under: shown.under }
        })
    });
    let (lead, under) = shown.map_or_else(|| ("\u{2013}".to_owned(), String::new()), |shown| (shown.lead, shown.under));
    CellView { lead, under, gap: point.gap.map(|gap| gap.to_string()), days: trend::days(point) }
}

fn saved_row(filling: &Filling, section: &str, line: &Indicator, place: usize) -> Vec<String> {
    let value = |date: usize| {
        let point = filling.at(date, place)?;
        let reason = || saved::number(point.gap);
        Some(point.sound().map_or_else(reason, |value| saved::tenths(Some(value.tenths))))
    };
    let cells = (0..filling.spans.len()).rev().map(|date| value(date).unwrap_or_default());
    let fixed = [section, line.id, line.title, line.unit.key()].map(str::to_owned);
    let over = steps::over(line, filling.step);
    fixed.into_iter().chain([over]).chain(cells).collect()
}
