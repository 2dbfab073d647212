//! Damage to histories of care: gaps, overlaps, rows of no length, stray starts, short breaks, temporary and adoptive
//! placements, rows that later returns lose.

use super::*;

pub const ALL: &[Damage] = &[
    gap_or_overlap,
    gap_or_overlap,
    no_length,
    opened,
    opened,
    closed,
    duplicated,
    duplicated_with_a_change,
    dropped,
    dropped_from_one_return,
    lost_after_a_year,
    stray_start,
    temporary_row,
    temporary_row,
    adoptive_run,
    adoptive_run,
    order_run,
    short_break,
    short_break,
    came_back,
    came_back,
    ended_on_a_turning_day,
    moved_in_file,
];

/// The row ends a few days before or after the next begins.
fn gap_or_overlap(dice: &mut Dice, set: &mut Set) {
    let days = dice.pick(&[-2, -1, 1, 2, 5, 40]);
    change_episode(dice, set, |sheet, row| shift(sheet, row, "DEC", days));
}

fn no_length(dice: &mut Dice, set: &mut Set) {
    change_episode(dice, set, |sheet, row| {
        let start = sheet.cell(row, "DECOM").to_owned();
        sheet.set(row, "DEC", &start);
    });
}

fn opened(dice: &mut Dice, set: &mut Set) {
    let keeps_reason = dice.once_in(2);
    change_episode(dice, set, |sheet, row| {
        sheet.set(row, "DEC", "");
        if !keeps_reason {
            sheet.set(row, "REC", "");
        }
    });
}

fn closed(dice: &mut Dice, set: &mut Set) {
    let (days, reason) = (dice.between(0, 400), dice.pick(&["X1", "E4A", "E8", "", "E11", "E12"]));
    change_episode(dice, set, |sheet, row| {
        let Some(start) = sheet.day(row, "DECOM") else { return };
        sheet.set(row, "DEC", &written(start.plus(days)));
        sheet.set(row, "REC", reason);
    });
}

fn duplicated(dice: &mut Dice, set: &mut Set) {
    let name = dice.pick(&[EPISODES, EPISODES, "reviews.csv", "missing.csv", "oc2.csv", "oc3.csv", "header.csv"]);
    let Some((file, row)) = some_row(dice, set, name) else { return };
    let again = set[file].rows[row].clone();
    let at = dice.below(set[file].rows.len() + 1);
    set[file].rows.insert(at, again);
}

fn duplicated_with_a_change(dice: &mut Dice, set: &mut Set) {
    let Some((file, row)) = some_row(dice, set, EPISODES) else { return };
    let again = set[file].rows[row].clone();
    let at = dice.below(set[file].rows.len() + 1);
    set[file].rows.insert(at, again);
    let (column, text) = dice.pick(&[
        ("PLACE", "U4"),
        ("PLACE", "A5"),
        ("LS", "V2"),
        ("LS", "V4"),
        ("RNE", "P"),
        ("DEC", ""),
        ("REC", "E8"),
        ("URN", "SC000001"),
        ("PL_POST", "zx9 9zz"),
    ]);
    set[file].set(at, column, text);
}

fn dropped(dice: &mut Dice, set: &mut Set) {
    if let Some(place) = some_row(dice, set, EPISODES) {
        let mut places = copies(dice, set, place);
        places.sort_unstable();
        places.into_iter().rev().for_each(|(file, row)| drop(set[file].rows.remove(row)));
    }
}

fn dropped_from_one_return(dice: &mut Dice, set: &mut Set) {
    if let Some((file, row)) = some_row(dice, set, EPISODES) {
        set[file].rows.remove(row);
    }
}

/// The child is in no later return (D8).
fn lost_after_a_year(dice: &mut Dice, set: &mut Set) {
    let Some((file, row)) = some_row(dice, set, EPISODES) else { return };
    let child = set[file].cell(row, "CHILD").to_owned();
    let year = set[file].path[..7].to_owned();
    for sheet in set.iter_mut().filter(|sheet| sheet.is(EPISODES) && sheet.path[..7] > year[..]) {
        let column = sheet.column("CHILD").unwrap_or_default();
        sheet.rows.retain(|row| row[column] != child);
    }
}

fn stray_start(dice: &mut Dice, set: &mut Set) {
    change_episode(dice, set, |sheet, row| sheet.set(row, "RNE", "S"));
}

/// A row cut in three: before, in hospital, after.
fn temporary_row(dice: &mut Dice, set: &mut Set) {
    let Some(place) = some_row_with(dice, set, EPISODES, "DECOM") else { return };
    let (days, length) = (dice.between(0, 60), dice.between(0, 20));
    let (out, back) = (dice.pick(&["P", "T", "S", ""]), dice.pick(&["P", "P", "T", "S", "B", "", "X"]));
    let code = dice.pick(&["T0", "T1", "T2", "T3", "T4"]);
    for (file, row) in copies(dice, set, place) {
        let sheet = &mut set[file];
        let Some(left) = sheet.day(row, "DECOM").map(|day| day.plus(days)) else { continue };
        let again = left.plus(length);
        if sheet.day(row, "DEC").is_some_and(|end| end <= again) {
            continue;
        }
        let whole = sheet.rows[row].clone();
        sheet.rows.extend([whole.clone(), whole]);
        let (away, after) = (sheet.rows.len() - 2, sheet.rows.len() - 1);
        ends_on(sheet, row, left);
        begins_on(sheet, away, left, out);
        sheet.set(away, "PLACE", code);
        ends_on(sheet, away, again);
        begins_on(sheet, after, again, back);
    }
}

fn begins_on(sheet: &mut Sheet, row: usize, day: Day, reason: &str) {
    sheet.set(row, "DECOM", &written(day));
    sheet.set(row, "RNE", reason);
}

fn ends_on(sheet: &mut Sheet, row: usize, day: Day) {
    sheet.set(row, "DEC", &written(day));
    sheet.set(row, "REC", "X1");
}

/// The child's last rows in an adoptive placement, ended or not by an adoption.
fn adoptive_run(dice: &mut Dice, set: &mut Set) {
    let Some((file, row)) = some_row(dice, set, EPISODES) else { return };
    let child = set[file].cell(row, "CHILD").to_owned();
    let from = set[file].day(row, "DECOM");
    let (place, reason) = (dice.pick(&["A3", "A4", "A5", "A6"]), dice.pick(&["P", "L", "T", "U", "B", "S"]));
    let end = dice.pick(&["E11", "E12", "E12", "X1", "E4A"]);
    for sheet in set.iter_mut().filter(|sheet| sheet.is(EPISODES)) {
        for row in 0..sheet.rows.len() {
            if sheet.cell(row, "CHILD") != child || sheet.day(row, "DECOM") < from {
                continue;
            }
            sheet.set(row, "PLACE", place);
            sheet.set(row, "RNE", reason);
            if !matches!(sheet.cell(row, "REC"), "" | "X1") {
                sheet.set(row, "REC", end);
            }
        }
    }
}

/// A placement order from a row on, or on one row.
fn order_run(dice: &mut Dice, set: &mut Set) {
    let Some((file, row)) = some_row(dice, set, EPISODES) else { return };
    let child = set[file].cell(row, "CHILD").to_owned();
    let from = set[file].day(row, "DECOM");
    let (order, one_row) = (dice.pick(&["E1", "D1"]), dice.once_in(2));
    for sheet in set.iter_mut().filter(|sheet| sheet.is(EPISODES)) {
        for row in 0..sheet.rows.len() {
            let day = sheet.day(row, "DECOM");
            if sheet.cell(row, "CHILD") == child && (day == from || !one_row && day > from) {
                sheet.set(row, "LS", order);
            }
        }
    }
}

/// A short break that ends, begins or runs about the days of a period of care.
fn short_break(dice: &mut Dice, set: &mut Set) {
    let Some((file, row)) = some_row(dice, set, EPISODES) else { return };
    let child = set[file].cell(row, "CHILD").to_owned();
    let Some(day) = set[file].day(row, dice.pick(&["DECOM", "DEC"])) else { return };
    let length = dice.between(0, 90);
    let (first, last) = (near(dice, day.plus(-length)), near(dice, day));
    let end = if dice.once_in(4) { String::new() } else { written(last.max(first)) };
    let code = dice.pick(&["V3", "V4"]);
    let reason = dice.pick(&["", "X1", "E4A"]);
    let cells = [("DECOM", written(first)), ("DEC", end), ("CHILD", child)];
    let cells: Vec<(&str, &str)> = cells.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut new = set[file].new_row(&cells);
    for (name, text) in [("RNE", "S"), ("LS", code), ("CIN", "N2"), ("PLACE", "U6"), ("REC", reason)] {
        if let Some(column) = set[file].column(name) {
            new[column] = text.to_owned();
        }
    }
    set[file].rows.push(new);
}

/// A new row on, just before or just after the day care ended.
fn came_back(dice: &mut Dice, set: &mut Set) {
    let Some((file, row)) = some_row_with(dice, set, EPISODES, "DEC") else { return };
    let Some(end) = set[file].day(row, "DEC") else { return };
    let from = end.plus(dice.pick(&[-1, 0, 0, 1, 2, 30, 200]));
    let sheet = &mut set[file];
    let again = sheet.rows[row].clone();
    sheet.rows.push(again);
    let new = sheet.rows.len() - 1;
    begins_on(sheet, new, from, dice.pick(&["S", "S", "P", "L", ""]));
    let (end, reason) = if dice.once_in(2) { (String::new(), "") } else { (written(from.plus(70)), "E4A") };
    sheet.set(new, "DEC", &end);
    sheet.set(new, "REC", reason);
}

/// A start or an end on 31 March, 1 April or 2 April.
fn ended_on_a_turning_day(dice: &mut Dice, set: &mut Set) {
    let (column, turn) = (dice.pick(&["DECOM", "DEC"]), dice.pick(&["31/03", "01/04", "02/04", "29/02", "28/02"]));
    change_episode(dice, set, |sheet, row| {
        let Some(day) = sheet.day(row, column) else { return };
        sheet.set(row, column, &format!("{turn}/{}", &day.iso()[..4]));
    });
}

/// The row stands elsewhere in its file.
fn moved_in_file(dice: &mut Dice, set: &mut Set) {
    if let Some((file, row)) = some_row(dice, set, EPISODES) {
        let moved = set[file].rows.remove(row);
        let at = dice.below(set[file].rows.len() + 1);
        set[file].rows.insert(at, moved);
    }
}
