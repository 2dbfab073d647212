//! A settled home: moves over two years, how long placements last, and how often the social worker changes.

use super::stability::three_or_more_since;
use crate::calendar::Day;
use crate::cases::facts::*;
use crate::cases::*;
use crate::codes::{NewEpisode, Place};
use crate::history::{Child, History, Period};
use crate::judging::finding::{Finding, no, plural, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::{Allocation, Table};

/// The last day of the year before the 12 months.
fn last_of_the_year_before(period: &Period) -> Day {
    period.twelve_months.plus(-1)
}

const IN_CARE_THE_YEAR_BEFORE: Clause<Children> =
    Clause("looked after on at least one day of the 12 months before these", |child, period| {
        let (first, last) = (period.two_years_start(), last_of_the_year_before(period));
        let touches = |start: Day, end: Option<Day>| start <= last && end.is_none_or(|end| end > first);
        if let Some(care) = child.care().iter().find(|care| touches(care.start, care.end)) {
            return yes("In care from {}.").with(care.start).listing_of(care.start, rows_of_care);
        }
        let Some(care) = child.current_care() else { return no("Not looked after.") };
        in_care_since_by(child, care, last)
    });

const THREE_IN_TWO_YEARS: Clause<Children> = Clause(
    "three or more placements in the 24 months, temporary stays and moves with the same carer not counted",
    |child, period| {
        let (one, many) = ("{} placement in the 24 months.", "{} placements in the 24 months.");
        three_or_more_since(child, period.two_years_start(), (one, many)).listing(placements_in_24_months)
    },
);

/// The number of placements, where the start of care does not leave it open (D19); no placement counts as one.
fn number_of_placements(case: &Judged, history: &History) -> (u16, &'static str) {
    let child = history.child(case.child);
    let Period { twelve_months, last, .. } = history.period;
    let care = child.current_care().filter(|care| !care.start_recorded && care.start > twelve_months);
    match placements_between(child, twelve_months, last) {
        3.. => (2, "Three or more"),
        _ if care.is_some() => (u16::MAX, "Not known"),
        2 => (1, "Two"),
        _ => (0, "One"),
    }
}

const ENDED_IN_THE_YEAR: Clause<Moves> = Clause("the placement ended in the year", |moved, period| {
    let last = moved.child.episodes_in(moved.placement).last();
    match moved.placement.end {
        Some(end) => whether(period.in_year(end), "Ended on {}.").with(end).seen_in_any(last),
        None => no("It goes on.").seen_in_any(last),
    }
});

const START_KNOWN: Clause<Moves> = Clause(
    "the day it began is known: it is not the first known, or its care begins with RNE S, P or B",
    |moved, _| {
        let care = moved.child.care_on(moved.placement.start);
        let first = care.and_then(|care| moved.child.episodes_of(care).first());
        let says_so = first.is_some_and(|row| matches!(row.rne, NewEpisode::S | NewEpisode::P | NewEpisode::B));
        let finding = match moved.is_first && !says_so {
            true => unknown("The first row known, from {}, does not say that a placement began."),
            false => yes("Began on {}."),
        };
        finding.with(moved.placement.start).seen_in_any(moved.episode()).listing_of(moved.placement.start, rows_of_care)
    },
);

/// Looked after since on or before this many months ago, in the long-term line of the older framework.
const FOUR_YEARS: i32 = 48;
/// In the same placement since on or before this many months ago.
const TWO_YEARS: i32 = 24;

const FOR_FOUR_YEARS: Clause<Children> =
    Clause("looked after continuously for at least four years", |child, period| {
        let Some(care) = child.current_care() else { return no("Not looked after.") };
        in_care_since_by(child, care, period.last.plus_months(-FOUR_YEARS))
    });

const FOSTERED: Clause<Children> =
    Clause("placed with foster carers (U1 to U6), temporary stays elsewhere passed over", |child, _| {
        let Some(placement) = child.current_placement() else { return no("No placement is recorded yet.") };
        let row = child.history.episode(placement.settled);
        match row.place {
            Place::Blank | Place::Unknown => unknown("PLACE is blank or not a known code.").seen_in(row),
            place => whether(place.is_foster(), "Placement: {}.").with(place.words()).seen_in(row),
        }
    });

const FOR_TWO_YEARS: Clause<Children> = Clause("in the same placement for at least two years", |child, period| {
    let Some(placement) = child.current_placement() else { return no("No placement is recorded yet.") };
    whether(placement.start <= period.last.plus_months(-TWO_YEARS), "In the same placement since {}.")
        .with(placement.start)
        .seen_in_any(child.episodes_in(placement).first())
        .yes_on(placement.start.plus_months(TWO_YEARS), period.last, true)
});

/// Social workers in 12 months from which a child counts as unsettled.
const MANY_WORKERS: u32 = 3;

fn allocated<'h>(child: Child<'h>, period: &'h Period) -> impl Iterator<Item = &'h Allocation> {
    let touches = |row: &&Allocation| row.end.is_none_or(|end| end >= period.twelve_months);
    child.history.records.workers.of(child.id).iter().filter(|row| row.start <= period.last).filter(touches)
}

fn workers(child: Child, period: &Period) -> u32 {
    let mut all: Vec<u64> = allocated(child, period).map(|row| row.worker).filter(|worker| *worker != 0).collect();
    all.sort_unstable();
    all.dedup();
    all.len() as u32
}

fn enough_workers(child: Child, period: &Period) -> Finding {
    let count = workers(child, period);
    let finding = match count {
        MANY_WORKERS.. => yes("{} social workers in the 12 months.").with(count),
        _ if allocated(child, period).any(|row| row.worker == 0) => unknown("A row has no SW_ID."),
        0 => unknown("SWEpisodes has no row for the 12 months."),
        _ => no(plural(count, "{} social worker in the 12 months.", "{} social workers in the 12 months."))
            .with(count)
            .one_short(count + 1 == MANY_WORKERS),
    };
    finding.seen_in_any(allocated(child, period).next())
}

const THREE_WORKERS: Clause<Children> =
    Clause("three or more different social workers in the 12 months, also before care began", |child, period| {
        enough_workers(child, period)
    });

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "STB-03",
        "Three or more placements in two years",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER, IN_CARE_THE_YEAR_BEFORE],
            numerator: &[THREE_IN_TWO_YEARS],
        },
    )
    .codes(&["DfE stability measures"])
    .better(Lower)
    .window(Rolling24)
    .needs(&[Table::Episodes])
    .source("Department for Education: stability measures for children looked after in England, 2024")
    .note("Returns of two years are needed. A placement left on the first day is not counted."),
    Indicator::new(
        "STB-04",
        "Placements in the year: one, two, three or more",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[] },
    )
    .codes(&["DfE CLA_1Pla, CLA_2Pla, CLA_3Pla"])
    .window(Rolling12)
    .groups(&[Groups::Profile("Placements", number_of_placements)])
    .needs(&[Table::Episodes])
    .source("Children looked after in England: children by the number of placements in the year")
    .note("Counted as in STB-01. A child in a temporary placement only counts under one."),
    Indicator::new(
        "STB-05",
        "Days that placements lasted which ended in the year",
        &Mean::<Moves> {
            of: placements,
            among: &[ENDED_IN_THE_YEAR],
            counted: &[START_KNOWN],
            amount: |moved| moved.placement.end.map_or(0, |end| end.since(moved.placement.start).into()),
        },
    )
    .codes(&["DfE placement duration"])
    .window(Year)
    .unit(Unit::Days)
    .needs(&[Table::Episodes])
    .source("Children looked after in England: duration of placements that ended in the year")
    .note("Temporary stays are part of the placement that they interrupt."),
    Indicator::new(
        "STB-08",
        "Fostered for two years with the same carers, looked after for four",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER, FOSTERED, FOR_FOUR_YEARS],
            numerator: &[FOR_TWO_YEARS],
        },
    )
    .codes(&["PAF CF/D35"])
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::Episodes])
    .source("Performance Assessment Framework CF/D35")
    .note("STB-02 has taken its place; for older trend lines."),
    Indicator::new(
        "STB-09",
        "Three or more social workers in the year",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[THREE_WORKERS] },
    )
    .codes(&["LAIT Stability_SocialWorker", "National Framework"])
    .better(Lower)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::SwEpisodes])
    .source("Department for Education: stability measures for children looked after in England, 2024")
    .note("In the return from 2023/24. A worker who comes back counts once."),
];
