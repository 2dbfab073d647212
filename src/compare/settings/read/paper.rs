//! What is set for the committee's paper.

use super::{Object, Reader, day_of, member_of, text_of};
use crate::compare::settings::consulted::Consulted;
use crate::compare::settings::form::{Form, Words};
use crate::compare::settings::json::{Json, Kind};
use crate::compare::settings::paper::{Action, PaperSettings, State, Written, all_details};
use crate::compare::settings::telling::{Kind as Says, Telling};
use crate::indicators::find;

const ACTION: &str = "An action should hold words, a state (to do, begun or done), and dates such as 2026-03-31.";
const CONSULTED: &str = "An officer who was asked should hold a name, and dates such as 2026-03-31.";
const FORMS: &str = "plain, annual, mid-year, quarterly or monthly";
const TELLING: &str = "A sentence should hold a line, and what it says; of parts their names.";

impl Reader {
    /// The paper's part of the file.
    pub(super) fn paper(&mut self, root: &Object) -> PaperSettings {
        let mut paper = PaperSettings::default();
        let Some(member) = root.get("paper") else { return paper };
        let known = [
            "details",
            "texts",
            "left out",
            "order",
            "headings",
            "actions",
            "consulted",
            "sentences",
            "without picture",
            "form",
            "words",
        ];
        let Some(object) = self.object(&member.value, &["paper"], &known) else {
            self.keep(root, member, "paper should hold details, texts, headings and actions. It is not used.");
            return paper;
        };
        self.details(&object, &mut paper);
        self.texts(&object, &mut paper);
        let keys = self.read(&object, "left out", "a list of the parts that are left out", texts_of);
        paper.left_out = keys.unwrap_or_default().into_iter().collect();
        paper.order = self.read(&object, "order", "a list of parts in their order", texts_of).unwrap_or_default();
        paper.headings = self.read(&object, "headings", "a list of headings", texts_of).unwrap_or_default();
        self.actions(&object, &mut paper);
        self.consulted(&object, &mut paper);
        self.tellings(&object, &mut paper);
        let plain = self.read(&object, "without picture", "a list of lines", texts_of).unwrap_or_default();
        paper.plain = plain.iter().filter_map(|line| Some(find(line)?.id)).collect();
        let form = |json: &Json| Form::ALL.into_iter().find(|form| Some(form.key()) == text_of(json).as_deref());
        paper.form = self.read(&object, "form", FORMS, form).unwrap_or_default();
        let words = |json: &Json| Words::ALL.into_iter().find(|words| Some(words.key()) == text_of(json).as_deref());
        paper.words = self.read(&object, "words", "english or welsh", words).unwrap_or_default();
        paper
    }

    fn details(&mut self, paper: &Object, found: &mut PaperSettings) {
        let Some(member) = paper.get("details") else { return };
        let keys: Vec<&str> = all_details().map(|(key, _)| key).collect();
        let Some(details) = self.object(&member.value, &["paper", "details"], &keys) else {
            return self.keep(paper, member, "paper.details should hold the details of the paper. It is not used.");
        };
        for key in keys {
            let text = self.text(&details, key);
            if !text.is_empty() {
                found.details.insert(key, text);
            }
        }
    }

    fn actions(&mut self, paper: &Object, found: &mut PaperSettings) {
        let Some(member) = paper.get("actions") else { return };
        let Kind::List(actions) = &member.value.kind else {
            return self.keep(paper, member, "paper.actions should be a list. It is not used.");
        };
        for action in actions {
            match action_of(action) {
                Some(action) => found.actions.push(action),
                None => self.keep_one(paper, member, action, ACTION),
            }
        }
    }

    fn consulted(&mut self, paper: &Object, found: &mut PaperSettings) {
        let Some(member) = paper.get("consulted") else { return };
        let Kind::List(all) = &member.value.kind else {
            return self.keep(paper, member, "paper.consulted should be a list. It is not used.");
        };
        for one in all {
            match consulted_of(one) {
                Some(consulted) => found.consulted.push(consulted),
                None => self.keep_one(paper, member, one, CONSULTED),
            }
        }
    }

    fn tellings(&mut self, paper: &Object, found: &mut PaperSettings) {
        let Some(member) = paper.get("sentences") else { return };
        let Kind::List(all) = &member.value.kind else {
            return self.keep(paper, member, "paper.sentences should be a list. It is not used.");
        };
        for one in all {
            match telling_of(one) {
                Some(telling) => found.tell(telling),
                None => self.keep_one(paper, member, one, TELLING),
            }
        }
    }

    fn texts(&mut self, paper: &Object, found: &mut PaperSettings) {
        let Some(member) = paper.get("texts") else { return };
        let Some(texts) = self.object(&member.value, &["paper", "texts"], &[]) else {
            return self.keep(paper, member, "paper.texts should hold texts by their places. It is not used.");
        };
        for member in texts.members {
            let above = ["paper", "texts", &member.key];
            let Some(one) = self.object(&member.value, &above, &["text", "in place of"]) else {
                self.keep(&texts, member, "A text of the paper should hold a text. It is not used.");
                continue;
            };
            let written = Written { text: self.text(&one, "text"), beneath: self.text(&one, "in place of") };
            found.texts.entry(member.key.clone()).or_insert(written);
        }
    }
}

fn texts_of(json: &Json) -> Option<Vec<String>> {
    let Kind::List(all) = &json.kind else { return None };
    all.iter().map(text_of).collect()
}

/// A sentence chosen for a line; nothing where a part of it cannot be read.
fn telling_of(json: &Json) -> Option<Telling> {
    let text = |key: &str| member_of(json, key).and_then(text_of);
    let parts = member_of(json, "parts").map_or(Some(Vec::new()), texts_of)?;
    Some(Telling { line: find(&text("line")?)?.id, kind: Says::of(&text("says")?, parts)? })
}

/// An officer who was asked; nothing where a part cannot be read.
fn consulted_of(json: &Json) -> Option<Consulted> {
    let text = |key: &str| member_of(json, key).map_or(Some(String::new()), text_of);
    let day = |key: &str| member_of(json, key).map_or(Some(None), |json| day_of(json).map(Some));
    Some(Consulted {
        name: text("name").filter(|name| !name.trim().is_empty())?,
        role: text("role")?,
        sought: day("sought")?,
        received: day("received")?,
        included: text("included")?,
    })
}

/// An action; nothing where a part of it cannot be read.
fn action_of(json: &Json) -> Option<Action> {
    let text = |key: &str| member_of(json, key).map_or(Some(String::new()), text_of);
    let day = |key: &str| member_of(json, key).map_or(Some(None), |json| day_of(json).map(Some));
    let state = text("state").filter(|text| !text.is_empty());
    Some(Action {
        asked: day("asked")?,
        words: text("words").filter(|words| !words.is_empty())?,
        owner: text("owner")?,
        by: day("by")?,
        state: state.map_or(Some(State::default()), |text| State::ALL.into_iter().find(|one| one.key() == text))?,
        progress: text("progress")?,
    })
}
