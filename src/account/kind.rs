//! What happened to some rows of a file, and so what came of the file.

use serde::Serialize;

/// What happened to some rows of a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub enum NoticeKind {
    /// The file was not read.
    #[serde(rename = "refused")]
    Refused,
    /// The rows are in no figure.
    #[serde(rename = "set aside")]
    SetAside,
    /// The rows were mended away without loss.
    #[serde(rename = "mended")]
    Mended,
    /// The rows are used as they stand; something in them may be wrong.
    #[serde(rename = "note")]
    Flag,
    /// The rows are used, and what stood in the way was repaired.
    #[serde(rename = "note")]
    Repaired,
}

/// What came of a file (section 2.1 of the catalogue of faults).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Nothing to say.
    Same,
    /// The figures are those of a file without the fault.
    Repair,
    /// Rows are listed that may move a figure.
    Flag,
    /// Nothing was read.
    Refuse,
}

impl NoticeKind {
    /// What the notice makes of its file.
    pub fn outcome(self) -> Outcome {
        match self {
            NoticeKind::Refused => Outcome::Refuse,
            NoticeKind::SetAside | NoticeKind::Flag => Outcome::Flag,
            NoticeKind::Mended | NoticeKind::Repaired => Outcome::Repair,
        }
    }
}
