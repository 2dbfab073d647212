//! Education of children looked after for 12 months on 31 March, from the virtual school's rows.

use super::residential::needs_on;
use crate::calendar::Day;
use crate::cases::duties::SCHOOL_AGE;
use crate::cases::facts::{LOOKED_AFTER_FOR_12_MONTHS_ON_31_MARCH as IN_CARE, is_aged, rows_of_care};
use crate::cases::{Children, IN_THE_SCHOOL_YEAR, children};
use crate::codes::{Grade, SpecialNeeds, Standard, YearGroup};
use crate::history::{Child, Period};
use crate::judging::finding::{Fact, Finding, no, plural, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_extracts::PupilYear;
use crate::rows::of_the_return::Table;
use std::ops::RangeInclusive;

/// The row of the child for the school year of the last 31 March.
fn pupil<'h>(child: Child<'h>) -> Option<&'h PupilYear> {
    let year = child.history.period.school_year;
    child.history.records.given.pupils.of(child.id).iter().find(|row| row.year == year)
}

/// What the row of the school year says, with the row; without one nobody knows.
fn told(child: Child, say: impl FnOnce(&PupilYear) -> Finding) -> Finding {
    match pupil(child) {
        Some(row) => say(row).seen_in(row),
        None => unknown("PupilYears has no row of this child for the school year that ends in {}.")
            .with(child.history.period.school_year),
    }
}

/// What a recorded answer says, in the words of the code.
fn answered(answer: Option<bool>, words: &'static str, blank: &'static str) -> Finding {
    answer.map_or(unknown(blank), |answer| whether(answer, "{}.").with(words))
}

/// Whether the child is in a year group; where none is recorded, whether the age leaves it open.
fn is_in(child: Child, wanted: fn(YearGroup) -> bool, usual: RangeInclusive<u32>) -> Finding {
    let row = pupil(child).filter(|row| row.group.is_known());
    let Some(row) = row else { return may_be_in(child, usual) };
    whether(wanted(row.group), "{}.").with(row.group.words()).seen_in(row)
}

/// Nobody knows the year group of a child of the usual age; at another age it is another one.
fn may_be_in(child: Child, usual: RangeInclusive<u32>) -> Finding {
    match child.age_on(day_before(&child.history.period)) {
        Some(age) if !usual.contains(&age) => {
            no("Aged {} on the 31 August before the school year.").with(age).at_any(child.born_in())
        }
        _ => told(child, |_| unknown("YEAR_GROUP is blank or not a known code.")),
    }
}

const AT_11: Clause<Children> = Clause(
    "in the last year of key stage 2 (YEAR_GROUP = 6; where it is not recorded, nobody but who was 10 on the 31 August before can be)",
    |child, _| is_in(child, |group| group == YearGroup::Six, 10..=10),
);

const AT_16: Clause<Children> = Clause(
    "in the last year of key stage 4 (YEAR_GROUP = 11; where it is not recorded, nobody but who was 15 on the 31 August before can be)",
    |child, _| is_in(child, |group| group == YearGroup::Eleven, 15..=15),
);

fn reached(child: Child, standard: usize) -> Finding {
    told(child, |row| {
        let standard: Standard = row.standards[standard];
        answered(standard.is_reached(), standard.words(), "The result is blank or not a known code.")
    })
}

const READING: Clause<Children> =
    Clause("reached the expected standard in reading (KS2_READING)", |child, _| reached(child, 0));

const WRITING: Clause<Children> =
    Clause("reached the expected standard in writing (KS2_WRITING)", |child, _| reached(child, 1));

const MATHS: Clause<Children> =
    Clause("reached the expected standard in mathematics (KS2_MATHS)", |child, _| reached(child, 2));

fn is_pass(child: Child, of: fn(&PupilYear) -> Grade) -> Finding {
    told(child, |row| {
        let grade = of(row);
        answered(grade.is_4_or_better(), grade.words(), "The grade is blank or not a known code.")
    })
}

const ENGLISH_PASSED: Clause<Children> =
    Clause("grade 4 or better in English (ENGLISH_GRADE)", |child, _| is_pass(child, |row| row.english));

const MATHS_PASSED: Clause<Children> =
    Clause("grade 4 or better in mathematics (MATHS_GRADE)", |child, _| is_pass(child, |row| row.maths));

const SCORED: Clause<Children> = Clause("an Attainment 8 score is recorded (ATTAINMENT_8)", |child, _| {
    told(child, |row| match row.attainment {
        Some(score) => yes("A score of {}.").with(Fact::Hundredths(score.into())),
        None => unknown("ATTAINMENT_8 is blank or no score of 0 to 100."),
    })
});

/// The Department takes suspensions of all ages; a child without a row is one only at school age.
const PUPIL: Clause<Children> = Clause(
    "a pupil in the school year (PupilYears has a row, or the child was 5 to 15 on the 31 August before)",
    |child, period| match pupil(child) {
        Some(row) => yes("PupilYears has a row.").seen_in(row),
        None => is_aged(child, SCHOOL_AGE, day_before(period)),
    },
);

const SUSPENDED: Clause<Children> = Clause("suspended at least once in the school year (SUSPENSIONS)", |child, _| {
    told(child, |row| match row.suspensions {
        Some(number) => {
            whether(number > 0, plural(number.into(), "{} suspension.", "{} suspensions.")).with(u32::from(number))
        }
        None => unknown("SUSPENSIONS is blank or no whole number."),
    })
});

const EXCLUDED: Clause<Children> = Clause("excluded for good in the school year (EXCLUDED)", |child, _| {
    told(child, |row| answered(row.excluded.answer(), row.excluded.words(), "EXCLUDED is blank or not a known code."))
});

const AGED_4_OR_MORE: Clause<Children> =
    Clause("aged 4 or over on the last 31 March", |child, period| is_aged(child, 4..=u32::MAX, period.school_day));

/// What is known of special needs on the last 31 March: by the dates of SpecialNeeds, or else by the school year.
fn needs(child: Child, wanted: fn(SpecialNeeds) -> Option<bool>) -> Finding {
    let day = child.history.period.school_day;
    needs_on(child, day, wanted).unwrap_or_else(|| {
        told(child, |row| answered(wanted(row.needs), row.needs.words(), "SEN is blank or not a known code."))
    })
}

const SPECIAL_NEEDS: Clause<Children> = Clause(
    "special educational needs, with a plan or support (SpecialNeeds, or SEN of PupilYears where it has nothing of the child)",
    |child, _| needs(child, SpecialNeeds::are_there),
);

const WITH_A_PLAN: Clause<Children> =
    Clause("an education, health and care plan", |child, _| needs(child, SpecialNeeds::have_plan));

const WITH_SUPPORT: Clause<Children> = Clause("support in school without a plan", |child, _| {
    needs(child, |needs| needs.are_there().map(|there| there && needs.have_plan() == Some(false)))
});

/// 31 August before the school year, by which its ages go.
fn day_before(period: &Period) -> Day {
    period.school_start.plus(-1)
}

const OF_SCHOOL_AGE: Clause<Children> =
    Clause("aged 5 to 15 on the 31 August before the school year", |child, period| {
        is_aged(child, SCHOOL_AGE, day_before(period))
    });

/// Why the sessions of a row make no share.
fn sessions_unknown(row: &PupilYear) -> Finding {
    unknown(match (row.possible, row.missed) {
        (Some(0), Some(_)) => "No session was possible.",
        (Some(_), Some(_)) => "SESSIONS_MISSED is more than SESSIONS_POSSIBLE.",
        _ => "SESSIONS_POSSIBLE or SESSIONS_MISSED is blank or no whole number.",
    })
}

/// Whether so many of the sessions possible were missed.
fn missed(child: Child, is_so: fn(u32, u32) -> bool) -> Finding {
    told(child, |row| match row.sessions() {
        Some((possible, missed)) => {
            let (possible, missed) = (u32::from(possible), u32::from(missed));
            whether(is_so(missed, possible), "{} of {} sessions missed.").with(missed).with(possible)
        }
        None => sessions_unknown(row),
    })
}

const SESSIONS: Clause<Children> =
    Clause("sessions possible and missed are recorded (SESSIONS_POSSIBLE, SESSIONS_MISSED)", |child, _| {
        missed(child, |_, _| true)
    });

/// One session in so many missed is persistent absence.
const PERSISTENT: u32 = 10;

const PERSISTENTLY_ABSENT: Clause<Children> =
    Clause("missed 10% of the sessions possible or more (SESSIONS_POSSIBLE, SESSIONS_MISSED)", |child, _| {
        missed(child, |missed, possible| PERSISTENT * missed >= possible)
    });

const UNAUTHORISED: Clause<Children> =
    Clause("sessions missed without leave are recorded (SESSIONS_UNAUTHORISED)", |child, _| {
        told(child, |row| match (row.unauthorised, row.missed) {
            (Some(number), Some(missed)) if number > missed => {
                unknown("SESSIONS_UNAUTHORISED is more than SESSIONS_MISSED.")
            }
            (Some(number), _) => yes("{} sessions missed without leave.").with(u32::from(number)),
            (None, _) => unknown("SESSIONS_UNAUTHORISED is blank or no whole number."),
        })
    });

const IN_CARE_IN_THE_SCHOOL_YEAR: Clause<Children> = Clause(IN_THE_SCHOOL_YEAR, |child, period| {
    let (first, last) = (period.school_start, period.school_start.plus_months(12).plus(-1));
    let touches = |start: Day, end: Option<Day>| start <= last && end.is_none_or(|end| end > first);
    match child.care().iter().rev().find(|care| touches(care.start, care.end)) {
        Some(care) => yes("In care from {}.").with(care.start).listing_of(care.start, rows_of_care),
        None => no("Not in care on any day of the school year."),
    }
});

const PRIMARY: Clause<Children> =
    Clause("at primary school (YEAR_GROUP up to 6)", |child, _| is_in(child, YearGroup::is_primary, 0..=10));

const SECONDARY: Clause<Children> =
    Clause("at secondary school (YEAR_GROUP from 7)", |child, _| is_in(child, YearGroup::is_secondary, 11..=15));

fn possible(child: Child) -> i64 {
    pupil(child).and_then(PupilYear::sessions).map_or(0, |(possible, _)| possible.into())
}

fn absent(child: Child) -> i64 {
    pupil(child).and_then(PupilYear::sessions).map_or(0, |(_, missed)| missed.into())
}

fn attended(child: Child) -> i64 {
    possible(child) - absent(child)
}

fn without_leave(child: Child) -> i64 {
    pupil(child).and_then(|row| row.unauthorised).map_or(0, i64::from)
}

const END_OF_KEY_STAGE_2: &[Clause<Children>] = &[IN_CARE, AT_11];
const END_OF_KEY_STAGE_4: &[Clause<Children>] = &[IN_CARE, AT_16];
const PUPILS: &[Clause<Children>] = &[IN_CARE, OF_SCHOOL_AGE];

/// A share of those of whom a row of the school year tells.
const fn of_pupils(
    denominator: &'static [Clause<Children>],
    numerator: &'static [Clause<Children>],
) -> ShareOfRecorded<Children> {
    ShareOfRecorded { of: children, denominator, numerator }
}

/// Sessions attended, of the sessions possible.
const fn attendance(among: &'static [Clause<Children>]) -> Pooled<Children> {
    Pooled { of: children, among, counted: &[SESSIONS], amount: attended, whole: possible }
}

const fn share(label: &'static str, measure: &'static dyn Measure) -> Part {
    Part { label, measure, unit: Unit::Percent }
}

const OUTCOMES: &str = "Department for Education, outcomes of children looked after: academic year";
const OF_THE_COHORT: &str = "Of the children looked after for 12 months on the last 31 March, the school year that ends after it; those without a result stand outside, as pupils whom the Department cannot match do.";

/// A line of the outcomes of children looked after.
const fn outcome(id: &'static str, title: &'static str, measure: &'static dyn Measure) -> Indicator {
    Indicator::new(id, title, measure)
        .window(SchoolYear)
        .needs(&[Table::Episodes, Table::PupilYears])
        .source(OUTCOMES)
        .note(OF_THE_COHORT)
}

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    outcome(
        "EDU-07",
        "Key Stage 2: expected standard in reading, writing and maths",
        &of_pupils(END_OF_KEY_STAGE_2, &[READING, WRITING, MATHS]),
    )
    .codes(&["LAIT"])
    .better(Higher)
    .groups(&[Groups::Parts(
        "By subject",
        &[
            share("Reading", &of_pupils(END_OF_KEY_STAGE_2, &[READING])),
            share("Writing", &of_pupils(END_OF_KEY_STAGE_2, &[WRITING])),
            share("Maths", &of_pupils(END_OF_KEY_STAGE_2, &[MATHS])),
        ],
    )]),
    outcome(
        "EDU-09",
        "Attainment 8",
        &Mean::<Children> {
            of: children,
            among: END_OF_KEY_STAGE_4,
            counted: &[SCORED],
            amount: |child| pupil(child).and_then(|row| row.attainment).map_or(0, i64::from),
        },
    )
    .codes(&["LAIT"])
    .better(Higher)
    .unit(Unit::Points),
    outcome("EDU-11", "English and maths at grade 4", &of_pupils(END_OF_KEY_STAGE_4, &[ENGLISH_PASSED, MATHS_PASSED]))
        .codes(&["LAIT"])
        .better(Higher),
    outcome(
        "EDU-12",
        "Absence from school, in sessions",
        &Pooled::<Children> { of: children, among: PUPILS, counted: &[SESSIONS], amount: absent, whole: possible },
    )
    .codes(&["LAIT"])
    .better(Lower)
    .uses(&[Table::Header])
    .note("The half-days missed, of the half-days possible. Of the children looked after for 12 months on the last 31 March, the school year that ends after it; those without sessions stand outside, as pupils whom the Department cannot match do.")
    .groups(&[Groups::Parts(
        "Of these",
        &[
            share(
                "Sessions missed without leave",
                &Pooled::<Children> {
                    of: children,
                    among: PUPILS,
                    counted: &[SESSIONS, UNAUTHORISED],
                    amount: without_leave,
                    whole: possible,
                },
            ),
            share("Persistently absent children", &of_pupils(PUPILS, &[PERSISTENTLY_ABSENT])),
        ],
    )]),
    outcome("EDU-13", "Suspended from school", &of_pupils(&[IN_CARE, PUPIL], &[SUSPENDED]))
        .codes(&["LAIT", "SCC/044"])
        .better(Lower)
        .groups(&[Groups::Parts("Beside it", &[share("Excluded for good", &of_pupils(&[IN_CARE, PUPIL], &[EXCLUDED]))])]),
    outcome("EDU-14", "Special educational needs", &of_pupils(&[IN_CARE, AGED_4_OR_MORE], &[SPECIAL_NEEDS]))
        .codes(&["LAIT"])
        .instead(Table::SpecialNeeds)
        .uses(&[Table::Header])
        .groups(&[Groups::Parts(
            "Of these",
            &[
                share("Support in school", &of_pupils(&[IN_CARE, AGED_4_OR_MORE], &[WITH_SUPPORT])),
                share("A plan (EHCP)", &of_pupils(&[IN_CARE, AGED_4_OR_MORE], &[WITH_A_PLAN])),
            ],
        )]),
    outcome("EDU-15", "Attendance at school, in sessions", &attendance(&[IN_CARE_IN_THE_SCHOOL_YEAR, OF_SCHOOL_AGE]))
        .codes(&["SCC/022"])
        .better(Higher)
        .uses(&[Table::Header])
        .source("Welsh performance indicator SCC/022: academic year")
        .note("The half-days attended, of the half-days possible. Of all children looked after on a day of the school year of the last 31 March: PupilYears has the sessions while looked after.")
        .groups(&[Groups::Parts(
            "By school",
            &[
                share("Primary school", &attendance(&[IN_CARE_IN_THE_SCHOOL_YEAR, OF_SCHOOL_AGE, PRIMARY])),
                share("Secondary school", &attendance(&[IN_CARE_IN_THE_SCHOOL_YEAR, OF_SCHOOL_AGE, SECONDARY])),
            ],
        )]),
];
