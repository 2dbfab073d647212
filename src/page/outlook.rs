//! The coming 31 March in words: low, likely and high, what is certain, what it takes, and whether the aim will be met.

mod said;
mod year_ahead;

use super::over_time::NOT_READ;
use super::sheet::line::Around;
use super::words::{self, in_units};
use super::{Compared, Session, StatusView};
use crate::calendar::{Day, return_year};
use crate::compare::comparators::Whose;
use crate::compare::settings::chosen::{lines_of, names};
use crate::compare::settings::model::Settings;
use crate::compare::target::{Target, side};
use crate::history::History;
use crate::judging::{Indicator, rounded};
use crate::outlook::{self, FEWEST_YEARS, Outlook, Range, Tried, Without};
use crate::returns::Returns;
use crate::scorecard::{Line, headline};
use crate::series::Value;
use serde::Serialize;
pub use year_ahead::{YearAheadView, year_ahead};

/// The coming 31 March of one line.
#[derive(Serialize)]
pub struct OutlookView {
    id: &'static str,
    title: String,
    better_words: &'static str,
    as_at_words: String,
    end: String,
    end_words: String,
    /// Whether the as-at date is 31 March itself.
    over: bool,
    outturn: Option<String>,
    now: Option<String>,
    range: Option<RangeView>,
    certain: Option<String>,
    takes: Option<String>,
    method: Option<String>,
    without: Option<String>,
    aim: Option<String>,
    aim_from: Option<String>,
    chance: Option<&'static str>,
    chance_words: Option<&'static str>,
    back: BackTestView,
}

/// Low, likely and high.
#[derive(Serialize)]
struct RangeView {
    low: f64,
    likely: f64,
    high: f64,
    low_words: String,
    likely_words: String,
    high_words: String,
    words: String,
}

/// The same question asked of earlier years.
#[derive(Serialize)]
struct BackTestView {
    years: usize,
    /// How far off it was on average, and how often the range held.
    words: String,
    error: Option<String>,
    ranges: usize,
    held: usize,
    tried: Vec<TriedView>,
}

#[derive(Serialize)]
struct TriedView {
    year_words: String,
    likely: f64,
    actual: f64,
    likely_words: String,
    actual_words: String,
    range_words: Option<String>,
    held: Option<bool>,
}

/// The lines of a set with the coming 31 March of each.
#[derive(Serialize)]
pub struct OutlookPage {
    as_at: String,
    as_at_words: String,
    end_words: String,
    outturn_words: String,
    authority: String,
    set: String,
    sets: Vec<String>,
    over: Option<String>,
    promises: Vec<OutlookPromise>,
    /// Month by month for a year.
    ahead: YearAheadView,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct OutlookPromise {
    title: String,
    lines: Vec<OutlookRow>,
}

#[derive(Serialize)]
struct OutlookRow {
    code: &'static str,
    outlook: OutlookView,
    similar: Option<String>,
    england: Option<String>,
}

/// What the range is, said once for all lines.
pub const RANGE: &str = "The range is made of our own errors: the same question asked on the same day of every earlier year that is loaded, beside what that 31 March came to be. It is made to hold 8 of 10 year ends, and is wide where few years are loaded.";
const OFFICERS: &str = "For officers: small numbers are not held back here. The committee sheet holds them back.";

/// What is aimed at, in tenths of the unit.
type Aim = Option<(Target, i64)>;

impl OutlookView {
    /// Of a line, with its figure now and its aim.
    pub fn of(outlook: &Outlook, now: Option<Value>, title: String, aim: Aim) -> OutlookView {
        let line = outlook.indicator;
        let chance = aim.and_then(|(_, tenths)| outlook.chance(tenths));
        let aim_words = |tenths: i64| format!("{} {}", side(line.better), words::value(tenths, line.unit));
        OutlookView {
            id: line.id,
            title,
            better_words: words::better(line.better),
            as_at_words: outlook.day.to_string(),
            end: outlook.end.iso(),
            end_words: outlook.end.to_string(),
            over: outlook.without == Some(Without::AtYearEnd),
            outturn: outlook.outturn.and_then(|point| Some(said::value(&point.sound()?, line))),
            now: now.map(|value| said::value(&value, line)),
            range: outlook.range.map(|range| RangeView::of(&range, line)),
            certain: said::certain(outlook),
            takes: said::takes(outlook),
            method: said::method(outlook),
            without: outlook.without.map(|why| said::without(why, outlook)),
            aim: aim.map(|(_, tenths)| aim_words(tenths).trim_start().to_owned()),
            aim_from: aim.map(|(target, _)| target.from.words()),
            chance: chance.map(|chance| chance.key()),
            chance_words: chance.map(|chance| chance.words()),
            back: BackTestView::of(&outlook.tried, line),
        }
    }
}

impl RangeView {
    fn of(range: &Range, line: &Indicator) -> RangeView {
        let Range { low, likely, high } = *range;
        let shown = |tenths: i64| words::value(tenths, line.unit);
        RangeView {
            low: in_units(low),
            likely: in_units(likely),
            high: in_units(high),
            low_words: shown(low),
            likely_words: shown(likely),
            high_words: shown(high),
            words: said::range(range, line),
        }
    }
}

impl BackTestView {
    fn of(tried: &[Tried], line: &Indicator) -> BackTestView {
        let errors: i64 = tried.iter().map(|year| (year.actual - year.likely).abs()).sum();
        let error = (!tried.is_empty()).then(|| said::difference(rounded(errors, tried.len() as i64), line));
        let covered: Vec<bool> = tried.iter().filter_map(Tried::is_covered).collect();
        let held = covered.iter().filter(|held| **held).count();
        BackTestView {
            years: tried.len(),
            words: said::back_test(tried.len(), error.as_deref(), (held, covered.len())),
            error,
            ranges: covered.len(),
            held,
            tried: tried.iter().map(|year| TriedView::of(year, line)).collect(),
        }
    }
}

impl TriedView {
    fn of(tried: &Tried, line: &Indicator) -> TriedView {
        TriedView {
            year_words: return_year(tried.year),
            likely: in_units(tried.likely),
            actual: in_units(tried.actual),
            likely_words: words::value(tried.likely, line.unit),
            actual_words: words::value(tried.actual, line.unit),
            range_words: tried.range.map(|range| said::ends(&range, line)),
            held: tried.is_covered(),
        }
    }
}

/// The coming 31 March of some lines, for the command.
pub fn all_outlooks(
    lines: &[&'static Indicator],
    returns: &Returns,
    history: &History,
    settings: &Settings,
    compared: &Compared,
) -> Vec<OutlookView> {
    let all = outlook::of(lines, &returns.records, history.period.last, returns.as_at);
    let view = |outlook: &Outlook| {
        let line = headline(outlook.indicator, history);
        let aim = aim_of(&line, history, settings, compared);
        OutlookView::of(outlook, value_of(&line), line.indicator.title.to_owned(), aim)
    };
    all.iter().map(view).collect()
}

fn value_of(line: &Line) -> Option<Value> {
    line.tenths.map(|tenths| Value { figure: line.figure, tenths })
}

fn aim_of(line: &Line, history: &History, settings: &Settings, compared: &Compared) -> Aim {
    let target = settings.line(line.indicator.id)?.target?;
    let average = compared.average(line, history);
    Some((target, target.value(line.indicator, history.period.year, average)?))
}

/// The published figures of the last 31 March, beside the line as it was on that day.
fn beside(around: &Around, line: &'static Indicator) -> (Option<String>, Option<String>) {
    let published = around.published(&headline(line, around.history));
    (around.words(&published, Whose::SimilarMean), around.words(&published, Whose::Nation))
}

impl Session {
    fn outlooks(&self, lines: &[&'static Indicator]) -> Result<Vec<OutlookView>, String> {
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let compared = self.compared();
        let settings = &self.settings.settings;
        let mut all = all_outlooks(lines, returns, history, settings, &compared);
        for view in &mut all {
            let wording = settings.line(view.id).map(|line| line.wording.clone()).filter(|words| !words.is_empty());
            view.title = wording.unwrap_or_else(|| std::mem::take(&mut view.title));
        }
        Ok(all)
    }

    /// The coming 31 March of one line.
    pub fn outlook_of(&mut self, id: &str, as_at: &str) -> Result<OutlookView, String> {
        let line = self.find(id)?;
        self.at(as_at)?;
        self.outlooks(&[line])?.pop().ok_or(NOT_READ.to_owned())
    }

    /// The coming 31 March of every line of a set; of the one that is set where none is named.
    pub fn outlook(&mut self, as_at: &str, set: &str) -> Result<OutlookPage, String> {
        self.at(as_at)?;
        let settings = &self.settings.settings;
        let name = if set.is_empty() { settings.set.as_str() } else { set };
        let promises = lines_of(settings, name, &self.own_lines()).ok_or("There is no set of lines of that name.")?;
        let lines: Vec<&'static Indicator> =
            promises.iter().flat_map(|promise| promise.lines.iter().map(|(_, line)| *line)).collect();
        let mut views = self.outlooks(&lines)?.into_iter();
        let (Some(returns), Some(history)) = (&self.returns, &self.history) else { return Err(NOT_READ.to_owned()) };
        let before = history.period.year_start.plus(-1);
        let then = History::at(&returns.records, before);
        let status = |line: &Line| unsaid(line, &then);
        let around = self.around(&then, &status);
        let mut shown = Vec::new();
        for promise in &promises {
            let of_promise = promise.lines.iter().zip(views.by_ref());
            let row = |((code, line), outlook): (&(&'static str, &'static Indicator), OutlookView)| {
                let (similar, england) = beside(&around, line);
                OutlookRow { code, outlook, similar, england }
            };
            shown.push(OutlookPromise { title: promise.title.clone(), lines: of_promise.map(row).collect() });
        }
        let ahead = year_ahead(returns, history.period.last);
        Ok(self.outlook_page(name, (history.period.last, before), shown, ahead))
    }

    fn around<'s>(&'s self, then: &'s History, status: &'s dyn Fn(&Line) -> StatusView) -> Around<'s> {
        let (settings, year) = (&self.settings.settings, Some(then.period.year));
        Around { history: then, settings, asked: self.compared().asked(then), year, status, clean: &str::to_owned }
    }

    fn outlook_page(
        &self,
        set: &str,
        (as_at, before): (Day, Day),
        promises: Vec<OutlookPromise>,
        ahead: YearAheadView,
    ) -> OutlookPage {
        let settings = &self.settings.settings;
        let end = crate::calendar::april(as_at.year_end()).plus(-1);
        OutlookPage {
            as_at: as_at.iso(),
            as_at_words: as_at.to_string(),
            end_words: end.to_string(),
            outturn_words: before.to_string(),
            authority: settings.authority.clone(),
            set: set.to_owned(),
            sets: names(settings),
            over: (as_at == end).then(|| said::over(end)),
            promises: promises.into_iter().filter(|promise| !promise.lines.is_empty()).collect(),
            ahead,
            notes: vec![
                RANGE.to_owned(),
                format!(
                    "A line needs {FEWEST_YEARS} earlier years for a range. With fewer, only what is certain is given."
                ),
                OFFICERS.to_owned(),
            ],
        }
    }
}

/// No status is asked of the last outturn.
fn unsaid(line: &Line, then: &History) -> StatusView {
    StatusView::of(line, then, &Settings::default(), None)
}
