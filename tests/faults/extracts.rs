//! Faults of the simple extracts: each recognised in any order and case, a date that is none, an unknown code, a column
//! missing.

use super::kit::{Case, Set, case};
use scorecard::notices::Outcome::*;

fn small_letters_backwards(set: &mut Set, file: &str) {
    let sheet = set.sheet(file);
    sheet.columns = sheet.columns.iter().rev().map(|name| name.to_lowercase()).collect();
    sheet.rows.iter_mut().for_each(|row| row.reverse());
}

fn spoilt(set: &mut Set, file: &str, column: &str, value: &str) {
    set.sheet(file).set(1, column, value);
}

pub const CASES: &[Case] = &[
    case("visits: headings backwards in small letters", Repair, "HDR_CASE", "visits.csv", 1, |set| {
        small_letters_backwards(set, "visits.csv")
    }),
    case("visits: a date that is none", Flag, "DATE_INVALID", "visits.csv", 3, |set| {
        spoilt(set, "visits.csv", "VISIT_DATE", "30/02/2025")
    }),
    case("visits: an unknown code", Flag, "CODE_UNKNOWN", "visits.csv", 3, |set| {
        spoilt(set, "visits.csv", "SEEN_ALONE", "QQ9")
    }),
    case("visits: a column missing", Flag, "COL_MISSING", "visits.csv", 1, |set| {
        set.sheet("visits.csv").drop_column("SEEN")
    }),
    case("care plans: headings backwards in small letters", Repair, "HDR_CASE", "care_plans.csv", 1, |set| {
        small_letters_backwards(set, "care_plans.csv")
    }),
    case("care plans: a date that is none", Flag, "DATE_INVALID", "care_plans.csv", 3, |set| {
        spoilt(set, "care_plans.csv", "PLAN_DATE", "30/02/2025")
    }),
    case("care plans: an unknown code", Flag, "CODE_UNKNOWN", "care_plans.csv", 3, |set| {
        spoilt(set, "care_plans.csv", "PLAN", "QQ9")
    }),
    case("care plans: the column missing that tells it", Refuse, "NO_HEADER", "care_plans.csv", 1, |set| {
        set.sheet("care_plans.csv").drop_column("PLAN_DATE")
    }),
    case("education plans: headings backwards in small letters", Repair, "HDR_CASE", "education_plans.csv", 1, |set| {
        small_letters_backwards(set, "education_plans.csv")
    }),
    case("education plans: a date that is none", Flag, "DATE_INVALID", "education_plans.csv", 3, |set| {
        spoilt(set, "education_plans.csv", "PEP_DATE", "30/02/2025")
    }),
    case("education plans: the column missing that tells it", Refuse, "NO_HEADER", "education_plans.csv", 1, |set| {
        set.sheet("education_plans.csv").drop_column("PEP_DATE")
    }),
    case("schools: headings backwards in small letters", Repair, "HDR_CASE", "schools.csv", 1, |set| {
        small_letters_backwards(set, "schools.csv")
    }),
    case("schools: a date that is none", Flag, "DATE_INVALID", "schools.csv", 3, |set| {
        spoilt(set, "schools.csv", "SCHOOL_START", "30/02/2025")
    }),
    case("schools: an unknown code", Flag, "CODE_UNKNOWN", "schools.csv", 3, |set| {
        spoilt(set, "schools.csv", "TRANSITION", "QQ9")
    }),
    case("schools: a column missing", Flag, "COL_MISSING", "schools.csv", 1, |set| {
        set.sheet("schools.csv").drop_column("TRANSITION")
    }),
    case(
        "gp registrations: headings backwards in small letters",
        Repair,
        "HDR_CASE",
        "gp_registrations.csv",
        1,
        |set| small_letters_backwards(set, "gp_registrations.csv"),
    ),
    case("gp registrations: a date that is none", Flag, "DATE_INVALID", "gp_registrations.csv", 3, |set| {
        spoilt(set, "gp_registrations.csv", "GP_START", "30/02/2025")
    }),
    case("gp registrations: a column missing", Refuse, "NO_HEADER", "gp_registrations.csv", 1, |set| {
        set.sheet("gp_registrations.csv").drop_column("GP_END")
    }),
    case("allocations: headings backwards in small letters", Repair, "HDR_CASE", "allocations.csv", 1, |set| {
        small_letters_backwards(set, "allocations.csv")
    }),
    case("allocations: a date that is none", Flag, "DATE_INVALID", "allocations.csv", 3, |set| {
        spoilt(set, "allocations.csv", "ALLOCATED_FROM", "30/02/2025")
    }),
    case("allocations: an unknown code", Flag, "CODE_UNKNOWN", "allocations.csv", 3, |set| {
        spoilt(set, "allocations.csv", "QUALIFIED", "QQ9")
    }),
    case("allocations: a column missing", Flag, "COL_MISSING", "allocations.csv", 1, |set| {
        set.sheet("allocations.csv").drop_column("QUALIFIED")
    }),
    case(
        "children in need: headings backwards in small letters",
        Repair,
        "HDR_CASE",
        "children_in_need.csv",
        1,
        |set| small_letters_backwards(set, "children_in_need.csv"),
    ),
    case("children in need: a date that is none", Flag, "DATE_INVALID", "children_in_need.csv", 3, |set| {
        spoilt(set, "children_in_need.csv", "CIN_START", "30/02/2025")
    }),
    case("children in need: an unknown code", Flag, "CODE_UNKNOWN", "children_in_need.csv", 3, |set| {
        spoilt(set, "children_in_need.csv", "DISABLED", "QQ9")
    }),
    case("children in need: a column missing", Flag, "COL_MISSING", "children_in_need.csv", 1, |set| {
        set.sheet("children_in_need.csv").drop_column("DOB")
    }),
    case("review parents: headings backwards in small letters", Repair, "HDR_CASE", "review_parents.csv", 1, |set| {
        small_letters_backwards(set, "review_parents.csv")
    }),
    case("review parents: a date that is none", Flag, "DATE_INVALID", "review_parents.csv", 3, |set| {
        spoilt(set, "review_parents.csv", "REVIEW", "30/02/2025")
    }),
    case("review parents: an unknown code", Flag, "CODE_UNKNOWN", "review_parents.csv", 3, |set| {
        spoilt(set, "review_parents.csv", "PARENT_PARTICIPATED", "QQ9")
    }),
    case("review parents: a column missing", Refuse, "NO_HEADER", "review_parents.csv", 1, |set| {
        set.sheet("review_parents.csv").drop_column("REVIEW")
    }),
    case(
        "return interviews: headings backwards in small letters",
        Repair,
        "HDR_CASE",
        "return_interviews.csv",
        1,
        |set| small_letters_backwards(set, "return_interviews.csv"),
    ),
    case("return interviews: a date that is none", Flag, "DATE_INVALID", "return_interviews.csv", 3, |set| {
        spoilt(set, "return_interviews.csv", "MIS_START", "30/02/2025")
    }),
    case("return interviews: an unknown code", Flag, "CODE_UNKNOWN", "return_interviews.csv", 3, |set| {
        spoilt(set, "return_interviews.csv", "RHI_ACCEPTED", "QQ9")
    }),
    case("return interviews: a column missing", Refuse, "COL_MISSING", "return_interviews.csv", 1, |set| {
        set.sheet("return_interviews.csv").drop_column("RHI_DATE")
    }),
    case("pathway plans: headings backwards in small letters", Repair, "HDR_CASE", "pathway_plans.csv", 1, |set| {
        small_letters_backwards(set, "pathway_plans.csv")
    }),
    case("pathway plans: an unknown code", Flag, "CODE_UNKNOWN", "pathway_plans.csv", 3, |set| {
        spoilt(set, "pathway_plans.csv", "ELIGIBILITY", "QQ9")
    }),
    case("pathway plans: a column missing", Flag, "COL_MISSING", "pathway_plans.csv", 1, |set| {
        set.sheet("pathway_plans.csv").drop_column("PERSONAL_ADVISER")
    }),
    case("proceedings: headings backwards in small letters", Repair, "HDR_CASE", "proceedings.csv", 1, |set| {
        small_letters_backwards(set, "proceedings.csv")
    }),
    case("proceedings: a date that is none", Flag, "DATE_INVALID", "proceedings.csv", 3, |set| {
        spoilt(set, "proceedings.csv", "PROCEEDINGS_START", "30/02/2025")
    }),
    case("proceedings: a column missing", Refuse, "NO_HEADER", "proceedings.csv", 1, |set| {
        set.sheet("proceedings.csv").drop_column("PROCEEDINGS_END")
    }),
    case("adopters: headings backwards in small letters", Repair, "HDR_CASE", "adopters.csv", 1, |set| {
        small_letters_backwards(set, "adopters.csv")
    }),
    case("adopters: a column missing", Refuse, "COL_MISSING", "adopters.csv", 1, |set| {
        set.sheet("adopters.csv").drop_column("CLOSED_DATE")
    }),
    case("foster carers: headings backwards in small letters", Repair, "HDR_CASE", "foster_carers.csv", 1, |set| {
        small_letters_backwards(set, "foster_carers.csv")
    }),
    case("foster carers: a date that is none", Flag, "DATE_INVALID", "foster_carers.csv", 3, |set| {
        spoilt(set, "foster_carers.csv", "CARER_APPROVED", "30/02/2025")
    }),
    case("foster carers: an unknown code", Flag, "CODE_UNKNOWN", "foster_carers.csv", 3, |set| {
        spoilt(set, "foster_carers.csv", "CARER_KIND", "QQ9")
    }),
    case("foster carers: a column missing", Flag, "COL_MISSING", "foster_carers.csv", 1, |set| {
        set.sheet("foster_carers.csv").drop_column("CARER_KIND")
    }),
    case("typed numbers: headings backwards in small letters", Repair, "HDR_CASE", "typed_numbers.csv", 1, |set| {
        small_letters_backwards(set, "typed_numbers.csv")
    }),
    case("typed numbers: a date that is none", Flag, "DATE_INVALID", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "PERIOD_END", "30/02/2025")
    }),
    case("typed numbers: a column missing", Flag, "COL_MISSING", "typed_numbers.csv", 1, |set| {
        set.sheet("typed_numbers.csv").drop_column("VALUE")
    }),
    case("pathway plans: a date that is none", Flag, "DATE_INVALID", "pathway_plans.csv", 3, |set| {
        spoilt(set, "pathway_plans.csv", "PATHWAY_PLAN_DATE", "30/02/2025")
    }),
    case("adopters: a date that is none", Flag, "DATE_INVALID", "adopters.csv", 3, |set| {
        spoilt(set, "adopters.csv", "ENQUIRY_DATE", "next week")
    }),
    case("adopters: no household", Flag, "ID_BLANK", "adopters.csv", 3, |set| {
        spoilt(set, "adopters.csv", "HOUSEHOLD", "")
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
    case("visits: words of a case system", Repair, "CODE_LABEL", "visits.csv", 0, |set| {
        set.sheet("visits.csv").each("SEEN", |seen| if seen == "Y" { "a) Yes" } else { "b) No" }.to_owned())
    }),
    case("visits: one file for each team", Same, "-", "visits of team b.csv", 0, |set| {
        let mut second = set.sheets["visits.csv"].clone();
        let half = second.rows.len() / 2;
        second.rows.drain(..half);
        set.sheet("visits.csv").rows.truncate(half);
        set.sheets.insert("visits of team b.csv".to_owned(), second);
    }),
    case("typed numbers: a line that takes none", Flag, "CODE_UNKNOWN", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "INDICATOR", "POP-01")
    }),
    case("typed numbers: words for a number", Flag, "NUMBER_INVALID", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "NUMERATOR", "about half")
    }),
    case("typed numbers: no number at all", Flag, "NUMBER_INVALID", "typed_numbers.csv", 3, |set| {
        spoilt(set, "typed_numbers.csv", "NUMERATOR", "")
    }),
];
