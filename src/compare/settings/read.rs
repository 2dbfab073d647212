//! The text of the file → settings, with every fault by its line.

mod added;
mod paper;

use super::json::{self, Json, Kind, Member};
use super::model::*;
use super::profile::Profile;
use super::sets::SHIPPED;
use crate::calendar::Day;
use crate::compare::rating::Rule;
use crate::compare::target::{From, Target};
use crate::indicators::find;
use crate::limits::{LONGEST_TEXT, MOST_BYTES_OF_SETTINGS};
use crate::rows::of_extracts::is_own_measure;
use std::fmt;

/// What tells that a file holds settings.
const MARK: &str = "scorecard_settings";
/// Bytes at the beginning in which the mark stands.
const BEGINNING: usize = 4_000;

/// Something that could not be used: its line, and what is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The line.
    pub line: u32,
    /// What is wrong, by names of keys that the page knows and never by content.
    pub words: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}: {}", self.line, self.words)
    }
}

/// Settings and what in the file could not be used.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Taken {
    /// The settings.
    pub settings: Settings,
    /// The faults, by line.
    pub faults: Vec<Fault>,
}

/// Whether a file is one of settings: an object whose beginning has the mark as a key.
pub fn is_settings(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let text = String::from_utf8_lossy(beginning);
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{') && text.contains(&format!("\"{MARK}\""))
}

/// Takes settings out of a file; an error says why nothing could be taken.
pub fn take(bytes: &[u8]) -> Result<Taken, String> {
    if bytes.len() > MOST_BYTES_OF_SETTINGS {
        return Err("The settings file is longer than 1 MB. It is not used.".to_owned());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "The settings file is not UTF-8 text. Save it as UTF-8.")?;
    let root = json::read(text.trim_start_matches('\u{feff}'))
        .map_err(|line| format!("Line {line} of the settings file is not JSON. Nothing of the file is used."))?;
    let mut reader = Reader::default();
    let settings = reader.settings(&root).ok_or("This is not a settings file of this page.")?;
    reader.faults.sort_by_key(|fault| fault.line);
    Ok(Taken { settings: Settings { kept: reader.kept, ..settings }, faults: reader.faults })
}

#[derive(Default)]
struct Reader {
    faults: Vec<Fault>,
    kept: Vec<Kept>,
}

/// The members of an object, and the keys above them.
struct Object<'j> {
    members: &'j [Member],
    above: Vec<String>,
}

impl<'j> Object<'j> {
    fn get(&self, key: &str) -> Option<&'j Member> {
        self.members.iter().find(|member| member.key == key)
    }

    /// Where it is, in words: `lines.STB-01.target`.
    fn place(&self, key: &str) -> String {
        self.above.iter().map(String::as_str).chain([key]).collect::<Vec<&str>>().join(".")
    }
}

impl Reader {
    fn say(&mut self, line: u32, words: impl Into<String>) {
        self.faults.push(Fault { line, words: words.into() });
    }

    /// Says what is wrong with a member and keeps it as it is.
    fn keep(&mut self, object: &Object, member: &Member, words: impl Into<String>) {
        self.say(member.line, words);
        self.kept.push(Kept { above: object.above.clone(), member: member.clone() });
    }

    /// Says what is wrong with one of a list and keeps it as it is.
    fn keep_one(&mut self, object: &Object, list: &Member, one: &Json, words: &str) {
        self.say(one.line, format!("{words} It is not used."));
        let value = Json { line: one.line, kind: Kind::List(vec![one.clone()]) };
        let member = Member { value, ..list.clone() };
        self.kept.push(Kept { above: object.above.clone(), member });
    }

    /// An object with the keys that it may have; others are said and kept, and of two the first counts.
    fn object<'j>(&mut self, json: &'j Json, above: &[&str], known: &[&str]) -> Option<Object<'j>> {
        let Kind::Object(members) = &json.kind else { return None };
        let object = Object { members, above: above.iter().map(|key| (*key).to_owned()).collect() };
        for (place, member) in members.iter().enumerate() {
            if members[..place].iter().any(|other| other.key == member.key) {
                self.say(member.line, "The key stands there twice. The first one counts.");
            } else if !known.is_empty() && !known.contains(&member.key.as_str()) {
                let within = if above.is_empty() { String::new() } else { format!(" in {}", above.join(".")) };
                self.keep(&object, member, format!("A key{within} that this page does not know. It is kept as it is."));
            }
        }
        Some(object)
    }

    /// What a member holds, read in a way; otherwise what it should hold is said, and the member is kept.
    fn read<T>(&mut self, object: &Object, key: &str, wanted: &str, read: impl Fn(&Json) -> Option<T>) -> Option<T> {
        let member = object.get(key)?;
        let value = read(&member.value);
        if value.is_none() {
            self.keep(object, member, format!("{} should be {wanted}. It is not used.", object.place(key)));
        }
        value
    }

    fn text(&mut self, object: &Object, key: &str) -> String {
        self.read(object, key, "a text of at most 4,000 letters", text_of).unwrap_or_default()
    }

    fn day(&mut self, object: &Object, key: &str) -> Option<Day> {
        self.read(object, key, "a date such as 2026-03-31", day_of)
    }

    fn settings(&mut self, root: &Json) -> Option<Settings> {
        let known = [
            MARK,
            "authority",
            "population",
            "rating",
            "shown",
            "publication",
            "accepted",
            "set",
            "column",
            "lines",
            "sets",
            "events",
            "paper",
        ];
        let object = self.object(root, &[], &known)?;
        let version = whole_of(&object.get(MARK)?.value).filter(|version| *version > 0)?;
        let mut settings = Settings { version, ..Settings::default() };
        if version > VERSION {
            let words = "The file is of a later version than this page knows. What it does not know is kept as it is.";
            self.say(object.get(MARK)?.line, words);
        }
        self.authority(&object, &mut settings);
        let people = |json: &Json| whole_of(json).filter(|people| (1..=100_000_000).contains(people));
        settings.population = self.read(&object, "population", "a whole number of children", people);
        settings.rule = self.rule(&object);
        settings.shown = self.shown(&object).unwrap_or_default();
        settings.profile = self.profile(&object).unwrap_or_default();
        let year = |json: &Json| whole_of(json).filter(|year| (1990..=2100).contains(year));
        settings.accepted = self.read(&object, "accepted", "the year in which a return ends, such as 2026", year);
        settings.column = self.text(&object, "column");
        self.lines(&object, &mut settings);
        self.sets(&object, &mut settings);
        self.events(&object, &mut settings);
        settings.paper = self.paper(&object);
        self.chosen_set(&object, &mut settings);
        Some(settings)
    }

    fn authority(&mut self, root: &Object, settings: &mut Settings) {
        let Some(member) = root.get("authority") else { return };
        match self.object(&member.value, &["authority"], &["name", "code"]) {
            Some(authority) => {
                settings.authority = self.text(&authority, "name");
                settings.authority_code = self.text(&authority, "code");
            }
            None => self.keep(root, member, "authority should hold a name and a code. It is not used."),
        }
    }

    fn shown(&mut self, object: &Object) -> Option<Shown> {
        let of = |json: &Json| text_of(json).and_then(|text| Shown::ALL.into_iter().find(|shown| shown.key() == text));
        self.read(object, "shown", "counts, percent or both", of)
    }

    fn profile(&mut self, object: &Object) -> Option<Profile> {
        let of = |json: &Json| text_of(json).and_then(|text| Profile::ALL.into_iter().find(|one| one.key() == text));
        self.read(object, "publication", "english, welsh or strict", of)
    }

    fn rule(&mut self, object: &Object) -> Option<Rule> {
        let wanted = "tolerance with a percent, cuts with on and off, or met or missed";
        self.read(object, "rating", wanted, rule_of)
    }

    fn lines(&mut self, root: &Object, settings: &mut Settings) {
        let Some(member) = root.get("lines") else { return };
        let Some(lines) = self.object(&member.value, &["lines"], &[]) else {
            return self.keep(root, member, "lines should hold lines by their numbers. It is not used.");
        };
        for member in lines.members {
            match known(&member.key) {
                Some(id) if !settings.lines.contains_key(&id) => {
                    if let Some(line) = self.line(&lines, member, &id) {
                        settings.lines.insert(id, line);
                    }
                }
                Some(_) => {}
                None => {
                    self.keep(&lines, member, "There is no line of this number. What is set for it is kept as it is.")
                }
            }
        }
    }

    fn line(&mut self, lines: &Object, member: &Member, id: &str) -> Option<LineSettings> {
        let words = ["wording", "commentary", "action", "owner", "partners"];
        let known = [&["target", "rating", "shown", "by", "comparators"][..], &words].concat();
        let Some(object) = self.object(&member.value, &["lines", id], &known) else {
            self.keep(lines, member, format!("lines.{id} should hold what is set for the line. It is not used."));
            return None;
        };
        Some(LineSettings {
            target: self.target(&object, id),
            rule: self.rule(&object),
            shown: self.shown(&object),
            wording: self.text(&object, "wording"),
            commentary: self.text(&object, "commentary"),
            action: self.text(&object, "action"),
            owner: self.text(&object, "owner"),
            partners: self.text(&object, "partners"),
            by: self.day(&object, "by"),
            comparators: self.comparators(&object, id),
        })
    }

    fn target(&mut self, line: &Object, id: &str) -> Option<Target> {
        let member = line.get("target")?;
        self.object(&member.value, &["lines", id, "target"], &["value", "from", "agreed"]);
        let wanted = "from (statutory, national threshold, local, neighbours' average or none), a value with one decimal \
                      at most, which an aim set by law or by ourselves needs, and a date agreed such as 2026-03-31";
        self.read(line, "target", wanted, target_of)?
    }

    fn sets(&mut self, root: &Object, settings: &mut Settings) {
        let Some(member) = root.get("sets") else { return };
        let Kind::List(sets) = &member.value.kind else {
            return self.keep(root, member, "sets should be a list. It is not used.");
        };
        for set in sets {
            match set_of(set) {
                Some(set_read) => self.own_set(set, set_read, settings),
                None => self.keep_one(root, member, set, "A set should hold a name and promises with lines."),
            }
        }
    }

    fn own_set(&mut self, json: &Json, set: NamedSet, settings: &mut Settings) {
        let is_taken = settings.sets.iter().any(|other| other.name == set.name);
        if is_taken {
            return self.say(json.line, "Another set has the same name. The first one counts.");
        }
        if SHIPPED.iter().any(|shipped| shipped.name == set.name) {
            self.say(json.line, "The set has the name of one that ships with the page. The file's own counts.");
        }
        let ids = set.promises.iter().flat_map(|(_, ids)| ids);
        let unknown = ids.filter(|id| known(id).is_none()).count();
        if unknown > 0 {
            self.say(
                json.line,
                format!("{unknown} of the set's lines have numbers that this page does not know. They are kept."),
            );
        }
        settings.sets.push(set);
    }

    fn chosen_set(&mut self, root: &Object, settings: &mut Settings) {
        let own: Vec<String> = settings.sets.iter().map(|set| set.name.clone()).collect();
        let is_there = |name: &String| own.contains(name) || SHIPPED.iter().any(|set| set.name == name);
        let read = |json: &Json| text_of(json).filter(is_there);
        if let Some(name) = self.read(root, "set", "the name of a set", read) {
            settings.set = name;
        }
    }

    fn events(&mut self, root: &Object, settings: &mut Settings) {
        let Some(member) = root.get("events") else { return };
        let Kind::List(events) = &member.value.kind else {
            return self.keep(root, member, "events should be a list. It is not used.");
        };
        for event in events {
            match event_of(event) {
                Some(event) => settings.events.push(event),
                None => {
                    self.keep_one(root, member, event, "An event should hold a date such as 2026-03-31 and words.");
                }
            }
        }
        settings.events.sort_by_key(|event| event.day);
    }
}

fn member_of<'j>(json: &'j Json, key: &str) -> Option<&'j Json> {
    let Kind::Object(members) = &json.kind else { return None };
    members.iter().find(|member| member.key == key).map(|member| &member.value)
}

fn text_of(json: &Json) -> Option<String> {
    let Kind::Text(text) = &json.kind else { return None };
    let is_well = |letter: char| letter == '\n' || !letter.is_control();
    (text.chars().count() <= LONGEST_TEXT && text.chars().all(is_well)).then(|| text.clone())
}

fn day_of(json: &Json) -> Option<Day> {
    let text = text_of(json)?;
    Day::read(text.as_bytes()).filter(|day| day.iso() == text)
}

fn whole_of(json: &Json) -> Option<u32> {
    let Kind::Number(number) = &json.kind else { return None };
    number.parse().ok()
}

/// A number with at most one decimal, in tenths.
fn tenths_of(json: &Json) -> Option<i64> {
    let Kind::Number(number) = &json.kind else { return None };
    let (whole, tenth) = number.split_once('.').unwrap_or((number, "0"));
    let tenths: i64 = [whole, tenth].concat().parse().ok().filter(|_| tenth.len() == 1)?;
    (-10_000_000..=10_000_000).contains(&tenths).then_some(tenths)
}

/// An aim; `Some(None)` for none.
fn target_of(json: &Json) -> Option<Option<Target>> {
    let is_well = |key: &str, reads: &dyn Fn(&Json) -> bool| member_of(json, key).is_none_or(reads);
    let (tenths, agreed) = (member_of(json, "value").and_then(tenths_of), member_of(json, "agreed").and_then(day_of));
    let is_read =
        is_well("value", &|json| tenths_of(json).is_some()) && is_well("agreed", &|json| day_of(json).is_some());
    let from = text_of(member_of(json, "from")?).filter(|_| is_read)?;
    if from == "none" {
        return Some(None);
    }
    let all = [From::Statutory, From::National, From::Local(agreed), From::Neighbours];
    let from = all.into_iter().find(|known| known.key() == from)?;
    let needs_value = matches!(from, From::Statutory | From::Local(_));
    (tenths.is_some() || !needs_value).then_some(Some(Target { tenths, from }))
}

fn rule_of(json: &Json) -> Option<Rule> {
    let number = |key: &str| member_of(json, key).and_then(tenths_of);
    match text_of(member_of(json, "rule")?)?.as_str() {
        "tolerance" => {
            let percent = number("percent").filter(|percent| percent % 10 == 0 && (0..=1000).contains(percent))?;
            Some(Rule::Tolerance(percent / 10))
        }
        "cuts" => Some(Rule::Cuts(number("on")?, number("off")?)),
        "met or missed" => Some(Rule::Threshold),
        _ => None,
    }
}

fn set_of(json: &Json) -> Option<NamedSet> {
    let name = text_of(member_of(json, "name")?)?;
    let Kind::List(promises) = &member_of(json, "promises")?.kind else { return None };
    let promises: Option<Vec<(String, Vec<String>)>> = promises.iter().map(promise_of).collect();
    Some(NamedSet { name, promises: promises? }).filter(|set| !set.name.is_empty())
}

fn promise_of(json: &Json) -> Option<(String, Vec<String>)> {
    let Kind::List(lines) = &member_of(json, "lines")?.kind else { return None };
    let lines: Option<Vec<String>> = lines.iter().map(text_of).collect();
    Some((text_of(member_of(json, "promise")?)?, lines?))
}

fn event_of(json: &Json) -> Option<Event> {
    let words = text_of(member_of(json, "words")?).filter(|words| !words.is_empty())?;
    Some(Event { day: day_of(member_of(json, "date")?)?, words })
}

/// The number of a line of the page, or of a measure of the council's own.
fn known(id: &str) -> Option<String> {
    let own = || is_own_measure(id.as_bytes()).then(|| id.to_ascii_uppercase());
    find(id).map(|line| line.id.to_owned()).or_else(own)
}
