//! The files of a small tidy authority, ways to spoil them, and what a case of spoiling is.

use scorecard::inside::account::{Notice, Outcome};
use scorecard::inside::calendar::Day;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::Source;
use scorecard::inside::file::choices::Choices;
use scorecard::inside::history::History;
use scorecard::inside::indicators;
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::tables::Table;
use scorecard::inside::workbook;
use std::collections::BTreeMap;

/// The folder that all files stand in.
pub const FOLDER: &str = "2025-26";

/// One file as cells.
#[derive(Clone)]
pub struct Sheet {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The files of an authority; one that is spoiled below its cells stands as bytes.
#[derive(Clone)]
pub struct Set {
    pub sheets: BTreeMap<String, Sheet>,
    pub bytes: BTreeMap<String, Vec<u8>>,
}

/// The tidy twin: 60 children, one return, and the simple extracts beside it.
pub fn clean() -> Set {
    let authority = Authority { children: 60, years: 1, seed: 7, ..Authority::default() };
    let files = example::returns(&authority).into_iter().chain(example::extracts(&authority));
    let sheets =
        files.map(|file| (file.path.rsplit('/').next().unwrap().to_owned(), Sheet::read(&file.bytes))).collect();
    Set { sheets, bytes: BTreeMap::new() }
}

/// Whether a file is a simple extract, and no part of the return.
pub fn is_extract(name: &str) -> bool {
    Table::EXTRACTS.iter().any(|table| table.file() == name)
}

impl Sheet {
    pub fn read(bytes: &[u8]) -> Sheet {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let mut rows = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<String>>());
        Sheet { columns: rows.next().unwrap(), rows: rows.collect() }
    }

    pub fn csv(&self) -> Vec<u8> {
        let cell = |cell: &String| {
            if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
        };
        let line = |cells: &Vec<String>| cells.iter().map(cell).collect::<Vec<String>>().join(",") + "\n";
        std::iter::once(&self.columns).chain(&self.rows).map(line).collect::<String>().into_bytes()
    }

    pub fn column(&self, name: &str) -> usize {
        self.columns.iter().position(|column| column == name).unwrap()
    }

    pub fn get(&self, row: usize, name: &str) -> &str {
        &self.rows[row][self.column(name)]
    }

    pub fn set(&mut self, row: usize, name: &str, value: &str) {
        let column = self.column(name);
        self.rows[row][column] = value.to_owned();
    }

    /// Changes every filled cell of a column.
    pub fn each(&mut self, name: &str, change: impl Fn(&str) -> String) {
        let column = self.column(name);
        for row in self.rows.iter_mut().filter(|row| !row[column].is_empty()) {
            row[column] = change(&row[column]);
        }
    }

    pub fn rename(&mut self, name: &str, other: &str) {
        let column = self.column(name);
        self.columns[column] = other.to_owned();
    }

    pub fn drop_column(&mut self, name: &str) {
        let column = self.column(name);
        self.columns.remove(column);
        self.rows.iter_mut().for_each(|row| {
            row.remove(column);
        });
    }

    pub fn add_column(&mut self, at: usize, name: &str, value: &str) {
        self.columns.insert(at, name.to_owned());
        self.rows.iter_mut().for_each(|row| row.insert(at, value.to_owned()));
    }
}

impl Set {
    pub fn sheet(&mut self, name: &str) -> &mut Sheet {
        self.sheets.get_mut(name).unwrap()
    }

    /// Changes the bytes of a file.
    pub fn raw(&mut self, name: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) {
        let bytes = self.bytes.remove(name).unwrap_or_else(|| self.sheets[name].csv());
        self.bytes.insert(name.to_owned(), change(bytes));
    }

    /// Changes the text of a file.
    pub fn text(&mut self, name: &str, change: impl FnOnce(String) -> String) {
        self.raw(name, |bytes| change(String::from_utf8(bytes).unwrap()).into_bytes());
    }

    /// Changes every filled cell of these columns in all files.
    pub fn everywhere(&mut self, names: &[&str], change: impl Fn(&str) -> String) {
        for sheet in self.sheets.values_mut() {
            let there: Vec<&str> =
                names.iter().copied().filter(|name| sheet.columns.iter().any(|c| c == name)).collect();
            there.into_iter().for_each(|name| sheet.each(name, &change));
        }
    }

    pub fn sources(&self) -> Vec<Source> {
        let mut files: BTreeMap<String, Vec<u8>> =
            self.sheets.iter().map(|(name, sheet)| (name.clone(), sheet.csv())).collect();
        files.extend(self.bytes.clone());
        let source = |(name, bytes): (String, Vec<u8>)| Source::new(format!("{FOLDER}/{name}"), bytes);
        files.into_iter().map(source).flat_map(workbook::open).collect()
    }
}

/// A kind of fault: what is done, and what must come of it.
pub struct Case {
    /// The number and name of the catalogue, or a name of its own.
    pub name: &'static str,
    /// What must come of the file.
    pub outcome: Outcome,
    /// The code that must be among its findings; `-` for none at all.
    pub code: &'static str,
    /// The file.
    pub file: &'static str,
    /// The line that the finding must name; 0 for any.
    pub line: u32,
    /// What is done.
    pub spoil: fn(&mut Set),
}

pub const fn case(
    name: &'static str,
    outcome: Outcome,
    code: &'static str,
    file: &'static str,
    line: u32,
    spoil: fn(&mut Set),
) -> Case {
    Case { name, outcome, code, file, line, spoil }
}

/// All figures at a date, as text.
pub fn figures(returns: &Returns, as_at: Day) -> Vec<String> {
    let history = History::at(&returns.records, as_at);
    indicators::all().map(|one| format!("{} {:?}", one.id, one.measure.figure(&history))).collect()
}

pub fn read(set: &Set) -> (Vec<Source>, Returns) {
    let sources = set.sources();
    let returns = scorecard::inside::scorecard::read_with(&sources, &Choices::default());
    (sources, returns)
}

pub fn day_of_clean() -> Day {
    returns::read(&clean().sources()).as_at.unwrap()
}

pub fn notices<'a>(sources: &[Source], returns: &'a Returns, file: &str) -> &'a [Notice] {
    let place = sources.iter().position(|source| source.name() == file).unwrap();
    &returns.accounts[place].notices
}
