//! Faults of the simple extracts: each recognised in any order and case, a date that is none, an unknown code, a column
//! missing; and those of one extract alone.

use super::kit::{Case, Set, case, clean, notices, read};
use scorecard::inside::account::Outcome::*;

fn small_letters_backwards(set: &mut Set, file: &str) {
    let sheet = set.sheet(file);
    sheet.columns = sheet.columns.iter().rev().map(|name| name.to_lowercase()).collect();
    sheet.rows.iter_mut().for_each(|row| row.reverse());
}

fn spoilt(set: &mut Set, file: &str, column: &str, value: &str) {
    set.sheet(file).set(1, column, value);
}

/// The same faults of every extract: its headings turned round, a column of dates, a column of codes, and columns that
/// go missing with what comes of that.
macro_rules! of_each {
    ($($extract:literal in $file:literal: $(date $date:literal,)? $(code $code:literal,)? $($what:literal $column:literal $outcome:ident $found:literal),+;)*) => {
        &[$(
            case(concat!($extract, ": headings backwards in small letters"), Repair, "HDR_CASE", $file, 1, |set| {
                small_letters_backwards(set, $file)
            }),
            $(case(concat!($extract, ": a date that is none"), Flag, "DATE_INVALID", $file, 3, |set| {
                spoilt(set, $file, $date, "30/02/2025")
            }),)?
            $(case(concat!($extract, ": an unknown code"), Flag, "CODE_UNKNOWN", $file, 3, |set| {
                spoilt(set, $file, $code, "QQ9")
            }),)?
            $(case(concat!($extract, ": ", $what), $outcome, $found, $file, 1, |set| {
                set.sheet($file).drop_column($column)
            }),)+
        )*]
    };
}

pub const OF_EACH: &[Case] = of_each! {
    "visits" in "visits.csv": date "VISIT_DATE", code "SEEN_ALONE", "a column missing" "SEEN" Flag "COL_MISSING";
    "care plans" in "care_plans.csv": date "PLAN_DATE", code "PLAN",
        "the column missing that tells it" "PLAN_DATE" Refuse "NO_HEADER",
        "every row is a care plan" "PLAN" Flag "COL_MISSING";
    "education plans" in "education_plans.csv": date "PEP_DATE",
        "the column missing that tells it" "PEP_DATE" Refuse "NO_HEADER";
    "schools" in "schools.csv": date "SCHOOL_START", code "TRANSITION", "a column missing" "TRANSITION" Flag "COL_MISSING";
    "pupil years" in "pupil_years.csv": code "YEAR_GROUP", "a column missing" "SEN" Flag "COL_MISSING",
        "the column missing that tells it" "SCHOOL_YEAR" Refuse "COL_MISSING";
    "gp registrations" in "gp_registrations.csv": date "GP_START", "a column missing" "GP_END" Refuse "NO_HEADER";
    "health checks" in "health_checks.csv": date "CHECK_DATE", code "CHECK_STATUS",
        "a column missing" "CHECK" Refuse "COL_MISSING",
        "no column of what came of them" "CHECK_STATUS" Flag "COL_MISSING";
    "allocations" in "allocations.csv": date "ALLOCATED_FROM", code "QUALIFIED",
        "a column missing" "QUALIFIED" Flag "COL_MISSING";
    "children in need" in "children_in_need.csv": date "CIN_START", code "DISABLED",
        "a column missing" "DOB" Flag "COL_MISSING";
    "review parents" in "review_parents.csv": date "REVIEW", code "PARENT_PARTICIPATED",
        "a column missing" "REVIEW" Refuse "NO_HEADER";
    "return interviews" in "return_interviews.csv": date "MIS_START", code "RHI_ACCEPTED",
        "a column missing" "RHI_DATE" Refuse "COL_MISSING";
    "pathway plans" in "pathway_plans.csv": date "PATHWAY_PLAN_DATE", code "ELIGIBILITY",
        "a column missing" "PERSONAL_ADVISER" Flag "COL_MISSING",
        "no column of reviews" "PATHWAY_REVIEW_DATE" Flag "COL_MISSING";
    "proceedings" in "proceedings.csv": date "PROCEEDINGS_START", "a column missing" "PROCEEDINGS_END" Refuse "NO_HEADER";
    "adopters" in "adopters.csv": "a column missing" "CLOSED_DATE" Refuse "COL_MISSING";
    "foster carers" in "foster_carers.csv": date "CARER_APPROVED", code "CARER_KIND",
        "a column missing" "CARER_KIND" Flag "COL_MISSING";
    "typed numbers" in "typed_numbers.csv": date "PERIOD_END", "a column missing" "VALUE" Flag "COL_MISSING";
};

pub const CASES: &[Case] = &[
    case("pupil years: a school year that is none", Flag, "CODE_UNKNOWN", "pupil_years.csv", 3, |set| {
        spoilt(set, "pupil_years.csv", "SCHOOL_YEAR", "2024/26")
    }),
    case("pupil years: no school year", Flag, "ID_BLANK", "pupil_years.csv", 3, |set| {
        spoilt(set, "pupil_years.csv", "SCHOOL_YEAR", "")
    }),
    case("pupil years: sessions in words", Flag, "CODE_UNKNOWN", "pupil_years.csv", 3, |set| {
        spoilt(set, "pupil_years.csv", "SESSIONS_MISSED", "hardly any")
    }),
    case("pupil years: a score beyond 100", Flag, "CODE_UNKNOWN", "pupil_years.csv", 3, |set| {
        spoilt(set, "pupil_years.csv", "ATTAINMENT_8", "100.5")
    }),
    case("adopters: a date that is none", Flag, "DATE_INVALID", "adopters.csv", 3, |set| {
        spoilt(set, "adopters.csv", "ENQUIRY_DATE", "next week")
    }),
    case("adopters: no household", Flag, "ID_BLANK", "adopters.csv", 3, |set| {
        spoilt(set, "adopters.csv", "HOUSEHOLD", "")
    }),
    case("adopters: NULL for a household", Flag, "ID_BLANK", "adopters.csv", 3, |set| {
        spoilt(set, "adopters.csv", "HOUSEHOLD", "NULL")
    }),
    case("adopters: ######## for a household", Flag, "ID_LOST", "adopters.csv", 3, |set| {
        spoilt(set, "adopters.csv", "HOUSEHOLD", "########")
    }),
    case("adopters: a rounded household", Flag, "ID_SCI", "adopters.csv", 3, |set| {
        spoilt(set, "adopters.csv", "HOUSEHOLD", "1.00E+05")
    }),
    case("adopters: .0 behind a household", Repair, "ID_DECIMAL", "adopters.csv", 3, |set| {
        spoilt(set, "adopters.csv", "HOUSEHOLD", "777001.0")
    }),
    case("adopters: a household twice", Repair, "ROW_DUP", "adopters.csv", 9, |set| {
        let sheet = set.sheet("adopters.csv");
        let again = sheet.rows[0].clone();
        sheet.rows.push(again);
    }),
    case("gp registrations: the end before the start", Flag, "EP_ORDER", "gp_registrations.csv", 3, |set| {
        spoilt(set, "gp_registrations.csv", "GP_END", "01/01/1990")
    }),
    case("visits: two rows of a day that differ", Flag, "ROW_REPEATED", "visits.csv", 3, |set| {
        let (child, day) = (
            set.sheet("visits.csv").get(0, "CHILD").to_owned(),
            set.sheet("visits.csv").get(0, "VISIT_DATE").to_owned(),
        );
        spoilt(set, "visits.csv", "CHILD", &child);
        spoilt(set, "visits.csv", "VISIT_DATE", &day);
        spoilt(set, "visits.csv", "SEEN_ALONE", "");
    }),
    case("visits: words of a case system", Repair, "CODE_LABEL", "visits.csv", 2, |set| {
        set.sheet("visits.csv").each("SEEN", |seen| if seen == "Y" { "a) Yes" } else { "b) No" }.to_owned())
    }),
    case("visits: letters of a case system", Repair, "CODE_CASE", "visits.csv", 2, |set| {
        set.sheet("visits.csv").each("SEEN", |seen| if seen == "Y" { "a)" } else { "b)" }.to_owned());
        set.sheet("visits.csv").each("SEEN_ALONE", |seen| if seen == "Y" { "1.0" } else { "0.0" }.to_owned());
    }),
    case("visits: one file for each team", Same, "-", "visits of team b.csv", 0, |set| {
        let mut second = set.sheets["visits.csv"].clone();
        let half = second.rows.len() / 2;
        second.rows.drain(..half);
        set.sheet("visits.csv").rows.truncate(half);
        set.sheets.insert("visits of team b.csv".to_owned(), second);
    }),
    case("typed numbers: a line that takes none", Flag, "CODE_UNKNOWN", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "INDICATOR", "POP-99")
    }),
    case("typed numbers: a period that ends before it begins", Flag, "EP_ORDER", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "PERIOD_START", "01/04/2099")
    }),
    case("typed numbers: without the column of starts", Same, "-", "typed_numbers.csv", 0, |set| {
        set.sheet("typed_numbers.csv").drop_column("PERIOD_START");
    }),
    case("typed numbers: without the columns of parts and own measures", Same, "-", "typed_numbers.csv", 0, |set| {
        let sheet = set.sheet("typed_numbers.csv");
        ["PART", "NAME", "UNIT", "BETTER", "WORDS"].into_iter().for_each(|column| sheet.drop_column(column));
    }),
    case("typed numbers: an own measure without a name", Flag, "ID_BLANK", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "INDICATOR", "OWN-1")
    }),
    case("typed numbers: words for a number", Flag, "NUMBER_INVALID", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "NUMERATOR", "about half")
    }),
    case("typed numbers: no number at all", Flag, "NUMBER_INVALID", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "NUMERATOR", "")
    }),
    case("typed numbers: a line that is worked out", Flag, "TYPED_UNUSED", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "INDICATOR", "CAS-07")
    }),
    case("typed numbers: more than all", Flag, "TYPED_BEYOND", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "INDICATOR", "LVR-16");
        spoilt(set, "typed_numbers.csv", "NUMERATOR", "170");
        spoilt(set, "typed_numbers.csv", "DENOMINATOR", "24");
    }),
    case("pathway plans: words for an adviser and for none", Same, "-", "pathway_plans.csv", 0, |set| {
        let adviser = |yes: &str| if yes == "Y" { "Kim Example" } else { "Unallocated" }.to_owned();
        set.sheet("pathway_plans.csv").each("PERSONAL_ADVISER", adviser);
    }),
    case("allocations: SWEpisodes says otherwise", Flag, "WORKER_CONFLICT", "allocations.csv", 3, |set| {
        spoilt(set, "allocations.csv", "QUALIFIED", "N")
    }),
    case("health checks: words of a case system", Repair, "CODE_LABEL", "health_checks.csv", 2, |set| {
        let words = |code: &str| match code {
            "INITIAL" => "Initial Health Assessment",
            "HEALTH" => "Health Assessment",
            _ => "Dental Check",
        };
        set.sheet("health_checks.csv").each("CHECK", |code| words(code).to_owned())
    }),
];

#[test]
fn what_is_said_of_households_names_their_column() {
    for household in ["NULL", "########", "1.00E+05", "777001.0", "\u{a0}777001"] {
        let mut set = clean();
        spoilt(&mut set, "adopters.csv", "HOUSEHOLD", household);
        let (sources, returns) = read(&set);
        let [notice] = notices(&sources, &returns, "adopters.csv") else { panic!("{household}") };
        assert_eq!(notice.column, Some("HOUSEHOLD"), "{household}");
        assert!(notice.message.contains("HOUSEHOLD") && !notice.message.contains("CHILD"), "{household}");
    }
}
