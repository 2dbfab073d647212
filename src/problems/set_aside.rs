//! The rules that reading has already applied: rows set aside or mended away, under the rule's own number.

use super::check::{Check, Find, Hit, Topic};
use super::{Finding, checks};
use crate::choices::Choices;
use crate::reading::{Account, Notice, NoticeKind};
use crate::returns::Returns;
use crate::tables::{ChildId, Origin, Table};
use crate::text::{self, Source};
use rustc_hash::FxHashMap;

const NOT_A_DATE: Find =
    Find::SetAside(&["DATE_MISSING", "DATE_INVALID", "DATE_RANGE", "DATE_PLACEHOLDER", "DATE_HASHES"]);
const BACKWARDS: Find = Find::SetAside(&["EP_ORDER"]);
const TWICE: Find = Find::SetAside(&["ROW_REPEATED", "CHILD_CONFLICT"]);

const fn not_a_date(table: Table, code: &'static str, topic: Topic, columns: &'static [&'static str]) -> Check {
    Check::on(table, code, topic, columns).says(
        "The date is not one that can be read. Reading has left the date, or the row that stands on it, out of every figure.",
        "Put the day as dd/mm/yyyy.",
        NOT_A_DATE,
    )
}

const fn backwards(table: Table, code: &'static str, topic: Topic, columns: &'static [&'static str]) -> Check {
    Check::on(table, code, topic, columns).says(
        "The end is before the start. Reading has left the row out of every figure.",
        "Mend the dates.",
        BACKWARDS,
    )
}

const fn twice(table: Table, code: &'static str, topic: Topic) -> Check {
    Check::on(table, code, topic, &["CHILD"]).says(
        "The child stands twice in the table of one return. The first row is used.",
        "Take the wrong row out.",
        TWICE,
    )
}

/// The checks: each names the table and the columns of the notices that it stands for.
pub const CHECKS: &[Check] = &[
    not_a_date(Table::Uasc, "104", Topic::Person, &["DUC"]),
    not_a_date(Table::Ad1, "112", Topic::Adoption, &["DATE_INT"]),
    not_a_date(Table::Ad1, "113", Topic::Adoption, &["DATE_MATCH"]),
    not_a_date(Table::PlacedAdoption, "115", Topic::Adoption, &["DATE_PLACED"]),
    not_a_date(Table::PlacedAdoption, "116", Topic::Adoption, &["DATE_PLACED_CEASED"]),
    not_a_date(Table::Episodes, "141", Topic::Care, &["DECOM"]),
    not_a_date(Table::Episodes, "147", Topic::Care, &["DEC"]),
    not_a_date(Table::Reviews, "166", Topic::Review, &["REVIEW"]),
    backwards(Table::Episodes, "356", Topic::Care, &["DEC"]),
    backwards(Table::PlacedAdoption, "522", Topic::Adoption, &["DATE_PLACED_CEASED"]),
    not_a_date(Table::Missing, "564", Topic::Missing, &["MIS_START"]),
    backwards(Table::Missing, "567", Topic::Missing, &["MIS_END"]),
    not_a_date(Table::Missing, "1005", Topic::Missing, &["MIS_END"]),
    twice(Table::Ad1, "INT31", Topic::Adoption),
    twice(Table::Header, "INT32", Topic::Care),
    twice(Table::Oc2, "INT33", Topic::Health),
    twice(Table::Oc3, "INT34", Topic::Leaver),
    twice(Table::Uasc, "INT36", Topic::Person),
    not_a_date(Table::SwEpisodes, "SW04STG1", Topic::Worker, &["SW_DECOM"]).since(super::events::WORKERS_SINCE),
    not_a_date(Table::SwEpisodes, "SW05STG1", Topic::Worker, &["SW_DEC"]).since(super::events::WORKERS_SINCE),
];

/// What the accounts of the files say, as findings: rows as reading counted them, places as far as it lists them.
pub fn findings(sources: &[Source], returns: &Returns) -> Vec<Finding> {
    let numbers: FxHashMap<String, ChildId> =
        (0..returns.records.names.len() as ChildId).map(|child| (returns.records.names.of(child), child)).collect();
    let mut findings: Vec<Finding> = Vec::new();
    for check in checks().filter(|check| matches!(check.find, Find::SetAside(_))) {
        let mut found = Finding { check, hits: Vec::new(), rows: 0, children: Vec::new() };
        for (file, account) in returns.accounts.iter().enumerate() {
            for notice in account.notices.iter().filter(|notice| stands_for(check, account, notice)) {
                found.rows += notice.rows as usize;
                let places = places(&sources[file], &returns.choices, file, notice, &numbers);
                let year = returns.years[file].last().copied().or(returns.records.years.last().copied());
                found.hits.extend(places.map(|(child, origin)| Hit {
                    child,
                    year: year.unwrap_or_default(),
                    origin: Some(origin),
                }));
            }
        }
        found.children = found.hits.iter().map(|hit| hit.child).collect();
        found.children.sort_unstable();
        found.children.dedup();
        findings.extend((found.rows > 0).then_some(found));
    }
    findings
}

/// Whether a notice is what a check looks for: the same table, one of its codes, one of its columns.
fn stands_for(check: &Check, account: &Account, notice: &Notice) -> bool {
    let Find::SetAside(codes) = check.find else { return false };
    let of_column = match notice.column {
        Some(column) => check.columns.contains(&column),
        None => codes.contains(&"ROW_REPEATED"),
    };
    account.table == Some(check.table)
        && notice.kind != NoticeKind::Refused
        && codes.contains(&notice.code)
        && of_column
}

/// The children and places of the rows that a notice lists.
fn places<'a>(
    source: &Source,
    choices: &Choices,
    file: usize,
    notice: &'a Notice,
    numbers: &'a FxHashMap<String, ChildId>,
) -> impl Iterator<Item = (ChildId, Origin)> + use<'a> {
    let (headings, rows) = text::rows_at(source, &choices.of(&source.path), &notice.lines).unzip();
    let column = headings.and_then(|headings| headings.find("CHILD"));
    let origin = move |line| Origin { file: file as u16, batch: 0, line };
    rows.unwrap_or_default().into_iter().filter_map(move |(line, cells)| {
        let child = numbers.get(cells.get(column?)?)?;
        Some((*child, origin(line)))
    })
}
