//! The checks, their prices and bounds, and the lists to send: each check by a pair of examples, bounds by trying every
//! way the unknown could go, prices by taking the children's rows out and working the figures out anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "problems/earlier.rs"]
mod earlier;
#[path = "problems/examples.rs"]
mod examples;
#[path = "problems/exports.rs"]
mod exports;
#[path = "problems/filed.rs"]
mod filed;
#[path = "problems/left_out.rs"]
mod left_out;
#[path = "problems/prices.rs"]
mod prices;
#[path = "problems/public.rs"]
mod public;
#[path = "problems/reach.rs"]
mod reach;
#[path = "problems/sheet.rs"]
mod sheet;

use scorecard::inside::calendar::Day;
use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use scorecard::inside::problems::{self, Problems};
use scorecard::inside::returns::{self, Returns};

/// Everything worked out from some files at a date.
struct Found {
    returns: Returns,
    history: History,
    problems: Problems,
}

impl Found {
    fn new(sources: &[Source], as_at: Day) -> Found {
        let returns = returns::read(sources);
        let history = History::at(&returns.records, as_at);
        let problems = problems::find(sources, &returns, &history);
        Found { returns, history, problems }
    }

    /// How often a check found a child.
    fn hits(&self, code: &str, child: &str) -> usize {
        let names = &self.returns.records.names;
        let of_child =
            |finding: &problems::Finding| finding.hits.iter().filter(|hit| names.of(hit.child) == child).count();
        self.problems.finding(code).map_or(0, of_child)
    }

    /// Rows that a check found.
    fn rows(&self, code: &str) -> usize {
        self.problems.finding(code).map_or(0, |finding| finding.hits.len())
    }
}

fn day(text: &str) -> Day {
    Day::read(text.as_bytes()).unwrap()
}

fn file(path: &str, text: &str) -> Source {
    Source::new(path, text)
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}
