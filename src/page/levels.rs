//! What stands beside a line over time, year by year: the aim that is set, England's own figure, the mean of similar
//! councils, what clubs and the council itself have; and what happened.

use super::axis::{Days, Scale, Tick};
use super::compare::average;
use super::others::{is_of_others, of_year as words_of_year};
use super::words;
use crate::calendar::{Day, april};
use crate::compare::comparators::{Asked as Compared, Comparator, Whose, beside};
use crate::compare::published::Published;
use crate::compare::settings::model::Settings;
use crate::compare::target::{From, side};
use crate::judging::Indicator;
use serde::Serialize;
use std::collections::BTreeSet;

/// Where the levels come from.
pub(super) struct Asked<'a> {
    pub settings: &'a Settings,
    pub published: &'a Published,
    /// The council that is chosen, of which others are similar.
    pub authority: Option<usize>,
}

/// A level in one or more years that follow each other.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Part {
    from: Day,
    to: Day,
    pub tenths: i64,
    words: String,
}

/// A level as it is known, year by year.
pub(super) struct Known {
    pub key: &'static str,
    /// Whose it is.
    pub name: String,
    pub parts: Vec<Part>,
    words: String,
}

/// A level as it is drawn: flat pieces, and the words beside the last.
#[derive(Serialize)]
pub(super) struct Level {
    key: &'static str,
    name: String,
    words: String,
    parts: Vec<Piece>,
}

#[derive(Serialize)]
struct Piece {
    from: f64,
    to: f64,
    y: f64,
    words: String,
}

impl Asked<'_> {
    /// The levels of a line over some days.
    pub fn of(&self, indicator: &Indicator, axis: Days) -> Vec<Known> {
        let years = || axis.from.year_end()..=axis.to.year_end();
        let aim = joined(years().filter_map(|year| self.aim(indicator, year)).collect());
        let published: Vec<(Comparator, Part)> = years().flat_map(|year| self.published(indicator, year)).collect();
        let of = |is: &dyn Fn(&Comparator) -> bool| {
            published.iter().filter(|(one, _)| is(one)).map(|(_, part)| part.clone()).collect::<Vec<Part>>()
        };
        let named = |key, name: &str, parts: Vec<Part>| {
            let words = parts.last().map(|part| format!("{name} {}", part.words))?;
            Some(Known { key, name: name.to_owned(), parts, words })
        };
        let others = published.iter().filter(|(one, _)| is_of_others(one.whose)).map(|(one, _)| one.label.as_str());
        let others = others.collect::<BTreeSet<&str>>().into_iter();
        let other = |name: &str| of(&|one| is_of_others(one.whose) && one.label == name);
        let first = [
            named("england", "England", of(&|one| one.whose == Whose::Nation)),
            named("similar", "Similar councils", of(&|one| one.whose == Whose::SimilarMean)),
        ];
        let others = others.map(|name| named("other", name, other(name)));
        first.into_iter().chain(others).chain([named("aim", "Aim", aim)]).flatten().collect()
    }

    /// What a line aims at in a year, in tenths.
    pub fn aim_in(&self, indicator: &Indicator, year: i32) -> Option<i64> {
        let target = self.settings.line(indicator.id)?.target?;
        let average = (target.from == From::Neighbours).then(|| self.average(indicator, year)).flatten();
        target.value(indicator, year, average)
    }

    /// An aim of the authority's own is none of a year before it was agreed.
    fn aim(&self, indicator: &Indicator, year: i32) -> Option<Part> {
        let from = self.settings.line(indicator.id)?.target?.from;
        if matches!(from, From::Local(Some(agreed)) if year < agreed.year_end()) {
            return None;
        }
        let tenths = self.aim_in(indicator, year)?;
        let words = format!("{} {}", side(indicator.better), words::value(tenths, indicator.unit));
        Some(of_year(year, tenths, words.trim_start().to_owned()))
    }

    fn compared(&self, year: i32) -> Compared<'_> {
        let Asked { published, settings, authority } = *self;
        Compared { published, settings, authority, year }
    }

    /// The average of similar councils as a status of that year has it.
    fn average(&self, indicator: &Indicator, year: i32) -> Option<i64> {
        average(indicator, &self.compared(year))
    }

    /// Only of that very year, in the line's own unit, and not where it is a sum over all councils.
    fn published(&self, indicator: &Indicator, year: i32) -> Vec<(Comparator, Part)> {
        let found = beside(indicator, |_| None, &self.compared(year));
        let Some(found) = found.filter(|found| found.same.unit == indicator.unit) else { return Vec::new() };
        let holds = found.same.holds_in(year);
        let is_it = |one: &Comparator| one.year == year && !one.sums && (holds || is_of_others(one.whose));
        let part = |one: Comparator| {
            let words = words::published(one.hundredths, indicator.unit);
            let tenths = crate::judging::measure::rounded(one.hundredths, 10);
            let part = of_year(year, tenths, format!("{words} ({})", words_of_year(&one)));
            (one, part)
        };
        found.comparators.into_iter().filter(is_it).map(part).collect()
    }

    /// What happened in these days, by the settings.
    pub fn events(&self, axis: Days) -> Vec<Tick> {
        let events = self.settings.events.iter().filter(|event| (axis.from..=axis.to).contains(&event.day));
        events.map(|event| Tick { at: axis.at(event.day), words: format!("{}: {}", event.day, event.words) }).collect()
    }
}

fn of_year(year: i32, tenths: i64, words: String) -> Part {
    Part { from: april(year - 1), to: april(year).plus(-1), tenths, words }
}

/// Years that follow each other with the same level are one piece.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if last.tenths == part.tenths && last.to.plus(1) == part.from => last.to = part.to,
            _ => joined.push(part),
        }
    }
    joined
}

impl Known {
    /// The level where it stands in the drawing.
    pub fn level(&self, axis: Days, scale: &Scale) -> Level {
        let piece = |part: &Part| Piece {
            from: axis.at(part.from),
            to: axis.at(part.to),
            y: scale.at(part.tenths),
            words: part.words.clone(),
        };
        Level {
            key: self.key,
            name: self.name.clone(),
            words: self.words.clone(),
            parts: self.parts.iter().map(piece).collect(),
        }
    }

    /// What the level is on a day.
    pub fn words_at(&self, day: Day) -> Option<String> {
        self.part_at(day).map(|part| part.words.clone())
    }

    /// The same in tenths.
    pub fn tenths_at(&self, day: Day) -> Option<i64> {
        self.part_at(day).map(|part| part.tenths)
    }

    fn part_at(&self, day: Day) -> Option<&Part> {
        self.parts.iter().find(|part| (part.from..=part.to).contains(&day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_with_the_same_level_are_one_piece() {
        let parts =
            [(2023, 90), (2024, 90), (2025, 80), (2027, 80)].map(|(year, tenths)| of_year(year, tenths, String::new()));
        let years: Vec<(String, String)> =
            joined(parts.to_vec()).iter().map(|part| (part.from.iso(), part.to.iso())).collect();
        let years: Vec<(&str, &str)> = years.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        assert_eq!(years, [("2022-04-01", "2024-03-31"), ("2024-04-01", "2025-03-31"), ("2026-04-01", "2027-03-31")]);
    }
}
