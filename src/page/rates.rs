//! Rates for each 10,000 children.

use super::Session;
use super::compare::{CompareView, Compared};
use super::living::words_of;
use super::over_time::NOT_READ;
use crate::compare::population::residents;
use crate::history::History;
use crate::indicators;
use crate::returns::Returns;
use crate::returns::residents::Living;
use crate::scorecard::{self, Line};
use serde::Serialize;
use std::sync::Arc;

/// A rate for each 10,000 children.
#[derive(Serialize)]
pub struct RateView {
    id: &'static str,
    title: &'static str,
    of: &'static str,
    numerator: i64,
    population: i64,
    value: Option<i64>,
    mid_year: Option<i32>,
    fits: bool,
    words: String,
    source: Option<String>,
    comparators: Option<CompareView>,
}

impl RateView {
    fn of(line: &Line, living: &Living, history: &History, compared: &Compared) -> Option<RateView> {
        Some(RateView {
            id: line.indicator.id,
            title: line.indicator.title,
            of: line.indicator.rate_of?,
            numerator: line.figure.numerator,
            population: line.figure.denominator?,
            value: line.tenths.map(|tenths| tenths / 10),
            mid_year: living.mid_year,
            fits: living.fits,
            words: words_of(line, living, history),
            source: living.source.map(str::to_owned),
            comparators: compared.line(line, history),
        })
    }
}

impl Compared<'_> {
    /// The lines that are rates, where they have a value.
    pub fn rates(&self, history: &History) -> Vec<RateView> {
        let Some(living) = history.residents() else { return Vec::new() };
        let lines = indicators::all().filter(|line| line.rate_of.is_some()).map(|line| scorecard::line(line, history));
        let lines = lines.filter(|line| line.tenths.is_some());
        lines.filter_map(|line| RateView::of(&line, &living, history, self)).collect()
    }

    /// Tells the returns how many children live in the area of the council. While a history of theirs is held they cannot
    /// be told.
    pub fn tell_residents(&self, returns: &mut Returns, typed: Option<i64>) -> Result<(), String> {
        let told = residents(self.published, self.authority, typed, returns.records.years.last().copied());
        let records = Arc::get_mut(&mut returns.records).ok_or("The returns are in use.")?;
        records.given.residents = told;
        Ok(())
    }
}

impl Session {
    /// The rates of the council that is set, from the population that was loaded or typed.
    pub fn rates(&mut self, as_at: &str) -> Result<Vec<RateView>, String> {
        self.at(as_at)?;
        let history = self.history.as_ref().ok_or(NOT_READ)?;
        Ok(self.compared().rates(history))
    }

    /// Tells the returns how many children live in the area of the council that is set. What was worked out before goes:
    /// no figure of before stands beside one of after.
    pub(super) fn tell_residents(&mut self) {
        let typed = self.settings.settings.population.map(i64::from);
        let authority = self.authority();
        let Some(mut returns) = self.returns.take() else { return };
        let newest = returns.records.years.last().copied();
        if returns.records.given.residents != residents(&self.published, authority, typed, newest) {
            self.history = None;
            self.checks = Default::default();
            self.forget_past();
            let compared = self.compared();
            // No figure is better than one of another number of children.
            if compared.tell_residents(&mut returns, typed).is_err() {
                return;
            }
        }
        self.returns = Some(returns);
    }
}
