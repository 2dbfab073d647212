//! What an officer can be asked about a file, where the reading had to guess.

use serde::{Serialize, Serializer};

macro_rules! questions {
    ($($(#[doc = $about:literal])+ $name:ident $key:literal)+) => {
        /// One question.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Question { $($(#[doc = $about])+ $name,)+ }

        impl Question {
            const ALL: &[Question] = &[$(Question::$name),+];

            /// As the page and the officer's answers name it.
            pub fn key(self) -> &'static str {
                match self { $(Question::$name => $key,)+ }
            }
        }
    };
}

questions! {
    /// How its characters are encoded.
    Encoding "encoding"
    /// What stands between its cells.
    Delimiter "delimiter"
    /// On which line its headings stand.
    Line "line"
    /// Whether single quotation marks stand around its cells.
    Quote "quote"
    /// Which heading stands for a column.
    Columns "columns"
    /// Whether other names are taken for those of the return.
    HeadingsExact "headings_exact"
    /// Whether numbers are taken as they are written.
    IdsExact "ids_exact"
    /// Whether codes are taken as they are written.
    CodesExact "codes_exact"
    /// Whether the day or the month comes first.
    Dates "dates"
    /// What years of two digits are, in a column.
    Years "years"
    /// From which year days are counted.
    DaysFrom1904 "days_from_1904"
    /// Whether 23:00 in UTC is the next day.
    Midnights "midnights"
    /// Whether the first and the last day of the rows stand in each other's place.
    Swapped "swapped"
    /// Whether a number in two authorities is one child.
    Authorities "authorities"
    /// What tells the year of the return.
    Year "year"
    /// Whether its rows stand among the numbers typed on the page.
    Typed "typed"
}

impl Question {
    /// The question of a name.
    pub fn named(name: &str) -> Option<Question> {
        Question::ALL.iter().copied().find(|question| question.key() == name)
    }
}

impl Serialize for Question {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}
