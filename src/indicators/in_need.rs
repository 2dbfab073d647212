//! Children in need and in court, of whom those looked after are a part.

use super::casework::{has_a_qualified_worker, has_a_worker};
use crate::calendar::Day;
use crate::cases::population;
use crate::history::{Child, History};
use crate::judging::finding::{Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_extracts::{CourtCase, InNeed};
use crate::rows::of_the_return::Table;

population! {
    /// Children of the extract of children in need.
    ChildrenInNeed, NeedyChild, "child", "children"
}

/// A child of the extract, with the spell that counts at the as-at date.
#[derive(Clone, Copy)]
pub struct NeedyChild<'h> {
    child: Child<'h>,
    spell: &'h InNeed,
}

impl<'h> Case<'h> for NeedyChild<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
}

/// Each child of the extract once: the spell open at the as-at date, or else the last one begun.
fn children_in_need<'h>(history: &'h History, see: &mut dyn FnMut(NeedyChild<'h>)) {
    let last = history.period.last;
    for child in history.children() {
        let mut begun = child.history.records.given.in_need.of(child.id).iter().filter(|spell| spell.start <= last);
        let latest = begun.clone().next_back();
        if let Some(spell) = begun.find(|spell| is_open(spell, last)).or(latest) {
            see(NeedyChild { child, spell });
        }
    }
}

fn is_open(spell: &InNeed, last: Day) -> bool {
    spell.end.is_none_or(|end| end > last)
}

const IN_NEED: Clause<ChildrenInNeed> = Clause("a child in need at the end of the day", |case, period| {
    match case.spell.end.filter(|end| *end <= period.last) {
        Some(end) => no("Ended on {}.").with(end).seen_in(case.spell),
        None => yes("In need since {}.").with(case.spell.start).seen_in(case.spell),
    }
});

const DISABLED: Clause<ChildrenInNeed> = Clause("disabled (DISABLED is Y)", |case, _| {
    crate::cases::duties::is_yes(case.spell.disabled, "Disabled.", "Not disabled.", "The row does not say.")
        .seen_in(case.spell)
});

/// Age from which the step to adult life is planned.
const FOURTEEN: u32 = 14;

fn is_fourteen(case: NeedyChild, period: &crate::history::Period) -> Finding {
    match case.child.age_on(period.last) {
        Some(years) => whether(years >= FOURTEEN, "Aged {}.").with(years).at_any(case.child.born_in()),
        None => unknown("No date of birth that can be used.").at_any(case.child.born_in()),
    }
}

const TRANSITION_PLANNED: Clause<ChildrenInNeed> = Clause("a transition plan was made by that day", |case, period| {
    match case.spell.transition_plan.filter(|day| *day <= period.last) {
        Some(day) => yes("Made on {}.").with(day).seen_in(case.spell),
        None => no("No transition plan.").seen_in(case.spell),
    }
});

population! {
    /// Children in care proceedings.
    CourtCases, ChildInCourt, "child", "children"
}

/// A child in care proceedings.
#[derive(Clone, Copy)]
pub struct ChildInCourt<'h> {
    child: Child<'h>,
    case: &'h CourtCase,
}

impl<'h> Case<'h> for ChildInCourt<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.case.start
    }
}

fn court_cases<'h>(history: &'h History, see: &mut dyn FnMut(ChildInCourt<'h>)) {
    for child in history.children() {
        let begun = child.history.records.given.courts.of(child.id).iter();
        begun.filter(|case| case.start <= history.period.last).for_each(|case| see(ChildInCourt { child, case }));
    }
}

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "CAS-02",
        "Children in need allocated to a qualified social worker",
        &Share::<ChildrenInNeed> {
            of: children_in_need,
            denominator: &[IN_NEED],
            numerator: &[
                Clause("a worker is allocated at the end of the day", |case, _| has_a_worker(case.child)),
                Clause("a worker allocated is a qualified, registered social worker", |case, _| {
                    has_a_qualified_worker(case.child)
                }),
            ],
        },
    )
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::ChildrenInNeed, Table::Allocations])
    .source("Scrutiny report, Peterborough, January 2011"),
    Indicator::new(
        "CAS-03",
        "Disabled children allocated to a worker",
        &Share::<ChildrenInNeed> {
            of: children_in_need,
            denominator: &[IN_NEED, DISABLED],
            numerator: &[Clause("a worker is allocated at the end of the day", |case, _| has_a_worker(case.child))],
        },
    )
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::ChildrenInNeed, Table::Allocations])
    .source("Scrutiny report, Peterborough, January 2011")
    .note("Disabled children of the extract, looked after or not. Any worker counts."),
    Indicator::new(
        "CAS-13",
        "Disabled children aged 14 and over with a transition plan",
        &Share::<ChildrenInNeed> {
            of: children_in_need,
            denominator: &[
                IN_NEED,
                DISABLED,
                Clause("aged 14 or over on that day", |case, period| is_fourteen(case, period)),
            ],
            numerator: &[TRANSITION_PLANNED],
        },
    )
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::ChildrenInNeed])
    .uses(&[Table::Header])
    .source("Scrutiny report, Peterborough, January 2011")
    .note("Disabled children of the extract, looked after or not."),
    Indicator::new(
        "POP-18",
        "Children in care proceedings begun",
        &Count::<CourtCases> {
            of: court_cases,
            among: &[Clause("the court issued the application in the year", |case, period| {
                whether(period.in_year(case.case.start), "Issued on {}.").with(case.case.start).seen_in(case.case)
            })],
            counted: &[],
        },
    )
    .better(Neutral)
    .window(Year)
    .unit(Unit::Count)
    .needs(&[Table::Proceedings])
    .source("Applications for care orders, as CAFCASS counts children")
    .note("Children, not applications: brothers and sisters in one application count one each."),
    Indicator::new(
        "ADP-12",
        "Average length of care proceedings",
        &Mean::<CourtCases> {
            of: court_cases,
            among: &[Clause("the final order was made in the year", |case, period| match case.case.end {
                Some(end) => whether(period.in_year(end), "Ended on {}.").with(end).seen_in(case.case),
                None => no("No final order yet.").seen_in(case.case),
            })],
            counted: &[],
            amount: |case| case.case.end.map_or(0, |end| end.since(case.case.start).into()),
        },
    )
    .codes(&["Scorecard A8"])
    .better(Lower)
    .window(Year)
    .unit(Unit::Weeks)
    .needs(&[Table::Proceedings])
    .source("Adoption scorecard A8: from the application to the final order")
    .note("The limit is 26 weeks since April 2014 (Children and Families Act 2014, section 14)."),
];
