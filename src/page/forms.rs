//! What comes of a form: what is wrong in a field by its name, or the new settings.

use crate::limits::LONGEST_TEXT;
use serde::Serialize;
use std::borrow::Cow;

/// What came of a form: the faults by field and nothing set, or the new settings as the text of a file.
#[derive(Serialize)]
pub struct SetView {
    faults: Vec<FieldView>,
    file: Option<String>,
}

/// What is wrong in a field.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FieldView {
    field: &'static str,
    words: Cow<'static, str>,
}

/// Something that can be chosen: the word for it, and what the page calls it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct ChoiceView {
    pub key: &'static str,
    pub words: &'static str,
}

impl SetView {
    /// Nothing was set: what is wrong.
    pub fn wrong(faults: Vec<FieldView>) -> SetView {
        SetView { faults, file: None }
    }

    /// What is set now, as the text of a file.
    pub fn kept(file: String) -> SetView {
        SetView { faults: Vec::new(), file: Some(file) }
    }
}

/// What is wrong in a field.
pub fn fault(field: &'static str, words: impl Into<Cow<'static, str>>) -> FieldView {
    FieldView { field, words: words.into() }
}

/// A text without signs that control, and what is wrong with it.
pub fn text(field: &'static str, text: &str, faults: &mut Vec<FieldView>) -> String {
    let is_well = |letter: char| letter == '\n' || !letter.is_control();
    let text: String = text.trim().chars().filter(|letter| is_well(*letter)).collect();
    if text.chars().count() > LONGEST_TEXT {
        faults.push(fault(field, "Enter at most 4,000 letters"));
    }
    text
}
