//! The first lines of a file, among which the headings are looked for, and what the officer has said of them.

use crate::file::matching::Matchings;
use crate::file::records::Records;
use crate::limits::{Dialect, LINES_SEARCHED, LONGEST_LINE, MOST_FIELDS};

/// The last line on which they can stand, blank lines among those above it.
pub const LAST_LINE: u32 = 4 * LINES_SEARCHED as u32;
/// A line with more delimiters than this, quoted ones among them, is not taken apart.
pub const MOST_MARKS: usize = 4 * MOST_FIELDS;
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What the officer has said of the heading line.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// What stands between the cells.
    pub delimiter: Option<u8>,
    /// The number of the line.
    pub line: Option<u32>,
    /// Single quotation marks are part of the cells.
    pub only_double: bool,
    /// How the columns are matched; with `None`, names that are not quite those of the return are not taken for them.
    pub matchings: Option<Matchings<'a>>,
}

impl Default for Said<'_> {
    fn default() -> Self {
        Said { delimiter: None, line: None, only_double: false, matchings: Some(Matchings::default()) }
    }
}

impl Said<'_> {
    /// Whether the headings may stand on a line.
    pub fn allows(&self, line: &Line) -> bool {
        self.line.is_none_or(|number| number == line.number)
    }

    /// How the cells stand in a file whose headings are not found.
    pub fn dialect(&self) -> Dialect {
        let usual = Dialect::default();
        Dialect { delimiter: self.delimiter.unwrap_or(usual.delimiter), ..usual }
    }

    /// What may stand between the cells: as was said, else as the file hints, else any of the usual.
    pub fn delimiters(&self, hint: Option<u8>) -> Vec<u8> {
        self.delimiter.or(hint).map_or(DELIMITERS.to_vec(), |one| vec![one])
    }
}

/// A line among the first of a file.
pub struct Line<'t> {
    /// Its number, from 1.
    pub number: u32,
    /// Where it begins in the text.
    pub start: usize,
    /// Where the next one begins.
    pub end: usize,
    /// Its text without the line end.
    pub text: &'t [u8],
}

impl Line<'_> {
    /// How often a delimiter stands on it.
    pub fn marks(&self, delimiter: u8) -> usize {
        memchr::memchr_iter(delimiter, self.text).count()
    }

    /// The names on it with the spaces around them, its quotation marks taken off; and what these marks are.
    pub fn names(&self, delimiter: u8, said: &Said) -> (Vec<Vec<u8>>, u8) {
        let quote = if self.is_in_single_quotes(delimiter) && !said.only_double { b'\'' } else { b'"' };
        let dialect = Dialect { delimiter, quote, spaced: true };
        let mut records = Records::new(self.text, dialect, self.number, self.text.contains(&quote));
        let names = records.next_row().map(|row| row.iter().map(on_one_line).collect());
        (names.filter(|_| records.at_end()).unwrap_or_default(), quote)
    }

    /// Whether single quotation marks stand around its cells; a lone one in front is only how Excel marks text.
    fn is_in_single_quotes(&self, delimiter: u8) -> bool {
        let text = self.text.trim_ascii();
        let closes = text.windows(2).any(|two| two == [b'\'', delimiter]) || text.ends_with(b"'");
        text.starts_with(b"'") && closes
    }

    /// The names on it by each delimiter that may be; none when it is too wide for headings.
    pub fn names_by_each(&self, said: &Said) -> impl Iterator<Item = Vec<Vec<u8>>> {
        let is_short = DELIMITERS.iter().all(|one| self.marks(*one) <= MOST_MARKS);
        let delimiters = said.delimiters(None).into_iter().filter(move |_| is_short);
        delimiters.map(|delimiter| self.names(delimiter, said).0)
    }
}

/// A name with its line ends as spaces.
fn on_one_line(name: &[u8]) -> Vec<u8> {
    name.iter().map(|byte| if byte.is_ascii_whitespace() { b' ' } else { *byte }).collect()
}

/// A line whose quotation marks close on a line below, where headings have line ends in them.
fn continued<'t>(head: &'t [u8], line: &Line<'t>) -> Option<Line<'t>> {
    let is_open = |end: &usize| memchr::memchr_iter(b'"', &head[line.start..*end]).count() % 2 == 1;
    if !is_open(&line.end) {
        return None;
    }
    let below = memchr::memchr_iter(b'\n', &head[line.end..]).map(|place| line.end + place + 1);
    let end = below.take(LAST_LINE as usize).chain([head.len()]).find(|end| !is_open(end))?;
    Some(Line { end, text: head[line.start..end].trim_ascii_end(), ..*line })
}

/// The first lines that hold anything, as far as the first MiB goes.
pub fn first_lines(text: &[u8]) -> Vec<Line<'_>> {
    let head = &text[..text.len().min(LONGEST_LINE)];
    let mut lines = Vec::new();
    let (mut start, mut number) = (0, 1);
    while start < head.len() && lines.len() < LINES_SEARCHED && number <= LAST_LINE {
        let end = memchr::memchr(b'\n', &head[start..]).map_or(head.len(), |length| start + length + 1);
        let line = Line { number, start, end, text: head[start..end].trim_ascii_end() };
        lines.extend(continued(head, &line));
        if !line.text.trim_ascii().is_empty() {
            lines.push(line);
        }
        (start, number) = (end, number + 1);
    }
    lines
}

/// The delimiter on a line such as `sep=;`, which Excel writes and reads.
pub fn separator_hint(line: &[u8]) -> Option<u8> {
    let line = line.trim_ascii();
    let line = line.strip_prefix(b"\"").and_then(|inner| inner.strip_suffix(b"\"")).unwrap_or(line);
    let (name, rest) = line.split_at_checked(4)?;
    match rest {
        [] if name.eq_ignore_ascii_case(b"sep=") => Some(b'\t'),
        [one] if name.eq_ignore_ascii_case(b"sep=") => Some(*one),
        _ => None,
    }
}

/// The lines that could be the heading line: two cells or more, and each begins with a word, as in no row with a date.
pub fn candidates(text: &[u8], said: &Said) -> Vec<u32> {
    let lines = first_lines(text);
    let could_be = lines.iter().filter(|line| line.names_by_each(said).any(|cells| are_words(&cells)));
    let mut numbers: Vec<u32> = could_be.map(|line| line.number).collect();
    numbers.dedup();
    numbers
}

/// Whether two cells or more are filled, each beginning with a word.
pub fn are_words(cells: &[Vec<u8>]) -> bool {
    let mut filled = cells.iter().filter(|cell| is_filled(cell)).map(|cell| cell.trim_ascii());
    filled.clone().count() > 1 && filled.all(begins_with_a_word)
}

/// Whether a cell holds more than spaces.
pub fn is_filled(cell: &[u8]) -> bool {
    !cell.trim_ascii().is_empty()
}

/// Whether the first word of a cell has letters alone, as that of `Voice 1` and not those of `A1` and `01/04/2025`.
pub fn begins_with_a_word(cell: &[u8]) -> bool {
    let word = cell.split(|byte| byte.is_ascii_whitespace()).next().unwrap_or_default();
    word.iter().any(u8::is_ascii_alphabetic) && !word.iter().any(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_no_headings() {
        let text = b"Children of all teams\nTeam;Held\n\nCHILD,Voice 1,,\nA1,M,,\nB2,M,01/02/2012,\nM,,,\n";
        assert_eq!(candidates(text, &Said::default()), [2, 4]);
        let commas = Said { delimiter: Some(b','), ..Said::default() };
        assert_eq!(candidates(text, &commas), [4]);
    }
}
