//! A period of care filled in: legal statuses, moves and so the episodes.

use super::dice::Dice;
use super::moves::{Move, moves};
use super::stay::{Episode, Path, Stay};
use crate::calendar::{Day, april, birthday};

impl Stay {
    /// Fills in placements, legal statuses and so the episodes, and the reason for leaving.
    pub fn furnish(&mut self, dice: &mut Dice, born: Day) {
        let legal = legal_statuses(dice, self, born);
        let moves = moves(dice, self, born, &legal);
        self.rec = leaving(dice, self, born, moves.last().map_or("", |last| last.to.place));
        self.episodes = episodes(self, &legal, &moves);
    }
}

/// Days on which a legal status begins, and which; the first is the day care begins.
fn legal_statuses(dice: &mut Dice, stay: &Stay, born: Day) -> Vec<(Day, &'static str)> {
    let from = stay.from;
    let voluntary = match stay.path {
        Path::Remand => return vec![(from, "J1")],
        Path::Brief | Path::Asylum => true,
        Path::Long => dice.odds(if from.age(born) >= Some(14) { 700 } else { 150 }),
        _ => false,
    };
    let opening = dice.pick(&[(380, ("V2", 20, 120)), (420, ("C1", 0, 0)), (110, ("L1", 1, 2)), (90, ("L2", 5, 8))]);
    let mut statuses = vec![(from, if voluntary { "V2" } else { opening.0 })];
    if voluntary {
        return statuses;
    }
    let interim = from.plus(dice.between(opening.1, opening.2));
    if interim > from {
        statuses.push((interim, "C1"));
    }
    let order = stay.adoption.and_then(|adoption| adoption.order);
    let full = order.unwrap_or(interim.plus(dice.between(150, 330))).max(interim.plus(1));
    let placing = if full < april(2006) { "D1" } else { "E1" };
    statuses.push((full, if order.is_some() { placing } else { "C2" }));
    if let Some((reversed, _)) = stay.adoption.filter(|_| order.is_some()).and_then(|adoption| adoption.reversed) {
        statuses.push((reversed, "C2"));
    }
    statuses.retain(|status| status.0 < stay.to);
    statuses
}

/// Why care ends, given the last placement.
fn leaving(dice: &mut Dice, stay: &Stay, born: Day, place: &str) -> &'static str {
    let fostered = place.starts_with('U');
    if !stay.rec.is_empty() {
        stay.rec
    } else if stay.to >= birthday(born, 18) {
        grown_up(dice, place)
    } else if stay.path == Path::Remand {
        dice.pick(&[(600, "E14"), (250, "E9"), (150, "E4A")])
    } else if stay.path == Path::Guardian || (stay.path != Path::Brief && fostered && dice.odds(450)) {
        guardianship(dice, stay, place)
    } else {
        dice.pick(&[(690, "E4A"), (140, "E4B"), (110, "E13"), (60, "E41")])
    }
}

fn grown_up(dice: &mut Dice, place: &str) -> &'static str {
    match place.as_bytes().first() {
        Some(b'U') => dice.pick(&[(640, "E17"), (200, "E5"), (160, "E8")]),
        Some(b'P') => dice.pick(&[(600, "E4A"), (400, "E8")]),
        Some(b'S') => "E7",
        _ => dice.pick(&[(480, "E5"), (130, "E6"), (60, "E7"), (330, "E8")]),
    }
}

/// Special guardianship (codes of the day), or now and then a child arrangements order.
fn guardianship(dice: &mut Dice, stay: &Stay, place: &str) -> &'static str {
    let before_2018 = stay.to < april(2018);
    match place {
        _ if dice.odds(120) => "E41",
        "U1" | "U2" | "U3" if !before_2018 => "E45",
        "U4" | "U5" | "U6" if !before_2018 => "E46",
        _ if !before_2018 => dice.pick(&[(800, "E47"), (200, "E48")]),
        _ if place.starts_with('U') => "E43",
        _ => "E44",
    }
}

/// Episodes out of the two lines of legal statuses and moves: one begins wherever either changes.
fn episodes(stay: &Stay, legal: &[(Day, &'static str)], moves: &[Move]) -> Vec<Episode> {
    let mut days: Vec<Day> = legal.iter().map(|status| status.0).chain(moves.iter().map(|step| step.on)).collect();
    days.sort_unstable();
    days.dedup();
    let mut episodes: Vec<Episode> = Vec::with_capacity(days.len());
    for (position, &from) in days.iter().enumerate() {
        let (Some(status), Some(step)) =
            (legal.iter().rfind(|status| status.0 <= from), moves.iter().rfind(|step| step.on <= from))
        else {
            continue;
        };
        let moved = step.on == from;
        if let (true, Some(before)) = (moved, episodes.last_mut()) {
            before.reason = step.reason;
        }
        let to = days.get(position + 1).copied();
        episodes.push(Episode {
            from,
            to: to.unwrap_or(stay.to),
            rne: if position == 0 { "S" } else { new_episode(status.0 == from, moved, step.same_carer) },
            ls: status.1,
            placement: step.to,
            rec: if to.is_some() { "X1" } else { stay.rec },
            reason: "",
        });
    }
    episodes
}

fn new_episode(status_changed: bool, moved: bool, same_carer: bool) -> &'static str {
    match (status_changed, moved, same_carer) {
        (_, false, _) => "L",
        (false, true, false) => "P",
        (false, true, true) => "T",
        (true, true, false) => "B",
        (true, true, true) => "U",
    }
}
