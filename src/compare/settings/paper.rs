//! What is set for the committee's paper: its details, headings of its own, the texts that somebody wrote, the parts left
//! out, and what earlier meetings asked for.

use super::consulted::Consulted;
use super::form::{Form, Words};
use super::telling::{Kind, Telling};
use crate::calendar::Day;
use std::collections::{BTreeMap, BTreeSet};

/// The details at the head of a paper: the key in the file, and the words on the paper.
pub const DETAILS: [(&str, &str); 7] = [
    ("number", "Item number"),
    ("classification", "Classification"),
    ("date", "Date of meeting"),
    ("meeting", "Meeting"),
    ("title", "Report title"),
    ("wards", "Wards or groups affected"),
    ("from", "From"),
];

/// The details in its audit trail.
pub const AUDIT: [(&str, &str); 8] = [
    ("lead", "Lead officer"),
    ("author", "Report author"),
    ("contact", "Contact for enquiries"),
    ("version", "Version"),
    ("dated", "Report dated"),
    ("sent", "Date sent to the committee's officer"),
    ("key-decision", "Key decision"),
    ("consulted", "Consulted"),
];

/// Every detail that can be filled in.
pub fn all_details() -> impl Iterator<Item = (&'static str, &'static str)> {
    DETAILS.into_iter().chain(AUDIT)
}

/// What is set for the paper.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PaperSettings {
    /// The details, by their keys.
    pub details: BTreeMap<&'static str, String>,
    /// Texts in place of those that the page writes, by the paragraph they stand in.
    pub texts: BTreeMap<String, Written>,
    /// The parts that are left out, by their keys.
    pub left_out: BTreeSet<String>,
    /// In which order its parts stand, by their keys, where it is not the page's own.
    pub order: Vec<String>,
    /// Headings of the authority's own, whose parts somebody writes.
    pub headings: Vec<String>,
    /// What earlier meetings asked for.
    pub actions: Vec<Action>,
    /// Who was asked for advice.
    pub consulted: Vec<Consulted>,
    /// Sentences chosen for lines, beside the page's own: one of a kind for each.
    pub tellings: Vec<Telling>,
    /// Lines off target that have no picture, where none is chosen.
    pub plain: BTreeSet<&'static str>,
    /// How often the paper comes.
    pub form: Form,
    /// Whose words it uses.
    pub words: Words,
}

/// What a meeting asked for, carried from paper to paper.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Action {
    /// The day of the meeting.
    pub asked: Option<Day>,
    /// What was asked for.
    pub words: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub by: Option<Day>,
    /// How far it is.
    pub state: State,
    /// What has been done since.
    pub progress: String,
}

/// How far an action is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum State {
    /// Nothing is done yet.
    #[default]
    ToDo,
    /// Some of it is done.
    Begun,
    /// All of it is done.
    Done,
}

impl State {
    /// Every state, in its order.
    pub const ALL: [State; 3] = [State::ToDo, State::Begun, State::Done];

    /// The word for it in the file.
    pub fn key(self) -> &'static str {
        match self {
            State::ToDo => "to do",
            State::Begun => "begun",
            State::Done => "done",
        }
    }

    /// As it stands on the paper.
    pub fn words(self) -> &'static str {
        match self {
            State::ToDo => "Not begun",
            State::Begun => "Begun",
            State::Done => "Done",
        }
    }
}

impl Action {
    /// Whether it should have been done before a day and is not.
    pub fn is_overdue(&self, day: Day) -> bool {
        self.state != State::Done && self.by.is_some_and(|by| by < day)
    }
}

/// So many lines off target have a picture where nobody chose otherwise.
const MOST_PICTURES: usize = 3;

/// How the key of a part under a heading of the authority's own begins.
const OWN: &str = "own/";

/// The key of the part under a heading of the authority's own.
pub fn own_key(heading: &str) -> String {
    let plain = |letter: char| if letter.is_alphanumeric() { letter.to_lowercase().collect() } else { "-".to_owned() };
    let words: String = heading.chars().map(plain).collect();
    let parts: Vec<&str> = words.split('-').filter(|part| !part.is_empty()).collect();
    format!("{OWN}{}", parts.join("-"))
}

/// A text that somebody wrote.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// The text.
    pub text: String,
    /// The sentence that stood there when it was written: where the page would write another now, its figure has moved.
    pub beneath: String,
}

impl PaperSettings {
    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        *self == PaperSettings::default()
    }

    /// Sets the headings of the authority's own: each once, and without the texts of those that are no longer there.
    pub fn set_headings<'h>(&mut self, headings: impl Iterator<Item = &'h str>) {
        self.headings.clear();
        let mut keys = BTreeSet::new();
        let headings = headings.map(str::trim).filter(|heading| own_key(heading) != OWN);
        self.headings.extend(headings.filter(|heading| keys.insert(own_key(heading))).map(str::to_owned));
        self.texts.retain(|key, _| !key.starts_with(OWN) || keys.contains(key));
        self.order.retain(|key| !key.starts_with(OWN) || keys.contains(key));
    }

    /// Chooses a form: with another one the parts that it leaves out.
    pub fn choose(&mut self, form: Form, words: Words) {
        if form != self.form {
            self.left_out = form.left_out().into_iter().map(str::to_owned).collect();
        }
        (self.form, self.words) = (form, words);
    }

    /// The sentences that were chosen for a line.
    pub fn tellings_of(&self, line: &'static str) -> Vec<Telling> {
        self.tellings.iter().filter(|one| one.line == line && !one.kind.is_picture()).cloned().collect()
    }

    /// The sentence of the form for a line, where it was not chosen anyway.
    pub fn telling_of_form(&self, line: &'static str) -> Vec<Telling> {
        let of_form = self.form.of_every_line().map(|kind| Telling { line, kind });
        of_form.filter(|one| !self.tellings.contains(one)).into_iter().collect()
    }

    /// The pictures that were chosen.
    pub fn chosen_pictures(&self) -> impl Iterator<Item = &Telling> {
        self.tellings.iter().filter(|one| one.kind.is_picture())
    }

    /// The pictures that were chosen; where none was, those of the lines off target, but for the plain ones.
    pub fn pictures(&self, off_target: &[&'static str]) -> Vec<Telling> {
        let chosen: Vec<Telling> = self.chosen_pictures().cloned().collect();
        if !chosen.is_empty() {
            return chosen;
        }
        let lines = off_target.iter().filter(|line| !self.plain.contains(*line)).take(MOST_PICTURES);
        lines.map(|line| Telling { line, kind: Kind::PictureOfYears }).collect()
    }

    /// Keeps a sentence or a picture for a line, in place of the one of its kind.
    pub fn tell(&mut self, telling: Telling) {
        self.plain.remove(telling.line);
        match self.tellings.iter_mut().find(|one| one.place() == telling.place()) {
            Some(one) => *one = telling,
            None => self.tellings.push(telling),
        }
    }

    /// Takes a sentence out by its place in the list, with what somebody wrote over it. Says whether there was one.
    pub fn untell(&mut self, at: usize) -> bool {
        let is_there = at < self.tellings.len();
        if is_there {
            self.texts.remove(&self.tellings.remove(at).place());
        }
        is_there
    }

    /// Every text that somebody typed, and where it stands.
    pub fn typed(&self) -> impl Iterator<Item = (String, &str)> {
        let details = self.details.iter().map(|(key, text)| (format!("{key} of the paper"), text.as_str()));
        let texts = self.texts.values().map(|written| ("text of the paper".to_owned(), written.text.as_str()));
        let headings = self.headings.iter().map(|heading| ("heading of the paper".to_owned(), heading.as_str()));
        let order = self.order.iter().map(|key| ("order of the paper".to_owned(), key.as_str()));
        let actions = self.actions.iter().flat_map(|Action { words, owner, progress, .. }| {
            [words, owner, progress].map(|text| ("action of the paper".to_owned(), text.as_str()))
        });
        let parts = self.tellings.iter().flat_map(Telling::parts);
        let parts = parts.map(|part| ("sentence of the paper".to_owned(), part.as_str()));
        let consulted = self.consulted.iter().flat_map(Consulted::texts);
        let consulted = consulted.map(|text| ("consultation of the paper".to_owned(), text.as_str()));
        details.chain(texts).chain(order).chain(headings).chain(actions).chain(consulted).chain(parts)
    }
}
