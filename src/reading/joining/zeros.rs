//! Zeros in front of children's numbers, which a spreadsheet takes from every number of a file that it saves.

use crate::cells::child_numbers::Names;
use crate::reading::joining::alike::{Aliases, Ids, SEVERAL, bare};
use crate::rows::of_the_return::ChildId;
use std::collections::BTreeMap;

/// How the files that have kept their zeros write a number: not at all, in one way, or in two, which may be two children.
#[derive(Clone, Copy, PartialEq)]
enum Kept {
    Not,
    As(ChildId),
    Twice,
}

/// The numbers of files without any zero in front, as the other files write them: none at all where more than a few could
/// be two children. `alike` are those that differ by zeros alone.
pub fn lost(names: &mut Names, alike: &[Vec<ChildId>], files: &[Ids], exact: &[bool]) -> Aliases {
    if alike.len() < SEVERAL {
        return Aliases::default();
    }
    let kept: Vec<&Ids> = files.iter().filter(|ids| has_zeros(names, ids)).collect();
    let without = files.iter().zip(exact).filter(|(ids, exact)| !**exact && !has_zeros(names, ids));
    let without: Vec<&Ids> = without.map(|(ids, _)| ids).collect();
    let Some((mut aliases, alone)) = matched(names, &kept_writings(names, alike, &kept), &without) else {
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
    if lost.is_empty() || has_zeros(names, ids) {
        return Aliases::default();
    }
    ids.iter().filter_map(|id| Some((id, *lost.get(&id)?))).collect()
}

fn has_zeros(names: &Names, ids: &Ids) -> bool {
    ids.iter().map(|id| names.bytes(id)).any(|name| bare(name).is_some_and(|bare| bare.len() < name.len()))
}

/// How those files write each number, whatever zeros it has itself.
fn kept_writings(names: &Names, alike: &[Vec<ChildId>], files: &[&Ids]) -> Vec<Kept> {
    let mut kept = vec![Kept::Not; names.len()];
    for id in files.iter().flat_map(|ids| ids.iter()) {
        kept[id as usize] = Kept::As(id);
    }
    for group in alike {
        let held: Vec<ChildId> = group.iter().copied().filter(|id| kept[*id as usize] != Kept::Not).collect();
        let writing = match held[..] {
            [] => Kept::Not,
            [one] => Kept::As(one),
            _ => Kept::Twice,
        };
        group.iter().for_each(|id| kept[*id as usize] = writing);
    }
    kept
}

/// The numbers that the other files write with zeros, and those in the same files that no other file has.
fn matched(names: &Names, kept: &[Kept], without: &[&Ids]) -> Option<(Aliases, Vec<ChildId>)> {
    let (mut aliases, mut alone) = (Aliases::default(), Vec::new());
    for ids in without {
        let (mut unknown, mut twice, mut same, mut others) = (Vec::new(), 0, 0, Vec::new());
        for id in ids.iter().filter(|id| bare(names.bytes(*id)).is_some()) {
            match kept[id as usize] {
                Kept::Not => unknown.push(id),
                Kept::Twice => twice += 1,
                Kept::As(writing) if writing == id => same += 1,
                Kept::As(writing) => others.push((id, writing)),
            }
        }
        if are_many(twice, twice + same + others.len()) {
            return None;
        }
        if !others.is_empty() {
            alone.extend(unknown);
        }
        aliases.extend(others);
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
    let numbers = files.iter().flat_map(|ids| ids.iter()).map(|id| names.bytes(id)).filter(|name| bare(name).is_some());
    numbers.for_each(|name| *widths.entry(name.len()).or_default() += 1);
    let all: usize = widths.values().sum();
    widths.into_iter().find(|(_, count)| !are_many(all - count, all)).map(|(width, _)| width)
}
