//! Rows that name a line by its own number, or a part of it: a council's own file.

use super::{BOUNDS, Published, Read};
use crate::cells::hundredths::hundredths;
use crate::compare::layouts::Role;
use crate::compare::parts;
use crate::compare::row::PublishedRow;
use crate::compare::settings::added::{can_be, can_be_any};
use crate::indicators;

impl Published {
    /// A row that names the line itself is held to what the form of the line's page takes.
    pub(super) fn set_by_the_council(&mut self, line: &str, row: &PublishedRow) -> Read {
        let (value, part) = (hundredths(row.text(Role::Value).as_bytes()), row.text(Role::Part));
        let unit = indicators::find(line).and_then(|line| parts::unit(line, part));
        let can_stand = |value: i64| unit.map_or(can_be_any(value), |unit| can_be(unit, value));
        if value.is_some_and(|value| !can_stand(value)) {
            return Err(BOUNDS);
        }
        let read = self.count(&parts::key(line, part), row, row.text(Role::Value));
        if read.is_ok() && !part.is_empty() {
            self.parts.entry(line.to_owned()).or_default().insert(part.to_owned());
        }
        read
    }
}
