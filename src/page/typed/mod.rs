//! Numbers that the officer types on the page: they are written into the file of typed numbers that can be dropped.

mod csv;
mod days;
mod form;

pub use form::TypedForm;

use super::Session;
use super::forms::{FieldView, fault};
use super::lines::shown_as;
use super::over_time::{NOT_READ, holds_a_number};
use crate::account::Account;
use crate::calendar::Day;
use crate::file::Source;
use crate::judging::{Indicator, Unit, Window};
use crate::returns::typed::Typed;
use crate::rows::of_extracts::{TypedNumber, is_own_measure};
use crate::rows::of_the_return::Table;
use crate::scorecard;
use crate::scorecard::own::{self, BETTERS, counted_in, written};
use crate::scorecard::typed as numbers;
use days::Kind;
use form::{NEW, misfit};
use serde::Serialize;

/// The name of the file that the form writes, while the page holds it.
const TYPED_HERE: &str = "typed on this page.csv";

/// Everything that is typed, and what helps to type more.
#[derive(Serialize)]
pub struct TypedView {
    rows: Vec<TypedRowView>,
    /// Every line that has nothing to be worked out from, and every measure of the council's own.
    lines: Vec<TypedLineView>,
    /// Rows of dropped files that cannot be used, and so are not among those listed.
    left_out: usize,
}

#[derive(Serialize)]
struct TypedRowView {
    form: TypedForm,
    /// The line, the days, the figure, the part, where it comes from.
    cells: [String; 5],
}

#[derive(Serialize)]
struct TypedLineView {
    id: String,
    title: String,
    unit: &'static str,
    /// The days that the line has of its own.
    days: &'static str,
    is_own: bool,
    /// The form of the next number.
    next: TypedForm,
}

/// What came of a form: the faults by field and nothing kept, or the new file and the files whose rows stand in it.
#[derive(Serialize, Default)]
pub struct TypedOut {
    faults: Vec<FieldView>,
    file: Option<String>,
    taken: Vec<String>,
    /// From when on it is shown, where the figures have not reached its days.
    later: Option<String>,
}

fn days_of(window: Window) -> &'static str {
    match window {
        Window::Snapshot => "what is so on a day",
        Window::Year => "what happens from 1 April on",
        Window::Rolling12 => "the last 12 months",
        Window::Rolling24 => "the last 24 months",
        Window::ThreeYears => "the last 3 years",
        Window::SchoolYear => "the school year that has ended",
    }
}

impl Session {
    /// What is typed, by line and the latest first.
    pub fn typed(&self) -> Result<TypedView, String> {
        let returns = self.returns.as_ref().ok_or(NOT_READ)?;
        let rows = self.typed_rows();
        let is_open = |line: &&'static Indicator| !self.is_worked_out(line);
        let lines = self.all_lines().into_iter().filter(is_open);
        let typed = |account: &&Account| account.table == Some(Table::TypedNumbers);
        Ok(TypedView {
            rows: rows.iter().map(|typed| self.typed_row(typed)).collect(),
            lines: lines.map(|line| line_view(line, &rows)).collect(),
            left_out: returns.accounts.iter().filter(typed).map(|account| account.set_aside as usize).sum(),
        })
    }

    fn typed_rows(&self) -> Vec<&Typed> {
        let Some(returns) = &self.returns else { return Vec::new() };
        let given = &returns.records.given;
        let mut rows: Vec<&Typed> = given.typed.iter().chain(&given.judgements).collect();
        let key = |typed: &&Typed| {
            (typed.line.clone(), std::cmp::Reverse((typed.number.last, typed.number.first)), typed.number.origin)
        };
        rows.sort_by_key(key);
        rows
    }

    fn typed_row(&self, typed: &Typed) -> TypedRowView {
        let line = self.find(&typed.line).ok().filter(|_| !typed.number.is_judgement);
        let name = if typed.number.is_judgement { self.cleaned(&typed.name) } else { typed.line.clone() };
        let title = line.map_or(name, |line| format!("{} ({})", line.title, line.id));
        let words = || self.cleaned(&typed.words);
        let figure = line.map_or_else(words, |line| figure_words(line, &typed.number));
        let (part, source) = (self.cleaned(&typed.part), self.cleaned(&typed.source));
        let later = self.later(typed.number.last).map(|words| format!(". {words}")).unwrap_or_default();
        let days = format!("{}{later}", numbers::period_words(&typed.number));
        let cells = [title, days, figure, part, source];
        TypedRowView { form: TypedForm::of(typed), cells }
    }

    /// Whether a line has a figure from the rows of its own files, which counts before a typed number.
    fn is_worked_out(&self, line: &Indicator) -> bool {
        let Some(returns) = &self.returns else { return false };
        scorecard::missing(line, &returns.records, &scorecard::newest(&returns.records)).is_empty()
    }

    /// Keeps a number: in the place of another, or as one more.
    pub fn keep_typed(&self, at: Option<usize>, form: &TypedForm) -> Result<TypedOut, String> {
        let mut rows = self.typed_forms();
        if at.is_some_and(|at| at >= rows.len()) {
            return Err(NO_NUMBER.to_owned());
        }
        let mut faults = Vec::new();
        let form = self.checked_form(at, form, &rows, &mut faults);
        if !faults.is_empty() {
            return Ok(TypedOut { faults, ..TypedOut::default() });
        }
        for row in rows.iter_mut().filter(|row| form.words.is_empty() && form.is_own() && row.line == form.line) {
            (row.name, row.unit, row.better) = (form.name.clone(), form.unit.clone(), form.better.clone());
        }
        let later = form.days(&mut Vec::new()).and_then(|(_, last)| self.later(last));
        match at {
            Some(at) => rows[at] = form,
            None => rows.push(form),
        }
        Ok(TypedOut { later, ..self.typed_out(&rows) })
    }

    /// Takes a number out, by its place in the list.
    pub fn remove_typed(&self, at: usize) -> Result<TypedOut, String> {
        let mut rows = self.typed_forms();
        if at >= rows.len() {
            return Err(NO_NUMBER.to_owned());
        }
        rows.remove(at);
        Ok(self.typed_out(&rows))
    }

    /// All typed numbers as the text of a file, to be saved.
    pub fn typed_file(&self) -> String {
        csv::text(&self.typed_forms())
    }

    fn typed_forms(&self) -> Vec<TypedForm> {
        self.typed_rows().into_iter().map(TypedForm::of).collect()
    }

    fn typed_out(&self, rows: &[TypedForm]) -> TypedOut {
        let Some(returns) = &self.returns else { return TypedOut::default() };
        let is_taken = |(account, source): &(&Account, &Source)| {
            account.table == Some(Table::TypedNumbers) && !account.is_refused() && !source.path.ends_with(TYPED_HERE)
        };
        let taken = returns.accounts.iter().zip(&self.sources).filter(is_taken);
        let taken = taken.map(|(_, source)| source.path.clone()).collect();
        TypedOut { file: Some(csv::text(rows)), taken, ..TypedOut::default() }
    }

    /// Said of a number whose last day is after the date of the figures.
    fn later(&self, last: Day) -> Option<String> {
        let shown = self.history.as_ref().map(|history| history.period.last);
        let is_later = shown.or(self.returns.as_ref()?.as_at).is_some_and(|shown| shown < last);
        is_later.then(|| format!("It is not shown until the figures reach {last}."))
    }

    /// A form with its line and its words in order, and what is wrong with it.
    fn checked_form(
        &self,
        at: Option<usize>,
        form: &TypedForm,
        rows: &[TypedForm],
        faults: &mut Vec<FieldView>,
    ) -> TypedForm {
        let names = self.returns.as_ref().map(|returns| &returns.records.names);
        let is_named = |text: &str| names.is_some_and(|names| holds_a_number(text, names));
        let mut form = form.cleaned(&is_named, faults);
        if form.is_judgement() {
            form = form.judgement(faults);
            form.days(faults);
            let judged = rows.iter().find(|row| !row.words.is_empty() && row.name.eq_ignore_ascii_case(&form.name));
            form.line = judged.map_or_else(|| next_number(rows), |row| row.line.clone());
        } else {
            form.words = String::new();
            let line = self.line_of(&mut form, rows, faults);
            let number = form.read(faults);
            faults.extend(line.zip(number).and_then(|(line, number)| misfit(line, &number)));
        }
        let window = self.find(&form.line).map_or(Window::Year, |line| line.window);
        let days_of = |form: &TypedForm| Some(numbers::days_of(form.days(&mut Vec::new())?, window));
        let days = days_of(&form);
        let is_same = |(place, other): (usize, &TypedForm)| {
            let is_part = other.part.eq_ignore_ascii_case(&form.part);
            Some(place) != at && other.line == form.line && is_part && days_of(other) == days
        };
        if days.is_some() && rows.iter().enumerate().any(is_same) {
            faults.push(fault("last", "There is a number for these days already. Change that one"));
        }
        form
    }

    /// The line that a form is of; a new measure of the council's own gets the next number.
    fn line_of(
        &self,
        form: &mut TypedForm,
        rows: &[TypedForm],
        faults: &mut Vec<FieldView>,
    ) -> Option<&'static Indicator> {
        if form.is_own() {
            form.check_measure(faults);
            if form.line == NEW {
                faults.extend(namesake(&form.name, rows));
                form.line = next_number(rows);
            }
            let (unit, better) = (counted_in(&form.unit)?, written(&BETTERS, &form.better)?);
            return Some(own::measure((&form.line, &form.name), unit, better, Window::Year));
        }
        (form.name, form.unit, form.better) = Default::default();
        let line = self.find(&form.line).ok();
        match line {
            None => faults.push(fault("line", "Select a line")),
            Some(line) if self.is_worked_out(line) => {
                faults.push(fault("line", "Select a line that is not worked out from your files"));
            }
            Some(_) => {}
        }
        line
    }
}

/// A new measure cannot have the name of one that is there: the next number of that one is meant.
fn namesake(name: &str, rows: &[TypedForm]) -> Option<FieldView> {
    let is_it = |row: &&TypedForm| row.words.is_empty() && row.is_own() && row.name.eq_ignore_ascii_case(name);
    let known = rows.iter().find(is_it)?;
    Some(fault(
        "name",
        format!("There is a measure of that name: {}. Select it as the line, or enter another", known.line),
    ))
}

fn figure_words(line: &Indicator, number: &TypedNumber) -> String {
    let (figure, tenths) = numbers::told(line, number);
    let shown = shown_as(line, &figure, tenths);
    match shown.under.as_str() {
        "" => shown.lead,
        counted if line.unit == Unit::Count => format!("{} {counted}", shown.lead),
        more => format!("{} ({more})", shown.lead),
    }
}

const NO_NUMBER: &str = "There is no such number.";

/// The number of the next measure of the council's own.
fn next_number(rows: &[TypedForm]) -> String {
    let number = |row: &TypedForm| row.line.strip_prefix("OWN-")?.parse::<u32>().ok();
    format!("OWN-{}", rows.iter().filter_map(number).max().unwrap_or_default() + 1)
}

fn line_view(line: &'static Indicator, rows: &[&Typed]) -> TypedLineView {
    TypedLineView {
        id: line.id.to_owned(),
        title: line.title.to_owned(),
        unit: line.unit.key(),
        days: days_of(line.window),
        is_own: is_own_measure(line.id.as_bytes()),
        next: next(line, rows),
    }
}

/// The form of the number after the latest one: of the same kind of period and from the same place.
fn next(line: &Indicator, rows: &[&Typed]) -> TypedForm {
    let latest = rows.iter().find(|typed| typed.line == line.id).map(|typed| (TypedForm::of(typed), typed.number));
    let Some((form, number)) = latest else {
        let kind = match line.window {
            Window::Snapshot => Kind::Day,
            Window::Year => Kind::Quarter,
            _ => Kind::Year,
        };
        return TypedForm { line: line.id.to_owned(), period: kind.key().to_owned(), ..TypedForm::default() };
    };
    let last = Kind::of(&form.period).and_then(|kind| kind.next(number.last));
    TypedForm {
        first: String::new(),
        last: last.map(Day::iso).unwrap_or_default(),
        numerator: String::new(),
        denominator: String::new(),
        value: String::new(),
        ..form
    }
}
