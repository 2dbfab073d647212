//! Groups by what they have in common: children that are cases of the same groups, as often in each, are one region.

use super::behind::Group;
use crate::tables::ChildId;
use std::collections::BTreeMap;

/// The regions that some groups fall into.
#[derive(Debug, Default)]
pub struct Regions {
    /// How many children each region has.
    pub children: Vec<i64>,
    /// Of each group the regions, and how many cases each child of them is.
    pub groups: Vec<Vec<(usize, i64)>>,
}

impl Regions {
    /// Of some groups.
    pub fn of(groups: &[Group]) -> Regions {
        let mut marks: BTreeMap<ChildId, Vec<(usize, i64)>> = BTreeMap::new();
        for (group, of) in groups.iter().enumerate() {
            for child in of.cases() {
                let mark = marks.entry(*child).or_default();
                match mark.last_mut() {
                    Some((last, cases)) if *last == group => *cases += 1,
                    _ => mark.push((group, 1)),
                }
            }
        }
        let mut children: BTreeMap<Vec<(usize, i64)>, i64> = BTreeMap::new();
        marks.into_values().for_each(|mark| *children.entry(mark).or_default() += 1);
        let mut regions = Regions { children: Vec::new(), groups: vec![Vec::new(); groups.len()] };
        for (place, (mark, number)) in children.into_iter().enumerate() {
            regions.children.push(number);
            mark.into_iter().for_each(|(group, cases)| regions.groups[group].push((place, cases)));
        }
        regions
    }

    /// How many cases there are in each region of a group.
    pub fn row(&self, group: usize) -> Vec<i64> {
        let mut row = vec![0; self.children.len()];
        self.groups[group].iter().for_each(|(region, cases)| row[*region] = *cases);
        row
    }

    /// How many cases a row is.
    pub fn size(&self, row: &[i64]) -> i64 {
        row.iter().zip(&self.children).map(|(cases, children)| cases * children).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_of_the_same_groups_are_one_region() {
        let groups = [vec![1, 2, 3, 4], vec![3, 4, 4, 5]].map(Group::of);
        let regions = Regions::of(&groups);
        assert_eq!(regions.children.iter().sum::<i64>(), 5);
        assert_eq!(regions.children.len(), 4);
        assert_eq!([0, 1].map(|group| regions.size(&regions.row(group))), [4, 4]);
    }
}
