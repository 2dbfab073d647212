//! What reads the worked examples, judges them and keeps account of which clauses they decide.

pub mod asked;
pub mod book;
pub mod coverage;
pub mod never;
pub mod verdicts;
