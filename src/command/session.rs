//! What `sheet` and `paper` begin with: the files read as the page reads them, what is set, and the date.

use super::arguments::Arguments;
use super::files::read_sources;
use scorecard::Session;

/// The session, and the as-at date.
pub fn opened(arguments: &Arguments) -> Result<(Session, String), String> {
    let mut session = Session::default();
    read_sources(&arguments.paths)?.into_iter().for_each(|source| session.add_table(source));
    let reading = serde_json::to_value(session.read()).unwrap_or_default();
    if let Some(path) = arguments.option("--settings") {
        let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
        session.take_settings(&bytes)?;
    }
    let as_at = arguments.option("--as-at").or(reading["as_at"].as_str());
    let as_at = as_at.ok_or("Give the date with --as-at, such as 2018-03-31.")?.to_owned();
    Ok((session, as_at))
}
