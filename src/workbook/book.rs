//! A workbook → the tables of its sheets.

use super::looks::Looks;
use super::package::Package;
use super::sheet::{Shared, Sheet};
use super::taken::Taken;
use super::texts::Texts;
use super::xml::{Node, Xml, attribute, is_on};
use crate::account::remarks::Remark;
use crate::account::{Refusal, Refused};
use crate::file::decode;
use crate::limits::of_books::MOST_PARTS_OF_BOOK;
use std::collections::{BTreeMap, BTreeSet};

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// The tables of a workbook; `None` when the archive is none.
pub fn tables(bytes: &[u8]) -> Result<Option<Vec<Taken>>, Refused> {
    let Some(mut package) = Package::open(bytes)? else { return broken(bytes) };
    match package.part("xl/workbook.xml")? {
        Some(workbook) => sheets(&workbook, &mut package).map(Some),
        None => other_kind(&mut package),
    }
}

/// A file that begins like an archive, but whose directory cannot be read.
fn broken(bytes: &[u8]) -> Result<Option<Vec<Taken>>, Refused> {
    match decode::decode(bytes, None) {
        Err(Refused { why: Refusal::Workbook, .. }) => Err(Refusal::Broken.into()),
        _ => Ok(None),
    }
}

fn other_kind(package: &mut Package) -> Result<Option<Vec<Taken>>, Refused> {
    if package.has("xl/workbook.bin") {
        return Err(Refusal::BinaryWorkbook.into());
    }
    if package.part("mimetype")?.is_some_and(|kind| kind.contains("opendocument")) {
        return Err(Refusal::OpenDocument.into());
    }
    if package.has("[Content_Types].xml") { Err(Refusal::OtherOffice.into()) } else { Ok(None) }
}

/// The sheets that hold anything, in the order of the workbook, each with a part of its own.
fn sheets(workbook: &str, package: &mut Package) -> Result<Vec<Taken>, Refused> {
    let (listed, from_1904) = list(workbook)?;
    let relations = relations(&package.part("xl/_rels/workbook.xml.rels")?.unwrap_or_default())?;
    let texts = package.part("xl/sharedStrings.xml")?.map(|part| Texts::read(&part)).transpose()?;
    let looks = package.part("xl/styles.xml")?.map(|part| Looks::read(&part, from_1904)).transpose()?;
    let shared = Shared { texts: texts.unwrap_or_default(), looks: looks.unwrap_or_default() };
    let (mut tables, mut taken): (Vec<Taken>, BTreeSet<&String>) = (Vec::new(), BTreeSet::new());
    for sheet in listed {
        let Some(part) = relations.get(&sheet.relation) else { continue };
        if !taken.insert(part) {
            return Err(Refusal::Broken.into());
        }
        let part = package.part(part)?.ok_or(Refusal::Broken)?;
        let (lines, mut remarks) = Sheet::read(&part, &shared, &mut package.allowance)?;
        if lines.is_empty() {
            continue;
        }
        if tables.iter().any(|table| table.name == sheet.name) {
            return Err(Refusal::Broken.into());
        }
        remarks.extend(sheet.is_hidden.then_some(Remark::HiddenSheet));
        remarks.extend(from_1904.then_some(Remark::From1904));
        tables.push(Taken { name: sheet.name, csv: lines.csv(&mut package.allowance)?, remarks });
    }
    Ok(tables)
}

/// The sheets with their names, and whether days are counted from 1904.
fn list(workbook: &str) -> Result<(Vec<Listed>, bool), Refused> {
    let (mut xml, mut listed, mut from_1904) = (Xml::new(workbook), Vec::new(), false);
    while let Some(node) = xml.node()? {
        let Node::Open(element) = node else { continue };
        match element.local_name().as_ref() {
            "workbookPr" => from_1904 = is_on(&element, "date1904")?,
            "sheet" => {
                let name = attribute(&element, "name")?.ok_or(Refusal::Broken)?;
                let relation = attribute(&element, "id")?.ok_or(Refusal::Broken)?.into_owned();
                let is_hidden = attribute(&element, "state")?.is_some_and(|state| state != "visible");
                listed.push(Listed { name: plain_name(&name), relation, is_hidden });
            }
            _ => {}
        }
    }
    if listed.len() > MOST_PARTS_OF_BOOK {
        return Err(Refused { seen: MOST_PARTS_OF_BOOK as u32, ..Refusal::BookParts.into() });
    }
    Ok((listed, from_1904))
}

/// A name that cannot be taken for folders, as Excel itself has it: at most 31 letters and no strokes.
fn plain_name(name: &str) -> String {
    const LONGEST: usize = 31;
    let plain = |letter: char| if matches!(letter, '/' | '\\') || letter.is_control() { '_' } else { letter };
    name.chars().take(LONGEST).map(plain).collect()
}

/// Which part each sheet is in; charts and macros are none.
fn relations(part: &str) -> Result<BTreeMap<String, String>, Refused> {
    let (mut xml, mut relations) = (Xml::new(part), BTreeMap::new());
    while let Some(node) = xml.node()? {
        let Node::Open(element) = node else { continue };
        let is_sheet = attribute(&element, "Type")?.is_some_and(|kind| kind.ends_with("/worksheet"));
        if let (true, Some(id), Some(target)) = (is_sheet, attribute(&element, "Id")?, attribute(&element, "Target")?) {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            relations.insert(id.into_owned(), part);
        }
    }
    Ok(relations)
}
