//! Deliberate damage: the mistakes and rarities of real returns, put into the files of an invented authority.
//! The same seed does the same damage.

mod care;
mod cells;
mod files;
mod others;

use super::dice::Dice;
use super::sheets::{Set, Sheet, written};
use scorecard::inside::calendar::Day;

/// One kind of damage, done at one place.
type Damage = fn(&mut Dice, &mut Set);

/// Does damage of any kind so many times.
pub fn damage(dice: &mut Dice, set: &mut Set, times: usize) {
    let kinds: Vec<Damage> = [cells::ALL, care::ALL, others::ALL].concat();
    for _ in 0..times {
        dice.pick(&kinds)(dice, set);
    }
}

/// Loses, splits, doubles or relabels whole files.
pub fn damage_files(dice: &mut Dice, set: &mut Set) {
    dice.pick(files::ALL)(dice, set);
}

const EPISODES: &str = "episodes.csv";

/// A place in the files: the number of the sheet and of the row.
type Place = (usize, usize);

/// A row somewhere in the files of this name.
fn some_row(dice: &mut Dice, set: &Set, name: &str) -> Option<Place> {
    let files: Vec<usize> = (0..set.len()).filter(|file| set[*file].is(name) && !set[*file].rows.is_empty()).collect();
    let file = *files.get(dice.below(files.len()))?;
    Some((file, dice.below(set[file].rows.len())))
}

/// A row that ended, of the files of this name.
fn some_row_with(dice: &mut Dice, set: &Set, name: &str, filled: &str) -> Option<Place> {
    (0..8).find_map(|_| some_row(dice, set, name).filter(|(file, row)| !set[*file].cell(*row, filled).is_empty()))
}

/// The copies of an episode in all returns, or now and then the one row alone.
fn copies(dice: &mut Dice, set: &Set, place: Place) -> Vec<Place> {
    if dice.once_in(3) {
        return vec![place];
    }
    let key = |(file, row): Place| (set[file].cell(row, "CHILD").to_owned(), set[file].cell(row, "DECOM").to_owned());
    let all = (0..set.len()).filter(|file| set[*file].is(EPISODES));
    let rows = all.flat_map(|file| (0..set[file].rows.len()).map(move |row| (file, row)));
    rows.filter(|other| key(*other) == key(place)).collect()
}

/// Changes an episode in all returns that hold it, or in one.
fn change_episode(dice: &mut Dice, set: &mut Set, change: impl Fn(&mut Sheet, usize)) {
    if let Some(place) = some_row(dice, set, EPISODES) {
        copies(dice, set, place).into_iter().for_each(|(file, row)| change(&mut set[file], row));
    }
}

/// Moves the day in a cell.
fn shift(sheet: &mut Sheet, row: usize, column: &str, days: i32) {
    if let Some(day) = sheet.day(row, column) {
        sheet.set(row, column, &written(day.plus(days)));
    }
}

/// A few days, now and then many.
fn some_days(dice: &mut Dice) -> i32 {
    match dice.below(6) {
        0 => dice.between(-120, 120),
        1 => dice.between(-30, 30),
        _ => dice.between(-3, 3),
    }
}

/// A day on or about a day at which some rule turns.
fn near(dice: &mut Dice, day: Day) -> Day {
    day.plus(dice.pick(&[-1, 0, 0, 0, 1, 2, 28, -28]))
}

/// The dates of birth of all children, by the Headers.
fn birth_of(set: &Set, child: &str) -> String {
    let headers = set.iter().filter(|sheet| sheet.is("header.csv"));
    let rows = headers.flat_map(|sheet| (0..sheet.rows.len()).map(move |row| (sheet, row)));
    let mut births = rows.filter(|(sheet, row)| sheet.cell(*row, "CHILD") == child);
    births.next().map_or(String::new(), |(sheet, row)| sheet.cell(row, "DOB").to_owned())
}

/// Adds a row to a file of this name, in any year; a child of Episodes with its date of birth comes with it.
fn add_row(dice: &mut Dice, set: &mut Set, name: &str, cells: &[(&str, &str)]) {
    let Some((from, of)) = some_row(dice, set, EPISODES) else { return };
    let child = set[from].cell(of, "CHILD").to_owned();
    let born = birth_of(set, &child);
    let files: Vec<usize> = (0..set.len()).filter(|file| set[*file].is(name)).collect();
    let Some(file) = files.get(dice.below(files.len())).copied() else { return };
    let cells: Vec<(&str, &str)> = [("CHILD", child.as_str()), ("DOB", &born)].iter().chain(cells).copied().collect();
    let row = set[file].new_row(&cells);
    let at = dice.below(set[file].rows.len() + 1);
    set[file].rows.insert(at, row);
}

/// A day at which something of care begins or ends.
fn day_of_care(dice: &mut Dice, set: &Set) -> Option<Day> {
    let (file, row) = some_row(dice, set, EPISODES)?;
    let column = dice.pick(&["DECOM", "DECOM", "DEC"]);
    set[file].day(row, column)
}
