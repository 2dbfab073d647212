//! Rows of the virtual school that have the pupil's number and not the child's are tied to the child by UPN in Header.

use super::joining::drop_unused;
use crate::account::{Account, Code};
use crate::cells::child_numbers::Names;
use crate::file::choices::Choices;
use crate::file::{self, Source};
use crate::limits::LINES_LISTED;
use crate::rows::Tables;
use crate::rows::of_the_return::{ChildId, HeaderRow, Row};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A letter, eleven digits, and a digit or letter.
fn is_upn(name: &[u8]) -> bool {
    let [first, middle @ .., last] = name else { return false };
    let is_number = middle.len() == 11 && middle.iter().all(u8::is_ascii_digit);
    is_number && first.is_ascii_alphabetic() && last.is_ascii_alphanumeric()
}

/// Ties the rows, and says so. A number that two children have in Header ties to neither.
pub fn tie(names: &mut Names, tables: &mut Tables, accounts: &mut [Account], files: (&[Source], &Choices)) {
    if !tables.pupils.iter().any(|row| is_upn(names.bytes(row.child))) {
        return;
    }
    let known = children_by_upn(&tables.header, files);
    let mut tied: BTreeMap<u16, Vec<u32>> = BTreeMap::new();
    for row in &mut tables.pupils {
        if let Some(Some(child)) = known.get(&names.bytes(row.child).to_ascii_uppercase()) {
            tied.entry(row.origin.file).or_default().push(row.origin.line);
            row.set_child(*child);
        }
    }
    tied.iter().for_each(|(file, lines)| say(&mut accounts[usize::from(*file)], lines));
    if !tied.is_empty() {
        drop_unused(names, tables);
    }
}

/// The child of each pupil number in Header; none where several have it.
fn children_by_upn(
    header: &[HeaderRow],
    (sources, choices): (&[Source], &Choices),
) -> FxHashMap<Vec<u8>, Option<ChildId>> {
    let mut known = FxHashMap::default();
    for rows in header.chunk_by(|a, b| a.origin.file == b.origin.file) {
        let by_line: FxHashMap<u32, ChildId> = rows.iter().map(|row| (row.origin.line, row.child)).collect();
        let lines: Vec<u32> = by_line.keys().copied().collect();
        let source = &sources[usize::from(rows[0].origin.file)];
        let Some((headings, found)) = file::rows_at(source, &choices.of(&source.path), &lines) else { continue };
        let Some(place) = headings.find("UPN") else { continue };
        for (line, cells) in found {
            let upn = cells.get(place).map(|cell| cell.to_ascii_uppercase().into_bytes()).filter(|upn| is_upn(upn));
            if let (Some(upn), Some(child)) = (upn, by_line.get(&line)) {
                let one = known.entry(upn).or_insert(Some(*child));
                *one = one.filter(|one| one == child);
            }
        }
    }
    known
}

fn say(account: &mut Account, lines: &[u32]) {
    let (rows, first) = (lines.len() as u32, lines.first().copied().unwrap_or(1));
    let message =
        "The row has a pupil number in place of the child's. It is tied to the child whose UPN it is in Header.";
    let notice = account.say(Code::IdUpn, Some("CHILD"), first, message.to_owned());
    notice.rows = rows;
    notice.lines = lines.iter().copied().take(LINES_LISTED).collect();
}
