//! What a list of cases can be filtered by, and what it can be sorted by.

use super::own_columns::MOST;
use super::workers::Workers;
use crate::codes::Need;
use crate::history::History;
use crate::indicators::breakdowns;
use crate::judging::{Breakdown, Judged};

/// What a list can be filtered by, and a line broken down by: the key, the name, and how a case is put into a group.
pub const GROUPINGS: [(&str, &str, Breakdown); 12] = [
    (AGE, "Age", breakdowns::age),
    (AGE_AT_ENTRY, "Age at entry", age_at_entry),
    ("sex", "Sex", breakdowns::sex),
    ("ethnic group", "Ethnic group", breakdowns::ethnic_group),
    ("ethnicity", "Ethnicity in detail", breakdowns::ethnicity),
    ("legal status", "Legal status", breakdowns::legal_status),
    ("need", "Category of need", breakdowns::need),
    ("placement", "Placement", breakdowns::placement),
    ("provider", "Placement provider", breakdowns::provider),
    ("unaccompanied", "Unaccompanied", breakdowns::asylum),
    ("disability", "Disability", disability),
    ("time in care", "Time in care", time_in_care),
];

/// The key of the filter by age.
pub const AGE: &str = "age";
const AGE_AT_ENTRY: &str = "age at entry";

/// The name of the filter by social worker, which stands after the others.
pub const WORKER: (&str, &str) = ("worker", "Social worker");

/// The keys of the filters by columns that a council adds, which stand last and are named by their headings.
pub const OWN: [&str; MOST] = ["column 1", "column 2", "column 3", "column 4", "column 5", "column 6"];

/// The place of the filter by social worker, and of the first by a column that a council adds.
const AT_WORKER: usize = GROUPINGS.len();
const AT_OWN: usize = AT_WORKER + 1;

/// How many filters there are.
pub const FACETS: usize = AT_OWN + OWN.len();

/// The group of cases of which the thing asked is not known.
pub const NOT_KNOWN: (u16, &str) = (u16::MAX, "Not known");

/// The key of a filter.
pub fn key(facet: usize) -> &'static str {
    match facet.checked_sub(AT_OWN) {
        Some(place) => OWN[place],
        None => GROUPINGS.get(facet).map_or(WORKER.0, |(key, ..)| *key),
    }
}

/// The name of a filter; none where the files have nothing that it could go by.
pub fn name(facet: usize, workers: &Workers) -> Option<&str> {
    match facet.checked_sub(AT_OWN) {
        Some(place) => workers.own(place).map(|own| own.name.as_str()),
        None if facet == AT_WORKER => (!workers.is_empty()).then_some(WORKER.1),
        None => Some(GROUPINGS[facet].1),
    }
}

/// The group of a case under every filter: its order and its name.
pub fn groups<'w>(case: &Judged, history: &History, workers: &'w Workers) -> [(u16, &'w str); FACETS] {
    std::array::from_fn(|facet| group(facet, case, history, workers))
}

/// The group of a case under one filter.
pub fn group<'w>(facet: usize, case: &Judged, history: &History, workers: &'w Workers) -> (u16, &'w str) {
    match GROUPINGS.get(facet) {
        _ if !is_child(case, history) => NOT_KNOWN,
        Some((_, _, group)) => group(case, history),
        None if facet == AT_WORKER => match workers.worker(case.child) {
            Some(worker) => worker,
            None if workers.is_empty() => NOT_KNOWN,
            None => (u16::MAX, "None recorded"),
        },
        None => workers.own(facet - AT_OWN).and_then(|own| own.group(case.child)).unwrap_or(NOT_KNOWN),
    }
}

/// How a filter by completed years takes them, where it is one.
pub fn years_of(facet: usize) -> Option<fn(&Judged, &History) -> Option<u32>> {
    match key(facet) {
        AGE => Some(years),
        AGE_AT_ENTRY => Some(years_at_entry),
        _ => None,
    }
}

fn years(case: &Judged, history: &History) -> Option<u32> {
    history.child(case.child).age_on(case.day)
}

/// Completed years on the first day of the period of care that the case's day belongs to.
fn years_at_entry(case: &Judged, history: &History) -> Option<u32> {
    let child = history.child(case.child);
    child.age_on(child.care_on(case.day)?.start)
}

fn age_at_entry(case: &Judged, history: &History) -> (u16, &'static str) {
    breakdowns::age_band(years_at_entry(case, history))
}

/// Whether the case is of a child and not of a household, of which nothing of this kind is known.
pub fn is_child(case: &Judged, history: &History) -> bool {
    (case.child as usize) < history.records.children
}

/// Whether the child is disabled: DISABLED of ChildrenInNeed says so or says not; else the category of need may.
fn disability(case: &Judged, history: &History) -> (u16, &'static str) {
    let rows = history.records.given.in_need.of(case.child);
    let said = rows.iter().rev().filter(|row| row.start <= history.period.last).find_map(|row| row.disabled.answer());
    let is_the_need = case.episode.is_some_and(|row| row.need == Need::N2);
    match said {
        _ if is_the_need => (0, "Disabled"),
        Some(true) => (0, "Disabled"),
        Some(false) => (1, "Not disabled"),
        None => NOT_KNOWN,
    }
}

/// How long the period of care of the case's day had lasted by then.
fn time_in_care(case: &Judged, history: &History) -> (u16, &'static str) {
    let Some(care) = history.child(case.child).care_on(case.day) else { return NOT_KNOWN };
    let lasted = |months: i32| care.start.plus_months(months) <= case.day;
    match () {
        () if !lasted(6) => (0, "Under 6 months"),
        () if !lasted(12) => (1, "6 months to a year"),
        () if !lasted(24) => (2, "1 to 2 years"),
        () if !lasted(60) => (3, "2 to 5 years"),
        () => (4, "5 years and over"),
    }
}

/// What a list is sorted by: the key, the name, and the words of either direction.
pub struct Order {
    /// The key.
    pub key: &'static str,
    /// The name, which is that of the column too.
    pub name: &'static str,
    /// The words of either direction, upwards first.
    pub words: [&'static str; 2],
}

const fn order(key: &'static str, name: &'static str, words: [&'static str; 2]) -> Order {
    Order { key, name, words }
}

const BY_NAME: [&str; 2] = ["A to Z", "Z to A"];
const BY_DAY: [&str; 2] = ["earliest first", "latest first"];

/// Everything that a list can be sorted by, in the order of the columns.
pub const ORDERS: [Order; 20] = [
    order("child", "Child", ["lowest number first", "highest number first"]),
    order("day", "Date", BY_DAY),
    order("age", "Age", ["youngest first", "oldest first"]),
    order("sex", "Sex", BY_NAME),
    order("ethnic group", "Ethnic group", BY_NAME),
    order("legal status", "Legal status", BY_NAME),
    order("placement", "Placement", BY_NAME),
    order("unaccompanied", "Unaccompanied", BY_NAME),
    order("disability", "Disability", BY_NAME),
    order("in care since", "In care since", BY_DAY),
    order("last review", "Last review", BY_DAY),
    order("next review", "Next review due", BY_DAY),
    order("amount", "Days", ["fewest first", "most first"]),
    order("worker", "Social worker", BY_NAME),
    order(OWN[0], "", BY_NAME),
    order(OWN[1], "", BY_NAME),
    order(OWN[2], "", BY_NAME),
    order(OWN[3], "", BY_NAME),
    order(OWN[4], "", BY_NAME),
    order(OWN[5], "", BY_NAME),
];
