//! The yearly outcomes: health of children in care for 12 months, and care leavers.

use super::dice::Dice;
use super::life::Child;
use super::sheet::Sheet;
use crate::calendar::{Day, birthday};

/// Fills in the OC2 row of a child for a year: its first and last day and the year it ends in.
pub fn health(dice: &mut Dice, child: &Child, (start, end, year): (Day, Day, i32), row: &mut Sheet) {
    let age = end.age(child.born).unwrap_or(0);
    difficulties(dice, child, (start, end), row);
    let row = if age >= 10 { row.flag(dice.odds(if age >= 14 { 32 } else { 8 })) } else { row.text("") };
    let row = if age < 5 { row.flag(dice.odds(880)) } else { row.text("") };
    let teeth = match year {
        2021 => 400,
        2022 => 700,
        _ => 830,
    };
    let cared_for = dice.odds(650);
    let row = row.flag(dice.odds(845)).flag(cared_for && dice.odds(980) || dice.odds(teeth * 2 / 3));
    let row = row.flag(cared_for && dice.odds(985) || dice.odds(720));
    let misuse = dice.odds(if age >= 13 { 75 } else { 2 });
    substance(dice, misuse, row.flag(misuse));
}

fn substance(dice: &mut Dice, misuse: bool, row: &mut Sheet) {
    let received = dice.odds(390);
    let row = match (misuse, received) {
        (false, _) => row.text("").text(""),
        (true, true) => row.text("1").text(""),
        (true, false) => row.text("0").flag(dice.odds(690)),
    };
    row.end();
}

/// Strengths and difficulties score or the reason for none, for those aged 4 to 16 in the year.
fn difficulties(dice: &mut Dice, child: &Child, (start, end): (Day, Day), row: &mut Sheet) {
    let (four, seventeen) = (birthday(child.born, 4), birthday(child.born, 17));
    if four > end || seventeen < start {
        row.text("").text("");
    } else if seventeen <= end {
        row.text("").text("SDQ1");
    } else if dice.odds(780) {
        let usual = (child.id.wrapping_mul(2_654_435_761) >> 16) % 21;
        row.number((usual + dice.below(9) + dice.below(3)).min(40)).text("");
    } else {
        row.text("").text(dice.pick(&[(420, "SDQ2"), (80, "SDQ3"), (260, "SDQ4"), (240, "SDQ5")]));
    }
}

/// Fills in the OC3 row of a care leaver: the age reached in the year, and the year it ends in.
pub fn care_leaver(dice: &mut Dice, child: &Child, (age, year): (i32, i32), row: &mut Sheet) {
    let left_as = child.stays.iter().rfind(|stay| !stay.episodes.is_empty()).map_or("", |stay| stay.rec);
    let dies_at = 18 + (child.id % 997) as i32;
    let touch = match left_as {
        _ if age >= dies_at => "DIED",
        "E4A" | "E13" if age <= 18 && dice.odds(450) => "RHOM",
        _ => dice.pick(&[(935, "YES"), (35, "NO"), (12, "REFU"), (18, "NREQ")]),
    };
    let row = row.text(touch);
    let row = match touch {
        "DIED" | "RHOM" => row.text("0").text("0"),
        "YES" => {
            let work = activity(dice, age, year);
            row.text(work).text(home(dice, age, left_as))
        }
        _ => row.text("0").text("R2"),
    };
    row.end();
}

fn activity(dice: &mut Dice, age: i32, year: i32) -> &'static str {
    let (study, work) = if age <= 18 { (430, 140) } else { (210, 330) };
    match dice.pick(&[(study, 0), (work, 1), (65, 2), (350, 3)]) {
        0 => dice.pick(&[(870, "F2"), (130, "P2")]),
        1 if year < 2022 => dice.pick(&[(710, "F3"), (290, "P3")]),
        1 => dice.pick(&[(110, "F4"), (30, "P4"), (600, "F5"), (260, "P5")]),
        2 if age > 18 => dice.pick(&[(900, "F1"), (100, "P1")]),
        2 => "F2",
        _ => dice.pick(&[(300, "G4"), (530, "G5"), (170, "G6")]),
    }
}

fn home(dice: &mut Dice, age: i32, left_as: &str) -> &'static str {
    if left_as == "E17" && age > 18 && dice.odds(if age == 19 { 700 } else { 350 }) {
        return "Z1";
    }
    dice.pick(&[
        (if age >= 19 { 390 } else { 60 }, "U1"),
        (230, "D1"),
        (115, "B1"),
        (35, "E1"),
        (30, "K1"),
        (40, "C1"),
        (25, "Y1"),
        (if age >= 19 { 15 } else { 0 }, "T1"),
        (14, "U2"),
        (12, "D2"),
        (8, "W2"),
        (18, "S2"),
        (28, "X2"),
        (8, "V1"),
        (18, "Y2"),
        (10, "B2"),
    ])
}
