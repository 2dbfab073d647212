//! What the checks found.

use super::check::{Check, Hit};
use crate::rows::of_the_return::{ChildId, Table};

/// One check that found something.
pub struct Finding {
    /// The check.
    pub check: &'static Check,
    /// Every place where it holds, in the order of years, files and lines.
    pub hits: Vec<Hit>,
    /// The children concerned, each once, in order.
    pub children: Vec<ChildId>,
}

/// A check that could not run, for want of tables.
pub struct NotRun {
    /// The check.
    pub check: &'static Check,
    /// The year of the return.
    pub year: i32,
    /// The tables that the return does not hold.
    pub missing: Vec<Table>,
}

/// Everything that the checks found.
#[derive(Default)]
pub struct Problems {
    /// The findings, in the order of the checks.
    pub findings: Vec<Finding>,
    /// The checks that could not run.
    pub not_run: Vec<NotRun>,
}

impl Finding {
    /// A check and its places; every child once.
    pub fn of(check: &'static Check, hits: Vec<Hit>) -> Finding {
        let mut children: Vec<ChildId> = hits.iter().map(|hit| hit.child).collect();
        children.sort_unstable();
        children.dedup();
        Finding { check, hits, children }
    }
}

impl Problems {
    /// The finding of a code.
    pub fn finding(&self, code: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.check.code == code)
    }
}
