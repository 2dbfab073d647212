//! What the files say of a child by the as-at date, in lanes of a timeline: spells with a first and a last day, and
//! single days.

use super::words::capital;
use crate::calendar::Day;
use crate::codes::LegalStatus;
use crate::history::Child;
use crate::rows::of_the_return::Episode;
use serde::Serialize;

/// One kind of thing.
#[derive(Serialize)]
pub struct LaneView {
    key: &'static str,
    name: &'static str,
    spells: Vec<SpellView>,
}

/// One thing: a spell, or a single day, which has no end and is over.
#[derive(Serialize)]
struct SpellView {
    from: String,
    to: Option<String>,
    is_day: bool,
    label: String,
    dates: String,
    #[serde(skip)]
    first: Day,
}

impl LaneView {
    /// Its first day.
    pub fn first(&self) -> Option<Day> {
        self.spells.iter().map(|spell| spell.first).min()
    }
}

fn spell(first: Day, end: Option<Day>, label: &str) -> SpellView {
    let dates = match end {
        Some(end) => format!("{first} to {end}"),
        None => format!("since {first}"),
    };
    SpellView { from: first.iso(), to: end.map(Day::iso), is_day: false, label: capital(label), dates, first }
}

fn day(on: Day, label: &str) -> SpellView {
    SpellView { from: on.iso(), to: None, is_day: true, label: capital(label), dates: on.to_string(), first: on }
}

/// Every lane that has something in it.
pub fn lanes(child: Child) -> Vec<LaneView> {
    let all = [
        ("care", "Looked after", care(child)),
        ("placement", "Placements", placements(child)),
        ("legal status", "Legal status", legal_statuses(child)),
        ("short break", "Short breaks", short_breaks(child)),
        ("missing", "Missing", missing(child)),
        ("review", "Reviews", reviews(child)),
        ("health", "Health checks", health(child)),
        ("visit", "Visits", visits(child)),
        ("adoption", "Adoption", adoption(child)),
    ];
    let lane = |(key, name, spells): (&'static str, &'static str, Vec<SpellView>)| LaneView { key, name, spells };
    all.into_iter().map(lane).filter(|lane| !lane.spells.is_empty()).collect()
}

fn care(child: Child) -> Vec<SpellView> {
    let words = |end: Option<Day>, row: Option<&Episode>| match (end, row.filter(|row| row.rec.is_known())) {
        (None, _) => "looked after".to_owned(),
        (Some(_), Some(row)) => format!("looked after, until: {}", row.rec.words()),
        (Some(_), None) => "looked after, until a day without a reason".to_owned(),
    };
    let closing = |row: Option<u32>| row.map(|row| child.history.episode(row));
    child.care().iter().map(|care| spell(care.start, care.end, &words(care.end, closing(care.ceased)))).collect()
}

fn placements(child: Child) -> Vec<SpellView> {
    let all = child.care().iter().flat_map(|care| child.placements_of(care));
    all.map(|placement| {
        let place = placement.place(child);
        spell(placement.start, placement.end, &format!("{} ({})", place.words(), place.code()))
    })
    .collect()
}

/// Rows that follow one another under one status are one spell.
fn legal_statuses(child: Child) -> Vec<SpellView> {
    let mut spells = Vec::new();
    for care in child.care() {
        for rows in child.episodes_of(care).chunk_by(|a, b| a.ls == b.ls) {
            if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
                spells.push(spell(first.decom, last.dec, status_words(first.ls)));
            }
        }
    }
    spells
}

fn status_words(status: LegalStatus) -> &'static str {
    if status.is_known() { status.words() } else { "not known" }
}

fn short_breaks(child: Child) -> Vec<SpellView> {
    child.short_breaks().map(|row| spell(row.decom, row.dec, row.ls.words())).collect()
}

fn missing(child: Child) -> Vec<SpellView> {
    let last = child.history.period.last;
    let by_then = |end: Option<Day>| end.filter(|end| *end <= last);
    let words = |known: bool, words: &'static str| if known { words } else { "missing or away, not said which" };
    child
        .incidents()
        .map(|row| spell(row.start, by_then(row.end), words(row.kind.is_known(), row.kind.words())))
        .collect()
}

fn reviews(child: Child) -> Vec<SpellView> {
    let words = |known: bool, words: &str| if known { format!("held: {words}") } else { "held".to_owned() };
    let all = child.reviews().iter();
    all.map(|row| day(row.held, &words(row.participation.is_known(), row.participation.words()))).collect()
}

fn health(child: Child) -> Vec<SpellView> {
    child.health_checks().map(|row| day(row.day, row.kind.words())).collect()
}

fn visits(child: Child) -> Vec<SpellView> {
    child.visits().map(|row| day(row.day, "visited, and seen")).collect()
}

fn adoption(child: Child) -> Vec<SpellView> {
    let last = child.history.period.last;
    let reversed = |end: Option<Day>| end.filter(|end| *end <= last).map(|end| day(end, "decision reversed"));
    let decided = child.decisions().flat_map(|row| {
        let made = day(row.made, "decision that the child should be placed for adoption");
        [Some(made), reversed(row.reversed)].into_iter().flatten()
    });
    let matched = child.adoption().and_then(|row| row.matched).filter(|on| *on <= last);
    let placed = child.care().iter().flat_map(|care| child.placements_of(care));
    let placed = placed.filter_map(|placement| placement.placed_for_adoption(child));
    let mut all: Vec<SpellView> = decided.collect();
    all.extend(matched.map(|on| day(on, "matched with adopters")));
    all.extend(placed.map(|on| day(on, "moved in with the adoptive family")));
    all.sort_by_key(|one| one.first);
    all
}
