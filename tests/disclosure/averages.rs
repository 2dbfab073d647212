//! A reader of averages: of the stages of one wait, which add up; of points, which not every number of children can have;
//! of incidents for each child, of which one child can have most.

use super::attacker::is_few;
use super::packs::Dice;
use super::town::{Town, row};
use scorecard::inside::compare::settings::profile::Profile;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::indicators::find;
use scorecard::inside::judging::Standing;
use scorecard::{Block, Day};
use serde_json::json;
use std::collections::BTreeMap;

const AS_AT: &str = "2026-03-31";

/// A file of which the cells under one heading are written anew, by the row.
fn rewritten(bytes: &[u8], head: &str, mut cell: impl FnMut(&csv::StringRecord) -> String) -> Vec<u8> {
    let mut reader = csv::Reader::from_reader(bytes);
    let heads = reader.headers().unwrap().clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&heads).unwrap();
    for row in reader.records().map(Result::unwrap) {
        let cells = heads.iter().zip(&row).map(|(of, own)| if of == head { cell(&row) } else { own.to_owned() });
        writer.write_record(cells).unwrap();
    }
    writer.into_inner().unwrap()
}

const OF_WAITS: (u32, u32, u64) = (700, 4, 1);

/// The days on which children moved in with those who adopt them, from the files of the council of waits.
fn moved_in() -> BTreeMap<String, Day> {
    let (children, years, seed) = OF_WAITS;
    let mut moved: BTreeMap<String, Day> = BTreeMap::new();
    for file in example::returns(&Authority { children, years, seed, ..Authority::default() }) {
        if !file.path.ends_with("/episodes.csv") {
            continue;
        }
        let mut reader = csv::Reader::from_reader(&file.bytes[..]);
        let heads = reader.headers().unwrap().clone();
        let place = |head: &str| heads.iter().position(|one| one == head).unwrap();
        for row in reader.records().map(Result::unwrap) {
            if ["A3", "A4", "A5", "A6"].contains(&&row[place("PLACE")]) {
                let day = Day::read(row[place("DECOM")].as_bytes()).unwrap();
                moved.entry(row[0].to_owned()).and_modify(|first| *first = day.min(*first)).or_insert(day);
            }
        }
    }
    moved
}

/// The council of waits, where everybody is matched on the day of moving in but for one child who waits 60 days.
fn where_one_waits() -> Town {
    let (moved, (children, years, seed)) = (moved_in(), OF_WAITS);
    Town::where_files_are(children, years, seed, |path, bytes| {
        if !path.contains("2025-26") || !path.ends_with("ad1.csv") {
            return bytes;
        }
        let mut waits = [60].into_iter();
        rewritten(&bytes, "DATE_MATCH", |row| {
            let day = moved[&row[0]].plus(-waits.next().unwrap_or(0)).iso();
            let parts: Vec<&str> = day.split('-').rev().collect();
            parts.join("/")
        })
    })
}

const STAGES: [&str; 3] = ["Entry to decision", "Decision to match", "Match to moving in"];
const TOGETHER: &str = "Entry to moving in";

/// The sentence of the paper of some stages.
fn said(town: &mut Town, stages: &[&str]) -> Option<String> {
    let sentences = json!([{ "line": "ADP-19", "says": "parts", "parts": stages }]);
    town.set(&["POP-01", "ADP-19"], json!({ "paper": { "sentences": sentences } }));
    let paper = town.session.paper(AS_AT).unwrap().paper;
    let mut blocks = paper.parts.iter().flat_map(|part| &part.blocks);
    blocks.find_map(|block| match block {
        Block::Words(words) if stages.iter().any(|stage| words.text.contains(&format!("{stage}:"))) => {
            Some(words.text.clone())
        }
        _ => None,
    })
}

/// Of three stages and all of them together whoever has three has the fourth.
#[test]
fn stages_that_add_up_tell_of_no_child() {
    let (children, years, seed) = OF_WAITS;
    let three = [STAGES[0], STAGES[1], TOGETHER];
    let told = said(&mut Town::new(children, years, seed), &three);
    assert!(three.iter().all(|stage| told.as_ref().is_some_and(|told| told.contains(stage))), "{told:?}");

    let mut town = where_one_waits();
    let line = town.line("ADP-19", AS_AT);
    let mean = |stage: &str| line.groups.iter().find(|group| group.label == stage).unwrap().tenths.unwrap() / 10;
    let cases = line.figure.denominator.unwrap();
    let worked_out = cases * (mean(TOGETHER) - mean(STAGES[0]) - mean(STAGES[1]));
    assert!(cases > 5 && (60 - worked_out).abs() < 10, "the reader would come near: {worked_out} of {cases}");
    assert_eq!([&three[..], &STAGES[..], &STAGES[..1]].map(|stages| said(&mut town, stages)), [None, None, None]);
}

/// A small council of which every child who has a score, or a reason for none, has one that dice made.
fn with_scores(seed: u64) -> Town {
    let children = 60 + 10 * (seed % 3) as u32;
    Town::where_files_are(children, 4, seed, |path, bytes| {
        if !path.ends_with("oc2.csv") {
            return bytes;
        }
        let mut dice = Dice::new(seed);
        let scored = rewritten(&bytes, "SDQ_SCORE", |row| match [&row[2], &row[3]] {
            ["", ""] => String::new(),
            _ => dice.below(21).to_string(),
        });
        rewritten(&scored, "SDQ_REASON", |_| String::new())
    })
}

/// Not every number of children can have 14.2 points each.
#[test]
fn no_average_of_points_tells_how_many_there_are() {
    let (mut told, mut held) = (0, 0);
    for seed in 1..=30 {
        let mut town = with_scores(seed);
        for (rule, profile) in [("welsh", Profile::Welsh), ("strict", Profile::Strict)] {
            town.set(&["POP-01", "HLT-06"], json!({ "publication": rule }));
            for as_at in ["2025-03-31", AS_AT] {
                let cell = row(&town.rows(as_at), "HLT-06")["now"].clone();
                let line = town.line("HLT-06", as_at);
                let (of, tenths) = (line.figure.denominator.unwrap(), line.tenths.unwrap());
                let can_be = |of: i64| (0..=40 * of).any(|sum| (20 * sum + of).div_euclid(2 * of) == tenths);
                let (low, high) = profile.behind(of);
                let is_shown = cell["not_shown"].is_null();
                assert!(!is_shown || (low..=high).all(can_be), "{rule}, seed {seed} at {as_at}: {cell}");
                told += usize::from(is_shown);
                held += usize::from(of > profile.most() && !(low..=high).all(can_be));
            }
        }
    }
    assert!(told > 3 && held > 3, "{told} {held}");
}

/// The incidents of each child who went missing in the year, the most first.
fn incidents(town: &Town, as_at: &str) -> Vec<i64> {
    let mut of_child: BTreeMap<_, i64> = BTreeMap::new();
    find("SAF-06").unwrap().measure.judge(&town.at(as_at), &mut |case| {
        *of_child.entry(case.child).or_default() += i64::from(case.standing == Standing::Met);
    });
    let mut all: Vec<i64> = of_child.into_values().collect();
    all.sort_unstable_by(|one, other| other.cmp(one));
    all
}

/// Whoever knows of the child with the second most takes those off, and two of each other child who has more than one;
/// and what is beyond the first of each child is of those who have more than one.
#[test]
fn no_average_of_incidents_tells_of_one_child_or_of_a_few_who_have_more() {
    let (mut told, mut held) = (0, 0);
    for seed in 1..=5 {
        for children in (90..910).step_by(60) {
            let mut town = Town::new(children, 3, seed);
            town.set(&["POP-01", "SAF-06"], json!({}));
            for as_at in ["2025-03-31", AS_AT] {
                let cell = row(&town.rows(as_at), "SAF-06")["now"].clone();
                let all = incidents(&town, as_at);
                let more: Vec<i64> = all.iter().copied().filter(|one| *one > 1).collect();
                let [most, second, ref others @ ..] = more[..] else { continue };
                let can_be = others.iter().sum::<i64>() + most - 2 * others.len() as i64;
                let comes_near = 10 * (can_be - most) < most;
                let is_shown = cell["not_shown"].is_null();
                let tells = comes_near || is_few(more.len() as i64);
                assert!(!is_shown || !tells, "{children}, seed {seed} at {as_at}: {cell}, {more:?}, {second}");
                told += usize::from(is_shown);
                held += usize::from(tells && all.len() > 5);
            }
        }
    }
    assert!(told > 3 && held > 3, "{told} {held}");
}

/// The rows of some children are taken out of a file.
fn without(bytes: &[u8], children: &[&str]) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let is_left = |row: &&str| children.iter().all(|child| !row.starts_with(&format!("{child},")));
    text.lines().filter(is_left).map(|row| format!("{row}\n")).collect::<String>().into_bytes()
}

/// A council with 8 workers, some of whose children have none.
fn of_eight_workers(without_a_worker: &[&str]) -> Town {
    Town::where_files_are(200, 4, 4, |path, bytes| match path {
        _ if path.ends_with("allocations.csv") => without(&bytes, without_a_worker),
        _ if path.ends_with("sw_episodes.csv") => {
            let of_eight = |row: &csv::StringRecord| match row[2].strip_prefix("SW") {
                Some(number) => format!("SW{}", number.parse::<u32>().unwrap() % 8 + 1),
                None => row[2].to_owned(),
            };
            without(&rewritten(&bytes, "SW_ID", of_eight), without_a_worker)
        }
        _ => bytes,
    })
}

/// Workers times children for each are the children who have one, and those in care are on the sheet.
#[test]
fn children_for_each_worker_do_not_tell_how_many_have_none() {
    let all = of_eight_workers(&[]);
    let names = &all.returns.records.names;
    let mut with_one: Vec<String> = Vec::new();
    find("CAS-01").unwrap().measure.judge(&all.at(AS_AT), &mut |case| {
        if case.standing == Standing::Met {
            with_one.push(names.of(case.child));
        }
    });
    let (mut told, mut held) = (0, 0);
    for dropped in [0, 2, 4, 12] {
        let without_a_worker: Vec<&str> = with_one.iter().take(dropped).map(String::as_str).collect();
        let mut town = of_eight_workers(&without_a_worker);
        town.set(&["POP-01", "CAS-01", "CAS-14"], json!({}));
        let cell = row(&town.rows(AS_AT), "CAS-14")["now"].clone();
        let in_care = town.line("POP-01", AS_AT).figure.numerator;
        let open = in_care - town.line("CAS-14", AS_AT).figure.numerator;
        assert!(cell["not_shown"].is_string() || !is_few(open), "{dropped}: {open} of {in_care}, {cell}");
        told += usize::from(cell["not_shown"].is_null());
        held += usize::from(is_few(open));
    }
    assert!(told > 0 && held > 1, "{told} {held}");
}

/// A council of which the sessions of the pupil at a place of their file are not there yet.
fn without_sessions_of(place: usize) -> Town {
    let mut pupils: Vec<String> = Vec::new();
    Town::where_files_are(400, 4, 5, |path, bytes| match path.ends_with("pupil_years.csv") {
        true => rewritten(&bytes, "SESSIONS_POSSIBLE", |row| {
            let known = pupils.iter().position(|pupil| *pupil == row[0]);
            let pupil = known.unwrap_or(pupils.len());
            pupils.extend(known.is_none().then(|| row[0].to_owned()));
            if pupil == place { String::new() } else { row[3].to_owned() }
        }),
        false => bytes,
    })
}

/// A pupil has hundreds of sessions, so that a figure of sessions that was corrected by one pupil tells of that pupil.
#[test]
fn a_correction_of_sessions_tells_of_no_pupil() {
    let as_at = "2025-12-31";
    let exact = Town::new(400, 4, 5).line("EDU-12", as_at).figure;
    let mut held = 0;
    for place in 10..60 {
        let mut before = without_sessions_of(place);
        before.set(&["EDU-12"], json!({}));
        let was_printed = row(&before.rows(as_at), "EDU-12")["now"]["not_shown"].is_null();
        if !was_printed || before.line("EDU-12", as_at).figure == exact {
            continue;
        }
        let table = before.session.released_file(as_at, "").unwrap();
        let mut now = Town::new(400, 4, 5);
        now.set(&["EDU-12"], json!({}));
        now.session.add("published.csv".to_owned(), table.into_bytes());
        now.session.read();
        for day in [as_at, "2026-02-28"] {
            let cell = row(&now.rows(day), "EDU-12")["now"].clone();
            assert_eq!(cell["held"], true, "pupil {place} at {day}: {cell}");
            held += 1;
        }
    }
    assert!(held > 1, "{held}");
}
