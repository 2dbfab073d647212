//! Returns of several years: what they say against each other, and what is not there.

use super::kit::{Set, Sheet, clean, figures, notices, read};
use super::unaccounted;
use scorecard::inside::account::NoticeKind;
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::Source;
use scorecard::inside::returns;
use scorecard::inside::tables::Table;
use std::collections::BTreeMap;

/// The files of three returns, by path.
pub type Files = BTreeMap<String, Sheet>;

pub fn three_years() -> Files {
    let authority = Authority { children: 300, years: 3, seed: 7, ..Authority::default() };
    example::returns(&authority).into_iter().map(|file| (file.path, Sheet::read(&file.bytes))).collect()
}

pub fn sources(files: &Files) -> Vec<Source> {
    files.iter().map(|(path, sheet)| Source::new(path.clone(), sheet.csv())).collect()
}

/// The folders of the returns, oldest first.
fn folders(files: &Files) -> Vec<String> {
    let mut folders: Vec<String> = files.keys().map(|path| path.split('/').next().unwrap().to_owned()).collect();
    folders.dedup();
    folders
}

const OF_SEVERAL: [&str; 4] = ["RETURNS_DIFFER", "YEAR_MISSING", "TABLE_MISSING", "RENUMBERED"];

/// What is said of several returns: file, code, line, words.
fn said(files: &Files) -> Vec<(String, &'static str, u32, String)> {
    let sources = sources(files);
    let returns = returns::read(&sources);
    assert_eq!(unaccounted(&sources, &returns), None);
    let mut said = Vec::new();
    for (source, account) in sources.iter().zip(&returns.accounts) {
        for notice in account.notices.iter().filter(|notice| OF_SEVERAL.contains(&notice.code.text())) {
            assert_eq!(notice.kind, NoticeKind::Flag);
            said.push((source.path.clone(), notice.code.text(), notice.lines[0], notice.message.clone()));
        }
    }
    said
}

#[test]
fn of_tidy_returns_nothing_is_said() {
    let files = three_years();
    let (old, new) = (&files["2023-24/episodes.csv"], &files["2025-26/episodes.csv"]);
    let open = |row: &&Vec<String>| row[old.column("DEC")].is_empty();
    let closed =
        |row: &Vec<String>| new.rows.iter().any(|now| now[..2] == row[..2] && !now[new.column("DEC")].is_empty());
    assert!(old.rows.iter().filter(open).any(closed), "no episode is closed later");
    assert_eq!(said(&files), []);
}

/// Each year saved after the other into one folder, as a browser names them, the oldest first and the newest first.
#[test]
fn years_that_a_browser_has_numbered_join_as_their_folders_do() {
    let files = three_years();
    let plain = returns::read(&sources(&files));
    let day = plain.as_at.unwrap();
    for turn in [false, true] {
        let mut folders = folders(&files);
        if turn {
            folders.reverse();
        }
        let saved = |path: &str| {
            let (folder, name) = path.split_once('/').unwrap();
            match folders.iter().position(|other| other == folder).unwrap() {
                0 => name.to_owned(),
                number => format!("{} ({number}).csv", name.trim_end_matches(".csv")),
            }
        };
        let saved: Files = files.iter().map(|(path, sheet)| (saved(path), sheet.clone())).collect();
        let sources = sources(&saved);
        let read = returns::read(&sources);
        assert_eq!(unaccounted(&sources, &read), None);
        assert_eq!(figures(&read, day), figures(&plain, day));
    }
}

#[test]
fn a_year_that_is_not_there_is_named() {
    let mut files = three_years();
    files.retain(|path, _| !path.starts_with("2024-25"));
    let said = said(&files);
    assert_eq!((said.len(), said[0].0.as_str(), said[0].1), (1, "2025-26/episodes.csv", "YEAR_MISSING"));
    assert!(said[0].3.contains("no return of 2024/25 ") && said[0].3.contains("1 April 2024"), "{}", said[0].3);
}

#[test]
fn a_table_that_only_earlier_returns_have_is_named() {
    for (file, table) in [("reviews.csv", "Reviews"), ("missing.csv", "Missing"), ("header.csv", "Header")] {
        let mut files = three_years();
        files.remove(&format!("2024-25/{file}"));
        let said = said(&files);
        assert_eq!((said.len(), said[0].0.as_str(), said[0].1), (1, "2024-25/episodes.csv", "TABLE_MISSING"));
        assert!(said[0].3.contains(&format!("no {table} file of 2024/25,")), "{}", said[0].3);
    }
}

/// The newest return with new numbers for the children whose number ends in one of these digits.
fn renumbered(digits: &str) -> Files {
    let mut files = three_years();
    for (_, sheet) in files.iter_mut().filter(|(path, _)| path.starts_with("2025-26")) {
        sheet.each("CHILD", |child| {
            let is_new = child.ends_with(|digit| digits.contains(digit));
            if is_new { format!("7{}31", child.chars().rev().collect::<String>()) } else { child.to_owned() }
        });
    }
    files
}

#[test]
fn two_returns_that_share_almost_no_child_are_named() {
    let of_code = |files: &Files| said(files).into_iter().filter(|said| said.1 == "RENUMBERED").collect::<Vec<_>>();
    let all = of_code(&renumbered("0123456789"));
    assert_eq!((all.len(), all[0].0.as_str()), (1, "2025-26/episodes.csv"));
    assert!(all[0].3.contains("in care at the end of 2024/25, 0 are in the return of 2025/26"), "{}", all[0].3);
    assert!(of_code(&renumbered("01234")).is_empty());
    assert!(of_code(&three_years()).is_empty());
}

#[test]
fn a_line_waits_for_the_reviews_of_its_year() {
    let missing = |files: &Files, id: &str| {
        let returns = returns::read(&sources(files));
        let indicator = scorecard::inside::indicators::find(id).unwrap();
        let newest = scorecard::inside::scorecard::newest(&returns.records);
        scorecard::inside::scorecard::missing(indicator, &returns.records, &newest)
    };
    let mut files = three_years();
    assert_eq!((missing(&files, "REV-01"), missing(&files, "SAF-05")), (vec![], vec![]));
    let rows = files["2025-26/reviews.csv"].clone();
    files.remove("2025-26/reviews.csv");
    files.remove("2025-26/missing.csv");
    assert_eq!(missing(&files, "REV-01"), [Table::Reviews]);
    assert_eq!(missing(&files, "SAF-05"), [Table::Missing]);
    files.get_mut("2024-25/reviews.csv").unwrap().rows.extend(rows.rows);
    assert_eq!(missing(&files, "REV-01"), [], "a file of another return has its rows");
}

#[test]
fn a_table_that_begins_later_is_not_missed() {
    let mut files = three_years();
    files.remove("2023-24/missing.csv");
    files.remove("2023-24/uasc.csv");
    assert_eq!(said(&files), []);
    files.remove("2025-26/oc2.csv");
    assert_eq!(said(&files), [], "the lines made from OC2 say so themselves");
}

/// A table, one of its columns, what an older return has in it and what the newest has.
const CHANGED: [(&str, &str, &str, &str); 13] = [
    ("header.csv", "ETHNIC", "WBRI", "WROM"),
    ("header.csv", "DOB", "28/02/2008", "29/02/2008"),
    ("episodes.csv", "LS", "C2", "J1"),
    ("episodes.csv", "PLACE", "U4", "R5"),
    ("episodes.csv", "DEC", "26/03/2024", "27/03/2024"),
    ("episodes.csv", "REC", "E8", "E9"),
    ("reviews.csv", "REVIEW_CODE", "PN1", "PN7"),
    ("missing.csv", "MIS_END", "26/03/2024", "27/03/2024"),
    ("uasc.csv", "DUC", "26/03/2024", "27/03/2024"),
    ("ad1.csv", "DATE_MATCH", "26/03/2023", "27/03/2023"),
    ("ad1.csv", "DATE_INT", "26/03/2023", "27/03/2023"),
    ("placed_for_adoption.csv", "DATE_PLACED_CEASED", "26/03/2024", "27/03/2024"),
    ("sw_episodes.csv", "SW_DEC", "26/03/2024", "27/03/2024"),
];

/// A row that ended, of the oldest return, is in the newest too, with this and that in a column: on which line.
fn refiled(files: &mut Files, file: &str, column: &str, (then, now): (&str, &str)) -> u32 {
    let folders = folders(files);
    let old = files.get_mut(&format!("{}/{file}", folders[0])).unwrap();
    let place = old.column(column);
    let end = old.columns.iter().position(|name| name == "DEC");
    let ended = |row: &&mut Vec<String>| end.is_none_or(|end| !row[end].is_empty());
    let row = old.rows.iter_mut().rfind(ended).unwrap_or_else(|| panic!("{file} has no such row"));
    row[place] = then.to_owned();
    let mut again = row.clone();
    again[place] = now.to_owned();
    let new = files.get_mut(&format!("{}/{file}", folders[2])).unwrap();
    new.rows.retain(|other| other[0] != again[0]);
    new.rows.push(again);
    new.rows.len() as u32 + 1
}

#[test]
fn a_row_that_an_earlier_return_has_otherwise_is_named() {
    for (file, column, then, now) in CHANGED {
        let mut files = three_years();
        let line = refiled(&mut files, file, column, (then, now));
        let differ: Vec<_> = said(&files).into_iter().filter(|one| one.1 == "RETURNS_DIFFER").collect();
        assert_eq!(differ.len(), 1, "{file} {column}: {differ:?}");
        assert_eq!((differ[0].0.as_str(), differ[0].2), (format!("2025-26/{file}").as_str(), line), "{column}");
        let mut files = three_years();
        refiled(&mut files, file, column, (then, then));
        assert!(!said(&files).iter().any(|one| one.1 == "RETURNS_DIFFER"), "{file} {column}: the same row twice");
    }
}

#[test]
fn the_newest_return_counts_whatever_the_order_of_the_files() {
    let mut files = three_years();
    refiled(&mut files, "reviews.csv", "REVIEW_CODE", ("PN1", "PN7"));
    let mut sources = sources(&files);
    let returns = returns::read(&sources);
    let day = returns.as_at.unwrap();
    sources.reverse();
    assert_eq!(figures(&returns::read(&sources), day), figures(&returns, day));
}

#[test]
fn a_file_of_headings_belongs_to_the_return_beside_it() {
    let mut files = three_years();
    files.get_mut("2023-24/oc3.csv").unwrap().rows.clear();
    files.remove("2025-26/oc3.csv");
    let records = returns::read(&sources(&files)).records;
    assert!(records.has(Table::Oc3, Some(2024)) && !records.has(Table::Oc3, Some(2026)));
}

fn roll(files: &Files) -> String {
    let returns = returns::read(&sources(files));
    figures(&returns, returns.as_at.unwrap()).into_iter().find(|figure| figure.starts_with("POP-01")).unwrap()
}

/// D8: whatever older returns hold, this year's roll is that of this year's return.
#[test]
fn a_start_that_was_mended_since_leaves_the_roll_as_it_is() {
    for (from, to) in [("/06/", "/05/"), ("/05/", "/06/"), ("/2024", "/2023"), ("/2023", "/2024")] {
        let mut files = three_years();
        let sheet = files.get_mut("2025-26/episodes.csv").unwrap();
        let (decom, dec) = (sheet.column("DECOM"), sheet.column("DEC"));
        let open = sheet.rows.iter_mut().filter(|row| row[dec].is_empty() && row[decom].contains(from));
        let changed = open.map(|row| row[decom] = row[decom].replace(from, to)).count();
        let this_year: Files = files.clone().into_iter().filter(|(path, _)| path.starts_with("2025-26")).collect();
        assert!(changed > 2, "{from}: {changed}");
        assert_eq!(roll(&files), roll(&this_year), "{from} became {to}");
    }
}

/// The notices of a file with a code: how many rows, and whether the officer is asked.
pub fn noticed(files: &Files, path: &str, code: &str) -> Vec<(u32, bool)> {
    let sources = sources(files);
    let place = sources.iter().position(|source| source.path == path).unwrap();
    let returns = returns::read(&sources);
    let notices = returns.accounts[place].notices.iter().filter(|notice| notice.code == code);
    notices.map(|notice| (notice.rows, notice.choice.is_some())).collect()
}

/// How many lines the page shows beside a finding.
fn lines_shown(files: &Files, path: &str, code: &str) -> usize {
    let mut session = scorecard::inside::page::Session::default();
    files.iter().for_each(|(path, sheet)| session.add(path.clone(), sheet.csv()));
    let view = serde_json::to_value(session.read()).unwrap();
    let file = view["files"].as_array().unwrap().iter().find(|file| file["path"] == path).unwrap();
    let notices = file["notices"].as_array().unwrap();
    notices.iter().find(|notice| notice["code"] == code).unwrap()["lines"].as_array().unwrap().len()
}

pub const NEWEST: &str = "2025-26/episodes.csv";

#[test]
fn files_without_their_episodes_are_named() {
    let mut files = three_years();
    files.remove(NEWEST);
    assert_eq!(noticed(&files, "2025-26/reviews.csv", "EPISODES_MISSING"), [(0, false)]);
    assert_eq!(noticed(&files, "2024-25/reviews.csv", "EPISODES_MISSING"), []);
    let mut apart = three_years();
    let reviews = apart.remove("2025-26/reviews.csv").unwrap();
    apart.insert("reviews/reviews.csv".to_owned(), reviews);
    assert_eq!(noticed(&apart, "reviews/reviews.csv", "YEAR_GUESSED"), [(0, false)]);
    assert_eq!(lines_shown(&apart, "reviews/reviews.csv", "YEAR_GUESSED"), 0, "it is said of the whole file");
    let beside = apart.remove("reviews/reviews.csv").unwrap();
    apart.insert("2025-26/reviews/reviews.csv".to_owned(), beside);
    assert_eq!(noticed(&apart, "2025-26/reviews/reviews.csv", "YEAR_GUESSED"), [], "a folder for each table");
}

/// Three returns in one folder, under names made from the table and the two digits with which the year begins.
fn in_one_folder(name: impl Fn(&str, u32) -> String) -> Vec<Source> {
    let named = |(path, sheet): (String, Sheet)| {
        let (folder, file) = path.split_once('/').unwrap();
        let start = folder[2..4].parse().unwrap();
        Source::new(name(file.strip_suffix(".csv").unwrap(), start), sheet.csv())
    };
    three_years().into_iter().map(named).collect()
}

#[test]
fn short_years_in_names_tell_returns_of_one_folder_apart() {
    let twin = returns::read(&sources(&three_years()));
    let day = twin.as_at.unwrap();
    let names: [fn(&str, u32) -> String; 16] = [
        |table, start| format!("{table} {start}{}.csv", start + 1),
        |table, start| format!("{table}_{start}_{}.csv", start + 1),
        |table, start| format!("{start}-{} {table}.csv", start + 1),
        |table, start| format!("LA351 {start}{} {table}.csv", start + 1),
        |table, start| format!("{table}_20{}0401.csv", start + 1),
        |table, start| format!("{table} 3103{}.csv", start + 1),
        |table, start| format!("{table} 310320{}.csv", start + 1),
        |table, start| format!("{table}20{}.csv", start + 1),
        |table, start| format!("{table}_YE{}.csv", start + 1),
        |table, start| format!("20{start}20{} {table}.csv", start + 1),
        |table, start| format!("{table}/20{start}.csv"),
        |table, start| format!("{table}/SSDA903 20{start}-{}/x.csv", start + 1),
        |table, start| format!("20{start}-{}/{table}/{table}.csv", start + 1),
        |table, start| {
            if table == "episodes" {
                format!("episodes_20{}.csv", start + 1)
            } else {
                format!("{table}_{start}{}.csv", start + 1)
            }
        },
        |table, start| {
            if table == "episodes" {
                format!("episodes_20{start}.csv")
            } else {
                format!("{table}_{start}{}.csv", start + 1)
            }
        },
        |table, start| {
            if table == "oc2" {
                format!("20{start}-{}/oc2_20{}.csv", start + 1, start + 1)
            } else {
                format!("20{start}-{}/{table}.csv", start + 1)
            }
        },
    ];
    for name in names {
        let read = returns::read(&in_one_folder(name));
        assert_eq!(read.records.years, twin.records.years, "{}", name("header", 23));
        assert_eq!(figures(&read, day), figures(&twin, day), "{}", name("header", 23));
    }
    let no_years: [fn(&str, u32) -> String; 2] =
        [|table, start| format!("{table} {start}{start}.csv"), |table, start| format!("{table}_{start}.csv")];
    for name in no_years {
        assert!(returns::read(&in_one_folder(name)).records.years.len() < 3, "{}", name("header", 23));
    }
}

#[test]
fn short_years_in_a_column_tell_returns_apart() {
    let twin = returns::read(&sources(&three_years()));
    let day = twin.as_at.unwrap();
    let labels: [fn(u32) -> String; 3] = [
        |start| format!("{start}{}", start + 1),
        |start| format!("{start}/{}", start + 1),
        |start| (start + 1).to_string(),
    ];
    for label in labels {
        let mut pile = Files::new();
        for (path, mut sheet) in three_years() {
            let (folder, file) = path.split_once('/').unwrap();
            sheet.add_column(0, "YEAR", &label(folder[2..4].parse().unwrap()));
            match pile.get_mut(file) {
                Some(held) => held.rows.extend(sheet.rows),
                None => drop(pile.insert(file.to_owned(), sheet)),
            }
        }
        let read = returns::read(&sources(&pile));
        assert_eq!(read.records.years, twin.records.years, "{}", label(23));
        assert_eq!(figures(&read, day), figures(&twin, day), "{}", label(23));
    }
}

/// Without Episodes, or without a start that can be read, a return has no year, and no day lies after it.
#[test]
fn a_return_without_a_year_has_no_days_after_it() {
    let spoils: [fn(&mut Set); 2] = [
        |set| drop(set.sheets.remove("episodes.csv")),
        |set| set.sheet("episodes.csv").each("DECOM", |_| "soon".to_owned()),
    ];
    for spoil in spoils {
        let mut set = clean();
        spoil(&mut set);
        let (sources, returns) = read(&set);
        for file in ["header.csv", "reviews.csv"] {
            let found = notices(&sources, &returns, file);
            assert!(found.iter().all(|notice| notice.code != "DATE_FUTURE"), "{file}");
        }
    }
}
