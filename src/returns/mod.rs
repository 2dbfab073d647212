//! Tables → records: which year each return is, and the returns of several years joined into one (rules R12, D1, D4-D8).

pub(crate) mod conflicts;
pub mod given;
pub mod people;
pub mod places;
pub mod ratings;
pub mod residents;
mod snapshots;
pub mod typed;

use crate::calendar::{Day, april};
use crate::file::Source;
use crate::file::choices::Choices;
use crate::reading::folders::folders_of;
use crate::reading::{self, Account, Batch, IsLine, Names, Reading, Tables};
use crate::returns::given::Given;
pub use crate::returns::people::Person;
use crate::returns::people::people;
pub use crate::rows::grouped::Grouped;
use crate::rows::of_the_return::*;
use crate::rows::{LeftOut, for_each_table};
use newest::NewestFirst;
use std::sync::Arc;
use within::WithinReturns;
use years::Years;

mod gaps;
mod newest;
mod renumbered;
mod within;
mod years;

/// Months after the newest return in which there are figures still (D63).
const MONTHS_BEYOND: i32 = 12;

/// All returns joined: one set of rows for each child.
#[derive(Default)]
#[allow(missing_docs)]
pub struct Records {
    /// The children's own numbers, and after them those of households.
    pub names: Names,
    /// How many of the names are children.
    pub children: usize,
    /// What is known of each child.
    pub people: Vec<Person>,
    /// The years in which the loaded returns end, earliest first.
    pub years: Vec<i32>,
    /// For each batch of rows, the year in which its return ends.
    pub batch_years: Vec<i32>,
    /// The tables of which at least one file was read, with the year of the return.
    pub loaded: Vec<(i32, Table)>,
    /// The columns that a file of a table lacks and without which some lines stay off.
    pub absent: Vec<(Table, &'static str)>,
    /// The tables with rows of children of whom none is in Episodes.
    pub strange: Vec<Table>,
    /// The rows that are in no figure, for the checks.
    pub left_out: Vec<LeftOut>,
    /// Header as filed, which only the checks read row by row.
    pub header: Vec<HeaderRow>,
    pub episodes: Grouped<Episode>,
    pub reviews: Grouped<Review>,
    pub uasc: Grouped<Uasc>,
    pub oc2: Grouped<Outcomes>,
    pub oc3: Grouped<Leaver>,
    pub ad1: Grouped<Adoption>,
    pub placed: Grouped<Decision>,
    pub previous: Grouped<Previous>,
    pub missing: Grouped<Incident>,
    pub workers: Grouped<Allocation>,
    pub dolo: Grouped<LibertyOrder>,
    /// What the simple extracts give.
    pub given: Given,
}

impl Records {
    /// 1 April of the earliest loaded return: what happened before it may not be in the files (D25).
    pub fn covered_from(&self) -> Option<Day> {
        self.years.first().map(|year| april(year - 1))
    }

    /// Whether there are figures at a day: from the first day of the first return to 12 months after the last day of the
    /// newest one (D63). Where no return was read, at every day. The error says which days the files cover.
    pub fn allows(&self, day: Day) -> Result<(), String> {
        self.allows_to(day, None)
    }

    /// The same of a day before another.
    pub fn allows_before(&self, day: Day, before: Day) -> Result<(), String> {
        self.allows_to(day, Some(before.plus(-1)))
    }

    fn allows_to(&self, day: Day, most: Option<Day>) -> Result<(), String> {
        let Some((first, last)) = self.years.first().zip(self.years.last()) else { return Ok(()) };
        let (first, last) = (april(first - 1), april(*last).plus(-1));
        let furthest = last.plus_months(MONTHS_BEYOND);
        let furthest = most.map_or(furthest, |most| most.min(furthest));
        let words = || {
            format!(
                "The returns cover {first} to {last}, so there are no figures at {day}. Choose a date from {first} to {furthest}."
            )
        };
        if (first..=furthest).contains(&day) { Ok(()) } else { Err(words()) }
    }

    /// Whether a table was read at all, or in the return of one year.
    pub fn has(&self, table: Table, year: Option<i32>) -> bool {
        self.loaded.iter().any(|(of, loaded)| *loaded == table && year.is_none_or(|year| year == *of))
    }

    /// The column that a line reads in a table and that a file of it lacks: its blanks would have meant something.
    pub fn column_absent(&self, table: Table, line: &str) -> Option<&'static str> {
        let is_read = |column: &str| table.off_without(column).any(|off| off == line);
        self.absent.iter().find(|(of, column)| *of == table && is_read(column)).map(|(_, column)| *column)
    }

    /// Whether a table has rows, but none of a child in Episodes.
    pub fn is_strange(&self, table: Table) -> bool {
        self.strange.contains(&table)
    }

    /// Whether Reviews, Missing or SWEpisodes of the return of a year was read, or another file of it has a row of that
    /// year. An allocation that is still open stands in later returns too, so that only its end tells of a year.
    pub fn reaches(&self, table: Table, year: i32) -> bool {
        let is_of_year = |day: Day| (april(year - 1)..april(year)).contains(&day);
        let has_row = || match table {
            Table::Reviews => self.reviews.all().iter().any(|row| is_of_year(row.held)),
            Table::SwEpisodes => self.workers.all().iter().any(|row| row.end.is_some_and(is_of_year)),
            _ => self.missing.all().iter().any(|row| is_of_year(row.start)),
        };
        self.has(table, Some(year)) || (self.has(table, None) && has_row())
    }

    /// The year in which the return of a row ends.
    pub fn year_of(&self, origin: Origin) -> i32 {
        self.batch_years[usize::from(origin.batch)]
    }
}

/// Everything known after reading: the account of each file, and the records.
#[derive(Default)]
pub struct Returns {
    /// One account for each source, in the same order.
    pub accounts: Vec<Account>,
    /// Rows in use of each source.
    pub used: Vec<u32>,
    /// The years of the returns in each source, earliest first.
    pub years: Vec<Vec<i32>>,
    /// The rows of all returns, joined.
    pub records: Arc<Records>,
    /// The day up to which the newest return seems to be complete: the default as-at date.
    pub as_at: Option<Day>,
    /// What the officer chose, for whoever looks at the files again.
    pub choices: Choices,
}

/// Reads the files as the officer has chosen, and joins their returns.
pub fn read_with(sources: &[Source], choices: &Choices, is_line: IsLine) -> Returns {
    let Reading { mut names, others, batches, mut tables, mut accounts, .. } =
        reading::read_with(sources, choices, is_line);
    let years = Years::new(&batches, &tables, sources, choices);
    years.say(&tables.episodes, &mut accounts);
    let may_be = years.of_batches();
    let batch_years = newest_of(&may_be);
    let mut within = WithinReturns::new(names.len(), sources, &batch_years, &mut accounts);
    within.set_aside_other_files(&mut tables);
    within.keep_first_or(&mut tables.header, |_| (), Fault::Conflict);
    let mut people = people(&tables, names.len(), &batch_years);
    within.set_aside_repeats(&mut tables);
    let left_out = [std::mem::take(&mut tables.left_out), std::mem::take(&mut within.left_out)].concat();
    within.keep_one_of_each(&mut tables, others.len());
    conflicts::say(&tables, &people, &batch_years, &mut accounts);
    let (used, mut years) = rows_and_years(&tables, sources.len(), &batch_years);
    let folders = folders_of(sources);
    for (file, years) in years.iter_mut().enumerate().filter(|(file, _)| accounts[*file].is_of_return()) {
        years.extend(year_beside(&folders[file], &batches, &batch_years).filter(|_| years.is_empty()));
    }
    let as_at = tables.complete_to(&batch_years);
    renumbered::say(&tables.episodes, &batch_years, &years, &mut accounts);
    let loaded = loaded_tables(&accounts, &years);
    let mut absent = absent_columns(&accounts);
    let children = names.len();
    let strange = strange_tables(&tables, children);
    let mut given = Given::take(&mut tables, children, &mut names, &others);
    absent.extend(given.unfilled());
    typed::tell(&mut given.typed, sources, choices);
    typed::tell(&mut given.judgements, sources, choices);
    people.resize_with(names.len(), Person::default);
    let joined = join(names, tables, batch_years, &mut accounts);
    let in_doubt =
        |folder: &str| batches.iter().zip(&may_be).any(|(batch, years)| batch.folder == folder && years.len() > 1);
    gaps::say_strays(sources, &used, &years, in_doubt, &mut accounts);
    gaps::say(&joined.years, &loaded, &years, &mut accounts);
    let records = Records { people, loaded, absent, strange, left_out, children, given, ..joined };
    Returns { accounts, used, years, records: Arc::new(records), as_at, choices: choices.clone() }
}

impl Records {
    /// The rows of every return as they were filed, before the returns were joined: what the checks read.
    pub fn as_filed(&self) -> Tables {
        Tables {
            header: self.header.clone(),
            episodes: self.episodes.as_filed(),
            reviews: self.reviews.as_filed(),
            uasc: self.uasc.as_filed(),
            oc2: self.oc2.as_filed(),
            oc3: self.oc3.as_filed(),
            ad1: self.ad1.as_filed(),
            placed: self.placed.as_filed(),
            previous: self.previous.as_filed(),
            missing: self.missing.as_filed(),
            workers: self.workers.as_filed(),
            ..Tables::default()
        }
    }
}

/// The newest of the years that the return of each batch may end in; 0 where there is none.
fn newest_of(may_be: &[Vec<i32>]) -> Vec<i32> {
    may_be.iter().map(|years| years.last().copied().unwrap_or_default()).collect()
}

#[inline(never)]
fn rows_and_years(tables: &Tables, files: usize, batch_years: &[i32]) -> (Vec<u32>, Vec<Vec<i32>>) {
    let (mut used, mut years) = (vec![0; files], vec![Vec::new(); files]);
    let mut see = |origin: Origin, table: Table| {
        let file = usize::from(origin.file);
        used[file] += 1;
        if table.is_extract() {
            return;
        }
        let year = batch_years[usize::from(origin.batch)];
        let years = &mut years[file];
        if years.last() != Some(&year) && !years.contains(&year) {
            years.push(year);
        }
    };
    for_each_table!(every [&] tables, rows, table => rows.iter().for_each(|row| see(row.origin(), table)));
    years.iter_mut().for_each(|years| years.sort_unstable());
    (used, years)
}

/// The newest return of a file's folder: that of a file without any row in use.
fn year_beside(folder: &str, batches: &[Batch], batch_years: &[i32]) -> Option<i32> {
    let beside = batches.iter().zip(batch_years).filter(|(batch, year)| batch.folder == folder && **year != 0);
    beside.map(|(_, year)| *year).max()
}

fn join(names: Names, tables: Tables, batch_years: Vec<i32>, accounts: &mut [Account]) -> Records {
    let children = names.len();
    let mut years: Vec<i32> = batch_years.iter().copied().filter(|year| *year != 0).collect();
    years.sort_unstable();
    years.dedup();
    let mut newest = NewestFirst { batch_years: &batch_years, years: &years, children, accounts };
    newest.tell_of_headers(&tables.header);
    let of_year = |origin: Origin| batch_years[usize::from(origin.batch)];
    Records {
        episodes: newest.episodes(tables.episodes),
        reviews: newest.one_each(tables.reviews, |row| row.held, Review::is_carried_on),
        uasc: newest.one_each(tables.uasc, |_| (), Uasc::is_carried_on),
        oc2: newest.one_each(tables.oc2, |row| of_year(row.origin), |_, _| true),
        oc3: newest.one_each(tables.oc3, |row| of_year(row.origin), |_, _| true),
        ad1: newest.one_each(tables.ad1, |_| (), Adoption::is_carried_on),
        placed: newest.one_each(tables.placed, |row| row.made, Decision::is_carried_on),
        previous: newest.one_each(tables.previous, |_| (), Previous::is_carried_on),
        missing: newest.one_each(tables.missing, |row| (row.start, row.kind), Incident::is_carried_on),
        workers: newest.one_each(tables.workers, |row| (row.start, row.worker), Allocation::is_carried_on),
        dolo: newest.one_each(tables.dolo, |row| row.start, LibertyOrder::is_carried_on),
        header: tables.header,
        names,
        years,
        batch_years,
        ..Records::default()
    }
}

#[inline(never)]
fn strange_tables(tables: &Tables, children: usize) -> Vec<Table> {
    let mut is_known = vec![false; children];
    tables.episodes.iter().for_each(|row| is_known[row.child as usize] = true);
    let mut strange = Vec::new();
    let mut see = |table: Table, has_rows: bool, has_known: bool| {
        if has_rows && !has_known && !tables.episodes.is_empty() {
            strange.push(table);
        }
    };
    for_each_table!([&] tables, rows, table => {
        see(table, !rows.is_empty(), rows.iter().any(|row| is_known[row.child() as usize]))
    });
    strange
}

fn absent_columns(accounts: &[Account]) -> Vec<(Table, &'static str)> {
    let read = accounts.iter().filter(|account| !account.is_refused());
    let of_tables = read.filter_map(|account| Some((account.table?, &account.absent)));
    of_tables.flat_map(|(table, columns)| columns.iter().map(move |column| (table, *column))).collect()
}

fn loaded_tables(accounts: &[Account], years: &[Vec<i32>]) -> Vec<(i32, Table)> {
    let newest = years.iter().flatten().copied().max().unwrap_or_default();
    let mut loaded = Vec::new();
    for (account, years) in accounts.iter().zip(years) {
        let Some(table) = account.table.filter(|_| !account.is_refused()) else { continue };
        let of = if years.is_empty() { &[newest][..] } else { years };
        loaded.extend(of.iter().map(|year| (*year, table)));
    }
    loaded
}
