//! Every guess can be turned round.

use super::columns::{in_utc, month_first, short_year};
use super::kit::{FOLDER, Set, clean, day_of_clean, figures, notices, read};
use super::rows::wide;
use super::text::quoted;
use scorecard::inside::account::Notice;
use scorecard::inside::calendar::Day;
use scorecard::inside::file::Source;
use scorecard::inside::file::choices::{Choices, DateOrder, FileChoices};
use scorecard::inside::file::decode::Encoding;
use scorecard::inside::page::Session;
use scorecard::inside::returns::{self, Returns};

fn of_file(name: &str, choices: FileChoices) -> Choices {
    Choices { files: [(format!("{FOLDER}/{name}"), choices)].into(), ..Choices::default() }
}

#[test]
fn month_first_is_read_when_the_officer_says_so() {
    let tidy = figures(&read(&clean()).1, day_of_clean());
    let file = FileChoices { dates: [("DOB".to_owned(), DateOrder::MonthFirst)].into(), ..FileChoices::default() };
    let written: [fn(String) -> String; 5] = [
        |day| day,
        |day| format!("\u{a0}{day}"),
        |day| wide(&day),
        |day| day.replace('/', "-"),
        |day| day.replace('/', "."),
    ];
    for write in written {
        let mut set = clean();
        set.sheet("header.csv").each("DOB", |day| write(month_first(day)));
        let read = returns::read_with(&set.sources(), &of_file("header.csv", file.clone()));
        assert_eq!(figures(&read, day_of_clean()), tidy);
    }
}

#[test]
fn what_is_no_number_is_no_child_however_numbers_are_taken() {
    for lost in ["########", "1.00E+05", "TBC", "NULL"] {
        let mut set = clean();
        set.sheet("header.csv").set(3, "CHILD", lost);
        set.sheet("header.csv").set(4, "CHILD", lost);
        let exact = answered(&[("ids_exact", "", "as they are written")]);
        let read = returns::read_with(&set.sources(), &of_file("header.csv", exact));
        let place = set.sources().iter().position(|source| source.name() == "header.csv").unwrap();
        assert_eq!((read.accounts[place].set_aside, read.used[place]), (2, 58), "{lost}");
    }
}

/// Reviews in UTC, but for the last, which is a plain date.
fn mixed_midnights() -> Set {
    let mut set = clean();
    let sheet = set.sheet("reviews.csv");
    let last = sheet.rows.len() - 1;
    let plain = sheet.get(last, "REVIEW").to_owned();
    sheet.each("REVIEW", in_utc);
    sheet.set(last, "REVIEW", &plain);
    set
}

#[test]
fn midnights_in_utc_are_announced_beside_plain_dates_and_can_be_taken_as_written() {
    let set = mixed_midnights();
    let tidy = figures(&read(&clean()).1, day_of_clean());
    let (sources, returns) = read(&set);
    assert_eq!(figures(&returns, day_of_clean()), tidy);
    assert_eq!(said(&sources, &returns, "reviews.csv", "DATE_MIXED").lines, [2]);
    let moved = said(&sources, &returns, "reviews.csv", "DATE_FMT");
    assert!(moved.message.contains("read as the next day"));
    assert_eq!(offered(moved), ("midnights", "the next day", vec!["as they are written"]));
    let mut eves = set.clone();
    eves.sheet("reviews.csv").each("REVIEW", |time| time[..10].to_owned());
    let as_written = as_chosen(&set, "reviews.csv", &[("midnights", "", "as they are written")]);
    assert_ne!(as_written, tidy);
    assert_eq!(as_written, figures(&read(&eves).1, day_of_clean()));
}

#[test]
fn the_page_asks_about_midnights_and_takes_the_answer() {
    let mut session = held(&mixed_midnights());
    let path = format!("{FOLDER}/reviews.csv");
    let choices = |session: &mut Session| {
        let reading = serde_json::to_value(session.read()).unwrap();
        let file = reading["files"].as_array().unwrap().iter().find(|file| file["path"] == path.as_str()).unwrap();
        file.to_string()
    };
    assert!(choices(&mut session).contains("Read 23:00 in UTC as midnight of the next day. Not so?"));
    session.choose(&path, "midnights", "", "as they are written").unwrap();
    let after = choices(&mut session);
    assert!(after.contains("Read the days as they are written") && !after.contains("Not so?"), "{after}");
}

#[test]
fn the_question_about_numbers_stands_with_their_own_column() {
    let mut set = clean();
    let sheet = set.sheet("header.csv");
    sheet.each("DOB", |day| format!("\u{a0}{day}"));
    sheet.set(3, "CHILD", &format!("\u{a0}{}", sheet.get(3, "CHILD")));
    let (sources, returns) = read(&set);
    let spaces = notices(&sources, &returns, "header.csv").iter().filter(|notice| notice.code == "SPACE_TRIM");
    let asked: Vec<(Option<&str>, bool)> = spaces.map(|notice| (notice.column, notice.choice.is_some())).collect();
    assert_eq!(asked, [(Some("DOB"), false), (Some("CHILD"), true)]);
}

#[test]
fn numbers_of_children_are_taken_as_written_when_the_officer_says_so() {
    let mut set = clean();
    set.sheet("header.csv").each("CHILD", |id| format!("{id}.0"));
    let sources = set.sources();
    let (mended, exact) =
        (returns::read(&sources), returns::read_with(&sources, &Choices { ids_exact: true, ..Choices::default() }));
    assert_eq!(mended.records.children, 60);
    assert_eq!(exact.records.children, 120);
}

#[test]
fn a_delimiter_and_an_encoding_can_be_chosen() {
    let mut set = clean();
    set.text("header.csv", |text| text.replace(',', "|"));
    let file = FileChoices { delimiter: Some('|'), encoding: Some(Encoding::Utf8), ..FileChoices::default() };
    let sources = set.sources();
    assert!(!returns::read_with(&sources, &of_file("header.csv", file)).accounts[2].is_refused());
    let wrong = FileChoices { delimiter: Some(';'), ..FileChoices::default() };
    let refused = returns::read_with(&sources, &of_file("header.csv", wrong));
    let place = sources.iter().position(|source| source.name() == "header.csv").unwrap();
    assert!(refused.accounts[place].is_refused());
}

#[test]
fn headings_and_codes_can_be_taken_as_written() {
    let mut set = clean();
    set.sheet("header.csv").each("SEX", |code| if code == "M" { "Male" } else { "Female" }.to_owned());
    let file = FileChoices { codes_exact: true, ..FileChoices::default() };
    let sources = set.sources();
    let place = sources.iter().position(|source| source.name() == "header.csv").unwrap();
    let read = returns::read_with(&sources, &of_file("header.csv", file));
    assert!(read.accounts[place].notices.iter().any(|notice| notice.code == "CODE_UNKNOWN"));
    set.sheet("header.csv").rename("CHILD", "Child ID");
    let exact = FileChoices { headings_exact: true, ..FileChoices::default() };
    assert!(returns::read_with(&set.sources(), &of_file("header.csv", exact)).accounts[place].is_refused());
}

#[test]
fn a_guess_says_that_it_can_be_turned_round() {
    let mut set = clean();
    set.text("header.csv", |text| text.replace(',', ";"));
    let sources = set.sources();
    let place = sources.iter().position(|source| source.name() == "header.csv").unwrap();
    let read = returns::read(&sources);
    assert!(read.accounts[place].notices.iter().all(|notice| notice.choice.is_some()));
}

/// The answers to questions about one file, as the page gives them.
fn answered(answers: &[(&str, &str, &str)]) -> FileChoices {
    let mut choices = FileChoices::default();
    for (name, column, value) in answers {
        assert!(choices.answer(name, column, value), "{name} {value}");
    }
    choices
}

fn as_chosen(set: &Set, name: &str, answers: &[(&str, &str, &str)]) -> Vec<String> {
    let read = returns::read_with(&set.sources(), &of_file(name, answered(answers)));
    figures(&read, day_of_clean())
}

#[test]
fn columns_that_changed_places_are_offered_and_read_in_place_of_each_other() {
    for (file, start, end) in [("episodes.csv", "DECOM", "DEC"), ("missing.csv", "MIS_START", "MIS_END")] {
        let mut set = clean();
        let sheet = set.sheet(file);
        sheet.rename(start, "between");
        sheet.rename(end, start);
        sheet.rename("between", end);
        let (sources, returns) = read(&set);
        let offer = notices(&sources, &returns, file).iter().find(|notice| notice.code == "EP_ORDER").unwrap();
        assert_eq!(offer.choice.as_ref().unwrap().name.key(), "swapped");
        assert!(offer.message.contains("look swapped") && offer.lines[0] > 1);
        let tidy = figures(&read(&clean()).1, day_of_clean());
        assert_ne!(figures(&returns, day_of_clean()), tidy);
        assert_eq!(as_chosen(&set, file, &[("swapped", "", "in place of each other")]), tidy);
    }
}

#[test]
fn one_row_that_ends_before_it_starts_is_no_reason_to_swap_columns() {
    let mut set = clean();
    let row = set.sheets["episodes.csv"].rows.iter().position(|row| !row[7].is_empty()).unwrap();
    set.sheet("episodes.csv").set(row, "DEC", "01/01/1990");
    let (sources, returns) = read(&set);
    let notice = notices(&sources, &returns, "episodes.csv").iter().find(|notice| notice.code == "EP_ORDER").unwrap();
    assert!(notice.choice.is_none());
}

#[test]
fn day_numbers_can_be_counted_from_1904() {
    let number = |cell: &str| {
        let day = Day::read(cell.as_bytes()).unwrap();
        day.since(Day::read(b"1904-01-01").unwrap()).to_string()
    };
    let mut set = clean();
    set.sheet("header.csv").each("DOB", number);
    let (sources, returns) = read(&set);
    let said = notices(&sources, &returns, "header.csv").iter().find(|notice| notice.code == "DATE_SERIAL").unwrap();
    assert_eq!(said.choice.as_ref().unwrap().name.key(), "days_from_1904");
    let tidy = figures(&read(&clean()).1, day_of_clean());
    assert_ne!(figures(&returns, day_of_clean()), tidy);
    assert_eq!(as_chosen(&set, "header.csv", &[("days_from_1904", "", "from 1904")]), tidy);
}

/// The notice of a code, which is there.
fn said<'a>(sources: &[Source], returns: &'a Returns, file: &str, code: &str) -> &'a Notice {
    notices(sources, returns, file).iter().find(|notice| notice.code == code).unwrap()
}

/// What a notice offers: the question, what was taken, and what else it could be.
fn offered(notice: &Notice) -> (&str, &str, Vec<&str>) {
    let choice = notice.choice.as_ref().unwrap();
    (choice.name.key(), &choice.taken, choice.others.iter().map(String::as_str).collect())
}

#[test]
fn years_of_two_digits_can_be_of_the_last_century() {
    let (mut set, mut old) = (clean(), clean());
    set.sheet("header.csv").each("DOB", short_year);
    old.sheet("header.csv").each("DOB", |day| format!("{}19{}", &day[..6], &day[8..]));
    let (sources, returns) = read(&set);
    let notice = said(&sources, &returns, "header.csv", "DATE_2DIGIT");
    assert_eq!((notice.column, notice.rows), (Some("DOB"), 60));
    assert_eq!(offered(notice), ("years", "1970 to 2069", vec!["1900 to 1999"]));
    let (tidy, century) = (figures(&read(&clean()).1, day_of_clean()), figures(&read(&old).1, day_of_clean()));
    assert_eq!(figures(&returns, day_of_clean()), tidy);
    assert_ne!(century, tidy);
    assert_eq!(as_chosen(&set, "header.csv", &[("years", "DOB", "1900 to 1999")]), century);
    assert_eq!(as_chosen(&set, "header.csv", &[("years", "UPN", "1900 to 1999")]), tidy);
}

#[test]
fn years_of_two_digits_are_announced_however_the_date_is_written() {
    let mut set = clean();
    set.sheet("header.csv").each("DOB", |day| short_year(day).replace('/', "."));
    let (sources, returns) = read(&set);
    assert_eq!(said(&sources, &returns, "header.csv", "DATE_2DIGIT").rows, 60);
    assert_eq!(said(&sources, &returns, "header.csv", "DATE_FMT").rows, 60);
    assert_eq!(figures(&returns, day_of_clean()), figures(&read(&clean()).1, day_of_clean()));
}

#[test]
fn single_quotation_marks_can_be_part_of_the_cells() {
    let mut set = clean();
    set.text("header.csv", |text| quoted(&text, '\''));
    let (sources, returns) = read(&set);
    let tidy = figures(&returns, day_of_clean());
    assert_eq!(tidy, figures(&read(&clean()).1, day_of_clean()));
    assert_eq!(offered(said(&sources, &returns, "header.csv", "QUOTE")), ("quote", "single", vec!["double"]));
    assert_ne!(as_chosen(&set, "header.csv", &[("quote", "", "double")]), tidy);
}

/// Headings in single quotation marks, and numbers behind the apostrophe with which Excel marks text: more than 1 MiB.
fn apostrophes() -> Vec<u8> {
    let rows: String = (1..60_000).map(|child| format!("'{child},1,01/02/2012,WBRI\n")).collect();
    format!("'CHILD',SEX,DOB,ETHNIC\n{rows}").into_bytes()
}

#[test]
fn apostrophes_that_were_taken_for_quotation_marks_are_read_when_the_officer_says_so() {
    let (bytes, path) = (apostrophes(), "header.csv".to_owned());
    let (first, length) = (&bytes[..1 << 20], bytes.len() as u64);
    let mut session = Session::default();
    assert!(session.is_refused(&path, first, length));
    session.add_refused(path.clone(), first, length);
    let files = |session: &mut Session| serde_json::to_value(session.read()).unwrap()["files"][0].clone();
    let refused = files(&mut session);
    assert_eq!((&refused["outcome"], &refused["notices"][0]["code"]), (&"refused".into(), &"QUOTE_OPEN".into()));
    assert_eq!(refused["notices"][0]["choice"]["options"][0]["value"], "double");
    session.choose(&path, "quote", "", "double").unwrap();
    assert!(!session.is_refused(&path, first, length));
    session.add(path, bytes);
    let read = files(&mut session);
    assert_eq!((&read["used"], &read["rows"]), (&59_999.into(), &59_999.into()));
}

/// Reviews below a summary that has the headings of a small table of its own.
fn below_a_summary() -> Set {
    let mut set = clean();
    set.text("reviews.csv", |text| format!("CHILD,REVIEW\nA1,01/05/2025\n\nAll teams,Reviews held\n{text}"));
    set
}

#[test]
fn another_line_can_be_that_of_the_headings() {
    let (set, tidy) = (below_a_summary(), figures(&read(&clean()).1, day_of_clean()));
    assert_ne!(figures(&read(&set).1, day_of_clean()), tidy);
    assert_eq!(as_chosen(&set, "reviews.csv", &[("line", "", "line 5")]), tidy);
    let mut titled = clean();
    titled.text("reviews.csv", |text| format!("All teams,Held\nA1,3\n{text}"));
    let (sources, returns) = read(&titled);
    let offer = said(&sources, &returns, "reviews.csv", "PREAMBLE");
    assert_eq!(offered(offer), ("line", "line 3", vec!["line 1"]));
    assert_eq!(figures(&returns, day_of_clean()), tidy);
    assert_ne!(as_chosen(&titled, "reviews.csv", &[("line", "", "line 1")]), tidy);
    let wrong = of_file("reviews.csv", answered(&[("line", "", "line 1")]));
    let refused = returns::read_with(&sources, &wrong);
    assert_eq!(said(&sources, &refused, "reviews.csv", "NO_HEADER").lines, [1]);
}

#[test]
fn the_line_of_unknown_headings_is_picked_where_the_columns_are_matched() {
    let mut set = unknown_headings();
    let text = String::from_utf8(set.sheets["reviews.csv"].csv()).unwrap();
    set.text("reviews.csv", |_| format!("Team,Place,Purpose,Owner,Author\n{text}"));
    let mut session = held(&set);
    let path = format!("{FOLDER}/reviews.csv");
    let view = |session: &Session, line: &str| {
        serde_json::to_value(session.matching(&path, "Reviews", line).unwrap()).unwrap()
    };
    let first = view(&session, "");
    assert_eq!((&first["line"], first["lines"].as_array().unwrap().len()), (&"line 2".into(), 2));
    assert!(first["columns"][0]["headings"].to_string().contains("Unique ref"));
    let other = view(&session, "line 1");
    assert_eq!((&other["line"], &other["lines"]), (&"line 1".into(), &first["lines"]));
    assert!(other["columns"][0]["headings"].to_string().contains("Purpose"));
    assert_eq!(view(&session, "line 3"), first, "a row is no line of headings");
    session.choose(&path, "line", "", "line 2").unwrap();
    MATCHED.iter().for_each(|(name, column, value)| session.choose(&path, name, column, value).unwrap());
    session.read();
    assert_eq!(view(&session, "")["line"], "line 2");
    assert_eq!(scorecard_of(&mut session), scorecard_of(&mut held(&clean())));
}

/// Reviews under headings that nobody knows.
fn unknown_headings() -> Set {
    let mut set = clean();
    let sheet = set.sheet("reviews.csv");
    for (name, other) in [("CHILD", "Unique ref"), ("DOB", "Born"), ("REVIEW", "Meeting"), ("REVIEW_CODE", "Voice 1/2")]
    {
        sheet.rename(name, other);
    }
    set
}

/// What the officer matches: the last heading by its place, for it is no plain name.
const MATCHED: &[(&str, &str, &str)] =
    &[("columns", "CHILD", "Unique ref"), ("columns", "REVIEW", "Meeting"), ("columns", "REVIEW_CODE", "#4")];

#[test]
fn a_file_with_unknown_headings_is_read_as_its_columns_are_matched() {
    let set = unknown_headings();
    let tidy = figures(&read(&clean()).1, day_of_clean());
    assert!(notices(&set.sources(), &read(&set).1, "reviews.csv").iter().any(|notice| notice.code == "NO_HEADER"));
    assert_eq!(as_chosen(&set, "reviews.csv", MATCHED), tidy);
    let saved = Choices { matchings: vec![answered(MATCHED).columns], ..Choices::default() };
    assert_eq!(figures(&returns::read_with(&set.sources(), &saved), day_of_clean()), tidy);
    let exact = Choices {
        matchings: saved.matchings,
        ..of_file("reviews.csv", answered(&[("headings_exact", "", "not read")]))
    };
    let read = returns::read_with(&set.sources(), &exact);
    assert!(notices(&set.sources(), &read, "reviews.csv").iter().any(|notice| notice.code == "NO_HEADER"));
}

#[test]
fn a_matching_is_suggested_saved_and_dropped_again() {
    let mut session = held(&unknown_headings());
    let path = format!("{FOLDER}/reviews.csv");
    let view = serde_json::to_value(session.matching(&path, "Reviews", "").unwrap()).unwrap();
    let columns: Vec<&str> =
        view["columns"].as_array().unwrap().iter().map(|one| one["column"].as_str().unwrap()).collect();
    assert_eq!(columns, ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"]);
    assert_eq!(view["columns"][0]["headings"].as_array().unwrap().len(), 4);
    assert!(view.to_string().contains("Column 4") && !view.to_string().contains("Voice"));
    MATCHED.iter().for_each(|(name, column, value)| session.choose(&path, name, column, value).unwrap());
    session.read();
    let file = session.matching_file(&path).unwrap();
    let mut again = held(&unknown_headings());
    again.add("matching-of-columns.csv".to_owned(), file.into_bytes());
    let reading = serde_json::to_value(again.read()).unwrap();
    assert_eq!(reading["beside"][0]["path"], "matching-of-columns.csv");
    assert_eq!(scorecard_of(&mut again), scorecard_of(&mut held(&clean())));
}

#[test]
fn headings_that_nearly_say_a_column_are_suggested_for_it() {
    let mut set = clean();
    let sheet = set.sheet("reviews.csv");
    for (name, other) in
        [("CHILD", "Ref"), ("REVIEW", "The date of review held"), ("REVIEW_CODE", "Participation of child")]
    {
        sheet.rename(name, other);
    }
    let view = held(&set).matching(&format!("{FOLDER}/reviews.csv"), "", "").unwrap();
    let view = serde_json::to_value(view).unwrap();
    let suggested: Vec<&str> =
        view["columns"].as_array().unwrap().iter().map(|one| one["suggested"].as_str().unwrap_or("")).collect();
    assert_eq!(
        (view["table"].as_str().unwrap(), suggested),
        ("Reviews", vec!["", "DOB", "The date of review held", "Participation of child"])
    );
}

fn held(set: &Set) -> Session {
    let mut session = Session::default();
    set.sources().into_iter().for_each(|source| session.add(source.path, source.bytes));
    session.read();
    session
}

fn scorecard_of(session: &mut Session) -> String {
    serde_json::to_string(&session.scorecard(&day_of_clean().iso()).unwrap()).unwrap()
}

#[test]
fn whoever_looks_at_the_rows_again_reads_them_as_chosen() {
    let (day, mut tidy) = (day_of_clean().iso(), held(&clean()));
    let mut set = clean();
    set.text("episodes.csv", |text| text.replace(',', "#"));
    set.sheet("missing.csv").each("MIS_START", month_first);
    set.sheet("missing.csv").each("MIS_END", month_first);
    let mut session = held(&set);
    session.choose(&format!("{FOLDER}/episodes.csv"), "delimiter", "", "#").unwrap();
    session.choose(&format!("{FOLDER}/missing.csv"), "dates", "", "month first").unwrap();
    session.read();
    assert!(scorecard_of(&mut session) == scorecard_of(&mut tidy));
    let quality = |session: &mut Session| serde_json::to_string(&session.quality(&day).unwrap()).unwrap();
    assert!(quality(&mut session) == quality(&mut tidy));
    let rows =
        |session: &mut Session| serde_json::to_value(session.case("STB-01", &day, 0).unwrap()).unwrap()["rows"].clone();
    assert_eq!(rows(&mut session), rows(&mut tidy));
    assert!(rows(&mut session).as_array().is_some_and(|rows| !rows.is_empty()));
    session.forget_choices();
    session.read();
    assert_ne!(scorecard_of(&mut session), scorecard_of(&mut tidy));
}

#[test]
fn there_are_no_other_choices() {
    let mut session = held(&clean());
    for (name, column, value) in [
        ("dates", "", "year first"),
        ("delimiter", "", "comma"),
        ("delimiter", "", ""),
        ("encoding", "", "utf-7"),
        ("columns", "SECRET", "Meeting"),
        ("columns", "CHILD", ""),
        ("swapped", "", "yes"),
        ("line", "", "line 0"),
        ("line", "", "line 81"),
        ("line", "", "3"),
        ("years", "DOB", "1800 to 1899"),
        ("years", "SECRET", "1900 to 1999"),
        ("quote", "", "none"),
        ("year", "", "2025-26"),
        ("__proto__", "", ""),
    ] {
        assert!(session.choose("a.csv", name, column, value).is_err(), "{name} {value}");
    }
    assert!(session.matching("a.csv", "", "").is_err() && session.matching_file("a.csv").is_err());
}
