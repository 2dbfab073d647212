//! The year end of a rate: that of the number which it is a rate of, for each 10,000 children of the area. Each year has
//! the children of its own: those of the middle of the year before, or the latest before that.

use super::expected::tenths;
use super::past::Past;
use super::{Outlook, Range, Tried, Without};
use crate::judging::Indicator;
use crate::series::gaps::Gap;

/// The outlook of a rate from that of what is counted.
pub fn of(line: &'static Indicator, counted: Outlook, past: &Past) -> Outlook {
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
