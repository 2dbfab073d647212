//! The simple extracts as they are documented: `UPDATE=1 cargo test --test engine extracts::` writes `docs/extracts.md` anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use scorecard::inside::calendar::Day;
use scorecard::inside::file::Source;
use scorecard::inside::history::History;
use scorecard::inside::indicators;
use scorecard::inside::page::Session;
use scorecard::inside::returns::{self, Returns};
use scorecard::inside::scorecard::{Line, line};
use scorecard::inside::tables::Table;
use scorecard::inside::tables::extracts::Template;
use std::fmt::Write;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/extracts.md");

const OPENING: &str = "# Simple extracts

What neither the SSDA903 return nor its checks hold, an officer can give as a CSV file that one query of the case system produces. Each file is recognised by its headings, in any order and case. A row belongs to its dates, so one file may hold many years, and several files of one kind (one for each team) are read together. Of two rows about the same child and day the first counts.

Dates are written 31/03/2025, and the child's number is that of the return. Y and N can be written Yes and No, 1 and 0, `a) Yes` and `b) No`. All children here are invented.

The same facts are read from the lists of Annex A and from the Standard Safeguarding Dataset, each sheet or table as a CSV file with its own headings:

| list or table | read as |
|---|---|
| Annex A list 8, children in care | ChildrenInCare: the last visit, health assessment and dental check; where the latest placement is; the disability; sex, date of birth and ethnicity of children whom Header does not have. Lists of several days are pooled: of each date the latest by the as-at date counts |
| Annex A list 9, care leavers | PathwayPlans, with whether they are in touch, suitably housed and in work or learning on the day of the list; an older list without the review of the pathway plan or the personal adviser loads, and the lines that need the column stay off |
| Annex A list 10, adoption | PlacedAdoption; where the return has that file under whatever name, the return counts and a finding says so |
| Annex A list 11, prospective adopters | Adopters |
| Ofsted, management information of social care providers | ProviderRatings: the inspection date, and overall experiences and progress of children and young people |
| `ssd_cla_visits` | Visits |
| `ssd_cla_health` | HealthChecks: those whose status is Completed or blank |
| `ssd_cla_care_plan` | CarePlans: each row is a care plan from its start date |
| `ssd_care_leavers` | PathwayPlans |
| `ssd_missing` | Missing; where the return has that file under whatever name, the return counts and a finding says so |
| `ssd_cla_reviews` | Reviews, of tables that name the child (since March 2026): a row that was cancelled, or has a due date alone, is no review; where the return has that file, the return counts |

The names that the dataset's own Annex A queries give the columns (LastHealthAssessmentDate, LatestPathwayPlan) are read too.

## What the lists and the dataset hold and is not read

The lists are snapshots: what was last, without what came before. These columns would give a line only by guessing, so they are passed over, and each file says so.

| where | what | why |
|---|---|---|
| lists 1 to 7 | all of it | they are of contacts, referrals, assessments, children in need and child protection, not of care; such a file is refused, so that it is never taken for Header |
| list 8 | latest statutory review | the review that is due next depends on which one it was; Reviews of the return has them all |
| list 8 | last visit or contact of the independent reviewing officer | no line asks for it |
| list 8 | number of placements in the last 12 months, missing and absent episodes | numbers without their days; STB-01 and SAF-05 are worked out from Episodes and Missing, which show why |
| list 8 | return interview offered and accepted | only for the last missing episode, and without its day or that of the interview, so SAF-10 cannot be told |
| list 8 | permanence plan | what is planned, and not the day on which it was, which CAS-05 asks |
| list 8 | allocated worker | a name, which does not say whether the worker is a qualified social worker, as CAS-01 asks |
| list 8 | legal status, placement, category of need, start and end of care | Episodes has them with their history, and every figure of children in care needs that |
| list 9 | type of accommodation | LVR-22, LVR-25 and LVR-29 read the rest as it is on the day of the list; LVR-01 to LVR-10 ask how it was around a birthday, as OC3 has it |
| list 9 | allocated worker, latest date of contact | a social worker is no personal adviser; no line asks for the contact |
| `ssd_cla_care_plan` | `lacp_cla_care_plan_json` | the latest answers stand on plans of any age, so they do not tell when permanence was planned |
| `ssd_missing` | return interview offered and accepted | without the day of the interview, which SAF-10 asks |
| `ssd_cla_reviews` before March 2026 | all of it | its rows name the episode and not the child; Reviews of the return has the same reviews |
| `ssd_cla_reviews` | when a review was due | the due dates are worked out from the reviews before, as the regulations have them |
| `ssd_cla_episodes`, `ssd_cla_placement`, `ssd_legal_status` | all of it | Episodes of the return is made from them |
| `ssd_permanence` | all of it | its rows hold every plan for permanence; PlacedAdoption and AD1 of the return, or list 10, have the decisions for adoption |
| `ssd_sdq_scores`, `ssd_cla_convictions`, `ssd_cla_immunisations`, `ssd_cla_substance_misuse` | all of it | OC2 of the return has what its lines ask of them; the measures are of the year and not of a day |
| `ssd_cla_previous_permanence` | all of it | no line asks for it |
";

fn document() -> String {
    let mut text = OPENING.to_owned();
    for (table, template) in Table::EXTRACTS.into_iter().filter_map(|table| Some((table, table.template()?))) {
        describe(&mut text, table, template);
    }
    text
}

fn describe(text: &mut String, table: Table, template: &Template) {
    let ids = |of: &dyn Fn(&&'static scorecard::inside::judging::Indicator) -> bool| {
        indicators::all().filter(of).map(|indicator| indicator.id).collect::<Vec<_>>().join(", ")
    };
    let on = ids(&|one| one.needs.contains(&table) || one.instead == Some(table));
    writeln!(text, "\n## {}\n\n`{}`. {}\n", template.name, template.file, template.about.trim()).unwrap();
    writeln!(text, "Switches on: {on}.\n\n| column | what it holds | needed |\n|---|---|---|").unwrap();
    for (heading, meaning) in template.headings.iter().zip(template.meanings) {
        let needed = table.must_have().chain(table.told_by().iter().copied()).any(|needed| needed == *heading);
        let lines: Vec<&str> = table.off_without(heading).collect();
        let for_lines = if lines.is_empty() { String::new() } else { format!("for {}", lines.join(" and ")) };
        writeln!(text, "| {heading} | {meaning} | {} |", if needed { "yes" } else { &for_lines }).unwrap();
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
fn typed_numbers_can_be_given_for_every_line() {
    let rows: Vec<String> =
        indicators::all().map(|indicator| format!("{},31/03/2025,1", indicator.id.to_lowercase())).collect();
    let text = format!("INDICATOR,PERIOD_END,NUMERATOR\n{}\nPOP-99,31/03/2025,1\n", rows.join("\n"));
    let returns = returns::read(&[source("typed_numbers.csv", &text)]);
    assert_eq!(returns.used[0] as usize, rows.len());
    assert_eq!(returns.accounts[0].set_aside, 1);
    let strange = returns.accounts[0].notices.iter().find(|notice| notice.code == "CODE_UNKNOWN").unwrap();
    assert_eq!(strange.lines, [rows.len() as u32 + 2]);
}

#[test]
fn every_extract_switches_something_on() {
    for table in Table::EXTRACTS {
        let is_for = |indicator: &&scorecard::inside::judging::Indicator| {
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

/// Young people of a list, each with a plan that was reviewed on a day.
fn leavers(reviewed: &[&str]) -> String {
    let row = |(at, day): (usize, &&str)| format!("L{at},01/02/2006,FORMER,01/06/2023,{day},Y,YES,1,F2\n");
    let head = "CHILD,DOB,ELIGIBILITY,PATHWAY_PLAN_DATE,PATHWAY_REVIEW_DATE,PERSONAL_ADVISER,IN_TOUCH,SUITABLE,ACTIV\n";
    head.to_owned() + &reviewed.iter().enumerate().map(row).collect::<String>()
}

#[test]
fn a_list_of_the_latest_says_nothing_of_a_day_before_it_was_made() {
    let read = |lists: &[(&str, Vec<&str>)]| {
        let lists = lists.iter().map(|(path, days)| source(path, &leavers(days)));
        let sources: Vec<Source> = [source("2024-25/episodes.csv", EPISODES)].into_iter().chain(lists).collect();
        returns::read(&sources)
    };
    let days = |now: usize, later: usize| [vec!["10/01/2025"; now], vec!["10/06/2025"; later]].concat();
    let missing = |returns: &Returns| line_of(returns, "LVR-14").missing;
    // One of 20 can be a slip of the pen, two cannot.
    assert_eq!(missing(&read(&[("list.csv", days(19, 1))])), []);
    let later = read(&[("list.csv", days(18, 2))]);
    assert_eq!(missing(&later), [Table::PathwayPlans]);
    let at = |day: &str| History::at(&later.records, Day::read(day.as_bytes()).unwrap());
    let words = "pathway_plans.csv was made after 31 March 2025 and says nothing of that day";
    assert!(scorecard::notes(&at("31/03/2025")).iter().any(|note| note.starts_with(words)));
    assert_eq!(line(indicators::find("LVR-14").unwrap(), &at("10/06/2025")).missing, []);
    assert!(!scorecard::notes(&at("10/06/2025")).iter().any(|note| note.contains("was made after")));
    // Beside an older list of the same people, that one tells.
    let pooled = read(&[("a/list.csv", days(20, 0)), ("b/list.csv", days(0, 20))]);
    assert_eq!(missing(&pooled), []);
}

/// Where a child lives is told from the start of the placement on, whenever the list was made.
#[test]
fn a_list_8_that_was_made_later_still_tells_where_a_placement_is() {
    let head = "CHILD,SEX,DOB,ETHNIC,LAST_VISIT_DATE,LAST_HEALTH_DATE,LAST_DENTAL_DATE,PLACEMENT_START,PL_LOCATION\n";
    let row = |child: &str, visited: &str| format!("{child},F,01/02/2014,WBRI,{visited},,,01/06/2023,OUT\n");
    for (visited, is_told) in [("10/03/2025", true), ("10/06/2025", false)] {
        let text = head.to_owned() + &row("A1", visited) + &row("B2", visited);
        let returns = with_episodes("list.csv", &text);
        assert_eq!(line_of(&returns, "CAS-08").missing.is_empty(), is_told, "{visited}");
        let outside = line_of(&returns, "LOC-01");
        assert_eq!((outside.missing.is_empty(), outside.figure.numerator), (true, 2), "{visited}");
    }
}

#[test]
fn a_column_of_list_8_without_a_single_cell_is_one_that_nobody_filled() {
    let read = |filled: usize, blank: usize| {
        let row = |at: usize, day: &str| format!("C{at},F,01/02/2014,WBRI,,{day},10/01/2025\n");
        let rows = (0..filled).map(|at| row(at, "10/01/2025")).chain((filled..filled + blank).map(|at| row(at, "")));
        let head = "CHILD,SEX,DOB,ETHNIC,LAST_VISIT_DATE,LAST_HEALTH_DATE,LAST_DENTAL_DATE\n";
        with_episodes(
            "list.csv",
            &(head.to_owned() + "A1,F,01/02/2014,WBRI,,,10/01/2025\n" + &rows.collect::<String>()),
        )
    };
    for (filled, blank, is_told) in [(0, 18, true), (0, 19, false), (1, 19, true)] {
        let returns = read(filled, blank);
        assert_eq!(line_of(&returns, "HLT-22").missing.is_empty(), is_told, "{filled} and {blank}");
        assert!(line_of(&returns, "HLT-23").missing.is_empty(), "{filled} and {blank}");
    }
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

/// The same figures from a table of the dataset and from the simple extract.
fn twins(dataset: (&str, &str), extract: (&str, &str), table: Table, lines: &[&str]) {
    let [one, other] = [dataset, extract].map(|(path, text)| {
        let header = "CHILD,SEX,DOB,ETHNIC\nA1,2,01/02/2013,WBRI\nB2,1,01/02/2021,WBRI\nC3,1,01/02/2021,WBRI\n";
        let episodes = EPISODES.to_owned() + "C3,01/06/2024,S,C2,N1,U6,PR1,,,,,,\n";
        let header = source("2024-25/header.csv", header);
        returns::read(&[source("2024-25/episodes.csv", &episodes), header, source(path, text)])
    });
    assert_eq!((one.accounts[2].table, other.accounts[2].table), (Some(table), Some(table)));
    assert_eq!(one.accounts[2].set_aside, 0, "{:?}", one.accounts[2].notices);
    for id in lines {
        let (line, twin) = (line_of(&one, id), line_of(&other, id));
        assert!(line.missing.is_empty() && line.figure.denominator != Some(0), "{id} says nothing");
        assert_eq!(format!("{:?}", line.figure), format!("{:?}", twin.figure), "{id}");
    }
}

#[test]
fn the_health_checks_of_the_safeguarding_dataset_are_read() {
    let dataset = "clah_health_check_id,clah_person_id,clah_health_check_type,clah_health_check_date,clah_health_check_status\n\
        1,A1,Initial Health Assessment,2023-06-20 00:00:00,Completed\n2,A1,Health Assessment,2024-06-15 00:00:00,Completed\n\
        3,A1,Dental Check,2024-05-01 00:00:00,Refused\n4,B2,HEALTH,2024-11-01 00:00:00,\n5,B2,Dental Check,2024-11-01 00:00:00,Planned\n\
        6,B2,Optician check,2024-12-01 00:00:00,Completed\n7,B2,Health Assessment,2025-01-10 00:00:00,Cancelled\n8,C3,Initial Health Assessment,2024-06-20 00:00:00,Completed\n";
    let extract = "CHILD,CHECK,CHECK_DATE,CHECK_STATUS\nA1,INITIAL,20/06/2023,DONE\nA1,HEALTH,15/06/2024,DONE\n\
        B2,HEALTH,01/11/2024,DONE\nC3,INITIAL,20/06/2024,DONE\n";
    let lines = ["HLT-09", "HLT-10", "HLT-11"];
    twins(("ssd/ssd_cla_health.csv", dataset), ("health_checks.csv", extract), Table::HealthChecks, &lines);
}

#[test]
fn the_care_leavers_of_the_safeguarding_dataset_are_read() {
    let dataset = "clea_table_id,clea_person_id,clea_care_leaver_eligibility,clea_care_leaver_in_touch,clea_care_leaver_latest_contact,clea_care_leaver_accommodation,clea_care_leaver_accom_suitable,clea_care_leaver_activity,clea_pathway_plan_review_date,clea_care_leaver_personal_advisor,clea_care_leaver_allocated_team,clea_care_leaver_worker_id\n\
        1,A1,Former relevant child,YES,2025-03-01 00:00:00,U,1,F2,2025-01-10 00:00:00,Lee Example,7,9\n\
        2,B2,Eligible,NO,,,,,1900-01-01 00:00:00,,7,9\n3,F6,Qualifying,NO,,,,,,,7,9\n\
        4,D4,Former Relevant,YES,,,,,2024-01-10 00:00:00,Lee Example,7,9\n5,E5,No Current Eligibility,NO,,,,,,,7,9\n";
    let extract = "CHILD,ELIGIBILITY,PATHWAY_REVIEW_DATE,PERSONAL_ADVISER\nA1,FORMER,10/01/2025,Y\nB2,ELIGIBLE,,\nF6,QUALIFY,,\n\
        D4,FORMER,10/01/2024,Y\nE5,ENDED,,\n";
    let lines = ["LVR-13", "LVR-14", "LVR-15"];
    twins(("ssd/ssd_care_leavers.csv", dataset), ("pathway_plans.csv", extract), Table::PathwayPlans, &lines);
}

#[test]
fn the_visits_of_the_safeguarding_dataset_are_read() {
    let dataset = "clav_casenote_id,clav_cla_id,clav_person_id,clav_cla_visit_id,clav_cla_visit_date,clav_cla_visit_seen,clav_cla_visit_seen_alone\n\
        11,9,A1,1,2025-03-20 00:00:00,Y,Y\n12,9,B2,2,2025-03-20 00:00:00,N,N\n13,9,A1,3,2024-05-20 00:00:00,Y,N\n";
    let extract = "CHILD,VISIT_DATE,SEEN,SEEN_ALONE\nA1,20/03/2025,Y,Y\nB2,20/03/2025,N,N\nA1,20/05/2024,Y,N\n";
    let lines = ["CAS-07", "CAS-08", "CAS-09"];
    twins(("ssd/ssd_cla_visits.csv", dataset), ("visits.csv", extract), Table::Visits, &lines);
}

#[test]
fn the_care_plans_of_the_safeguarding_dataset_tell_no_plan_for_permanence() {
    let dataset = "lacp_table_id,lacp_person_id,lacp_cla_care_plan_start_date,lacp_cla_care_plan_end_date,lacp_cla_care_plan_json\n\
        1,A1,2025-01-10 00:00:00,,\"{\"\"ADOPTION\"\": \"\"Y\"\", \"\"OTHERPLN\"\": \"\"\"\"}\"\n2,B2,2024-01-10 00:00:00,2024-06-01 00:00:00,\n";
    let extract = "CHILD,PLAN,PLAN_DATE\nA1,CARE,10/01/2025\nB2,CARE,10/01/2024\n";
    twins(("ssd/ssd_cla_care_plan.csv", dataset), ("care_plans.csv", extract), Table::CarePlans, &["CAS-06"]);
    let returns = with_episodes("ssd/ssd_cla_care_plan.csv", dataset);
    assert_eq!(line_of(&returns, "CAS-05").missing, [Table::CarePlans]);
    assert_eq!(line_of(&returns, "CAS-05").tenths, None);
}

#[test]
fn the_missing_spells_of_the_safeguarding_dataset_stand_in_for_the_return() {
    let dataset = "miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_episode_end_date,miss_missing_rhi_offered,miss_missing_rhi_accepted\n\
        1,A1,2024-07-04 00:00:00,M,2024-07-06 00:00:00,Y,N\n2,B2,2025-03-30 00:00:00,M,,,\n";
    let extract = "CHILD,MIS_START,MISSING,MIS_END\nA1,04/07/2024,M,06/07/2024\nB2,30/03/2025,M,\n";
    twins(("ssd/ssd_missing.csv", dataset), ("missing.csv", extract), Table::Missing, &["SAF-05", "SAF-09"]);
}

#[test]
fn the_reviews_of_the_safeguarding_dataset_name_no_child() {
    let text = "clar_cla_review_id,clar_cla_id,clar_cla_review_due_date,clar_cla_review_date,clar_cla_review_cancelled,clar_cla_review_participation\n1,9,2025-03-20,2025-03-18,N,PN1\n";
    assert!(with_episodes("ssd/ssd_cla_reviews.csv", text).accounts[1].is_refused());
}

#[test]
fn the_reviews_of_the_safeguarding_dataset_that_name_a_child_stand_in_for_the_return() {
    let dataset = "clar_cla_review_id,clar_cla_id,clar_cla_person_id,clar_cla_review_due_date,clar_cla_review_date,clar_cla_review_cancelled,clar_cla_review_participation\n\
        1,9,A1,2024-12-20,2024-12-18 00:00:00,N,PN1\n2,9,A1,2025-03-20,2025-03-18 00:00:00,Y,PN1\n3,9,A1,2025-06-20,NULL,N,\n\
        4,8,B2,2025-03-20,2025-03-19 00:00:00,,PN4\n5,8,B2,2025-03-25,,Y,\n";
    let reviews = "CHILD,REVIEW,REVIEW_CODE\nA1,18/12/2024,PN1\nB2,19/03/2025,PN4\n";
    let lines = ["REV-01", "REV-02", "REV-04", "REV-06"];
    twins(("ssd/ssd_cla_reviews.csv", dataset), ("reviews.csv", reviews), Table::Reviews, &lines);
    let account = &with_episodes("ssd/ssd_cla_reviews.csv", dataset).accounts[1];
    assert_eq!((account.rows, account.mended, account.set_aside), (5, 3, 0));
    let found = account.notices.iter().find(|notice| notice.code == "NOT_HELD").unwrap();
    assert_eq!(found.lines, [3, 4, 6]);
}

#[test]
fn the_lists_are_read_under_the_names_of_the_dataset_s_queries() {
    let list_8 = "ChildUniqueID,Gender,Ethnicity,DateOfBirth,Age,UASC,HasDisability,LoookedAfterStartDate,LastSocialWorkVisitDate,PermanencePlan,LastIROVisitDate,LastHealthAssessmentDate,LastDentalCheckDate,PlacementsLast12Months,PlacementURN\n\
        A1,b) Female,a) WBRI,01/02/2014,11,b) No,b) No,01/06/2023,20/03/2025,,,01/02/2024,01/02/2025,1,\n\
        B2,a) Male,a) WBRI,01/02/2014,11,b) No,b) No,01/06/2023,20/03/2025,,,01/02/2025,01/02/2025,1,\n";
    let returns = with_episodes("annex a/list8.csv", list_8);
    assert_eq!(figure(&returns, "HLT-11"), (1, Some(2)));
    assert_eq!(figure(&returns, "CAS-08"), (2, Some(2)));
    let list_9 = "ChildUniqueID,Gender,DateOfBirth,AllocatedTeam,AllocatedWorker,AllocatedPersonalAdvisor,EligibilityCategory,LatestPathwayPlan,LAInTouch,LatestContact\n\
        A1,b) Female,01/02/2006,T,Kim Example,Lee Example,b) Former relevant child,10/01/2025,a) Yes,01/03/2025\n";
    let returns = with_episodes("annex a/list9.csv", list_9);
    assert_eq!(returns.accounts[1].table, Some(Table::PathwayPlans));
    assert_eq!(figure(&returns, "LVR-14"), (1, Some(1)));
}

#[test]
fn one_file_without_a_column_keeps_its_lines_off() {
    let whole = "CHILD,ELIGIBILITY,PATHWAY_REVIEW_DATE,PERSONAL_ADVISER\nA1,FORMER,10/01/2025,Y\n";
    let older = "CHILD,ELIGIBILITY,PERSONAL_ADVISER\nB2,FORMER,Y\n";
    let files = [source("2024-25/episodes.csv", EPISODES), source("team a.csv", whole), source("team b.csv", older)];
    let returns = returns::read(&files);
    assert_eq!(line_of(&returns, "LVR-13").missing, [Table::PathwayPlans], "the plan of B2 is not known");
    assert_eq!(figure(&returns, "LVR-15"), (2, Some(2)));
    let mut page = Session::default();
    files.into_iter().for_each(|file| page.add_table(file));
    page.read();
    let shown = serde_json::to_string(&page.scorecard("2025-03-31").unwrap()).unwrap();
    let words =
        "pathway_plans.csv was dropped without the column PATHWAY_REVIEW_DATE. Add the column to switch this line on.";
    assert!(shown.contains(words), "{shown}");
}
