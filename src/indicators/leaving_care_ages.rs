//! Care leavers: those of 17 and 18, higher education, staying put, and every kind of home.

use super::leaving_care::*;
use crate::calendar::birthday;
use crate::cases::{CareLeaver, CareLeavers, care_leavers};
use crate::codes::{Accommodation, Activity, Place};
use crate::history::History;
use crate::judging::finding::{Finding, no, unknown, whether};
use crate::judging::*;
use crate::rows::of_the_return::{Episode, Table};

const REACHED_17_OR_18: Clause<CareLeavers> =
    Clause("17th or 18th birthday in the year", |leaver, period| has_birthday(leaver, 17..=18, period));

const REACHED_18_TO_20: Clause<CareLeavers> =
    Clause("18th, 19th or 20th birthday in the year", |leaver, period| has_birthday(leaver, 18..=20, period));

const REACHED_17_TO_21: Clause<CareLeavers> =
    Clause("17th to 21st birthday in the year", |leaver, period| has_birthday(leaver, 17..=21, period));

const IN_HIGHER_EDUCATION: Clause<CareLeavers> =
    Clause("in higher education (ACTIV F1 or P1)", |leaver, _| match leaver.row.activity {
        known if known.is_known() => {
            let studies = matches!(known, Activity::F1 | Activity::P1);
            whether(studies, "Activity: {}.").with(known.words()).seen_in(leaver.row)
        }
        _ => unknown("ACTIV is blank, 0 or not a known code.").seen_in(leaver.row),
    });

fn accommodation_is(leaver: CareLeaver, letter: u8) -> Finding {
    match leaver.row.accommodation.letter() {
        Some(known) => {
            whether(known == letter, "Accommodation: {}.").with(leaver.row.accommodation.words()).seen_in(leaver.row)
        }
        None => unknown("ACCOM is blank, 0 or not a known code.").seen_in(leaver.row),
    }
}

const STAYED_PUT: Clause<CareLeavers> =
    Clause("lives with a former foster carer (ACCOM Z)", |leaver, _| accommodation_is(leaver, b'Z'));

const IN_BED_AND_BREAKFAST: Clause<CareLeavers> =
    Clause("lives in bed and breakfast (ACCOM W)", |leaver, _| accommodation_is(leaver, b'W'));

/// The row that held on the day before the 18th birthday; none where that day is not known or no row covers it.
fn row_on_the_eve_of_18(leaver: CareLeaver<'_>) -> Option<&Episode> {
    let eve = birthday(leaver.child.born()?, 18).plus(-1);
    let held = |row: &&Episode| row.decom <= eve && row.dec.is_none_or(|dec| dec > eve);
    leaver.child.episodes().iter().filter(held).max_by_key(|row| (row.decom, row.origin))
}

/// Who left before the files begin is in none of their rows: nobody can tell where they lived.
const FOSTERED_ON_THE_EVE: Clause<CareLeavers> =
    Clause("placed with foster carers (U1 to U6) on the day before the 18th birthday", |leaver, _| {
        match row_on_the_eve_of_18(leaver) {
            Some(row) if matches!(row.place, Place::Blank | Place::Unknown) => {
                unknown("PLACE is blank or not a known code.").seen_in(row)
            }
            Some(row) => whether(row.place.is_foster(), "Placement: {}.").with(row.place.words()).seen_in(row),
            None => {
                let eve = leaver.child.born().map(|born| birthday(born, 18).plus(-1));
                match eve.filter(|eve| *eve >= leaver.child.history.covered_from) {
                    Some(eve) => no("Not in care on {}.").with(eve).at_any(leaver.child.born_in()),
                    None => unknown("No row of that day is in the files.").at_any(leaver.child.born_in()),
                }
            }
        }
    });

fn letter(case: &Judged, history: &History) -> (u16, &'static str) {
    let mut rows = history.records.oc3.of(case.child).iter();
    let row = rows.find(|row| history.records.year_of(row.origin) == history.period.year);
    let accommodation: Accommodation = row.map(|row| row.accommodation).unwrap_or_default();
    match accommodation.letter() {
        Some(letter) => (letter.into(), accommodation.words()),
        None => (u16::MAX, "Not known"),
    }
}

const AGED_17_TO_18: &str = "Children looked after in England, data guidance 2023: care leavers aged 17 and 18";

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    of_care_leavers(
        "LVR-03",
        "In suitable accommodation, aged 17 and 18",
        &Share::<CareLeavers> {
            of: care_leavers,
            denominator: &[
                REACHED_17_OR_18,
                NOT_BACK_HOME,
                NOT_ONLY_SHORT_BREAKS,
                NOT_TRANSFERRED,
                LIVES_IN_THIS_COUNTRY,
            ],
            numerator: &[SUITABLE],
        },
    )
    .codes(&["National Framework"])
    .source(AGED_17_TO_18)
    .note(COHORT),
    of_care_leavers(
        "LVR-06",
        "In education, employment or training, aged 17 and 18",
        &Share::<CareLeavers> {
            of: care_leavers,
            denominator: &[REACHED_17_OR_18, NOT_BACK_HOME, NOT_ONLY_SHORT_BREAKS, NOT_TRANSFERRED],
            numerator: &[IN_WORK_OR_LEARNING],
        },
    )
    .codes(&["National Framework"])
    .source(AGED_17_TO_18)
    .note("Young people abroad or of unknown residence stay in the denominator, unlike LVR-03."),
    of_care_leavers(
        "LVR-08",
        "In higher education, aged 19 to 21",
        &Share::<CareLeavers> { of: care_leavers, denominator: AGED_19_TO_21, numerator: &[IN_HIGHER_EDUCATION] },
    )
    .codes(&["LAIT LAC_19_HE"])
    .source(SINCE_2014)
    .note(COHORT),
    Indicator::new(
        "LVR-17",
        "Staying put with former foster carers, aged 18 to 20",
        &Share::<CareLeavers> {
            of: care_leavers,
            denominator: &[
                REACHED_18_TO_20,
                NOT_BACK_HOME,
                NOT_ONLY_SHORT_BREAKS,
                NOT_TRANSFERRED,
                FOSTERED_ON_THE_EVE,
            ],
            numerator: &[STAYED_PUT],
        },
    )
    .codes(&["LAIT StayingPut"])
    .better(Higher)
    .window(Year)
    .needs(&[Table::Oc3, Table::Episodes])
    .source("Children looked after in England, data guidance 2023: care leavers who remained with former foster carers")
    .note("Where the young person lived on the day before the 18th birthday stands in the return of that year: returns of the last three years are needed. Whose row is in no file is left out."),
    of_care_leavers(
        "LVR-18",
        "Care leavers in bed and breakfast, aged 17 to 21",
        &Share::<CareLeavers> {
            of: care_leavers,
            denominator: &[REACHED_17_TO_21, NOT_BACK_HOME, NOT_ONLY_SHORT_BREAKS, NOT_TRANSFERRED],
            numerator: &[IN_BED_AND_BREAKFAST],
        },
    )
    .codes(&["DfE care leaver accommodation"])
    .better(Lower)
    .groups(&[Groups::Profile("Accommodation", letter)])
    .source("Children looked after in England, data guidance 2023: accommodation of care leavers")
    .note("Beside it every kind of accommodation, custody and emergency accommodation among them."),
];
