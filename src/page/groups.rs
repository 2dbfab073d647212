//! The groups of one line: a bar for each with the aim marked, and each group's part of those counted beside its part of
//! all in care.

use super::words;
use crate::compare::interval::{Than, of_share};
use crate::compare::target::side;
use crate::history::History;
use crate::indicators::breakdowns::STANDARD;
use crate::indicators::find;
use crate::judging::measure::rounded;
use crate::judging::*;
use crate::scorecard::{self, Group};
use serde::Serialize;

/// All children in care, of whom each group is a part.
const ALL_IN_CARE: &str = "POP-01";
/// The group that is none.
const NOT_KNOWN: &str = "Not known";
/// The scale of the bars ends at a multiple of this many per cent.
const STEP: i64 = 5;

/// The breakdowns of a line.
#[derive(Serialize)]
pub(super) struct GroupsView {
    /// What the bars go up to: "0 to 35%". Nothing where no bar is drawn.
    scale: Option<String>,
    aim: Option<AimMark>,
    all: Vec<BreakdownView>,
    /// What the parts of all in care are parts of.
    whole: Option<String>,
    file: String,
}

/// Where the aim stands on the scale of the bars.
#[derive(Serialize)]
pub(super) struct AimMark {
    at: f64,
    words: String,
}

#[derive(Serialize)]
struct BreakdownView {
    name: &'static str,
    rows: Vec<BreakdownRow>,
}

#[derive(Serialize)]
struct BreakdownRow {
    label: String,
    numerator: i64,
    denominator: Option<i64>,
    lead: String,
    under: String,
    /// How long its bar is, as a share of the scale.
    bar: Option<f64>,
    part: Option<PartView>,
}

/// A group's part of those counted beside its part of all in care.
#[derive(Serialize)]
struct PartView {
    counted: String,
    in_care: String,
    points: String,
    /// What may be said of it: "over-represented".
    words: &'static str,
}

/// A group's part of those counted, and of all in care.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Part {
    pub counted: i64,
    pub of_counted: i64,
    pub in_care: i64,
    pub of_in_care: i64,
}

impl Part {
    /// Both in tenths of a per cent.
    pub fn tenths(&self) -> (i64, i64) {
        (rounded(1000 * self.counted, self.of_counted), rounded(1000 * self.in_care, self.of_in_care))
    }

    /// What chance leaves to be said of it; nothing where too few are counted.
    pub fn than(&self) -> Option<Than> {
        Some(of_share(self.counted, self.of_counted)?.than_published(self.tenths().1 as f64 / 10.0, 0.1))
    }

    /// The same in words.
    pub fn words(&self) -> &'static str {
        match self.than() {
            Some(Than::Higher) => "over-represented",
            Some(Than::Lower) => "under-represented",
            Some(Than::NotClear) => "not clearly different",
            None => "too few to say",
        }
    }

    fn view(&self) -> PartView {
        let (counted, in_care) = self.tenths();
        let sign = if counted > in_care { "+" } else { "" };
        PartView {
            counted: words::value(counted, Unit::Percent),
            in_care: words::value(in_care, Unit::Percent),
            points: format!("{sign}{}", words::decimal(counted - in_care)),
            words: self.words(),
        }
    }
}

/// A group with its part of those counted beside its part of all in care.
type Member = (Group, Option<Part>);

/// The groups of a line, breakdown by breakdown, each with its part where it has one.
pub(super) struct Groups {
    pub all: Vec<(&'static str, Vec<Member>)>,
}

impl Groups {
    /// The groups of a line whose cases are added up.
    pub fn of(indicator: &'static Indicator, history: &History) -> Groups {
        if matches!(indicator.measure.shape(), Shape::Ratio | Shape::Rate) || indicator.value.is_some() {
            return Groups { all: Vec::new() };
        }
        let groups = scorecard::all_broken_down(STANDARD, indicator, history);
        let are_a_part = is_of_children(indicator) && are_in_care(indicator, history);
        let in_care = if are_a_part { in_care(history) } else { Vec::new() };
        let with_parts = |(at, groups): (usize, Vec<Group>)| {
            let parts = parts(&groups, in_care.get(at).map_or(&[], Vec::as_slice));
            (STANDARD[at].0, groups.into_iter().zip(parts).collect())
        };
        Groups { all: groups.into_iter().enumerate().map(with_parts).collect() }
    }

    fn shares(&self) -> impl Iterator<Item = f64> {
        self.all.iter().flat_map(|(_, groups)| groups.iter().filter_map(|(group, _)| share(group)))
    }

    /// What is shown of them; `aim` in tenths of the line's unit.
    pub fn view(&self, indicator: &Indicator, aim: Option<i64>, history: &History) -> GroupsView {
        let aim = aim.filter(|_| indicator.unit == Unit::Percent && self.shares().next().is_some());
        let scale = scale(self.shares().chain(aim.map(|aim| aim as f64 / 1000.0)));
        let view = |(name, groups): &(&'static str, Vec<(Group, Option<Part>)>)| view(name, groups, indicator, scale);
        GroupsView {
            scale: scale.map(|scale| format!("0 to {scale}%")),
            aim: aim.zip(scale).map(|(aim, scale)| aim_mark(aim, scale, indicator)),
            all: self.all.iter().filter_map(view).collect(),
            whole: self.whole(history),
            file: format!("groups-{}-{}", indicator.id, history.period.last.iso()),
        }
    }

    fn whole(&self, history: &History) -> Option<String> {
        let part = self.all.iter().flat_map(|(_, groups)| groups).find_map(|(_, part)| *part)?;
        Some(format!(
            "Each group is set beside its part of all in care at {}. Children of whom the group is not known are left \
             out of both. Over- and under-represented are said only of a difference that is more than chance: here of \
             {}.",
            history.period.last,
            words::counted(part.of_counted, ("child counted", "children counted")),
        ))
    }
}

/// Children in care who are counted one by one: of all in care they can be a part.
fn is_of_children(indicator: &Indicator) -> bool {
    let is_of_amounts = matches!(indicator.measure.shape(), Shape::Mean | Shape::Pooled);
    indicator.id != ALL_IN_CARE && indicator.measure.cases() == ("child", "children") && !is_of_amounts
}

/// Whether most of those counted are in care at the date: leavers are no part of those who have not left.
fn are_in_care(indicator: &Indicator, history: &History) -> bool {
    let (mut in_care, mut counted) = (0, 0);
    indicator.measure.judge(history, &mut |case| {
        if case.standing == Standing::Met {
            counted += 1;
            in_care += i64::from(history.child(case.child).current_care().is_some());
        }
    });
    2 * in_care > counted
}

fn in_care(history: &History) -> Vec<Vec<Group>> {
    let all = find(ALL_IN_CARE).map(|all| scorecard::all_broken_down(STANDARD, all, history));
    all.unwrap_or_default()
}

/// The part of each group, in the order of the groups.
fn parts(groups: &[Group], in_care: &[Group]) -> Vec<Option<Part>> {
    let of = |groups: &[Group]| -> i64 {
        groups.iter().filter(|group| group.label != NOT_KNOWN).map(|group| group.figure.numerator).sum()
    };
    let (of_counted, of_in_care) = (of(groups), of(in_care));
    let part = |group: &Group| {
        let same = in_care.iter().find(|other| other.label == group.label);
        let in_care = same.map_or(0, |same| same.figure.numerator);
        let is_known = group.label != NOT_KNOWN && of_counted > 0 && of_in_care > 0;
        is_known.then_some(Part { counted: group.figure.numerator, of_counted, in_care, of_in_care })
    };
    groups.iter().map(part).collect()
}

pub(super) fn share(group: &Group) -> Option<f64> {
    match (group.unit, group.figure.denominator) {
        (Unit::Percent | Unit::Count, Some(of)) if of > 0 => Some(group.figure.numerator as f64 / of as f64),
        _ => None,
    }
}

/// The end of the scale in per cent: the next multiple of the step, and no more than all.
pub(super) fn scale(shares: impl Iterator<Item = f64>) -> Option<i64> {
    let highest = shares.fold(None, |highest: Option<f64>, share| Some(highest.unwrap_or(0.0).max(share)))?;
    let steps = (100.0 * highest / STEP as f64 - 1e-9).ceil() as i64;
    Some((STEP * steps.max(1)).min(100))
}

pub(super) fn aim_mark(aim: i64, scale: i64, indicator: &Indicator) -> AimMark {
    let words = format!("{} {}", side(indicator.better), words::value(aim, indicator.unit));
    AimMark { at: aim as f64 / (10.0 * scale as f64), words: format!("Aim {}", words.trim_start()) }
}

fn view(
    name: &'static str,
    groups: &[(Group, Option<Part>)],
    indicator: &Indicator,
    scale: Option<i64>,
) -> Option<BreakdownView> {
    let row = |(group, part): &(Group, Option<Part>)| {
        let shown = words::shown(&group.figure, group.tenths, group.unit, indicator.measure.cases());
        BreakdownRow {
            label: group.label.clone(),
            numerator: group.figure.numerator,
            denominator: group.figure.denominator,
            lead: shown.lead,
            under: shown.under,
            bar: share(group).zip(scale).map(|(share, scale)| (100.0 * share / scale as f64).min(1.0)),
            part: part.map(|part| part.view()),
        }
    };
    let says_something = groups.len() > 1 || groups.first().is_some_and(|(group, _)| group.label != NOT_KNOWN);
    says_something.then(|| BreakdownView { name, rows: groups.iter().map(row).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_ends_at_the_next_step() {
        assert_eq!(
            [0.0, 0.01, 0.05, 0.051, 0.349, 1.0].map(|share| scale([share].into_iter())),
            [5, 5, 5, 10, 35, 100].map(Some)
        );
        assert_eq!(scale([].into_iter()), None);
    }

    #[test]
    fn a_part_is_said_to_be_more_only_where_chance_allows_it() {
        let part = |counted, of_counted| Part { counted, of_counted, in_care: 440, of_in_care: 1000 };
        assert_eq!(part(30, 61).view().points, "+5.2");
        assert_eq!(part(30, 61).words(), "not clearly different");
        assert_eq!(part(50, 61).words(), "over-represented");
        assert_eq!(part(10, 61).words(), "under-represented");
        assert_eq!(part(9, 9).words(), "too few to say");
    }
}
