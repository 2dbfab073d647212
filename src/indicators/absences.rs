//! Safety: how often children go missing, and who was away without authorisation.

use super::going_missing::was_missing;
use super::safety::{WENT_MISSING, incidents_in_care};
use crate::calendar::Day;
use crate::cases::facts::LOOKED_AFTER_IN_YEAR;
use crate::cases::{Children, children, population};
use crate::codes::Absence;
use crate::history::{Child, History, Period};
use crate::judging::finding::{Entry, no, plural, unknown, yes};
use crate::judging::*;
use crate::rows::of_the_return::{Episode, Incident, Table};

population! {
    /// Incidents of being missing or away, of the year and in care.
    Incidents, Absent, "incident", "incidents"
}

/// A child who was missing or away.
#[derive(Clone, Copy)]
pub struct Absent<'h> {
    child: Child<'h>,
    incident: &'h Incident,
}

impl<'h> Case<'h> for Absent<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.incident.start
    }
    fn episode(self) -> Option<&'h Episode> {
        self.child.row_by(self.incident.start)
    }
}

/// Every incident of the year that touches a period of care; rows are counted as they are (D29).
fn incidents_of_year<'h>(history: &'h History, see: &mut dyn FnMut(Absent<'h>)) {
    for child in history.children() {
        incidents_in_care(child, &history.period).for_each(|incident| see(Absent { child, incident }));
    }
}

const MISSING: Clause<Incidents> = Clause("an incident of being missing (M)", |absent, _| was_missing(absent.incident));

const INCIDENTS: Count<Incidents> = Count { of: incidents_of_year, among: &[MISSING], counted: &[] };

const WENT: Count<Children> = Count { of: children, among: &[LOOKED_AFTER_IN_YEAR, WENT_MISSING], counted: &[] };

/// How many incidents of the year are of a kind, and how many of no known kind.
fn of_kind(child: Child, period: &Period, kind: Absence) -> (u32, u32) {
    let count = |is: &dyn Fn(Absence) -> bool| incidents_in_care(child, period).filter(|one| is(one.kind)).count();
    (count(&|other| other == kind) as u32, count(&|other| !other.is_known()) as u32)
}

/// Incidents from which a child was missing more than once.
const TWICE: u32 = 2;

const MORE_THAN_ONCE: Clause<Children> = Clause("two or more missing incidents (M) in the year", |child, period| {
    let (missing, unclear) = of_kind(child, period, Absence::M);
    let finding = match missing {
        TWICE.. => yes("{} missing incidents.").with(missing),
        _ if missing + unclear >= TWICE => unknown("An incident is neither M nor A."),
        _ => no(plural(missing, "{} missing incident.", "{} missing incidents."))
            .with(missing)
            .one_short(missing + 1 == TWICE),
    };
    finding.seen_in_any(incidents_in_care(child, period).next()).listing(each_incident)
});

/// Every incident of the year in care, with its row.
fn each_incident(child: Child) -> Vec<Entry> {
    let all = incidents_in_care(child, &child.history.period);
    all.map(|one| Entry::new(format!("Away from {}", one.start), [one])).collect()
}

const AWAY: Clause<Children> =
    Clause("away without authorisation (A) on any day of the year while looked after", |child, period| {
        let of = |is: fn(Absence) -> bool| incidents_in_care(child, period).find(move |one| is(one.kind));
        match (of(|kind| kind == Absence::A), of(|kind| !kind.is_known())) {
            (Some(away), _) => yes("Away from {}.").with(away.start).seen_in(away),
            (_, Some(unclear)) => {
                unknown("An incident from {} is neither M nor A.").with(unclear.start).seen_in(unclear)
            }
            _ => no("Not away without authorisation in the year."),
        }
    });

const MISSING_CHILDREN: &str =
    "Children looked after in England, data guidance 2023: children missing from their placements";

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "SAF-06",
        "Missing incidents for each child who went missing",
        &Ratio { numerator: &INCIDENTS, denominator: &WENT },
    )
    .codes(&["DfE missing"])
    .better(Lower)
    .window(Year)
    .rises()
    .unit(Unit::Score)
    .needs(&[Table::Episodes, Table::Missing])
    .source(MISSING_CHILDREN)
    .note("Every row is an incident, those that overlap too. An incident that goes on over 31 March counts in both years."),
    Indicator::new(
        "SAF-07",
        "Children missing more than once",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER_IN_YEAR, WENT_MISSING],
            numerator: &[MORE_THAN_ONCE],
        },
    )
    .codes(&["DfE missing"])
    .better(Lower)
    .window(Year)
    .rises()
    .unit(Unit::Count)
    .needs(&[Table::Episodes, Table::Missing])
    .source(MISSING_CHILDREN)
    .note("Set against the children who went missing, SAF-05."),
    Indicator::new(
        "SAF-08",
        "Children away without authorisation",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER_IN_YEAR], numerator: &[AWAY] },
    )
    .codes(&["DfE missing", "LAIT Children_Away"])
    .better(Lower)
    .window(Year)
    .rises()
    .needs(&[Table::Episodes, Table::Missing])
    .source(MISSING_CHILDREN)
    .note("Set against every child looked after in the year. Some authorities record every absence as missing, which makes the figure too low."),
];
