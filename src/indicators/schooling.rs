//! Schooling: personal education plans and changes of school.

use super::casework::is_up_to_date;
use crate::calendar::Day;
use crate::cases::duties::*;
use crate::cases::facts::{LOOKED_AFTER, LOOKED_AFTER_IN_YEAR, is_aged, placements_in_12_months, rows_of_care};
use crate::cases::{Children, children, population};
use crate::codes::InEducation;
use crate::history::{Child, History, Period, Placement};
use crate::judging::finding::{Entry, Finding, no, plural, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_extracts::{InCare, School};
use crate::rows::of_the_return::{Episode, Table};

population! {
    /// Schools that children joined.
    SchoolMoves, SchoolMove, "change of school", "changes of school"
}

/// A school that a child joined.
#[derive(Clone, Copy)]
pub struct SchoolMove<'h> {
    child: Child<'h>,
    school: &'h School,
}

impl<'h> Case<'h> for SchoolMove<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.school.start
    }
    fn episode(self) -> Option<&'h Episode> {
        self.child.row_by(self.school.start)
    }
}

const OF_SCHOOL_AGE: Clause<Children> =
    Clause("of school age (5 to 15) on that day", |child, period| is_aged(child, SCHOOL_AGE, period.last));

/// The plans of a child that fell due in the year: how many, how many not in time, and the first of these.
fn plans_due(child: Child) -> (u32, u32, Option<Duty>) {
    let (mut due, mut late, mut first) = (0, 0, None);
    child.each_education_plan(&mut |duty| {
        due += 1;
        if !duty.is_in_time() {
            late += 1;
            first = first.or(Some(duty));
        }
    });
    (due, late, first)
}

/// Each plan that fell due in the year: its day, the row of the plan made for it or that there was none, and that of the
/// school joined. Then the rows of care.
fn plans_listed(child: Child) -> Vec<Entry> {
    let (mut entries, mut care) = (Vec::new(), Vec::new());
    child.each_education_plan(&mut |duty| {
        let (words, row) = match duty.done {
            Some((day, row)) => (format!("Due by {}, made on {day}", duty.due), Some(row)),
            None => (format!("Due by {}, none made", duty.due), None),
        };
        entries.push(Entry { words, rows: row.into_iter().chain(duty.after).collect() });
        care.extend(rows_of_care(child, duty.care.start));
    });
    care.dedup();
    entries.into_iter().chain(care).collect()
}

const PLAN_DUE: Clause<Children> = Clause(
    "entered care, or joined a new school in care, at 5 to 15, and the plan fell due in the year",
    |child, _| {
        let (due, ..) = plans_due(child);
        match child.born() {
            None => unknown("No date of birth in any file."),
            Some(_) => whether(due > 0, plural(due, "{} plan fell due.", "{} plans fell due."))
                .with(due)
                .at_any(child.born_in())
                .listing(plans_listed),
        }
    },
);

const PLANNED_IN_TIME: Clause<Children> =
    Clause("a personal education plan within 20 school days (28 days) each time", |child, _| match plans_due(child) {
        _ if child.born().is_none() => unknown("No date of birth in any file."),
        (due, _, None) => yes(plural(due, "Made in time.", "All {} made in time.")).with(due).listing(plans_listed),
        _ if child.education_plans().next().is_none() => {
            unknown("No personal education plan of this child is recorded.").listing(plans_listed)
        }
        (_, _, Some(Duty { due, done: Some((day, row)), .. })) => {
            no("Due by {}, made on {}.").with(due).with(day).at(row).listing(plans_listed)
        }
        (_, _, Some(duty)) => no("Due by {}, none since.").with(duty.due).listing(plans_listed),
    });

const PLANNED_LATELY: Clause<Children> =
    Clause("a personal education plan was made or reviewed in the last 6 months", |child, period| {
        match child.education_plans().next_back() {
            Some(plan) => is_up_to_date(plan.day, period.last).seen_in(plan),
            None => unknown("No personal education plan of this child is recorded."),
        }
    });

/// Every school of the child in the files: none of them makes a change that counts.
fn schools_known(child: Child) -> Vec<Entry> {
    let rows = child.history.records.given.schools.of(child.id);
    rows.iter().map(|school| Entry::new(format!("Joined a school on {}", school.start), [school])).collect()
}

const CHANGED_SCHOOL: Clause<Children> =
    Clause("joined a school in the 12 months while looked after, other than at the usual step", |child, period| {
        let joined = || child.schools_joined().filter(|school| school.start >= period.twelve_months);
        let by = |answer: Option<bool>| joined().find(move |school| school.transition.answer() == answer);
        if let Some(school) = by(Some(false)) {
            return yes("Joined a school on {}.")
                .with(school.start)
                .seen_in(school)
                .listing_of(school.start, rows_of_care);
        }
        match by(None) {
            Some(school) => unknown("Joined a school on {}; the row does not say why.")
                .with(school.start)
                .seen_in(school)
                .listing_of(school.start, rows_of_care),
            None if child.history.records.given.schools.of(child.id).is_empty() => {
                unknown("No school of this child is recorded.")
            }
            None => no("No such change in the 12 months.").listing(schools_known),
        }
    });

/// A school joined in the 12 months, other than at the usual step.
const JOINED: Clause<SchoolMoves> =
    Clause("joined a school in the 12 months while looked after, other than at the usual step", |joined, _| {
        let school = joined.school;
        let finding = match school.transition.answer() {
            Some(usual) => whether(!usual, "Joined a school on {}."),
            None => unknown("Joined a school on {}; the row does not say why."),
        };
        finding.with(school.start).seen_in(school).listing_of(school.start, rows_of_care)
    });

/// Schools that began in the 12 months.
fn schools_joined<'h>(history: &'h History, see: &mut dyn FnMut(SchoolMove<'h>)) {
    let first = history.period.twelve_months;
    for child in history.children() {
        let joined = child.schools_joined().filter(|school| school.start >= first);
        joined.for_each(|school| see(SchoolMove { child, school }));
    }
}

/// The first day of the 12 months on which the child was looked after.
fn first_day_in_care(child: Child) -> Option<Day> {
    let from = child.history.period.twelve_months;
    let inside = child.care().iter().filter(|care| care.end.is_none_or(|end| end > from));
    inside.map(|care| care.start.max(from)).min()
}

/// Whether somebody who joined a school left another one: there is an earlier school, or the row says so.
fn left_another(school: &School, earlier: bool) -> Option<bool> {
    if earlier { Some(true) } else { school.transition.answer().map(|usual| !usual) }
}

/// Whether a school was joined in August or September, when a new school year begins.
fn with_the_school_year(school: &School) -> bool {
    [8, 9].contains(&school.start.month())
}

const OF_A_SCHOOL: Clause<Children> = Clause("a school of the child is recorded by that day", |child, period| {
    let rows = child.history.records.given.schools.of(child.id);
    match rows.iter().find(|school| school.start <= period.last) {
        Some(school) => yes("Joined a school on {}.").with(school.start).seen_in(school),
        None => no("No school of this child is recorded by that day."),
    }
});

const MOVED_IN_MID_YEAR: Clause<Children> = Clause(
    "left a school for another in the 12 months, other than in August or September and not before coming into care in them",
    |child, period| {
        let (rows, from) = (child.history.records.given.schools.of(child.id), first_day_in_care(child));
        let counts = |school: &School| {
            from.is_some_and(|from| (from..=period.last).contains(&school.start)) && !with_the_school_year(school)
        };
        let joined = || rows.iter().enumerate().filter(|(_, school)| counts(school));
        let by = |answer| joined().find(move |(place, school)| left_another(school, *place > 0) == answer);
        match (by(Some(true)), by(None)) {
            (Some((_, school)), _) => {
                yes("Joined a school on {}.").with(school.start).seen_in(school).listing(schools_known)
            }
            (None, Some((_, school))) => unknown(
                "Joined a school on {}, the first one known; the row does not say whether there was one before.",
            )
            .with(school.start)
            .seen_in(school)
            .listing(schools_known),
            (None, None) => no("No such move in the 12 months.").listing(schools_known),
        }
    },
);

/// The first move to another placement in the 12 months.
fn first_move<'h>(child: Child<'h>) -> Option<&'h Placement> {
    let Period { twelve_months, last, .. } = child.history.period;
    let moves = child.care().iter().flat_map(|care| child.placements_of(care).iter().skip(1));
    moves.filter(|placement| (twelve_months..=last).contains(&placement.start)).min_by_key(|placement| placement.start)
}

const MOVED_PLACEMENT: Clause<Children> =
    Clause("moved to another placement in the 12 months", |child, _| match first_move(child) {
        Some(moved) => yes("Moved on {}.").with(moved.start).listing(placements_in_12_months),
        None => no("No move to another placement in the 12 months.").listing(placements_in_12_months),
    });

/// What the lists of children in care say of education; nothing where they say different things, or none.
fn in_education<'h>(child: Child<'h>) -> Option<&'h InCare> {
    let rows = child.history.records.given.in_care.of(child.id);
    let mut told = rows.iter().filter(|row| row.education.is_known());
    let first = told.next()?;
    told.all(|row| row.education == first.education).then_some(first)
}

/// In education as one status has it, which the lists say.
fn is_in_education(child: Child, is: fn(InEducation) -> bool) -> Finding {
    match in_education(child) {
        Some(row) => whether(is(row.education), "In education: {}.").with(row.education.words()).seen_in(row),
        None => unknown("No list of children in care tells of education, or two tell different things."),
    }
}

const NOT_IN_FULL_TIME: Clause<Children> =
    Clause("not in full-time education", |child, _| is_in_education(child, |status| status != InEducation::Full));

const WITHOUT_A_PLACE: Clause<Children> =
    Clause("without a school place", |child, _| is_in_education(child, |status| status == InEducation::Nowhere));

const OF_SCHOOL_CHILDREN: &[Clause<Children>] = &[LOOKED_AFTER, OF_SCHOOL_AGE];

/// Moves of school beside moves of placement, and who had both.
const MOVES: Groups = Groups::Parts(
    "School moves beside placement moves",
    &[
        Part {
            label: "Changes of school",
            unit: Unit::Count,
            measure: &Count::<SchoolMoves> { of: schools_joined, among: &[], counted: &[JOINED] },
        },
        Part {
            label: "Children who moved placement",
            unit: Unit::Percent,
            measure: &Share::<Children> {
                of: children,
                denominator: OF_SCHOOL_CHILDREN,
                numerator: &[MOVED_PLACEMENT],
            },
        },
        Part {
            label: "Children who did both",
            unit: Unit::Percent,
            measure: &Share::<Children> {
                of: children,
                denominator: OF_SCHOOL_CHILDREN,
                numerator: &[CHANGED_SCHOOL, MOVED_PLACEMENT],
            },
        },
    ],
);

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "CAS-10",
        "Personal education plan within 20 school days",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER_IN_YEAR, PLAN_DUE],
            numerator: &[PLANNED_IN_TIME],
        },
    )
    .codes(&["SCC/024"])
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::EducationPlans])
    .uses(&[Table::Header, Table::Schools])
    .source("Welsh performance indicator SCC/024")
    .note("Term dates are not known here, so 20 school days are taken as 28 days. A plan falls due in the year in which the 28 days end."),
    Indicator::new(
        "CAS-11",
        "Children with a current personal education plan",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER, OF_SCHOOL_AGE],
            numerator: &[PLANNED_LATELY],
        },
    )
    .codes(&["ChAT"])
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::Episodes, Table::EducationPlans])
    .uses(&[Table::Header])
    .source("ChAT: a personal education plan in the last 6 months"),
    Indicator::new(
        "EDU-19",
        "Children not in full-time education",
        &Share::<Children> { of: children, denominator: OF_SCHOOL_CHILDREN, numerator: &[NOT_IN_FULL_TIME] },
    )
    .codes(&["ChAT"])
    .better(Lower)
    .window(Snapshot)
    .unit(Unit::Count)
    .groups(&[Groups::Parts(
        "Of these",
        &[Part {
            label: "Without a school place",
            unit: Unit::Count,
            measure: &Share::<Children> { of: children, denominator: OF_SCHOOL_CHILDREN, numerator: &[WITHOUT_A_PLACE] },
        }],
    )])
    .needs(&[Table::Episodes, Table::ChildrenInCare])
    .uses(&[Table::Header])
    .source("Ofsted, inspection of local authority children's services: children without full-time education")
    .note("As the list of children in care has it on its day."),
    Indicator::new(
        "STB-10",
        "Mid-year moves of school",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER, OF_SCHOOL_AGE, OF_A_SCHOOL],
            numerator: &[MOVED_IN_MID_YEAR],
        },
    )
    .codes(&["LAIT Stability_School"])
    .better(Lower)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::Schools])
    .uses(&[Table::Header])
    .source("Stability index of the Department for Education: moves of school other than in August and September")
    .note("The Department matches children with the school census: here a child belongs whose school is recorded. A step to the next stage counts too where it falls in another month."),
    Indicator::new(
        "STB-11",
        "One or more changes of school",
        &Share::<Children> {
            of: children,
            denominator: OF_SCHOOL_CHILDREN,
            numerator: &[CHANGED_SCHOOL],
        },
    )
    .groups(&[MOVES])
    .codes(&["SCC/002", "PM32", "CH/044"])
    .better(Lower)
    .window(Rolling12)
    .needs(&[Table::Episodes, Table::Schools])
    .uses(&[Table::Header])
    .source("Welsh performance indicator SCC/002: changes of school not due to transitional arrangements"),
];
