//! One row of a published file: its year, its area, and its cell for a measure.

use crate::compare::areas::Named;
use crate::compare::layouts::{Laid, Layout, Role};
use crate::compare::same::{Same, plain};
use crate::file::records::Record;
use crate::indicators;
use crate::rows::of_extracts::is_own_measure;

/// Whether a measure or an age group is all children aged 0 to 17.
pub fn is_population(name: &[u8]) -> bool {
    const NAMES: [&[u8]; 6] =
        [b"population", b"population0to17", b"population017", b"pop017", b"childrenaged0to17years", b"0to17"];
    NAMES.contains(&plain(name).as_slice())
}

fn texts<'r>(record: &Record<'r>) -> Vec<&'r str> {
    record.iter().map(|cell| std::str::from_utf8(cell).unwrap_or_default().trim()).collect()
}

/// A row with the places of its columns.
pub struct PublishedRow<'r> {
    /// The headings.
    pub laid: &'r Laid,
    /// The cells, without the spaces around them.
    pub cells: Vec<&'r str>,
}

impl<'r> PublishedRow<'r> {
    /// The cells of a row; what is no text is blank.
    pub fn new(laid: &'r Laid, record: &Record<'r>) -> PublishedRow<'r> {
        PublishedRow { laid, cells: texts(record) }
    }

    /// The cell of a role; blank where there is no such column.
    pub fn text(&self, role: Role) -> &'r str {
        self.laid.place(role).and_then(|place| self.cells.get(place)).copied().unwrap_or_default()
    }

    /// The year of the row, by its end.
    pub fn year(&self) -> Option<i32> {
        year(self.text(Role::Year))
    }

    /// The area of the row: where it names no council, its region; and at the level of the nation, the nation.
    pub fn area(&self) -> Named<'r> {
        let (level, region) = (self.text(Role::Level), self.text(Role::Region));
        let nation = Some(self.text(Role::Nation)).filter(|name| !name.is_empty()).unwrap_or("England");
        let own = self.text(Role::Area);
        let name = match plain(level.as_bytes()).as_slice() {
            b"national" => nation,
            b"regional" if own.is_empty() => region,
            _ => own,
        };
        Named { codes: [self.text(Role::Code), self.text(Role::NewCode)], name, level, region }
    }

    /// The cell of a measure, where the row is one of it.
    pub fn tidy(&self, same: &Same) -> Option<&'r str> {
        let tidy = same.tidy.as_ref()?;
        let has = |cell: &&str| self.cells.contains(cell);
        tidy.cells
            .iter()
            .all(has)
            .then(|| self.laid.named(tidy.columns))?
            .and_then(|place| self.cells.get(place))
            .copied()
    }
}

/// Whether a row has the number of a line, or of a measure of the council's own, in place of a publication's name.
pub fn names_a_line(row: &PublishedRow) -> bool {
    let name = row.text(Role::Measure);
    row.laid.layout == Layout::Long
        && (is_own_measure(name.as_bytes()) || indicators::all().any(|line| line.id.eq_ignore_ascii_case(name)))
}

/// The year that a cell names, by its end: 2025, 2024-25, 2024/25, 202425.
pub fn year(text: &str) -> Option<i32> {
    let number = |text: &str| text.parse::<i32>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let ends = |first: i32, second: i32| (second == first + 1 || second == (first + 1) % 100).then_some(first + 1);
    let found = match (text.split_once(['-', '/']), text.len()) {
        (Some((first, second)), _) => ends(number(first.trim())?, number(second.trim())?),
        (None, 4) => number(text),
        (None, 6) => ends(number(text.get(..4)?)?, number(text.get(4..)?)?),
        _ => None,
    };
    found.filter(|year| (1985..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_named_by_their_end() {
        let read = ["2025", "2024-25", "2024/25", "202425", "2024/2025", "1999-00"].map(year);
        assert_eq!(read, [2025, 2025, 2025, 2025, 2025, 2000].map(Some));
        assert!(["", "2024-26", "202426", "25", "31/03/2025", "Q1"].iter().all(|text| year(text).is_none()));
    }
}
