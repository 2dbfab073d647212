//! Children in our care: everybody of the year, who came back, why children leave, how long they have stayed.

use super::breakdowns;
use crate::calendar::Day;
use crate::cases::facts::*;
use crate::cases::*;
use crate::codes::{Ceased, Permanence};
use crate::history::{Child, History};
use crate::judging::finding::{Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::Table;

const STARTED: Clause<Starts> =
    Clause("started to be looked after in the year", |start, _| start_is_recorded(start.child, start.care));

const CEASED: Clause<Leavers> = Clause("ceased to be looked after", |left, _| cease_is_recorded(left));

const SHORT_BREAK: Clause<Children> = Clause("on a short break (V3 or V4) on a day of the year", |child, period| {
    match child.short_breaks().find(|row| row.dec.is_none_or(|dec| dec >= period.year_start)) {
        Some(row) => yes("On a short break from {}.").with(row.decom).seen_in(&row),
        None => no("No short break in the year."),
    }
});

const NOTHING_ELSE: Clause<Children> = Clause("not looked after otherwise in the year", |child, period| {
    (LOOKED_AFTER_IN_YEAR.1)(child, period).reversed()
});

/// Months after leaving care in which a new start is a return.
const SOON: i32 = 12;

/// A recorded start of the year, and the end of care before it that it follows within 12 months.
fn return_to_care(child: Child) -> Option<(Day, Day)> {
    let care = child.care();
    let of_year = |start: Day| child.history.period.in_year(start);
    let pairs = care.windows(2).filter(|pair| pair[1].start_recorded && of_year(pair[1].start));
    let mut soon = pairs.filter_map(|pair| Some((pair[0].end?, pair[1].start)));
    soon.find(|(end, start)| *start <= end.plus_months(SOON))
}

const CAME_BACK: Clause<Starts> = Clause(
    "a start of the year followed care that ended in the 12 months before, or an earlier permanence arrangement (PREV_PERM P1 to P4)",
    |start, _| {
        let child = start.child;
        if let Some((end, again)) = return_to_care(child) {
            let row = child.care_on(again).and_then(|care| child.episodes_of(care).first());
            return yes("Care ended on {} and started again on {}.").with(end).with(again).seen_in_any(row);
        }
        let row = child.history.records.previous.of(child.id).first();
        let finding = match row.map(|row| row.permanence).unwrap_or_default() {
            Permanence::P0 | Permanence::Z1 => no("No earlier arrangement."),
            known if known.is_known() => yes("Earlier: {}.").with(known.words()),
            _ if row.is_some() => unknown("PREV_PERM is blank or not a known code."),
            _ => unknown("PrevPerm has no row for this child."),
        };
        finding.seen_in_any(row)
    },
);

const HOME: Clause<Children> = Clause(
    "the last reason for ceasing in the year is a return home, or to people without parental responsibility (E4A, E4B, E13)",
    |child, period| match last_end(child, period.year_start, period.last) {
        Some(left) => went_home(left),
        None => no("Care did not end in the year."),
    },
);

fn went_home(left: LeftCare) -> Finding {
    match left.reason() {
        Ceased::Blank | Ceased::Unknown => unknown("Care ended on {}, but REC is blank, X1 or not a known code.")
            .with(left.end)
            .seen_in_any(left.episode()),
        reason => whether(matches!(reason, Ceased::E4a | Ceased::E4b | Ceased::E13), "Care ended on {}: {}.")
            .with(left.end)
            .with(reason.words())
            .seen_in_any(left.episode()),
    }
}

const START_KNOWN: Clause<Children> =
    Clause("the start of care is recorded (RNE = S)", |child, _| match child.current_care() {
        Some(care) => start_is_recorded(child, care).listing(rows_without_a_gap),
        None => no("Not looked after."),
    });

fn days_in_care(child: Child) -> i64 {
    let last = child.history.period.last;
    child.current_care().map_or(0, |care| last.since(care.start).into())
}

fn length_of_care(case: &Judged, history: &History) -> (u16, &'static str) {
    const BANDS: [(i32, &str); 4] =
        [(6, "Less than 6 months"), (12, "6 to 12 months"), (24, "1 to 2 years"), (60, "2 to 5 years")];
    let care = history.child(case.child).current_care().filter(|care| care.start_recorded);
    let Some(care) = care else { return (u16::MAX, "Not known") };
    let is_shorter = |(months, _): &(i32, &str)| care.start > history.period.last.plus_months(-months);
    let band = BANDS.iter().position(is_shorter).unwrap_or(BANDS.len());
    (band as u16, BANDS.get(band).map_or("5 years or more", |(_, words)| words))
}

const A_GIRL: Clause<Children> = Clause("a girl (SEX 2 or F)", |child, _| {
    let person = child.person();
    let finding = match person.sex {
        sex if sex.is_female() => yes("Recorded as a girl."),
        sex if sex.is_male() => no("Recorded as a boy."),
        _ => unknown("SEX is blank, U or not a known code."),
    };
    finding.at_any(person.sex_in)
});

const AGED_12: Clause<Children> =
    Clause("aged 12 or over on that day", |child, period| is_aged(child, 12..=u32::MAX, period.last));

const A_MOTHER: Clause<Children> = Clause("a mother (MOTHER = 1)", |child, _| {
    let person = child.person();
    let finding = match person.mother.answer() {
        Some(mother) => whether(mother, if mother { "A mother." } else { "Not a mother." }),
        None => unknown("MOTHER is blank, or neither 1 nor 0."),
    };
    finding.at_any(person.mother_in)
});

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "POP-07",
        "Children looked after at any time in the year",
        &Count::<Children> { of: children, among: &[LOOKED_AFTER_IN_YEAR], counted: &[] },
    )
    .codes(&["DfE CLA during the year"])
    .window(Year)
    .rises()
    .unit(Unit::Count)
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: children looked after during the year")
    .note("A child whose care ended on 1 April is in it. What is missed, away and returned home is set against this number."),
    Indicator::new(
        "POP-12",
        "Starts that were unaccompanied asylum-seeking children",
        &Share::<Starts> {
            of: recorded_starts_in_year,
            denominator: &[STARTED],
            numerator: &[Clause("unaccompanied and asylum-seeking on that day", |start, _| {
                is_uasc(start.child, start.care.start)
            })],
        },
    )
    .codes(&["LAIT UASC_%_Starting", "National Framework"])
    .window(Year)
    .needs(&[Table::Episodes, Table::Uasc])
    .source("Children looked after in England, data guidance 2023: children who started to be looked after"),
    Indicator::new(
        "POP-13",
        "Children on short breaks only",
        &Count::<Children> { of: children, among: &[SHORT_BREAK, NOTHING_ELSE], counted: &[] },
    )
    .codes(&["DfE short term placements", "CH/040"])
    .window(Year)
    .rises()
    .unit(Unit::Count)
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: children looked after only under short break agreements")
    .note("In no other number of children looked after."),
    Indicator::new(
        "POP-19",
        "Reasons for ceasing to be looked after",
        &Share::<Leavers> { of: leavers_in_year, denominator: &[CEASED], numerator: &[] },
    )
    .codes(&["DfE CEA by reason"])
    .window(Year)
    .groups(&[Groups::Profile("Reason for leaving", breakdowns::leaving)])
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: reason for ceasing")
    .note("Each child once, at the last cease of the year. E4 became E4A and E4B, and E43 and E44 became E45 to E48."),
    Indicator::new(
        "POP-20",
        "Starts that were a return to care",
        &Share::<Starts> { of: recorded_starts_in_year, denominator: &[STARTED], numerator: &[CAME_BACK] },
    )
    .codes(&["ChAT re-entry"])
    .better(Lower)
    .window(Year)
    .needs(&[Table::Episodes, Table::PrevPerm])
    .source("Children's services analysis tool (ChAT): starts with an earlier period of care, and PREV_PERM")
    .note("The return of the year before is needed for care that ended in it. PREV_PERM is in returns from 2016/17."),
    Indicator::new(
        "POP-21",
        "Days in care so far",
        &Mean::<Children> { of: children, among: &[LOOKED_AFTER], counted: &[START_KNOWN], amount: days_in_care },
    )
    .codes(&["DfE duration"])
    .window(Snapshot)
    .unit(Unit::Days)
    .groups(&[Groups::Profile("Time in care", length_of_care)])
    .needs(&[Table::Episodes])
    .source("Children looked after in England: duration of the latest period of care")
    .note("The mean. A few children who have stayed long raise it, so the bands stand beside it."),
    Indicator::new(
        "POP-22",
        "Girls aged 12 and over who are mothers",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER, A_GIRL, AGED_12],
            numerator: &[A_MOTHER],
        },
    )
    .codes(&["DfE motherhood"])
    .window(Snapshot)
    .needs(&[Table::Episodes, Table::Header])
    .source("Children looked after in England, data guidance 2023: motherhood status, girls aged 12 and over"),
    Indicator::new(
        "POP-25",
        "Returned home from care in the year (Wales)",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER_IN_YEAR], numerator: &[HOME] },
    )
    .codes(&["PM26"])
    .better(Higher)
    .window(Year)
    .rises()
    .needs(&[Table::Episodes])
    .source("Welsh performance measure PM26")
    .note("Set against everybody looked after in the year, and not against those who left."),
];
