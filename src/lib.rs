//! A performance scorecard for looked-after children.
pub mod adoption;
pub mod benchmarks;
pub mod codes;
pub mod dates;
pub mod example;
pub mod facts;
pub mod finding;
pub mod history;
pub mod indicator;
pub mod indicators;
pub mod populations;
pub mod reading;
pub mod returns;
pub mod reviews;
pub mod scorecard;
pub mod tables;
pub mod text;
