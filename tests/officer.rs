//! What the officer is shown of children: lists as long as their figures, one child, and what falls due.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cohorts;
mod drawings;
mod due;
mod entrants;
mod lists;
mod one_child;
mod own_columns;
mod tables;
mod typed;
mod versions;
mod workbooks;

use scorecard::inside::page::Session;
use serde_json::{Value, to_value};

/// An invented authority of 3 years, at its own date.
fn authority(children: u32) -> (Session, String) {
    let mut session = Session::default();
    session.add_example(children, 3, 11);
    let reading = to_value(session.read()).unwrap();
    (session, reading["as_at"].as_str().unwrap().to_owned())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
