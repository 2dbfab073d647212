//! Sentences of the committee's paper that an officer chose for a line: over parts of a year, beside earlier years, or
//! of the line's parts.

/// A sentence chosen for a line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Telling {
    /// The number of the line.
    pub line: &'static str,
    /// What it says.
    pub kind: Kind,
}

/// What a sentence says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// The lowest, the highest and the average of the months.
    Months(Stretch),
    /// The same of the quarters.
    Quarters(Stretch),
    /// The latest whole month beside the month before.
    Month,
    /// The latest whole quarter beside the quarter before and the same quarter a year before.
    Quarter,
    /// The latest whole month beside the same of so many years in all.
    MonthOfYears(i32),
    /// The latest whole quarter beside the same of so many years in all.
    QuarterOfYears(i32),
    /// The same date of so many years in all.
    DateOfYears(i32),
    /// How it stood at the last 31 March.
    YearEnd,
    /// Parts of the line, by their labels.
    Parts(Vec<String>),
    /// A picture of the same date of the years.
    PictureOfYears,
    /// A picture of the latest quarters.
    PictureOfQuarters,
    /// A picture of starts and ends in the latest quarters.
    PictureOfFlow,
}

/// Over which days the months or quarters lie.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stretch {
    /// Since 1 April.
    Year,
    /// The 12 months to the date.
    Twelve,
    /// The three years to the date.
    ThreeYears,
    /// All years that are loaded.
    All,
}

impl Kind {
    /// Every kind but that of parts, which are named by the line: the word in the file, and the words on the page.
    pub const ALL: [(&'static str, &'static str, Kind); 19] = [
        ("months of the year", "Months since 1 April: lowest, highest, average", Kind::Months(Stretch::Year)),
        (
            "months of 12 months",
            "Months of the last 12 months: lowest, highest, average",
            Kind::Months(Stretch::Twelve),
        ),
        (
            "months of 3 years",
            "Months of the last 3 years: lowest, highest, average",
            Kind::Months(Stretch::ThreeYears),
        ),
        ("months of all years", "Months of all years loaded: lowest, highest, average", Kind::Months(Stretch::All)),
        ("quarters of the year", "Quarters since 1 April: lowest, highest, average", Kind::Quarters(Stretch::Year)),
        (
            "quarters of 12 months",
            "Quarters of the last 12 months: lowest, highest, average",
            Kind::Quarters(Stretch::Twelve),
        ),
        (
            "quarters of 3 years",
            "Quarters of the last 3 years: lowest, highest, average",
            Kind::Quarters(Stretch::ThreeYears),
        ),
        ("month", "Latest month beside the month before", Kind::Month),
        ("quarter", "Latest quarter beside the quarter before and the same quarter a year before", Kind::Quarter),
        ("month of 2 years", "Latest month beside the same month a year before", Kind::MonthOfYears(2)),
        ("month of 4 years", "Latest month beside the same month of 3 years before", Kind::MonthOfYears(4)),
        ("quarter of 2 years", "Latest quarter beside the same quarter a year before", Kind::QuarterOfYears(2)),
        ("quarter of 4 years", "Latest quarter beside the same quarter of 3 years before", Kind::QuarterOfYears(4)),
        ("date of 2 years", "This date beside the same date a year before", Kind::DateOfYears(2)),
        ("date of 4 years", "This date beside the same date of 3 years before", Kind::DateOfYears(4)),
        ("year end", "At the last 31 March", Kind::YearEnd),
        ("picture of years", "A picture: this date in up to 5 years", Kind::PictureOfYears),
        ("picture of quarters", "A picture: the last 8 quarters", Kind::PictureOfQuarters),
        ("picture of flow", "A picture: who came into care and who left in the last 8 quarters", Kind::PictureOfFlow),
    ];

    /// The word for parts in the file.
    pub const PARTS: &'static str = "parts";

    /// The kind of a word in the file; of parts those that are named, of which there must be one.
    pub fn of(key: &str, parts: Vec<String>) -> Option<Kind> {
        if key == Kind::PARTS {
            return (!parts.is_empty()).then_some(Kind::Parts(parts));
        }
        Kind::ALL.into_iter().find(|(known, ..)| *known == key).map(|(.., kind)| kind)
    }

    /// The word for it in the file.
    pub fn key(&self) -> &'static str {
        Kind::ALL.into_iter().find(|(.., kind)| kind == self).map_or(Kind::PARTS, |(key, ..)| key)
    }

    /// Whether it is a picture and no sentence.
    pub fn is_picture(&self) -> bool {
        matches!(self, Kind::PictureOfYears | Kind::PictureOfQuarters | Kind::PictureOfFlow)
    }

    /// On the page.
    pub fn words(&self) -> &'static str {
        Kind::ALL.into_iter().find(|(.., kind)| kind == self).map_or("Parts of the line", |(_, words, _)| words)
    }
}

impl Telling {
    /// The labels of the parts that it names.
    pub fn parts(&self) -> &[String] {
        if let Kind::Parts(parts) = &self.kind { parts } else { &[] }
    }

    /// The key of its paragraph in the paper.
    pub fn place(&self) -> String {
        format!("issues/{}/{}", self.line, self.kind.key().replace(' ', "-"))
    }
}
