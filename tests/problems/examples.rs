//! Every check finds the child in its wrong rows and leaves the mended ones alone.

use super::{Found, day, sheet};
use scorecard::inside::problems::{check::Find, checks};
use std::collections::BTreeSet;

struct Example {
    code: String,
    as_at: String,
    wrong: Vec<String>,
    mended: Vec<String>,
}

fn examples() -> Vec<Example> {
    let text = include_str!("examples.md");
    text.split("\n## ").skip(1).map(example).collect()
}

fn example(text: &str) -> Example {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let code = lines.next().unwrap().to_owned();
    let (mut as_at, mut wrong, mut mended, mut is_wrong) = ("31/03/2018".to_owned(), vec![], vec![], true);
    for line in lines {
        match (line, line.strip_prefix("at ")) {
            ("yes", _) => is_wrong = true,
            ("no", _) => is_wrong = false,
            (_, Some(date)) => as_at = date.to_owned(),
            (row, None) if is_wrong => wrong.push(row.to_owned()),
            (row, None) => mended.push(row.to_owned()),
        }
    }
    Example { code, as_at, wrong, mended }
}

impl Example {
    fn hits(&self, rows: &[String]) -> usize {
        let as_at = day(&self.as_at);
        Found::new(&sheet::files(rows, as_at.year_end()), as_at).hits(&self.code, "A")
    }
}

#[test]
fn each_check_finds_what_is_wrong_and_leaves_the_rest_alone() {
    let mut failed = Vec::new();
    for example in examples() {
        if example.hits(&example.wrong) == 0 {
            failed.push(format!("{} does not find {:?}", example.code, example.wrong));
        }
        if example.hits(&example.mended) != 0 {
            failed.push(format!("{} finds {:?}", example.code, example.mended));
        }
    }
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), examples().len(), failed.join("\n"));
}

#[test]
fn every_check_has_an_example_and_every_example_a_check() {
    let shown: BTreeSet<String> = examples().into_iter().map(|example| example.code).collect();
    let codes: BTreeSet<String> = checks().map(|check| check.code.to_owned()).collect();
    assert_eq!(codes.len(), checks().count(), "two checks share a code");
    assert_eq!(shown, codes);
}

/// The 60 rules that most affect the headline indicators, as tagged in the reference.
const HEADLINE_RULES: &[&str] = &[
    "102", "141", "142", "144", "147", "148", "149", "302", "354", "355", "356", "385", "388", "431", "432", "433",
    "437", "501", "502", "562", "INT03", "INT32", "143", "146", "225", "233", "383", "434", "435", "436", "166", "167",
    "440", "441", "181", "185", "186", "190", "191", "543", "545", "331", "335", "390", "522", "551", "557", "601",
    "602", "564", "567", "574", "577", "131", "132", "133", "345", "391", "SW08STG2", "SW17STG2",
];

#[test]
fn the_sixty_headline_rules_are_all_there() {
    assert_eq!(HEADLINE_RULES.len(), 60);
    for rule in HEADLINE_RULES {
        assert!(checks().any(|check| check.code == *rule), "rule {rule} is not checked");
    }
}

#[test]
fn every_check_says_what_is_wrong_and_what_to_do() {
    for check in checks() {
        for words in [check.message, check.advice] {
            assert!(words.ends_with('.') && words.starts_with(char::is_uppercase), "{}: {words}", check.code);
        }
        assert!(!check.columns.is_empty(), "{}", check.code);
        let reads_own = check.reads.contains(&check.table) || check.code == "1012";
        assert!(reads_own || matches!(check.find, Find::SetAside(_)), "{}", check.code);
    }
}

#[test]
fn a_row_that_a_later_return_files_anew_is_checked_there_alone() {
    let old = ["17:E DECOM=01/05/2016 LS=C3", "E DECOM=01/05/2016 LS=C2"].map(str::to_owned);
    let mended = Found::new(&sheet::files(&old, 2018), day("31/03/2018"));
    assert_eq!(mended.hits("144", "A"), 0);
    let both = ["17:E DECOM=01/05/2016 LS=C3", "E DECOM=01/05/2016 LS=C3"].map(str::to_owned);
    assert_eq!(Found::new(&sheet::files(&both, 2018), day("31/03/2018")).hits("144", "A"), 1);
}

#[test]
fn a_check_without_its_tables_is_named_and_finds_nothing() {
    let rows = ["E DECOM=01/05/2017 PLACE=A6 LS=E1".to_owned()];
    let mut files = sheet::files(&rows, 2018);
    files.retain(|file| !file.path.ends_with("placed_for_adoption.csv"));
    let found = Found::new(&files, day("31/03/2018"));
    assert_eq!(found.hits("551", "A"), 0);
    let named: Vec<&str> = found.problems.not_run.iter().map(|not_run| not_run.check.code).collect();
    let times = |code: &str| named.iter().filter(|named| **named == code).count();
    assert_eq!((times("551"), times("552")), (1, 0), "{named:?}");
}
