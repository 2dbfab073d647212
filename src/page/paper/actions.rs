//! What earlier meetings asked for: carried from paper to paper in the settings, until somebody takes it out.

use super::writer::Writer;
use crate::calendar::Day;
use crate::compare::settings::paper::{Action, State};
use crate::page::forms::{FieldView, fault, text};
use crate::paper::{Block, Table};
use serde::{Deserialize, Serialize};

/// An action as it is typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ActionForm {
    asked: String,
    words: String,
    owner: String,
    by: String,
    state: String,
    progress: String,
}

/// An action on the page.
#[derive(Serialize)]
pub struct ActionView {
    form: ActionForm,
    /// As it stands on the paper: a cell for each heading.
    cells: Vec<String>,
    /// Whether it should have been done before the as-at date.
    overdue: bool,
}

const HEADINGS: [&str; 6] = ["Asked for on", "What was asked for", "By whom", "By when", "How far", "Since then"];

impl Writer<'_> {
    /// The day by which an action is overdue: that of the figures.
    pub(super) fn day(&self) -> Option<Day> {
        Day::read(self.sheet.as_at.as_bytes())
    }

    /// Every action, for the page.
    pub(super) fn actions_asked(&self) -> Vec<ActionView> {
        let view = |action: &Action| ActionView {
            form: self.form(action),
            cells: self.cells(action),
            overdue: self.is_overdue(action),
        };
        self.set.actions.iter().map(view).collect()
    }

    /// The part of the paper.
    pub(super) fn asked(&self) -> Vec<Block> {
        let actions = &self.set.actions;
        if actions.is_empty() {
            return Vec::new();
        }
        let table = Table {
            caption: "What earlier meetings asked for".to_owned(),
            shares: vec![4, 6, 4, 4, 3, 6],
            headings: HEADINGS.map(str::to_owned).into(),
            rows: actions.iter().map(|action| self.cells(action)).collect(),
        };
        vec![self.words("asked", self.how_far(), None), Block::Table(table)]
    }

    /// "2 of 5 actions are done. 1 is overdue."
    fn how_far(&self) -> String {
        let actions = &self.set.actions;
        let done = actions.iter().filter(|action| action.state == State::Done).count();
        let late = actions.iter().filter(|action| self.is_overdue(action)).count();
        let done = match (done, actions.len()) {
            (done, 1) => if done == 1 { "The action is done." } else { "The action is not done yet." }.to_owned(),
            (done, all) => format!("{done} of {all} actions are done."),
        };
        match late {
            0 => done,
            1 => format!("{done} 1 is overdue."),
            late => format!("{done} {late} are overdue."),
        }
    }

    fn is_overdue(&self, action: &Action) -> bool {
        self.day().is_some_and(|day| action.is_overdue(day))
    }

    fn form(&self, action: &Action) -> ActionForm {
        let iso = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
        ActionForm {
            asked: iso(action.asked),
            words: (self.clean)(&action.words),
            owner: (self.clean)(&action.owner),
            by: iso(action.by),
            state: action.state.key().to_owned(),
            progress: (self.clean)(&action.progress),
        }
    }

    fn cells(&self, action: &Action) -> Vec<String> {
        let words = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let late = if self.is_overdue(action) { ", overdue" } else { "" };
        let ActionForm { words: asked_for, owner, progress, .. } = self.form(action);
        let state = format!("{}{late}", action.state.words());
        vec![words(action.asked), asked_for, owner, words(action.by), state, progress]
    }
}

/// What was typed, or what is wrong with it.
pub(super) fn action(form: &ActionForm) -> Result<Action, Vec<FieldView>> {
    let mut faults = Vec::new();
    let words = text("words", &form.words, &mut faults);
    if words.is_empty() {
        faults.push(fault("words", "Enter what was asked for"));
    }
    let mut day = |field: &'static str, typed: &str| {
        let day = Day::read(typed.as_bytes());
        if day.is_none() && !typed.is_empty() {
            faults.push(fault(field, "Enter a real date, for example 31 3 2026"));
        }
        day
    };
    let (asked, by) = (day("asked", &form.asked), day("by", &form.by));
    let owner = text("owner", &form.owner, &mut faults);
    let progress = text("progress", &form.progress, &mut faults);
    let state = State::ALL.into_iter().find(|state| state.key() == form.state).unwrap_or_default();
    if faults.is_empty() { Ok(Action { asked, words, owner, by, state, progress }) } else { Err(faults) }
}

/// What is said of a place in the list that has no action.
pub(super) const NO_ACTION: &str = "There is no such action.";
