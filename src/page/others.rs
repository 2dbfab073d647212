//! The figures of others that stand in a row beside a line, on the scorecard and on the committee's sheet alike.

use super::words;
use crate::calendar::Day;
use crate::calendar::part_of_year::part_of_year;
use crate::compare::comparators::{Asked, Beside, Comparator, Whose, beside};
use crate::compare::interval::{self, Interval};
use crate::history::{History, Period};
use crate::judging::{Indicator, Shape, Unit, Window};
use crate::scorecard::{Line, typed};

/// Years after which an earlier published figure no longer stands in a row; the line's own page still has it.
const OLDEST: i32 = 2;

/// A published figure, and the unit that it is in.
pub(super) type Other = (Comparator, Unit);

/// England's own figure, or its equal elsewhere, the mean of similar councils, and what a club or the council itself
/// says; beside a part of a year only what is of the same days.
pub(super) fn others(line: &Line, history: &History, asked: &Asked) -> Vec<Other> {
    beside_line(line, history, asked).map(published).unwrap_or_default()
}

/// Each published figure with its unit.
pub(super) fn published(found: Beside) -> Vec<Other> {
    found.comparators.into_iter().map(|one| (one, found.same.unit)).collect()
}

/// Whether it is the figure of a club or one that the council has added.
pub(super) fn is_of_others(whose: Whose) -> bool {
    matches!(whose, Whose::Group | Whose::Added)
}

/// The year of a figure, and which part of it.
pub(super) fn of_year(one: &Comparator) -> String {
    let period = if one.period.is_empty() { String::new() } else { format!(", {}", one.period) };
    format!("{}{period}", words::return_year(one.year))
}

/// Whether a published figure still stands in the row of one of a later year.
pub(super) fn is_recent(year: i32, ours: i32) -> bool {
    ours - year <= OLDEST
}

/// The same with what is known of the measure. Beside a part of a year only what is of the very same days stands.
pub(super) fn beside_line(line: &Line, history: &History, asked: &Asked) -> Option<Beside> {
    let (indicator, period) = (line.indicator, &history.period);
    let mut found = beside(indicator, |same| same.ours(&line.figure, line.tenths, indicator.unit), asked)?;
    keep_like(&mut found, line, period);
    if is_part_of_a_year(indicator, period) {
        (found.middle_half, found.published, found.placed, found.in_region) = (None, None, None, None);
        found = Some(found).filter(|found| !found.comparators.is_empty())?;
    }
    let is_one = |one: &Comparator| matches!(one.whose, Whose::Nation | Whose::SimilarMean) || is_of_others(one.whose);
    let is_level = |one: &Comparator| !one.sums && is_one(one);
    found.comparators.retain(|one| is_level(one) && is_recent(one.year, period.year));
    Some(found)
}

/// How far chance could carry our figure, in what it is counted in beside others: of a count that is published as a
/// share, the interval of the share.
pub(super) fn interval_beside(line: &Line, found: &Beside, history: &History) -> Option<Interval> {
    let (indicator, figure) = (line.indicator, &line.figure);
    let is_share = matches!(indicator.measure.shape(), Shape::Share) && !indicator.is_profile();
    match (indicator.unit, found.same.unit) {
        (Unit::Count, Unit::Percent) if is_share => interval::of_share(figure.numerator, figure.denominator?),
        (own, other) => interval::of_line(line, history).filter(|_| own == other),
    }
}

/// Before the year is over: of figures of a part of a year those of the very same days, and whole years where they are
/// the same thing.
pub(super) fn keep_like(found: &mut Beside, line: &Line, period: &Period) {
    if is_within_a_year(line.indicator, period) {
        let days = days_of(line, period);
        let is_whole = |one: &Comparator| one.period.is_empty() && !line.indicator.is_other_so_far();
        let is_like = |one: &Comparator| match part_of_year(&one.period, one.year) {
            Some(of_a_part) => of_a_part == days,
            None => is_whole(one),
        };
        found.comparators.retain(is_like);
    }
}

/// Whether a figure is of the very days of a line that counts since 1 April.
pub(super) fn is_of_same_days(one: &Comparator, line: &Line, period: &Period) -> bool {
    part_of_year(&one.period, one.year) == Some(days_of(line, period))
}

/// The days that a line counts which as a rule counts since 1 April: those of a typed number are its own.
fn days_of(line: &Line, period: &Period) -> (Day, Day) {
    let typed = line.typed.as_ref().map(|number| typed::days(number, line.indicator.window));
    typed.unwrap_or((period.year_start, period.last))
}

/// Whether a line counts since 1 April, the year is not over, and a whole year would be another thing.
pub(super) fn is_part_of_a_year(indicator: &Indicator, period: &Period) -> bool {
    indicator.is_other_so_far() && is_within_a_year(indicator, period)
}

fn is_within_a_year(indicator: &Indicator, period: &Period) -> bool {
    indicator.window == Window::Year && period.last.plus(1) != period.last.plus(1).year_start()
}
