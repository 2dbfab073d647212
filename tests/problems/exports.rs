//! The list to send is safe to open in a spreadsheet, can be read back, and tells what changed since the last one.

use super::{Dice, Found, day, file, prices, sheet};
use scorecard::inside::file::Source;
use scorecard::inside::page::Session;
use scorecard::inside::problems::{list, since};
use scorecard::inside::workbook;

/// Characters with which hostile cells are built.
const LETTERS: &[&str] = &[
    "=", "+", "-", "@", "\t", "\r", "\n", "\0", "'", "\"", ",", ";", "|", "%", "a", "1", " ", "\u{a0}", "\u{FF1D}",
    "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}", "\u{200b}", "\u{feff}", "cmd", "é", "\u{3000}",
];

fn hostile(dice: &mut Dice) -> String {
    (0..dice.below(8)).map(|_| LETTERS[dice.below(LETTERS.len())]).collect()
}

/// What a spreadsheet takes for a formula.
fn runs(cell: &str) -> bool {
    let shown = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\0');
    !cell.starts_with('\'') && shown.starts_with(['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'])
}

#[test]
fn no_cell_runs_and_every_cell_reads_back() {
    let mut dice = Dice(11);
    for _ in 0..50_000 {
        let text = hostile(&mut dice);
        let line = format!("{},{}\r\n", list::cell(&text), list::cell("x"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!((records.len(), records[0].len()), (1, 2), "{text:?}");
        assert!(!runs(&records[0][0]), "{text:?} is written as {line:?}");
        assert_eq!(list::plain(&records[0][0]), text.replace('\0', ""), "{text:?}");
    }
}

#[test]
fn a_hostile_number_and_file_name_are_text_in_the_list() {
    let episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n\"=HYPERLINK(\"\"http://x\"\")\",01/05/2017,S,C9,N1,U6,PR1,,\n";
    let mut session = Session::default();
    session.add("@evil/=1+1.csv".to_owned(), episodes.as_bytes().to_vec());
    session.read();
    let list = session.send_list("2018-03-31", "144").unwrap();
    let row = list.split("\r\n").nth(1).unwrap();
    assert!(
        row.starts_with("\"'=HYPERLINK(\"\"http://x\"\")\",\"2017/18\",\"'@evil/=1+1.csv\",\"2\",\"LS\",\"144\","),
        "{row}"
    );
    assert!(list.split("\r\n").filter(|line| !line.is_empty()).all(|line| line.starts_with('"')));
    assert!(!list.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn the_messages_never_hold_the_content_of_a_cell() {
    let rows =
        ["E DECOM=01/05/2017 LS=SECRET PLACE=HIDDEN", "R REVIEW=01/06/2017 REVIEW_CODE=PRIVATE"].map(str::to_owned);
    let files = sheet::files(&rows, 2018);
    let found = Found::new(&files, day("31/03/2018"));
    let all: Vec<_> = found.problems.findings.iter().collect();
    let list = list::csv(&all, &files, &found.returns);
    let report = scorecard::inside::page::report(&files, &found.returns, day("31/03/2018"), None).unwrap();
    let report = serde_json::to_string(&report).unwrap();
    for word in ["SECRET", "HIDDEN", "PRIVATE"] {
        assert!(!list.contains(word) && !report.contains(word));
    }
    assert!(list.contains("\"144\"") && list.contains("\"146\"") && list.contains("\"167\""));
}

#[test]
fn what_changed_since_the_last_list() {
    let wrong = ["E DECOM=01/05/2017 LS=C3", "E CHILD=B DECOM=01/05/2017 LS=C3"].map(str::to_owned);
    let mended = ["E DECOM=01/05/2017 LS=C2", "E CHILD=B DECOM=01/05/2017 LS=C3", "E CHILD=C DECOM=01/05/2017 LS=C3"];
    let files = sheet::files(&wrong, 2018);
    let before = Found::new(&files, day("31/03/2018"));
    let earlier = list::csv_of_one(before.problems.finding("144").unwrap(), &files, &before.returns);
    let after = Found::new(&sheet::files(&mended.map(str::to_owned), 2018), day("31/03/2018"));
    let changes = since::changes(&after.problems, &after.returns, earlier.as_bytes()).unwrap();
    assert_eq!(changes, [since::Change { code: "144".to_owned(), new: 1, gone: 1, still: 1 }]);
    assert!(since::changes(&after.problems, &after.returns, b"CHILD,DECOM\n").is_err());
    let all = list::csv(&[before.problems.finding("144").unwrap()], &files, &before.returns);
    let changes = since::changes(&after.problems, &after.returns, all.as_bytes()).unwrap();
    let others = after.problems.findings.iter().filter(|finding| finding.check.code != "144");
    let (new, others): (usize, usize) =
        (changes.iter().map(|change| change.new).sum(), others.map(|finding| finding.hits.len()).sum());
    assert!(others > 0);
    assert_eq!(new, 1 + others, "a full list of one code does not hide what is new under another");
    assert!(since::changes(&after.problems, &after.returns, b"").is_err());
}

/// The list as Excel holds it when it was opened and saved as a workbook: what looks like a number is one.
fn saved_by_excel(list: &str) -> Vec<Source> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("findings-2018-03-31").unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(list.as_bytes());
    for (row, record) in reader.records().map(Result::unwrap).enumerate() {
        for (column, cell) in record.iter().enumerate() {
            let (row, column) = (row as u32, column as u16);
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    workbook::open(Source::new("findings.xlsx", book.save_to_buffer().unwrap()))
}

#[test]
fn a_list_that_excel_saved_as_a_workbook_is_the_list_still() {
    let rows = ["E CHILD=70001 DECOM=01/05/2017 LS=C3", "E CHILD==1+1 DECOM=01/05/2017 LS=C3"].map(str::to_owned);
    let mut session = Session::default();
    sheet::files(&rows, 2018).into_iter().for_each(|source| session.add(source.path, source.bytes));
    session.read();
    let list = session.send_list("2018-03-31", "").unwrap();
    assert!(list.contains("\"'=1+1\"") && list.contains("\"70001\""));
    saved_by_excel(&list).into_iter().for_each(|table| session.add_table(table));
    let reading = serde_json::to_value(session.read()).unwrap();
    assert_eq!(reading["beside"][0]["path"], "findings.xlsx › findings-2018-03-31");
    let quality = serde_json::to_value(session.quality("2018-03-31").unwrap()).unwrap();
    let changes = &quality["since"]["changes"];
    let listed = list.matches("\r\n").count() - 1;
    assert_eq!((&changes["new"], &changes["gone"], &changes["still"]), (&0.into(), &0.into(), &listed.into()));
}

#[test]
fn nothing_changes_from_a_list_to_itself() {
    let sources = prices::damaged(9);
    let as_at = scorecard::inside::returns::read(&sources).as_at.unwrap();
    let found = Found::new(&sources, as_at);
    let all: Vec<_> = found.problems.findings.iter().collect();
    let list = list::csv(&all, &sources, &found.returns);
    let changes = since::changes(&found.problems, &found.returns, list.as_bytes()).unwrap();
    assert!(changes.len() > 20 && changes.iter().all(|change| (change.new, change.gone) == (0, 0)));
    assert_eq!(changes.iter().map(|change| change.still).sum::<usize>(), list.matches("\r\n").count() - 1);
}

#[test]
fn the_same_files_give_the_same_bytes_in_whatever_order_they_are_dropped() {
    let sources = prices::damaged(13);
    let as_at = scorecard::inside::returns::read(&sources).as_at.unwrap().iso();
    let view = |reversed: bool| {
        let mut session = Session::default();
        let order: Vec<usize> =
            if reversed { (0..sources.len()).rev().collect() } else { (0..sources.len()).collect() };
        order.iter().for_each(|place| session.add(sources[*place].path.clone(), sources[*place].bytes.clone()));
        session.read();
        let quality = serde_json::to_string(&session.quality(&as_at).unwrap()).unwrap();
        (quality, session.send_list(&as_at, "").unwrap())
    };
    assert_eq!(view(false), view(false));
    assert_eq!(view(false), view(true));
}

/// One return alone lacks nothing of its own: earlier ones would tell of those who came before it.
#[test]
fn a_page_says_of_children_whom_earlier_returns_would_tell_of_that_they_cannot_be_judged() {
    let mut session = Session::default();
    session.add_example(300, 1, 5);
    session.read();
    let scorecard = serde_json::to_value(session.scorecard("2026-03-31").unwrap()).unwrap();
    let mut lines = scorecard["sections"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    let words = lines.find(|line| line["id"] == "STB-02").unwrap()["bounds"]["words"].as_str().unwrap().to_owned();
    assert!(words.ends_with("children can be judged."), "{words}");
}

#[test]
fn a_page_asks_for_findings_and_gets_words() {
    let mut session = Session::default();
    assert!(session.quality("2018-03-31").is_err());
    let rows = ["E DECOM=01/05/2016", "E CHILD=B DECOM=01/05/2016", "2 CHILD=B TEETH_CHECK=1"].map(str::to_owned);
    for source in sheet::files(&rows, 2018) {
        session.add(source.path, source.bytes);
    }
    session.read();
    let quality = serde_json::to_value(session.quality("2018-03-31").unwrap()).unwrap();
    let lines = quality["lines"].as_array().unwrap();
    let teeth = lines.iter().find(|line| line["id"] == "HLT-03").unwrap();
    assert_eq!(teeth["words"], "50.0%, between 50.0% and 100.0% once 1 child is recorded.");
    assert_eq!(teeth["stamp"], "cannot be trusted yet");
    let suspects = serde_json::to_value(session.suspects("HLT-03", "2018-03-31").unwrap()).unwrap();
    assert_eq!((suspects["with"].as_f64(), suspects["without"].as_f64()), (Some(50.0), Some(100.0)));
    assert!(session.suspects("NO-1", "2018-03-31").is_err());
    assert!(session.send_list("2018-03-31", "no such code").is_err());
    session.add("other.csv".to_owned(), file("other.csv", "x\n").bytes);
    assert!(session.quality("2018-03-31").is_err(), "the files have changed and are to be read again");
}
