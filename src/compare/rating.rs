//! Whether a figure is where it should be: a word, never a colour alone.
//!
//! The value as it is printed is set against the aim, on the side that the line's `better` has. A line without a good
//! side, or without an aim, is "for information". Under 10 cases of a share or a mean nothing is rated. Where cases
//! cannot be told, the lowest and the highest value that could come of them are rated too: the rating stands when all
//! agree, and is "not reliable yet" when they do not. A count since 1 April is set against the aim of its year while the
//! year runs only where no more cases can change the rating: an aim at most that is missed, or one at least that is met.
//! So is a share or score that rises or falls as the year goes on, and only where it would come out so too if as many were
//! added in the days that are left as were counted by then, and nothing more happened to any of them.

use crate::compare::interval::FEWEST;
use crate::judging::{Better, Figure, Indicator, SoFar, Unit};

/// All of a share, in tenths.
const WHOLE: i64 = 1000;

/// How a value is rated against its aim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// Close while it misses the aim by at most so many hundredths of it.
    Tolerance(i64),
    /// On target from the first cut, off target beyond the second, in tenths; what is printed as the aim stays the aim.
    Cuts(i64, i64),
    /// Met or missed: a threshold that knows no closeness.
    Threshold,
}

impl Rule {
    /// What counts where no rule is set: 10 hundredths of an aim in days or weeks, 5 of any other.
    pub fn usual(unit: Unit) -> Rule {
        Rule::Tolerance(if matches!(unit, Unit::Days | Unit::Weeks) { 10 } else { 5 })
    }
}

/// Whether a figure is where it should be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rating {
    /// The aim is met.
    OnTarget,
    /// It is missed by little.
    Close,
    /// It is missed.
    OffTarget,
    /// Too few cases for a share or a mean.
    TooFew,
    /// What is not recorded could change the rating.
    NotReliable,
    /// The year of the aim still runs, and more cases could change the rating.
    YearNotOver,
    /// No aim, or no good side.
    Information,
}

impl Rating {
    /// Every rating, in the order of the key.
    pub const ALL: [Rating; 7] = [
        Rating::OnTarget,
        Rating::Close,
        Rating::OffTarget,
        Rating::TooFew,
        Rating::NotReliable,
        Rating::YearNotOver,
        Rating::Information,
    ];

    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Rating::OnTarget => "on",
            Rating::Close => "close",
            Rating::OffTarget => "off",
            Rating::TooFew => "few",
            Rating::NotReliable => "unreliable",
            Rating::YearNotOver => "part",
            Rating::Information => "information",
        }
    }

    /// As it stands on the page.
    pub fn words(self) -> &'static str {
        match self {
            Rating::OnTarget => "On target",
            Rating::Close => "Close",
            Rating::OffTarget => "Off target",
            Rating::TooFew => "Too few to rate",
            Rating::NotReliable => "Not reliable yet",
            Rating::YearNotOver => "Year not over",
            Rating::Information => "For information",
        }
    }
}

/// What is known of a figure when it is rated, in tenths.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rated {
    /// The value as it is printed.
    pub value: i64,
    /// The lowest and the highest value that could come of the cases that cannot be judged.
    pub range: Option<(i64, i64)>,
    /// Whether nothing is open, or so little that the figure is printed as true.
    pub trusted: bool,
    /// The days that it counts and the days of the year that the aim is of, where it counts only a part of that year.
    pub part: Option<(i64, i64)>,
}

/// Rates a figure of a line.
pub fn rate(indicator: &Indicator, figure: &Figure, rated: Rated, aim: Option<i64>, rule: Option<Rule>) -> Rating {
    let rule = rule.unwrap_or(Rule::usual(indicator.unit));
    let rate = |value: i64| against(value, aim?, rule, indicator.better);
    let Some(rating) = rate(rated.value) else { return Rating::Information };
    let is_few = indicator.unit != Unit::Count && figure.denominator.is_some_and(|of| of < FEWEST);
    match rated.range {
        _ if is_few => Rating::TooFew,
        _ if rated.part.is_some_and(|part| !is_settled(indicator, rated.value, part, &rate)) => Rating::YearNotOver,
        Some((low, high)) if rate(low) == rate(high) && rate(low) == Some(rating) => rating,
        None if rated.trusted => rating,
        _ => Rating::NotReliable,
    }
}

/// Whether the rest of the year cannot bring a value to the other side of its aim.
fn is_settled(line: &Indicator, value: i64, (days, of): (i64, i64), rate: &dyn Fn(i64) -> Option<Rating>) -> bool {
    let furthest_back = match line.so_far {
        _ if line.unit.counts_up() => value,
        SoFar::Comparable => value,
        SoFar::Rises => value * days / of,
        SoFar::Falls => WHOLE - (WHOLE - value) * days / of,
    };
    let moves_to_the_good = (line.better == Better::Higher) == (line.so_far != SoFar::Falls);
    let is_met = rate(value) == Some(Rating::OnTarget);
    is_met == moves_to_the_good && rate(furthest_back) == rate(value)
}

/// A value against an aim; `None` where no side is good.
pub fn against(value: i64, aim: i64, rule: Rule, better: Better) -> Option<Rating> {
    let sign = match better {
        Better::Higher => 1,
        Better::Lower => -1,
        Better::Neutral => return None,
    };
    let reaches = |cut: i64| sign * value >= sign * cut;
    let (first, second) = match rule {
        Rule::Cuts(first, second) => (first, second),
        Rule::Threshold => (aim, aim),
        Rule::Tolerance(_) => (aim, aim),
    };
    let is_close = match rule {
        Rule::Tolerance(hundredths) => 100 * sign * (aim - value) <= hundredths * aim.abs(),
        _ => reaches(second),
    };
    Some(match () {
        () if reaches(first) => Rating::OnTarget,
        () if is_close => Rating::Close,
        () => Rating::OffTarget,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_has_its_own() {
        let tolerance = Rule::Tolerance(5);
        let high = |value| against(value, 950, tolerance, Better::Higher).unwrap();
        assert_eq!([950, 949, 903, 902].map(high), [Rating::OnTarget, Rating::Close, Rating::Close, Rating::OffTarget]);
        let low = |value| against(value, 100, tolerance, Better::Lower).unwrap();
        assert_eq!([100, 101, 105, 106].map(low), [Rating::OnTarget, Rating::Close, Rating::Close, Rating::OffTarget]);
        assert_eq!(against(100, 100, tolerance, Better::Neutral), None);
    }

    #[test]
    fn cuts_and_thresholds() {
        let cuts = |value| against(value, 90, Rule::Cuts(90, 120), Better::Lower).unwrap();
        assert_eq!([90, 91, 120, 121].map(cuts), [Rating::OnTarget, Rating::Close, Rating::Close, Rating::OffTarget]);
        let met = |value| against(value, 4260, Rule::Threshold, Better::Lower).unwrap();
        assert_eq!([4260, 4270].map(met), [Rating::OnTarget, Rating::OffTarget]);
    }
}
