//! What a paper is written from: the committee's sheet and what is set, and nothing else.

use crate::calendar::Day;
use crate::compare::settings::paper::{PaperSettings, Written};
use crate::judging::Indicator;
use crate::page::levels::Known;
use crate::page::sheet::SheetView;
use crate::paper::{Block, Part, Words};

/// What stands beside a line in some days.
pub(super) type Levels<'w> = dyn Fn(&Indicator, (Day, Day)) -> Vec<Known> + 'w;

/// What a paper is written from.
pub(super) struct Writer<'w> {
    pub(super) sheet: &'w SheetView,
    pub(super) set: &'w PaperSettings,
    /// A text without the number of a child.
    pub(super) clean: &'w dyn Fn(&str) -> String,
    /// The line of a number.
    pub(super) find: &'w dyn Fn(&str) -> Option<&'static Indicator>,
    /// The aim and the published figures of a line.
    pub(super) levels: &'w Levels<'w>,
}

impl Writer<'_> {
    /// A part of the paper.
    pub(super) fn part(&self, key: &str, heading: &str, blocks: Vec<Block>) -> Part {
        let left_out = self.set.left_out.contains(key);
        Part { key: key.to_owned(), heading: heading.to_owned(), left_out, wide: false, blocks }
    }

    /// A paragraph, as somebody wrote it or as the page writes it.
    pub(super) fn words(&self, key: &str, own: String, line: Option<&str>) -> Block {
        let words = Words { key: key.to_owned(), line: line.map(str::to_owned), ..Words::default() };
        Block::Words(match self.set.texts.get(key) {
            None => Words { text: own, ..words },
            Some(Written { text, beneath }) => Words {
                text: (self.clean)(text),
                was: (*beneath != own).then(|| beneath.clone()),
                own: Some(own),
                ..words
            },
        })
    }

    /// Headings of the authority's own.
    pub(super) fn headings(&self) -> Vec<String> {
        self.set.headings.iter().map(|heading| (self.clean)(heading)).collect()
    }

    /// What was filled in for a detail.
    pub(super) fn detail(&self, key: &str) -> String {
        self.set.details.get(key).map(|text| (self.clean)(text)).unwrap_or_default()
    }
}
