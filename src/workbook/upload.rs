//! The XML upload of the return → its tables: `EXPSSDA903` holds `CHILD`, which holds `HEADER`, `EPISODE` and others.
//!
//! Each part of a child is a row of a table, with the child's number and date of birth from HEADER. The schema nests
//! AMISSING, AREVIEW, PERMANENCE, OC2 and AD_PLACED inside HEADER; other systems write them beside it, and both are read.
//! UASC, OC3 and AD1 have no part of their own: their items stand in HEADER. A part of another name is a table for the
//! reading to judge.

use super::lines::Lines;
use super::package::Allowance;
use super::taken::Taken;
use super::xml::{Node, Xml};
use crate::account::remarks::Remark;
use crate::account::{Refusal, Refused};
use crate::file::decode;
use crate::limits::MOST_FIELDS;
use crate::limits::of_books::MOST_TABLES_OF_UPLOAD;
use crate::tables::Table;
use memchr::memchr_iter;

/// The name of the outermost element.
const UPLOAD: &str = "EXPSSDA903";
/// How deep a child, its parts and their items stand; the items of a part inside a part are one deeper.
const CHILD: u32 = 2;
const PART: u32 = 3;
const ITEM: u32 = 4;
const ITEM_INSIDE: u32 = 5;
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
/// The part of the child itself.
const HEADER: &str = "HEADER";
/// The flag in HEADER that stands for a row of UASC.
const UASC: &str = "UASC";

/// Columns with what stands in them.
type Items = Vec<(String, String)>;

/// The tables of an upload; `None` when the markup is another.
pub fn tables(bytes: &[u8]) -> Result<Option<Vec<Taken>>, Refused> {
    let text = decode::markup(bytes)?;
    let text = std::str::from_utf8(&text).map_err(|_| Refusal::NotText)?;
    let mut upload = Upload { allowance: Allowance::of_file(bytes.len()), ..Upload::default() };
    if !upload.read(text)? {
        return Ok(None);
    }
    let Upload { tables, mut allowance, .. } = upload;
    tables.into_iter().map(|table| table.taken(&mut allowance)).collect::<Result<_, _>>().map(Some)
}

/// A part of a child while it is read: its name, the line on which it begins and its items.
#[derive(Default)]
struct Part {
    name: String,
    line: u32,
    items: Items,
}

/// An upload while it is read.
#[derive(Default)]
struct Upload {
    line: u32,
    counted: usize,
    part: Part,
    inside: Option<Part>,
    read_inside: Vec<Part>,
    header: Items,
    tables: Vec<Grown>,
    allowance: Allowance,
}

impl Upload {
    /// Reads all children; false when the markup is no upload.
    fn read(&mut self, text: &str) -> Result<bool, Refused> {
        let mut xml = Xml::new(text);
        self.line = 1;
        while let Some(node) = xml.node()? {
            match node {
                Node::Open(element) => {
                    let name = element.local_name();
                    if xml.depth() == 1 && name.as_ref() != UPLOAD {
                        return Ok(false);
                    }
                    self.count_lines(&text.as_bytes()[..xml.place()], xml.depth());
                    self.open(name.as_ref(), xml.depth())?;
                }
                Node::Text(text) => self.add(&text, xml.depth())?,
                Node::Close(_) => self.close(xml.depth())?,
            }
        }
        Ok(true)
    }

    /// Counts the line ends up to here, at every element that may be a part.
    fn count_lines(&mut self, read: &[u8], depth: u32) {
        if (PART..=ITEM).contains(&depth) {
            self.line += memchr_iter(b'\n', &read[self.counted..]).count() as u32;
            self.counted = read.len();
        }
    }

    fn open(&mut self, name: &str, depth: u32) -> Result<(), Refused> {
        match depth {
            CHILD => self.header.clear(),
            PART => self.part = self.begin(name),
            ITEM if PARTS.iter().any(|(part, _)| *part == name) => self.inside = Some(self.begin(name)),
            ITEM => return self.part.open_item(name),
            ITEM_INSIDE => return self.open_inside(name),
            _ => {}
        }
        Ok(())
    }

    fn begin(&self, name: &str) -> Part {
        Part { name: name.to_owned(), line: self.line, items: Items::new() }
    }

    /// An item of a part inside a part; what was taken for an item is a part when it holds elements.
    fn open_inside(&mut self, name: &str) -> Result<(), Refused> {
        if self.inside.is_none() {
            let (part, text) = self.part.items.pop().ok_or(Refusal::Broken)?;
            only_blank(&text)?;
            self.inside = Some(self.begin(&part));
        }
        self.inside.as_mut().map_or(Ok(()), |inside| inside.open_item(name))
    }

    fn add(&mut self, text: &str, depth: u32) -> Result<(), Refused> {
        let (part, items_at) = match &mut self.inside {
            Some(inside) => (inside, ITEM_INSIDE),
            None => (&mut self.part, ITEM),
        };
        match part.items.last_mut().filter(|_| depth >= items_at) {
            Some((_, item)) => item.push_str(text),
            None => only_blank(text)?,
        }
        Ok(())
    }

    /// What ends at this depth: a part inside a part, or a part with those inside it.
    fn close(&mut self, depth: u32) -> Result<(), Refused> {
        if depth == PART {
            self.read_inside.extend(self.inside.take());
        }
        if depth != CHILD {
            return Ok(());
        }
        let part = std::mem::take(&mut self.part);
        self.part_read(part)?;
        std::mem::take(&mut self.read_inside).into_iter().try_for_each(|part| self.part_read(part))
    }

    fn part_read(&mut self, part: Part) -> Result<(), Refused> {
        if part.name == HEADER {
            self.header_part(&part)?;
            self.header = part.items;
            return Ok(());
        }
        let Part { name, line, items } = part;
        let known = PARTS.iter().find(|(part, _)| *part == name).map(|(_, table)| *table);
        let table = known.or(IN_HEADER.into_iter().find(|table| table.name().to_ascii_uppercase() == name));
        let columns = table.map_or(&["CHILD", "DOB"][..], Table::official);
        let is_of_child = |(column, _): &&(String, String)| {
            matches!(column.as_str(), "CHILD" | "DOB")
                && columns.contains(&column.as_str())
                && !items.iter().any(|(own, _)| own == column)
        };
        let row: Vec<&(String, String)> = self.header.iter().filter(is_of_child).chain(&items).collect();
        self.allowance.spend(written(&row))?;
        let row = row.into_iter().cloned().collect();
        self.grow(table.map_or(&name, |table| table.name()), columns, &row, line)?.is_strange = table.is_none();
        Ok(())
    }

    /// HEADER without the items of the tables inside it, and a row of each of those that the child is in.
    fn header_part(&mut self, part: &Part) -> Result<(), Refused> {
        let with = |kept: &dyn Fn(&str) -> bool| -> Items {
            part.items.iter().filter(|(column, _)| kept(column)).cloned().collect()
        };
        self.allowance.spend(written(&part.items.iter().collect::<Vec<_>>()))?;
        let header = with(&|column| !IN_HEADER.iter().any(|table| is_own(*table, column)));
        self.grow(Table::Header.name(), Table::Header.official(), &header, part.line)?;
        for table in IN_HEADER {
            let says = |(column, text): &(String, String)| is_own(table, column) && !matches!(text.trim(), "" | "0");
            if part.items.iter().any(says) {
                let row = with(&|column| table.official().contains(&column));
                self.grow(table.name(), table.official(), &row, part.line)?;
            }
        }
        Ok(())
    }

    fn grow(&mut self, name: &str, columns: &[&str], row: &Items, line: u32) -> Result<&mut Grown, Refused> {
        let known = self.tables.iter().position(|table| table.name == name);
        if known.is_none() {
            self.tables.push(Grown::new(name, columns));
        }
        if self.tables.len() > MOST_TABLES_OF_UPLOAD {
            return Err(Refused { seen: MOST_TABLES_OF_UPLOAD as u32, ..Refusal::BookParts.into() });
        }
        let place = known.unwrap_or(self.tables.len() - 1);
        self.tables[place].row(row, line, &mut self.allowance)?;
        Ok(&mut self.tables[place])
    }
}

impl Part {
    fn open_item(&mut self, name: &str) -> Result<(), Refused> {
        self.items.push((column_of(name), String::new()));
        within_width(self.items.len(), self.line)
    }
}

/// How many bytes a row takes, each cell with what ends it.
fn written(row: &[&(String, String)]) -> u64 {
    row.iter().map(|(_, text)| text.len() as u64 + 1).sum()
}

/// Letters stand in items alone.
fn only_blank(text: &str) -> Result<(), Refused> {
    if text.trim().is_empty() { Ok(()) } else { Err(Refusal::Broken.into()) }
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
    is_strange: bool,
}

impl Grown {
    fn new(name: &str, columns: &[&str]) -> Grown {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Grown { name: name.to_owned(), columns, lines: Lines::default(), line: 1, is_strange: false }
    }

    /// A row on the line on which its part begins; on the next free one where several begin on a line.
    fn row(&mut self, items: &Items, line: u32, allowance: &mut Allowance) -> Result<(), Refused> {
        for (column, _) in items {
            if !self.columns.contains(column) {
                self.columns.push(column.clone());
            }
        }
        within_width(self.columns.len(), line)?;
        for (place, column) in self.columns.iter().enumerate() {
            if let Some((_, text)) = items.iter().find(|(own, _)| own == column) {
                self.lines.cell((line, place), text, allowance)?;
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
        Ok(Taken {
            name: self.name,
            csv,
            remarks: self.is_strange.then_some(Remark::StrangePart).into_iter().collect(),
        })
    }
}
