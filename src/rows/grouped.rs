//! Rows with those of a child together.

use crate::rows::of_the_return::{ChildId, Origin, Row};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Rows of one table, those of a child together.
pub struct Grouped<R> {
    rows: Vec<R>,
    /// Rows that others stand for, and rows that were changed, as they were filed.
    older: Vec<R>,
    starts: Vec<u32>,
}

impl<R> Default for Grouped<R> {
    fn default() -> Self {
        Grouped { rows: Vec::new(), older: Vec::new(), starts: Vec::new() }
    }
}

impl<R: Row> Grouped<R> {
    /// Groups rows that are already in the order of their children.
    #[inline(never)]
    pub fn of_sorted(mut rows: Vec<R>, children: usize) -> Self {
        rows.shrink_to_fit();
        let mut starts = vec![0; children + 1];
        for row in &rows {
            starts[row.child() as usize + 1] += 1;
        }
        for child in 0..children {
            starts[child + 1] += starts[child];
        }
        Grouped { rows, older: Vec::new(), starts }
    }

    /// The same, with the rows that were left out or changed on the way as they were filed.
    pub fn with_older(self, mut older: Vec<R>) -> Self {
        older.shrink_to_fit();
        Grouped { older, ..self }
    }

    /// Every row as it was filed, in no order.
    pub fn as_filed(&self) -> Vec<R> {
        let older: FxHashSet<Origin> = self.older.iter().map(Row::origin).collect();
        let as_they_were = self.rows.iter().filter(|row| !older.contains(&row.origin()));
        as_they_were.chain(&self.older).copied().collect()
    }

    /// The rows of one child.
    pub fn of(&self, child: ChildId) -> &[R] {
        &self.rows[self.range(child)]
    }

    fn range(&self, child: ChildId) -> Range<usize> {
        let at = |index: usize| self.starts.get(index).map_or(0, |start| *start as usize);
        at(child as usize)..at(child as usize + 1)
    }

    /// All rows, child by child.
    pub fn all(&self) -> &[R] {
        &self.rows
    }
}

/// Puts the rows of a child together, in the order in which they came; then those of each child in the order of a key.
#[inline(never)]
pub fn sort_by_child<R: Row, K: Ord>(rows: &mut Vec<R>, children: usize, key: impl Fn(&R) -> K) {
    bring_together(rows, children, |row| row.child() as usize);
    rows.chunk_by_mut(|a, b| a.child() == b.child()).for_each(|rows| rows.sort_by_key(&key));
}

/// Puts the rows of each group together, those of one in the order in which they came. It is a counting sort: the place
/// of each group's first row is known from how many rows the groups before have.
#[inline(never)]
pub fn bring_together<R: Row>(rows: &mut Vec<R>, groups: usize, group: impl Fn(&R) -> usize) {
    if rows.is_sorted_by_key(&group) {
        return;
    }
    let mut next = vec![0u32; groups + 1];
    for row in rows.iter() {
        next[group(row) + 1] += 1;
    }
    for group in 0..groups {
        next[group + 1] += next[group];
    }
    let mut order = vec![0u32; rows.len()];
    for (index, row) in rows.iter().enumerate() {
        let place = &mut next[group(row)];
        order[*place as usize] = index as u32;
        *place += 1;
    }
    *rows = order.iter().map(|index| rows[*index as usize]).collect();
}
