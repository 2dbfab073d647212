//! The published files themselves, where they lie beside the project: read through the engine's own path and a second
//! time plainly, cell by cell; and every comparator of ten lines for three councils, worked out a second time.

use scorecard::inside::compare::comparators::{Asked, Beside, Whose, beside};
use scorecard::inside::compare::population::residents;
use scorecard::inside::compare::published::{self, Published};
use scorecard::inside::compare::same;
use scorecard::inside::compare::settings::model::Settings;
use scorecard::inside::file::Source;
use scorecard::inside::indicators::{self, england};
use scorecard::inside::judging::Better;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const FILES: [&str; 4] = [
    "lait_cla_adoption_2016_2025.csv",
    "lait_measure_dictionary.csv",
    "ons_population_0_17_2012_2024.csv",
    "statistical_neighbours_2021_2025.csv",
];
/// Read before the others, as its name is. England has the code of the Isle of Wight in it.
const COUNTS: &str = "dfe_la_counts_2010_2017.csv";
const COUNCILS: [(&str, &str, &str); 3] =
    [("210", "Southwark", "London"), ("309", "Haringey", "London"), ("874", "Peterborough", "East of England")];
const TEN: [&str; 10] =
    ["POP-02", "POP-11", "STB-01", "STB-02", "LOC-04", "HLT-02", "HLT-03", "LVR-02", "LVR-05", "ADP-02"];

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/benchmarks");
    if !folder.is_dir() {
        println!("{} is not there, so nothing was read.", folder.display());
        return None;
    }
    Some(folder)
}

fn published(folder: &Path) -> Published {
    let source = |name: &&str| Source::new(*name, std::fs::read(folder.join(name)).unwrap());
    published::read(&[COUNTS].iter().chain(&FILES).map(source).collect::<Vec<Source>>())
}

fn rows(folder: &Path, name: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(folder.join(name)).unwrap().records().map(Result::unwrap).collect()
}

/// The long extract as a plain reader has it: by measure, year and code of the area.
type Cells = BTreeMap<(String, i32, String), f64>;

fn cells(folder: &Path) -> Cells {
    let number = |row: csv::StringRecord| {
        let name = row[0].replace('\u{a0}', " ");
        Some(((name, row[1].parse().unwrap(), row[2].to_owned()), row[4].parse().ok()?))
    };
    rows(folder, FILES[0]).into_iter().filter_map(number).collect()
}

#[test]
fn every_row_is_accounted_for_and_every_cell_of_the_lines_is_read() {
    let Some(folder) = folder() else { return };
    let published = published(&folder);
    for file in &published.files {
        let account = &file.account;
        assert_eq!(account.rows as usize, rows(&folder, &file.path).len(), "{}", file.path);
        assert!(!account.is_refused() && account.set_aside + account.mended < account.rows, "{}", file.path);
    }
    let mut compared = 0;
    for ((measure, year, code), value) in cells(&folder) {
        let Some(same) = same::ALL.iter().find(|same| same.measure == measure) else { continue };
        let area = match code.as_str() {
            "970" => published.areas.place(scorecard::inside::compare::areas::Kind::Nation, "England"),
            code if code >= "980" => continue,
            code => published.areas.authority(code),
        };
        let read = published.value(same.line, year, area.unwrap()).map(|value| value.hundredths);
        let wanted = same.holds_in(year).then_some((value * 100.0).round() as i64);
        assert_eq!(read, wanted, "{measure} {year} {code}");
        compared += 1;
    }
    assert!(compared >= 200, "only {compared} cells");
}

#[test]
fn populations_and_their_mid_years_are_those_of_the_file() {
    let Some(folder) = folder() else { return };
    let published = published(&folder);
    let mut compared = 0;
    for row in rows(&folder, FILES[2]).iter().filter(|row| &row[1] == "Local authority") {
        let year: i32 = row[0].parse().unwrap();
        let authority = published.areas.authority(&row[2]);
        let residents = residents(&published, authority, None, None);
        let people = residents.of_year(year + 1).filter(|people| people.mid_year == Some(year));
        assert_eq!(people.map(|people| people.persons), row[7].parse().ok(), "{} {year}", &row[4]);
        compared += 1;
    }
    assert!(compared >= 200);
}

#[test]
fn the_facts_of_england_are_those_of_the_file() {
    let Some(folder) = folder() else { return };
    let cells = cells(&folder);
    let mut compared = 0;
    for fact in england::all().iter().filter(|fact| fact.source.starts_with("Local Authority Interactive Tool")) {
        let Some(same) = same::of(&fact.line).find(|same| !same.measure.is_empty()) else { continue };
        let value = cells[&(same.measure.to_owned(), fact.year, "970".to_owned())];
        assert_eq!(fact.hundredths, (value * 100.0).round() as i64, "{} {}", fact.line, fact.year);
        compared += 1;
    }
    assert!(compared >= 150, "only {compared}");
}

#[test]
fn the_table_has_the_polarity_of_the_dictionary() {
    let Some(folder) = folder() else { return };
    for row in rows(&folder, FILES[1]) {
        let Some(same) = same::ALL.iter().find(|same| same.measure == row[0].replace('\u{a0}', " ")) else { continue };
        let better = match &row[4] {
            "High" => Better::Higher,
            "Low" => Better::Lower,
            _ => Better::Neutral,
        };
        assert_eq!(same.better, better, "{}", same.line);
    }
}

/// A side of the line's own, where its publisher gives a measure none: what the catalogue of the reference binds.
const OWN_SIDES: [(&str, Better); 5] = [
    ("SAF-05", Better::Lower),
    ("SAF-07", Better::Lower),
    ("SAF-08", Better::Lower),
    ("SAF-09", Better::Lower),
    ("ADP-01", Better::Higher),
];

#[test]
fn a_line_has_the_side_of_its_published_measure_or_one_that_is_bound() {
    let side = |id: &str| indicators::find(id).unwrap().better;
    let differ = same::ALL.iter().filter(|same| same.better != side(same.line));
    assert_eq!(differ.map(|same| (same.line, side(same.line))).collect::<Vec<(&str, Better)>>(), OWN_SIDES);
    let numbers = same::ALL.iter().filter(|same| same.sums);
    assert!(numbers.clone().count() >= 8 && numbers.clone().all(|same| same.better == Better::Neutral));
}

/// The headline is another one than the first of the catalogue's entry, or the entry leaves the side open.
const OPEN_SIDES: [(&str, Better); 3] =
    [("POP-17", Better::Neutral), ("SAF-04", Better::Higher), ("FDR-02", Better::Neutral)];

/// The side at the end of an entry's heading, such as "percent · lower better".
fn side_of(heading: &str) -> (&str, Better) {
    let side = heading.rsplit('·').next().unwrap();
    let better = match (side.contains("higher"), side.contains("lower")) {
        (true, false) => Better::Higher,
        (false, true) => Better::Lower,
        _ => Better::Neutral,
    };
    (heading[2..].split(' ').next().unwrap(), better)
}

#[test]
fn every_line_has_the_side_of_the_catalogue() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/indicators.md");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let entries: BTreeMap<&str, Better> =
        text.lines().filter(|row| row.starts_with("**") && row.contains(" · ")).map(side_of).collect();
    let lines = indicators::all().filter_map(|line| Some((line.id, line.better, *entries.get(line.id)?)));
    let lines: Vec<(&str, Better, Better)> = lines.collect();
    assert!(lines.len() >= 150, "only {}", lines.len());
    let differ = lines.into_iter().filter(|(_, ours, theirs)| ours != theirs);
    assert_eq!(differ.map(|(id, ours, _)| (id, ours)).collect::<Vec<(&str, Better)>>(), OPEN_SIDES);
}

/// A plain second working of what stands beside a line in 2025.
struct Plain {
    own: Option<f64>,
    similar: Vec<f64>,
    councils: Vec<f64>,
}

fn plain(folder: &Path, cells: &Cells, measure: &str, council: &str) -> Plain {
    let value = |code: &str| cells.get(&(measure.to_owned(), 2025, code.to_owned())).copied();
    let neighbours = rows(folder, FILES[3]).into_iter().filter(|row| &row[0] == "2025" && &row[1] == council);
    let mut similar: Vec<f64> = neighbours.filter_map(|row| value(&row[4])).collect();
    similar.sort_by(f64::total_cmp);
    let is_council = |key: &&(String, i32, String)| key.0 == measure && key.1 == 2025 && key.2.as_str() < "970";
    let mut councils: Vec<f64> = cells.keys().filter(is_council).map(|key| cells[key]).collect();
    councils.sort_by(f64::total_cmp);
    Plain { own: value(council), similar, councils }
}

/// The value a share of the way up, straight between two neighbours.
fn share_up(sorted: &[f64], share: f64) -> f64 {
    let steps = (sorted.len() - 1) as f64 * share;
    let low = sorted[steps.floor() as usize];
    low + steps.fract() * (sorted[steps.ceil() as usize] - low)
}

fn near(found: Option<i64>, wanted: f64) -> bool {
    found.is_some_and(|found| (found as f64 / 100.0 - wanted).abs() <= 0.005_001)
}

#[test]
fn every_comparator_of_ten_lines_is_worked_out_a_second_time_for_three_councils() {
    let Some(folder) = folder() else { return };
    let (published, cells, settings) = (published(&folder), cells(&folder), Settings::default());
    for (code, name, region) in COUNCILS {
        assert_eq!(published.areas.authority(code), published.areas.authority(name));
        for line in TEN {
            let asked = Asked {
                published: &published,
                settings: &settings,
                authority: published.areas.authority(name),
                year: 2025,
            };
            let beside = beside(indicators::find(line).unwrap(), |_| None, &asked).unwrap();
            let plain = plain(&folder, &cells, beside.same.measure, code);
            let area = |code: &str| cells[&(beside.same.measure.to_owned(), 2025, code.to_owned())];
            let region = if region == "London" { area("986") } else { area("985") };
            agrees(&beside, &plain, (area("970"), region), &format!("{line} of {name}"));
        }
    }
}

fn agrees(beside: &Beside, plain: &Plain, (england, region): (f64, f64), what: &str) {
    let of_the_year = |whose: Whose| beside.comparators.iter().find(|one| one.whose == whose && one.year == 2025);
    let of = |whose: Whose| of_the_year(whose).map(|one| one.hundredths);
    assert!(near(of(Whose::Nation), england) && near(of(Whose::Region), region), "{what}");
    assert_eq!(of(Whose::Own).is_some(), plain.own.is_some(), "{what}");
    if plain.similar.len() >= 5 {
        let mean = plain.similar.iter().sum::<f64>() / plain.similar.len() as f64;
        assert!(near(of(Whose::SimilarMean), mean), "{what}");
        assert!(near(of(Whose::SimilarMedian), share_up(&plain.similar, 0.5)), "{what}");
        let (low, high) = beside.middle_half.unwrap().cuts;
        assert!(near(Some(low), share_up(&plain.similar, 0.25)), "{what}");
        assert!(near(Some(high), share_up(&plain.similar, 0.75)), "{what}");
    }
    let Some(own) = plain.own else { return assert!(beside.published.is_none(), "{what}") };
    let place = beside.published.unwrap();
    let better = |other: &&f64| if beside.better == Better::Lower { **other < own } else { **other > own };
    assert_eq!(place.rank, 1 + plain.councils.iter().filter(better).count(), "{what}");
    assert_eq!(place.of, plain.councils.len(), "{what}");
    let quarters = [0.25, 0.5, 0.75].map(|share| share_up(&plain.councils, share));
    assert!(place.cuts.iter().zip(quarters).all(|(cut, wanted)| near(Some(*cut), wanted)), "{what}");
    let above = quarters.iter().filter(|cut| own > **cut).count();
    let letter = match beside.better {
        Better::Neutral => None,
        Better::Lower => Some(["A", "B", "C", "D"][above]),
        Better::Higher => Some(["D", "C", "B", "A"][above]),
    };
    assert_eq!(place.quartile.map(|quartile| quartile.letter()), letter, "{what}");
}
