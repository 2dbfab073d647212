//! A line beside what others publish: which figures are of the same definition, and where a council stands among them.

pub mod areas;
pub mod layouts;
pub mod published;
pub mod row;
pub mod same;
