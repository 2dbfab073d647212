//! The XML upload of the return → its tables: `EXPSSDA903` holds `CHILD`, which holds `HEADER`, `EPISODE` and others.
//!
//! Each part of a child is a row of a table, with the child's number and date of birth from HEADER. UASC, OC3 and AD1
//! have no part of their own: they stand in HEADER. A part of another name is a table for the reading to judge.

use super::Taken;
use super::lines::Lines;
use super::package::Allowance;
use super::xml::{Node, Xml};
use crate::decode;
use crate::limits::MOST_FIELDS;
use crate::notices::{Refusal, Refused};
use crate::table::Table;
use memchr::memchr_iter;

/// The name of the outermost element.
const UPLOAD: &str = "EXPSSDA903";
/// How deep a child, its parts and their items stand.
const CHILD: u32 = 2;
const PART: u32 = 3;
const ITEM: u32 = 4;
/// The parts of a child that are called otherwise than their tables.
const PARTS: [(&str, Table); 6] = [
    ("EPISODE", Table::Episodes),
    ("AREVIEW", Table::Reviews),
    ("OC2", Table::Oc2),
    ("PERMANENCE", Table::PrevPerm),
    ("AMISSING", Table::Missing),
    ("AD_PLACED", Table::PlacedAdoption),
];
/// The tables that stand inside HEADER.
const IN_HEADER: [Table; 3] = [Table::Uasc, Table::Oc3, Table::Ad1];
/// Most tables; the return has twelve.
const MOST_TABLES: usize = 64;
/// The flag in HEADER that stands for a row of UASC.
const UASC: &str = "UASC";

/// Columns with what stands in them.
type Items = Vec<(String, String)>;

/// The tables of an upload; `None` when the markup is another.
pub fn tables(bytes: &[u8]) -> Result<Option<Vec<Taken>>, Refused> {
    let text = decode::markup(bytes)?;
    let text = std::str::from_utf8(&text).map_err(|_| Refusal::NotText)?;
    let mut upload = Upload::default();
    if !upload.read(text)? {
        return Ok(None);
    }
    let Upload { tables, mut allowance, .. } = upload;
    tables.into_iter().map(|table| table.taken(&mut allowance)).collect::<Result<_, _>>().map(Some)
}

/// An upload while it is read.
#[derive(Default)]
struct Upload {
    line: u32,
    items: Items,
    header: Items,
    tables: Vec<Grown>,
    allowance: Allowance,
}

impl Upload {
    /// Reads all children; false when the markup is no upload.
    fn read(&mut self, text: &str) -> Result<bool, Refused> {
        let (mut xml, mut counted) = (Xml::new(text), 0);
        self.line = 1;
        while let Some(node) = xml.node()? {
            let depth = xml.depth();
            match node {
                Node::Open(element) if depth == 1 && element.local_name().as_ref() != UPLOAD => return Ok(false),
                Node::Open(_) if depth == CHILD => self.header.clear(),
                Node::Open(_) if depth == PART => {
                    self.line += memchr_iter(b'\n', &text.as_bytes()[counted..xml.place()]).count() as u32;
                    counted = xml.place();
                    self.items.clear();
                }
                Node::Open(element) if depth == ITEM => {
                    self.items.push((column_of(element.local_name().as_ref()), String::new()));
                    within_width(self.items.len(), self.line)?;
                }
                Node::Text(text) if depth >= ITEM => self.add(&text),
                Node::Text(text) if !text.trim().is_empty() => return Err(Refusal::Broken.into()),
                Node::Close(element) if depth == CHILD => {
                    self.allowance.spend(self.items.iter().map(|(_, text)| text.len() as u64 + 1).sum())?;
                    self.part(element.local_name().as_ref())?;
                }
                _ => {}
            }
        }
        Ok(true)
    }

    fn add(&mut self, text: &str) {
        if let Some((_, item)) = self.items.last_mut() {
            item.push_str(text);
        }
    }

    fn part(&mut self, name: &str) -> Result<(), Refused> {
        let items = std::mem::take(&mut self.items);
        if name == "HEADER" {
            self.header_part(&items)?;
            self.header = items;
            return Ok(());
        }
        let table = PARTS.iter().find(|(part, _)| *part == name).map(|(_, table)| *table);
        let columns = table.map_or(&["CHILD", "DOB"][..], Table::official);
        let is_of_child = |(column, _): &&(String, String)| {
            matches!(column.as_str(), "CHILD" | "DOB")
                && columns.contains(&column.as_str())
                && !items.iter().any(|(own, _)| own == column)
        };
        let row: Items = self.header.iter().filter(is_of_child).chain(&items).cloned().collect();
        self.grow(table.map_or(name, |table| table.name()), columns, &row)
    }

    /// HEADER without the items of the tables inside it, and a row of each of those that the child is in.
    fn header_part(&mut self, items: &Items) -> Result<(), Refused> {
        let with = |kept: &dyn Fn(&str) -> bool| -> Items {
            items.iter().filter(|(column, _)| kept(column)).cloned().collect()
        };
        let header = with(&|column| !IN_HEADER.iter().any(|table| is_own(*table, column)));
        self.grow(Table::Header.name(), Table::Header.official(), &header)?;
        for table in IN_HEADER {
            let says = |(column, text): &(String, String)| is_own(table, column) && !matches!(text.trim(), "" | "0");
            if items.iter().any(says) {
                let row = with(&|column| table.official().contains(&column));
                self.grow(table.name(), table.official(), &row)?;
            }
        }
        Ok(())
    }

    fn grow(&mut self, name: &str, columns: &[&str], row: &Items) -> Result<(), Refused> {
        let known = self.tables.iter().position(|table| table.name == name);
        if known.is_none() {
            self.tables.push(Grown::new(name, columns));
        }
        if self.tables.len() > MOST_TABLES {
            return Err(Refused { seen: MOST_TABLES as u32, ..Refusal::BookParts.into() });
        }
        let place = known.unwrap_or(self.tables.len() - 1);
        self.tables[place].row(row, self.line)
    }
}

/// Refuses more columns than are read of any file.
fn within_width(columns: usize, line: u32) -> Result<(), Refused> {
    if columns > MOST_FIELDS {
        return Err(Refused { line, seen: columns as u32, ..Refusal::TooWide.into() });
    }
    Ok(())
}

/// Whether an item of HEADER belongs to a table inside it and not to Header itself.
fn is_own(table: Table, column: &str) -> bool {
    let is_flag = table == Table::Uasc && column == UASC;
    is_flag || table.official().contains(&column) && !Table::Header.official().contains(&column)
}

/// The column of an item: two are called otherwise in the CSV files.
fn column_of(item: &str) -> String {
    match item {
        "CHILDID" => "CHILD",
        "PL" => "PLACE",
        other => other,
    }
    .to_owned()
}

/// A table that grows row by row, and by a column where a row has a new one.
struct Grown {
    name: String,
    columns: Vec<String>,
    lines: Lines,
    line: u32,
}

impl Grown {
    fn new(name: &str, columns: &[&str]) -> Grown {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Grown { name: name.to_owned(), columns, lines: Lines::default(), line: 1 }
    }

    /// A row on the line on which its part begins; on the next free one where several begin on a line.
    fn row(&mut self, items: &Items, line: u32) -> Result<(), Refused> {
        for (column, _) in items {
            if !self.columns.contains(column) {
                self.columns.push(column.clone());
            }
        }
        within_width(self.columns.len(), line)?;
        for (place, column) in self.columns.iter().enumerate() {
            if let Some((_, text)) = items.iter().find(|(own, _)| own == column) {
                self.lines.cell(place, text);
            }
        }
        self.line = line.max(self.line + 1);
        self.lines.end_row(self.line);
        Ok(())
    }

    /// The table with its headings on line 1, which no row begins on.
    fn taken(mut self, allowance: &mut Allowance) -> Result<Taken, Refused> {
        self.lines.widen(self.columns.len());
        let mut csv = self.columns.join(",").into_bytes();
        csv.extend(self.lines.csv(allowance)?);
        Ok(Taken { name: self.name, csv, remarks: Vec::new() })
    }
}
