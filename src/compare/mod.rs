//! A line beside what others publish: which figures are of the same definition, and where a council stands among them.

pub mod areas;
pub mod comparators;
pub mod layouts;
pub mod population;
pub mod published;
pub mod rank;
pub mod row;
pub mod same;
