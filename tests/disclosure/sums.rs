//! A plain reader of papers who adds and takes away: opening and those who came, less those who left, are closing; what
//! was typed of a quarter is what was typed of its months. Every number is taken off the words of the paper, and every
//! equation says how far apart two places are, so that all that hangs together is known.

use super::attacker::{is_few, numbers};
use super::packs::Dice;
use scorecard::inside::calendar::MONTHS;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::page::Session;
use scorecard::{Block, Day, Paper};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::thread;

const CARE: [&str; 3] = ["POP-01", "POP-03", "POP-05"];
const CAME: &str = "POP-03";
const LEFT: &str = "POP-05";
const CONFERENCES: &str = "FDR-04";

/// So many of a kind up to a day.
type Place = (&'static str, Day);

/// A number and the two places that it lies between.
type Between = (Place, Place, i64);

fn day(text: &str) -> Day {
    Day::read(text.as_bytes()).unwrap()
}

/// What a line says of days: of a date how many more had come than had left.
fn between(line: &'static str, first: Day, last: Day, number: i64) -> Between {
    match line {
        "POP-01" => ((LEFT, last), (CAME, last), number),
        line => ((line, first.plus(-1)), (line, last), number),
    }
}

/// All words of a paper about a line.
fn words(paper: &Paper, line: &str) -> Vec<String> {
    let key = format!("issues/{line}");
    let blocks = paper.parts.iter().flat_map(|part| &part.blocks);
    let of_it = blocks.filter_map(|block| match block {
        Block::Words(words) if words.key.starts_with(&key) => Some(words.text.clone()),
        _ => None,
    });
    of_it.collect()
}

/// A day or a month at the beginning of some words, and how many words it is.
fn month(words: &[&str]) -> Option<(Day, usize)> {
    let is_day = words.first()?.parse::<u32>().is_ok();
    let [name, year] = words.get(usize::from(is_day)..)?.get(..2)? else { return None };
    let month = 1 + MONTHS.iter().position(|one| one == name)?;
    let number = if is_day { words[0] } else { "1" };
    Some((Day::read(format!("{year}-{month:02}-{number:0>2}").as_bytes())?, 2 + usize::from(is_day)))
}

/// "143 at 31 March 2026", "7 in January to March 2026", "30 from 1 January 2026 to 31 March 2026" and "a year before, 150".
fn read(line: &'static str, text: &str) -> Vec<Between> {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_end_matches([',', '.', ';'])).collect();
    let mut found: Vec<(Day, Day, i64)> = Vec::new();
    for at in 0..words.len() {
        let Some(number) = numbers(words[at]).first().copied().filter(|_| words[at].len() < 6) else { continue };
        let rest = &words[at + 1..];
        let ago = at.checked_sub(2).is_some_and(|ago| words[ago..at] == ["year", "before"]);
        let end_of_month = |day: Day| day.plus_months(1).plus(-1);
        match rest.first() {
            Some(&"at") => found.extend(month(&rest[1..]).map(|(day, _)| (day, day, number))),
            Some(&"from") => found.extend(
                month(&rest[1..]).and_then(|(first, long)| Some((first, month(rest.get(long + 2..)?)?.0, number))),
            ),
            Some(&"in") if rest.get(2) == Some(&"to") => {
                found.extend(month(&rest[3..]).map(|(last, _)| (last.plus_months(-2), end_of_month(last), number)))
            }
            Some(&"in") => found.extend(month(&rest[1..]).map(|(first, _)| (first, end_of_month(first), number))),
            _ if ago => found.extend(
                found
                    .first()
                    .copied()
                    .map(|(first, last, _)| (first.plus_months(-12), last.plus(1).plus_months(-12).plus(-1), number)),
            ),
            _ => {}
        }
    }
    found.into_iter().map(|(first, last, number)| between(line, first, last, number)).collect()
}

fn read_all(paper: &Paper, lines: &[&'static str]) -> Vec<Between> {
    // The lowest and the highest have their days in brackets.
    let of_line = |line: &'static str| -> Vec<Between> {
        let texts = words(paper, line).into_iter().map(|text| text.replace('(', "at ").replace(')', ""));
        texts.flat_map(|text| read(line, &text)).collect()
    };
    lines.iter().flat_map(|line| of_line(line)).collect()
}

/// Days of one kind between which a few are, by all that hangs together.
fn worked_out(known: &[Between]) -> BTreeSet<String> {
    let mut beside: BTreeMap<Place, Vec<(Place, i64)>> = BTreeMap::new();
    for (from, to, number) in known {
        beside.entry(*from).or_default().push((*to, *number));
        beside.entry(*to).or_default().push((*from, -number));
    }
    let mut found = BTreeSet::new();
    for start in beside.keys() {
        let mut sums = BTreeMap::from([(*start, 0)]);
        let mut next = vec![*start];
        while let Some(place) = next.pop() {
            for (other, number) in &beside[&place] {
                let sum = sums[&place] + number;
                if sums.insert(*other, sum).is_none() {
                    next.push(*other);
                }
            }
        }
        let later = sums.iter().filter(|((line, day), sum)| *line == start.0 && *day > start.1 && is_few(**sum));
        found.extend(later.map(|((line, day), sum)| format!("{line} after {} to {day}: {sum}", start.1)));
    }
    found
}

fn settings(lines: &[&str], form: &str, sentences: &[(&str, &str)]) -> Vec<u8> {
    let sentences: Vec<_> = sentences.iter().map(|(line, says)| json!({ "line": line, "says": says })).collect();
    let set = json!([{ "name": "Own", "promises": [{ "promise": "All", "lines": lines }] }]);
    let paper = json!({ "form": form, "sentences": sentences });
    json!({ "scorecard_settings": 1, "sets": set, "set": "Own", "paper": paper }).to_string().into_bytes()
}

fn session(children: u32, seed: u64) -> Session {
    let mut session = Session::default();
    let authority = Authority { children, years: 3, seed, ..Authority::default() };
    example::returns(&authority).into_iter().for_each(|file| session.add(file.path, file.bytes));
    session.read();
    session
}

/// What is found in the papers of an authority, and how many numbers they print.
fn attacked(seed: u64) -> (Vec<String>, usize) {
    let children = [80, 150, 200, 300, 400][(seed % 5) as usize];
    let mut session = session(children, 1 + seed / 5);
    let (mut found, mut printed) = (Vec::new(), 0);
    let sentences =
        [("POP-01", "quarter"), ("POP-05", "quarter"), ("POP-05", "month"), ("POP-01", "months of 12 months")];
    for (form, chosen) in [("quarterly", &[][..]), ("monthly", &[]), ("plain", &sentences)] {
        session.take_settings(&settings(&CARE, form, chosen)).unwrap();
        for as_at in ["2025-12-31", "2026-03-31"] {
            let known = read_all(&session.paper(as_at).unwrap().paper, &CARE);
            printed += known.len();
            let words =
                |found: String| format!("{children} children, seed {}, {form} at {as_at}: {found}", 1 + seed / 5);
            found.extend(worked_out(&known).into_iter().map(words));
        }
    }
    (found, printed)
}

fn in_two<T: Send + 'static>(all: u64, of: fn(u64) -> T) -> Vec<T> {
    let half = move |which: u64| (0..all).filter(|seed| seed % 2 == which).map(of).collect::<Vec<T>>();
    let other = thread::spawn(move || half(1));
    half(0).into_iter().chain(other.join().unwrap()).collect()
}

fn assert_safe(all: Vec<(Vec<String>, usize)>, least: usize) {
    let found: Vec<&String> = all.iter().flat_map(|(found, _)| found).collect();
    let printed: usize = all.iter().map(|(_, printed)| printed).sum();
    assert!(found.is_empty(), "{} in {printed} numbers: {:#?}", found.len(), &found[..found.len().min(12)]);
    // Papers that say nothing would be safe too.
    assert!(printed > least, "{printed}");
}

#[test]
fn opening_starts_and_ends_tell_of_no_few_in_papers_of_quarters_and_months() {
    assert_safe(in_two(45, attacked), 2_000);
}

/// The papers of the four quarters of a year, each beside what was published before, and a reader who has them all.
fn year(seed: u64) -> (Vec<String>, usize) {
    let children = [80, 150, 200, 300, 400][(seed % 5) as usize];
    let mut session = session(children, 11 + seed / 5);
    let form = if seed.is_multiple_of(2) { "plain" } else { "quarterly" };
    let (mut found, mut known) = (Vec::new(), Vec::new());
    for as_at in ["2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31"] {
        session.take_settings(&settings(&CARE, form, &[])).unwrap();
        known.extend(read_all(&session.paper(as_at).unwrap().paper, &CARE));
        let words = |found: String| format!("{children} children, seed {}, {form} to {as_at}: {found}", 11 + seed / 5);
        found.extend(worked_out(&known).into_iter().map(words));
        let published = session.released_file(as_at, "").unwrap();
        session.add(format!("published-{as_at}.csv"), published.into_bytes());
        session.read();
    }
    (found, known.len())
}

#[test]
fn opening_starts_and_ends_tell_of_no_few_beside_what_was_published_before() {
    assert_safe(in_two(40, year), 600);
}

/// The reader before papers that hold back each number of 1 to 5 and look at no sum: they fall.
#[test]
fn papers_that_look_at_no_sum_fall_to_the_same_reader() {
    let mut fallen = 0;
    for seed in 0..16 {
        let mut session = session([200, 300][(seed % 2) as usize], 1 + seed / 2);
        let mut so_far =
            |line: &str, as_at: &str| super::attacker::group(&mut session, line, as_at, &["met"]).values().sum::<i64>();
        let days = ["2025-12-31", "2026-03-31"];
        let mut known = Vec::new();
        for line in ["POP-03", "POP-05"] {
            let number = so_far(line, days[1]) - so_far(line, days[0]);
            known.push(between(line, day("2026-01-01"), day(days[1]), number));
        }
        known.extend(days.map(|as_at| between("POP-01", day(as_at), day(as_at), so_far("POP-01", as_at))));
        known.retain(|(.., number)| !is_few(*number));
        fallen += usize::from(!worked_out(&known).is_empty());
    }
    assert!(fallen > 1, "{fallen}");
}

const HEADINGS: &str = "INDICATOR,PERIOD_END,NUMERATOR,DENOMINATOR,VALUE,NOTE,PERIOD_START";

/// A paper beside numbers that were typed of one line: from when to when, and how many.
fn paper_of(session: &mut Session, typed: &[(&str, &str, i64)], form: &str, as_at: &str) -> Paper {
    let row = |(first, last, number): &(&str, &str, i64)| format!("{CONFERENCES},{last},{number},,,,{first}\n");
    let text = format!("{HEADINGS}\n{}", typed.iter().map(row).collect::<String>());
    session.add("typed_numbers.csv".to_owned(), text.into_bytes());
    session.read();
    session.take_settings(&settings(&[CONFERENCES, "POP-01"], form, &[])).unwrap();
    session.paper(as_at).unwrap().paper
}

#[test]
fn a_typed_quarter_and_its_months_are_checked_together() {
    let quarter = ("2026-01-01", "2026-03-31", 30);
    let months = [("2026-03-01", "2026-03-31", 12), ("2026-02-01", "2026-02-28", 15), ("2026-01-01", "2026-01-31", 3)];
    let said = |typed: &[(&str, &str, i64)]| {
        words(&paper_of(&mut session(60, 3), typed, "monthly", "2026-03-31"), CONFERENCES).join(" ")
    };
    let all = said(&[quarter, months[0], months[1], months[2]]);
    assert!(all.contains("30 from 1 January 2026 to 31 March 2026") && !all.contains("15 in February"), "{all}");
    // Of an untyped January the same is told; a longer quarter leaves more than a few.
    let without = said(&[quarter, months[0], months[1]]);
    assert!(!without.contains("15 in February"), "{without}");
    let longer = said(&[("2026-01-01", "2026-03-31", 40), months[0], months[1]]);
    assert!(longer.contains("12 in March 2026 and 15 in February 2026"), "{longer}");
    let so_far = [("2025-04-01", "2025-09-30", 11), ("2025-07-01", "2025-09-30", 8), ("2024-07-01", "2024-09-30", 12)];
    let half = words(&paper_of(&mut session(60, 3), &so_far, "quarterly", "2025-09-30"), CONFERENCES).join(" ");
    assert!(half.contains("11 from 1 April 2025") && !half.contains("8 in July"), "{half}");
}

/// Months, quarters and years of a line, some of them typed.
fn typed(seed: u64) -> (Vec<String>, usize) {
    let mut dice = Dice::new(seed + 77);
    let mut session = session(60, 3);
    let months: Vec<i64> = (0..24).map(|_| dice.below(18) as i64).collect();
    let begin = day("2024-04-01");
    let of = |first: usize, months_long: usize| {
        let (from, to) = (begin.plus_months(first as i32), begin.plus_months((first + months_long) as i32).plus(-1));
        (from.iso(), to.iso(), months[first..first + months_long].iter().sum::<i64>())
    };
    let all =
        (0..24).map(|at| (at, 1)).chain((0..8).map(|at| (3 * at, 3))).chain([(0, 12), (12, 12), (12, 6), (12, 9)]);
    let some: Vec<(String, String, i64)> =
        all.filter(|_| dice.below(4) > 0).map(|(first, long)| of(first, long)).collect();
    let some: Vec<(&str, &str, i64)> =
        some.iter().map(|(first, last, number)| (first.as_str(), last.as_str(), *number)).collect();
    let (mut found, mut printed) = (Vec::new(), 0);
    for form in ["quarterly", "monthly"] {
        for as_at in ["2025-09-30", "2025-12-31", "2026-03-31"] {
            let known = read_all(&paper_of(&mut session, &some, form, as_at), &[CONFERENCES]);
            printed += known.len();
            found.extend(worked_out(&known).into_iter().map(|found| format!("seed {seed}, {form} {as_at}: {found}")));
        }
    }
    (found, printed)
}

#[test]
fn typed_numbers_of_days_within_days_tell_of_no_few() {
    assert_safe(in_two(40, typed), 400);
}
