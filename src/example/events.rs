//! What happens while a child is in care: reviews, missing spells, social workers.

use super::dice::Dice;
use super::life::Child;
use super::stay::{Episode, Stay};
use crate::calendar::{Day, april, birthday};

/// A spell missing or away without authorisation.
#[derive(Clone, Copy)]
pub struct Missing {
    /// M missing, A away without authorisation.
    pub kind: &'static str,
    /// First day.
    pub from: Day,
    /// Day of return.
    pub to: Day,
}

/// The allocation of a social worker.
#[derive(Clone, Copy)]
pub struct Worker {
    /// Number of the worker.
    pub id: u32,
    /// First day.
    pub from: Day,
    /// Last day; `None` for the latest.
    pub to: Option<Day>,
    /// Why this worker was allocated.
    pub reason: &'static str,
}

/// A deprivation-of-liberty order.
#[derive(Clone, Copy)]
pub struct Liberty {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// Holds the reviews of a stay up to `last`: 20 working days, 3 months, then every 6 months, again from
/// 28 days after a placement for adoption; most of them early, about one in twenty late.
pub fn hold_reviews(dice: &mut Dice, stay: &mut Stay, born: Day, last: Day) {
    let adopters = stay.adoption.and_then(|adoption| adoption.placed).map(|placed| placed.1);
    let (mut held_before, mut held_count) = (stay.from, 0);
    let mut due = stay.from.plus_working_days(20);
    let mut restart = adopters;
    loop {
        let mut held = review_day(dice, due, held_before);
        if let Some(placed) = restart.filter(|placed| *placed <= due && *placed <= held) {
            (due, restart, held_count) = (placed.plus(28), None, 0);
            held = review_day(dice, due, held_before.max(placed));
        }
        held = brought_forward(dice, &stay.episodes, held_before, held);
        if held >= stay.to || held > last {
            return;
        }
        stay.reviews.push((held, participation(dice, held, born)));
        held_before = held;
        held_count += 1;
        due = held.plus_months(if held_count == 1 { 3 } else { 6 });
    }
}

/// After an unplanned move the next review is often held early.
fn brought_forward(dice: &mut Dice, episodes: &[Episode], before: Day, held: Day) -> Day {
    let unplanned =
        |episode: &&Episode| !matches!(episode.reason, "" | "CARPL" | "PLACE") && episode.to > before.plus(20);
    let Some(move_day) = episodes.iter().find(unplanned).map(|episode| episode.to) else { return held };
    let early = weekday_from(move_day.plus(dice.between(4, 26)));
    if early < held && dice.odds(700) { early } else { held }
}

/// The day itself, or the Monday after a weekend.
fn weekday_from(day: Day) -> Day {
    let weekday = day.since(april(2024)).rem_euclid(7);
    if weekday > 4 { day.plus(7 - weekday) } else { day }
}

/// The day of a review due on `due`: never a weekend, always after the one before.
fn review_day(dice: &mut Dice, due: Day, before: Day) -> Day {
    let span = due.since(before);
    let shift = match dice.below(1000) {
        0..=25 => dice.between(2, 40),
        26..=32 => dice.between(60, 150),
        33..=549 => -dice.between(0, span / 2),
        _ => -dice.between(0, span * 3 / 10),
    };
    let day = due.plus(shift).max(before.plus(1));
    let monday = weekday_from(day);
    let week_before = monday.plus(-3 - day.since(before).rem_euclid(5));
    let held = if monday > day { week_before } else { day };
    if held > before { held } else { monday }
}

fn participation(dice: &mut Dice, on: Day, born: Day) -> &'static str {
    if on.age(born) < Some(4) {
        return "PN0";
    }
    dice.pick(&[(520, "PN1"), (60, "PN2"), (30, "PN3"), (25, "PN4"), (140, "PN5"), (190, "PN6"), (35, "PN7")])
}

/// Spells missing: a few teenagers, most of them more than once.
pub fn missing(dice: &mut Dice, child: &Child) -> Vec<Missing> {
    let mut spells = Vec::new();
    let prone = if child.uasc_until.is_some() { 250 } else { 600 };
    if !dice.odds(prone) {
        return spells;
    }
    let frequent = dice.odds(400);
    let (begins, lasts) = (birthday(child.born, 12).plus(dice.between(0, 1200)), dice.between(200, 1500));
    let mut free = begins;
    for episode in child.stays.iter().filter(|stay| !stay.is_respite()).flat_map(|stay| &stay.episodes) {
        spells_in(dice, episode, (begins, begins.plus(lasts)), frequent, &mut free, &mut spells);
    }
    spells
}

fn spells_in(
    dice: &mut Dice,
    episode: &Episode,
    (first, last): (Day, Day),
    frequent: bool,
    free: &mut Day,
    spells: &mut Vec<Missing>,
) {
    let mut day = episode.from.max(first).max(*free);
    loop {
        day = day.plus(if frequent { dice.days(&[(600, (1, 30)), (400, (31, 110))]) } else { dice.between(10, 330) });
        let to = day.plus(dice.days(&[(700, (0, 1)), (250, (2, 5)), (50, (6, 30))]));
        if to >= episode.to || day > last {
            return;
        }
        let kind = if dice.odds(850) { "M" } else { "A" };
        spells.push(Missing { kind, from: day, to });
        day = to;
        *free = to;
    }
}

/// Social workers, one after the other from the first day of care; the last one keeps the case.
pub fn workers(dice: &mut Dice, child: &Child) -> Vec<Worker> {
    let mut workers: Vec<Worker> = Vec::new();
    for stay in child.stays.iter().filter(|stay| !stay.is_respite()) {
        let mut day = stay.from;
        while day < stay.to {
            let reason = if workers.is_empty() { "FCONTA" } else { why_changed(dice) };
            if let Some(before) = workers.last_mut() {
                before.to = Some(day);
            }
            workers.push(Worker { id: 1000 + dice.below(400), from: day, to: None, reason });
            day = day.plus(dice.days(&[(350, (25, 120)), (450, (121, 330)), (200, (331, 1000))]));
            if day.plus(7).year_start() > day {
                day = day.plus(8);
            }
        }
    }
    workers
}

fn why_changed(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        (330, "LEFTRL"),
        (210, "TSPROC"),
        (160, "MANAGE"),
        (110, "ORGRST"),
        (90, "ABSENC"),
        (30, "CHCHAN"),
        (30, "PCCHAN"),
        (40, "OTHERS"),
    ])
}

/// Orders under which a teenager in a children's home is deprived of liberty.
pub fn liberty(dice: &mut Dice, child: &Child) -> Vec<Liberty> {
    let mut orders: Vec<Liberty> = Vec::new();
    let homes = child.stays.iter().flat_map(|stay| &stay.episodes).filter(|episode| episode.placement.place == "K2");
    for home in homes {
        let from = home.from.plus(dice.between(5, 60)).max(birthday(child.born, 11));
        let to = from.plus(dice.between(28, 180)).min(home.to);
        if dice.odds(90) && from < to {
            orders.push(Liberty { from, to });
        }
    }
    orders
}
