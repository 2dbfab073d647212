//! What changed since an earlier list of findings, in words.

use super::beside::Beside;
use super::words;
use crate::problems::{self, Problems, since};
use crate::returns::Returns;
use serde::Serialize;

/// What changed since the list of findings that was dropped, or why that is not known.
#[derive(Serialize)]
pub struct SinceView {
    path: String,
    changes: Option<ChangesView>,
    problem: Option<String>,
}

impl SinceView {
    /// What changed since the list that was dropped.
    pub(super) fn of(problems: &Problems, returns: &Returns, earlier: &Beside) -> SinceView {
        let changes = ChangesView::of(problems, returns, earlier.findings().unwrap_or_default());
        let (changes, problem) = match changes {
            Ok(changes) => (Some(changes), None),
            Err(problem) => (None, Some(problem)),
        };
        SinceView { path: earlier.path.clone(), changes, problem }
    }
}

/// What changed since an earlier list of findings.
#[derive(Serialize)]
pub struct ChangesView {
    words: String,
    new: usize,
    gone: usize,
    still: usize,
    findings: Vec<ChangeView>,
}

#[derive(Serialize)]
struct ChangeView {
    code: String,
    message: Option<&'static str>,
    new: usize,
    gone: usize,
    still: usize,
}

impl ChangesView {
    /// What changed since an earlier list.
    pub fn of(problems: &Problems, returns: &Returns, earlier: &[u8]) -> Result<ChangesView, String> {
        let changes = since::changes(problems, returns, earlier)?;
        let sum = |part: fn(&since::Change) -> usize| changes.iter().map(part).sum::<usize>();
        let (new, gone, still) = (sum(|c| c.new), sum(|c| c.gone), sum(|c| c.still));
        let rows = |count: usize| words::counted(count as i64, ("row", "rows"));
        let message = |code: &str| problems::checks().find(|check| check.code == code).map(|check| check.message);
        let view = |change: since::Change| ChangeView {
            message: message(&change.code),
            code: change.code,
            new: change.new,
            gone: change.gone,
            still: change.still,
        };
        Ok(ChangesView {
            words: format!("{} corrected or gone, {} new, {} still there.", rows(gone), rows(new), rows(still)),
            new,
            gone,
            still,
            findings: changes.into_iter().map(view).collect(),
        })
    }
}
