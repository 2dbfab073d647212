//! Events, an authority's own sets of lines and the children of its area, as the page's forms hold them.

use super::Session;
use super::forms::{FieldView, SetView, fault, text};
use crate::calendar::Day;
use crate::compare::settings::chosen::{names, raw};
use crate::compare::settings::model::{Event, NamedSet, Settings};
use crate::compare::settings::sets::SHIPPED;
use crate::indicators;
use crate::rows::of_extracts::is_own_measure;
use serde::{Deserialize, Serialize};

/// Something that happened, as it is typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EventForm {
    date: String,
    words: String,
}

/// A set of lines, as it is typed: each promise on a line of its own, a colon, and the numbers of its lines.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SetForm {
    name: String,
    lines: String,
    /// Whether it is the authority's own.
    is_own: bool,
}

type Faults = Vec<FieldView>;

fn event(form: &EventForm) -> Result<Event, Faults> {
    let mut faults = Vec::new();
    let words = text("words", &form.words, &mut faults);
    if words.is_empty() {
        faults.push(fault("words", "Enter what happened"));
    }
    let day = Day::read(form.date.as_bytes());
    if day.is_none() {
        faults.push(fault("date", "Enter a real date, for example 31 3 2026"));
    }
    match day {
        Some(day) if faults.is_empty() => Ok(Event { day, words }),
        _ => Err(faults),
    }
}

const PATTERN: &str = "Enter each promise on a line of its own, then a colon and the numbers of its lines, for example \
                       A settled home: STB-01 STB-02";

fn own_set(form: &SetForm) -> Result<NamedSet, Faults> {
    let mut faults = Vec::new();
    let name = text("name", &form.name, &mut faults);
    if name.is_empty() {
        faults.push(fault("name", "Enter a name"));
    }
    if SHIPPED.iter().any(|set| set.name == name) {
        faults.push(fault("name", "Enter another name: a set of this name comes with the page"));
    }
    let promises = promises(&text("lines", &form.lines, &mut faults), &mut faults);
    if faults.is_empty() { Ok(NamedSet { name, promises }) } else { Err(faults) }
}

fn promises(typed: &str, faults: &mut Faults) -> Vec<(String, Vec<String>)> {
    let lines = typed.lines().filter(|line| !line.trim().is_empty());
    let read: Option<Vec<(String, Vec<String>)>> = lines.map(promise).collect();
    let Some(promises) = read.filter(|promises| !promises.is_empty()) else {
        faults.push(fault("lines", PATTERN));
        return Vec::new();
    };
    let ids: Vec<&String> = promises.iter().flat_map(|(_, ids)| ids).collect();
    if ids.iter().any(|id| indicators::find(id).is_none() && !is_own_measure(id.as_bytes())) {
        faults.push(fault("lines", "Enter numbers of lines of this page only, for example STB-01"));
    }
    if ids.iter().enumerate().any(|(place, id)| ids[..place].contains(id)) {
        faults.push(fault("lines", "Enter each line once"));
    }
    promises
}

fn promise(line: &str) -> Option<(String, Vec<String>)> {
    let (title, ids) = line.rsplit_once(':')?;
    let split = ids.split([' ', ',', ';', '\t']).filter(|id| !id.is_empty());
    let ids: Vec<String> = split.map(str::to_ascii_uppercase).collect();
    (!title.trim().is_empty() && !ids.is_empty()).then(|| (title.trim().to_owned(), ids))
}

/// Every set of lines as it would be typed.
pub fn set_forms(settings: &Settings) -> Vec<SetForm> {
    let line = |(title, ids): &(String, Vec<String>)| format!("{title}: {}", ids.join(" "));
    let form = |name: String| SetForm {
        lines: raw(settings, &name).iter().map(line).collect::<Vec<String>>().join("\n"),
        is_own: settings.sets.iter().any(|set| set.name == name),
        name,
    };
    names(settings).into_iter().map(form).collect()
}

/// The number of children as it is typed: nothing, or digits with commas or spaces between them.
pub fn population(typed: &str, faults: &mut Faults) -> Option<u32> {
    let digits: String = typed.chars().filter(|letter| !matches!(letter, ',' | ' ')).collect();
    let people = digits.parse().ok().filter(|people| (1..=100_000_000).contains(people));
    if people.is_none() && !digits.is_empty() {
        faults.push(fault("population", "Enter a whole number of children, for example 60,000"));
    }
    people
}

impl Session {
    /// Adds something that happened.
    pub fn add_event(&mut self, form: &EventForm) -> Result<SetView, String> {
        let mut settings = self.settings.settings.clone();
        match event(form) {
            Err(faults) => return Ok(SetView::wrong(faults)),
            Ok(event) => settings.events.push(event),
        }
        settings.events.sort_by_key(|event| event.day);
        self.set(settings)
    }

    /// Takes an event away, by its place in the list.
    pub fn remove_event(&mut self, at: usize) -> Result<SetView, String> {
        let mut settings = self.settings.settings.clone();
        if at >= settings.events.len() {
            return Err("There is no such event.".to_owned());
        }
        settings.events.remove(at);
        self.set(settings)
    }

    /// Keeps a set of lines under its name, and shows it.
    pub fn keep_set(&mut self, form: &SetForm) -> Result<SetView, String> {
        let mut settings = self.settings.settings.clone();
        let set = match own_set(form) {
            Err(faults) => return Ok(SetView::wrong(faults)),
            Ok(set) => set,
        };
        settings.set = set.name.clone();
        settings.sets.retain(|other| other.name != set.name);
        settings.sets.push(set);
        self.set(settings)
    }

    /// Takes one of the authority's own sets away.
    pub fn remove_set(&mut self, name: &str) -> Result<SetView, String> {
        let mut settings = self.settings.settings.clone();
        settings.sets.retain(|set| set.name != name);
        if !names(&settings).contains(&settings.set) {
            settings.set = Settings::default().set;
        }
        self.set(settings)
    }

    /// Sets the number of children of the area.
    pub fn set_population(&mut self, typed: &str) -> Result<SetView, String> {
        let mut faults = Vec::new();
        let population = population(typed, &mut faults);
        if !faults.is_empty() {
            return Ok(SetView::wrong(faults));
        }
        self.set(Settings { population, ..self.settings.settings.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn session() -> Session {
        let mut session = Session::default();
        session
            .add("episodes.csv".to_owned(), b"CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA12345,01/06/2017,S,V2,U6,,\n".into());
        session.read();
        session
    }

    fn out(view: Result<SetView, String>) -> Value {
        serde_json::to_value(view.unwrap()).unwrap()
    }

    fn form<T: serde::de::DeserializeOwned>(form: Value) -> T {
        serde_json::from_value(form).unwrap()
    }

    fn fields(view: &Value) -> Vec<&str> {
        view["faults"].as_array().unwrap().iter().map(|fault| fault["field"].as_str().unwrap()).collect()
    }

    #[test]
    fn events_are_added_in_order_and_taken_away() {
        let mut session = session();
        let wrong = out(session.add_event(&form(json!({"date": "2024-02-30", "words": " "}))));
        assert_eq!((fields(&wrong), &wrong["file"]), (vec!["words", "date"], &Value::Null));
        for (date, words) in [("2024-03-01", "Second"), ("2023-03-01", "First")] {
            out(session.add_event(&form(json!({"date": date, "words": words}))));
        }
        let words = |session: &Session| -> Vec<String> {
            session.settings.settings.events.iter().map(|event| event.words.clone()).collect()
        };
        assert_eq!(words(&session), ["First", "Second"]);
        let file = out(session.remove_event(0));
        assert_eq!(words(&session), ["Second"]);
        assert!(file["file"].as_str().unwrap().contains("2024-03-01"));
        assert!(session.remove_event(1).is_err());
        // A text with the number of a child is never written.
        assert!(session.add_event(&form(json!({"date": "2024-03-01", "words": "of A12345"}))).is_err());
        assert_eq!(words(&session), ["Second"]);
    }

    #[test]
    fn an_own_set_is_kept_shown_changed_and_taken_away() {
        let mut session = session();
        let wrong = |lines: &str| json!({"name": "Wales", "lines": lines});
        assert_eq!(fields(&out(session.keep_set(&form(wrong("no colon"))))), ["name", "lines"]);
        assert_eq!(fields(&out(session.keep_set(&form(wrong("A: XXX-99"))))), ["name", "lines"]);
        assert_eq!(fields(&out(session.keep_set(&form(wrong("A: STB-01 STB-01"))))), ["name", "lines"]);
        let ours = json!({"name": "Ours", "lines": "Homes: stb-01, STB-02\n\nPeople and more: POP-01"});
        out(session.keep_set(&form(ours)));
        assert_eq!(session.settings.settings.set, "Ours");
        let forms = set_forms(&session.settings.settings);
        let ours = forms.iter().find(|form| form.name == "Ours").unwrap();
        assert_eq!((ours.lines.as_str(), ours.is_own), ("Homes: STB-01 STB-02\nPeople and more: POP-01", true));
        assert!(forms.iter().any(|form| form.name == "Wales" && !form.is_own && form.lines.contains("STB-01")));
        out(session.keep_set(&SetForm { lines: "Homes: STB-02".to_owned(), ..ours.clone() }));
        assert_eq!(session.settings.settings.sets.len(), 1);
        out(session.remove_set("Ours"));
        assert_eq!((session.settings.settings.sets.len(), session.settings.settings.set.as_str()), (0, "Committee"));
    }

    #[test]
    fn a_typed_population_is_kept_in_the_file_and_read_again() {
        let mut session = session();
        assert_eq!(fields(&out(session.set_population("many"))), ["population"]);
        let file = out(session.set_population("60,000"));
        let text = file["file"].as_str().unwrap();
        assert!(text.contains("\"population\": 60000"), "{text}");
        let taken = crate::compare::settings::take(text.as_bytes()).unwrap();
        assert_eq!((taken.settings.population, taken.faults.len()), (Some(60_000), 0));
        let rates = serde_json::to_value(session.rates("2018-03-31").unwrap()).unwrap();
        assert_eq!(rates[0]["population"], 60_000);
        out(session.set_population(""));
        assert_eq!(session.settings.settings.population, None);
    }
}
