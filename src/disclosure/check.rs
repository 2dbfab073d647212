//! The check before release. It knows nothing of how figures were chosen: it takes what would be printed as a reader
//! would, as equations between the regions that groups have in common, and asks of every small number that is held back
//! how small and how large it could be.

use super::behind::Group;
use super::bounds::{Limit, Space};
use super::regions::Regions;
use crate::compare::settings::profile::Profile;

/// What would be printed and what is held back.
pub struct Check<'g> {
    /// The rule.
    pub profile: Profile,
    /// What is known by what is printed.
    pub printed: Vec<Known<'g>>,
    /// The groups that are held back, none of them empty: a few must not be known of those that are small.
    pub held: Vec<&'g Group>,
    /// Small groups of which nothing is said: they must not be known either, and may be empty to a reader.
    pub unsaid: Vec<&'g Group>,
}

/// What a reader knows: that groups have together at least and at most so many cases.
pub struct Known<'g> {
    /// One group, or several that are added up.
    pub groups: Vec<&'g Group>,
    /// The least and the most.
    pub limits: (i64, i64),
    /// The place of its figure in the order in which they go: the later goes first. None of what is public already.
    pub figure: Option<usize>,
}

/// The equations of a reader.
struct Equations {
    unknowns: usize,
    printed: Vec<Limit>,
    /// Those that are held back, and behind them those of which nothing is said.
    held: Vec<Vec<i64>>,
}

impl Check<'_> {
    /// The figure that must go so that a small number is safe; none where all are, or where nothing can help.
    pub fn must_go(mut self) -> Option<usize> {
        if self.held.is_empty() && self.unsaid.is_empty() {
            return None;
        }
        self.printed.retain(|known| known.groups.iter().any(|group| group.size() > 0));
        self.printed.sort_by_key(|known| known.figure);
        let known = self.equations();
        let narrow = self.narrow(&known, known.printed.len());
        narrow.into_iter().find_map(|one| self.last_that_narrows(&known, one))
    }

    fn hidden(&self) -> impl Iterator<Item = &Group> {
        self.held.iter().chain(&self.unsaid).copied()
    }

    fn equations(&self) -> Equations {
        let of_printed = self.printed.iter().flat_map(|known| known.groups.iter().copied());
        let groups: Vec<Group> = of_printed.chain(self.hidden()).cloned().collect();
        let regions = Regions::of(&groups);
        let mut next = 0;
        let mut limit = |known: &Known| {
            let rows = (next..next + known.groups.len()).map(|place| regions.row(place));
            next += known.groups.len();
            let (low, high) = known.limits;
            Limit { cells: rows.fold(vec![0; regions.children.len()], added), low, high: Some(high) }
        };
        let printed: Vec<Limit> = self.printed.iter().map(&mut limit).collect();
        let held = (next..groups.len()).map(|place| regions.row(place)).collect();
        Equations { unknowns: regions.children.len(), printed, held }
    }

    /// What a reader of the first so many numbers knows. Of one of exact numbers it is taken that no number that is
    /// held back is 0.
    fn space(&self, known: &Equations, first: usize) -> Option<Space> {
        let printed = known.printed[..first].iter().map(|limit| Limit { cells: limit.cells.clone(), ..*limit });
        let held = known.held.iter().take(self.held.len()).filter(|_| !self.profile.rounds());
        let held = held.map(|cells| Limit { cells: cells.clone(), low: 1, high: None });
        Space::of(known.unknowns, &printed.chain(held).collect::<Vec<Limit>>())
    }

    /// The held numbers that are known too closely, by the first so many printed numbers.
    fn narrow(&self, known: &Equations, first: usize) -> Vec<usize> {
        let small = self.hidden().enumerate().filter(|(_, group)| self.profile.is_small(group.size()));
        let all = small.map(|(one, _)| one);
        let Some(mut space) = self.space(known, first) else { return all.collect() };
        let mut seen = vec![(f64::INFINITY, 0.0_f64); known.held.len()];
        let mut look = |space: &Space| {
            let here = space.here();
            for ((low, high), cells) in seen.iter_mut().zip(&known.held) {
                let number = cells.iter().zip(&here).map(|(cell, value)| *cell as f64 * value).sum::<f64>();
                (*low, *high) = (low.min(number), high.max(number));
            }
            seen.clone()
        };
        let mut narrow = Vec::new();
        for one in all {
            let (low, high) = look(&space)[one];
            if self.is_wide(low, high) {
                continue;
            }
            let high = space.most(&known.held[one], 1).unwrap_or(f64::INFINITY);
            let (low, _) = look(&space)[one];
            let low = if self.is_wide(low, high) { low } else { -space.most(&known.held[one], -1).unwrap_or_default() };
            narrow.extend((!self.is_wide(low, high)).then_some(one));
        }
        narrow
    }

    /// Whether a number between two others is safe: exact numbers must leave more than the rule's own span open,
    /// rounded ones everything that the rule holds back.
    fn is_wide(&self, low: f64, high: f64) -> bool {
        let (low, high) = ((low - 1e-6).ceil(), (high + 1e-6).floor());
        let most = self.profile.most() as f64;
        if self.profile.rounds() { low <= 1.0 && high >= most } else { high - low >= most }
    }

    /// The figure with which a held number becomes narrow: without it and all later ones it is not. None where nothing
    /// is printed.
    fn last_that_narrows(&self, known: &Equations, one: usize) -> Option<usize> {
        let is_narrow = |first: usize| self.is_narrow(known, one, first);
        let (mut safe, mut narrow) = (0, known.printed.len());
        while narrow - safe > 1 {
            let middle = (safe + narrow) / 2;
            if is_narrow(middle) { narrow = middle } else { safe = middle }
        }
        self.printed[narrow.checked_sub(1)?].figure
    }

    fn is_narrow(&self, known: &Equations, one: usize, first: usize) -> bool {
        let Some(mut space) = self.space(known, first) else { return true };
        let high = space.most(&known.held[one], 1).unwrap_or(f64::INFINITY);
        let low = -space.most(&known.held[one], -1).unwrap_or_default();
        !self.is_wide(low, high)
    }
}

fn added(mut sum: Vec<i64>, row: Vec<i64>) -> Vec<i64> {
    sum.iter_mut().zip(row).for_each(|(sum, cases)| *sum += cases);
    sum
}

#[cfg(test)]
mod tests {
    use super::super::behind::Group;
    use super::*;

    fn known(profile: Profile, printed: &[Vec<u32>], held: Vec<u32>) -> Option<usize> {
        let printed: Vec<Group> = printed.iter().cloned().map(Group::of).collect();
        let held = Group::of(held);
        let printed = printed.iter().enumerate().map(|(place, group)| {
            let limits = profile.behind(group.size());
            Known { groups: vec![group], limits, figure: Some(place) }
        });
        let printed = printed.collect();
        Check { profile, printed, held: vec![&held], unsaid: Vec::new() }.must_go()
    }

    fn some(first: u32, last: u32) -> Vec<u32> {
        (first..=last).collect()
    }

    #[test]
    fn a_number_that_is_left_of_two_must_not_be_known() {
        assert_eq!(known(Profile::English, &[some(1, 20), some(1, 17)], some(18, 20)), Some(1));
        assert_eq!(known(Profile::English, &[some(1, 20), some(1, 14)], some(18, 20)), None);
        assert_eq!(known(Profile::English, &[some(1, 20)], some(18, 20)), None);
    }

    #[test]
    fn a_sum_of_many_with_any_signs_is_worked_out() {
        let parts = [some(1, 40), some(1, 10), some(11, 20), some(21, 30), some(31, 37)];
        assert_eq!(known(Profile::English, &parts, some(38, 40)), Some(4));
        let crossing = [some(1, 12), some(10, 30), some(1, 30), some(40, 50)];
        assert_eq!(known(Profile::English, &crossing, some(10, 12)), Some(2));
    }

    #[test]
    fn rounded_numbers_say_no_more_than_the_rule() {
        assert_eq!(known(Profile::Welsh, &[some(1, 60), some(1, 57)], some(58, 60)), None);
        assert_eq!(known(Profile::Strict, &[some(1, 60), some(1, 58)], some(59, 60)), Some(1));
    }
}
