//! Finding a family: who waits for one, and the decisions and orders that begin the wait.

use super::adoption::SCORECARD;
use crate::calendar::Day;
use crate::cases::adoption::order_starts;
use crate::cases::facts::{LOOKED_AFTER, is_looked_after};
use crate::cases::*;
use crate::history::{Child, History};
use crate::judging::finding::{no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::{Episode, Table};

const WAITING: Clause<Children> = Clause("an adoption decision is open", |child, _| match child.open_decision() {
    Some(decision) => yes("Decision on {}.").with(decision.made).seen_in(decision),
    None => no("No open decision."),
});

const NOT_YET_PLACED: Clause<Children> =
    Clause("not in an adoptive placement (A3 to A6)", |child, _| match child.current_placement() {
        Some(placement) => whether(!placement.place(child).is_adoptive(), "Placement: {}.")
            .with(placement.place(child).words())
            .seen_in_any(child.current_episode()),
        None => yes("No placement is recorded yet."),
    });

const WITH_ORDER: Clause<Children> = Clause("a placement or freeing order is in force (E1, D1)", |child, _| {
    let row = child.current_episode();
    let status = row.map(|row| row.ls).unwrap_or_default();
    if !status.is_known() {
        return unknown("LS is blank or not a known code.").seen_in_any(row);
    }
    whether(status.is_placement_order(), "Legal status: {}.").with(status.words()).seen_in_any(row)
});

/// Months after which a decision without an order looks stale (D38).
pub const STALE_MONTHS: i32 = 12;
/// Age from which an open decision looks stale (D38).
pub const STALE_AGE: u32 = 12;

const LOOKS_STALE: Clause<Children> =
    Clause("no order and the decision is 12 months old or more, or the child is 12 or over", |child, period| {
        let status = child.current_episode().map(|row| row.ls).unwrap_or_default();
        let Some(decision) = child.open_decision() else { return no("No open decision.") };
        let old = decision.made <= period.last.plus_months(-STALE_MONTHS);
        let age = child.age_on(period.last);
        let no_order = status.is_known() && !status.is_placement_order();
        let is_stale = (no_order && old) || age.is_some_and(|age| age >= STALE_AGE);
        if !is_stale && (age.is_none() || (old && !status.is_known())) {
            return unknown("The date of birth or LS is not known.").seen_in(decision);
        }
        let finding = match age {
            Some(age) => whether(is_stale, "Decision on {}; legal status: {}; aged {}.")
                .with(decision.made)
                .with(status.words())
                .with(age),
            None => whether(is_stale, "Decision on {}; legal status: {}.").with(decision.made).with(status.words()),
        };
        finding.seen_in(decision).seen_in_any(child.current_episode()).at_any(child.born_in())
    });

fn days_waiting(child: Child) -> i64 {
    let last = child.history.period.last;
    child.open_decision().map_or(0, |decision| last.since(decision.made).into())
}

const DECIDED_IN_YEAR: Clause<Decisions> = Clause("the decision was made in the year", |case, period| {
    whether(period.in_year(case.decision.made), "Decision on {}.").with(case.decision.made).seen_in(case.decision)
});

const ORDERS: Part = Part {
    label: "New placement orders",
    unit: Unit::Count,
    measure: &Count::<Orders> {
        of: placement_orders,
        among: &[Clause("a run of E1 or D1 began in the year", |order, period| {
            whether(period.in_year(order.placement_day), "Order on {}.").with(order.placement_day).seen_in(order.row)
        })],
        counted: &[],
    },
};

/// A placement or freeing order as it begins.
#[derive(Clone, Copy)]
pub struct Order<'h> {
    child: Child<'h>,
    row: &'h Episode,
    placement_day: Day,
}

/// Placement and freeing orders.
pub struct Orders;

impl Population for Orders {
    type Case<'h> = Order<'h>;
    const ONE: &'static str = "order";
    const MANY: &'static str = "orders";
}

impl<'h> Case<'h> for Order<'h> {
    fn child(self) -> Child<'h> {
        self.child
    }
    fn day(self) -> Day {
        self.placement_day
    }
    fn episode(self) -> Option<&'h Episode> {
        Some(self.row)
    }
}

fn placement_orders<'h>(history: &'h History, see: &mut dyn FnMut(Order<'h>)) {
    for child in history.children() {
        for row in child.care().iter().flat_map(|care| order_starts(child, care)) {
            see(Order { child, row, placement_day: row.decom });
        }
    }
}

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "ADP-13",
        "Children waiting for adoption",
        &Count::<Children> { of: children, among: &[LOOKED_AFTER, WAITING, NOT_YET_PLACED], counted: &[] },
    )
    .codes(&["Adoption scorecard A9", "Adoption scorecard A14"])
    .better(Lower)
    .window(Snapshot)
    .unit(Unit::Count)
    .groups(&[Groups::Parts(
            "Of which",
            &[
                Part {
                    label: "With a placement order",
                    unit: Unit::Count,
                    measure: &Count::<Children> {
                        of: children,
                        among: &[LOOKED_AFTER, WAITING, NOT_YET_PLACED, WITH_ORDER],
                        counted: &[],
                    },
                },
                Part {
                    label: "Decision looks stale",
                    unit: Unit::Count,
                    measure: &Count::<Children> {
                        of: children,
                        among: &[LOOKED_AFTER, WAITING, NOT_YET_PLACED, LOOKS_STALE],
                        counted: &[],
                    },
                },
                Part {
                    label: "Not counted: open decision, but not looked after",
                    unit: Unit::Count,
                    measure: &Count::<Children> {
                        of: children,
                        among: &[
                            WAITING,
                            Clause("no longer looked after", |child, _| is_looked_after(child).reversed()),
                        ],
                        counted: &[],
                    },
                },
            ],
        )])
    .needs(&[Table::Episodes, Table::PlacedAdoption])
    .source(SCORECARD)
    .note("A14 is the group with a placement order. DATE_PLACED is the day of the decision and not of a move. A decision that was never closed in the records makes the figure too high."),
    Indicator::new(
        "ADP-14",
        "Days that children have waited since the decision",
        &Mean::<Children> {
            of: children,
            among: &[LOOKED_AFTER, WAITING, NOT_YET_PLACED],
            counted: &[],
            amount: days_waiting,
        },
    )
    .better(Lower)
    .window(Snapshot)
    .unit(Unit::Days)
    .needs(&[Table::Episodes, Table::PlacedAdoption])
    .source(SCORECARD),
    Indicator::new(
        "ADP-18",
        "New adoption decisions",
        &Count::<Decisions> { of: decisions, among: &[DECIDED_IN_YEAR], counted: &[] },
    )
    .codes(&["Adoption scorecard A15", "Adoption scorecard A16"])
    .better(Neutral)
    .window(Year)
    .unit(Unit::Count)
    .groups(&[Groups::Parts("Also", &[ORDERS])])
    .needs(&[Table::PlacedAdoption])
    .uses(&[Table::Episodes])
    .source(SCORECARD),
];
