//! The same rows written in another way.

use super::dice::Dice;
use super::sheets::{Set, Sheet};
use scorecard::inside::file::Source;

/// How a file is written.
#[derive(Clone, Copy, Default)]
pub struct Style {
    pub carriage_returns: bool,
    pub byte_order_mark: bool,
    pub quotes: bool,
    pub lower_headings: bool,
    pub spaces: bool,
}

impl Style {
    fn cell(self, cell: &str) -> String {
        let cell = if self.spaces { format!("  {cell} ") } else { cell.to_owned() };
        if self.quotes { format!("\"{cell}\"") } else { cell }
    }

    fn line(self, cells: &[String]) -> String {
        let cells: Vec<String> = cells.iter().map(|cell| self.cell(cell)).collect();
        cells.join(",") + if self.carriage_returns { "\r\n" } else { "\n" }
    }

    fn text(self, sheet: &Sheet) -> String {
        let lower = |name: &String| if self.lower_headings { name.to_lowercase() } else { name.clone() };
        let columns: Vec<String> = sheet.columns.iter().map(lower).collect();
        let mark = if self.byte_order_mark { "\u{feff}" } else { "" };
        let rows: String = sheet.rows.iter().map(|row| self.line(row)).collect();
        format!("{mark}{}{rows}", self.line(&columns))
    }

    /// The files written in this style.
    pub fn sources(self, set: &[Sheet]) -> Vec<Source> {
        set.iter().map(|sheet| Source::new(&sheet.path, self.text(sheet))).collect()
    }
}

/// Rows of every file in another order.
pub fn rows_shuffled(set: &[Sheet], dice: &mut Dice) -> Set {
    let mut set = set.to_vec();
    set.iter_mut().for_each(|sheet| dice.shuffle(&mut sheet.rows));
    set
}

/// Columns of every file in another order.
pub fn columns_shuffled(set: &[Sheet], dice: &mut Dice) -> Set {
    set.iter().map(|sheet| in_column_order(sheet, dice)).collect()
}

fn in_column_order(sheet: &Sheet, dice: &mut Dice) -> Sheet {
    let mut order: Vec<usize> = (0..sheet.columns.len()).collect();
    dice.shuffle(&mut order);
    let ordered = |cells: &Vec<String>| order.iter().map(|place| cells[*place].clone()).collect::<Vec<String>>();
    let rows = sheet.rows.iter().map(ordered).collect();
    Sheet { path: sheet.path.clone(), columns: ordered(&sheet.columns), rows }
}

/// Columns that no return has, before and after the others.
pub fn with_extra_columns(set: &[Sheet]) -> Set {
    let mut set = set.to_vec();
    for sheet in &mut set {
        sheet.columns.insert(0, "TEST_COLUMN".to_owned());
        sheet.columns.push("LA".to_owned());
        for row in &mut sheet.rows {
            row.insert(0, "A3".to_owned());
            row.push("Leeds, north".replace(',', " "));
        }
    }
    set
}

/// Every file as two, the rows in the order in which they stood.
pub fn split_in_two(set: &[Sheet]) -> Set {
    let halves = |sheet: &Sheet| {
        let stem = sheet.path.trim_end_matches(".csv");
        let (first, second) = sheet.rows.split_at(sheet.rows.len() / 2);
        [(first, "a"), (second, "b")].map(|(rows, end)| Sheet {
            path: format!("{stem}_{end}.csv"),
            columns: sheet.columns.clone(),
            rows: rows.to_vec(),
        })
    };
    set.iter().flat_map(halves).collect()
}

/// Every child under another name, one to one.
pub fn with_other_names(set: &[Sheet], rename: fn(&str) -> String) -> Set {
    let mut set = set.to_vec();
    for sheet in &mut set {
        let Some(child) = sheet.column("CHILD") else { continue };
        for row in sheet.rows.iter_mut().filter(|row| !row[child].trim().is_empty()) {
            row[child] = rename(&row[child]);
        }
    }
    set
}

/// About one row in five written twice, the second at the end of the file.
pub fn with_exact_duplicates(set: &[Sheet], dice: &mut Dice) -> Set {
    let mut set = set.to_vec();
    for sheet in &mut set {
        let again: Vec<Vec<String>> = sheet.rows.iter().filter(|_| dice.once_in(5)).cloned().collect();
        sheet.rows.extend(again);
    }
    set
}
