//! Lists of Annex A and tables of the dataset beside the return, extracts under other headings, and typed numbers.

use super::kit::{Case, FOLDER, Set, Sheet, case, clean, day_of_clean, figures, notices, read};
use rust_xlsxwriter::{Format, Workbook};
use scorecard::inside::account::Outcome::{self, *};
use scorecard::inside::calendar::Day;
use scorecard::inside::file::Source;
use scorecard::inside::file::choices::Choices;
use scorecard::inside::history::History;
use scorecard::inside::indicators;
use scorecard::inside::returns::Returns;
use scorecard::inside::scorecard::line;
use scorecard::inside::tables::Table;
use scorecard::inside::workbook;

/// Headings of the dataset's table of spells missing, each above the column of Missing.
const SSD_MISSING: [(&str, &str); 3] = [
    ("CHILD", "miss_person_id"),
    ("MIS_START", "miss_missing_episode_start_date"),
    ("MIS_END", "miss_missing_episode_end_date"),
];
/// Those of list 10.
const LIST_10: [(&str, &str); 3] = [
    ("CHILD", "Child Unique ID"),
    ("DATE_PLACED", "Date of Decision that Child Should be Placed for Adoption"),
    ("DATE_PLACED_CEASED", "Date of Decision that Child Should No Longer be Placed for Adoption"),
];

/// Adds a list with the rows of a table, every date in it 10 days earlier, and gives the table's file another name.
fn beside(set: &mut Set, file: &str, other: &str, list: &str, headings: &[(&str, &str)]) {
    let mut repeated = set.sheet(file).clone();
    for (column, heading) in headings {
        repeated.each(column, |cell| match Day::read(cell.as_bytes()) {
            Some(day) => day.plus(-10).iso(),
            None => cell.to_owned(),
        });
        repeated.rename(column, heading);
    }
    let own = set.sheets.remove(file).unwrap();
    set.sheets.insert(other.to_owned(), own);
    set.sheets.insert(list.to_owned(), repeated);
}

fn typed(set: &mut Set, row: [&str; 5]) {
    let sheet = set.sheet("typed_numbers.csv");
    for (column, cell) in ["INDICATOR", "PERIOD_END", "NUMERATOR", "DENOMINATOR", "VALUE"].into_iter().zip(row) {
        let cell = if column == "PERIOD_END" { sheet.get(0, column).to_owned() } else { cell.to_owned() };
        sheet.set(0, column, &cell);
    }
}

/// Makes the first typed number one of this line.
const fn a_typed(name: &'static str, code: &'static str, spoil: fn(&mut Set)) -> Case {
    case(name, Flag, code, "typed_numbers.csv", 2, spoil)
}

pub const CASES: &[Case] = &[
    case("076b the return's own table beside one of the dataset", Flag, "TABLE_TWICE", "ssd_missing.csv", 2, |set| {
        beside(set, "missing.csv", "903_missing_FINAL.csv", "ssd_missing.csv", &SSD_MISSING)
    }),
    case("076c the return's own table beside list 10", Flag, "TABLE_TWICE", "List 10.csv", 2, |set| {
        beside(set, "placed_for_adoption.csv", "placed (1).csv", "List 10.csv", &LIST_10)
    }),
    case("155c one of lists 1 to 7 of Annex A", Refuse, "OTHER_RETURN", "List_3.csv", 1, |set| {
        set.bytes.insert("List_3.csv".to_owned(), list_of("Date of Referral,Referral Source,Referral NFA?"));
    }),
    case("review parents: the third heading with spaces", Repair, "HDR_ALIAS", "review_parents.csv", 1, |set| {
        set.sheet("review_parents.csv").rename("PARENT_PARTICIPATED", "Parent Participated")
    }),
    a_typed("typed numbers: a value of more than all", "TYPED_BEYOND", |set| typed(set, ["LVR-16", "", "", "", "755"])),
    a_typed("typed numbers: a comma for a point", "NUMBER_INVALID", |set| typed(set, ["LVR-16", "", "", "", "75,5"])),
    a_typed("typed numbers: a value of another unit", "TYPED_UNIT", |set| typed(set, ["SVC-07", "", "", "", "7%"])),
    a_typed("typed numbers: pounds for a share", "TYPED_UNIT", |set| typed(set, ["LVR-16", "", "", "", "£75"])),
    a_typed("typed numbers: a share of how many is not said", "TYPED_ALONE", |set| {
        typed(set, ["LVR-16", "", "18", "", ""])
    }),
    a_typed("typed numbers: a value that they do not make", "TYPED_DIFFERS", |set| {
        typed(set, ["LVR-16", "", "18", "24", "80"])
    }),
];

/// One row of a list of Annex A: a child of the return with another date of birth, sex and ethnicity.
fn list_of(columns: &str) -> Vec<u8> {
    let mut set = clean();
    let header = set.sheet("header.csv");
    let sex = if ["2", "F"].contains(&header.get(0, "SEX")) { "a) Male" } else { "b) Female" };
    let cells = ",".repeat(columns.split(',').count());
    let head = format!("Child Unique ID,Gender,Ethnicity,Date of Birth,Age,{columns}\n");
    format!("{head}{},{sex},t) NOBT,01/02/2003,12{cells}\n", header.get(0, "CHILD")).into_bytes()
}

fn account<'a>(sources: &[Source], returns: &'a Returns, file: &str) -> &'a scorecard::inside::account::Account {
    &returns.accounts[sources.iter().position(|source| source.name() == file).unwrap()]
}

#[test]
fn the_return_s_own_table_counts_whatever_its_file_is_called() {
    let (day, tidy) = (day_of_clean(), figures(&read(&clean()).1, day_of_clean()));
    for other in ["SSDA903_missing_2026_FINAL.csv", "903_missing.csv", "missing (1).csv", "zz.csv", "missing.csv"] {
        let mut set = clean();
        beside(&mut set, "missing.csv", other, "ssd_missing.csv", &SSD_MISSING);
        let (sources, returns) = read(&set);
        assert_eq!(figures(&returns, day), tidy, "{other}");
        assert_eq!(account(&sources, &returns, "ssd_missing.csv").set_aside as usize, set.sheets[other].rows.len());
        assert_eq!(account(&sources, &returns, other).set_aside, 0, "{other}");
    }
    for other in ["adoption decisions.csv", "placed_for_adoption.csv"] {
        let mut set = clean();
        beside(&mut set, "placed_for_adoption.csv", other, "List 10.csv", &LIST_10);
        assert_eq!(figures(&read(&set).1, day), tidy, "{other}");
    }
    let mut set = clean();
    beside(&mut set, "missing.csv", "own.csv", "missing.csv", &SSD_MISSING);
    assert_eq!(figures(&read(&set).1, day), tidy, "a list under the usual name of the table");
}

/// The columns of lists 1 to 7 behind those that all have: as the specification has them, and as the dataset's queries.
const LISTS: [&str; 14] = [
    "Date of Contact,Contact Source",
    "Assessment start date,Assessment completion date,Organisation completing assessment",
    "Date of referral,Referral Source,Referral NFA?,Number of Referrals in Last 12 Months",
    "Does the Child have a Disability,Continuous Assessment Start Date,Child Seen During Continuous Assessment",
    "Strategy discussion initiating Section 47 Enquiry Start Date,Date of Initial Child Protection Conference",
    "CIN Start Date,Primary Need Code,Date Child Was Last Seen,CIN Closure Date,Reason for Closure,Case Status",
    "Child Protection Plan Start Date,Initial Category of Abuse,Date of the Last Statutory Visit",
    "DateOfContact,ContactSource",
    "AssessmentStartDate,AssessmentCompletionDate,OrganisationCompletingAssessment",
    "ReferralDate,ReferralSource,ReferralNFA,ReferralsLast12Months",
    "HasDisability,ContinuousAssessmentStart,ContinuousAssessmentChildSeen,CSCSupportRequired",
    "HasDisability,StratDiscussionDate,InitialCPConfUnnecessary,InitialCPConfDate",
    "HasDisability,CINStartDate,PrimaryNeedCode,DateChildLastSeen,CINClosureDate,CaseStatus",
    "HasDisability,ChildProtectionPlanStartDate,InitialCategoryOfAbuse,DateOfLastStatutoryVisit,ChildSeenAlone",
];

#[test]
fn lists_1_to_7_are_no_header() {
    let (day, tidy) = (day_of_clean(), figures(&read(&clean()).1, day_of_clean()));
    for columns in LISTS {
        let mut set = clean();
        let header = set.sheets.remove("header.csv").unwrap();
        set.sheets.insert("Children.csv".to_owned(), header);
        set.bytes.insert("Annex A list.csv".to_owned(), list_of(columns));
        let (sources, returns) = read(&set);
        let refusal = account(&sources, &returns, "Annex A list.csv").notices.iter().map(|notice| notice.code.text());
        assert_eq!(refusal.collect::<Vec<&str>>(), ["OTHER_RETURN"], "{columns}");
        assert_eq!(figures(&returns, day), tidy, "{columns}");
    }
}

/// Headings of other returns, and what each is called.
const RETURNS: [(&str, &str); 6] = [
    ("LAchildID,UPN,PersonBirthDate,CPPstartDate,CPPendDate", "children in need census"),
    ("Child ID,Date of Birth,Ethnicity,UPN,NCyearActual", "school census"),
    ("PersonID,PersonBirthDate,Request Outcome,Request Outcome Date", "SEN2 return"),
    ("UPN,PersonBirthDate,FundedHours,ExtendedHours", "early years census"),
    ("UPN,PersonBirthDate,AttendancePattern", "alternative provision census"),
    ("AgencyWorker,SWENo,FTE,PersonBirthDate", "workforce census"),
];

#[test]
fn other_returns_are_refused_by_name() {
    for (columns, name) in RETURNS {
        let row = vec!["1"; columns.split(',').count()].join(",");
        let account =
            &scorecard::inside::returns::read(&[Source::new("a.csv", format!("{columns}\n{row}\n"))]).accounts[0];
        let notice = &account.notices[0];
        assert_eq!(
            (notice.code.text(), notice.message.contains(name)),
            ("OTHER_RETURN", true),
            "{columns}: {}",
            notice.message
        );
    }
}

#[test]
fn header_may_have_a_column_of_such_a_list() {
    for (headings, outcome) in [("CHILD,SEX,DOB,ETHNIC", Repair), ("Child ID,Sex,Date of Birth,Ethnicity", Refuse)] {
        let mut set = clean();
        let sheet = set.sheet("header.csv");
        ["UPN", "MOTHER", "MC_DOB"].into_iter().for_each(|column| sheet.drop_column(column));
        sheet.columns = headings.split(',').map(str::to_owned).collect();
        sheet.add_column(4, "Case status", "open");
        let (sources, returns) = read(&set);
        let account = account(&sources, &returns, "header.csv");
        assert_eq!(account.is_refused(), outcome == Outcome::Refuse, "{headings}");
    }
}

#[test]
fn an_extract_with_a_column_of_such_a_list_is_told_what_it_lacks() {
    let mut set = clean();
    let sheet = set.sheet("allocations.csv");
    sheet.add_column(1, "Case status", "open");
    sheet.rename("CHILD", "Child Unique ID");
    sheet.drop_column("ALLOCATED_TO");
    let (sources, returns) = read(&set);
    let found = notices(&sources, &returns, "allocations.csv");
    assert!(found.iter().all(|notice| notice.code != "OTHER_RETURN") && !found.is_empty());
}

#[test]
fn an_extract_that_repeats_a_table_is_told_under_other_headings() {
    let (day, tidy) = (day_of_clean(), figures(&read(&clean()).1, day_of_clean()));
    let renamed = |third: &str| {
        let mut set = clean();
        let reviews = set.sheets.remove("reviews.csv").unwrap();
        set.sheets.insert("statutory.csv".to_owned(), reviews);
        set.sheet("review_parents.csv").rename("PARENT_PARTICIPATED", third);
        set
    };
    for third in ["Parent Participated", "Parent-Participated", "ParentParticipated", "PARENT_PARTICIPATE"] {
        let (sources, returns) = read(&renamed(third));
        assert_eq!(account(&sources, &returns, "review_parents.csv").table, Some(Table::ReviewParents), "{third}");
        assert_eq!(figures(&returns, day), tidy, "{third}");
    }
    let mut set = clean();
    set.sheet("reviews.csv").add_column(4, "Parent Participated", "Y");
    assert_eq!(figures(&read(&set).1, day), tidy, "Reviews has a code of its own");
    let list = "CHILD,SEX,DOB,ETHNIC,Last Visit Date\nA1,F,01/02/2014,WBRI,01/02/2025\n";
    let mut set = clean();
    set.bytes.insert("children.csv".to_owned(), list.as_bytes().to_vec());
    let (sources, returns) = read(&set);
    assert_eq!(account(&sources, &returns, "children.csv").table, Some(Table::ChildrenInCare));
}

/// The value of a line at the as-at date of the tidy files, in tenths.
fn tenths(returns: &Returns, id: &str) -> Option<i64> {
    line(indicators::find(id).unwrap(), &History::at(&returns.records, day_of_clean())).tenths
}

#[test]
fn a_typed_number_that_cannot_stand_makes_no_figure() {
    for (row, wanted) in [
        (["LVR-16", "", "18", "24", ""], Some(750)),
        (["LVR-16", "", "", "", "75%"], Some(750)),
        (["LVR-16", "", "17", "24", "71"], Some(708)),
        (["LVR-16", "", "18", "24", "80"], Some(750)),
        (["LVR-16", "", "18", "", "75"], Some(750)),
        (["LVR-16", "", "18", "", ""], None),
        (["LVR-16", "", "0", "0", ""], None),
        (["LVR-16", "", "", "", "755"], None),
        (["LVR-16", "", "", "", "-5"], None),
        (["LVR-16", "", "", "", "75,5"], None),
        (["SVC-07", "", "", "", "£1,250"], Some(12_500)),
        (["SVC-07", "", "", "", "7%"], None),
        (["EDU-17", "", "", "", "-1.3"], Some(-13)),
        (["EDU-17", "", "", "", "7%"], None),
        (["FDR-01", "", "", "", "7%"], None),
        (["FDR-01", "", "1,064", "", ""], Some(10_640)),
    ] {
        let mut set = clean();
        set.sheet("typed_numbers.csv").rows.truncate(1);
        typed(&mut set, row);
        let (sources, returns) = read(&set);
        assert_eq!(tenths(&returns, row[0]), wanted, "{row:?}");
        let is_told = account(&sources, &returns, "typed_numbers.csv").outcome() == Flag;
        assert_eq!(is_told, wanted.is_none() || row[4] == "80", "{row:?}");
    }
}

#[test]
fn a_share_in_a_workbook_is_read_as_it_is_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in ["INDICATOR", "PERIOD_END", "NUMERATOR", "DENOMINATOR", "VALUE"].into_iter().enumerate() {
        sheet.write(0, column as u16, name).unwrap();
    }
    sheet.write(1, 0, "LVR-16").unwrap();
    sheet.write(1, 1, clean().sheet("typed_numbers.csv").get(0, "PERIOD_END")).unwrap();
    sheet.write_with_format(1, 4, 0.752, &Format::new().set_num_format("0.0%")).unwrap();
    let mut set = clean();
    set.sheets.remove("typed_numbers.csv");
    let path = format!("{FOLDER}/typed.xlsx");
    let sources: Vec<Source> =
        set.sources().into_iter().chain(workbook::open(Source::new(path, book.save_to_buffer().unwrap()))).collect();
    let returns = scorecard::inside::scorecard::read_with(&sources, &Choices::default());
    assert_eq!(tenths(&returns, "LVR-16"), Some(752));
}

/// Children in care of two days: the first child, with the last visit of each.
fn two_lists(first: &str, second: &str) -> Set {
    let mut set = clean();
    set.sheets.remove("visits.csv");
    set.sheets.remove("health_checks.csv");
    let child = set.sheet("header.csv").get(0, "CHILD").to_owned();
    for (file, dates) in [("List_8 a.csv", first), ("List_8 b.csv", second)] {
        let text = format!(
            "Child Unique ID,Date of Last Social Work Visit,Date of Last Health Assessment,Date of Last Dental Check\n{child},{dates}\n"
        );
        set.sheets.insert(file.to_owned(), Sheet::read(text.as_bytes()));
    }
    set
}

#[test]
fn of_two_lists_of_children_in_care_the_latest_dates_count() {
    let days =
        |day: &[Option<Day>]| day.iter().map(|day| day.map(Day::iso).unwrap_or_default()).collect::<Vec<String>>();
    let (older, newer) = ("01/03/2024,05/03/2025,", "20/02/2025,01/02/2024,07/02/2025");
    for (first, second) in [(older, newer), (newer, older)] {
        let (sources, returns) = read(&two_lists(first, second));
        let given = &returns.records.given;
        assert_eq!(days(&[given.visits.all().last().map(|row| row.day)]), ["2025-02-20"]);
        let checks: Vec<Option<Day>> = given.checks.all().iter().map(|row| Some(row.day)).collect();
        assert_eq!(days(&checks), ["2024-02-01", "2025-02-07", "2025-03-05"]);
        let told = ["List_8 a.csv", "List_8 b.csv"]
            .map(|file| notices(&sources, &returns, file).iter().filter(|notice| notice.code == "ROW_LATEST").count());
        assert_eq!(told.iter().sum::<usize>(), 1, "{told:?}");
    }
    let (sources, returns) = read(&two_lists(newer, newer));
    assert_eq!(account(&sources, &returns, "List_8 b.csv").mended, 1, "the same row twice is one row");
}

#[test]
fn a_list_without_a_sex_takes_none_away() {
    let mut set = two_lists("01/03/2024,,", "20/02/2025,,");
    let child = set.sheet("List_8 a.csv").get(0, "Child Unique ID").to_owned();
    set.sheet("List_8 a.csv").add_column(1, "Gender", "a) Female");
    set.sheets.remove("header.csv");
    let people = &read(&set).1.records;
    let id = (0..people.children as u32).find(|id| people.names.of(*id) == child).unwrap();
    assert!(people.people[id as usize].sex.is_female());
}

#[test]
fn a_sex_that_list_8_has_otherwise_is_named() {
    let mut set = clean();
    set.sheets.remove("visits.csv");
    let list = String::from_utf8(list_of("Date of Last Social Work Visit")).unwrap();
    set.sheets.insert("List_8.csv".to_owned(), Sheet::read(list.as_bytes()));
    let (sources, returns) = read(&set);
    let conflicts = notices(&sources, &returns, "List_8.csv").iter().filter(|notice| notice.code == "CHILD_CONFLICT");
    let columns: Vec<Option<&str>> = conflicts.map(|notice| notice.column).collect();
    assert_eq!(columns, [Some("DOB"), Some("SEX")]);
}
