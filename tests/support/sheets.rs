//! The files of an authority as tables of cells that a test can change.

use scorecard::inside::calendar::Day;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::Source;

/// One file: its path, its column names and its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub path: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The files of an authority.
pub type Set = Vec<Sheet>;

/// The files of an invented authority.
pub fn invented(authority: &Authority) -> Set {
    example::returns(authority).into_iter().map(|file| Sheet::read(&file.path, &file.bytes)).collect()
}

/// The simple extracts of an invented authority.
#[allow(dead_code)]
pub fn invented_extracts(authority: &Authority) -> Set {
    example::extracts(authority).into_iter().map(|file| Sheet::read(&file.path, &file.bytes)).collect()
}

/// The files as the engine takes them.
pub fn sources(set: &[Sheet]) -> Vec<Source> {
    set.iter().map(|sheet| Source::new(&sheet.path, sheet.bytes())).collect()
}

impl Sheet {
    /// A file without quoted cells.
    pub fn read(path: &str, bytes: &[u8]) -> Sheet {
        let text = std::str::from_utf8(bytes).expect("the example is UTF-8");
        let mut rows = text.lines().map(|line| line.split(',').map(str::to_owned).collect());
        Sheet { path: path.to_owned(), columns: rows.next().unwrap_or_default(), rows: rows.collect() }
    }

    /// The file as CSV.
    pub fn bytes(&self) -> Vec<u8> {
        let lines = std::iter::once(&self.columns).chain(&self.rows);
        lines.flat_map(|cells| (cells.join(",") + "\n").into_bytes()).collect()
    }

    /// Whether it is the file of this name, in any year.
    pub fn is(&self, name: &str) -> bool {
        self.path.ends_with(name) && self.path.len() == 8 + name.len()
    }

    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    pub fn cell(&self, row: usize, name: &str) -> &str {
        self.column(name).map_or("", |column| &self.rows[row][column])
    }

    pub fn set(&mut self, row: usize, name: &str, value: &str) {
        if let Some(column) = self.column(name) {
            self.rows[row][column] = value.to_owned();
        }
    }

    pub fn day(&self, row: usize, name: &str) -> Option<Day> {
        Day::read(self.cell(row, name).as_bytes())
    }

    /// A row of blanks with these cells filled.
    pub fn new_row(&self, cells: &[(&str, &str)]) -> Vec<String> {
        let value = |column: &String| cells.iter().find(|(name, _)| name == column).map_or("", |(_, value)| value);
        self.columns.iter().map(|column| value(column).to_owned()).collect()
    }
}

/// A day as dd/mm/yyyy.
pub fn written(day: Day) -> String {
    let iso = day.iso();
    format!("{}/{}/{}", &iso[8..], &iso[5..7], &iso[..4])
}
