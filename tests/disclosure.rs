//! What may be published: what is held back, by worked examples and by attackers; nothing of a child on the sheet.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "disclosure/attack.rs"]
mod attack;
#[path = "disclosure/attacker.rs"]
pub(crate) mod attacker;
#[path = "disclosure/averages.rs"]
mod averages;
#[path = "disclosure/dominance.rs"]
mod dominance;
#[path = "disclosure/examples.rs"]
mod examples;
#[path = "disclosure/few.rs"]
mod few;
#[path = "disclosure/integers.rs"]
mod integers;
#[path = "disclosure/many.rs"]
mod many;
#[path = "disclosure/overlaps.rs"]
mod overlaps;
#[path = "disclosure/packs.rs"]
mod packs;
#[path = "disclosure/reader.rs"]
mod reader;
#[path = "disclosure/sheet.rs"]
mod sheet;
#[path = "disclosure/sums.rs"]
mod sums;
#[path = "disclosure/town.rs"]
mod town;
#[path = "disclosure/worked_out.rs"]
mod worked_out;
