//! Which rows, years, tables and columns the files gave.

use crate::filed::{Tables, for_each_table};
use crate::reading::Account;
use crate::tables::{Origin, Row, Table};

/// How many rows of each file are in use, and the years of the returns in it.
#[inline(never)]
pub(super) fn rows_and_years(tables: &Tables, files: usize, batch_years: &[i32]) -> (Vec<u32>, Vec<Vec<i32>>) {
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

/// The tables read, with the year of the return; an extract belongs to the newest.
pub(super) fn loaded_tables(accounts: &[Account], years: &[Vec<i32>]) -> Vec<(i32, Table)> {
    let newest = years.iter().flatten().copied().max().unwrap_or_default();
    let mut loaded = Vec::new();
    for (account, years) in accounts.iter().zip(years) {
        let Some(table) = account.table.filter(|_| !account.is_refused()) else { continue };
        let of = if years.is_empty() { &[newest][..] } else { years };
        loaded.extend(of.iter().map(|year| (*year, table)));
    }
    loaded
}

/// The columns that files lack and without which some lines stay off.
pub(super) fn absent_columns(accounts: &[Account]) -> Vec<(Table, &'static str)> {
    let read = accounts.iter().filter(|account| !account.is_refused());
    read.flat_map(|account| {
        account.table.into_iter().flat_map(|table| account.absent.iter().map(move |column| (table, *column)))
    })
    .collect()
}
