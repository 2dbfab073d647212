//! The children's numbers: one child, however spreadsheets have written the number.

use crate::cells::oddities::{Mark, has_lost_its_number, plain_text, shows_nothing, stands_for_nothing};
use crate::tables::{ChildId, Fault};
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

/// How a number was written other than the return writes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Writing {
    /// With spaces of another kind.
    Spaces,
    /// With characters that nobody sees.
    Invisible,
    /// With characters that turn the direction of reading.
    Turned,
    /// With digits as wide as Chinese characters.
    Digits,
    /// With an apostrophe in front.
    Apostrophe,
    /// As a formula of a spreadsheet, `="001"`.
    Formula,
    /// With `.0` at the end.
    Decimal,
    /// With commas between thousands.
    Thousands,
}

/// The children of all files, by the text of CHILD.
#[derive(Default)]
pub struct Names {
    known: IndexSet<Box<[u8]>, FxBuildHasher>,
    written: FxHashMap<Box<[u8]>, (ChildId, Writing)>,
    /// The children whose number only a file taken as it is written has, such as `1001.0`.
    exact: FxHashSet<ChildId>,
}

impl Names {
    /// The child of a number seen before. The child of the row before, or the next one, is likely.
    #[inline]
    pub fn find(&self, name: &[u8], last: ChildId, exact: bool) -> Option<ChildId> {
        let is = |index: usize| self.known.get_index(index).is_some_and(|known| **known == *name);
        let child = if is(last as usize) {
            last
        } else if is(last as usize + 1) {
            last + 1
        } else {
            self.known.get_index_of(name)? as ChildId
        };
        let is_for_others = exact || self.exact.is_empty() || !self.exact.contains(&child);
        is_for_others.then_some(child)
    }

    /// The child of a number not seen before in this writing; taken as written when `exact`. `column` is the one that
    /// holds it.
    pub fn add(&mut self, name: &[u8], column: &'static str, exact: bool) -> Result<(ChildId, Option<Writing>), Fault> {
        if let Some((child, writing)) = self.written.get(name).filter(|_| !exact) {
            return Ok((*child, Some(*writing)));
        }
        let plain = plainly_written(name);
        checked(plain.as_ref().map_or(name, |(plain, _)| plain), column)?;
        let Some((plain, writing)) = plain.filter(|_| !exact) else {
            return Ok((self.insert_as_written(name), None));
        };
        let child = self.insert(&plain);
        self.written.insert(name.into(), (child, writing));
        Ok((child, Some(writing)))
    }

    /// The child of a number that other files write in another way, if they have it: theirs is another child.
    fn insert_as_written(&mut self, name: &[u8]) -> ChildId {
        let child = self.insert(name);
        if plainly_written(name).is_some() {
            self.exact.insert(child);
        }
        child
    }

    /// The child of a number taken as it is written.
    pub fn insert(&mut self, name: &[u8]) -> ChildId {
        self.known.insert_full(name.into()).0 as ChildId
    }

    /// How many children there are.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether no file names a child.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The child's own number, as text.
    pub fn of(&self, child: ChildId) -> String {
        String::from_utf8_lossy(self.bytes(child)).into_owned()
    }

    /// The child's own number, as it stands in the files.
    pub fn bytes(&self, child: ChildId) -> &[u8] {
        self.known.get_index(child as usize).map_or(&[], |name| name)
    }

    /// The names of these children only, in the order given.
    pub fn only(&self, children: &[ChildId]) -> Names {
        let known = children.iter().map(|child| self.bytes(*child).into()).collect();
        Names { known, ..Names::default() }
    }
}

/// What stands in the column of numbers but is none.
fn checked(name: &[u8], column: &'static str) -> Result<(), Fault> {
    if name.is_empty() || shows_nothing(name).is_some() {
        Err(Fault::no_number(column))
    } else if has_lost_its_number(name) {
        Err(Fault::Lost(column))
    } else if stands_for_nothing(name) {
        Err(Fault::no_number(column))
    } else if is_rounded(name) {
        Err(Fault::Rounded(column))
    } else if is_footer(name) {
        Err(Fault::Footer)
    } else {
        Ok(())
    }
}

/// A number as Excel shows a long one: 1.00E+05.
fn is_rounded(name: &[u8]) -> bool {
    let Some(place) = name.iter().position(|byte| matches!(byte, b'E' | b'e')) else { return false };
    let (number, power) = (&name[..place], &name[place + 1..]);
    let digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    let plain = number.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
        && number.first().is_some_and(u8::is_ascii_digit);
    plain && power.strip_prefix(b"+").is_some_and(digits)
}

/// A line such as "Total: 60" or "End of report".
pub fn is_footer(cell: &[u8]) -> bool {
    const WORDS: [&str; 10] = [
        "total",
        "grand total",
        "subtotal",
        "rows:",
        "row count",
        "records:",
        "record count",
        "number of ",
        "end of ",
        "count:",
    ];
    let starts = |word: &&str| cell.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
    WORDS.iter().any(|word| starts(word) && !cell.get(word.len()).is_some_and(u8::is_ascii_digit))
}

/// The number without what a spreadsheet has put around it, and what that was; `None` when there was nothing.
fn plainly_written(name: &[u8]) -> Option<(Vec<u8>, Writing)> {
    if let Some(plain) = plain_text(name) {
        let writing = match plain.mark {
            _ if plain.turned => Writing::Turned,
            Mark::Digits => Writing::Digits,
            Mark::Invisible => Writing::Invisible,
            Mark::Formula => Writing::Formula,
            Mark::Apostrophe => Writing::Apostrophe,
            _ => Writing::Spaces,
        };
        let text = plainly_written(&plain.text).map_or(plain.text, |(text, _)| text);
        return Some((text, writing));
    }
    if let Some(whole) = name.strip_suffix(b".0").or(name.strip_suffix(b".00")).filter(|whole| is_number(whole)) {
        return Some((whole.to_vec(), Writing::Decimal));
    }
    has_thousands(name).then(|| (name.iter().copied().filter(|byte| *byte != b',').collect(), Writing::Thousands))
}

fn is_number(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// 1,234 or 12,345,678.
fn has_thousands(name: &[u8]) -> bool {
    let mut groups = name.split(|byte| *byte == b',');
    let first = groups.next().is_some_and(|group| is_number(group) && group.len() <= 3);
    let mut rest = groups.peekable();
    first && rest.peek().is_some() && rest.all(|group| is_number(group) && group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_one_however_a_spreadsheet_wrote_the_number() {
        let mut names = Names::default();
        let plain = names.add(b"1001", "CHILD", false).unwrap().0;
        for written in ["'1001", "=\"1001\"", "1001.0", "1,001", "\u{a0}1001", "10\u{200b}01", "１００１"] {
            assert_eq!(names.add(written.as_bytes(), "CHILD", false).unwrap().0, plain, "{written}");
        }
        assert_eq!(names.len(), 1);
        assert_ne!(names.add(b"1001.0", "CHILD", true).unwrap().0, plain);
    }

    #[test]
    fn a_number_taken_as_written_is_that_of_its_file_alone() {
        let child = |names: &mut Names, name: &[u8], exact: bool| {
            names.find(name, 0, exact).unwrap_or_else(|| names.add(name, "CHILD", exact).unwrap().0)
        };
        for exact_first in [true, false] {
            let mut names = Names::default();
            let [one, other] = [exact_first, !exact_first].map(|exact| child(&mut names, b"1001.0", exact));
            assert_ne!(one, other);
            assert_eq!([exact_first, !exact_first].map(|exact| child(&mut names, b"1001.0", exact)), [one, other]);
            let plain = if exact_first { other } else { one };
            assert_eq!([false, true].map(|exact| child(&mut names, b"1001", exact)), [plain, plain]);
        }
    }

    #[test]
    fn a_rounded_number_and_a_total_are_no_children() {
        for exact in [false, true] {
            let mut names = Names::default();
            let mut add = |name: &str| names.add(name.as_bytes(), "CHILD", exact).map(|_| ());
            assert_eq!(add("1.00E+05"), Err(Fault::Rounded("CHILD")));
            assert_eq!(add("Total: 60"), Err(Fault::Footer));
            for written in ["NULL", "#n/a", "&nbsp;", "\u{a0}", "\u{200b}", "'"] {
                assert_eq!(add(written), Err(Fault::NoChild), "{written}");
            }
            for written in ["########", "#NAME?", "Unknown", "n/k", "TBC", "?", "'TBC"] {
                assert_eq!(add(written), Err(Fault::Lost("CHILD")), "{written}");
            }
            assert_eq!(add("1E5"), Ok(()));
        }
    }
}
