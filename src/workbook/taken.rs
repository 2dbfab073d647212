//! A table on its way out of a workbook or an upload.

use crate::account::remarks::Remark;
use crate::file::{SHEET, Source};

/// A table taken out of a file.
pub struct Taken {
    /// Its name.
    pub name: String,
    /// Its rows as CSV text.
    pub csv: Vec<u8>,
    /// What was seen.
    pub remarks: Vec<Remark>,
}

impl Taken {
    /// The table as a file of its own, inside the one that it was taken out of.
    pub fn within(self, path: &str) -> Source {
        Source { path: format!("{path}{SHEET}{}", self.name), bytes: self.csv, remarks: self.remarks }
    }
}
