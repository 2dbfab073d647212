//! Children in care by what is known of them.

use super::care::{History, Period};
use super::codes::{is_need, needs_provider};
use super::dates::age;
use super::join::Data;
use super::population::roll;

const NOT_KNOWN: &str = "Not known";

const ETHNICITIES: [(&str, &str); 18] = [
    ("WBRI", "White British"),
    ("WIRI", "White Irish"),
    ("WIRT", "Traveller of Irish heritage"),
    ("WROM", "Gypsy or Roma"),
    ("WOTH", "any other White background"),
    ("MWBC", "White and Black Caribbean"),
    ("MWBA", "White and Black African"),
    ("MWAS", "White and Asian"),
    ("MOTH", "any other Mixed background"),
    ("AIND", "Indian"),
    ("APKN", "Pakistani"),
    ("ABAN", "Bangladeshi"),
    ("AOTH", "any other Asian background"),
    ("BCRB", "Black Caribbean"),
    ("BAFR", "Black African"),
    ("BOTH", "any other Black background"),
    ("CHNE", "Chinese"),
    ("OOTH", "any other ethnic group"),
];

fn band(years: Option<i32>, bands: &[(i32, i32)]) -> String {
    let Some(years) = years else { return NOT_KNOWN.to_owned() };
    for (from, to) in bands {
        if *from <= years && years <= *to {
            return format!("{from} to {to}");
        }
    }
    "Other ages".to_owned()
}

/// The group of a child in care: of needs and providers the code, of the rest the words.
pub fn group(data: &Data, history: &History, period: &Period, by: &str, bands: &[(i32, i32)]) -> String {
    let person = data.people.get(&history.child).cloned().unwrap_or_default();
    let row = history.row_on(data.as_at);
    match by {
        "age" => band(age(person.born, data.as_at), bands),
        "age at entry" => band(age(person.born, period.start), bands),
        "ethnicity" => {
            let known = ETHNICITIES.iter().find(|(code, _)| *code == person.ethnic);
            known.map_or(NOT_KNOWN, |(_, words)| words).to_owned()
        }
        "need" => row.map(|row| row.cin).filter(|code| is_need(code)).unwrap_or(NOT_KNOWN.to_owned()),
        "provider" => match row {
            Some(row) if !row.provider.is_empty() => row.provider,
            Some(row) if !needs_provider(&row.place) => "Not required".to_owned(),
            _ => NOT_KNOWN.to_owned(),
        },
        _ => panic!("no such group"),
    }
}

/// How many are on the roll in each group.
pub fn roll_by(data: &Data, all: &[History], by: &[&str], bands: &[(i32, i32)]) -> Vec<(Vec<String>, i64)> {
    let mut out: Vec<(Vec<String>, i64)> = Vec::new();
    for (history, period) in roll(all) {
        let groups: Vec<String> = by.iter().map(|by| group(data, &history, &period, by, bands)).collect();
        match out.iter_mut().find(|(other, _)| *other == groups) {
            Some((_, count)) => *count += 1,
            None => out.push((groups, 1)),
        }
    }
    out.sort();
    out
}
