//! An invented authority, written to a folder.

use super::arguments::Arguments;
use crate::USAGE;
use scorecard::{Authority, example_extracts, example_returns};

pub fn write(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--children", "--years", "--seed"], &["--extracts"])?;
    let [folder] = arguments.paths.as_slice() else { return Err(format!("Name one folder to write to.\n{USAGE}")) };
    let usual = Authority::default();
    let authority = Authority {
        children: arguments.number("--children", usual.children)?,
        years: arguments.number("--years", usual.years)?,
        seed: arguments.number("--seed", usual.seed)?,
        ..usual
    };
    let extracts = if arguments.flags.is_empty() { Vec::new() } else { example_extracts(&authority) };
    for file in example_returns(&authority).into_iter().chain(extracts) {
        let path = folder.join(&file.path);
        let cannot = |error: std::io::Error| format!("{}: {error}", path.display());
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(cannot)?;
        std::fs::write(&path, &file.bytes).map_err(cannot)?;
    }
    Ok(())
}
