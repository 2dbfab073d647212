//! A hundred megabytes that must be refused at once.

use scorecard::inside::account::Refusal;
use scorecard::inside::calendar::Day;
use scorecard::inside::file::choices::{Choices, FileChoices};
use scorecard::inside::file::prescan;
use scorecard::inside::file::{Opened, Source};
use scorecard::inside::history::History;
use scorecard::inside::page::Session;
use scorecard::inside::problems;
use scorecard::inside::reading;
use scorecard::inside::returns;
use std::time::{Duration, Instant};

const SIZE: usize = 100_000_000;
/// So much of a large file is looked at alone.
const FIRST: usize = 1 << 20;

/// How long this thread has worked: what else the machine does counts nothing.
fn worked() -> Duration {
    let nanos = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(nanos.split(' ').next().unwrap().parse().unwrap())
}

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
    let peek = |bytes: &[u8]| look(&bytes[..bytes.len().min(FIRST)], bytes.len() as u64);
    assert_eq!(peek(&with_headings(b',')), Some(Refusal::TooWide));
    assert_eq!(peek(&vec![b'"'; SIZE]), Some(Refusal::QuoteOpen));
    assert_eq!(look(b"CHILD,", 600_000_000), Some(Refusal::TooLong));
    let rows = "CHILD,REVIEW\n".to_owned() + &"\"é1\",01/01/2020\n".repeat(100_000);
    assert_eq!(peek(rows.as_bytes()), None);
}

/// Such a file is held whole, and one pass finds what is wrong.
#[test]
fn nonsense_behind_a_good_megabyte_is_refused_by_one_pass() {
    for (nonsense, why) in
        [(b',', Refusal::TooWide), (b'"', Refusal::QuoteOpen), (b'x', Refusal::LineLong), (b'\n', Refusal::TooManyRows)]
    {
        let mut bytes = b"CHILD,REVIEW\n".to_vec();
        (0..70_000).for_each(|child| bytes.extend(format!("{child:07},01/01/2020\n").bytes()));
        assert!(bytes.len() > FIRST);
        assert_eq!(prescan::peek(&bytes[..FIRST], SIZE as u64, &FileChoices::default()), None);
        bytes.resize(SIZE, nonsense);
        let before = worked();
        assert_eq!(Opened::new(&bytes, &FileChoices::default()).expect_err("it must be refused").why, why);
        assert!((worked() - before).as_secs() < 5, "{why:?} took {:?}", worked() - before);
    }
}

#[test]
fn a_file_too_long_is_refused_by_itself_and_one_without_room_says_so() {
    let mut session = Session::default();
    session.add_refused("long.csv".to_owned(), b"CHILD,", 600_000_000);
    session.add_refused("no room.csv".to_owned(), b"", 20);
    let files = serde_json::to_value(session.read()).unwrap()["files"].clone();
    let said = |file: usize| {
        let notice = &files[file]["notices"][0];
        assert_eq!(notice["code"], "TOO_LONG");
        notice["message"].as_str().unwrap().to_owned()
    };
    assert!(said(0).starts_with("The file is 600 MB long; at most 536 MB are read."), "{}", said(0));
    assert!(said(1).starts_with("The files are longer than 1,073 MB together"), "{}", said(1));
}

#[test]
fn the_file_beyond_the_thousandth_is_refused_by_itself() {
    let reviews =
        |number: usize| Source::new(format!("{number}/reviews.csv"), b"CHILD,REVIEW\nA1,01/01/2020\n".to_vec());
    let read = reading::read_with(&(0..1_001).map(reviews).collect::<Vec<Source>>(), &Choices::default(), |_| true);
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
const MISSING: &str = "CHILD,DOB,MISSING,MIS_START,MIS_END";
const WORKERS: &str = "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON";
const ALLOCATIONS: &str = "CHILD,ALLOCATED_FROM,ALLOCATED_TO,QUALIFIED";

/// A file of these headings and rows.
fn file(path: &str, headings: &str, rows: impl Iterator<Item = String>) -> Source {
    Source::new(path, std::iter::once(headings.to_owned()).chain(rows).collect::<Vec<String>>().join("\n") + "\n")
}

/// Reads files and looks for everything wrong in them within 30 seconds of work: the rows used of each, and what was found.
fn examined_all(sources: &[Source]) -> (Vec<u32>, usize) {
    let before = worked();
    let returns = returns::read(sources);
    let history = History::at(&returns.records, Day::new(2026, 3, 31).unwrap());
    let found = problems::find(sources, &returns, &history).findings;
    assert!((worked() - before).as_secs() < 30, "{:?}", worked() - before);
    (returns.used, found.iter().map(|finding| finding.hits.len()).sum())
}

/// The same for rows of Episodes alone.
fn examined(rows: impl Iterator<Item = String>) -> (u32, usize) {
    let (used, found) = examined_all(&[file("episodes.csv", EPISODES, rows)]);
    (used[0], found)
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
    let (used, found) = examined((1..=MANY).map(row));
    assert_eq!(used, MANY);
    assert!(found > 0);
}

/// To compare each time missing with each stay in care would take minutes; so would each decision with each other.
#[test]
fn one_child_with_very_many_times_missing_is_checked_at_once() {
    let stays = (0..8_000).map(|row| format!(",1,{},S,C2,N1,U4,PR1,{},E4A,,", day(row), day(row)));
    let missing = (0..MANY).map(|row| format!("1,01/02/2001,M,{},{}", day(row % 8000), day(row % 8000 + row / 8000)));
    let sources = [file("episodes.csv", EPISODES, stays), file("missing.csv", MISSING, missing)];
    let (used, found) = examined_all(&sources);
    assert!(used[1] > 7_000 && found > 7_000, "{used:?} {found}");
}

/// To look for each open episode of last year among all of this one would take minutes.
#[test]
fn one_child_with_very_many_rows_in_two_years_is_checked_at_once() {
    let of_year = |year: u32, from: u32, last: u32| {
        (0..MANY)
            .map(move |row| format!("{year},1,{},S,C2,N1,U4,PR1,,,,A{row}", day(if row > 0 { from } else { last })))
    };
    let (used, found) = examined(of_year(2023, 7_300, 7_300).chain(of_year(2024, 7_200, 7_700)));
    assert_eq!(used, 2 * MANY);
    assert!(found > MANY as usize, "{found}");
}

/// To compare each allocation with each worker of the return would take minutes.
#[test]
fn one_child_with_very_many_workers_is_read_at_once() {
    let episodes = std::iter::once(",1,01/06/2025,S,C2,N1,U4,PR1,,,,".to_owned());
    let workers = (0..5 * MANY).map(|row| format!("1,01/02/2010,SW{row},{0},{0},", day(row % 8000)));
    let allocated = (0..30_000).map(|row| format!("1,{},{},N", day(row), day(row + 1)));
    let sources = [
        file("episodes.csv", EPISODES, episodes),
        file("sw_episodes.csv", WORKERS, workers),
        file("allocations.csv", ALLOCATIONS, allocated),
    ];
    let (used, _) = examined_all(&sources);
    assert_eq!(used[1..], [5 * MANY, 30_000]);
}

/// To compare each of a thousand folders with each other one, file by file, would take its time cubed.
#[test]
fn a_thousand_folders_without_episodes_are_read_at_once() {
    let reviews = |number: u32| {
        file(&format!("{number}/reviews.csv"), "CHILD,REVIEW", [format!("{number},{}", day(8_000))].into_iter())
    };
    let (used, _) = examined_all(&(0..1_000).map(reviews).collect::<Vec<Source>>());
    assert_eq!(used.len(), 1_000);
}

/// To look up every cell of a row without digits among all names of columns would take minutes.
#[test]
fn very_many_rows_of_letters_are_read_at_once() {
    let letters =
        |row: u32| format!("{row:07}").bytes().map(|digit| char::from(digit + b'A' - b'0')).collect::<String>();
    let rows = (0..MANY).map(|row| ["q"; 11].iter().fold(format!(",{}", letters(row)), |line, cell| line + "," + cell));
    let (used, _) = examined(rows.map(|row| row[..row.len() - 2].to_owned()));
    assert_eq!(used, 0);
}

/// To find where each row of a child was counted, row by row, would take minutes.
#[test]
fn the_rows_of_a_child_with_very_many_are_shown_at_once() {
    let rows = (0..MANY).map(|row| format!(",1,01/06/2025,S,C2,N1,U{},PR1,,,,A{row}", 1 + row % 6));
    let mut session = Session::default();
    session.add_table(file("episodes.csv", EPISODES, rows));
    session.read();
    let before = worked();
    let page = serde_json::to_value(session.case("POP-01", "2026-03-31", 0).unwrap()).unwrap();
    assert_eq!(page["rows"].as_array().unwrap().len(), MANY as usize);
    assert!((worked() - before).as_secs() < 30, "{:?}", worked() - before);
}

/// To count how far a heading of 60 KB is from every column would take many seconds.
#[test]
fn a_heading_of_very_many_letters_is_matched_at_once() {
    let mut session = Session::default();
    let headings = (0..3).map(|_| "Q".repeat(20_000)).collect::<Vec<String>>().join(",");
    session.add("a.csv".to_owned(), (headings + "\n").into_bytes());
    let before = worked();
    assert!(session.matching("a.csv", "", "").is_ok());
    assert!((worked() - before).as_secs() < 5, "{:?}", worked() - before);
}
