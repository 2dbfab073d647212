//! Where a value stands among others: rank, quartile with its cut-offs, mean, median.

use crate::judging::Better;
use crate::judging::measure::rounded;

/// Fewer values than this make no average of similar councils.
pub const LEAST_VALUES: usize = 5;

/// The values in hundredths, lowest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sorted(Vec<i64>);

/// A quarter of all councils, A the best.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Quartile {
    /// The best quarter.
    A,
    /// The second.
    B,
    /// The third.
    C,
    /// The last.
    D,
}

impl Quartile {
    /// Its letter.
    pub fn letter(self) -> &'static str {
        match self {
            Quartile::A => "A",
            Quartile::B => "B",
            Quartile::C => "C",
            Quartile::D => "D",
        }
    }
}

/// Where a value stands between the first and the third quarter of others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Within {
    /// Below both.
    Below,
    /// On one of them or between them.
    Inside,
    /// Above both.
    Above,
}

impl Within {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Within::Below => "below",
            Within::Inside => "inside",
            Within::Above => "above",
        }
    }
}

impl Sorted {
    /// Some values, in whatever order.
    pub fn new(values: impl IntoIterator<Item = i64>) -> Sorted {
        let mut values: Vec<i64> = values.into_iter().collect();
        values.sort_unstable();
        Sorted(values)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The mean in hundredths, of five values or more.
    pub fn mean(&self) -> Option<i64> {
        (self.len() >= LEAST_VALUES).then(|| rounded(self.0.iter().sum(), self.len() as i64))
    }

    /// The median in hundredths, of five values or more.
    pub fn median(&self) -> Option<i64> {
        let four_times = self.four_times_at(2).filter(|_| self.len() >= LEAST_VALUES)?;
        Some(rounded(four_times, 4))
    }

    /// The best value; none where neither way is good.
    pub fn best(&self, better: Better) -> Option<i64> {
        match better {
            Better::Higher => self.0.last().copied(),
            Better::Lower => self.0.first().copied(),
            Better::Neutral => None,
        }
    }

    /// Four times the value below which `quarter` quarters lie, in hundredths: exact, straight between two neighbours.
    pub fn four_times_at(&self, quarter: usize) -> Option<i64> {
        let steps = self.len().checked_sub(1)? * quarter;
        let (place, part) = (steps / 4, (steps % 4) as i64);
        let low = *self.0.get(place)?;
        let high = self.0.get(place + 1).copied().unwrap_or(low);
        Some(4 * low + part * (high - low))
    }

    /// The rank of a value, 1 the best: ties take the better rank. Where neither way is good, the highest is first.
    pub fn rank(&self, value: i64, better: Better) -> usize {
        let is_better = |other: &&i64| if better == Better::Lower { **other < value } else { **other > value };
        1 + self.0.iter().filter(is_better).count()
    }

    /// The quarter that a value stands in. On a cut-off it is in the lower quarter by its number: A where low is good.
    pub fn quartile(&self, value: i64, better: Better) -> Option<Quartile> {
        let cuts = [self.four_times_at(1)?, self.four_times_at(2)?, self.four_times_at(3)?];
        let above = cuts.iter().filter(|cut| 4 * value > **cut).count();
        let from_low = [Quartile::A, Quartile::B, Quartile::C, Quartile::D];
        match better {
            Better::Lower => Some(from_low[above]),
            Better::Higher => Some(from_low[3 - above]),
            Better::Neutral => None,
        }
    }

    /// The first and third quarter's cut-offs in hundredths.
    pub fn middle_half(&self) -> Option<(i64, i64)> {
        let (low, high) = (self.four_times_at(1)?, self.four_times_at(3)?);
        (self.len() >= LEAST_VALUES).then(|| (rounded(low, 4), rounded(high, 4)))
    }

    /// Where a value stands to the middle half.
    pub fn within(&self, value: i64) -> Option<Within> {
        let (low, high) = (self.four_times_at(1)?, self.four_times_at(3)?);
        match 4 * value {
            _ if self.len() < LEAST_VALUES => None,
            value if value < low => Some(Within::Below),
            value if value > high => Some(Within::Above),
            _ => Some(Within::Inside),
        }
    }
}
