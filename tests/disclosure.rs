//! The committee's sheet: what is held back, by worked examples and by an attacker; nothing of a child on it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "disclosure/attack.rs"]
mod attack;
#[path = "disclosure/attacker.rs"]
mod attacker;
#[path = "disclosure/examples.rs"]
mod examples;
#[path = "disclosure/sheet.rs"]
mod sheet;
