//! The texts that the cells of a workbook share.

use super::escapes::unescaped;
use super::xml::{Node, Xml};
use crate::account::{Refusal, Refused};
use crate::limits::of_books::MOST_TEXTS_OF_BOOK;

/// The shared texts, one behind the other.
#[derive(Default)]
pub struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Reads the part that holds them.
    pub fn read(part: &str) -> Result<Texts, Refused> {
        let (mut texts, mut xml, mut own) = (Texts::default(), Xml::new(part), Letters::default());
        while let Some(node) = xml.node()? {
            match node {
                Node::Close(element) if element.local_name().as_ref() == "si" => texts.end()?,
                other => texts.all.push_str(own.of(&other)),
            }
        }
        Ok(texts)
    }

    fn end(&mut self) -> Result<(), Refused> {
        let start = self.ends.last().copied().unwrap_or_default();
        if self.all[start..].contains("_x") {
            let plain = unescaped(&self.all[start..]).into_owned();
            self.all.replace_range(start.., &plain);
        }
        self.ends.push(self.all.len());
        if self.ends.len() > MOST_TEXTS_OF_BOOK {
            return Err(Refused { seen: MOST_TEXTS_OF_BOOK as u32, ..Refusal::BookTexts.into() });
        }
        Ok(())
    }

    /// The text of a number.
    pub fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.all.get(start..end)
    }
}

/// Which letters of a text with formats are its own: those in `t`, but not those that tell how to say it.
#[derive(Default)]
pub struct Letters {
    inside: bool,
    aside: bool,
}

impl Letters {
    /// The letters that a node adds.
    pub fn of<'n>(&mut self, node: &'n Node) -> &'n str {
        match node {
            Node::Open(element) => self.mark(element.local_name().as_ref(), true),
            Node::Close(element) => self.mark(element.local_name().as_ref(), false),
            Node::Text(text) if self.inside && !self.aside => return text,
            Node::Text(_) => {}
        }
        ""
    }

    fn mark(&mut self, name: &str, open: bool) {
        match name {
            "t" => self.inside = open,
            "rPh" => self.aside = open,
            _ => {}
        }
    }
}
