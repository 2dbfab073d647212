//! What the officer decides where the reading had to guess.

use crate::decode::Encoding;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The officer's answers for all files; without any, every guess stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// The answers for single files, by path.
    pub files: BTreeMap<String, FileChoices>,
    /// Children's numbers are joined as they are written in every file, or also when only their writing differs.
    pub ids_exact: bool,
}

/// The officer's answers for one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileChoices {
    /// How its characters are encoded.
    pub encoding: Option<Encoding>,
    /// What stands between its cells.
    pub delimiter: Option<char>,
    /// The order of its dates by column; under `""` of every column.
    pub dates: BTreeMap<String, DateOrder>,
    /// Headings that are not quite those of the return are not taken for them.
    pub headings_exact: bool,
    /// Children's numbers are taken as they are written.
    pub ids_exact: bool,
    /// Codes are taken as they are written, without labels or words for "nothing".
    pub codes_exact: bool,
}

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrder {
    /// 31/12/2017.
    #[serde(rename = "day first")]
    DayFirst,
    /// 12/31/2017.
    #[serde(rename = "month first")]
    MonthFirst,
}

impl FileChoices {
    /// The order chosen for a column.
    pub fn date_order(&self, column: &str) -> Option<DateOrder> {
        self.dates.get(column).or(self.dates.get("")).copied()
    }
}

impl Choices {
    /// The answers for a file.
    pub fn of(&self, path: &str) -> FileChoices {
        let mut own = self.files.get(path).cloned().unwrap_or_default();
        own.ids_exact |= self.ids_exact;
        own
    }
}
