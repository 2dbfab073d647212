//! What a figure is set against: an aim, what chance can do, and what others publish of the same definition.

pub mod amounts;
pub mod areas;
pub mod comparators;
pub mod definitions;
pub mod interval;
pub mod layouts;
pub mod parts;
pub mod population;
pub mod published;
pub mod rank;
pub mod rating;
pub mod row;
pub mod same;
pub mod settings;
pub mod target;
pub mod wales;
