//! The days of a typed number: a kind of period and its last day.

use crate::calendar::Day;
use crate::page::forms::{FieldView, fault};

/// A kind of period, as the form names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
    /// 1 April to a day.
    SoFar,
    /// One day.
    Day,
    /// The line's own days: its row does not say when they begin.
    Own,
    /// Any other days.
    Other,
}

const KINDS: [(Kind, &str); 7] = [
    (Kind::Month, "month"),
    (Kind::Quarter, "quarter"),
    (Kind::Year, "year"),
    (Kind::SoFar, "so far"),
    (Kind::Day, "day"),
    (Kind::Own, "own"),
    (Kind::Other, "other"),
];

/// The first day, where it is said, and the last.
pub type Days = (Option<Day>, Day);

impl Kind {
    /// The kind of a word.
    pub fn of(key: &str) -> Option<Kind> {
        KINDS.into_iter().find(|(_, word)| *word == key).map(|(kind, _)| kind)
    }

    /// The word of the kind.
    pub fn key(self) -> &'static str {
        KINDS.into_iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }

    /// The kind that some days are of.
    pub fn of_days((first, last): Days) -> Kind {
        let is = |kind: &Kind| kind.first(last, None) == first && (!kind.ends_with_a_month() || last.is_month_end());
        let known = [Kind::Own, Kind::Day, Kind::Month, Kind::Quarter, Kind::Year, Kind::SoFar];
        known.into_iter().find(is).unwrap_or(Kind::Other)
    }

    fn ends_with_a_month(self) -> bool {
        matches!(self, Kind::Month | Kind::Quarter | Kind::Year)
    }

    fn first(self, last: Day, typed: Option<Day>) -> Option<Day> {
        let months_before = |months: i32| Some(last.month_start().plus_months(-months));
        match self {
            Kind::Month => months_before(0),
            Kind::Quarter => months_before(2),
            Kind::Year => months_before(11),
            Kind::SoFar => Some(last.year_start()),
            Kind::Day => Some(last),
            Kind::Own => None,
            Kind::Other => typed,
        }
    }

    /// The days of the kind that end on a day, or what is wrong.
    pub fn days(self, first: Option<Day>, last: Day, faults: &mut Vec<FieldView>) -> Days {
        if self.ends_with_a_month() && !last.is_month_end() {
            faults.push(fault("last", "Enter the last day of a month, for example 30 6 2025"));
        }
        if self == Kind::Other && first.is_some_and(|first| first > last) {
            faults.push(fault("first", "The first day must not be after the last"));
        }
        (self.first(last, first), last)
    }

    /// The last day of the period after one that ends on a day; nothing where the kind has none.
    pub fn next(self, last: Day) -> Option<Day> {
        let month_end = |months: i32| Some(last.plus(1).month_start().plus_months(months).plus(-1));
        match self {
            Kind::Month | Kind::SoFar | Kind::Day => month_end(1),
            Kind::Quarter => month_end(3),
            Kind::Year => month_end(12),
            Kind::Own | Kind::Other => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_kind_of_period_has_its_days_and_is_told_by_them() {
        for (kind, first, last) in [
            (Kind::Month, Some("2024-02-01"), "2024-02-29"),
            (Kind::Quarter, Some("2025-04-01"), "2025-06-30"),
            (Kind::Year, Some("2024-04-01"), "2025-03-31"),
            (Kind::SoFar, Some("2025-04-01"), "2025-11-30"),
            (Kind::Day, Some("2025-11-14"), "2025-11-14"),
            (Kind::Own, None, "2025-11-30"),
        ] {
            let (days, mut faults) = ((first.map(day), day(last)), Vec::new());
            assert_eq!((kind.days(None, days.1, &mut faults), faults.len()), (days, 0), "{kind:?}");
            assert_eq!(Kind::of_days(days), kind);
            assert_eq!(Kind::of(kind.key()), Some(kind));
        }
        assert_eq!(Kind::of_days((Some(day("2025-05-03")), day("2025-06-30"))), Kind::Other);
    }

    #[test]
    fn a_month_ends_with_a_month_and_other_days_in_their_order() {
        let faults = |kind: Kind, first: Option<&str>, last: &str| {
            let mut faults = Vec::new();
            kind.days(first.map(day), day(last), &mut faults);
            faults.len()
        };
        assert_eq!(faults(Kind::Month, None, "2025-06-29"), 1);
        assert_eq!(faults(Kind::SoFar, None, "2025-06-29"), 0);
        assert_eq!(faults(Kind::Other, Some("2025-07-01"), "2025-06-29"), 1);
        assert_eq!(faults(Kind::Other, Some("2025-06-29"), "2025-06-29"), 0);
    }

    #[test]
    fn the_next_period_ends_with_its_month() {
        assert_eq!(Kind::Quarter.next(day("2024-11-30")), Some(day("2025-02-28")));
        assert_eq!(Kind::Month.next(day("2024-01-31")), Some(day("2024-02-29")));
        assert_eq!(Kind::Year.next(day("2024-02-29")), Some(day("2025-02-28")));
        assert_eq!(Kind::SoFar.next(day("2025-11-30")), Some(day("2025-12-31")));
        assert_eq!(Kind::Other.next(day("2025-11-30")), None);
    }
}
