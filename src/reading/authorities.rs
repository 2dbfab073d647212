//! Several authorities in one pile (D59): where LA names more than one in a file, a child is the number and LA together.

use crate::account::{Account, Choice, Code, Question};
use crate::cells::child_numbers::Names;
use crate::cells::oddities::{shows_nothing, stands_for_nothing};
use crate::limits::LINES_LISTED;
use crate::reading::joining::drop_unused;
use crate::rows::of_the_return::{ChildId, Origin, Row};
use crate::rows::{Tables, for_each_table};
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::{BTreeMap, BTreeSet};

/// The column that names the authority.
pub const LA: &str = "LA";

/// What the columns of authorities hold.
#[derive(Default)]
pub struct Authorities {
    names: IndexSet<Box<[u8]>, FxBuildHasher>,
    /// In the order of files and lines.
    runs: Vec<Run>,
}

/// From a line of a file on: an authority, or none.
struct Run {
    file: u16,
    line: u32,
    authority: Option<u32>,
}

impl Authorities {
    /// Takes note of LA on a line.
    #[inline]
    pub fn see(&mut self, file: u16, line: u32, cell: &[u8]) {
        let cell = cell.trim_ascii();
        let is_same = |run: &Run| run.file == file && self.is(run.authority, cell);
        if !self.runs.last().is_some_and(is_same) {
            self.begin(file, line, cell);
        }
    }

    fn is(&self, authority: Option<u32>, cell: &[u8]) -> bool {
        let name = authority.and_then(|number| self.names.get_index(number as usize));
        name.map_or(cell.is_empty(), |name| name.eq_ignore_ascii_case(cell))
    }

    #[inline(never)]
    fn begin(&mut self, file: u16, line: u32, cell: &[u8]) {
        let is_none = shows_nothing(cell).is_some() || stands_for_nothing(cell);
        let name = Some(cell.to_ascii_uppercase()).filter(|cell| !cell.is_empty() && !is_none);
        let authority = name.map(|name| self.names.insert_full(name.into()).0 as u32);
        if !self.runs.last().is_some_and(|run| run.file == file && run.authority == authority) {
            self.runs.push(Run { file, line, authority });
        }
    }

    /// Lets go of what was seen in the last file.
    pub fn forget(&mut self, file: u16) {
        self.runs.truncate(self.runs.partition_point(|run| run.file < file));
    }

    /// The authority of a row.
    fn of(&self, origin: Origin) -> Option<u32> {
        let after = self.runs.partition_point(|run| (run.file, run.line) <= (origin.file, origin.line));
        self.runs[..after].last().filter(|run| run.file == origin.file)?.authority
    }

    /// The files that hold more than one, and which.
    fn several(&self) -> BTreeMap<u16, BTreeSet<u32>> {
        let mut files: BTreeMap<u16, BTreeSet<u32>> = BTreeMap::new();
        for run in &self.runs {
            files.entry(run.file).or_default().extend(run.authority);
        }
        files.retain(|_, authorities| authorities.len() > 1);
        files
    }

    /// Tells the children of several authorities apart, where a file has several, and says so.
    #[inline(never)]
    pub fn part(&self, names: &mut Names, tables: &mut Tables, accounts: &mut [Account]) {
        let several = self.several();
        if several.is_empty() {
            return;
        }
        let holders = self.holders(tables, names.len());
        let shared = holders.iter().filter(|holder| **holder == Holder::Several).count();
        let mut parting =
            Parting { authorities: self, names, holders, parted: FxHashMap::default(), untold: BTreeMap::new() };
        for_each_table!([&mut] tables, rows, _table => rows.iter_mut().for_each(|row| {
            row.set_child(parting.child(row.origin(), row.child()));
        }));
        tables.left_out.iter_mut().for_each(|row| row.child = parting.child(row.origin, row.child));
        for (file, authorities) in several {
            say_several(authorities.len(), shared, &mut accounts[usize::from(file)]);
        }
        for (file, untold) in parting.untold {
            untold.say(&mut accounts[usize::from(file)]);
        }
        drop_unused(names, tables);
    }

    /// Whose each number is.
    fn holders(&self, tables: &Tables, numbers: usize) -> Vec<Holder> {
        let mut holders = vec![Holder::Nobody; numbers];
        for_each_table!([&] tables, rows, _table => rows.iter().for_each(|row| {
            if let Some(authority) = self.of(row.origin()) {
                let holder = &mut holders[row.child() as usize];
                *holder = holder.and(authority);
            }
        }));
        holders
    }
}

/// Whose a number is, by the rows that say it.
#[derive(Clone, Copy, PartialEq)]
enum Holder {
    Nobody,
    One(u32),
    Several,
}

impl Holder {
    fn and(self, authority: u32) -> Holder {
        match self {
            Holder::Nobody => Holder::One(authority),
            Holder::One(same) if same == authority => self,
            _ => Holder::Several,
        }
    }
}

/// The numbers that several authorities have, on their way to a child of each.
struct Parting<'a> {
    authorities: &'a Authorities,
    names: &'a mut Names,
    holders: Vec<Holder>,
    parted: FxHashMap<(ChildId, u32), ChildId>,
    untold: BTreeMap<u16, Untold>,
}

impl Parting<'_> {
    /// The child of a row: a number of one authority alone is its child wherever it stands.
    fn child(&mut self, origin: Origin, child: ChildId) -> ChildId {
        if self.holders[child as usize] != Holder::Several {
            return child;
        }
        let Some(authority) = self.authorities.of(origin) else {
            self.untold.entry(origin.file).or_default().see(origin.line, child);
            return child;
        };
        let Parting { authorities, names, parted, .. } = self;
        *parted.entry((child, authority)).or_insert_with(|| {
            let authority = authorities.names.get_index(authority as usize).map_or(&[][..], |name| name);
            names.insert(&[names.bytes(child), b" (", authority, b")"].concat())
        })
    }
}

/// The rows of a file that do not say whose child is meant.
#[derive(Default)]
struct Untold {
    lines: Vec<u32>,
    rows: u32,
    children: BTreeSet<ChildId>,
}

impl Untold {
    fn see(&mut self, line: u32, child: ChildId) {
        self.rows += 1;
        self.children.insert(child);
        if self.lines.len() < LINES_LISTED {
            self.lines.push(line);
        }
    }

    fn say(self, account: &mut Account) {
        let message = format!(
            "{} numbers in CHILD are those of children of more than one authority, and the rows do not say of which, so that they are tied to none of them. Put LA beside CHILD, as the other files have it.",
            self.children.len()
        );
        let notice = account.say(Code::LaUntold, Some("CHILD"), 1, message);
        (notice.rows, notice.lines) = (self.rows, self.lines);
    }
}

fn say_several(authorities: usize, shared: usize, account: &mut Account) {
    let apart = match shared {
        0 => "No number is in more than one of them.".to_owned(),
        _ => format!("{shared} numbers are in more than one of them, and are a child of each."),
    };
    let message = format!(
        "LA names {authorities} authorities. A child is the number in CHILD and LA together, in every file that has both. {apart} The figures are of all of them together; load the rows of one authority for its own."
    );
    let notice = account.say(Code::LaSeveral, Some(LA), 1, message);
    notice.rows = 0;
    notice.choice = Choice::of(Question::Authorities, "each authority", &["one authority"]);
}
