//! One named case for every kind of fault: what comes of the file, what is found, where, and what it does to the figures.
//!
//! The numbers are those of the catalogue of faults. Each case spoils a file of a tidy authority of 60 children.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "faults/authorities.rs"]
mod authorities;
#[path = "faults/books.rs"]
mod books;
#[path = "faults/choices.rs"]
mod choices;
#[path = "faults/columns.rs"]
mod columns;
#[path = "faults/dates.rs"]
mod dates;
#[path = "faults/extracts.rs"]
mod extracts;
#[path = "faults/hostile.rs"]
mod hostile;
#[path = "faults/ids.rs"]
mod ids;
#[path = "faults/kit.rs"]
mod kit;
#[path = "faults/lists.rs"]
mod lists;
#[path = "faults/orders.rs"]
mod orders;
#[path = "faults/relations.rs"]
mod relations;
#[path = "faults/rows.rs"]
mod rows;
#[path = "faults/strict.rs"]
mod strict;
#[path = "faults/text.rs"]
mod text;
#[path = "faults/told.rs"]
mod told;
#[path = "faults/traps.rs"]
mod traps;
#[path = "faults/writing.rs"]
mod writing;
#[path = "faults/years.rs"]
mod years;

use kit::{Case, clean, day_of_clean, figures, notices, read};
use scorecard::inside::account::{Notice, NoticeKind, Outcome};
use scorecard::inside::file::Source;
use scorecard::inside::returns::Returns;

fn cases() -> impl Iterator<Item = &'static Case> {
    let books = [books::CASES, strict::CASES, traps::CASES];
    let tables =
        [text::CASES, columns::CASES, dates::CASES, rows::CASES, extracts::OF_EACH, extracts::CASES, lists::CASES];
    books.into_iter().chain(tables).flatten()
}

#[test]
fn there_are_at_least_130_kinds_of_fault() {
    let mut names: Vec<&str> = cases().map(|case| case.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), cases().count(), "two cases have one name");
    assert!(names.len() >= 130, "{} cases", names.len());
}

#[test]
fn each_that_is_found_names_its_line() {
    let without: Vec<&str> = cases().filter(|case| case.code != "-" && case.line == 0).map(|case| case.name).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn each_comes_out_as_it_must() {
    let day = day_of_clean();
    let tidy = figures(&read(&clean()).1, day);
    let wrong: Vec<String> = cases().flat_map(|case| faults_of(case, &tidy, day)).collect();
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Everything that is not as the case says.
fn faults_of(case: &Case, tidy: &[String], day: scorecard::inside::calendar::Day) -> Vec<String> {
    let mut set = clean();
    (case.spoil)(&mut set);
    let (sources, returns) = read(&set);
    let mut wrong = Vec::new();
    let Some(place) = sources.iter().position(|source| source.name() == case.file) else {
        let names: Vec<&str> = sources.iter().map(Source::name).collect();
        return vec![format!("{}: no {} among {names:?}", case.name, case.file)];
    };
    let account = &returns.accounts[place];
    let found = notices(&sources, &returns, case.file);
    if account.outcome() != case.outcome {
        wrong.push(format!("{}: {:?}, not {:?}: {}", case.name, account.outcome(), case.outcome, codes(found)));
    }
    let named = |notice: &&Notice| notice.code == case.code && (case.line == 0 || notice.lines.contains(&case.line));
    let is_found = if case.code == "-" { found.is_empty() } else { found.iter().any(|notice| named(&notice)) };
    if !is_found {
        wrong.push(format!("{}: no {} on line {}: {}", case.name, case.code, case.line, codes(found)));
    }
    if matches!(case.outcome, Outcome::Same | Outcome::Repair) {
        let other = figures(&returns, day);
        let differ = |(one, other): &(&String, &String)| one != other && !is_off(case.name, one);
        let first = tidy.iter().zip(&other).find(differ);
        wrong.extend(first.map(|first| format!("{}: figures differ: {first:?}", case.name)));
    }
    wrong.extend(unaccounted(&sources, &returns).map(|what| format!("{}: {what}", case.name)));
    wrong.extend(without_advice(&returns).map(|what| format!("{}: {what}", case.name)));
    wrong.extend(repeats_a_cell(&set, &returns).map(|what| format!("{}: {what}", case.name)));
    wrong
}

/// Of what a file lacks, the one line that alone needs it, which the notice names.
fn is_off(case: &str, figure: &str) -> bool {
    case == "074 the columns of old returns" && figure.starts_with("SAF-14 ")
}

fn codes(found: &[Notice]) -> String {
    found
        .iter()
        .map(|notice| format!("{} {:?} {:?};", notice.code, notice.column, &notice.lines[..notice.lines.len().min(3)]))
        .collect()
}

/// Rows read = used + set aside + mended, each of them in a notice.
pub fn unaccounted(sources: &[Source], returns: &Returns) -> Option<String> {
    let mut files = returns.accounts.iter().enumerate();
    files.find_map(|(file, account)| {
        let listed =
            |kind| account.notices.iter().filter(|notice| notice.kind == kind).map(|notice| notice.rows).sum::<u32>();
        let whole = account.rows == returns.used[file] + account.set_aside + account.mended;
        let told = account.set_aside == listed(NoticeKind::SetAside) && account.mended == listed(NoticeKind::Mended);
        (!whole || !told).then(|| format!("rows of {} are not accounted for", sources[file].name()))
    })
}

/// How a sentence begins that says what to do.
const DO: [&str; 24] = [
    "add", "choose", "correct", "delete", "drop", "empty", "export", "fetch", "fill", "find", "format", "give", "log",
    "look", "open", "put", "rename", "save", "say", "take", "unzip", "widen", "check", "match",
];

/// A finding of something wrong that does not say what to do about it. What was repaired needs nothing.
fn without_advice(returns: &Returns) -> Option<String> {
    let is_wrong = |notice: &&Notice| !matches!(notice.kind, NoticeKind::Mended | NoticeKind::Repaired);
    let first = |part: &str| {
        part.trim().trim_start_matches("In Excel ").split_whitespace().next().unwrap_or_default().to_lowercase()
    };
    let advises = |notice: &&Notice| notice.message.split(['.', ';', ',', ':']).any(|part| DO.contains(&&*first(part)));
    let mut notices = returns.accounts.iter().flat_map(|account| &account.notices).filter(is_wrong);
    notices.find(|notice| !advises(notice)).map(|notice| format!("does not say what to do: {}", notice.message))
}

/// No message holds a child's number or the content of a strange cell.
fn repeats_a_cell(set: &kit::Set, returns: &Returns) -> Option<String> {
    let children = set.sheets.values().flat_map(|sheet| sheet.rows.iter().map(|row| row[0].clone()));
    let mut secrets: Vec<String> = children.filter(|id| id.len() > 4).collect();
    secrets.extend(["alert", "HYPERLINK", "QQ9", "next week", "Ren"].map(str::to_owned));
    let mut messages = returns.accounts.iter().flat_map(|account| &account.notices).map(|notice| &notice.message);
    messages.find_map(|message| {
        secrets.iter().any(|secret| message.contains(secret)).then(|| format!("repeats a cell: {message}"))
    })
}
