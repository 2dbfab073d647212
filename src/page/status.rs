//! Whether a line is where it should be, in words: its aim, its rating, how far chance could carry it.

use super::bounds::BoundsView;
use super::words::{self, in_units};
use crate::compare::interval::{self, Interval};
use crate::compare::rating::{Rated, Rating, rate};
use crate::compare::settings::model::{LineSettings, Settings, Shown};
use crate::compare::target::{Target, side};
use crate::history::{History, Period};
use crate::judging::{Indicator, Unit, Window};
use crate::problems::bounds::{Bounds, tally_of};
use crate::scorecard::Line;
use serde::{Serialize, Serializer};

/// The status of one line, and what the authority has set beside it.
#[derive(Serialize)]
pub struct StatusView {
    pub(super) id: &'static str,
    pub(super) target: Option<TargetView>,
    #[serde(serialize_with = "by_key")]
    pub(super) rating: Option<Rating>,
    rating_words: Option<&'static str>,
    interval: Option<IntervalView>,
    pub(super) bounds: Option<BoundsView>,
    /// The title in the authority's own words.
    pub(super) wording: Option<String>,
    #[serde(rename = "shown", serialize_with = "by_wish")]
    pub(super) wish: Shown,
    commentary: Option<String>,
    action: Option<String>,
    owner: Option<String>,
    partners: Option<String>,
    by: Option<String>,
    by_words: Option<String>,
}

/// What a line aims at, and whose aim it is.
#[derive(Serialize)]
pub struct TargetView {
    pub(super) value: f64,
    #[serde(skip)]
    pub(super) tenths: i64,
    pub(super) words: String,
    from: &'static str,
    pub(super) from_words: String,
}

fn by_key<S: Serializer>(rating: &Option<Rating>, serializer: S) -> Result<S::Ok, S::Error> {
    rating.map(Rating::key).serialize(serializer)
}

fn by_wish<S: Serializer>(wish: &Shown, serializer: S) -> Result<S::Ok, S::Error> {
    wish.key().serialize(serializer)
}

/// Between which values a figure could lie by chance.
#[derive(Serialize)]
pub struct IntervalView {
    low: f64,
    high: f64,
    method: &'static str,
    words: String,
}

impl StatusView {
    /// The status of a line as it was worked out; `neighbours` is the average of similar councils in tenths.
    pub fn of(line: &Line, history: &History, settings: &Settings, neighbours: Option<i64>) -> StatusView {
        let indicator = line.indicator;
        let nothing = LineSettings::default();
        let set = settings.line(indicator.id).unwrap_or(&nothing);
        let aim = set.target.and_then(|target| target.value(indicator, history.period.year, neighbours));
        let rating = rating(line, history, aim, set.rule.or(settings.rule));
        let target = set.target.zip(aim).map(|(target, tenths)| target_view(&target, tenths, indicator));
        let interval = interval::of_line(line, history).map(|interval| IntervalView::of(&interval, indicator.unit));
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        StatusView {
            id: indicator.id,
            target,
            rating,
            rating_words: rating.map(Rating::words),
            interval,
            bounds: BoundsView::of_line(line, history),
            wording: said(&set.wording),
            wish: set.shown.unwrap_or(settings.shown),
            commentary: said(&set.commentary).or_else(|| missing_commentary(rating)),
            action: said(&set.action),
            owner: said(&set.owner),
            partners: said(&set.partners),
            by: set.by.map(crate::calendar::Day::iso),
            by_words: set.by.map(|day| day.to_string()),
        }
    }
}

/// A line off target without a text says so.
fn missing_commentary(rating: Option<Rating>) -> Option<String> {
    (rating == Some(Rating::OffTarget)).then(|| "No commentary supplied".to_owned())
}

/// The rating of a line; `None` where it has no value.
fn rating(
    line: &Line,
    history: &History,
    aim: Option<i64>,
    rule: Option<crate::compare::rating::Rule>,
) -> Option<Rating> {
    let value = line.tenths?;
    let bounds = Bounds::of(line.indicator, &tally_of(line.indicator, &line.figure, history));
    let is_of_the_figure = line.indicator.value.is_none() && line.typed.is_none();
    let rated = Rated {
        value,
        range: bounds.range.filter(|_| is_of_the_figure && bounds.unknown > 0),
        trusted: bounds.trusted || !is_of_the_figure,
        part: part_of_a_year(line, history),
    };
    Some(rate(line.indicator, &line.figure, rated, aim, rule))
}

/// The days that a line counts, since 1 April or as long as its typed number says, and those of the whole year, where it
/// counts a part of a year and is another over a whole one.
fn part_of_a_year(line: &Line, history: &History) -> Option<(i64, i64)> {
    let Period { year_start, last, .. } = history.period;
    let first = line.typed.map_or(Some(year_start), |number| number.first)?;
    let last = line.typed.map_or(last, |number| number.last);
    let (days, of) = (last.plus(1).since(first), first.plus_months(12).since(first));
    let indicator = line.indicator;
    (indicator.is_other_so_far() && indicator.window == Window::Year && days < of).then_some((days.into(), of.into()))
}

fn target_view(target: &Target, tenths: i64, indicator: &Indicator) -> TargetView {
    let value = words::value(tenths, indicator.unit);
    TargetView {
        value: in_units(tenths),
        tenths,
        words: format!("{} {value}", side(indicator.better)).trim_start().to_owned(),
        from: target.from.key(),
        from_words: target.from.words(),
    }
}

impl IntervalView {
    /// An interval in the unit of its line.
    pub fn of(interval: &Interval, unit: Unit) -> IntervalView {
        let (low, high) = interval.tenths(unit);
        IntervalView {
            low: in_units(low),
            high: in_units(high),
            method: interval.method.key(),
            words: format!("between {} and {}", words::value(low, unit), words::value(high, unit)),
        }
    }
}
