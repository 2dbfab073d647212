//! Between which values a mean could lie by chance: the lowest and the highest, in the unit of the amounts.

use super::draws::Draws;

/// How often the cases of a mean are drawn.
const DRAWS: usize = 2000;

/// The mean itself.
pub(super) fn of(amounts: &[i64]) -> f64 {
    amounts.iter().sum::<i64>() as f64 / amounts.len() as f64
}

/// The middle 95 of 100 means of draws from the cases with replacement.
pub(super) fn drawn(amounts: &[i64]) -> (f64, f64) {
    let mut chance = Draws(0x9e37_79b9_7f4a_7c15);
    let mut sums: Vec<i64> = (0..DRAWS).map(|_| chance.sum_of(amounts)).collect();
    sums.sort_unstable();
    let mean = |sum: i64| sum as f64 / amounts.len() as f64;
    let left_out = DRAWS / 40;
    (mean(sums[left_out]), mean(sums[DRAWS - 1 - left_out]))
}

/// The mean with so many of its standard errors on both sides.
pub(super) fn normal(amounts: &[i64], errors: f64) -> (f64, f64) {
    let (cases, mean) = (amounts.len() as f64, of(amounts));
    let squares: f64 = amounts.iter().map(|&amount| (amount as f64 - mean).powi(2)).sum();
    let half = errors * (squares / (cases - 1.0) / cases).sqrt();
    (mean - half, mean + half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_500_cases_the_normal_interval_is_near_to_the_drawn_one() {
        let amounts: Vec<i64> = (0..500_i64).map(|case| 100 + (case * case) % 997 + 8 * (case % 13).pow(2)).collect();
        let ((low, high), (drawn_low, drawn_high)) = (normal(&amounts, 1.96), drawn(&amounts));
        for (ours, theirs) in [(low, drawn_low), (high, drawn_high)] {
            assert!((ours - theirs).abs() < 0.03 * (high - low), "{ours} beside {theirs}");
        }
    }

    /// 900 cases with a deviation of 15 have a standard error of half a day.
    #[test]
    fn the_normal_interval_is_1_96_standard_errors_to_each_side() {
        let amounts: Vec<i64> = (0..900).map(|case| if case % 2 == 0 { 125 } else { 155 }).collect();
        let (low, high) = normal(&amounts, 1.96);
        assert_eq!(((low * 10.0).round(), (high * 10.0).round()), (1390.0, 1410.0));
    }
}
