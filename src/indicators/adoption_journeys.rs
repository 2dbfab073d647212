//! Finding a family: how long each stage of the journey takes.

use super::adoption::{ADOPTED, SCORECARD};
use crate::calendar::Day;
use crate::cases::adoption::Journey;
use crate::cases::facts::rows_of_care;
use crate::cases::*;
use crate::history::Child;
use crate::history::{History, Period};
use crate::indicators::benchmarks;
use crate::indicators::breakdowns;
use crate::judging::finding::{Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::{Episode, Table};

/// Days from the decision within which an adopted child should be placed.
const TWELVE_MONTHS: i64 = 365;

const PLACED_WITHIN_12_MONTHS: Clause<Leavers> =
    Clause("placed for adoption within 12 months of the decision that the child should be placed", |left, _| {
        let journey = Journey::of(left);
        match (journey.decided(), journey.placed()) {
            (Some(decided), Some(placed)) => {
                whether(i64::from(placed.since(decided)) < TWELVE_MONTHS, "Decision on {}, moved in on {}, {} days.")
                    .with(decided)
                    .with(placed)
                    .with(placed.since(decided))
                    .seen_in_any(journey.moving_in())
            }
            (None, _) => unknown("The date of the decision is not recorded.").seen_in_any(journey.child.adoption()),
            (_, None) => unknown("No adoptive placement (A3 to A6) is recorded.").seen_in_any(left.closing()),
        }
    });

fn time_to_family(journey: Journey, days: Option<i64>) -> Finding {
    match (journey.entered(), journey.placed(), days) {
        (Some(entered), Some(placed), Some(days)) => yes("Entered care on {}, moved in on {}, {} days counted.")
            .with(entered)
            .with(placed)
            .with(days as i32)
            .seen_in_any(journey.moving_in())
            .seen_in_any(journey.child.adoption())
            .listing_of(journey.care.start, rows_of_care),
        (None, ..) => unknown("The first row known does not say that care started. An earlier return may tell.")
            .seen_in_any(first_row(journey)),
        _ => unknown("No adoptive placement (A3 to A6) is recorded.").seen_in_any(first_row(journey)),
    }
}

fn first_row<'h>(journey: Journey<'h>) -> Option<&'h Episode> {
    journey.child.episodes_of(journey.care).first()
}

const HAS_A1: Clause<Leavers> = Clause("the start of care and the day of moving in are recorded", |left, _| {
    let journey = Journey::of(left);
    time_to_family(journey, journey.days_to_family())
});

const HAS_A10: Clause<Leavers> = Clause(HAS_A1.0, |left, _| {
    let journey = Journey::of(left);
    time_to_family(journey, journey.adjusted_days_to_family())
});

const HAS_A2: Clause<Leavers> =
    Clause("a placement order, the match and the day of moving in are recorded", |left, _| {
        let journey = Journey::of(left);
        match (journey.order(), journey.matched()) {
            _ if journey.placed().is_none() => {
                unknown("No adoptive placement (A3 to A6) is recorded.").seen_in_any(left.closing())
            }
            (Some(order), Some(matched)) => yes("Order on {}, match on {}.")
                .with(order.decom)
                .with(matched)
                .seen_in(order)
                .seen_in_any(journey.child.adoption())
                .seen_in_any(journey.moving_in())
                .listing_of(journey.care.start, rows_of_care),
            (None, _) => unknown("The start of a placement order (E1) is not recorded.").seen_in_any(left.closing()),
            (_, None) => unknown("The date of the match is not recorded.").seen_in_any(journey.child.adoption()),
        }
    });

/// Someone whose journey to an adoptive family is judged: adopted, or still waiting for it.
#[derive(Clone, Copy)]
pub struct Traveller<'h> {
    journey: Journey<'h>,
    left: Option<LeftCare<'h>>,
}

/// Children adopted in three years and children with an open decision now.
pub struct Travellers;

impl Population for Travellers {
    type Case<'h> = Traveller<'h>;
    const ONE: &'static str = "child";
    const MANY: &'static str = "children";
}

impl<'h> Case<'h> for Traveller<'h> {
    fn child(self) -> Child<'h> {
        self.journey.child
    }
    fn day(self) -> Day {
        self.left.map_or(self.journey.child.history.period.last, |left| left.end)
    }
    fn episode(self) -> Option<&'h Episode> {
        self.left.map_or_else(|| self.journey.child.current_episode(), |left| left.closing())
    }
}

fn travellers<'h>(history: &'h History, see: &mut dyn FnMut(Traveller<'h>)) {
    leavers_in_three_years(history, &mut |left| {
        if left.reason().is_adopted() {
            see(Traveller { journey: Journey::of(left), left: Some(left) });
        }
    });
    for child in history.children() {
        if let (Some(care), Some(_)) = (child.current_care(), child.open_decision()) {
            see(Traveller { journey: Journey { child, care }, left: None });
        }
    }
}

const CAN_BE_JUDGED: Clause<Travellers> = Clause(
    "adopted, or looked after with an open adoption decision and either placed for adoption or in care for the threshold already",
    |case, period| {
        let journey = case.journey;
        if let Some(left) = case.left {
            return yes("Adopted on {}.")
                .with(left.end)
                .seen_in_any(left.closing())
                .listing_of(journey.care.start, rows_of_care);
        }
        let finding = match (journey.placed(), journey.entered()) {
            (Some(placed), _) => yes("Placed for adoption on {}.").with(placed).seen_in_any(journey.moving_in()),
            (None, None) => yes("Waiting, with an open decision.").seen_in_any(first_row(journey)),
            (None, Some(entered)) => {
                let waited = period.last.since(entered);
                whether(
                    i64::from(waited) >= benchmarks::a1_threshold_days(period.year),
                    "Waiting, {} days after entering care.",
                )
                .with(waited)
                .seen_in_any(first_row(journey))
            }
        };
        finding.seen_in_any(journey.child.open_decision()).listing_of(journey.care.start, rows_of_care)
    },
);

const TIME_IS_RECORDED: Clause<Travellers> =
    Clause("the start of care and, once adopted, the day of moving in are recorded", |case, _| {
        let journey = case.journey;
        match (journey.entered(), journey.placed()) {
            (None, _) => unknown("The first row known does not say that care started. An earlier return may tell.")
                .seen_in_any(first_row(journey)),
            (_, None) if case.left.is_some() => {
                unknown("No adoptive placement (A3 to A6) is recorded.").seen_in_any(first_row(journey))
            }
            (Some(entered), _) => yes("Entered care on {}.").with(entered).seen_in_any(first_row(journey)),
        }
    });

const BELOW_THRESHOLD: Clause<Travellers> =
    Clause("moved in sooner after entering care than the national threshold", |case, period| {
        let threshold = benchmarks::a1_threshold_days(period.year);
        let finding = match case.journey.days_to_family() {
            Some(days) => {
                whether(days < threshold, "{} days; the threshold is {}.").with(days as i32).with(threshold as i32)
            }
            None => is_overdue(case, period.last, threshold),
        };
        finding.seen_in_any(first_row(case.journey)).seen_in_any(case.journey.moving_in())
    });

/// Whether a wait that goes on is past the threshold already; until then, and without its beginning, nothing is known.
fn is_overdue(case: Traveller, last: Day, threshold: i64) -> Finding {
    match case.journey.entered().filter(|_| case.left.is_none()) {
        Some(entered) if i64::from(last.since(entered)) >= threshold => {
            no("Still waiting; the threshold of {} days has passed.").with(threshold as i32)
        }
        Some(_) => unknown("Still waiting; the threshold of {} days has not passed.").with(threshold as i32),
        None => unknown("The start of care or the day of moving in is not recorded."),
    }
}

/// A stage of the journey: its two ends.
type Stage = fn(Journey) -> Option<(Day, Day)>;

fn stage_is_recorded(left: LeftCare, stage: Stage) -> Finding {
    match stage(Journey::of(left)) {
        Some((from, to)) => {
            yes("From {} to {}, {} days.").with(from).with(to).with(to.since(from)).seen_in_any(left.closing())
        }
        None => unknown("One of the two dates is not recorded.").seen_in_any(left.closing()),
    }
}

fn stage_days(left: LeftCare, stage: Stage) -> i64 {
    stage(Journey::of(left)).map_or(0, |(from, to)| to.since(from).into())
}

macro_rules! stage {
    ($label:literal, $stage:expr) => {
        Part {
            label: $label,
            unit: Unit::Days,
            measure: &Mean::<Leavers> {
                of: leavers_in_year,
                among: &[ADOPTED],
                counted: &[Clause("both dates are recorded", |left, _| stage_is_recorded(left, $stage))],
                amount: |left| stage_days(left, $stage),
            },
        }
    };
}

fn entry_to_decision(journey: Journey) -> Option<(Day, Day)> {
    journey.entered().zip(journey.decided())
}

fn decision_to_match(journey: Journey) -> Option<(Day, Day)> {
    journey.decided().zip(journey.matched())
}

fn match_to_placed(journey: Journey) -> Option<(Day, Day)> {
    journey.matched().zip(journey.placed())
}

fn entry_to_placed(journey: Journey) -> Option<(Day, Day)> {
    journey.entered().zip(journey.placed())
}

fn placed_to_order(journey: Journey) -> Option<(Day, Day)> {
    journey.placed().zip(journey.care.end)
}

fn entry_to_order(journey: Journey) -> Option<(Day, Day)> {
    journey.entered().zip(journey.care.end)
}

/// Whether the days to the family are more than England's mean (D41).
fn is_above_england(left: LeftCare, period: &Period) -> Finding {
    let england = benchmarks::a1_england_days(period.year);
    let journey = Journey::of(left);
    let finding = match journey.days_to_family() {
        Some(days) => whether(days > england, "{} days; England's mean is {}.").with(days as i32).with(england as i32),
        None => unknown("The start of care or the day of moving in is not recorded."),
    };
    finding.seen_in_any(first_row(journey)).seen_in_any(journey.moving_in())
}

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "ADP-04",
        "Adopted children placed within 12 months of the decision",
        &Share::<Leavers> {
            of: leavers_in_year,
            denominator: &[ADOPTED],
            numerator: &[PLACED_WITHIN_12_MONTHS],
        },
    )
    .codes(&["NI 61"])
    .better(Higher)
    .window(Year)
    .needs(&[Table::Episodes, Table::Ad1])
    .instead(Table::PlacedAdoption)
    .uses(&[Table::PlacedAdoption])
    .source("National Indicator 61")
    .note("From the decision to the day of moving in, fewer than 365 days. It is not the time from moving in to the adoption."),
    Indicator::new(
        "ADP-05",
        "Days from entering care to moving in with the new family",
        &Mean::<Leavers> {
            of: leavers_in_three_years,
            among: &[ADOPTED],
            counted: &[HAS_A1],
            amount: |left| Journey::of(left).days_to_family().unwrap_or_default(),
        },
    )
    .codes(&["Adoption scorecard A1"])
    .better(Lower)
    .window(ThreeYears)
    .unit(Unit::Days)
    .needs(&[Table::Episodes])
    .source(SCORECARD)
    .note("One mean over all children of the three years, not a mean of yearly means."),
    Indicator::new(
        "ADP-06",
        "Days from the court's order to the match",
        &Mean::<Leavers> {
            of: leavers_in_three_years,
            among: &[ADOPTED],
            counted: &[HAS_A2],
            amount: |left| Journey::of(left).days_to_match().unwrap_or_default(),
        },
    )
    .codes(&["Adoption scorecard A2"])
    .better(Lower)
    .window(ThreeYears)
    .unit(Unit::Days)
    .needs(&[Table::Episodes, Table::Ad1])
    .source(SCORECARD)
    .note("A match before the order counts as 0 days."),
    Indicator::new(
        "ADP-07",
        "Children who wait less than the threshold to move in",
        &ShareOfRecorded::<Travellers> {
            of: travellers,
            denominator: &[CAN_BE_JUDGED],
            numerator: &[TIME_IS_RECORDED, BELOW_THRESHOLD],
        },
    )
    .codes(&["Adoption scorecard A3"])
    .better(Higher)
    .window(ThreeYears)
    .needs(&[Table::Episodes, Table::PlacedAdoption])
    .source(SCORECARD)
    .note("A child still waiting counts, as not met, once the threshold has passed."),
    Indicator::new(
        "ADP-08",
        "Days from entering care to the new family, adjusted for foster carers who adopt",
        &Mean::<Leavers> {
            of: leavers_in_three_years,
            among: &[ADOPTED],
            counted: &[HAS_A10],
            amount: |left| Journey::of(left).adjusted_days_to_family().unwrap_or_default(),
        },
    )
    .codes(&["Adoption scorecard A10"])
    .better(Lower)
    .window(ThreeYears)
    .unit(Unit::Days)
    .needs(&[Table::Episodes])
    .uses(&[Table::Ad1])
    .source(SCORECARD)
    .note("For a child adopted by the foster carer the clock stops on the day of moving in with that carer."),
    Indicator::new(
        "ADP-19",
        "Days from entering care to the adoption order",
        &Mean::<Leavers> {
            of: leavers_in_year,
            among: &[ADOPTED],
            counted: &[Clause("the start of care is recorded", |left, _| stage_is_recorded(left, entry_to_order))],
            amount: |left| stage_days(left, entry_to_order),
        },
    )
    .codes(&["DfE table E2"])
    .better(Lower)
    .window(Year)
    .unit(Unit::Days)
    .groups(&[Groups::Parts(
            "Stages",
            &[
                stage!("Entry to decision", entry_to_decision),
                stage!("Decision to match", decision_to_match),
                stage!("Match to moving in", match_to_placed),
                stage!("Entry to moving in", entry_to_placed),
                stage!("Moving in to order", placed_to_order),
            ],
        )])
    .needs(&[Table::Episodes, Table::Ad1])
    .instead(Table::PlacedAdoption)
    .uses(&[Table::PlacedAdoption])
    .source("Children looked after in England, table E2: average time between the stages of adoption")
    .note("Each stage is the mean over the children with both of its dates, so the stages need not add up."),
    Indicator::new(
        "ADP-26",
        "Adopted children who waited longer than England's mean",
        &ShareOfRecorded::<Leavers> {
            of: leavers_in_three_years,
            denominator: &[ADOPTED],
            numerator: &[
                HAS_A1,
                Clause("more days from entering care to moving in than England's mean", |left, period| {
                    is_above_england(left, period)
                }),
            ],
        },
    )
    .better(Lower)
    .window(ThreeYears)
    .groups(&[Groups::By("Adopted by", breakdowns::adopter)])
    .needs(&[Table::Episodes])
    .days_of("ADP-05")
    .source("Adoption scorecard A1, each child against England's mean of the three years; 486 days, that of 2018, for every year since")
    .note("A few children with very long journeys move the mean of ADP-05 a great deal; this line shows how many they are."),
];
