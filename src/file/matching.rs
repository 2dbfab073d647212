//! Which heading of a file stands for which column of the return, where the officer has said so.

use crate::file::names::safe_name;
use crate::tables::Table;
use std::collections::BTreeMap;

/// For headings as [`name_of`] has them, the columns that they stand for.
pub type Matching = BTreeMap<String, String>;

/// What the officer said of one file, and what was said of other files before and saved.
#[derive(Clone, Copy, Default)]
pub struct Matchings<'a> {
    /// Of this file.
    pub own: Option<&'a Matching>,
    /// Of other files: used where all of its headings stand on the line.
    pub saved: &'a [Matching],
}

/// The heading as the page may show it, or its place, such as `#3`, when it may hold more than a name.
pub fn name_of(heading: &[u8], place: usize) -> String {
    let name = String::from_utf8_lossy(heading.trim_ascii());
    safe_name(&name).map_or_else(|| format!("#{}", place + 1), |name| name.into_owned())
}

/// A heading that another one has taken the place of.
const TAKEN: &[u8] = b"(not read)";

impl Matchings<'_> {
    /// Puts the columns in place of the headings that stand for them, and tells which.
    pub fn apply(&self, headings: &mut [Vec<u8>]) -> Vec<&'static str> {
        if self.own.is_none() && self.saved.is_empty() {
            return Vec::new();
        }
        let names: Vec<String> = headings.iter().enumerate().map(|(place, name)| name_of(name, place)).collect();
        let all_there = |matching: &&Matching| matching.keys().all(|name| names.contains(name));
        let saved = || self.saved.iter().find(all_there);
        let Some(matching) = self.own.or_else(saved) else { return Vec::new() };
        let columns: Vec<Option<&str>> =
            names.iter().map(|name| matching.get(name).and_then(|to| column(to))).collect();
        for (heading, column) in headings.iter_mut().zip(&columns) {
            let is_taken =
                || columns.iter().flatten().any(|taken| heading.trim_ascii().eq_ignore_ascii_case(taken.as_bytes()));
            match column {
                Some(column) => *heading = column.as_bytes().to_vec(),
                None if is_taken() => *heading = TAKEN.to_vec(),
                None => {}
            }
        }
        columns.into_iter().flatten().collect()
    }
}

/// The column of the return of that name.
pub fn column(name: &str) -> Option<&'static str> {
    Table::all().flat_map(Table::official).copied().find(|column| *column == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(headings: &[&str], matching: &[(&str, &str)], saved: bool) -> (Vec<String>, Vec<&'static str>) {
        let mut bytes: Vec<Vec<u8>> = headings.iter().map(|name| name.as_bytes().to_vec()).collect();
        let matching = [matching.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect::<Matching>()];
        let matchings = if saved {
            Matchings { own: None, saved: &matching }
        } else {
            Matchings { own: matching.first(), saved: &[] }
        };
        let chosen = matchings.apply(&mut bytes);
        (bytes.into_iter().map(|name| String::from_utf8(name).unwrap()).collect(), chosen)
    }

    #[test]
    fn headings_become_the_columns_that_they_stand_for() {
        let (names, chosen) = applied(&["Number", "Held", "REVIEW"], &[("Number", "CHILD"), ("Held", "REVIEW")], false);
        assert_eq!(names, ["CHILD", "REVIEW", "(not read)"]);
        assert_eq!(chosen, ["CHILD", "REVIEW"]);
    }

    #[test]
    fn a_heading_that_is_no_plain_name_is_told_by_its_place() {
        assert_eq!(applied(&["Ref 1/2", "Held"], &[("#1", "CHILD")], false).0, ["CHILD", "Held"]);
    }

    #[test]
    fn a_saved_matching_needs_all_of_its_headings() {
        let saved = [("Number", "CHILD"), ("Held", "REVIEW")];
        assert_eq!(applied(&["Number", "Other"], &saved, true).0, ["Number", "Other"]);
        assert_eq!(applied(&["Number", "Other"], &saved, false).0, ["CHILD", "Other"]);
    }

    #[test]
    fn a_name_that_is_no_column_is_nothing() {
        assert_eq!(applied(&["Number"], &[("Number", "__proto__")], false), (vec!["Number".to_owned()], vec![]));
    }
}
