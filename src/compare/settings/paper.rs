//! What is set for the committee's paper: its details, the texts that somebody wrote, and the parts left out.

use std::collections::{BTreeMap, BTreeSet};

/// The details at the head of a paper: the key in the file, and the words on the paper.
pub const DETAILS: [(&str, &str); 7] = [
    ("number", "Item number"),
    ("classification", "Classification"),
    ("date", "Date of meeting"),
    ("meeting", "Meeting"),
    ("title", "Report title"),
    ("wards", "Wards or groups affected"),
    ("from", "From"),
];

/// What is set for the paper.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PaperSettings {
    /// The details, by their keys.
    pub details: BTreeMap<&'static str, String>,
    /// Texts in place of those that the page writes, by the paragraph they stand in.
    pub texts: BTreeMap<String, Written>,
    /// The parts that are left out, by their keys.
    pub left_out: BTreeSet<String>,
}

/// A text that somebody wrote.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// The text.
    pub text: String,
    /// The sentence that stood there when it was written: where the page would write another now, its figure has moved.
    pub beneath: String,
}

impl PaperSettings {
    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        *self == PaperSettings::default()
    }

    /// Every text that somebody typed, and where it stands.
    pub fn typed(&self) -> impl Iterator<Item = (String, &str)> {
        let details = self.details.iter().map(|(key, text)| (format!("{key} of the paper"), text.as_str()));
        details.chain(self.texts.values().map(|written| ("text of the paper".to_owned(), written.text.as_str())))
    }
}
