//! Case work: the child's social worker, visits, plans, and parents at reviews.

use crate::calendar::Day;
use crate::cases::duties::*;
use crate::cases::facts::{LOOKED_AFTER, rows_of_care, start_is_recorded};
use crate::cases::*;
use crate::codes::{Place, Plan, YesNo};
use crate::history::{CarePeriod, Child, History, Period};
use crate::judging::finding::{Answer, Entry, Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_extracts::{ParentAtReview, Visit};
use crate::rows::of_the_return::{Episode, Table};

use super::reviews::HELD_IN_CARE;

/// Months for which a plan or its last review counts as up to date.
pub const UP_TO_DATE: i32 = 6;

/// Whether something dated was done in the six months before a day, or on it.
pub fn is_up_to_date(done: Day, last: Day) -> Finding {
    whether(done >= last.plus_months(-UP_TO_DATE), "Last on {}.").with(done)
}

/// Whether a worker is allocated.
pub fn has_a_worker(child: Child) -> Finding {
    match child.worker() {
        Some((_, row)) => yes("A worker is allocated.").at(row),
        None if child.ever_had_a_worker() => no("The last allocation has ended."),
        None => unknown("No allocation of a worker in any file."),
    }
}

/// Whether the worker allocated is a qualified social worker.
pub fn has_a_qualified_worker(child: Child) -> Finding {
    match child.worker() {
        Some((Some(true), row)) => yes("A qualified social worker.").at(row),
        Some((Some(false), row)) => no("A worker who is not a qualified social worker.").at(row),
        Some((None, row)) => unknown("The row does not say whether the worker is qualified.").at(row),
        None if child.ever_had_a_worker() => no("No worker."),
        None => unknown("No allocation of a worker in any file."),
    }
}

const START_RECORDED: &str = "the start of care is recorded (RNE is S)";

fn started(duty: Duty) -> Finding {
    start_is_recorded(duty.child, duty.care)
}

fn visited_lately(child: Child, period: &Period) -> Finding {
    match (child.visits().last(), child.pending_visit()) {
        (None, _) => unknown("No visit of this child is recorded at all."),
        (Some(_), None) => unknown("PLACE does not say where the child lives.").seen_in_any(child.current_episode()),
        (Some(visit), Some(next)) => whether(next.due > period.last, "Last seen on {}, the next visit due on {}.")
            .with(visit.day)
            .with(next.due)
            .seen_in(visit)
            .seen_in_any(next.episode())
            .listing(what_the_next_visit_rests_on),
    }
}

const VISITED_LATELY: Clause<Children> =
    Clause("visited, and the next visit not yet due", |child, period| visited_lately(child, period));

/// The rows of the current placement; at home under an interim order also the first review, after which visits are rarer.
fn what_the_next_visit_rests_on(child: Child) -> Vec<Entry> {
    let Some((care, placement)) = child.current_care().zip(child.current_placement()) else { return Vec::new() };
    let rows = Entry::new(format!("In the placement since {}", placement.start), child.episodes_in(placement));
    let is_at_home = child.episodes_in(placement).iter().any(|row| row.place == Place::P1);
    let review = child.reviews_in(care).first().filter(|_| is_at_home);
    let first = review.map(|review| Entry::new(format!("First reviewed on {}", review.held), [review]));
    std::iter::once(rows).chain(first).collect()
}

/// When the next visit of a child who was visited before falls due.
pub fn visit_falls_due(child: Child) -> Option<Falls> {
    let next = child.visits().last().and(child.pending_visit())?;
    Falls::on(next.due, visited_lately(child, &child.history.period).reversed())
}

/// When the care plan of a child who has one is to be looked at again.
pub fn plan_falls_due(child: Child) -> Option<Falls> {
    let last = child.history.period.last;
    let made = child.plans(Plan::Care).next_back()?.day;
    let day = counts_until(made, last, |day| is_up_to_date(made, day).answer == Answer::No);
    Falls::on(day, is_up_to_date(made, last).reversed())
}

const PLANNED_LATELY: Clause<Children> =
    Clause("the care plan was made or changed in the last 6 months", |child, period| {
        match child.plans(Plan::Care).next_back() {
            Some(plan) => is_up_to_date(plan.day, period.last).seen_in(plan),
            None => unknown("No care plan of this child is recorded."),
        }
    });

population! {
    /// Visits that took place.
    VisitsMade, VisitMade, "visit", "visits"
}

/// A visit that took place, and the period of care that it was made in.
#[derive(Clone, Copy)]
pub struct VisitMade<'h> {
    child: Child<'h>,
    visit: &'h Visit,
    care: Option<&'h CarePeriod>,
}

impl<'h> Case<'h> for VisitMade<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.visit.day
    }
    fn episode(self) -> Option<&'h Episode> {
        self.child.episode_by(self.care?, self.visit.day)
    }
}

fn visits_made<'h>(history: &'h History, see: &mut dyn FnMut(VisitMade<'h>)) {
    for child in history.children() {
        for visit in child.visits().filter(|visit| history.period.in_year(visit.day)) {
            let care = child.care().iter().find(|care| care.covers(visit.day));
            see(VisitMade { child, visit, care });
        }
    }
}

/// Age from which a child is seen alone.
const OLD_ENOUGH: u32 = 4;

fn is_four(made: VisitMade) -> Finding {
    match made.child.age_on(made.visit.day) {
        Some(years) => whether(years >= OLD_ENOUGH, "Aged {}.").with(years).at_any(made.child.born_in()),
        None => unknown("No date of birth that can be used.").at_any(made.child.born_in()),
    }
}

fn parent_row<'h>(held: HeldReview<'h>) -> Option<&'h ParentAtReview> {
    let rows = held.child.history.records.given.parents.of(held.child.id);
    rows.iter().find(|row| row.held == held.review.held)
}

const COULD_BE_ASKED: Clause<Reviews> = Clause("a parent could be asked (not NA)", |held, _| match parent_row(held) {
    Some(row) if row.participated == YesNo::NotApplicable => no("No parent could be asked.").seen_in(row),
    row => yes("Nothing says that no parent could be asked.").seen_in_any(row),
});

const PARENT_TOOK_PART: Clause<Reviews> = Clause("a parent attended or sent views", |held, _| match parent_row(held) {
    Some(row) => {
        is_yes(row.participated, "A parent took part.", "No parent took part.", "The row does not say.").seen_in(row)
    }
    None => unknown("ReviewParents has no row for the review of {}.").with(held.review.held).seen_in(held.review),
});

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "CAS-01",
        "Looked-after children allocated to a qualified social worker",
        &Share::<Children> {
            of: children,
            denominator: &[LOOKED_AFTER],
            numerator: &[
                Clause("a worker is allocated at the end of the day", |child, _| has_a_worker(child)),
                Clause("a worker allocated is a qualified, registered social worker", |child, _| {
                    has_a_qualified_worker(child)
                }),
            ],
        },
    )
    .codes(&["SCC/013(a)(ii)"])
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::Episodes, Table::Allocations])
    .instead(Table::SwEpisodes)
    .source("Welsh performance indicator SCC/013(a)(ii); Joint Area Review")
    .note("SWEpisodes tells the worker where it has one: a number that begins with SW is a registered social worker, any other does not say. Allocations tells it for the other children."),
    Indicator::new(
        "CAS-04",
        "First placements that began with a care plan in place",
        &Share::<FirstPlacements> {
            of: first_placements,
            denominator: &[Clause(START_RECORDED, |duty, _| started(duty))],
            numerator: &[Clause("a care plan was made on or before the first day", |duty, _| duty.in_time())],
        },
    )
    .codes(&["SCC/001(a)"])
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::CarePlans])
    .source("Local Government (Performance Indicators) (Wales) Order 2005, SCC/001(a)")
    .note("A plan made before an earlier period of care ended belongs to that one."),
    Indicator::new(
        "CAS-05",
        "Plan for permanence by the second review",
        &Share::<PermanenceDue> {
            of: second_reviews,
            denominator: &[Clause(START_RECORDED, |duty, _| started(duty))],
            numerator: &[Clause("a plan for permanence was made by the day the second review was due", |duty, _| {
                duty.in_time()
            })],
        },
    )
    .codes(&["SCC/001(b)"])
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::CarePlans])
    .source("Local Government (Performance Indicators) (Wales) Order 2005, SCC/001(b)")
    .note("The second review is due 4 months after care began, whether it was held or not."),
    Indicator::new(
        "CAS-06",
        "Care plan up to date",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[PLANNED_LATELY] },
    )
    .codes(&["ChAT"])
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::Episodes, Table::CarePlans])
    .source("ChAT; Care Planning, Placement and Case Review (England) Regulations 2010, regulation 6"),
    Indicator::new(
        "CAS-07",
        "Statutory visits on time",
        &Share::<VisitsDue> {
            of: visits_due,
            denominator: &[],
            numerator: &[Clause("the child was seen on or before the day the visit was due", |duty, _| duty.in_time())],
        },
    )
    .codes(&["SCC/025"])
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::Visits])
    .uses(&[Table::Reviews])
    .source("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28; Welsh performance indicator SCC/025")
    .note("A visit is due within a week of each placement and then every 6 weeks; every 3 months after the first year of long-term fostering (U1, U4). At home under an interim order weekly until the first review and then every 4 weeks. A visit that is overdue counts once, until there is one."),
    Indicator::new(
        "CAS-08",
        "Children with an up-to-date statutory visit",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[VISITED_LATELY] },
    )
    .codes(&["ChAT"])
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::Episodes, Table::Visits])
    .instead(Table::ChildrenInCare)
    .uses(&[Table::Reviews])
    .source("ChAT; intervals as in CAS-07")
    .note("Without Visits the last visit is that of ChildrenInCare (list 8 of Annex A)."),
    Indicator::new(
        "CAS-09",
        "Visits at which the child was seen alone",
        &Share::<VisitsMade> {
            of: visits_made,
            denominator: &[
                Clause("made while the child was looked after", |made, _| match made.care {
                    Some(care) => yes("In care since {}.")
                        .with(care.start)
                        .seen_in(made.visit)
                        .listing_of(made.visit.day, rows_of_care),
                    None => no("On {} the child was not looked after.").with(made.visit.day).seen_in(made.visit),
                }),
                Clause("the child was 4 or over", |made, _| is_four(made)),
            ],
            numerator: &[Clause("the child was seen alone", |made, _| {
                is_yes(made.visit.alone, "Seen alone.", "Not seen alone.", "The row does not say.").seen_in(made.visit)
            })],
        },
    )
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::Visits])
    .uses(&[Table::Header])
    .source("Care Planning, Placement and Case Review (England) Regulations 2010, regulation 29"),
    Indicator::new(
        "CAS-12",
        "Registered with a GP within 10 working days of a placement",
        &Share::<RegistrationsDue> {
            of: registrations_due,
            denominator: &[],
            numerator: &[Clause("registered with a general practitioner within 10 working days", |duty, _| {
                duty.in_time()
            })],
        },
    )
    .codes(&["SCC/040", "PM31"])
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::GpRegistrations])
    .source("Welsh performance indicator SCC/040: placements begun")
    .note("A registration that goes on counts from the first day. A placement counts in the year in which its 10 working days end."),
    Indicator::new(
        "REV-07",
        "Reviews in which a parent took part",
        &Share::<Reviews> {
            of: reviews_in_year,
            denominator: &[
                HELD_IN_CARE,
                COULD_BE_ASKED,
            ],
            numerator: &[PARENT_TOOK_PART],
        },
    )
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::Reviews, Table::ReviewParents])
    .source("Corporate Parenting Panel, Cardiff, July 2011: parents engaged in reviews"),
];
