//! What the council sets beside a line itself, as the line's page holds it: added, changed and taken away there.

use super::compare::authority_name;
use super::forms::{FieldView, SetView, fault, text};
use super::{Session, words};
use crate::calendar::return_year;
use crate::cells::hundredths::{hundredths, written};
use crate::compare::areas::{has_a_column, is_one_name};
use crate::compare::parts;
use crate::compare::row::year;
use crate::compare::same;
use crate::compare::settings::added::{Added, can_be, has_two_decimals};
use crate::compare::settings::model::LineSettings;
use crate::judging::{Indicator, Unit};
use crate::scorecard;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A figure as it is typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AddedForm {
    part: String,
    name: String,
    value: String,
    year: String,
    period: String,
    source: String,
}

/// What the council has added to a line, and how a value of it is typed.
#[derive(Serialize)]
pub struct AddedPageView {
    unit_words: &'static str,
    /// The parts of the line that a figure can be of.
    parts: Vec<String>,
    all: Vec<AddedView>,
}

/// One figure, in words and as it was typed.
#[derive(Serialize)]
struct AddedView {
    words: String,
    form: AddedForm,
}

impl AddedForm {
    fn of(one: &Added) -> AddedForm {
        AddedForm {
            part: one.part.clone(),
            name: one.name.clone(),
            value: written(one.hundredths),
            year: return_year(one.year),
            period: one.period.clone(),
            source: one.source.clone(),
        }
    }

    /// The figure, or what is wrong; `own` is the name of the authority itself.
    /// `units` are the parts that the line has, each with its unit.
    fn read(&self, line: &Indicator, own: &str, units: &[(String, Unit)]) -> Result<Added, Vec<FieldView>> {
        let mut faults = Vec::new();
        let mut needed = |field, typed: &str, words| {
            let text = text(field, typed, &mut faults);
            faults.extend(text.is_empty().then(|| fault(field, words)));
            text
        };
        let name = needed("name", &self.name, "Enter whose figure it is");
        let source = needed("source", &self.source, "Enter where the figure is from");
        let period = text("period", &self.period, &mut faults);
        let part = self.part.trim().to_owned();
        let of_part = units.iter().find(|(label, _)| *label == part).map(|(_, unit)| *unit);
        let unit = of_part.unwrap_or_else(|| same::unit(line));
        faults.extend((!part.is_empty() && of_part.is_none()).then(|| fault("part", NO_PART)));
        let can_stand = |value: &i64| can_be(unit, *value) && has_two_decimals(&self.value);
        let value = hundredths(self.value.as_bytes()).filter(can_stand);
        let year = year(self.year.trim());
        faults
            .extend((has_a_column(&name) || !own.is_empty() && is_one_name(&name, own)).then(|| fault("name", TAKEN)));
        faults.extend(value.is_none().then(|| fault("value", wanted(unit))));
        faults.extend(year.is_none().then(|| fault("year", "Enter a year, for example 2023-24")));
        match (value, year) {
            (Some(hundredths), Some(year)) if faults.is_empty() => {
                Ok(Added { part, name, hundredths, year, period, source })
            }
            _ => Err(faults),
        }
    }
}

/// "Aged 16 and over: Club: 71% (2024/25)".
fn told(one: &Added, line: &Indicator, units: &[(String, Unit)]) -> String {
    let of_part = units.iter().find(|(label, _)| *label == one.part).map(|(_, unit)| *unit);
    let unit = of_part.unwrap_or_else(|| same::unit(line));
    let part = if one.part.is_empty() { String::new() } else { format!("{}: ", one.part) };
    format!("{part}{}: {} ({})", one.name, words::published(one.hundredths, unit), days(one))
}

/// The year of a figure, and which part of it.
fn days(one: &Added) -> String {
    let period = if one.period.is_empty() { String::new() } else { format!(", {}", one.period) };
    format!("{}{period}", return_year(one.year))
}

/// Said of a figure of a year that is not there yet.
fn not_yet(year: i32) -> String {
    format!(". It is not shown until the figures reach {}", return_year(year))
}

const TAKEN: &str =
    "Enter another name: England, Wales, regions, similar councils and your authority have places of their own";

const NO_PART: &str = "Choose a part that the line has";

/// What a value has to be.
fn wanted(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "Enter a number from 0 to 100 with at most 2 decimals, for example 71 or 9.5",
        Unit::Count => "Enter a whole number, for example 240",
        _ => "Enter a number from 0 on with at most 2 decimals, for example 420 or 9.5",
    }
}

/// What a value of a line is in.
fn unit_words(line: &Indicator) -> &'static str {
    match same::unit(line) {
        Unit::Percent => "In per cent.",
        Unit::Count => "A whole number.",
        Unit::Days => "In days.",
        Unit::Weeks => "In weeks.",
        Unit::Pounds => "In pounds.",
        Unit::Rate => "For each 10,000 children.",
        Unit::Score | Unit::Points => "With up to 2 decimals.",
    }
}

impl Session {
    /// What the council has added to a line.
    pub fn comparators(&self, id: &str) -> Result<AddedPageView, String> {
        let line = self.find(id)?;
        let (units, shown) = (self.units(line), self.history.as_ref().map(|history| history.period.year));
        let later = |year: i32| shown.filter(|shown| *shown < year).map(|_| not_yet(year)).unwrap_or_default();
        let view = |one: &Added| AddedView {
            words: format!("{}{}", told(one, line, &units), later(one.year)),
            form: AddedForm::of(one),
        };
        let all = self.settings.settings.comparators(line.id).iter().map(view).collect();
        let parts = units.into_iter().map(|(label, _)| label).collect();
        Ok(AddedPageView { unit_words: unit_words(line), parts, all })
    }

    /// The parts that a line has at the date, and those for which something is set, each with its unit.
    fn units(&self, line: &'static Indicator) -> Vec<(String, Unit)> {
        let groups = self.history.as_ref().map(|history| scorecard::line(line, history)).map(|line| line.groups);
        let of_line = groups.unwrap_or_default().into_iter().map(|group| (group.label, group.unit));
        let mut units: Vec<(String, Unit)> = of_line.collect();
        for one in self.settings.settings.comparators(line.id).iter().filter(|one| !one.part.is_empty()) {
            let is_there = units.iter().any(|(label, _)| *label == one.part);
            let unit = parts::unit(line, &one.part).unwrap_or_else(|| same::unit(line));
            units.extend((!is_there).then(|| (one.part.clone(), unit)));
        }
        units
    }

    /// Adds a figure to a line, or puts it in place of one that is there, by its place in the list.
    pub fn keep_comparator(&mut self, id: &str, at: Option<usize>, form: &AddedForm) -> Result<SetView, String> {
        let line = self.find(id)?;
        let chosen = authority_name(&self.published, self.authority()).map(str::to_owned);
        let own = chosen.unwrap_or_else(|| self.settings.settings.authority.clone());
        let units = self.units(line);
        let mut settings = self.settings.settings.clone();
        let all = &mut settings.lines.entry(line.id.to_owned()).or_default().comparators;
        let added = match form.read(line, &own, &units) {
            Ok(added) => added,
            Err(faults) => return Ok(SetView::wrong(faults)),
        };
        let is_other = |(place, one): (usize, &Added)| Some(place) != at && one.is_of(&added);
        if all.iter().enumerate().any(is_other) {
            return Ok(SetView::wrong(vec![fault("year", "Enter another year: this one has a figure of that name")]));
        }
        match at {
            None => all.push(added),
            Some(at) => *all.get_mut(at).ok_or(NO_SUCH)? = added,
        }
        self.set(settings)
    }

    /// Takes a figure away, by its place in the list.
    pub fn remove_comparator(&mut self, id: &str, at: usize) -> Result<SetView, String> {
        let line = self.find(id)?;
        let mut settings = self.settings.settings.clone();
        let set = settings.lines.get_mut(line.id).filter(|set| at < set.comparators.len()).ok_or(NO_SUCH)?;
        set.comparators.remove(at);
        if *set == LineSettings::default() {
            settings.lines.remove(line.id);
        }
        self.set(settings)
    }

    /// The names of the clubs of files and of what was added.
    pub(super) fn names_of_others(&self) -> Vec<String> {
        let lines = self.settings.settings.lines.values();
        let added = lines.flat_map(|line| &line.comparators).map(|one| one.name.clone());
        let areas = &self.published.areas;
        let groups = areas.groups().filter_map(|area| areas.get(area)).map(|area| area.name.clone());
        added.chain(groups).collect::<BTreeSet<String>>().into_iter().collect()
    }
}

const NO_SUCH: &str = "There is no such comparator.";
