//! What is known of the children at one as-at date: its windows, periods of care and placements.

use crate::calendar::{Day, april};
use crate::returns::Records;
use crate::rows::of_the_return::{ChildId, Episode, Leaver};
use std::sync::{Arc, OnceLock};

/// The as-at date and the windows that end on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    /// The as-at date, to the end of that day: D.
    pub last: Day,
    /// 1 April on or before it: ys.
    pub year_start: Day,
    /// First day of the 12 months to it: w0.
    pub twelve_months: Day,
    /// The year in which its statistical year ends: FY(D).
    pub year: i32,
    /// The 31 March on or before the as-at date: who has been looked after for 12 months on it is of the school year that
    /// ends after it.
    pub school_day: Day,
    /// The year in which that school year ends.
    pub school_year: i32,
    /// 1 September that begins it.
    pub school_start: Day,
}

impl Period {
    /// The windows that end on a day.
    pub fn to(last: Day) -> Period {
        let school_day = last.plus(1).year_start().plus(-1);
        let school_year = school_day.year_end();
        Period {
            last,
            year_start: last.year_start(),
            twelve_months: last.plus_months(-12).plus(1),
            year: last.year_end(),
            school_day,
            school_year,
            school_start: Day::new(school_year - 1, 9, 1).unwrap_or(school_day),
        }
    }

    /// Whether a day lies in the year to date.
    pub fn in_year(&self, day: Day) -> bool {
        (self.year_start..=self.last).contains(&day)
    }

    /// First day of the 24 months to the as-at date.
    pub fn two_years_start(&self) -> Day {
        self.last.plus_months(-24).plus(1)
    }

    /// 1 April that begins the three statistical years that end with this one.
    pub fn three_years_start(&self) -> Day {
        april(self.year - 3)
    }
}

/// A period of care: a run of days in care without a gap of a day (D11).
#[derive(Clone, Copy, Debug)]
pub struct CarePeriod {
    /// First day in care.
    pub start: Day,
    /// The day care ended (not in care on it); `None` while it goes on.
    pub end: Option<Day>,
    /// The first row has RNE = S.
    pub start_recorded: bool,
    /// The row that ended care with a reason, where one did.
    pub ceased: Option<u32>,
    /// The row that holds at the as-at date, while care goes on.
    pub(super) current: Option<u32>,
    pub(super) episodes: (u32, u32),
    pub(super) placements: (u32, u32),
}

/// A placement inside a period of care: the days with one carer (D13).
#[derive(Clone, Copy, Debug)]
pub struct Placement {
    /// First day.
    pub start: Day,
    /// The next placement's start or the end of care; `None` while it goes on.
    pub end: Option<Day>,
    /// The first row of the trailing run of A3 to A6: its DECOM is the day the child moved to the adoptive family (D14).
    pub adoptive: Option<u32>,
    /// The last row that is not temporary.
    pub settled: u32,
    pub(super) episodes: (u32, u32),
}

/// Everything known of the children at the end of one day.
pub struct History {
    /// The joined returns.
    pub records: Arc<Records>,
    /// The as-at date and its windows.
    pub period: Period,
    /// 1 April of the earliest loaded return.
    pub covered_from: Day,
    pub(super) known: Day,
    pub(super) episodes: Vec<Episode>,
    pub(super) care: Vec<CarePeriod>,
    pub(super) placements: Vec<Placement>,
    pub(super) care_of: Vec<u32>,
    pub(super) roll: Vec<ChildId>,
    pub(super) expected: Vec<Leaver>,
    pub(super) expecting: OnceLock<Option<Box<History>>>,
    pub(super) starts: OnceLock<Starts>,
}

/// Every recorded start, in three orders. Those of one day are looked up and never gone through in pairs: a council
/// that moved to another system may have given all its children one day.
pub struct Starts {
    /// By day: the child, and the place of the period of care among the child's.
    pub by_day: Vec<(Day, ChildId, usize)>,
    /// By day, number of the family, postcode of the home and child.
    pub(super) by_family: Vec<[u64; 4]>,
    /// By day, postcode of the home and child.
    pub(super) by_home: Vec<[u64; 3]>,
}

impl CarePeriod {
    /// In care on a day: from the first day to the day before the end (rule R1).
    pub fn covers(&self, day: Day) -> bool {
        self.start <= day && self.end.is_none_or(|end| day < end)
    }

    /// Whether it has a day from `first` to `last`, the day of leaving included.
    pub fn touches(&self, first: Day, last: Day) -> bool {
        self.start <= last && self.end.is_none_or(|end| end >= first)
    }

    /// Whether it has a day after another: the day of leaving is none.
    pub fn goes_on_after(&self, day: Day) -> bool {
        self.end.is_none_or(|end| end > day)
    }

    /// The day it ended, within a window.
    pub fn ended_in(&self, window: impl Fn(Day) -> bool) -> Option<Day> {
        self.end.filter(|end| window(*end))
    }
}

impl Placement {
    /// Whether the placement has at least one day from `first` to `last`.
    pub fn has_a_day_in(&self, first: Day, last: Day) -> bool {
        let end = self.end.unwrap_or(last.plus(1));
        self.start.max(first) < end.min(last.plus(1))
    }
}
