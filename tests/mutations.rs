//! The fuzz targets on plain mutations of tidy files, the same ones every time.
//!
//! `FUZZ_RUNS=1000000 cargo test --release --test engine mutations::` tries more of them; `FUZZ_FROM=7` begins elsewhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "fuzz/targets.rs"]
mod targets;

use scorecard::inside::example::{self, Authority};

/// Chance that is the same on every machine (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % count.max(1) as u64) as usize
    }
}

/// Bytes at which readers of tables and of workbooks turn.
const TURNING: &[&[u8]] = &[
    b",",
    b"\"",
    b"\"\"",
    b"\n",
    b"\r\n",
    b"\r",
    b";",
    b"\t",
    b"'",
    b"=\"",
    b"\0",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xFE",
    b"\xE9",
    "é".as_bytes(),
    "\u{200b}".as_bytes(),
    b"31/02/2018",
    b"2018-01-01",
    b"43190",
    b"########",
    b"NULL",
    b"1.0",
    b"CHILD",
    b"Total",
    b"E1",
    b"X1",
    b"\x1A",
    b"01/01/1900",
    b"12/31/2017",
    b"sep=;\n",
    b"<",
    b"</row>",
    b"<row r=\"9\"/>",
    b"<c t=\"s\"><v>0</v></c>",
    b"&#10;",
    b"]]>",
    b"<!DOCTYPE x>",
    b"<CHILD>",
];

fn mutated(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = seeds[dice.below(seeds.len())].clone();
    for _ in 0..1 + dice.below(8) {
        let place = dice.below(bytes.len() + 1);
        let end = (place + dice.below(12)).min(bytes.len());
        match dice.below(6) {
            0 => drop(bytes.drain(place..end)),
            1 => drop(bytes.splice(place..end, TURNING[dice.below(TURNING.len())].iter().copied())),
            2 => drop(bytes.splice(place..place, TURNING[dice.below(TURNING.len())].iter().copied())),
            3 => bytes.insert(place, dice.below(256) as u8),
            4 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len());
                let part = other[from..(from + dice.below(80)).min(other.len())].to_vec();
                drop(bytes.splice(place..end, part));
            }
            _ => bytes.truncate(place.max(1)),
        }
    }
    bytes
}

fn seeds() -> Vec<Vec<u8>> {
    let authority = Authority { children: 8, years: 1, seed: 5, ..Authority::default() };
    let files = example::returns(&authority).into_iter().chain(example::extracts(&authority));
    let head =
        |bytes: Vec<u8>| bytes.split_inclusive(|byte| *byte == b'\n').take(12).flatten().copied().collect::<Vec<u8>>();
    files.map(|file| head(file.bytes)).collect()
}

fn dates() -> Vec<Vec<u8>> {
    let dates =
        ["31/12/2017", "1/2/03", "2017-12-31", "2017-12-31 00:00:00", "31.12.2017", "31 Dec 2017", "20171231", "43100"];
    dates.iter().map(|date| date.as_bytes().to_vec()).collect()
}

/// Rows of a sheet, and what follows the first child of an upload.
fn books() -> Vec<Vec<u8>> {
    let sheet = "b<row r=\"2\"><c t=\"str\"><v>A1</v></c><c><v>1</v></c><c t=\"inlineStr\"><is><t>31/12/2010</t></is></c></row></sheetData></worksheet>";
    let upload = "a<EPISODE><DECOM>2017-05-01</DECOM><RNE>S</RNE><LS>C2</LS><PL>U4</PL></EPISODE><AREVIEW><REVIEW>2017-06-01</REVIEW></AREVIEW></CHILD></EXPSSDA903>";
    [sheet, upload].map(|text| text.as_bytes().to_vec()).into()
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn run(target: fn(&[u8]), seeds: &[Vec<u8>], share: u64) {
    let mut dice = Dice(number("FUZZ_FROM", 1));
    for _ in 0..number("FUZZ_RUNS", 8_000) / share {
        let bytes = mutated(&mut dice, seeds);
        if std::panic::catch_unwind(|| target(&bytes)).is_err() {
            panic!("found by {:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn decoding_holds() {
    run(targets::decode, &seeds(), 1);
}

#[test]
fn the_pass_before_the_rows_holds() {
    run(targets::prescan, &seeds(), 1);
}

#[test]
fn dates_hold() {
    run(targets::dates, &dates(), 1);
}

#[test]
fn tables_hold() {
    run(targets::table, &seeds(), 4);
}

#[test]
fn books_hold() {
    run(targets::book, &books(), 4);
}

#[test]
fn scorecards_hold() {
    let files = seeds();
    let all: Vec<u8> = files.join(&0xFE);
    run(targets::scorecard, &[all, files.concat()], 20);
}
