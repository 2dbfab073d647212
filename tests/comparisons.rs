//! A line beside published figures: the worked examples of `tests/comparisons`, the command, and the public files read
//! a second time. `UPDATE=1` rewrites the answers of the examples for review.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "comparisons/examples.rs"]
mod examples;
#[path = "comparisons/public.rs"]
mod public;
#[path = "comparisons/told.rs"]
mod told;
