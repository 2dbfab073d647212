//! Several authorities in one pile: whose child a number is (D59).

use super::kit::{FOLDER, Set, Sheet, clean, day_of_clean, figures, notices, read};
use scorecard::inside::example::{self, Authority};
use scorecard::inside::file::choices::{Choices, FileChoices};
use scorecard::inside::page::Session;
use scorecard::inside::returns::{self, Returns};

/// The rows of children of two authorities, in files of their own; their children have the same numbers.
fn two() -> [Set; 2] {
    let authority = Authority { children: 40, years: 1, seed: 11, ..Authority::default() };
    let name = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let sheets =
        example::returns(&authority).into_iter().map(|file| (name(&file.path), Sheet::read(&file.bytes))).collect();
    let mut first = clean();
    let other = Set { sheets, bytes: Default::default() };
    first.sheets.retain(|name, _| other.sheets.contains_key(name));
    [first, other]
}

/// Both in one pile.
fn piled([mut first, other]: [Set; 2]) -> Set {
    for (name, sheet) in other.sheets {
        assert_eq!(first.sheets[&name].columns, sheet.columns, "{name}");
        first.sheet(&name).rows.extend(sheet.rows);
    }
    first
}

fn with_authorities(mut sets: [Set; 2]) -> [Set; 2] {
    for (set, authority) in sets.iter_mut().zip(["301", "302"]) {
        set.sheets.values_mut().for_each(|sheet| sheet.add_column(1, "LA", authority));
    }
    sets
}

/// The same with numbers that no other child has.
fn renumbered() -> Set {
    let mut sets = two();
    sets[1].everywhere(&["CHILD"], |id| format!("7{id}"));
    piled(sets)
}

fn has(set: &Set, returns: &Returns, file: &str, code: &str) -> bool {
    notices(&set.sources(), returns, file).iter().any(|notice| notice.code == code)
}

#[test]
fn a_number_of_two_authorities_is_two_children() {
    let (_, twin) = read(&renumbered());
    for reversed in [false, true] {
        let mut set = piled(with_authorities(two()));
        if reversed {
            set.sheets.values_mut().for_each(|sheet| sheet.rows.reverse());
        }
        let (_, returns) = read(&set);
        assert_eq!(returns.records.children, twin.records.children);
        assert_eq!(figures(&returns, day_of_clean()), figures(&twin, day_of_clean()));
        assert!(["header.csv", "episodes.csv"].iter().all(|file| has(&set, &returns, file, "LA_SEVERAL")));
        let names: Vec<String> =
            (0..returns.records.names.len() as u32).map(|id| returns.records.names.of(id)).collect();
        assert!(names.contains(&"100001 (301)".to_owned()) && names.contains(&"100001 (302)".to_owned()));
        assert!(names.contains(&"100060".to_owned()), "a number of one authority alone stays as it is");
    }
}

#[test]
fn without_the_column_a_number_is_tied_where_one_authority_alone_has_it() {
    let mut sets = with_authorities(two());
    sets[1].everywhere(&["CHILD"], |id| format!("7{id}"));
    let mut set = piled(sets);
    set.sheet("reviews.csv").drop_column("LA");
    let (_, returns) = read(&set);
    assert_eq!(figures(&returns, day_of_clean()), figures(&read(&renumbered()).1, day_of_clean()));
    let mut set = piled(with_authorities(two()));
    set.sheet("reviews.csv").drop_column("LA");
    let reviews = set.sheet("reviews.csv").rows.len();
    let (sources, returns) = read(&set);
    let untold = notices(&sources, &returns, "reviews.csv").iter().find(|notice| notice.code == "LA_UNTOLD").unwrap();
    assert!(untold.rows > 0 && (untold.rows as usize) < reviews, "{} of {reviews}", untold.rows);
    assert!(!has(&set, &returns, "header.csv", "LA_UNTOLD"));
}

#[test]
fn one_authority_is_told_apart_from_nobody() {
    let mut set = clean();
    let twin = read(&set).1;
    set.sheets
        .values_mut()
        .filter(|sheet| sheet.columns[0] == "CHILD")
        .for_each(|sheet| sheet.add_column(1, "LA", "301"));
    let rows = set.sheet("episodes.csv").rows.len();
    for (row, cell) in [(0, ""), (1, "NULL"), (rows - 1, " 301 ")] {
        set.sheet("episodes.csv").set(row, "LA", cell);
    }
    let (sources, returns) = read(&set);
    for source in &sources {
        let codes = notices(&sources, &returns, source.name()).iter().map(|notice| notice.code.text());
        assert_eq!(codes.filter(|code| code.starts_with("LA_")).count(), 0, "{}", source.name());
    }
    assert_eq!(figures(&returns, day_of_clean()), figures(&twin, day_of_clean()));
}

#[test]
fn the_officer_can_say_that_a_number_is_one_child() {
    let set = piled(with_authorities(two()));
    let mut as_one = FileChoices::default();
    assert!(as_one.answer("authorities", "", "one authority"));
    let files = [(format!("{FOLDER}/episodes.csv"), as_one)].into();
    let returns = returns::read_with(&set.sources(), &Choices { files, ..Choices::default() });
    let plain = piled(two());
    assert_eq!(returns.records.children, returns::read(&plain.sources()).records.children);
    assert_eq!(figures(&returns, day_of_clean()), figures(&returns::read(&plain.sources()), day_of_clean()));
    assert!(!has(&set, &returns, "header.csv", "LA_SEVERAL"));
}

#[test]
fn the_page_asks_whether_a_number_is_one_child() {
    let mut session = Session::default();
    for source in piled(with_authorities(two())).sources() {
        session.add(source.path, source.bytes);
    }
    let asked = serde_json::to_string(&session.read()).unwrap();
    assert!(asked.contains("Read a number in two authorities as two children. Not so?"), "{asked}");
    session.choose(&format!("{FOLDER}/header.csv"), "authorities", "", "one authority").unwrap();
    let answered = serde_json::to_string(&session.read()).unwrap();
    assert!(answered.contains("Read a number as one child, whatever LA says"));
    assert!(!answered.contains("LA_SEVERAL"));
}
