//! What the council itself sets beside a line.

use super::{Object, Reader, member_of, text_of};
use crate::cells::hundredths::hundredths;
use crate::compare::areas::has_a_column;
use crate::compare::parts;
use crate::compare::row::year;
use crate::compare::settings::added::{Added, can_be, can_be_any, has_two_decimals};
use crate::compare::settings::json::{Json, Kind};
use crate::indicators::find;

const ADDED: &str = "A comparator should hold a name, a value that the line can have, a year such as 2024-25 and a \
                     source. Only one of a name, part and year counts.";
const NAMED: &str = "A comparator cannot have the name of England, Wales, a region of England or similar councils: it has \
                     a column of its own.";

impl Reader {
    /// The comparators of a line; those that cannot be used are said and kept.
    pub(super) fn comparators(&mut self, line: &Object, id: &str) -> Vec<Added> {
        let Some(member) = line.get("comparators") else { return Vec::new() };
        let Kind::List(all) = &member.value.kind else {
            self.keep(line, member, format!("lines.{id}.comparators should be a list. It is not used."));
            return Vec::new();
        };
        let mut found: Vec<Added> = Vec::new();
        for one in all {
            match added_of(one, id).filter(|one| !found.iter().any(|other| other.is_of(one))) {
                Some(added) if has_a_column(&added.name) => self.keep_one(line, member, one, NAMED),
                Some(added) => found.push(added),
                None => self.keep_one(line, member, one, ADDED),
            }
        }
        found
    }
}

fn added_of(json: &Json, id: &str) -> Option<Added> {
    let text = |key: &str| member_of(json, key).map_or(Some(String::new()), text_of);
    let named = |key: &str| text(key).filter(|text| !text.trim().is_empty());
    let Kind::Number(value) = &member_of(json, "value")?.kind else { return None };
    let hundredths = hundredths(value.as_bytes()).filter(|_| has_two_decimals(value))?;
    let (name, source, period, part) = (named("name")?, named("source")?, text("period")?, text("part")?);
    let added = Added { part, name, hundredths, year: year(&named("year")?)?, period, source };
    // A measure of the council's own is no line of the catalogue, and some parts are known with the rows alone.
    let unit = find(id).and_then(|line| parts::unit(line, &added.part));
    let can_stand = unit.map_or(can_be_any(added.hundredths), |unit| can_be(unit, added.hundredths));
    can_stand.then_some(added)
}
