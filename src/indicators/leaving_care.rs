//! Care leavers: where they live, what they do, and whether the authority is in touch.

use crate::calendar::birthday;
use crate::cases::{CareLeaver, CareLeavers, care_leavers};
use crate::codes::{Ceased, InTouch};
use crate::history::Period;
use crate::judging::finding::{Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::Table;
use std::ops::RangeInclusive;

/// The birthday that falls in the year to date (D30).
pub(super) fn has_birthday(leaver: CareLeaver, ages: RangeInclusive<i32>, period: &Period) -> Finding {
    let Some(born) = leaver.child.born() else { return unknown("No date of birth in any file.").seen_in(leaver.row) };
    let reached = ages.map(|age| (age, birthday(born, age))).find(|(_, day)| period.in_year(*day));
    let finding = match reached {
        Some((age, day)) => yes("{} on {}.").with(age).with(day),
        None => no("No such birthday in the year."),
    };
    finding.seen_in(leaver.row).at_any(leaver.child.born_in())
}

const REACHED_19: Clause<CareLeavers> =
    Clause("19th birthday in the year", |leaver, period| has_birthday(leaver, 19..=19, period));

const REACHED_19_TO_21: Clause<CareLeavers> =
    Clause("19th, 20th or 21st birthday in the year", |leaver, period| has_birthday(leaver, 19..=21, period));

const ALIVE: Clause<CareLeavers> = Clause("has not died", |leaver, _| {
    whether(leaver.row.in_touch != InTouch::Died, "Contact: {}.").with(leaver.row.in_touch.words()).seen_in(leaver.row)
});

/// Neither dead nor back home.
pub(super) const NOT_BACK_HOME: Clause<CareLeavers> =
    Clause("has not died, or returned home for 6 months or more", |leaver, _| {
        let out = matches!(leaver.row.in_touch, InTouch::Died | InTouch::Rhom);
        whether(!out, "Contact: {}.").with(leaver.row.in_touch.words()).seen_in(leaver.row)
    });

/// Of care and not of short breaks alone.
pub(super) const NOT_ONLY_SHORT_BREAKS: Clause<CareLeavers> =
    Clause("was not only ever on short breaks (V3 or V4)", |leaver, _| {
        let child = leaver.child;
        let only = child.care().is_empty() && child.short_breaks().next().is_some();
        match (only, child.care().first()) {
            (true, _) => no("Every episode is V3 or V4.").seen_in_any(child.short_breaks().next().as_ref()),
            (false, Some(care)) => {
                yes("In care from {}.").with(care.start).seen_in_any(child.episodes_of(care).first())
            }
            (false, None) => yes("No episode is in the files."),
        }
    });

/// Not another authority's since.
pub(super) const NOT_TRANSFERRED: Clause<CareLeavers> =
    Clause("care was not taken over by another authority (E3)", |leaver, _| {
        let (child, last) = (leaver.child, leaver.child.care().last());
        match last.and_then(|care| care.ceased).map(|row| child.history.episode(row)) {
            Some(row) => whether(row.rec != Ceased::E3, "Care ended: {}.").with(row.rec.words()).seen_in(row),
            None => yes("No transfer is recorded.").seen_in_any(last.and_then(|care| child.episodes_of(care).last())),
        }
    });

/// ACCOM other than G, H and R.
pub(super) const LIVES_IN_THIS_COUNTRY: Clause<CareLeavers> = Clause(
    "has not gone abroad or been deported, and the residence is known (ACCOM other than G, H or R)",
    |leaver, _| {
        let away = matches!(leaver.row.accommodation.letter(), Some(b'G' | b'H' | b'R'));
        whether(!away, "Accommodation: {}.").with(leaver.row.accommodation.words()).seen_in(leaver.row)
    },
);

fn lives_suitably(leaver: CareLeaver) -> Finding {
    match leaver.row.accommodation.is_suitable() {
        Some(suitable) => {
            let sentence = if suitable { "{}, judged suitable." } else { "{}, judged not suitable." };
            whether(suitable, sentence).with(leaver.row.accommodation.words()).seen_in(leaver.row)
        }
        None => unknown("ACCOM is blank, 0 or not a known code.").seen_in(leaver.row),
    }
}

fn works_or_learns(leaver: CareLeaver) -> Finding {
    match leaver.row.activity.in_work_or_learning() {
        Some(active) => whether(active, "Activity: {}.").with(leaver.row.activity.words()).seen_in(leaver.row),
        None => unknown("ACTIV is blank, 0 or not a known code.").seen_in(leaver.row),
    }
}

/// ACCOM ends in 1.
pub(super) const SUITABLE: Clause<CareLeavers> =
    Clause("in accommodation judged suitable (ACCOM ends in 1)", |leaver, _| lives_suitably(leaver));

/// ACTIV of F or P.
pub(super) const IN_WORK_OR_LEARNING: Clause<CareLeavers> =
    Clause("in education, employment or training (ACTIV F1 to F5, P1 to P5)", |leaver, _| works_or_learns(leaver));

const NOT_IN_WORK_OR_LEARNING: Clause<CareLeavers> =
    Clause("not in education, employment or training (ACTIV G4, G5 or G6)", |leaver, _| {
        let finding = works_or_learns(leaver);
        match finding.answer {
            crate::judging::finding::Answer::Unknown => finding,
            crate::judging::finding::Answer::Yes => {
                no("Activity: {}.").with(leaver.row.activity.words()).seen_in(leaver.row)
            }
            crate::judging::finding::Answer::No => {
                yes("Activity: {}.").with(leaver.row.activity.words()).seen_in(leaver.row)
            }
        }
    });

const IN_TOUCH: Clause<CareLeavers> =
    Clause("the authority is in touch (IN_TOUCH = YES)", |leaver, _| match leaver.row.in_touch {
        InTouch::Blank | InTouch::Unknown => unknown("IN_TOUCH is blank or not a known code.").seen_in(leaver.row),
        known => whether(known == InTouch::Yes, "Contact: {}.").with(known.words()).seen_in(leaver.row),
    });

const NOT_EMERGENCY: Clause<CareLeavers> =
    Clause("not in emergency accommodation or bed and breakfast (V, W)", |leaver, _| {
        let Some(letter) = leaver.row.accommodation.letter() else {
            return unknown("ACCOM is blank, 0 or not a known code.").seen_in(leaver.row);
        };
        whether(!matches!(letter, b'V' | b'W'), "Accommodation: {}.")
            .with(leaver.row.accommodation.words())
            .seen_in(leaver.row)
    });

const AGED_19: &[Clause<CareLeavers>] = &[REACHED_19, NOT_BACK_HOME, NOT_ONLY_SHORT_BREAKS, NOT_TRANSFERRED];
/// The cohort of 19 to 21.
pub(super) const AGED_19_TO_21: &[Clause<CareLeavers>] =
    &[REACHED_19_TO_21, NOT_BACK_HOME, NOT_ONLY_SHORT_BREAKS, NOT_TRANSFERRED];

/// Where the cohort of 19 to 21 comes from.
pub(super) const SINCE_2014: &str = "Children looked after in England, data guidance 2023: care leavers aged 19 to 21";
/// What a reader should know of the cohort.
pub(super) const COHORT: &str =
    "The young people are those of OC3, the authority's own list. Not known stays in the denominator as not met.";

/// A line of the young people of OC3 with a birthday in the year, which Episodes makes more exact.
pub(super) const fn of_care_leavers(id: &'static str, title: &'static str, measure: &'static dyn Measure) -> Indicator {
    Indicator::new(id, title, measure).better(Higher).window(Year).needs(&[Table::Oc3]).uses(&[Table::Episodes])
}

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    of_care_leavers(
        "LVR-01",
        "In suitable accommodation at 19",
        &Share::<CareLeavers> { of: care_leavers, denominator: AGED_19, numerator: &[SUITABLE] },
    )
    .codes(&["NI 147"])
    .source("National Indicator 147")
    .note(COHORT),
    of_care_leavers(
        "LVR-02",
        "In suitable accommodation, aged 19 to 21",
        &Share::<CareLeavers> {
            of: care_leavers,
            denominator: &[
                REACHED_19_TO_21,
                NOT_BACK_HOME,
                NOT_ONLY_SHORT_BREAKS,
                NOT_TRANSFERRED,
                LIVES_IN_THIS_COUNTRY,
            ],
            numerator: &[SUITABLE],
        },
    )
    .codes(&["LAIT CareLeaverAcc"])
    .source(SINCE_2014)
    .note(COHORT),
    of_care_leavers(
        "LVR-04",
        "In education, employment or training at 19",
        &Share::<CareLeavers> { of: care_leavers, denominator: AGED_19, numerator: &[IN_WORK_OR_LEARNING] },
    )
    .codes(&["NI 148", "PAF CF/A4"])
    .source("National Indicator 148")
    .note(COHORT),
    of_care_leavers(
        "LVR-05",
        "In education, employment or training, aged 19 to 21",
        &Share::<CareLeavers> { of: care_leavers, denominator: AGED_19_TO_21, numerator: &[IN_WORK_OR_LEARNING] },
    )
    .codes(&["LAIT CareLeaverEET"])
    .source(SINCE_2014)
    .note("Young people abroad or of unknown residence stay in the denominator, unlike LVR-02."),
    of_care_leavers(
        "LVR-07",
        "Not in education, employment or training, aged 19 to 21",
        &Share::<CareLeavers> { of: care_leavers, denominator: AGED_19_TO_21, numerator: &[NOT_IN_WORK_OR_LEARNING] },
    )
    .codes(&["LAIT CareLeaversNEET"])
    .better(Lower)
    .unit(Unit::Count)
    .share_beside("LVR-05")
    .source(SINCE_2014)
    .note("The number leads, because committees ask for numbers and not percentages here."),
    of_care_leavers(
        "LVR-09",
        "Care leavers we are in touch with, aged 19 to 21",
        &Share::<CareLeavers> { of: care_leavers, denominator: AGED_19_TO_21, numerator: &[IN_TOUCH] },
    )
    .codes(&["LAIT CareLeavers_LA_NotInTouch"])
    .source(SINCE_2014)
    .note("Young people who refuse contact or need no services are in the denominator."),
    Indicator::new(
        "LVR-10",
        "In touch at 19 (Wales)",
        &Share::<CareLeavers> { of: care_leavers, denominator: &[REACHED_19, ALIVE], numerator: &[IN_TOUCH] },
    )
    .codes(&["SCC/033(a)", "SCC/033(b)", "SCC/033(c)"])
    .better(Higher)
    .window(Year)
    .groups(&[Groups::Parts(
        "Of those in touch",
        &[
            Part {
                label: "In suitable accommodation that is not for emergencies",
                unit: Unit::Percent,
                measure: &Share::<CareLeavers> {
                    of: care_leavers,
                    denominator: &[REACHED_19, ALIVE, IN_TOUCH],
                    numerator: &[SUITABLE, NOT_EMERGENCY],
                },
            },
            Part {
                label: "In education, employment or training",
                unit: Unit::Percent,
                measure: &Share::<CareLeavers> {
                    of: care_leavers,
                    denominator: &[REACHED_19, ALIVE, IN_TOUCH],
                    numerator: &[IN_WORK_OR_LEARNING],
                },
            },
        ],
    )])
    .needs(&[Table::Oc3])
    .source("Welsh performance indicator SCC/033")
    .note("The denominators of the two lines below are those in touch, so they do not compare with LVR-01 and LVR-04."),
];
