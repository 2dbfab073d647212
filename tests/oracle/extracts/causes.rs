//! Brothers and sisters who start together, special needs, caseloads, and the last checks of 12 months.

use super::{Extracts, Sum, rows};
use crate::oracle::care::History;
use crate::oracle::dates::rolling_start;
use crate::oracle::health::whole_year;
use crate::oracle::population::{first_starts, roll};
use crate::oracle::read::{Row, get, get_date};
use crate::oracle::{Figure, figure};
use std::collections::{BTreeMap, BTreeSet};

impl Extracts<'_> {
    fn family(&self, child: &str) -> String {
        self.data.people.get(child).map(|person| person.family.clone()).unwrap_or_default()
    }

    /// Of one family, where a number or the postcodes of both homes tell it.
    fn are_siblings(&self, one: (&str, &str), other: (&str, &str)) -> Option<bool> {
        let (family, theirs) = (self.family(one.0), self.family(other.0));
        if !family.is_empty() && !theirs.is_empty() {
            return Some(family == theirs);
        }
        let plain = |post: &str| post.to_uppercase().replace(' ', "");
        let (home, their_home) = (plain(one.1), plain(other.1));
        (!home.is_empty() && !their_home.is_empty()).then(|| home == their_home)
    }

    fn siblings(&self, all: &[History]) -> Figure {
        let mut sum = Sum::default();
        for (child, period) in first_starts(all, self.year, self.as_at) {
            let mut answers = Vec::new();
            for other in all.iter().filter(|other| other.child != child) {
                let began =
                    |theirs: &&crate::oracle::care::Period| theirs.start_recorded && theirs.start == period.start;
                for theirs in other.periods.iter().filter(began) {
                    let (home, their_home) = (&period.rows[0].home, &theirs.rows[0].home);
                    answers.push(self.are_siblings((&child, home), (&other.child, their_home)));
                }
            }
            let is_open = answers.contains(&None);
            sum.add(if answers.contains(&Some(true)) {
                Some(true)
            } else if is_open {
                None
            } else {
                Some(false)
            });
        }
        sum.share("POP-16")
    }

    fn has_special_needs(&self, child: &str, needs: &[Row]) -> Option<bool> {
        let own: Vec<&Row> = needs.iter().filter(|row| get(row, "CHILD") == child).collect();
        let begun: Vec<&&Row> = own.iter().filter(|row| self.by_now(get_date(row, "SEN_FROM"))).collect();
        let open: Vec<String> =
            begun.iter().filter(|row| !self.by_now(get_date(row, "SEN_TO"))).map(|row| get(row, "SEN")).collect();
        if open.iter().any(|kind| kind == "EHCP" || kind == "SUPPORT") {
            return Some(true);
        }
        if open.is_empty() {
            (!begun.is_empty()).then_some(false)
        } else {
            open.contains(&"NONE".to_owned()).then_some(false)
        }
    }

    fn residential(&self, all: &[History]) -> Figure {
        let needs = rows(self.files, "SEN_FROM", &["CHILD", "SEN_FROM", "SEN"]);
        let mut sum = Sum::default();
        for (history, _) in roll(all) {
            let place = history.row_on(self.as_at).map(|row| row.place).unwrap_or_default();
            if ["K1", "K2", "R1", "R2", "R3", "S1"].contains(&place.as_str()) {
                sum.add(self.has_special_needs(&history.child, &needs));
            } else if !crate::oracle::codes::is_place(&place) {
                sum.3 += 1;
            }
        }
        sum.share("POP-17")
    }

    fn caseload(&self, all: &[History]) -> Figure {
        let (mut held, mut unknown): (BTreeMap<String, BTreeSet<String>>, i64) = (BTreeMap::new(), 0);
        for (history, _) in roll(all) {
            for spell in self.data.workers.get(&history.child).into_iter().flatten().filter(|one| one.end.is_none()) {
                if spell.worker.is_empty() {
                    unknown += 1;
                } else {
                    held.entry(spell.worker.clone()).or_default().insert(history.child.clone());
                }
            }
        }
        let children = held.values().map(BTreeSet::len).sum::<usize>() as i64;
        figure("CAS-14", children, Some(held.len() as i64), unknown, 0)
    }

    fn dated(&self, all: &[History], checks: &[Row], id: &'static str, kinds: &[&str]) -> Figure {
        let mut sum = Sum::default();
        for history in all.iter().filter(|history| whole_year(self.data, history)) {
            let last = self.held(checks, &history.child, kinds).last().copied();
            sum.add(last.map(|day| day >= rolling_start(self.as_at)));
        }
        sum.share(id)
    }

    pub fn causes(&self, all: &[History]) -> Vec<Figure> {
        let checks = rows(self.files, "CHECK_DATE", &["CHILD", "CHECK", "CHECK_DATE", "CHECK_STATUS"]);
        vec![
            self.siblings(all),
            self.residential(all),
            self.caseload(all),
            self.dated(all, &checks, "HLT-22", &["INITIAL", "HEALTH"]),
            self.dated(all, &checks, "HLT-23", &["DENTAL"]),
        ]
    }
}
