//! The year end of a line by its shape: asked the same way on the same day of every year.

use super::birthdays;
use super::checks;
use super::expected::{Certain, Estimate, Expected, PARTS, tenths};
use super::past::Past;
use super::reviews;
use super::shape::Shape;
use crate::cases::adoption::Journey;
use crate::history::{Child, History};
use crate::indicators::find;
use crate::indicators::flow::{is_likely_adopted, turns_18};
use crate::judging::{Figure, Indicator, Shape as Made, Standing, Unit, rounded};
use crate::series::gaps::Gap;
use crate::series::{Point, Value};

/// The year end of a line, asked on the same day of a year.
pub fn estimate(line: &'static Indicator, shape: Shape, year: i32, past: &Past) -> Estimate {
    match shape {
        Shape::Stock => stock(year, past),
        Shape::Leavers => leavers(line, year, past),
        Shape::Ever => counted_so_far(so_far(line, year, past), Certain::SoFar, || starts_to_come(year, past)),
        Shape::Level => Estimate::plain(past.to_date(line.id, year).map(value)),
        Shape::Year => over_the_year(line, year, past),
        Shape::ToDate => to_date(line, year, past),
        Shape::Pipeline => pipeline(line, year, past),
        Shape::Reviews => reviews::children(line, year, past),
        Shape::ThreeYears => three_years(line, year, past),
        Shape::Birthdays => birthdays::estimate(line, year, past),
        Shape::Annual => checks::estimate(line, year, past),
    }
}

fn value(point: Point) -> i64 {
    point.value.map_or(0, |value| value.tenths)
}

fn figure(point: Point) -> Figure {
    point.value.map_or(Figure::default(), |value: Value| value.figure)
}

fn so_far(line: &Indicator, year: i32, past: &Past) -> Result<i64, Gap> {
    past.to_date(line.id, year).map(|point| figure(point).numerator)
}

fn count(history: &History, is: fn(Child) -> bool) -> i64 {
    history.children().filter(|child| child.current_care().is_some() && is(*child)).count() as i64
}

fn stock(year: i32, past: &Past) -> Estimate {
    let certain = past.year(year).map_or(Certain::Nothing, |asked| Certain::Turning18 {
        turning: count(&asked.now, turns_18),
        of: count(&asked.now, |_| true),
    });
    let likely = past.to_date("POP-26", year).map(value);
    Estimate { certain, ..Estimate::plain(likely) }
}

/// What is counted since 1 April and stays so, and what is still to come, in tenths.
fn counted_so_far(
    so_far: Result<i64, Gap>,
    certain: impl Fn(i64) -> Certain,
    to_come: impl Fn() -> Result<i64, Gap>,
) -> Estimate {
    let certain = so_far.map_or(Certain::Nothing, certain);
    let floor = floor(certain);
    let likely = so_far.and_then(|so_far| Ok(10 * so_far + to_come()?));
    let likely = likely.map(|likely| floor.map_or(likely, |floor| likely.max(floor)));
    Estimate { likely, certain, bounds: (floor, None), open: None }
}

/// Starts after the day and by 31 March, in tenths.
fn starts_to_come(year: i32, past: &Past) -> Result<i64, Gap> {
    let starts = find("POP-03").ok_or(Gap::Nobody)?;
    Ok(at_the_rate(starts, year, past)? - value(past.to_date(starts.id, year)?))
}

/// The number now, the starts to come and the number to expect tell who will leave, so that the four add up. Whoever
/// turns 18 is certain to.
fn leavers(line: &'static Indicator, year: i32, past: &Past) -> Estimate {
    let certain = |counted: i64| Certain::Leaving { counted, turning: turning_18(line, year, past) };
    counted_so_far(so_far(line, year, past), certain, || {
        let (now, expected) = (past.to_date("POP-01", year)?, past.to_date("POP-26", year)?);
        Ok(value(now) + starts_to_come(year, past)? - value(expected))
    })
}

/// Those looked after now who turn 18 by 31 March, once where they left before.
fn turning_18(line: &Indicator, year: i32, past: &Past) -> i64 {
    past.year(year).map_or(0, |asked| {
        let left = birthdays::standings(line, &asked.now);
        let is_new = |child: &Child| left.get(&child.id) != Some(&Standing::Met);
        leaving_at_18(&asked.now).filter(is_new).count() as i64
    })
}

/// The last 12 months in the place of the year. Of a count those since 1 April stay; short breaks alone can still become
/// more than that.
fn over_the_year(line: &'static Indicator, year: i32, past: &Past) -> Estimate {
    let likely = past.twelve_months(line.id, year).map(value);
    let so_far = past.to_date(line.id, year).map(figure).ok().filter(|_| line.id != "POP-13");
    match so_far.map(|so_far| certain_of(line, &so_far)) {
        Some(certain @ Certain::SoFar(counted)) => Estimate {
            certain,
            bounds: (Some(10 * counted), None),
            ..Estimate::plain(likely.map(|likely| likely.max(10 * counted)))
        },
        _ => Estimate::plain(likely),
    }
}

fn to_date(line: &'static Indicator, year: i32, past: &Past) -> Estimate {
    let so_far = past.to_date(line.id, year).map(figure);
    let certain = so_far.map_or(Certain::Nothing, |so_far| certain_of(line, &so_far));
    let floor = floor(certain);
    let open = if line.id == "REV-02" { reviews::still_to_come(line, year, past) } else { None };
    let likely = at_the_rate(line, year, past).map(|likely| floor.map_or(likely, |floor| likely.max(floor)));
    Estimate { likely, certain, bounds: (floor, None), open }
}

/// What the value cannot go below, in tenths.
fn floor(certain: Certain) -> Option<i64> {
    match certain {
        Certain::SoFar(counted) => Some(10 * counted),
        Certain::Leaving { counted, turning } => Some(10 * (counted + turning)),
        _ => None,
    }
}

/// Counts of what happened never go down.
fn certain_of(line: &Indicator, so_far: &Figure) -> Certain {
    match (line.unit, line.measure.shape()) {
        (Unit::Percent, _) if line.id == "REV-02" => {
            let of = so_far.denominator.unwrap_or_default();
            Certain::Late { late: of - so_far.numerator, of }
        }
        (Unit::Count, Made::Count | Made::Share) => Certain::SoFar(so_far.numerator),
        _ => Certain::Nothing,
    }
}

fn leaving_at_18(history: &History) -> impl Iterator<Item = Child<'_>> {
    history.children().filter(|child| child.current_care().is_some() && turns_18(*child))
}

/// What was counted since 1 April, and the rate of the last 12 months for the days that are left.
fn at_the_rate(line: &Indicator, year: i32, past: &Past) -> Result<i64, Gap> {
    let (so_far, twelve) = (past.to_date(line.id, year).map(figure)?, past.twelve_months(line.id, year).map(figure)?);
    let days = past.year(year).map_or(0, |asked| i64::from(asked.end.since(asked.day)));
    let with_rest = |so_far: i64, of_12_months: i64| PARTS * so_far + rounded(PARTS * of_12_months * days, 365);
    let of = so_far.denominator.zip(twelve.denominator).map(|(so_far, twelve)| with_rest(so_far, twelve));
    Expected { counted: with_rest(so_far.numerator, twelve.numerator), of }.tenths(line.unit)
}

/// Children placed for adoption who are likely to be adopted by 31 March.
fn on_their_way(history: &History) -> impl Iterator<Item = Child<'_>> {
    history.children().filter(|child| child.current_care().is_some() && is_likely_adopted(*child))
}

fn pipeline(line: &'static Indicator, year: i32, past: &Past) -> Estimate {
    let so_far = past.to_date(line.id, year).map(|point| figure(point).numerator);
    let likely = so_far.map(|so_far| {
        let waiting = past.year(year).map_or(0, |asked| on_their_way(&asked.now).count() as i64);
        let (came, expected) = came_of_those_expected(line, year, past);
        let rest = if expected > 0 { rounded(PARTS * waiting * came, expected) } else { PARTS * waiting };
        10 * rounded(PARTS * so_far + rest, PARTS)
    });
    let certain = so_far.map_or(Certain::Nothing, Certain::SoFar);
    Estimate { likely, certain, bounds: (so_far.ok().map(|so_far| 10 * so_far), None), open: None }
}

/// In the years before: adoptions from the day to 31 March, and children who were on their way on the day.
fn came_of_those_expected(line: &Indicator, year: i32, past: &Past) -> (i64, i64) {
    let mut both = (0, 0);
    for before in past.earlier_years().filter(|before| *before < year) {
        let end = past.end(line, before).and_then(|point| Some(point.sound()?.figure.numerator));
        let then = past.to_date(line.id, before).map(|point| figure(point).numerator);
        if let (Some(end), Ok(then), Some(asked)) = (end, then, past.year(before)) {
            both = (both.0 + end - then, both.1 + on_their_way(&asked.now).count() as i64);
        }
    }
    both
}

/// What a child on the way to adoption will add to a mean.
fn will_add(line: &Indicator, journey: Journey) -> Option<i64> {
    match line.id {
        "ADP-05" => journey.days_to_family(),
        "ADP-06" => journey.days_to_match(),
        _ => journey.adjusted_days_to_family(),
    }
}

fn three_years(line: &'static Indicator, year: i32, past: &Past) -> Estimate {
    let so_far = past.to_date(line.id, year).map(figure);
    let coming = |history: &History| -> (i64, i64) {
        let journeys = on_their_way(history).filter_map(|child| Some(Journey { child, care: child.current_care()? }));
        let amounts: Vec<i64> = journeys.filter_map(|journey| will_add(line, journey)).collect();
        (amounts.iter().sum(), amounts.len() as i64)
    };
    let (sum, more) = past.year(year).map_or((0, 0), |asked| coming(&asked.now));
    let expected = so_far.map(|so_far| (so_far.numerator + sum, so_far.denominator.unwrap_or_default() + more));
    let certain = so_far.map_or(Certain::Nothing, |so_far| Certain::Closed(so_far.denominator.unwrap_or_default()));
    let likely = expected.and_then(|(sum, of)| tenths(line, sum, of).ok_or(Gap::Nobody));
    Estimate { certain, ..Estimate::plain(likely) }
}
