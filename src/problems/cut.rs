//! The rows of returns that are not over at the as-at date, as they stood on that day: what had not happened yet is
//! neither late nor missing (D10, D62).

use crate::calendar::{Day, april};
use crate::codes::Ceased;
use crate::reading::Tables;
use crate::rows::of_the_return::{ChildId, Decision, Episode, Incident, Origin, Row};
use rustc_hash::FxHashSet;

/// The columns of a row that say how it ended: blank while it has not.
pub const OF_THE_END: &[&str] =
    &["DEC", "REC", "REASON_PLACE_CHANGE", "MIS_END", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED", "SW_DEC"];

/// A child in the return of a year.
type Filed = (i32, ChildId);

/// Cuts the rows at a day, and says which of those that are left have an end that is later.
pub fn cut(tables: &mut Tables, batch_years: &[i32], last: Day) -> FxHashSet<Origin> {
    let mut cut = Cut { batch_years, last, ended_later: FxHashSet::default() };
    let seen_before = cut.filed(&tables.episodes);
    let adopted_later = cut.adopted_later(&tables.episodes);
    cut.rows(&mut tables.episodes, |row| row.decom, |row| row.dec, open_episode);
    let not_yet: FxHashSet<Filed> = seen_before.difference(&cut.filed(&tables.episodes)).copied().collect();
    cut.rows(&mut tables.reviews, |row| row.held, |_| None, |_| ());
    cut.rows(&mut tables.missing, |row| row.start, |row| row.end, |row: &mut Incident| row.end = None);
    cut.rows(&mut tables.placed, |row| row.made, |row| row.reversed, |row: &mut Decision| row.reversed = None);
    cut.rows(&mut tables.workers, |row| row.start, |row| row.end, |row| row.end = None);
    let is_later = |day: Option<Day>| day.is_some_and(|day| day > last);
    tables.ad1.retain(|row| {
        let is_dated_later = is_later(row.decided) || is_later(row.matched);
        !cut.goes_on(row.origin) || !(is_dated_later || adopted_later.contains(&cut.key(row)))
    });
    cut.drop_children(tables, &not_yet);
    cut.ended_later
}

fn open_episode(row: &mut Episode) {
    (row.dec, row.rec, row.reason) = (None, Ceased::Blank, Default::default());
}

struct Cut<'a> {
    batch_years: &'a [i32],
    last: Day,
    ended_later: FxHashSet<Origin>,
}

impl Cut<'_> {
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

    fn rows<R: Row>(&mut self, rows: &mut Vec<R>, start: fn(&R) -> Day, end: fn(&R) -> Option<Day>, open: fn(&mut R)) {
        rows.retain_mut(|row| {
            if !self.goes_on(row.origin()) {
                return true;
            }
            if end(row).is_some_and(|end| end > self.last) {
                self.ended_later.insert(row.origin());
                open(row);
            }
            start(row) <= self.last
        });
    }

    /// The children of the rows, in returns that go on.
    fn filed(&self, rows: &[Episode]) -> FxHashSet<Filed> {
        rows.iter().filter(|row| self.goes_on(row.origin)).map(|row| self.key(row)).collect()
    }

    fn adopted_later(&self, rows: &[Episode]) -> FxHashSet<Filed> {
        let is_later = |row: &&Episode| row.rec.is_adopted() && row.dec.is_some_and(|dec| dec > self.last);
        rows.iter().filter(is_later).map(|row| self.key(row)).collect()
    }

    /// Takes out the rows of children all of whose episodes in the return are still to come.
    fn drop_children(&self, tables: &mut Tables, not_yet: &FxHashSet<Filed>) {
        let is_there = |origin: Origin, child: ChildId| !not_yet.contains(&(self.year(origin), child));
        tables.header.retain(|row| is_there(row.origin, row.child));
        tables.reviews.retain(|row| is_there(row.origin, row.child));
        tables.uasc.retain(|row| is_there(row.origin, row.child));
        tables.oc2.retain(|row| is_there(row.origin, row.child));
        tables.oc3.retain(|row| is_there(row.origin, row.child));
        tables.ad1.retain(|row| is_there(row.origin, row.child));
        tables.placed.retain(|row| is_there(row.origin, row.child));
        tables.previous.retain(|row| is_there(row.origin, row.child));
        tables.missing.retain(|row| is_there(row.origin, row.child));
        tables.workers.retain(|row| is_there(row.origin, row.child));
    }
}
