//! The anticipated year end: what is certain of the coming 31 March, what is likely, and between which values.
//!
//! A rate goes with the number that it is a rate of, unless the rate itself is typed. Each other line has a shape, and the shape says how its year end
//! is worked out from what is known on the day: what has happened and stays so, what is still to come and known by
//! name or date, and the authority's own trailing rates for the rest. Nothing here knows a definition: every count is
//! asked of the line itself, at another date, over other days, or of the children as they will stand if nothing more
//! happens.
//!
//! The range is made of the authority's own errors: the same question asked on the same day of every earlier year that
//! is loaded, beside what that 31 March came to be. Where the past is too short there is no range and no likely value;
//! what is certain is said all the same.

mod birthdays;
pub mod chance;
mod checks;
mod errors;
mod estimate;
mod expected;
mod past;
mod reviews;
pub mod shape;
pub mod year_ahead;

use crate::calendar::{Day, april};
use crate::indicators::find;
use crate::judging::Indicator;
use crate::returns::Records;
use crate::series::Point;
use crate::series::gaps::Gap;
use errors::range;
pub use errors::{FEWEST_YEARS, Range};
use estimate::estimate;
pub use expected::{Certain, Open};
use expected::{Estimate, tenths};
use past::Past;
use shape::Shape;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why no year end is given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Without {
    /// The as-at date is 31 March itself.
    AtYearEnd,
    /// The line has no shape, for this reason.
    Shapeless(&'static str),
    /// The files do not tell what is needed on the day.
    Gap(Gap),
    /// So few earlier years can be asked the same.
    TooFewYears(usize),
    /// A mean of which no earlier year was off, which does not tell how far off one can be.
    NeverOff,
}

/// The question asked of an earlier year: what was likely on its day, and what its 31 March came to be, in tenths.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tried {
    /// The year in which the statistical year ended.
    pub year: i32,
    /// What was likely.
    pub likely: i64,
    /// What it came to be.
    pub actual: i64,
    /// The range that the errors of the years before it made, where they were enough.
    pub range: Option<Range>,
}

impl Tried {
    /// Whether the range held what the year came to be.
    pub fn is_covered(&self) -> Option<bool> {
        self.range.map(|range| range.holds(self.actual))
    }
}

/// The coming 31 March of one line.
#[derive(Clone)]
pub struct Outlook {
    /// The line.
    pub indicator: &'static Indicator,
    /// How it is worked out; nothing where the line has no shape.
    pub shape: Option<Shape>,
    /// The as-at date.
    pub day: Day,
    /// The coming 31 March.
    pub end: Day,
    /// The line on the last 31 March; nothing where it has no shape.
    pub outturn: Option<Point>,
    /// What has happened and stays so.
    pub certain: Certain,
    /// The lowest and the highest value that can still come, whatever happens, in tenths.
    pub bounds: (Option<i64>, Option<i64>),
    /// What is still open, and the best that can be reached.
    pub open: Option<Open>,
    /// Low, likely and high.
    pub range: Option<Range>,
    /// Why there is no range.
    pub without: Option<Without>,
    /// The earlier years that were asked the same.
    pub tried: Vec<Tried>,
}

/// The coming 31 March of some lines.
pub fn of(lines: &[&'static Indicator], records: &Arc<Records>, as_at: Day, reach: Option<Day>) -> Vec<Outlook> {
    let both = |line: &&'static Indicator| [Some(*line), counted_by(line)];
    let shaped: BTreeMap<&str, &'static Indicator> = lines
        .iter()
        .filter(|line| shape::of(line).is_ok())
        .flat_map(both)
        .flatten()
        .map(|line| (line.id, line))
        .collect();
    let shaped: Vec<&'static Indicator> = shaped.into_values().collect();
    let is_over = as_at.plus(1) == as_at.plus(1).year_start();
    if is_over || shaped.is_empty() {
        let why = |line: &Indicator| shape::of(line).err().map_or(Without::AtYearEnd, Without::Shapeless);
        return lines.iter().map(|line| Outlook::without(line, as_at, why(line))).collect();
    }
    let past = Past::of(&shaped, records, as_at, reach);
    lines.iter().map(|line| one(line, &past)).collect()
}

/// The line that a rate is a rate of.
fn counted_by(line: &Indicator) -> Option<&'static Indicator> {
    line.rate_of.and_then(find)
}

fn one(line: &'static Indicator, past: &Past) -> Outlook {
    match counted_by(line).filter(|counted| shape::of(counted).is_ok() && !past.is_typed(line)) {
        Some(counted) => of_rate(line, of_line(counted, past), past),
        None => of_line(line, past),
    }
}

fn of_line(line: &'static Indicator, past: &Past) -> Outlook {
    let shape = match shape::of(line) {
        Ok(shape) => shape,
        Err(reason) => return Outlook::without(line, past.as_at, Without::Shapeless(reason)),
    };
    let year = past.as_at.year_end();
    let Estimate { likely, certain, bounds, open } = estimate(line, shape, year, past);
    let tried = tried(line, shape, past);
    let made =
        likely.map(|likely| range(line.unit, (likely, past.of_one_case(line, year)), bounds, &errors_of(&tried)));
    let without = match made {
        Err(gap) => Some(Without::Gap(gap)),
        Ok(None) if tried.len() < FEWEST_YEARS => Some(Without::TooFewYears(tried.len())),
        Ok(None) => Some(Without::NeverOff),
        Ok(Some(_)) => None,
    };
    let (range, outturn) = (made.ok().flatten(), past.outturn(line, year));
    Outlook {
        shape: Some(shape),
        outturn,
        certain,
        bounds,
        open,
        range,
        without,
        tried,
        ..Outlook::new(line, past.as_at)
    }
}

/// The outlook of a rate from that of what is counted: each year has the children of its own, those of the middle of the
/// year before, or the latest before that.
fn of_rate(line: &'static Indicator, counted: Outlook, past: &Past) -> Outlook {
    let year = past.as_at.year_end();
    let Some(per) = per(line, year, past) else {
        return Outlook::without(line, past.as_at, Without::Gap(Gap::NoResidents(year)));
    };
    let range = counted.range.map(|range| of_range(range, &per));
    let bounds = (counted.bounds.0.map(&per), counted.bounds.1.map(&per));
    let tried = counted.tried.iter().filter_map(|year| of_year(line, year, past)).collect();
    Outlook { indicator: line, outturn: past.outturn(line, year), range, bounds, tried, ..counted }
}

/// What a number, in tenths, is for each 10,000 children of a year.
fn per(line: &'static Indicator, year: i32, past: &Past) -> Option<impl Fn(i64) -> i64> {
    let persons = past.year(year)?.now.residents()?.persons;
    Some(move |counted: i64| tenths(line, counted / 10, persons).unwrap_or_default())
}

fn of_range(Range { low, likely, high }: Range, per: impl Fn(i64) -> i64) -> Range {
    Range { low: per(low), likely: per(likely), high: per(high) }
}

/// Nothing of a year of whose children nobody has told.
fn of_year(line: &'static Indicator, tried: &Tried, past: &Past) -> Option<Tried> {
    let per = per(line, tried.year, past)?;
    let range = tried.range.map(|range| of_range(range, &per));
    Some(Tried { year: tried.year, likely: per(tried.likely), actual: per(tried.actual), range })
}

/// The same question of every earlier year, each with the range that the years before it make.
fn tried(line: &'static Indicator, shape: Shape, past: &Past) -> Vec<Tried> {
    let mut tried: Vec<Tried> = Vec::new();
    for year in past.earlier_years() {
        let Estimate { likely, bounds, .. } = estimate(line, shape, year, past);
        let actual = past.end(line, year).and_then(|point| point.sound());
        if let (Ok(likely), Some(actual)) = (likely, actual) {
            let range = range(line.unit, (likely, past.of_one_case(line, year)), bounds, &errors_of(&tried));
            tried.push(Tried { year, likely, actual: actual.tenths, range });
        }
    }
    tried
}

fn errors_of(tried: &[Tried]) -> Vec<i64> {
    tried.iter().map(|year| year.actual - year.likely).collect()
}

impl Outlook {
    fn new(indicator: &'static Indicator, day: Day) -> Outlook {
        Outlook {
            indicator,
            shape: None,
            day,
            end: april(day.year_end()).plus(-1),
            outturn: None,
            certain: Certain::Nothing,
            bounds: (None, None),
            open: None,
            range: None,
            without: None,
            tried: Vec::new(),
        }
    }

    fn without(indicator: &'static Indicator, day: Day, why: Without) -> Outlook {
        Outlook { without: Some(why), ..Outlook::new(indicator, day) }
    }

    /// The line whose figure over the 12 months to the day the likely value is worked out from.
    pub fn over_12_months(&self) -> Option<&'static Indicator> {
        match self.shape? {
            Shape::Stock | Shape::Leavers | Shape::Ever => find("POP-03"),
            Shape::Reviews => find("REV-02"),
            Shape::Year | Shape::ToDate => Some(self.counted()),
            Shape::Level | Shape::Pipeline | Shape::ThreeYears | Shape::Birthdays | Shape::Annual => None,
        }
    }

    /// The line whose figures of last year, on its 31 March and on the same day, the likely value is worked out from.
    pub fn as_last_year(&self) -> Option<&'static Indicator> {
        matches!(self.shape?, Shape::Birthdays | Shape::Annual).then(|| self.counted())
    }

    /// The line itself; of a rate the one that it is a rate of.
    fn counted(&self) -> &'static Indicator {
        counted_by(self.indicator).unwrap_or(self.indicator)
    }

    /// How likely the line is to meet an aim: by the range, or where there is none by what is certain.
    pub fn chance(&self, aim: i64) -> Option<chance::Chance> {
        let better = self.indicator.better;
        match self.range {
            Some(range) => chance::of(Some(range.low), Some(range.high), aim, better),
            None => {
                chance::of(self.bounds.0, self.bounds.1, aim, better).filter(|chance| *chance != chance::Chance::May)
            }
        }
    }
}
