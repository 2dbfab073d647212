//! The tests of the engine and the command, in one binary: what they share is compiled once and its own tests run once.
//! `cargo test --test engine cases::` runs those of one file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases_support;
mod oracle;
mod support;

#[path = "support/agree.rs"]
mod agree;

mod cases;
mod clauses;
mod command;
mod compare;
mod comparisons;
mod disclosure;
mod every_line;
mod extracts;
mod faults;
mod golden;
mod mutations;
mod officer;
mod oracle_agrees;
mod outlook;
mod paper;
mod pictures;
mod problems;
mod public_sets;
mod rates;
mod relations;
mod remarks;
mod reports;
mod shown;
mod things;
mod told;
