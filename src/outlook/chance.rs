//! Whether the year end is likely to meet an aim.

use crate::judging::Better;

/// In the words of the reports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chance {
    /// The whole range meets the aim.
    Likely,
    /// A part of it does.
    May,
    /// None of it does.
    Unlikely,
}

impl Chance {
    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Chance::Likely => "likely",
            Chance::May => "may",
            Chance::Unlikely => "unlikely",
        }
    }

    /// As it stands on the page.
    pub fn words(self) -> &'static str {
        match self {
            Chance::Likely => "Likely to meet the aim",
            Chance::May => "May meet the aim",
            Chance::Unlikely => "Unlikely to meet the aim",
        }
    }
}

/// A range against an aim, by the way that is good; an end that is not known meets nothing and misses nothing.
pub fn of(low: Option<i64>, high: Option<i64>, aim: i64, better: Better) -> Option<Chance> {
    let meets = |end: Option<i64>| end.map(|end| if better == Better::Higher { end >= aim } else { end <= aim });
    let (worst, best) = match better {
        Better::Higher => (low, high),
        Better::Lower => (high, low),
        Better::Neutral => return None,
    };
    Some(match (meets(worst), meets(best)) {
        (Some(true), _) => Chance::Likely,
        (_, Some(false)) => Chance::Unlikely,
        _ => Chance::May,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_range_a_part_of_it_or_none() {
        let high_is_good = |aim| of(Some(900), Some(950), aim, Better::Higher).map(Chance::key);
        assert_eq!([900, 901, 950, 951].map(high_is_good), ["likely", "may", "may", "unlikely"].map(Some));
        let low_is_good = |aim| of(Some(90), Some(120), aim, Better::Lower).map(Chance::key);
        assert_eq!([120, 119, 90, 89].map(low_is_good), ["likely", "may", "may", "unlikely"].map(Some));
        assert_eq!(of(Some(1), Some(2), 3, Better::Neutral), None);
    }

    #[test]
    fn an_end_that_is_not_known_decides_nothing() {
        assert_eq!(of(None, Some(940), 950, Better::Higher), Some(Chance::Unlikely));
        assert_eq!(of(Some(940), None, 950, Better::Higher), Some(Chance::May));
        assert_eq!(of(None, None, 950, Better::Lower), Some(Chance::May));
    }
}
