//! What the page asks about settings and time.

use super::Session;
use super::beside::Beside;
use super::host::Whence;
use super::status::StatusView;
use super::trend::{EarlierView, SeriesView};
use crate::calendar::Day;
use crate::cells::child_numbers::Names;
use crate::compare::settings::chosen::{Promise, lines_of, names};
use crate::compare::settings::model::Settings;
use crate::compare::settings::{Fault, Taken, stamp, take, text};
use crate::compare::target::From;
use crate::history::History;
use crate::judging::Indicator;
use crate::returns::Returns;
use crate::scorecard::{Line, headline};
use crate::series::earlier::Against;
use crate::series::periods::Step;
use crate::series::{Plan, Point, direction, earlier, interval, points};
use serde::Serialize;

pub(super) const NOT_READ: &str = "No files have been read yet.";

/// What is set, for the page: figures carry the stamp, so that those before and after a change are told apart.
#[derive(Serialize)]
pub struct SettingsView {
    stamp: String,
    authority: String,
    set: String,
    sets: Vec<String>,
    promises: Vec<PromiseView>,
    events: Vec<EventView>,
    faults: Vec<String>,
}

/// A promise of the chosen set, with its lines.
#[derive(Serialize)]
pub struct PromiseView {
    promise: String,
    lines: Vec<SetLineView>,
    lacking: Vec<String>,
}

#[derive(Serialize)]
struct SetLineView {
    id: &'static str,
    code: &'static str,
}

#[derive(Serialize)]
struct EventView {
    date: String,
    date_words: String,
    words: String,
}

impl SettingsView {
    /// What was taken out of a settings file.
    pub fn of(taken: &Taken, measures: &[&'static Indicator]) -> SettingsView {
        let settings = &taken.settings;
        let event = |event: &crate::compare::settings::model::Event| EventView {
            date: event.day.iso(),
            date_words: event.day.to_string(),
            words: event.words.clone(),
        };
        SettingsView {
            stamp: stamp(settings),
            authority: settings.authority.clone(),
            set: settings.set.clone(),
            sets: names(settings),
            promises: promises_of(settings, measures),
            events: settings.events.iter().map(event).collect(),
            faults: taken.faults.iter().map(ToString::to_string).collect(),
        }
    }
}

/// The chosen set of lines under its promises.
pub(super) fn promises_of(settings: &Settings, measures: &[&'static Indicator]) -> Vec<PromiseView> {
    lines_of(settings, &settings.set, measures).unwrap_or_default().into_iter().map(PromiseView::of).collect()
}

impl PromiseView {
    pub(super) fn of(promise: Promise) -> PromiseView {
        PromiseView {
            promise: promise.title,
            lines: promise.lines.into_iter().map(|(code, line)| SetLineView { id: line.id, code }).collect(),
            lacking: promise.lacking.into_iter().map(|one| one.measure).collect(),
        }
    }
}

/// Letters below which a word may be a number of anything.
const SHORTEST: usize = 5;

/// Whether a word of a text is the number of a child.
pub(super) fn holds_a_number(text: &str, names: &Names) -> bool {
    let is_one = |word: &str| word.len() >= SHORTEST && names.find(word.as_bytes(), 0, true).is_some();
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let spaced = text.split_whitespace().map(plain);
    let parted = text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
    spaced.chain(parted).any(|word| is_one(&word))
}

/// Lines over time: each date is asked once, of all of them.
pub fn all_series(lines: &[&'static Indicator], returns: &Returns, as_at: Day, step: Step) -> Vec<SeriesView> {
    let plan = Plan::whole(step, as_at, &returns.records, returns.as_at);
    let points = points(lines, &returns.records, &plan);
    lines.iter().zip(points).map(|(line, points)| series_view(line, returns, step, &points)).collect()
}

fn series_view(line: &'static Indicator, returns: &Returns, step: Step, points: &[Point]) -> SeriesView {
    let found = direction::of(line, points, step, &|point| interval(line, &returns.records, point));
    SeriesView::of(line, step, points, found)
}

/// Lines now and at an earlier date.
pub fn earlier(lines: &[&'static Indicator], returns: &Returns, as_at: Day, against: Against) -> Vec<EarlierView> {
    let then = against.day(as_at);
    let found = earlier::of(lines, &returns.records, (as_at, then), returns.as_at);
    lines.iter().zip(found).map(|(line, earlier)| EarlierView::of(line, &earlier)).collect()
}

impl Session {
    /// Takes settings out of a file in place of those before.
    pub fn take_settings(&mut self, bytes: &[u8]) -> Result<SettingsView, String> {
        self.settings = take(bytes)?;
        self.tell_residents();
        Ok(SettingsView::of(&self.settings, &self.own_lines()))
    }

    /// Takes the settings that were dropped last with the files; those that cannot be read say so among the faults.
    pub(super) fn take_dropped_settings(&mut self) {
        let of = |file: &Beside| Some((Whence::of(&file.path), file.settings()?.to_vec()));
        let Some((whence, bytes)) = self.beside.iter().rev().find_map(of) else { return };
        self.whence = whence;
        self.settings = take(&bytes)
            .unwrap_or_else(|words| Taken { faults: vec![Fault { line: 1, words }], ..self.settings.clone() });
    }

    /// How many parts of a settings file are not used, where it is the one that counts.
    pub(super) fn unused_of(&self, file: &Beside) -> usize {
        let counts = file.settings().is_some() && self.whence == Whence::of(&file.path);
        if counts { self.settings.faults.len() } else { 0 }
    }

    /// What is set.
    pub fn settings(&self) -> SettingsView {
        SettingsView::of(&self.settings, &self.own_lines())
    }

    /// The settings as the text of a file, to be saved; an error where a text in them holds the number of a child.
    pub fn settings_file(&self) -> Result<String, String> {
        self.file_of(&self.settings.settings)
    }

    /// Any settings as the text of a file.
    pub(super) fn file_of(&self, settings: &Settings) -> Result<String, String> {
        let names = self.returns.as_ref().map(|returns| &returns.records.names);
        let is_named = |text: &str| names.is_some_and(|names| holds_a_number(text, names));
        match settings.texts().into_iter().find(|(_, text)| is_named(text)) {
            Some((place, _)) => Err(format!("The {place} holds the number of a child. Take it out before you save.")),
            None => Ok(text(settings)),
        }
    }

    /// The chosen council among those of the published files: by its code, else by its name.
    pub(super) fn authority(&self) -> Option<usize> {
        let Settings { authority, authority_code, .. } = &self.settings.settings;
        let (areas, names) = (&self.published.areas, [authority_code, authority]);
        names.into_iter().filter(|name| !name.is_empty()).find_map(|name| areas.authority(name))
    }

    /// The status of one line; the average of similar councils is asked for where it is the aim.
    pub(super) fn status(&self, line: &Line, history: &History) -> StatusView {
        let settings = &self.settings.settings;
        let compared = self.compared();
        let target = settings.line(line.indicator.id).and_then(|line| line.target);
        let is_average = target.is_some_and(|target| target.from == From::Neighbours);
        let average = is_average.then(|| compared.average(line, history)).flatten();
        StatusView::of(line, history, settings, average)
    }

    /// The status of one line.
    pub fn status_of(&mut self, id: &str, as_at: &str) -> Result<StatusView, String> {
        let indicator = self.find(id)?;
        let (_, _, history) = self.at(as_at)?;
        let line = headline(indicator, history);
        self.history.as_ref().map(|history| self.status(&line, history)).ok_or(NOT_READ.to_owned())
    }
}
