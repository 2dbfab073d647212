//! What a figure is set against and what it was before: the rules by worked examples, every point of a series by the
//! oracle, the settings file by writing and reading it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "compare/added.rs"]
mod added;
#[path = "compare/examples.rs"]
mod examples;
#[path = "compare/of_parts.rs"]
mod of_parts;
#[path = "compare/places.rs"]
mod places;
#[path = "compare/rows.rs"]
mod rows;
#[path = "compare/series.rs"]
mod series;
#[path = "compare/session.rs"]
mod session;
#[path = "compare/settings.rs"]
mod settings;
#[path = "compare/standing.rs"]
mod standing;
#[path = "compare/typed.rs"]
mod typed;

use scorecard::inside::page::Session;
use serde_json::Value;

/// What the page is handed.
fn json_of(view: impl serde::Serialize) -> Value {
    serde_json::to_value(view).unwrap()
}

/// An invented authority, which has targets and comparators of its own.
fn example() -> Session {
    let mut session = Session::default();
    session.add_example(120, 3, 5);
    session.read();
    session
}
