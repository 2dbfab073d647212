//! A line over time, in words: its points with their gaps, which way it goes, and what it was at an earlier date.

use super::lines::shown_as;
use super::words::{self, in_units};
use crate::compare::interval::{FEWEST, Than};
use crate::history::Period;
use crate::judging::{Better, Indicator, Unit, Window};
use crate::problems::bounds::Bounds;
use crate::series::changes::Change;
use crate::series::direction::{Direction, Rule};
use crate::series::earlier::Earlier;
use crate::series::periods::Step;
use crate::series::summary::Summary;
use crate::series::{Point, Value};
use serde::Serialize;

/// One line at one date.
#[derive(Serialize)]
pub struct PointView {
    first: String,
    last: String,
    words: String,
    value: Option<f64>,
    numerator: Option<i64>,
    denominator: Option<i64>,
    not_recorded: Option<i64>,
    unassessed: Option<i64>,
    shown: Option<String>,
    gap: Option<&'static str>,
    reason: Option<String>,
}

/// One line over time.
#[derive(Serialize)]
pub struct SeriesView {
    id: &'static str,
    step: &'static str,
    points: Vec<PointView>,
    direction: Option<DirectionView>,
    lowest: Option<PointView>,
    highest: Option<PointView>,
    average: Option<f64>,
    record: bool,
}

#[derive(Serialize)]
struct DirectionView {
    words: &'static str,
    rule: &'static str,
    points: usize,
    from: String,
    to: String,
    because: String,
}

/// One line now and at an earlier date.
#[derive(Serialize)]
pub struct EarlierView {
    id: &'static str,
    over_12_months: bool,
    now: PointView,
    then: PointView,
    than: Option<&'static str>,
    words: Option<&'static str>,
    sentence: String,
}

/// One case that is not what it was.
#[derive(Serialize)]
pub struct MovedView {
    child: String,
    day: Option<String>,
    became: &'static str,
    before: Option<&'static str>,
    after: Option<&'static str>,
}

impl PointView {
    /// A point of a line.
    pub fn of(point: &Point, indicator: &Indicator) -> PointView {
        let figure = point.value.map(|value| value.figure);
        PointView {
            first: point.first.iso(),
            last: point.last.iso(),
            words: days(point),
            value: point.value.map(|value| in_units(value.tenths)),
            numerator: figure.map(|figure| figure.numerator),
            denominator: figure.and_then(|figure| figure.denominator),
            not_recorded: figure.map(|figure| figure.not_recorded),
            unassessed: figure.map(|figure| figure.unassessed),
            shown: point.value.map(|value| told(&value, indicator)),
            gap: point.gap.map(|gap| gap.key()),
            reason: point.gap.map(|gap| gap.to_string()),
        }
    }
}

/// The days of a point in words.
pub(super) fn days(point: &Point) -> String {
    if point.first == point.last { point.last.to_string() } else { format!("{} to {}", point.first, point.last) }
}

/// A value and what it is of: `30 of 249` and `12.0%`.
fn parts(value: &Value, indicator: &Indicator) -> (String, Option<String>) {
    let cases = indicator.measure.cases();
    let is_count = indicator.unit == Unit::Count || indicator.is_profile();
    let shown = shown_as(indicator, &value.figure, Some(value.tenths));
    match value.figure.denominator {
        _ if indicator.is_profile() => (words::counted(value.figure.numerator, cases), None),
        None => (shown.lead, None),
        Some(_) if is_count => (format!("{} {}", shown.lead, shown.under), None),
        Some(_) if indicator.unit == Unit::Percent && !shown.small => (shown.under, Some(shown.lead)),
        Some(_) => (shown.lead, Some(shown.under)),
    }
}

/// `30 of 249 (12.0%)`.
pub(super) fn told(value: &Value, indicator: &Indicator) -> String {
    match parts(value, indicator) {
        (first, Some(second)) => format!("{first} ({second})"),
        (first, None) => first,
    }
}

/// `(30 of 249, 12.0%)`.
fn told_aside(value: &Value, indicator: &Indicator) -> String {
    match parts(value, indicator) {
        (first, Some(second)) => format!("({first}, {second})"),
        (first, None) => format!("({first})"),
    }
}

impl SeriesView {
    /// The points of a line and which way it goes.
    pub fn of(indicator: &Indicator, step: Step, points: &[Point], direction: Option<Direction>) -> SeriesView {
        let summary = Summary::of(points);
        let view = |point: &Point| PointView::of(point, indicator);
        SeriesView {
            id: indicator.id,
            step: step.key(),
            points: points.iter().map(view).collect(),
            direction: direction.map(|direction| direction_view(&direction, indicator)),
            lowest: summary.map(|summary| view(&summary.lowest)),
            highest: summary.map(|summary| view(&summary.highest)),
            average: summary.map(|summary| in_units(summary.average)),
            record: summary.is_some_and(|summary| summary.is_record(points)),
        }
    }
}

fn direction_view(direction: &Direction, indicator: &Indicator) -> DirectionView {
    DirectionView {
        words: direction.way.words(indicator.better),
        rule: direction.rule.key(),
        points: direction.points,
        from: direction.from.iso(),
        to: direction.to.iso(),
        because: because(direction),
    }
}

/// What a direction rests on.
pub(super) fn because(direction: &Direction) -> String {
    match direction.rule {
        Rule::Run => format!("From {} points in a row, {} to {}.", direction.points, direction.from, direction.to),
        Rule::TwoPoints => format!("From two points, {} and {}.", direction.from, direction.to),
    }
}

impl EarlierView {
    /// A line now and then.
    pub fn of(indicator: &'static Indicator, earlier: &Earlier) -> EarlierView {
        EarlierView {
            id: indicator.id,
            over_12_months: earlier.over_12_months,
            now: PointView::of(&earlier.now, indicator),
            then: PointView::of(&earlier.then, indicator),
            than: said(indicator, earlier).map(Than::words),
            words: since(indicator, earlier),
            sentence: sentence(indicator, &earlier.now, &earlier.then, earlier.than),
        }
    }

    /// The sentence alone.
    pub(super) fn into_sentence(self) -> String {
        self.sentence
    }
}

/// What may be said of a line beside itself at an earlier date, in the sense of performance.
pub(super) fn since(indicator: &Indicator, earlier: &Earlier) -> Option<&'static str> {
    let than = said(indicator, earlier)?;
    Some(match (than, than.is_good(indicator.better)) {
        (Than::NotClear, _) => "about the same",
        (_, Some(true)) => "better",
        (_, Some(false)) => "worse",
        _ => than.words(),
    })
}

/// Nothing is said where so much is not recorded that one of the two cannot be trusted.
fn said(indicator: &Indicator, earlier: &Earlier) -> Option<Than> {
    earlier.than.filter(|_| is_trusted(indicator, &earlier.now) && is_trusted(indicator, &earlier.then))
}

/// Whether so little is open that a point can be set beside others.
pub(super) fn is_trusted(indicator: &Indicator, point: &Point) -> bool {
    let tally = |value: Value| value.figure.tally(indicator.measure.shape());
    point.value.is_none_or(|value| Bounds::of(indicator, &tally(value)).trusted)
}

/// A figure beside an earlier one as a sentence, never beyond what the figures bear.
pub fn sentence(indicator: &Indicator, now: &Point, then: &Point, than: Option<Than>) -> String {
    let Some(value) = now.value else {
        return now.gap.map_or_else(|| "There is no figure.".to_owned(), |gap| format!("There is no figure. {gap}"));
    };
    let said =
        |point: &Point, value| format!("{}: {}", words::capital(&over(indicator, point)), told(value, indicator));
    let figure = said(now, &value);
    let Some(earlier) = then.value else {
        let reason = then.gap.map(|gap| format!(" {gap}")).unwrap_or_default();
        return format!("{figure}. There is nothing to set beside it.{reason}");
    };
    let apart = format!("{figure}. {}.", said(then, &earlier));
    let before = format!("{} {}", over(indicator, then), told_aside(&earlier, indicator));
    let is_open = !is_trusted(indicator, now) || !is_trusted(indicator, then);
    match than {
        _ if is_open => format!("{apart} Too much is not recorded to compare."),
        None if is_few(now) || is_few(then) => format!("{apart} There are too few to compare."),
        None => apart,
        Some(Than::NotClear) => format!("{figure}, about the same as {before}."),
        Some(than) => format!("{figure}, {} than {before}{}.", than.words(), which_is(than, indicator.better)),
    }
}

/// The days of a point: "at 31 March 2018", "in the 12 months to 31 March 2018".
pub(super) fn over(indicator: &Indicator, point: &Point) -> String {
    let Point { first, last, .. } = point;
    match indicator.window {
        Window::Snapshot => format!("at {last}"),
        Window::ThreeYears => format!("in the 3 years to {last}"),
        Window::Rolling24 => format!("in the 24 months to {last}"),
        Window::SchoolYear => format!("in the {}", words::school_year(&Period::to(*last))),
        _ if *first == Period::to(*last).twelve_months => format!("in the 12 months to {last}"),
        _ => format!("from {first} to {last}"),
    }
}

fn is_few(point: &Point) -> bool {
    point.value.is_some_and(|value| value.figure.denominator.is_some_and(|of| of < FEWEST))
}

fn which_is(than: Than, better: Better) -> &'static str {
    match than.is_good(better) {
        Some(true) => ", which is better",
        Some(false) => ", which is worse",
        None => "",
    }
}

impl MovedView {
    /// A change.
    pub fn of(change: &Change) -> MovedView {
        MovedView {
            child: change.child.clone(),
            day: change.day.map(crate::calendar::Day::iso),
            became: change.became().key(),
            before: change.before.map(crate::judging::Standing::key),
            after: change.after.map(crate::judging::Standing::key),
        }
    }
}
