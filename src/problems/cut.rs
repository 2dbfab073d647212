//! The rows of returns that are not over at the as-at date, as they stood on that day: what had not happened yet is
//! neither late nor missing (D10, D62).

use crate::calendar::{Day, april};
use crate::codes::Ceased;
use crate::rows::of_the_return::{Adoption, ChildId, Episode, Origin, Row};
use rustc_hash::FxHashSet;

/// The columns of a row that say how it ended: blank while it has not.
pub const OF_THE_END: &[&str] =
    &["DEC", "REC", "REASON_PLACE_CHANGE", "MIS_END", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED", "SW_DEC"];

/// A child in the return of a year.
type Filed = (i32, ChildId);

/// The rows of returns cut at a day, table by table: Episodes first, which tell whom the other tables are of.
pub struct Cut {
    batch_years: Vec<i32>,
    last: Day,
    adopted_later: FxHashSet<Filed>,
    /// The children all of whose episodes in a return are still to come.
    not_yet: FxHashSet<Filed>,
    /// The rows whose end is later than the day.
    pub ended_later: FxHashSet<Origin>,
    /// The rows that were not there on the day.
    pub not_there: FxHashSet<Origin>,
}

impl Cut {
    /// Nothing cut yet.
    pub fn at(last: Day, batch_years: &[i32]) -> Cut {
        Cut {
            batch_years: batch_years.to_vec(),
            last,
            adopted_later: FxHashSet::default(),
            not_yet: FxHashSet::default(),
            ended_later: FxHashSet::default(),
            not_there: FxHashSet::default(),
        }
    }

    /// The rows of Episodes that were there.
    pub fn episodes(&mut self, rows: Vec<Episode>) -> Vec<Episode> {
        let seen_before = self.filed(&rows);
        self.adopted_later = self.adopted_later(&rows);
        let rows = self.until(rows, |row| row.decom, |row| row.dec, open_episode);
        self.not_yet = seen_before.difference(&self.filed(&rows)).copied().collect();
        rows
    }

    /// The rows of a table with days that were there, those that go on without their end.
    pub fn dated<R: Row>(
        &mut self,
        rows: Vec<R>,
        start: fn(&R) -> Day,
        end: fn(&R) -> Option<Day>,
        open: fn(&mut R),
    ) -> Vec<R> {
        let rows = self.until(rows, start, end, open);
        self.of_children(rows)
    }

    /// The rows of AD1 that were there.
    pub fn adoptions(&mut self, rows: Vec<Adoption>) -> Vec<Adoption> {
        let is_later = |cut: &Cut, day: Option<Day>| day.is_some_and(|day| day > cut.last);
        let rows = self.keep(rows, |cut, row| {
            let is_dated_later = is_later(cut, row.decided) || is_later(cut, row.matched);
            !cut.goes_on(row.origin) || !(is_dated_later || cut.adopted_later.contains(&cut.key(row)))
        });
        self.of_children(rows)
    }

    /// The rows of a table less those of children who had not come yet.
    pub fn of_children<R: Row>(&mut self, rows: Vec<R>) -> Vec<R> {
        self.keep(rows, |cut, row| !cut.not_yet.contains(&cut.key(row)))
    }

    fn until<R: Row>(
        &mut self,
        mut rows: Vec<R>,
        start: fn(&R) -> Day,
        end: fn(&R) -> Option<Day>,
        open: fn(&mut R),
    ) -> Vec<R> {
        for row in &mut rows {
            if self.goes_on(row.origin()) && end(row).is_some_and(|end| end > self.last) {
                self.ended_later.insert(row.origin());
                open(row);
            }
        }
        self.keep(rows, |cut, row| !cut.goes_on(row.origin()) || start(row) <= cut.last)
    }

    fn keep<R: Row>(&mut self, mut rows: Vec<R>, is_there: impl Fn(&Cut, &R) -> bool) -> Vec<R> {
        let mut not_there = std::mem::take(&mut self.not_there);
        rows.retain(|row| {
            let is_there = is_there(self, row);
            if !is_there {
                not_there.insert(row.origin());
            }
            is_there
        });
        self.not_there = not_there;
        rows
    }

    fn year(&self, origin: Origin) -> i32 {
        self.batch_years[usize::from(origin.batch)]
    }

    fn key<R: Row>(&self, row: &R) -> Filed {
        (self.year(row.origin()), row.child())
    }

    /// Whether the return of a row tells of days after the as-at date.
    fn goes_on(&self, origin: Origin) -> bool {
        let year = self.year(origin);
        year != 0 && self.last < april(year).plus(-1)
    }

    /// The children of the rows, in returns that go on.
    fn filed(&self, rows: &[Episode]) -> FxHashSet<Filed> {
        rows.iter().filter(|row| self.goes_on(row.origin)).map(|row| self.key(row)).collect()
    }

    fn adopted_later(&self, rows: &[Episode]) -> FxHashSet<Filed> {
        let is_later = |row: &&Episode| row.rec.is_adopted() && row.dec.is_some_and(|dec| dec > self.last);
        rows.iter().filter(is_later).map(|row| self.key(row)).collect()
    }
}

fn open_episode(row: &mut Episode) {
    (row.dec, row.rec, row.reason) = (None, Ceased::Blank, Default::default());
}
