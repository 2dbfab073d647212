//! Zeros in front of children's numbers, which a spreadsheet takes from every number of a file that it saves.

use super::{Aliases, Ids, SEVERAL};
use crate::cells::child_numbers::Names;
use crate::rows::of_the_return::ChildId;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Each number without zeros in front, and its one writing in the files that have kept theirs; `None` where they have
/// two, which may be two children.
type Kept<'a> = FxHashMap<&'a [u8], Option<ChildId>>;

/// The numbers of files without any zero in front, as the other files write them: none at all where more than a few could
/// be two children.
pub fn lost(names: &mut Names, files: &[Ids], exact: &[bool]) -> Aliases {
    let kept: Vec<&Ids> = files.iter().filter(|ids| has_zeros(names, ids)).collect();
    let without = files.iter().zip(exact).filter(|(ids, exact)| !**exact && !has_zeros(names, ids));
    let without: Vec<&Ids> = without.map(|(ids, _)| ids).collect();
    let Some((mut aliases, alone)) = matched(names, &kept_writings(names, &kept), &without) else {
        return Aliases::default();
    };
    if aliases.iter().filter(|(from, to)| from != to).count() < SEVERAL {
        return Aliases::default();
    }
    let width = one_width(names, &kept);
    if let Some(width) = width.filter(|width| alone.iter().all(|id| names.bytes(*id).len() <= *width)) {
        for id in alone {
            let padded = [&vec![b'0'; width - names.bytes(id).len()], names.bytes(id)].concat();
            aliases.insert(id, names.insert(&padded));
        }
    }
    aliases.retain(|from, to| from != to);
    aliases
}

/// What is lost in one file: nothing where a number of it has kept its zeros.
pub fn of_file(names: &Names, ids: &Ids, lost: &Aliases) -> Aliases {
    if has_zeros(names, ids) {
        return Aliases::default();
    }
    ids.iter().filter_map(|id| Some((*id, *lost.get(id)?))).collect()
}

fn has_zeros(names: &Names, ids: &Ids) -> bool {
    ids.iter().map(|id| names.bytes(*id)).any(|name| bare(name).is_some_and(|bare| bare.len() < name.len()))
}

/// What is left of a number of digits without the zeros in front.
pub fn bare(name: &[u8]) -> Option<&[u8]> {
    let zeros = name.iter().take_while(|byte| **byte == b'0').count();
    let is_number = !name.is_empty() && name.iter().all(u8::is_ascii_digit);
    is_number.then(|| &name[zeros.min(name.len() - 1)..])
}

fn kept_writings<'a>(names: &'a Names, files: &[&Ids]) -> Kept<'a> {
    let mut kept = Kept::default();
    for id in files.iter().copied().flatten() {
        let Some(bare) = bare(names.bytes(*id)) else { continue };
        let writing = kept.entry(bare).or_insert(Some(*id));
        *writing = writing.filter(|known| known == id);
    }
    kept
}

/// The numbers that the other files write with zeros, and those in the same files that no other file has.
fn matched(names: &Names, kept: &Kept, without: &[&Ids]) -> Option<(Aliases, Vec<ChildId>)> {
    let (mut aliases, mut alone) = (Aliases::default(), Vec::new());
    for ids in without {
        let numbers = ids.iter().filter(|id| bare(names.bytes(**id)).is_some());
        let (known, unknown): (Vec<ChildId>, Vec<ChildId>) =
            numbers.partition(|id| kept.contains_key(names.bytes(**id)));
        let writings: Aliases =
            known.iter().filter_map(|id| kept[names.bytes(*id)].map(|writing| (*id, writing))).collect();
        if are_many(known.len() - writings.len(), known.len()) {
            return None;
        }
        if writings.iter().any(|(from, to)| from != to) {
            alone.extend(unknown);
        }
        aliases.extend(writings);
    }
    alone.sort_unstable();
    alone.dedup();
    Some((aliases, alone))
}

/// Whether these are more than the mistyped numbers that a file has: 1 in 20.
fn are_many(some: usize, all: usize) -> bool {
    some * 20 > all
}

/// How many digits the numbers of these files have, but for a few.
fn one_width(names: &Names, files: &[&Ids]) -> Option<usize> {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    let numbers = files.iter().copied().flatten().map(|id| names.bytes(*id)).filter(|name| bare(name).is_some());
    numbers.for_each(|name| *widths.entry(name.len()).or_default() += 1);
    let all: usize = widths.values().sum();
    widths.into_iter().find(|(_, count)| !are_many(all - count, all)).map(|(width, _)| width)
}
