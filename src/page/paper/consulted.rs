//! The table of officers who were asked for advice: kept in the settings, until somebody takes a row out.

use super::writer::Writer;
use crate::calendar::Day;
use crate::compare::settings::consulted::Consulted;
use crate::page::forms::{FieldView, fault, text};
use crate::paper::{Block, Table};
use serde::{Deserialize, Serialize};

/// An officer as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ConsultedForm {
    name: String,
    role: String,
    sought: String,
    received: String,
    included: String,
}

/// An officer on the page.
#[derive(Serialize)]
pub struct ConsultedView {
    form: ConsultedForm,
    /// As it stands on the paper: a cell for each heading.
    cells: Vec<String>,
}

const HEADINGS: [&str; 5] = ["Officer", "Role", "Comments sought", "Comments received", "Where in the report"];
const HEADING: &str = "Consultation with other officers";
/// What is said of a place in the list that has nobody.
pub(super) const NOBODY: &str = "There is no such officer.";

impl Writer<'_> {
    /// Everybody who was asked, for the page.
    pub(super) fn consulted(&self) -> Vec<ConsultedView> {
        let view = |one: &Consulted| ConsultedView { form: self.form_of(one), cells: self.cells_of(one) };
        self.set.consulted.iter().map(view).collect()
    }

    /// The table in the audit trail.
    pub(super) fn consultation(&self) -> Vec<Block> {
        let rows: Vec<Vec<String>> = self.set.consulted.iter().map(|one| self.cells_of(one)).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let (caption, headings) = (HEADING.to_owned(), HEADINGS.map(str::to_owned).into());
        let table = Table { caption, shares: vec![5, 5, 3, 3, 4], headings, rows };
        vec![Block::Heading { words: HEADING.to_owned() }, Block::Table(table)]
    }

    fn form_of(&self, one: &Consulted) -> ConsultedForm {
        let iso = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
        ConsultedForm {
            name: (self.clean)(&one.name),
            role: (self.clean)(&one.role),
            sought: iso(one.sought),
            received: iso(one.received),
            included: (self.clean)(&one.included),
        }
    }

    fn cells_of(&self, one: &Consulted) -> Vec<String> {
        let words = |day: Option<Day>, otherwise: &str| day.map_or(otherwise.to_owned(), |day| day.to_string());
        let ConsultedForm { name, role, included, .. } = self.form_of(one);
        vec![name, role, words(one.sought, "No"), words(one.received, "No"), included]
    }
}

/// What was typed, or what is wrong with it: comments come no sooner than they were asked for.
pub(super) fn read(form: &ConsultedForm) -> Result<Consulted, Vec<FieldView>> {
    let mut faults = Vec::new();
    let [name, role, included] = [("name", &form.name), ("role", &form.role), ("included", &form.included)]
        .map(|(field, typed)| text(field, typed, &mut faults));
    if name.is_empty() {
        faults.push(fault("name", "Enter who was asked"));
    }
    let mut day = |field: &'static str, typed: &str| {
        let day = Day::read(typed.as_bytes());
        if day.is_none() && !typed.is_empty() {
            faults.push(fault(field, "Enter a real date, for example 31 3 2026"));
        }
        day
    };
    let (sought, received) = (day("sought", &form.sought), day("received", &form.received));
    if sought.zip(received).is_some_and(|(sought, received)| received < sought) {
        faults.push(fault("received", "Enter a day that is not before the one on which comments were sought"));
    }
    if faults.is_empty() { Ok(Consulted { name, role, sought, received, included }) } else { Err(faults) }
}
