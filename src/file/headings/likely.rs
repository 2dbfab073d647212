//! The line that looks most like the headings of a file in which no table was told. A row is never taken for it.

use super::alias::{MOST_GUESSED, alias_of};
use crate::file::first_lines::{Line, MOST_MARKS, Said, are_words, begins_with_a_word, first_lines, is_filled};
use crate::file::matching::column;

/// The likeliest heading line, and those that could be it.
#[derive(Default)]
pub struct Likely {
    /// The number of the line.
    pub line: u32,
    /// The names on it.
    pub names: Vec<Vec<u8>>,
    /// The numbers of the lines that could hold the headings, itself among them.
    pub lines: Vec<u32>,
}

/// The heading line of the file, or the one that was said where it can be one; nothing where all are rows.
pub fn likeliest(text: &[u8], said: &Said) -> Likely {
    let lines = first_lines(text);
    let by = |delimiter: u8| by(delimiter, &lines, said);
    let all = said.delimiters(None).into_iter().rev().filter_map(by);
    all.max_by_key(|likely| (known(&likely.names), likely.names.len())).unwrap_or_default()
}

/// A line taken apart.
struct Row {
    number: u32,
    names: Vec<Vec<u8>>,
}

impl Row {
    fn filled(&self) -> usize {
        self.names.iter().filter(|name| is_filled(name)).count()
    }

    /// Whether it is no row: words alone, or columns of the return.
    fn can_be_headings(&self) -> bool {
        are_words(&self.names) || known(&self.names) > 0
    }
}

fn by(delimiter: u8, lines: &[Line], said: &Said) -> Option<Likely> {
    let short = lines.iter().filter(|line| line.marks(delimiter) <= MOST_MARKS);
    let taken_apart = short.map(|line| Row { number: line.number, names: line.names(delimiter, said).0 });
    let rows: Vec<Row> = taken_apart.filter(|row| (2..=MOST_GUESSED).contains(&row.names.len())).collect();
    let width = usual(&rows)?;
    let mut can_be: Vec<&Row> = above_the_rows(&rows, width).iter().filter(|row| row.can_be_headings()).collect();
    if can_be.is_empty() {
        can_be.extend(over_the_rows(&rows, width));
    }
    let likeness = |row: &&&Row| (known(&row.names), row.names.len() == width, row.filled());
    let said = can_be.iter().find(|row| said.line == Some(row.number));
    let row = said.or_else(|| can_be.iter().rev().max_by_key(likeness))?;
    let mut lines: Vec<u32> = can_be.iter().map(|row| row.number).collect();
    lines.dedup();
    Some(Likely { line: row.number, names: row.names.clone(), lines })
}

/// How many names are columns of some table; a single one may be so by chance.
fn known(names: &[Vec<u8>]) -> usize {
    let is_column = |name: &&Vec<u8>| column(&String::from_utf8_lossy(&alias_of(name.trim_ascii()))).is_some();
    Some(names.iter().filter(is_column).count()).filter(|known| *known > 1).unwrap_or(0)
}

/// How many cells most lines have; the widest of several.
fn usual(rows: &[Row]) -> Option<usize> {
    let times = |width: usize| rows.iter().filter(|row| row.names.len() == width).count();
    rows.iter().map(|row| row.names.len()).max_by_key(|width| (times(*width), *width))
}

/// The lines above the first row: one as wide as most, more than half as full as the fullest, and with more than words.
fn above_the_rows(rows: &[Row], width: usize) -> &[Row] {
    let fullest = rows.iter().filter(|row| row.names.len() == width).map(Row::filled).max().unwrap_or(0);
    let is_a_row = |row: &Row| row.names.len() == width && 2 * row.filled() > fullest && !row.can_be_headings();
    &rows[..rows.iter().position(is_a_row).unwrap_or(rows.len())]
}

/// The first line as wide as most, where half of it and more is words, most of them over cells that are none: headings
/// with other marks among them.
fn over_the_rows(rows: &[Row], width: usize) -> Option<&Row> {
    let mut wide = rows.iter().filter(|row| row.names.len() == width);
    let (first, below) = (wide.next()?, wide.collect::<Vec<&Row>>());
    let is_a_word = |cell: &Vec<u8>| begins_with_a_word(cell.trim_ascii());
    let words: Vec<usize> = (0..width).filter(|place| is_a_word(&first.names[*place])).collect();
    let is_over_others = |place: &&usize| {
        let mut cells = below.iter().map(|row| &row.names[**place]).filter(|cell| is_filled(cell)).peekable();
        cells.peek().is_some() && !cells.any(is_a_word)
    };
    let over = words.iter().filter(is_over_others).count();
    (over > 0 && 2 * over >= words.len() && 2 * words.len() >= first.filled()).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (u32, Vec<u32>) {
        let likely = likeliest(text.as_bytes(), &Said::default());
        (likely.line, likely.lines)
    }

    #[test]
    fn the_headings_stand_above_the_rows() {
        assert_eq!(of("Number,Voice\nA1,M\nA2,M\n"), (1, vec![1]));
        assert_eq!(of("Team,Place,Owner\nNumber,Voice\nA1,M\nSmith,Jones\n"), (2, vec![1, 2]));
        assert_eq!(of("All teams;;;\nMade on;01/04/2025;;\nNumber;Held;Voice;Place\nA1;01/02/2025;M;\n"), (3, vec![3]));
        assert_eq!(of("All teams,North,,\nNumber,Held,Voice,Place\nA1,01/02/2025,M,K\n"), (2, vec![1, 2]));
    }

    #[test]
    fn a_row_is_never_taken_for_headings() {
        assert_eq!(of("A1,Smith,01/02/2012\nA2,Jones,01/02/2013\n"), (0, vec![]));
        assert_eq!(of("A1,Smith,Male,White\nA2,Jones,Male,Mixed\n"), (0, vec![]));
        assert_eq!(of("Number,Name\nA1,01/02/2012\nSmith,Jones,White,Brown\n"), (1, vec![1]));
        let said = Said { line: Some(3), ..Said::default() };
        assert_eq!(likeliest(b"Number,Name\nA1,Smith\nJones,Brown\n", &said).line, 1);
    }

    #[test]
    fn headings_may_have_other_marks_among_them() {
        assert_eq!(of("Number,1st day,2nd day,Team\nA1,01/02/2025,02/03/2025,7\n"), (1, vec![1]));
    }

    #[test]
    fn columns_of_the_return_come_first() {
        assert_eq!(of("Team,Place,Owner\nNumber,DOB,DECOM\nA1,01/02/2012,\n"), (2, vec![1, 2]));
    }
}
