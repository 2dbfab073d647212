//! What a figure is set against, and what may be said of the difference.

pub mod interval;
