//! What is aimed at, and who set it.

use crate::calendar::Day;
use crate::indicators::benchmarks;
use crate::judging::{Better, Indicator};

/// Whose aim it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum From {
    /// The law's: all of them, or within a time.
    Statutory,
    /// The national threshold, which the engine knows for the year of the figure where none is typed.
    National,
    /// The authority's own, with the day on which it was agreed.
    Local(Option<Day>),
    /// The average of similar councils, known once their figures are.
    Neighbours,
}

impl From {
    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            From::Statutory => "statutory",
            From::National => "national threshold",
            From::Local(_) => "local",
            From::Neighbours => "neighbours' average",
        }
    }

    /// In words, with the day where there is one.
    pub fn words(self) -> String {
        match self {
            From::Statutory => "set by law".to_owned(),
            From::National => "national threshold".to_owned(),
            From::Local(Some(day)) => format!("agreed on {day}"),
            From::Local(None) => "our own".to_owned(),
            From::Neighbours => "average of similar councils".to_owned(),
        }
    }
}

/// The aim of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target {
    /// The value in tenths, where it is typed.
    pub tenths: Option<i64>,
    /// Whose it is.
    pub from: From,
}

impl Target {
    /// The value for the statistical year ending in `year`, in tenths: the one typed, or the one that is known.
    pub fn value(&self, indicator: &Indicator, year: i32, neighbours: Option<i64>) -> Option<i64> {
        let known = || match self.from {
            From::National => national(indicator, year),
            From::Neighbours => neighbours,
            From::Statutory | From::Local(_) => None,
        };
        self.tenths.or_else(known)
    }
}

/// The national threshold of a year in tenths, where there is one: days from entering care to the new family.
pub fn national(indicator: &Indicator, year: i32) -> Option<i64> {
    matches!(indicator.id, "ADP-05" | "ADP-08").then(|| 10 * benchmarks::a1_threshold_days(year))
}

/// "at most" or "at least", by the way that is good.
pub fn side(better: Better) -> &'static str {
    match better {
        Better::Higher => "at least",
        Better::Lower => "at most",
        Better::Neutral => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::find;

    #[test]
    fn a_threshold_is_that_of_the_year_unless_one_is_typed() {
        let (days, share) = (find("ADP-05").unwrap(), find("STB-01").unwrap());
        let threshold = Target { tenths: None, from: From::National };
        assert_eq!(
            [2012, 2015, 2024].map(|year| threshold.value(days, year, None)),
            [Some(6390), Some(4870), Some(4260)]
        );
        assert_eq!(threshold.value(share, 2024, None), None);
        assert_eq!(Target { tenths: Some(4000), ..threshold }.value(days, 2024, None), Some(4000));
        let neighbours = Target { tenths: None, from: From::Neighbours };
        assert_eq!(neighbours.value(share, 2024, Some(94)), Some(94));
        assert_eq!(Target { tenths: None, from: From::Local(None) }.value(share, 2024, Some(94)), None);
    }
}
