//! The parts of a line that a sentence can name: other measures beside it, and its cases by a kind of their own.

use crate::compare::settings::profile::Profile;
use crate::disclosure::behind::{self, Group};
use crate::disclosure::dominance;
use crate::disclosure::means::Mean;
use crate::history::History;
use crate::judging::{Breakdown, Groups, Indicator, Judged};
use crate::page::sheet::cell::{self, Reason};
use crate::scorecard;
use crate::series::Value;

/// A part of a line.
pub struct Part {
    /// What it is called.
    pub label: String,
    /// The line that it is a figure of.
    pub line: Indicator,
    by: Option<Breakdown>,
}

impl Part {
    /// The part of a line that has a label.
    pub fn of(line: &Indicator, label: &str, history: &History) -> Option<Part> {
        line.groups.iter().find_map(|groups| part(line, groups, label, history))
    }

    /// What it says at the date of the history; nothing where too much is not recorded.
    pub fn value(&self, of: &'static Indicator, history: &History, profile: Profile) -> Result<Value, Reason> {
        let all = scorecard::line(of, history).groups;
        let group = all.into_iter().find(|group| group.label == self.label).ok_or(Reason::None)?;
        let value = Value { figure: group.figure, tenths: group.tenths.ok_or(Reason::None)? };
        cell::told(&self.line, value, profile)
    }

    /// Who is behind it.
    pub fn groups(&self, value: &Value, history: &History) -> Vec<Group> {
        behind::groups_where(&self.line, history, &value.figure, &|case| self.is_of(case, history))
    }

    /// What its cases add, where it is an average.
    pub fn mean(&self, history: &History) -> Option<Mean> {
        Mean::of_some(&self.line, history, &|case| self.is_of(case, history))
    }

    /// Whether it is an average that comes too near to the amount of one.
    fn tells_of_one(&self, history: &History, profile: Profile) -> bool {
        dominance::tells_of_one_where(&self.line, history, profile, &|case| self.is_of(case, history))
    }

    fn is_of(&self, case: &Judged, history: &History) -> bool {
        self.by.is_none_or(|by| by(case, history).1 == self.label)
    }
}

fn part(line: &Indicator, groups: &Groups, label: &str, history: &History) -> Option<Part> {
    match groups {
        Groups::Parts(_, parts) => {
            let part = parts.iter().find(|part| part.label == label)?;
            let of_its_own = Indicator { measure: part.measure, unit: part.unit, value: None, groups: &[], ..*line };
            Some(Part { label: label.to_owned(), line: of_its_own, by: None })
        }
        Groups::By(_, by) if !line.is_profile() => {
            let mut is_there = false;
            line.measure.judge(history, &mut |case| is_there |= by(case, history).1 == label);
            is_there.then(|| Part { label: label.to_owned(), line: Indicator { ..*line }, by: Some(*by) })
        }
        _ => None,
    }
}

/// The parts that are measures beside the line, and not its cases by a kind.
pub fn all(line: &Indicator, history: &History) -> Vec<Part> {
    let labels = line.groups.iter().flat_map(|groups| match groups {
        Groups::Parts(_, parts) => parts.iter().map(|part| part.label).collect(),
        _ => Vec::new(),
    });
    labels.filter_map(|label| Part::of(line, label, history)).collect()
}

/// Whether a part of a line comes too near to the amount of one. Stages of one wait add up to others, and kinds to the
/// whole, so that each can be worked out from the others: then none of them is told.
pub fn tell_of_one(line: &'static Indicator, history: &History, profile: Profile) -> bool {
    let parts = labels(line, history).into_iter().filter_map(|label| Part::of(line, &label, history));
    parts.into_iter().any(|part| part.tells_of_one(history, profile))
}

/// The labels of the parts that a line has at a date.
pub fn labels(line: &'static Indicator, history: &History) -> Vec<String> {
    let all = scorecard::line(line, history).groups.into_iter().map(|group| group.label);
    all.filter(|label| Part::of(line, label, history).is_some()).collect()
}
