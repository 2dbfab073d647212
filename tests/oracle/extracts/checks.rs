//! Health assessments and dental checks by their days.

use super::{Extracts, Sum, rows};
use crate::oracle::Figure;
use crate::oracle::care::History;
use crate::oracle::dates::{add_months, add_working_days, age, birthday, minus, rolling_start};
use crate::oracle::population::roll;
use crate::oracle::read::{Row, get, get_date};
use chrono::NaiveDate;

impl Extracts<'_> {
    pub fn checks(&self, all: &[History]) -> Vec<Figure> {
        let checks = rows(self.files, "CHECK_DATE", &["CHILD", "CHECK", "CHECK_DATE", "CHECK_STATUS"]);
        vec![self.initial_assessments(all, &checks), self.assessments(all, &checks), self.checks_overdue(all, &checks)]
    }

    /// What took place: the days of one child's checks of these kinds, by the as-at date, in order.
    pub(super) fn held(&self, checks: &[Row], child: &str, kinds: &[&str]) -> Vec<NaiveDate> {
        let done = |row: &&Row| {
            kinds.contains(&get(row, "CHECK").as_str()) && ["", "DONE"].contains(&get(row, "CHECK_STATUS").as_str())
        };
        let done: Vec<Row> = checks.iter().filter(done).cloned().collect();
        self.days(&done, child, "CHECK_DATE")
    }

    fn after(&self, child: &str, held: NaiveDate) -> NaiveDate {
        let soon = add_months(held, 6);
        let is_young = age(self.data.born(child), soon).is_some_and(|age| age < 5);
        if is_young { soon } else { add_months(held, 12) }
    }

    fn initial_assessments(&self, all: &[History], checks: &[Row]) -> Figure {
        let mut sum = Sum::default();
        for history in all {
            let held = self.held(checks, &history.child, &["INITIAL"]);
            for period in &history.periods {
                let due = add_working_days(period.start, 20);
                let is_recent = period.start >= rolling_start(self.as_at) && due <= self.as_at;
                if !is_recent || period.end.is_some_and(|end| end <= due) {
                    continue;
                }
                if !period.start_recorded {
                    sum.3 += 1;
                    continue;
                }
                let inside = |day: &&NaiveDate| **day >= period.start && period.end.is_none_or(|end| **day < end);
                sum.add(held.iter().find(inside).map(|day| *day <= due));
            }
        }
        sum.share("HLT-09")
    }

    fn assessments(&self, all: &[History], checks: &[Row]) -> Figure {
        let from = checks.iter().filter_map(|row| get_date(row, "CHECK_DATE")).min();
        let mut sum = Sum::default();
        for history in all {
            let held = self.held(checks, &history.child, &["INITIAL", "HEALTH"]);
            for period in &history.periods {
                let mut due = add_working_days(period.start, 20);
                if !period.start_recorded || from.is_some_and(|from| due < from) {
                    let before = from.map_or(period.start, |from| minus(from, 1).max(period.start));
                    due = self.after(&history.child, before);
                }
                let inside = |day: &&NaiveDate| **day >= period.start && period.end.is_none_or(|end| **day < end);
                let mut dues = Vec::new();
                for day in held.iter().filter(inside) {
                    dues.push((due, Some(*day)));
                    due = self.after(&history.child, *day);
                }
                dues.push((due, None));
                for (due, day) in dues.into_iter().filter(|(due, _)| self.in_scope(*due, period.end)) {
                    match age(self.data.born(&history.child), due) {
                        None => sum.3 += 1,
                        Some(_) => sum.add(day.map(|day| day <= due)),
                    }
                }
            }
        }
        sum.share("HLT-10")
    }

    /// Whether a check is overdue: the last one before a day, or the first one due and never held.
    fn is_overdue(
        &self,
        held: &[NaiveDate],
        first_due: NaiveDate,
        counts_from: NaiveDate,
        extract_from: Option<NaiveDate>,
    ) -> Option<bool> {
        match held.last() {
            Some(day) => Some(*day < counts_from),
            None if first_due > self.as_at => Some(false),
            None => extract_from.filter(|from| *from <= counts_from).map(|_| true),
        }
    }

    fn checks_overdue(&self, all: &[History], checks: &[Row]) -> Figure {
        let from = checks.iter().filter_map(|row| get_date(row, "CHECK_DATE")).min();
        let mut sum = Sum::default();
        for (history, _) in roll(all) {
            let Some(start) = history.now().map(|period| period.start) else { continue };
            let born = self.data.born(&history.child);
            let Some((born, age)) = born.zip(age(born, self.as_at)) else {
                sum.add(None);
                continue;
            };
            let assessed = self.held(checks, &history.child, &["INITIAL", "HEALTH"]);
            let months = if age < 5 { 6 } else { 12 };
            let since = add_months(self.as_at, -months);
            let health = self.is_overdue(&assessed, add_working_days(start, 20), since, from);
            let seen = self.held(checks, &history.child, &["DENTAL"]);
            let first = add_months(start, 12).max(birthday(born, 1));
            let teeth = match age {
                0 => Some(false),
                _ => self.is_overdue(&seen, first, add_months(self.as_at, -12), from),
            };
            sum.add(
                [Some(true), None, Some(false)].into_iter().find(|answer| [health, teeth].contains(answer)).flatten(),
            );
        }
        sum.share("HLT-11")
    }
}
