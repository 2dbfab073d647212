//! Children's numbers that files write in different ways: joined whichever file has the right writing, and never two
//! children as one.

use super::kit::{self, clean, day_of_clean, figures, notices};
use super::unaccounted;
use super::years::{Files, sources, three_years};
use scorecard::inside::file::choices::{Choices, FileChoices};
use scorecard::inside::returns::{self, Returns};

/// One way to number children so that some numbers begin with zeros.
type Scheme = fn(u32) -> String;

const SCHEMES: [(&str, Scheme); 4] = [
    ("three to five zeros of six digits", |child| format!("{:06}", child - 100_000)),
    ("four and five digits made eight", |child| format!("{:08}", (child - 100_000) * 97 + 1_000)),
    ("some with zeros", |child| format!("{:06}", child * 7_919 % 1_000_000)),
    ("numbers of no one length", |child| format!("0{}", child - 100_000)),
];

/// Which paths are meant.
type Paths = fn(&str) -> bool;

/// Which files were opened in a spreadsheet and saved.
const SAVED: [(&str, Paths); 8] = [
    ("the newest Episodes", |path| path == "2025-26/episodes.csv"),
    ("Episodes of the year between", |path| path == "2024-25/episodes.csv"),
    ("every Episodes", |path| path.ends_with("/episodes.csv")),
    ("every Header", |path| path.ends_with("/header.csv")),
    ("the oldest Header", |path| path == "2023-24/header.csv"),
    ("the year between", |path| path.starts_with("2024-25/")),
    ("the newest year", |path| path.starts_with("2025-26/")),
    ("all but the newest year", |path| !path.starts_with("2025-26/")),
];

fn renumbered(mut files: Files, number: impl Fn(u32) -> String) -> Files {
    files.values_mut().for_each(|sheet| sheet.each("CHILD", |id| number(id.parse().unwrap())));
    files
}

fn without_zeros(id: &str) -> String {
    id.trim_start_matches('0').to_owned()
}

/// The files where a code was found.
fn files_with(files: &Files, returns: &Returns, code: &str) -> Vec<String> {
    let found = |number: &usize| returns.accounts[*number].notices.iter().any(|notice| notice.code == code);
    files.keys().enumerate().filter(|(number, _)| found(number)).map(|(_, path)| path.clone()).collect()
}

#[test]
fn lost_zeros_come_back_whichever_files_have_lost_them() {
    for (scheme, number) in SCHEMES {
        let files = renumbered(three_years(), number);
        let twin = returns::read(&sources(&files));
        let day = twin.as_at.unwrap();
        for (which, is_saved) in SAVED {
            let mut spoiled = files.clone();
            let lost = spoiled.iter_mut().filter(|(path, _)| is_saved(path));
            lost.for_each(|(_, sheet)| sheet.each("CHILD", without_zeros));
            let sources = sources(&spoiled);
            let read = returns::read(&sources);
            let changed = |path: &&String| spoiled[*path].rows != files[*path].rows;
            let changed: Vec<&String> = spoiled.keys().filter(changed).collect();
            let what = format!("{which}, {scheme}");
            assert!(!changed.is_empty(), "{what}");
            assert_eq!(unaccounted(&sources, &read), None, "{what}");
            assert_eq!(files_with(&files, &read, "ID_PREFIX"), [""; 0], "{what}");
            assert_eq!(files_with(&files, &read, "CHILD_ORPHAN"), [""; 0], "{what}");
            assert_eq!(read.records.children, twin.records.children, "{what}");
            assert_eq!(figures(&read, day), figures(&twin, day), "{what}");
            if scheme != "numbers of no one length" {
                assert_eq!(files_with(&files, &read, "ID_ZERO").iter().collect::<Vec<_>>(), changed, "{what}");
            }
        }
    }
}

#[test]
fn where_every_file_lost_its_zeros_nothing_is_guessed() {
    let files = renumbered(three_years(), |child| (child - 100_000).to_string());
    let read = returns::read(&sources(&files));
    assert_eq!(files_with(&files, &read, "ID_ZERO"), [""; 0]);
    assert_eq!(read.records.children, returns::read(&sources(&three_years())).records.children);
}

/// One year of children under numbers with zeros, Header without: what it makes of the children.
fn one_year(spoil: impl Fn(&mut kit::Set)) -> (kit::Set, Returns) {
    let mut set = clean();
    set.everywhere(&["CHILD"], |id| format!("{:06}", id.parse::<u32>().unwrap() - 100_000));
    spoil(&mut set);
    let returns = returns::read(&set.sources());
    (set, returns)
}

fn is_found(set: &kit::Set, returns: &Returns, file: &str, code: &str) -> bool {
    notices(&set.sources(), returns, file).iter().any(|notice| notice.code == code)
}

#[test]
fn two_children_whose_numbers_differ_by_zeros_are_never_one() {
    let (_, apart) = one_year(|_| {});
    let (set, both) = one_year(|set| {
        let number = |id: &str| id.parse::<u32>().unwrap();
        let renamed = |id: &str| if number(id) % 10 == 8 { (number(id) - 1).to_string() } else { id.to_owned() };
        set.everywhere(&["CHILD"], renamed);
        let own = |id: &str| if id.starts_with('0') { without_zeros(id) } else { (number(id) + 1).to_string() };
        set.sheet("header.csv").each("CHILD", own);
    });
    assert!(!is_found(&set, &both, "header.csv", "ID_ZERO"));
    assert!(both.records.children > apart.records.children);
}

#[test]
fn one_mistyped_number_costs_one_child_only() {
    let mistyped = |set: &mut kit::Set| {
        let reviews = set.sheet("reviews.csv");
        let more = format!("0{}", reviews.get(5, "CHILD"));
        reviews.set(5, "CHILD", &more);
    };
    let (_, twin) = one_year(mistyped);
    let (set, read) = one_year(|set| {
        mistyped(set);
        ["episodes.csv", "header.csv"].into_iter().for_each(|file| set.sheet(file).each("CHILD", without_zeros));
    });
    assert!(is_found(&set, &read, "episodes.csv", "ID_ZERO") && is_found(&set, &read, "header.csv", "ID_ZERO"));
    let (now, before) = (figures(&read, day_of_clean()), figures(&twin, day_of_clean()));
    let moved = now.iter().zip(&before).filter(|(now, before)| now != before).count();
    assert_eq!(now[0], before[0]);
    assert!(moved * 4 < now.len(), "{moved} of {} lines move for one child of 60", now.len());
    assert!(read.records.children <= twin.records.children + 1);
}

#[test]
fn a_file_of_other_numbers_is_named() {
    for file in ["reviews.csv", "oc2.csv", "missing.csv", "uasc.csv", "ad1.csv"] {
        let (set, read) = one_year(|set| set.sheet(file).each("CHILD", |id| format!("E{id}_9")));
        assert!(is_found(&set, &read, file, "CHILD_ORPHAN"), "{file}");
        let (set, read) = one_year(|set| {
            let sheet = set.sheet(file);
            let other = format!("E{}", sheet.get(0, "CHILD"));
            sheet.set(0, "CHILD", &other);
        });
        assert!(!is_found(&set, &read, file, "CHILD_ORPHAN") || set.sheets[file].rows.len() < 3, "{file}");
    }
}

#[test]
fn a_small_file_with_a_prefix_is_joined() {
    for file in ["missing.csv", "reviews.csv"] {
        let few = |set: &mut kit::Set| set.sheet(file).rows.truncate(20);
        let (_, twin) = one_year(few);
        let (set, read) = one_year(|set| {
            few(set);
            set.sheet(file).each("CHILD", |id| format!("903/{id}"));
        });
        assert!(is_found(&set, &read, file, "ID_PREFIX"), "{file}");
        assert_eq!(figures(&read, day_of_clean()), figures(&twin, day_of_clean()), "{file}");
    }
}

#[test]
fn a_file_with_a_zero_left_has_lost_none() {
    let (set, read) = one_year(|set| {
        set.sheet("header.csv").each("CHILD", |id| if id == "000001" { id.to_owned() } else { without_zeros(id) })
    });
    assert!(!is_found(&set, &read, "header.csv", "ID_ZERO"));
    assert!(is_found(&set, &read, "episodes.csv", "CHILD_ORPHAN"));
}

/// One year of which one file holds other numbers.
fn renumbered_by_row(file: &str, number: impl Fn(usize, &str) -> String, reversed: bool) -> (kit::Set, Returns) {
    let mut set = clean();
    let sheet = set.sheet(file);
    for row in 0..sheet.rows.len() {
        let other = number(row, sheet.get(row, "CHILD"));
        sheet.set(row, "CHILD", &other);
    }
    if reversed {
        sheet.rows.reverse();
    }
    let returns = returns::read(&set.sources());
    (set, returns)
}

#[test]
fn one_beginning_of_all_numbers_is_asked_for_in_whatever_order_they_stand() {
    for reversed in [false, true] {
        let two_marks =
            |row: usize, id: &str| if row.is_multiple_of(2) { format!("351/{id}") } else { format!("351{id}") };
        let (set, read) = renumbered_by_row("header.csv", two_marks, reversed);
        assert!(!is_found(&set, &read, "header.csv", "ID_PREFIX"));
        assert_eq!(read.records.children, 120);
        let new = |row: usize, id: &str| if row == 7 { "351/999999".to_owned() } else { format!("351/{id}") };
        let (set, read) = renumbered_by_row("header.csv", new, reversed);
        assert!(is_found(&set, &read, "header.csv", "ID_PREFIX"));
        let names: Vec<String> = (0..read.records.names.len() as u32).map(|id| read.records.names.of(id)).collect();
        assert!(names.contains(&"999999".to_owned()) && !names.iter().any(|name| name.starts_with("351")), "{names:?}");
    }
}

#[test]
fn one_number_that_ends_like_another_is_no_prefix() {
    let mut set = clean();
    set.everywhere(&["CHILD"], |id| if id == "100001" { "234".to_owned() } else { id.to_owned() });
    set.sheet("reviews.csv").each("CHILD", |id| format!("351/{id}"));
    let sheet = set.sheet("uasc.csv");
    sheet.rows.truncate(1);
    sheet.set(0, "CHILD", "301234");
    let read = returns::read(&set.sources());
    assert!(is_found(&set, &read, "reviews.csv", "ID_PREFIX"));
    assert!(!is_found(&set, &read, "uasc.csv", "ID_PREFIX"));
    assert_eq!(read.records.children, 61);
}

#[test]
fn zeros_stay_lost_where_the_officer_says_so() {
    let (set, joined) = one_year(|set| set.sheet("episodes.csv").each("CHILD", without_zeros));
    assert!(is_found(&set, &joined, "episodes.csv", "ID_ZERO"));
    assert_eq!(joined.records.children, 60);
    let path = format!("{}/episodes.csv", kit::FOLDER);
    let exact = Choices {
        files: [(path, FileChoices { ids_exact: true, ..FileChoices::default() })].into(),
        ..Choices::default()
    };
    let read = returns::read_with(&set.sources(), &exact);
    assert!(!is_found(&set, &read, "episodes.csv", "ID_ZERO"));
    assert_eq!(read.records.children, 112, "8 of the 60 have no episode");
}

#[test]
fn small_letters_in_some_numbers_are_no_lost_zeros() {
    let lettered = |set: &mut kit::Set| set.everywhere(&["CHILD"], |id| format!("AB{id}"));
    let (set, read) = one_year(|set| {
        lettered(set);
        set.sheet("header.csv").each("CHILD", |id| if id.ends_with('3') { id.to_lowercase() } else { id.to_owned() });
    });
    assert!(!is_found(&set, &read, "header.csv", "ID_ZERO") && !is_found(&set, &read, "header.csv", "ID_CASE"));
    assert!(read.records.children > 60, "CHILD is exact where the file writes other numbers as the return does");
    let (set, whole) = one_year(|set| {
        lettered(set);
        set.sheet("header.csv").each("CHILD", str::to_lowercase);
    });
    assert!(is_found(&set, &whole, "header.csv", "ID_CASE"));
    assert_eq!(figures(&whole, day_of_clean()), figures(&one_year(lettered).1, day_of_clean()));
    let (set, two) = one_year(|set| {
        lettered(set);
        let sheet = set.sheet("header.csv");
        sheet.set(3, "CHILD", &sheet.get(4, "CHILD").to_lowercase());
    });
    assert!(!is_found(&set, &two, "header.csv", "ID_CASE"));
    assert_eq!(two.records.children, 61);
}
