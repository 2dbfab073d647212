//! A hundred megabytes that must be refused at once.

use scorecard::choices::{Choices, FileChoices};
use scorecard::dates::Day;
use scorecard::history::History;
use scorecard::notices::Refusal;
use scorecard::prescan;
use scorecard::problems;
use scorecard::reading;
use scorecard::returns;
use scorecard::text::{Opened, Source};
use std::time::Instant;

const SIZE: usize = 100_000_000;

fn refused(bytes: &[u8]) -> Refusal {
    let before = Instant::now();
    let why = Opened::new(bytes, &FileChoices::default()).expect_err("it must be refused").why;
    assert!(before.elapsed().as_millis() < 1000, "{why:?} took {:?}", before.elapsed());
    why
}

fn with_headings(rest: u8) -> Vec<u8> {
    let mut bytes = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n".to_vec();
    bytes.resize(SIZE, rest);
    bytes
}

#[test]
fn a_hundred_megabytes_of_nonsense_are_refused_within_a_second() {
    assert_eq!(refused(&vec![b','; SIZE]), Refusal::TooWide);
    assert_eq!(refused(&vec![b'"'; SIZE]), Refusal::QuoteOpen);
    assert_eq!(refused(&vec![b'x'; SIZE]), Refusal::CellLong);
    assert_eq!(refused(&with_headings(b',')), Refusal::TooWide);
    assert_eq!(refused(&with_headings(b'"')), Refusal::QuoteOpen);
    assert_eq!(refused(&with_headings(b'x')), Refusal::CellLong);
    assert_eq!(refused(&with_headings(0x80)), Refusal::NotText);
}

#[test]
fn the_first_megabyte_tells_what_the_rest_cannot_mend() {
    let look = |first: &[u8], length| prescan::peek(first, length, &FileChoices::default()).map(|refused| refused.why);
    let peek = |bytes: &[u8]| look(&bytes[..bytes.len().min(1 << 20)], bytes.len() as u64);
    assert_eq!(peek(&with_headings(b',')), Some(Refusal::TooWide));
    assert_eq!(peek(&vec![b'"'; SIZE]), Some(Refusal::QuoteOpen));
    assert_eq!(look(b"CHILD,", 600_000_000), Some(Refusal::TooLong));
    let rows = "CHILD,REVIEW\n".to_owned() + &"\"é1\",01/01/2020\n".repeat(100_000);
    assert_eq!(peek(rows.as_bytes()), None);
}

#[test]
fn the_file_beyond_the_thousandth_is_refused_by_itself() {
    let reviews =
        |number: usize| Source::new(format!("{number}/reviews.csv"), b"CHILD,REVIEW\nA1,01/01/2020\n".to_vec());
    let read = reading::read_with(&(0..1_001).map(reviews).collect::<Vec<Source>>(), &Choices::default());
    let is_refused = |file: &usize| read.accounts[*file].notices.iter().any(|notice| notice.code == "TOO_MANY_FILES");
    assert_eq!((0..1_001).filter(is_refused).collect::<Vec<usize>>(), [1_000]);
    assert_eq!(read.accounts[999].rows, 1);
}

/// Found by the fuzz target `table`: the search for headings took its time over lines that are none.
#[test]
fn wide_lines_that_are_no_headings_are_refused_at_once() {
    let line = (0..250).map(|number| format!("CHILX{number},ETHNIX,REVIEX,PLACX")).collect::<Vec<String>>();
    let narrow = (line[..15].join(",") + "\n").repeat(20);
    assert_eq!(refused(narrow.as_bytes()), Refusal::NoHeadings);
    assert_eq!(refused((line.join(",") + "\n").repeat(20).as_bytes()), Refusal::TooWide);
}

const EPISODES: &str = "YEAR,CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,HOME_POST,PL_POST";

/// Reads rows of Episodes and looks for everything wrong in them: the rows used, and what was found.
fn examined(rows: impl Iterator<Item = String>) -> (u32, usize) {
    let text = std::iter::once(EPISODES.to_owned()).chain(rows).collect::<Vec<String>>().join("\n") + "\n";
    let sources = [Source::new("episodes.csv", text)];
    let returns = returns::read(&sources);
    let history = History::at(&returns.records, Day::new(2026, 3, 31).unwrap());
    let found = problems::find(&sources, &returns, &history).findings;
    (returns.used[0], found.iter().map(|finding| finding.hits.len()).sum())
}

const MANY: u32 = 200_000;

/// The day so many days after the start of 2003, as a return writes it.
fn day(number: u32) -> String {
    let first = Day::new(2003, 1, 1).unwrap();
    let iso = first.plus(number as i32).iso();
    format!("{}/{}/{}", &iso[8..], &iso[5..7], &iso[..4])
}

/// To compare each row of a child with each other one would take minutes.
#[test]
fn one_child_with_very_many_rows_is_read_and_checked_at_once() {
    let of_one_day = |row| format!(",1,01/06/2025,S,C2,N1,U4,PR1,,,,A{row}");
    let (used, found) = examined((0..MANY).map(of_one_day));
    assert_eq!(used, MANY);
    assert!(found > MANY as usize / 2, "{found}");
    let ended = |row| format!(",1,{},S,C2,N1,U4,PR1,{},X1,,AB{} 1AA", day(row % 8000), day(row % 8000 + 9), row / 8000);
    let (used, found) = examined((0..MANY).map(ended));
    assert_eq!(used, MANY);
    assert!(found > MANY as usize / 2, "{found}");
}

/// To ask every child in every year would take minutes.
#[test]
fn very_many_years_are_checked_at_once() {
    let row = |row: u32| format!("{},{row},{},S,C2,N1,U4,PR1,,,,", 1985 + row % 61, day(row % 8000));
    let (used, found) = examined((0..MANY).map(row));
    assert_eq!(used, MANY);
    assert!(found > 0);
}
