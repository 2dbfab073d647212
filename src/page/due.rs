//! What falls due by a date chosen, from what the files hold: the same rules that the indicators ask.

use super::facets::WORKER;
use super::saved::{self, About, SavedView};
use super::words;
use super::workers::Workers;
use crate::calendar::{Day, birthday};
use crate::cases::duties::Falls;
use crate::history::{Child, History};
use crate::indicators::{self, casework, health_checks, reviews};
use crate::rows::of_the_return::ChildId;
use crate::scorecard::missing;
use serde::Serialize;

/// What falls due by a date.
#[derive(Serialize)]
pub struct DueView {
    as_at_words: String,
    until: String,
    until_words: String,
    worker: Option<String>,
    /// The social workers of the children listed; none where no file numbers them.
    workers: Vec<String>,
    kinds: Vec<KindView>,
}

#[derive(Serialize)]
struct KindView {
    key: &'static str,
    name: &'static str,
    words: String,
    /// The files without which nothing is known of it.
    missing: Option<String>,
    rows: Vec<DueRow>,
    more: usize,
}

#[derive(Serialize)]
struct DueRow {
    of: ChildId,
    child: String,
    day: String,
    overdue: bool,
    about: String,
    worker: String,
}

/// A kind of thing that falls due.
struct Kind {
    key: &'static str,
    name: &'static str,
    /// The line whose files it rests on, and whose rule it asks.
    line: &'static str,
    falls: fn(Child) -> Option<Falls>,
    /// Of whom it is asked.
    of: fn(Child) -> bool,
}

fn is_looked_after(child: Child) -> bool {
    child.current_care().is_some()
}

/// Left care at 16 or over: support may go on to 25.
fn left_at_16(child: Child) -> bool {
    let end = child.care().last().and_then(|care| care.end);
    end.zip(child.born()).is_some_and(|(end, born)| end >= birthday(born, 16))
}

fn turns(child: Child, age: i32) -> Option<Falls> {
    let day = birthday(child.born()?, age);
    (day > child.history.period.last).then_some(Falls { day, is_overdue: false })
}

const fn kind(key: &'static str, name: &'static str, line: &'static str, falls: fn(Child) -> Option<Falls>) -> Kind {
    Kind { key, name, line, falls, of: is_looked_after }
}

/// Every kind, in the order of the page.
static KINDS: [Kind; 8] = [
    kind("review", "Reviews", "REV-06", reviews::falls_due),
    kind("visit", "Visits", "CAS-08", casework::visit_falls_due),
    kind("health assessment", "Health assessments", "HLT-11", health_checks::assessment_falls_due),
    kind("dental check", "Dental checks", "HLT-11", health_checks::dental_falls_due),
    kind("care plan", "Care plans", "CAS-06", casework::plan_falls_due),
    kind("16th birthday", "16th birthdays", "POP-01", |child| turns(child, 16)),
    kind("18th birthday", "18th birthdays", "POP-01", |child| turns(child, 18)),
    Kind {
        of: left_at_16,
        ..kind("25th birthday", "25th birthdays of care leavers", "POP-01", |child| turns(child, 25))
    },
];

/// What the list is asked of.
pub struct Coming<'a> {
    /// The children at the as-at date.
    pub history: &'a History,
    /// Their social workers.
    pub workers: &'a Workers,
    /// The last day of the list.
    pub until: Day,
    /// The social worker whose children are wanted, or all.
    pub worker: Option<&'a str>,
}

/// One thing that falls due.
struct Item<'h> {
    child: Child<'h>,
    falls: Falls,
}

impl<'a> Coming<'a> {
    /// What the page asks.
    pub fn of(history: &'a History, workers: &'a Workers, until: Day, worker: &'a str) -> Coming<'a> {
        Coming { history, workers, until, worker: Some(worker).filter(|worker| !worker.is_empty()) }
    }

    /// Everything of a kind that falls due by the day, the earliest first, and of how many children nothing is known.
    fn items(&self, kind: &Kind) -> (Vec<Item<'a>>, usize) {
        let (mut items, mut unknown) = (Vec::new(), 0);
        for child in self.history.children().filter(|child| (kind.of)(*child) && self.is_wanted(child.id)) {
            match (kind.falls)(child) {
                Some(falls) if falls.day <= self.until => items.push(Item { child, falls }),
                Some(_) => {}
                None => unknown += 1,
            }
        }
        items.sort_by_cached_key(|item| {
            let name = self.history.records.names.of(item.child.id);
            (item.falls.day, name.len(), name)
        });
        (items, unknown)
    }

    fn is_wanted(&self, child: ChildId) -> bool {
        self.worker.is_none_or(|wanted| self.worker_of(child) == wanted)
    }

    fn worker_of(&self, child: ChildId) -> &'a str {
        match self.workers.worker(child) {
            Some((_, number)) => number,
            None if self.workers.is_empty() => "",
            None => "None recorded",
        }
    }

    fn row(&self, item: &Item) -> DueRow {
        let (child, falls) = (item.child, item.falls);
        DueRow {
            of: child.id,
            child: self.history.records.names.of(child.id),
            day: falls.day.to_string(),
            overdue: falls.is_overdue,
            about: about(child),
            worker: self.worker_of(child.id).to_owned(),
        }
    }

    fn kind_view(&self, kind: &Kind, most: usize) -> KindView {
        let (key, name, missing) = (kind.key, kind.name, self.missing(kind));
        if missing.is_some() {
            return KindView { key, name, words: String::new(), missing, rows: Vec::new(), more: 0 };
        }
        let (items, unknown) = self.items(kind);
        let overdue = items.iter().filter(|item| item.falls.is_overdue).count();
        let rows: Vec<DueRow> = items.iter().take(most).map(|item| self.row(item)).collect();
        let words = told(items.len(), overdue, if kind.line == "POP-01" { 0 } else { unknown });
        KindView { key, name, words, missing, more: items.len() - rows.len(), rows }
    }

    /// The files that its line needs and that are not there.
    fn missing(&self, kind: &Kind) -> Option<String> {
        let tables = missing(indicators::find(kind.line)?, &self.history.records, &self.history.period);
        let names: Vec<&str> = tables.iter().map(|table| table.name()).collect();
        (!names.is_empty()).then(|| format!("Not known without {}.", names.join(", ")))
    }
}

fn told(items: usize, overdue: usize, unknown: usize) -> String {
    let count = |number: usize| words::count(number as i64);
    let mut words = vec![format!("{} to come", count(items - overdue))];
    if overdue > 0 {
        words.insert(0, format!("{} overdue", count(overdue)));
    }
    if unknown > 0 {
        let children = words::counted(unknown as i64, ("child", "children"));
        words.push(format!("the files do not say of {children}"));
    }
    words.join(", ")
}

fn about(child: Child) -> String {
    let age = child.age_on(child.history.period.last).map(|years| format!("aged {years}"));
    let row = child.current_episode().filter(|row| row.ls.is_known());
    age.into_iter().chain(row.map(|row| row.ls.words().to_owned())).collect::<Vec<String>>().join(", ")
}

impl DueView {
    /// The page of it: of each kind at most so many.
    pub fn of(coming: &Coming, most: usize) -> DueView {
        let children = coming.history.children().filter(|child| is_looked_after(*child));
        let mut workers: Vec<&str> = children.map(|child| coming.worker_of(child.id)).collect();
        workers.sort_unstable();
        workers.dedup();
        workers.retain(|worker| !worker.is_empty());
        DueView {
            as_at_words: coming.history.period.last.to_string(),
            until: coming.until.iso(),
            until_words: coming.until.to_string(),
            worker: coming.worker.map(str::to_owned),
            workers: workers.into_iter().map(str::to_owned).collect(),
            kinds: KINDS.iter().map(|kind| coming.kind_view(kind, most)).collect(),
        }
    }
}

/// All of it as a table to take away.
pub fn due_sheet(coming: &Coming) -> SavedView {
    let is_known = |kind: &&Kind| coming.missing(kind).is_none();
    let row = |kind: &Kind, item: &Item| {
        let (child, falls) = (item.child, item.falls);
        let status = child.current_episode().filter(|row| row.ls.is_known()).map(|row| row.ls.words());
        vec![
            kind.key.to_owned(),
            falls.day.iso(),
            if falls.is_overdue { "yes" } else { "no" }.to_owned(),
            coming.history.records.names.of(child.id),
            saved::number(child.age_on(coming.history.period.last)),
            saved::text(status),
            coming.worker_of(child.id).to_owned(),
        ]
    };
    let of_kind = |kind: &Kind| coming.items(kind).0.iter().map(|item| row(kind, item)).collect::<Vec<Vec<String>>>();
    let about = About {
        name: format!("due-by-{}", coming.until.iso()),
        title: format!("What falls due by {}, as the files were on {}", coming.until, coming.history.period.last),
        history: coming.history,
    };
    let columns = saved::columns(&[
        ("what", saved::Kind::Text),
        ("due", saved::Kind::Date),
        ("overdue", saved::Kind::Text),
        ("child", saved::Kind::Text),
        ("age", saved::Kind::Number),
        ("legal status", saved::Kind::Text),
        (&WORKER.1.to_lowercase(), saved::Kind::Text),
    ]);
    SavedView::of_children(about, columns, KINDS.iter().filter(is_known).flat_map(of_kind).collect())
}
