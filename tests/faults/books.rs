//! Workbooks and the XML upload: what is read from them, and what is refused before it can do harm.

use super::kit::{Case, FOLDER, Set, Sheet, case, clean, figures, is_extract};
use super::writing::*;
use rust_xlsxwriter::{Format, Formula};
use scorecard::inside::account::Outcome::*;
use scorecard::inside::calendar::Day;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::Source;
use scorecard::inside::returns;
use scorecard::inside::workbook;

const HEADER: &str = "Returns.xlsx › header";
const EPISODES: &str = "Returns.xlsx › episodes";

pub const CASES: &[Case] = &[
    case("200 a workbook, every cell as text", Same, "-", EPISODES, 0, |set| {
        let book = book(set, as_text);
        replace(set, book);
    }),
    case("201 dates and numbers as Excel holds them", Same, "-", EPISODES, 0, |set| {
        let book = book(set, as_typed);
        replace(set, book);
    }),
    case("202 numbers of children with zeros from their format", Same, "-", HEADER, 0, |set| {
        set.everywhere(&["CHILD"], |id| format!("00{}", &id[2..]));
        let mut book = book(set, as_text);
        let zeros = Format::new().set_num_format("000000");
        for (row, cells) in set.sheets["header.csv"].rows.iter().enumerate() {
            let number: f64 = cells[0].parse().unwrap();
            let sheet = book.worksheet_from_name("header").unwrap();
            sheet.write_number_with_format(row as u32 + 1, 0, number, &zeros).unwrap();
        }
        replace(set, book);
    }),
    case("203 a hidden sheet", Flag, "SHEET_HIDDEN", HEADER, 1, |set| {
        with_book(set, |book| {
            book.worksheet_from_name("header").unwrap().set_hidden(true);
        });
    }),
    case("204 hidden rows", Flag, "ROWS_HIDDEN", EPISODES, 5, |set| {
        with_book(set, |book| {
            book.worksheet_from_name("episodes").unwrap().set_row_hidden(4).unwrap();
        });
    }),
    case("204b hidden columns", Flag, "COLUMNS_HIDDEN", HEADER, 1, |set| {
        with_book(set, |book| {
            let sheet = book.worksheet_from_name("header").unwrap();
            sheet.set_column_hidden(2).unwrap();
            // One without anything in it is no matter.
            sheet.set_column_hidden(40).unwrap();
        });
    }),
    case("205 a title above the headings", Repair, "PREAMBLE", HEADER, 4, |set| {
        let header = set.sheets.remove("header.csv").unwrap();
        with_book(set, |book| {
            let sheet = book.add_worksheet().set_name("header").unwrap();
            as_text(sheet, 0, 0, "Looked after children, all teams");
            write(sheet, &header, 3, as_text);
        });
    }),
    case("205b a count below the rows of a sheet", Flag, "FOOTER", HEADER, 63, |set| {
        with_book(set, |book| as_text(book.worksheet_from_name("header").unwrap(), 62, 0, "60"))
    }),
    case("206 sheets of any name", Same, "-", "Returns.xlsx › Sheet30", 0, |set| {
        let header = set.sheets.remove("header.csv").unwrap();
        with_book(set, |book| write(book.add_worksheet(), &header, 0, as_text));
    }),
    case("207 a sheet of notes among the tables", Refuse, "NO_HEADER", "Returns.xlsx › Notes", 1, |set| {
        with_book(set, |book| as_text(book.add_worksheet().set_name("Notes").unwrap(), 0, 0, "Ask the data team"));
    }),
    case("208 formulas with their results", Same, "-", HEADER, 0, |set| {
        let dob = set.sheets["header.csv"].rows[2][2].clone();
        with_book(set, |book| {
            let formula = Formula::new("=B1").set_result(dob);
            book.worksheet_from_name("header").unwrap().write_formula(3, 2, formula).unwrap();
        });
    }),
    case("209 a formula without a result", Flag, "FORMULA_BLANK", "Returns.xlsx › Header", 2, |set| {
        by_hand(set, "<row r=\"2\"><c t=\"inlineStr\"><is><t>A1</t></is></c><c/><c><f>B1</f></c></row>");
    }),
    case("210 a fault below rows that are not there", Flag, "DATE_INVALID", "Returns.xlsx › Header", 70, |set| {
        by_hand(set, "<row r=\"70\"><c><v>1</v></c><c/><c t=\"str\"><v>next week</v></c></row>");
    }),
    case("211 line ends inside cells", Flag, "DATE_INVALID", "Returns.xlsx › Header", 3, |set| {
        let cell = "<c t=\"str\"><v>a&#10;b&#13;&#10;c</v></c>";
        by_hand(set, &format!("<row r=\"2\">{cell}</row><row><c><v>1</v></c><c/><c t=\"str\"><v>soon</v></c></row>"));
    }),
    case("213 an error in a cell", Flag, "DATE_INVALID", "Returns.xlsx › Header", 2, |set| {
        by_hand(set, "<row r=\"2\"><c><v>7</v></c><c/><c t=\"e\"><v>#REF!</v></c></row>");
    }),
    case(
        "214 day numbers of a workbook that counts from 1904",
        Repair,
        "DATE_SERIAL",
        "Returns.xlsx › Header",
        2,
        |set| {
            let sheet = set.sheets.remove("header.csv").unwrap();
            instead(set, day_numbers(&sheet, " date1904=\"1\"", 1904));
        },
    ),
    case("215 day numbers of any other workbook", Repair, "DATE_SERIAL", "Returns.xlsx › Header", 2, |set| {
        let sheet = set.sheets.remove("header.csv").unwrap();
        instead(set, day_numbers(&sheet, "", 1900));
    }),
    case("220 a workbook with a password", Refuse, "IS_ENCRYPTED", BOOK, 1, |set| {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        instead(set, [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 900], &name].concat());
    }),
    case("221 a binary workbook", Refuse, "IS_XLSB", BOOK, 1, |set| {
        instead(set, archive(&[TYPES, ("xl/workbook.bin", "\u{1}", true)]))
    }),
    case("222 an OpenDocument spreadsheet", Refuse, "IS_ODS", BOOK, 1, |set| {
        let kind = "application/vnd.oasis.opendocument.spreadsheet";
        instead(set, archive(&[("mimetype", kind, false), ("content.xml", "<x/>", true)]));
    }),
    case("223 a letter named .xlsx", Refuse, "IS_OFFICE", BOOK, 1, |set| {
        instead(set, archive(&[TYPES, ("word/document.xml", "<x/>", true)]))
    }),
    case("224 a workbook cut short", Refuse, "BOOK_BROKEN", BOOK, 1, |set| {
        let mut whole = book(set, as_text).save_to_buffer().unwrap();
        whole.truncate(whole.len() / 2);
        instead(set, whole);
    }),
    case("225 a part of a workbook damaged", Refuse, "BOOK_BROKEN", BOOK, 1, |set| {
        let whole = one_sheet(&header_sheet("<row r=\"2\"><c><v>1000001</v></c></row>"));
        let place = whole.windows(7).position(|bytes| bytes == b"1000001").unwrap();
        instead(set, [&whole[..place], b"2", &whole[place + 1..]].concat());
    }),
    case("226 zeros packed a thousand times", Refuse, "BOOK_LIMIT", BOOK, 1, |set| {
        let zeros = " ".repeat(20_000_000);
        instead(set, archive(&[TYPES, WORKBOOK, RELATIONS, ("xl/worksheets/sheet1.xml", &zeros, true)]));
    }),
    case("226b texts packed a thousand times", Refuse, "BOOK_LIMIT", BOOK, 1, |set| {
        let texts = format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(1_000_000));
        instead(set, archive(&[TYPES, WORKBOOK, RELATIONS, ("xl/sharedStrings.xml", &texts, true)]));
    }),
    case("227 a part that is larger than it says", Refuse, "BOOK_BROKEN", BOOK, 1, |set| {
        instead(set, lying(&one_sheet(&header_sheet(""))))
    }),
    case("228 thousands of parts", Refuse, "BOOK_LIMIT", BOOK, 1, |set| {
        let names: Vec<String> = (0..2_001).map(|number| format!("xl/{number}.xml")).collect();
        let parts: Vec<Part> = names.iter().map(|name| (name.as_str(), "", false)).collect();
        instead(set, archive(&[&[TYPES, WORKBOOK, RELATIONS], parts.as_slice()].concat()));
    }),
    case("229 two million texts", Refuse, "BOOK_LIMIT", BOOK, 1, |set| {
        let texts = format!("<sst>{}</sst>", "<si/>".repeat(2_000_001));
        instead(set, archive(&[TYPES, WORKBOOK, RELATIONS, ("xl/sharedStrings.xml", &texts, false)]));
    }),
    case("230 elements a thousand deep", Refuse, "BOOK_LIMIT", BOOK, 1, |set| {
        instead(set, one_sheet(&format!("<worksheet>{}", "<a>".repeat(1_000))))
    }),
    case("231 a text that swells when it is read", Refuse, "XML_DOCTYPE", BOOK, 1, |set| {
        instead(set, one_sheet(&format!("{SWELLING}<worksheet><c><v>&c;</v></c></worksheet>")))
    }),
    case("232 rows that run backwards", Refuse, "BOOK_BROKEN", BOOK, 1, |set| {
        by_hand(set, "<row r=\"9\"/><row r=\"3\"/>")
    }),
    case("233 a row beyond the last", Refuse, "BOOK_BROKEN", BOOK, 1, |set| by_hand(set, "<row r=\"4000000000\"/>")),
    case("233b a row inside a cell", Refuse, "BOOK_BROKEN", BOOK, 1, |set| {
        by_hand(set, "<row r=\"2\"><c t=\"str\"><v>A1</v></c><c><row r=\"9\"/><v>1</v></c></row>")
    }),
    case("233c a cell inside a cell", Refuse, "BOOK_BROKEN", BOOK, 1, |set| {
        by_hand(set, "<row r=\"2\"><c t=\"str\"><c><v>1</v></c></c></row>")
    }),
    case("234 columns that run backwards", Refuse, "BOOK_BROKEN", BOOK, 1, |set| {
        by_hand(set, "<row r=\"2\"><c r=\"D2\"><v>1</v></c><c r=\"B2\"><v>1</v></c></row>")
    }),
    case("235 a cell in the last column", Refuse, "TOO_WIDE", "Returns.xlsx › Header", 2, |set| {
        by_hand(set, "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>")
    }),
    case("236 a text that is not there", Refuse, "BOOK_BROKEN", BOOK, 1, |set| {
        by_hand(set, "<row r=\"2\"><c t=\"s\"><v>7</v></c></row>")
    }),
    case("237 two sheets of one name", Refuse, "BOOK_BROKEN", BOOK, 1, |set| {
        let sheet = |id| format!("<sheet name=\"Header\" r:id=\"{id}\"/>");
        let workbook = format!("<workbook><sheets>{}{}</sheets></workbook>", sheet("r1"), sheet("r2"));
        let second = "<Relationship Id=\"r2\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>";
        let relations = RELATIONS.1.replace("</Relationships>", second);
        let sheets = ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"].map(|name| (name, header_sheet("")));
        let [first, second] = [0, 1].map(|place| (sheets[place].0, &*sheets[place].1, true));
        let parts = [("xl/workbook.xml", &*workbook, true), (RELATIONS.0, &*relations, true), first, second];
        instead(set, archive(&[&[TYPES], &parts[..]].concat()));
    }),
    case("238 a workbook without anything in it", Refuse, "EMPTY", BOOK, 1, |set| {
        instead(set, one_sheet("<worksheet><sheetData/></worksheet>"))
    }),
    case("240 the XML upload", Same, "-", "upload.xml › Episodes", 0, |set| as_upload(set, "\n")),
    case("241 the XML upload on one line", Same, "-", "upload.xml › Reviews", 0, |set| as_upload(set, "")),
    case("242 the XML upload as Unicode text", Same, "-", "upload.xml › Header", 0, |set| {
        as_upload(set, "\r\n");
        set.raw(UPLOAD, |bytes| {
            let text = String::from_utf8(bytes).unwrap();
            [vec![0xFF, 0xFE], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()
        });
    }),
    case("243 the XML upload cut short", Refuse, "BOOK_BROKEN", UPLOAD, 1, |set| {
        as_upload(set, "\n");
        set.text(UPLOAD, |text| text[..text.len() / 2].to_owned());
    }),
    case("244 a document type in the XML upload", Refuse, "XML_DOCTYPE", UPLOAD, 1, |set| {
        as_upload(set, "\n");
        set.text(UPLOAD, |text| text.replacen("<EXPSSDA903>", &format!("{SWELLING}<EXPSSDA903>"), 1));
    }),
    case("245 a part of the XML upload that is no table", Refuse, "NO_HEADER", "upload.xml › HOBBIES", 1, |set| {
        as_upload(set, "\n");
        set.text(UPLOAD, |text| text.replacen("</CHILD>", "<HOBBIES><KIND>x</KIND></HOBBIES></CHILD>", 1));
    }),
    case(
        "246b the parts of a child inside HEADER, each on its line",
        Flag,
        "DATE_INVALID",
        "upload.xml › Reviews",
        4,
        |set| {
            let header = "<HEADER><CHILDID>A1</CHILDID>\n<AMISSING>\n</AMISSING><AREVIEW><REVIEW>soon</REVIEW></AREVIEW></HEADER>";
            set.bytes
                .insert(UPLOAD.to_owned(), format!("<EXPSSDA903><CHILD>\n{header}</CHILD></EXPSSDA903>").into_bytes());
        },
    ),
    case("246c a strange part inside HEADER", Refuse, "NO_HEADER", "upload.xml › HOBBIES", 1, |set| {
        as_upload(set, "\n");
        set.text(UPLOAD, |text| text.replacen("</HEADER>", "<HOBBIES>\n<KIND>x</KIND></HOBBIES></HEADER>", 1));
    }),
    case("246d letters between the items of a part inside HEADER", Refuse, "BOOK_BROKEN", UPLOAD, 1, |set| {
        as_upload(set, "\n");
        set.text(UPLOAD, |text| text.replacen("</HEADER>", "<OC2>x</OC2></HEADER>", 1));
    }),
    case("246 a fault in the XML upload", Flag, "DATE_INVALID", "upload.xml › Reviews", 7, |set| {
        let child = "<CHILD>\n<HEADER><CHILDID>A1</CHILDID></HEADER>\n<EPISODE><DECOM>01/05/2025</DECOM><LS>E1</LS><PL>U1</PL></EPISODE>";
        let review = |day: &str| format!("<AREVIEW><REVIEW>{day}</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>");
        let text =
            format!("<EXPSSDA903>\n{child}\n{}\n\n{}\n</CHILD></EXPSSDA903>", review("01/06/2025"), review("soon"));
        set.bytes.insert(UPLOAD.to_owned(), text.into_bytes());
    }),
];

const SWELLING: &str = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>";

/// Header as a sheet whose dates are plain numbers, counted from a year.
fn day_numbers(header: &Sheet, setting: &str, from: i32) -> Vec<u8> {
    let first = Day::new(from, 1, 1).unwrap().plus(if from == 1904 { 0 } else { -2 });
    let text = |value: &str| format!("<c t=\"inlineStr\"><is><t>{value}</t></is></c>");
    let row = |row: usize| {
        let day =
            Day::read(header.get(row, "DOB").as_bytes()).map_or(String::new(), |day| day.since(first).to_string());
        let [child, sex, ethnic, mother] = ["CHILD", "SEX", "ETHNIC", "MOTHER"].map(|name| text(header.get(row, name)));
        format!("<row>{child}{sex}<c><v>{day}</v></c>{ethnic}{mother}</row>")
    };
    let sheet = header_sheet(&(0..header.rows.len()).map(row).collect::<String>());
    let setting = format!("<workbook><workbookPr{setting}/>");
    let workbook = WORKBOOK.1.replace("<workbook>", &setting);
    archive(&[TYPES, ("xl/workbook.xml", &workbook, true), RELATIONS, ("xl/worksheets/sheet1.xml", &sheet, true)])
}

/// The set as a workbook with one thing changed.
fn with_book(set: &mut Set, change: impl FnOnce(&mut rust_xlsxwriter::Workbook)) {
    let mut book = book(set, as_text);
    change(&mut book);
    replace(set, book);
}

/// A workbook beside the files.
fn instead(set: &mut Set, bytes: Vec<u8>) {
    set.bytes.insert(BOOK.to_owned(), bytes);
}

/// A workbook of these rows of Header beside the files.
fn by_hand(set: &mut Set, rows: &str) {
    set.sheets.remove("header.csv");
    instead(set, one_sheet(&header_sheet(rows)));
}

fn as_upload(set: &mut Set, line_end: &str) {
    set.bytes.insert(UPLOAD.to_owned(), upload(set, line_end).into_bytes());
    // The upload of those years has no social workers, and CAS-01 counts them.
    set.sheets.retain(|name, _| is_extract(name) || name == "sw_episodes.csv");
}

/// An archive whose directory says that a stored part is shorter than it is.
fn lying(archive: &[u8]) -> Vec<u8> {
    let name = b"xl/worksheets/sheet1.xml";
    let places: Vec<usize> = (0..archive.len() - name.len()).filter(|at| archive[*at..].starts_with(name)).collect();
    let mut bytes = archive.to_vec();
    // The size stands 22 bytes before the name in the directory, and 8 before it at the part itself.
    let (part, entry) = (places[0] - 8, places[1] - 22);
    for place in [part, entry] {
        bytes[place..place + 4].copy_from_slice(&20u32.to_le_bytes());
    }
    bytes
}

/// The tables of an upload by name, as lines whose numbers do not count.
fn tables_of(upload: String) -> Vec<(String, Vec<String>)> {
    let rows = |bytes: Vec<u8>| {
        String::from_utf8(bytes).unwrap().lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let tables = workbook::open(Source::new(UPLOAD, upload));
    let mut tables: Vec<_> = tables.into_iter().map(|table| (table.path, rows(table.bytes))).collect();
    tables.sort();
    tables
}

#[test]
fn parts_inside_header_are_those_beside_it() {
    for line_end in ["\n", ""] {
        let beside = tables_of(upload(&clean(), line_end));
        assert!(beside.len() >= 8, "{}", beside.len());
        assert_eq!(tables_of(nested_upload(&clean(), line_end)), beside);
    }
}

#[test]
fn as_many_parts_as_the_schema_lets_in_are_read() {
    let many = |part: &str, item: &str, count| format!("<{part}><{item}>01/05/2025</{item}></{part}>").repeat(count);
    let parts = [("AMISSING", "MIS_START", 366), ("AREVIEW", "REVIEW", 52), ("AD_PLACED", "DATE_PLACED", 366)];
    let inside: String = parts.iter().map(|(part, item, count)| many(part, item, *count)).collect();
    let header = format!("<HEADER><CHILDID>A1</CHILDID>{inside}<MOTHER>0</MOTHER></HEADER>");
    let tables = tables_of(format!("<EXPSSDA903><CHILD>{header}</CHILD></EXPSSDA903>"));
    let rows: Vec<usize> = tables.iter().map(|(_, lines)| lines.len() - 1).collect();
    assert_eq!(rows, [1, 366, 366, 52], "Header, Missing, PlacedAdoption, Reviews");
    assert!(tables.iter().flat_map(|(_, lines)| &lines[1..]).all(|line| line.starts_with("A1,")));
}

#[test]
fn a_workbook_that_nothing_took_apart_is_refused_with_what_to_do() {
    let bytes = book(&clean(), as_text).save_to_buffer().unwrap();
    let read = returns::read(&[Source::new(format!("{FOLDER}/{BOOK}"), bytes)]);
    assert_eq!(read.accounts[0].notices[0].code, "IS_XLSX");
}

/// Three years of a small authority, by the folder of each return.
fn three_years() -> Vec<(String, Vec<Source>)> {
    let authority = Authority { children: 40, years: 3, seed: 11, ..Authority::default() };
    let mut folders: Vec<(String, Vec<Source>)> = Vec::new();
    for file in example::returns(&authority) {
        let source = Source::new(file.path, file.bytes);
        match folders.iter_mut().find(|(folder, _)| folder == source.folder()) {
            Some((_, files)) => files.push(source),
            None => folders.push((source.folder().to_owned(), vec![source])),
        }
    }
    folders
}

/// Some files as the sheets of a workbook.
fn workbook_of(path: String, files: &[Source]) -> Vec<Source> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for file in files {
        let name = file.name().trim_end_matches(".csv");
        write(book.add_worksheet().set_name(name).unwrap(), &Sheet::read(&file.bytes), 0, as_typed);
    }
    workbook::open(Source::new(path, book.save_to_buffer().unwrap()))
}

#[test]
fn workbooks_of_several_years_join_as_their_files_do() {
    let years = three_years();
    let files: Vec<Source> = three_years().into_iter().flat_map(|(_, files)| files).collect();
    let plain = returns::read(&files);
    let day = plain.as_at.unwrap();
    let by_year = years.iter().flat_map(|(year, files)| workbook_of(format!("Returns {year}.xlsx"), files));
    let unnamed = years.iter().enumerate().flat_map(|(at, (_, files))| workbook_of(format!("Book{at}.xlsx"), files));
    let by_table = years.iter().flat_map(|(year, files)| {
        let one = |file: &Source| {
            workbook_of(format!("{year}/{}.xlsx", file.name()), &[Source::new(&file.path, file.bytes.clone())])
        };
        files.iter().flat_map(one).collect::<Vec<Source>>()
    });
    let beside = three_years().into_iter().flat_map(|(year, mut files)| {
        let episodes = files.iter().position(|file| file.name() == "episodes.csv").unwrap();
        let book = workbook_of(format!("{year}/Episodes.xlsx"), &[files.remove(episodes)]);
        files.into_iter().chain(book).collect::<Vec<Source>>()
    });
    let sets: [Vec<Source>; 4] = [by_year.collect(), unnamed.collect(), by_table.collect(), beside.collect()];
    for set in sets {
        assert_eq!(figures(&returns::read(&set), day), figures(&plain, day), "{}", set[0].path);
    }
}

/// Bytes turned, put in and taken out, the same ones every time.
fn mutated(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut state = seed;
    let mut below = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most.max(1)
    };
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + below(3) {
        let place = below(bytes.len());
        match below(3) {
            0 => bytes[place] = below(256) as u8,
            1 => drop(
                bytes.splice(place..place, [&b"<c>"[..], b"</row>", b"&", b"\"", b"<!--", b"9"][below(6)].to_vec()),
            ),
            _ => drop(bytes.drain(place..(place + 1 + below(9)).min(bytes.len()))),
        }
    }
    bytes
}

#[test]
fn damaged_workbooks_and_uploads_account_for_every_row() {
    let row = |number: u32| {
        format!("<row r=\"{number}\"><c r=\"A{number}\"><v>{number}</v></c><c/><c><v>40179</v></c></row>")
    };
    let sheet = header_sheet(&(2..12).map(row).collect::<String>());
    let mut few = clean();
    few.sheets.retain(|name, _| matches!(name.as_str(), "header.csv" | "reviews.csv"));
    few.sheets.values_mut().for_each(|sheet| sheet.rows.truncate(10));
    let (book, upload) = (one_sheet(&sheet), upload(&few, "\n").into_bytes());
    let mut read = 0;
    for seed in 0..1_500 {
        let text = String::from_utf8_lossy(&mutated(sheet.as_bytes(), seed)).into_owned();
        for bytes in [one_sheet(&text), mutated(&book, seed), mutated(&upload, seed)] {
            let sources = workbook::open(Source::new("a.xlsx", bytes));
            let returns = returns::read(&sources);
            assert_eq!(super::unaccounted(&sources, &returns), None, "seed {seed}");
            read += returns.used.iter().sum::<u32>();
        }
    }
    assert!(read > 2_000, "{read}");
}
