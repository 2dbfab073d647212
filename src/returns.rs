//! Tables → records: which year each return is, and the returns of several years joined into one (rules R12, D1, D4-D8).

use crate::codes::{Ceased, Ethnicity, Sex};
use crate::dates::{Day, april};
use crate::reading::{self, Account, Names, NoticeKind, Reading, Tables};
use crate::tables::*;
use crate::text::Source;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Rows of one table, those of a child together.
pub struct Grouped<R> {
    rows: Vec<R>,
    starts: Vec<u32>,
}

impl<R> Default for Grouped<R> {
    fn default() -> Self {
        Grouped { rows: Vec::new(), starts: Vec::new() }
    }
}

impl<R: Row> Grouped<R> {
    /// Groups rows that are already in the order of their children.
    fn of_sorted(rows: Vec<R>, children: usize) -> Self {
        let mut starts = vec![0; children + 1];
        for row in &rows {
            starts[row.child() as usize + 1] += 1;
        }
        for child in 0..children {
            starts[child + 1] += starts[child];
        }
        Grouped { rows, starts }
    }

    /// The rows of one child.
    pub fn of(&self, child: ChildId) -> &[R] {
        &self.rows[self.range(child)]
    }

    fn range(&self, child: ChildId) -> Range<usize> {
        let at = |index: usize| self.starts.get(index).map_or(0, |start| *start as usize);
        at(child as usize)..at(child as usize + 1)
    }

    /// All rows, child by child.
    pub fn all(&self) -> &[R] {
        &self.rows
    }
}

/// What the files say of a child apart from any row of care (D5).
#[derive(Clone, Copy, Debug, Default)]
pub struct Person {
    /// Date of birth.
    pub born: Option<Day>,
    /// SEX.
    pub sex: Sex,
    /// ETHNIC.
    pub ethnicity: Ethnicity,
}

/// All returns joined: one set of rows for each child.
#[derive(Default)]
#[allow(missing_docs)]
pub struct Records {
    /// The children's own numbers.
    pub names: Names,
    /// What is known of each child.
    pub people: Vec<Person>,
    /// The years in which the loaded returns end, earliest first.
    pub years: Vec<i32>,
    /// For each batch of rows, the year in which its return ends.
    pub batch_years: Vec<i32>,
    /// The tables of which at least one file was read, with the year of the return.
    pub loaded: Vec<(i32, Table)>,
    pub episodes: Grouped<Episode>,
    pub reviews: Grouped<Review>,
    pub uasc: Grouped<Uasc>,
    pub oc2: Grouped<Outcomes>,
    pub oc3: Grouped<Leaver>,
    pub ad1: Grouped<Adoption>,
    pub placed: Grouped<Decision>,
    pub missing: Grouped<Incident>,
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
}

/// Reads the files and joins their returns.
pub fn read(sources: &[Source]) -> Returns {
    let Reading { names, batches, mut tables, mut accounts } = reading::read(sources);
    let batch_years = years_of(&batches);
    let mut within = WithinReturns { sources, years: &batch_years, accounts: &mut accounts };
    within.set_aside_other_files(&mut tables);
    within.set_aside_repeats(&mut tables);
    let (used, years) = rows_and_years(&tables, sources.len(), &batch_years);
    let as_at = complete_to(&tables, &batch_years);
    let records = join(names, tables, &accounts, &years, batch_years);
    Returns { accounts, used, years, records: Arc::new(records), as_at }
}

/// The year in which the return of each batch ends (D4). A batch without Episodes belongs to the newest return.
fn years_of(batches: &[reading::Batch]) -> Vec<i32> {
    let own: Vec<Option<i32>> = batches.iter().map(|batch| year_of_batch(batch, batches)).collect();
    let newest = own.iter().flatten().copied().max();
    own.iter().map(|year| year.or(newest).unwrap_or_default()).collect()
}

fn year_of_batch(batch: &reading::Batch, batches: &[reading::Batch]) -> Option<i32> {
    let Some(label) = batch.label else { return batch.latest.map(Day::year_end) };
    let is_later = |other: &reading::Batch| match (other.label, other.latest) {
        (Some(label), Some(latest)) => latest.year_end() > label,
        _ => false,
    };
    let labels_are_start_years = batches.iter().any(|other| other.folder == batch.folder && is_later(other));
    Some(label + i32::from(labels_are_start_years))
}

/// What must be settled inside each return before returns are joined.
struct WithinReturns<'a> {
    sources: &'a [Source],
    years: &'a [i32],
    accounts: &'a mut [Account],
}

macro_rules! for_each_table {
    ([$($borrow:tt)+] $tables:expr, $rows:ident, $table:ident => $action:expr) => {
        for_each_table! { @ [$($borrow)+] $tables, $rows, $table, $action,
            header Header, episodes Episodes, reviews Reviews, uasc Uasc, oc2 Oc2, oc3 Oc3, ad1 Ad1,
            placed PlacedAdoption, previous PrevPerm, missing Missing, workers SwEpisodes, dolo Dolo }
    };
    (@ $borrow:tt $tables:expr, $rows:ident, $table:ident, $action:expr, $($field:ident $kind:ident),*) => {
        $(for_each_table! { ! $borrow $tables, $rows, $table, $action, $field $kind })*
    };
    (! [$($borrow:tt)+] $tables:expr, $rows:ident, $table:ident, $action:expr, $field:ident $kind:ident) => {{
        let ($rows, $table) = ($($borrow)+ $tables.$field, Table::$kind);
        $action;
    }};
}

impl WithinReturns<'_> {
    fn year(&self, origin: Origin) -> i32 {
        self.years[usize::from(origin.batch)]
    }

    /// Of two files of one table in one return, those with the usual name are used (D1).
    fn set_aside_other_files(&mut self, tables: &mut Tables) {
        for_each_table!([&mut] tables, rows, table => {
            let unused = self.files_with_other_names(rows, table);
            rows.retain(|row| {
                let origin = row.origin();
                let other = unused.contains(&(self.year(origin), origin.file));
                if other {
                    self.accounts[usize::from(origin.file)].set_aside(Fault::OtherFile, origin.line);
                }
                !other
            })
        });
    }

    fn files_with_other_names<R: Row>(&self, rows: &[R], table: Table) -> Vec<(i32, u16)> {
        let mut files: Vec<(i32, u16)> = rows.iter().map(|row| (self.year(row.origin()), row.origin().file)).collect();
        files.dedup();
        files.sort_unstable();
        files.dedup();
        let usual = |file: u16| table.is_usually_called(&reading::split_year(self.sources[usize::from(file)].name()).0);
        let has_usual = |year: i32| files.iter().any(|(other, file)| *other == year && usual(*file));
        files.iter().copied().filter(|(year, file)| has_usual(*year) && !usual(*file)).collect()
    }

    /// Inside one return, exact duplicates of Episodes are one row, and of other tables the first row counts (D3, D6).
    fn set_aside_repeats(&mut self, tables: &mut Tables) {
        self.drop_exact_episodes(&mut tables.episodes);
        self.keep_first(&mut tables.header, |_| ());
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

    fn drop_exact_episodes(&mut self, rows: &mut Vec<Episode>) {
        rows.sort_by_key(|row| (row.child, row.decom, self.year(row.origin), row.whole));
        let mut last: Option<Episode> = None;
        rows.retain(|row| {
            let same =
                last.is_some_and(|last| is_same_row(&last, row) && self.year(last.origin) == self.year(row.origin));
            if same {
                let message = "The row is an exact duplicate of another. It is counted once.";
                let account = &mut self.accounts[usize::from(row.origin.file)];
                account.note(NoticeKind::Mended, "ROW_DUP", None, row.origin.line, message);
            }
            last = Some(*row);
            !same
        });
    }

    fn keep_first<R: Row, K: Ord>(&mut self, rows: &mut Vec<R>, key: fn(&R) -> K) {
        rows.sort_by_key(|row| (row.child(), self.year(row.origin()), key(row)));
        let mut last: Option<(ChildId, i32, K)> = None;
        rows.retain(|row| {
            let this = (row.child(), self.year(row.origin()), key(row));
            let again = last.as_ref() == Some(&this);
            if again {
                self.accounts[usize::from(row.origin().file)].set_aside(Fault::Repeated, row.origin().line);
            }
            last = Some(this);
            !again
        });
    }
}

fn is_same_row(a: &Episode, b: &Episode) -> bool {
    (a.child, a.decom, a.dec, a.place, a.whole) == (b.child, b.decom, b.dec, b.place, b.whole)
}

fn rows_and_years(tables: &Tables, files: usize, batch_years: &[i32]) -> (Vec<u32>, Vec<Vec<i32>>) {
    let (mut used, mut years) = (vec![0; files], vec![Vec::new(); files]);
    let mut see = |origin: Origin| {
        let file = usize::from(origin.file);
        used[file] += 1;
        let year = batch_years[usize::from(origin.batch)];
        if !years[file].contains(&year) {
            years[file].push(year);
        }
    };
    for_each_table!([&] tables, rows, _table => rows.iter().for_each(|row| see(row.origin())));
    years.iter_mut().for_each(|years| years.sort_unstable());
    (used, years)
}

/// The last month end that the newest return reaches, an event in the last week of a month reaching its end.
fn complete_to(tables: &Tables, batch_years: &[i32]) -> Option<Day> {
    let newest = *batch_years.iter().max()?;
    let (first, last) = (april(newest - 1), april(newest).plus(-1));
    let starts = tables.episodes.iter().map(|row| row.decom);
    let ends = tables.episodes.iter().filter_map(|row| row.dec);
    let reviews = tables.reviews.iter().map(|row| row.held);
    let latest = starts.chain(ends).chain(reviews).filter(|day| (first..=last).contains(day)).max()?;
    let reached = latest.plus(7);
    let mut month_end = reached;
    while !month_end.is_month_end() || month_end > reached {
        month_end = month_end.plus(-1);
    }
    Some(month_end.clamp(first, last))
}

fn join(names: Names, tables: Tables, accounts: &[Account], years: &[Vec<i32>], batch_years: Vec<i32>) -> Records {
    let children = names.len();
    let loaded = loaded_tables(accounts, years);
    let mut all_years: Vec<i32> = batch_years.iter().copied().filter(|year| *year != 0).collect();
    all_years.sort_unstable();
    all_years.dedup();
    let people = people(&tables, children, &batch_years);
    let newest_first = NewestFirst { batch_years: &batch_years, children };
    let episodes = newest_first.episodes(tables.episodes, &all_years);
    Records {
        people,
        episodes,
        reviews: newest_first.one_each(tables.reviews, |row| row.held),
        uasc: newest_first.one_each(tables.uasc, |_| ()),
        oc2: newest_first.one_each(tables.oc2, |row| batch_years[usize::from(row.origin.batch)]),
        oc3: newest_first.one_each(tables.oc3, |row| batch_years[usize::from(row.origin.batch)]),
        ad1: newest_first.one_each(tables.ad1, |_| ()),
        placed: newest_first.one_each(tables.placed, |row| row.made),
        missing: newest_first.one_each(tables.missing, |row| (row.start, row.kind)),
        names,
        years: all_years,
        loaded,
        batch_years,
    }
}

fn loaded_tables(accounts: &[Account], years: &[Vec<i32>]) -> Vec<(i32, Table)> {
    let newest = years.iter().flatten().copied().max().unwrap_or_default();
    let mut loaded = Vec::new();
    for (account, years) in accounts.iter().zip(years) {
        let Some(table) = account.table.filter(|_| !account.is_refused()) else { continue };
        let of = if years.is_empty() { &[newest][..] } else { years };
        loaded.extend(of.iter().map(|year| (*year, table)));
    }
    loaded
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

    fn one_each<R: Row, K: Ord>(&self, mut rows: Vec<R>, key: impl Fn(&R) -> K) -> Grouped<R> {
        rows.sort_by_key(|row| (row.child(), key(row), Reverse(self.year(row.origin())), row.origin()));
        rows.dedup_by(|later, first| later.child() == first.child() && key(later) == key(first));
        Grouped::of_sorted(rows, self.children)
    }

    /// Episodes: all rows of the newest return that holds CHILD and DECOM stand for that key; then open rows are closed.
    fn episodes(&self, mut rows: Vec<Episode>, years: &[i32]) -> Grouped<Episode> {
        rows.sort_by_key(|row| (row.child, row.decom, Reverse(self.year(row.origin)), row.origin));
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

/// Each field from the newest return that has it; a date of birth that no Header has from the other tables (D5).
fn people(tables: &Tables, children: usize, batch_years: &[i32]) -> Vec<Person> {
    let mut people = vec![Person::default(); children];
    let mut newest: BTreeMap<Reverse<i32>, Vec<&HeaderRow>> = BTreeMap::new();
    for row in &tables.header {
        newest.entry(Reverse(batch_years[usize::from(row.origin.batch)])).or_default().push(row);
    }
    for row in newest.into_values().flatten() {
        let person = &mut people[row.child as usize];
        person.born = person.born.or(row.born);
        if person.sex == Sex::Blank {
            person.sex = row.sex;
        }
        if person.ethnicity == Ethnicity::Blank {
            person.ethnicity = row.ethnicity;
        }
    }
    let born_elsewhere = |people: &mut [Person], tables: &Tables| {
        first_births(people, &tables.oc3, batch_years);
        first_births(people, &tables.oc2, batch_years);
        first_births(people, &tables.ad1, batch_years);
        first_births(people, &tables.placed, batch_years);
        first_births(people, &tables.reviews, batch_years);
        first_births(people, &tables.uasc, batch_years);
        first_births(people, &tables.missing, batch_years);
        first_births(people, &tables.previous, batch_years);
        first_births(people, &tables.workers, batch_years);
        first_births(people, &tables.dolo, batch_years);
    };
    if people.iter().any(|person| person.born.is_none()) {
        born_elsewhere(&mut people, tables);
    }
    people
}

/// Fills dates of birth from one table, the newest return first.
fn first_births<R: Row>(people: &mut [Person], rows: &[R], batch_years: &[i32]) {
    let unknown = |row: &&R| people[row.child() as usize].born.is_none() && row.dob().is_some();
    let mut useful: Vec<&R> = rows.iter().filter(unknown).collect();
    useful.sort_by_key(|row| (Reverse(batch_years[usize::from(row.origin().batch)]), row.origin()));
    for row in useful {
        let person = &mut people[row.child() as usize];
        person.born = person.born.or(row.dob());
    }
}
