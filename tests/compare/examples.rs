//! The worked examples of `tests/compare/*.md`: every rule of rating, interval, direction and gap, as it says.
//! `UPDATE=1 cargo test --test engine compare::` writes the answers anew for review.

use crate::cases_support::book::{self, Situation};
use scorecard::inside::calendar::Day;
use scorecard::inside::compare::interval::{Interval, beside_two, of_count, of_mean, of_share};
use scorecard::inside::compare::rating::{Rated, Rule, rate};
use scorecard::inside::indicators::find;
use scorecard::inside::judging::{Figure, Indicator, Unit};
use scorecard::inside::page::sentence;
use scorecard::inside::returns;
use scorecard::inside::scorecard::value_in_tenths;
use scorecard::inside::series::direction;
use scorecard::inside::series::earlier::{self, Against};
use scorecard::inside::series::periods::{Step, spans};
use scorecard::inside::series::{Plan, Point, Value, points};

#[test]
fn every_example_comes_out_as_it_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/compare");
    let mut chapters = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "md") {
            continue;
        }
        chapters += 1;
        let text = std::fs::read_to_string(&path).unwrap();
        let rewritten = book::rewritten(&text, &mut answer);
        if update {
            std::fs::write(&path, &rewritten).unwrap();
        }
        for (is, should) in text.lines().zip(rewritten.lines()) {
            assert!(update || is == should, "{}\n  {is}\n  {should}", path.display());
        }
    }
    assert_eq!(chapters, 2);
}

fn answer(situation: &Situation, kind: &str, body: &[&str]) -> Vec<String> {
    let answered = |line: &&str| {
        let asked = line.split(" → ").next().unwrap();
        let said = match kind {
            "interval" => interval(asked).map(|interval| in_words(&interval)),
            "beside" => beside(asked),
            "rating" => rating(asked),
            "direction" => way(asked),
            _ => None,
        };
        format!("{asked} → {}", said.unwrap_or("nothing is said".to_owned()))
    };
    match kind.split_once(' ') {
        Some(("series", what)) => series(situation, what),
        Some(("sentence", against)) => body.iter().map(|line| sentence_of(situation, against, line)).collect(),
        _ => body.iter().map(answered).collect(),
    }
}

fn tenths(text: &str) -> i64 {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    [whole, tenth].concat().parse().unwrap()
}

fn n_of_d(text: &str) -> Option<(i64, i64)> {
    let (n, d) = text.split_once(" of ")?;
    Some((n.parse().ok()?, d.parse().ok()?))
}

/// `61 of 557`, `a count of 12` or `days 400, 510`.
fn interval(asked: &str) -> Option<Interval> {
    if let Some(count) = asked.strip_prefix("a count of ") {
        return of_count(count.parse().unwrap());
    }
    if let Some(days) = asked.strip_prefix("days ") {
        let days: Vec<i64> = days.split(", ").map(|day| day.parse().unwrap()).collect();
        return of_mean(&days, Unit::Days);
    }
    let (met, of) = n_of_d(asked).unwrap();
    of_share(met, of)
}

fn in_words(interval: &Interval) -> String {
    format!("{:.1}, between {:.1} and {:.1} ({})", interval.value, interval.low, interval.high, interval.method.key())
}

/// `61 of 557 beside 40 of 560`, `… beside 10 to the nearest 1`, `… beside 9 and 12 to the nearest 1`.
fn beside(asked: &str) -> Option<String> {
    let (ours, others) = asked.split_once(" beside ").unwrap();
    let ours = interval(ours)?;
    let Some((published, step)) = others.split_once(" to the nearest ") else {
        return Some(ours.than(&interval(others)?).words().to_owned());
    };
    let than = |number: &str| ours.than_published(number.parse().unwrap(), step.parse().unwrap());
    match published.split_once(" and ") {
        None => Some(than(published).words().to_owned()),
        Some((first, second)) => {
            let (first, second) = (than(first), than(second));
            let apart = format!("{}, {}", first.words(), second.words());
            Some(beside_two(first, second).map_or(apart, str::to_owned))
        }
    }
}

/// `STB-01 · 61 of 557 · aim 9 · tolerance 5 · could be 10.6 to 11.9`.
fn rating(asked: &str) -> Option<String> {
    let mut parts = asked.split(" · ");
    let indicator = find(parts.next()?)?;
    let figure = figure(parts.next()?);
    let value = value_in_tenths(&figure, indicator.unit)?;
    let (mut aim, mut rule, mut rated) =
        (None, None, Rated { value, range: Some((value, value)), trusted: true, part: None });
    for part in parts {
        let (word, rest) = part.split_once(' ').unwrap_or((part, ""));
        match word {
            "aim" => aim = Some(tenths(rest)),
            "tolerance" => rule = Some(Rule::Tolerance(rest.parse().unwrap())),
            "cuts" => rule = rest.split_once(' ').map(|(on, off)| Rule::Cuts(tenths(on), tenths(off))),
            "part" => {
                let days = rest.split_once(" of ").map(|(days, of)| (days.parse().unwrap(), of.parse().unwrap()));
                rated = Rated { part: days, ..rated };
            }
            "threshold" => rule = Some(Rule::Threshold),
            "could" => {
                let (low, high) = rest.strip_prefix("be ")?.split_once(" to ")?;
                rated = Rated { range: Some((tenths(low), tenths(high))), trusted: false, ..rated };
            }
            _ => return None,
        }
    }
    Some(rate(indicator, &figure, rated, aim, rule).words().to_owned())
}

fn figure(text: &str) -> Figure {
    let (numerator, denominator) = n_of_d(text).map_or_else(|| (text.parse().unwrap(), None), |(n, d)| (n, Some(d)));
    Figure { numerator, denominator, ..Figure::default() }
}

/// `STB-01 · of 500 · 40, 45, –, 50`: numerators by quarter up to 31 March 2018.
fn way(asked: &str) -> Option<String> {
    let mut parts = asked.split(" · ");
    let indicator = find(parts.next()?)?;
    let of: Option<i64> = parts.next()?.strip_prefix("of ").and_then(|of| of.parse().ok());
    let numbers: Vec<Option<i64>> = parts.next()?.split(", ").map(|number| number.parse().ok()).collect();
    let last = Day::new(2018, 3, 31).unwrap();
    let ends = spans(Step::Quarter, last.plus_months(-3 * numbers.len() as i32), last);
    let ends = &ends[ends.len() - numbers.len()..];
    let points: Vec<Point> = ends
        .iter()
        .zip(&numbers)
        .map(|(span, number)| {
            let value = number.and_then(|numerator| value_of(indicator, numerator, of));
            Point { first: span.first, last: span.last, value, gap: None }
        })
        .collect();
    let found = direction::of(indicator, &points, Step::Quarter, &|point| {
        let figure = point.value?.figure;
        figure.denominator.map_or_else(|| of_count(figure.numerator), |of| of_share(figure.numerator, of))
    })?;
    let words = found.way.words(indicator.better);
    Some(format!("{words} ({}, {} points from {})", found.rule.key(), found.points, found.from))
}

fn value_of(indicator: &Indicator, numerator: i64, denominator: Option<i64>) -> Option<Value> {
    let figure = Figure { numerator, denominator, ..Figure::default() };
    value_in_tenths(&figure, indicator.unit).map(|tenths| Value { figure, tenths })
}

/// `STB-01 by year`: each point of the rows of the example.
fn series(situation: &Situation, what: &str) -> Vec<String> {
    let (id, step) = what.split_once(" by ").unwrap();
    let (indicator, step) = (find(id).unwrap(), Step::of(step).unwrap());
    let returns = returns::read(&situation.sources);
    let plan = Plan::whole(step, situation.as_at.unwrap(), &returns.records, returns.as_at);
    points(&[indicator], &returns.records, &plan).remove(0).iter().map(point).collect()
}

/// `STB-01`: what may be said of it beside an earlier date.
fn sentence_of(situation: &Situation, against: &str, line: &str) -> String {
    let asked = line.split(" → ").next().unwrap();
    let (indicator, as_at) = (find(asked).unwrap(), situation.as_at.unwrap());
    let returns = returns::read(&situation.sources);
    let then = Against::of(against).unwrap().day(as_at);
    let found = earlier::of(&[indicator], &returns.records, (as_at, then), returns.as_at)[0];
    format!("{asked} → {}", sentence(indicator, &found.now, &found.then, found.than))
}

fn point(point: &Point) -> String {
    let said = |value: Value| match value.figure.denominator {
        Some(of) => format!("{} of {of}", value.figure.numerator),
        None => value.figure.numerator.to_string(),
    };
    let value = point.value.map_or("–".to_owned(), said);
    let reason = point.gap.map(|gap| format!(" {gap}")).unwrap_or_default();
    format!("{} to {}: {value}{reason}", point.first, point.last)
}
