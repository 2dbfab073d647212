//! A figure in words, where it may be printed beside all others and beside what was published before.

use super::figure::Figure;
use crate::disclosure::Held;
use crate::page::sheet::cell::Reason;
use crate::page::sheet::line::Around;
use crate::page::sheet::released::Before;
use crate::paper::over_time::Said;

/// What was decided of all figures, and what was published before.
pub type Known<'k> = (&'k [Result<(), Held>], &'k Before);

/// A figure in words, where it may be printed.
pub fn said(figure: &Figure, (decided, before): Known, around: &Around) -> Result<Said, Reason> {
    let Figure { line, part, first, last, offered, .. } = figure;
    let profile = around.settings.profile;
    if before.is_close(figure.of(), offered.printed(line, profile), profile) {
        return Err(Reason::Before);
    }
    let words = offered.cell(line, around.wish(line), decided, profile)?.words();
    Ok(Said { first: *first, last: *last, part: part.clone().unwrap_or_default(), words })
}
