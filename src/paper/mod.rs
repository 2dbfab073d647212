//! The committee's paper as headings, sentences and tables: what any form of it is made from, and nothing of that form.
//!
//! Every paragraph has a key by which a text that somebody wrote takes its place. Such a text stays when the figures
//! move, and says so.

pub mod chart;
#[cfg(feature = "engine")]
pub mod over_time;
#[cfg(feature = "engine")]
pub mod sentences;

use chart::Chart;
use serde::{Deserialize, Serialize};

/// A paper.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// What stands at the top of every page: whose paper it is.
    pub authority: String,
    /// Its parts, in their order.
    pub parts: Vec<Part>,
}

/// A part under a heading of its own, which can be left out.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Part {
    /// Its key.
    pub key: String,
    /// Its heading; none above the details.
    pub heading: String,
    /// Whether it is left out.
    pub left_out: bool,
    /// Whether it stands on pages that lie on their side.
    pub wide: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// One thing in a part.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "is")]
pub enum Block {
    /// A smaller heading.
    Heading {
        /// Its words.
        words: String,
    },
    /// A paragraph.
    Words(Words),
    /// A table.
    Table(Table),
    /// A picture.
    Chart(Chart),
}

/// A paragraph that can be written anew.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Words {
    /// By what it is found again.
    pub key: String,
    /// Its text.
    pub text: String,
    /// The line of the scorecard that it speaks of.
    pub line: Option<String>,
    /// What the page would write, where somebody wrote something else.
    pub own: Option<String>,
    /// What the page wrote when somebody wrote over it, where it would now write something else.
    pub was: Option<String>,
}

/// A table with a heading row.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// How the width is shared among its columns.
    pub shares: Vec<u32>,
    /// The headings of its columns; of a table of names and what they stand for there are none.
    pub headings: Vec<String>,
    /// Its rows; one that has a single cell is a heading across all columns.
    pub rows: Vec<Vec<String>>,
}

impl Paper {
    /// The parts that are not left out and that say something.
    pub fn shown(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.stands())
    }

    /// What the page itself writes, by the places.
    pub fn own_sentences(&self) -> Vec<(String, String)> {
        let of = |block: &Block| match block {
            Block::Words(words) => Some((words.key.clone(), words.own.clone().unwrap_or_else(|| words.text.clone()))),
            _ => None,
        };
        self.parts.iter().flat_map(|part| part.blocks.iter().filter_map(of)).collect()
    }
}

impl Part {
    /// Whether it stands in the paper: it is not left out, and says something.
    pub fn stands(&self) -> bool {
        !self.left_out && self.blocks.iter().any(Block::says)
    }
}

impl Table {
    /// Without the columns that nothing fills.
    pub fn filled(mut self) -> Table {
        let is_filled = |at: usize| self.rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
        let kept: Vec<bool> = (0..self.headings.len()).map(is_filled).collect();
        retain(&mut self.headings, &kept);
        retain(&mut self.shares, &kept);
        // A row of a single cell stands across all columns.
        self.rows.iter_mut().filter(|row| row.len() > 1).for_each(|row| retain(row, &kept));
        self
    }
}

/// Parts in an order of their keys. One that the order does not name follows the part that it follows without it.
pub fn ordered(parts: Vec<Part>, order: &[String]) -> Vec<Part> {
    let place = |part: &Part| order.iter().position(|key| *key == part.key);
    let mut before = None;
    let mut placed: Vec<(Option<usize>, Part)> = Vec::new();
    for part in parts {
        before = place(&part).or(before);
        placed.push((before, part));
    }
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, part)| part).collect()
}

fn retain<T>(cells: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    cells.retain(|_| kept.next() == Some(&true));
}

impl Block {
    /// Whether anything is said.
    pub fn says(&self) -> bool {
        match self {
            Block::Heading { .. } => false,
            Block::Words(words) => !words.text.is_empty(),
            Block::Table(table) => !table.rows.is_empty(),
            Block::Chart(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_an_order_does_not_name_stays_behind_the_one_before_it() {
        let parts = |keys: &str| -> Vec<Part> {
            keys.chars().map(|key| Part { key: key.to_string(), ..Part::default() }).collect()
        };
        let in_order = |order: &[&str]| -> String {
            let order: Vec<String> = order.iter().map(|key| (*key).to_owned()).collect();
            ordered(parts("abcd"), &order).into_iter().map(|part| part.key).collect()
        };
        assert_eq!(in_order(&[]), "abcd");
        assert_eq!(in_order(&["d", "b", "a", "c"]), "dbac");
        assert_eq!(in_order(&["c", "a", "gone"]), "cdab");
        assert_eq!(in_order(&["b"]), "abcd");
    }
}
