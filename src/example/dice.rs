//! Chance: one stream of numbers a child, the same on every machine (SplitMix64, whole numbers only).

use crate::calendar::Day;

/// A stream of chance.
pub struct Dice(u64);

/// A choice with its weight.
pub type Weighted<T> = (u32, T);

impl Dice {
    /// The stream of one child of one seed.
    pub fn new(seed: u64, child: u32) -> Dice {
        let mut dice =
            Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(child).wrapping_mul(0xD1B5_4A32_D192_ED03));
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 to `count` - 1.
    pub fn below(&mut self, count: u32) -> u32 {
        (((self.next() >> 32) * u64::from(count)) >> 32) as u32
    }

    /// A whole number from `low` to `high`, both possible; `low` when the range is empty.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1).max(1) as u32) as i32
    }

    /// A day from `first` to `last`, both possible.
    pub fn day(&mut self, first: Day, last: Day) -> Day {
        first.plus(self.between(0, last.since(first)))
    }

    /// Whether something happens that happens `per_mille` times in a thousand.
    pub fn odds(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// One of the choices, by weight.
    pub fn pick<T: Copy, const N: usize>(&mut self, choices: &[Weighted<T>; N]) -> T {
        let mut left = self.below(choices.iter().map(|choice| choice.0).sum());
        let mut chosen = 0;
        for (position, choice) in choices.iter().enumerate() {
            chosen = position;
            if left < choice.0 {
                break;
            }
            left -= choice.0;
        }
        choices[chosen].1
    }

    /// A length in days: one of the ranges by weight, then a day of it.
    pub fn days<const N: usize>(&mut self, ranges: &[Weighted<(i32, i32)>; N]) -> i32 {
        let (low, high) = self.pick(ranges);
        self.between(low, high)
    }
}
