//! What changed since the list of findings that was written the last time.

use super::found::Problems;
use super::list;
use crate::file::formulas;
use crate::returns::Returns;
use std::collections::BTreeMap;

/// A finding of one child: the code and the child's number.
type Key = (String, String);

/// What became of the findings of one check, in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The code.
    pub code: String,
    /// Rows that were not in the earlier list.
    pub new: usize,
    /// Rows of the earlier list that are gone.
    pub gone: usize,
    /// Rows in both.
    pub still: usize,
}

/// Compares with an earlier list, by code and child, for lines move from one export to the next.
/// The earlier list is one that [`list::csv`] wrote, of all findings or of one.
pub fn changes(problems: &Problems, returns: &Returns, earlier: &[u8]) -> Result<Vec<Change>, String> {
    let (before, only) = read(earlier)?;
    let mut now: BTreeMap<Key, usize> = BTreeMap::new();
    for finding in &problems.findings {
        if only.as_ref().is_some_and(|only| only != finding.check.code) {
            continue;
        }
        for hit in &finding.hits {
            *now.entry((finding.check.code.to_owned(), returns.records.names.of(hit.child))).or_default() += 1;
        }
    }
    Ok(compare(&before, &now))
}

fn compare(before: &BTreeMap<Key, usize>, now: &BTreeMap<Key, usize>) -> Vec<Change> {
    let mut changes: BTreeMap<&str, Change> = BTreeMap::new();
    for key in before.keys().chain(now.keys().filter(|key| !before.contains_key(key))) {
        let (was, is) = (before.get(key).copied().unwrap_or(0), now.get(key).copied().unwrap_or(0));
        let change = changes.entry(&key.0).or_insert_with(|| Change { code: key.0.clone(), ..Change::default() });
        change.still += was.min(is);
        change.new += is.saturating_sub(was);
        change.gone += was.saturating_sub(is);
    }
    changes.into_values().collect()
}

/// The findings of an earlier list, and the one code that it is of, if it is.
fn read(earlier: &[u8]) -> Result<(BTreeMap<Key, usize>, Option<String>), String> {
    let no_list =
        || "This is not a list of findings that this page wrote: its first line has other headings.".to_owned();
    let text = earlier.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(earlier);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let headings = reader.headers().map_err(|_| no_list())?.clone();
    let column = |name: &str| headings.iter().position(|heading| heading == name).ok_or_else(no_list);
    let only = column(list::HEADINGS_OF_ONE[5]);
    let (child, code) = (column("child")?, only.clone().or(column("code"))?);
    let mut rows: BTreeMap<Key, usize> = BTreeMap::new();
    for record in reader.records() {
        let record =
            record.map_err(|_| "The earlier list of findings is damaged. Use a copy that no program changed.")?;
        let cell = |place: usize| record.get(place).map(formulas::plain).unwrap_or_default().to_owned();
        *rows.entry((cell(code), cell(child))).or_default() += 1;
    }
    let code = rows.keys().next().filter(|_| only.is_ok()).map(|(code, _)| code.clone());
    Ok((rows, code))
}
