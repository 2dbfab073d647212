//! The social workers of children as SWEpisodes numbers them, and what stands in columns that a council adds. The records
//! keep a fingerprint of a worker's number and nothing of such a column, so both are read again when somebody looks.

use super::cases::Files;
use super::own_columns::{self, OwnColumn, current};
use crate::account::Account;
use crate::file;
use crate::history::History;
use crate::rows::of_the_return::{ChildId, Origin, Row};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The numbers of the workers allocated at the as-at date, in order, and which of them each child has.
#[derive(Default)]
pub struct Workers {
    numbers: Vec<String>,
    of: FxHashMap<ChildId, u16>,
    own: Vec<OwnColumn>,
}

impl Workers {
    /// The workers of every child, none where no file of SWEpisodes was dropped, and the columns of the council.
    pub fn of(history: &History, files: Files, accounts: &[Account]) -> Workers {
        let mut rows: BTreeMap<u64, Origin> = BTreeMap::new();
        let open: Vec<(ChildId, u64)> = history
            .children()
            .filter_map(|child| {
                let row = current(child)?;
                rows.entry(row.worker).or_insert(row.origin());
                Some((child.id, row.worker))
            })
            .collect();
        let named = named(&rows, files);
        let mut numbers: Vec<String> = named.values().cloned().collect();
        numbers.sort();
        numbers.dedup();
        let place = |worker: &u64| numbers.binary_search(named.get(worker)?).ok().map(|place| place as u16);
        let of = open.iter().filter_map(|(child, worker)| Some((*child, place(worker)?))).collect();
        let own = own_columns::all(history, files, accounts);
        Workers { numbers, of, own }
    }

    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// A column that the council has added, by its place among them.
    pub fn own(&self, place: usize) -> Option<&OwnColumn> {
        self.own.get(place)
    }

    /// The worker of a child: its place in the order, and its number.
    pub fn worker(&self, child: ChildId) -> Option<(u16, &str)> {
        let place = *self.of.get(&child)?;
        Some((place, self.numbers.get(usize::from(place))?))
    }
}

/// What stands in SW_ID of one row of each worker.
fn named(rows: &BTreeMap<u64, Origin>, files: Files) -> BTreeMap<u64, String> {
    let mut by_file: BTreeMap<u16, BTreeMap<u32, u64>> = BTreeMap::new();
    for (worker, origin) in rows {
        by_file.entry(origin.file).or_default().insert(origin.line, *worker);
    }
    by_file.into_iter().flat_map(|(file, workers)| named_in(file, &workers, files)).collect()
}

fn named_in(file: u16, workers: &BTreeMap<u32, u64>, files: Files) -> Vec<(u64, String)> {
    let source = &files.sources[usize::from(file)];
    let lines: Vec<u32> = workers.keys().copied().collect();
    let Some((headings, rows)) = file::rows_at(source, &files.choices.of(&source.path), &lines) else {
        return Vec::new();
    };
    let Some(column) = headings.find("SW_ID") else { return Vec::new() };
    let number = |(line, cells): (u32, Vec<String>)| Some((*workers.get(&line)?, cells.get(column)?.clone()));
    rows.into_iter().filter_map(number).collect()
}
