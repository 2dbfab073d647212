//! The cases of a line by group, or by two groups.

use super::asked::{Asked, Group};
use crate::history::History;
use crate::judging::measure::rounded;
use crate::judging::*;
use crate::page::facets;
use crate::page::words;
use crate::page::workers::Workers;
use crate::scorecard;
use std::collections::{BTreeMap, BTreeSet};

/// The cases of a line by group, or by two groups.
pub struct Counted<'a> {
    /// The line.
    pub indicator: &'static Indicator,
    /// The cases of each cell.
    pub cells: BTreeMap<[Group<'a>; 2], Tally>,
    /// All of them.
    pub whole: Tally,
    /// Whether any case is a child.
    of_children: bool,
}

impl<'a> Counted<'a> {
    /// Every case of a line that is not left out, by the groups that are asked for.
    pub fn of(indicator: &'static Indicator, history: &History, asked: &'a Asked, workers: &'a Workers) -> Counted<'a> {
        let (cells, whole) = (BTreeMap::new(), Tally::default());
        let mut counted = Counted { indicator, cells, whole, of_children: false };
        indicator.measure.judge(history, &mut |case| {
            if case.standing != Standing::Excluded {
                counted.of_children |= facets::is_child(case, history);
                counted.cells.entry(asked.groups(case, history, workers)).or_default().add(case);
                counted.whole.add(case);
            }
        });
        counted
    }

    /// The figure that some of the cases make. Where everybody counts, it is how many they are, of all of them.
    pub fn figure(&self, tally: &Tally) -> Figure {
        let shape = self.indicator.measure.shape();
        let own = tally.figure(shape);
        if !self.indicator.is_profile() {
            return own;
        }
        scorecard::of_all_of(own, self.whole.figure(shape).denominator, shape)
    }

    /// How many of those counted some of the cases are, in tenths of a per cent.
    pub fn share(&self, tally: &Tally) -> Option<i64> {
        let met = |tally: &Tally| tally.by_standing[Standing::Met as usize];
        let of = met(&self.whole);
        (of > 0).then(|| rounded(1000 * met(tally), of))
    }

    /// The groups of the first thing, or of the second, in their order.
    pub fn groups(&self, place: usize) -> Vec<Group<'a>> {
        let groups: BTreeSet<Group> = self.cells.keys().map(|groups| groups[place]).collect();
        groups.into_iter().collect()
    }

    /// The cases of the cells that are wanted.
    pub fn sum(&self, wanted: impl Fn(&[Group; 2]) -> bool) -> Tally {
        let mut sum = Tally::default();
        self.cells.iter().filter(|(groups, _)| wanted(groups)).for_each(|(_, tally)| sum.put(tally));
        sum
    }
}

/// Why the cases of a line do not make its figure, where they do not.
fn why_not(indicator: &'static Indicator, history: &History) -> Option<String> {
    let line = scorecard::headline(indicator, history);
    let is_worked = indicator.value.is_some() || indicator.measure.sum(history).is_some();
    let why = match () {
        () if line.typed.is_some() => words::TYPED,
        () if !line.missing.is_empty() => "This line has no figure from the files that are loaded.",
        () if indicator.measure.shape() == Shape::Rate => {
            "Nobody has told how many children of each group live in the area: see the line of the number by itself."
        }
        () if is_worked => "This figure is worked out from several counts, so it cannot be put into groups.",
        () => return None,
    };
    Some(why.to_owned())
}

/// Why nothing is told by group, where nothing is.
pub fn why_none(counted: &Counted, history: &History) -> Option<String> {
    let of_others = !counted.of_children && !counted.cells.is_empty();
    let others =
        || format!("What is counted are {}: nothing of this kind is known.", counted.indicator.measure.cases().1);
    why_not(counted.indicator, history).or_else(|| of_others.then(others))
}
