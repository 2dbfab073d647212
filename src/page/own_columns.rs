//! Columns that a council adds to its files, such as a team or "Edge of care". No figure reads them, so what stands in
//! them is read again when somebody looks, and goes no further than the officer's page.

use super::cases::Files;
use super::words::capital;
use crate::account::{Account, Code};
use crate::calendar::Day;
use crate::cells::oddities::stands_for_nothing;
use crate::file;
use crate::history::{Child, History};
use crate::rows::of_the_return::{Allocation, ChildId, Origin, Row, Table};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Files with a row for each child, one that holds on a day, or one that is the latest.
const LISTS: [Table; 7] = [
    Table::Header,
    Table::ChildrenInCare,
    Table::ChildrenInNeed,
    Table::SwEpisodes,
    Table::Allocations,
    Table::PathwayPlans,
    Table::Reviews,
];

/// As many columns count, in the order of the files.
pub const MOST: usize = 6;
/// More groups than this are names or remarks.
const MOST_GROUPS: usize = 30;
/// Longer than this is a remark.
const LONGEST: usize = 40;

/// One column, and in which of its groups each child is.
pub struct OwnColumn {
    /// Its heading.
    pub name: String,
    groups: Vec<String>,
    of: FxHashMap<ChildId, u16>,
}

/// What stands in a column, child by child.
type Values = Vec<(ChildId, String)>;

impl OwnColumn {
    /// The group of a child: its place in the order, and its name.
    pub fn group(&self, child: ChildId) -> Option<(u16, &str)> {
        let place = *self.of.get(&child)?;
        Some((place, self.groups.get(usize::from(place))?))
    }

    /// A column that puts children into groups; none where it holds dates, remarks or a name for each child.
    fn of(name: &str, values: Values) -> Option<OwnColumn> {
        let groups: BTreeSet<&String> = values.iter().map(|(_, value)| value).collect();
        let tells_nothing = |value: &&&String| value.len() > LONGEST || Day::read(value.as_bytes()).is_some();
        let are_shared = groups.len() <= 2 || 2 * groups.len() <= values.len();
        let is_one = !groups.is_empty() && groups.len() <= MOST_GROUPS && are_shared;
        if !is_one || groups.iter().any(|value| tells_nothing(&value)) {
            return None;
        }
        let groups: Vec<String> = groups.into_iter().cloned().collect();
        let place = |value: &String| groups.binary_search(value).ok().map(|place| place as u16);
        let of = values.iter().filter_map(|(child, value)| Some((*child, place(value)?))).collect();
        Some(OwnColumn { name: capital(&name.replace('_', " ").to_lowercase()), groups, of })
    }
}

/// The row of SWEpisodes that holds at the as-at date: of those open, the latest to begin.
pub(super) fn current<'h>(child: Child<'h>) -> Option<&'h Allocation> {
    let last = child.history.period.last;
    let open = |row: &&Allocation| row.start <= last && row.end.is_none_or(|end| end > last) && row.worker != 0;
    child.history.records.workers.of(child.id).iter().filter(open).max_by_key(|row| row.start)
}

/// The row of a table that tells of a child at the as-at date.
fn row_of(child: Child, table: Table) -> Option<Origin> {
    let (given, last) = (&child.history.records.given, child.history.period.last);
    let is_open = |start: Day, end: Option<Day>| start <= last && end.is_none_or(|end| end > last);
    match table {
        Table::Header => child.born_in(),
        Table::ChildrenInCare => given.in_care.of(child.id).last().map(Row::origin),
        Table::ChildrenInNeed => {
            given.in_need.of(child.id).iter().rfind(|row| is_open(row.start, row.end)).map(Row::origin)
        }
        Table::SwEpisodes => current(child).map(Row::origin),
        Table::Allocations => {
            given.allocated.of(child.id).iter().rfind(|row| is_open(row.start, row.end)).map(Row::origin)
        }
        Table::PathwayPlans => given.pathways.of(child.id).last().map(Row::origin),
        Table::Reviews => child.reviews().iter().rfind(|review| review.held <= last).map(Row::origin),
        _ => None,
    }
}

/// Columns that put children into groups, in the order of the files.
pub fn all(history: &History, files: Files, accounts: &[Account]) -> Vec<OwnColumn> {
    let mut columns: Vec<(String, Values)> = Vec::new();
    for (file, account) in accounts.iter().enumerate() {
        let Some(table) = account.table.filter(|table| LISTS.contains(table)) else { continue };
        let names = added(account);
        if !names.is_empty() {
            let rows = rows_in(history, table, file as u16);
            read(file, &names, &rows, files, &mut columns);
        }
    }
    columns.into_iter().filter_map(|(name, values)| OwnColumn::of(&name, values)).take(MOST).collect()
}

/// The headings of a file that no table has, but for those that may name a person.
fn added(account: &Account) -> Vec<&str> {
    let notices = account.notices.iter().filter(|notice| notice.code == Code::ColExtra);
    notices
        .filter_map(|notice| notice.heading.as_deref())
        .filter(|heading| !crate::reading::may_name(heading))
        .collect()
}

/// The children whose rows stand in a file, by line.
fn rows_in(history: &History, table: Table, file: u16) -> BTreeMap<u32, ChildId> {
    let told = |child: Child| row_of(child, table).filter(|row| row.file == file).map(|row| (row.line, child.id));
    history.children().filter_map(told).collect()
}

/// Adds what stands in the columns of a file; of two files with one column the first tells of a child.
fn read(file: usize, names: &[&str], rows: &BTreeMap<u32, ChildId>, files: Files, columns: &mut Vec<(String, Values)>) {
    let (source, lines) = (&files.sources[file], rows.keys().copied().collect::<Vec<u32>>());
    let Some((headings, found)) = file::rows_at(source, &files.choices.of(&source.path), &lines) else { return };
    for name in names {
        let Some(place) = headings.find(name) else { continue };
        let value = |(line, cells): &(u32, Vec<String>)| Some((*rows.get(line)?, cells.get(place)?.clone()));
        let is_told = |(_, value): &(ChildId, String)| !value.is_empty() && !stands_for_nothing(value.as_bytes());
        let values = found.iter().filter_map(value).filter(is_told);
        match columns.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => {
                let there: BTreeSet<ChildId> = known.iter().map(|(child, _)| *child).collect();
                known.extend(values.filter(|(child, _)| !there.contains(child)));
            }
            None => columns.push(((*name).to_owned(), values.collect())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(values: &[&str]) -> Option<Vec<String>> {
        let values = values.iter().zip(0..).map(|(value, child)| (child, (*value).to_owned())).collect();
        OwnColumn::of("EDGE_OF_CARE", values).map(|column| column.groups)
    }

    #[test]
    fn a_column_of_a_few_values_makes_groups() {
        assert_eq!(groups(&["Y", "N", "Y"]), Some(vec!["N".to_owned(), "Y".to_owned()]));
        let column = OwnColumn::of("EDGE_OF_CARE", vec![(7, "Y".to_owned())]).unwrap();
        assert_eq!((column.name.as_str(), column.group(7), column.group(8)), ("Edge of care", Some((0, "Y")), None));
    }

    #[test]
    fn dates_remarks_and_a_value_for_each_child_make_none() {
        assert_eq!(groups(&["01/02/2024", "01/02/2024"]), None);
        assert_eq!(groups(&["A", "B", "C", "A"]), None);
        assert_eq!(groups(&[]), None);
        assert_eq!(groups(&["A remark that is longer than the name of any group is"; 3]), None);
    }
}
