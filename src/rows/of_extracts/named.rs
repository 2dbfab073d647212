//! Whether somebody is allocated.

use crate::cells::oddities::{marked_off, stands_for_nothing};
use crate::codes::YesNo;

/// What systems write where nobody is allocated, at the beginning of the cell.
const NOBODY: &[&str] = &[
    "UNALLOCATED",
    "UNASSIGNED",
    "UNKNOWN",
    "NOT ALLOCATED",
    "NOT ASSIGNED",
    "NOT KNOWN",
    "NO PA",
    "NO ADVISER",
    "VACAN",
    "TBC",
    "TBA",
];

/// Whether a cell names somebody: Y, 1 and names do; N, 0 and words for nobody do not, and blank does not say.
pub(super) fn named(cell: &[u8]) -> Option<bool> {
    let code = Some(YesNo::read(cell)).filter(|code| *code != YesNo::Unknown).or_else(|| marked_off(cell));
    let begins = |word: &&str| cell.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
    match code {
        Some(YesNo::Blank) => None,
        Some(code) => Some(code.answer() == Some(true)),
        None => Some(!stands_for_nothing(cell) && !NOBODY.iter().any(begins)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_yes() {
        for cell in [
            "Y",
            "1.0",
            "a) Yes",
            "a)",
            "Kim Example",
            "Noah Example",
            "Example, Una",
            "B Example",
            "N Example",
            "T Example",
        ] {
            assert_eq!(named(cell.as_bytes()), Some(true), "{cell}");
        }
        for cell in ["N", "0", "0.0", "NULL", "b) No", "b)", "N - No", "unallocated", "TBC", "Vacant post", "No PA"] {
            assert_eq!(named(cell.as_bytes()), Some(false), "{cell}");
        }
        assert_eq!(named(b""), None);
    }
}
