//! The lines that the simple extracts switch on, worked out once more from the CSV text.

mod causes;
mod checks;
mod places;
mod ratings;
mod school;

use super::care::{History, Period, Placement};
use super::chain::reviews_inside;
use super::codes::is_temporary;
use super::dates::{add_months, add_working_days, age, fy, minus, plus, rolling_start, year_start};
use super::join::{Data, newest_first};
use super::population::{count, roll, was_looked_after};
use super::read::{Row, get, get_date, returns};
use super::reviews::counted;
use super::{Figure, File, figure};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// The rows of the files that have a column, the first of those that share these columns.
fn rows(files: &[File], column: &str, key: &[&str]) -> Vec<Row> {
    let (mut seen, mut out) = (BTreeSet::new(), Vec::new());
    for file in files {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file.bytes.as_slice());
        let Ok(headings) = reader.headers().cloned() else { continue };
        if !headings.iter().any(|heading| heading == column) {
            continue;
        }
        for record in reader.records().flatten() {
            let cells = headings.iter().zip(record.iter());
            let row: Row = cells.map(|(name, cell)| (name.to_owned(), cell.trim().to_owned())).collect();
            let of: Vec<String> = key.iter().map(|name| get(&row, name)).collect();
            if seen.insert(of) {
                out.push(row);
            }
        }
    }
    out
}

/// n, d, u and x in the making.
#[derive(Default)]
struct Sum(i64, i64, i64, i64);

impl Sum {
    /// A case of the denominator: met, not met, or not recorded.
    fn add(&mut self, met: Option<bool>) {
        self.1 += 1;
        match met {
            Some(true) => self.0 += 1,
            Some(false) => {}
            None => self.2 += 1,
        }
    }

    /// A case that belongs, that does not, or of which nobody can tell.
    fn belongs(&mut self, listed: Option<bool>, met: Option<bool>) {
        match listed {
            Some(true) => self.add(met),
            Some(false) => {}
            None => self.3 += 1,
        }
    }

    fn share(self, id: &'static str) -> Figure {
        figure(id, self.0, Some(self.1), self.2, self.3)
    }

    fn count(self, id: &'static str) -> Figure {
        figure(id, self.0, None, 0, 0)
    }
}

fn yes(row: &Row, column: &str) -> Option<bool> {
    match get(row, column).to_uppercase().as_str() {
        "Y" | "YES" | "T" | "TRUE" | "1" | "1.0" => Some(true),
        "N" | "NO" | "F" | "FALSE" | "0" | "0.0" => Some(false),
        _ => None,
    }
}

fn was_seen(row: &Row) -> bool {
    get(row, "SEEN").is_empty() || yes(row, "SEEN") == Some(true)
}

struct Extracts<'a> {
    data: &'a Data,
    files: &'a [File],
    as_at: NaiveDate,
    year: NaiveDate,
}

impl Extracts<'_> {
    /// The days of a child in a column, those by the as-at date, in order.
    fn days(&self, rows: &[Row], child: &str, column: &str) -> Vec<NaiveDate> {
        let own = rows.iter().filter(|row| get(row, "CHILD") == child);
        let mut days: Vec<NaiveDate> =
            own.filter_map(|row| get_date(row, column)).filter(|day| *day <= self.as_at).collect();
        days.sort();
        days
    }

    fn in_scope(&self, due: NaiveDate, until: Option<NaiveDate>) -> bool {
        due >= self.year && due <= self.as_at && until.is_none_or(|until| due < until)
    }

    fn in_year(&self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| day >= self.year && day <= self.as_at)
    }

    fn by_now(&self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| day <= self.as_at)
    }

    fn is_recent(&self, day: NaiveDate) -> bool {
        day >= add_months(self.as_at, -6)
    }

    /// Yes or no where a worker is allocated; none inside where it is not said; none at all without any row.
    fn worker(&self, child: &str, returned: &[Row], given: &[Row]) -> Option<Option<Option<bool>>> {
        let begun = |rows: &[Row], start: &str| -> Vec<Row> {
            let own = rows.iter().filter(|row| get(row, "CHILD") == child);
            own.filter(|row| get_date(row, start).is_some_and(|day| day <= self.as_at)).cloned().collect()
        };
        let open = |rows: &[Row], end: &str| -> Vec<Row> {
            rows.iter().filter(|row| get_date(row, end).is_none_or(|day| day > self.as_at)).cloned().collect()
        };
        let (returned, given) = (begun(returned, "SW_DECOM"), begun(given, "ALLOCATED_FROM"));
        if returned.is_empty() && given.is_empty() {
            return None;
        }
        let workers = open(&returned, "SW_DEC");
        if !workers.is_empty() {
            let registered = workers.iter().any(|row| get(row, "SW_ID").to_uppercase().starts_with("SW"));
            return Some(Some(registered.then_some(true)));
        }
        let answers: Vec<Option<bool>> = open(&given, "ALLOCATED_TO").iter().map(|row| yes(row, "QUALIFIED")).collect();
        Some([Some(true), None, Some(false)].into_iter().find(|answer| answers.contains(answer)))
    }

    fn workers(&self, all: &[History]) -> Vec<Figure> {
        let key = |row: &Row| format!("{} {}", get(row, "SW_DECOM"), get(row, "SW_ID"));
        let returned = newest_first(&returns(self.files), "SWEpisodes", &key);
        let given = rows(self.files, "ALLOCATED_FROM", &["CHILD", "ALLOCATED_FROM", "QUALIFIED"]);
        let qualified = |child: &str| match self.worker(child, &returned, &given) {
            None => None,
            Some(None) => Some(false),
            Some(Some(answer)) => answer,
        };
        let any = |child: &str| self.worker(child, &returned, &given).map(|worker| worker.is_some());
        let (mut on, mut need, mut disabled, mut planned) =
            (Sum::default(), Sum::default(), Sum::default(), Sum::default());
        roll(all).iter().for_each(|(history, _)| on.add(qualified(&history.child)));
        for row in rows(self.files, "CIN_START", &["CHILD", "CIN_START"]) {
            let begun = self.by_now(get_date(&row, "CIN_START"));
            if !begun || self.by_now(get_date(&row, "CIN_END")) {
                continue;
            }
            let child = get(&row, "CHILD");
            need.add(qualified(&child));
            match yes(&row, "DISABLED") {
                Some(true) => disabled.add(any(&child)),
                Some(false) => continue,
                None => disabled.3 += 1,
            }
            let born = self.data.born(&child).or(get_date(&row, "DOB"));
            match (yes(&row, "DISABLED"), age(born, self.as_at)) {
                (Some(true), Some(age)) if age >= 14 => {
                    planned.add(Some(self.by_now(get_date(&row, "TRANSITION_PLAN_DATE"))))
                }
                (_, Some(age)) if age < 14 => {}
                _ => planned.3 += 1,
            }
        }
        vec![on.share("CAS-01"), need.share("CAS-02"), disabled.share("CAS-03"), planned.share("CAS-13")]
    }

    fn plans(&self, all: &[History]) -> Vec<Figure> {
        let plans = rows(self.files, "PLAN_DATE", &["CHILD", "PLAN", "PLAN_DATE"]);
        let of = |plan: &str| -> Vec<Row> { plans.iter().filter(|row| get(row, "PLAN") == plan).cloned().collect() };
        let (care, permanence) = (of("CARE"), of("PERM"));
        let (mut first, mut second, mut now) = (Sum::default(), Sum::default(), Sum::default());
        for history in all {
            let mut before = None;
            for period in &history.periods {
                let own = |rows: &[Row]| -> Vec<NaiveDate> {
                    let days = self.days(rows, &history.child, "PLAN_DATE").into_iter();
                    days.filter(|day| before.is_none_or(|before| *day >= before)).collect()
                };
                self.owed(&mut first, period, period.start, &own(&care));
                self.owed(&mut second, period, add_months(period.start, 4), &own(&permanence));
                before = period.end;
            }
        }
        for (history, _) in roll(all) {
            now.add(self.days(&care, &history.child, "PLAN_DATE").last().map(|day| self.is_recent(*day)));
        }
        vec![first.share("CAS-04"), second.share("CAS-05"), now.share("CAS-06")]
    }

    fn owed(&self, sum: &mut Sum, period: &Period, due: NaiveDate, made: &[NaiveDate]) {
        if !self.in_scope(due, period.end) {
            return;
        }
        if !period.start_recorded {
            sum.3 += 1;
        } else if made.is_empty() {
            sum.add(None);
        } else {
            sum.add(Some(made[0] <= due));
        }
    }

    fn next_visit(&self, history: &History, period: &Period, placement: &Placement, visit: NaiveDate) -> NaiveDate {
        let row = placement.rows.iter().rfind(|row| !is_temporary(&row.place) && row.decom <= visit);
        let place = row.map_or("", |row| row.place.as_str());
        if place == "P1" && row.is_some_and(|row| row.ls == "C1") {
            let reviews = reviews_inside(self.data, &history.child, period);
            return plus(visit, if reviews.iter().any(|(day, _)| *day <= visit) { 28 } else { 7 });
        }
        if (place == "U1" || place == "U4") && visit >= add_months(placement.start, 12) {
            return add_months(visit, 3);
        }
        plus(visit, 42)
    }

    /// Each visit due in a placement, with the visit that was made for it.
    fn chain(
        &self,
        history: &History,
        period: &Period,
        number: usize,
        visits: &[Row],
    ) -> Vec<(NaiveDate, Option<NaiveDate>)> {
        let placement = &period.placements[number];
        let end = period.placements.get(number + 1).map(|next| next.start).or(period.end);
        let from = visits.iter().filter_map(|row| get_date(row, "VISIT_DATE")).min();
        let seen: Vec<Row> = visits.iter().filter(|row| was_seen(row)).cloned().collect();
        let mut due = plus(placement.start, 7);
        if let Some(from) = from.filter(|from| due < *from) {
            due = self.next_visit(history, period, placement, minus(from, 1).max(placement.start));
        }
        let mut out = Vec::new();
        for day in self.days(&seen, &history.child, "VISIT_DATE") {
            if day >= placement.start && end.is_none_or(|end| day < end) {
                out.push((due, Some(day)));
                due = self.next_visit(history, period, placement, day);
            }
        }
        out.push((due, None));
        out
    }

    fn visits(&self, all: &[History]) -> Vec<Figure> {
        let visits = rows(self.files, "VISIT_DATE", &["CHILD", "VISIT_DATE"]);
        let mut of: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        visits.iter().for_each(|row| of.entry(get(row, "CHILD")).or_default().push(row.clone()));
        let first = visits.iter().min_by_key(|row| get_date(row, "VISIT_DATE")).cloned();
        let (mut due, mut now, mut alone) = (Sum::default(), Sum::default(), Sum::default());
        for history in all {
            let mut own = of.get(&history.child).cloned().unwrap_or_default();
            own.extend(first.clone().filter(|row| get(row, "CHILD") != history.child));
            for period in &history.periods {
                for number in 0..period.placements.len() {
                    let end = period.placements.get(number + 1).map(|next| next.start).or(period.end);
                    for (day, visit) in self.chain(history, period, number, &own) {
                        if self.in_scope(day, end) {
                            due.add(visit.map(|visit| visit <= day));
                        }
                    }
                }
            }
            for row in own.iter().filter(|row| get(row, "CHILD") == history.child && was_seen(row)) {
                let Some(day) = get_date(row, "VISIT_DATE").filter(|day| self.in_year(Some(*day))) else { continue };
                match age(self.data.born(&history.child), day) {
                    _ if !history.is_in_care(day) => {}
                    None => alone.3 += 1,
                    Some(age) if age >= 4 => alone.add(yes(row, "SEEN_ALONE")),
                    Some(_) => {}
                }
            }
            let Some(period) = history.now() else { continue };
            let seen = own.iter().any(|row| {
                let day = get_date(row, "VISIT_DATE");
                get(row, "CHILD") == history.child && was_seen(row) && self.by_now(day)
            });
            let next = period.placements.len().checked_sub(1).map(|last| self.chain(history, &period, last, &own));
            now.add(next.filter(|_| seen).and_then(|dues| dues.last().map(|(day, _)| *day > self.as_at)));
        }
        vec![due.share("CAS-07"), now.share("CAS-08"), alone.share("CAS-09")]
    }

    fn doctors(&self, all: &[History]) -> Figure {
        let spells = rows(self.files, "GP_START", &["CHILD", "GP_START"]);
        let mut sum = Sum::default();
        for history in all {
            for period in &history.periods {
                for (number, placement) in period.placements.iter().enumerate() {
                    let end = period.placements.get(number + 1).map(|next| next.start).or(period.end);
                    let due = add_working_days(placement.start, 10);
                    if !self.in_scope(due, end) {
                        continue;
                    }
                    let own = spells.iter().filter(|row| get(row, "CHILD") == history.child);
                    let covers = own.filter(|row| get_date(row, "GP_END").is_none_or(|day| day > placement.start));
                    let starts = covers.filter_map(|row| get_date(row, "GP_START"));
                    let first = starts.filter(|day| *day <= self.as_at && end.is_none_or(|end| *day < end)).min();
                    sum.add(first.map(|day| day <= due));
                }
            }
        }
        sum.share("CAS-12")
    }

    fn parents(&self, all: &[History]) -> Figure {
        let given = rows(self.files, "PARENT_PARTICIPATED", &["CHILD", "REVIEW"]);
        let mut sum = Sum::default();
        for history in all {
            for day in counted(self.data, history).into_keys() {
                let own =
                    given.iter().find(|row| get(row, "CHILD") == history.child && get_date(row, "REVIEW") == Some(day));
                if own.is_none_or(|row| get(row, "PARENT_PARTICIPATED") != "NA") {
                    sum.add(own.and_then(|row| yes(row, "PARENT_PARTICIPATED")));
                }
            }
        }
        sum.share("REV-07")
    }

    fn is_pupil(&self, child: &str, day: NaiveDate) -> Option<bool> {
        age(self.data.born(child), day).map(|age| (5..=15).contains(&age))
    }

    fn schooling(&self, all: &[History]) -> Vec<Figure> {
        let plans = rows(self.files, "PEP_DATE", &["CHILD", "PEP_DATE"]);
        let schools = rows(self.files, "SCHOOL_START", &["CHILD", "SCHOOL_START"]);
        let (mut due, mut now, mut moved, mut mid_year, mut out_of_school) =
            (Sum::default(), Sum::default(), Sum::default(), Sum::default(), Sum::default());
        let lists = rows(self.files, "EDUCATION_STATUS", &["CHILD", "EDUCATION_STATUS"]);
        for history in all.iter().filter(|history| was_looked_after(history, self.year)) {
            if self.data.born(&history.child).is_none() {
                due.3 += 1;
                continue;
            }
            let made = self.days(&plans, &history.child, "PEP_DATE");
            let mut answers = Vec::new();
            for period in &history.periods {
                let mut from: Vec<NaiveDate> = self.days(&schools, &history.child, "SCHOOL_START");
                from.retain(|day| *day >= period.start && period.end.is_none_or(|end| *day < end));
                from.extend(Some(period.start).filter(|_| period.start_recorded));
                for day in from.into_iter().filter(|day| self.is_pupil(&history.child, *day) == Some(true)) {
                    if self.in_scope(plus(day, 28), period.end) {
                        answers.push(made.iter().any(|plan| *plan >= day && *plan <= plus(day, 28)));
                    }
                }
            }
            if !answers.is_empty() {
                let all_made = answers.iter().all(|answer| *answer);
                due.add(if !all_made && made.is_empty() { None } else { Some(all_made) });
            }
        }
        for (history, _) in roll(all) {
            match self.is_pupil(&history.child, self.as_at) {
                None => {
                    (now.3, moved.3, out_of_school.3) = (now.3 + 1, moved.3 + 1, out_of_school.3 + 1);
                    mid_year.3 += i64::from(!self.days(&schools, &history.child, "SCHOOL_START").is_empty());
                }
                Some(false) => {}
                Some(true) => {
                    let last = self.days(&plans, &history.child, "PEP_DATE").last().copied();
                    now.add(last.map(|day| self.is_recent(day)));
                    moved.add(self.moved_school(&history, &schools));
                    out_of_school.add(out_of_full_time(&history.child, &lists));
                    if !self.days(&schools, &history.child, "SCHOOL_START").is_empty() {
                        mid_year.add(self.moved_in_mid_year(&history, &schools));
                    }
                }
            }
        }
        vec![
            due.share("CAS-10"),
            now.share("CAS-11"),
            moved.share("STB-11"),
            mid_year.share("STB-10"),
            out_of_school.share("EDU-19"),
        ]
    }

    fn moved_school(&self, history: &History, schools: &[Row]) -> Option<bool> {
        let own: Vec<&Row> = schools.iter().filter(|row| get(row, "CHILD") == history.child).collect();
        let joined = |row: &&&Row| {
            let day = get_date(row, "SCHOOL_START");
            day.is_some_and(|day| day >= rolling_start(self.as_at) && day <= self.as_at && history.is_in_care(day))
        };
        let answers: Vec<Option<bool>> = own.iter().filter(joined).map(|row| yes(row, "TRANSITION")).collect();
        if answers.contains(&Some(false)) {
            Some(true)
        } else if answers.contains(&None) || own.is_empty() {
            None
        } else {
            Some(false)
        }
    }

    /// A second or later school, or a first one that is no usual step, joined from the first day in care of the 12 months on.
    fn moved_in_mid_year(&self, history: &History, schools: &[Row]) -> Option<bool> {
        let from = rolling_start(self.as_at).iter_days().find(|day| history.is_in_care(*day))?;
        let mut own: Vec<&Row> = schools.iter().filter(|row| get(row, "CHILD") == history.child).collect();
        own.sort_by_key(|row| get_date(row, "SCHOOL_START"));
        let mut answers = Vec::new();
        for (place, row) in own.iter().enumerate() {
            let Some(day) = get_date(row, "SCHOOL_START") else { continue };
            if day >= from && day <= self.as_at && day.month() != 8 && day.month() != 9 {
                answers.push(if place > 0 { Some(true) } else { yes(row, "TRANSITION").map(|usual| !usual) });
            }
        }
        [Some(true), None].into_iter().find(|answer| answers.contains(answer)).unwrap_or(Some(false))
    }

    fn interviews(&self, all: &[History]) -> Figure {
        let given = rows(self.files, "RHI_OFFERED", &["CHILD", "MIS_START"]);
        let mut sum = Sum::default();
        for spell in &self.data.missing {
            let in_care = all.iter().any(|history| history.child == spell.child && history.is_in_care(spell.start));
            let Some(back) = spell.end.filter(|back| in_care && *back >= self.year) else { continue };
            if spell.kind != "M" {
                sum.3 += i64::from(spell.kind != "A");
                continue;
            }
            let own = given
                .iter()
                .find(|row| get(row, "CHILD") == spell.child && get_date(row, "MIS_START") == Some(spell.start));
            let held = |row: &Row| get_date(row, "RHI_DATE").filter(|day| *day <= self.as_at);
            sum.add(own.map(|row| held(row).is_some_and(|day| day <= plus(back, 3))));
        }
        sum.share("SAF-10")
    }

    fn pathways(&self) -> Vec<Figure> {
        let mut of: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        let key = ["CHILD", "PATHWAY_PLAN_DATE", "PATHWAY_REVIEW_DATE"];
        for row in rows(self.files, "ELIGIBILITY", &key) {
            of.entry(get(&row, "CHILD")).or_default().push(row);
        }
        let (mut plan, mut recent, mut adviser) = (Sum::default(), Sum::default(), Sum::default());
        let (mut suitable, mut busy, mut touch) = (Sum::default(), Sum::default(), Sum::default());
        let (mut of_category, mut homeless, mut supported) = (Sum::default(), Sum::default(), Sum::default());
        for mut own in of.into_values() {
            own.sort_by_key(|row| (get_date(row, "PATHWAY_REVIEW_DATE"), get_date(row, "PATHWAY_PLAN_DATE")));
            let last = own[own.len() - 1].clone();
            let listed = self.listed(&last);
            suitable.belongs(
                listed,
                match get(&last, "SUITABLE").as_str() {
                    "1" => Some(true),
                    "2" => Some(false),
                    _ => None,
                },
            );
            busy.belongs(
                listed,
                match get(&last, "ACTIV").as_str() {
                    "G4" | "G5" | "G6" => Some(false),
                    "" => None,
                    _ => Some(true),
                },
            );
            touch.belongs(
                listed,
                match get(&last, "IN_TOUCH").as_str() {
                    "" => None,
                    code => Some(code == "YES"),
                },
            );
            match get(&last, "ELIGIBILITY").as_str() {
                "ELIGIBLE" | "RELEVANT" | "FORMER" | "QUALIFY" => of_category.0 += 1,
                "ENDED" => {}
                _ => of_category.3 += 1,
            }
            homeless.belongs(self.left(&last, &["RELEVANT", "FORMER", "QUALIFY"], (16, 24)), yes(&last, "HOMELESS"));
            let of_age = self.left(&last, &["FORMER"], (22, 25));
            let asked = match get(&last, "SUPPORTED").as_str() {
                "NA" => Some(false),
                _ => yes(&last, "SUPPORTED").map(|_| true),
            };
            let belongs = if of_age == Some(false) || asked == Some(false) { Some(false) } else { of_age.and(asked) };
            let in_touch = Some(get(&last, "IN_TOUCH")).filter(|code| !code.is_empty()).map(|code| code == "YES");
            let given = yes(&last, "SUPPORTED");
            let met = if in_touch == Some(false) || given == Some(false) { Some(false) } else { in_touch.and(given) };
            supported.belongs(belongs, met);
            let days =
                own.iter().flat_map(|row| ["PATHWAY_PLAN_DATE", "PATHWAY_REVIEW_DATE"].map(|name| get_date(row, name)));
            let latest = days.flatten().filter(|day| *day <= self.as_at).max();
            let only_later = own.iter().any(|row| {
                let reviewed = get_date(row, "PATHWAY_REVIEW_DATE");
                get_date(row, "PATHWAY_PLAN_DATE").is_none() && reviewed.is_some_and(|day| day > self.as_at)
            });
            match get(&last, "ELIGIBILITY").as_str() {
                "ELIGIBLE" | "RELEVANT" | "FORMER" => {}
                "QUALIFY" => continue,
                _ => {
                    (plan.3, adviser.3) = (plan.3 + 1, adviser.3 + 1);
                    recent.3 += i64::from(latest.is_some() || only_later);
                    continue;
                }
            }
            adviser.add(yes(&last, "PERSONAL_ADVISER"));
            match latest {
                Some(day) => {
                    plan.add(Some(true));
                    recent.add(Some(self.is_recent(day)));
                }
                None if only_later => {
                    plan.add(None);
                    recent.3 += 1;
                }
                None => plan.add(Some(false)),
            }
        }
        vec![
            plan.share("LVR-13"),
            recent.share("LVR-14"),
            adviser.share("LVR-15"),
            suitable.share("LVR-22"),
            busy.share("LVR-25"),
            touch.share("LVR-29"),
            figure("LVR-19", of_category.0, None, 0, of_category.3),
            homeless.share("LVR-12"),
            supported.share("LVR-20"),
        ]
    }

    /// Of one of these categories, and of an age: yes, no, or nobody can tell.
    fn left(&self, row: &Row, categories: &[&str], (from, to): (i32, i32)) -> Option<bool> {
        let born = self.data.born(&get(row, "CHILD")).or(get_date(row, "DOB"));
        let is_of_age = age(born, self.as_at).map(|age| (from..=to).contains(&age));
        let eligibility = get(row, "ELIGIBILITY");
        let known = ["ELIGIBLE", "RELEVANT", "FORMER", "QUALIFY", "ENDED"].contains(&eligibility.as_str());
        let is_of_them = known.then_some(categories.contains(&eligibility.as_str()));
        if is_of_age == Some(false) || is_of_them == Some(false) { Some(false) } else { is_of_age.and(is_of_them) }
    }

    /// Former relevant, aged 19 to 21, neither dead nor back home: yes, no, or nobody can tell.
    fn listed(&self, row: &Row) -> Option<bool> {
        let born = self.data.born(&get(row, "CHILD")).or(get_date(row, "DOB"));
        let is_of_age = age(born, self.as_at).map(|age| (19..=21).contains(&age));
        let eligibility = get(row, "ELIGIBILITY");
        let known = ["ELIGIBLE", "RELEVANT", "FORMER", "QUALIFY", "ENDED"].contains(&eligibility.as_str());
        let is_former = known.then_some(eligibility == "FORMER");
        let is_gone = ["DIED", "RHOM"].contains(&get(row, "IN_TOUCH").as_str());
        if is_of_age == Some(false) || is_former == Some(false) || is_gone {
            return Some(false);
        }
        is_of_age.and(is_former)
    }

    fn courts(&self) -> Vec<Figure> {
        let (mut begun, mut days, mut ended) = (0, 0, 0);
        for row in rows(self.files, "PROCEEDINGS_START", &["CHILD", "PROCEEDINGS_START"]) {
            let (start, end) = (get_date(&row, "PROCEEDINGS_START"), get_date(&row, "PROCEEDINGS_END"));
            begun += i64::from(self.in_year(start));
            if let (Some(start), Some(end)) = (start, end.filter(|end| self.in_year(Some(*end)))) {
                (days, ended) = (days + (end - start).num_days(), ended + 1);
            }
        }
        vec![figure("POP-18", begun, None, 0, 0), figure("ADP-12", days, Some(ended), 0, 0)]
    }

    fn households(&self) -> Vec<Figure> {
        let carers = rows(self.files, "CARER_APPROVED", &["HOUSEHOLD", "CARER_APPROVED"]);
        let approved =
            |row: &&Row| self.by_now(get_date(row, "CARER_APPROVED")) && !self.by_now(get_date(row, "CARER_ENDED"));
        let foster = Sum(count(carers.iter().filter(approved).count()), 0, 0, 0);
        let (mut asked, mut waiting, mut assessed, mut matched) =
            (Sum::default(), Sum::default(), Sum::default(), Sum::default());
        let (mut soon_approved, mut soon_matched) = (Sum::default(), Sum::default());
        for row in rows(self.files, "ENQUIRY_DATE", &["HOUSEHOLD"]) {
            let day = |name: &str| get_date(&row, name);
            let is = |name: &str| self.by_now(day(name));
            asked.0 += i64::from(self.in_year(day("ENQUIRY_DATE")));
            waiting.0 += i64::from(is("APPROVED_DATE") && !is("MATCHED_DATE") && !is("CLOSED_DATE"));
            assessed.0 += i64::from(is("REGISTERED_DATE") && !is("APPROVED_DATE") && !is("CLOSED_DATE"));
            if let Some(match_day) = day("MATCHED_DATE").filter(|day| self.in_year(Some(*day))) {
                matched.add(day("APPROVED_DATE").map(|day| match_day >= add_months(day, 3)));
                soon_matched.add(day("APPROVED_DATE").map(|day| match_day <= add_months(day, 3)));
            }
            if let Some(approved) = day("APPROVED_DATE").filter(|day| self.in_year(Some(*day))) {
                soon_approved.add(day("REGISTERED_DATE").map(|day| approved <= add_months(day, 6)));
            }
        }
        vec![
            foster.count("SVC-01"),
            asked.count("SVC-03"),
            waiting.count("ADP-15"),
            matched.share("ADP-16"),
            assessed.count("ADP-17"),
            soon_approved.share("SVC-04"),
            soon_matched.share("SVC-14"),
        ]
    }
}

/// Not in full-time education, where the lists say one thing.
fn out_of_full_time(child: &str, lists: &[Row]) -> Option<bool> {
    let own = lists.iter().filter(|row| get(row, "CHILD") == child).map(|row| get(row, "EDUCATION_STATUS"));
    let told: BTreeSet<String> = own.filter(|status| !status.is_empty()).collect();
    told.first().filter(|_| told.len() == 1).map(|status| status != "FULL")
}

/// The figures of the extracts.
pub fn figures(files: &[File], data: &Data, all: &[History]) -> Vec<Figure> {
    let as_at = data.as_at;
    let extracts = Extracts { data, files, as_at, year: year_start(fy(as_at)) };
    let mut out = extracts.workers(all);
    out.extend(extracts.plans(all));
    out.extend(extracts.visits(all));
    out.extend(extracts.checks(all));
    out.extend([extracts.doctors(all), extracts.parents(all), extracts.interviews(all)]);
    out.extend(extracts.schooling(all));
    out.extend(extracts.pathways());
    out.extend(extracts.courts());
    out.extend(extracts.households());
    out.extend(extracts.places(all));
    out.push(extracts.ratings(all));
    out.extend(extracts.causes(all));
    out.extend(extracts.school(all));
    out
}
