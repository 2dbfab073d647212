//! Where a child lives during a period of care: moves and temporary absences.

use super::dice::Dice;
use super::place::Placement;
use super::stay::{Path, Stay};
use crate::calendar::{Day, april, birthday};

/// A move, the first one included.
#[derive(Clone, Copy)]
pub struct Move {
    /// Day of the move.
    pub on: Day,
    /// The new place.
    pub to: Placement,
    /// Whether the carer stays the same.
    pub same_carer: bool,
    /// Why the placement before it ended, or empty.
    pub reason: &'static str,
}

/// The moves of a period of care, the first placement included.
pub fn moves(dice: &mut Dice, stay: &Stay, born: Day, legal: &[(Day, &'static str)]) -> Vec<Move> {
    let court = legal.iter().find(|status| matches!(status.1, "C1" | "C2" | "D1" | "E1")).map(|status| status.0);
    let unsettled = stay.from.age(born) >= Some(7) && dice.odds(210);
    let placed = stay.adoption.and_then(|adoption| adoption.placed).map(|placed| placed.1);
    let mut moves = Vec::new();
    let mut walk = Walk { dice, stay, born, court, unsettled };
    walk.until(placed.unwrap_or(stay.to), &mut moves);
    if let (Some(adoption), Some(day), Some(last)) = (stay.adoption, placed, moves.last().copied()) {
        moves.push(adopters(dice, adoption.by_carer, adoption.order.is_some(), day, last.to));
    }
    absences(dice, stay, legal, moves)
}

/// The move to the adopters: the child's foster carers, or another family.
fn adopters(dice: &mut Dice, by_carer: bool, ordered: bool, on: Day, before: Placement) -> Move {
    let place = match (by_carer, ordered) {
        (true, true) => "A5",
        (true, false) => "A3",
        (false, true) => "A6",
        (false, false) => "A4",
    };
    if by_carer {
        return Move { on, to: Placement { place, ..before }, same_carer: true, reason: "PLACE" };
    }
    Move { on, to: Placement::find(dice, place, on, before.post), same_carer: false, reason: "CARPL" }
}

/// One child's way from placement to placement.
struct Walk<'a> {
    dice: &'a mut Dice,
    stay: &'a Stay,
    born: Day,
    court: Option<Day>,
    unsettled: bool,
}

impl Walk<'_> {
    fn until(&mut self, end: Day, moves: &mut Vec<Move>) {
        let place = self.first_place();
        let mut here = Placement::find(self.dice, place, self.stay.from, 0);
        let mut day = self.stay.from;
        moves.push(Move { on: day, to: here, same_carer: false, reason: "" });
        loop {
            day = day.plus(self.length(here, day));
            if day.plus(5) >= end {
                return;
            }
            let step = self.next_move(here, day);
            here = step.to;
            moves.push(step);
        }
    }

    fn age(&self, day: Day) -> u32 {
        day.age(self.born).unwrap_or(0)
    }

    fn first_place(&mut self) -> &'static str {
        let adopters_carer = self.stay.adoption.is_some_and(|adoption| adoption.by_carer);
        match (self.stay.path, self.age(self.stay.from)) {
            (Path::Remand, _) => self.dice.pick(&[(620, "R5"), (80, "K1"), (150, "K2"), (150, "U6")]),
            (Path::Asylum, 16..) => self.dice.pick(&[(620, "K3"), (320, "U6"), (60, "K2")]),
            (Path::Asylum, _) => self.dice.pick(&[(900, "U6"), (100, "K2")]),
            (Path::Guardian, _) => self.dice.pick(&[(540, "U3"), (460, "U6")]),
            (Path::Adoption, _) if adopters_carer => self.dice.pick(&[(560, "U5"), (80, "U2"), (360, "U6")]),
            (Path::Adoption, _) => self.dice.pick(&[(840, "U6"), (60, "U5"), (100, "U3")]),
            (_, 0..=4) => self.dice.pick(&[(730, "U6"), (210, "U3"), (60, "R3")]),
            (_, 5..=9) => self.dice.pick(&[(710, "U6"), (240, "U3"), (50, "K2")]),
            (_, 10..=15) => self.dice.pick(&[(530, "U6"), (130, "U3"), (400, "K2"), (30, "S1")]),
            _ => self.dice.pick(&[(500, "K3"), (240, "U6"), (200, "K2"), (60, "U3")]),
        }
    }

    /// Days a placement lasts unless care ends first.
    fn length(&mut self, here: Placement, day: Day) -> i32 {
        let adopters_carer = self.stay.adoption.is_some_and(|adoption| adoption.by_carer);
        let mut days = match here.place {
            _ if adopters_carer || self.stay.path == Path::Remand => 9000,
            "R3" => self.dice.between(60, 150),
            "S1" => self.dice.between(300, 1300),
            "K2" => self.dice.days(&[(230, (10, 90)), (370, (91, 500)), (400, (500, 1800))]),
            "K3" => self.dice.days(&[(300, (20, 120)), (700, (121, 700))]),
            _ if here.is_settled() => self.dice.days(&[(430, (120, 1300)), (570, (9000, 9000))]),
            _ if self.stay.path == Path::Court => self.dice.days(&[(600, (15, 120)), (400, (121, 400))]),
            _ if matches!(self.stay.path, Path::Guardian | Path::Adoption) => {
                self.dice.days(&[(180, (3, 60)), (240, (61, 400)), (580, (700, 1500))])
            }
            _ => self.dice.days(&[(300, (2, 40)), (400, (41, 270)), (300, (271, 1000))]),
        };
        if self.unsettled && self.dice.odds(780) {
            days = (days / 7).clamp(3, 120);
        }
        let sixteen = birthday(self.born, 16);
        if day < sixteen && self.dice.odds(600) {
            days = days.min(sixteen.plus(self.dice.between(0, 620)).since(day));
        }
        if here.place == "K3" && day < april(2023) {
            days = days.min(april(2024).since(day) - 1 - self.dice.between(0, 300)).max(3);
        }
        days
    }

    fn next_move(&mut self, here: Placement, on: Day) -> Move {
        let grown = self.age(on) >= 16;
        let staying = match here.place {
            "U6" | "U5" if self.stay.path == Path::Long => "U4",
            "U3" | "U2" if self.stay.path == Path::Long => "U1",
            _ => "",
        };
        if !staying.is_empty() && self.dice.odds(540) {
            return Move { on, to: Placement { place: staying, ..here }, same_carer: true, reason: "PLACE" };
        }
        let home = self.court.is_some_and(|court| court <= on) && here.place != "P1";
        let place = match (self.stay.path, self.age(on)) {
            (Path::Court, _) if home && self.dice.odds(700) => "P1",
            (Path::Long, _) if home && self.dice.odds(110) => "P1",
            (Path::Guardian, _) => "U3",
            (Path::Adoption, _) => "U6",
            (_, 0..=9) => self.dice.pick(&[(480, "U6"), (400, "U4"), (90, "U3"), (30, "K2")]),
            (_, 10..=15) => self.dice.pick(&[(320, "U6"), (240, "U4"), (480, "K2"), (40, "U3"), (20, "S1")]),
            _ => self.dice.pick(&[(200, "U6"), (640, "K3"), (220, "K2"), (30, "U3")]),
        };
        let reason = if place == "P1" || (grown && place == "K3") { "CARPL" } else { reason(self.dice) };
        Move { on, to: Placement::find(self.dice, place, on, here.post), same_carer: false, reason }
    }
}

fn reason(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        (210, "CARPL"),
        (130, "CREQB"),
        (95, "CREQO"),
        (50, "CHILD"),
        (350, "OTHER"),
        (55, "LAREQ"),
        (20, "STAND"),
        (15, "ALLEG"),
        (30, "CLOSE"),
        (5, "APPRR"),
    ])
}

/// Puts stays in hospital and holidays, after which the child returns, into the longer placements.
fn absences(dice: &mut Dice, stay: &Stay, legal: &[(Day, &'static str)], moves: Vec<Move>) -> Vec<Move> {
    let mut all = Vec::with_capacity(moves.len());
    for (position, step) in moves.iter().enumerate() {
        all.push(*step);
        let end = moves.get(position + 1).map_or(stay.to, |next| next.on);
        let days = end.since(step.on);
        let suits = matches!(step.to.place.as_bytes(), [b'U', _] | b"K2") && days > 80;
        if !suits || !dice.odds((days as u32 / 7).min(600)) {
            continue;
        }
        let leaves = step.on.plus(dice.between(20, days - 30));
        let (place, least, most) =
            dice.pick(&[(350, ("T1", 1, 14)), (120, ("T2", 4, 14)), (250, ("T3", 2, 14)), (280, ("T4", 1, 6))]);
        let returns = leaves.plus(dice.between(least, most));
        if legal.iter().all(|status| status.0 < leaves || status.0 > returns) {
            let away = Placement::find(dice, place, leaves, step.to.post);
            all.push(Move { on: leaves, to: away, same_carer: false, reason: "" });
            all.push(Move { on: returns, to: step.to, same_carer: false, reason: "" });
        }
    }
    all
}
