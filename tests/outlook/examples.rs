//! The worked examples of `tests/outlook/*.md`: every shape and every sentence.
//! `UPDATE=1 cargo test --test engine outlook::` writes the answers anew for review.

use crate::cases_support::book::{self, Situation};
use crate::cases_support::verdicts::with_the_children_of_the_area;
use scorecard::inside::indicators::find;
use scorecard::{Compared, History, Published, Taken, all_outlooks, take_settings};
use serde_json::Value;

#[test]
fn every_example_comes_out_as_it_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/outlook/year-ends.md");
    let text = std::fs::read_to_string(path).unwrap();
    let rewritten = book::rewritten(&text, &mut |situation, kind, _| answer(situation, kind));
    if update {
        std::fs::write(path, &rewritten).unwrap();
    }
    for (is, should) in text.lines().zip(rewritten.lines()) {
        assert!(update || is == should, "\n  {is}\n  {should}");
    }
    assert!(update || text.lines().count() == rewritten.lines().count());
}

/// `outlook REV-01`, or `outlook REV-01 aim 95`.
fn answer(situation: &Situation, kind: &str) -> Vec<String> {
    let asked = kind.strip_prefix("outlook ").unwrap();
    let (id, aim) = asked.split_once(" aim ").map_or((asked, None), |(id, aim)| (id, Some(aim)));
    let line = find(id).unwrap();
    let returns = with_the_children_of_the_area(situation);
    let history = History::at(&returns.records, situation.as_at.unwrap());
    let published = Published::default();
    let settings = aim.map_or(Taken::default(), |aim| set(id, aim)).settings;
    let compared = Compared { published: &published, settings: &settings, authority: None };
    let view = all_outlooks(&[line], &returns, &history, &settings, &compared).remove(0);
    said(&serde_json::to_value(&view).unwrap())
}

fn set(id: &str, aim: &str) -> Taken {
    let target = format!("{{\"target\": {{\"value\": {aim}, \"from\": \"local\"}}}}");
    take_settings(format!("{{\"scorecard_settings\": 1, \"lines\": {{\"{id}\": {target}}}}}").as_bytes()).unwrap()
}

fn said(view: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |name: &str, words: &Value| {
        lines.extend(words.as_str().map(|words| format!("{name}: {words}")));
    };
    say("Last 31 March", &view["outturn"]);
    say("Now", &view["now"]);
    say("Expected", &view["range"]["words"]);
    say("Certain", &view["certain"]);
    say("What it takes", &view["takes"]);
    say("Why not", &view["without"]);
    say("Aim", &view["aim"]);
    say("Chance", &view["chance_words"]);
    say("Earlier years", &view["back"]["words"]);
    for year in view["back"]["tried"].as_array().unwrap() {
        let words = format!("expected {}, came to {}", text(&year["likely_words"]), text(&year["actual_words"]));
        lines.push(format!("{}: {words}", text(&year["year_words"])));
    }
    lines
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}
