//! A table as a workbook: read back it is the table, and nothing in it can run.

use super::authority;
use scorecard::Source;
use scorecard::inside::page::Asked;
use scorecard::inside::workbook::open;
use scorecard::inside::workbook::writing::{Table, write};
use serde_json::{Value, from_value, json, to_value};
use std::io::{Cursor, Read};

fn part(book: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn table(cells: &[(&str, &str)], marking: Option<&str>) -> Table {
    from_value(json!({
        "title": "A table", "as_at": "2018-03-31", "marking": marking,
        "headings": cells.iter().map(|_| "heading").collect::<Vec<&str>>(),
        "kinds": cells.iter().map(|(kind, _)| kind).collect::<Vec<&&str>>(),
        "rows": [cells.iter().map(|(_, text)| text).collect::<Vec<&&str>>()],
        "notes": [["What it is", "A table"], ["As at", "2018-03-31"]],
    }))
    .unwrap()
}

/// What the page's own reader makes of the first sheet.
fn read_back(book: Vec<u8>) -> Vec<Vec<String>> {
    let sheet = open(Source::new("table.xlsx", book)).remove(0);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&sheet.bytes[..]);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_workbook_read_back_is_the_table() {
    let (mut session, as_at) = authority(60);
    let children = session.children_sheet(("POP-01", &as_at, "met"), &Asked::default()).unwrap();
    for view in [children, session.table("scorecard", &as_at, "", "").unwrap()] {
        let view: Value = to_value(view).unwrap();
        let rows = read_back(write(&from_value(view.clone()).unwrap()).unwrap());
        let shown = view["rows"].as_array().unwrap();
        assert_eq!(rows.len(), shown.len() + 1);
        for (row, shown) in rows[1..].iter().zip(shown) {
            for (cell, (text, kind)) in
                row.iter().zip(shown.as_array().unwrap().iter().zip(view["kinds"].as_array().unwrap()))
            {
                let (text, cell) = (text.as_str().unwrap(), cell.as_str());
                match kind.as_str().unwrap() {
                    "number" if !text.is_empty() => assert_eq!(cell.parse::<f64>(), text.parse::<f64>()),
                    "date" if !text.is_empty() => {
                        let read = scorecard::Day::read(cell.as_bytes()).map(scorecard::Day::iso);
                        assert_eq!(read.as_deref(), Some(text), "{cell}");
                    }
                    _ => assert_eq!(cell, text),
                }
            }
        }
    }
}

#[test]
fn no_cell_can_run() {
    let texts = ["=1+1", "+1", "-1", "@SUM(1)", "=cmd|' /C calc'!A0", "{=1}", "http://a.b"];
    let cells: Vec<(&str, &str)> = texts.iter().map(|text| ("text", *text)).collect();
    let book = write(&table(&cells, None)).unwrap();
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f") && !sheet.contains("hyperlink"), "{sheet}");
    assert_eq!(sheet.matches("t=\"s\"").count(), 2 * texts.len(), "every cell is text");
    assert!(sheet.contains("state=\"frozen\""), "{sheet}");
}

#[test]
fn dates_are_dates_and_numbers_numbers_and_what_is_neither_is_text() {
    let cells = [
        ("date", "2018-03-31"),
        ("date", "1899-12-31"),
        ("date", "today"),
        ("number", "-12.5"),
        ("number", "007x"),
        ("number", "inf"),
        ("text", "007"),
        ("text", ""),
    ];
    let sheet = part(&write(&table(&cells, None)).unwrap(), "xl/worksheets/sheet1.xml");
    let row = sheet.split("<row r=\"2\"").nth(1).unwrap();
    assert!(row.contains("<v>43190</v>") && row.contains("<v>-12.5</v>"), "{row}");
    assert_eq!(row.matches("t=\"s\"").count(), 5, "{row}");
}

#[test]
fn data_of_children_is_named_and_marked_on_every_sheet() {
    let book = write(&table(&[("text", "A1")], Some("OFFICIAL-SENSITIVE: a list"))).unwrap();
    assert!(part(&book, "xl/workbook.xml").contains("name=\"Data of children\""));
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(part(&book, sheet).contains("OFFICIAL-SENSITIVE: a list"), "{sheet}");
    }
    assert!(!part(&write(&table(&[("text", "A1")], None)).unwrap(), "xl/workbook.xml").contains("children"));
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    let once = || write(&table(&[("text", "A1"), ("date", "2018-03-31")], None)).unwrap();
    assert_eq!(once(), once());
    assert!(part(&once(), "docProps/core.xml").contains("2018-03-31T00:00:00Z"));
}
