//! What must hold of any bytes at all. Run by cargo-fuzz (see `README.md` here) and, on plain mutations, by `tests/mutations.rs`.

use scorecard::inside::account::NoticeKind;
use scorecard::inside::calendar::Day;
use scorecard::inside::cells::formats::{DateStyle, other_format, usual_date};
use scorecard::inside::file::choices::FileChoices;
use scorecard::inside::file::decode::{self, Encoding};
use scorecard::inside::file::prescan::{self, Dialect};
use scorecard::inside::file::records::Records;
use scorecard::inside::file::{Opened, Source};
use scorecard::inside::history::History;
use scorecard::inside::indicators;
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::tables::Table;
use scorecard::inside::workbook;
use std::io::{Cursor, Write};

/// Decoding gives UTF-8 or a refusal, says the same as an independent decoder, and is done once and for all.
pub fn decode(data: &[u8]) {
    // The bytes that Windows-1252 leaves undefined are control characters on the web and lost letters here.
    let letters = encoding_rs::WINDOWS_1252.decode_without_bom_handling(data).0;
    let letters = letters.replace(['\u{81}', '\u{8d}', '\u{8f}', '\u{90}', '\u{9d}'], "\u{FFFD}");
    assert_eq!(decode::windows_1252(data), letters);
    let Ok(text) = decode::decode(data, None) else { return };
    let decoded = std::str::from_utf8(&text.bytes).expect("decoded text is UTF-8");
    assert!(!decoded.contains('\0'));
    let other = match text.encoding {
        Encoding::Utf16Le if data.starts_with(b"\xFF\xFE") => encoding_rs::UTF_16LE.decode(data).0,
        Encoding::Utf16Be if data.starts_with(b"\xFE\xFF") => encoding_rs::UTF_16BE.decode(data).0,
        Encoding::Utf8 => encoding_rs::UTF_8.decode_without_bom_handling(data).0,
        _ => return,
    };
    let bare =
        |text: &str| text.trim_start_matches('\u{feff}').trim_end_matches(['\0', '\u{1a}']).replace(['\r', '\n'], "");
    // What cannot be decoded at all becomes any number of marks.
    if !decoded.contains('\u{fffd}') {
        assert_eq!(bare(decoded), bare(&other));
    }
}

/// Rows that the pass before lets through have the same cells as the csv crate has.
pub fn prescan(data: &[u8]) {
    let text: Vec<u8> = data.iter().copied().filter(|byte| !b"\r\xEF\xBB\xBF".contains(byte)).collect();
    let dialect = Dialect::default();
    let Ok(scan) = prescan::scan(&text, dialect, 1, 4) else { return };
    let mut ours = Records::new(&text, dialect, 1, scan.quoted);
    let mut theirs = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_slice());
    let mut record = csv::ByteRecord::new();
    while theirs.read_byte_record(&mut record).expect("bytes are always read") {
        let row = ours.next_row().expect("a row less than the csv crate has");
        assert!(row.iter().eq(record.iter()), "other cells than the csv crate has on line {}", row.line);
    }
    assert!(ours.next_row().is_none(), "a row more than the csv crate has");
}

/// Dates of D2 are read as D2 has them, whatever else is read beside them; a written day is read as itself.
pub fn dates(data: &[u8]) {
    let plain = DateStyle::default();
    let all = DateStyle { other: true, serial: true, ..plain };
    let read = Day::read(data);
    assert!(usual_date(data).is_none() || usual_date(data) == read);
    assert_eq!(other_format(data, plain).map(|(day, _)| day), read);
    assert!(read.is_none() || other_format(data, all).map(|(day, _)| day) == read);
    let _ = other_format(data, DateStyle { month_first: true, ..all });
    let [a, b, c, ..] = data else { return };
    let first = Day::new(1928, 5, 18).expect("a day");
    let day = first.plus((i32::from(*a) * 256 + i32::from(*b)) % 60_000 + i32::from(*c));
    let iso = day.iso();
    let (year, month, date) = (&iso[..4], &iso[5..7], &iso[8..]);
    for text in [
        iso.clone(),
        format!("{date}/{month}/{year}"),
        format!("{date}.{month}.{year}"),
        format!("{year}{month}{date}"),
    ] {
        assert_eq!(other_format(text.as_bytes(), all).map(|(day, _)| day), Some(day), "{text}");
    }
    let american = format!("{month}/{date}/{year}");
    assert_eq!(
        other_format(american.as_bytes(), DateStyle { month_first: true, ..plain }).map(|(day, _)| day),
        Some(day)
    );
}

/// Any bytes under the headings of any table, and any bytes alone: every row is used, set aside or mended.
pub fn table(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let table = any_table(usize::from(*first));
    let headed = [table.official().join(",").as_bytes(), b"\n", rest].concat();
    for bytes in [headed, rest.to_vec()] {
        let opened = Opened::new(&bytes, &FileChoices::default()).is_ok();
        let sources = [Source::new("file.csv", bytes)];
        let returns = returns::read(&sources);
        assert!(opened || returns.accounts[0].is_refused());
        every_row_is_accounted_for(&returns);
    }
}

/// Several files of any content: all figures can be worked out, none is more than its whole.
pub fn scorecard(data: &[u8]) {
    let parts = data.split(|byte| *byte == 0xFE).take(27).enumerate();
    let files = parts.map(|(number, part)| {
        let table = any_table(number + 1);
        let bytes = if part.starts_with(b"CHILD") {
            part.to_vec()
        } else {
            [table.official().join(",").as_bytes(), b"\n", part].concat()
        };
        Source::new(format!("{}/{}.csv", number / 6, table.name()), bytes)
    });
    let sources: Vec<Source> = files.collect();
    let returns = returns::read(&sources);
    every_row_is_accounted_for(&returns);
    let Some(day) = returns.as_at else { return };
    let history = History::at(&returns.records, day);
    for indicator in indicators::all() {
        let figure = indicator.measure.figure(&history);
        assert!(figure.not_recorded >= 0 && figure.unassessed >= 0, "{}", indicator.id);
        assert!(figure.denominator.is_none_or(|whole| whole >= 0), "{}", indicator.id);
    }
}

/// Any bytes as a workbook, as the rows of a sheet in one, or inside the XML upload: every row is accounted for.
pub fn book(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let bytes = match first % 3 {
        0 => rest.to_vec(),
        1 => [b"<EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID></HEADER>", rest].concat(),
        _ => one_sheet(rest),
    };
    let sources = workbook::open(Source::new("file.xlsx", bytes));
    assert!(!sources.is_empty());
    every_row_is_accounted_for(&returns::read(&sources));
}

/// A workbook of one sheet called Header, with its headings and these rows.
fn one_sheet(rows: &[u8]) -> Vec<u8> {
    let names = Table::Header.official().iter();
    let headings: String = names.map(|name| format!("<c t=\"str\"><v>{name}</v></c>")).collect();
    let sheet = [format!("<worksheet><sheetData><row r=\"1\">{headings}</row>").as_bytes(), rows].concat();
    let relations =
        r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let book = r#"<workbook><sheets><sheet name="Header" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let parts: [(&str, &[u8]); 4] = [
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, stored).expect("a name");
        archive.write_all(bytes).expect("room in memory");
    }
    archive.finish().expect("room in memory").into_inner()
}

/// A table of the return or an extract, by any number.
fn any_table(number: usize) -> Table {
    let all = Table::RETURN.len() + Table::EXTRACTS.len();
    *Table::RETURN.iter().chain(&Table::EXTRACTS).nth(number % all).expect("a table")
}

fn every_row_is_accounted_for(returns: &Returns) {
    for (account, used) in returns.accounts.iter().zip(&returns.used) {
        assert_eq!(account.rows, used + account.set_aside + account.mended);
        let listed =
            |kind| account.notices.iter().filter(|notice| notice.kind == kind).map(|notice| notice.rows).sum::<u32>();
        assert_eq!(account.set_aside, listed(NoticeKind::SetAside));
        assert_eq!(account.mended, listed(NoticeKind::Mended));
        assert!(!account.is_refused() || account.rows == 0);
    }
}
