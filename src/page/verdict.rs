//! What may be said of a figure beside published ones, never beyond what chance leaves open.

use super::others::{is_of_others, of_year};
use super::words;
use crate::compare::comparators::{Beside, Comparator, Whose};
use crate::compare::interval::{Interval, Than, beside_two};
use crate::judging::Unit;
use crate::judging::measure::rounded;

/// What may be said of our figure beside one that was published; nothing of sums and counts, which grow with a council,
/// and nothing of the best of them and our own.
pub fn than(one: &Comparator, beside: &Beside, interval: Option<&Interval>) -> Option<Than> {
    let can = !matches!(one.whose, Whose::SimilarBest | Whose::Own) && !one.sums && beside.same.unit != Unit::Count;
    interval
        .filter(|_| can)
        .map(|interval| interval.than_published(one.hundredths as f64 / 100.0, step(one.hundredths) as f64 / 100.0))
}

/// How exactly a number was published, at the least, in hundredths.
fn step(hundredths: i64) -> i64 {
    [100, 10, 1].into_iter().find(|step| hundredths % step == 0).unwrap_or(1)
}

/// "2.3 percentage points higher, which is worse".
pub fn words(than: Than, one: &Comparator, beside: &Beside) -> String {
    format!("{}{}", more(than, one, beside), which_is(than, beside))
}

/// "2.3 percentage points higher", "23 days less"; "higher" alone where our figure is not told.
fn more(than: Than, one: &Comparator, beside: &Beside) -> String {
    let word = match (than, beside.same.unit) {
        (Than::Higher, Unit::Days | Unit::Weeks | Unit::Pounds) => "more",
        (Than::Lower, Unit::Days | Unit::Weeks | Unit::Pounds) => "less",
        _ => than.words(),
    };
    let by = by(one, beside).filter(|_| than != Than::NotClear);
    by.map_or_else(|| than.words().to_owned(), |by| format!("{by} {word}"))
}

/// How far our figure is from a published one, no more exactly than the less exact of the two; nothing where that is 0.
fn by(one: &Comparator, beside: &Beside) -> Option<String> {
    let (apart, step) = ((beside.ours? - one.hundredths).abs(), step(one.hundredths).max(SHOWN));
    let by = step * rounded(apart, step);
    let about = if by == apart { "" } else { "about " };
    (by > 0).then(|| format!("{about}{}", words::apart(by, beside.same.unit)))
}

/// Our own figures are shown to a tenth, in hundredths.
const SHOWN: i64 = 10;

fn which_is(than: Than, beside: &Beside) -> &'static str {
    match than.is_good(beside.better) {
        Some(true) => ", which is better",
        Some(false) => ", which is worse",
        None => "",
    }
}

/// The sentences over England and similar councils, and over clubs and what the council has added.
pub fn sentence(beside: &Beside, interval: Option<&Interval>) -> Option<String> {
    let all = [of_published(beside, interval), of_others(beside, interval)];
    let said: Vec<String> = all.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// What the council has added, where nothing may be said of our figure beside it: "Our projection: 99 (2025/26, April to
/// November)."
pub fn untold(beside: &Beside, interval: Option<&Interval>) -> Option<String> {
    let is_untold = |one: &&Comparator| one.whose == Whose::Added && than(one, beside, interval).is_none();
    let all = beside.comparators.iter().filter(is_untold);
    let all: Vec<String> = all.map(|one| format!("{}: {}", one.label, figure(one, beside))).collect();
    (!all.is_empty()).then(|| format!("{}.", words::capital(&all.join("; "))))
}

/// "99 (2025/26, April to November)".
fn figure(one: &Comparator, beside: &Beside) -> String {
    format!("{} ({})", words::published(one.hundredths, beside.same.unit), of_year(one))
}

fn of_others(beside: &Beside, interval: Option<&Interval>) -> Option<String> {
    let others = beside.comparators.iter().filter(|one| is_of_others(one.whose));
    let told: Vec<_> = others.filter_map(|one| Some((one, than(one, beside, interval)?))).collect();
    if let [(first, one), (second, two)] = told[..]
        && let Some(between) = beside_two(one, two)
    {
        return Some(between_two(between, (&first.label, first), (&second.label, second), beside));
    }
    joined(told.into_iter().map(|(one, than)| clause(one, &one.label, than, beside)).collect())
}

/// "Between the two: England (10%, 2024/25) and similar councils (12%, 2024/25)."
fn between_two(
    words: &str,
    (name, one): (&str, &Comparator),
    (other, two): (&str, &Comparator),
    of: &Beside,
) -> String {
    format!("{}: {name} {} and {other} {}.", words::capital(words), told(one, of), told(two, of))
}

fn of_published(beside: &Beside, interval: Option<&Interval>) -> Option<String> {
    let of = |whose: Whose| {
        let one = beside.comparators.iter().find(|one| one.whose == whose)?;
        Some((one, than(one, beside, interval)?))
    };
    let (nation, similar) = (of(Whose::Nation), of(Whose::SimilarMean));
    if let (Some((first, one)), Some((second, two))) = (nation, similar)
        && let Some(between) = beside_two(one, two)
    {
        return Some(between_two(between, (&first.label, first), ("similar councils", second), beside));
    }
    let clause = |(one, than): (&Comparator, Than)| {
        let name = if one.whose == Whose::SimilarMean { "the mean of similar councils" } else { one.label.as_str() };
        clause(one, name, than, beside)
    };
    joined([nation, similar].into_iter().flatten().map(clause).collect())
}

/// "16 percentage points higher than the club (71%, 2023/24), which is better".
fn clause(one: &Comparator, name: &str, than: Than, beside: &Beside) -> String {
    let than_words = match than {
        Than::NotClear => format!("{} from", than.words()),
        _ => format!("{} than", more(than, one, beside)),
    };
    format!("{than_words} {name} {}{}", told(one, beside), which_is(than, beside))
}

fn joined(clauses: Vec<String>) -> Option<String> {
    (!clauses.is_empty()).then(|| format!("{}.", words::capital(&clauses.join("; "))))
}

fn told(one: &Comparator, beside: &Beside) -> String {
    format!("({}, {})", words::published(one.hundredths, beside.same.unit), of_year(one))
}
