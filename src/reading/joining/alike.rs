//! Which numbers are alike: the same but for zeros in front, for small and capital letters, or for the code of an
//! authority. Found once for all files, so that only these are looked at again for each file.

use crate::account::Account;
use crate::cells::child_numbers::Names;
use crate::rows::of_the_return::{ChildId, Row, Table};
use crate::rows::{Tables, for_each_table};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

/// Numbers, and the ones that they are read as.
pub type Aliases = FxHashMap<ChildId, ChildId>;

/// Chance alone makes one number or two look like others: so many must, before a whole file is changed.
pub const SEVERAL: usize = 3;

/// The numbers that could be others.
pub struct Alike {
    known: usize,
    /// Numbers of digits that are one without the zeros in front.
    pub zeros: Vec<Vec<ChildId>>,
    /// Numbers that are one but for small and capital letters.
    pub cases: Vec<Vec<ChildId>>,
    /// Whether several are others with the code of an authority in front.
    pub prefixed: bool,
}

impl Alike {
    /// Those among all numbers.
    #[inline(never)]
    pub fn of(names: &Names) -> Alike {
        let mut first: FxHashMap<Cow<[u8]>, ChildId> = FxHashMap::default();
        first.reserve(names.len());
        let mut groups: BTreeMap<ChildId, Vec<ChildId>> = BTreeMap::new();
        for child in 0..names.len() as ChildId {
            match first.entry(key(names.bytes(child))) {
                Entry::Vacant(entry) => drop(entry.insert(child)),
                Entry::Occupied(entry) => groups.entry(*entry.get()).or_insert(vec![*entry.get()]).push(child),
            }
        }
        let is_prefixed = |name: &[u8]| without_prefix(name).is_some_and(|rest| first.contains_key(&key(rest)));
        let prefixed = (0..names.len() as ChildId).filter(|child| is_prefixed(names.bytes(*child)));
        let prefixed = prefixed.take(SEVERAL).count() == SEVERAL;
        let (zeros, cases) = groups.into_values().partition(|alike| bare(names.bytes(alike[0])).is_some());
        Alike { known: names.len(), zeros, cases, prefixed }
    }

    /// Whether no number could be another.
    pub fn is_empty(&self) -> bool {
        self.zeros.is_empty() && self.cases.is_empty() && !self.prefixed
    }

    /// The same when there are new numbers.
    pub fn renew(&mut self, names: &Names) {
        if names.len() != self.known {
            *self = Alike::of(names);
        }
    }
}

/// What alike numbers share.
fn key(name: &[u8]) -> Cow<'_, [u8]> {
    match bare(name) {
        Some(bare) => Cow::Borrowed(bare),
        None if name.iter().any(u8::is_ascii_lowercase) => Cow::Owned(name.to_ascii_uppercase()),
        None => Cow::Borrowed(name),
    }
}

/// What is left of a number of digits without the zeros in front.
pub fn bare(name: &[u8]) -> Option<&[u8]> {
    let zeros = name.iter().take_while(|byte| **byte == b'0').count();
    let is_number = !name.is_empty() && name.iter().all(u8::is_ascii_digit);
    is_number.then(|| &name[zeros.min(name.len() - 1)..])
}

/// The number after the three digits of an authority (201 and more) and a stroke, dash or nothing.
pub fn without_prefix(name: &[u8]) -> Option<&[u8]> {
    let (code, rest) = name.split_at_checked(3)?;
    let rest = match rest {
        [b'/' | b'-' | b'_' | b' ', after @ ..] => after,
        _ => rest,
    };
    let is_code = code >= &b"201"[..] && code.iter().all(u8::is_ascii_digit);
    (is_code && !rest.is_empty()).then_some(rest)
}

/// The numbers of a file, each once, in their order.
#[derive(Clone, Default)]
pub struct Ids(Vec<ChildId>);

impl Ids {
    /// Those of each file; the rows of a table stand file by file.
    pub fn by_file(tables: &Tables, accounts: &[Account], names: &Names) -> Vec<Ids> {
        let mut seen = Seen { ids: vec![Vec::new(); accounts.len()], last: vec![u16::MAX; names.len()] };
        for_each_table!([&] tables, rows, _table => rows.iter().for_each(|row| seen.add(row.origin().file, row.child())));
        tables.left_out.iter().for_each(|row| seen.add(row.origin.file, row.child));
        seen.ids.into_iter().map(Ids::of).collect()
    }

    fn of(mut ids: Vec<ChildId>) -> Ids {
        ids.sort_unstable();
        ids.dedup();
        Ids(ids)
    }

    /// Whether the file has a number.
    pub fn contains(&self, id: ChildId) -> bool {
        self.0.binary_search(&id).is_ok()
    }

    /// The numbers in their order.
    pub fn iter(&self) -> impl Iterator<Item = ChildId> + Clone + '_ {
        self.0.iter().copied()
    }

    /// The numbers that these are read as.
    pub fn renamed(&self, aliases: &Aliases) -> Ids {
        Ids::of(self.iter().map(|id| aliases.get(&id).copied().unwrap_or(id)).collect())
    }
}

/// The numbers of files while their rows go by.
struct Seen {
    ids: Vec<Vec<ChildId>>,
    /// The file that last had each number.
    last: Vec<u16>,
}

impl Seen {
    fn add(&mut self, file: u16, child: ChildId) {
        if self.last[child as usize] != file {
            self.last[child as usize] = file;
            self.ids[usize::from(file)].push(child);
        }
    }
}

/// The numbers of the files before one.
#[derive(Default)]
pub struct Settled(Vec<bool>);

impl Settled {
    /// Whether any of them is this one.
    pub fn contains(&self, id: ChildId) -> bool {
        self.0.get(id as usize) == Some(&true)
    }

    /// The numbers in their order.
    pub fn iter(&self) -> impl Iterator<Item = ChildId> + Clone + '_ {
        (0..).zip(&self.0).filter(|(_, held)| **held).map(|(id, _)| id)
    }

    /// Adds those of a file.
    pub fn extend(&mut self, ids: &Ids) {
        let most = ids.0.last().map_or(0, |id| *id as usize + 1);
        self.0.resize(self.0.len().max(most), false);
        ids.iter().for_each(|id| self.0[id as usize] = true);
    }
}

/// The files: those of Episodes first, then Header, then the others.
pub fn in_order(accounts: &[Account]) -> Vec<usize> {
    let mut files: Vec<usize> = (0..accounts.len()).filter(|file| accounts[*file].table.is_some()).collect();
    files.sort_by_key(|file| match accounts[*file].table {
        Some(Table::Episodes) => 0,
        Some(Table::Header) => 1,
        _ => 2,
    });
    files
}
