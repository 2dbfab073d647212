//! Typed numbers: which of them stands on a line, and what is said of those that do not.

use super::line::{Group, Line, as_exact, missing, newest, value_in_tenths};
use super::own::{self, Said};
use crate::account::{Account, Code};
use crate::calendar::Day;
use crate::history::{History, Period};
use crate::indicators;
use crate::judging::measure::rounded;
use crate::judging::*;
use crate::returns::Records;
use crate::returns::typed::Typed;
use crate::rows::of_extracts::{Sign, TypedNumber};
use std::collections::BTreeMap;

const MORE_THAN_ALL: Said = (
    Code::TypedBeyond,
    "NUMERATOR",
    "NUMERATOR is more than DENOMINATOR, but the line is a percentage. The number is not used. Correct it.",
);
const NO_SHARE: Said = (
    Code::TypedBeyond,
    "VALUE",
    "VALUE is not between 0 and 100, but the line is a percentage. The number is not used. Correct it.",
);
const OTHER_UNIT: Said = (
    Code::TypedUnit,
    "VALUE",
    "VALUE has a % or £ sign, but the line is counted in something else. The number is not used. Correct it, or look whether INDICATOR is the right line.",
);
const NO_VALUE: Said = (
    Code::TypedAlone,
    "NUMERATOR",
    "NUMERATOR alone, or with a DENOMINATOR of 0, makes no value of this line. The number is not used. Give DENOMINATOR or VALUE too.",
);
const DISAGREES: Said = (
    Code::TypedDiffers,
    "VALUE",
    "VALUE is not what NUMERATOR and DENOMINATOR make. The figure is worked from these two. Find out which is right, and correct the other.",
);
const WORKED: Said = (
    Code::TypedUnused,
    "INDICATOR",
    "The line is worked out from the rows of its own files, and that figure counts. The typed number is not used. Take it out.",
);

const SAME_DAYS: Said = (
    Code::TypedDiffers,
    "PERIOD_START",
    "Another row has another number for the same line, part and days: one of the two leaves PERIOD_START blank and so is of the line's own days. The first one is used. Find out which is right, and take the other out.",
);

const PART_ALONE: Said = (
    Code::TypedAlone,
    "PART",
    "The number is of a part, and there is none of the whole for the same days. It is not shown. Give the number of the whole too, in a row without PART.",
);

/// So far may a value that was rounded to a whole number be from the one worked out, in tenths.
const ROUNDING: i64 = 5;

/// The typed numbers that can stand on a line and end in the 12 months to the as-at date, by period.
fn numbers(indicator: &Indicator, history: &History) -> Vec<TypedNumber> {
    let period = &history.period;
    let ends_inside = |number: &TypedNumber| (period.twelve_months..=period.last).contains(&number.last);
    let mut numbers: Vec<TypedNumber> = all(indicator, &history.records).into_iter().filter(ends_inside).collect();
    numbers.sort_by_key(|number| (number.last, number.first, number.origin));
    numbers
}

/// The typed numbers that can stand on a line at some date: its own, or else of a rate those of what is counted.
pub fn all(indicator: &Indicator, records: &Records) -> Vec<TypedNumber> {
    let of = |id: &str| wholes(id, indicator.window, records);
    let can_stand = |number: &TypedNumber| fault(indicator, number).is_none();
    let own: Vec<TypedNumber> = of(indicator.id).into_iter().filter(can_stand).collect();
    let counted = indicator.rate_of.filter(|_| own.is_empty()).map(of).unwrap_or_default();
    let rates = counted.into_iter().filter_map(|number| rate(number, records)).filter(can_stand);
    own.into_iter().chain(rates.collect::<Vec<TypedNumber>>()).collect()
}

/// The numbers of the whole of a line. Of two of the same days the first one counts (D60).
fn wholes(id: &str, window: Window, records: &Records) -> Vec<TypedNumber> {
    let of_line = records.given.typed.iter().filter(|typed| typed.line == id && typed.number.part == 0);
    let mut numbers: Vec<TypedNumber> = of_line.map(|typed| typed.number).collect();
    numbers.sort_by_key(|number| (days(number, window), number.origin));
    numbers.dedup_by_key(|number| days(number, window));
    numbers
}

/// A typed count, of the children of the area.
fn rate(number: TypedNumber, records: &Records) -> Option<TypedNumber> {
    let living = records.given.residents.of_year(number.last.year_end())?;
    let counted = number.numerator.or(number.tenths.map(|tenths| rounded(tenths, 10)))?;
    Some(TypedNumber { numerator: Some(counted), denominator: Some(living.persons), tenths: None, ..number })
}

/// The typed number that stands on a line: that of the line's own period, or else that of the year so far, or else the one
/// of the longest period that ends last, so that a month never stands for a year (D60). A number that does not say when it
/// begins is of a whole period.
pub fn number(indicator: &Indicator, history: &History) -> Option<TypedNumber> {
    let numbers = numbers(indicator, history);
    let own = numbers.iter().copied().find(|number| is_of_own_period(number, indicator.window, &history.period));
    let months = |number: &TypedNumber| number.first.map_or(i32::MAX, |first| (number.last.since(first) + 15) / 30);
    let (first, last) = (Some(history.period.year_start), history.period.last);
    let so_far = || numbers.iter().copied().find(|number| number.first == first && number.last == last);
    own.or_else(so_far).or_else(|| numbers.iter().copied().max_by_key(|number| (months(number), number.last)))
}

/// Whether a line has typed numbers that could stand on it at other dates; asked of one on which none stands (D60).
pub fn is_of_another_period(indicator: &Indicator, history: &History) -> bool {
    !all(indicator, &history.records).is_empty()
}

/// Whether a number is of the period that the line itself has at the as-at date, or of the month, quarter or year that is
/// cut out of it.
pub fn is_of_own_period(number: &TypedNumber, window: Window, period: &Period) -> bool {
    days(number, window) == (first_day(window, period), period.last)
}

/// The first and the last day of a number. One that does not say when it begins is of the line's own days (D60).
pub fn days(number: &TypedNumber, window: Window) -> (Day, Day) {
    days_of((number.first, number.last), window)
}

/// The same of days as they are typed.
pub fn days_of((first, last): (Option<Day>, Day), window: Window) -> (Day, Day) {
    (first.unwrap_or_else(|| first_day(window, &Period::to(last))), last)
}

fn first_day(window: Window, period: &Period) -> Day {
    match window {
        Window::Snapshot => period.last,
        Window::Year => period.year_start,
        Window::Rolling12 | Window::SchoolYear => period.twelve_months,
        Window::Rolling24 => period.two_years_start(),
        Window::ThreeYears => period.three_years_start(),
    }
}

/// The typed number of the line's own period beside a figure worked out from rows that is another (D60).
pub fn other_than_worked(line: &Line, history: &History) -> Option<TypedNumber> {
    let indicator = line.indicator;
    let own = numbers(indicator, history)
        .into_iter()
        .find(|number| is_of_own_period(number, indicator.window, &history.period));
    own.filter(|number| line.typed.is_none() && tenths(indicator, number) != line.tenths)
}

/// The period of a typed number in words: "1 April 2024 to 30 November 2024", or "to 30 November 2024".
pub fn period_words(number: &TypedNumber) -> String {
    match number.first {
        Some(first) if first == number.last => number.last.to_string(),
        Some(first) => format!("{first} to {}", number.last),
        None => format!("to {}", number.last),
    }
}

/// Several typed numbers of a line are a series, each under its own period.
fn series(indicator: &Indicator, history: &History) -> Vec<Group> {
    let numbers = numbers(indicator, history);
    let numbers = numbers.iter().filter(|_| numbers.len() > 1);
    numbers.map(|number| group(indicator, "By period", period_words(number), number)).collect()
}

/// The numbers of the parts of a line, of the days of its whole.
fn parts(indicator: &Indicator, whole: &TypedNumber, records: &Records) -> Vec<Group> {
    let is_of_days = |number: &TypedNumber| days(number, indicator.window) == days(whole, indicator.window);
    let of_days = |typed: &&Typed| typed.number.part != 0 && typed.line == indicator.id && is_of_days(&typed.number);
    let can_stand = |typed: &&Typed| fault(indicator, &typed.number).is_none();
    let mut parts: Vec<&Typed> = records.given.typed.iter().filter(of_days).filter(can_stand).collect();
    parts.sort_by_key(|typed| (typed.number.part, typed.number.origin));
    parts.dedup_by_key(|typed| typed.number.part);
    parts.sort_by_key(|typed| typed.number.origin);
    parts.into_iter().map(|typed| group(indicator, "By part", typed.part.clone(), &typed.number)).collect()
}

fn group(indicator: &Indicator, name: &'static str, label: String, number: &TypedNumber) -> Group {
    let figure = figure(counted(indicator, number), number);
    Group { name, label, unit: indicator.unit, figure, tenths: tenths(indicator, number) }
}

/// How many cases a typed number counts, where it says so.
pub fn counted(indicator: &Indicator, number: &TypedNumber) -> Option<i64> {
    match indicator.unit {
        Unit::Count => number.numerator.or(number.tenths.map(|tenths| rounded(tenths, 10))),
        _ => number.numerator,
    }
}

/// A line of a typed number: the value is worked from numerator and denominator where both are given.
pub fn line(indicator: &'static Indicator, number: &TypedNumber, history: &History) -> Line {
    Line {
        indicator,
        figure: figure(counted(indicator, number), number),
        tenths: tenths(indicator, number),
        groups: [parts(indicator, number, &history.records), series(indicator, history)].concat(),
        missing: Vec::new(),
        unused: Vec::new(),
        typed: Some(*number),
    }
}

/// A typed number as a figure of its line, and its value in tenths; no value where it cannot stand.
pub fn told(indicator: &Indicator, number: &TypedNumber) -> (Figure, Option<i64>) {
    let tenths = tenths(indicator, number).filter(|_| fault(indicator, number).is_none());
    (figure(counted(indicator, number), number), tenths)
}

fn figure(counted: Option<i64>, number: &TypedNumber) -> Figure {
    Figure { numerator: counted.unwrap_or_default(), denominator: number.denominator, ..Figure::default() }
}

/// What numerator and denominator make, or else the value that was typed.
fn tenths(indicator: &Indicator, number: &TypedNumber) -> Option<i64> {
    if is_worked(indicator, number) {
        value_in_tenths(&figure(number.numerator, number), indicator.unit)
    } else {
        number.tenths.map(|tenths| as_exact(tenths, indicator.unit))
    }
}

fn is_worked(indicator: &Indicator, number: &TypedNumber) -> bool {
    number.numerator.is_some() && (number.denominator.is_some() || indicator.unit == Unit::Count)
}

/// A line, a part of it and days.
type OfDays<'a> = (&'a str, u64, (Day, Day));

/// Every typed number with its line.
fn with_lines(records: &Records) -> Vec<(&Typed, &'static Indicator)> {
    let own = own::lines(records);
    let find = |id: &str| indicators::find(id).or_else(|| own.iter().copied().find(|line| line.id == id));
    records.given.typed.iter().filter_map(|typed| Some((typed, find(&typed.line)?))).collect()
}

/// The first row of each line, part and days.
fn first_rows<'a>(typed: &[(&'a Typed, &'static Indicator)]) -> BTreeMap<OfDays<'a>, TypedNumber> {
    let mut first: BTreeMap<OfDays, TypedNumber> = BTreeMap::new();
    for (typed, indicator) in typed {
        let known = first.entry(of_days(typed, indicator)).or_insert(typed.number);
        *known = if typed.number.origin < known.origin { typed.number } else { *known };
    }
    first
}

fn of_days<'a>(typed: &'a Typed, indicator: &Indicator) -> OfDays<'a> {
    (&typed.line, typed.number.part, days(&typed.number, indicator.window))
}

/// Says of every typed number why it does not stand, or that its value is another than it makes.
pub fn say(records: &Records, accounts: &mut [Account]) {
    let period = newest(records);
    let typed = with_lines(records);
    let first = first_rows(&typed);
    for (typed, indicator) in typed {
        let (number, (line, part, days)) = (&typed.number, of_days(typed, indicator));
        let is_worked_out = || missing(indicator, records, &period).is_empty();
        let unused = || is_worked_out().then_some(WORKED);
        let differs = || disagrees(indicator, number).then_some(DISAGREES);
        let is_other = |first: &TypedNumber| told(indicator, first) != told(indicator, number);
        let repeated = || first.get(&(line, part, days)).filter(|first| is_other(first)).map(|_| SAME_DAYS);
        let alone = || (!first.contains_key(&(line, 0, days))).then_some(PART_ALONE);
        let own = || own::fault(typed);
        let why = fault(indicator, number).or_else(unused).or_else(repeated).or_else(alone);
        if let Some((code, column, message)) = why.or_else(own).or_else(differs) {
            let account = &mut accounts[usize::from(number.origin.file)];
            account.note(code, Some(column), number.origin.line, message);
        }
    }
}

/// Why a typed number cannot stand on its line.
pub fn fault(indicator: &Indicator, number: &TypedNumber) -> Option<Said> {
    let is_share = indicator.unit == Unit::Percent;
    let is_more_than_all = number.numerator.zip(number.denominator).is_some_and(|(of, all)| of > all);
    let is_no_share = number.tenths.is_some_and(|tenths| !(0..=1000).contains(&tenths));
    let is_of_the_unit = match number.sign {
        Sign::None => true,
        Sign::Percent => is_share,
        Sign::Pounds => indicator.unit == Unit::Pounds,
    };
    let faults = [
        (is_share && is_more_than_all, MORE_THAN_ALL),
        (is_share && is_no_share, NO_SHARE),
        (!is_of_the_unit, OTHER_UNIT),
        (tenths(indicator, number).is_none(), NO_VALUE),
    ];
    faults.into_iter().find(|(is_so, _)| *is_so).map(|(_, said)| said)
}

/// Whether the value that was typed is another than numerator and denominator make, however it was rounded.
pub fn disagrees(indicator: &Indicator, number: &TypedNumber) -> bool {
    let made = tenths(indicator, number).filter(|_| is_worked(indicator, number));
    made.zip(number.tenths).is_some_and(|(made, typed)| (made - typed).abs() > ROUNDING)
}
