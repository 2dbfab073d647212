//! The committee's paper as text, or as a document for Word.

use super::arguments::{Arguments, print_text};
use super::session::opened;
use scorecard::{Block, Paper, word};

/// Prints it, or writes the document.
pub fn print(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--as-at", "--settings", "--out"], &[])?;
    let (mut session, as_at) = opened(&arguments)?;
    let paper = session.paper(&as_at)?.paper;
    match arguments.option("--out") {
        Some(path) => std::fs::write(path, word(&paper)?).map_err(|error| format!("{path}: {error}")),
        None => print_text(&text(&paper)),
    }
}

fn text(paper: &Paper) -> String {
    let of_block = |block: &Block| match block {
        Block::Heading { words } => format!("\n{words}"),
        Block::Words(words) => words.text.clone(),
        Block::Chart(chart) => [chart.about.as_str(), &chart.gaps].join(" "),
        Block::Table(table) => {
            let rows = std::iter::once(&table.headings).chain(&table.rows).filter(|row| !row.is_empty());
            rows.map(|row| row.join(" | ")).collect::<Vec<String>>().join("\n")
        }
    };
    let mut lines = vec![paper.title.clone()];
    for part in paper.shown() {
        lines.push(format!("\n{}\n", part.heading.to_uppercase()));
        lines.extend(
            part.blocks.iter().filter(|block| block.says() || matches!(block, Block::Heading { .. })).map(of_block),
        );
    }
    lines.join("\n")
}
