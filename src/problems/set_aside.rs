//! The rules that reading has already applied: rows set aside or mended away, under the rule's own number.

use super::check::{Check, Find, Hit, Topic};
use super::found::Finding;
use crate::account::Code;
use crate::returns::Returns;
use crate::rows::LeftOut;
use crate::rows::of_the_return::{Origin, Table};

const NOT_A_DATE: Find = Find::SetAside(&[
    Code::RowDateMissing,
    Code::RowDateInvalid,
    Code::RowDateRange,
    Code::RowDatePlaceholder,
    Code::RowDateHashes,
]);
const BACKWARDS: Find = Find::SetAside(&[Code::EpOrder]);
const TWICE: Find = Find::SetAside(&[Code::RowRepeated, Code::RowConflict]);

const fn not_a_date(table: Table, code: &'static str, topic: Topic, columns: &'static [&'static str]) -> Check {
    Check::on(table, code, topic, columns).says(
        "The date cannot be read. The date, or the row that depends on it, is left out of every figure.",
        "Put the day as dd/mm/yyyy.",
        NOT_A_DATE,
    )
}

const fn backwards(table: Table, code: &'static str, topic: Topic, columns: &'static [&'static str]) -> Check {
    Check::on(table, code, topic, columns).says(
        "The end is before the start. Reading has left the row out of every figure.",
        "Correct the dates.",
        BACKWARDS,
    )
}

const fn twice(table: Table, code: &'static str, topic: Topic) -> Check {
    Check::on(table, code, topic, &["CHILD"]).says(
        "The child is in the table of one return twice. The first row is used.",
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

/// What reading left out, as findings: in the returns of which each check is asked.
pub fn findings(returns: &Returns, current: i32) -> Vec<Finding> {
    let (mut findings, left_out) = (Vec::new(), &returns.records.left_out);
    for check in CHECKS {
        let found = left_out.iter().filter(|row| stands_for(check, row, returns));
        let hit =
            |row: &LeftOut| Hit { child: row.child, year: year_of(row.origin, returns), origin: Some(row.origin) };
        let mut hits: Vec<Hit> = found.map(hit).filter(|hit| check.is_asked_of(hit.year, current)).collect();
        hits.sort_unstable_by_key(|hit| (hit.year, hit.origin));
        findings.extend((!hits.is_empty()).then(|| Finding::of(check, hits)));
    }
    findings
}

/// The year of a row's return; where none of its rows is in use, that of its file or the newest.
fn year_of(origin: Origin, returns: &Returns) -> i32 {
    let own = Some(returns.records.year_of(origin)).filter(|year| *year != 0);
    let beside = || returns.years[usize::from(origin.file)].last().or(returns.records.years.last()).copied();
    own.or_else(beside).unwrap_or_default()
}

/// Whether a row is what a check looks for: the same table, one of its codes, one of its columns.
fn stands_for(check: &Check, row: &LeftOut, returns: &Returns) -> bool {
    let Find::SetAside(codes) = check.find else { return false };
    let (code, column) = row.fault.code();
    let of_column = match column {
        Some(column) => check.columns.contains(&column),
        None => codes.contains(&Code::RowRepeated),
    };
    returns.accounts[usize::from(row.origin.file)].table == Some(check.table) && codes.contains(&code) && of_column
}
