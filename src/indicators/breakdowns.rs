//! The groups into which the cases of any indicator can be put.

use crate::codes::{Ceased, Ethnicity, LegalStatus, Provider};
use crate::history::History;
use crate::judging::{Breakdown, Judged};

/// The breakdowns that every indicator of children has.
pub const STANDARD: &[(&str, Breakdown)] = &[
    ("Age", age),
    ("Sex", sex),
    ("Ethnic group", ethnic_group),
    ("Legal status", legal_status),
    ("Placement", placement),
];

/// The group of cases of which the thing asked is not known.
const NOT_KNOWN: (u16, &str) = (u16::MAX, "Not known");

/// Age in the bands of the official release.
pub fn age(case: &Judged, history: &History) -> (u16, &'static str) {
    age_band(history.child(case.child).age_on(case.day))
}

/// Completed years in the same bands.
pub fn age_band(years: Option<u32>) -> (u16, &'static str) {
    match years {
        Some(0) => (0, "Under 1"),
        Some(1..=4) => (1, "1 to 4"),
        Some(5..=9) => (2, "5 to 9"),
        Some(10..=15) => (3, "10 to 15"),
        Some(_) => (4, "16 and over"),
        None => NOT_KNOWN,
    }
}

/// Girls and boys.
pub fn sex(case: &Judged, history: &History) -> (u16, &'static str) {
    let sex = history.child(case.child).person().sex;
    if sex.is_female() {
        (0, "Girls")
    } else if sex.is_male() {
        (1, "Boys")
    } else {
        NOT_KNOWN
    }
}

/// The five ethnic groups.
pub fn ethnic_group(case: &Judged, history: &History) -> (u16, &'static str) {
    match history.child(case.child).person().ethnicity.group() {
        Some("White") => (0, "White"),
        Some("Mixed") => (1, "Mixed"),
        Some("Asian") => (2, "Asian"),
        Some("Black") => (3, "Black"),
        Some(_) => (4, "Other"),
        None => NOT_KNOWN,
    }
}

/// ETHNIC, code by code.
pub fn ethnicity(case: &Judged, history: &History) -> (u16, &'static str) {
    let ethnicity = history.child(case.child).person().ethnicity;
    let words = match ethnicity {
        Ethnicity::Bcrb => "Black Caribbean",
        Ethnicity::Bafr => "Black African",
        other => other.words(),
    };
    if ethnicity.group().is_some() { (ethnicity as u16, words) } else { NOT_KNOWN }
}

/// Legal status in the groups that members know.
pub fn legal_status(case: &Judged, _: &History) -> (u16, &'static str) {
    use LegalStatus::*;
    match case.episode.map_or(Blank, |row| row.ls) {
        C2 => (0, "Full care order"),
        C1 => (1, "Interim care order"),
        V2 => (2, "Section 20"),
        E1 | D1 => (3, "Placement order"),
        L1 | L2 | L3 => (4, "Protection"),
        J1 | J2 | J3 => (5, "Youth justice"),
        V3 | V4 => (6, "Short breaks"),
        Blank | Unknown => NOT_KNOWN,
    }
}

/// The category of need.
pub fn need(case: &Judged, _: &History) -> (u16, &'static str) {
    let need = case.episode.map(|row| row.need).unwrap_or_default();
    if need.is_known() { (need as u16, need.words()) } else { NOT_KNOWN }
}

/// The kind of placement.
pub fn placement(case: &Judged, _: &History) -> (u16, &'static str) {
    const ORDER: [&str; 11] = [
        "Foster, relative or friend",
        "Foster, other carer",
        "Placed for adoption",
        "Own parents",
        "Children's home",
        "Secure home",
        "Custody",
        "Other residential",
        "Supported or independent",
        "Temporary",
        "Other",
    ];
    let group = case.episode.map(|row| row.place).unwrap_or_default().group();
    ORDER.iter().position(|other| *other == group).map_or(NOT_KNOWN, |place| (place as u16, group))
}

/// Who provides the placement.
pub fn provider(case: &Judged, _: &History) -> (u16, &'static str) {
    let (place, provider) = case.episode.map(|row| (row.place, row.provider)).unwrap_or_default();
    match provider {
        Provider::Blank if !place.needs_provider() => (u16::MAX - 1, "Not required"),
        known if known.is_known() => (known as u16, known.words()),
        _ => NOT_KNOWN,
    }
}

/// Unaccompanied asylum-seeking or not.
pub fn asylum(case: &Judged, history: &History) -> (u16, &'static str) {
    let is_uasc = history.child(case.child).is_uasc_on(case.day);
    if is_uasc { (0, "Unaccompanied and asylum-seeking") } else { (1, "Other children") }
}

/// Why the placement changed.
pub fn reason_for_change(case: &Judged, _: &History) -> (u16, &'static str) {
    let reason = case.episode.map(|row| row.reason).unwrap_or_default();
    if reason.is_known() { (reason as u16, reason.words()) } else { NOT_KNOWN }
}

/// Who adopted, by FOSTER_CARE as ADP-20 has it.
pub fn adopter(case: &Judged, history: &History) -> (u16, &'static str) {
    let row = history.child(case.child).adoption();
    match row.and_then(|row| row.by_foster_carer.answer()) {
        Some(true) => (0, "Former foster carer"),
        Some(false) => (1, "Others"),
        None => NOT_KNOWN,
    }
}

/// Why care ended.
pub fn reason_for_leaving(case: &Judged, _: &History) -> (u16, &'static str) {
    let reason = case.episode.map(|row| row.rec).unwrap_or_default();
    if reason.is_known() { (reason as u16, reason.words()) } else { NOT_KNOWN }
}

/// Why care ended, in the groups of the official release.
pub fn leaving(case: &Judged, _: &History) -> (u16, &'static str) {
    use Ceased::*;
    match case.episode.map(|row| row.rec).unwrap_or_default() {
        E11 | E12 => (0, "Adopted"),
        E4a => (1, "Returned home, planned"),
        E4b => (2, "Returned home, unplanned"),
        E13 => (3, "To live with others without parental responsibility"),
        E43 | E44 | E45 | E46 | E47 | E48 => (4, "Special guardianship order"),
        E41 => (5, "Child arrangements order"),
        E5 | E6 => (6, "Independent living"),
        E17 => (7, "18 or over, stayed with carers"),
        E7 => (8, "Adult residential care"),
        E3 => (9, "Taken over by another authority"),
        E9 | E14 => (10, "Sentenced, or remand ended"),
        E15 => (11, "Age assessed as 18 or over"),
        E16 => (12, "Moved abroad"),
        E2 => (13, "Died"),
        E8 => (14, "Other reason"),
        Blank | Unknown | X1 => NOT_KNOWN,
    }
}
