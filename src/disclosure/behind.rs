//! Who is behind the counts of a figure.

use crate::history::History;
use crate::judging::{Figure, Indicator, Judged, Shape, Standing};
use crate::tables::ChildId;

/// The children behind a count, each as often as it is a case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Group {
    cases: Vec<ChildId>,
}

impl Group {
    /// Of the children of its cases.
    pub fn of(mut cases: Vec<ChildId>) -> Group {
        cases.sort_unstable();
        Group { cases }
    }

    /// How many cases there are.
    pub fn size(&self) -> i64 {
        self.cases.len() as i64
    }

    /// The children of its cases, in order, each as often as it is a case.
    pub fn cases(&self) -> &[ChildId] {
        &self.cases
    }
}

/// The groups whose sizes a reader of a figure knows. None where the figure is not the count of its cases.
pub fn groups(indicator: &Indicator, history: &History, figure: &Figure) -> Vec<Group> {
    groups_where(indicator, history, figure, &|_| true)
}

/// The same of a figure of some cases alone.
pub fn groups_where(
    indicator: &Indicator,
    history: &History,
    figure: &Figure,
    is_one: &dyn Fn(&Judged) -> bool,
) -> Vec<Group> {
    let mut by_standing: [Vec<ChildId>; 5] = Default::default();
    indicator.measure.judge(history, &mut |case| {
        if is_one(case) {
            by_standing[case.standing as usize].push(case.child);
        }
    });
    let of = |standings: &[Standing]| {
        Group::of(standings.iter().flat_map(|standing| by_standing[*standing as usize].iter().copied()).collect())
    };
    use Standing::{Met, NotMet, NotRecorded};
    let (met, denominator) = (of(&[Met]), figure.denominator.unwrap_or_default());
    let groups = match indicator.measure.shape() {
        Shape::Share => vec![met, of(&[NotMet, NotRecorded]), of(&[Met, NotMet, NotRecorded])],
        Shape::ShareOfRecorded => vec![met, of(&[NotMet]), of(&[Met, NotMet])],
        Shape::Ratio => vec![met, of(&[NotMet])],
        Shape::Count | Shape::Mean | Shape::Pooled | Shape::Rate => vec![met],
    };
    let expected = match indicator.measure.shape() {
        Shape::Mean => denominator,
        Shape::Pooled => groups[0].size(),
        _ => figure.numerator,
    };
    if groups[0].size() == expected { groups } else { Vec::new() }
}
