//! Children's numbers that differ between files only in their writing: joined all or not at all (section 2.1 of the
//! catalogue of faults), and only where no two children could be taken for one.

use crate::account::{Account, Choice, NoticeKind};
use crate::cells::child_numbers::Names;
use crate::rows::of_the_return::{ChildId, Row, Table};
use crate::rows::{Tables, for_each_table};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

mod zeros;

/// In what two writings of one number differ.
#[derive(Clone, Copy)]
enum Rung {
    Zeros,
    Case,
    Prefix,
}

/// Chance alone makes one number or two look like others: so many must, before a whole file is changed.
const SEVERAL: usize = 3;

type Ids = FxHashSet<ChildId>;
type Aliases = FxHashMap<ChildId, ChildId>;
type Rewrite = fn(&[u8]) -> Vec<u8>;

/// Joins the numbers of each file with those of the other files, and says so. Lost zeros come first, all files together;
/// then each file is held against those before it.
#[inline(never)]
pub fn join(names: &mut Names, tables: &mut Tables, accounts: &mut [Account], exact: &[bool]) {
    if !has_candidates(names) {
        return;
    }
    let mut files = ids_by_file(tables, accounts.len());
    let lost = zeros::lost(names, &files, exact);
    let order: Vec<usize> = in_order(accounts).into_iter().filter(|file| !exact[*file]).collect();
    let mut settled = Ids::default();
    let mut any = false;
    let mut apply = |file: usize, ids: &mut Ids, aliases: &Aliases, rung: Rung| {
        if aliases.is_empty() {
            return;
        }
        retie(tables, file, aliases, &mut accounts[file], rung);
        *ids = ids.iter().map(|id| aliases.get(id).copied().unwrap_or(*id)).collect();
        any = true;
    };
    for file in order {
        let ids = &mut files[file];
        apply(file, ids, &zeros::of_file(names, ids, &lost), Rung::Zeros);
        let recased = case_matches(names, ids, &settled);
        apply(file, ids, &recased, Rung::Case);
        let prefixed = prefixed(names, ids, &settled);
        apply(file, ids, &prefixed, Rung::Prefix);
        settled.extend(&*ids);
    }
    if any {
        drop_unused(names, tables);
    }
}

/// Whether any two numbers could be one: a quick look, so that tidy files cost next to nothing.
#[inline(never)]
fn has_candidates(names: &Names) -> bool {
    let mut keys = FxHashSet::default();
    let key = |name: &[u8]| zeros::bare(name).unwrap_or(name).to_ascii_uppercase();
    let all = || (0..names.len()).map(|child| names.bytes(child as ChildId));
    let doubled = all().any(|name| !keys.insert(key(name)));
    let prefixed = |name: &[u8]| without_prefix(name).is_some_and(|rest| keys.contains(&key(rest)));
    doubled || all().filter(|name| prefixed(name)).count() >= SEVERAL
}

/// The number after the three digits of an authority (201 and more) and a stroke, dash or nothing.
fn without_prefix(name: &[u8]) -> Option<&[u8]> {
    let (code, rest) = name.split_at_checked(3)?;
    let rest = match rest {
        [b'/' | b'-' | b'_' | b' ', after @ ..] => after,
        _ => rest,
    };
    let is_code = code >= &b"201"[..] && code.iter().all(u8::is_ascii_digit);
    (is_code && !rest.is_empty()).then_some(rest)
}

fn ids_by_file(tables: &Tables, files: usize) -> Vec<Ids> {
    let mut ids = vec![Ids::default(); files];
    for_each_table!([&] tables, rows, _table => rows.iter().for_each(|row| {
        ids[usize::from(row.origin().file)].insert(row.child());
    }));
    tables.left_out.iter().for_each(|row| {
        ids[usize::from(row.origin.file)].insert(row.child);
    });
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

/// The numbers of a file that are settled ones but for small and capital letters; none where two could be one, or where
/// the file writes any as the others do: CHILD is exact (D3) unless a system has changed a whole file.
fn case_matches(names: &mut Names, ids: &Ids, settled: &Ids) -> Aliases {
    let has_letters = |id: &ChildId| names.bytes(*id).iter().any(u8::is_ascii_alphabetic);
    if ids.iter().any(|id| settled.contains(id) && has_letters(id)) {
        return Aliases::default();
    }
    let by_key = |ids: &Ids| {
        let keys: FxHashMap<Vec<u8>, ChildId> =
            ids.iter().map(|id| (names.bytes(*id).to_ascii_uppercase(), *id)).collect();
        (keys.len() == ids.len()).then_some(keys)
    };
    let (Some(there), Some(here)) = (by_key(settled), by_key(ids)) else { return Aliases::default() };
    let same = |(key, id): (Vec<u8>, ChildId)| there.get(&key).map(|same| (id, *same));
    let mut aliases: Aliases = here.into_iter().filter_map(same).filter(|(id, same)| id != same).collect();
    if let Some(recase) = one_case(names, &aliases) {
        rewrite_others(names, ids, &mut aliases, recase);
    }
    aliases
}

/// To capital or to small letters, where that alone makes the others of all numbers; none where it takes both.
fn one_case(names: &Names, aliases: &Aliases) -> Option<Rewrite> {
    let cases = [<[u8]>::to_ascii_uppercase, <[u8]>::to_ascii_lowercase];
    let all = |recase: &Rewrite| aliases.iter().all(|(from, to)| recase(names.bytes(*from)) == names.bytes(*to));
    cases.into_iter().filter(|_| !aliases.is_empty()).find(all)
}

/// The numbers of a file as the settled ones are written, where one of the two has an authority's code in front.
fn prefixed(names: &mut Names, ids: &Ids, settled: &Ids) -> Aliases {
    if let Some((prefix, mut aliases)) = prefix_matches(names, ids, settled) {
        rewrite_others(names, ids, &mut aliases, |name| name[prefix.len()..].to_vec());
        return aliases;
    }
    let Some((prefix, back)) = prefix_matches(names, settled, ids) else { return Aliases::default() };
    let mut aliases = back.into_iter().map(|(from, to)| (to, from)).collect();
    rewrite_others(names, ids, &mut aliases, |name| [&prefix[..], name].concat());
    aliases
}

/// Numbers that all begin with the code of one authority, where several others are the same without it: that beginning,
/// and which they are.
fn prefix_matches(names: &Names, with: &Ids, without: &Ids) -> Option<(Vec<u8>, Aliases)> {
    let prefix = one_prefix(names, with)?;
    if with.iter().any(|id| without.contains(id)) {
        return None;
    }
    let others: FxHashMap<&[u8], ChildId> = without.iter().map(|id| (names.bytes(*id), *id)).collect();
    let same = |id: &ChildId| others.get(&names.bytes(*id)[prefix.len()..]).map(|same| (*id, *same));
    let aliases: Aliases = with.iter().filter_map(same).collect();
    let enough = aliases.len() >= SEVERAL && aliases.len() * 2 >= with.len().min(without.len());
    enough.then(|| (prefix.to_vec(), aliases))
}

/// The code of an authority with the mark behind it, where all numbers begin with the same.
fn one_prefix<'a>(names: &'a Names, ids: &Ids) -> Option<&'a [u8]> {
    let mut prefixes = ids.iter().map(|id| {
        let name = names.bytes(*id);
        without_prefix(name).map(|rest| &name[..name.len() - rest.len()])
    });
    let first = prefixes.next()??;
    prefixes.all(|other| other == Some(first)).then_some(first)
}

/// The numbers of a file that no other file has, changed as all those are that it shares.
fn rewrite_others(names: &mut Names, ids: &Ids, aliases: &mut Aliases, changed: impl Fn(&[u8]) -> Vec<u8>) {
    let mut others: Vec<ChildId> = ids.iter().filter(|id| !aliases.contains_key(id)).copied().collect();
    others.sort_unstable();
    for id in others {
        let other = changed(names.bytes(id));
        if other != names.bytes(id) {
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
    for row in tables.left_out.iter_mut().filter(|row| usize::from(row.origin.file) == file) {
        row.child = aliases.get(&row.child).copied().unwrap_or(row.child);
    }
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
                "{children} numbers in CHILD lack the zeros in front that the other files have: Excel takes them away. No two children could be meant, so they are read with the zeros. Format the column as text and export again."
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
    tables.left_out.iter().for_each(|row| used[row.child as usize] = true);
    let kept: Vec<ChildId> = (0..names.len() as ChildId).filter(|child| used[*child as usize]).collect();
    let mut new = vec![0; names.len()];
    for (index, child) in kept.iter().enumerate() {
        new[*child as usize] = index as ChildId;
    }
    for_each_table!([&mut] tables, rows, _table => rows.iter_mut().for_each(|row| row.set_child(new[row.child() as usize])));
    tables.left_out.iter_mut().for_each(|row| row.child = new[row.child as usize]);
    *names = names.only(&kept);
}
