//! What the officer chooses for the committee's paper: its form, and sentences for its lines.

use super::Session;
use super::forms::SetView;
use super::paper::form::ChosenForm;
use super::paper::told::{NO_SENTENCE, ToldForm, telling};
use crate::indicators::find;

impl Session {
    /// Chooses the form of the paper and its words.
    pub fn set_paper_form(&mut self, chosen: &ChosenForm) -> Result<SetView, String> {
        let (form, words) = chosen.read().ok_or("There is no such form of the paper.")?;
        let mut settings = self.settings.settings.clone();
        settings.paper.choose(form, words);
        self.set(settings)
    }

    /// Keeps a sentence for a line, in place of the one of its kind.
    pub fn keep_sentence(&mut self, form: &ToldForm) -> Result<SetView, String> {
        let telling = match telling(form) {
            Err(faults) => return Ok(SetView::wrong(faults)),
            Ok(telling) => telling,
        };
        let mut settings = self.settings.settings.clone();
        settings.paper.tell(telling);
        self.set(settings)
    }

    /// Takes a sentence or a picture out, by its place in the list; of a line off target it goes with the list of lines
    /// that have none. Behind those that were chosen stand such lines in their order.
    pub fn remove_sentence(&mut self, at: usize, line: &str) -> Result<SetView, String> {
        let mut settings = self.settings.settings.clone();
        let is_chosen = settings.paper.untell(at);
        let plain = if is_chosen { None } else { Some(find(line).ok_or(NO_SENTENCE)?.id) };
        settings.paper.plain.extend(plain);
        self.set(settings)
    }
}
