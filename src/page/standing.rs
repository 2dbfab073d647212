//! How the lines of a scorecard stand together: what each row says of its aim, the tally over all rows, and what needs
//! attention first.

use super::status::StatusView;
use crate::compare::rating::Rating;
use crate::scorecard::Line;
use serde::Serialize;

/// The aim of a row and its rating; a line that aims at nothing has none.
#[derive(Serialize)]
pub struct AimView {
    words: String,
    from: String,
    rating: Option<&'static str>,
    rating_words: Option<&'static str>,
}

/// One part of the tally, or one group of what needs attention.
#[derive(Serialize)]
pub struct PartView {
    key: &'static str,
    count: usize,
    words: &'static str,
}

/// How one line stands.
pub struct Standing {
    /// Its aim.
    pub aim: Option<AimView>,
    /// Its part of the tally; nothing for a line that the page lists apart.
    pub part: Option<&'static str>,
    /// Why it needs attention.
    pub attention: Option<&'static str>,
    /// Which way it went since a year ago.
    pub moved: Option<&'static str>,
}

const NO_FIGURE: &str = "no figure";
const NO_TARGET: &str = "no target";
const WORSE: &str = "worse";
const OPEN: &str = "open";

/// Which ways a line can go, as the verdict on it beside itself says them.
const MOVES: [(&str, &str); 3] = [("better", "better"), ("about the same", "about the same"), (WORSE, WORSE)];

/// The parts in the order in which they are read.
const PARTS: [(&str, &str); 9] = [
    ("off", "off target"),
    ("close", "close"),
    ("on", "on target"),
    ("unreliable", "cannot be trusted yet"),
    ("few", "with too few to rate"),
    ("part", "with the year not over"),
    ("information", "for information"),
    (NO_FIGURE, "with a target and no figure"),
    (NO_TARGET, "without a target"),
];

/// What needs attention, the most pressing first.
const ATTENTION: [(&str, &str); 3] =
    [("off", "Off target"), (WORSE, "Worse than a year ago"), (OPEN, "Cannot be trusted yet")];

impl Standing {
    /// How a line stands; `since` is what may be said of it beside itself a year ago.
    pub fn of(line: &Line, status: &StatusView, since: Option<&str>) -> Standing {
        let is_apart = line.waits_for().next().is_some();
        Standing {
            aim: status.target.as_ref().map(|target| AimView {
                words: target.words.clone(),
                from: target.from_words.clone(),
                rating: status.rating.map(Rating::key),
                rating_words: status.rating.map(Rating::words),
            }),
            part: (!is_apart).then(|| part(status)),
            attention: attention(status, since).filter(|_| !is_apart),
            moved: moved(since).filter(|_| !is_apart),
        }
    }
}

fn part(status: &StatusView) -> &'static str {
    match (&status.target, status.rating) {
        (None, _) => NO_TARGET,
        (Some(_), None) => NO_FIGURE,
        (Some(_), Some(rating)) => rating.key(),
    }
}

/// Nothing where the verdict has no better and no worse.
fn moved(since: Option<&str>) -> Option<&'static str> {
    MOVES.iter().map(|(key, _)| *key).find(|key| Some(*key) == since)
}

fn attention(status: &StatusView, since: Option<&str>) -> Option<&'static str> {
    let is_open = status.bounds.as_ref().is_some_and(|bounds| !bounds.is_trusted());
    match status.rating {
        Some(Rating::OffTarget) => Some("off"),
        _ if since == Some(WORSE) => Some(WORSE),
        Some(Rating::NotReliable) => Some(OPEN),
        _ => is_open.then_some(OPEN),
    }
}

/// How many lines stand where; nothing while no line has an aim, because then there is nothing to tell apart.
pub fn tally(all: &[Standing]) -> Vec<PartView> {
    if all.iter().any(|one| one.aim.is_some()) { counted(&PARTS, all, |one| one.part) } else { Vec::new() }
}

/// How many lines need attention, by the reason.
pub fn attentions(all: &[Standing]) -> Vec<PartView> {
    counted(&ATTENTION, all, |one| one.attention)
}

/// How many lines are better, about the same and worse than a year ago.
pub fn moves(all: &[Standing]) -> Vec<PartView> {
    counted(&MOVES, all, |one| one.moved)
}

fn counted(
    parts: &[(&'static str, &'static str)],
    all: &[Standing],
    of: impl Fn(&Standing) -> Option<&'static str>,
) -> Vec<PartView> {
    let count = |key: &str| all.iter().filter(|one| of(one) == Some(key)).count();
    let parts = parts.iter().map(|(key, words)| PartView { key, count: count(key), words });
    parts.filter(|part| part.count > 0).collect()
}
