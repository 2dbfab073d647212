//! A reader who works out what nothing is said of: the last 12 months from a year end, one child's days from two
//! averages, a few plans taken back from those that were made, and where a figure that is held back stands.

use super::attacker::{is_few, numbers};
use super::town::{Town, day, row, value};
use scorecard::inside::compare::amounts;
use scorecard::inside::indicators::find;
use scorecard::inside::judging::Figure;
use scorecard::inside::outlook::{self, Outlook, Tried};
use scorecard::{Block, Step};
use serde_json::{Value, json};

/// So far, and at the rate of the last 12 months for the days that are left: the 12 months are known again.
#[test]
fn no_year_end_tells_of_a_few_of_the_last_12_months() {
    let (mut told, mut held) = (0, 0);
    for seed in 1..=6 {
        let mut town = Town::new(180, 4, seed);
        town.set(&["POP-01", "POP-03", "SAF-07"], json!({}));
        town.publish("2025-03-31");
        for as_at in ["2025-05-31", "2025-08-31", "2025-11-30", "2026-01-31"] {
            let left = day("2026-03-31").since(day(as_at)) as i64;
            let rows = town.rows(as_at);
            for (id, days) in [("POP-03", left), ("SAF-07", 365)] {
                let row = row(&rows, id);
                let [so_far, twelve] = [Step::YearToDate, Step::Rolling12].map(|step| town.exact(id, step, as_at));
                let (now, likely) = (value(&row["now"]), row["expected"]["likely"].as_str().map(numbers));
                let Some((now, likely)) = now.zip(likely.map(|words| words[0])) else {
                    held += usize::from(is_few(twelve - so_far) && row["now"]["held"] == false);
                    continue;
                };
                assert_eq!(now, so_far);
                let rest = if id == "POP-03" { likely - now } else { likely };
                let can_be: Vec<i64> =
                    (0..400).filter(|twelve| (twelve * days * 2 + 365).div_euclid(730) == rest).collect();
                assert!(can_be.contains(&twelve), "the reader reads what is there: {can_be:?}, {twelve}, {row}");
                let before: Vec<i64> = can_be.iter().map(|twelve| twelve - now).filter(|apart| *apart >= 0).collect();
                assert!(!before.iter().all(|apart| is_few(*apart)), "seed {seed} at {as_at}, {id}: {before:?}");
                told += 1;
            }
        }
    }
    assert!(told > 3 && held > 3, "{told} {held}");
}

/// The sum of one average, with the days that everybody stayed on, less the sum of the other is that of who has left.
#[test]
fn no_two_averages_tell_the_days_of_a_few() {
    let mut held = 0;
    for seed in 3..=4 {
        let mut town = Town::new(400, 20, seed);
        town.set(&["POP-01", "POP-21"], json!({}));
        let months = ["2025-09-30", "2025-10-31", "2025-11-30", "2025-12-31"];
        for (before, now) in months.iter().zip(&months[1..]) {
            town.publish(before);
            let [came, left] = ["POP-03", "POP-05"].map(|id| town.exact(id, Step::Month, now));
            let row = row(&town.rows(now), "POP-21").clone();
            if is_few(came) || is_few(left) {
                // After the first month one is held back that is beside a printed one.
                held += usize::from(row["now"]["held"] == true);
                assert!(*before != months[0] || row["now"]["held"] == true, "seed {seed} at {now}: {row}");
            }
        }
    }
    assert!(held > 3, "{held}");
}

/// Two averages of the same children differ by the days of those of whom they say otherwise.
#[test]
fn no_two_averages_of_the_same_children_differ_by_a_few() {
    let (mut told, mut held) = (0, 0);
    for (children, years, seed) in [(500, 6, 1), (500, 6, 2), (500, 6, 3), (500, 7, 1), (800, 7, 4), (800, 7, 2)] {
        let mut town = Town::new(children, years, seed);
        for rule in ["english", "welsh", "strict"] {
            town.set(&["POP-01", "ADP-05", "ADP-08"], json!({ "publication": rule }));
            for as_at in ["2025-03-31", "2025-06-30", "2025-12-31", "2026-03-31"] {
                let rows = town.rows(as_at);
                let history = town.at(as_at);
                let [from_entry, adjusted] =
                    ["ADP-05", "ADP-08"].map(|id| amounts::of_cases(find(id).unwrap(), &history));
                let differ = from_entry.iter().filter(|one| !adjusted.contains(one)).count() as i64;
                let shown = ["ADP-05", "ADP-08"].map(|id| row(&rows, id)["now"]["not_shown"].is_null());
                assert!(shown != [true; 2] || !is_few(differ), "{rule}, {children}, seed {seed} at {as_at}: {differ}");
                told += usize::from(shown != [false; 2]);
                held += usize::from(shown[0] != shown[1] && is_few(differ));
            }
        }
    }
    assert!(told > 10 && held > 10, "{told} {held}");
}

/// Plans of a year before and new ones, less adoptions and plans of now, are plans that were taken back.
#[test]
fn nobody_works_out_how_few_plans_were_taken_back() {
    let (mut told, mut held) = (0, 0);
    for seed in 1..=4 {
        let mut town = Town::new(1200, 5, seed);
        town.set(&["POP-01", "ADP-13", "ADP-18", "ADP-27"], json!({}));
        for as_at in ["2024-03-31", "2025-03-31", "2026-03-31"] {
            let rows = town.rows(as_at);
            let now = |id: &str| value(&row(&rows, id)["now"]);
            let all = [value(&row(&rows, "ADP-13")["ago"]), now("ADP-18"), now("ADP-27"), now("ADP-13")];
            let taken_back = town.exact("ADP-09", Step::Year, as_at);
            let [Some(before), Some(new), Some(adopted), Some(after)] = all else {
                held += usize::from(is_few(taken_back));
                continue;
            };
            assert!(!is_few(before + new - adopted - after), "seed {seed} at {as_at}");
            told += 1;
        }
    }
    assert!(told + held > 3 && held > 2, "{told} {held}");
}

/// A picture that is there because a line is off target tells that it is; a range tells where a figure stands.
#[test]
fn neither_a_picture_nor_a_range_tells_of_a_figure_that_is_held_back() {
    let (mut drawn, mut ranges, mut held) = (0, 0, 0);
    for seed in 1..=6 {
        let mut town = Town::new(240, 4, seed);
        let lines = ["POP-01", "STB-01", "HLT-11", "HLT-22", "HLT-23", "LOC-04"];
        let aim = json!({ "target": { "value": 1, "from": "local", "agreed": "2020-04-01" } });
        let aims: serde_json::Map<String, Value> = lines.iter().map(|id| ((*id).to_owned(), aim.clone())).collect();
        let sentences: Vec<Value> =
            lines.iter().map(|id| json!({ "line": id, "says": "months of 12 months" })).collect();
        town.set(&lines, json!({ "lines": aims, "paper": { "sentences": sentences } }));
        for as_at in ["2025-06-30", "2025-09-30", "2025-12-31"] {
            let rows = town.rows(as_at);
            let paper = town.session.paper(as_at).unwrap().paper;
            let blocks: Vec<&Block> = paper.parts.iter().flat_map(|part| &part.blocks).collect();
            for row in &rows {
                let id = row["id"].as_str().unwrap();
                let of_it = |key: &str| key.contains(id);
                let charts = blocks.iter().filter(|block| matches!(block, Block::Chart(chart) if of_it(&chart.key)));
                let charts = charts.count();
                let is_range = |text: &str| text.contains("at the month ends") || text.contains("in the months");
                let said = blocks
                    .iter()
                    .filter(|block| matches!(block, Block::Words(words) if of_it(&words.key) && is_range(&words.text)));
                let said = said.count();
                if row["now"]["held"] == true {
                    assert_eq!((charts, said), (0, 0), "seed {seed} at {as_at}: {id}");
                    held += 1;
                }
                (drawn, ranges) = (drawn + charts, ranges + said);
            }
        }
    }
    assert!(drawn > 3 && ranges > 3 && held > 3, "{drawn} {ranges} {held}");
}

/// Student's t below which 9 of 10 values lie, of so many earlier years, from a table.
const T: [f64; 4] = [3.078, 1.886, 1.638, 1.533];

/// How many of those of one earlier 31 March there can have been, to a reader who knows all others and what was likely:
/// each number that makes the range as wide as it is.
fn of_the_width(outlook: &Outlook, unknown: &Tried, of: i64) -> Vec<i64> {
    let range = outlook.range.unwrap();
    let others = outlook.tried.iter().filter(|tried| tried.year != unknown.year);
    let squares: f64 = others.map(|tried| ((tried.actual - tried.likely) as f64).powi(2)).sum();
    let years = outlook.tried.len();
    let half = |number: i64| {
        let tenths = (1000.0 * number as f64 / of as f64).round();
        T[years - 1] * ((squares + (tenths - unknown.likely as f64).powi(2)) / years as f64).sqrt()
    };
    let is_it = |number: &i64| (half(*number) - (range.high - range.likely) as f64).abs() <= 0.5;
    (0..=of).filter(is_it).collect()
}

/// The range is as wide as earlier years were far off: one of few is known again.
#[test]
fn no_width_of_a_range_tells_of_few_at_an_earlier_year_end() {
    const LINES: [&str; 4] = ["STB-01", "SAF-05", "LOC-04", "STB-03"];
    let (mut told, mut held) = (0, 0);
    for (children, seed) in [(150, 1), (200, 1), (200, 2), (250, 1), (250, 3), (300, 4)] {
        let mut town = Town::new(children, 4, seed);
        town.set(&[&["POP-01"], &LINES[..]].concat(), json!({}));
        for as_at in ["2025-09-30", "2025-12-31"] {
            let rows = town.rows(as_at);
            let lines: Vec<_> = LINES.map(|id| find(id).unwrap()).to_vec();
            let (records, reach) = (&town.returns.records, town.returns.as_at);
            for outlook in outlook::of(&lines, records, day(as_at), reach).iter().filter(|one| one.range.is_some()) {
                let row = row(&rows, outlook.indicator.id);
                let is_told = !row["expected"].is_null();
                told += usize::from(is_told);
                for tried in &outlook.tried {
                    let figure = town.line(outlook.indicator.id, &format!("{}-03-31", tried.year)).figure;
                    let (number, of) = (figure.numerator, figure.denominator.unwrap());
                    let can_be = of_the_width(outlook, tried, of);
                    let is_known = !can_be.is_empty() && can_be.iter().all(|one| is_few(*one) || is_few(of - one));
                    assert!(!is_told || !is_few(number) && !is_few(of - number), "{children}, {seed}, {as_at}: {row}");
                    let is_now_shown = row["now"]["not_shown"].is_null();
                    held += usize::from(!is_told && is_now_shown && is_known && can_be.contains(&number));
                }
            }
        }
    }
    assert!(told > 3 && held > 3, "{told} {held}");
}

/// A number that stood as 5 by a rule of which 1 to 4 are small is 5 to 7: held back where 1 to 5 are, it would be 5.
#[test]
fn no_change_of_the_rule_tells_a_number() {
    const LINES: [&str; 5] = ["POP-01", "POP-03", "POP-05", "SAF-07", "LVR-07"];
    let mut held = 0;
    for seed in 1..=14 {
        let mut town = Town::new(240, 4, seed);
        town.set(&LINES, json!({ "publication": "welsh" }));
        let before = town.rows("2024-06-30");
        town.publish("2024-06-30");
        town.set(&LINES, json!({ "publication": "english" }));
        let now = town.rows("2024-06-30");
        for id in LINES {
            if value(&row(&before, id)["now"]) == Some(5) {
                let cell = &row(&now, id)["now"];
                assert!(
                    cell["held"] == true,
                    "seed {seed}, {id}: {cell}, {}",
                    town.line(id, "2024-06-30").figure.numerator
                );
                held += usize::from(town.line(id, "2024-06-30").figure.numerator > 5);
            }
        }
    }
    assert!(held > 2, "{held}");
}

/// From when to when children came and left, or were in care, quarter by quarter up to a day.
fn of_quarters(town: &Town, id: &str, as_at: &str) -> Vec<i64> {
    let ends = (0..4).rev().map(|quarter| day(as_at).plus(1).plus_months(-3 * quarter).plus(-1));
    ends.map(|end| town.exact(id, Step::Quarter, &end.iso())).collect()
}

/// Whether the paper has a sentence of a line.
fn is_said(town: &mut Town, as_at: &str, id: &str, says: &str) -> bool {
    let key = format!("issues/{id}/{says}");
    let paper = town.session.paper(as_at).unwrap().paper;
    let mut blocks = paper.parts.iter().flat_map(|part| &part.blocks);
    blocks.any(|block| matches!(block, Block::Words(words) if words.key == key))
}

/// What lies between the lowest and the highest is nearly known, and so is who left, where it is known who came.
#[test]
fn no_range_tells_of_the_few_who_came_or_left_between_its_points() {
    let (mut told, mut held) = (0, 0);
    for (children, seed) in (1..=12).flat_map(|seed| [(150, seed), (200, seed), (280, seed)]) {
        let mut town = Town::new(children, 4, seed);
        let sentences = ["POP-01", "POP-03"].map(|id| json!({ "line": id, "says": "quarters of 12 months" }));
        town.set(&["POP-01", "POP-03", "POP-05"], json!({ "paper": { "sentences": sentences } }));
        for as_at in ["2024-06-30", "2025-06-30"] {
            let rows = town.rows(as_at);
            let shown = ["POP-03", "POP-05"].map(|id| row(&rows, id)["now"]["not_shown"].is_null());
            let in_care = of_quarters(&town, "POP-01", as_at);
            let first = |number: &i64| in_care.iter().position(|one| one == number).unwrap();
            let [low, high] =
                [in_care.iter().min(), in_care.iter().max()].map(|end| (*end.unwrap(), first(end.unwrap())));
            // Of several that are the lowest the first is named, so that those before it are higher; the last is on the sheet.
            let open = match 2 {
                opening if opening == low.1 || opening == high.1 => 0,
                opening => high.0 - i64::from(opening < high.1) - low.0 - i64::from(opening < low.1),
            };
            let is_narrow = shown[0] != shown[1] && open < 5;
            let of_hidden = town.exact(if shown[0] { "POP-05" } else { "POP-03" }, Step::Quarter, as_at);
            let is_known = is_narrow && is_few(of_hidden);
            let said = is_said(&mut town, as_at, "POP-01", "quarters-of-12-months");
            assert!(!said || !is_known, "{children}, seed {seed} at {as_at}: {in_care:?}, {of_hidden}");
            told += usize::from(said);
            held += usize::from(is_known);
        }
    }
    assert!(told > 3 && held > 3, "{told} {held}");
}

/// Of the quarters of a year the range tells three nearly, and all of the year the fourth.
#[test]
fn no_range_tells_of_the_few_of_the_quarter_before_it() {
    let (mut told, mut held) = (0, 0);
    for (children, seed) in (1..=17).flat_map(|seed| [(240, seed), (280, seed)]) {
        for id in ["POP-03", "POP-05"] {
            let mut town = Town::new(children, 4, seed);
            let sentences = ["quarters of 12 months", "year end"].map(|says| json!({ "line": id, "says": says }));
            town.set(&[id], json!({ "paper": { "sentences": sentences } }));
            let as_at = "2025-06-30";
            let before = town.exact(id, Step::Quarter, "2024-06-30");
            let quarters = of_quarters(&town, id, as_at);
            let [low, high] = [quarters.iter().min().unwrap(), quarters.iter().max().unwrap()];
            let unnamed = quarters[..3].iter().filter(|quarter| ![low, high].contains(quarter)).count() as i64;
            let both =
                ["quarters-of-12-months", "year-end"].map(|says| is_said(&mut town, as_at, id, says)) == [true; 2];
            let is_known = is_few(before) && unnamed * (high - low) < 5;
            assert!(!both || !is_known, "{id} of {children}, seed {seed}: {before} and then {quarters:?}");
            told += usize::from(both);
            held += usize::from(is_known);
        }
    }
    assert!(told > 3 && held > 3, "{told} {held}");
}

/// Seven placements more: who knows the second longest of them must not come near to the longest.
#[test]
fn no_average_beside_the_one_before_tells_of_one_case() {
    let (mut told, mut held) = (0, 0);
    for (children, seed, dates) in [
        (120, 10, ["2023-07-31", "2023-08-31"]),
        (60, 3, ["2025-10-31", "2025-12-31"]),
        (160, 4, ["2023-07-31", "2023-09-30"]),
        (300, 5, ["2025-06-30", "2025-09-30"]),
    ] {
        let mut town = Town::new(children, 4, seed);
        town.set(&["POP-01", "STB-05"], json!({}));
        town.publish(dates[0]);
        let cell = row(&town.rows(dates[1]), "STB-05")["now"].clone();
        let [before, now] = dates.map(|day| amounts::of_cases(find("STB-05").unwrap(), &town.at(day)));
        let mut more: Vec<i64> = now.iter().filter(|one| !before.contains(one)).map(|(_, days)| *days).collect();
        more.sort_unstable_by(|one, other| other.cmp(one));
        let is_within = before.iter().all(|one| now.contains(one));
        let comes_near = is_within && more.len() > 1 && 10 * more[2..].iter().sum::<i64>() < more[0];
        assert!(!comes_near || cell["not_shown"].is_string(), "{children}, seed {seed}: {more:?}, {cell}");
        told += usize::from(cell["not_shown"].is_null());
        held += usize::from(comes_near);
    }
    assert!(told > 0 && held > 0, "{told} {held}");
}

/// A late correction of one figure takes none of the earlier ones out of the check.
#[test]
fn a_correction_does_not_open_what_the_report_before_closed() {
    let (mut told, mut held) = (0, 0);
    for seed in 1..=16 {
        let files = |is_corrected: bool| {
            Town::where_files_are(160, 4, seed, |path, bytes| {
                if !is_corrected || !path.ends_with("/episodes.csv") {
                    return bytes;
                }
                // One placement less ended for the reason that the line counts.
                let text = String::from_utf8(bytes).unwrap();
                text.replacen(",CARPL,", ",CREQB,", 1).into_bytes()
            })
        };
        let [mut first, mut corrected] = [files(false), files(true)];
        for town in [&mut first, &mut corrected] {
            town.set(&["POP-01", "STB-06", "POP-03"], json!({}));
        }
        let table = first.session.released_file("2024-11-30", "").unwrap();
        let rows = first.rows("2024-11-30");
        corrected.session.add("published.csv".to_owned(), table.into_bytes());
        corrected.session.read();
        let now = corrected.rows("2024-12-31");
        for id in ["STB-06", "POP-03"] {
            let of = |day: &str| corrected.line(id, day).figure;
            let all = |figure: Figure| figure.denominator.unwrap_or(figure.numerator);
            let was_shown = row(&rows, id)["now"]["not_shown"].is_null();
            let is_few = was_shown && is_few(all(of("2024-12-31")) - all(of("2024-11-30")));
            let is_shown = row(&now, id)["now"]["not_shown"].is_null();
            assert!(!is_shown || !is_few, "seed {seed}, {id}: {}", row(&now, id)["now"]);
            held += usize::from(is_few);
            told += usize::from(is_shown);
        }
    }
    assert!(told > 0 && held > 1, "{told} {held}");
}
