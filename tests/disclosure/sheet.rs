//! The sheet as a whole: nothing of a child on it, and what it says where something is missing.

use scorecard::inside::example::{self, Authority};
use scorecard::inside::indicators;
use scorecard::inside::page::Session;
use serde_json::{Value, json, to_value};

const AS_AT: &str = "2026-03-31";

fn session(children: u32, years: u32) -> Session {
    let mut session = Session::default();
    session.add_example(children, years, 5);
    session.read();
    session
}

fn sheet(session: &mut Session, as_at: &str) -> Value {
    to_value(session.sheet(as_at, "").unwrap()).unwrap()
}

fn lines(sheet: &Value) -> Vec<&Value> {
    sheet["promises"].as_array().unwrap().iter().flat_map(|promise| promise["lines"].as_array().unwrap()).collect()
}

fn line<'s>(sheet: &'s Value, id: &str) -> &'s Value {
    lines(sheet).into_iter().find(|line| line["id"] == id).unwrap()
}

/// Every number and date of birth of a child in the files of the invented authority.
fn canaries(children: u32, years: u32) -> Vec<String> {
    let authority = Authority { children, years, seed: 5, ..Authority::default() };
    let mut canaries = Vec::new();
    for file in example::returns(&authority).iter().filter(|file| file.path.ends_with("header.csv")) {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        let mut rows = text.lines().map(|row| row.split(',').map(str::to_owned).collect::<Vec<String>>());
        let headings = rows.next().unwrap();
        let at = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
        let (child, born) = (at("CHILD"), at("DOB"));
        canaries.extend(rows.flat_map(|row| [row[child].clone(), row[born].clone()]));
    }
    canaries
}

#[test]
fn the_sheet_holds_no_number_and_no_date_of_birth_of_a_child() {
    let canaries = canaries(200, 3);
    assert!(canaries.len() > 200);
    let text = sheet(&mut session(200, 3), AS_AT).to_string();
    for canary in canaries {
        assert!(!text.contains(&canary), "{canary}");
    }
}

/// Before the year's OC2 and OC3 are there, what the lists tell stands in their place: of the day on which they were made.
#[test]
fn before_the_return_is_there_the_lists_stand_for_oc2_and_oc3() {
    let pairs =
        [("HLT-02", "HLT-22"), ("HLT-03", "HLT-23"), ("LVR-02", "LVR-22"), ("LVR-05", "LVR-25"), ("LVR-09", "LVR-29")];
    let ids = |without: &[&str]| {
        let authority = Authority { children: 200, years: 2, seed: 5, ..Authority::default() };
        let files = example::returns(&authority).into_iter().chain(example::extracts(&authority));
        let mut session = Session::default();
        let is_wanted = |path: &str| !without.iter().any(|end| path.ends_with(end));
        for file in files.filter(|file| is_wanted(&file.path)) {
            session.add(file.path, file.bytes);
        }
        session.read();
        lines(&sheet(&mut session, AS_AT)).iter().map(|line| line["id"].to_string()).collect::<Vec<String>>()
    };
    let (with, within) = (ids(&[]), ids(&["2025-26/oc2.csv", "2025-26/oc3.csv"]));
    let has = |ids: &[String], id: &str| ids.contains(&format!("{id:?}"));
    for (of_the_return, of_the_list) in pairs {
        assert_eq!((has(&with, of_the_return), has(&with, of_the_list)), (true, false), "{of_the_return}");
        assert_eq!((has(&within, of_the_return), has(&within, of_the_list)), (false, true), "{of_the_list}");
    }
}

#[test]
fn the_figures_are_those_of_the_scorecard() {
    let mut session = session(300, 3);
    let (sheet, scorecard) = (sheet(&mut session, AS_AT), to_value(session.scorecard(AS_AT).unwrap()).unwrap());
    let sections = scorecard["sections"].as_array().unwrap().iter();
    let all: Vec<&Value> = sections.flat_map(|section| section["lines"].as_array().unwrap()).collect();
    let mut shown = 0;
    for line in lines(&sheet) {
        let own = all.iter().find(|other| other["id"] == line["id"]).unwrap();
        let words = [&line["now"]["count"], &line["now"]["value"]];
        for key in ["lead", "under"] {
            if !words.contains(&&own["shown"][key]) || line["now"]["not_shown"] != Value::Null {
                continue;
            }
            shown += 1;
        }
    }
    assert!(shown > 15, "{shown}");
    assert!(sheet["headline"].as_str().unwrap().starts_with(&scorecard["headline"].as_str().unwrap().to_owned()));
}

#[test]
fn a_line_off_target_says_what_is_done_and_one_without_words_says_so() {
    let mut session = session(300, 3);
    let lines = json!({
        "STB-01": { "target": { "value": 1, "from": "statutory" }, "commentary": "Two homes closed.",
            "action": "More carers.", "owner": "Head of service", "by": "2026-09-30" },
        "LOC-04": { "target": { "value": 100, "from": "local", "agreed": "2025-04-01" } },
    });
    let settings = json!({ "scorecard_settings": 1, "authority": { "name": "Anyborough" }, "lines": lines });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    let sheet = sheet(&mut session, AS_AT);
    assert_eq!(sheet["authority"], "Anyborough");
    let reds = sheet["reds"].as_array().unwrap();
    let red = |id: &str| reds.iter().find(|red| red["id"] == id).unwrap();
    assert_eq!(red("STB-01")["commentary"], "Two homes closed.");
    assert_eq!(red("STB-01")["by_words"], "30 September 2026");
    assert_eq!(red("LOC-04")["commentary"], "No commentary supplied");
    assert_eq!(line(&sheet, "STB-01")["aim"], "at most 1.0%");
    assert_eq!(line(&sheet, "STB-01")["rating_words"], "Off target");
    assert_eq!(sheet["tally"][0], json!({ "rating": "off", "words": "Off target", "lines": 2 }));
    let lines: Vec<&Value> =
        sheet["promises"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap()).collect();
    let unrated = lines.iter().filter(|line| line["rating"].is_null()).count();
    let tally = sheet["tally"].as_array().unwrap();
    assert_eq!(tally.last().unwrap(), &json!({ "rating": null, "words": "Not shown", "lines": unrated }));
    assert!(unrated > 0);
    assert_eq!(tally.iter().map(|one| one["lines"].as_u64().unwrap()).sum::<u64>(), lines.len() as u64);
}

#[test]
fn a_text_that_holds_the_number_of_a_child_is_taken_out() {
    let mut session = session(300, 3);
    let child = canaries(300, 3).swap_remove(0);
    let text = format!("Ask about {child}.");
    let lines = json!({ "STB-01": { "target": { "value": 1, "from": "statutory" }, "wording": text,
        "commentary": text, "action": text, "owner": text } });
    let settings = json!({ "scorecard_settings": 1, "authority": { "name": text }, "lines": lines,
        "sets": [{ "name": "Own", "promises": [{ "promise": text, "lines": ["STB-01"] }] }], "set": "Own" });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    let sheet = sheet(&mut session, AS_AT);
    assert_eq!(sheet["reds"][0]["id"], "STB-01");
    assert!(!sheet.to_string().contains(&child));
    assert_eq!(sheet["reds"][0]["owner"], "A text was taken out: it holds the number of a child.");
}

#[test]
fn lines_without_their_files_stand_in_one_sentence() {
    let mut session = Session::default();
    let authority = Authority { children: 200, years: 2, seed: 5, ..Authority::default() };
    for file in example::returns(&authority).into_iter().filter(|file| !file.path.contains("oc2")) {
        session.add(file.path, file.bytes);
    }
    session.read();
    let sheet = sheet(&mut session, AS_AT);
    assert!(lines(&sheet).iter().all(|line| line["id"] != "HLT-03"));
    let notes = sheet["notes"].as_array().unwrap();
    let sentence = notes.iter().map(|note| note.as_str().unwrap()).find(|note| note.starts_with("Not on this sheet"));
    let title = scorecard::inside::indicators::find("HLT-03").unwrap().title;
    assert!(sentence.unwrap().contains(title), "{notes:?}");
}

/// A number that was typed for another period is no file that was not loaded.
#[test]
fn lines_typed_for_another_period_are_not_called_not_loaded() {
    let mut session = Session::default();
    let authority = Authority { children: 200, years: 2, seed: 5, ..Authority::default() };
    for file in example::returns(&authority) {
        session.add(file.path, file.bytes);
    }
    let numbers = "INDICATOR,PERIOD_END,NUMERATOR,DENOMINATOR,VALUE\nFDR-01,31/03/2024,1064,,\n";
    session.add("typed_numbers.csv".to_owned(), numbers.as_bytes().to_vec());
    session.read();
    let settings = json!({ "scorecard_settings": 1, "set": "Own",
        "sets": [{ "name": "Own", "promises": [{ "promise": "Front door", "lines": ["FDR-01", "FDR-04", "POP-01"] }] }] });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    let notes = sheet(&mut session, AS_AT)["notes"].to_string();
    assert!(notes.contains("because their numbers were typed for another period: Referrals received."), "{notes}");
    assert!(notes.contains("because their files were not loaded: Initial child protection conferences."), "{notes}");
}

#[test]
fn nothing_is_said_of_a_year_ago_that_no_return_covers() {
    let sheet = sheet(&mut session(200, 1), AS_AT);
    let ago = &line(&sheet, "STB-01")["ago"];
    assert_eq!(ago["not_shown"], "not shown: the files do not cover its whole period");
    assert_eq!(line(&sheet, "STB-01")["change"], Value::Null);
}

#[test]
fn a_part_of_a_year_does_not_stand_beside_a_whole_one() {
    let mut session = session(300, 3);
    let (whole, part) = (sheet(&mut session, AS_AT), sheet(&mut session, "2025-11-30"));
    assert!(line(&whole, "SAF-05")["england"].is_string());
    assert_eq!(line(&part, "SAF-05")["england"], Value::Null);
    assert!(line(&part, "LOC-04")["england"].is_string(), "what stands on a day is set beside it");
}

/// Whoever went missing stays counted, so that few by November are no few of a year; a share of reviews is one all the year.
#[test]
fn what_rises_over_the_year_is_rated_when_it_is_over() {
    let mut session = session(300, 3);
    let aim = |value: u32| json!({ "target": { "value": value, "from": "local", "agreed": "2025-04-01" } });
    let lines = json!({ "SAF-05": aim(90), "REV-02": aim(10) });
    let settings = json!({ "scorecard_settings": 1, "lines": lines });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    let mut rating = |id: &str, as_at: &str| to_value(session.status_of(id, as_at).unwrap()).unwrap()["rating"].clone();
    assert_eq!((rating("SAF-05", "2025-11-30"), rating("SAF-05", AS_AT)), (json!("part"), json!("on")));
    assert_eq!((rating("REV-02", "2025-11-30"), rating("REV-02", AS_AT)), (json!("on"), json!("on")));
}

#[test]
fn a_set_is_chosen_by_its_name() {
    let mut session = session(100, 2);
    let sheet = to_value(session.sheet(AS_AT, "Adoption scorecard").unwrap()).unwrap();
    assert_eq!((&sheet["set"], &line(&sheet, "ADP-05")["code"]), (&json!("Adoption scorecard"), &json!("A1")));
    assert!(sheet["sets"].as_array().unwrap().contains(&json!("Wales")));
    assert!(session.sheet(AS_AT, "No such set").is_err());
}

/// The scorecard and the sheet ask one status, so that no line is close on one and off target on the other.
#[test]
fn a_line_aims_and_stands_as_on_the_scorecard() {
    let mut session = session(300, 3);
    let sheet = sheet(&mut session, AS_AT);
    let (mut aims, mut ratings) = (0, 0);
    for line in lines(&sheet) {
        let status = to_value(session.status_of(line["id"].as_str().unwrap(), AS_AT).unwrap()).unwrap();
        assert_eq!(line["aim"], status["target"]["words"], "{line}");
        assert_eq!(line["aim_from"], status["target"]["from_words"], "{line}");
        aims += usize::from(!line["aim"].is_null());
        if line["now"]["not_shown"].is_null() {
            assert_eq!(line["rating"], status["rating"], "{line}");
            ratings += 1;
        }
    }
    assert!(aims > 5 && ratings > 10, "{aims} {ratings}");
}

fn with_rule(session: &mut Session, rule: &str) {
    let settings = json!({ "scorecard_settings": 1, "publication": rule });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
}

/// The counts and percentages of a line: `45 of 60` and `75.0%`.
fn counts(cell: &Value) -> Vec<i64> {
    super::attacker::numbers(cell["count"].as_str().unwrap())
}

#[test]
fn each_rule_is_named_and_rounds_as_it_says() {
    for (rule, name, mark) in [
        ("english", "English: 1 to 5 held back", "held back (c)"),
        ("welsh", "Welsh: 1 to 4 held back, the rest rounded to 5", "held back (*)"),
        ("strict", "Strict: 1 to 7 held back, the rest rounded to 5", "held back (*)"),
    ] {
        let mut session = session(200, 3);
        with_rule(&mut session, rule);
        let sheet = sheet(&mut session, AS_AT);
        assert_eq!(sheet["rule"], name);
        assert!(sheet["notes"].to_string().contains(name), "{name}");
        let rounds = rule != "english";
        assert_eq!(sheet["notes"].to_string().contains("Status is worked out from the exact figure"), rounds, "{rule}");
        assert!(lines(&sheet).iter().any(|line| line["now"]["not_shown"] == mark), "{rule}");
        let percents = lines(&sheet).into_iter().filter(|line| line["now"]["count"].as_str().unwrap().contains(" of "));
        let (mut all, mut whole) = (0, 0);
        for line in percents {
            let numbers = counts(&line["now"]);
            all += 1;
            whole += usize::from(numbers.iter().all(|number| number % 5 == 0));
            assert!(
                rule == "english" || (numbers.iter().all(|number| number % 5 == 0) && line["expected"].is_null()),
                "{line}"
            );
        }
        assert!(all > 5 && (whole < all || rule != "english"), "{rule}: {whole} of {all}");
        let paper = to_value(session.paper(AS_AT).unwrap()).unwrap();
        assert!(paper["paper"].to_string().contains(name), "{name}");
    }
}

/// How many figures of a set of the first so many lines are shown, and how many have too many before them; and the check.
fn together(session: &mut Session, first: usize) -> (usize, usize, String) {
    let ids: Vec<&str> = indicators::all().map(|line| line.id).take(first).collect();
    let set = json!({ "name": "All", "promises": [{ "promise": "All", "lines": ids }] });
    // With a population, so that the rates among the lines have a figure too.
    let settings = json!({ "scorecard_settings": 1, "population": 60_000, "sets": [set], "set": "All" });
    session.take_settings(settings.to_string().as_bytes()).unwrap();
    let sheet = sheet(session, AS_AT);
    let cells = lines(&sheet).into_iter().flat_map(|line| [&line["now"], &line["ago"]]);
    let cells: Vec<&Value> = cells.collect();
    let of = |words: Value| cells.iter().filter(|cell| cell["not_shown"] == words).count();
    let too_many = of(json!("not shown: too many lines to check together"));
    (of(Value::Null), too_many, sheet["release"]["hidden"].to_string())
}

/// So many lines take long to check together: the first are, and the rest are held back and say why.
#[test]
fn a_set_of_all_lines_shows_what_can_be_checked_together() {
    let mut session = session(1_000, 3);
    let (shown, too_many, hidden) = together(&mut session, usize::MAX);
    assert!(shown > 50 && too_many > 10, "{shown} shown, {too_many} not");
    assert!(hidden.contains("choose fewer lines or sentences"), "{hidden}");
    let (shown, too_many, hidden) = together(&mut session, 40);
    assert!(
        shown > 30 && too_many == 0 && !hidden.contains("choose fewer lines or sentences"),
        "{shown} {too_many} {hidden}"
    );
}

#[test]
fn the_check_before_says_what_is_hidden_and_what_was_not_checked() {
    let mut session = session(60, 3);
    let release = sheet(&mut session, AS_AT)["release"].clone();
    let said = release.to_string();
    assert!(said.contains("hidden because the count, the total or the rest is small"), "{said}");
    assert!(said.contains("Not checked against earlier reports."), "{said}");
    assert!(!said.contains("Checked against what was published"), "{said}");
    assert_eq!(to_value(session.paper(AS_AT).unwrap()).unwrap()["release"], release);
}

/// The table that is saved with a report, dropped with the files of the next.
#[test]
fn a_report_is_checked_against_the_one_before() {
    let (mut alone, mut beside) = (session(150, 3), session(150, 3));
    let before = alone.released_file("2025-12-31", "").unwrap();
    assert!(before.starts_with("published at,rule,line,day,number,of,held back,first day,part\r\n"));
    beside.add("published-2025-12-31.csv".to_owned(), before.clone().into_bytes());
    let reading = to_value(beside.read()).unwrap();
    assert!(reading.to_string().contains("What was published before"));
    let (alone, with) = (sheet(&mut alone, AS_AT), sheet(&mut beside, AS_AT));
    assert!(with["release"].to_string().contains("Checked against what was published at 31 December 2025."));
    let held = |sheet: &Value| lines(sheet).iter().filter(|line| line["now"]["held"] == true).count();
    assert!(held(&with) >= held(&alone), "{} {}", held(&with), held(&alone));
    let after = beside.released_file(AS_AT, "").unwrap();
    assert!(before.lines().skip(1).all(|row| after.contains(row)), "what was published before goes on being known");
}

#[test]
fn a_figure_that_moved_by_a_few_since_it_was_published_is_hidden() {
    let mut session = session(150, 3);
    let table = session.released_file(AS_AT, "").unwrap();
    let row = table.lines().find(|row| row.contains(",POP-01,2026-03-31,")).unwrap();
    let number: i64 = row.split(',').nth(4).unwrap().parse().unwrap();
    let moved = table.replace(row, &row.replace(&format!(",{number},"), &format!(",{},", number - 2)));
    session.add("published.csv".to_owned(), moved.into_bytes());
    session.read();
    let sheet = sheet(&mut session, AS_AT);
    assert!(
        sheet["release"].to_string().contains("1 figure has changed since it was published."),
        "{}",
        sheet["release"]
    );
    assert!(sheet["headline"].as_str().unwrap().starts_with("The number of children looked after is held back"));
}

/// Everything that is published of a run, in bytes; documents unpacked.
fn public_bytes(session: &mut Session) -> Vec<(&'static str, Vec<u8>)> {
    let paper = session.paper(AS_AT).unwrap().paper;
    let mut word = Vec::new();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(scorecard::word(&paper).unwrap())).unwrap();
    for part in 0..zip.len() {
        std::io::Read::read_to_end(&mut zip.by_index(part).unwrap(), &mut word).unwrap();
    }
    let table = session.released_file(AS_AT, "").unwrap();
    let mut sheet = sheet(session, AS_AT);
    sheet.as_object_mut().unwrap().remove("release");
    vec![
        ("sheet", sheet.to_string().into_bytes()),
        ("paper", to_value(&paper).unwrap().to_string().into_bytes()),
        ("word", word),
        ("what is published", table.into_bytes()),
    ]
}

fn holds(bytes: &[u8], what: &str) -> bool {
    bytes.windows(what.len()).any(|window| window == what.as_bytes())
}

#[test]
fn nothing_that_is_published_holds_a_child_or_a_date_of_birth() {
    let canaries = canaries(60, 2);
    let mut session = session(60, 2);
    for (what, bytes) in public_bytes(&mut session) {
        assert!(bytes.len() > 500, "{what}");
        for canary in &canaries {
            assert!(!holds(&bytes, canary), "{what} holds {canary}");
        }
    }
}

/// A withheld figure in the words that would have been printed: `3 of 60` of its own line.
#[test]
fn nothing_that_is_published_holds_a_withheld_figure() {
    let mut session = session(300, 2);
    let scorecard = to_value(session.scorecard(AS_AT).unwrap()).unwrap();
    let sections = scorecard["sections"].as_array().unwrap().iter();
    let exact: Vec<&Value> = sections.flat_map(|section| section["lines"].as_array().unwrap()).collect();
    let sheet = sheet(&mut session, AS_AT);
    let all: Vec<&Value> = lines(&sheet);
    let is_shown =
        |words: &str| all.iter().any(|line| [&line["now"], &line["ago"]].iter().any(|cell| cell["count"] == words));
    let held = all.iter().filter(|line| line["now"]["held"] == true);
    let withheld: Vec<String> = held
        .filter_map(|line| exact.iter().find(|other| other["id"] == line["id"]))
        .map(|line| line["shown"]["under"].as_str().unwrap().to_owned())
        .filter(|words| words.contains(" of ") && !is_shown(words))
        .collect();
    assert!(withheld.len() > 2, "{withheld:?}");
    for (what, bytes) in public_bytes(&mut session) {
        for words in &withheld {
            assert!(!holds(&bytes, words), "{what} holds {words}");
        }
    }
}

/// Of 768 children in care few numbers are small, and few others would give one away: a search that is given up before it
/// has found what a reader can know holds half of the sheet back, and takes half a minute.
#[test]
fn the_sheet_of_a_large_council_holds_little_back() {
    let mut session = Session::default();
    session.add_example(1800, 3, 5);
    session.read();
    for as_at in [AS_AT, "2025-12-31"] {
        let sheet = sheet(&mut session, as_at);
        let all = lines(&sheet);
        let held = all.iter().flat_map(|line| [&line["now"], &line["ago"]]).filter(|cell| cell["held"] == true).count();
        assert!(all.len() > 25 && held < 8, "{held} of {} at {as_at}", 2 * all.len());
    }
}
