//! What may leave the room: the first rule of the committee's sheet.
//!
//! | held back | why |
//! |---|---|
//! | a figure of which the number, all of them or those who are not counted is 1 to 5 | it tells of a few children |
//! | a percentage without its counts | whether its counts are small is not known |
//! | a figure of which a group is another printed group and 1 to 5 cases more | the difference tells of those few |
//! | a figure of which a group is two other printed groups and 1 to 5 cases more | so does what is left of the sum |
//!
//! A year end stands beside a figure only where low, likely and high are no small numbers of cases either, and where its
//! ends do not tell how few cases are still to come.
//!
//! A figure that is held back is held back whole: count, percentage, status and change. 0 is printed, and so is all of
//! them. Whether a group is part of another is asked of the children themselves, so that no list of related lines can
//! be out of date. What is not checked: four and more figures together, what was printed before or elsewhere, typed
//! numbers beside other lines.

pub mod ahead;
pub mod behind;

use crate::judging::{Figure, Shape, Unit};
use behind::Group;

/// The largest number that is held back.
pub const MOST: i64 = 5;

/// Whether a number tells of a few.
pub fn is_small(number: i64) -> bool {
    (1..=MOST).contains(&number.abs())
}

/// A figure that is to be printed.
pub struct Printed<'f> {
    /// The figure.
    pub figure: &'f Figure,
    /// How it was made of its cases.
    pub shape: Shape,
    /// What its value is counted in.
    pub unit: Unit,
    /// The value, in tenths.
    pub tenths: i64,
    /// Who is behind its counts, where that is known.
    pub groups: Vec<Group>,
}

/// Why a figure is held back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// A number of its own is small.
    Small,
    /// Its counts are not known.
    WithoutCounts,
    /// Another figure would give a small number away.
    Beside,
}

/// What is printed on one sheet. A figure is taken or held back beside those that were taken before it.
#[derive(Default)]
pub struct Sheet {
    groups: Vec<Group>,
}

impl Sheet {
    /// Takes a figure, or says why it is held back.
    pub fn take(&mut self, printed: &Printed) -> Result<(), Held> {
        alone(printed)?;
        let taken = self.groups.len();
        for group in printed.groups.iter().filter(|group| group.size() > 0) {
            if self.gives_away(group) {
                self.groups.truncate(taken);
                return Err(Held::Beside);
            }
            self.groups.push(group.clone());
        }
        Ok(())
    }

    /// Whether a group and those printed already give a small number away.
    fn gives_away(&self, group: &Group) -> bool {
        let size = group.size();
        let within: Vec<&Group> = self.groups.iter().filter(|other| other.is_within(group)).collect();
        let around: Vec<&Group> = self.groups.iter().filter(|other| group.is_within(other)).collect();
        let is_close = |other: &&Group| is_small(other.size() - size);
        within.iter().chain(&around).any(is_close)
            || any_sum(&within, size)
            || around.iter().any(|whole| self.is_rest_small(group, whole))
    }

    /// Whether a group and another printed one that has no case in common with it are a whole but for a few.
    fn is_rest_small(&self, group: &Group, whole: &Group) -> bool {
        let left = whole.size() - group.size();
        self.groups.iter().any(|other| is_small(left - other.size()) && other.is_within(whole) && other.is_apart(group))
    }
}

/// Whether two of the parts of a whole, without a case in common, are all of it but for a few.
fn any_sum(parts: &[&Group], whole: i64) -> bool {
    let is_one = |one: &Group, other: &Group| is_small(whole - one.size() - other.size()) && one.is_apart(other);
    parts.iter().enumerate().any(|(place, one)| parts[..place].iter().any(|other| is_one(one, other)))
}

/// What a figure gives away by itself.
fn alone(printed: &Printed) -> Result<(), Held> {
    let is_counted = printed.figure.denominator.is_some();
    if !is_counted && !matches!(printed.unit, Unit::Count | Unit::Pounds) {
        return Err(Held::WithoutCounts);
    }
    if numbers(printed).into_iter().any(is_small) { Err(Held::Small) } else { Ok(()) }
}

/// The counts that a reader of the figure knows. Of a mean of days, weeks or pounds the sum is no count of cases.
fn numbers(printed: &Printed) -> Vec<i64> {
    let Figure { numerator, denominator, .. } = *printed.figure;
    match (printed.shape, printed.unit, denominator) {
        (_, Unit::Pounds, None) => Vec::new(),
        (_, _, None) => vec![numerator, printed.tenths / 10],
        (Shape::Mean, Unit::Days | Unit::Weeks | Unit::Pounds, Some(of)) => vec![of],
        (_, Unit::Percent, Some(of)) => {
            let met_by_value = (printed.tenths * of + 500) / 1000;
            vec![numerator, of, of - numerator, met_by_value, of - met_by_value]
        }
        (_, _, Some(of)) => vec![numerator, of, of - numerator],
    }
}
