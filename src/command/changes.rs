//! What changed in lines between two dates, or between two versions of the files.

use super::arguments::{self, Arguments, chosen_indicators};
use super::files::read_files;
use super::tidy;
use scorecard::{Change, Changes, Choices, Day, History, Indicator, MovedView, Returns};
use scorecard::{changes_between, changes_of_versions};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Prints them.
pub fn print(words: &[String]) -> Result<(), String> {
    let arguments = Arguments::read(words, &["--from", "--to", "--indicator", "--earlier"], &["--csv"])?;
    let (from, to) = (day(&arguments, "--from")?, day(&arguments, "--to")?);
    let read = |paths: &[PathBuf]| Ok::<Returns, String>(scorecard::read(&read_files(paths)?.0, &Choices::default()));
    let returns = read(&arguments.paths)?;
    let earlier = arguments.option("--earlier").map(|path| read(&[PathBuf::from(path)])).transpose()?;
    let at = |returns: &Returns, day: Day| History::at(&returns.records, day);
    let (before, after) = (at(&returns, from), at(&returns, to));
    let as_it_was = earlier.map(|earlier| at(&earlier, from));
    let of = |indicator: &Indicator| match &as_it_was {
        Some(as_it_was) => changes_of_versions(indicator, as_it_was, &before, &after),
        None => Changes { happened_since: changes_between(indicator, &before, &after), ..Changes::default() },
    };
    let chosen = chosen_indicators(arguments.option("--indicator"), &returns)?;
    let lines: Vec<Value> = chosen.iter().map(|indicator| value(indicator, &of(indicator))).collect();
    if arguments.has("--csv") {
        return tidy::print(&tidy::HEADINGS_OF_CHANGES, &tidy::of_changes(&lines));
    }
    arguments::print(&json!({ "from": from.iso(), "to": to.iso(), "lines": lines }))
}

fn day(arguments: &Arguments, option: &str) -> Result<Day, String> {
    let text = arguments.option(option).ok_or(format!("{option} needs a date such as 2018-03-31."))?;
    Day::read(text.as_bytes()).ok_or(format!("{option} needs a date such as 2018-03-31."))
}

fn value(indicator: &Indicator, changes: &Changes) -> Value {
    let views = |changes: &[Change]| changes.iter().map(MovedView::of).collect::<Vec<MovedView>>();
    json!({
        "id": indicator.id,
        "title": indicator.title,
        "recorded_late": views(&changes.recorded_late),
        "happened_since": views(&changes.happened_since),
    })
}
