//! What stands after the command, and what is printed.

use crate::USAGE;
use scorecard::{Day, Indicator, Returns, all_lines, find_line};
use serde::Serialize;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Writes a result to standard output, piece by piece: the list of rows may be long.
pub fn print(result: &impl Serialize) -> Result<(), String> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let written = serde_json::to_writer_pretty(&mut out, result).map_err(std::io::Error::from);
    written
        .and_then(|()| writeln!(out))
        .and_then(|()| out.flush())
        .map_err(|error| format!("The result could not be written: {error}"))
}

/// Writes a text to standard output.
pub fn print_text(text: &str) -> Result<(), String> {
    writeln!(std::io::stdout().lock(), "{text}").map_err(|error| format!("The result could not be written: {error}"))
}

/// What stands after the command: options with their values, and the rest.
pub struct Arguments {
    pub options: Vec<(String, String)>,
    pub flags: Vec<String>,
    pub paths: Vec<PathBuf>,
}

impl Arguments {
    pub fn read(words: &[String], with_value: &[&str], flags: &[&str]) -> Result<Arguments, String> {
        let mut read = Arguments { options: Vec::new(), flags: Vec::new(), paths: Vec::new() };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            if with_value.contains(&word.as_str()) {
                let value = words.next().ok_or(format!("{word} needs a value.\n{USAGE}"))?;
                read.options.push((word.clone(), value.clone()));
            } else if flags.contains(&word.as_str()) {
                read.flags.push(word.clone());
            } else if word.starts_with("--") {
                return Err(format!("{word} is not an option of this command.\n{USAGE}"));
            } else {
                read.paths.push(PathBuf::from(word));
            }
        }
        Ok(read)
    }

    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(option, _)| option == name).map(|(_, value)| value.as_str())
    }

    pub fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|given| given == flag)
    }

    pub fn number<N: std::str::FromStr>(&self, name: &str, default: N) -> Result<N, String> {
        self.option(name)
            .map_or(Ok(default), |value| value.parse().map_err(|_| format!("{name} needs a whole number.")))
    }
}

pub fn as_at(arguments: &Arguments, returns: &Returns) -> Result<Day, String> {
    let day = match arguments.option("--as-at") {
        Some(text) => Day::read(text.as_bytes()).ok_or("--as-at needs a date such as 2018-03-31."),
        None => returns.as_at.ok_or("No Episodes file with dates was found, so give the date with --as-at."),
    }?;
    returns.records.allows(day).map(|()| day)
}

pub fn chosen_indicators(id: Option<&str>, returns: &Returns) -> Result<Vec<&'static Indicator>, String> {
    let find = |id: &str| find_line(id, &returns.records).ok_or("There is no indicator of that number.");
    match id {
        Some(id) => Ok(vec![find(id)?]),
        None => Ok(all_lines(&returns.records)),
    }
}
