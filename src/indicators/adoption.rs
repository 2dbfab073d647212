//! Finding a family: who leaves care for a permanent family.

use super::breakdowns;
use crate::codes::{Ceased, Ethnicity};
use crate::facts::*;
use crate::finding::{Finding, no, unknown, whether};
use crate::indicator::*;
use crate::populations::*;
use crate::tables::Table;

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
    Indicator {
        id: "ADP-01",
        codes: &["LAIT No_of LAC Adopted"],
        title: "Children adopted",
        better: Better::Higher,
        window: Window::Year,
        unit: Unit::Count,
        measure: &Count::<Leavers> { of: leavers_in_year, among: &[ADOPTED], counted: &[] },
        value: None,
        groups: &[],
        needs: &[Table::Episodes],
        instead: None,
        uses: &[],
        since: 1991,
        source: "Children looked after in England, data guidance 2023: children adopted from care",
        note: Some(
            "By the last reason for ceasing in the year. A row in AD1 or PlacedAdoption alone makes no adoption.",
        ),
    },
    Indicator {
        id: "ADP-02",
        codes: &["Adoption scorecard A4"],
        title: "Leavers who were adopted",
        better: Better::Higher,
        window: Window::Year,
        unit: Unit::Percent,
        measure: &Share::<Leavers> { of: leavers_in_year, denominator: &[CEASED], numerator: &[ADOPTED] },
        value: None,
        groups: &[Groups::Parts(
            "Also",
            &[Part {
                label: "Over three years",
                unit: Unit::Percent,
                measure: &Share::<Leavers> {
                    of: leavers_in_three_years,
                    denominator: &[CEASED],
                    numerator: &[ADOPTED],
                },
            }],
        )],
        needs: &[Table::Episodes],
        instead: None,
        uses: &[],
        since: 2012,
        source: SCORECARD,
        note: None,
    },
    Indicator {
        id: "ADP-03",
        codes: &["PAF CF/C23", "BVPI 163"],
        title: "Adoptions against children looked after for 6 months",
        better: Better::Higher,
        window: Window::Year,
        unit: Unit::Percent,
        measure: &Ratio { numerator: &ADOPTIONS_OF_OTHERS, denominator: &IN_CARE_FOR_SIX_MONTHS },
        value: None,
        groups: &[Groups::Parts(
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
        )],
        needs: &[Table::Episodes],
        instead: None,
        uses: &[Table::Uasc],
        since: 2002,
        source: "Performance Assessment Framework CF/C23",
        note: Some("The adopted children have left care, so the denominator does not hold them."),
    },
    Indicator {
        id: "ADP-10",
        codes: &["Adoption scorecard A6"],
        title: "Minority ethnic leavers who were adopted",
        better: Better::Higher,
        window: Window::ThreeYears,
        unit: Unit::Percent,
        measure: &Share::<Leavers> {
            of: leavers_in_three_years,
            denominator: &[
                CEASED,
                Clause("of a Mixed, Asian, Black or Other ethnic group", |left, _| {
                    is_minority_ethnic(left.child.person().ethnicity)
                }),
            ],
            numerator: &[ADOPTED],
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes, Table::Header],
        instead: None,
        uses: &[],
        since: 2012,
        source: SCORECARD,
        note: None,
    },
    Indicator {
        id: "ADP-11",
        codes: &["Adoption scorecard A7"],
        title: "Leavers aged 5 and over who were adopted",
        better: Better::Higher,
        window: Window::ThreeYears,
        unit: Unit::Percent,
        measure: &Share::<Leavers> {
            of: leavers_in_three_years,
            denominator: &[
                CEASED,
                Clause("aged 5 or over when care ended", |left, _| is_aged(left.child, 5..=u32::MAX, left.end)),
            ],
            numerator: &[ADOPTED],
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes],
        instead: None,
        uses: &[Table::Header],
        since: 2012,
        source: SCORECARD,
        note: None,
    },
    Indicator {
        id: "ADP-20",
        codes: &[],
        title: "Adopted by their former foster carer",
        better: Better::Neutral,
        window: Window::Year,
        unit: Unit::Percent,
        measure: &Share::<Leavers> {
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
        value: None,
        groups: &[],
        needs: &[Table::Episodes, Table::Ad1],
        instead: None,
        uses: &[],
        since: 2002,
        source: "SSDA903 guidance: FOSTER_CARE",
        note: None,
    },
    Indicator {
        id: "ADP-21",
        codes: &["LAIT LAC_ceased_SGO", "LAIT LAC_ceased_CAO%"],
        title: "Leavers under special guardianship or child arrangements orders",
        better: Better::Higher,
        window: Window::Year,
        unit: Unit::Percent,
        measure: &Share::<Leavers> { of: leavers_in_year, denominator: &[CEASED], numerator: &[PERMANENCE_ORDER] },
        value: None,
        groups: &[Groups::By("Reason for leaving", breakdowns::reason_for_leaving)],
        needs: &[Table::Episodes],
        instead: None,
        uses: &[],
        since: 2005,
        source: "Children looked after in England, data guidance 2023: reason for ceasing",
        note: Some("E43 and E44 were the special guardianship codes to 2017/18, E45 to E48 since."),
    },
    Indicator {
        id: "ADP-24",
        codes: &["DfE adoption tables"],
        title: "Profile of the children adopted in three years",
        better: Better::Neutral,
        window: Window::ThreeYears,
        unit: Unit::Percent,
        measure: &Share::<Leavers> { of: leavers_in_three_years, denominator: &[ADOPTED], numerator: &[] },
        value: None,
        groups: &[
            Groups::By("Age when adopted", breakdowns::age),
            Groups::By("Sex", breakdowns::sex),
            Groups::By("Ethnic group", breakdowns::ethnic_group),
            Groups::By("Ethnicity", breakdowns::ethnicity),
        ],
        needs: &[Table::Episodes],
        instead: None,
        uses: &[Table::Header],
        since: 2012,
        source: "Children looked after in England: children adopted, by characteristics",
        note: None,
    },
];
