//! Children's numbers that differ between files only in their writing: joined all or not at all (section 2.1 of the
//! catalogue of faults), and only where no two children could be taken for one.

use crate::filed::{Tables, for_each_table};
use crate::identifiers::Names;
use crate::notices::{Account, Choice, NoticeKind};
use crate::tables::{ChildId, Row, Table};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// In what two writings of one number differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Rung {
    Case,
    Prefix,
    Zeros,
}

type Ids = FxHashSet<ChildId>;
type Aliases = FxHashMap<ChildId, ChildId>;

/// Joins the numbers of each file with those of the Episodes files, and says so.
#[inline(never)]
pub fn join(names: &mut Names, tables: &mut Tables, accounts: &mut [Account], exact: &[bool]) {
    if !has_candidates(names) {
        return;
    }
    let mut files = ids_by_file(tables, accounts.len());
    let mut settled = Ids::default();
    let mut any = false;
    for file in in_order(accounts).into_iter().filter(|file| !exact[*file]) {
        for rung in [Rung::Case, Rung::Prefix, Rung::Zeros] {
            let mut aliases = matches(names, &files[file], &settled, rung);
            if aliases.is_empty() {
                continue;
            }
            if rung == Rung::Prefix {
                rewrite_others(names, &files[file], &mut aliases);
            }
            retie(tables, file, &aliases, &mut accounts[file], rung);
            files[file] = files[file].iter().map(|id| aliases.get(id).copied().unwrap_or(*id)).collect();
            any = true;
        }
        settled.extend(&files[file]);
    }
    if any {
        drop_unused(names, tables);
    }
}

/// Whether any two numbers could be one: a quick look, so that tidy files cost next to nothing.
#[inline(never)]
fn has_candidates(names: &Names) -> bool {
    let mut keys = FxHashSet::default();
    let all = || (0..names.len()).map(|child| names.bytes(child as ChildId));
    let doubled = all().any(|name| !keys.insert(key(name, Rung::Zeros)));
    let prefixed = |name: &[u8]| without_prefix(name).is_some_and(|rest| keys.contains(&key(rest, Rung::Zeros)));
    doubled || all().filter(|name| prefixed(name)).count() * 4 > names.len()
}

/// What two writings of one number have in common.
fn key(name: &[u8], rung: Rung) -> Vec<u8> {
    let upper = name.to_ascii_uppercase();
    let zeros = if rung == Rung::Zeros { upper.iter().take_while(|byte| **byte == b'0').count() } else { 0 };
    upper[zeros.min(upper.len().saturating_sub(1))..].to_vec()
}

/// The number after the three digits of an authority and a stroke, dash or nothing.
fn without_prefix(name: &[u8]) -> Option<&[u8]> {
    let (code, rest) = name.split_at_checked(3)?;
    let rest = match rest {
        [b'/' | b'-' | b'_' | b' ', after @ ..] => after,
        _ => rest,
    };
    (code.iter().all(u8::is_ascii_digit) && !rest.is_empty()).then_some(rest)
}

fn ids_by_file(tables: &Tables, files: usize) -> Vec<Ids> {
    let mut ids = vec![Ids::default(); files];
    for_each_table!([&] tables, rows, _table => rows.iter().for_each(|row| {
        ids[usize::from(row.origin().file)].insert(row.child());
    }));
    ids
}

/// The files: those of Episodes first, then Header, then the others.
fn in_order(accounts: &[Account]) -> Vec<usize> {
    let mut files: Vec<usize> = (0..accounts.len()).filter(|file| accounts[*file].table.is_some()).collect();
    files.sort_by_key(|file| match accounts[*file].table {
        Some(Table::Episodes) => 0,
        Some(Table::Header) => 1,
        _ => 2,
    });
    files
}

/// Which numbers of a file are which settled ones; none at all where two could be one.
fn matches(names: &Names, ids: &Ids, settled: &Ids, rung: Rung) -> Aliases {
    if rung == Rung::Prefix {
        let (there, here) = (prefix_matches(names, ids, settled), prefix_matches(names, settled, ids));
        let turned = || here.into_iter().map(|(from, to)| (to, from)).collect();
        return if there.is_empty() { turned() } else { there };
    }
    let mut by_key: FxHashMap<Vec<u8>, ChildId> = FxHashMap::default();
    for id in settled {
        if by_key.insert(key(names.bytes(*id), rung), *id).is_some() {
            return Aliases::default();
        }
    }
    if !is_damaged(names, ids, settled, rung) {
        return Aliases::default();
    }
    let mut seen = FxHashSet::default();
    let mut aliases = Aliases::default();
    for id in ids {
        let key = key(names.bytes(*id), rung);
        if let Some(same) = by_key.get(&key).filter(|same| *same != id) {
            aliases.insert(*id, *same);
        }
        if !seen.insert(key) {
            return Aliases::default();
        }
    }
    aliases
}

/// Whether the whole file looks so: no number with a zero in front, or none with letters that another file has too.
fn is_damaged(names: &Names, ids: &Ids, settled: &Ids, rung: Rung) -> bool {
    let untouched = |id: &ChildId| match rung {
        Rung::Zeros => names.bytes(*id).starts_with(b"0"),
        _ => settled.contains(id) && names.bytes(*id).iter().any(u8::is_ascii_alphabetic),
    };
    !ids.iter().any(untouched)
}

/// Numbers that all begin with the code of one authority, where the others have none.
fn prefix_matches(names: &Names, with: &Ids, without: &Ids) -> Aliases {
    let mut codes = with.iter().map(|id| names.bytes(*id).get(..3));
    let first = codes.next().flatten();
    if first.is_none() || !codes.all(|code| code == first) || with.iter().any(|id| without.contains(id)) {
        return Aliases::default();
    }
    let others: FxHashMap<&[u8], ChildId> = without.iter().map(|id| (names.bytes(*id), *id)).collect();
    let same =
        |id: &ChildId| without_prefix(names.bytes(*id)).and_then(|rest| others.get(rest)).map(|same| (*id, *same));
    let aliases: Aliases = with.iter().filter_map(same).collect();
    let enough = aliases.len() * 2 >= with.len().min(without.len());
    if enough { aliases } else { Aliases::default() }
}

/// The numbers of a file that no other file has, written as those are that it shares.
fn rewrite_others(names: &mut Names, ids: &Ids, aliases: &mut Aliases) {
    let Some((from, to)) =
        aliases.iter().next().map(|(from, to)| (names.bytes(*from).to_vec(), names.bytes(*to).to_vec()))
    else {
        return;
    };
    let others: Vec<ChildId> = ids.iter().filter(|id| !aliases.contains_key(id)).copied().collect();
    for id in others {
        let name = names.bytes(id).to_vec();
        let other = match from.strip_suffix(to.as_slice()) {
            Some(prefix) => name.strip_prefix(prefix).map(<[u8]>::to_vec),
            None => to.strip_suffix(from.as_slice()).map(|prefix| [prefix, &name].concat()),
        };
        if let Some(other) = other.filter(|other| !other.is_empty()) {
            aliases.insert(id, names.insert(&other));
        }
    }
}

fn retie(tables: &mut Tables, file: usize, aliases: &Aliases, account: &mut Account, rung: Rung) {
    let mut lines: BTreeMap<u32, ()> = BTreeMap::new();
    for_each_table!([&mut] tables, rows, _table => {
        for row in rows.iter_mut().filter(|row| usize::from(row.origin().file) == file) {
            if let Some(child) = aliases.get(&row.child()) {
                lines.insert(row.origin().line, ());
                row.set_child(*child);
            }
        }
    });
    let children = aliases.len();
    let (kind, code, message) = match rung {
        Rung::Case => (
            NoticeKind::Repaired,
            "ID_CASE",
            format!(
                "{children} numbers in CHILD are those of the other files but for small and capital letters. They are read as the same children."
            ),
        ),
        Rung::Prefix => (
            NoticeKind::Repaired,
            "ID_PREFIX",
            format!(
                "{children} numbers in CHILD are those of the other files but for the three digits of an authority in front. They are read as the same children."
            ),
        ),
        Rung::Zeros => (
            NoticeKind::Flag,
            "ID_ZERO",
            format!(
                "{children} numbers in CHILD are those of the other files but for zeros in front, which Excel takes away. No two children could be meant, so they are read as the same children. Format the column as text and export again."
            ),
        ),
    };
    let rows = lines.len() as u32;
    let first = lines.keys().next().copied().unwrap_or(1);
    let notice = account.say(kind, code, Some("CHILD"), first, message);
    notice.lines = lines.into_keys().take(20).collect();
    notice.rows = rows;
    notice.choice = Choice::of("ids_exact", "read as the same children", &["as they are written"]);
}

/// Lets go of numbers that no row has any more.
fn drop_unused(names: &mut Names, tables: &mut Tables) {
    let mut used = vec![false; names.len()];
    for_each_table!([&] tables, rows, _table => rows.iter().for_each(|row| used[row.child() as usize] = true));
    let kept: Vec<ChildId> = (0..names.len() as ChildId).filter(|child| used[*child as usize]).collect();
    let mut new = vec![0; names.len()];
    for (index, child) in kept.iter().enumerate() {
        new[*child as usize] = index as ChildId;
    }
    for_each_table!([&mut] tables, rows, _table => rows.iter_mut().for_each(|row| row.set_child(new[row.child() as usize])));
    *names = names.only(&kept);
}
