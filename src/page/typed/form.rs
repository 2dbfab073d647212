//! A typed number as the form holds it: every field a text.

use super::days::{Days, Kind};
use crate::account::Code;
use crate::calendar::Day;
use crate::judging::Indicator;
use crate::page::forms::{FieldView, fault, text};
use crate::returns::typed::Typed;
use crate::rows::of_extracts::{Sign, TypedNumber, digits, is_own_measure, signed};
use crate::rows::of_the_return::Origin;
use crate::scorecard::own::{BETTERS, counted_in, written};
use crate::scorecard::typed as numbers;
use serde::{Deserialize, Serialize};

/// A typed number as it is typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedForm {
    /// The number of the line or measure; `new` for a new measure of the council's own.
    pub line: String,
    /// The name of a measure of the council's own.
    pub name: String,
    /// What such a measure is counted in.
    pub unit: String,
    /// Which way is good for it.
    pub better: String,
    /// The kind of period.
    pub period: String,
    /// The first day, where the kind does not tell it.
    pub first: String,
    /// The last day.
    pub last: String,
    /// How many.
    pub numerator: String,
    /// Of how many.
    pub denominator: String,
    /// The value, where it is not worked from the two.
    pub value: String,
    /// The part of the line that it is of; empty for the whole.
    pub part: String,
    /// Where it comes from.
    pub source: String,
    /// What was said, where it is no number.
    pub words: String,
}

const NOWHERE: Origin = Origin { file: 0, batch: 0, line: 0 };

impl TypedForm {
    /// A row as it would be typed.
    pub fn of(typed: &Typed) -> TypedForm {
        let number = &typed.number;
        let whole = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let is_own = is_own_measure(typed.line.as_bytes());
        let own = |text: &String| if is_own { text.clone() } else { String::new() };
        TypedForm {
            line: typed.line.clone(),
            name: own(&typed.name),
            unit: own(&typed.unit),
            better: own(&typed.better),
            period: Kind::of_days((number.first, number.last)).key().to_owned(),
            first: number.first.map(Day::iso).unwrap_or_default(),
            last: number.last.iso(),
            numerator: whole(number.numerator),
            denominator: whole(number.denominator),
            value: number.tenths.map(|tenths| value(tenths, number.sign)).unwrap_or_default(),
            part: typed.part.clone(),
            source: typed.source.clone(),
            words: typed.words.clone(),
        }
    }

    /// Whether it is of a measure of the council's own.
    pub fn is_own(&self) -> bool {
        self.line == NEW || is_own_measure(self.line.as_bytes())
    }

    /// Its words without signs that control, and what is wrong with them.
    pub fn cleaned(&self, is_named: &dyn Fn(&str) -> bool, faults: &mut Vec<FieldView>) -> TypedForm {
        let mut clean = |field: &'static str, typed: &str| {
            let words = text(field, typed, faults).replace('\n', " ");
            if is_named(&words) {
                faults.push(fault(field, "Take out the number of a child"));
            }
            words
        };
        let (name, part) = (clean("name", &self.name), clean("part", &self.part));
        let (source, words) = (clean("source", &self.source), clean("words", &self.words));
        TypedForm { name, part, source, words, ..self.clone() }
    }

    /// Whether it is a judgement in words.
    pub fn is_judgement(&self) -> bool {
        self.line == JUDGEMENT
    }

    /// What was judged and how, without anything that belongs to a number; or what is wrong.
    pub fn judgement(&self, faults: &mut Vec<FieldView>) -> TypedForm {
        for (field, typed, wrong) in
            [("name", &self.name, "Enter what was judged"), ("words", &self.words, "Enter the judgement")]
        {
            faults.extend(typed.is_empty().then(|| fault(field, wrong)));
        }
        TypedForm {
            line: self.line.clone(),
            name: self.name.clone(),
            words: self.words.clone(),
            source: self.source.clone(),
            last: self.last.clone(),
            period: Kind::Day.key().to_owned(),
            ..TypedForm::default()
        }
    }

    /// What the measure is, where it is the council's own; or what is wrong.
    pub fn check_measure(&self, faults: &mut Vec<FieldView>) {
        if self.name.is_empty() {
            faults.push(fault("name", "Enter the name of the measure"));
        }
        if counted_in(&self.unit).is_none() {
            faults.push(fault("unit", "Select what it is counted in"));
        }
        if written(&BETTERS, &self.better).is_none() {
            faults.push(fault("better", "Select which way is good"));
        }
    }

    /// Its days and numbers, or what is wrong with them.
    pub fn read(&self, faults: &mut Vec<FieldView>) -> Option<TypedNumber> {
        let before = faults.len();
        let days = self.days(faults);
        let whole = |field: &'static str, typed: &str, faults: &mut Vec<FieldView>| {
            let found = digits(typed.trim());
            if found.is_none() && !typed.trim().is_empty() {
                faults.push(fault(field, "Enter a whole number, for example 24"));
            }
            found
        };
        let numerator = whole("numerator", &self.numerator, faults);
        let denominator = whole("denominator", &self.denominator, faults);
        let value = signed(self.value.trim());
        if value.is_none() && !self.value.trim().is_empty() {
            faults.push(fault("value", "Enter a number with at most one decimal, for example 75.5"));
        }
        if faults.len() == before && numerator.is_none() && (value.is_none() || denominator.is_some()) {
            faults.push(fault("numerator", "Enter how many, or the value"));
        }
        let (days, (tenths, sign)) = (days?, value.unzip());
        let number = TypedNumber {
            child: 0,
            origin: NOWHERE,
            first: days.0,
            last: days.1,
            numerator,
            denominator,
            tenths,
            sign: sign.unwrap_or_default(),
            part: 0,
            is_judgement: false,
        };
        (faults.len() == before).then_some(number)
    }

    /// Its days, or what is wrong with them.
    pub fn days(&self, faults: &mut Vec<FieldView>) -> Option<Days> {
        let kind = Kind::of(&self.period);
        if kind.is_none() {
            faults.push(fault("period", "Select the kind of period"));
        }
        let mut day = |field: &'static str, typed: &str| {
            let day = Day::read(typed.as_bytes());
            if day.is_none() {
                faults.push(fault(field, "Enter a real date, for example 31 3 2026"));
            }
            day
        };
        let first = if kind == Some(Kind::Other) { Some(day("first", &self.first)?) } else { None };
        let last = day("last", &self.last)?;
        Some(kind?.days(first, last, faults))
    }
}

/// Stands for a new measure of the council's own.
pub const NEW: &str = "new";
/// Stands for a judgement in words.
pub const JUDGEMENT: &str = "words";

/// Why a number cannot stand on its line, at its field.
pub fn misfit(indicator: &Indicator, number: &TypedNumber) -> Option<FieldView> {
    let disagrees = || {
        let differs = numbers::disagrees(indicator, number);
        differs.then(|| fault("value", "Enter the value that the two numbers make, or leave it out"))
    };
    let Some((code, column, _)) = numbers::fault(indicator, number) else { return disagrees() };
    Some(match (code, column) {
        (Code::TypedBeyond, "NUMERATOR") => fault("numerator", "Enter a number that is not more than of how many"),
        (Code::TypedBeyond, _) => fault("value", "Enter a percentage from 0 to 100"),
        (Code::TypedUnit, _) => fault("value", "Enter the value in the unit of the line"),
        _ => fault("denominator", "Enter of how many, or the value"),
    })
}

/// A value in tenths as it is written, with the sign of its unit.
pub fn value(tenths: i64, sign: Sign) -> String {
    let minus = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    let plain = if tenth == 0 { format!("{minus}{whole}") } else { format!("{minus}{whole}.{tenth}") };
    match sign {
        Sign::None => plain,
        Sign::Percent => plain + "%",
        Sign::Pounds => format!("£{plain}"),
    }
}
