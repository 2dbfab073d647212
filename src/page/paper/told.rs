//! Sentences that the officer chose for a line, beside the page's own: what can be chosen, and what became of each.

use super::writer::Writer;
use crate::compare::settings::telling::{Kind, Telling};
use crate::history::History;
use crate::indicators::find;
use crate::page::forms::{ChoiceView, FieldView, fault};
use crate::page::sheet::SheetLineView;
use crate::page::sheet::told::parts;
use crate::paper::Block;
use serde::{Deserialize, Serialize};

/// A sentence as it is chosen.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ToldForm {
    line: String,
    says: String,
    parts: Vec<String>,
}

/// The sentences that were chosen, and what can be chosen.
#[derive(Serialize)]
pub struct SentencesView {
    chosen: Vec<ChosenView>,
    lines: Vec<LineView>,
    kinds: Vec<ChoiceView>,
}

#[derive(Serialize)]
struct ChosenView {
    line: &'static str,
    title: String,
    says: &'static str,
    /// Where it stands in the paper; nothing where it does not.
    place: Option<String>,
    /// Why it is not there.
    not_said: Option<&'static str>,
}

#[derive(Serialize)]
struct LineView {
    id: &'static str,
    title: String,
    parts: Vec<String>,
}

const NOT_THERE: &str = "not shown: the line is not among those of the paper";
/// What is said of a place in the list that has no sentence.
pub const NO_SENTENCE: &str = "There is no such sentence.";

impl Writer<'_> {
    /// The sentences that were chosen for a line, as far as they may be said.
    pub(super) fn told(&self, line: &SheetLineView) -> Vec<Block> {
        let of_it = self.sheet.told.iter().filter(|told| told.telling.line == line.id);
        let said = of_it.filter_map(|told| Some((told.telling.place(), told.said.as_ref().ok()?)));
        said.map(|(place, said)| self.words(&place, said.clone(), Some(line.id))).collect()
    }

    /// What was chosen and what can be.
    pub(super) fn sentences(&self, history: Option<&History>) -> SentencesView {
        let lines = self.sheet.promises.iter().flat_map(|promise| &promise.lines);
        let view = |line: &SheetLineView| LineView {
            id: line.id,
            title: line.title.clone(),
            parts: find(line.id).zip(history).map(|(line, history)| parts::labels(line, history)).unwrap_or_default(),
        };
        SentencesView {
            chosen: self.set.tellings.iter().chain(self.offered()).map(|telling| self.chosen(telling)).collect(),
            lines: lines.map(view).collect(),
            kinds: Kind::ALL.into_iter().map(|(key, words, _)| ChoiceView { key, words }).collect(),
        }
    }

    /// Pictures of lines off target, which nobody chose.
    pub(super) fn offered(&self) -> impl Iterator<Item = &Telling> {
        let drawn = self.sheet.pictures.iter().map(|(telling, _)| telling);
        drawn.filter(|telling| !self.set.tellings.contains(telling))
    }

    fn chosen(&self, telling: &Telling) -> ChosenView {
        let drawn = self.sheet.pictures.iter().find(|(picture, _)| picture == telling);
        if let Some((_, drawn)) = drawn {
            let title = find(telling.line).map(|line| line.title.to_owned()).unwrap_or_default();
            let place = drawn.is_ok().then(|| telling.place());
            return ChosenView {
                line: telling.line,
                title,
                says: telling.kind.words(),
                place,
                not_said: drawn.as_ref().err().copied(),
            };
        }
        let told = self.sheet.told.iter().find(|told| told.telling == *telling);
        let title = told.map(|told| told.title.clone()).filter(|title| !title.is_empty());
        let said = told.map_or(Err(NOT_THERE), |told| told.said.as_ref().map(|_| telling.place()).map_err(|why| *why));
        ChosenView {
            line: telling.line,
            title: title.or_else(|| Some(find(telling.line)?.title.to_owned())).unwrap_or_default(),
            says: telling.kind.words(),
            not_said: said.as_ref().err().copied(),
            place: said.ok(),
        }
    }
}

/// The line of the children looked after.
const ALL: &str = "POP-01";

/// What was chosen, or what is wrong with it.
pub fn telling(form: &ToldForm) -> Result<Telling, Vec<FieldView>> {
    // Who came and who left are figures of all children.
    let line = if form.says == Kind::PictureOfFlow.key() { ALL } else { &form.line };
    let line = find(line).ok_or_else(|| vec![fault("telling-line", "Choose a line")])?;
    let no_kind = if form.says == Kind::PARTS { "Choose at least one part" } else { "Choose what it says" };
    let kind = Kind::of(&form.says, form.parts.clone()).ok_or_else(|| vec![fault("telling-says", no_kind)])?;
    Ok(Telling { line: line.id, kind })
}
