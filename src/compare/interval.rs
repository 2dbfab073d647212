//! Between which values a figure could lie by chance, and what may be said of it beside another one.
//!
//! | figure | interval (95 in 100) |
//! |---|---|
//! | a share of fewer than 30 cases | exact: every share for which as few, or as many, would come up once in 40 times |
//! | a share of 30 cases or more | Wilson's score interval, without a correction for continuity |
//! | a mean of 10 to 499 days, weeks, scores or pounds | the middle 95 of 100 means of 2,000 draws from the cases |
//! | a mean of 500 or more | the normal one of a mean |
//! | a count | Byar's interval of a count of events |
//! | a ratio of two counts | none |
//!
//! Typed numbers have the same where how many and of how many are typed. Under 10 cases nothing is said of a share or a
//! mean. The draws are the same each time, so that the same files give the same interval on every device.

mod draws;
mod mean;

use super::amounts;
use crate::history::History;
use crate::judging::measure::{Figure, Shape};
use crate::judging::{Better, Indicator, Unit};
use crate::scorecard::Line;

/// Cases below which nothing is said of a share or a mean: no rating, no interval, no direction.
pub const FEWEST: i64 = 10;

/// Cases below which the count leads, and below which the interval of a share is the exact one.
pub const FEW: i64 = 30;

/// Cases from which the interval of a mean is the normal one. The draws would say the same and take 2,000 times as long
/// as the figure itself: minutes for a million children.
pub const MANY: i64 = 500;

/// The point of the normal distribution beyond which 2.5 of 100 lie.
const Z: f64 = 1.959_963_984_540_054;

/// How an interval was worked out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// By the binomial distribution itself.
    Exact,
    /// Wilson's score.
    Wilson,
    /// By draws from the cases.
    Draws,
    /// By the normal distribution of the mean.
    Normal,
    /// Byar's, for counts.
    Byar,
}

impl Method {
    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Method::Exact => "exact",
            Method::Wilson => "Wilson",
            Method::Draws => "draws",
            Method::Normal => "normal",
            Method::Byar => "Byar",
        }
    }
}

/// Between which values a figure could lie by chance, in its unit.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    /// The value itself, before it is rounded.
    pub value: f64,
    /// The lowest.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// How it was worked out.
    pub method: Method,
}

impl Interval {
    /// Its ends as a value of the unit is shown, in tenths.
    pub fn tenths(&self, unit: Unit) -> (i64, i64) {
        let shown = |number: f64| match unit {
            Unit::Days | Unit::Pounds | Unit::Count | Unit::Rate => 10 * number.round() as i64,
            _ => (10.0 * number).round() as i64,
        };
        (shown(self.low), shown(self.high))
    }
}

/// What may be said of one figure beside another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Than {
    /// Clearly more.
    Higher,
    /// Clearly less.
    Lower,
    /// The difference could be chance.
    NotClear,
}

impl Than {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Than::Higher => "higher",
            Than::Lower => "lower",
            Than::NotClear => "not clearly different",
        }
    }

    /// Whether it is good; `None` where neither way is, or the difference could be chance.
    pub fn is_good(self, better: Better) -> Option<bool> {
        match (self, better) {
            (Than::NotClear, _) | (_, Better::Neutral) => None,
            (Than::Higher, better) => Some(better == Better::Higher),
            (Than::Lower, better) => Some(better == Better::Lower),
        }
    }
}

/// What may be said beside two figures, such as England's and that of similar councils.
pub fn beside_two(first: Than, second: Than) -> Option<&'static str> {
    matches!((first, second), (Than::Higher, Than::Lower) | (Than::Lower, Than::Higher)).then_some("between the two")
}

impl Interval {
    /// Beside a number that was published to the nearest `step`: only what holds for every number that rounds to it.
    pub fn than_published(&self, published: f64, step: f64) -> Than {
        match () {
            () if self.low > published + step / 2.0 => Than::Higher,
            () if self.high < published - step / 2.0 => Than::Lower,
            () => Than::NotClear,
        }
    }

    /// Beside another figure of our own: whether nothing lies inside the interval of the difference, which is made of
    /// the two intervals (Newcombe's way for shares, and the same for others).
    pub fn than(&self, other: &Interval) -> Than {
        let difference = self.value - other.value;
        let below = root(square(self.value - self.low) + square(other.high - other.value));
        let above = root(square(self.high - self.value) + square(other.value - other.low));
        match () {
            () if difference - below > 0.0 => Than::Higher,
            () if difference + above < 0.0 => Than::Lower,
            () => Than::NotClear,
        }
    }
}

fn square(number: f64) -> f64 {
    number * number
}

fn root(number: f64) -> f64 {
    number.max(0.0).sqrt()
}

/// The interval of a line that was worked out; `None` where nothing can be said.
pub fn of_line(line: &Line, history: &History) -> Option<Interval> {
    line.tenths?;
    of_figure(line.indicator, &line.figure, || amounts::all(line.indicator, history))
}

/// The interval of a figure; what its cases add is asked of a mean alone.
pub fn of_figure(indicator: &Indicator, figure: &Figure, amounts: impl FnOnce() -> Vec<i64>) -> Option<Interval> {
    if indicator.value.is_some() || indicator.is_profile() {
        return None;
    }
    let met = figure.numerator;
    match (indicator.measure.shape(), indicator.unit, figure.denominator) {
        (Shape::Share | Shape::ShareOfRecorded | Shape::Count, Unit::Percent, Some(of)) => of_share(met, of),
        (Shape::Mean, unit, _) => of_mean(&amounts(), unit),
        (Shape::Ratio | Shape::Pooled, ..) => None,
        (Shape::Rate, _, of) | (Shape::Count, Unit::Rate, of) => of_rate(met, of?),
        (_, Unit::Count, _) => of_count(met),
        _ => None,
    }
}

/// Of a share, in hundredths: exact under 30 cases, Wilson's from 30 on.
pub fn of_share(met: i64, of: i64) -> Option<Interval> {
    match of {
        _ if of < FEWEST || !(0..=of).contains(&met) => None,
        _ if of < FEW => Some(exact(met, of)),
        _ => Some(wilson(met, of)),
    }
}

/// Wilson's score interval of a share, in hundredths.
pub fn wilson(met: i64, of: i64) -> Interval {
    let (met, of) = (met as f64, of as f64);
    let (share, z) = (met / of, square(Z));
    let middle = share + z / (2.0 * of);
    let half = Z * root(share * (1.0 - share) / of + z / (4.0 * square(of)));
    let all = 1.0 + z / of;
    let hundredths = |share: f64| 100.0 * share.clamp(0.0, 1.0);
    Interval {
        value: 100.0 * share,
        low: if met == 0.0 { 0.0 } else { hundredths((middle - half) / all) },
        high: if met == of { 100.0 } else { hundredths((middle + half) / all) },
        method: Method::Wilson,
    }
}

/// The exact interval of a share, in hundredths.
pub fn exact(met: i64, of: i64) -> Interval {
    let high = |met: i64| 100.0 * share_with(|share| at_most(met, of, share) > 0.025);
    Interval {
        value: 100.0 * met as f64 / of as f64,
        low: if met == 0 { 0.0 } else { 100.0 - high(of - met) },
        high: if met == of { 100.0 } else { high(met) },
        method: Method::Exact,
    }
}

/// The highest share for which something holds that holds for low shares and not for high ones.
fn share_with(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// How likely at most `met` of `of` cases are when each is met with this share.
fn at_most(met: i64, of: i64, share: f64) -> f64 {
    let none = (0..of).fold(1.0, |product, _| product * (1.0 - share));
    let odds = share / (1.0 - share);
    let mut term = none;
    let mut sum = none;
    for number in 0..met {
        term *= odds * (of - number) as f64 / (number + 1) as f64;
        sum += term;
    }
    sum
}

/// Of a mean in a unit: by draws from the cases with replacement, from 500 on by the normal distribution.
pub fn of_mean(amounts: &[i64], unit: Unit) -> Option<Interval> {
    let ((low, high), method) = match amounts.len() as i64 {
        ..FEWEST => return None,
        FEWEST..MANY => (mean::drawn(amounts), Method::Draws),
        MANY.. => (mean::normal(amounts, Z), Method::Normal),
    };
    let per = match unit {
        Unit::Weeks => 7.0,
        Unit::Points => 100.0,
        _ => 1.0,
    };
    Some(Interval { value: mean::of(amounts) / per, low: low / per, high: high / per, method })
}

/// Of a count of events (Byar).
pub fn of_count(count: i64) -> Option<Interval> {
    if count < 0 {
        return None;
    }
    let cube = |base: f64| base * base * base;
    let low = |n: f64| n * cube(1.0 - 1.0 / (9.0 * n) - Z / (3.0 * root(n)));
    let high = |n: f64| n * cube(1.0 - 1.0 / (9.0 * n) + Z / (3.0 * root(n)));
    let n = count as f64;
    Some(Interval { value: n, low: if count == 0 { 0.0 } else { low(n) }, high: high(n + 1.0), method: Method::Byar })
}

/// Of a count of events, for each 10,000 of those who live in the area.
pub fn of_rate(count: i64, persons: i64) -> Option<Interval> {
    let Interval { value, low, high, method } = of_count(count).filter(|_| persons > 0)?;
    let of = |number: f64| number * 10_000.0 / persons as f64;
    Some(Interval { value: of(value), low: of(low), high: of(high), method })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(interval: Interval, places: i32) -> (f64, f64) {
        let scale = 10f64.powi(places);
        let round = |number: f64| (number * scale).round() / scale;
        (round(interval.low), round(interval.high))
    }

    /// Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I.
    #[test]
    fn wilson_is_that_of_the_published_table() {
        let published = [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)];
        for (met, of, low, high) in published {
            assert_eq!(rounded(wilson(met, of), 2), (low, high), "{met} of {of}");
        }
    }

    /// The same table, the exact intervals of Clopper and Pearson.
    #[test]
    fn exact_is_that_of_the_published_table() {
        let published = [(81, 263, 25.27, 36.76), (15, 148, 5.78, 16.17), (0, 20, 0.0, 16.84), (1, 29, 0.09, 17.76)];
        for (met, of, low, high) in published {
            assert_eq!(rounded(exact(met, of), 2), (low, high), "{met} of {of}");
        }
    }

    /// Breslow and Day, Statistical Methods in Cancer Research II (1987), table 2.10, within what Byar is off.
    #[test]
    fn a_count_is_that_of_the_published_table() {
        for (count, low, high) in [(10, 4.80, 18.39), (20, 12.22, 30.89), (50, 37.11, 65.92), (100, 81.36, 121.63)] {
            let interval = of_count(count).unwrap();
            assert!((interval.low - low).abs() < 0.05 && (interval.high - high).abs() < 0.05, "{count}: {interval:?}");
        }
        assert_eq!(of_count(0).unwrap().low, 0.0);
    }

    #[test]
    fn the_bound_between_exact_and_wilson_is_30_and_under_10_there_is_none() {
        assert_eq!(of_share(3, 9), None);
        assert_eq!(of_share(3, 10).unwrap().method, Method::Exact);
        assert_eq!(of_share(3, 29).unwrap().method, Method::Exact);
        assert_eq!(of_share(3, 30).unwrap().method, Method::Wilson);
        assert_eq!(of_mean(&[400; 9], Unit::Days), None);
    }

    #[test]
    fn the_two_sides_mirror_each_other() {
        for of in [10, 29, 30, 400] {
            for met in 0..=of {
                let (a, b) = (of_share(met, of).unwrap(), of_share(of - met, of).unwrap());
                assert!(
                    (a.low + b.high - 100.0).abs() < 1e-9 && a.low <= a.value && a.value <= a.high,
                    "{met} of {of}"
                );
            }
        }
    }

    #[test]
    fn a_mean_is_drawn_the_same_way_each_time_and_holds_its_value() {
        let amounts: Vec<i64> = (0..60).map(|case| 200 + 37 * (case % 17) + 900 * i64::from(case == 59)).collect();
        let interval = of_mean(&amounts, Unit::Days).unwrap();
        assert_eq!(Some(interval), of_mean(&amounts, Unit::Days));
        assert!(interval.low < interval.value && interval.value < interval.high);
        let (spread, mean) = (interval.high - interval.low, interval.value);
        let squares: f64 = amounts.iter().map(|amount| square(*amount as f64 - mean)).sum();
        let normal = 2.0 * Z * root(squares / 60.0 / 60.0);
        assert!((spread / normal - 1.0).abs() < 0.1, "{spread} beside {normal}");
        let weeks = of_mean(&amounts, Unit::Weeks).unwrap();
        assert!((weeks.value * 7.0 - interval.value).abs() < 1e-9);
    }

    #[test]
    fn the_bound_between_draws_and_the_normal_interval_is_500() {
        let amounts: Vec<i64> = (0..MANY).collect();
        let method = |amounts: &[i64]| of_mean(amounts, Unit::Days).unwrap().method;
        assert_eq!((method(&amounts[1..]), method(&amounts)), (Method::Draws, Method::Normal));
    }

    /// Newcombe, Interval estimation for the difference between independent proportions (1998), table II, method 10:
    /// 56 of 70 less 48 of 80 is 0.0524 to 0.3339; 9 of 10 less 3 of 10 is 0.1705 to 0.8090.
    #[test]
    fn the_difference_of_two_shares_is_that_of_the_published_table() {
        let bounds = |a: Interval, b: Interval| {
            let below = root(square(a.value - a.low) + square(b.high - b.value));
            let above = root(square(a.high - a.value) + square(b.value - b.low));
            let difference = a.value - b.value;
            (((difference - below) * 100.0).round() / 100.0, ((difference + above) * 100.0).round() / 100.0)
        };
        assert_eq!(bounds(wilson(56, 70), wilson(48, 80)), (5.24, 33.39));
        assert_eq!(bounds(wilson(9, 10), wilson(3, 10)), (17.05, 80.9));
        assert_eq!(wilson(56, 70).than(&wilson(48, 80)), Than::Higher);
        assert_eq!(wilson(48, 80).than(&wilson(56, 70)), Than::Lower);
        assert_eq!(wilson(50, 70).than(&wilson(48, 80)), Than::NotClear);
    }

    #[test]
    fn a_published_whole_number_stands_for_all_that_round_to_it() {
        let ours = Interval { value: 12.0, low: 10.2, high: 14.0, method: Method::Wilson };
        assert_eq!(ours.than_published(10.0, 1.0), Than::NotClear);
        assert_eq!(ours.than_published(10.0, 0.1), Than::Higher);
        assert_eq!(ours.than_published(15.0, 1.0), Than::Lower);
    }

    #[test]
    fn good_is_the_way_of_the_line() {
        assert_eq!(Than::Higher.is_good(Better::Lower), Some(false));
        assert_eq!(Than::Lower.is_good(Better::Lower), Some(true));
        assert_eq!([Than::Higher.is_good(Better::Neutral), Than::NotClear.is_good(Better::Higher)], [None, None]);
        assert_eq!(beside_two(Than::Higher, Than::Lower), Some("between the two"));
        assert_eq!(beside_two(Than::Higher, Than::NotClear), None);
    }
}
