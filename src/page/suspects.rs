//! One line with and without the children of the findings that can move it.

use super::Session;
use super::beside::Beside;
use super::bounds::BoundsView;
use super::over_time::NOT_READ;
use super::price::{MoveView, price_words_beside};
use super::quality::QualityView;
use super::since::{ChangesView, SinceView};
use super::words::{self, in_units};
use crate::calendar::Day;
use crate::file::Source;
use crate::history::History;
use crate::judging::Indicator;
use crate::problems::price::{self, Ledger, Prices};
use crate::problems::{Asking, Finding, Problems, list};
use crate::returns::Returns;
use crate::rows::of_the_return::Table;
use crate::scorecard::headline;
use serde::Serialize;

/// The checks of the files held, and what they found at the last date that was asked to the end.
#[derive(Default)]
pub(super) struct Checks {
    asking: Asking,
    found: Option<Found>,
}

struct Found {
    as_at: Day,
    problems: Problems,
    prices: Prices,
}

impl Checks {
    fn at(&self, as_at: Day) -> Option<&Found> {
        self.found.as_ref().filter(|found| found.as_at == as_at)
    }

    /// Asks a piece more; says whether there was any.
    fn ask(&mut self, sources: &[Source], returns: &Returns, history: &History) -> bool {
        let as_at = history.period.last;
        if self.at(as_at).is_some() {
            return false;
        }
        if !self.asking.ask(sources, returns, history) {
            let problems = self.asking.found(returns, history);
            self.found = Some(Found { as_at, problems, prices: Prices::default() });
        }
        true
    }

    /// Asks of a few lines more what the findings do to them; says whether there were any.
    fn price(&mut self, history: &History) -> bool {
        self.found.as_mut().is_some_and(|found| found.prices.ask(&found.problems, history))
    }
}

impl Session {
    /// Asks a piece of the checks more, so that another question comes in between; says whether there was any.
    pub fn ask_checks(&mut self, as_at: &str) -> Result<bool, String> {
        self.at(as_at)?;
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        Ok(self.checks.ask(&self.sources, returns, history))
    }

    /// Asks a piece more of the checks, then of what their findings do to every line; says whether there was any.
    pub fn ask_quality(&mut self, as_at: &str) -> Result<bool, String> {
        if self.ask_checks(as_at)? {
            return Ok(true);
        }
        let history = self.history.as_ref().ok_or(NOT_READ)?;
        Ok(self.checks.price(history))
    }

    /// Every finding at an as-at date, worst first, and how far every line could go.
    pub fn quality(&mut self, as_at: &str) -> Result<QualityView, String> {
        while self.ask_quality(as_at)? {}
        let held = self.checked(as_at)?;
        let earlier = held.beside.iter().rev().find(|beside| beside.findings().is_some());
        let mut view = QualityView::of(held.problems, held.prices, held.history);
        view.since = earlier.map(|earlier| SinceView::of(held.problems, held.returns, earlier));
        Ok(view)
    }

    /// One line with and without the children of the findings that can move it.
    pub fn suspects(&mut self, id: &str, as_at: &str) -> Result<SuspectsView, String> {
        let indicator = self.find(id)?;
        let held = self.checked(as_at)?;
        SuspectsView::of(held.problems, indicator, held.history)
    }

    /// The rows of one finding, or of all when `code` is empty, as CSV.
    pub fn send_list(&mut self, as_at: &str, code: &str) -> Result<String, String> {
        let held = self.checked(as_at)?;
        if code.is_empty() {
            let all: Vec<&Finding> = held.problems.findings.iter().collect();
            return Ok(list::csv(&all, held.sources, held.returns));
        }
        let one = held.problems.finding(code).ok_or("There is no finding of that code at that date.")?;
        Ok(list::csv_of_one(one, held.sources, held.returns))
    }

    /// What changed since a list of findings that was written before.
    pub fn changes(&mut self, as_at: &str, earlier: &[u8]) -> Result<ChangesView, String> {
        let held = self.checked(as_at)?;
        ChangesView::of(held.problems, held.returns, earlier)
    }

    /// What is held and the findings at a date, looked for anew only when the date or the files change.
    pub(super) fn checked(&mut self, as_at: &str) -> Result<Checked<'_>, String> {
        while self.ask_checks(as_at)? {}
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let Found { problems, prices, .. } = self.checks.at(history.period.last).ok_or(NOT_READ)?;
        Ok(Checked { sources: &self.sources, beside: &self.beside, returns, history, problems, prices })
    }
}

/// What is held, and what the checks found in it.
pub(super) struct Checked<'a> {
    pub(super) sources: &'a [Source],
    pub(super) beside: &'a [Beside],
    pub(super) returns: &'a Returns,
    pub(super) history: &'a History,
    pub(super) problems: &'a Problems,
    prices: &'a Prices,
}

/// One line with and without the children of the findings that can move it.
#[derive(Serialize)]
pub struct SuspectsView {
    id: &'static str,
    with: Option<f64>,
    without: Option<f64>,
    words: String,
    children: usize,
    bounds: Option<BoundsView>,
    findings: Vec<SuspectView>,
}

#[derive(Serialize)]
struct SuspectView {
    code: &'static str,
    message: &'static str,
    children: usize,
    #[serde(flatten)]
    price: MoveView,
}

impl SuspectsView {
    /// One line with and without the children of every finding that can move it, and of each.
    pub fn of(problems: &Problems, indicator: &'static Indicator, history: &History) -> Result<SuspectsView, String> {
        let ledger = Ledger::of(indicator, history).ok_or_else(|| unjudged(indicator, history))?;
        let findings = price::suspects(problems, indicator);
        let children = price::children_of(&price::of_wrong_rows(&findings));
        let all = ledger.price_of_children(&children);
        let own = |finding: &&Finding| {
            let price = ledger.price_of(finding)?;
            let (code, message) = (finding.check.code, finding.check.message);
            Some(SuspectView { code, message, children: finding.children.len(), price: MoveView::of(&price) })
        };
        let mut each: Vec<SuspectView> = findings.iter().filter_map(own).collect();
        each.sort_by(|a, b| weight_of(b).total_cmp(&weight_of(a)).then(a.code.cmp(b.code)));
        Ok(SuspectsView {
            id: indicator.id,
            with: ledger.own_value().map(in_units),
            without: all.map_or(ledger.own_value(), |price| price.without).map(in_units),
            words: all.map_or("No finding touches a case of this line.".to_owned(), |price| price_words_beside(&price)),
            children: children.len(),
            bounds: ledger.reach().map(|reach| BoundsView::of_reach(&reach)),
            findings: each,
        })
    }
}

/// Why no rows can be left out of a line.
fn unjudged(indicator: &'static Indicator, history: &History) -> &'static str {
    if headline(indicator, history).typed.is_some() {
        words::TYPED
    } else if indicator.needs == [Table::TypedNumbers] {
        "No number is typed for this line at this date."
    } else {
        "The files that this line needs were not dropped."
    }
}

fn weight_of(suspect: &SuspectView) -> f64 {
    let (moved, width) = (suspect.price.moved.unwrap_or(0.0).abs(), suspect.price.width.unwrap_or(0.0));
    moved.max(width)
}
