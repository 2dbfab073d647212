//! Safety: children who go missing, and children on remand or in custody.

use crate::calendar::Day;
use crate::cases::facts::{LOOKED_AFTER, LOOKED_AFTER_IN_YEAR, is_looked_after, rows_of_care};
use crate::cases::{Children, IN_THE_12_MONTHS, children};
use crate::codes::{Absence, LegalStatus, Place};
use crate::history::{CarePeriod, Child, Period};
use crate::judging::finding::{Answer, Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::{Incident, Table};

/// The incident, a period of care and the days to the as-at date have a day in common, all ends included (D29).
fn touches(incident: &Incident, care: &CarePeriod, (from, last): (Day, Day)) -> bool {
    let up_to = |end: Option<Day>| end.unwrap_or(last).min(last);
    let first = incident.start.max(care.start).max(from);
    first <= up_to(incident.end).min(up_to(care.end))
}

/// The incidents of a child from a day on and in care.
fn incidents_since<'h>(child: Child<'h>, days: (Day, Day)) -> impl Iterator<Item = &'h Incident> {
    let care = child.care();
    child.incidents().filter(move |incident| care.iter().any(|care| touches(incident, care, days)))
}

/// The incidents of a child in the year and in care, by D29.
pub(super) fn incidents_in_care<'h>(child: Child<'h>, period: &'h Period) -> impl Iterator<Item = &'h Incident> {
    incidents_since(child, (period.year_start, period.last))
}

/// Missing on a day of the year in care.
pub(super) const WENT_MISSING: Clause<Children> =
    Clause("missing (M) on any day of the year while looked after", |child, period| {
        went_missing(child, (period.year_start, period.last)).unwrap_or(no("No missing incident in the year."))
    });

fn went_missing(child: Child, days: (Day, Day)) -> Option<Finding> {
    let of = |kind: fn(&Incident) -> bool| incidents_since(child, days).find(move |incident| kind(incident));
    if let Some(missing) = of(|incident| incident.kind == Absence::M) {
        return Some(yes("Missing from {}.").with(missing.start).seen_in(missing));
    }
    let unclear = of(|incident| !incident.kind.is_known())?;
    Some(unknown("An incident from {} is neither M nor A.").with(unclear.start).seen_in(unclear))
}

const WENT_MISSING_IN_12_MONTHS: Clause<Children> =
    Clause("missing (M) on any day of the 12 months while looked after", |child, period| {
        let days = (period.twelve_months, period.last);
        went_missing(child, days).unwrap_or(no("No missing incident in the 12 months."))
    });

const LOOKED_AFTER_IN_12_MONTHS: Clause<Children> = Clause(IN_THE_12_MONTHS, |child, period| {
    match child.care().iter().rev().find(|care| care.end.is_none_or(|end| end >= period.twelve_months)) {
        Some(care) => yes("In care from {}.").with(care.start).listing_of(care.start, rows_of_care),
        None => no("Not in care on any day of the 12 months."),
    }
});

/// The same over 12 months, which does not begin anew on 1 April.
const OVER_12_MONTHS: Groups = Groups::Parts(
    "12 months to the date",
    &[Part {
        label: "Children with a missing incident",
        unit: Unit::Percent,
        measure: &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER_IN_12_MONTHS],
            numerator: &[WENT_MISSING_IN_12_MONTHS],
        },
    }],
);

fn open_incident(child: Child<'_>, is: fn(Absence) -> bool) -> Option<&Incident> {
    let last = child.history.period.last;
    child.incidents().find(|incident| is(incident.kind) && incident.end.is_none_or(|end| end > last))
}

fn open_missing(child: Child<'_>) -> Option<&Incident> {
    open_incident(child, |kind| kind == Absence::M)
}

const MISSING_NOW: Clause<Children> = Clause("a missing incident (M) has begun and has not ended", |child, _| {
    if let Some(missing) = open_missing(child) {
        return yes("Missing since {}.").with(missing.start).seen_in(missing);
    }
    match open_incident(child, |kind| !kind.is_known()) {
        Some(unclear) => unknown("An incident from {} is neither M nor A.").with(unclear.start).seen_in(unclear),
        None => no("Not missing."),
    }
});

const IN_CARE_WHILE_MISSING: Clause<Children> =
    Clause(LOOKED_AFTER.0, |child, _| match (is_looked_after(child), open_missing(child)) {
        (Finding { answer: Answer::No, .. }, Some(missing)) => {
            unknown("An open missing incident, but the child is not looked after.").seen_in(missing)
        }
        (finding, _) => finding,
    });

fn in_custody(status: LegalStatus, place: Place) -> Finding {
    if status.is_youth_justice() {
        yes("Legal status: {}.").with(status.words())
    } else if matches!(place, Place::R5 | Place::K1) {
        yes("Placement: {}.").with(place.words())
    } else if status.is_known() && place.is_known() {
        no("Legal status: {}. Placement: {}.").with(status.words()).with(place.words())
    } else {
        unknown("LS or PLACE is blank or not a known code.")
    }
}

const REMANDED: Clause<Children> =
    Clause("youth justice legal status (J1 to J3), or placed in custody (R5) or a secure home (K1)", |child, _| {
        let row = child.current_episode();
        let (status, place) = row.map(|row| (row.ls, row.place)).unwrap_or_default();
        in_custody(status, place).seen_in_any(row)
    });

const PLACED_IN_CUSTODY: Clause<Children> = Clause("placed in custody (R5)", |child, _| {
    let row = child.current_episode();
    let place = row.map(|row| row.place).unwrap_or_default();
    match place {
        Place::Blank | Place::Unknown => unknown("PLACE is blank or not a known code.").seen_in_any(row),
        known => whether(known == Place::R5, "Placement: {}.").with(known.words()).seen_in_any(row),
    }
});

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "SAF-05",
        "Children with a missing incident",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER_IN_YEAR], numerator: &[WENT_MISSING] },
    )
    .codes(&["DfE missing", "LAIT Children_missing"])
    .better(Lower)
    .window(Year)
    .rises()
    .groups(&[OVER_12_MONTHS])
    .needs(&[Table::Episodes, Table::Missing])
    .source("Children looked after in England, data guidance 2023: children missing from their placements")
    .note("Set against every child looked after in the year. Some authorities record every absence as missing, which makes the figure too high."),
    Indicator::new(
        "SAF-09",
        "Children missing now",
        &Count::<Children> { of: children, among: &[MISSING_NOW, IN_CARE_WHILE_MISSING], counted: &[] },
    )
    .codes(&["DfE missing at 31 March"])
    .better(Lower)
    .window(Snapshot)
    .unit(Unit::Count)
    .needs(&[Table::Episodes, Table::Missing])
    .source("Children looked after in England, data guidance 2023: missing at 31 March"),
    Indicator::new(
        "SAF-13",
        "On remand, in custody or in a secure home",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[REMANDED] },
    )
    .better(Lower)
    .window(Snapshot)
    .unit(Unit::Count)
    .groups(&[Groups::Parts(
            "Of which",
            &[Part {
                label: "In custody",
                unit: Unit::Count,
                measure: &Share::<Children> {
                    of: children,
                    denominator: &[LOOKED_AFTER],
                    numerator: &[PLACED_IN_CUSTODY],
                },
            }],
        )])
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: legal status and placement"),
];
