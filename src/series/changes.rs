//! What changed in a line between two dates, or between two versions of the return: who came in, who went out, and
//! whose answer changed. By child, for the officer's view only.

use crate::calendar::Day;
use crate::history::History;
use crate::judging::Indicator;
use crate::judging::measure::Standing;
use crate::rows::of_the_return::ChildId;
use std::collections::BTreeMap;

/// One case that is not what it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The child's own number.
    pub child: String,
    /// The day of the case, where it is not about the as-at date: a review, a leaving.
    pub day: Option<Day>,
    /// The standing before; `None` when the case was not there or was left out.
    pub before: Option<Standing>,
    /// The standing after.
    pub after: Option<Standing>,
}

/// What became of a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Became {
    /// It is in the figure and was not.
    CameIn,
    /// It was in the figure and is not.
    WentOut,
    /// It was and is, with another answer.
    Answer,
}

impl Became {
    /// The word for it in data.
    pub fn key(self) -> &'static str {
        match self {
            Became::CameIn => "came in",
            Became::WentOut => "went out",
            Became::Answer => "answer changed",
        }
    }
}

impl Change {
    /// What became of the case.
    pub fn became(&self) -> Became {
        match (self.before, self.after) {
            (None, _) => Became::CameIn,
            (_, None) => Became::WentOut,
            _ => Became::Answer,
        }
    }
}

/// What changed from one day to another: what happened since, and what was only recorded late.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    /// What the earlier version said of the earlier date and the later version says otherwise of that date.
    pub recorded_late: Vec<Change>,
    /// What the later version says of the later date and not of the earlier one.
    pub happened_since: Vec<Change>,
}

/// What changed in a line from the earlier date to the later one, in one version of the files.
pub fn between(indicator: &Indicator, before: &History, after: &History) -> Vec<Change> {
    let (was, is) = (seen(indicator, before), seen(indicator, after));
    let is_of_day = |seen: &[Seen], history: &History| seen.iter().all(|case| case.day == history.period.last);
    let keeps_day = !(is_of_day(&was, before) && is_of_day(&is, after));
    let (mut was, is) = (by_child(was, before, keeps_day), by_child(is, after, keeps_day));
    let mut changes = Vec::new();
    for (child, is) in is {
        let was = was.remove(&child).unwrap_or_default();
        changes.extend(of_child(&child, was, is));
    }
    let gone = was.into_iter().flat_map(|(child, was)| of_child(&child, was, Vec::new()));
    changes.extend(gone.collect::<Vec<Change>>());
    changes.sort_by(|a, b| (&a.child, a.day).cmp(&(&b.child, b.day)));
    changes
}

/// The same between two versions of the files: `before_as_it_was` is the earlier version at the earlier date, `before`
/// and `after` are the later version at both dates.
pub fn of_versions(indicator: &Indicator, before_as_it_was: &History, before: &History, after: &History) -> Changes {
    Changes {
        recorded_late: between(indicator, before_as_it_was, before),
        happened_since: between(indicator, before, after),
    }
}

/// A case that is in the figure or in doubt.
struct Seen {
    child: ChildId,
    day: Day,
    standing: Standing,
}

/// A case of a child: its day, where it is not about the as-at date, and its standing.
type CaseOfChild = (Option<Day>, Standing);

fn seen(indicator: &Indicator, history: &History) -> Vec<Seen> {
    let mut seen = Vec::new();
    indicator.measure.judge(history, &mut |case| {
        if case.standing != Standing::Excluded {
            seen.push(Seen { child: case.child, day: case.day, standing: case.standing });
        }
    });
    seen
}

/// Cases by the child's own number: two versions of the files number the children differently.
fn by_child(seen: Vec<Seen>, history: &History, keeps_day: bool) -> BTreeMap<String, Vec<CaseOfChild>> {
    let mut cases: BTreeMap<String, Vec<CaseOfChild>> = BTreeMap::new();
    for case in seen {
        let name = history.records.names.of(case.child);
        cases.entry(name).or_default().push((Some(case.day).filter(|_| keeps_day), case.standing));
    }
    cases
}

/// The cases of one day are the same case, and so are those about the two as-at dates.
fn of_child(child: &str, was: Vec<CaseOfChild>, is: Vec<CaseOfChild>) -> Vec<Change> {
    let mut was: Vec<Option<CaseOfChild>> = was.into_iter().map(Some).collect();
    let mut changes = Vec::new();
    let mut new = Vec::new();
    for (day, standing) in is {
        match was.iter_mut().find(|case| case.is_some_and(|(other, _)| other == day)).and_then(Option::take) {
            Some((_, before)) if before == standing => {}
            Some((_, before)) => changes.push((day, Some(before), Some(standing))),
            None => new.push((day, standing)),
        }
    }
    let gone = was.into_iter().flatten().map(|(day, before)| (day, Some(before), None));
    changes.extend(new.into_iter().map(|(day, after)| (day, None, Some(after))).chain(gone));
    let named = |(day, before, after)| Change { child: child.to_owned(), day, before, after };
    changes.into_iter().map(named).collect()
}

/// How far changes move the cases that are counted.
pub fn moved(changes: &[Change]) -> i64 {
    let counted = |standing: Option<Standing>| i64::from(standing == Some(Standing::Met));
    changes.iter().map(|change| counted(change.after) - counted(change.before)).sum()
}
