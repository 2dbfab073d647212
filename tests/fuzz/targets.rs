//! What must hold of any bytes at all. Run by cargo-fuzz (see `README.md` here) and, on plain mutations, by `tests/mutations.rs`.

use scorecard::choices::FileChoices;
use scorecard::dates::Day;
use scorecard::decode::{self, Encoding};
use scorecard::formats::{DateStyle, other_format, usual_date};
use scorecard::history::History;
use scorecard::indicators;
use scorecard::notices::NoticeKind;
use scorecard::prescan::{self, Dialect};
use scorecard::records::Records;
use scorecard::returns::{self, Returns};
use scorecard::tables::Table;
use scorecard::text::{Opened, Source};

/// Decoding gives UTF-8 or a refusal, says the same as an independent decoder, and is done once and for all.
pub fn decode(data: &[u8]) {
    assert_eq!(decode::windows_1252(data), encoding_rs::WINDOWS_1252.decode_without_bom_handling(data).0);
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
    let table = Table::RETURN[usize::from(*first) % 12];
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
    let parts = data.split(|byte| *byte == 0xFE).take(12).enumerate();
    let files = parts.map(|(number, part)| {
        let table = Table::RETURN[(number + 1) % 12];
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
