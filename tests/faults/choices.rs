//! Every guess can be turned round.

use super::columns::month_first;
use super::kit::{FOLDER, clean, day_of_clean, figures, read};
use scorecard::choices::{Choices, DateOrder, FileChoices};
use scorecard::decode::Encoding;
use scorecard::returns;

fn of_file(name: &str, choices: FileChoices) -> Choices {
    Choices { files: [(format!("{FOLDER}/{name}"), choices)].into(), ..Choices::default() }
}

#[test]
fn month_first_is_read_when_the_officer_says_so() {
    let tidy = figures(&read(&clean()).1, day_of_clean());
    let mut set = clean();
    set.sheet("header.csv").each("DOB", month_first);
    let file = FileChoices { dates: [("DOB".to_owned(), DateOrder::MonthFirst)].into(), ..FileChoices::default() };
    let read = returns::read_with(&set.sources(), &of_file("header.csv", file));
    assert_eq!(figures(&read, day_of_clean()), tidy);
}

#[test]
fn numbers_of_children_are_taken_as_written_when_the_officer_says_so() {
    let mut set = clean();
    set.sheet("header.csv").each("CHILD", |id| format!("{id}.0"));
    let sources = set.sources();
    let (mended, exact) =
        (returns::read(&sources), returns::read_with(&sources, &Choices { ids_exact: true, ..Choices::default() }));
    assert_eq!(mended.records.children, 60);
    assert_eq!(exact.records.children, 120);
}

#[test]
fn a_delimiter_and_an_encoding_can_be_chosen() {
    let mut set = clean();
    set.text("header.csv", |text| text.replace(',', "|"));
    let file = FileChoices { delimiter: Some('|'), encoding: Some(Encoding::Utf8), ..FileChoices::default() };
    let sources = set.sources();
    assert!(!returns::read_with(&sources, &of_file("header.csv", file)).accounts[2].is_refused());
    let wrong = FileChoices { delimiter: Some(';'), ..FileChoices::default() };
    let refused = returns::read_with(&sources, &of_file("header.csv", wrong));
    let place = sources.iter().position(|source| source.name() == "header.csv").unwrap();
    assert!(refused.accounts[place].is_refused());
}

#[test]
fn headings_and_codes_can_be_taken_as_written() {
    let mut set = clean();
    set.sheet("header.csv").each("SEX", |code| if code == "M" { "Male" } else { "Female" }.to_owned());
    let file = FileChoices { codes_exact: true, ..FileChoices::default() };
    let sources = set.sources();
    let place = sources.iter().position(|source| source.name() == "header.csv").unwrap();
    let read = returns::read_with(&sources, &of_file("header.csv", file));
    assert!(read.accounts[place].notices.iter().any(|notice| notice.code == "CODE_UNKNOWN"));
    set.sheet("header.csv").rename("CHILD", "Child ID");
    let exact = FileChoices { headings_exact: true, ..FileChoices::default() };
    assert!(returns::read_with(&set.sources(), &of_file("header.csv", exact)).accounts[place].is_refused());
}

#[test]
fn a_guess_says_that_it_can_be_turned_round() {
    let mut set = clean();
    set.text("header.csv", |text| text.replace(',', ";"));
    let sources = set.sources();
    let place = sources.iter().position(|source| source.name() == "header.csv").unwrap();
    let read = returns::read(&sources);
    assert!(read.accounts[place].notices.iter().all(|notice| notice.choice.is_some()));
}
