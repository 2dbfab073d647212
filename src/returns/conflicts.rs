//! Rows of one return that cannot all be true, and days that cannot be: listed, while the figures follow the resolutions.

use crate::account::{Account, Code};
use crate::calendar::{Day, april};
use crate::codes::Ceased;
use crate::returns::people::{Person, births_in_doubt};
use crate::rows::of_the_return::*;
use crate::rows::{Tables, for_each_table};
use rustc_hash::FxHashMap;

/// Says what cannot be true in each return.
pub fn say(tables: &Tables, people: &[Person], years: &[i32], accounts: &mut [Account]) {
    let mut conflicts = Conflicts { years, accounts };
    conflicts.episodes(&tables.episodes);
    conflicts.piles(&tables.episodes);
    conflicts.children(tables, people.len());
    conflicts.days(tables);
    conflicts.list_8(tables);
    conflicts.workers(tables);
    conflicts.strangers(tables, people.len());
    births_in_doubt(people, tables).into_iter().for_each(|origin| conflicts.say(OTHER_BIRTH, origin));
}

struct Conflicts<'a> {
    years: &'a [i32],
    accounts: &'a mut [Account],
}

/// A finding about a row: code, column, what is said.
type Said = (Code, &'static str, &'static str);

const OVERLAP: Said = (
    Code::EpOverlap,
    "DECOM",
    "The episode begins before the one before it has ended. The child is counted once; of two placements on a day the later one counts. Correct the dates.",
);
const OPEN_TWICE: Said = (
    Code::EpOpen2,
    "DEC",
    "The child has another open episode. An open episode is ended on the day the next one begins; look which is right.",
);
const GAP: Said = (
    Code::EpGap,
    "DECOM",
    "The episode before it ended with X1 (another follows), but days lie between the two. They are taken as two periods of care. Correct the dates, or the reason why the first ended.",
);
const SAME_DAY: Said = (
    Code::EpSameDay,
    "DEC",
    "The episode ends on the day it begins. It does not count as a placement. Correct the dates, or take the row out.",
);
const ORPHAN: Said = (
    Code::ChildOrphan,
    "CHILD",
    "The child is not in Header. It is counted; its sex and ethnicity are not known. Add the child to Header.",
);
const NO_EPISODE: Said = (
    Code::ChildNoEpisode,
    "CHILD",
    "The child has no episode and no OC3 row. It is in no figure. Add the child's episodes, or take the row out.",
);

/// So many episodes in a file that stand open and ended, and more than so many of a hundred, make a pile of years.
const FEWEST_OPEN: usize = 3;
const PILED: usize = 2;

const TWO_BIRTHS: Said = (
    Code::ChildConflict,
    "DOB",
    "Header has another date of birth for the child. That of Header is used. Find out which is right.",
);
const OTHER_BIRTH: Said = (
    Code::ChildConflict,
    "DOB",
    "Other rows have another date of birth for the child, and Header has none. The one in use is that of OC3, OC2, AD1, PlacedAdoption, Reviews and the other files, in this order; of several in one file, the one that most rows have. Find out which is right.",
);
const TWO_SEXES: Said = (
    Code::ChildConflict,
    "SEX",
    "Header has another sex for the child. That of Header is used. Find out which is right.",
);
const TWO_LISTS: Said = (
    Code::RowLatest,
    "CHILD",
    "Another row has the child with other dates, as where lists of several days are dropped. Of each date the latest by the as-at date is used.",
);

const TWO_WORKERS: Said = (
    Code::WorkerConflict,
    "QUALIFIED",
    "SWEpisodes says otherwise of the child's worker for days of this allocation. SWEpisodes counts. Find out which is right.",
);

impl Conflicts<'_> {
    fn year(&self, origin: Origin) -> i32 {
        self.years[usize::from(origin.batch)]
    }

    fn say(&mut self, (code, column, message): Said, origin: Origin) {
        let account = &mut self.accounts[usize::from(origin.file)];
        account.note(code, Some(column), origin.line, message);
    }

    /// The rows are in the order of children and first days.
    #[inline(never)]
    fn episodes(&mut self, rows: &[Episode]) {
        let mut before: Vec<(i32, Episode)> = Vec::new();
        for row in rows {
            if before.first().is_some_and(|(_, first)| first.child != row.child) {
                before.clear();
            }
            let year = self.year(row.origin);
            if row.dec == Some(row.decom) {
                self.say(SAME_DAY, row.origin);
                continue;
            }
            if row.ls.is_respite() {
                continue;
            }
            match before.iter_mut().find(|(of, _)| *of == year) {
                Some((_, last)) => {
                    let was = std::mem::replace(last, *row);
                    self.follows(&was, row, last);
                }
                None => before.push((year, *row)),
            }
        }
    }

    /// Compares a row with the one before it, and keeps the end that reaches further.
    fn follows(&mut self, was: &Episode, row: &Episode, last: &mut Episode) {
        match was.dec {
            None if row.dec.is_none() => self.say(OPEN_TWICE, row.origin),
            None => self.say(OVERLAP, row.origin),
            Some(end) if row.decom < end => {
                self.say(OVERLAP, row.origin);
                if row.dec.is_some_and(|dec| dec < end) {
                    *last = *was;
                }
            }
            Some(end) if row.decom > end && was.rec == Ceased::X1 => self.say(GAP, row.origin),
            Some(_) => {}
        }
    }

    /// Files in which more than a few episodes stand open that the same return has ended: the returns of several years,
    /// or several versions of one, read as one.
    #[inline(never)]
    fn piles(&mut self, rows: &[Episode]) {
        let start = |row: &Episode| (row.child, row.decom, self.year(row.origin), row.rne, row.ls, row.place);
        let is_ended_beside = |pair: &&[Episode]| {
            let [open, ended] = pair else { return false };
            open.dec.is_none() && ended.dec.is_some() && start(open) == start(ended)
        };
        let mut open: Vec<Vec<(Origin, bool)>> = vec![Vec::new(); self.accounts.len()];
        for pair in rows.windows(2).filter(is_ended_beside) {
            let [one, other] = [pair[0].origin, pair[1].origin];
            open[usize::from(one.file)].push((one, one.file == other.file));
        }
        for (account, open) in self.accounts.iter_mut().zip(open) {
            let count = open.len();
            if count < FEWEST_OPEN || count * 100 <= PILED * account.rows as usize {
                continue;
            }
            let is_one_file = open.iter().filter(|(_, same)| *same).count() * 2 > count;
            let (code, message) = if is_one_file {
                (Code::YearsPooled, pile_words(count))
            } else {
                (Code::ReturnTwice, twice_words(count))
            };
            for (origin, _) in open {
                account.note(code, Some("DEC"), origin.line, &message);
            }
        }
    }

    /// Children of Episodes without Header, and children of Header without Episodes, where both were read for the return.
    #[inline(never)]
    fn children(&mut self, tables: &Tables, children: usize) {
        let (mut header, mut cared) = (OfYears::none(self.years, children), OfYears::none(self.years, children));
        tables.header.iter().for_each(|row| header.add(row));
        tables.episodes.iter().for_each(|row| cared.add(row));
        tables.oc3.iter().for_each(|row| cared.add(row));
        let mut last = None;
        for row in &tables.episodes {
            let key = Some((self.year(row.origin), row.child));
            if last != key && header.lacks(row) {
                self.say(ORPHAN, row.origin);
            }
            last = key;
        }
        for row in tables.header.iter().filter(|row| cared.lacks(*row)) {
            self.say(NO_EPISODE, row.origin);
        }
    }

    /// Files of the return most of whose rows are about children whom neither Episodes, Header nor OC3 has: their numbers
    /// are rather written otherwise.
    #[inline(never)]
    fn strangers(&mut self, tables: &Tables, children: usize) {
        if tables.episodes.is_empty() {
            return;
        }
        let mut is_known = vec![false; children];
        let mut see = |child: ChildId| is_known[child as usize] = true;
        tables.episodes.iter().for_each(|row| see(row.child));
        tables.header.iter().for_each(|row| see(row.child));
        tables.oc3.iter().for_each(|row| see(row.child));
        let mut rows: Vec<(u32, Vec<Origin>)> = vec![Default::default(); self.accounts.len()];
        for_each_table!([&] tables, of_table, table => if !table.is_extract() {
            for row in of_table {
                let (all, strange) = &mut rows[usize::from(row.origin().file)];
                *all += 1;
                if !is_known[row.child() as usize] {
                    strange.push(row.origin());
                }
            }
        });
        for (all, strange) in rows.iter().filter(|(all, strange)| strange.len() as u32 * 2 > *all) {
            let message = stranger_words(strange.len() as u32 == *all);
            for origin in strange {
                let account = &mut self.accounts[usize::from(origin.file)];
                account.note(Code::ChildOrphan, Some("CHILD"), origin.line, &message);
            }
        }
    }

    /// Days after the end of the return's year, where it has one: without Episodes, or a start in them, there is none.
    #[inline(never)]
    fn days(&mut self, tables: &Tables) {
        let ends: Vec<Option<Day>> = self.years.iter().map(|year| (*year != 0).then(|| april(*year))).collect();
        let check = |this: &mut Self, day: Option<Day>, column: &'static str, origin: Origin| {
            if day.zip(ends[usize::from(origin.batch)]).is_some_and(|(day, end)| day >= end) {
                this.say((Code::DateFuture, column, "The day lies after the year of the return. What has not happened by the as-at date is not counted. Correct the day if it has happened."), origin);
            }
        };
        tables.header.iter().for_each(|row| check(self, row.born, "DOB", row.origin));
        tables.episodes.iter().for_each(|row| check(self, Some(row.decom), "DECOM", row.origin));
        tables.reviews.iter().for_each(|row| check(self, Some(row.held), "REVIEW", row.origin));
    }

    /// Dates of birth and sexes that list 8 of Annex A and the return have differently, and children whom several lists
    /// have: the return counts, and the latest dates.
    #[inline(never)]
    fn list_8(&mut self, tables: &Tables) {
        if tables.in_care.is_empty() {
            return;
        }
        let header: FxHashMap<ChildId, &HeaderRow> = tables.header.iter().map(|row| (row.child, row)).collect();
        let mut last = None;
        for row in &tables.in_care {
            if last == Some(row.child) {
                self.say(TWO_LISTS, row.origin);
            }
            last = Some(row.child);
            let Some(of_return) = header.get(&row.child) else { continue };
            if row.born.zip(of_return.born).is_some_and(|(here, there)| here != there) {
                self.say(TWO_BIRTHS, row.origin);
            }
            let (here, there) = (row.sex, of_return.sex);
            if here.is_female() && there.is_male() || here.is_male() && there.is_female() {
                self.say(TWO_SEXES, row.origin);
            }
        }
    }

    /// Allocations of a worker whom SWEpisodes has for the same days, qualified or not: SWEpisodes counts.
    fn workers(&mut self, tables: &Tables) {
        if tables.allocated.is_empty() {
            return;
        }
        let returned = Reach::of(&tables.workers);
        for row in &tables.allocated {
            let Some(qualified) = row.qualified.answer() else { continue };
            if returned.overlaps(row.child, !qualified, row.start, row.end) {
                self.say(TWO_WORKERS, row.origin);
            }
        }
    }
}

/// The children whom a table has in each return, with a place for every child of every year.
struct OfYears {
    /// For each batch, which of the years it is of.
    year_of: Vec<usize>,
    /// The children of each year; none of a year that the table has no row of.
    years: Vec<Vec<bool>>,
    children: usize,
}

impl OfYears {
    fn none(years: &[i32], children: usize) -> OfYears {
        let mut all = years.to_vec();
        all.sort_unstable();
        all.dedup();
        let year_of = years.iter().map(|year| all.partition_point(|other| other < year)).collect();
        OfYears { year_of, years: vec![Vec::new(); all.len()], children }
    }

    fn add(&mut self, row: &impl Row) {
        let of_year = &mut self.years[self.year_of[usize::from(row.origin().batch)]];
        if of_year.is_empty() {
            of_year.resize(self.children, false);
        }
        of_year[row.child() as usize] = true;
    }

    /// Whether the table has rows of the year of this one, but none of its child.
    fn lacks(&self, row: &impl Row) -> bool {
        let of_year = &self.years[self.year_of[usize::from(row.origin().batch)]];
        of_year.get(row.child() as usize) == Some(&false)
    }
}

/// For each child, and for workers who are registered and others: the starts, and the furthest end of those begun by then.
struct Reach(FxHashMap<(ChildId, bool), Vec<Time>>);

/// A first day and a last one, where it is over.
type Time = (Day, Option<Day>);

impl Reach {
    fn of(workers: &[Allocation]) -> Reach {
        let mut reach: FxHashMap<(ChildId, bool), Vec<Time>> = FxHashMap::default();
        workers.iter().for_each(|row| reach.entry((row.child, row.registered)).or_default().push((row.start, row.end)));
        for rows in reach.values_mut() {
            rows.sort_unstable();
            let mut furthest = rows[0].1;
            for (_, end) in rows {
                furthest = furthest.zip(*end).map(|(one, other)| one.max(other));
                *end = furthest;
            }
        }
        Reach(reach)
    }

    /// Whether any of a child's has a day in common with this time.
    fn overlaps(&self, child: ChildId, registered: bool, start: Day, end: Option<Day>) -> bool {
        let Some(rows) = self.0.get(&(child, registered)) else { return false };
        let begun = rows.partition_point(|(other, _)| end.is_none_or(|end| *other < end));
        rows[..begun].last().is_some_and(|(_, furthest)| furthest.is_none_or(|furthest| start < furthest))
    }
}

fn pile_words(count: usize) -> String {
    format!(
        "{count} episodes stand here open and also ended, as where the returns of several years are put into one file. The open ones keep their children in care. Give each year a file in a folder of its own, or a column YEAR with the year of each row, such as 2024-25."
    )
}

fn twice_words(count: usize) -> String {
    format!(
        "{count} episodes stand open here and ended in another file of the same return, as where two versions of a return are read together. The open ones keep their children in care. Take the older files out."
    )
}

fn stranger_words(all_of_them: bool) -> String {
    let rows = if all_of_them {
        "No row is about a child whom Episodes or Header has"
    } else {
        "Most rows are about children whom neither Episodes nor Header has"
    };
    format!("{rows}, so no figure counts them. Check that the numbers in CHILD are written as in the other files.")
}
