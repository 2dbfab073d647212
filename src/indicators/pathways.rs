//! Plans and advisers of young people with a right to leaving care support.

use super::casework::is_up_to_date;
use crate::calendar::Day;
use crate::cases::population;
use crate::codes::Eligibility;
use crate::history::{Child, History};
use crate::judging::finding::{no, unknown, yes};
use crate::judging::*;
use crate::rows::of_extracts::Pathway;
use crate::rows::of_the_return::Table;

population! {
    /// Young people with a right to leaving care support.
    Supported, YoungPerson, "young person", "young people"
}

/// A young person of the extract.
#[derive(Clone, Copy)]
pub struct YoungPerson<'h> {
    pub(super) child: Child<'h>,
    /// Every row of the extract, by the day of the last review.
    rows: &'h [Pathway],
    /// The row that tells eligibility and adviser: the last one.
    pub(super) row: &'h Pathway,
}

impl<'h> Case<'h> for YoungPerson<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn label(self) -> (u16, &'static str) {
        (self.row.eligibility as u16, self.row.eligibility.words())
    }
}

impl<'h> YoungPerson<'h> {
    /// The day on which the plan was last made or reviewed, by a day, and the row that says so.
    fn last_plan(self, by: Day) -> Option<(Day, &'h Pathway)> {
        let days = self.rows.iter().flat_map(|row| [(row.planned, row), (row.reviewed, row)]);
        let known = days.filter_map(|(day, row)| Some((day.filter(|day| *day <= by)?, row)));
        known.max_by_key(|(day, _)| *day)
    }

    /// Whether the only days known are after a day, so that the plan may be older or not.
    fn is_known_only_after(self, by: Day) -> bool {
        self.rows.iter().any(|row| row.planned.is_none() && row.reviewed.is_some_and(|day| day > by))
    }
}

/// Every young person of the extract.
pub(super) fn young_people<'h>(history: &'h History, see: &mut dyn FnMut(YoungPerson<'h>)) {
    for child in history.children() {
        let rows = child.history.records.given.pathways.of(child.id);
        if let Some(row) = rows.last() {
            see(YoungPerson { child, rows, row });
        }
    }
}

const ENTITLED: Clause<Supported> =
    Clause("an eligible, relevant or former relevant child", |person, _| match person.row.eligibility {
        Eligibility::Blank | Eligibility::Unknown => {
            unknown("ELIGIBILITY is blank or not a known code.").seen_in(person.row)
        }
        Eligibility::Qualifying => no("A qualifying care leaver.").seen_in(person.row),
        Eligibility::Ended => no("No current eligibility.").seen_in(person.row),
        known => yes("A young person who is: {}.").with(known.words()).seen_in(person.row),
    });

const OF_A_CATEGORY: Clause<Supported> =
    Clause("an eligible, relevant, former relevant or qualifying young person", |person, _| {
        match person.row.eligibility {
            Eligibility::Blank | Eligibility::Unknown => {
                unknown("ELIGIBILITY is blank or not a known code.").seen_in(person.row)
            }
            Eligibility::Ended => no("No current eligibility.").seen_in(person.row),
            known => yes("A young person who is: {}.").with(known.words()).seen_in(person.row),
        }
    });

const PLANNED: Clause<Supported> =
    Clause("a pathway plan was in place by that day", |person, period| match person.last_plan(period.last) {
        Some((day, row)) => yes("Made or reviewed on {}.").with(day).seen_in(row),
        None if person.is_known_only_after(period.last) => unknown("Only a later review is known.").seen_in(person.row),
        None => no("No pathway plan.").seen_in(person.row),
    });

const REVIEWED: Clause<Supported> = Clause("the plan was made or reviewed in the last 6 months", |person, period| {
    match person.last_plan(period.last) {
        Some((day, row)) => is_up_to_date(day, period.last).seen_in(row),
        None if person.is_known_only_after(period.last) => unknown("Only a later review is known.").seen_in(person.row),
        None => no("No pathway plan.").seen_in(person.row),
    }
});

const ADVISED: Clause<Supported> = Clause("a personal adviser is allocated", |person, _| match person.row.adviser {
    Some(true) => yes("A personal adviser is allocated.").seen_in(person.row),
    Some(false) => no("No personal adviser.").seen_in(person.row),
    None => unknown("PERSONAL_ADVISER is blank.").seen_in(person.row),
});

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "LVR-19",
        "Young people with a right to leaving care support",
        &Count::<Supported> { of: young_people, among: &[OF_A_CATEGORY], counted: &[] },
    )
    .codes(&["ChAT"])
    .better(Neutral)
    .window(Snapshot)
    .unit(Unit::Count)
    .groups(&[Groups::By("Category", |case, _| case.label)])
    .needs(&[Table::PathwayPlans])
    .source("Children (Leaving Care) Act 2000; list 9 of Annex A")
    .note("Those on the list, by what it says of them on its day. Eligible children are still looked after."),
    Indicator::new(
        "LVR-13",
        "Young people with a pathway plan",
        &Share::<Supported> { of: young_people, denominator: &[ENTITLED], numerator: &[PLANNED] },
    )
    .codes(&["SCC/041(a)", "ChAT"])
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::PathwayPlans])
    .source("Children (Leaving Care) Act 2000; Welsh performance indicator SCC/041(a)")
    .note("A review shows that there is a plan."),
    Indicator::new(
        "LVR-14",
        "Pathway plans reviewed on time",
        &Share::<Supported> { of: young_people, denominator: &[ENTITLED, PLANNED], numerator: &[REVIEWED] },
    )
    .codes(&["ChAT"])
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::PathwayPlans])
    .source("Care Leavers (England) Regulations 2010, regulation 7: at least every 6 months")
    .note("Plans up to date on the day: made or reviewed in the last 6 months."),
    Indicator::new(
        "LVR-15",
        "Young people with a personal adviser",
        &Share::<Supported> { of: young_people, denominator: &[ENTITLED], numerator: &[ADVISED] },
    )
    .codes(&["SCC/041(b)", "ChAT"])
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::PathwayPlans])
    .source("Children (Leaving Care) Act 2000; Welsh performance indicator SCC/041(b)")
    .note("As the extract has it; it has no history of advisers."),
];
