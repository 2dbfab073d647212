//! Returns of successive years that have almost no child in common: the numbers were given anew, or one return is of
//! another authority (D59).

use crate::account::{Account, Code};
use crate::calendar::return_year;
use crate::rows::of_the_return::{ChildId, Episode, Table};
use std::collections::BTreeMap;

/// Fewer children than so many in care at the end of a year tell nothing.
const FEWEST: usize = 10;
/// Of so many children who should go on, one at most does.
const ONE_OF: usize = 10;

/// The children of one return, each once and in order: those in care at its end, and all.
#[derive(Default)]
struct OfReturn {
    open: Vec<ChildId>,
    all: Vec<ChildId>,
}

/// Says at the Episodes of the later return which of two share almost no child. The rows of a child stand together.
#[inline(never)]
pub fn say(rows: &[Episode], batch_years: &[i32], of_files: &[Vec<i32>], accounts: &mut [Account]) {
    let mut returns: BTreeMap<i32, OfReturn> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.ls.is_respite()) {
        let of = returns.entry(batch_years[usize::from(row.origin.batch)]).or_default();
        put(&mut of.all, row.child);
        if row.dec.is_none() {
            put(&mut of.open, row.child);
        }
    }
    for (year, before) in &returns {
        let Some(after) = returns.get(&(year + 1)) else { continue };
        let goes_on = |child: &&ChildId| after.all.binary_search(child).is_ok();
        let (expected, found) = (before.open.len(), before.open.iter().filter(goes_on).count());
        if expected < FEWEST || found * ONE_OF > expected {
            continue;
        }
        let is_of_year =
            |(account, of): &(&Account, &Vec<i32>)| account.table == Some(Table::Episodes) && of.contains(&(year + 1));
        if let Some(file) = accounts.iter().zip(of_files).position(|pair| is_of_year(&pair)) {
            accounts[file].say(Code::Renumbered, None, 1, words(*year, expected, found)).rows = 0;
        }
    }
}

fn put(children: &mut Vec<ChildId>, child: ChildId) {
    if children.last() != Some(&child) {
        children.push(child);
    }
}

fn words(year: i32, expected: usize, found: usize) -> String {
    let (last, next) = (return_year(year), return_year(year + 1));
    format!(
        "Of the {expected} children in care at the end of {last}, {found} are in the return of {next}. Either the children have new numbers, or the two returns are of different authorities. Then whoever should go on leaves and starts anew, and figures that look back are wrong. Give the children one number in both, or load the returns of one authority alone."
    )
}
