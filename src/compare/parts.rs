//! The parts of a line, as figures of others name them: by the label under "Breakdown".

use crate::compare::same::{self, plain};
use crate::judging::{Better, Groups, Indicator, Part, Unit};

/// Whether two labels are of one part: letters, digits and percent signs count alone.
pub fn is_same(one: &str, other: &str) -> bool {
    plain(one.as_bytes()) == plain(other.as_bytes())
}

/// Under what the figures of a part stand among those of lines; of no part those of the line.
pub fn key(line: &str, part: &str) -> String {
    let part = String::from_utf8(plain(part.as_bytes())).unwrap_or_default();
    if part.is_empty() { line.to_owned() } else { format!("{line} {part}") }
}

/// What figures of a part are in, where its line names it; of no part, what those of the line are in. Parts of typed
/// numbers and groups of cases are known with the rows alone.
pub fn unit(line: &Indicator, part: &str) -> Option<Unit> {
    if part.is_empty() { Some(same::unit(line)) } else { named(line, part).map(|part| part.unit) }
}

/// Which way is good for a part: of another measure neither, else that of the line.
pub fn better(line: &Indicator, part: &str) -> Better {
    if named(line, part).is_some() { Better::Neutral } else { line.better }
}

/// The part of a line that is a measure of its own.
pub fn named(line: &Indicator, label: &str) -> Option<&'static Part> {
    line.groups.iter().find_map(|groups| match groups {
        Groups::Parts(_, parts) => parts.iter().find(|part| is_same(part.label, label)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::find;

    #[test]
    fn a_part_is_named_by_its_letters_and_digits() {
        let line = find("POP-15").unwrap();
        assert!(named(line, "aged 14 to 17 and looked after under Section 20 now").is_some());
        assert!(named(line, "Aged 14 to 17").is_none());
        assert_eq!(key("POP-15", "Aged 14-17, now"), key("POP-15", "aged 14 17 NOW"));
        assert_ne!(key("POP-15", "Aged 14 to 17"), key("POP-15", ""));
        assert_eq!((unit(line, ""), unit(line, "no such part")), (Some(Unit::Count), None));
    }
}
