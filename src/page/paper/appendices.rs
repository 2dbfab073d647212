//! The appendices of the paper: the sheet, the anticipated year end, what is counted, and how far it can be relied on.

use super::writer::Writer;
use crate::page::dictionary::DefinedLine;
use crate::page::sheet::{JudgedView, PromiseView, SheetLineView};
use crate::page::words;
use crate::paper::{Block, Part, Table};

impl Writer<'_> {
    /// The appendices, with the numbers of those that stand in the paper. The wide ones follow each other, so that
    /// pages are turned once.
    pub(super) fn appendices(&self) -> Vec<Part> {
        let wide = |key, heading, blocks| Part { wide: true, ..self.part(key, heading, blocks) };
        let mut all = vec![
            wide("sheet", "our measures", self.table()),
            wide("expected", "anticipated year end", self.expected()),
            wide("definitions", "what is counted", vec![Block::Table(self.definitions())]),
            self.part("quality", "how far the figures can be relied on", self.quality()),
        ];
        let mut number = 0;
        for part in &mut all {
            let stands = part.stands();
            number += usize::from(stands);
            let name = if stands { format!("Appendix {number}") } else { "Appendix".to_owned() };
            part.heading = format!("{name}: {}", part.heading);
        }
        all
    }

    /// The sheet as a table.
    fn table(&self) -> Vec<Block> {
        let ago = format!("A year before ({})", self.sheet.ago_words);
        let headings = [
            "What we promise",
            "Now",
            "Period",
            "Our aim",
            "Status",
            &ago,
            "Change",
            "Similar councils",
            "England",
            "Expected at 31 March",
        ];
        let row = |line: &SheetLineView| {
            let mut cells = cells(line);
            cells[0] = self.titled(line.code, &line.title);
            cells.to_vec()
        };
        let judged = |one: &JudgedView| {
            let mut cells = vec![String::new(); SHARES.len()];
            cells.splice(..3, [one.title.clone(), one.grade.clone(), one.day.clone()]);
            cells
        };
        let of_promise = |promise: &PromiseView| -> Vec<Vec<String>> {
            let heading = std::iter::once(vec![promise.title.clone()]);
            heading.chain(promise.lines.iter().map(row)).chain(promise.judged.iter().map(judged)).collect()
        };
        let rows = self.sheet.promises.iter().flat_map(of_promise);
        let caption = format!("Our measures at {}", self.sheet.as_at_words);
        let headings = headings.map(str::to_owned).into();
        let table = Table { caption, shares: SHARES.to_vec(), headings, rows: rows.collect() };
        let notes = [self.sheet.notes.join(" "), self.sheet.source.clone()].join(" ");
        vec![Block::Table(table.filled()), self.words("sheet/notes", notes, None)]
    }

    fn definitions(&self) -> Table {
        let lines = self.sheet.promises.iter().flat_map(|promise| &promise.lines);
        let row = |line: &SheetLineView| {
            let indicator = (self.find)(line.id)?;
            Some(vec![
                line.title.clone(),
                line.id.to_owned(),
                DefinedLine::of(indicator).words(),
                indicator.source.to_owned(),
            ])
        };
        let headings = ["Line", "Number", "What is counted", "Definition from"].map(str::to_owned).into();
        let rows = lines.filter_map(row).collect();
        Table { caption: "What is counted".to_owned(), shares: vec![4, 2, 9, 5], headings, rows }
    }

    fn quality(&self) -> Vec<Block> {
        let lines = || self.sheet.promises.iter().flat_map(|promise| &promise.lines);
        let held = lines().filter(|line| line.now.held).count();
        let not_shown =
            self.titles("Not shown, because too much is not recorded", |line| line.rating == Some("unreliable"));
        let held = (held > 0).then(|| {
            let lines = words::counted(held as i64, ("figure is", "figures are"));
            format!("{lines} held back, because a small number of children could be read off.")
        });
        let said: Vec<String> = [Some(self.standing()), held, not_shown].into_iter().flatten().collect();
        vec![self.words("quality", said.join(" "), None)]
    }
}

/// How the columns of the sheet share its width.
const SHARES: [u32; 10] = [10, 6, 4, 6, 4, 6, 4, 4, 4, 6];

/// The cells of a line of the sheet.
fn cells(line: &SheetLineView) -> [String; 10] {
    let or_blank = |words: &Option<String>| words.clone().unwrap_or_default();
    let aim = [line.aim.clone(), line.aim_from.clone()].into_iter().flatten().collect::<Vec<String>>().join(", ");
    [
        line.title.clone(),
        line.now.words(),
        line.period.clone(),
        aim,
        line.rating_words.filter(|_| line.rating != Some("information")).unwrap_or_default().to_owned(),
        line.ago.words(),
        line.change.unwrap_or_default().to_owned(),
        or_blank(&line.similar),
        or_blank(&line.england),
        line.expected.as_ref().map(|one| format!("{}, {}", one.likely, one.range)).unwrap_or_default(),
    ]
}
