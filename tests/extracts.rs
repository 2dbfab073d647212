//! The simple extracts as they are documented: `UPDATE=1 cargo test --test extracts` writes `docs/extracts.md` anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use scorecard::dates::Day;
use scorecard::history::History;
use scorecard::indicators;
use scorecard::returns::{self, Returns};
use scorecard::scorecard::{Line, line};
use scorecard::tables::Table;
use scorecard::templates::{Template, takes_typed_numbers};
use scorecard::text::Source;
use std::fmt::Write;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/extracts.md");

const OPENING: &str = "# Simple extracts

What neither the SSDA903 return nor its checks hold, an officer can give as a CSV file that one query of the case system produces. Each file is recognised by its headings, in any order and case. A row belongs to its dates, so one file may hold many years, and several files of one kind (one for each team) are read together. Of two rows about the same child and day the first counts.

Dates are written 31/03/2025, and the child's number is that of the return. Y and N can be written Yes and No, 1 and 0, `a) Yes` and `b) No`. All children here are invented.

The same facts are read from the lists of Annex A and from the Standard Safeguarding Dataset, each sheet or table as a CSV file with its own headings:

| list or table | read as |
|---|---|
| Annex A list 8, children in care | ChildrenInCare: the last visit; sex, date of birth and ethnicity of children whom Header does not have |
| Annex A list 9, care leavers (with the columns for the pathway plan review and the personal adviser) | PathwayPlans |
| Annex A list 10, adoption | PlacedAdoption; where the return has that file, the return counts and a finding says so |
| Annex A list 11, prospective adopters | Adopters |
| `ssd_cla_visits` | Visits |
| `ssd_care_leavers` | PathwayPlans |
";

fn document() -> String {
    let mut text = OPENING.to_owned();
    for (table, template) in Table::EXTRACTS.into_iter().filter_map(|table| Some((table, table.template()?))) {
        describe(&mut text, table, template);
    }
    text
}

fn describe(text: &mut String, table: Table, template: &Template) {
    let ids = |of: &dyn Fn(&&'static scorecard::indicator::Indicator) -> bool| {
        indicators::all().filter(of).map(|indicator| indicator.id).collect::<Vec<_>>().join(", ")
    };
    let on = ids(&|one| one.needs.contains(&table) || one.instead == Some(table));
    writeln!(text, "\n## {}\n\n`{}`. {}\n", template.name, template.file, template.about.trim()).unwrap();
    writeln!(text, "Switches on: {on}.\n\n| column | what it holds | needed |\n|---|---|---|").unwrap();
    for (heading, meaning) in template.headings.iter().zip(template.meanings) {
        let needed = table.must_have().chain(table.told_by().iter().copied()).any(|needed| needed == *heading);
        writeln!(text, "| {heading} | {meaning} | {} |", if needed { "yes" } else { "" }).unwrap();
    }
    writeln!(text, "\n```csv\n{}{}\n```", template.csv(), template.example.join("\n")).unwrap();
}

#[test]
fn the_document_says_what_the_code_reads() {
    let text = document();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(DOCUMENT, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(DOCUMENT).unwrap().replace('\r', ""), text);
}

fn source(path: &str, text: &str) -> Source {
    Source::new(path.to_owned(), text.as_bytes().to_vec())
}

#[test]
fn every_example_is_read_without_a_word() {
    for table in Table::EXTRACTS {
        let template = table.template().unwrap();
        let text = template.csv() + &template.example.join("\n") + "\n";
        let returns = returns::read(&[source(template.file, &text)]);
        assert_eq!(returns.accounts[0].table, Some(table), "{}", template.file);
        assert_eq!(returns.used[0] as usize, template.example.len(), "{}", template.file);
        assert!(returns.accounts[0].notices.is_empty(), "{}: {:?}", template.file, returns.accounts[0].notices);
    }
}

#[test]
fn typed_numbers_are_for_the_lines_that_no_return_gives() {
    for (place, indicator) in indicators::all().enumerate() {
        assert_eq!(takes_typed_numbers(indicator.id.as_bytes()), place >= 53, "{}", indicator.id);
    }
}

#[test]
fn every_extract_switches_something_on() {
    for table in Table::EXTRACTS {
        let is_for = |indicator: &&scorecard::indicator::Indicator| {
            indicator.needs.contains(&table) || indicator.instead == Some(table)
        };
        assert!(indicators::all().any(|indicator| is_for(&indicator)), "{}", table.name());
    }
}

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    A1,01/06/2023,S,E1,N1,U6,PR1,,,,,,\n\
    B2,01/06/2023,S,C2,N1,U6,PR1,,,,,,\n";

fn with_episodes(path: &str, text: &str) -> Returns {
    returns::read(&[source("2024-25/episodes.csv", EPISODES), source(path, text)])
}

fn line_of(returns: &Returns, id: &str) -> Line {
    let history = History::at(&returns.records, Day::read(b"31/03/2025").unwrap());
    line(indicators::find(id).unwrap(), &history)
}

/// Numerator and denominator of a line, which must be switched on.
fn figure(returns: &Returns, id: &str) -> (i64, Option<i64>) {
    let line = line_of(returns, id);
    assert!(line.missing.is_empty(), "{id} is without {:?}", line.missing);
    (line.figure.numerator, line.figure.denominator)
}

#[test]
fn list_8_gives_the_last_visit_and_who_the_child_is() {
    let text = "Child Unique ID,Gender,Ethnicity,Date of Birth,Date Started to be Looked After,Date of Last Social Work Visit\n\
        A1,a) Female,a) WBRI,01/02/2014,01/06/2023,20/03/2025\n\
        B2,b) Male,a) WBRI,01/02/2014,01/06/2023,10/01/2025\n";
    let returns = with_episodes("annex a/List_8.csv", text);
    assert_eq!(returns.accounts[1].table, Some(Table::ChildrenInCare));
    assert_eq!((returns.used[1], returns.accounts[1].set_aside), (2, 0));
    assert_eq!(figure(&returns, "CAS-08"), (1, Some(2)));
    assert!(!line_of(&returns, "CAS-07").missing.is_empty(), "one visit a child tells nothing of those before");
    assert!(returns.records.people[0].sex.is_female() && returns.records.people[0].born.is_some());
}

#[test]
fn the_return_wins_over_list_8_and_says_so() {
    let header = source("2024-25/header.csv", "CHILD,SEX,DOB,ETHNIC\nA1,2,01/02/2013,WBRI\n");
    let list =
        "Child Unique ID,Gender,Date of Birth,Date of Last Social Work Visit\nA1,b) Male,01/02/2014,20/03/2025\n";
    let returns = returns::read(&[source("2024-25/episodes.csv", EPISODES), header, source("list 8.csv", list)]);
    assert!(returns.records.people[0].sex.is_female());
    assert_eq!(returns.records.people[0].born, Day::read(b"01/02/2013"));
    assert!(returns.accounts[2].notices.iter().any(|notice| notice.code == "CHILD_CONFLICT" && notice.lines == [2]));
}

#[test]
fn list_9_gives_plans_and_advisers() {
    let text = "Child Unique ID,Gender,Date of Birth,Allocated Worker,Allocated Personal Advisor,Eligibility Category,LA in Touch,Latest Pathway Plan Review Date,Type of Accommodation\n\
        A1,a) Female,01/02/2006,Kim Example,Lee Example,b) Former relevant child,a) Yes,10/01/2025,Z\n\
        B2,b) Male,01/02/2008,Kim Example,,d) Eligible child,a) Yes,,\n";
    let returns = with_episodes("annex a/List 9.csv", text);
    assert_eq!(returns.accounts[1].table, Some(Table::PathwayPlans));
    assert_eq!(figure(&returns, "LVR-13"), (1, Some(2)));
    assert_eq!(figure(&returns, "LVR-14"), (1, Some(1)));
    assert_eq!(figure(&returns, "LVR-15"), (1, Some(2)));
}

#[test]
fn list_10_stands_in_for_the_adoption_decisions_unless_the_return_has_them() {
    let list = || {
        source(
            "annex a/List 10.csv",
            "Child Unique ID,Family identifier,Gender,Date of Birth,Date of Decision that Child Should be Placed for Adoption,Date of Matching Child and Prospective Adopters,Date of Decision that Child Should No Longer be Placed for Adoption,Reason Why Child No Longer Placed for Adoption\n\
         A1,F1,a) Female,01/02/2021,10/10/2024,,,\n",
        )
    };
    let episodes = || source("2024-25/episodes.csv", EPISODES);
    let alone = returns::read(&[episodes(), list()]);
    assert_eq!(figure(&alone, "ADP-13"), (1, None));
    let placed = source(
        "2024-25/placed_for_adoption.csv",
        "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nA1,01/02/2021,11/10/2024,,\nB2,01/02/2021,11/10/2024,,\n",
    );
    let both = returns::read(&[episodes(), placed, list()]);
    assert_eq!(figure(&both, "ADP-13"), (2, None));
    assert!(both.accounts[2].notices.iter().any(|notice| notice.code == "TABLE_TWICE"));
}

#[test]
fn list_11_gives_the_households_that_want_to_adopt() {
    let text = "Individual adopter identifier,Family identifier,Gender,Date enquiry received,Date Stage 1 started,Date application approved,Date adopter matched with child(ren),Date of leaving adoption process\n\
        P1,F1,a) Male,01/05/2024,01/06/2024,01/12/2024,,\n\
        P2,F1,b) Female,01/05/2024,01/06/2024,01/12/2024,,\n\
        P3,F2,b) Female,01/05/2024,01/06/2024,,,\n";
    let returns = with_episodes("annex a/List 11.csv", text);
    assert_eq!(returns.accounts[1].table, Some(Table::Adopters));
    assert_eq!((returns.used[1], returns.accounts[1].mended), (2, 1), "a household is one, not its persons");
    assert_eq!(figure(&returns, "ADP-15"), (1, None));
    assert_eq!(figure(&returns, "ADP-17"), (1, None));
    assert_eq!(returns.records.children, 2, "a household is no child");
}

#[test]
fn the_visits_of_the_safeguarding_dataset_are_read() {
    let text = "clav_cla_visit_id,clav_cla_id,clav_person_id,clav_cla_visit_date,clav_cla_visit_seen,clav_cla_visit_seen_alone\n\
        1,9,A1,2025-03-20 00:00:00,Y,Y\n2,9,B2,2025-03-20 00:00:00,N,N\n";
    let returns = with_episodes("ssd/ssd_cla_visits.csv", text);
    assert_eq!(returns.accounts[1].table, Some(Table::Visits));
    assert_eq!(figure(&returns, "CAS-08"), (1, Some(2)));
}
