//! What can be set.

use super::added::Added;
use super::json::Member;
use super::paper::PaperSettings;
use super::profile::Profile;
use crate::calendar::Day;
use crate::compare::rating::Rule;
use crate::compare::target::Target;
use std::collections::BTreeMap;

/// The version of the file that this page writes.
pub const VERSION: u32 = 1;

/// What an authority has set.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// The version of the file it was taken from.
    pub version: u32,
    /// The name of the authority.
    pub authority: String,
    /// Its code in published figures.
    pub authority_code: String,
    /// The children aged 0 to 17 of its area, where somebody typed it: a file of populations goes before it.
    pub population: Option<u32>,
    /// The rule of rating of all lines that have none of their own.
    pub rule: Option<Rule>,
    /// How all lines are shown that say nothing of their own.
    pub shown: Shown,
    /// By which rule small numbers are held back in what is published.
    pub profile: Profile,
    /// The year in which the newest return ends that the Department has accepted.
    pub accepted: Option<u32>,
    /// The name of the set of lines that is shown.
    pub set: String,
    /// Whose figure has a column of its own on the scorecard, by the name of a comparator; empty for nobody's.
    pub column: String,
    /// What is set for single lines, by their numbers.
    pub lines: BTreeMap<String, LineSettings>,
    /// The authority's own sets of lines.
    pub sets: Vec<NamedSet>,
    /// What happened: drawn on trends.
    pub events: Vec<Event>,
    /// What is set for the committee's paper.
    pub paper: PaperSettings,
    /// What the page does not know, to be written again.
    pub kept: Vec<Kept>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            version: VERSION,
            authority: String::new(),
            authority_code: String::new(),
            population: None,
            rule: None,
            shown: Shown::default(),
            profile: Profile::default(),
            accepted: None,
            set: super::sets::COMMITTEE.name.to_owned(),
            column: String::new(),
            lines: BTreeMap::new(),
            sets: Vec::new(),
            events: Vec::new(),
            paper: PaperSettings::default(),
            kept: Vec::new(),
        }
    }
}

/// Counts, percentages or both.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shown {
    /// Both; the count leads where cases are few.
    #[default]
    Both,
    /// Counts alone.
    Counts,
    /// The percentage leads, whatever the number of cases.
    Percent,
}

impl Shown {
    /// Every way.
    pub const ALL: [Shown; 3] = [Shown::Both, Shown::Counts, Shown::Percent];

    /// The word for it in the file.
    pub fn key(self) -> &'static str {
        match self {
            Shown::Both => "both",
            Shown::Counts => "counts",
            Shown::Percent => "percent",
        }
    }
}

/// What is set for one line.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LineSettings {
    /// What is aimed at.
    pub target: Option<Target>,
    /// How it is rated.
    pub rule: Option<Rule>,
    /// How it is shown.
    pub shown: Option<Shown>,
    /// Its title in the authority's own words.
    pub wording: String,
    /// Why it is as it is.
    pub commentary: String,
    /// What is done about it.
    pub action: String,
    /// By whom.
    pub owner: String,
    /// Who helps.
    pub partners: String,
    /// By when.
    pub by: Option<Day>,
    /// What the council itself sets beside it.
    pub comparators: Vec<Added>,
}

/// Some lines in an order, under promises.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NamedSet {
    /// Its name.
    pub name: String,
    /// The promises, with the numbers of their lines.
    pub promises: Vec<(String, Vec<String>)>,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// When.
    pub day: Day,
    /// What, in a few words.
    pub words: String,
}

/// A member of the file that could not be used, and the keys above it.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    /// The keys of the objects that it stands in.
    pub above: Vec<String>,
    /// The member.
    pub member: Member,
}

impl Settings {
    /// What is set for a line.
    pub fn line(&self, id: &str) -> Option<&LineSettings> {
        self.lines.get(id)
    }

    /// What the council itself sets beside a line.
    pub fn comparators(&self, id: &str) -> &[Added] {
        self.line(id).map_or(&[], |line| &line.comparators)
    }

    /// Every text that somebody typed, and where it stands.
    pub fn texts(&self) -> Vec<(String, &str)> {
        let mut texts = vec![("authority".to_owned(), self.authority.as_str())];
        for (id, line) in &self.lines {
            let of_line = [
                ("wording", &line.wording),
                ("commentary", &line.commentary),
                ("action", &line.action),
                ("owner", &line.owner),
                ("partners", &line.partners),
            ];
            texts.extend(of_line.map(|(key, text)| (format!("{key} of {id}"), text.as_str())));
            let of_added = line.comparators.iter().flat_map(|one| [&one.part, &one.name, &one.period, &one.source]);
            texts.extend(of_added.map(|text| (format!("comparator of {id}"), text.as_str())));
        }
        for set in &self.sets {
            texts.push(("name of a set".to_owned(), &set.name));
            texts.extend(set.promises.iter().map(|(promise, _)| ("a promise".to_owned(), promise.as_str())));
        }
        texts.extend(self.events.iter().map(|event| (format!("event of {}", event.day.iso()), event.words.as_str())));
        texts.extend(self.paper.typed());
        texts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }
}
