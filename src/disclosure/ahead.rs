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

/// The range of a year end, unless one of its ends or what is likely would be a small number of cases, or its ends
/// would tell of how few cases are still to come. A figure that is held back itself has none, nor one that is rounded.
pub fn shown(outlook: &Outlook, figure: &Figure, history: &History, profile: Profile) -> Option<Range> {
    let range = outlook.range.filter(|_| !profile.rounds())?;
    let is_small = |number| profile.is_small(number);
    let of_few = |tenths: i64| counts(outlook.indicator.unit, tenths, figure).into_iter().any(is_small);
    let are_few_to_come = match outlook.certain {
        Certain::Birthdays { to_come, .. } => is_small(to_come),
        Certain::Leaving { turning, .. } => is_small(turning),
        _ => false,
    };
    let rests_on_leaving = matches!(outlook.shape, Some(Shape::Stock | Shape::Leavers | Shape::Pipeline));
    let are_few_to_come = are_few_to_come || rests_on_leaving && are_few_leaving(history, profile);
    let is_held = are_few_to_come || [range.low, range.likely, range.high].into_iter().any(of_few);
    (!is_held).then_some(range)
}

/// The counts that a reader makes of a value, with the number of all cases now.
fn counts(unit: Unit, tenths: i64, figure: &Figure) -> Vec<i64> {
    match (unit, figure.denominator) {
        (Unit::Count, None) => vec![tenths / 10],
        (Unit::Count, Some(of)) => vec![tenths / 10, of - tenths / 10],
        (Unit::Percent, Some(of)) => {
            let met = (tenths * of + 500) / 1000;
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
