//! The command with published files among its files, and the table of same definitions against the facts.

use scorecard::inside::compare::same;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::indicators::{self, england};
use scorecard::inside::page::Session;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scorecard")).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> Value {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

const PUBLISHED: &str = "measure,year,la_code,area,value\n\
    LACStable_2016on,2025,301,Ash,11\nLACStable_2016on,2025,302,Birch,c\nLACStable_2016on,2025,303,Cedar,8\n\
    Population 0-17,2024,301,Ash,60000\nUnknown,2025,301,Ash,8\n";

/// An invented authority with a published file beside its returns.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("comparisons").join(name);
    _ = std::fs::remove_dir_all(&folder);
    let authority = Authority { children: 60, years: 2, ..Authority::default() };
    for file in example::returns(&authority) {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.bytes).unwrap();
    }
    std::fs::write(folder.join("published.csv"), PUBLISHED).unwrap();
    folder
}

fn line<'v>(printed: &'v Value, key: &str, id: &str) -> &'v Value {
    printed[key].as_array().unwrap().iter().find(|line| line["id"] == id).unwrap()
}

fn of<'v>(comparators: &'v Value, whose: &str) -> &'v Value {
    let mut all = comparators["comparators"].as_array().unwrap().iter();
    all.find(|one| one["whose"] == whose).unwrap_or(&Value::Null)
}

#[test]
fn the_command_prints_what_stands_beside_a_line() {
    let folder = folder("beside");
    let folder = folder.to_str().unwrap();
    let printed = printed(&["figures", "--as-at", "2026-03-31", "--authority", "ash", folder]);
    assert_eq!(printed["authority"], "Ash");
    let comparators = &line(&printed, "lines", "STB-01")["comparators"];
    assert_eq!(of(comparators, "nation")["words"], "England: 10% (2024/25, the latest before 2025/26)");
    assert_eq!(of(comparators, "own published")["value"], 11.0);
    assert_eq!(comparators["published"]["rank"], 2);
    assert_eq!(comparators["published"]["of"], 2, "what is held back is no number");
    assert!(line(&printed, "lines", "REV-02")["comparators"].is_null());
    assert_eq!(line(&printed, "lines", "REV-02")["never_beside"][0]["published"], "NI 66");
    let rate = line(&printed, "rates", "POP-02");
    assert_eq!((&rate["population"], &rate["mid_year"], &rate["fits"]), (&60000.into(), &2024.into(), &false.into()));
    let file = &printed["published"][0];
    let number = |key: &str| file[key].as_u64().unwrap();
    assert_eq!((number("rows"), number("used"), number("set_aside"), number("mended")), (5, 3, 2, 0));
    assert!(
        printed["files"].as_array().unwrap().iter().all(|file| !file["name"].as_str().unwrap().contains("published"))
    );
}

#[test]
fn a_published_file_moves_no_figure() {
    let folder = folder("moves");
    let path = folder.to_str().unwrap();
    let with = printed(&["figures", "--as-at", "2026-03-31", path]);
    std::fs::remove_file(folder.join("published.csv")).unwrap();
    let without = printed(&["figures", "--as-at", "2026-03-31", path]);
    let figures = |printed: &Value| {
        let of = |line: &Value| ["id", "numerator", "denominator", "value", "groups"].map(|key| line[key].clone());
        printed["lines"].as_array().unwrap().iter().map(of).collect::<Vec<[Value; 5]>>()
    };
    assert_eq!(figures(&with), figures(&without));
    assert_eq!(with["files"], without["files"]);
}

#[test]
fn a_council_that_no_file_names_is_refused_and_a_population_can_be_typed() {
    let folder = folder("typed");
    let path = folder.to_str().unwrap();
    let output = run(&["figures", "--as-at", "2026-03-31", "--authority", "Nowhere", path]);
    assert!(!output.status.success() && output.stdout.is_empty());
    let printed = printed(&["figures", "--as-at", "2025-11-30", "--population", "50000", path]);
    let rate = line(&printed, "rates", "POP-04");
    assert!(rate["words"].as_str().unwrap().starts_with("50,000 children aged 0 to 17, as typed. The number is that"));
    assert!(printed["authority"].is_null());
}

#[test]
fn a_session_keeps_published_files_beside_the_return() {
    let mut session = Session::default();
    session.add_example(60, 2, 5);
    session.add("published.csv".to_owned(), PUBLISHED.into());
    let reading = serde_json::to_value(session.read()).unwrap();
    let beside = reading["beside"].as_array().unwrap();
    assert!(beside.iter().any(|file| file["path"] == "published.csv"));
    let compared = serde_json::to_value(session.compare("STB-01", "2026-03-31", "301").unwrap()).unwrap();
    assert_eq!(of(&compared, "own published")["words"], "Ash as published: 11% (2024/25, the latest before 2025/26)");
    session.take_settings(br#"{"scorecard_settings": 1, "authority": {"name": "Ash"}}"#).unwrap();
    let rates = serde_json::to_value(session.rates("2025-03-31").unwrap()).unwrap();
    assert_eq!((&rates[0]["id"], &rates[0]["fits"]), (&"POP-02".into(), &true.into()));
    assert_eq!(serde_json::to_value(session.published_files()).unwrap()[0]["used"], 3);
    session.clear();
    assert!(session.published_files().is_empty());
}

#[test]
fn every_fact_has_the_definition_of_its_line() {
    let has_it = |fact: &&england::Fact| same::of(&fact.line).any(|same| same.holds_in(fact.year));
    let strange: Vec<String> =
        england::all().iter().filter(|fact| !has_it(fact)).map(|fact| format!("{} {}", fact.line, fact.year)).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn the_table_names_lines_of_the_scorecard_once_and_says_what_differs() {
    let known = |line: &str| indicators::find(line).is_some();
    let lines: Vec<&str> = same::ALL.iter().map(|same| same.line).collect();
    assert!(lines.iter().chain(same::NEVER.iter().map(|other| &other.line)).all(|line| known(line)));
    assert_eq!(lines.iter().collect::<BTreeSet<&&str>>().len(), lines.len());
    assert!(same::NEVER.iter().all(|other| !other.differs.is_empty()));
    assert!(!lines.contains(&"REV-02") && lines.contains(&"LVR-02"));
    let names = same::ALL.iter().flat_map(|same| [same.measure, same.title]).filter(|name| !name.is_empty());
    names.for_each(|name| assert!(same::named(name.as_bytes()).is_some(), "{name}"));
}
