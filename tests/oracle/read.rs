//! Files to returns: tables, folders, years (D1-D4).

use super::File;
use super::dates::{fy, read_date, year_end};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Column name to value, both trimmed; values in capitals but for CHILD.
pub type Row = BTreeMap<String, String>;

pub fn get(row: &Row, column: &str) -> String {
    row.get(column).cloned().unwrap_or_default()
}

pub fn get_date(row: &Row, column: &str) -> Option<NaiveDate> {
    read_date(&get(row, column))
}

#[derive(Clone)]
struct Table {
    kind: String,
    usual_name: bool,
    rows: Vec<Row>,
}

#[derive(Clone)]
pub struct Return {
    /// End year: 2018 is 1 April 2017 to 31 March 2018.
    pub year: i32,
    pub tables: BTreeMap<String, Vec<Row>>,
}

impl Return {
    pub fn rows(&self, kind: &str) -> Vec<Row> {
        self.tables.get(kind).cloned().unwrap_or_default()
    }
}

/// Columns that tell extracts which share other columns with the return.
const OF_EXTRACTS: [&str; 3] = ["PARENT_PARTICIPATED", "RHI_OFFERED", "ELIGIBILITY"];

fn kind_of(columns: &BTreeSet<String>) -> Option<&'static str> {
    let has = |name: &str| columns.contains(name);
    if !has("CHILD") || OF_EXTRACTS.iter().any(|name| has(name)) {
        None
    } else if has("DECOM") && has("PLACE") && has("LS") {
        Some("Episodes")
    } else if has("REVIEW") {
        Some("Reviews")
    } else if has("DUC") {
        Some("UASC")
    } else if has("SDQ_SCORE") || has("TEETH_CHECK") {
        Some("OC2")
    } else if has("IN_TOUCH") {
        Some("OC3")
    } else if has("DATE_MATCH") {
        Some("AD1")
    } else if has("DATE_PLACED") {
        Some("PlacedAdoption")
    } else if has("PREV_PERM") {
        Some("PrevPerm")
    } else if has("MIS_START") {
        Some("Missing")
    } else if has("SW_DECOM") {
        Some("SWEpisodes")
    } else if has("DOLO_START") {
        Some("DoLo")
    } else if has("DOB") && has("ETHNIC") {
        Some("Header")
    } else {
        None
    }
}

fn usual_name(kind: &str) -> &'static str {
    match kind {
        "Episodes" => "episodes.csv",
        "Reviews" => "reviews.csv",
        "UASC" => "uasc.csv",
        "OC2" => "oc2.csv",
        "OC3" => "oc3.csv",
        "AD1" => "ad1.csv",
        "PlacedAdoption" => "placed_for_adoption.csv",
        "PrevPerm" => "previous_permanence.csv",
        "Missing" => "missing.csv",
        "SWEpisodes" => "sw_episodes.csv",
        "DoLo" => "dolo.csv",
        _ => "header.csv",
    }
}

/// Blank, or what systems write for nobody (D58).
fn is_nobody(child: &str) -> bool {
    ["", "0", "-1", "NULL", "N/A", "UNKNOWN"].contains(&child.to_uppercase().as_str())
}

/// A row of a table with one row a child that holds nothing beside CHILD is a note or a count, and no child.
fn is_note(kind: &str, columns: &[String], row: &Row) -> bool {
    let of_one_row = ["Header", "UASC", "OC2", "OC3", "AD1", "PrevPerm"].contains(&kind);
    let has_person = columns.iter().any(|column| column == "DOB" || column == "SEX");
    of_one_row && has_person && row.iter().all(|(column, value)| column == "CHILD" || value.is_empty())
}

fn read_table(file: &File) -> Option<Table> {
    let text = String::from_utf8_lossy(&file.bytes);
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records();
    let first = records.next()?.ok()?;
    let columns: Vec<String> = first.iter().map(|name| name.trim().to_uppercase()).collect();
    let kind = kind_of(&columns.iter().cloned().collect())?;
    let mut rows = Vec::new();
    for record in records {
        let Ok(record) = record else { continue };
        let mut row = Row::new();
        for (column, value) in columns.iter().zip(record.iter()) {
            if row.contains_key(column) {
                continue; // of two columns with one name the first is read
            }
            let value = if column == "CHILD" { value.trim().to_string() } else { value.trim().to_uppercase() };
            row.insert(column.clone(), value);
        }
        if !is_nobody(&get(&row, "CHILD")) && !is_note(kind, &columns, &row) {
            rows.push(row);
        }
    }
    let name = file.path.rsplit('/').next().unwrap_or("").to_lowercase();
    Some(Table { kind: kind.to_string(), usual_name: name == usual_name(kind), rows })
}

/// Where one kind has a file of the usual name, the files of other names are set aside (D1).
fn set_aside(tables: &[Table]) -> Vec<Table> {
    let named: BTreeSet<String> = tables.iter().filter(|t| t.usual_name).map(|t| t.kind.clone()).collect();
    tables.iter().filter(|t| t.usual_name || !named.contains(&t.kind)).cloned().collect()
}

fn latest_decom(tables: &[Table]) -> Option<NaiveDate> {
    let episodes = tables.iter().filter(|t| t.kind == "Episodes");
    episodes.flat_map(|t| t.rows.iter()).filter_map(|row| get_date(row, "DECOM")).max()
}

fn label(row: &Row) -> Option<i32> {
    get(row, "YEAR").parse().ok().filter(|year| (1900..=2100).contains(year))
}

fn with_label(tables: &[Table], wanted: Option<i32>) -> Vec<Table> {
    let mut out = Vec::new();
    for table in tables {
        let rows: Vec<Row> = table.rows.iter().filter(|row| label(row) == wanted).cloned().collect();
        if !rows.is_empty() {
            out.push(Table { rows, ..table.clone() });
        }
    }
    out
}

/// The parts of one folder with their years; no year = to be joined to another return (D4).
fn split_folder(tables: &[Table]) -> Vec<(Option<i32>, Vec<Table>)> {
    let labels: BTreeSet<i32> = tables.iter().flat_map(|t| t.rows.iter()).filter_map(label).collect();
    let mut parts = Vec::new();
    let mut label_is_start_year = false;
    for year in &labels {
        let part = with_label(tables, Some(*year));
        if latest_decom(&part).is_some_and(|day| day > year_end(*year)) {
            label_is_start_year = true;
        }
    }
    for year in &labels {
        let end_year = if label_is_start_year { year + 1 } else { *year };
        parts.push((Some(end_year), with_label(tables, Some(*year))));
    }
    let rest = with_label(tables, None);
    if !rest.is_empty() {
        parts.push((latest_decom(&rest).map(fy), rest));
    }
    parts
}

/// How much two folders have in common: parts of the path, and a span such as 2015-16 that ends in the year.
fn nearness(folder: &str, other: &str, year: i32) -> usize {
    let parts: BTreeSet<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let shared = other.split('/').collect::<BTreeSet<&str>>().intersection(&parts).count();
    let ends =
        |part: &&&str| part.len() == 7 && part.get(..4).and_then(|start| start.parse::<i32>().ok()) == Some(year - 1);
    shared + usize::from(parts.iter().any(|part| ends(&part)))
}

/// The return that a folder without episodes is nearest to; of several the newest.
fn nearest(folder: &str, known: &[(String, i32)]) -> Option<i32> {
    known.iter().map(|(other, year)| (nearness(folder, other, *year), *year)).max().map(|(_, year)| year)
}

/// All returns, oldest first.
pub fn returns(files: &[File]) -> Vec<Return> {
    let mut folders: BTreeMap<String, Vec<Table>> = BTreeMap::new();
    for file in files {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder).to_string();
        if let Some(table) = read_table(file) {
            folders.entry(folder).or_default().push(table);
        }
    }
    let mut parts = Vec::new();
    for (folder, tables) in &folders {
        parts.extend(split_folder(&set_aside(tables)).into_iter().map(|(year, tables)| (folder.clone(), year, tables)));
    }
    let known: Vec<(String, i32)> =
        parts.iter().filter_map(|(folder, year, _)| Some((folder.clone(), (*year)?))).collect();
    let mut years: BTreeMap<i32, Vec<Table>> = BTreeMap::new();
    for (folder, year, tables) in parts {
        let Some(year) = year.or_else(|| nearest(&folder, &known)) else { return Vec::new() };
        years.entry(year).or_default().extend(tables);
    }
    let mut out = Vec::new();
    for (year, tables) in years {
        let mut kinds: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for table in set_aside(&tables) {
            kinds.entry(table.kind).or_default().extend(table.rows);
        }
        out.push(Return { year, tables: kinds });
    }
    out
}
