//! What is set for the committee's paper.

use super::{Object, Reader, text_of};
use crate::compare::settings::json::{Json, Kind};
use crate::compare::settings::paper::{DETAILS, PaperSettings, Written};

impl Reader {
    /// The paper's part of the file.
    pub(super) fn paper(&mut self, root: &Object) -> PaperSettings {
        let mut paper = PaperSettings::default();
        let Some(member) = root.get("paper") else { return paper };
        let Some(object) = self.object(&member.value, &["paper"], &["details", "texts", "left out"]) else {
            self.keep(root, member, "paper should hold details, texts and parts left out. It is not used.");
            return paper;
        };
        self.details(&object, &mut paper);
        self.texts(&object, &mut paper);
        let keys = self.read(&object, "left out", "a list of the parts that are left out", texts_of);
        paper.left_out = keys.unwrap_or_default().into_iter().collect();
        paper
    }

    fn details(&mut self, paper: &Object, found: &mut PaperSettings) {
        let Some(member) = paper.get("details") else { return };
        let Some(details) = self.object(&member.value, &["paper", "details"], &DETAILS.map(|(key, _)| key)) else {
            return self.keep(paper, member, "paper.details should hold the details of the paper. It is not used.");
        };
        for (key, _) in DETAILS {
            let text = self.text(&details, key);
            if !text.is_empty() {
                found.details.insert(key, text);
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
