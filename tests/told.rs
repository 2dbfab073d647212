//! Sentences that an officer chose for a line of the paper: the same figures by a plain second way, nothing of a few
//! children in any of them, and no other figure of the sheet moved by them.

use crate::disclosure::attacker::{breaches, known, numbers, read};
use scorecard::inside::page::Session;
use scorecard::{Block, Day, Paper};
use serde_json::{Value, json, to_value};

const AS_AT: &str = "2026-03-31";
const THEN: &str = "2025-03-31";

fn session(children: u32, years: u32, seed: u64) -> Session {
    let mut session = Session::default();
    session.add_example(children, years, seed);
    session.read();
    let own = json!({ "scorecard_settings": 1, "set": "Own", "sets": [{ "name": "Own", "promises": [
        { "promise": "Our children", "lines": LINES.iter().chain(&["POP-03", "POP-15"]).collect::<Vec<_>>() }] }] });
    session.take_settings(own.to_string().as_bytes()).unwrap();
    session
}

fn choose(session: &mut Session, line: &str, says: &str, parts: &[&str]) -> Value {
    let form = json!({ "line": line, "says": says, "parts": parts });
    to_value(session.keep_sentence(&serde_json::from_value(form).unwrap()).unwrap()).unwrap()
}

fn paper(session: &mut Session, as_at: &str) -> Paper {
    session.paper(as_at).unwrap().paper
}

/// The paragraph at a place: its text, and what stood there when somebody wrote over it.
fn said(paper: &Paper, place: &str) -> Option<(String, Option<String>)> {
    let mut blocks = paper.parts.iter().flat_map(|part| &part.blocks);
    blocks.find_map(|block| match block {
        Block::Words(words) if words.key == place => Some((words.text.clone(), words.was.clone())),
        _ => None,
    })
}

fn day(text: &str) -> Day {
    Day::read(text.as_bytes()).unwrap()
}

/// A line at a date as the scorecard shows it.
fn on_the_scorecard(session: &mut Session, id: &str, as_at: &str) -> i64 {
    let scorecard = to_value(session.scorecard(as_at).unwrap()).unwrap();
    let mut lines = scorecard["sections"].as_array().unwrap().iter().flat_map(|one| one["lines"].as_array().unwrap());
    numbers(lines.find(|line| line["id"] == id).unwrap()["shown"]["lead"].as_str().unwrap())[0]
}

#[test]
fn a_range_is_that_of_the_dates_asked_one_by_one() {
    let mut session = session(300, 3, 5);
    choose(&mut session, "POP-01", "months of 12 months", &[]);
    let ends: Vec<Day> = (0..12).map(|month| day("2025-05-01").plus_months(month).plus(-1)).collect();
    let all: Vec<i64> = ends.iter().map(|end| on_the_scorecard(&mut session, "POP-01", &end.iso())).collect();
    let (text, _) = said(&paper(&mut session, AS_AT), "issues/POP-01/months-of-12-months").unwrap();
    let at = |number: &i64| ends[all.iter().position(|one| one == number).unwrap()];
    let (low, high) = (all.iter().min().unwrap(), all.iter().max().unwrap());
    let average = (all.iter().sum::<i64>() as f64 / 12.0).round();
    let words = format!("between {low} ({}) and {high} ({})", at(low), at(high));
    assert!(text.contains(&words) && text.ends_with(&format!(", {average} on average.")), "{text}: {words}");
}

#[test]
fn the_starts_of_a_quarter_are_those_of_the_year_so_far_less_those_before_it() {
    let mut session = session(300, 4, 5);
    choose(&mut session, "POP-03", "quarter of 2 years", &[]);
    let mut starts = |as_at: &str| on_the_scorecard(&mut session, "POP-03", as_at);
    let of = |session_starts: &mut dyn FnMut(&str) -> i64, year: i32| {
        session_starts(&format!("{year}-03-31")) - session_starts(&format!("{}-12-31", year - 1))
    };
    let (before, now) = (of(&mut starts, 2025), of(&mut starts, 2026));
    let (text, _) = said(&paper(&mut session, AS_AT), "issues/POP-03/quarter-of-2-years").unwrap();
    assert!(text.ends_with(&format!("(January to March), {before} in 2024/25 and {now} in 2025/26.")), "{text}");
    // In the middle of a quarter the last whole one is meant.
    let (text, _) = said(&paper(&mut session, "2026-02-15"), "issues/POP-03/quarter-of-2-years").unwrap();
    assert!(text.contains("in quarter 3 (October to December)"), "{text}");
}

#[test]
fn a_sentence_moves_with_the_data_and_what_was_written_over_it_says_so() {
    let mut session = session(300, 3, 5);
    let place = "issues/POP-01/date-of-2-years";
    choose(&mut session, "POP-01", "date of 2 years", &[]);
    let (own, _) = said(&paper(&mut session, AS_AT), place).unwrap();
    let form = json!({ "details": [], "texts": [{ "key": place, "text": "Much the same." }], "left_out": [],
        "headings": "" });
    session.set_paper(AS_AT, &serde_json::from_value(form).unwrap()).unwrap();
    assert_eq!(said(&paper(&mut session, AS_AT), place), Some(("Much the same.".to_owned(), None)));
    assert_eq!(said(&paper(&mut session, "2025-12-31"), place), Some(("Much the same.".to_owned(), Some(own))));
    session.remove_sentence(0, "POP-01").unwrap();
    assert_eq!(said(&paper(&mut session, AS_AT), place), None);
    assert!(
        session.remove_sentence(0, "NONE").is_err() && !session.settings_file().unwrap().contains("Much the same.")
    );
}

#[test]
fn a_sentence_is_kept_once_of_a_kind_and_a_wrong_one_not_at_all() {
    let mut session = session(300, 3, 5);
    for (line, says, field) in
        [("", "year end", "telling-line"), ("POP-01", "", "telling-says"), ("POP-15", "parts", "telling-says")]
    {
        assert_eq!(choose(&mut session, line, says, &[])["faults"][0]["field"], field);
    }
    choose(&mut session, "SVC-01", "parts", &["mainstream"]);
    let file = choose(&mut session, "SVC-01", "parts", &["mainstream", "short breaks"])["file"].clone();
    choose(&mut session, "POP-01", "year end", &[]);
    let chosen = to_value(session.paper(AS_AT).unwrap()).unwrap()["sentences"]["chosen"].clone();
    assert_eq!(chosen.as_array().unwrap().len(), 2);
    assert!(chosen[0]["not_said"].as_str().unwrap().contains("not among those of the paper"), "{chosen}");
    assert_eq!(chosen[1]["place"], "issues/POP-01/year-end");

    let taken = scorecard::take_settings(file.as_str().unwrap().as_bytes()).unwrap();
    assert_eq!((taken.faults.len(), taken.settings.paper.tellings[0].parts().len()), (0, 2));
    let wrong = json!({ "scorecard_settings": 1, "paper": { "sentences": [{ "line": "POP-01", "says": "SECRET" },
        { "line": "SECRET", "says": "year end" }, { "line": "POP-01", "says": "year end" }] } });
    let taken = scorecard::take_settings(wrong.to_string().as_bytes()).unwrap();
    assert_eq!((taken.faults.len(), taken.settings.paper.tellings.len()), (2, 1));
    assert!(taken.faults.iter().all(|fault| !fault.to_string().contains("SECRET")));
}

const LINES: [&str; 5] = ["POP-01", "LOC-04", "STB-01", "STB-02", "REV-01"];
const KINDS: [&str; 7] = [
    "months of the year",
    "months of 12 months",
    "months of all years",
    "quarters of 3 years",
    "date of 2 years",
    "date of 4 years",
    "year end",
];

/// A sentence with the last day in place of a period, and without commas.
fn of_last_days(text: &str) -> String {
    let mut text = text.replace(',', "").replace("in the 12 months to 31", "at 31").replace("from 1 April to", "at");
    while let Some(at) = text.find("from 1 April ") {
        text.replace_range(at..at + "from 1 April 2024 to".len(), "at");
    }
    text
}

/// Every figure of a sentence with the day that it is of: `45 of 60 (75.0%) (30 April 2025)`, `12 in 2025`.
fn figures(text: &str, last: Day) -> Vec<(String, Day)> {
    let months = scorecard::inside::calendar::MONTHS;
    let words: Vec<&str> = text
        .split([' ', '(', ')', ',', ';', ':'])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &str| word.parse::<i64>().ok();
    let mut found = Vec::new();
    for (place, pair) in words.windows(2).enumerate() {
        let Some(month) = months.iter().position(|month| *month == pair[0]) else { continue };
        let year = number(pair[1]).filter(|year| *year > 1990);
        let date = place.checked_sub(1).and_then(|at| number(words[at])).zip(year);
        if let Some((of_month, year)) = date {
            let day = day(&format!("{year}-{:02}-{of_month:02}", month + 1));
            let before: Vec<&str> = words[..place - 1].to_vec();
            found.extend(count_before(&before).map(|count| (count, day)));
        }
    }
    for (place, _) in words.iter().enumerate().filter(|(_, word)| **word == "in") {
        let Some(year) = words.get(place + 1).and_then(|word| year_of(word)).filter(|year| *year > 1990) else {
            continue;
        };
        let years = last.iso()[..4].parse::<i64>().unwrap() - year;
        let day = (0..years).fold(last, |day, _| day.plus(1).plus_months(-12).plus(-1));
        found.extend(count_before(&words[..place]).map(|count| (count, day)));
    }
    found
}

/// A year, or that in which a year such as 2024/25 ends.
fn year_of(word: &str) -> Option<i64> {
    match word.split_once('/') {
        Some((first, _)) => Some(first.parse::<i64>().ok()? + 1),
        None => word.parse().ok(),
    }
}

/// The count that stands before a date: `45 of 60`, past its percentage, or `249`.
fn count_before(words: &[&str]) -> Option<String> {
    let is_number = |word: &str| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit());
    let end = words.len();
    if let Some(of) = (end.saturating_sub(4)..end).rev().find(|at| words[*at] == "of") {
        return Some(format!("{} of {}", words.get(of.checked_sub(1)?)?, words.get(of + 1)?));
    }
    words.iter().rev().find(|word| **word != "at").filter(|word| is_number(word)).map(|word| (*word).to_owned())
}

/// A reader of the sheet and of every sentence that can be chosen, of authorities of 6 to 105 children.
#[test]
fn nobody_works_a_few_children_out_of_the_sentences() {
    let (mut said_in_all, mut held) = (0, 0);
    for seed in 0..40 {
        let mut session = session(6 + (seed * 7 % 100) as u32, 3, seed);
        let plain = to_value(session.sheet(AS_AT, "").unwrap()).unwrap();
        for (line, kind) in LINES.iter().flat_map(|line| KINDS.iter().map(move |kind| (line, kind))) {
            choose(&mut session, line, kind, &[]);
        }
        let sheet = to_value(session.sheet(AS_AT, "").unwrap()).unwrap();
        assert_eq!(sheet, plain, "authority {seed}: a sentence moves no figure of the sheet");
        let told = to_value(session.paper(AS_AT).unwrap()).unwrap()["sentences"]["chosen"].clone();
        held += told.as_array().unwrap().iter().filter(|one| one["place"].is_null()).count();
        let paper = paper(&mut session, AS_AT);
        let mut found = read(&mut session, &sheet, THEN);
        for (line, kind) in LINES.iter().flat_map(|line| KINDS.iter().map(move |kind| (line, kind))) {
            let place = format!("issues/{line}/{}", kind.replace(' ', "-"));
            let Some((text, _)) = said(&paper, &place) else { continue };
            let figures = figures(&of_last_days(&text), day(AS_AT));
            assert!(!figures.is_empty(), "{text}");
            said_in_all += figures.len();
            for (count, day) in figures {
                found.extend(known(&mut session, (line, &day.iso()), &count));
            }
        }
        let breaches = breaches(&found);
        assert!(breaches.is_empty(), "authority {seed}: {breaches:#?}");
    }
    assert!(said_in_all > 250 && held > 300, "{said_in_all} said, {held} held back");
}

/// What a sentence said is known to the next report: where the files say otherwise by a few, it is not said again.
#[test]
fn a_sentence_is_checked_against_what_was_published_before() {
    let mut session = session(300, 3, 5);
    choose(&mut session, "POP-03", "quarter of 2 years", &[]);
    let place = "issues/POP-03/quarter-of-2-years";
    assert!(said(&paper(&mut session, AS_AT), place).is_some());
    let table = session.released_file(AS_AT, "").unwrap();
    let row = table.lines().find(|row| row.contains(",POP-03,2026-03-31,") && row.contains("2026-01-01")).unwrap();
    let number: i64 = row.split(',').nth(4).unwrap().parse().unwrap();
    let moved = table.replace(row, &row.replacen(&format!(",{number},"), &format!(",{},", number - 2), 1));
    session.add("published.csv".to_owned(), moved.into_bytes());
    session.read();
    assert_eq!(said(&paper(&mut session, AS_AT), place), None);
}

/// The paper of the number of children alone: beside other lines a month may be held back.
fn of_the_number_alone() -> Session {
    let mut session = session(300, 4, 5);
    let one = json!({ "scorecard_settings": 1, "set": "One", "sets": [{ "name": "One", "promises": [
        { "promise": "Our children", "lines": ["POP-01"] }] }] });
    session.take_settings(one.to_string().as_bytes()).unwrap();
    session
}

fn form(session: &mut Session, form: &str, words: &str) -> String {
    let chosen = serde_json::from_value(json!({ "form": form, "words": words })).unwrap();
    let set = to_value(session.set_paper_form(&chosen).unwrap()).unwrap();
    set["file"].as_str().unwrap().to_owned()
}

/// The parts that stand in a paper, by their keys.
fn parts(paper: &Paper) -> Vec<&str> {
    paper.parts.iter().filter(|part| !part.left_out).map(|part| part.key.as_str()).collect()
}

#[test]
fn each_form_has_its_title_its_parts_and_what_it_sets_beside() {
    let mut session = of_the_number_alone();
    let as_at = "2025-12-15";
    for (name, title, kind, is_there, is_not) in [
        (
            "annual",
            "Annual performance report: looked-after children, 1 April 2025 to 15 December 2025 (part of a year)",
            "date-of-4-years",
            "legal",
            "expected",
        ),
        ("mid-year", "Mid-year performance report: looked-after children, 2025/26", "year-end", "expected", ""),
        (
            "quarterly",
            "Quarterly performance report: looked-after children, 1 October 2025 to 15 December 2025 (part of a quarter)",
            "quarter",
            "expected",
            "legal",
        ),
        (
            "monthly",
            "Monthly performance report: looked-after children, 1 December 2025 to 15 December 2025 (part of a month)",
            "month",
            "issues",
            "questions",
        ),
        ("plain", "Performance report: looked-after children", "", "legal", ""),
    ] {
        let file = form(&mut session, name, "english");
        let paper = paper(&mut session, as_at);
        assert_eq!(paper.title, title);
        assert!(parts(&paper).contains(&is_there) && !parts(&paper).contains(&is_not), "{name}: {:?}", parts(&paper));
        let place = format!("issues/POP-01/{kind}");
        let at_a_quarter_end = self::paper(&mut session, "2025-12-31");
        assert_eq!(said(&at_a_quarter_end, &place).is_some(), name != "plain", "{name}");
        let again = scorecard::take_settings(file.as_bytes()).unwrap();
        assert_eq!(again.faults.len(), 0);
        assert_eq!(scorecard::inside::compare::settings::text(&again.settings), file);
    }
    let wrong = serde_json::from_value(json!({ "form": "weekly", "words": "english" })).unwrap();
    assert!(session.set_paper_form(&wrong).is_err());
}

/// The period in the words is the one that the figures have: that of the day, whole or in part.
#[test]
fn the_words_of_a_form_are_of_the_days_of_its_figures() {
    let mut session = of_the_number_alone();
    for (name, as_at, title, when) in [
        ("annual", "2026-03-31", "2025/26", "at 31 March 2026"),
        ("annual", "2025-11-30", "1 April 2025 to 30 November 2025 (part of a year)", "at 30 November 2025"),
        ("mid-year", "2025-11-30", "2025/26", "at 30 November 2025"),
        ("quarterly", "2025-12-31", "October to December 2025", "in October to December 2025"),
        (
            "quarterly",
            "2025-11-30",
            "1 October 2025 to 30 November 2025 (part of a quarter)",
            "from 1 October 2025 to 30 November 2025",
        ),
        ("monthly", "2025-11-30", "November 2025", "in November 2025"),
        (
            "monthly",
            "2025-11-15",
            "1 November 2025 to 15 November 2025 (part of a month)",
            "from 1 November 2025 to 15 November 2025",
        ),
    ] {
        form(&mut session, name, "english");
        let paper = paper(&mut session, as_at);
        assert!(paper.title.ends_with(&format!("performance report: looked-after children, {title}")), "{name}");
        for place in ["recommendation", "background"] {
            let (text, _) = said(&paper, place).unwrap();
            assert!(text.contains(&format!(" {when}")), "{name}: {text}");
        }
        let (children, _) = said(&paper, "background/children").unwrap();
        assert!(children.contains(&format!("looked after at {}", day(as_at))), "{children}");
    }
}

#[test]
fn a_quarter_stands_beside_the_last_one_and_that_of_last_year_and_a_month_beside_the_last() {
    let mut session = of_the_number_alone();
    let at = |session: &mut Session, day: &str| on_the_scorecard(session, "POP-01", day);
    form(&mut session, "quarterly", "english");
    let [now, last, ago] = ["2025-12-31", "2025-09-30", "2024-12-31"].map(|day| at(&mut session, day));
    let (text, _) = said(&paper(&mut session, "2025-12-31"), "issues/POP-01/quarter").unwrap();
    let words = format!(": {now} at 31 December 2025, {last} at 30 September 2025 and {ago} at 31 December 2024.");
    assert!(text.ends_with(&words), "{text}: {words}");
    form(&mut session, "monthly", "english");
    let last = at(&mut session, "2025-11-30");
    let (text, _) = said(&paper(&mut session, "2025-12-31"), "issues/POP-01/month").unwrap();
    assert!(text.ends_with(&format!(": {now} at 31 December 2025 and {last} at 30 November 2025.")), "{text}");
}

#[test]
fn a_welsh_paper_is_for_a_panel_and_names_the_welsh_government_and_its_numbers() {
    let mut session = session(300, 3, 5);
    let wales = json!({ "scorecard_settings": 1, "set": "Wales", "paper": { "words": "welsh" } });
    session.take_settings(wales.to_string().as_bytes()).unwrap();
    let paper = paper(&mut session, AS_AT);
    let (background, _) = said(&paper, "background").unwrap();
    assert!(background.contains("gives the panel") && background.contains("by the Welsh Government"), "{background}");
    assert!(said(&paper, "recommendation").unwrap().0.starts_with("That the panel notes"));
    assert!(!said(&paper, "quality").unwrap().0.contains("Department"));
    let (stability, _) = said(&paper, "issues/STB-01").unwrap();
    assert!(stability.starts_with("SCC/004"), "{stability}");
}
