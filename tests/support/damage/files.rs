//! Damage to whole files: a table or a return lost, a file in parts, a twin, a column YEAR instead of folders.

use super::*;

pub const ALL: &[Damage] =
    &[nothing, nothing, table_lost, table_lost_in_all, return_lost, in_parts, with_a_twin, in_one_folder, flat];

fn nothing(_: &mut Dice, _: &mut Set) {}

fn table_lost(dice: &mut Dice, set: &mut Set) {
    let others: Vec<usize> = (0..set.len()).filter(|file| !set[*file].is(EPISODES)).collect();
    if !others.is_empty() {
        set.remove(dice.pick(&others));
    }
}

fn table_lost_in_all(dice: &mut Dice, set: &mut Set) {
    let lost = set[dice.below(set.len())].path[8..].to_owned();
    if lost != EPISODES {
        set.retain(|sheet| !sheet.is(&lost));
    }
}

fn return_lost(dice: &mut Dice, set: &mut Set) {
    let year = set[dice.below(set.len())].path[..7].to_owned();
    if set.iter().any(|sheet| sheet.is(EPISODES) && sheet.path[..7] != year[..]) {
        set.retain(|sheet| sheet.path[..7] != year[..]);
    }
}

fn in_parts(dice: &mut Dice, set: &mut Set) {
    let at = dice.below(set.len());
    let stem = set[at].path.trim_end_matches(".csv").to_owned();
    let half = set[at].rows.len() / 2;
    let mut second = set[at].clone();
    second.rows.drain(..half);
    set[at].rows.truncate(half);
    set[at].path = format!("{stem}_a.csv");
    second.path = format!("{stem}_b.csv");
    set.insert(at + 1, second);
}

/// A second file of the table, under another name and with rows of its own.
fn with_a_twin(dice: &mut Dice, set: &mut Set) {
    let mut twin = set[dice.below(set.len())].clone();
    twin.path = twin.path.replace(".csv", "_errors.csv");
    let kept = dice.below(twin.rows.len() + 1);
    twin.rows.truncate(kept);
    for row in 0..twin.rows.len() {
        let moved = format!("9{}", twin.cell(row, "CHILD"));
        twin.set(row, "CHILD", &moved);
    }
    set.insert(dice.below(set.len() + 1), twin);
}

/// The returns in folders that say nothing of the year, or the files of a return in two folders.
fn in_one_folder(dice: &mut Dice, set: &mut Set) {
    let apart = dice.once_in(2);
    for sheet in set.iter_mut() {
        let (year, name) = (sheet.path[..7].to_owned(), sheet.path[8..].to_owned());
        let folder = if apart && name == EPISODES { "care" } else { "other" };
        sheet.path = if apart { format!("{year}/{folder}/{name}") } else { format!("x{}/{name}", &year[5..]) };
    }
}

/// Files of all years as one, told apart by a column YEAR: the year's end, or its start.
fn flat(dice: &mut Dice, set: &mut Set) {
    let by_start = dice.once_in(2);
    let mut flat: Set = Vec::new();
    for sheet in set.iter() {
        let start: i32 = sheet.path[..4].parse().unwrap_or_default();
        let label = (if by_start { start } else { start + 1 }).to_string();
        let path = sheet.path[8..].to_owned();
        let rows = sheet.rows.iter().map(|row| [row.as_slice(), std::slice::from_ref(&label)].concat());
        match flat.iter_mut().find(|known| known.path == path) {
            Some(known) => known.rows.extend(rows),
            None => {
                let columns = [sheet.columns.as_slice(), &["YEAR".to_owned()]].concat();
                flat.push(Sheet { path, columns, rows: rows.collect() });
            }
        }
    }
    *set = flat;
}
