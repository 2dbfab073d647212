//! Workbooks and uploads that are made small and would grow: in what is written of them, or in the time they take.

use super::kit::{Case, Set, case};
use super::writing::*;
use scorecard::inside::account::Outcome::*;
use scorecard::inside::file::Source;
use scorecard::inside::limits::LONGEST_CELL;
use scorecard::inside::workbook;
use std::time::Instant;

/// Beyond what may be written, at a megabyte of blank lines for each.
const MANY_SHEETS: usize = 520;
/// So many that comparing each with each would take minutes.
const MANY: usize = 100_000;

pub const CASES: &[Case] = &[
    case("239 rows far below the last in every sheet", Refuse, "BOOK_LIMIT", BOOK, 1, |set| {
        put(set, BOOK, sheets(MANY_SHEETS, |number| number));
    }),
    case("239b sheets that share one part", Refuse, "BOOK_BROKEN", BOOK, 1, |set| {
        put(set, BOOK, sheets(2, |_| 0));
    }),
    case("247 an upload of thousands of tables", Refuse, "BOOK_LIMIT", UPLOAD, 1, |set| {
        put(set, UPLOAD, child(&(0..MANY).map(|number| format!("<a{number}/>")).collect::<String>()));
    }),
    case("247b a part of thousands of items", Refuse, "TOO_WIDE", UPLOAD, 3, |set| {
        let items: String = (0..MANY).map(|number| format!("<a{number}/>")).collect();
        put(set, UPLOAD, child(&format!("\n<HEADER/>\n<EPISODE>{items}</EPISODE>")));
    }),
    case("247c a table of thousands of columns", Refuse, "TOO_WIDE", UPLOAD, 1, |set| {
        put(set, UPLOAD, child(&(0..MANY).map(|number| format!("<X><a{number}/></X>")).collect::<String>()));
    }),
    case("247d a number as long as a cell can be before very many parts", Refuse, "BOOK_LIMIT", UPLOAD, 1, |set| {
        let number = "1".repeat(LONGEST_CELL);
        let parts = "<AMISSING/>".repeat(MANY);
        put(set, UPLOAD, child(&format!("<HEADER><CHILDID>{number}</CHILDID>{parts}</HEADER>")));
    }),
    case("247e a number as long as a book", Refuse, "CELL_LONG", UPLOAD, 1, |set| {
        put(set, UPLOAD, child(&format!("<HEADER><CHILDID>{}</CHILDID></HEADER>", "1".repeat(MANY))));
    }),
];

fn put(set: &mut Set, name: &str, bytes: Vec<u8>) {
    set.bytes.insert(name.to_owned(), bytes);
}

/// An upload of one child.
fn child(parts: &str) -> Vec<u8> {
    format!("<EXPSSDA903><CHILD>{parts}</CHILD></EXPSSDA903>").into_bytes()
}

/// A workbook of so many sheets with a cell in the last row, each in the part of a number.
fn sheets(count: usize, part: fn(usize) -> usize) -> Vec<u8> {
    let each =
        |text: fn(usize, usize) -> String| (0..count).map(|number| text(number, part(number))).collect::<String>();
    let listed = each(|number, _| format!("<sheet name=\"S{number}\" r:id=\"r{number}\"/>"));
    let related = each(|number, part| {
        format!("<Relationship Id=\"r{number}\" Type=\"x/worksheet\" Target=\"worksheets/sheet{part}.xml\"/>")
    });
    let workbook = format!("<workbook><sheets>{listed}</sheets></workbook>");
    let relations = format!("<Relationships>{related}</Relationships>");
    let names: Vec<String> = (0..count).map(|number| format!("xl/worksheets/sheet{number}.xml")).collect();
    let row = "<worksheet><sheetData><row r=\"1048576\"><c><v>1</v></c></row></sheetData></worksheet>";
    let parts = names.iter().map(|name| (name.as_str(), row, false));
    let listing: [Part; 3] =
        [TYPES, ("xl/workbook.xml", &workbook, true), ("xl/_rels/workbook.xml.rels", &relations, true)];
    archive(&listing.into_iter().chain(parts).collect::<Vec<Part>>())
}

/// To look for the format of each style among all formats would take minutes.
#[test]
fn very_many_formats_and_styles_are_read_at_once() {
    let formats: String = (0..MANY).map(|id| format!("<numFmt numFmtId=\"{id}\" formatCode=\"0\"/>")).collect();
    let styles = format!("<x>{formats}<cellXfs>{}</cellXfs></x>", "<xf numFmtId=\"99999\"/>".repeat(MANY));
    let sheet = header_sheet("<row r=\"2\"><c><v>1</v></c></row>");
    let parts = [TYPES, WORKBOOK, RELATIONS, ("xl/styles.xml", &styles, false)];
    let book = archive(&[&parts[..], &[("xl/worksheets/sheet1.xml", &sheet, true)]].concat());
    let before = Instant::now();
    let tables = workbook::open(Source::new(BOOK, book));
    assert_eq!(tables[0].path, "Returns.xlsx › Header");
    assert!(before.elapsed().as_secs() < 30, "{:?}", before.elapsed());
}
