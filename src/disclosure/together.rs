//! Groups that would be printed together: whether a whole and any number of its parts leave a few, or two that overlap
//! and the third that they make.

use super::regions::Regions;
use std::collections::BTreeSet;

/// More steps than a search takes; one that is not at its end by then counts as if it had found something.
const MOST_STEPS: u32 = 4_000;

/// The groups that are printed.
pub struct Together<'r> {
    regions: &'r Regions,
    rows: Vec<Vec<i64>>,
    sizes: Vec<i64>,
    most: i64,
    printed: BTreeSet<usize>,
}

/// The way through the parts of one whole.
struct Search<'t> {
    together: &'t Together<'t>,
    parts: Vec<usize>,
    steps: u32,
}

impl<'r> Together<'r> {
    /// Nothing is printed yet. Up to `most` are a few.
    pub fn new(regions: &'r Regions, most: i64) -> Together<'r> {
        let rows: Vec<Vec<i64>> = (0..regions.groups.len()).map(|group| regions.row(group)).collect();
        let sizes = rows.iter().map(|row| regions.size(row)).collect();
        Together { regions, rows, sizes, most, printed: BTreeSet::new() }
    }

    /// Prints the groups of a figure, unless they would give a few away.
    pub fn take(&mut self, groups: &[usize]) -> bool {
        let before = self.printed.clone();
        for group in groups.iter().filter(|group| self.sizes[**group] > 0) {
            let is_new = !self.printed.contains(group);
            if is_new && (self.gives_away(*group) || self.overlaps_in_a_few(*group)) {
                self.printed = before;
                return false;
            }
            self.printed.insert(*group);
        }
        true
    }

    /// Prints groups whatever they give away: those that are public already.
    pub fn force(&mut self, groups: &[usize]) {
        self.printed.extend(groups.iter().filter(|group| self.sizes[**group] > 0));
    }

    /// With how many other groups a group cannot stand.
    pub fn against(&self, group: usize) -> usize {
        let is_close = |other: &usize| {
            let apart = (self.sizes[group] - self.sizes[*other]).abs();
            let apart_in_few = (1..=self.most).contains(&apart);
            apart_in_few && (self.is_within(group, *other) || self.is_within(*other, group))
        };
        (0..self.rows.len()).filter(|other| self.sizes[*other] > 0).filter(is_close).count()
    }

    fn is_within(&self, part: usize, whole: usize) -> bool {
        self.fits(part, &self.rows[whole])
    }

    fn fits(&self, part: usize, rest: &[i64]) -> bool {
        self.regions.groups[part].iter().all(|(region, cases)| rest[*region] >= *cases)
    }

    fn less(&self, rest: &[i64], part: usize) -> Vec<i64> {
        let mut rest = rest.to_vec();
        self.regions.groups[part].iter().for_each(|(region, cases)| rest[*region] -= cases);
        rest
    }

    /// Whether a group, as a whole or as a part, leaves a few beside those that are printed.
    fn gives_away(&self, group: usize) -> bool {
        let is_whole = self.leaves_a_few(group, self.rows[group].clone());
        let around = self.printed.iter().filter(|whole| self.is_within(group, **whole));
        is_whole || around.into_iter().any(|whole| self.leaves_a_few(*whole, self.less(&self.rows[*whole], group)))
    }

    /// Whether two groups hold a third between them and a few cases over: of two checks that are overdue and either of
    /// them those of both; of children at the start, those who left and children at the end those who came.
    fn overlaps_in_a_few(&self, group: usize) -> bool {
        let others = || self.printed.iter().copied();
        let as_third = others().any(|one| others().any(|other| other < one && self.are_a_few_over(one, other, group)));
        as_third || others().any(|other| others().any(|third| self.are_a_few_over(group, other, third)))
    }

    fn are_a_few_over(&self, one: usize, other: usize, third: usize) -> bool {
        let over = self.sizes[one] + self.sizes[other] - self.sizes[third];
        let rows = [one, other, third].map(|group| &self.rows[group]);
        let is_within = || (0..rows[2].len()).all(|region| rows[0][region] + rows[1][region] >= rows[2][region]);
        (1..=self.most).contains(&over) && third != one && third != other && is_within()
    }

    fn leaves_a_few(&self, whole: usize, rest: Vec<i64>) -> bool {
        let is_part = |part: &usize| *part != whole && self.fits(*part, &rest);
        let parts = self.printed.iter().copied().filter(is_part).collect();
        Search { together: self, parts, steps: 0 }.finds(rest, 0)
    }
}

impl Search<'_> {
    /// Whether parts without a case in common leave a few of the rest; so many are left already.
    fn finds(&mut self, rest: Vec<i64>, left: i64) -> bool {
        let Together { regions, most, .. } = self.together;
        self.steps += 1;
        let total = left + regions.size(&rest);
        if self.steps > MOST_STEPS || (1..=*most).contains(&total) {
            return true;
        }
        let weight = |region: usize| rest[region] * regions.children[region];
        let Some(largest) = (0..rest.len()).max_by_key(|region| weight(*region)).filter(|one| weight(*one) > 0) else {
            return false;
        };
        let covering = |part: &usize| {
            regions.groups[*part].iter().any(|(region, _)| *region == largest) && self.together.fits(*part, &rest)
        };
        let parts: Vec<usize> = self.parts.iter().copied().filter(covering).collect();
        let heavy = weight(largest);
        parts.into_iter().any(|part| self.finds(self.together.less(&rest, part), left))
            || (left + heavy <= *most && self.finds(without(rest, largest), left + heavy))
    }
}

fn without(mut rest: Vec<i64>, region: usize) -> Vec<i64> {
    rest[region] = 0;
    rest
}

#[cfg(test)]
mod tests {
    use super::super::behind::Group;
    use super::*;

    fn are_taken(groups: [std::ops::RangeInclusive<u32>; 3]) -> bool {
        let groups = groups.map(|children| Group::of(children.collect()));
        let regions = Regions::of(&groups);
        let mut together = Together::new(&regions, 5);
        (0..3).all(|group| together.take(&[group]))
    }

    /// Either of two checks is overdue for 1 to 25: 14 for the one and 12 for the other leave one child of both.
    #[test]
    fn two_that_overlap_and_the_third_that_they_make_leave_a_few() {
        assert!(!are_taken([1..=25, 1..=14, 14..=25]));
        assert!(!are_taken([1..=14, 14..=25, 1..=25]));
        assert!(are_taken([1..=25, 1..=18, 10..=25]), "9 of both are no few");
        assert!(are_taken([1..=30, 1..=14, 14..=24]), "some are in neither");
    }
}
