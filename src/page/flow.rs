//! Children in care month by month: how many there were, who came, who left, how many there are. Every month adds up.

use super::axis::{Scale, Tick};
use super::words;
use crate::calendar::Day;
use crate::cases::LeftCare;
use crate::cases::facts::{cease_is_recorded, start_is_recorded};
use crate::history::{CarePeriod, Child, History};
use crate::judging::finding::Answer;
use crate::judging::{Indicator, Unit};
use crate::series::periods::{Span, Step, spans};
use serde::Serialize;

/// Months that are shown.
const MONTHS_SHOWN: i32 = 12;

/// The flow of the last months.
#[derive(Serialize)]
pub(super) struct FlowView {
    title: String,
    about: String,
    /// For those who cannot see the drawing.
    name: String,
    months: Vec<MonthView>,
    values: Vec<Tick>,
    /// Where nought stands.
    zero: f64,
    notes: Vec<String>,
    file: String,
}

#[derive(Serialize)]
struct MonthView {
    words: String,
    short: String,
    from: f64,
    to: f64,
    /// The tops of the bars, and where the difference between them stands.
    up: f64,
    down: f64,
    net_at: f64,
    opening: String,
    starts: String,
    ends: String,
    other: String,
    net: String,
    closing: String,
}

/// One month in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Month {
    /// Its first and its last day.
    pub first: Day,
    pub last: Day,
    /// In care at the end of the day before.
    pub opening: i64,
    /// Starts and ends that are recorded as such.
    pub starts: i64,
    pub ends: i64,
    /// Starts less ends that are not: what keeps the sum right.
    pub other: i64,
    /// In care at the end of the last day.
    pub closing: i64,
}

impl Month {
    fn of(span: Span, history: &History) -> Month {
        let before = span.first.plus(-1);
        let mut month =
            Month { first: span.first, last: span.last, opening: 0, starts: 0, ends: 0, other: 0, closing: 0 };
        for child in history.children() {
            for care in child.care() {
                month.opening += i64::from(care.covers(before));
                month.closing += i64::from(care.covers(span.last));
                month.add(child, care);
            }
        }
        month.other = month.closing - month.opening - month.starts + month.ends;
        month
    }

    fn add(&mut self, child: Child, care: &CarePeriod) {
        let is_in = |day: Day| (self.first..=self.last).contains(&day);
        let is_start = is_in(care.start) && start_is_recorded(child, care).answer == Answer::Yes;
        let end = care.ended_in(is_in);
        let is_end = end.is_some_and(|end| cease_is_recorded(LeftCare { child, care, end }).answer == Answer::Yes);
        self.starts += i64::from(is_start);
        self.ends += i64::from(is_end);
    }

    /// How many more there are at the end than at the beginning.
    pub fn net(&self) -> i64 {
        self.closing - self.opening
    }
}

/// The months of the year to the as-at date that the returns cover.
pub(super) fn months(history: &History) -> Vec<Month> {
    let last = history.period.last;
    let from = last.plus(1).plus_months(-MONTHS_SHOWN).max(history.covered_from);
    spans(Step::Month, from, last).into_iter().map(|span| Month::of(span, history)).collect()
}

/// Lines that have the flow on their page.
pub(super) fn is_shown(indicator: &Indicator) -> bool {
    indicator.id == "POP-01"
}

impl FlowView {
    /// The flow of the last months; nothing where there are not two.
    pub fn of(history: &History) -> Option<FlowView> {
        let months = months(history);
        let (first, last) = (months.first()?, months.last().filter(|_| months.len() > 1)?);
        let sums = months.iter().fold((0, 0), |(starts, ends), one| (starts + one.starts, ends + one.ends));
        let tops = months.iter().flat_map(|one| [10 * one.starts, -10 * one.ends, 10 * one.net()]);
        let scale = Scale::of(&tops.collect::<Vec<i64>>(), Unit::Count);
        let count = months.len() as f64;
        let view = |(at, one): (usize, &Month)| view(one, &scale, (at as f64 / count, (at + 1) as f64 / count));
        let title = title(first, last, sums);
        Some(FlowView {
            about: "Starts above the line, ends below it, and the difference between them, month by month".to_owned(),
            name: format!("Children in care month by month. {title}."),
            title,
            months: months.iter().enumerate().map(view).collect(),
            values: scale.ticks(),
            zero: scale.at(0),
            notes: notes(&months),
            file: format!("flow-{}", history.period.last.iso()),
        })
    }
}

/// "240 in care, 41 came and 43 left: 238 at 30 November 2025".
fn title(first: &Month, last: &Month, (starts, ends): (i64, i64)) -> String {
    let opening = words::counted(first.opening, ("child", "children"));
    let [starts, ends, closing] = [starts, ends, last.closing].map(words::count);
    format!("{opening} at {}, {starts} came and {ends} left: {closing} at {}", first.first.plus(-1), last.last)
}

fn notes(months: &[Month]) -> Vec<String> {
    let counted = "Every start and every end is counted, so that each month adds up: in a year a child can come twice.";
    let other = months.iter().any(|one| one.other != 0).then_some(
        "Other: starts without RNE of S and ends without a reason, which are no starts and ends of the other lines.",
    );
    std::iter::once(counted).chain(other).map(str::to_owned).collect()
}

fn view(one: &Month, scale: &Scale, (from, to): (f64, f64)) -> MonthView {
    let signed = |number: i64| if number > 0 { format!("+{}", words::count(number)) } else { words::count(number) };
    let words = month_words(one.last);
    let part = if one.last.is_month_end() { String::new() } else { format!(" to {}", one.last) };
    MonthView {
        short: words.chars().take(3).collect(),
        words: format!("{words}{part}"),
        from,
        to,
        up: scale.at(10 * one.starts),
        down: scale.at(-10 * one.ends),
        net_at: scale.at(10 * one.net()),
        opening: words::count(one.opening),
        starts: words::count(one.starts),
        ends: words::count(one.ends),
        other: signed(one.other),
        net: signed(one.net()),
        closing: words::count(one.closing),
    }
}

/// "April 2025".
fn month_words(day: Day) -> String {
    let words = day.to_string();
    words.split_once(' ').map_or(words.clone(), |(_, month)| month.to_owned())
}
