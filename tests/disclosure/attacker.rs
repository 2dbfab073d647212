//! A reader of the sheet who takes every number off its words, and knows which group of children is a part of which.
//! Shares nothing with the rule: the words are taken apart anew, and groups are compared child by child.

use scorecard::inside::page::Session;
use serde_json::{Value, to_value};
use std::collections::BTreeMap;

/// The children of a group, by their numbers, each with how often it is a case.
pub type Group = BTreeMap<String, i64>;

/// A number that was read off, what it is of, and who is behind it.
#[derive(Debug)]
pub struct Known {
    pub what: String,
    pub number: i64,
    pub group: Group,
}

pub fn is_few(number: i64) -> bool {
    (1..=5).contains(&number)
}

fn size(group: &Group) -> i64 {
    group.values().sum()
}

fn is_part(part: &Group, whole: &Group) -> bool {
    part.iter().all(|(child, cases)| whole.get(child).is_some_and(|all| all >= cases))
}

fn have_nobody_in_common(one: &Group, other: &Group) -> bool {
    !one.keys().any(|child| other.contains_key(child))
}

/// The numbers in a text such as `45 of 60` or `1,204 children`.
pub fn numbers(text: &str) -> Vec<i64> {
    let is_of_a_number = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let parts = text.split(|c| !is_of_a_number(c)).map(|part| part.replace(',', ""));
    parts.filter(|part| !part.contains('.')).filter_map(|part| part.parse().ok()).collect()
}

/// The cases of a line at a date, of some standings.
pub fn group(session: &mut Session, id: &str, day: &str, standings: &[&str]) -> Group {
    let mut group = Group::new();
    for standing in standings {
        let list = to_value(session.cases(id, day, standing, 0, 1_000_000).unwrap()).unwrap();
        for row in list["rows"].as_array().unwrap() {
            *group.entry(row["child"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    group
}

/// What a count such as `45 of 60`, or a number alone, says, with the groups that are as large.
pub fn known(session: &mut Session, (id, day): (&str, &str), count: &str) -> Vec<Known> {
    let said = numbers(count);
    let by = |standings: &[&str], session: &mut Session| group(session, id, day, standings);
    let met = by(&["met"], session);
    let rest = by(&["not met", "not recorded"], session);
    let rest_recorded = by(&["not met"], session);
    let all = by(&["met", "not met", "not recorded"], session);
    let recorded = by(&["met", "not met"], session);
    let wanted = match said[..] {
        [n, d] if count.contains(" of ") => vec![("counted", n), ("all", d), ("the rest", d - n)],
        _ => said.iter().map(|number| ("number", *number)).collect(),
    };
    let groups = [met, rest, rest_recorded, all, recorded];
    let of = |number: i64| groups.iter().find(|group| size(group) == number).cloned().unwrap_or_default();
    wanted
        .into_iter()
        .map(|(what, number)| Known { what: format!("{id} at {day}, {what}"), number, group: of(number) })
        .collect()
}

/// What can be worked out of a few children.
pub fn breaches(known: &[Known]) -> Vec<String> {
    let mut found: Vec<String> =
        known.iter().filter(|one| is_few(one.number)).map(|one| format!("{} is {}", one.what, one.number)).collect();
    let groups: Vec<&Known> = known.iter().filter(|one| !one.group.is_empty()).collect();
    for whole in &groups {
        let parts: Vec<&&Known> = groups.iter().filter(|part| is_part(&part.group, &whole.group)).collect();
        for (place, part) in parts.iter().enumerate() {
            let left = size(&whole.group) - size(&part.group);
            if is_few(left) {
                found.push(format!("{} less {} is {left}", whole.what, part.what));
            }
            for other in &parts[..place] {
                let left = left - size(&other.group);
                if is_few(left) && have_nobody_in_common(&part.group, &other.group) {
                    found.push(format!("{} less {} and {} is {left}", whole.what, part.what, other.what));
                }
            }
        }
    }
    found
}

/// Everything that the words of a sheet say in numbers of children.
pub fn read(session: &mut Session, sheet: &Value, then: &str) -> Vec<Known> {
    let as_at = sheet["as_at"].as_str().unwrap().to_owned();
    let lines: Vec<&Value> =
        sheet["promises"].as_array().unwrap().iter().flat_map(|promise| promise["lines"].as_array().unwrap()).collect();
    let mut found = of_the_head(session, sheet, then);
    for (key, day) in [("now", as_at.as_str()), ("ago", then)] {
        for line in &lines {
            let cell = &line[key];
            let [count, value] = ["count", "value"].map(|key| cell[key].as_str().unwrap());
            let id = line["id"].as_str().unwrap();
            let words = if count.is_empty() { value } else { count };
            if !words.is_empty() {
                found.extend(known(session, (id, day), words));
            }
        }
    }
    found
}

/// "60 children looked after at 31 March 2026, 58 a year before. Since 1 April 2025, 12 came into care and 9 left."
fn of_the_head(session: &mut Session, sheet: &Value, then: &str) -> Vec<Known> {
    let words = sheet["headline"].as_str().unwrap();
    let before = |mark: &str| numbers(words.split_once(mark)?.0.rsplit([' ', '.']).next()?).pop();
    let as_at = sheet["as_at"].as_str().unwrap();
    let said = [
        ("POP-01", as_at, before(" child")),
        ("POP-01", then, before(" a year before")),
        ("POP-03", as_at, before(" came into care")),
        ("POP-05", as_at, before(" left")),
    ];
    let said = said.into_iter().filter_map(|(id, day, number)| Some((id, day, number?)));
    said.flat_map(|(id, day, number)| known(session, (id, day), &number.to_string())).collect()
}
