//! A hundred megabytes that must be refused at once.

use scorecard::choices::{Choices, FileChoices};
use scorecard::notices::Refusal;
use scorecard::prescan;
use scorecard::reading;
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
