//! Whom the paper's author has asked for advice: the table of officers at the end of its audit trail.

use crate::calendar::Day;

/// One officer, or one office, who was asked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Consulted {
    /// The name, or the office.
    pub name: String,
    /// In which role.
    pub role: String,
    /// The day on which comments were asked for.
    pub sought: Option<Day>,
    /// The day on which they came.
    pub received: Option<Day>,
    /// Where in the paper they stand: "Paragraph 12".
    pub included: String,
}

impl Consulted {
    /// Every text that somebody typed.
    pub fn texts(&self) -> [&String; 3] {
        [&self.name, &self.role, &self.included]
    }
}
