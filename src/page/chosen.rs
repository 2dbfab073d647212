//! What the officer chooses for the committee's paper: its form, and sentences for its lines.

use super::Session;
use super::forms::SetView;
use super::paper::form::ChosenForm;
use super::paper::told::{NO_SENTENCE, ToldForm, telling};

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

    /// Takes a sentence out, by its place in the list.
    pub fn remove_sentence(&mut self, at: usize) -> Result<SetView, String> {
        let mut settings = self.settings.settings.clone();
        if !settings.paper.untell(at) {
            return Err(NO_SENTENCE.to_owned());
        }
        self.set(settings)
    }
}
