//! Care leavers as list 9 of Annex A has them on its day: what can be told before OC3 is there (D61).

use super::pathways::{Supported, young_people};
use crate::cases::facts::is_aged;
use crate::codes::{Eligibility, InTouch, YesNo};
use crate::judging::finding::{no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::Table;

const FORMER_RELEVANT: Clause<Supported> =
    Clause("a former relevant young person", |person, _| match person.row.eligibility {
        Eligibility::Blank | Eligibility::Unknown => {
            unknown("ELIGIBILITY is blank or not a known code.").seen_in(person.row)
        }
        known => {
            whether(known == Eligibility::Former, "A young person who is: {}.").with(known.words()).seen_in(person.row)
        }
    });

const AGED_19_TO_21: Clause<Supported> =
    Clause("aged 19 to 21 on that day", |person, period| is_aged(person.child, 19..=21, period.last));

const HERE: Clause<Supported> =
    Clause("has not died, nor returned home for 6 months or more", |person, _| match person.row.in_touch {
        gone @ (InTouch::Died | InTouch::Rhom) => no("In touch: {}.").with(gone.words()).seen_in(person.row),
        _ => yes("The list does not say so.").seen_in(person.row),
    });

const SUITABLE: Clause<Supported> =
    Clause("the accommodation is suitable", |person, _| match person.row.suitable.is_suitable() {
        Some(suitable) => whether(suitable, "Accommodation: {}.").with(person.row.suitable.words()).seen_in(person.row),
        None => unknown("SUITABLE is blank or not a known code.").seen_in(person.row),
    });

const BUSY: Clause<Supported> =
    Clause("in education, employment or training", |person, _| match person.row.activity.in_work_or_learning() {
        Some(busy) => whether(busy, "Main activity: {}.").with(person.row.activity.words()).seen_in(person.row),
        None => unknown("ACTIV is blank or not a known code.").seen_in(person.row),
    });

const IN_TOUCH: Clause<Supported> = Clause("the authority is in touch (YES)", |person, _| match person.row.in_touch {
    InTouch::Blank | InTouch::Unknown => unknown("IN_TOUCH is blank or not a known code.").seen_in(person.row),
    known => whether(known == InTouch::Yes, "In touch: {}.").with(known.words()).seen_in(person.row),
});

const LEFT_CARE: Clause<Supported> =
    Clause("a care leaver: a relevant, former relevant or qualifying young person", |person, _| {
        match person.row.eligibility {
            Eligibility::Blank | Eligibility::Unknown => {
                unknown("ELIGIBILITY is blank or not a known code.").seen_in(person.row)
            }
            known => {
                let is_it = !matches!(known, Eligibility::Eligible | Eligibility::Ended);
                whether(is_it, "A young person who is: {}.").with(known.words()).seen_in(person.row)
            }
        }
    });

const AGED_16_TO_24: Clause<Supported> =
    Clause("aged 16 to 24 on that day", |person, period| is_aged(person.child, 16..=24, period.last));

const AGED_22_TO_25: Clause<Supported> =
    Clause("aged 22 to 25 on that day", |person, period| is_aged(person.child, 22..=25, period.last));

const HOMELESS: Clause<Supported> =
    Clause("was homeless in the year", |person, _| match person.row.homeless.answer() {
        Some(homeless) => whether(homeless, "HOMELESS: {}.").with(person.row.homeless.words()).seen_in(person.row),
        None => unknown("HOMELESS is blank or not a known code.").seen_in(person.row),
    });

const ASKED_FOR_SUPPORT: Clause<Supported> = Clause("asked for support", |person, _| match person.row.supported {
    YesNo::NotApplicable => no("None was asked for.").seen_in(person.row),
    known if known.answer().is_some() => yes("Support was asked for.").seen_in(person.row),
    _ => unknown("SUPPORTED is blank or not a known code.").seen_in(person.row),
});

const SUPPORTED: Clause<Supported> = Clause("the support is given", |person, _| {
    whether(person.row.supported.answer() == Some(true), "Given: {}.")
        .with(person.row.supported.words())
        .seen_in(person.row)
});

const OF_THE_LIST: &str = "Beside the line of OC3, which waits for the year's return: OC3 tells how it was around a birthday in the year, and the list how it is on its own day, whatever the as-at date. Who lives abroad, was deported or cannot be found stays in, because the list need not say so.";

/// A share of the former relevant young people of the list aged 19 to 21.
const fn share(numerator: &'static [Clause<Supported>]) -> Share<Supported> {
    Share { of: young_people, denominator: &[FORMER_RELEVANT, AGED_19_TO_21, HERE], numerator }
}

const IN_SUITABLE_HOMES: Share<Supported> = share(&[SUITABLE]);
const IN_WORK_OR_LEARNING: Share<Supported> = share(&[BUSY]);
const THOSE_IN_TOUCH: Share<Supported> = share(&[IN_TOUCH]);

/// A line of the list.
const fn line(
    id: &'static str,
    title: &'static str,
    measure: &'static Share<Supported>,
    by_the_return: &'static str,
    source: &'static str,
) -> Indicator {
    Indicator::new(id, title, measure)
        .better(Higher)
        .window(Snapshot)
        .needs(&[Table::PathwayPlans])
        .in_place_of(by_the_return)
        .source(source)
        .note(OF_THE_LIST)
}

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    line(
        "LVR-22",
        "Care leavers aged 19 to 21 in suitable accommodation, by the list",
        &IN_SUITABLE_HOMES,
        "LVR-02",
        "As LVR-02, from list 9 of Annex A and not from OC3",
    ),
    line(
        "LVR-25",
        "Care leavers aged 19 to 21 in education, employment or training, by the list",
        &IN_WORK_OR_LEARNING,
        "LVR-05",
        "As LVR-05, from list 9 of Annex A and not from OC3",
    ),
    line(
        "LVR-29",
        "Care leavers aged 19 to 21 in touch, by the list",
        &THOSE_IN_TOUCH,
        "LVR-09",
        "As LVR-09, from list 9 of Annex A and not from OC3",
    ),
    Indicator::new(
        "LVR-12",
        "Care leavers who were homeless in the year",
        &Share::<Supported> { of: young_people, denominator: &[LEFT_CARE, AGED_16_TO_24], numerator: &[HOMELESS] },
    )
    .codes(&["PM35"])
    .better(Lower)
    .window(Snapshot)
    .needs(&[Table::PathwayPlans])
    .source("Welsh performance indicator PM35: homeless by the Housing (Wales) Act 2014")
    .note("As the list has it on its day, of the year that ends then."),
    Indicator::new(
        "LVR-20",
        "Care leavers aged 22 to 25 in touch and supported",
        &Share::<Supported> {
            of: young_people,
            denominator: &[FORMER_RELEVANT, AGED_22_TO_25, ASKED_FOR_SUPPORT],
            numerator: &[IN_TOUCH, SUPPORTED],
        },
    )
    .better(Neutral)
    .window(Snapshot)
    .unit(Unit::Count)
    .needs(&[Table::PathwayPlans])
    .source("Children and Social Work Act 2017, section 3: support to 25 for those who ask")
    .note("Of the former relevant young people of the list who asked for support."),
];
