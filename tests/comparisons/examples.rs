//! The worked examples: a question, and its answer as the engine gives it.

use scorecard::inside::compare::comparators::{Asked, Beside, Place, beside};
use scorecard::inside::compare::population::residents;
use scorecard::inside::compare::published::{self, Published};
use scorecard::inside::compare::rank::Sorted;
use scorecard::inside::compare::same::{Ours, Same};
use scorecard::inside::compare::settings::model::Settings;
use scorecard::inside::compare::settings::take;
use scorecard::inside::file::Source;
use scorecard::inside::indicators::find;
use scorecard::inside::judging::{Better, Figure, Unit};
use scorecard::inside::scorecard::value_in_tenths;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn chapters() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/comparisons");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut chapters: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    chapters.sort();
    chapters
}

/// A number of an example in hundredths.
fn hundredths(text: &str) -> i64 {
    (text.replace(',', "").parse::<f64>().unwrap() * 100.0).round() as i64
}

/// Hundredths as a reader writes them.
fn plain(hundredths: i64) -> String {
    format!("{}", hundredths as f64 / 100.0)
}

/// The example with its answers worked out anew.
fn answered(example: &str) -> String {
    let (mut sources, mut settings) = (Vec::new(), Settings::default());
    let (mut out, mut lines) = (String::new(), example.lines());
    let mut answer = None;
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").unwrap();
        if let Some(question) = line.strip_prefix("Asked: ") {
            answer = Some(question.to_owned());
        }
        let Some(kind) = line.strip_prefix("```").filter(|kind| !kind.is_empty()) else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let body = match kind.strip_prefix("csv ") {
            Some(name) => {
                sources.push(Source::new(name, body.join("\n")));
                body.join("\n") + "\n"
            }
            None if kind == "json" => {
                settings = take(body.join("\n").as_bytes()).unwrap().settings;
                body.join("\n") + "\n"
            }
            None => answer_to(&answer.take().unwrap(), &published::read(&sources), &settings),
        };
        writeln!(out, "{body}```").unwrap();
    }
    out
}

fn answer_to(question: &str, published: &Published, settings: &Settings) -> String {
    match question.split_once(" among ") {
        Some((value, rest)) => rank(value, rest),
        None if question.starts_with("population") => population(question, published),
        None => of_line(question, published, settings),
    }
}

/// `12 among 9 10 10 12 14, low is good`
fn rank(value: &str, rest: &str) -> String {
    let (values, better) = rest.split_once(", ").unwrap();
    let better = match better {
        "low is good" => Better::Lower,
        "high is good" => Better::Higher,
        _ => Better::Neutral,
    };
    let (sorted, value) = (Sorted::new(values.split(' ').map(hundredths)), hundredths(value));
    let quartile = sorted.quartile(value, better).map_or("none", |quartile| quartile.letter());
    let cuts = [1, 2, 3].map(|quarter| (sorted.four_times_at(quarter).unwrap() as f64 / 400.0).to_string());
    let average = |value: Option<i64>| value.map_or("none".to_owned(), plain);
    format!(
        "rank {} of {}, quarter {quartile}, cut-offs {}\nmean {}, median {}, {}\n",
        sorted.rank(value, better),
        sorted.len(),
        cuts.join(" "),
        average(sorted.mean()),
        average(sorted.median()),
        sorted.within(value).map_or("no middle half", |within| within.key()),
    )
}

/// `population of Southwark for 2025, typed 60000, number 440`
fn population(question: &str, published: &Published) -> String {
    let after = |word: &str| question.split_once(word).map(|(_, rest)| rest.split([',', ' ']).next().unwrap());
    let authority = after(" of ").and_then(|name| published.areas.authority(name));
    let number = |word: &str| after(word).map(|text| text.parse::<i64>().unwrap());
    let year = number(" for ").unwrap() as i32;
    let newest = number("newest return ").map(|year| year as i32);
    let residents = residents(published, authority, number("typed "), newest);
    let Some(people) = residents.of_year(year) else { return "no rate\n".to_owned() };
    let from = people.mid_year.map_or("typed".to_owned(), |year| format!("mid-{year}"));
    let fits = if people.fits { "fits" } else { "the latest before" };
    let numerator = number("number ").unwrap();
    let figure = Figure { numerator, denominator: Some(people.persons), ..Figure::default() };
    let tenths = value_in_tenths(&figure, Unit::Rate).unwrap();
    format!("{} children ({from}, {fits}), rate {}\n", people.persons, tenths / 10)
}

/// `STB-01 of Southwark in 2025, ours 12.2`, or `ours 50 of 69`
fn of_line(question: &str, published: &Published, settings: &Settings) -> String {
    let (line, rest) = question.split_once(" of ").unwrap();
    let (name, rest) = rest.split_once(" in ").unwrap();
    let (year, ours) = rest.split_once(", ours ").map_or((rest, None), |(year, ours)| (year, Some(ours)));
    let authority = published.areas.authority(name);
    let asked = Asked { published, settings, authority, year: year.parse().unwrap() };
    beside(find(line).unwrap(), |same| figure_of(ours?, same), &asked)
        .map_or("nothing has this definition\n".to_owned(), |beside| told(&beside))
}

fn figure_of(ours: &str, same: &Same) -> Option<Ours> {
    let Some((numerator, of)) = ours.split_once(" of ") else { return Some(Ours::of(hundredths(ours))) };
    let number = |text: &str| text.parse::<i64>().unwrap();
    let figure = Figure { numerator: number(numerator), denominator: Some(number(of)), ..Figure::default() };
    same.ours(&figure, value_in_tenths(&figure, same.unit), same.unit)
}

fn told(beside: &Beside) -> String {
    let mut out = String::new();
    for one in &beside.comparators {
        let fits = if one.year == beside.year { "" } else { ", the latest before" };
        let sums = if one.sums { ", a sum" } else { "" };
        let (whose, label, value) = (one.whose.key(), &one.label, plain(one.hundredths));
        let period = if one.period.is_empty() { String::new() } else { format!(", {}", one.period) };
        writeln!(out, "{whose}: {label} {value} ({}{period}{fits}{sums}) by {}", one.year, one.source).unwrap();
    }
    if let Some(half) = beside.middle_half {
        let ours = half.ours.map_or(String::new(), |ours| format!(", ours {}", ours.key()));
        writeln!(out, "middle half: {} to {} ({}){ours}", plain(half.cuts.0), plain(half.cuts.1), half.year).unwrap();
    }
    if let Some(model) = beside.model {
        writeln!(out, "model: {model}").unwrap();
    }
    for (what, place) in [("as published", beside.published), ("ours", beside.placed)] {
        out += &place.map_or(String::new(), |place| format!("{what}: {}\n", place_told(&place)));
    }
    if let Some((region, place)) = beside.in_region {
        writeln!(out, "ours in {region}: rank {} of {}", place.rank, place.of).unwrap();
    }
    if out.is_empty() { "no figure\n".to_owned() } else { out }
}

fn place_told(place: &Place) -> String {
    let quartile = place.quartile.map_or("none", |quartile| quartile.letter());
    let cuts = place.cuts.map(plain).join(" ");
    format!("rank {} of {}, quarter {quartile}, cut-offs {cuts} ({})", place.rank, place.of, place.year)
}

#[test]
fn every_example_is_answered_as_it_says() {
    let mut told = String::new();
    for path in chapters() {
        let text = std::fs::read_to_string(&path).unwrap();
        let anew: Vec<String> = text.split_inclusive("\n### ").map(answered).collect();
        let anew = anew.concat().replace("\n### \n", "\n### ");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &anew).unwrap();
        } else if anew != text {
            told += &format!("{}\n{anew}\n", path.display());
        }
    }
    assert!(
        told.is_empty(),
        "{told}\nIf this is right, run UPDATE=1 cargo test --test engine comparisons:: and review."
    );
}
