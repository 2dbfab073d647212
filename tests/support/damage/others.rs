//! Damage to the other tables: rows lost, added and doubled; dates on the days where the rules turn.

use super::*;

pub const ALL: &[Damage] = &[
    lost_row,
    lost_row,
    review_added,
    review_added,
    review_added,
    incident_added,
    incident_added,
    incident_opened,
    decision_added,
    decision_added,
    adoption_added,
    asylum_added,
    outcomes_added,
    leaver_added,
    leaver_added,
    leaver_of_an_age,
    leaver_of_an_age,
    blank_child,
    unknown_child,
];

const OTHERS: &[&str] = &[
    "header.csv",
    "reviews.csv",
    "uasc.csv",
    "oc2.csv",
    "oc3.csv",
    "ad1.csv",
    "placed_for_adoption.csv",
    "missing.csv",
    "previous_permanence.csv",
];

fn lost_row(dice: &mut Dice, set: &mut Set) {
    let name = dice.pick(OTHERS);
    if let Some((file, row)) = some_row(dice, set, name) {
        set[file].rows.remove(row);
    }
}

/// A review on or about the first or last day of a row of care, for its child or another.
fn review_added(dice: &mut Dice, set: &mut Set) {
    let Some((file, row)) = some_row(dice, set, EPISODES) else { return };
    let Some(day) = set[file].day(row, dice.pick(&["DECOM", "DEC"])) else { return };
    let (child, day) = (set[file].cell(row, "CHILD").to_owned(), written(near(dice, day)));
    let code = dice.pick(&["PN0", "PN1", "PN4", "PN5", "PN7", "", "PN9"]);
    let born = birth_of(set, &child);
    let cells = [("CHILD", child.as_str()), ("DOB", &born), ("REVIEW", &day), ("REVIEW_CODE", code)];
    let name = format!("{}/reviews.csv", &set[file].path[..7]);
    if let Some(sheet) = set.iter_mut().find(|sheet| sheet.path == name) {
        let new = sheet.new_row(&cells);
        sheet.rows.push(new);
    }
}

fn incident_added(dice: &mut Dice, set: &mut Set) {
    let Some(day) = day_of_care(dice, set) else { return };
    let start = near(dice, day);
    let end = start.plus(dice.pick(&[0, 0, 1, 5, 60, -1]));
    let end = if dice.once_in(3) { String::new() } else { written(end) };
    let kind = dice.pick(&["M", "M", "A", "", "Q"]);
    add_row(dice, set, "missing.csv", &[("MISSING", kind), ("MIS_START", &written(start)), ("MIS_END", &end)]);
}

fn incident_opened(dice: &mut Dice, set: &mut Set) {
    if let Some((file, row)) = some_row(dice, set, "missing.csv") {
        set[file].set(row, "MIS_END", "");
    }
}

fn decision_added(dice: &mut Dice, set: &mut Set) {
    let Some(day) = day_of_care(dice, set) else { return };
    let made = near(dice, day);
    let reversed = if dice.once_in(3) { written(made.plus(dice.pick(&[0, 40, 400, -2]))) } else { String::new() };
    let cells = [("DATE_PLACED", written(made)), ("DATE_PLACED_CEASED", reversed)];
    let cells: Vec<(&str, &str)> = cells.iter().map(|(name, text)| (*name, text.as_str())).collect();
    add_row(dice, set, "placed_for_adoption.csv", &cells);
}

fn adoption_added(dice: &mut Dice, set: &mut Set) {
    let (Some(decided), Some(matched)) = (day_of_care(dice, set), day_of_care(dice, set)) else { return };
    let (decided, matched) = (written(near(dice, decided)), written(near(dice, matched)));
    let by_carer = dice.pick(&["0", "1", "", "2", "TRUE"]);
    add_row(dice, set, "ad1.csv", &[("DATE_INT", &decided), ("DATE_MATCH", &matched), ("FOSTER_CARE", by_carer)]);
}

fn asylum_added(dice: &mut Dice, set: &mut Set) {
    let Some(day) = day_of_care(dice, set) else { return };
    let day = written(near(dice, day));
    let ends = dice.pick(&["", "n/k", day.as_str()]);
    add_row(dice, set, "uasc.csv", &[("DUC", ends)]);
}

fn outcomes_added(dice: &mut Dice, set: &mut Set) {
    let (health, teeth) = (dice.pick(&["1", "0", ""]), dice.pick(&["1", "0", "x"]));
    add_row(dice, set, "oc2.csv", &[("HEALTH_ASSESSMENT", health), ("TEETH_CHECK", teeth), ("SDQ_SCORE", "17")]);
}

fn leaver_added(dice: &mut Dice, set: &mut Set) {
    let (touch, activity) = (dice.pick(&["YES", "NO", "DIED", "RHOM"]), dice.pick(&["F2", "G5", "P4", ""]));
    let home = dice.pick(&["B1", "U2", "X2", "G1", "Z1", ""]);
    add_row(dice, set, "oc3.csv", &[("IN_TOUCH", touch), ("ACTIV", activity), ("ACCOM", home)]);
}

/// A care leaver whose 16th to 23rd birthday is on a turning day of the year, by every file or by none.
fn leaver_of_an_age(dice: &mut Dice, set: &mut Set) {
    let Some((file, row)) = some_row(dice, set, "oc3.csv") else { return };
    let child = set[file].cell(row, "CHILD").to_owned();
    let year: i32 = set[file].path[..4].parse().unwrap_or(2020);
    let turn = dice.pick(&[("01/04", 0), ("31/03", 1), ("29/02", 1), ("28/02", 1), ("15/09", 0), ("02/04", 0)]);
    let born = format!("{}/{}", turn.0, year + turn.1 - dice.between(16, 23));
    let born = if dice.once_in(5) { String::new() } else { born };
    for sheet in set.iter_mut() {
        for row in 0..sheet.rows.len() {
            if sheet.cell(row, "CHILD") == child {
                sheet.set(row, "DOB", &born);
            }
        }
    }
}

fn blank_child(dice: &mut Dice, set: &mut Set) {
    let name = dice.pick(OTHERS);
    if let Some((file, row)) = some_row(dice, set, name) {
        set[file].set(row, "CHILD", " ");
    }
}

/// The row of a child whom Episodes do not know, or whose number has another case or leading zeros.
fn unknown_child(dice: &mut Dice, set: &mut Set) {
    let name = dice.pick(OTHERS);
    if let Some((file, row)) = some_row(dice, set, name) {
        let child = set[file].cell(row, "CHILD").to_owned();
        let other = dice.pick(&["0", "x", "X"]);
        set[file].set(row, "CHILD", &format!("{other}{child}"));
    }
}
