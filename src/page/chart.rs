//! A line over time as it is drawn: where every point, level and gap stands, and what each says. The page scales it to
//! its width and works nothing out.

use super::axis::{Days, Scale, Tick};
use super::over_time::NOT_READ;
use super::trend::{days, is_trusted, told};
use super::{Session, levels, steps, words};
use crate::calendar::Day;
use crate::compare::interval::Interval;
use crate::compare::settings::profile::Profile;
use crate::judging::{Indicator, Unit};
use crate::returns::Returns;
use crate::series::direction::{self, Direction, Rule, Way};
use crate::series::periods::{Span, Step};
use crate::series::summary::Summary;
use crate::series::{Plan, Point, at, interval};
use levels::Level;
use serde::Serialize;
use std::collections::BTreeMap;
use steps::StepView;

/// One line over time as it is drawn.
#[derive(Serialize)]
pub struct TrendView {
    id: &'static str,
    step: &'static str,
    steps: Vec<StepView>,
    title: String,
    because: Option<String>,
    about: String,
    /// For those who cannot see the drawing.
    name: String,
    points: Vec<DrawnPoint>,
    /// The stretches without a point.
    gaps: Vec<Stretch>,
    reasons: Vec<String>,
    whisker: Option<Whisker>,
    levels: Vec<Level>,
    events: Vec<Tick>,
    values: Vec<Tick>,
    days: Vec<Tick>,
    note: Option<&'static str>,
    file: String,
}

/// A point: `y` is where its value stands; `sound` says whether the line goes through it.
#[derive(Serialize)]
struct DrawnPoint {
    x: f64,
    y: Option<f64>,
    sound: bool,
    period: String,
    lead: Option<String>,
    shown: Option<String>,
    reason: Option<String>,
    england: Option<String>,
    similar: Option<String>,
    aim: Option<String>,
    /// What others have, in the order of their levels.
    others: Vec<Option<String>>,
}

#[derive(Serialize)]
struct Stretch {
    from: f64,
    to: f64,
}

/// Between which values the last point could lie by chance.
#[derive(Serialize)]
struct Whisker {
    low: f64,
    high: f64,
    words: String,
}

/// One date, and what the line says there, once it was asked.
type Date = (Span, Option<Point>);

/// The points of single lines at the dates that were asked so far, for one as-at date; gone when the files change.
#[derive(Default)]
pub(super) struct Dates {
    as_at: Option<Day>,
    asked: BTreeMap<(&'static str, Step), Vec<Date>>,
}

impl Dates {
    /// Asks a line of the latest date that was not asked yet; says how many dates are left.
    fn ask_one(&mut self, line: &'static Indicator, returns: &Returns, plan: &Plan) -> usize {
        if self.as_at != Some(plan.as_at) {
            *self = Dates { as_at: Some(plan.as_at), asked: BTreeMap::new() };
        }
        let fresh = || plan.spans().into_iter().map(|span| (span, None)).collect();
        let dates = self.asked.entry((line.id, plan.step)).or_insert_with(fresh);
        if let Some((span, point)) = dates.iter_mut().rev().find(|(_, point)| point.is_none()) {
            *point = at(&[line], &returns.records, plan, *span).pop();
        }
        dates.iter().filter(|(_, point)| point.is_none()).count()
    }

    /// The points of a line, where every date was asked.
    fn of(&self, line: &Indicator, plan: &Plan) -> Option<Vec<Point>> {
        let dates = self.asked.get(&(line.id, plan.step)).filter(|_| self.as_at == Some(plan.as_at))?;
        dates.iter().map(|(_, point)| *point).collect()
    }
}

impl Session {
    /// Asks one line of one more date, the latest first, and says how many dates are left: the page can stop between
    /// two. No step stands for the usual one of the line.
    pub fn ask_trend(&mut self, id: &str, as_at: &str, step: &str) -> Result<usize, String> {
        let (indicator, plan) = self.plan(id, as_at, step)?;
        let returns = self.returns.as_ref().ok_or(NOT_READ)?;
        Ok(self.drawn.ask_one(indicator, returns, &plan))
    }

    /// One line over time as it is drawn. What was not asked yet is asked now.
    pub fn trend(&mut self, id: &str, as_at: &str, step: &str) -> Result<TrendView, String> {
        let (indicator, plan, points) = self.drawn_points(id, as_at, step)?;
        let returns = self.returns.as_ref().ok_or(NOT_READ)?;
        let interval = |point: &Point| interval(indicator, &returns.records, point);
        let drawing = Drawing { indicator, plan, points: &points, levels: self.levels(), interval: &interval };
        Ok(drawing.view())
    }

    /// The points that are drawn.
    pub(super) fn drawn_points(
        &mut self,
        id: &str,
        as_at: &str,
        step: &str,
    ) -> Result<(&'static Indicator, Plan, Vec<Point>), String> {
        let (indicator, plan) = self.plan(id, as_at, step)?;
        let returns = self.returns.as_ref().ok_or(NOT_READ)?;
        while self.drawn.of(indicator, &plan).is_none() {
            self.drawn.ask_one(indicator, returns, &plan);
        }
        Ok((indicator, plan, self.drawn.of(indicator, &plan).unwrap_or_default()))
    }

    /// What stands beside them.
    pub(super) fn levels(&self) -> levels::Asked<'_> {
        let authority = self.authority();
        levels::Asked { settings: &self.settings.settings, published: &self.published, authority }
    }

    fn plan(&mut self, id: &str, as_at: &str, step: &str) -> Result<(&'static Indicator, Plan), String> {
        let indicator = self.find(id)?;
        let (_, returns, history) = self.at(as_at)?;
        let as_typed = steps::as_typed(indicator, &returns.records).filter(|_| step.is_empty());
        let step = as_typed.or_else(|| steps::of(indicator, step)).ok_or("There is no such step.")?;
        Ok((indicator, Plan::whole(step, history.period.last, &returns.records, returns.as_at)))
    }
}

/// The days that are drawn.
pub(super) fn axis_of(plan: &Plan, points: &[Point]) -> Days {
    Days { from: plan.from.min(points.first().map_or(plan.as_at, |point| point.last)), to: plan.as_at }
}

struct Drawing<'a> {
    indicator: &'static Indicator,
    plan: Plan,
    points: &'a [Point],
    levels: levels::Asked<'a>,
    interval: &'a dyn Fn(&Point) -> Option<Interval>,
}

impl Drawing<'_> {
    fn view(&self) -> TrendView {
        let Drawing { indicator, plan, points, .. } = self;
        let axis = axis_of(plan, points);
        let known = self.levels.of(indicator, axis);
        let whisker = points.last().and_then(self.interval).map(|interval| interval.tenths(indicator.unit));
        let values = points.iter().filter_map(|point| Some(point.value?.tenths));
        let levels = known.iter().flat_map(|known| known.parts.iter().map(|part| part.tenths));
        let all: Vec<i64> = values.chain(levels).chain(whisker.iter().flat_map(|(low, high)| [*low, *high])).collect();
        let scale = Scale::of(&all, indicator.unit);
        let found = direction::of(indicator, points, plan.step, self.interval).filter(|found| self.bears(found));
        let title = found.as_ref().map_or_else(|| "Over time".to_owned(), |found| finding(found, indicator));
        TrendView {
            id: indicator.id,
            step: plan.step.key(),
            steps: steps::views(indicator),
            name: self.name(&title),
            because: found.map(|found| super::trend::because(&found)),
            title,
            about: steps::about(indicator, plan.step),
            points: points.iter().map(|point| self.point(point, axis, &scale, &known)).collect(),
            gaps: stretches(points, axis),
            reasons: reasons(points),
            whisker: whisker.map(|ends| whisker_view(ends, &scale, indicator.unit)),
            levels: known.iter().map(|known| known.level(axis, &scale)).collect(),
            events: self.levels.events(axis),
            values: scale.ticks(),
            days: axis.ticks(&points.iter().map(|point| point.last).collect::<Vec<Day>>()),
            note: points.iter().any(has_small).then_some(SMALL_NUMBERS),
            file: format!("trend-{}-{}", indicator.id, plan.as_at.iso()),
        }
    }

    /// Nothing is said from a point of which too much is open.
    fn bears(&self, found: &Direction) -> bool {
        if self.indicator.is_profile() {
            return false;
        }
        let is_end = |point: &&Point| point.last == found.from || point.last == found.to;
        self.points.iter().filter(is_end).all(|point| is_trusted(self.indicator, point))
    }

    fn point(&self, point: &Point, axis: Days, scale: &Scale, known: &[levels::Known]) -> DrawnPoint {
        let indicator = self.indicator;
        let level =
            |key: &str| known.iter().find(|known| known.key == key).and_then(|known| known.words_at(point.last));
        DrawnPoint {
            x: axis.at(point.last),
            // The groups of a profile are its figures: all of them together are always all.
            y: point.value.filter(|_| !indicator.is_profile()).map(|value| scale.at(value.tenths)),
            sound: point.sound().is_some(),
            period: words::capital(&days(point)),
            lead: point.value.map(|value| super::lines::shown_as(indicator, &value.figure, Some(value.tenths)).lead),
            shown: point.value.map(|value| told(&value, indicator)),
            reason: point.gap.map(|gap| gap.to_string()),
            england: level("england"),
            similar: level("similar"),
            aim: level("aim"),
            others: known.iter().filter(|known| known.key == "other").map(|known| known.words_at(point.last)).collect(),
        }
    }

    fn name(&self, title: &str) -> String {
        let Drawing { indicator, points, .. } = self;
        let about = steps::about(indicator, self.plan.step);
        let Some(summary) = Summary::of(points) else {
            return format!("{}. {about}. No point can be drawn.", indicator.title);
        };
        let said = |point: &Point| {
            let value = point.value.map(|value| told(&value, indicator)).unwrap_or_default();
            format!("{value}, {}", days(point))
        };
        let (lowest, highest) = (said(&summary.lowest), said(&summary.highest));
        let points = words::counted(summary.points as i64, ("point", "points"));
        format!("{}: {title}. {about}. {points}; lowest {lowest}; highest {highest}.", indicator.title)
    }
}

const SMALL_NUMBERS: &str = "Small numbers are not held back here: this is the officer's view and not for publication.";

/// Numbers from which a child could be told.
fn has_small(point: &Point) -> bool {
    let is_small = |number| Profile::default().is_small(number);
    point.value.is_some_and(|value| {
        let numerator = value.figure.numerator;
        is_small(numerator) || value.figure.denominator.is_some_and(|of| is_small(of) || is_small(of - numerator))
    })
}

/// What is to be seen of a run whose ends differ by no more than chance.
fn slow(found: &Direction) -> String {
    match found.slow {
        Some(Way::Up) => format!("A slow rise since {}, no more than chance", found.from),
        Some(Way::Down) => format!("A slow fall since {}, no more than chance", found.from),
        _ => format!("About the same since {}", found.from),
    }
}

/// What is to be seen, where the rule of direction says so.
fn finding(found: &Direction, indicator: &Indicator) -> String {
    let is_run = found.rule == Rule::Run;
    let plain = match (found.way, is_run) {
        (Way::Up, true) => format!("A rise since {}", found.from),
        (Way::Down, true) => format!("A fall since {}", found.from),
        (Way::Up, false) => format!("Higher than at {}", found.from),
        (Way::Down, false) => format!("Lower than at {}", found.from),
        (Way::Same, true) => return slow(found),
        (Way::Same, false) => return format!("About the same as at {}", found.from),
        (Way::Unclear, _) => return "No clear direction".to_owned(),
    };
    match found.way.words(indicator.better) {
        word @ ("better" | "worse") => format!("{plain}, which is {word}"),
        _ => plain,
    }
}

/// From each point with a value to the next, where there are points without one between them.
fn stretches(points: &[Point], axis: Days) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let (mut before, mut is_open) = (axis.from, false);
    for point in points {
        let sound = point.sound().is_some();
        if sound && is_open {
            stretches.push(Stretch { from: axis.at(before), to: axis.at(point.last) });
        }
        is_open = !sound;
        before = if sound { point.last } else { before };
    }
    if is_open {
        stretches.push(Stretch { from: axis.at(before), to: 1.0 });
    }
    stretches
}

/// Each reason once, with its days.
fn reasons(points: &[Point]) -> Vec<String> {
    let mut of: Vec<(String, Vec<Day>)> = Vec::new();
    for (reason, day) in points.iter().filter_map(|point| Some((point.gap?.to_string(), point.last))) {
        match of.iter_mut().find(|(other, _)| *other == reason) {
            Some((_, days)) => days.push(day),
            None => of.push((reason, vec![day])),
        }
    }
    of.into_iter().map(|(reason, days)| format!("{}: {reason}", when(&days))).collect()
}

fn when(days: &[Day]) -> String {
    match days {
        [] => String::new(),
        [day] => day.to_string(),
        [first, .., last] => {
            format!("{} from {first} to {last}", words::counted(days.len() as i64, ("point", "points")))
        }
    }
}

fn whisker_view((low, high): (i64, i64), scale: &Scale, unit: Unit) -> Whisker {
    let words = format!(
        "By chance alone the last point could lie anywhere from {} to {}.",
        words::value(low, unit),
        words::value(high, unit)
    );
    Whisker { low: scale.at(low), high: scale.at(high), words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::find;

    fn day(text: &str) -> Day {
        Day::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn the_title_says_what_the_rule_says() {
        let line = find("STB-01").unwrap();
        let run =
            |way, slow, rule| Direction { way, slow, rule, points: 6, from: day("2024-03-31"), to: day("2025-06-30") };
        let found = |way, rule| finding(&run(way, None, rule), line);
        assert_eq!(found(Way::Up, Rule::Run), "A rise since 31 March 2024, which is worse");
        assert_eq!(found(Way::Down, Rule::TwoPoints), "Lower than at 31 March 2024, which is better");
        assert_eq!(found(Way::Same, Rule::Run), "About the same since 31 March 2024");
        assert_eq!(found(Way::Unclear, Rule::Run), "No clear direction");
        let slow = |way| finding(&run(Way::Same, Some(way), Rule::Run), line);
        assert_eq!(slow(Way::Up), "A slow rise since 31 March 2024, no more than chance");
        assert_eq!(slow(Way::Down), "A slow fall since 31 March 2024, no more than chance");
    }

    #[test]
    fn a_gap_goes_from_point_to_point() {
        let of = |last: &str, tenths: Option<i64>| {
            let value = tenths.map(|tenths| crate::series::Value { figure: Default::default(), tenths });
            let gap = value.is_none().then_some(crate::series::gaps::Gap::NoReturn(2024));
            Point { first: day(last), last: day(last), value, gap }
        };
        let axis = Days { from: day("2022-04-01"), to: day("2026-03-31") };
        let points =
            [of("2023-03-31", None), of("2024-03-31", Some(1)), of("2025-03-31", None), of("2026-03-31", None)];
        let shown: Vec<(f64, f64)> = stretches(&points, axis).iter().map(|gap| (gap.from, gap.to)).collect();
        assert_eq!(shown, [(0.0, axis.at(day("2024-03-31"))), (axis.at(day("2024-03-31")), 1.0)]);
        assert_eq!(
            reasons(&points),
            ["3 points from 31 March 2023 to 31 March 2026: No return for 2023/24 is loaded."]
        );
    }
}
