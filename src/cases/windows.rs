//! The words of clauses that ask for care on the days of a window, and that window.

use crate::calendar::Day;
use crate::history::Period;

/// The words of the clause that lets through the children on the roll and no other (rule R1).
pub const ON_THE_ROLL: &str = "looked after at the end of the day, other than on short breaks (legal status V3 or V4)";

/// Every one of the 12 months to the as-at date (rule R4, D21).
pub const FOR_12_MONTHS: &str = "looked after continuously for at least 12 months";

/// The same to the last 31 March.
pub const FOR_12_MONTHS_ON_31_MARCH: &str = "looked after on the last 31 March, continuously for at least 12 months";

/// A day of the year (D18).
pub const IN_THE_YEAR: &str = "looked after at any time in the year, other than only on short breaks";

/// A day of the 12 months.
pub const IN_THE_12_MONTHS: &str = "looked after at any time in the 12 months, other than only on short breaks";

/// A day of the school year.
pub const IN_THE_SCHOOL_YEAR: &str = "looked after on a day of the school year, other than only on short breaks";

/// The day before the year.
pub const BEFORE_THE_YEAR: &str = "looked after at the end of 31 March before the year";

/// The first and the last of the days of which a clause of these words asks for care: who had none of them, nor left on
/// one, is left out by it.
pub(super) fn window(words: &str, period: &Period) -> Option<(Day, Day)> {
    let opening = period.year_start.plus(-1);
    match words {
        IN_THE_YEAR => Some((period.year_start, period.last)),
        IN_THE_12_MONTHS => Some((period.twelve_months, period.last)),
        IN_THE_SCHOOL_YEAR => Some((period.school_start, period.last)),
        FOR_12_MONTHS_ON_31_MARCH => Some((period.school_day, period.school_day)),
        BEFORE_THE_YEAR => Some((opening, opening)),
        _ => None,
    }
}
