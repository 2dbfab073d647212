//! The form of the paper: how often it comes, and whose words it uses.

use super::writer::Writer;
use crate::compare::settings::form::{Form, Words};
use crate::page::forms::ChoiceView;
use crate::page::words;
use crate::paper::over_time::{month, quarter};
use crate::series::periods::Step;
use serde::{Deserialize, Serialize};

/// The form and the words that are chosen.
#[derive(Deserialize)]
pub struct ChosenForm {
    form: String,
    words: String,
}

/// What can be chosen, each with its words, and what is.
#[derive(Serialize)]
pub struct FormsView {
    form: &'static str,
    words: &'static str,
    forms: Vec<ChoiceView>,
    vocabularies: Vec<ChoiceView>,
}

impl ChosenForm {
    /// The form and the words, where there are such.
    pub fn read(&self) -> Option<(Form, Words)> {
        let form = Form::ALL.into_iter().find(|form| form.key() == self.form)?;
        Some((form, Words::ALL.into_iter().find(|words| words.key() == self.words)?))
    }
}

impl Writer<'_> {
    /// What can be chosen, and what is.
    pub(super) fn forms(&self) -> FormsView {
        FormsView {
            form: self.set.form.key(),
            words: self.set.words.key(),
            forms: Form::ALL.map(|form| ChoiceView { key: form.key(), words: form.words() }).into(),
            vocabularies: Words::ALL.map(|words| ChoiceView { key: words.key(), words: words.words() }).into(),
        }
    }

    /// The title of the form with its days: "Quarterly performance report: looked-after children, October to December
    /// 2025".
    pub(super) fn title(&self) -> String {
        let days = self.days().map(|days| format!(", {days}")).unwrap_or_default();
        format!("{}: looked-after children{days}", self.set.form.title())
    }

    /// The year, the quarter or the month to the day of the figures; of one that has not ended the days that are over.
    /// Of other forms none.
    fn days(&self) -> Option<String> {
        let day = self.day()?;
        match self.unended() {
            Some((days, part)) => Some(format!("{days} ({part})")),
            None => match self.set.form {
                Form::Plain => None,
                Form::Annual | Form::MidYear => Some(words::return_year(day.year_end())),
                Form::Quarterly => Some(quarter(day)),
                Form::Monthly => Some(month(day)),
            },
        }
    }

    /// The days of a year, a quarter or a month that has not ended: "1 October 2025 to 30 November 2025" and "part of a
    /// quarter".
    fn unended(&self) -> Option<(String, &'static str)> {
        let (step, part) = match self.set.form {
            Form::Plain | Form::MidYear => return None,
            Form::Annual => (Step::Year, "part of a year"),
            Form::Quarterly => (Step::Quarter, "part of a quarter"),
            Form::Monthly => (Step::Month, "part of a month"),
        };
        let day = self.day().filter(|day| !step.is_whole(*day))?;
        Some((format!("{} to {day}", step.first(day)), part))
    }

    /// "at 31 December 2025", or "in October to December 2025" where the paper is of a quarter or a month.
    pub(super) fn when(&self) -> String {
        match (self.set.form, self.unended()) {
            (Form::Quarterly | Form::Monthly, Some((days, _))) => format!("from {days}"),
            (Form::Quarterly | Form::Monthly, None) => self.days().map(|days| format!("in {days}")).unwrap_or_default(),
            _ => format!("at {}", self.sheet.as_at_words),
        }
    }

    /// A line's title; in a Welsh paper after its Welsh number, where the set has one.
    pub(super) fn titled(&self, code: &str, title: &str) -> String {
        match self.set.words {
            Words::Welsh if !code.is_empty() => format!("{code} {title}"),
            _ => title.to_owned(),
        }
    }
}
