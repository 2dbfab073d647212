//! Workbooks as their standard has them: escapes, days in words, texts that many cells share.

use super::kit::{Case, Set, case};
use super::writing::*;
use scorecard::inside::account::Outcome::*;
use scorecard::inside::calendar::Day;
use scorecard::inside::file::Source;
use scorecard::inside::workbook;

const HEADER: &str = "Returns.xlsx › Header";

pub const CASES: &[Case] = &[
    case("250 line ends and spaces written as escapes", Same, "-", HEADER, 0, |set| {
        by_cells(set, WORKBOOK.1, |_, text| inline(&format!("{}_x000D_", text.replace('A', "_x0041_"))))
    }),
    case("251 what only looks like an escape", Flag, "CODE_UNKNOWN", HEADER, 2, |set| {
        by_cells(set, WORKBOOK.1, |name, text| {
            inline(&if name == "ETHNIC" { format!("_x005F_x000D_{text}") } else { text.to_owned() })
        })
    }),
    case("252 escapes in shared texts", Same, "-", HEADER, 0, |set| {
        let mut texts = Vec::new();
        by_cells(set, WORKBOOK.1, |_, text| {
            texts.push(format!("<si><t>_x0020_{text}_x000A_</t></si>"));
            format!("<c t=\"s\"><v>{}</v></c>", texts.len() - 1)
        });
        let strings = format!("<sst>{}</sst>", texts.concat());
        set.raw(BOOK, |book| beside(&book, ("xl/sharedStrings.xml", &strings, true)));
    }),
    case("253 a strict workbook, its days in words", Same, "-", HEADER, 0, |set| by_cells(set, STRICT, iso_cell)),
    case("254 the same where day numbers count from 1904", Same, "-", HEADER, 0, |set| {
        by_cells(set, &STRICT.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"), iso_cell)
    }),
    case("255 days in words with a time", Repair, "DATE_FMT", HEADER, 2, |set| {
        by_cells(set, STRICT, |name, text| iso_cell(name, text).replace("T00:00:00", "T09:30:00.000"))
    }),
    case("256 a text that very many cells share", Refuse, "BOOK_LIMIT", BOOK, 1, |set| {
        set.bytes.insert(BOOK.to_owned(), amplified(60_000));
    }),
    case("257 blanks that very many cells share", Refuse, "BOOK_LIMIT", BOOK, 1, |set| {
        let book = amplified(0);
        let strings = format!("<sst><si><t>{}</t></si></sst>", " ".repeat(900_000));
        set.bytes.insert(BOOK.to_owned(), beside(&book, ("xl/sharedStrings.xml", &strings, true)));
    }),
    case("258 a cell longer than any is", Refuse, "CELL_LONG", BOOK, 2, |set| {
        set.bytes.insert(BOOK.to_owned(), amplified(70_000));
    }),
];

const STRICT: &str = "<workbook xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" conformance=\"strict\"><sheets><sheet name=\"Header\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";

fn inline(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A day in words, and any other cell as a text.
fn iso_cell(name: &str, text: &str) -> String {
    match Day::read(text.as_bytes()).filter(|_| name == "DOB") {
        Some(day) => format!("<c t=\"d\"><v>{day:?}T00:00:00</v></c>"),
        None => inline(text),
    }
}

/// Header as a sheet whose cells are written one by one.
fn by_cells(set: &mut Set, book: &str, mut cell: impl FnMut(&str, &str) -> String) {
    let header = set.sheets.remove("header.csv").unwrap();
    let mut row = |row: usize| {
        let cells = ["CHILD", "SEX", "DOB", "ETHNIC", "MOTHER"].map(|name| cell(name, header.get(row, name)));
        format!("<row>{}</row>", cells.concat())
    };
    let sheet = header_sheet(&(0..header.rows.len()).map(&mut row).collect::<String>());
    let sheet = ("xl/worksheets/sheet1.xml", &*sheet, true);
    set.bytes.insert(BOOK.to_owned(), archive(&[TYPES, ("xl/workbook.xml", book, true), RELATIONS, sheet]));
}

/// An archive with one part more.
fn beside(book: &[u8], (name, text, _): Part) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new_append(std::io::Cursor::new(book.to_vec())).unwrap();
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(text.as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}

/// A small workbook, 20,000 cells of which share one text of this length.
fn amplified(length: usize) -> Vec<u8> {
    let sheet = header_sheet(&format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(4)).repeat(5_000));
    let book = archive(&[TYPES, WORKBOOK, RELATIONS, ("xl/worksheets/sheet1.xml", &sheet, true)]);
    if length == 0 {
        return book;
    }
    let text = format!("<sst><si><t>{}</t></si></sst>", "\"".repeat(length));
    beside(&book, ("xl/sharedStrings.xml", &text, true))
}

#[test]
fn a_small_workbook_is_refused_before_it_swells() {
    let book = amplified(60_000);
    assert!(book.len() < 12_000, "{}", book.len());
    let sources = workbook::open(Source::new(BOOK, book));
    let words = scorecard::inside::returns::read(&sources).accounts[0].notices[0].message.clone();
    assert!(words.contains("more than 17 MB"), "{words}");
}

#[test]
fn days_in_words_are_not_moved_by_the_year_that_numbers_count_from() {
    let days = |book: &str| {
        let mut set = super::kit::clean();
        by_cells(&mut set, book, iso_cell);
        workbook::open(Source::new(BOOK, set.bytes.remove(BOOK).unwrap())).remove(0).bytes
    };
    let from_1904 = STRICT.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    assert_eq!(String::from_utf8(days(&from_1904)), String::from_utf8(days(STRICT)));
}
