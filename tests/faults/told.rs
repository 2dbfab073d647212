//! Which year the files are of: told by days, asked where they leave a doubt, and several years in one pile.

use super::kit::{Sheet, figures};
use super::years::{Files, NEWEST, noticed, sources, three_years};
use scorecard::inside::calendar::Day;
use scorecard::inside::file::choices::{Choices, FileChoices};
use scorecard::inside::returns;

fn as_at(files: &Files) -> String {
    returns::read(&sources(files)).as_at.unwrap().iso()
}

#[test]
fn a_row_that_is_not_used_does_not_tell_the_year() {
    let tidy = as_at(&three_years());
    for (child, decom, dec) in
        [("", "03/04/2026", ""), ("A1", "03/04/2026", "01/02/2026"), ("A1", "03/04/2062", "31/02/2026")]
    {
        let mut files = three_years();
        let sheet = files.get_mut(NEWEST).unwrap();
        sheet.rows.push(vec![String::new(); sheet.columns.len()]);
        let last = sheet.rows.len() - 1;
        for (column, cell) in [("CHILD", child), ("DECOM", decom), ("DEC", dec), ("LS", "C2")] {
            sheet.set(last, column, cell);
        }
        assert_eq!(as_at(&files), tidy, "{child} {decom} {dec}");
        assert_eq!(noticed(&files, NEWEST, "YEAR_FEW"), []);
    }
}

#[test]
fn a_few_starts_that_tell_the_year_are_named_and_the_officer_can_say_otherwise() {
    for decom in ["03/04/2026", "03/04/2062"] {
        let mut files = three_years();
        let tidy = as_at(&files);
        let sheet = files.get_mut(NEWEST).unwrap();
        let mut row = sheet.rows[0].clone();
        row[..2].clone_from_slice(&["A1".to_owned(), decom.to_owned()]);
        row[sheet.column("DEC")].clear();
        sheet.rows.push(row);
        assert_eq!(noticed(&files, NEWEST, "YEAR_FEW"), [(1, true)], "{decom}");
        let sources = sources(&files);
        let mut chosen = FileChoices::default();
        assert!(chosen.answer("year", "", "by most of the starts"));
        let choices = Choices { files: [(NEWEST.to_owned(), chosen)].into(), ..Choices::default() };
        let said = returns::read_with(&sources, &choices);
        assert_eq!(said.as_at.unwrap().iso(), tidy);
        assert_eq!(said.records.years, [2024, 2025, 2026]);
    }
    let mut files = three_years();
    files.get_mut(NEWEST).unwrap().rows.iter_mut().take(20).for_each(|row| row[1] = "03/04/2026".to_owned());
    assert_eq!(noticed(&files, NEWEST, "YEAR_FEW"), [], "20 of some 200 are not few");
}

/// The files of one year as two teams send them; nobody of the second came into a placement in that year.
fn two_teams() -> Files {
    let one_year: Files = three_years().into_iter().filter(|(path, _)| path.starts_with("2025-26/")).collect();
    let episodes = &one_year[NEWEST];
    let starts = |row: &&Vec<String>| Day::read(row[episodes.column("DECOM")].as_bytes()).unwrap();
    let new = |row: &&Vec<String>| starts(row) >= Day::read(b"01/04/2025").unwrap();
    let moved: Vec<&String> = episodes.rows.iter().filter(new).map(|row| &row[0]).collect();
    let mut second: Vec<String> = episodes.rows.iter().map(|row| row[0].clone()).collect();
    second.retain(|child| !moved.contains(&child));
    second.truncate(40);
    let mut files = Files::new();
    for (path, sheet) in &one_year {
        let child = sheet.columns.iter().position(|column| column == "CHILD").unwrap();
        for (team, is_second) in [("a", false), ("b", true)] {
            let mut of_team = sheet.clone();
            of_team.rows.retain(|row| second.contains(&row[child]) == is_second);
            files.insert(path.replace("2025-26", team), of_team);
        }
    }
    files
}

#[test]
fn days_after_the_latest_start_are_named_and_the_officer_can_go_by_them() {
    let path = "b/episodes.csv";
    let teams = two_teams();
    assert_eq!(noticed(&teams, path, "YEAR_LATER"), [(1, true)]);
    assert_eq!(noticed(&teams, "a/episodes.csv", "YEAR_LATER"), []);
    assert_eq!(noticed(&three_years(), NEWEST, "YEAR_LATER"), []);
    let whole: Files = three_years().into_iter().filter(|(path, _)| path.starts_with("2025-26/")).collect();
    let of = |returns: &returns::Returns| figures(returns, returns.as_at.unwrap());
    let tidy = of(&returns::read(&sources(&whole)));
    assert_ne!(of(&returns::read(&sources(&teams)))[0], tidy[0], "it would be no fault");
    let mut chosen = FileChoices::default();
    assert!(chosen.answer("year", "", "by the later days"));
    let choices = Choices { files: [(path.to_owned(), chosen)].into(), ..Choices::default() };
    let said = returns::read_with(&sources(&teams), &choices);
    assert_eq!(of(&said), tidy);
    let words = |returns: &returns::Returns| {
        let all = returns.accounts.iter().flat_map(|account| &account.notices);
        let notice = all.into_iter().find(|notice| notice.code == "YEAR_LATER").unwrap();
        (notice.message.contains("the return of 2025/26"), notice.choice.as_ref().unwrap().taken.clone())
    };
    assert_eq!(words(&said), (true, "by the later days".to_owned()));
    assert_eq!(words(&returns::read(&sources(&teams))), (false, "by the latest start".to_owned()));
}

#[test]
fn two_days_after_the_latest_start_are_not_enough() {
    let stray = |days: usize| {
        let mut files: Files = three_years().into_iter().filter(|(path, _)| path.starts_with("2025-26/")).collect();
        let reviews = files.get_mut("2025-26/reviews.csv").unwrap();
        let column = reviews.column("REVIEW");
        reviews.rows.truncate(20);
        reviews.rows.iter_mut().take(days).for_each(|row| row[column] = "05/05/2026".to_owned());
        files.get_mut(NEWEST).unwrap().rows.truncate(30);
        noticed(&files, NEWEST, "YEAR_LATER").len()
    };
    assert_eq!([stray(2), stray(3)], [0, 1]);
}

/// The files of all years put one after another.
fn in_one_pile(files: &Files) -> Files {
    let mut pile = Files::new();
    for (path, sheet) in files {
        let name = path.split('/').next_back().unwrap().to_owned();
        let whole = pile.entry(name).or_insert_with(|| Sheet { rows: Vec::new(), ..sheet.clone() });
        whole.rows.extend(sheet.rows.iter().cloned());
    }
    pile
}

/// The same, with a column YEAR.
fn pile_with_years() -> Files {
    let mut with_years = in_one_pile(&three_years());
    for (name, sheet) in &mut with_years {
        let of_each = three_years().into_iter().filter(|(path, _)| path.ends_with(&format!("/{name}")));
        let years = of_each.flat_map(|(path, sheet)| vec![path[..7].to_owned(); sheet.rows.len()]);
        sheet.columns.push("YEAR".to_owned());
        sheet.rows.iter_mut().zip(years).for_each(|(row, year)| row.push(year));
    }
    with_years
}

#[test]
fn a_year_that_cannot_be_read_is_named() {
    let mut files = pile_with_years();
    assert_eq!(noticed(&files, "reviews.csv", "YEAR_UNREAD"), []);
    let sheet = files.get_mut("reviews.csv").unwrap();
    let column = sheet.column("YEAR");
    for (row, cell) in ["2094", "last year", "NULL", ""].into_iter().enumerate() {
        cell.clone_into(&mut sheet.rows[row][column]);
    }
    assert_eq!(noticed(&files, "reviews.csv", "YEAR_UNREAD"), [(2, false)]);
}

#[test]
fn a_year_such_as_2025_26_in_one_file_alone_is_that_of_its_return() {
    let one_year: Files = three_years().into_iter().filter(|(path, _)| path.starts_with("2025-26/")).collect();
    let tidy = returns::read(&sources(&one_year));
    for label in ["2025-26", "2025/26", "2526", "2026"] {
        let mut files = one_year.clone();
        files.get_mut("2025-26/header.csv").unwrap().add_column(0, "YEAR", label);
        let read = returns::read(&sources(&files));
        assert_eq!(read.records.years, [2026], "{label}");
        assert_eq!(figures(&read, tidy.as_at.unwrap()), figures(&tidy, tidy.as_at.unwrap()), "{label}");
    }
}

#[test]
fn two_versions_of_a_return_are_named() {
    let mut files: Files = three_years().into_iter().filter(|(path, _)| path.starts_with("2025-26/")).collect();
    let mut older = files[NEWEST].clone();
    let dec = older.column("DEC");
    let rec = older.column("REC");
    let ended = older.rows.iter_mut().filter(|row| !row[dec].is_empty()).take(20);
    ended.for_each(|row| [dec, rec].into_iter().for_each(|column| row[column].clear()));
    files.insert("Q3 extract/episodes.csv".to_owned(), older);
    assert_eq!(noticed(&files, "Q3 extract/episodes.csv", "RETURN_TWICE"), [(20, false)]);
    assert_eq!(noticed(&files, NEWEST, "RETURN_TWICE"), []);
}

#[test]
fn a_row_that_is_not_used_makes_no_return() {
    let mut files = pile_with_years();
    let tidy = returns::read(&sources(&files));
    let sheet = files.get_mut("episodes.csv").unwrap();
    let mut row = sheet.rows[0].clone();
    (row[sheet.column("DECOM")], row[sheet.column("YEAR")]) = ("31/02/2031".to_owned(), "2030-31".to_owned());
    sheet.rows.push(row);
    let read = returns::read(&sources(&files));
    assert_eq!(read.records.years, tidy.records.years);
    assert_eq!(figures(&read, read.as_at.unwrap()), figures(&tidy, tidy.as_at.unwrap()));
}

#[test]
fn several_years_in_one_file_are_named() {
    let pile = in_one_pile(&three_years());
    let [(rows, false)] = noticed(&pile, "episodes.csv", "YEARS_POOLED")[..] else { panic!("not named") };
    assert!(rows > 20);
    let all = |files: &Files| {
        let returns = returns::read(&sources(files));
        figures(&returns, returns.as_at.unwrap())
    };
    assert_ne!(all(&pile)[0], all(&three_years())[0], "it would be no fault");

    let with_years = pile_with_years();
    assert_eq!(noticed(&with_years, "episodes.csv", "YEARS_POOLED"), []);
    assert_eq!(all(&with_years), all(&three_years()));
    assert_eq!(noticed(&three_years(), NEWEST, "YEARS_POOLED"), []);
}
