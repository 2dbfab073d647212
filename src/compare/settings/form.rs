//! The forms of the committee's paper: how often it comes, and whose words it uses.

use super::telling::Kind;

/// How often the paper comes: its title, its sections and what it compares.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Form {
    /// A report at a date, beside a year before.
    #[default]
    Plain,
    /// Of a whole year, beside the years before.
    Annual,
    /// In the middle of a year, beside the last year end, with the anticipated one.
    MidYear,
    /// Of a quarter, beside the quarter before and the same quarter of last year.
    Quarterly,
    /// Of a month, beside the month before.
    Monthly,
}

/// Whose words the paper uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Words {
    /// A committee, and the Department for Education.
    #[default]
    English,
    /// A panel, the Welsh Government, and figures by their Welsh numbers.
    Welsh,
}

/// Parts that only a report to a meeting has.
const OF_A_MEETING: [&str; 7] =
    ["strategy", "community", "resources", "legal", "finance", "background-documents", "questions"];

impl Form {
    /// Every form.
    pub const ALL: [Form; 5] = [Form::Plain, Form::Annual, Form::MidYear, Form::Quarterly, Form::Monthly];

    /// The word for it in the file.
    pub fn key(self) -> &'static str {
        match self {
            Form::Plain => "plain",
            Form::Annual => "annual",
            Form::MidYear => "mid-year",
            Form::Quarterly => "quarterly",
            Form::Monthly => "monthly",
        }
    }

    /// On the page.
    pub fn words(self) -> &'static str {
        match self {
            Form::Plain => "A report at a date, beside a year before",
            Form::Annual => "Annual, beside the 3 years before",
            Form::MidYear => "Mid-year, beside the last 31 March",
            Form::Quarterly => "Quarterly, beside the last quarter and the same quarter last year",
            Form::Monthly => "Monthly, beside the last month",
        }
    }

    /// How its title begins.
    pub fn title(self) -> &'static str {
        match self {
            Form::Plain => "Performance report",
            Form::Annual => "Annual performance report",
            Form::MidYear => "Mid-year performance report",
            Form::Quarterly => "Quarterly performance report",
            Form::Monthly => "Monthly performance report",
        }
    }

    /// What it says of every line beyond the figure of the date.
    pub fn of_every_line(self) -> Option<Kind> {
        match self {
            Form::Plain => None,
            Form::Annual => Some(Kind::DateOfYears(4)),
            Form::MidYear => Some(Kind::YearEnd),
            Form::Quarterly => Some(Kind::Quarter),
            Form::Monthly => Some(Kind::Month),
        }
    }

    /// The parts that it leaves out: a year that is over has none to come, and what comes often is short.
    pub fn left_out(self) -> Vec<&'static str> {
        match self {
            Form::Plain | Form::MidYear => Vec::new(),
            Form::Annual => vec!["expected"],
            Form::Quarterly => vec!["strategy", "community", "legal", "definitions"],
            Form::Monthly => OF_A_MEETING.into_iter().chain(["recommendation", "definitions", "expected"]).collect(),
        }
    }
}

impl Words {
    /// Every vocabulary.
    pub const ALL: [Words; 2] = [Words::English, Words::Welsh];

    /// The word for it in the file.
    pub fn key(self) -> &'static str {
        match self {
            Words::English => "english",
            Words::Welsh => "welsh",
        }
    }

    /// On the page.
    pub fn words(self) -> &'static str {
        match self {
            Words::English => "English: committee, Department for Education",
            Words::Welsh => "Welsh: panel, Welsh Government, Welsh numbers of lines",
        }
    }

    /// Who the paper is for.
    pub fn meeting(self) -> &'static str {
        match self {
            Words::English => "committee",
            Words::Welsh => "panel",
        }
    }

    /// A sentence of the page in these words.
    pub fn said(self, words: &str) -> String {
        match self {
            Words::English => words.to_owned(),
            Words::Welsh => words.replace("Department for Education", "Welsh Government"),
        }
    }
}
