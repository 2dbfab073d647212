//! The cases behind a figure, and one case with the steps that led to its standing.

use super::words;
use super::words::capital;
use crate::calendar::Day;
use crate::codes::LegalStatus;
use crate::file::choices::Choices;
use crate::file::{self, Source};
use crate::history::{Child, History, Placement};
use crate::judging::finding::{Answer, Entry, Finding, NearMiss};
use crate::judging::*;
use crate::reading::Names;
use crate::rows::of_the_return::{Episode, Origin, Table};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::ops::Range;

/// The files held and how they are read.
#[derive(Clone, Copy)]
pub struct Files<'a> {
    /// The files.
    pub sources: &'a [Source],
    /// What the officer chose.
    pub choices: &'a Choices,
}

/// A page of cases of one standing.
#[derive(Serialize)]
pub struct CaseList {
    total: usize,
    rows: Vec<CaseRow>,
}

#[derive(Serialize)]
struct CaseRow {
    case: usize,
    child: String,
    /// The child or household in a sentence.
    who: String,
    about: String,
    why: String,
}

impl CaseList {
    /// The cases of a standing, in the order of the children's numbers, of which the wanted ones are shown.
    pub fn of(
        indicator: &Indicator,
        history: &History,
        names: &Names,
        standing: &str,
        wanted: Range<usize>,
    ) -> CaseList {
        let (mut rows, mut number) = (Vec::new(), 0);
        indicator.measure.judge(history, &mut |case| {
            if case.standing.key() == standing {
                rows.push((names.of(case.child), number));
            }
            number += 1;
        });
        rows.sort_by(|a, b| (a.0.len(), a).cmp(&(b.0.len(), b)));
        let total = rows.len();
        let chosen: Vec<usize> =
            rows.into_iter().map(|(_, number)| number).skip(wanted.start).take(wanted.len()).collect();
        CaseList { total, rows: described(indicator, history, names, &chosen) }
    }
}

/// The chosen cases in words, in the order chosen.
fn described(indicator: &Indicator, history: &History, names: &Names, chosen: &[usize]) -> Vec<CaseRow> {
    let (mut rows, mut number) = (Vec::new(), 0);
    indicator.measure.judge(history, &mut |case| {
        if let Some(place) = chosen.iter().position(|wanted| *wanted == number) {
            let about = about(&history.child(case.child), case);
            let (child, who) = (names.of(case.child), who(history, case));
            rows.push((place, CaseRow { case: number, child, who, about, why: why(case) }));
        }
        number += 1;
    });
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The child, or the household, whose name says that it is one.
pub(super) fn who(history: &History, case: &Judged) -> String {
    let name = history.records.names.of(case.child);
    let is_child = (case.child as usize) < history.records.children;
    if is_child { format!("child {name}") } else { name }
}

fn about(child: &Child, case: &Judged) -> String {
    let age = child.age_on(case.day).map(|years| format!("aged {years}"));
    let status = case
        .episode
        .map(|row| row.ls)
        .filter(|status| status.is_known())
        .map(|status: LegalStatus| status.words().to_owned());
    age.into_iter().chain(status).collect::<Vec<_>>().join(", ")
}

/// The finding that decided: the last one asked.
pub(super) fn why(case: &Judged) -> String {
    let near = match near_miss(case) {
        Some(NearMiss::OneMore) => " One more, and the child counts.".to_owned(),
        Some(NearMiss::On(day)) => format!(" Counts from {day} if nothing changes."),
        None => String::new(),
    };
    case.findings.last().map(|finding| finding.because() + &near).unwrap_or_default()
}

/// What little is missing for a case of a line to count, where the clause that decided knows.
pub(super) fn near_miss(case: &Judged) -> Option<NearMiss> {
    let is_out = case.standing == Standing::NotMet;
    case.findings.last().filter(|_| is_out).and_then(Finding::near_miss)
}

/// One case opened.
#[derive(Serialize)]
pub struct CasePage {
    child: String,
    /// The child's number in this session; nothing where the case is of a household.
    of: Option<u32>,
    title: String,
    about: String,
    standing: &'static str,
    standing_words: &'static str,
    steps: Vec<StepView>,
    timeline: Option<Timeline>,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct StepView {
    words: String,
    answer: &'static str,
    because: String,
    rows: Vec<RowLink>,
    list: Vec<EntryView>,
}

/// One placement, review or other thing of several that decided.
#[derive(Serialize)]
struct EntryView {
    words: String,
    rows: Vec<RowLink>,
}

#[derive(Serialize)]
struct RowLink {
    file: String,
    line: u32,
    words: String,
}

#[derive(Serialize)]
struct Timeline {
    from: String,
    to: String,
    window: Span,
    placements: Vec<PlacementView>,
}

#[derive(Serialize)]
struct Span {
    from: String,
    to: String,
    words: String,
}

#[derive(Serialize)]
struct PlacementView {
    label: String,
    from: String,
    to: Option<String>,
    words: String,
    temporary: Vec<Span>,
}

#[derive(Serialize)]
struct RowView {
    file: String,
    table: Option<&'static str>,
    line: u32,
    cells: Vec<CellView>,
    read_as: Option<String>,
}

#[derive(Serialize)]
struct CellView {
    name: String,
    text: String,
}

impl CasePage {
    /// The case of a number, with its steps, its placements and its rows.
    pub fn of(indicator: &Indicator, history: &History, files: Files, wanted: usize) -> Option<CasePage> {
        let (mut page, mut number) = (None, 0);
        indicator.measure.judge(history, &mut |case| {
            if number == wanted {
                page = Some(open(indicator, history, files, case));
            }
            number += 1;
        });
        page
    }
}

fn open(indicator: &Indicator, history: &History, files: Files, case: &Judged) -> CasePage {
    let child = history.child(case.child);
    let name = history.records.names.of(case.child);
    CasePage {
        title: title(&who(history, case), case.standing),
        child: name,
        of: Some(case.child).filter(|child| (*child as usize) < history.records.children),
        about: capital(&about(&child, case)),
        standing: case.standing.key(),
        standing_words: words::standing(case.standing),
        steps: steps(indicator, child, case, files.sources),
        timeline: timeline(&child, indicator.window),
        rows: rows(&child, case, files),
    }
}

fn title(who: &str, standing: Standing) -> String {
    let what = match standing {
        Standing::Met => "is counted",
        Standing::NotMet => "is not counted",
        Standing::NotRecorded => "is not recorded",
        Standing::Excluded => "is left out",
        Standing::Unassessed => "cannot be judged",
    };
    format!("Why {who} {what}")
}

fn steps(indicator: &Indicator, child: Child, case: &Judged, sources: &[Source]) -> Vec<StepView> {
    let clauses = indicator.measure.asked(case.standing);
    clauses.iter().enumerate().map(|(place, clause)| step(clause, case.findings.get(place), child, sources)).collect()
}

fn step(clause: &str, finding: Option<&Finding>, child: Child, sources: &[Source]) -> StepView {
    let answer = match finding.map(|finding| finding.answer) {
        Some(Answer::Yes) => "yes",
        Some(Answer::No) => "no",
        Some(Answer::Unknown) => "unknown",
        None => "not asked",
    };
    StepView {
        words: capital(clause),
        answer,
        because: finding.map(Finding::because).unwrap_or_default(),
        rows: finding.into_iter().flat_map(Finding::rows).map(|origin| row_link(origin, sources)).collect(),
        list: finding
            .into_iter()
            .flat_map(|finding| finding.entries(child))
            .map(|entry| entry_view(entry, sources))
            .collect(),
    }
}

fn entry_view(entry: Entry, sources: &[Source]) -> EntryView {
    let rows = entry.rows.into_iter().map(|origin| row_link(origin, sources)).collect();
    EntryView { words: entry.words, rows }
}

fn row_link(origin: Origin, sources: &[Source]) -> RowLink {
    let source = &sources[usize::from(origin.file)];
    RowLink { file: source.path.clone(), line: origin.line, words: format!("{} line {}", source.name(), origin.line) }
}

/// Months of placements that are drawn.
const MONTHS_DRAWN: i32 = 36;

fn timeline(child: &Child, window: Window) -> Option<Timeline> {
    let period = &child.history.period;
    let earliest = period.last.plus_months(-MONTHS_DRAWN);
    let all = child.care().iter().flat_map(|care| child.placements_of(care));
    let drawn: Vec<&Placement> = all.filter(|placement| placement.end.is_none_or(|end| end > earliest)).collect();
    let first = drawn.first()?.start.max(earliest);
    let from = match window {
        Window::Snapshot => period.last,
        Window::Year => period.year_start,
        Window::Rolling12 | Window::SchoolYear => period.twelve_months,
        Window::Rolling24 => period.two_years_start(),
        Window::ThreeYears => period.three_years_start(),
    };
    let window = Span { from: from.iso(), to: period.last.iso(), words: words::window(window, period) };
    let placements =
        drawn.iter().enumerate().map(|(number, placement)| placement_view(child, number + 1, placement)).collect();
    Some(Timeline { from: first.min(from).iso(), to: period.last.iso(), window, placements })
}

fn placement_view(child: &Child, number: usize, placement: &Placement) -> PlacementView {
    let place = placement.place(*child);
    let temporary = child.episodes_in(placement).iter().filter(|row| row.place.is_temporary());
    PlacementView {
        label: format!("{number}. {} ({})", capital(place.words()), place.code()),
        from: placement.start.iso(),
        to: placement.end.map(Day::iso),
        words: span_words(placement.start, placement.end),
        temporary: temporary.map(|row| temporary_view(row, child.history.period.last)).collect(),
    }
}

fn temporary_view(row: &Episode, last: Day) -> Span {
    Span {
        from: row.decom.iso(),
        to: row.dec.unwrap_or(last).iso(),
        words: format!("{}, {}", row.place.words(), span_words(row.decom, row.dec)),
    }
}

fn span_words(start: Day, end: Option<Day>) -> String {
    match end {
        Some(end) => format!("{start} to {end}"),
        None => format!("since {start}"),
    }
}

/// The child's Episodes, and the rows of other tables that the findings rest on, as they stand in the files.
fn rows(child: &Child, case: &Judged, files: Files) -> Vec<RowView> {
    let own = child.history.records.episodes.of(child.id).iter().map(|row| row.origin);
    let cited = case.findings.iter().flat_map(|finding| finding.all_rows(*child));
    let mut origins: Vec<Origin> = own.chain(cited).collect();
    origins.sort_unstable();
    origins.dedup_by_key(|origin| (origin.file, origin.line));
    let (by_file, read_as) = (origins.chunk_by(|a, b| a.file == b.file), read_as(child));
    by_file.flat_map(|origins| rows_of_file(origins, &read_as, files)).collect()
}

fn rows_of_file(origins: &[Origin], read_as: &ReadAs, files: Files) -> Vec<RowView> {
    let source = &files.sources[usize::from(origins[0].file)];
    let lines: Vec<u32> = origins.iter().map(|origin| origin.line).collect();
    let Some((headings, found)) = file::rows_at(source, &files.choices.of(&source.path), &lines) else {
        return Vec::new();
    };
    let table = Table::of(&headings);
    let names: Vec<String> = headings.names().collect();
    let view = |(line, cells): (u32, Vec<String>)| RowView {
        file: source.path.clone(),
        table: table.map(Table::name),
        line,
        cells: names.iter().cloned().zip(cells).map(|(name, text)| CellView { name, text }).collect(),
        read_as: read_as.get(&(origins[0].file, line)).cloned(),
    };
    found.into_iter().map(view).collect()
}

/// What the rows of Episodes were taken for, by file and line.
type ReadAs = FxHashMap<(u16, u32), String>;

fn read_as(child: &Child) -> ReadAs {
    let placements = child.care().iter().flat_map(|care| child.placements_of(care)).enumerate();
    let rows =
        placements.flat_map(|(number, placement)| child.episodes_in(placement).iter().map(move |row| (number, row)));
    let numbers: FxHashMap<Origin, usize> = rows.map(|(number, row)| (row.origin, number)).collect();
    let words = |row: &Episode| {
        if row.ls.is_respite() {
            return Some("Short break, not counted".to_owned());
        }
        if row.place.is_temporary() {
            return Some("Temporary, no placement of its own".to_owned());
        }
        numbers.get(&row.origin).map(|number| format!("Placement {}", number + 1))
    };
    let own = child.history.records.episodes.of(child.id).iter();
    own.filter_map(|row| Some(((row.origin.file, row.origin.line), words(row)?))).collect()
}
