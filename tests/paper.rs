//! The committee's paper: its sentences hold what the sheet shows and nothing else, what somebody wrote stays and says
//! when the figure beneath it moved, and the document for Word says the same as the paper.

use scorecard::inside::example::{self, Authority};
use scorecard::inside::page::Session;
use scorecard::{Block, Paper, word};
use serde_json::{Value, json, to_value};
use std::io::{Cursor, Read};

const AS_AT: &str = "2026-03-31";
const EARLIER: &str = "2025-03-31";

fn session() -> Session {
    let mut session = Session::default();
    session.add_example(300, 3, 5);
    session.read();
    session
}

fn paper(session: &mut Session, as_at: &str) -> Paper {
    session.paper(as_at).unwrap().paper
}

/// Sets what a form holds, and gives the settings as the text of their file.
fn set(session: &mut Session, as_at: &str, form: Value) -> String {
    let form = serde_json::from_value(form).unwrap();
    let set = to_value(session.set_paper(as_at, &form).unwrap()).unwrap();
    assert_eq!(set["faults"], json!([]));
    set["file"].as_str().unwrap().to_owned()
}

fn words<'p>(paper: &'p Paper, key: &str) -> &'p scorecard::inside::paper::Words {
    let all = paper.parts.iter().flat_map(|part| &part.blocks);
    let found = all.filter_map(|block| if let Block::Words(words) = block { Some(words) } else { None });
    found.into_iter().find(|words| words.key == key).unwrap()
}

/// Every text of a paper that is shown, in its order.
fn texts(paper: &Paper) -> Vec<String> {
    let mut texts = vec![paper.title.clone()];
    for part in paper.shown() {
        texts.push(part.heading.clone());
        for block in &part.blocks {
            match block {
                Block::Heading { words } => texts.push(words.clone()),
                Block::Words(words) => texts.extend(words.text.lines().map(str::to_owned)),
                Block::Table(table) => texts.extend(table.headings.iter().chain(table.rows.iter().flatten()).cloned()),
            }
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

fn unpacked(document: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let mut text = String::new();
    archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words between the tags of runs, in their order.
fn runs(xml: &str) -> Vec<String> {
    let starts = xml.split("<w:t xml:space=\"preserve\">").skip(1);
    let plain = |text: &str| {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&")
    };
    starts.map(|rest| plain(rest.split("</w:t>").next().unwrap())).collect()
}

fn sheet_lines(session: &mut Session) -> Vec<Value> {
    let sheet = to_value(session.sheet(AS_AT, "").unwrap()).unwrap();
    let promises = sheet["promises"].as_array().unwrap().clone();
    promises.iter().flat_map(|promise| promise["lines"].as_array().unwrap().clone()).collect()
}

#[test]
fn a_line_has_a_sentence_where_the_sheet_shows_its_figure_and_none_where_it_is_held_back() {
    let mut session = session();
    let (lines, paper) = (sheet_lines(&mut session), paper(&mut session, AS_AT));
    let (mut shown, mut held) = (0, 0);
    for line in lines {
        let key = format!("issues/{}", line["id"].as_str().unwrap());
        let all = paper.parts.iter().flat_map(|part| &part.blocks);
        let sentence = all.filter_map(|block| match block {
            Block::Words(words) if words.key == key => Some(words.text.clone()),
            _ => None,
        });
        let sentence = sentence.into_iter().next();
        assert_eq!(sentence.is_some(), line["now"]["not_shown"].is_null(), "{key}");
        let Some(sentence) = sentence else {
            held += 1;
            continue;
        };
        shown += 1;
        for part in [&line["now"]["count"], &line["now"]["value"]] {
            assert!(sentence.contains(part.as_str().unwrap()), "{key}: {sentence}");
        }
        let ago = line["ago"]["value"].as_str().unwrap();
        assert!(line["ago"]["not_shown"].is_string() || sentence.contains(ago), "{key}: {sentence}");
    }
    assert!(shown > 10 && held > 2, "{shown} {held}");
}

#[test]
fn what_somebody_wrote_stays_and_says_when_the_figure_beneath_it_moved() {
    let mut session = session();
    let key = "background/children";
    let before = words(&paper(&mut session, AS_AT), key).text.clone();
    let form = json!({ "details": [["title", "Our year"], ["number", " 7 "]],
        "texts": [{ "key": key, "text": "Fewer children came." }], "left_out": ["audit"] });
    let file = set(&mut session, AS_AT, form);

    let same = paper(&mut session, AS_AT);
    let written = words(&same, key);
    assert_eq!((written.text.as_str(), &written.was), ("Fewer children came.", &None));
    assert_eq!(written.own.as_deref(), Some(before.as_str()));
    assert_eq!(same.title, "Our year");
    assert!(texts(&same).contains(&"7".to_owned()) && !texts(&same).contains(&"Audit trail".to_owned()));

    // Another day, in another session, from the saved file.
    let mut later = self::session();
    later.take_settings(file.as_bytes()).unwrap();
    let moved = paper(&mut later, EARLIER);
    let written = words(&moved, key);
    assert_eq!(written.text, "Fewer children came.");
    assert_eq!(written.was.as_deref(), Some(before.as_str()));
    assert_ne!(written.own.as_deref(), Some(before.as_str()));

    let back = json!({ "details": [], "texts": [{ "key": key, "text": null }], "left_out": [] });
    assert!(!set(&mut session, AS_AT, back).contains("Fewer children came."));
    assert_eq!(words(&paper(&mut session, AS_AT), key).own, None);
}

#[test]
fn a_text_with_the_number_of_a_child_is_neither_kept_nor_printed() {
    let mut session = session();
    let authority = Authority { children: 300, years: 3, seed: 5, ..Authority::default() };
    let header = example::returns(&authority).into_iter().find(|file| file.path.ends_with("header.csv")).unwrap();
    let text = String::from_utf8(header.bytes).unwrap();
    let number = text.lines().nth(1).unwrap().split(',').next().unwrap();
    let form = json!({ "details": [["from", format!("About {number}")]], "texts": [], "left_out": [] });
    let refused = session.set_paper(AS_AT, &serde_json::from_value(form).unwrap()).err().unwrap();
    assert!(refused.contains("from of the paper") && !refused.contains(number), "{refused}");

    let settings = json!({ "scorecard_settings": 1, "paper": { "details": { "title": number, "meeting": "Panel" } } });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    let all = texts(&paper(&mut session, AS_AT)).join("\n");
    assert!(!all.contains(number) && all.contains("Panel"));
}

#[test]
fn the_paper_of_the_settings_file_is_read_back_and_its_faults_have_lines() {
    let file = r#"{
  "scorecard_settings": 1,
  "paper": {
    "details": {"number": "7", "SECRET": "SECRET"},
    "texts": {"quality": {"text": "Ours.", "in place of": "Theirs."}, "b": "SECRET"},
    "left out": ["audit", 7]
  }
}"#;
    let taken = scorecard::take_settings(file.as_bytes()).unwrap();
    let faults: Vec<String> = taken.faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults.iter().map(|fault| &fault[..7]).collect::<Vec<&str>>(), ["Line 4:", "Line 5:", "Line 6:"]);
    assert!(!faults.join("").contains("SECRET"));
    let paper = &taken.settings.paper;
    assert_eq!((paper.details.get("number").unwrap().as_str(), paper.texts.len()), ("7", 1));
    let written = scorecard::inside::compare::settings::text(&taken.settings);
    let again = scorecard::take_settings(written.as_bytes()).unwrap();
    assert_eq!(&again.settings.paper, paper);
    assert_eq!(again.faults.len(), 3, "what could not be used is still there");
}

#[test]
fn the_document_says_what_the_paper_says_and_nothing_of_a_child() {
    let mut session = session();
    let form = json!({ "details": [["meeting", "Panel <A> & \"B\""], ["wards", "All"]],
        "texts": [{ "key": "legal", "text": "One.\nTwo \u{1}'three'." }], "left_out": ["definitions"] });
    set(&mut session, AS_AT, form);
    let paper = paper(&mut session, AS_AT);
    let document = word(&paper).unwrap();
    let body = unpacked(&document, "word/document.xml");
    assert_eq!(runs(&body), texts(&paper));
    assert!(!body.contains("What is counted"));
    for one in [
        "w:orient=\"landscape\"",
        "<w:tblHeader/>",
        "w:val=\"Heading1\"",
        "w:val=\"Heading2\"",
        "w:val=\"Title\"",
        "<w:tblCaption w:val=\"Our measures",
    ] {
        assert!(body.contains(one), "{one}");
    }
    assert!(unpacked(&document, "word/footer1.xml").contains("PAGE"));
    assert!(unpacked(&document, "word/styles.xml").contains("w:lang w:val=\"en-GB\""));
    let authority = Authority { children: 300, years: 3, seed: 5, ..Authority::default() };
    let mut canaries = 0;
    for file in example::returns(&authority).iter().filter(|file| file.path.ends_with("header.csv")) {
        for row in String::from_utf8(file.bytes.clone()).unwrap().lines().skip(1) {
            let child = row.split(',').next().unwrap();
            assert!(!body.contains(child), "{child}");
            canaries += 1;
        }
    }
    assert!(canaries > 300);
    assert_eq!(document, word(&paper).unwrap(), "the same paper gives the same bytes");
}
