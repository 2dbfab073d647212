//! An invented authority, written to a folder.

use super::arguments::Arguments;
use crate::USAGE;
use scorecard::{Authority, ExampleFile, example_extracts, example_report, example_reports, example_returns};
use std::path::Path;

pub fn write(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--children", "--years", "--seed", "--report"], &["--extracts"])?;
    let [folder] = arguments.paths.as_slice() else { return Err(format!("Name one folder to write to.\n{USAGE}")) };
    let files = match arguments.option("--report") {
        Some(number) => example_report(number).ok_or_else(no_report)?,
        None => of_authority(&arguments)?,
    };
    files.iter().try_for_each(|file| put(folder, file))
}

fn of_authority(arguments: &Arguments) -> Result<Vec<ExampleFile>, String> {
    let usual = Authority::default();
    let authority = Authority {
        children: arguments.number("--children", usual.children)?,
        years: arguments.number("--years", usual.years)?,
        seed: arguments.number("--seed", usual.seed)?,
        ..usual
    };
    let extracts = if arguments.flags.is_empty() { Vec::new() } else { example_extracts(&authority) };
    Ok(example_returns(&authority).into_iter().chain(extracts).collect())
}

/// Which reports there are.
fn no_report() -> String {
    let known: Vec<String> =
        example_reports().iter().map(|(number, about)| format!("{number}: as in {about}")).collect();
    format!("There is no report of that number. There are:\n{}", known.join("\n"))
}

fn put(folder: &Path, file: &ExampleFile) -> Result<(), String> {
    let path = folder.join(&file.path);
    let cannot = |error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(cannot)?;
    std::fs::write(&path, &file.bytes).map_err(cannot)
}
