//! What somebody typed beside a line: why it is as it is, what is done about it, by whom, with whom and by when.

use super::line::{Around, Row};
use crate::compare::settings::profile::Profile;
use crate::page::words::capital;
use serde::Serialize;

/// What stands beside a line, in parts and as sentences.
#[derive(Serialize)]
pub struct RemarkView {
    pub id: &'static str,
    pub title: String,
    pub commentary: String,
    pub action: Option<String>,
    pub owner: Option<String>,
    pub partners: Option<String>,
    pub by_words: Option<String>,
    /// All of it: "Two homes closed. More carers. Head of placements, by 31 March 2026."
    pub words: String,
}

/// What is said of a line off target of which nobody typed anything.
const NO_COMMENTARY: &str = "No commentary supplied";
/// What stands in place of a text that names a small number beside a figure that is held back for one.
const NUMBER_TAKEN_OUT: &str = "A text was taken out: it names a small number, and the figure is held back.";
/// The numbers that a text can spell.
const SPELT: [&str; 7] = ["one", "two", "three", "four", "five", "six", "seven"];

impl Row {
    /// What was typed beside the line; of a line off target at least that nobody did.
    pub fn remark(&self, title: &str, is_off: bool, around: &Around) -> Option<RemarkView> {
        let id = self.line.indicator.id;
        let set = around.settings.line(id)?;
        let said = |text: &str| (!text.is_empty()).then(|| self.said(text, around));
        let none = || is_off.then(|| NO_COMMENTARY.to_owned());
        let mut remark = RemarkView {
            id,
            title: title.to_owned(),
            commentary: said(&set.commentary).or_else(none).unwrap_or_default(),
            action: said(&set.action),
            owner: said(&set.owner),
            partners: said(&set.partners),
            by_words: set.by.map(|day| day.to_string()),
            words: String::new(),
        };
        remark.words = remark.sentences();
        (!remark.words.is_empty()).then_some(remark)
    }

    /// A text that names no child, and beside a figure that is held back no small number.
    fn said(&self, text: &str, around: &Around) -> String {
        let is_held = self.now.as_ref().is_err_and(|reason| reason.is_held());
        if is_held && names_a_small_number(text, around.settings.profile) {
            return NUMBER_TAKEN_OUT.to_owned();
        }
        (around.clean)(text)
    }
}

impl RemarkView {
    fn sentences(&self) -> String {
        let by = self.by_words.as_ref().map(|day| format!("by {day}"));
        let who: Vec<String> = [self.owner.clone(), by].into_iter().flatten().collect();
        let partners = self.partners.as_ref().map(|partners| format!("Partners: {partners}"));
        let all = [Some(self.commentary.clone()), self.action.clone(), Some(capital(&who.join(", "))), partners];
        let ended = all.into_iter().flatten().filter(|text| !text.is_empty()).map(|text| ended(&text));
        ended.collect::<Vec<String>>().join(" ")
    }
}

/// A text that ends as a sentence does.
fn ended(text: &str) -> String {
    let text = text.trim_end();
    let is_closed = text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')']).ends_with(['.', '!', '?']);
    if is_closed { text.to_owned() } else { format!("{text}.") }
}

fn names_a_small_number(text: &str, profile: Profile) -> bool {
    let is_small = |word: &str| {
        let spelt = SPELT.iter().position(|spelt| word.eq_ignore_ascii_case(spelt)).map(|at| at as i64 + 1);
        spelt.or_else(|| word.parse().ok()).is_some_and(|number| profile.is_small(number))
    };
    text.split(|letter: char| !letter.is_alphanumeric()).any(is_small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_as_a_sentence_does() {
        let all = ["Addressed", "Addressed.", "Is it?", "It is (so)", "It is (so.)", "Done: 50%"];
        let ended = all.map(ended);
        assert_eq!(ended, ["Addressed.", "Addressed.", "Is it?", "It is (so).", "It is (so.)", "Done: 50%."]);
    }

    #[test]
    fn a_small_number_is_found_in_figures_and_in_letters() {
        let names = |text: &str| names_a_small_number(text, Profile::English);
        assert!(names("Only 3 came.") && names("Three came.") && names("1-5 came"));
        assert!(!names("6 came in 2025") && !names("Someone came") && !names("Six came"));
        assert!(names_a_small_number("Six came", Profile::Strict));
    }
}
