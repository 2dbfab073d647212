//! A performance scorecard for looked-after children.
pub mod dates;
