//! Amounts drawn again from the amounts that there are.

/// Numbers that look like chance and are the same each time.
pub(super) struct Draws(pub(super) u64);

impl Draws {
    /// The sum of as many amounts as there are, each drawn from all of them.
    pub(super) fn sum_of(&mut self, amounts: &[i64]) -> i64 {
        let drawn = |_| amounts[self.below(amounts.len() as u64)];
        (0..amounts.len()).map(drawn).sum()
    }

    /// Marsaglia's xorshift; its upper half by the end for an even spread. In 64 bits, which WebAssembly multiplies at
    /// once.
    fn below(&mut self, end: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (((self.0 >> 32) * end) >> 32) as usize
    }
}
