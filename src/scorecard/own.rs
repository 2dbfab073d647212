//! Measures of the council's own, which no catalogue knows: they are told by the typed numbers that name them.

use crate::account::Code;
use crate::calendar::Day;
use crate::indicators;
use crate::indicators::typed::own;
use crate::judging::Better::{Higher, Lower, Neutral};
use crate::judging::{Better, Indicator, Unit, Window};
use crate::returns::Records;
use crate::returns::typed::Typed;
use crate::rows::of_extracts::is_own_measure;
use std::cmp::Reverse;
use std::sync::Mutex;

/// What a measure of the council's own can be counted in, as it is written.
const UNITS: [(&str, Unit); 6] = [
    ("count", Unit::Count),
    ("percent", Unit::Percent),
    ("days", Unit::Days),
    ("weeks", Unit::Weeks),
    ("pounds", Unit::Pounds),
    ("score", Unit::Score),
];

/// What stands behind the unit of a measure that counts things and nobody: "percent of things".
const OF_THINGS: &str = " of things";

/// What a measure is counted in, and whether it counts things and nobody; nothing where the word is none of those known.
pub fn counted_in(text: &str) -> Option<(Unit, bool)> {
    let lower = text.to_ascii_lowercase();
    let unit = lower.strip_suffix(OF_THINGS);
    Some((written(&UNITS, unit.unwrap_or(&lower))?, unit.is_some()))
}

/// Which way can be good for it, as it is written.
pub const BETTERS: [(&str, Better); 3] = [("higher", Higher), ("lower", Lower), ("neither", Neutral)];

/// A finding about a typed number: code, column, what is said.
pub type Said = (Code, &'static str, &'static str);

const NO_UNIT: Said = (
    Code::TypedUnit,
    "UNIT",
    "UNIT is none of count, percent, days, weeks, pounds and score, with or without \"of things\" behind it, so the measure is taken for a count. Correct it.",
);
const NO_WAY: Said = (
    Code::TypedUnit,
    "BETTER",
    "BETTER is none of higher, lower and neither, so neither is taken to be good. Correct it.",
);

/// Every measure that was met so far. A line of the scorecard lasts as long as the program, so each is made once.
static MADE: Mutex<Vec<&'static Indicator>> = Mutex::new(Vec::new());

/// The measures of the council's own, in the order of their numbers. The first row of each says what it is.
pub fn lines(records: &Records) -> Vec<&'static Indicator> {
    let mut rows: Vec<&Typed> =
        records.given.typed.iter().filter(|typed| is_own_measure(typed.line.as_bytes())).collect();
    rows.sort_by_key(|typed| (typed.line.len(), typed.line.as_str()));
    let of_one = rows.chunk_by(|one, other| one.line == other.line);
    of_one.filter_map(|rows| Some(line(rows.first()?, window(rows)))).collect()
}

/// The line of a number, or the measure of the council's own.
pub fn find(id: &str, records: &Records) -> Option<&'static Indicator> {
    indicators::find(id).or_else(|| lines(records).into_iter().find(|line| line.id == id))
}

/// A measure of days alone is of a day; any other counts what happened.
fn window(rows: &[&Typed]) -> Window {
    let is_of_a_day = |typed: &&Typed| typed.number.first.is_none_or(|first| first == typed.number.last);
    if rows.iter().all(is_of_a_day) { Window::Snapshot } else { Window::Year }
}

fn line(row: &Typed, window: Window) -> &'static Indicator {
    let unit = counted_in(&row.unit).unwrap_or((Unit::Count, false));
    let better = written(&BETTERS, &row.better).unwrap_or(Neutral);
    measure((&row.line, &row.name), unit, better, window)
}

/// The measure of a number and a name.
pub fn measure((id, name): (&str, &str), unit: (Unit, bool), better: Better, window: Window) -> &'static Indicator {
    let new = || own((leak(id), leak(name)), unit, better, window);
    let is_it = |known: &&&'static Indicator| {
        let is_unit = (known.unit, known.of_things) == unit;
        is_unit && (known.id, known.title, known.better, known.window) == (id, name, better, window)
    };
    let Ok(mut made) = MADE.lock() else { return new() };
    if let Some(known) = made.iter().find(is_it) {
        return known;
    }
    made.push(new());
    made[made.len() - 1]
}

fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// What a word stands for; nothing where it is none of those known.
pub fn written<T: Copy>(words: &[(&str, T)], text: &str) -> Option<T> {
    words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, found)| *found)
}

/// What is said of words that are not known.
pub fn fault(typed: &Typed) -> Option<Said> {
    let is_own = is_own_measure(typed.line.as_bytes());
    let is_strange = |text: &str, is_known: bool| is_own && !text.is_empty() && !is_known;
    if is_strange(&typed.unit, counted_in(&typed.unit).is_some()) {
        return Some(NO_UNIT);
    }
    is_strange(&typed.better, written(&BETTERS, &typed.better).is_some()).then_some(NO_WAY)
}

/// The judgements in words at a date: of each name the latest that was made by then, in the order of their names.
pub fn judgements(records: &Records, at: Day) -> Vec<&Typed> {
    let mut made: Vec<&Typed> = records.given.judgements.iter().filter(|one| one.number.last <= at).collect();
    made.sort_by_key(|one| (one.name.as_str(), Reverse(one.number.last)));
    made.dedup_by_key(|one| one.name.as_str());
    made
}

/// A judgement as a sentence: "Inspection of the fostering service: Good, 14 November 2025 (Ofsted)."
pub fn judgement_words(one: &Typed, clean: impl Fn(&str) -> String) -> String {
    let from = if one.source.is_empty() { String::new() } else { format!(" ({})", clean(&one.source)) };
    format!("{}: {}, {}{from}.", clean(&one.name), clean(&one.words), one.number.last)
}
