//! Typed numbers: which of them stands on a line, and what is said of those that do not.

use super::{Line, missing, value_in_tenths};
use crate::account::{Account, NoticeKind};
use crate::history::History;
use crate::judging::measure::rounded;
use crate::judging::*;
use crate::returns::Records;
use crate::rows::of_extracts::{Sign, TypedNumber};

/// A finding about a typed number: code, column, what is said.
type Said = (&'static str, &'static str, &'static str);

const MORE_THAN_ALL: Said = (
    "TYPED_BEYOND",
    "NUMERATOR",
    "NUMERATOR is more than DENOMINATOR, but the line is a percentage. The number is not used. Correct it.",
);
const NO_SHARE: Said = (
    "TYPED_BEYOND",
    "VALUE",
    "VALUE is not between 0 and 100, but the line is a percentage. The number is not used. Correct it.",
);
const OTHER_UNIT: Said = (
    "TYPED_UNIT",
    "VALUE",
    "VALUE has a % or £ sign, but the line is counted in something else. The number is not used. Correct it, or look whether INDICATOR is the right line.",
);
const NO_VALUE: Said = (
    "TYPED_ALONE",
    "NUMERATOR",
    "NUMERATOR alone, or with a DENOMINATOR of 0, makes no value of this line. The number is not used. Give DENOMINATOR or VALUE too.",
);
const DISAGREES: Said = (
    "TYPED_DIFFERS",
    "VALUE",
    "VALUE is not what NUMERATOR and DENOMINATOR make. The figure is worked from these two. Find out which is right, and correct the other.",
);
const WORKED: Said = (
    "TYPED_UNUSED",
    "INDICATOR",
    "The line is worked out from the rows of its own files, and that figure counts. The typed number is not used. Take it out.",
);

/// So far may a value that was rounded to a whole number be from the one worked out, in tenths.
const ROUNDING: i64 = 5;

/// The typed number of an indicator that ends last, of those that can stand and end in the 12 months to the as-at date.
pub fn number<'h>(indicator: &Indicator, history: &'h History) -> Option<&'h TypedNumber> {
    let period = &history.period;
    let numbers = history.records.given.typed.iter().filter(|(line, _)| line == indicator.id).map(|(_, number)| number);
    let ends_inside = |number: &&TypedNumber| (period.twelve_months..=period.last).contains(&number.last);
    numbers.filter(ends_inside).filter(|number| fault(indicator, number).is_none()).max_by_key(|number| number.last)
}

/// A line of a typed number: the value is worked from numerator and denominator where both are given.
pub fn line(indicator: &'static Indicator, number: &TypedNumber) -> Line {
    let counted = match indicator.unit {
        Unit::Count => number.numerator.or(number.tenths.map(|tenths| rounded(tenths, 10))),
        _ => number.numerator,
    };
    Line {
        indicator,
        figure: figure(counted, number),
        tenths: tenths(indicator, number),
        groups: Vec::new(),
        missing: Vec::new(),
        unused: Vec::new(),
        typed: Some(number.last),
    }
}

fn figure(counted: Option<i64>, number: &TypedNumber) -> Figure {
    Figure { numerator: counted.unwrap_or_default(), denominator: number.denominator, ..Figure::default() }
}

/// What numerator and denominator make, or else the value that was typed.
fn tenths(indicator: &Indicator, number: &TypedNumber) -> Option<i64> {
    if is_worked(indicator, number) {
        value_in_tenths(&figure(number.numerator, number), indicator.unit)
    } else {
        number.tenths
    }
}

fn is_worked(indicator: &Indicator, number: &TypedNumber) -> bool {
    number.numerator.is_some() && (number.denominator.is_some() || indicator.unit == Unit::Count)
}

/// Says of every typed number why it does not stand, or that its value is another than it makes.
pub fn say(records: &Records, accounts: &mut [Account]) {
    let year = records.years.last().copied().unwrap_or_default();
    for (line, number) in &records.given.typed {
        let Some(indicator) = crate::indicators::find(line) else { continue };
        let is_worked_out = || missing(indicator, records, year).is_empty();
        let unused = || is_worked_out().then_some(WORKED);
        let differs = || disagrees(indicator, number).then_some(DISAGREES);
        if let Some((code, column, message)) = fault(indicator, number).or_else(unused).or_else(differs) {
            let account = &mut accounts[usize::from(number.origin.file)];
            account.note(NoticeKind::Flag, code, Some(column), number.origin.line, message);
        }
    }
}

/// Why a typed number cannot stand on its line.
fn fault(indicator: &Indicator, number: &TypedNumber) -> Option<Said> {
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
fn disagrees(indicator: &Indicator, number: &TypedNumber) -> bool {
    let made = tenths(indicator, number).filter(|_| is_worked(indicator, number));
    made.zip(number.tenths).is_some_and(|(made, typed)| (made - typed).abs() > ROUNDING)
}
