//! What was found in the files.

use super::arguments::{Arguments, as_at, print};
use super::files::{read_files, read_source};
use scorecard::{Choices, Findings, problems_report, read};
use std::path::Path;

/// What was found in every file; a file that cannot be read is a finding too.
pub fn findings(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &[], &[])?;
    let (sources, _) = read_files(&arguments.paths)?;
    let returns = read(&sources, &Choices::default());
    print(&Findings::of(&returns, &sources))
}

/// What in the data could change a figure; `--since` names a list of findings written before.
pub fn problems(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--as-at", "--since"], &[])?;
    let (sources, _) = read_files(&arguments.paths)?;
    let returns = read(&sources, &Choices::default());
    let earlier = arguments.option("--since").map(|path| read_list(Path::new(path))).transpose()?;
    let report = problems_report(&sources, &returns, as_at(&arguments, &returns)?, earlier.as_deref())?;
    print(&report)
}

/// A list of findings that was written before; of a workbook, its first sheet.
fn read_list(path: &Path) -> Result<Vec<u8>, String> {
    Ok(read_source(path)?.into_iter().next().map(|list| list.bytes).unwrap_or_default())
}
