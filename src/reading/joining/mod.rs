//! Children's numbers that differ between files only in their writing: joined all or not at all (section 2.1 of the
//! catalogue of faults), and only where no two children could be taken for one.

use crate::account::{Account, Choice, Code, Question};
use crate::cells::child_numbers::Names;
use crate::rows::of_the_return::{ChildId, Origin, Row};
use crate::rows::{Tables, for_each_table};
use alike::{Aliases, Alike, Ids, SEVERAL, Settled, in_order, without_prefix};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

mod alike;
mod zeros;

/// In what two writings of one number differ.
#[derive(Clone, Copy)]
enum Rung {
    Zeros,
    Case,
    Prefix,
}

type Rewrite = fn(&[u8]) -> Vec<u8>;

/// Joins the numbers of each file with those of the other files, and says so. Lost zeros come first, all files together;
/// then each file is held against those before it.
#[inline(never)]
pub fn join(names: &mut Names, tables: &mut Tables, accounts: &mut [Account], exact: &[bool]) {
    let mut alike = Alike::of(names);
    if alike.is_empty() {
        return;
    }
    let mut files = Ids::by_file(tables, accounts, names);
    let lost = zeros::lost(names, &alike.zeros, &files, exact);
    alike.renew(names);
    let (mut settled, mut any) = (Settled::default(), false);
    for file in in_order(accounts).into_iter().filter(|file| !exact[*file]) {
        let ids = &mut files[file];
        for rung in [Rung::Zeros, Rung::Case, Rung::Prefix] {
            let aliases = match rung {
                Rung::Zeros => zeros::of_file(names, ids, &lost),
                Rung::Case => case_matches(names, &alike.cases, ids, &settled),
                Rung::Prefix if alike.prefixed => prefixed(names, ids, &settled),
                Rung::Prefix => Aliases::default(),
            };
            if aliases.is_empty() {
                continue;
            }
            alike.renew(names);
            retie(tables, file, &aliases, &mut accounts[file], rung);
            *ids = ids.renamed(&aliases);
            any = true;
        }
        settled.extend(ids);
    }
    if any {
        drop_unused(names, tables);
    }
}

/// The numbers of a file that are settled ones but for small and capital letters; none where two could be one, or where
/// the file writes any as the others do: CHILD is exact (D3) unless a system has changed a whole file.
fn case_matches(names: &mut Names, alike: &[Vec<ChildId>], ids: &Ids, settled: &Settled) -> Aliases {
    let mut aliases = Aliases::default();
    for group in alike {
        let there: Vec<ChildId> = group.iter().copied().filter(|id| settled.contains(*id)).collect();
        let here: Vec<ChildId> = group.iter().copied().filter(|id| ids.contains(*id)).collect();
        match (&there[..], &here[..]) {
            ([to], [from]) => drop(aliases.insert(*from, *to)),
            ([_, _, ..], _) | (_, [_, _, ..]) => return Aliases::default(),
            _ => {}
        }
    }
    let has_letters = |id: ChildId| names.bytes(id).iter().any(u8::is_ascii_alphabetic);
    if aliases.is_empty() || ids.iter().any(|id| settled.contains(id) && has_letters(id)) {
        return Aliases::default();
    }
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
fn prefixed(names: &mut Names, ids: &Ids, settled: &Settled) -> Aliases {
    if ids.iter().any(|id| settled.contains(id)) {
        return Aliases::default();
    }
    if let Some((prefix, mut aliases)) = prefix_matches(names, ids.iter(), settled.iter()) {
        rewrite_others(names, ids, &mut aliases, |name| name[prefix.len()..].to_vec());
        return aliases;
    }
    let Some((prefix, back)) = prefix_matches(names, settled.iter(), ids.iter()) else { return Aliases::default() };
    let mut aliases = back.into_iter().map(|(from, to)| (to, from)).collect();
    rewrite_others(names, ids, &mut aliases, |name| [&prefix[..], name].concat());
    aliases
}

/// Numbers that all begin with the code of one authority, where several others are the same without it: that beginning,
/// and which they are.
fn prefix_matches(
    names: &Names,
    with: impl Iterator<Item = ChildId> + Clone,
    without: impl Iterator<Item = ChildId>,
) -> Option<(Vec<u8>, Aliases)> {
    let prefix = one_prefix(names, with.clone())?;
    let others: FxHashMap<&[u8], ChildId> = without.map(|id| (names.bytes(id), id)).collect();
    let same = |id: ChildId| others.get(&names.bytes(id)[prefix.len()..]).map(|same| (id, *same));
    let aliases: Aliases = with.clone().filter_map(same).collect();
    let enough = aliases.len() >= SEVERAL && aliases.len() * 2 >= with.count().min(others.len());
    enough.then(|| (prefix.to_vec(), aliases))
}

/// The code of an authority with the mark behind it, where all numbers begin with the same.
fn one_prefix(names: &Names, ids: impl Iterator<Item = ChildId>) -> Option<&[u8]> {
    let mut prefixes = ids.map(|id| {
        let name = names.bytes(id);
        without_prefix(name).map(|rest| &name[..name.len() - rest.len()])
    });
    let first = prefixes.next()??;
    prefixes.all(|other| other == Some(first)).then_some(first)
}

/// The numbers of a file that no other file has, changed as all those are that it shares.
fn rewrite_others(names: &mut Names, ids: &Ids, aliases: &mut Aliases, changed: impl Fn(&[u8]) -> Vec<u8>) {
    for id in ids.iter() {
        if aliases.contains_key(&id) {
            continue;
        }
        let other = changed(names.bytes(id));
        if other != names.bytes(id) {
            aliases.insert(id, names.insert(&other));
        }
    }
}

fn retie(tables: &mut Tables, file: usize, aliases: &Aliases, account: &mut Account, rung: Rung) {
    let mut lines: BTreeMap<u32, ()> = BTreeMap::new();
    let of_file = |origin: Origin| usize::from(origin.file).cmp(&file);
    for_each_table!([&mut] tables, rows, table => {
        if account.table == Some(table) {
            let from = rows.partition_point(|row| of_file(row.origin()).is_lt());
            for row in rows[from..].iter_mut().take_while(|row| of_file(row.origin()).is_eq()) {
                if let Some(child) = aliases.get(&row.child()) {
                    lines.insert(row.origin().line, ());
                    row.set_child(*child);
                }
            }
        }
    });
    let from = tables.left_out.partition_point(|row| of_file(row.origin).is_lt());
    for row in tables.left_out[from..].iter_mut().take_while(|row| of_file(row.origin).is_eq()) {
        row.child = aliases.get(&row.child).copied().unwrap_or(row.child);
    }
    let children = aliases.len();
    let (code, message) = match rung {
        Rung::Case => (
            Code::IdCase,
            format!(
                "{children} numbers in CHILD are those of the other files but for small and capital letters. They are read as the same children."
            ),
        ),
        Rung::Prefix => (
            Code::IdPrefix,
            format!(
                "{children} numbers in CHILD are those of the other files but for the three digits of an authority in front. They are read as the same children."
            ),
        ),
        Rung::Zeros => (
            Code::IdZero,
            format!(
                "{children} numbers in CHILD lack the zeros in front that the other files have: Excel takes them away. No two children could be meant, so they are read with the zeros. Format the column as text and export again."
            ),
        ),
    };
    let rows = lines.len() as u32;
    let first = lines.keys().next().copied().unwrap_or(1);
    let notice = account.say(code, Some("CHILD"), first, message);
    notice.lines = lines.into_keys().take(20).collect();
    notice.rows = rows;
    notice.choice = Choice::of(Question::IdsExact, "read as the same children", &["as they are written"]);
}

/// Lets go of numbers that no row has any more.
pub fn drop_unused(names: &mut Names, tables: &mut Tables) {
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
