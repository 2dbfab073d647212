//! Finding a family: who leaves care for a permanent family.

use super::breakdowns;
use crate::cases::facts::*;
use crate::cases::*;
use crate::codes::{Ceased, Ethnicity};
use crate::judging::finding::{Finding, no, unknown, whether};
use crate::judging::*;
use crate::rows::of_the_return::Table;

/// Adopted, by the last reason for ceasing (D32); a reason that is no known code leaves it open (D16).
pub const ADOPTED: Clause<Leavers> =
    Clause("adopted: the last reason for ceasing is E11 or E12", |left, _| left_by(left, |reason| reason.is_adopted()));

fn left_by(left: LeftCare, counts: fn(Ceased) -> bool) -> Finding {
    match left.reason() {
        Ceased::Blank | Ceased::Unknown => {
            unknown("Care ended on {}, but REC is not a known code.").with(left.end).seen_in_any(left.closing())
        }
        reason => whether(counts(reason), "Care ended on {}: {}.")
            .with(left.end)
            .with(reason.words())
            .seen_in_any(left.closing()),
    }
}

const CEASED: Clause<Leavers> = Clause("ceased to be looked after", |left, _| cease_is_recorded(left));

const PERMANENCE_ORDER: Clause<Leavers> =
    Clause("special guardianship order (E43 to E48) or child arrangements order (E41)", |left, _| {
        let ordered = |reason: Ceased| reason.is_special_guardianship() || reason == Ceased::E41;
        left_by(left, ordered)
    });

fn is_minority_ethnic(ethnicity: Ethnicity) -> Finding {
    match ethnicity.group() {
        Some(group) => whether(group != "White", "Ethnic group: {}.").with(group),
        None => unknown("ETHNIC is blank, refused, not obtained or not a known code."),
    }
}

/// Months in care from which adoptions are set against children (section C23 of the catalogue).
const SIX_MONTHS: i32 = 6;

const FOR_SIX_MONTHS: Clause<Children> = Clause("looked after for at least 6 months", |child, period| {
    let Some(care) = child.current_care() else { return no("Not looked after.") };
    in_care_since_by(child, care, period.last.plus_months(-SIX_MONTHS))
});

const NOT_ASYLUM_SEEKING: Clause<Children> =
    Clause("not unaccompanied and asylum-seeking", |child, period| is_uasc(child, period.last).reversed());

const NOT_ASYLUM_SEEKING_AT_END: Clause<Leavers> =
    Clause("not unaccompanied and asylum-seeking when care ended", |left, _| is_uasc(left.child, left.end).reversed());

const ADOPTIONS_OF_OTHERS: Count<Leavers> =
    Count { of: leavers_in_year, among: &[ADOPTED, NOT_ASYLUM_SEEKING_AT_END], counted: &[] };

const IN_CARE_FOR_SIX_MONTHS: Count<Children> =
    Count { of: children, among: &[LOOKED_AFTER, FOR_SIX_MONTHS, NOT_ASYLUM_SEEKING], counted: &[] };

/// Where the definitions of the adoption scorecard come from.
pub const SCORECARD: &str = "Adoption scorecard methodology, Department for Education, March 2019";

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "ADP-01",
        "Children adopted",
        &Count::<Leavers> { of: leavers_in_year, among: &[ADOPTED], counted: &[] },
    )
    .codes(&["LAIT No_of LAC Adopted"])
    .better(Higher)
    .window(Year)
    .unit(Unit::Count)
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: children adopted from care")
    .note("By the last reason for ceasing in the year. A row in AD1 or PlacedAdoption alone makes no adoption."),
    Indicator::new(
        "ADP-02",
        "Leavers who were adopted",
        &Share::<Leavers> { of: leavers_in_year, denominator: &[CEASED], numerator: &[ADOPTED] },
    )
    .codes(&["Adoption scorecard A4"])
    .better(Higher)
    .window(Year)
    .groups(&[Groups::Parts(
        "Also",
        &[Part {
            label: "Over three years",
            unit: Unit::Percent,
            measure: &Share::<Leavers> { of: leavers_in_three_years, denominator: &[CEASED], numerator: &[ADOPTED] },
        }],
    )])
    .needs(&[Table::Episodes])
    .source(SCORECARD),
    Indicator::new(
        "ADP-03",
        "Adoptions against children looked after for 6 months",
        &Ratio { numerator: &ADOPTIONS_OF_OTHERS, denominator: &IN_CARE_FOR_SIX_MONTHS },
    )
    .codes(&["PAF CF/C23", "BVPI 163"])
    .better(Higher)
    .window(Year)
    .rises()
    .groups(&[Groups::Parts(
        "Also",
        &[Part {
            label: "With special guardianship orders",
            unit: Unit::Percent,
            measure: &Ratio {
                numerator: &Count::<Leavers> {
                    of: leavers_in_year,
                    among: &[
                        Clause("adopted, or left under a special guardianship order", |left, _| {
                            left_by(left, |reason| reason.is_adopted() || reason.is_special_guardianship())
                        }),
                        NOT_ASYLUM_SEEKING_AT_END,
                    ],
                    counted: &[],
                },
                denominator: &IN_CARE_FOR_SIX_MONTHS,
            },
        }],
    )])
    .needs(&[Table::Episodes])
    .uses(&[Table::Uasc])
    .source("Performance Assessment Framework CF/C23")
    .note("The adopted children have left care, so the denominator does not hold them."),
    Indicator::new(
        "ADP-10",
        "Minority ethnic leavers who were adopted",
        &Share::<Leavers> {
            of: leavers_in_three_years,
            denominator: &[
                CEASED,
                Clause("of a Mixed, Asian, Black or Other ethnic group", |left, _| {
                    is_minority_ethnic(left.child.person().ethnicity).at_any(left.child.person().ethnicity_in)
                }),
            ],
            numerator: &[ADOPTED],
        },
    )
    .codes(&["Adoption scorecard A6"])
    .better(Higher)
    .window(ThreeYears)
    .needs(&[Table::Episodes, Table::Header])
    .source(SCORECARD),
    Indicator::new(
        "ADP-11",
        "Leavers aged 5 and over who were adopted",
        &Share::<Leavers> {
            of: leavers_in_three_years,
            denominator: &[
                CEASED,
                Clause("aged 5 or over when care ended", |left, _| is_aged(left.child, 5..=u32::MAX, left.end)),
            ],
            numerator: &[ADOPTED],
        },
    )
    .codes(&["Adoption scorecard A7"])
    .better(Higher)
    .window(ThreeYears)
    .needs(&[Table::Episodes])
    .uses(&[Table::Header])
    .source(SCORECARD),
    Indicator::new(
        "ADP-20",
        "Adopted by their former foster carer",
        &Share::<Leavers> {
            of: leavers_in_year,
            denominator: &[ADOPTED],
            numerator: &[Clause("adopted by a former foster carer (FOSTER_CARE = 1)", |left, _| {
                let row = left.child.adoption();
                match row.and_then(|row| row.by_foster_carer.answer()) {
                    Some(answer) => whether(answer, "Adopted by a former foster carer: {}.")
                        .with(if answer { "yes" } else { "no" })
                        .seen_in_any(row),
                    None => {
                        unknown("AD1 has no row for this child, or FOSTER_CARE is neither 1 nor 0.").seen_in_any(row)
                    }
                }
            })],
        },
    )
    .better(Neutral)
    .window(Year)
    .needs(&[Table::Episodes, Table::Ad1])
    .source("SSDA903 guidance: FOSTER_CARE"),
    Indicator::new(
        "ADP-21",
        "Leavers under special guardianship or child arrangements orders",
        &Share::<Leavers> { of: leavers_in_year, denominator: &[CEASED], numerator: &[PERMANENCE_ORDER] },
    )
    .codes(&["LAIT LAC_ceased_SGO", "LAIT LAC_ceased_CAO%"])
    .better(Higher)
    .window(Year)
    .groups(&[Groups::Profile("Reason for leaving", breakdowns::reason_for_leaving)])
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: reason for ceasing")
    .note("E43 and E44 were the special guardianship codes to 2017/18, E45 to E48 since."),
    Indicator::new(
        "ADP-24",
        "Profile of the children adopted in three years",
        &Share::<Leavers> { of: leavers_in_three_years, denominator: &[ADOPTED], numerator: &[] },
    )
    .codes(&["DfE adoption tables"])
    .better(Neutral)
    .window(ThreeYears)
    .groups(&[
        Groups::Profile("Age when adopted", breakdowns::age),
        Groups::Profile("Sex", breakdowns::sex),
        Groups::Profile("Ethnic group", breakdowns::ethnic_group),
        Groups::Profile("Ethnicity", breakdowns::ethnicity),
    ])
    .needs(&[Table::Episodes])
    .uses(&[Table::Header])
    .source("Children looked after in England: children adopted, by characteristics"),
];
