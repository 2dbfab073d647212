//! What an authority has set: aims, rules, lines and their order, words beside a line, events. One small file that an
//! officer can read and that never holds anything of a child; `docs/settings.md` shows one.

pub mod added;
pub mod chosen;
pub mod consulted;
pub mod form;
pub mod frameworks;
mod frameworks_sets;
mod json;
pub mod model;
pub mod paper;
pub mod profile;
mod read;
pub mod sets;
pub mod telling;
mod write;

pub use read::{Fault, Taken, is_settings, take};
pub use write::{stamp, text};
