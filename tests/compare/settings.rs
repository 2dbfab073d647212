//! The settings file: what is written is read back, every fault has its line and none its content, nothing is lost.

use scorecard::inside::calendar::Day;
use scorecard::inside::compare::rating::Rule;
use scorecard::inside::compare::settings::model::{Settings, Shown};
use scorecard::inside::compare::settings::{Taken, is_settings, stamp, take, text};
use scorecard::inside::compare::target::{From, Target};

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/settings.md");

/// The file that the guide shows.
fn shown() -> String {
    let guide = std::fs::read_to_string(GUIDE).unwrap();
    let (_, rest) = guide.split_once("```json\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

fn taken(text: &str) -> Taken {
    take(text.as_bytes()).unwrap()
}

fn faults(text: &str) -> Vec<String> {
    taken(text).faults.iter().map(ToString::to_string).collect()
}

#[test]
fn the_file_of_the_guide_is_read_whole_and_written_the_same() {
    let taken = taken(&shown());
    assert_eq!(taken.faults, []);
    let settings = &taken.settings;
    let line = settings.line("STB-01").unwrap();
    let agreed = Day::new(2025, 4, 1);
    assert_eq!(line.target, Some(Target { tenths: Some(90), from: From::Local(agreed) }));
    assert_eq!((line.rule, settings.rule), (Some(Rule::Cuts(90, 125)), Some(Rule::Tolerance(5))));
    assert_eq!((line.shown, settings.shown), (Some(Shown::Both), Shown::Counts));
    let beside: Vec<(&str, i64, i32, &str)> =
        line.comparators.iter().map(|one| (one.name.as_str(), one.hundredths, one.year, one.period.as_str())).collect();
    assert_eq!(
        beside,
        [("Regional benchmarking club", 750, 2024, ""), ("Our inspection family", 1000, 2025, "April to September")]
    );
    assert_eq!(settings.column, "Regional benchmarking club");
    assert_eq!((line.owner.as_str(), line.by), ("Head of placements", Day::new(2026, 3, 31)));
    assert_eq!(settings.line("ADP-05").unwrap().target, Some(Target { tenths: None, from: From::National }));
    assert_eq!((settings.set.as_str(), settings.events.len()), ("For members", 1));
    assert_eq!(text(settings), shown());
    assert!(is_settings(shown().as_bytes()));
}

#[test]
fn settings_are_told_from_other_files() {
    assert!(is_settings(b"\xEF\xBB\xBF\n {\"scorecard_settings\": 1}"));
    assert!(!is_settings(b"CHILD,DECOM\n1,2\n") && !is_settings(b"{\"other\": 1}") && !is_settings(b""));
    assert!(take(b"{\"other\": 1}").is_err() && take(b"[]").is_err());
    assert_eq!(take(b"{\n\"scorecard_settings\": 1,\n}").unwrap_err().matches("Line 3").count(), 1);
    assert!(take(&vec![b' '; 2_000_000]).is_err());
}

const SPOILT: &str = r#"{
  "scorecard_settings": 1,
  "colour": "SECRET",
  "lines": {
    "SECRET": {"commentary": "SECRET"},
    "STB-01": {
      "target": {"value": "SECRET", "from": "local"},
      "rating": {"rule": "SECRET"},
      "owner": 7,
      "by": "31/03/2026",
      "note": "SECRET"
    },
    "STB-02": {"target": {"value": 70.55, "from": "SECRET"}},
    "STB-02": {"owner": "SECRET"}
  },
  "set": "SECRET",
  "events": [{"date": "2024-02-30", "words": "SECRET"}, {"date": "2024-03-01", "words": "Strategy"}],
  "sets": [{"name": "SECRET"}, {"name": "Wales", "promises": [{"promise": "One", "lines": ["SECRET", "STB-01"]}]}]
}"#;

#[test]
fn every_fault_is_said_with_its_line_and_never_its_content() {
    let faults = faults(SPOILT);
    assert!(faults.iter().all(|fault| !fault.contains("SECRET")), "{faults:?}");
    let lines: Vec<&str> = faults.iter().map(|fault| fault.split(':').next().unwrap()).collect();
    assert_eq!(
        lines,
        [3, 5, 7, 8, 9, 10, 11, 13, 14, 16, 17, 18, 18, 18].map(|line| format!("Line {line}")),
        "{faults:#?}"
    );
    assert!(faults[2].contains("lines.STB-01.target should be from (statutory"));
}

#[test]
fn what_could_not_be_used_is_still_there_when_the_file_is_written_again() {
    let once = text(&taken(SPOILT).settings);
    let kept = once.matches("SECRET").count();
    assert_eq!(kept, SPOILT.matches("SECRET").count() - 1, "all but the second of two keys:\n{once}");
    let again = taken(&once);
    assert_eq!(text(&again.settings), once);
    assert_eq!(again.faults.len(), taken(SPOILT).faults.len() - 1, "{:#?}", again.faults);
}

/// Those of a line whose figure is a share, with one part as it should not be.
fn comparator(part: &str, value: &str) -> String {
    let mut one = vec![("name", "\"Club\""), ("value", "71"), ("year", "\"2023/24\""), ("source", "\"Report\"")];
    one.retain(|(key, _)| *key != part);
    let all: Vec<String> =
        one.iter().chain([&(part, value)]).map(|(key, value)| format!("\"{key}\": {value}")).collect();
    let one = format!("{{{}}}", all.join(", "));
    format!("{{\"scorecard_settings\": 1,\n\"lines\": {{\"STB-01\": {{\"comparators\": [\n{one}]}}}}}}")
}

#[test]
fn a_comparator_that_cannot_be_is_said_kept_and_not_used() {
    for (part, value) in [
        ("name", "\" \""),
        ("value", "100.5"),
        ("value", "-1"),
        ("value", "\"71\""),
        ("year", "\"SECRET\""),
        ("year", "\"2023/25\""),
        ("source", "\"\""),
        ("period", "7"),
    ] {
        let taken = taken(&comparator(part, value));
        assert_eq!(taken.settings.comparators("STB-01"), [], "{part} {value}");
        let told: Vec<String> = taken.faults.iter().map(ToString::to_string).collect();
        assert!(told.len() == 1 && told[0].starts_with("Line 3: A comparator should hold a name"), "{told:?}");
        assert!(!told[0].contains("SECRET"));
        assert!(text(&taken.settings).contains(value), "it is still in the file");
    }
    let well = taken(&comparator("value", "71"));
    assert_eq!((well.faults.len(), well.settings.comparators("STB-01").len()), (0, 1));
    let twice = comparator("value", "71")
        .replace("[\n", "[{\"name\": \"Club\", \"value\": 1, \"year\": \"2023/24\", \"source\": \"S\"},\n");
    let twice = taken(&twice);
    assert_eq!((twice.faults.len(), twice.settings.comparators("STB-01").len()), (1, 1), "{:?}", twice.faults);
}

#[test]
fn a_later_version_is_said_and_stays_later() {
    let later = "{\"scorecard_settings\": 3, \"new\": {\"a\": [1, {\"b\": null}]}}";
    assert_eq!(faults(later).len(), 2);
    let written = text(&taken(later).settings);
    assert!(written.contains("\"scorecard_settings\": 3") && written.contains("\"b\": null"), "{written}");
}

#[test]
fn an_aim_of_none_is_none_and_an_aim_of_our_own_needs_its_value() {
    let aim = |target: &str| {
        let file = format!("{{\"scorecard_settings\": 1, \"lines\": {{\"STB-01\": {{\"target\": {target}}}}}}}");
        taken(&file).settings.line("STB-01").unwrap().target
    };
    assert_eq!(aim("{\"from\": \"none\", \"value\": 9}"), None);
    assert_eq!(aim("{\"from\": \"local\"}"), None);
    assert_eq!(aim("{\"from\": \"neighbours' average\"}"), Some(Target { tenths: None, from: From::Neighbours }));
}

#[test]
fn the_stamp_changes_with_anything_that_is_set() {
    let first = Settings::default();
    let mut second = first.clone();
    assert_eq!(stamp(&first), stamp(&second));
    second.lines.entry("STB-01".to_owned()).or_default().owner = "Somebody".to_owned();
    assert_ne!(stamp(&first), stamp(&second));
    assert_eq!(second.texts(), [("owner of STB-01".to_owned(), "Somebody")]);
}
