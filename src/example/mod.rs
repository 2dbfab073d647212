//! An invented authority: the yearly SSDA903 returns of children who never lived, for trying the
//! scorecard out and for testing it. Internally consistent, plausible in its rates, and the same for the
//! same seed on every machine. Lives are simulated once, child by child; each year's return holds what a
//! real one would.

mod dice;
mod events;
mod extracts;
mod furnish;
mod life;
mod map;
mod moves;
mod outcomes;
mod place;
mod pupils;
pub mod reports;
mod settings;
mod sheet;
mod stay;
mod yearly;

use crate::calendar::april;
use crate::tables::Table;
use dice::Dice;
use extracts::Extracts;
use life::Child;
use yearly::{Known, Return};

/// The invented authority wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Children known to it over all the years, in care or as care leavers.
    pub children: u32,
    /// Yearly returns wanted, one after the other: 1 to 30.
    pub years: u32,
    /// Another seed, another authority.
    pub seed: u64,
    /// Year of the 31 March on which the last return ends: 2012 to 2090.
    pub last_year_end: i32,
}

impl Default for Authority {
    /// 500 children over three years to 31 March 2026.
    fn default() -> Authority {
        Authority { children: 500, years: 3, seed: 1, last_year_end: 2026 }
    }
}

/// One file of a return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFile {
    /// Folder of the year and usual name, such as `2025-26/episodes.csv`.
    pub path: String,
    /// The file as CSV: UTF-8, commas, line feeds, dates as dd/mm/yyyy.
    pub bytes: Vec<u8>,
}

/// The yearly returns of an invented authority, oldest first: the same files for the same authority.
/// Years and year ends outside their range are brought into it.
pub fn returns(authority: &Authority) -> Vec<ExampleFile> {
    let last = authority.last_year_end.clamp(2012, 2090);
    let years = authority.years.clamp(1, 30) as i32;
    let mut returns: Vec<Return> = (last - years + 1..=last).map(Return::new).collect();
    for number in 0..authority.children {
        let mut dice = Dice::new(authority.seed, number);
        let known = known(&mut dice, 100_001 + number, last, years);
        for yearly in &mut returns {
            yearly.add(&mut dice, &known);
        }
    }
    returns.into_iter().flat_map(files).collect()
}

/// Another stream of chance for the extracts, so that the returns stay what they are without them.
const OF_EXTRACTS: u64 = 0x5EED_0E87_5AC7_0000;

/// Another one for the school years, so that the other extracts stay what they are without them.
const OF_SCHOOL: u64 = 0x5C40_0100_F14E_4125;

/// The simple extracts of the same authority, in a folder of their own.
pub fn extracts(authority: &Authority) -> Vec<ExampleFile> {
    let last = authority.last_year_end.clamp(2012, 2090);
    let years = authority.years.clamp(1, 30) as i32;
    let stream = |number: u32| Dice::new(authority.seed ^ OF_EXTRACTS, number);
    let mut extracts = Extracts::new(last, years);
    for number in 0..authority.children {
        let known = known(&mut Dice::new(authority.seed, number), 100_001 + number, last, years);
        extracts.add(&mut stream(number), &known);
        let mut school = Dice::new(authority.seed ^ OF_SCHOOL, number);
        pupils::add(extracts.sheet(Table::PupilYears), &mut school, &known.child, last - years + 1..=last);
    }
    let households =
        |each: u32| (0..authority.children / each).map(move |number| (number + 1, u32::MAX - number * 40 - each));
    households(8).for_each(|(number, of)| extracts.add_adopters(&mut stream(of), number));
    households(5).for_each(|(number, of)| extracts.add_carers(&mut stream(of), number));
    (last - years + 1..=last).for_each(|year| extracts.add_typed(&mut stream(year as u32 + 0x4000_0000), year));
    extracts.files().map(|(name, bytes)| ExampleFile { path: format!("extracts/{name}"), bytes }).collect()
}

/// What the same authority has set, agreed at the beginning of its last year.
pub fn settings(authority: &Authority) -> ExampleFile {
    let year = authority.last_year_end.clamp(2012, 2090) - 1;
    ExampleFile { path: "scorecard-settings.json".to_owned(), bytes: settings::text(year).into_bytes() }
}

/// A child of the authority with a whole life in care.
fn known(dice: &mut Dice, id: u32, last: i32, years: i32) -> Known {
    let end = april(last).plus(-1);
    let mut child = Child::known_from(dice, id, april(last - years), end);
    let born = child.born;
    for stay in child.stays.iter_mut().filter(|stay| !stay.is_respite() && stay.from <= end) {
        stay.furnish(dice, born);
        events::hold_reviews(dice, stay, born, end);
    }
    let missing = events::missing(dice, &child);
    let workers = events::workers(dice, &child);
    let liberty = events::liberty(dice, &child);
    Known { child, missing, workers, liberty }
}

/// The files of a year, in a folder named like `2025-26`.
fn files(yearly: Return) -> impl Iterator<Item = ExampleFile> {
    let folder = format!("{}-{:02}", yearly.year - 1, yearly.year % 100);
    yearly.files().map(move |(name, bytes)| ExampleFile { path: format!("{folder}/{name}"), bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use std::collections::{BTreeMap, BTreeSet};
    use yearly::TABLES;

    type Rows = Vec<Vec<String>>;

    fn rows(file: &ExampleFile) -> Rows {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
    }

    fn table(files: &[ExampleFile], name: &str) -> Vec<(String, Rows)> {
        let named = files.iter().filter(|file| file.path.ends_with(&format!("/{name}")));
        named.map(|file| (file.path[..7].to_owned(), rows(file))).collect()
    }

    fn day(text: &str) -> Day {
        Day::read(text.as_bytes()).unwrap()
    }

    fn ten_years() -> Vec<ExampleFile> {
        returns(&Authority { children: 1800, years: 10, ..Authority::default() })
    }

    /// Rows of all years once: the newest return wins.
    fn joined(files: &[ExampleFile], name: &str, key: &[usize]) -> BTreeMap<Vec<String>, Vec<String>> {
        let all = table(files, name).into_iter().flat_map(|(_, rows)| rows);
        all.map(|row| (key.iter().map(|&column| row[column].clone()).collect(), row)).collect()
    }

    /// Each child's episodes in date order.
    fn lives(files: &[ExampleFile]) -> BTreeMap<String, Rows> {
        let mut lives: BTreeMap<String, Rows> = BTreeMap::new();
        for row in joined(files, "episodes.csv", &[0, 1]).into_values() {
            lives.entry(row[0].clone()).or_default().push(row);
        }
        lives.values_mut().for_each(|rows| rows.sort_by_key(|row| day(&row[1])));
        lives
    }

    #[test]
    fn the_seed_decides_every_byte() {
        let authority = Authority { children: 60, ..Authority::default() };
        assert_eq!(returns(&authority), returns(&authority));
        assert_ne!(returns(&authority), returns(&Authority { seed: 2, ..authority }));
    }

    #[test]
    fn a_folder_a_year_with_the_tables_of_that_year() {
        let files = returns(&Authority { children: 20, years: 5, seed: 1, last_year_end: 2027 });
        let folders: BTreeSet<&str> = files.iter().map(|file| &file.path[..7]).collect();
        assert_eq!(folders.into_iter().collect::<Vec<_>>(), ["2022-23", "2023-24", "2024-25", "2025-26", "2026-27"]);
        for (name, header, since) in TABLES {
            let named: Vec<_> = files.iter().filter(|file| file.path.ends_with(&format!("/{name}"))).collect();
            assert_eq!(named.len(), (2023..=2027).filter(|year| *year >= since).count(), "{name}");
            assert!(named.iter().all(|file| file.bytes.starts_with(format!("{header}\n").as_bytes())), "{name}");
        }
    }

    #[test]
    fn every_row_has_the_columns_of_its_header() {
        for file in ten_years() {
            let header = TABLES.iter().find(|table| file.path.ends_with(&format!("/{}", table.0))).unwrap().1;
            assert!(rows(&file).iter().all(|row| row.len() == header.split(',').count()), "{}", file.path);
        }
    }

    #[test]
    fn an_episode_that_continues_does_so_the_same_day() {
        for rows in lives(&ten_years()).values() {
            for pair in rows.windows(2) {
                let continues = pair[0][8] == "X1";
                assert!(day(&pair[0][7]) <= day(&pair[1][1]), "{pair:?}");
                assert_eq!(continues, pair[0][7] == pair[1][1], "{pair:?}");
                assert_eq!(continues, pair[1][2] != "S", "{pair:?}");
            }
            assert_ne!(rows[rows.len() - 1][8], "X1");
        }
    }

    #[test]
    fn a_temporary_stay_ends_where_it_began() {
        for rows in lives(&ten_years()).values() {
            for three in rows.windows(3).filter(|three| three[1][5].starts_with('T')) {
                assert_eq!((&three[0][5], &three[0][11]), (&three[2][5], &three[2][11]), "{three:?}");
                assert_eq!((three[2][2].as_str(), three[0][9].as_str(), three[1][9].as_str()), ("P", "", ""));
            }
        }
    }

    #[test]
    fn an_open_episode_is_repeated_until_it_ends() {
        let years = table(&ten_years(), "episodes.csv");
        for pair in years.windows(2) {
            let next: BTreeSet<_> = pair[1].1.iter().map(|row| (&row[0], &row[1])).collect();
            let open: Vec<_> = pair[0].1.iter().filter(|row| row[7].is_empty()).collect();
            assert!(!open.is_empty() && open.iter().all(|row| next.contains(&(&row[0], &row[1]))), "{}", pair[0].0);
        }
    }

    #[test]
    fn reviews_and_spells_missing_lie_in_care() {
        let files = ten_years();
        let lives = lives(&files);
        let in_care = |child: &String, when: Day| {
            let covers = |row: &Vec<String>| day(&row[1]) <= when && (row[7].is_empty() || day(&row[7]) >= when);
            lives.get(child).is_some_and(|rows| rows.iter().any(covers))
        };
        for (name, column) in [("reviews.csv", 2), ("missing.csv", 3)] {
            let known = joined(&files, name, &[0, column]);
            assert!(known.len() > 1000 && known.values().all(|row| in_care(&row[0], day(&row[column]))), "{name}");
        }
    }

    #[test]
    fn codes_are_those_of_the_year() {
        let files = ten_years();
        for (year, rows) in table(&files, "episodes.csv") {
            let old = year.as_str() < "2024-25";
            assert!(rows.iter().all(|row| row[5] != if old { "K3" } else { "H5" } && row[5] != "P2"), "{year}");
            let orders =
                if year.as_str() < "2018-19" { ["E45", "E46", "E47", "E48"] } else { ["E43", "E44", "E43", "E44"] };
            assert!(rows.iter().all(|row| row[8].is_empty() || !orders.contains(&row[8].as_str())), "{year}");
        }
        for (year, rows) in table(&files, "header.csv") {
            let sexes = if year.as_str() < "2024-25" { ["1", "2"] } else { ["M", "F"] };
            assert!(rows.iter().all(|row| sexes.contains(&row[1].as_str())), "{year}");
        }
        for (year, rows) in table(&files, "oc3.csv") {
            let split = year.as_str() >= "2021-22";
            let codes = if split { ["F3", "P3", "F3", "P3"] } else { ["F4", "P4", "F5", "P5"] };
            assert!(rows.iter().all(|row| !codes.contains(&row[3].as_str())), "{year}");
        }
    }

    #[test]
    fn adoption_runs_from_decision_to_match_to_placement_to_order() {
        let files = ten_years();
        let lives = lives(&files);
        let adopted = joined(&files, "ad1.csv", &[0]);
        assert!(adopted.len() > 60);
        for row in adopted.values() {
            let last = lives[&row[0]].last().unwrap();
            assert!(matches!(last[8].as_str(), "E11" | "E12") && last[5].starts_with('A'), "{row:?}");
            assert!(day(&row[2]) <= day(&row[3]) && day(&row[3]) <= day(&last[1]), "{row:?}");
            assert_eq!(row[4] == "1", matches!(last[5].as_str(), "A3" | "A5"), "{row:?}");
        }
    }

    #[test]
    fn the_scale_is_that_of_one_authority() {
        let files = ten_years();
        let near = |count: usize, figure: usize| count * 4 > figure * 3 && count * 4 < figure * 5;
        let (episodes, reviews) = (joined(&files, "episodes.csv", &[0, 1]), joined(&files, "reviews.csv", &[0, 2]));
        let children = joined(&files, "header.csv", &[0]);
        let open = episodes.values().filter(|row| row[7].is_empty() && !row[3].starts_with("V4")).count();
        assert_eq!(children.len(), 1800);
        assert!(near(episodes.len(), 6361) && near(reviews.len(), 16_424), "{} {}", episodes.len(), reviews.len());
        assert!((350..=520).contains(&open), "{open}");
    }
}
