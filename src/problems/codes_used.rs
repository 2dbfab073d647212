//! Checks on the codes of single rows: each cell against the list of its year.

use super::cells::RowCells;
use super::check::{Check, Find, Topic};
use crate::cells::hundredths::hundredths;
use crate::codes::*;
use crate::rows::of_the_return::Table;

/// The checks.
pub const CHECKS: &[Check] = &[
    Check::on(Table::Header, "101", Topic::Person, &["SEX"]).says(
        "SEX is blank or not a code of the year.",
        "Put 1 or 2 up to 2023/24, and M, F or U from 2024/25.",
        Find::Cells(|row, year| !row.is_one_of("SEX", if year < 2025 { &["1", "2"] } else { &["M", "F", "U"] })),
    ),
    Check::on(Table::Header, "103", Topic::Person, &["ETHNIC"]).says(
        "ETHNIC is blank or not one of the 20 codes.",
        "Put the code of the ethnic group, or REFU or NOBT when it was refused or is still to be asked.",
        Find::Cells(|row, _| !Ethnicity::read(row.get("ETHNIC")).is_known()),
    ),
    Check::on(Table::Ad1, "114", Topic::Adoption, &["FOSTER_CARE"]).says(
        "FOSTER_CARE is filled but neither 0 nor 1.",
        "Put 1 when the former foster carer adopted, otherwise 0.",
        Find::Cells(|row, _| Flag::read(row.get("FOSTER_CARE")) == Flag::Unknown),
    ),
    Check::on(Table::PlacedAdoption, "119", Topic::Adoption, &["DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]).says(
        "Only one of the date and the reason of a reversed decision is filled.",
        "Fill both when the decision was reversed, or neither.",
        Find::Cells(|row, _| row.filled(&["DATE_PLACED_CEASED", "REASON_PLACED_CEASED"]) == 1),
    ),
    Check::on(Table::PlacedAdoption, "120", Topic::Adoption, &["REASON_PLACED_CEASED"]).says(
        "The reason why a decision was reversed is not RD1 to RD4.",
        "Put one of RD1 to RD4.",
        Find::Cells(|row, _| {
            row.is_filled("REASON_PLACED_CEASED")
                && !row.is_one_of("REASON_PLACED_CEASED", &["RD1", "RD2", "RD3", "RD4"])
        }),
    ),
    Check::on(Table::Oc3, "131", Topic::Leaver, &["IN_TOUCH"]).says(
        "IN_TOUCH is blank or not a code.",
        "Put YES, NO, DIED, REFU, NREQ or RHOM.",
        Find::Cells(|row, _| !InTouch::read(row.get("IN_TOUCH")).is_known()),
    ),
    Check::on(Table::Oc3, "132", Topic::Leaver, &["ACTIV"]).says(
        "ACTIV is blank or not a code of the year.",
        "Put the main activity; F3 and P3 gave way to F4, F5, P4 and P5 in 2021/22.",
        Find::Cells(|row, year| !is_zero(row, "ACTIV") && !is_activity_of(Activity::read(row.get("ACTIV")), year)),
    ),
    Check::on(Table::Oc3, "133", Topic::Leaver, &["ACCOM"]).says(
        "ACCOM is blank or not a code.",
        "Put a letter and 1 (suitable) or 2; nobody homeless (S) or in custody (X) is suitably housed.",
        Find::Cells(|row, _| !is_zero(row, "ACCOM") && Accommodation::read(row.get("ACCOM")).letter().is_none()),
    ),
    Check::on(Table::Episodes, "143", Topic::Placement, &["RNE"]).says(
        "RNE is blank or not a code, so it is not known whether the child moved.",
        "Put S, L, P, T, B or U.",
        Find::Cells(|row, _| !NewEpisode::read(row.get("RNE")).is_known()),
    ),
    Check::on(Table::Episodes, "144", Topic::Care, &["LS"]).says(
        "LS is blank or not a code. The row counts as care, because it does not say that it was a short break.",
        "Put the legal status.",
        Find::Cells(|row, _| !LegalStatus::read(row.get("LS")).is_known()),
    ),
    Check::on(Table::Episodes, "145", Topic::Placement, &["CIN"]).says(
        "CIN is blank or not N1 to N8.",
        "Put the main category of need.",
        Find::Cells(|row, _| !Need::read(row.get("CIN")).is_known()),
    ),
    Check::on(Table::Episodes, "146", Topic::Placement, &["PLACE"]).says(
        "PLACE is blank or not a code of the year.",
        "Put the placement code; H5 and P2 gave way to K3, and Z1 to Z11 to Z14.",
        Find::Cells(|row, year| !is_place_of(Place::read(row.get("PLACE")), year)),
    ),
    Check::on(Table::Episodes, "148", Topic::Care, &["DEC", "REC"]).says(
        "Only one of DEC and REC is filled. A reason without a date is not read: the row counts as open.",
        "Fill both when the episode has ended, or neither.",
        Find::Cells(|row, _| row.has_end("DEC") != row.is_filled("REC")),
    ),
    Check::on(Table::Episodes, "149", Topic::Care, &["REC"]).says(
        "REC is not a code, so it is not known why the episode ended.",
        "Put the reason why the episode ended.",
        Find::Cells(|row, _| Ceased::read(row.get("REC")) == Ceased::Unknown),
    ),
    Check::on(Table::Ad1, "151", Topic::Adoption, AD1_ITEMS).says(
        "Only some of the six items of the adoption are filled.",
        "Fill DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR and LS_ADOPTR.",
        Find::Cells(|row, _| (1..AD1_ITEMS.len()).contains(&row.filled(AD1_ITEMS))),
    ),
    Check::on(Table::Oc3, "153", Topic::Leaver, OC3_ITEMS).says(
        "Only some of IN_TOUCH, ACTIV and ACCOM are filled.",
        "Fill all three, with 0 where the item does not apply.",
        Find::Cells(|row, _| (1..OC3_ITEMS.len()).contains(&row.filled(OC3_ITEMS))),
    ),
    Check::on(Table::Reviews, "167", Topic::Review, &["REVIEW_CODE"]).says(
        "REVIEW_CODE is blank or not PN0 to PN7.",
        "Put how the child took part.",
        Find::Cells(|row, _| !Participation::read(row.get("REVIEW_CODE")).is_known()),
    ),
    Check::on(Table::Episodes, "178", Topic::Placement, &["PLACE_PROVIDER"]).says(
        "PLACE_PROVIDER is filled but not a code.",
        "Put PR0 to PR5.",
        Find::Cells(|row, _| Provider::read(row.get("PLACE_PROVIDER")) == Provider::Unknown),
    ),
    Check::on(Table::Episodes, "213", Topic::Placement, &["PLACE_PROVIDER", "PLACE"]).says(
        "PLACE_PROVIDER is filled for a temporary placement or one of the other kind (Z1), which have none.",
        "Take PLACE_PROVIDER out, or put the placement that it was.",
        Find::Cells(|row, _| row.is_filled("PLACE_PROVIDER") && has_no_provider(Place::read(row.get("PLACE")))),
    ),
    Check::on(Table::Episodes, "526", Topic::Placement, &["PLACE_PROVIDER"]).says(
        "PLACE_PROVIDER is blank, so who provides the placement is not known.",
        "Put PR0 to PR5.",
        Find::Cells(|row, _| {
            let place = Place::read(row.get("PLACE"));
            place.is_known() && !has_no_provider(place) && !row.is_filled("PLACE_PROVIDER")
        }),
    ),
    Check::on(Table::Episodes, "454", Topic::Distance, &["PL_DISTANCE"]).says(
        "PL_DISTANCE is more than 350 miles, further than a placement in this country can be from home.",
        "Put the miles in a straight line from home, or 999.9 when they are not known.",
        Find::Cells(|row, _| {
            hundredths(row.get("PL_DISTANCE")).is_some_and(|miles| miles > MOST_MILES && miles != MILES_NOT_KNOWN)
        }),
    ),
    Check::on(Table::Oc2, "180", Topic::Health, &["SDQ_SCORE"]).says(
        "SDQ_SCORE is not a whole number from 0 to 40.",
        "Put the total score, or leave it blank and give the reason.",
        Find::Cells(|row, _| row.is_filled("SDQ_SCORE") && !is_score(row.get("SDQ_SCORE"))),
    ),
    Check::on(Table::Oc2, "181", Topic::Health, OC2_FLAGS).says(
        "An item of OC2 is filled but neither 0 nor 1. It counts as not recorded.",
        "Put 1 for yes and 0 for no.",
        Find::Cells(|row, _| OC2_FLAGS.iter().any(|item| Flag::read(row.get(item)) == Flag::Unknown)),
    ),
    Check::on(Table::Oc2, "182", Topic::Health, OC2_CORE).says(
        "Only some of immunisations, dental check, health assessment and substance misuse are filled.",
        "Fill all four.",
        Find::Cells(|row, _| (1..OC2_CORE.len()).contains(&row.filled(OC2_CORE))),
    ),
    Check::on(Table::Oc2, "196", Topic::Health, &["SDQ_REASON"]).says(
        "SDQ_REASON is not SDQ1 to SDQ5.",
        "Put the reason why there is no score.",
        Find::Cells(|row, _| NoScore::read(row.get("SDQ_REASON")) == NoScore::Unknown),
    ),
    Check::on(Table::Episodes, "233", Topic::Placement, &["REASON_PLACE_CHANGE", "DEC"])
        .says(
            "A reason for the change of placement is given for an episode that has not ended.",
            "Give DEC if the child has moved, or take the reason out.",
            Find::Cells(|row, _| row.is_filled("REASON_PLACE_CHANGE") && !row.is_filled("DEC")),
        )
        .since(REASONS_SINCE),
    Check::on(Table::Oc3, "344", Topic::Leaver, &["IN_TOUCH", "ACTIV", "ACCOM"]).says(
        "The young person died or went home, but ACTIV or ACCOM is not 0.",
        "Put 0 for both, or correct IN_TOUCH.",
        Find::Cells(|row, _| {
            row.is_one_of("IN_TOUCH", &["DIED", "RHOM"]) && !(is_zero(row, "ACTIV") && is_zero(row, "ACCOM"))
        }),
    ),
    Check::on(Table::Oc3, "345", Topic::Leaver, &["IN_TOUCH", "ACTIV", "ACCOM"]).says(
        "IN_TOUCH is YES, but ACTIV or ACCOM says that it does not apply.",
        "Put what the young person does and where they live.",
        Find::Cells(|row, _| row.is_one_of("IN_TOUCH", &["YES"]) && (is_zero(row, "ACTIV") || is_zero(row, "ACCOM"))),
    ),
    Check::on(Table::Missing, "565", Topic::Missing, &["MISSING"]).says(
        "MISSING is blank, so it is not known whether the child was missing or away.",
        "Put M or A.",
        Find::Cells(|row, _| !row.is_filled("MISSING")),
    ),
    Check::on(Table::Missing, "1006", Topic::Missing, &["MISSING"]).says(
        "MISSING is neither M nor A.",
        "Put M for missing or A for away without authorisation.",
        Find::Cells(|row, _| Absence::read(row.get("MISSING")) == Absence::Unknown),
    ),
    Check::on(Table::Episodes, "1009", Topic::Placement, &["REASON_PLACE_CHANGE"])
        .says(
            "REASON_PLACE_CHANGE is not a code.",
            "Put the reason why the placement changed.",
            Find::Cells(|row, _| PlaceChange::read(row.get("REASON_PLACE_CHANGE")) == PlaceChange::Unknown),
        )
        .since(REASONS_SINCE),
];

/// The first return that is checked for reasons of changes of placement.
pub const REASONS_SINCE: i32 = 2016;

/// The furthest that a placement is from home, in hundredths of a mile.
const MOST_MILES: i64 = 35_000;
/// What stands for a distance that is not known: 999.9 miles.
const MILES_NOT_KNOWN: i64 = 99_990;

const AD1_ITEMS: &[&str] = &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"];
const OC3_ITEMS: &[&str] = &["IN_TOUCH", "ACTIV", "ACCOM"];
const OC2_CORE: &[&str] = &["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"];
const OC2_FLAGS: &[&str] = &[
    "CONVICTED",
    "HEALTH_CHECK",
    "IMMUNISATIONS",
    "TEETH_CHECK",
    "HEALTH_ASSESSMENT",
    "SUBSTANCE_MISUSE",
    "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED",
];

fn is_zero(row: &RowCells, column: &str) -> bool {
    row.is_one_of(column, &["0", "0.0"])
}

fn is_score(cell: &[u8]) -> bool {
    let digits = cell.strip_suffix(b".0").unwrap_or(cell);
    std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u8>().ok()).is_some_and(|score| score <= 40)
}

/// A known placement for which the return asks no provider.
fn has_no_provider(place: Place) -> bool {
    place.is_known() && !place.needs_provider()
}

/// F3 and P3 ended with 2020/21; F4, F5, P4 and P5 began with 2021/22.
fn is_activity_of(activity: Activity, year: i32) -> bool {
    use Activity::*;
    match activity {
        F3 | P3 => year < 2022,
        F4 | F5 | P4 | P5 => year >= 2022,
        other => other.is_known(),
    }
}

/// K3 began in 2023/24 and took the place of H5 and P2 by 2025/26; Z11 to Z14 took that of Z1 in 2025/26.
fn is_place_of(place: Place, year: i32) -> bool {
    use Place::*;
    match place {
        H5 | P2 | Z1 => year < 2026,
        K3 => year >= 2024,
        Z11 | Z12 | Z13 | Z14 => year >= 2026,
        other => other.is_known(),
    }
}
