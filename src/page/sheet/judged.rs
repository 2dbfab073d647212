//! A promise of the sheet, and the judgements in words that a set names among its lines: an inspection's grade, and the
//! day on which it was made.

use super::line::{Around, SheetLineView};
use crate::compare::settings::chosen::Promise;
use crate::returns::typed::Typed;
use crate::scorecard::own;
use serde::Serialize;

/// A promise with its lines, and the judgements in words that it names.
#[derive(Serialize)]
pub struct PromiseView {
    pub title: String,
    pub lines: Vec<SheetLineView>,
    pub judged: Vec<JudgedView>,
}

impl PromiseView {
    /// Whether anything stands under it.
    pub fn says(&self) -> bool {
        !self.lines.is_empty() || !self.judged.is_empty()
    }
}

/// A judgement as a row of the sheet and a sentence of the paper.
#[derive(Serialize)]
pub struct JudgedView {
    pub id: String,
    pub title: String,
    pub grade: String,
    pub day: String,
    /// "Inspection of the fostering service: Good, 14 November 2025 (Ofsted)."
    pub words: String,
}

/// The judgements that a promise names.
pub fn of_promise(promise: &Promise, around: &Around) -> Vec<JudgedView> {
    let all = made(around);
    let of = |id: &str| all.iter().filter(|one| one.line == id).map(|one| view(one, around)).collect::<Vec<_>>();
    promise.lacking.iter().flat_map(|lacking| of(&lacking.measure)).collect()
}

/// The judgements that no promise names, as sentences.
pub fn others(promises: &[Promise], around: &Around) -> Vec<String> {
    let is_named = |one: &Typed| promises.iter().flat_map(|promise| &promise.lacking).any(|it| it.measure == one.line);
    let others = made(around).into_iter().filter(|one| !is_named(one));
    others.map(|one| own::judgement_words(one, around.clean)).collect()
}

/// Whether a number is that of judgements, made by now or later.
pub fn is_judged(id: &str, around: &Around) -> bool {
    around.history.records.given.judgements.iter().any(|one| one.line == id)
}

fn made<'a>(around: &'a Around) -> Vec<&'a Typed> {
    own::judgements(&around.history.records, around.history.period.last)
}

fn view(one: &Typed, around: &Around) -> JudgedView {
    JudgedView {
        id: one.line.clone(),
        title: (around.clean)(&one.name),
        grade: (around.clean)(&one.words),
        day: one.number.last.to_string(),
        words: own::judgement_words(one, around.clean),
    }
}
