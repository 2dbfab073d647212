//! Education by the virtual school's rows, of those looked after for 12 months on the last 31 March.

use super::{Extracts, Sum, rows};
use crate::oracle::care::History;
use crate::oracle::dates::{age, fy, plus, year_end, ymd};
use crate::oracle::health::whole_year_to;
use crate::oracle::read::{Row, get, get_date};
use crate::oracle::{Figure, figure};
use chrono::NaiveDate;

/// The codes of each answer: yes and no.
const STANDARD: (&[&str], &[&str]) =
    (&["Y", "YES", "AS", "EXS", "GDS"], &["N", "NO", "NS", "WTS", "PKS", "B", "A", "T"]);
const GRADE: (&[&str], &[&str]) = (&["9", "8", "7", "6", "5", "4"], &["3", "2", "1", "U", "X", "NE"]);
const NEEDS: (&[&str], &[&str]) = (&["EHCP", "E", "SUPPORT", "K"], &["NONE", "N"]);

fn answer(row: Option<&Row>, column: &str, (yes, no): (&[&str], &[&str])) -> Option<bool> {
    let cell = get(row?, column).to_uppercase();
    yes.contains(&cell.as_str()).then_some(true).or(no.contains(&cell.as_str()).then_some(false))
}

fn whole(row: Option<&Row>, column: &str) -> Option<i64> {
    get(row?, column).parse().ok().filter(|number| (0..=1000).contains(number))
}

/// A no of any, or else an unknown of any.
fn every(answers: &[Option<bool>]) -> Option<bool> {
    if answers.contains(&Some(false)) { Some(false) } else { (!answers.contains(&None)).then_some(true) }
}

/// `18.25` in hundredths.
fn hundredths(text: &str) -> Option<i64> {
    let score: f64 = text.parse().ok()?;
    Some((score * 100.0).round() as i64)
}

/// Those of whom nothing is recorded stand outside.
fn of_recorded(sum: Sum, id: &'static str) -> Figure {
    figure(id, sum.0, Some(sum.1 - sum.2), sum.2, sum.3)
}

impl Extracts<'_> {
    /// The last 31 March by the as-at date.
    fn march(&self) -> NaiveDate {
        let this = year_end(fy(self.as_at));
        if this <= self.as_at { this } else { year_end(fy(self.as_at) - 1) }
    }

    fn was_there(&self, history: &History) -> bool {
        let year = fy(self.march());
        let mut day = ymd(year - 1, 9, 1);
        while day <= ymd(year, 8, 31).min(self.as_at) {
            if history.is_in_care(day) {
                return true;
            }
            day = plus(day, 1);
        }
        false
    }

    /// Special needs by the dates of SpecialNeeds, or else by the school year.
    fn needs(&self, child: &str, dated: &[Row], row: Option<&Row>) -> Option<bool> {
        let by = |day: Option<NaiveDate>| day.is_some_and(|day| day <= self.march());
        let begun: Vec<&Row> =
            dated.iter().filter(|row| get(row, "CHILD") == child && by(get_date(row, "SEN_FROM"))).collect();
        let open: Vec<&&Row> = begun.iter().filter(|row| !by(get_date(row, "SEN_TO"))).collect();
        if begun.is_empty() {
            return answer(row, "SEN", NEEDS);
        }
        let answers: Vec<Option<bool>> = open.iter().map(|row| answer(Some(row), "SEN", NEEDS)).collect();
        match answers {
            _ if open.is_empty() => Some(false),
            _ if answers.contains(&Some(true)) => Some(true),
            _ if answers.contains(&Some(false)) => Some(false),
            _ => None,
        }
    }

    pub fn school(&self, all: &[History]) -> Vec<Figure> {
        let march = self.march();
        let of_year = format!("{}/{:02}", fy(march) - 1, fy(march) % 100);
        let mut pupils = rows(self.files, "SCHOOL_YEAR", &["CHILD", "SCHOOL_YEAR"]);
        pupils.retain(|row| get(row, "SCHOOL_YEAR") == of_year);
        let dated = rows(self.files, "SEN_FROM", &["CHILD", "SEN_FROM", "SEN"]);
        let mut sums: [Sum; 4] = Default::default();
        let (mut points, mut absence, mut attendance) = (Sum::default(), Sum::default(), Sum::default());
        for history in all {
            let row = pupils.iter().find(|row| get(row, "CHILD") == history.child);
            let born = self.data.born(&history.child);
            let at = |day: NaiveDate| age(born, day);
            let group = row.map(|row| get(row, "YEAR_GROUP")).filter(|group| !group.is_empty());
            let (possible, missed) = (whole(row, "SESSIONS_POSSIBLE"), whole(row, "SESSIONS_MISSED"));
            let sessions = possible.zip(missed).filter(|(all, missed)| missed <= all && *all > 0);
            let of_school_age = at(ymd(fy(march) - 1, 8, 31)).map(|age| (5..=15).contains(&age));
            if self.was_there(history) {
                let attended = sessions.map(|(all, missed)| (all - missed, all));
                pooled(&mut attendance, of_school_age, attended);
            }
            if !whole_year_to(history, march) {
                continue;
            }
            // Without a year group nobody but those of the usual age can be in it.
            let in_year = |wanted: &str, usual: i32| match (&group, at(ymd(fy(march) - 1, 8, 31))) {
                (Some(group), _) => Some(group == wanted),
                (None, Some(age)) if age != usual => Some(false),
                (None, _) => None,
            };
            let standards = ["KS2_READING", "KS2_WRITING", "KS2_MATHS"].map(|name| answer(row, name, STANDARD));
            sums[0].belongs(in_year("6", 10), every(&standards));
            sums[1].belongs(
                in_year("11", 15),
                every(&["ENGLISH_GRADE", "MATHS_GRADE"].map(|name| answer(row, name, GRADE))),
            );
            let is_pupil = row.map(|_| true).or(of_school_age);
            sums[2].belongs(is_pupil, whole(row, "SUSPENSIONS").map(|number| number > 0));
            sums[3].belongs(at(march).map(|age| age >= 4), self.needs(&history.child, &dated, row));
            let score = row.and_then(|row| hundredths(&get(row, "ATTAINMENT_8")));
            pooled(&mut points, in_year("11", 15), score.map(|score| (score, 1)));
            pooled(&mut absence, of_school_age, sessions.map(|(all, missed)| (missed, all)));
        }
        let whole = |sum: Sum, id: &'static str| figure(id, sum.0, Some(sum.1), sum.2, sum.3);
        let ids = ["EDU-07", "EDU-11", "EDU-13", "EDU-14"];
        let shares = sums.into_iter().zip(ids).map(|(sum, id)| of_recorded(sum, id));
        shares.chain([whole(points, "EDU-09"), whole(absence, "EDU-12"), whole(attendance, "EDU-15")]).collect()
    }
}

/// Adds a part and its whole where the child belongs and both are known.
fn pooled(sum: &mut Sum, belongs: Option<bool>, amounts: Option<(i64, i64)>) {
    match (belongs, amounts) {
        (None, _) => sum.3 += 1,
        (Some(true), None) => sum.2 += 1,
        (Some(true), Some((part, whole))) => (sum.0, sum.1) = (sum.0 + part, sum.1 + whole),
        (Some(false), _) => {}
    }
}
