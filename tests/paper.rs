//! The committee's paper: its sentences hold what the sheet shows and nothing else, what somebody wrote stays and says
//! when the figure beneath it moved, and the document for Word says the same as the paper.

use scorecard::inside::example::{self, Authority};
use scorecard::inside::page::Session;
use scorecard::inside::paper::Part;
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
                Block::Chart(chart) => texts.extend([chart.title.clone(), chart.gaps.clone()]),
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
        "texts": [{ "key": key, "text": "Fewer children came." }], "left_out": ["audit"], "headings": "" });
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

    let back = json!({ "details": [], "texts": [{ "key": key, "text": null }], "left_out": [], "headings": "" });
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
    let form = json!({ "details": [["from", format!("About {number}")]], "texts": [], "left_out": [], "headings": "" });
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
    "left out": ["audit", 7],
    "headings": ["What we promise"],
    "actions": [
      {"asked": "2025-09-10", "words": "Report back.", "by": "2026-03-01", "state": "begun"},
      {"words": "SECRET", "state": "SECRET"}
    ]
  }
}"#;
    let taken = scorecard::take_settings(file.as_bytes()).unwrap();
    let faults: Vec<String> = taken.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults.iter().map(|fault| &fault[..7]).collect::<Vec<&str>>(),
        ["Line 4:", "Line 5:", "Line 6:", "Line 10"]
    );
    assert!(!faults.join("").contains("SECRET"));
    let paper = &taken.settings.paper;
    assert_eq!((paper.details.get("number").unwrap().as_str(), paper.texts.len()), ("7", 1));
    let written = scorecard::inside::compare::settings::text(&taken.settings);
    let again = scorecard::take_settings(written.as_bytes()).unwrap();
    assert_eq!(&again.settings.paper, paper);
    assert_eq!((again.settings.paper.actions.len(), again.settings.paper.headings.len()), (1, 1));
    assert_eq!(again.faults.len(), 4, "what could not be used is still there");
}

#[test]
fn the_document_says_what_the_paper_says_and_nothing_of_a_child() {
    let mut session = session();
    let form = json!({ "details": [["meeting", "Panel <A> & \"B\""], ["wards", "All"]],
        "texts": [{ "key": "legal", "text": "One.\nTwo \u{1}'three'." }], "left_out": ["definitions"],
        "headings": "" });
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
    for (footer, right) in [("word/footer1.xml", "w:pos=\"9638\""), ("word/footer2.xml", "w:pos=\"14570\"")] {
        let footer = unpacked(&document, footer);
        assert!(footer.contains("PAGE") && footer.contains(right), "{footer}");
    }
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

fn part<'p>(paper: &'p Paper, key: &str) -> &'p Part {
    paper.parts.iter().find(|part| part.key == key).unwrap()
}

fn rows<'p>(paper: &'p Paper, key: &str) -> &'p [Vec<String>] {
    let table = |block: &'p Block| if let Block::Table(table) = block { Some(table) } else { None };
    part(paper, key).blocks.iter().find_map(table).map_or(&[], |table| &table.rows)
}

fn keep(session: &mut Session, at: Option<usize>, form: Value) -> Value {
    to_value(session.keep_action(at, &serde_json::from_value(form).unwrap()).unwrap()).unwrap()
}

#[test]
fn what_a_meeting_asked_for_is_carried_until_it_is_done_and_taken_out() {
    let mut session = session();
    assert!(part(&paper(&mut session, AS_AT), "asked").blocks.is_empty());
    let wrong = keep(&mut session, None, json!({ "words": " ", "by": "2026-02-30" }));
    let fields: Vec<&str> =
        wrong["faults"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect();
    assert_eq!((fields, &wrong["file"]), (vec!["words", "by"], &Value::Null));

    // Asked for in September, due the day before the figures, and due on their very day.
    let visits = json!({ "asked": "2025-09-10", "words": "Report back on visits.", "owner": "A", "by": "2026-03-30",
        "state": "to do" });
    keep(&mut session, None, visits);
    keep(&mut session, None, json!({ "words": "Meet the council of young people.", "by": AS_AT, "state": "begun" }));
    let now = paper(&mut session, AS_AT);
    let visits = ["10 September 2025", "Report back on visits.", "A", "30 March 2026", "Not begun, overdue", ""];
    assert_eq!(rows(&now, "asked")[0], visits);
    assert_eq!(rows(&now, "asked")[1][3..5], ["31 March 2026", "Begun"]);
    assert_eq!(words(&now, "asked").text, "0 of 2 actions are done. 1 is overdue.");

    // The next paper, in another session, from the saved file.
    let done =
        json!({ "words": "Report back on visits.", "by": "2026-03-30", "state": "done", "progress": "Reported." });
    let file = keep(&mut session, Some(0), done)["file"].as_str().unwrap().to_owned();
    let mut next = self::session();
    next.take_settings(file.as_bytes()).unwrap();
    let then = paper(&mut next, AS_AT);
    assert_eq!(rows(&then, "asked")[0][3..], ["30 March 2026", "Done", "Reported."]);
    assert_eq!(words(&then, "asked").text, "1 of 2 actions are done.");
    assert!(word(&then).is_ok_and(|bytes| unpacked(&bytes, "word/document.xml").contains("Reported.")));
    next.remove_action(0).unwrap();
    assert_eq!(words(&paper(&mut next, AS_AT), "asked").text, "The action is not done yet.");
    assert!(next.remove_action(1).is_err() && next.keep_action(Some(1), &Default::default()).is_ok());
}

#[test]
fn a_heading_of_ones_own_is_a_part_and_takes_its_words_with_it() {
    let mut session = session();
    let form = |headings: &str, text: Option<&str>| {
        let texts: Vec<Value> =
            text.map(|text| json!({ "key": "own/what-we-promise", "text": text })).into_iter().collect();
        json!({ "details": [["author", "B"]], "texts": texts, "left_out": [], "headings": headings })
    };
    set(&mut session, AS_AT, form("What we promise\n\n what we PROMISE\n!\nOur panel", None));
    set(&mut session, AS_AT, form("What we promise\nOur panel", Some("A home.")));
    let with = paper(&mut session, AS_AT);
    let own: Vec<&str> =
        with.parts.iter().filter(|part| part.key.starts_with("own/")).map(|part| part.heading.as_str()).collect();
    assert_eq!(own, ["What we promise", "Our panel"]);
    assert_eq!(words(&with, "own/what-we-promise").text, "A home.");
    assert!(rows(&with, "audit").contains(&vec!["Report author".to_owned(), "B".to_owned()]));
    assert!(!set(&mut session, AS_AT, form("Our panel", None)).contains("A home."));
}

#[test]
fn parts_stand_in_the_order_that_is_set_and_a_heading_of_ones_own_can_close_the_paper() {
    let mut session = session();
    let form = |headings: &str, order: Value| json!({ "details": [], "texts": [], "left_out": [], "headings": headings, "order": order });
    set(&mut session, AS_AT, form("Next steps", json!([])));
    let keys = |session: &mut Session| -> Vec<String> {
        paper(session, AS_AT).parts.iter().map(|part| part.key.clone()).collect()
    };
    let before = keys(&mut session);
    assert_eq!(before[3..5], ["background", "own/next-steps"]);
    let at = before.iter().position(|key| key == "sheet").unwrap();
    let mut order = before[1..at].to_vec();
    let own = order.remove(3);
    order.push(own);
    order.swap(0, 1);
    let file = set(&mut session, AS_AT, form("Next steps\nThanks", json!(order)));
    let mut later = self::session();
    later.take_settings(file.as_bytes()).unwrap();
    let after = keys(&mut later);
    assert_eq!(after[..4], ["details", "asked", "recommendation", "background"]);
    assert_eq!(after[at - 1..at + 2], ["own/next-steps", "own/thanks", "sheet"]);
    // What is no part is not kept, and neither is the place of a heading that is gone.
    let file = set(&mut later, AS_AT, form("Thanks", json!(["own/next-steps", "SECRET", "asked", "details"])));
    assert!(!file.contains("next-steps") && !file.contains("SECRET") && !file.contains("\"details\""));
}

/// The headings of the appendices that stand in the paper.
fn appendices(paper: &Paper) -> Vec<&str> {
    paper.shown().map(|part| part.heading.as_str()).filter(|heading| heading.starts_with("Appendix")).collect()
}

#[test]
fn appendices_are_numbered_as_they_stand_in_the_paper() {
    let mut session = session();
    let all = paper(&mut session, "2025-12-31");
    let [sheet, expected] = ["Appendix 1: our measures", "Appendix 2: anticipated year end"];
    let quality = "how far the figures can be relied on";
    assert_eq!(appendices(&all)[..2], [sheet, expected]);
    assert_eq!(appendices(&all)[2..], ["Appendix 3: what is counted", &format!("Appendix 4: {quality}")]);
    let form = json!({ "details": [], "texts": [], "left_out": ["expected", "definitions"], "headings": "" });
    set(&mut session, "2025-12-31", form);
    let few = paper(&mut session, "2025-12-31");
    assert_eq!(appendices(&few), [sheet, &format!("Appendix 2: {quality}")]);
    assert_eq!(part(&few, "definitions").heading, "Appendix: what is counted");
}

/// A text that was typed without a full stop is a sentence before the next one begins.
#[test]
fn what_is_said_of_a_line_off_target_ends_before_the_next_sentence_begins() {
    let mut session = session();
    let aims =
        json!({ "scorecard_settings": 1, "lines": { "LOC-04": { "target": { "value": 100, "from": "local" } } } });
    session.take_settings(aims.to_string().as_bytes()).unwrap();
    let paper = paper(&mut session, AS_AT);
    assert!(words(&paper, "actions/LOC-04").text.ends_with(". No commentary supplied."));
    let made_from = &rows(&paper, "audit").last().unwrap()[1];
    assert!(made_from.starts_with("The authority's SSDA903 returns"), "{made_from}");
}

#[test]
fn the_anticipated_year_end_is_that_of_the_sheet_with_what_it_means_for_the_aim() {
    let mut session = Session::default();
    session.add_example(500, 6, 1);
    session.read();
    let settings = json!({ "scorecard_settings": 1, "lines": {
        "LOC-04": { "target": { "value": 1, "from": "local" } },
        "STB-01": { "target": { "value": 0, "from": "local" } } } });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    const AUTUMN: &str = "2025-11-30";
    let sheet = to_value(session.sheet(AUTUMN, "").unwrap()).unwrap();
    let lines = sheet["promises"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    let expected: Vec<&Value> = lines.filter(|line| !line["expected"].is_null()).collect();
    let paper = paper(&mut session, AUTUMN);
    let rows = rows(&paper, "expected");
    assert!(expected.len() > 3 && rows.len() == expected.len(), "{} {}", expected.len(), rows.len());
    for (row, line) in rows.iter().zip(expected) {
        let of = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let told = [&line["title"], &line["expected"]["likely"], &line["expected"]["range"], &line["aim"]].map(of);
        assert_eq!([&row[0], &row[2], &row[3], &row[4]].map(String::clone), told);
        let chance = match line["id"].as_str().unwrap() {
            "LOC-04" => "Likely to meet the aim",
            "STB-01" => "Unlikely to meet the aim",
            _ => "",
        };
        assert_eq!(row[5], chance, "{}", line["id"]);
    }
    // When the year is over there is nothing to expect.
    assert!(part(&self::paper(&mut session, AS_AT), "expected").blocks.is_empty());
}

#[test]
fn questions_are_offered_of_lines_off_target_first_and_never_of_a_figure_that_is_held_back() {
    let mut session = session();
    let aims =
        json!({ "scorecard_settings": 1, "lines": { "LOC-04": { "target": { "value": 100, "from": "local" } } } });
    session.take_settings(aims.to_string().as_bytes()).unwrap();
    let lines = sheet_lines(&mut session);
    let paper = paper(&mut session, AS_AT);
    let asked: Vec<(String, String)> = part(&paper, "questions")
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Words(words) => Some((words.line.clone()?, words.text.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(asked[0].0, "LOC-04");
    assert!(asked[0].1.contains("is off target. What is being done about it"), "{}", asked[0].1);
    assert!(asked.len() <= 10);
    for (id, text) in &asked {
        let line = lines.iter().find(|line| line["id"] == **id).unwrap();
        let is_held = line["now"]["held"] == true;
        assert!(!is_held, "{id}: {text}");
        let why = [("off target", "off"), ("close to", "close"), ("not shown", "unreliable")];
        let found = why.iter().find(|(words, _)| text.contains(words));
        match found {
            Some((_, rating)) => assert_eq!(line["rating"], **rating),
            None => assert_eq!(line["change"], "worse", "{text}"),
        }
    }
}

fn put(session: &mut Session, at: Option<usize>, form: Value) -> Value {
    to_value(session.keep_consulted(at, &serde_json::from_value(form).unwrap()).unwrap()).unwrap()
}

#[test]
fn officers_who_were_asked_stand_in_a_table_of_the_audit_trail() {
    let mut session = session();
    let tables = |paper: &Paper| -> Vec<Vec<Vec<String>>> {
        let tables = part(paper, "audit").blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table.rows.clone()),
            _ => None,
        });
        tables.collect()
    };
    assert_eq!(tables(&paper(&mut session, AS_AT)).len(), 1, "no table of nobody");
    let wrong = put(&mut session, None, json!({ "name": " ", "sought": "2026-02-30" }));
    let fields: Vec<&str> =
        wrong["faults"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect();
    assert_eq!((fields, &wrong["file"]), (vec!["name", "sought"], &Value::Null));
    let early = json!({ "name": "A", "sought": "2026-03-10", "received": "2026-03-09" });
    assert_eq!(put(&mut session, None, early)["faults"][0]["field"], "received");

    let law = json!({ "name": "Strategic Director", "role": "Legal services", "sought": "2026-03-10",
        "received": "2026-03-10", "included": "Paragraph 12" });
    put(&mut session, None, law);
    let file = put(&mut session, None, json!({ "name": "Cabinet Member" }))["file"].as_str().unwrap().to_owned();
    let mut next = self::session();
    assert_eq!(to_value(next.take_settings(file.as_bytes()).unwrap()).unwrap()["faults"], json!([]));
    let form = json!({ "details": [["dated", "11 March 2026"], ["sent", "12 March 2026"]], "texts": [], "left_out": [],
        "headings": "" });
    set(&mut next, AS_AT, form);
    let then = paper(&mut next, AS_AT);
    let [trail, consultation] = &tables(&then)[..] else { panic!("two tables") };
    assert!(trail.contains(&vec!["Report dated".to_owned(), "11 March 2026".to_owned()]));
    assert_eq!(
        *consultation,
        [
            ["Strategic Director", "Legal services", "10 March 2026", "10 March 2026", "Paragraph 12"],
            ["Cabinet Member", "", "No", "No", ""]
        ]
    );
    assert!(word(&then).is_ok_and(|bytes| unpacked(&bytes, "word/document.xml").contains("Paragraph 12")));
    next.remove_consulted(0).unwrap();
    assert_eq!(tables(&paper(&mut next, AS_AT))[1][0][0], "Cabinet Member");
    assert!(next.remove_consulted(1).is_err());
}

/// Every line of which the sentence says that it is better or worse than England is named, and no other.
#[test]
fn strengths_and_areas_for_improvement_name_what_is_clearly_better_and_worse_than_england() {
    let mut session = Session::default();
    session.add_example(1800, 3, 5);
    session.read();
    let paper = paper(&mut session, AS_AT);
    let sheet = to_value(session.sheet(AS_AT, "").unwrap()).unwrap();
    let lines = || sheet["promises"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    for (place, start) in
        [("strengths", "Clearly better than England: "), ("improvement", "Clearly worse than England: ")]
    {
        let named = words(&paper, place).text.split(start).nth(1).unwrap().split(". ").next().unwrap();
        let mut said = 0;
        for line in lines().filter(|line| line["now"]["not_shown"].is_null()) {
            // "12 percentage points higher than England (9%, 2024/25), which is worse; not clearly …"
            let sentence = &words(&paper, &format!("issues/{}", line["id"].as_str().unwrap())).text;
            let of_england = sentence.split("than England (").nth(1).and_then(|rest| rest.split(';').next());
            let which = if place == "strengths" { "which is better" } else { "which is worse" };
            let is_said = of_england.is_some_and(|clause| clause.contains(which));
            assert_eq!(named.contains(line["title"].as_str().unwrap()), is_said, "{named}: {sentence}");
            said += usize::from(is_said);
        }
        assert!(said > 0);
    }
}
