//! Tables → records: which year each return is, and the returns of several years joined into one (rules R12, D1, D4-D8).

use crate::choices::Choices;
use crate::codes::Ceased;
use crate::conflicts;
use crate::dates::{Day, april};
use crate::filed::for_each_table;
use crate::given::Given;
pub use crate::grouped::Grouped;
use crate::grouped::sort_by_child;
pub use crate::people::Person;
use crate::people::people;
use crate::reading::{self, Account, Names, Reading, Tables};
use crate::tables::*;
use crate::text::Source;
use loaded::{absent_columns, loaded_tables, rows_and_years};
use std::cmp::Reverse;
use std::sync::Arc;

mod loaded;

/// All returns joined: one set of rows for each child.
#[derive(Default)]
#[allow(missing_docs)]
pub struct Records {
    /// The children's own numbers, and after them those of households.
    pub names: Names,
    /// How many of the names are children.
    pub children: usize,
    /// What is known of each child.
    pub people: Vec<Person>,
    /// The years in which the loaded returns end, earliest first.
    pub years: Vec<i32>,
    /// For each batch of rows, the year in which its return ends.
    pub batch_years: Vec<i32>,
    /// The tables of which at least one file was read, with the year of the return.
    pub loaded: Vec<(i32, Table)>,
    /// The columns that a file of a table lacks and without which some lines stay off.
    pub absent: Vec<(Table, &'static str)>,
    pub episodes: Grouped<Episode>,
    pub reviews: Grouped<Review>,
    pub uasc: Grouped<Uasc>,
    pub oc2: Grouped<Outcomes>,
    pub oc3: Grouped<Leaver>,
    pub ad1: Grouped<Adoption>,
    pub placed: Grouped<Decision>,
    pub missing: Grouped<Incident>,
    pub workers: Grouped<Allocation>,
    /// What the simple extracts give.
    pub given: Given,
}

impl Records {
    /// 1 April of the earliest loaded return: what happened before it may not be in the files (D25).
    pub fn covered_from(&self) -> Option<Day> {
        self.years.first().map(|year| april(year - 1))
    }

    /// Whether a table was read at all, or in the return of one year.
    pub fn has(&self, table: Table, year: Option<i32>) -> bool {
        self.loaded.iter().any(|(of, loaded)| *loaded == table && year.is_none_or(|year| year == *of))
    }

    /// The column that a line reads in a table and that a file of it lacks: its blanks would have meant something.
    pub fn column_absent(&self, table: Table, line: &str) -> Option<&'static str> {
        let is_read = |column: &str| table.off_without(column).any(|off| off == line);
        self.absent.iter().find(|(of, column)| *of == table && is_read(column)).map(|(_, column)| *column)
    }

    /// The year in which the return of a row ends.
    pub fn year_of(&self, origin: Origin) -> i32 {
        self.batch_years[usize::from(origin.batch)]
    }
}

/// Everything known after reading: the account of each file, and the records.
#[derive(Default)]
pub struct Returns {
    /// One account for each source, in the same order.
    pub accounts: Vec<Account>,
    /// Rows in use of each source.
    pub used: Vec<u32>,
    /// The years of the returns in each source, earliest first.
    pub years: Vec<Vec<i32>>,
    /// The rows of all returns, joined.
    pub records: Arc<Records>,
    /// The day up to which the newest return seems to be complete: the default as-at date.
    pub as_at: Option<Day>,
    /// What the officer chose, for whoever looks at the files again.
    pub choices: Choices,
}

/// Reads the files and joins their returns; every guess stands.
pub fn read(sources: &[Source]) -> Returns {
    read_with(sources, &Choices::default())
}

/// Reads the files as the officer has chosen, and joins their returns.
pub fn read_with(sources: &[Source], choices: &Choices) -> Returns {
    let Reading { mut names, others, batches, mut tables, mut accounts } = reading::read_with(sources, choices);
    let batch_years = years_of(&batches);
    let mut within = WithinReturns { children: names.len(), sources, years: &batch_years, accounts: &mut accounts };
    within.set_aside_other_files(&mut tables);
    within.keep_first_or(&mut tables.header, |_| (), Fault::Conflict);
    let mut people = people(&tables, names.len(), &batch_years);
    within.set_aside_repeats(&mut tables);
    within.keep_one_of_each(&mut tables, others.len());
    conflicts::say(&tables, &batch_years, &mut accounts);
    let (used, years) = rows_and_years(&tables, sources.len(), &batch_years);
    let as_at = tables.complete_to(&batch_years);
    let loaded = loaded_tables(&accounts, &years);
    let absent = absent_columns(&accounts);
    let children = names.len();
    let given = Given::take(&mut tables, children, &mut names, &others);
    people.resize_with(names.len(), Person::default);
    let records = Records { people, loaded, absent, children, given, ..join(names, tables, batch_years) };
    Returns { accounts, used, years, records: Arc::new(records), as_at, choices: choices.clone() }
}

/// The rows of every return as filed, before the returns are joined, and the year of each batch: what the checks read.
pub fn as_filed(sources: &[Source], choices: &Choices) -> (Tables, Vec<i32>) {
    let Reading { names, batches, mut tables, mut accounts, .. } = reading::read_with(sources, choices);
    let years = years_of(&batches);
    let mut within = WithinReturns { children: names.len(), sources, years: &years, accounts: &mut accounts };
    within.set_aside_other_files(&mut tables);
    within.keep_first_or(&mut tables.header, |_| (), Fault::Conflict);
    within.set_aside_repeats(&mut tables);
    (tables, years)
}

/// The year in which the return of each batch ends (D4). A batch without Episodes belongs to the newest return of its
/// folder, where a workbook may hold them, and else to the newest of all.
fn years_of(batches: &[reading::Batch]) -> Vec<i32> {
    let own: Vec<Option<i32>> = batches.iter().map(|batch| year_of_batch(batch, batches)).collect();
    let newest_in = |folder: Option<&str>| {
        let there = batches.iter().zip(&own).filter(|(batch, _)| folder.is_none_or(|folder| batch.folder == folder));
        there.filter_map(|(_, year)| *year).max()
    };
    let newest = newest_in(None);
    let year =
        |(batch, own): (&reading::Batch, &Option<i32>)| own.or_else(|| newest_in(Some(&batch.folder))).or(newest);
    batches.iter().zip(&own).map(|pair| year(pair).unwrap_or_default()).collect()
}

fn year_of_batch(batch: &reading::Batch, batches: &[reading::Batch]) -> Option<i32> {
    let Some(label) = batch.label else { return batch.latest.map(Day::year_end) };
    let is_later = |other: &reading::Batch| match (other.label, other.latest) {
        (Some(label), Some(latest)) => latest.year_end() > label,
        _ => false,
    };
    let labels_are_start_years =
        batches.iter().any(|other| (&other.folder, &other.book) == (&batch.folder, &batch.book) && is_later(other));
    Some(label + i32::from(labels_are_start_years))
}

/// What must be settled inside each return before returns are joined.
struct WithinReturns<'a> {
    children: usize,
    sources: &'a [Source],
    years: &'a [i32],
    accounts: &'a mut [Account],
}

impl WithinReturns<'_> {
    fn year(&self, origin: Origin) -> i32 {
        self.years[usize::from(origin.batch)]
    }

    /// Of two files of one table in one return, those with the usual name are used (D1).
    fn set_aside_other_files(&mut self, tables: &mut Tables) {
        for_each_table!([&mut] tables, rows, table => {
            let unused = if table.is_extract() { Vec::new() } else { self.files_with_other_names(rows, table) };
            if !unused.is_empty() {
                rows.retain(|row| {
                    let origin = row.origin();
                    let other = unused.contains(&(self.year(origin), origin.file));
                    if other {
                        self.tell(Fault::OtherFile, origin);
                    }
                    !other
                });
            }
        });
    }

    #[inline(never)]
    fn files_with_other_names<R: Row>(&self, rows: &[R], table: Table) -> Vec<(i32, u16)> {
        let of_a_batch =
            rows.chunk_by(|a, b| (a.origin().file, a.origin().batch) == (b.origin().file, b.origin().batch));
        let first = of_a_batch.filter_map(<[R]>::first).map(|row| row.origin());
        let mut files: Vec<(i32, u16)> = first.map(|origin| (self.year(origin), origin.file)).collect();
        files.sort_unstable();
        files.dedup();
        let usual =
            |file: u16| table.is_usually_called(&reading::split_year(self.sources[usize::from(file)].title()).0);
        let has_usual = |year: i32| files.iter().any(|(other, file)| *other == year && usual(*file));
        files.iter().copied().filter(|(year, file)| has_usual(*year) && !usual(*file)).collect()
    }

    /// Inside one return, exact duplicates of Episodes are one row, and of other tables the first row counts (D3, D6).
    fn set_aside_repeats(&mut self, tables: &mut Tables) {
        self.drop_exact_episodes(&mut tables.episodes);
        self.keep_first(&mut tables.reviews, |row| row.held);
        self.keep_first(&mut tables.uasc, |_| ());
        self.keep_first(&mut tables.oc2, |_| ());
        self.keep_first(&mut tables.oc3, |_| ());
        self.keep_first(&mut tables.ad1, |_| ());
        self.keep_first(&mut tables.placed, |row| row.made);
        self.keep_first(&mut tables.previous, |_| ());
        self.keep_first(&mut tables.missing, |row| (row.start, row.kind));
        self.keep_first(&mut tables.workers, |row| (row.start, row.worker));
        self.keep_first(&mut tables.dolo, |row| row.start);
    }

    /// Of rows of an extract about the same child and day the first counts, whatever file or year they came in.
    fn keep_one_of_each(&mut self, tables: &mut Tables, others: usize) {
        let children = self.children;
        self.keep_one(&mut tables.visits, children, |row| row.day);
        self.keep_one(&mut tables.in_care, children, |_| ());
        self.keep_one(&mut tables.plans, children, |row| (row.plan, row.day));
        self.keep_one(&mut tables.education, children, |row| row.day);
        self.keep_one(&mut tables.schools, children, |row| row.start);
        self.keep_one(&mut tables.doctors, children, |row| row.start);
        self.keep_one(&mut tables.checks, children, |row| (row.day, row.kind, row.status));
        self.keep_one(&mut tables.allocated, children, |row| (row.start, row.qualified));
        self.keep_one(&mut tables.in_need, children, |row| row.start);
        self.keep_one(&mut tables.parents, children, |row| row.held);
        self.keep_one(&mut tables.interviews, children, |row| row.start);
        self.keep_one(&mut tables.pathways, children, |row| (row.reviewed, row.planned));
        self.keep_one(&mut tables.courts, children, |row| row.start);
        self.keep_one(&mut tables.adopters, others, |_| ());
        self.keep_one(&mut tables.carers, others, |row| row.approved);
        self.keep_one(&mut tables.typed, others, |row| row.last);
    }

    #[inline(never)]
    fn drop_exact_episodes(&mut self, rows: &mut Vec<Episode>) {
        sort_by_child(rows, self.children, |row| (row.decom, self.year(row.origin), row.whole));
        let mut last: Option<Episode> = None;
        rows.retain(|row| {
            let same =
                last.is_some_and(|last| is_same_row(&last, row) && self.year(last.origin) == self.year(row.origin));
            if same {
                self.tell(Fault::SaidBefore, row.origin);
            }
            last = Some(*row);
            !same
        });
    }

    fn keep_first<R: Row, K: Ord>(&mut self, rows: &mut Vec<R>, key: fn(&R) -> K) {
        self.keep_first_or(rows, key, Fault::Repeated);
    }

    #[inline(never)]
    fn keep_first_or<R: Row, K: Ord>(&mut self, rows: &mut Vec<R>, key: fn(&R) -> K, other: Fault) {
        sort_by_child(rows, self.children, |row| (self.year(row.origin()), key(row)));
        self.keep_first_of_run(rows, |this, row| (this.year(row.origin()), key(row)), other);
    }

    fn keep_one<R: Row, K: Ord>(&mut self, rows: &mut Vec<R>, names: usize, key: fn(&R) -> K) {
        sort_by_child(rows, names, |row| (key(row), row.origin()));
        self.keep_first_of_run(rows, |_, row| key(row), Fault::Repeated);
    }

    /// Of the rows in order, keeps the first of those of one child that have one key.
    fn keep_first_of_run<R: Row, K: Ord>(&mut self, rows: &mut Vec<R>, key: impl Fn(&Self, &R) -> K, other: Fault) {
        let mut last: Option<(R, (ChildId, K))> = None;
        rows.retain(|row| {
            let this = (row.child(), key(self, row));
            let first = last.as_ref().filter(|(_, known)| *known == this).map(|(first, _)| *first);
            match first {
                Some(first) if row.says_the_same(&first) => self.tell(Fault::SaidBefore, row.origin()),
                Some(_) => self.tell(other, row.origin()),
                None => last = Some((*row, this)),
            }
            first.is_none()
        });
    }

    fn tell(&mut self, fault: Fault, origin: Origin) {
        self.accounts[usize::from(origin.file)].fault(fault, origin.line);
    }
}

fn is_same_row(a: &Episode, b: &Episode) -> bool {
    (a.child, a.decom, a.dec, a.place, a.whole) == (b.child, b.decom, b.dec, b.place, b.whole)
}

fn join(names: Names, tables: Tables, batch_years: Vec<i32>) -> Records {
    let children = names.len();
    let mut all_years: Vec<i32> = batch_years.iter().copied().filter(|year| *year != 0).collect();
    all_years.sort_unstable();
    all_years.dedup();
    let newest_first = NewestFirst { batch_years: &batch_years, children };
    let episodes = newest_first.episodes(tables.episodes, &all_years);
    Records {
        episodes,
        reviews: newest_first.one_each(tables.reviews, |row| row.held),
        uasc: newest_first.one_each(tables.uasc, |_| ()),
        oc2: newest_first.one_each(tables.oc2, |row| batch_years[usize::from(row.origin.batch)]),
        oc3: newest_first.one_each(tables.oc3, |row| batch_years[usize::from(row.origin.batch)]),
        ad1: newest_first.one_each(tables.ad1, |_| ()),
        placed: newest_first.one_each(tables.placed, |row| row.made),
        missing: newest_first.one_each(tables.missing, |row| (row.start, row.kind)),
        workers: newest_first.one_each(tables.workers, |row| (row.start, row.worker)),
        names,
        years: all_years,
        batch_years,
        ..Records::default()
    }
}

/// Joins the rows of several returns: of rows that say the same thing, the newest return's counts (D6).
struct NewestFirst<'a> {
    batch_years: &'a [i32],
    children: usize,
}

impl NewestFirst<'_> {
    fn year(&self, origin: Origin) -> i32 {
        self.batch_years[usize::from(origin.batch)]
    }

    #[inline(never)]
    fn one_each<R: Row, K: Ord>(&self, mut rows: Vec<R>, key: impl Fn(&R) -> K) -> Grouped<R> {
        sort_by_child(&mut rows, self.children, |row| (key(row), Reverse(self.year(row.origin())), row.origin()));
        rows.dedup_by(|later, first| later.child() == first.child() && key(later) == key(first));
        Grouped::of_sorted(rows, self.children)
    }

    /// Episodes: all rows of the newest return that holds CHILD and DECOM stand for that key; then open rows are closed.
    #[inline(never)]
    fn episodes(&self, mut rows: Vec<Episode>, years: &[i32]) -> Grouped<Episode> {
        sort_by_child(&mut rows, self.children, |row| (row.decom, Reverse(self.year(row.origin)), row.origin));
        rows.dedup_by(|later, first| {
            (later.child, later.decom) == (first.child, first.decom)
                && self.year(later.origin) != self.year(first.origin)
        });
        rows.retain(|row| row.dec != Some(row.decom));
        rows.chunk_by_mut(|a, b| a.child == b.child).for_each(|episodes| self.close_open(episodes, years));
        rows.retain(|row| row.dec.is_none_or(|dec| dec > row.decom));
        Grouped::of_sorted(rows, self.children)
    }

    /// An open row ends where the child's next one begins (D7), and at the end of its year when no later return repeats it (D8).
    #[inline(never)]
    fn close_open(&self, episodes: &mut [Episode], years: &[i32]) {
        let newest = years.last().copied().unwrap_or_default();
        for index in 0..episodes.len() {
            let row = episodes[index];
            if row.dec.is_some() {
                continue;
            }
            let next = episodes[index + 1..].iter().find(|later| later.decom > row.decom && !later.ls.is_respite());
            let next = next.filter(|_| !row.ls.is_respite()).map(|later| later.decom);
            let year = self.year(row.origin);
            let withdrawn = (year < newest).then(|| april(year));
            let (dec, rec) = match (next, withdrawn) {
                (Some(next), Some(withdrawn)) if next <= withdrawn => (Some(next), Ceased::X1),
                (_, Some(withdrawn)) => (Some(withdrawn), Ceased::Blank),
                (Some(next), None) => (Some(next), Ceased::X1),
                (None, None) => (None, Ceased::Blank),
            };
            (episodes[index].dec, episodes[index].rec) = (dec, rec);
        }
    }
}
