//! What changed since the list of findings that was written the last time.

use super::{Problems, list};
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
    let before = read(earlier)?;
    let of_codes: Option<Vec<&str>> = is_of_one_code(&before);
    let mut now: BTreeMap<Key, usize> = BTreeMap::new();
    for finding in &problems.findings {
        if of_codes.as_ref().is_some_and(|codes| !codes.contains(&finding.check.code)) {
            continue;
        }
        for hit in &finding.hits {
            *now.entry((finding.check.code.to_owned(), returns.records.names.of(hit.child))).or_default() += 1;
        }
    }
    Ok(compare(&before, &now))
}

/// A list of a single finding is compared with that finding alone.
fn is_of_one_code(before: &BTreeMap<Key, usize>) -> Option<Vec<&str>> {
    let mut codes: Vec<&str> = before.keys().map(|(code, _)| code.as_str()).collect();
    codes.dedup();
    (codes.len() == 1).then_some(codes)
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

/// The findings of an earlier list.
fn read(earlier: &[u8]) -> Result<BTreeMap<Key, usize>, String> {
    let no_list =
        || "This is not a list of findings that this page wrote: its first line has other headings.".to_owned();
    let text = earlier.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(earlier);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let headings = reader.headers().map_err(|_| no_list())?.clone();
    let column = |name: &str| headings.iter().position(|heading| heading == name).ok_or_else(no_list);
    let (child, code) = (column("child")?, column("code")?);
    let mut rows = BTreeMap::new();
    for record in reader.records() {
        let record =
            record.map_err(|_| "The earlier list of findings is damaged. Use a copy that no program changed.")?;
        let cell = |place: usize| record.get(place).map(list::plain).unwrap_or_default().to_owned();
        *rows.entry((cell(code), cell(child))).or_default() += 1;
    }
    Ok(rows)
}
