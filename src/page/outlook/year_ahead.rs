//! The year ahead in words: who comes and who goes month by month, and who is in care then, by age and by placement.

use crate::calendar::Day;
use crate::judging::{Unit, rounded};
use crate::outlook::FEWEST_YEARS;
use crate::outlook::year_ahead::{BANDS, MONTHS, Month, YearAhead, children};
use crate::page::axis::{Scale, short};
use crate::page::words::{self, in_units};
use crate::paper::Table;
use crate::paper::chart::{Axis, Chart, Drawn, Mark, Series};
use crate::returns::Returns;
use serde::Serialize;

/// The year ahead.
#[derive(Serialize)]
pub struct YearAheadView {
    title: String,
    /// How it is worked out.
    method: &'static str,
    /// Why there are no months, or no range.
    without: Option<String>,
    /// The same question in earlier years.
    earlier: Option<String>,
    chart: Option<Chart>,
    tables: Vec<Table>,
    /// The months in numbers.
    months: Vec<MonthView>,
}

/// The year ahead from a day on, for the command.
pub fn year_ahead(returns: &Returns, day: Day) -> YearAheadView {
    YearAheadView::of(&YearAhead::of(&returns.records, day))
}

/// One month in numbers of children; what is expected has a decimal.
#[derive(Serialize)]
struct MonthView {
    last: String,
    starts: f64,
    /// Children in care now whose 18th birthday is over by then.
    turning_18: i64,
    grown: f64,
    other_ends: f64,
    low: Option<f64>,
    likely: f64,
    high: Option<f64>,
    ages: Vec<GroupView>,
    placements: Vec<GroupView>,
}

/// The children of one age or in one kind of placement.
#[derive(Serialize)]
struct GroupView {
    name: &'static str,
    children: f64,
}

impl GroupView {
    fn of(name: &'static str, millionths: i64) -> GroupView {
        GroupView { name, children: number(millionths) }
    }
}

const METHOD: &str = "Children in care now grow older by the calendar and leave by their 18th birthday. As many come as in the last 12 months, in the same months and of the same ages. Before 18 they leave at our own rate of the last 12 months for each age. Placements keep the mix that each age has now. The year end of POP-01 takes one rate for all ages and looks for adoptions, so that 31 March can differ here. Nothing else is foreseen, and numbers are rounded, so that they may not add up.";
const AGES: [&str; BANDS] = ["Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "Not known"];
/// The months of which ages and placements are told.
const TOLD: [usize; 4] = [2, 5, 8, 11];

/// Millionths of a child as a number with a decimal.
fn number(millionths: i64) -> f64 {
    in_units(rounded(millionths, 100_000))
}

fn whole(millionths: i64) -> String {
    words::count(children(millionths))
}

impl YearAheadView {
    /// From a day on.
    fn of(ahead: &YearAhead) -> YearAheadView {
        let is_told = ahead.has_range() && !ahead.months.is_empty();
        let mut tables = vec![if is_told { by_month(ahead) } else { certain(ahead) }];
        if is_told {
            tables.push(of_groups("In care by age", ages(ahead), ahead));
            tables.push(of_groups("In care by placement", in_placements(ahead), ahead));
        }
        YearAheadView {
            title: format!("The year ahead, from {}", ahead.day),
            method: METHOD,
            without: without(ahead),
            earlier: earlier(ahead),
            chart: is_told.then(|| chart(ahead)),
            tables,
            months: if is_told { months(ahead) } else { Vec::new() },
        }
    }
}

fn without(ahead: &YearAhead) -> Option<String> {
    match ahead.gap {
        Some(gap) => Some(format!("{gap} Only the 18th birthdays are given.")),
        None if ahead.has_range() => None,
        None => Some(format!(
            "{} can be asked the same, and {FEWEST_YEARS} are needed. Only the 18th birthdays are given.",
            words::capital(&words::counted(ahead.tried.len() as i64, ("earlier year", "earlier years")))
        )),
    }
}

/// "Asked the same on 30 November 2023, 240 were expected a year later and 243 were in care."
fn earlier(ahead: &YearAhead) -> Option<String> {
    let one = |(day, likely, actual): &(Day, i64, i64)| {
        let (likely, actual) = (words::count(*likely), words::count(*actual));
        format!("on {day}, {likely} were expected a year later and {actual} were in care")
    };
    let all: Vec<String> = ahead.tried.iter().map(one).collect();
    (!all.is_empty()).then(|| format!("Asked the same {}.", all.join("; ")))
}

fn by_month(ahead: &YearAhead) -> Table {
    let row = |(month, turning): (&Month, &i64)| {
        let [low, likely, high] = month.range.map_or([0; 3], |range| [range.low, range.likely, range.high]);
        let ends = [low, likely, high].map(|tenths| words::count(tenths / 10));
        let [low, likely, high] = ends;
        let flow = [whole(month.starts), words::count(*turning), whole(month.grown), whole(month.others)];
        let [starts, turning, grown, others] = flow;
        vec![month.last.to_string(), starts, turning, grown, others, low, likely, high]
    };
    let headings = [
        "Month to",
        "Come into care",
        "Of those in care now, 18 by then",
        "Leave at 18",
        "Leave before 18",
        "In care: low",
        "Likely",
        "High",
    ];
    Table {
        caption: "Who comes and who goes month by month".to_owned(),
        shares: vec![3, 2, 3, 2, 2, 2, 2, 2],
        headings: headings.map(str::to_owned).into(),
        rows: ahead.months.iter().zip(&ahead.turning).map(row).collect(),
    }
}

/// What the calendar alone says.
fn certain(ahead: &YearAhead) -> Table {
    let now = children(ahead.now.iter().sum());
    let row = |(month, turning): (usize, &i64)| {
        vec![words::count(month as i64 + 1), words::count(*turning), words::count(now - turning)]
    };
    let headings = ["Months from now", "Of those in care now, 18 by then", "The others of them"];
    Table {
        caption: "18th birthdays of children in care now".to_owned(),
        shares: vec![1, 1, 1],
        headings: headings.map(str::to_owned).into(),
        rows: ahead.turning.iter().enumerate().map(row).collect(),
    }
}

/// The name of a group, and how many of it there are now and at the end of some months, in millionths.
type Told = (&'static str, i64, Vec<i64>);

fn told(ahead: &YearAhead) -> impl Iterator<Item = &Month> {
    TOLD.iter().filter_map(|month| ahead.months.get(*month))
}

fn ages(ahead: &YearAhead) -> Vec<Told> {
    let of = |age: usize| (AGES[age], ahead.now[age], told(ahead).map(|month| month.by_age[age]).collect::<Vec<i64>>());
    let is_there = |(_, now, then): &Told| *now > 0 || then.iter().any(|number| *number > 0);
    (0..BANDS).map(of).filter(is_there).collect()
}

fn in_placements(ahead: &YearAhead) -> Vec<Told> {
    let of = |(name, now): (&&'static str, &[i64; BANDS])| {
        (*name, now.iter().sum(), told(ahead).map(|month| ahead.in_placement(now, month)).collect())
    };
    let mut all: Vec<Told> = ahead.placements.iter().map(of).collect();
    all.sort_by_key(|(name, now, _)| (-now, *name));
    all
}

fn of_groups(caption: &str, groups: Vec<Told>, ahead: &YearAhead) -> Table {
    let days = std::iter::once(ahead.day).chain(told(ahead).map(|month| month.last));
    let headings = std::iter::once(String::new()).chain(days.map(short)).collect();
    let row = |(name, now, then): Told| {
        std::iter::once(name.to_owned()).chain([now].into_iter().chain(then).map(whole)).collect::<Vec<String>>()
    };
    let mut rows: Vec<Vec<String>> = groups.into_iter().map(row).collect();
    let all = std::iter::once(ahead.now.iter().sum()).chain(told(ahead).map(Month::stock));
    rows.push(std::iter::once("All".to_owned()).chain(all.map(whole)).collect());
    Table { caption: caption.to_owned(), shares: vec![3, 1, 1, 1, 1], headings, rows }
}

/// The children of a month in each kind of placement.
fn in_kinds(ahead: &YearAhead, month: &Month) -> Vec<GroupView> {
    let kinds = ahead.placements.iter();
    kinds.map(|(name, now)| GroupView::of(name, ahead.in_placement(now, month))).collect()
}

fn months(ahead: &YearAhead) -> Vec<MonthView> {
    let view = |(month, turning): (&Month, &i64)| MonthView {
        last: month.last.iso(),
        starts: number(month.starts),
        turning_18: *turning,
        grown: number(month.grown),
        other_ends: number(month.others),
        low: month.range.map(|range| in_units(range.low)),
        likely: number(month.stock()),
        high: month.range.map(|range| in_units(range.high)),
        ages: AGES.into_iter().zip(month.by_age).map(|(name, children)| GroupView::of(name, children)).collect(),
        placements: in_kinds(ahead, month),
    };
    ahead.months.iter().zip(&ahead.turning).map(view).collect()
}

/// The likely number with its ends, from now on.
fn chart(ahead: &YearAhead) -> Chart {
    let now = 10 * children(ahead.now.iter().sum());
    let of = |end: fn(&Month) -> Option<i64>| -> Vec<Option<i64>> {
        std::iter::once(Some(now)).chain(ahead.months.iter().map(end)).collect()
    };
    let lines = [
        ("Likely", "us", of(|month| Some(month.range?.likely))),
        ("High", "aim", of(|month| Some(month.range?.high))),
        ("Low", "low", of(|month| Some(month.range?.low))),
    ];
    let all: Vec<i64> = lines.iter().flat_map(|(.., values)| values.iter().flatten().copied()).collect();
    let scale = Scale::of(&all, Unit::Count);
    let drawn = |tenths: i64| Drawn { tenths, at: scale.at(tenths), words: words::count(tenths / 10) };
    let series = lines.into_iter().map(|(name, look, values)| Series {
        name: name.to_owned(),
        look: look.to_owned(),
        values: values.into_iter().map(|value| value.map(drawn)).collect(),
    });
    let days: Vec<Day> = std::iter::once(ahead.day).chain(ahead.months.iter().map(|month| month.last)).collect();
    let place = |at: usize| (at as f64 + 0.5) / f64::from(MONTHS + 1);
    let mut chart = Chart {
        key: "year-ahead".to_owned(),
        title: "Children looked after, month by month".to_owned(),
        axis: Axis { low: scale.low, high: scale.high, step: scale.step },
        values: scale.ticks().into_iter().map(|tick| Mark { at: tick.at, words: tick.words }).collect(),
        points: days.iter().enumerate().map(|(at, day)| Mark { at: place(at), words: short(*day) }).collect(),
        series: series.collect(),
        ..Chart::default()
    };
    chart.about = chart.in_words();
    chart
}
