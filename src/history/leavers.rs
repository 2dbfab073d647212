//! Young people whom OC3 ought to have by the rows of Episodes, whether it has them or not.

use super::child::Child;
use super::known::{CarePeriod, History};
use crate::calendar::{Day, birthday};
use crate::codes::Ceased;
use crate::rows::of_the_return::{ChildId, Episode, Leaver, Table};

/// Days in care since the 14th birthday that make a care leaver: 13 weeks.
const THIRTEEN_WEEKS: i32 = 91;

impl Child<'_> {
    /// Left care before the eve of a 17th to 21st birthday in the year, was in it for 13 weeks since 14 and at some time
    /// since 16 (care leavers of the return's guidance).
    pub fn ought_to_be_in_oc3(self) -> bool {
        let period = self.history.period;
        let Some(born) = self.born() else { return false };
        let mut birthdays = (17..=21).map(|age| birthday(born, age)).filter(|day| period.in_year(*day));
        let Some(day) = birthdays.next() else { return false };
        let transferred =
            |row: &Episode| row.rec.is_adopted() || matches!(row.rec, Ceased::E2 | Ceased::E3 | Ceased::E15);
        let left_otherwise = self.episodes().last().is_some_and(transferred);
        let was_in_care = |care: &CarePeriod| care.end.is_none_or(|end| end > birthday(born, 16));
        let in_care_then = self.care().iter().any(|care| care.covers(day.plus(-1)));
        !in_care_then
            && !left_otherwise
            && self.current_care().is_none()
            && self.care().iter().any(was_in_care)
            && self.days_in_care_since(birthday(born, 14)) >= THIRTEEN_WEEKS
    }

    fn days_in_care_since(self, day: Day) -> i32 {
        let last = self.history.period.last;
        let days = |care: &CarePeriod| care.end.unwrap_or(last).since(care.start.max(day)).max(0);
        self.care().iter().map(days).sum()
    }
}

impl History {
    /// The same history with a blank row of OC3 for each young person who ought to be there and is not; `None` when
    /// nobody is missed. What could become of a figure is judged by it, never the figure itself (D30).
    pub fn expecting(&self) -> Option<&History> {
        self.expecting.get_or_init(|| self.with_expected()).as_deref()
    }

    fn with_expected(&self) -> Option<Box<History>> {
        let year = Some(self.period.year);
        let is_loaded = |table| self.records.has(table, year);
        let can_tell = [Table::Oc3, Table::Episodes, Table::Header].into_iter().all(is_loaded);
        let missed = |child: &Child| child.ought_to_be_in_oc3() && !self.has_leaver(child.id);
        let expected: Vec<Leaver> =
            self.children().filter(|_| can_tell).filter(missed).map(|child| Leaver::blank(child.id)).collect();
        let is_missed = !expected.is_empty();
        is_missed.then(|| Box::new(History { expected, ..History::ahead(&self.records, self.known, self.period.last) }))
    }

    fn has_leaver(&self, child: ChildId) -> bool {
        self.records.oc3.of(child).iter().any(|row| self.records.year_of(row.origin) == self.period.year)
    }

    /// The rows of OC3 of the return that holds the as-at date (D9), and the blank ones of [`History::expecting`].
    pub fn leavers(&self) -> impl Iterator<Item = &Leaver> {
        let of_year = |row: &&Leaver| self.records.year_of(row.origin) == self.period.year;
        self.records.oc3.all().iter().filter(of_year).chain(&self.expected)
    }

    /// Whether the row of a young person is one of the blank ones.
    pub fn is_expected(&self, child: ChildId) -> bool {
        self.expected.binary_search_by_key(&child, |row| row.child).is_ok()
    }
}
