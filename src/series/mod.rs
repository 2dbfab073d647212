//! One definition asked of many dates: a line over time, with gaps where the files cannot tell (D66).
//!
//! Nothing here knows a definition of its own: a point is the line as [`crate::scorecard::headline`] has it, asked of
//! the children as they stood at that date. Lines that count since 1 April can be asked of a month, a quarter or the 12
//! months instead, by the same clauses over other days. The history of a date is built once for all lines.

mod asked;
pub mod changes;
pub mod direction;
pub mod earlier;
mod extracts;
pub mod gaps;
pub mod periods;
mod plan;
mod point;
pub mod summary;

pub use asked::{at, history_of, interval, of_history, points};
pub use plan::Plan;
pub use point::{Point, Value, same_of_each_year};
