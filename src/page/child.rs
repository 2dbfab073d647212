//! One child: everything that the files say by the as-at date on one timeline, every line that the child is a case of,
//! and every problem found in its rows.

use super::facets::{AGE, groups, key, name};
use super::lanes::{LaneView, lanes};
use super::words::{self, capital};
use super::workers::Workers;
use crate::file::Source;
use crate::history::{Child, History};
use crate::indicators::SECTIONS;
use crate::judging::*;
use crate::problems::Problems;
use crate::rows::of_the_return::ChildId;
use crate::scorecard::missing;
use serde::Serialize;

/// One child.
#[derive(Serialize)]
pub struct ChildView {
    child: String,
    title: String,
    about: String,
    facts: Vec<FactView>,
    from: String,
    to: String,
    lanes: Vec<LaneView>,
    lines: Vec<PartView>,
    problems: Vec<ProblemView>,
}

#[derive(Serialize)]
struct FactView {
    name: String,
    words: String,
}

/// The child's part in one line: one or several of its cases that have the same standing.
#[derive(Serialize)]
struct PartView {
    id: &'static str,
    title: &'static str,
    section: &'static str,
    standing: &'static str,
    standing_words: &'static str,
    better: &'static str,
    /// The first of the cases.
    case: usize,
    cases: String,
    why: String,
}

#[derive(Serialize)]
struct ProblemView {
    code: &'static str,
    message: &'static str,
    advice: &'static str,
    rows: Vec<String>,
}

/// What is known for the page of one child.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The children at the as-at date.
    pub history: &'a History,
    /// The files.
    pub sources: &'a [Source],
    /// Their social workers.
    pub workers: &'a Workers,
    /// What the checks found.
    pub problems: &'a Problems,
}

impl ChildView {
    /// The page of a child.
    pub fn of(known: Known, id: ChildId) -> ChildView {
        let child = known.history.child(id);
        let name = known.history.records.names.of(id);
        let lanes = lanes(child);
        let last = known.history.period.last;
        let from = lanes.iter().filter_map(LaneView::first).min().unwrap_or(last);
        ChildView {
            title: format!("Child {name}"),
            child: name,
            about: about(child),
            facts: facts(child, known.workers),
            from: from.iso(),
            to: last.iso(),
            lanes,
            lines: parts(child),
            problems: problems(known, id),
        }
    }
}

fn about(child: Child) -> String {
    let last = child.history.period.last;
    let age = child.age_on(last).map(|years| format!("aged {years}"));
    let care = match (child.current_care(), child.care().last().and_then(|care| care.end)) {
        (Some(care), _) => format!("looked after since {}", care.start),
        (None, Some(end)) => format!("not looked after, care ended on {end}"),
        (None, None) => "not looked after on any day up to then".to_owned(),
    };
    capital(&age.into_iter().chain([care]).collect::<Vec<String>>().join(", "))
}

/// What a list of children is filtered by, of this child alone.
fn facts(child: Child, workers: &Workers) -> Vec<FactView> {
    let history = child.history;
    let case = Judged {
        child: child.id,
        day: history.period.last,
        episode: child.current_episode(),
        standing: Standing::Met,
        amount: 0,
        whole: 0,
        label: (0, ""),
        findings: &[],
    };
    let groups = groups(&case, history, workers);
    let born = child.born().map(|born| FactView { name: "Born".to_owned(), words: born.to_string() });
    let known = groups.into_iter().enumerate().filter(|(facet, (order, _))| *order != u16::MAX && key(*facet) != AGE);
    let told = |(facet, (_, group)): (usize, (u16, &str))| {
        Some(FactView { name: name(facet, workers)?.to_owned(), words: of_one(key(facet), group, &case) })
    };
    let known = known.filter_map(told);
    born.into_iter().chain(known).collect()
}

/// The words of a group as they are said of one child.
fn of_one(key: &str, group: &str, case: &Judged) -> String {
    let row = case.episode;
    match key {
        "sex" => if group == "Girls" { "Girl" } else { "Boy" }.to_owned(),
        "unaccompanied" => if group.starts_with("Unaccompanied") { "Yes" } else { "No" }.to_owned(),
        "legal status" => row.map(|row| capital(row.ls.words())).unwrap_or_default(),
        "placement" => row.map(|row| capital(row.place.words())).unwrap_or_default(),
        _ => group.to_owned(),
    }
}

/// Every line that the child is a case of: those that it is counted in first, those that leave it out last.
fn parts(child: Child) -> Vec<PartView> {
    let history = child.history;
    let mut parts = Vec::new();
    for section in SECTIONS {
        for line in section.lines().filter(|line| missing(line, &history.records, &history.period).is_empty()) {
            parts.extend(parts_in(line, section.title, child));
        }
    }
    let standings = Standing::ALL.map(Standing::key);
    parts.sort_by_key(|part| {
        let rank = ["met", "not recorded", "cannot tell", "not met", "excluded"];
        rank.iter().position(|key| *key == part.standing).unwrap_or(standings.len())
    });
    parts
}

fn parts_in(line: &'static Indicator, section: &'static str, child: Child) -> Vec<PartView> {
    let mut found: Vec<(Standing, usize, i64, String)> = Vec::new();
    let mut number = 0;
    line.measure.judge(child.history, &mut |case| {
        if case.child == child.id {
            match found.iter_mut().find(|(standing, ..)| *standing == case.standing) {
                Some((_, _, count, _)) => *count += 1,
                None => found.push((case.standing, number, 1, super::cases::why(case))),
            }
        }
        number += 1;
    });
    let view = |(standing, case, count, why): (Standing, usize, i64, String)| PartView {
        id: line.id,
        title: line.title,
        section,
        standing: standing.key(),
        standing_words: words::standing(standing),
        better: words::better(line.better),
        case,
        cases: if count == 1 { String::new() } else { words::counted(count, line.measure.cases()) },
        why,
    };
    found.into_iter().map(view).collect()
}

/// Every finding with a row of the child, and where the rows stand.
fn problems(known: Known, id: ChildId) -> Vec<ProblemView> {
    let mut views = Vec::new();
    for finding in known.problems.findings.iter().filter(|finding| finding.children.contains(&id)) {
        let hits = finding.hits.iter().filter(|hit| hit.child == id);
        let rows = hits.map(|hit| match hit.origin {
            Some(origin) => format!("{} line {}", known.sources[usize::from(origin.file)].name(), origin.line),
            None => format!("{}: a row to add", finding.check.table.name()),
        });
        let (code, message, advice) = (finding.check.code, finding.check.message, finding.check.advice);
        views.push(ProblemView { code, message, advice, rows: rows.collect() });
    }
    views
}
