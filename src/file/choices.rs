//! What the officer decides where the reading had to guess.

use crate::account::Question;
use crate::file::decode::Encoding;
use crate::file::first_lines::{LAST_LINE, Said};
use crate::file::matching::{self, Matching, Matchings};
use std::collections::{BTreeMap, BTreeSet};

/// The officer's answers for all files; without any, every guess stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The answers for single files, by path.
    pub files: BTreeMap<String, FileChoices>,
    /// Children's numbers are joined as they are written in every file, or also when only their writing differs.
    pub ids_exact: bool,
    /// Matchings of columns that were saved before.
    pub matchings: Vec<Matching>,
}

/// The officer's answers for one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileChoices {
    /// How its characters are encoded.
    pub encoding: Option<Encoding>,
    /// What stands between its cells.
    pub delimiter: Option<char>,
    /// On which line its headings stand.
    pub line: Option<u32>,
    /// Single quotation marks are part of its cells.
    pub only_double: bool,
    /// The columns whose years of two digits are 1900 to 1999.
    pub in_1900s: BTreeSet<String>,
    /// The order of its dates by column; under `""` of every column.
    pub dates: BTreeMap<String, DateOrder>,
    /// Headings that are not quite those of the return are not taken for them.
    pub headings_exact: bool,
    /// Children's numbers are taken as they are written.
    pub ids_exact: bool,
    /// Codes are taken as they are written, without labels or words for "nothing".
    pub codes_exact: bool,
    /// Excel's day numbers are counted from 1904, as old Excel for the Mac does; `None` when the workbook tells.
    pub days_from_1904: Option<bool>,
    /// Days with a time are taken as they are written: 23:00 in UTC does not make the next day.
    pub times_exact: bool,
    /// The start and the end of each row are read in place of each other.
    pub swapped: bool,
    /// The same number in two authorities is one child.
    pub as_one_authority: bool,
    /// What tells the year of the return.
    pub year: YearTold,
    /// Its rows stand among the numbers typed on the page, so they are not read here once more.
    pub taken_over: bool,
    /// Which of its headings stand for which columns.
    pub columns: Matching,
    /// Matchings of columns that were saved before, for files whose headings are theirs.
    pub saved: Vec<Matching>,
}

/// What years of two digits can be beside those of D2.
pub const IN_1900S: &str = "1900 to 1999";

/// The answer for a file of typed numbers whose rows stand among those typed on the page.
pub const TAKEN_OVER: &str = "taken over";

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 31/12/2017.
    DayFirst,
    /// 12/31/2017.
    MonthFirst,
}

/// What tells the year of a return whose rows do not say it (D4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum YearTold {
    /// The latest start in Episodes.
    #[default]
    LatestStart,
    /// The starts but for the last few.
    MostStarts,
    /// The ends of episodes and the days of reviews and of going missing, but for the last few.
    LaterDays,
}

impl YearTold {
    /// As the officer's answer is kept.
    pub fn key(self) -> &'static str {
        match self {
            YearTold::LatestStart => "by the latest start",
            YearTold::MostStarts => "by most of the starts",
            YearTold::LaterDays => "by the later days",
        }
    }
}

impl FileChoices {
    /// The order chosen for a column.
    pub fn date_order(&self, column: &str) -> Option<DateOrder> {
        self.dates.get(column).or(self.dates.get("")).copied()
    }

    /// What is chosen about the heading line.
    pub fn of_headings(&self) -> Said<'_> {
        let own = Some(&self.columns).filter(|columns| !columns.is_empty());
        Said {
            delimiter: self.delimiter.and_then(|letter| u8::try_from(letter).ok()),
            line: self.line,
            only_double: self.only_double,
            matchings: (!self.headings_exact).then_some(Matchings { own, saved: &self.saved }),
        }
    }

    /// Takes an answer in the words of [`crate::account::Choice`]; false when there is no such question or answer.
    /// The column matters for years of two digits, and for the matching of columns, where the answer is the heading.
    pub fn answer(&mut self, name: &str, column: &str, value: &str) -> bool {
        match Question::named(name) {
            Some(Question::Dates) => self.answer_dates(value),
            Some(Question::Delimiter) => self.answer_delimiter(value),
            Some(Question::Encoding) => self.answer_encoding(value),
            Some(Question::Line) => self.answer_line(value),
            Some(Question::Years) => self.answer_years(column, value),
            Some(Question::Columns) => self.answer_column(column, value),
            Some(Question::DaysFrom1904) => self.answer_days(value),
            Some(Question::Year) => self.answer_year(value),
            Some(question) => self.answer_yes(question, value),
            None => false,
        }
    }

    /// The answers given: question, column and answer in the words of [`FileChoices::answer`].
    pub fn answers(&self) -> Vec<(Question, String, String)> {
        let plain = |name: Question, value: &str| (name, String::new(), value.to_owned());
        let order = |order: &DateOrder| if *order == DateOrder::DayFirst { "day first" } else { "month first" };
        let yes = [
            (self.only_double, Question::Quote, "double"),
            (self.headings_exact, Question::HeadingsExact, "not read"),
            (self.ids_exact, Question::IdsExact, "as they are written"),
            (self.codes_exact, Question::CodesExact, "as they are written"),
            (self.times_exact, Question::Midnights, "as they are written"),
            (self.swapped, Question::Swapped, "in place of each other"),
            (self.as_one_authority, Question::Authorities, "one authority"),
            (self.year != YearTold::default(), Question::Year, self.year.key()),
            (self.taken_over, Question::Typed, TAKEN_OVER),
        ];
        let delimiter = |letter: char| if letter == '\t' { "tab".to_owned() } else { letter.to_string() };
        let encoding = self.encoding.map(|encoding| plain(Question::Encoding, encoding.key()));
        let delimiter = self.delimiter.map(|letter| plain(Question::Delimiter, &delimiter(letter)));
        let counted =
            self.days_from_1904.map(|yes| plain(Question::DaysFrom1904, if yes { "from 1904" } else { "from 1900" }));
        let line = self.line.map(|line| plain(Question::Line, &format!("line {line}")));
        let years = self.in_1900s.iter().map(|column| (Question::Years, column.clone(), IN_1900S.to_owned()));
        let dates = self.dates.values().map(|value| plain(Question::Dates, order(value)));
        let yes = yes.into_iter().filter(|(given, ..)| *given).map(|(_, name, value)| plain(name, value));
        let columns = self.columns.iter().map(|(heading, column)| (Question::Columns, column.clone(), heading.clone()));
        encoding
            .into_iter()
            .chain(delimiter)
            .chain(counted)
            .chain(line)
            .chain(years)
            .chain(dates)
            .chain(yes)
            .chain(columns)
            .collect()
    }

    fn answer_dates(&mut self, value: &str) -> bool {
        let order = match value {
            "day first" => DateOrder::DayFirst,
            "month first" => DateOrder::MonthFirst,
            _ => return false,
        };
        self.dates.insert(String::new(), order);
        true
    }

    fn answer_days(&mut self, value: &str) -> bool {
        let is_known = matches!(value, "from 1900" | "from 1904");
        if is_known {
            self.days_from_1904 = Some(value == "from 1904");
        }
        is_known
    }

    fn answer_year(&mut self, value: &str) -> bool {
        let known = [YearTold::LatestStart, YearTold::MostStarts, YearTold::LaterDays];
        let year = known.into_iter().find(|year| year.key() == value);
        self.year = year.unwrap_or(self.year);
        year.is_some()
    }

    fn answer_delimiter(&mut self, value: &str) -> bool {
        let mark = value.chars().next().filter(|letter| letter.is_ascii_punctuation() && value.len() == 1);
        let delimiter = if value == "tab" { Some('\t') } else { mark };
        self.delimiter = delimiter.or(self.delimiter);
        delimiter.is_some()
    }

    fn answer_encoding(&mut self, value: &str) -> bool {
        let known = [Encoding::Utf8, Encoding::Windows1252, Encoding::Utf16Le, Encoding::Utf16Be];
        let encoding = known.into_iter().find(|encoding| encoding.key() == value);
        self.encoding = encoding.or(self.encoding);
        encoding.is_some()
    }

    fn answer_line(&mut self, value: &str) -> bool {
        let number = value.strip_prefix("line ").and_then(|number| number.parse().ok());
        let line = number.filter(|number| (1..=LAST_LINE).contains(number));
        self.line = line.or(self.line);
        line.is_some()
    }

    fn answer_years(&mut self, name: &str, value: &str) -> bool {
        let column = matching::column(name).filter(|_| value == IN_1900S);
        self.in_1900s.extend(column.map(str::to_owned));
        column.is_some()
    }

    fn answer_column(&mut self, name: &str, heading: &str) -> bool {
        let column = matching::column(name).filter(|_| !heading.is_empty());
        self.columns.extend(column.map(|column| (heading.to_owned(), column.to_owned())));
        column.is_some()
    }

    fn answer_yes(&mut self, question: Question, value: &str) -> bool {
        let (field, other) = match question {
            Question::Quote => (&mut self.only_double, "double"),
            Question::HeadingsExact => (&mut self.headings_exact, "not read"),
            Question::IdsExact => (&mut self.ids_exact, "as they are written"),
            Question::CodesExact => (&mut self.codes_exact, "as they are written"),
            Question::Midnights => (&mut self.times_exact, "as they are written"),
            Question::Swapped => (&mut self.swapped, "in place of each other"),
            Question::Authorities => (&mut self.as_one_authority, "one authority"),
            Question::Typed => (&mut self.taken_over, TAKEN_OVER),
            _ => return false,
        };
        *field |= value == other;
        value == other
    }
}

impl Choices {
    /// The answers for a file.
    pub fn of(&self, path: &str) -> FileChoices {
        let mut own = self.files.get(path).cloned().unwrap_or_default();
        own.ids_exact |= self.ids_exact;
        own.saved.clone_from(&self.matchings);
        own
    }
}
