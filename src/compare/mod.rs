//! What a figure is set against, and what may be said of the difference.

pub mod interval;
pub mod rating;
pub mod settings;
pub mod target;
