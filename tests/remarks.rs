//! What somebody typed beside a line reaches the committee's sheet and its paper: of lines off target first, of every
//! other line too, each text as a sentence, and no small number beside a figure that is held back for one.

use scorecard::inside::page::Session;
use scorecard::{Block, Paper};
use serde_json::{Value, json, to_value};

const AS_AT: &str = "2026-03-31";
const JUDGEMENTS: &str = "INDICATOR,PERIOD_END,NUMERATOR,VALUE,NAME,WORDS,NOTE\n\
    OWN-3,14/11/2025,,,Inspection of the fostering service,Good,Ofsted\n\
    OWN-4,14/11/2025,,,Peer review,Sound,\n";

/// A session in which something is set for lines of a set of its own.
fn session(lines: &Value, ids: &[&str]) -> Session {
    let mut session = Session::default();
    session.add_example(300, 3, 5);
    session.add("typed_numbers.csv".to_owned(), JUDGEMENTS.as_bytes().to_vec());
    session.read();
    let sets = json!([{ "name": "Own", "promises": [{ "promise": "Ours", "lines": ids }] }]);
    let settings = json!({ "scorecard_settings": 1, "lines": lines, "sets": sets, "set": "Own" });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    session
}

fn sheet(session: &mut Session) -> Value {
    to_value(session.sheet(AS_AT, "").unwrap()).unwrap()
}

/// The headings and sentences of the part of the paper about what is done.
fn said(paper: &Paper) -> Vec<String> {
    let part = paper.parts.iter().find(|part| part.key == "actions").unwrap();
    let words = |block: &Block| match block {
        Block::Heading { words } => words.clone(),
        Block::Words(words) => words.text.clone(),
        _ => String::new(),
    };
    part.blocks.iter().map(words).collect()
}

#[test]
fn words_beside_every_line_stand_on_the_sheet_and_in_the_paper_of_lines_off_target_first() {
    let lines = json!({
        "POP-01": { "commentary": "We were risk averse", "partners": "schools" },
        "REV-01": { "wording": "Reviews in time", "owner": "Head of reviews" },
        "REV-02": { "wording": "Nothing is said here" },
        "STB-01": { "target": { "value": 1, "from": "statutory" }, "action": "Addressed", "owner": "head",
            "by": "2026-06-30" },
    });
    let mut session = session(&lines, &["POP-01", "REV-01", "REV-02", "STB-01"]);
    let sheet = sheet(&mut session);
    let of = |key: &str| -> Vec<&str> {
        sheet[key].as_array().unwrap().iter().map(|one| one["words"].as_str().unwrap()).collect()
    };
    assert_eq!(of("reds"), ["No commentary supplied. Addressed. Head, by 30 June 2026."]);
    assert_eq!(of("remarks"), ["We were risk averse. Partners: schools.", "Head of reviews."]);
    let title = sheet["reds"][0]["title"].as_str().unwrap();
    let children = sheet["remarks"][0]["title"].as_str().unwrap();
    let paper = session.paper(AS_AT).unwrap().paper;
    assert_eq!(
        said(&paper),
        [
            "Lines that are off target".to_owned(),
            format!("{title}. No commentary supplied. Addressed. Head, by 30 June 2026."),
            "Other lines".to_owned(),
            format!("{children}. We were risk averse. Partners: schools."),
            "Reviews in time. Head of reviews.".to_owned(),
        ]
    );
}

/// The line of the example whose figure is held back because a number is small.
#[test]
fn a_text_beside_a_figure_that_is_held_back_names_no_small_number_and_no_missed_aim() {
    let shown = sheet(&mut session(&json!({}), &["POP-01"]));
    assert_eq!(shown["promises"][0]["lines"][0]["now"]["held"], false);
    let held = held_line();
    let lines = json!({ &held: { "target": { "value": 0, "from": "local" }, "commentary": "Only three of them.",
        "action": "Panels met." }, "POP-01": { "commentary": "Only three of them." } });
    let mut session = session(&lines, &[&held, "POP-01"]);
    let sheet = sheet(&mut session);
    assert_eq!(sheet["promises"][0]["lines"][0]["now"]["held"], true, "{held}");
    assert_eq!(sheet["reds"], json!([]));
    let of = |at: usize| sheet["remarks"][at]["words"].as_str().unwrap();
    assert_eq!(of(0), "A text was taken out: it names a small number, and the figure is held back. Panels met.");
    assert_eq!(of(1), "Only three of them.");
    // Nobody said anything of it: that an aim is missed would tell of the figure.
    let quiet = json!({ &held: { "target": { "value": 0, "from": "local" } } });
    let mut session = self::session(&quiet, &[&held, "POP-01"]);
    assert_eq!(self::sheet(&mut session)["remarks"], json!([]));
}

/// The first line of the committee's set whose count is small.
fn held_line() -> String {
    let mut session = Session::default();
    session.add_example(300, 3, 5);
    session.read();
    let sheet = sheet(&mut session);
    let promises = sheet["promises"].as_array().unwrap().iter();
    let mut lines = promises.flat_map(|promise| promise["lines"].as_array().unwrap());
    let line = lines.find(|line| line["now"]["held"] == true).unwrap();
    line["id"].as_str().unwrap().to_owned()
}

/// A judgement in words is a row among the lines of a set that names it, and a sentence; of a later day it is not there.
#[test]
fn a_judgement_that_a_set_names_is_a_row_and_a_sentence() {
    let mut session = session(&json!({}), &["POP-01", "OWN-3"]);
    let sheet = sheet(&mut session);
    let judged = &sheet["promises"][0]["judged"];
    assert_eq!(judged.as_array().unwrap().len(), 1);
    assert_eq!(
        (&judged[0]["title"], &judged[0]["grade"], &judged[0]["day"]),
        (&json!("Inspection of the fostering service"), &json!("Good"), &json!("14 November 2025"))
    );
    let notes = sheet["notes"].to_string();
    assert!(
        !notes.contains("OWN-3") && !notes.contains("fostering") && notes.contains("Peer review: Sound"),
        "{notes}"
    );
    let paper = to_value(session.paper(AS_AT).unwrap().paper).unwrap().to_string();
    assert!(paper.contains("\"Inspection of the fostering service: Good, 14 November 2025"), "the sentence");
    assert!(paper.contains("[\"Inspection of the fostering service\",\"Good\",\"14 November 2025\""), "the row");
    let before = to_value(session.sheet("2025-10-31", "").unwrap()).unwrap();
    assert_eq!(before["promises"][0]["judged"], json!([]));
    assert!(!before["notes"].to_string().contains("OWN-3"));
}
