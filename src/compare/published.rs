//! Published files → figures by measure, year and area: every row used, or set aside with a reason.

mod by_line;

use crate::account::{Account, Code, Refusal, Refused};
use crate::cells::hundredths::hundredths;
use crate::compare::areas::{Areas, Kind, is_of_similar};
use crate::compare::layouts::{Laid, Layout, Role};
use crate::compare::row::{PublishedRow, is_population, names_a_line};
use crate::compare::same::{self, Same};
use crate::file::choices::FileChoices;
use crate::file::decode;
use crate::file::prescan;
use crate::file::records::Records;
use crate::file::{PEEKED, Source};
use crate::judging::Better;
use crate::limits::MOST_BYTES;
use std::collections::{BTreeMap, BTreeSet};

/// A figure of one area, with the file that it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Value {
    /// The area.
    pub area: usize,
    /// The value in hundredths; of a population, of one person.
    pub hundredths: i64,
    /// The number of the file.
    pub file: usize,
}

/// The figures of one measure and year.
type ByArea = BTreeMap<usize, Value>;

/// One published file and what came of its rows.
#[derive(Clone, Debug)]
pub struct PublishedFile {
    /// Its path.
    pub path: String,
    /// What it is.
    pub layout: Layout,
    /// What is said of it.
    pub account: Account,
    /// The years of the rows that name a line by its own number and are used, each with its line of the file.
    pub set: Vec<(i32, u32)>,
}

/// Everything read from published files.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// The areas.
    pub areas: Areas,
    /// The files, in the order in which they were read.
    pub files: Vec<PublishedFile>,
    values: BTreeMap<String, BTreeMap<i32, ByArea>>,
    neighbours: BTreeMap<(usize, i32), BTreeSet<String>>,
    polarity: BTreeMap<&'static str, Better>,
    /// The parts of each line that rows name.
    pub parts: BTreeMap<String, BTreeSet<String>>,
}

/// What population stands under among the values.
pub const POPULATION: &str = "population";

/// Why a row is in no comparison: code and words.
type Why = (Code, &'static str);

const SHORT: Why = (Code::RowShort, "The row has fewer cells than there are headings. Download the file again.");
const NO_YEAR: Why = (Code::PubYear, "The row names no year. Put it as 2025, 2024-25 or 202425.");
const NO_AREA: Why = (Code::PubArea, "The row names no area. Put its name or its code.");
const SIMILAR: Why = (
    Code::PubArea,
    "The row is of similar councils, whose average is worked out from the figures of each. Give its area the name of the club or of who made the average.",
);
const NO_LINE: Why =
    (Code::PubMeasure, "No line of the scorecard has the definition of this measure. Nothing is to be done.");
const PART: Why = (Code::PubMeasure, "A part is of a line. Name the line by its number in the column of the measure.");
const OTHER_DEFINITION: Why =
    (Code::PubDefinition, "In this year the measure had another definition than the line has. Nothing is to be done.");
const HELD_BACK: Why = (
    Code::PubHeldBack,
    "The publisher has no number there, or held it back (c, x, z, k, :, -). It is never taken for a number.",
);
const TWICE: Why =
    (Code::PubTwice, "A row before has another value for the same. That one counts. Take one of them out.");
const BOUNDS: Why = (
    Code::PubBounds,
    "The line cannot have such a value: a share lies between 0 and 100, a count is whole, and nothing lies below 0. Correct it.",
);
const OTHER_AGES: Why = (Code::PubAges, "The row is of other ages than 0 to 17, which no rate is worked from.");
const NO_NEIGHBOUR: Why = (Code::PubNeighbour, "The row names no similar council.");
const NO_POLARITY: Why =
    (Code::PubPolarity, "The row does not say which way is good, so the line is taken for neutral.");

/// Whether a row was used (once, or before already), or why not.
type Read = Result<Taken, Why>;

/// How a row is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Used,
    SaidBefore,
}

/// Whether a file is a published one, told by its first lines.
pub fn is_published(source: &Source) -> bool {
    laid(source).is_some()
}

fn laid(source: &Source) -> Option<Laid> {
    let part = &source.bytes[..source.bytes.len().min(PEEKED)];
    Laid::find(&decode::decode(prescan::whole_letters(part), None).ok()?.bytes)
}

/// Parts the published files from those of the return, and reads them.
pub fn split(sources: Vec<Source>) -> (Vec<Source>, Published) {
    let (published, others): (Vec<Source>, Vec<Source>) = sources.into_iter().partition(is_published);
    (others, read(&published))
}

/// Reads published files, in the order given; the first value for a measure, year and area stands.
pub fn read(sources: &[Source]) -> Published {
    let mut published = Published::default();
    sources.iter().for_each(|source| published.add(source));
    published
}

impl Published {
    fn add(&mut self, source: &Source) {
        let Some(laid) = laid(source) else { return };
        let file = PublishedFile {
            path: source.path.clone(),
            layout: laid.layout,
            account: Account::default(),
            set: Vec::new(),
        };
        self.files.push(file);
        if let Err(refused) = self.read_rows(source, &laid)
            && let Some(file) = self.files.last_mut()
        {
            file.account.refuse(&refused);
        }
    }

    fn read_rows(&mut self, source: &Source, laid: &Laid) -> Result<(), Refused> {
        let bytes = source.bytes.len() as u64;
        if bytes > MOST_BYTES {
            return Err(Refused { seen: (bytes / 1_000_000) as u32, ..Refusal::TooLong.into() });
        }
        let text = decode::decode(&source.bytes, FileChoices::default().encoding)?;
        let scan = prescan::scan(&text.bytes[laid.start..], laid.dialect, laid.line, usize::MAX)?;
        let rows = &text.bytes[laid.rows_start.min(text.bytes.len())..];
        let mut records = Records::new(rows, laid.dialect, laid.rows_line, scan.quoted);
        let (mut account, mut set) = (Account::default(), Vec::new());
        while let Some(record) = records.next_row() {
            account.rows += 1;
            let cells = PublishedRow::new(laid, &record);
            match self.row(&cells) {
                Ok(Taken::Used) => set.extend(cells.year().filter(|_| names_a_line(&cells)).zip(Some(record.line))),
                Ok(Taken::SaidBefore) => {
                    let message = "The row says the same as one before. It counts once.";
                    account.note(Code::RowDup, None, record.line, message);
                }
                Err((code, words)) => _ = account.note(code, None, record.line, words),
            }
        }
        if let Some(file) = self.files.last_mut() {
            (file.account, file.set) = (account, set);
        }
        Ok(())
    }

    fn row(&mut self, row: &PublishedRow) -> Read {
        if row.cells.len() < row.laid.names.len() {
            return Err(SHORT);
        }
        match row.laid.layout {
            Layout::Long => self.long(row),
            Layout::Dictionary => self.dictionary(row),
            Layout::Neighbours => self.neighbour(row),
            Layout::Population => self.population(row),
            Layout::Tidy => self.tidy(row),
        }
    }

    fn long(&mut self, row: &PublishedRow) -> Read {
        let name = row.text(Role::Measure).as_bytes();
        if is_population(name) {
            return self.count(POPULATION, row, row.text(Role::Value));
        }
        if names_a_line(row) {
            return self.set_by_the_council(&row.text(Role::Measure).to_ascii_uppercase(), row);
        }
        if !row.text(Role::Part).is_empty() {
            return Err(PART);
        }
        let same = same::named(name).ok_or(NO_LINE)?;
        self.figure(&same, row, row.text(Role::Value))
    }

    fn tidy(&mut self, row: &PublishedRow) -> Read {
        let found: Vec<(&Same, &str)> = same::ALL.iter().filter_map(|same| Some((same, row.tidy(same)?))).collect();
        let mut read = Err(NO_LINE);
        for (same, cell) in found {
            let figure = self.figure(same, row, cell);
            read = if read == Ok(Taken::Used) { read } else { figure };
        }
        read
    }

    fn population(&mut self, row: &PublishedRow) -> Read {
        if !is_population(row.text(Role::Age).as_bytes()) {
            return Err(OTHER_AGES);
        }
        self.count(POPULATION, row, row.text(Role::Value))
    }

    fn figure(&mut self, same: &Same, row: &PublishedRow, cell: &str) -> Read {
        let year = row.year().ok_or(NO_YEAR)?;
        if !same.holds_in(year) {
            return Err(OTHER_DEFINITION);
        }
        self.count(same.line, row, cell)
    }

    fn count(&mut self, of: &str, row: &PublishedRow, cell: &str) -> Read {
        let year = row.year().ok_or(NO_YEAR)?;
        if is_of_similar(row.area().name) {
            return Err(SIMILAR);
        }
        let area = self.areas.of(&row.area()).ok_or(NO_AREA)?;
        let hundredths = hundredths(cell.as_bytes()).ok_or(HELD_BACK)?;
        let file = self.files.len() - 1;
        let values = self.values.entry(of.to_owned()).or_default().entry(year).or_default();
        match values.get(&area) {
            Some(before) if before.hundredths == hundredths => Ok(Taken::SaidBefore),
            Some(_) => Err(TWICE),
            None => {
                values.insert(area, Value { area, hundredths, file });
                Ok(Taken::Used)
            }
        }
    }

    fn neighbour(&mut self, row: &PublishedRow) -> Read {
        let year = row.year().ok_or(NO_YEAR)?;
        if is_of_similar(row.area().name) {
            return Err(SIMILAR);
        }
        let area = self.areas.of(&row.area()).ok_or(NO_AREA)?;
        let other = row.text(Role::Neighbour);
        if !other.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
            return Err(NO_NEIGHBOUR);
        }
        let neighbours = self.neighbours.entry((area, year)).or_default();
        Ok(if neighbours.insert(other.to_owned()) { Taken::Used } else { Taken::SaidBefore })
    }

    fn dictionary(&mut self, row: &PublishedRow) -> Read {
        let names = [Role::Measure, Role::Title].map(|role| row.text(role));
        let same = names.iter().find_map(|name| same::named(name.as_bytes())).ok_or(NO_LINE)?;
        let better = match row.text(Role::Polarity).to_ascii_lowercase().as_str() {
            "high" => Better::Higher,
            "low" => Better::Lower,
            "-" => Better::Neutral,
            _ => return Err(NO_POLARITY),
        };
        match self.polarity.insert(same.line, better) {
            Some(before) if before == better => Ok(Taken::SaidBefore),
            _ => Ok(Taken::Used),
        }
    }

    /// The figures of a line in a year.
    pub fn values(&self, line: &str, year: i32) -> impl Iterator<Item = Value> {
        self.by_area(line, year).into_iter().flat_map(BTreeMap::values).copied()
    }

    fn by_area(&self, line: &str, year: i32) -> Option<&BTreeMap<usize, Value>> {
        self.values.get(line)?.get(&year)
    }

    /// The years of which there are figures of a line, earliest first.
    pub fn years(&self, line: &str) -> impl DoubleEndedIterator<Item = i32> {
        self.values.get(line).into_iter().flat_map(BTreeMap::keys).copied()
    }

    /// The figure of one area.
    pub fn value(&self, line: &str, year: i32, area: usize) -> Option<Value> {
        self.by_area(line, year)?.get(&area).copied()
    }

    /// The figures of every council in a year.
    pub fn of_councils(&self, line: &str, year: i32) -> impl Iterator<Item = Value> {
        let is_council = |value: &Value| self.areas.get(value.area).is_some_and(|area| area.kind == Kind::Authority);
        self.values(line, year).filter(is_council)
    }

    /// The councils similar to one, as they are named, by the model of a year or the latest before it, else the
    /// earliest; and its year.
    pub fn similar(&self, area: usize, year: i32) -> Option<(i32, &BTreeSet<String>)> {
        let models = || self.neighbours.range((area, i32::MIN)..=(area, i32::MAX));
        let latest = models().rfind(|((_, model), _)| *model <= year);
        latest.or(models().next()).map(|((_, model), similar)| (*model, similar))
    }

    /// Which way is good by a dictionary that was read, else by the table.
    pub fn better(&self, same: &Same) -> Better {
        self.polarity.get(same.line).copied().unwrap_or(same.better)
    }

    /// The name of a file for a source: without its folders.
    pub fn source(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |file| file.path.rsplit('/').next().unwrap_or(&file.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(published: &Published) -> (u32, u32, u32, Vec<&'static str>) {
        let account = &published.files[0].account;
        let codes = account.notices.iter().map(|notice| notice.code.text()).collect();
        (account.rows, account.set_aside, account.mended, codes)
    }

    #[test]
    fn every_row_is_used_or_set_aside_with_a_reason() {
        let file = "measure,year,la_code,area,value\nLACStable_2016on,2025,210,Southwark,12\n\
                    LACStable_2016on,2025,210,Southwark,12\nLACStable_2016on,2025,210,Southwark,13\n\
                    LACStable_2016on,2025,309,Haringey,c\nLACStable_2016on,2015,210,Southwark,9\n\
                    LACNothing,2025,210,Southwark,3\nLACStable_2016on,soon,210,Southwark,3\n\
                    LACStable_2016on,2025,,,3\nLACStable_2016on,2025\n";
        let published = read(&[Source::new("lait.csv", file)]);
        let codes = vec![
            "ROW_DUP",
            "PUB_TWICE",
            "PUB_HELD_BACK",
            "PUB_DEFINITION",
            "PUB_MEASURE",
            "PUB_YEAR",
            "PUB_AREA",
            "ROW_SHORT",
        ];
        assert_eq!(account(&published), (9, 7, 1, codes));
        let southwark = published.areas.authority("210").unwrap();
        assert_eq!(published.value("STB-01", 2025, southwark).map(|value| value.hundredths), Some(1200));
    }

    #[test]
    fn a_tidy_table_gives_each_of_its_measures() {
        let file = "time_period,time_identifier,geographic_level,country_name,region_name,old_la_code,la_name,new_la_code,population_count,population_estimate,number,rate_per_10000\n\
                    2024,Reporting year,National,England,,,,,Children looked after at 31 March each year,11998646,83630,70\n\
                    2024,Reporting year,Regional,England,Inner London,,,,Children looked after at 31 March each year,641078,3980,62\n\
                    2024,Reporting year,Local authority,England,Inner London,210,Southwark,E09000028,Children looked after at 31 March each year,63000,440,c\n";
        let published = read(&[Source::new("cla.csv", file)]);
        assert_eq!(account(&published), (3, 0, 0, Vec::new()));
        let (england, southwark) =
            (published.areas.place(Kind::Nation, "England").unwrap(), published.areas.authority("E09000028").unwrap());
        assert_eq!(published.value("POP-02", 2024, england).map(|value| value.hundredths), Some(7000));
        assert_eq!(published.value("POP-01", 2024, southwark).map(|value| value.hundredths), Some(44_000));
        assert_eq!(published.value("POP-02", 2024, southwark), None);
    }

    #[test]
    fn the_model_of_the_year_tells_the_similar_councils() {
        let file = "model_year,la_code,la_name,rank,sn_la,closeness\n2021,210,Southwark,1,208,Close\n\
                    2025,210,Southwark,1,204,Close\n2025,210,Southwark,2,-,Close\n";
        let published = read(&[Source::new("sn.csv", file)]);
        let southwark = published.areas.authority("210").unwrap();
        let model = |year| published.similar(southwark, year).map(|(model, _)| model);
        assert_eq!([2020, 2021, 2024, 2025, 2030].map(model), [2021, 2021, 2021, 2025, 2025].map(Some));
        assert_eq!(published.files[0].account.set_aside, 1);
    }

    #[test]
    fn published_files_and_those_of_the_return_are_kept_apart() {
        let sources = vec![
            Source::new("episodes.csv", "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA1,01/06/2017,S,V2,U6,,\n"),
            Source::new("lait.csv", "measure,year,la_code,area,value\nLACStable_2016on,2025,210,Southwark,12\n"),
        ];
        let (others, published) = split(sources);
        assert_eq!(others.iter().map(|source| source.path.as_str()).collect::<Vec<&str>>(), ["episodes.csv"]);
        assert_eq!(published.files.len(), 1);
    }
}
