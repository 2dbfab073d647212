//! A picture in the paper: what is drawn and where, and what it says to those who cannot see it.

use serde::{Deserialize, Serialize};

/// A picture of figures that may be published. Every place is a share of the width or of the height from below.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Chart {
    /// By what it is found again.
    pub key: String,
    /// What it shows.
    pub title: String,
    /// All of it in words.
    pub about: String,
    /// Why points are not there; empty where all are.
    pub gaps: String,
    /// Bars beside each other, and no lines.
    pub bars: bool,
    /// Whether the values are percentages.
    pub percent: bool,
    /// The ends of the axis of the values and the step between its round numbers, in tenths.
    pub axis: Axis,
    /// The round numbers of that axis.
    pub values: Vec<Mark>,
    /// The dates or quarters, from the left.
    pub points: Vec<Mark>,
    /// What is drawn over them.
    pub series: Vec<Series>,
}

/// The axis of the values, in tenths.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Axis {
    /// Its lower end.
    pub low: i64,
    /// Its upper end.
    pub high: i64,
    /// From one round number to the next.
    pub step: i64,
}

/// Words at a place of an axis.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Mark {
    /// The place.
    pub at: f64,
    /// The words.
    pub words: String,
}

/// One line or one kind of bar.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Series {
    /// Whose it is.
    pub name: String,
    /// How it looks: `us`, `england`, `similar`, `other` or `aim`; of bars `bar` or `hollow`.
    pub look: String,
    /// Its value at each point, where there is one that may be shown.
    pub values: Vec<Option<Drawn>>,
}

/// A value that is drawn.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Drawn {
    /// The value in tenths, as it is printed.
    pub tenths: i64,
    /// Where it stands.
    pub at: f64,
    /// The value in words.
    pub words: String,
}

impl Chart {
    /// A series in words: `England: 10% at Mar 2024, 9% at Mar 2025`.
    pub fn told(&self, series: &Series) -> String {
        let at = |(value, point): (&Option<Drawn>, &Mark)| match value {
            Some(value) => format!("{} at {}", value.words, point.words),
            None => format!("none at {}", point.words),
        };
        let all: Vec<String> = series.values.iter().zip(&self.points).map(at).collect();
        format!("{}: {}", series.name, all.join(", "))
    }

    /// All of it in words.
    pub fn in_words(&self) -> String {
        let series: Vec<String> = self.series.iter().map(|series| self.told(series)).collect();
        format!("{}. {}.", self.title, series.join(". "))
    }
}
