//! Whether a year end may stand beside a figure that is printed.

use crate::compare::settings::profile::Profile;
use crate::history::History;
use crate::indicators::flow::expected_to_leave;
use crate::judging::{Figure, Indicator, Unit};
use crate::outlook::shape::Shape;
use crate::outlook::{Certain, Outlook, Range};

/// The line that is the number to expect.
const PROJECTED: &str = "POP-26";

/// Whether a line is the number to expect and few are expected to leave: a reader who knows how many came and went takes
/// them off.
pub fn tells_of_few(indicator: &Indicator, history: &History, profile: Profile) -> bool {
    indicator.id == PROJECTED && are_few_leaving(history, profile)
}

fn are_few_leaving(history: &History, profile: Profile) -> bool {
    expected_to_leave(history).into_iter().any(|number| profile.is_small(number))
}

/// The range of a year end, unless one of its ends or what is likely would be a small number of cases, or a year whose
/// error is in the range was, or it would tell of how few cases are still to come. One of rounded figures has none.
pub fn shown(outlook: &Outlook, figure: &Figure, history: &History, profile: Profile) -> Option<Range> {
    let range = outlook.range.filter(|_| !profile.rounds())?;
    let is_small = |number: &i64| profile.is_small(*number);
    let ends = [range.low, range.likely, range.high].into_iter();
    let of_ends = ends.flat_map(|tenths| counts(outlook.indicator.unit, tenths, figure));
    let of_years = outlook.tried.iter().map(|year| year.actual / 10).filter(|_| outlook.indicator.unit == Unit::Count);
    let to_come = still_to_come(outlook, range).into_iter().chain(leaving(outlook, history));
    let is_held = of_ends.chain(of_years).chain(to_come).any(|number| is_small(&number));
    (!is_held).then_some(range)
}

/// Cases that are still to come, as far as a reader makes them out.
fn still_to_come(outlook: &Outlook, range: Range) -> Vec<i64> {
    match outlook.certain {
        Certain::Birthdays { met, reached, to_come } => {
            let coming = counts_of(range.likely, reached + to_come) - met;
            vec![to_come, coming, to_come - coming]
        }
        Certain::Leaving { turning, .. } => vec![turning],
        Certain::Done { done, of } => vec![of - done],
        _ => Vec::new(),
    }
}

/// Those who are expected to leave, where a year end rests on them: all of them, or those who will be adopted.
fn leaving(outlook: &Outlook, history: &History) -> Vec<i64> {
    match outlook.shape {
        Some(Shape::Stock | Shape::Leavers | Shape::Pipeline) => expected_to_leave(history).to_vec(),
        Some(Shape::ThreeYears) => vec![expected_to_leave(history)[1]],
        _ => Vec::new(),
    }
}

/// Of so many, those of a percentage in tenths.
fn counts_of(tenths: i64, of: i64) -> i64 {
    (tenths * of + 500) / 1000
}

/// The counts that a reader makes of a value, with the number of all cases now.
fn counts(unit: Unit, tenths: i64, figure: &Figure) -> Vec<i64> {
    match (unit, figure.denominator) {
        (Unit::Count, None) => vec![tenths / 10],
        (Unit::Count, Some(of)) => vec![tenths / 10, of - tenths / 10],
        (Unit::Percent, Some(of)) => {
            let met = counts_of(tenths, of);
            vec![met, of - met]
        }
        // The fewest that are told with the same number for each 10,000, and nobody is not told from a few.
        (Unit::Rate, Some(of)) => vec![((2 * (tenths / 10) - 1) * of + 19_999).div_euclid(20_000).max(1)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_a_count_to_a_reader_who_knows_how_many_there_are() {
        let of = |of: i64| Figure { denominator: Some(of), ..Figure::default() };
        assert_eq!(counts(Unit::Percent, 961, &of(244)), [234, 10]);
        assert_eq!(counts(Unit::Percent, 20, &of(200)), [4, 196]);
        assert_eq!(counts(Unit::Count, 40, &Figure::default()), [4]);
        assert_eq!(counts(Unit::Days, 4200, &of(8)), [0; 0]);
        // Of 60,000 children 399 to 404 are 67 for each 10,000, and none to 2 are 0.
        assert_eq!(counts(Unit::Rate, 670, &of(60_000)), [399]);
        assert_eq!([20, 0].map(|tenths| counts(Unit::Rate, tenths, &of(15_000))), [[3], [1]]);
    }
}
