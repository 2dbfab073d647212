//! What must not change a figure, tried on every case that leaves figures.

use super::kit::{FOLDER, Set, Sheet, clean, day_of_clean, figures};
use super::writing::{BOOK, WriteCell, as_text, as_typed, book};
use super::{cases, unaccounted};
use scorecard::inside::account::Outcome;
use scorecard::inside::file::Source;
use scorecard::inside::returns;
use scorecard::inside::workbook;

type Change = fn(&Set) -> Vec<Source>;

const CHANGES: &[(&str, Change)] = &[
    ("files in another order", |set| set.sources().into_iter().rev().collect()),
    ("rows in another order", |set| changed(set, |sheet| sheet.rows.reverse())),
    ("columns in another order", |set| {
        changed(set, |sheet| {
            sheet.columns.reverse();
            sheet.rows.iter_mut().for_each(|row| row.reverse());
        })
    }),
    ("tabs", |set| written(set, |text| text.replace(',', "\t"))),
    ("semicolons", |set| written(set, |text| text.replace(',', ";"))),
    ("other line ends", |set| written(set, |text| text.replace('\n', "\r\n"))),
    ("old line ends", |set| written(set, |text| text.replace('\n', "\r"))),
    ("UTF-16", |set| {
        let wide = |bytes: &[u8]| {
            String::from_utf8_lossy(bytes).encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
        };
        let file = |source: Source| Source { bytes: [vec![0xFF, 0xFE], wide(&source.bytes)].concat(), ..source };
        set.sources().into_iter().map(file).collect()
    }),
    ("every cell in quotes", |set| written(set, quoted)),
    ("two files for one", split),
    ("sheets of a workbook", |set| in_book(set, as_text)),
    ("sheets with dates and numbers", |set| in_book(set, as_typed)),
];

fn in_book(set: &Set, cell: WriteCell) -> Vec<Source> {
    let bytes = book(set, cell).save_to_buffer().unwrap();
    workbook::open(Source::new(format!("{FOLDER}/{BOOK}"), bytes))
}

fn changed(set: &Set, change: impl Fn(&mut Sheet)) -> Vec<Source> {
    let mut set = set.clone();
    set.sheets.values_mut().for_each(change);
    set.sources()
}

fn written(set: &Set, change: impl Fn(&str) -> String) -> Vec<Source> {
    let file =
        |source: Source| Source { bytes: change(&String::from_utf8_lossy(&source.bytes)).into_bytes(), ..source };
    set.sources().into_iter().map(file).collect()
}

fn quoted(text: &str) -> String {
    let line = |line: &str| line.split(',').map(|cell| format!("\"{cell}\"")).collect::<Vec<String>>().join(",") + "\n";
    text.lines().map(line).collect()
}

fn split(set: &Set) -> Vec<Source> {
    let mut halves = Set { sheets: Default::default(), bytes: Default::default() };
    for (name, sheet) in &set.sheets {
        let (first, second) = sheet.rows.split_at(sheet.rows.len() / 2);
        for (rows, end) in [(first, "a"), (second, "b")] {
            let half = Sheet { columns: sheet.columns.clone(), rows: rows.to_vec() };
            halves.sheets.insert(format!("{} {end}.csv", name.trim_end_matches(".csv")), half);
        }
    }
    halves.sources()
}

/// Cases whose rows tell by their order or their place which of two counts, or whose text is spoiled below its cells.
fn is_plain(set: &Set) -> bool {
    set.bytes.is_empty()
        && set.sheets.values().all(|sheet| {
            sheet.rows.iter().all(|row| row.iter().all(|cell| !cell.contains(['"', '\n', ',', ';', '\t'])))
        })
}

#[test]
fn writing_the_same_in_another_way_changes_no_figure() {
    let (day, mut wrong, mut tried) = (day_of_clean(), Vec::new(), 0);
    for case in cases().filter(|case| case.outcome != Outcome::Refuse) {
        let mut set = clean();
        (case.spoil)(&mut set);
        if !is_plain(&set) || ORDERED.iter().any(|name| case.name.starts_with(name)) {
            continue;
        }
        let plain = figures(&returns::read(&set.sources()), day);
        for (name, change) in CHANGES {
            tried += 1;
            let sources = change(&set);
            let returns = returns::read(&sources);
            if figures(&returns, day) != plain {
                let other = figures(&returns, day);
                wrong.push(format!("{}: {name}: {:?}", case.name, plain.iter().zip(&other).find(|(a, b)| a != b)));
            }
            wrong.extend(unaccounted(&sources, &returns).map(|what| format!("{}: {name}: {what}", case.name)));
        }
    }
    assert!(tried > 500, "{tried}");
    assert!(wrong.is_empty(), "{} of {tried} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Of two rows that contradict each other the first counts (D3, D5, D6), of two columns of one name the first is read, and
/// of two files the one with the usual name, so here the order matters.
const ORDERED: &[&str] = &["070", "076", "121", "124b", "051", "052", "053", "066c", "visits: two rows"];
