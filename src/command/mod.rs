//! The parts of the command.

pub mod arguments;
pub mod changes;
pub mod cohorts;
pub mod definitions;
pub mod entrants;
pub mod example;
pub mod figures;
pub mod files;
pub mod findings;
pub mod names;
pub mod paper;
pub mod session;
pub mod sheet;
pub mod tidy;
