//! What the page offers beyond what is asked of a paper: the anticipated year end, and questions that members may ask.

use super::writer::Writer;
use crate::page::outlook::RANGE;
use crate::page::sheet::SheetLineView;
use crate::paper::{Block, Table};

/// More questions than members ask of one paper.
const MOST_QUESTIONS: usize = 10;

impl Writer<'_> {
    fn lines(&self) -> impl Iterator<Item = &SheetLineView> {
        self.sheet.promises.iter().flat_map(|promise| &promise.lines)
    }

    /// The anticipated performance scorecard: the lines whose year end may be shown.
    pub(super) fn expected(&self) -> Vec<Block> {
        let row = |line: &SheetLineView| {
            let expected = line.expected.as_ref()?;
            let chance = expected.chance.unwrap_or_default().to_owned();
            let aim = line.aim.clone().unwrap_or_default();
            let (likely, range) = (expected.likely.clone(), expected.range.clone());
            Some(vec![line.title.clone(), line.now.words(), likely, range, aim, chance])
        };
        let rows: Vec<Vec<String>> = self.lines().filter_map(row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let headings = ["Line", "Now", "Expected at 31 March", "From and to", "Our aim", "Will it be met?"];
        let table = Table {
            caption: "Anticipated year end".to_owned(),
            shares: vec![8, 5, 4, 5, 4, 5],
            headings: headings.map(str::to_owned).into(),
            rows,
        };
        vec![Block::Table(table.filled()), self.words("expected", RANGE.to_owned(), None)]
    }

    /// What a member may ask: of the lines off target first, then of those that got worse, then of those that cannot be
    /// shown.
    pub(super) fn questions(&self) -> Vec<Block> {
        let asked = [
            ("off", "is off target. What is being done about it, and when will the aim be met?"),
            ("close", "is close to the target. What would it take to meet it?"),
            ("worse", "is worse than a year before. What has changed?"),
            ("unreliable", "is not shown, because too much is not recorded. When will it be recorded?"),
        ];
        let is = |line: &SheetLineView, why: &str| line.rating == Some(why) || line.change == Some(why);
        let why = |line: &SheetLineView| asked.iter().position(|(why, _)| is(line, why));
        let mut lines: Vec<(usize, &SheetLineView)> =
            self.lines().filter_map(|line| Some((why(line)?, line))).collect();
        lines.sort_by_key(|(why, _)| *why);
        let question = |(why, line): (usize, &SheetLineView)| {
            let words = format!("\u{201c}{}\u{201d} {}", line.title, asked[why].1);
            self.words(&format!("questions/{}", line.id), words, Some(line.id))
        };
        lines.into_iter().take(MOST_QUESTIONS).map(question).collect()
    }
}
