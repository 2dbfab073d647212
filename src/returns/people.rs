//! Who the children are: sex, ethnicity and date of birth, from the newest row that has them (D5).

use crate::calendar::Day;
use crate::codes::{Ethnicity, Flag, Sex};
use crate::reading::Tables;
use crate::rows::for_each_table;
use crate::rows::of_the_return::{ChildId, HeaderRow, Origin, Row};
use rustc_hash::FxHashSet;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the files say of a child apart from any row of care (D5).
#[derive(Clone, Copy, Debug, Default)]
pub struct Person {
    /// Date of birth.
    pub born: Option<Day>,
    /// The row that the date of birth was taken from.
    pub born_in: Option<Origin>,
    /// SEX.
    pub sex: Sex,
    /// The row that SEX was taken from.
    pub sex_in: Option<Origin>,
    /// ETHNIC.
    pub ethnicity: Ethnicity,
    /// The row that ETHNIC was taken from.
    pub ethnicity_in: Option<Origin>,
    /// MOTHER.
    pub mother: Flag,
    /// The row that MOTHER was taken from.
    pub mother_in: Option<Origin>,
    /// A fingerprint of the number of the family; 0 when it is not given.
    pub family: u64,
    /// The row that the number of the family was taken from.
    pub family_in: Option<Origin>,
}

impl Person {
    /// Takes the date of birth of a row, unless one is known already.
    fn take_birth(&mut self, row: &impl Row) {
        if self.born.is_none() && row.dob().is_some() {
            (self.born, self.born_in) = (row.dob(), Some(row.origin()));
        }
    }

    /// Takes sex and ethnicity of a row, each unless one is known already.
    fn take_looks(&mut self, origin: Origin, sex: Sex, ethnicity: Ethnicity) {
        if self.sex == Sex::Blank {
            (self.sex, self.sex_in) = (sex, Some(origin));
        }
        if self.ethnicity == Ethnicity::Blank {
            (self.ethnicity, self.ethnicity_in) = (ethnicity, Some(origin));
        }
    }
}

/// Each field from the newest return that has it; a date of birth that no Header has from the other tables (D5).
#[inline(never)]
pub fn people(tables: &Tables, children: usize, batch_years: &[i32]) -> Vec<Person> {
    let mut people = vec![Person::default(); children];
    let mut newest: BTreeMap<Reverse<i32>, Vec<&HeaderRow>> = BTreeMap::new();
    for row in &tables.header {
        newest.entry(Reverse(batch_years[usize::from(row.origin.batch)])).or_default().push(row);
    }
    for row in newest.into_values().flatten() {
        let person = &mut people[row.child as usize];
        person.take_birth(row);
        person.take_looks(row.origin, row.sex, row.ethnicity);
        if person.mother == Flag::Blank {
            (person.mother, person.mother_in) = (row.mother, Some(row.origin));
        }
        if person.family == 0 && row.family != 0 {
            (person.family, person.family_in) = (row.family, Some(row.origin));
        }
    }
    fill_from_list_8(&mut people, tables);
    let born_elsewhere = |people: &mut [Person], tables: &Tables| {
        first_births(people, &tables.oc3, batch_years);
        first_births(people, &tables.oc2, batch_years);
        first_births(people, &tables.ad1, batch_years);
        first_births(people, &tables.placed, batch_years);
        first_births(people, &tables.reviews, batch_years);
        first_births(people, &tables.uasc, batch_years);
        first_births(people, &tables.missing, batch_years);
        first_births(people, &tables.previous, batch_years);
        first_births(people, &tables.workers, batch_years);
        first_births(people, &tables.dolo, batch_years);
        first_births(people, &tables.in_care, batch_years);
        first_births(people, &tables.in_need, batch_years);
        first_births(people, &tables.pathways, batch_years);
    };
    if people.iter().any(|person| person.born.is_none()) {
        born_elsewhere(&mut people, tables);
    }
    people
}

/// Sex and ethnicity of children whom no Header has.
fn fill_from_list_8(people: &mut [Person], tables: &Tables) {
    let has_header: FxHashSet<ChildId> = tables.header.iter().map(|row| row.child).collect();
    for row in tables.in_care.iter().filter(|row| !has_header.contains(&row.child)) {
        people[row.child as usize].take_looks(row.origin, row.sex, row.ethnicity);
    }
}

/// Fills dates of birth from one table, the newest return first. Of several that the rows of one return have for a child,
/// the one that most of them have, and of those the earliest: the order of rows decides nothing.
#[inline(never)]
fn first_births<R: Row>(people: &mut [Person], rows: &[R], batch_years: &[i32]) {
    let unknown = |row: &&R| people[row.child() as usize].born.is_none();
    let year = |row: &R| Reverse(batch_years[usize::from(row.origin().batch)]);
    let useful = rows.iter().filter(unknown);
    let mut births: Vec<Birth> =
        useful.filter_map(|row| Some((row.child(), year(row), row.dob()?, row.origin()))).collect();
    births.sort_unstable();
    for of_child in births.chunk_by(|one, other| one.0 == other.0) {
        let newest = of_child.chunk_by(|one, other| one.1 == other.1).next().unwrap_or_default();
        let of_each_day = newest.chunk_by(|one, other| one.2 == other.2);
        let most = of_each_day.max_by_key(|rows| (rows.len(), Reverse(rows[0].2)));
        if let Some((child, _, born, origin)) = most.and_then(<[Birth]>::first) {
            let person = &mut people[*child as usize];
            (person.born, person.born_in) = (Some(*born), Some(*origin));
        }
    }
}

/// A date of birth in a row: child, year of the return, day, place.
type Birth = (ChildId, Reverse<i32>, Day, Origin);

/// Each row whose date of birth is another than the one in use, of children whose date no Header has.
pub fn births_in_doubt(people: &[Person], tables: &Tables) -> Vec<Origin> {
    let in_header: FxHashSet<ChildId> =
        tables.header.iter().filter(|row| row.born.is_some()).map(|row| row.child).collect();
    let is_other = |child: ChildId, dob: Option<Day>| {
        dob.is_some_and(|dob| people[child as usize].born != Some(dob)) && !in_header.contains(&child)
    };
    let mut others = Vec::new();
    for_each_table!([&] tables, rows, _table => {
        others.extend(rows.iter().filter(|row| is_other(row.child(), row.dob())).map(Row::origin));
    });
    others
}
