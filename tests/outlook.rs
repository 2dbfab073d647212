//! The anticipated year end: every shape by worked examples, and many invented authorities asked on an earlier day,
//! beside what their 31 March came to be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "outlook/ahead.rs"]
mod ahead;
#[path = "outlook/examples.rs"]
mod examples;
#[path = "outlook/past.rs"]
mod past;
