//! The parts of a line beside figures of others.

use super::compare::{Compared, label, year_words};
use super::others::{is_of_same_days, is_part_of_a_year};
use super::{verdict, words};
use crate::compare::amounts;
use crate::compare::comparators::of_parts::beside_part;
use crate::compare::comparators::{Beside, Comparator};
use crate::compare::interval::{self, Interval};
use crate::compare::parts;
use crate::compare::same;
use crate::history::History;
use crate::judging::{Groups, Indicator, Shape};
use crate::scorecard::{Group, Line};
use serde::Serialize;

/// A figure of others beside a part of a line.
#[derive(Serialize)]
pub struct OfPartView {
    /// The part, by its label.
    part: String,
    /// Our figure of it; nothing where the line has no such part at the date.
    ours: Option<String>,
    /// What may be said of ours beside it.
    than: Option<String>,
    whose: &'static str,
    label: String,
    value: f64,
    unit: &'static str,
    year: i32,
    shown: String,
    year_words: String,
    source: String,
}

impl Compared<'_> {
    /// Every figure of others beside a part of a line, in the order of its parts; then those of parts that it has not.
    pub fn parts(&self, line: &Line, history: &History) -> Vec<OfPartView> {
        let groups = if line.missing.is_empty() { line.groups.as_slice() } else { &[] };
        let absent = self.absent(line, groups);
        let of = |group: &Group| self.of_part(line, group, history);
        groups.iter().chain(&absent).flat_map(of).collect()
    }

    fn of_part(&self, line: &Line, group: &Group, history: &History) -> Vec<OfPartView> {
        let Some(found) = beside_part(line.indicator, group, &self.asked(history)) else { return Vec::new() };
        let interval = interval_of(line, group, history);
        let is_part = is_part_of_a_year(line.indicator, &history.period);
        let view = |one: &Comparator| {
            let can = !is_part || is_of_same_days(one, line, &history.period);
            view(one, &group.label, &found, interval.as_ref().filter(|_| can))
        };
        found.comparators.iter().map(view).collect()
    }

    /// The parts that files and settings name and the line has not.
    fn absent(&self, line: &Line, groups: &[Group]) -> Vec<Group> {
        let indicator = line.indicator;
        let of_files = self.published.parts.get(indicator.id).into_iter().flatten();
        let added = self.settings.comparators(indicator.id).iter().map(|one| &one.part);
        let mut absent: Vec<Group> = Vec::new();
        for part in of_files.chain(added).filter(|part| !part.is_empty()) {
            let is_there = groups.iter().chain(&absent).any(|group| parts::is_same(&group.label, part));
            let unit = parts::unit(indicator, part).unwrap_or_else(|| same::unit(indicator));
            let (label, figure) = (part.clone(), Default::default());
            absent.extend((!is_there).then_some(Group { name: "", label, unit, figure, tenths: None }));
        }
        absent
    }
}

/// How far chance could carry the figure of a part; of the groups of a mean or a profile nothing is known.
fn interval_of(line: &Line, group: &Group, history: &History) -> Option<Interval> {
    let indicator = line.indicator;
    let is_profile = |groups: &Groups| matches!(groups, Groups::Profile(name, _) if *name == group.name);
    group.tenths?;
    if let Some(part) = parts::named(indicator, &group.label) {
        let own = Indicator { measure: part.measure, unit: part.unit, value: None, groups: &[], ..*indicator };
        return interval::of_figure(&own, &group.figure, || amounts::all(&own, history));
    }
    let can = indicator.measure.shape() != Shape::Mean && !indicator.groups.iter().any(is_profile);
    can.then(|| interval::of_figure(indicator, &group.figure, Vec::new)).flatten()
}

fn view(one: &Comparator, part: &str, found: &Beside, interval: Option<&Interval>) -> OfPartView {
    let unit = found.same.unit;
    OfPartView {
        part: part.to_owned(),
        ours: found.ours.map(|ours| words::published(ours, unit)),
        than: verdict::than(one, found, interval).map(|than| verdict::words(than, one, found)),
        whose: one.whose.key(),
        label: label(one),
        value: one.hundredths as f64 / 100.0,
        unit: unit.key(),
        year: one.year,
        shown: words::published(one.hundredths, unit),
        year_words: year_words(one, found.year),
        source: one.source.clone(),
    }
}
