//! Finding a family: adoption, how long each stage takes, and who waits.

use super::breakdowns;
use crate::adoption::{Journey, order_starts};
use crate::benchmarks;
use crate::codes::{Ceased, Ethnicity};
use crate::dates::Day;
use crate::facts::*;
use crate::finding::{Finding, no, unknown, whether, yes};
use crate::history::{Child, History, Period};
use crate::indicator::*;
use crate::populations::*;
use crate::tables::{Episode, Table};

const ADOPTED: Clause<Leavers> = Clause("adopted: the last reason for ceasing is E11 or E12", |left, _| {
    whether(left.reason().is_adopted(), "Care ended on {}: {}.")
        .with(left.end)
        .with(left.reason().words())
        .seen_in_any(left.closing())
});

const CEASED: Clause<Leavers> = Clause("ceased to be looked after", |left, _| cease_is_recorded(left));

/// As [`ADOPTED`], of all leavers: a reason that is no known code leaves it open (D16).
const ADOPTED_OF_LEAVERS: Clause<Leavers> = Clause(ADOPTED.0, |left, period| match left.reason() {
    Ceased::Unknown => {
        unknown("Care ended on {}, but REC is not a known code.").with(left.end).seen_in_any(left.closing())
    }
    _ => (ADOPTED.1)(left, period),
});

const PERMANENCE_ORDER: Clause<Leavers> =
    Clause("special guardianship order (E43 to E48) or child arrangements order (E41)", |left, _| {
        match left.reason() {
            Ceased::Unknown => {
                unknown("Care ended on {}, but REC is not a known code.").with(left.end).seen_in_any(left.closing())
            }
            reason => {
                let ordered = reason.is_special_guardianship() || reason == Ceased::E41;
                whether(ordered, "Care ended on {}: {}.")
                    .with(left.end)
                    .with(reason.words())
                    .seen_in_any(left.closing())
            }
        }
    });

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
            .seen_in_any(journey.moving_in()),
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
            (Some(order), Some(matched)) => {
                yes("Order on {}, match on {}.").with(order.decom).with(matched).seen_in(order)
            }
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
            return yes("Adopted on {}.").with(left.end).seen_in_any(left.closing());
        }
        match (journey.placed(), journey.entered()) {
            (Some(placed), _) => yes("Placed for adoption on {}.").with(placed).seen_in_any(journey.moving_in()),
            (None, None) => yes("Waiting, with an open decision.").seen_in_any(first_row(journey)),
            (None, Some(entered)) => {
                let waited = period.last.since(entered);
                whether(
                    i64::from(waited) >= benchmarks::a1_threshold_days(period.year),
                    "Waiting, {} days after entering care.",
                )
                .with(waited)
            }
        }
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
        match case.journey.days_to_family() {
            Some(days) => {
                whether(days < threshold, "{} days; the threshold is {}.").with(days as i32).with(threshold as i32)
            }
            None => no("Still waiting; the threshold of {} days has passed.").with(threshold as i32),
        }
    });

fn is_minority_ethnic(ethnicity: Ethnicity) -> Finding {
    match ethnicity.group() {
        Some(group) => whether(group != "White", "Ethnic group: {}.").with(group),
        None => unknown("ETHNIC is blank, refused, not obtained or not a known code."),
    }
}

const WAITING: Clause<Children> = Clause("an adoption decision stands", |child, _| match child.open_decision() {
    Some(decision) => yes("Decision on {}.").with(decision.made).seen_in(decision),
    None => no("No decision that stands."),
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
    whether(row.is_some_and(|row| row.ls.is_placement_order()), "By legal status.").seen_in_any(row)
});

/// Age from which an open decision is looked at again.
const STALE_AGE: u32 = 12;

const LOOKS_STALE: Clause<Children> =
    Clause("no order and the decision is 12 months old or more, or the child is 12 or over", |child, period| {
        let ordered = child.current_episode().is_some_and(|row| row.ls.is_placement_order());
        let old = child.open_decision().is_some_and(|decision| decision.made <= period.last.plus_months(-12));
        let grown = child.age_on(period.last).is_some_and(|age| age >= STALE_AGE);
        whether((!ordered && old) || grown, "By legal status, decision date and age.")
    });

fn days_waiting(child: Child) -> i64 {
    let last = child.history.period.last;
    child.open_decision().map_or(0, |decision| last.since(decision.made).into())
}

/// Months in care from which adoptions are set against children (section C23 of the catalogue).
const SIX_MONTHS: i32 = 6;

const FOR_SIX_MONTHS: Clause<Children> = Clause("looked after for at least 6 months", |child, period| {
    let Some(care) = child.current_care() else { return no("Not looked after.") };
    in_care_since_by(child, care, period.last.plus_months(-SIX_MONTHS))
});

const NOT_ASYLUM_SEEKING: Clause<Children> = Clause("not unaccompanied and asylum-seeking", |child, period| {
    let finding = is_uasc(child, period.last);
    whether(finding.answer == crate::finding::Answer::No, "By UASC.")
});

const NOT_ASYLUM_SEEKING_AT_END: Clause<Leavers> =
    Clause("not unaccompanied and asylum-seeking when care ended", |left, _| {
        whether(!left.child.is_uasc_on(left.end), "By UASC.")
    });

const ADOPTIONS_OF_OTHERS: Count<Leavers> =
    Count { of: leavers_in_year, among: &[ADOPTED, NOT_ASYLUM_SEEKING_AT_END], counted: &[] };

const IN_CARE_FOR_SIX_MONTHS: Count<Children> =
    Count { of: children, among: &[LOOKED_AFTER, FOR_SIX_MONTHS, NOT_ASYLUM_SEEKING], counted: &[] };

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

/// Whether the days to the family are more than England's mean (D41).
fn is_above_england(left: LeftCare, period: &Period) -> Finding {
    let england = benchmarks::a1_england_days(period.year);
    let days = Journey::of(left).days_to_family().unwrap_or_default();
    whether(days > england, "{} days; England's mean is {}.").with(days as i32).with(england as i32)
}

const ADOPTED_IN_THREE_YEARS: &[Clause<Leavers>] = &[ADOPTED];
const SCORECARD: &str = "Adoption scorecard methodology, Department for Education, March 2019";

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator {
        id: "ADP-01",
        codes: &["LAIT No_of LAC Adopted"],
        title: "Children adopted",
        better: Better::Higher,
        window: Window::Year,
        unit: Unit::Count,
        measure: &Count::<Leavers> { of: leavers_in_year, among: &[ADOPTED], counted: &[] },
        value: None,
        groups: &[],
        needs: &[Table::Episodes],
        uses: &[],
        since: 1991,
        source: "Children looked after in England, data guidance 2023: children adopted from care",
        note: Some(
            "By the last reason for ceasing in the year. A row in AD1 or PlacedAdoption alone makes no adoption.",
        ),
    },
    Indicator {
        id: "ADP-02",
        codes: &["Adoption scorecard A4"],
        title: "Leavers who were adopted",
        better: Better::Higher,
        window: Window::Year,
        unit: Unit::Percent,
        measure: &Share::<Leavers> { of: leavers_in_year, denominator: &[CEASED], numerator: &[ADOPTED_OF_LEAVERS] },
        value: None,
        groups: &[Groups::Parts(
            "Also",
            &[Part {
                label: "Over three years",
                unit: Unit::Percent,
                measure: &Share::<Leavers> {
                    of: leavers_in_three_years,
                    denominator: &[CEASED],
                    numerator: &[ADOPTED_OF_LEAVERS],
                },
            }],
        )],
        needs: &[Table::Episodes],
        uses: &[],
        since: 2012,
        source: SCORECARD,
        note: None,
    },
    Indicator {
        id: "ADP-03",
        codes: &["PAF CF/C23", "BVPI 163"],
        title: "Adoptions against children looked after for 6 months",
        better: Better::Higher,
        window: Window::Year,
        unit: Unit::Percent,
        measure: &Ratio { numerator: &ADOPTIONS_OF_OTHERS, denominator: &IN_CARE_FOR_SIX_MONTHS },
        value: None,
        groups: &[Groups::Parts(
            "Also",
            &[Part {
                label: "With special guardianship orders",
                unit: Unit::Percent,
                measure: &Ratio {
                    numerator: &Count::<Leavers> {
                        of: leavers_in_year,
                        among: &[
                            Clause("adopted, or left under a special guardianship order", |left, _| {
                                let counts = left.reason().is_adopted() || left.reason().is_special_guardianship();
                                whether(counts, "Care ended: {}.")
                                    .with(left.reason().words())
                                    .seen_in_any(left.closing())
                            }),
                            NOT_ASYLUM_SEEKING_AT_END,
                        ],
                        counted: &[],
                    },
                    denominator: &IN_CARE_FOR_SIX_MONTHS,
                },
            }],
        )],
        needs: &[Table::Episodes],
        uses: &[Table::Uasc],
        since: 2002,
        source: "Performance Assessment Framework CF/C23",
        note: Some("The adopted children have left care, so the denominator does not hold them."),
    },
    Indicator {
        id: "ADP-04",
        codes: &["NI 61"],
        title: "Adopted children placed within 12 months of the decision",
        better: Better::Higher,
        window: Window::Year,
        unit: Unit::Percent,
        measure: &Share::<Leavers> {
            of: leavers_in_year,
            denominator: &[ADOPTED],
            numerator: &[PLACED_WITHIN_12_MONTHS],
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes, Table::Ad1],
        uses: &[Table::PlacedAdoption],
        since: 2008,
        source: "National Indicator 61",
        note: Some(
            "From the decision to the day of moving in, fewer than 365 days. It is not the time from moving in to the adoption.",
        ),
    },
    Indicator {
        id: "ADP-05",
        codes: &["Adoption scorecard A1"],
        title: "Days from entering care to moving in with the new family",
        better: Better::Lower,
        window: Window::ThreeYears,
        unit: Unit::Days,
        measure: &Mean::<Leavers> {
            of: leavers_in_three_years,
            among: ADOPTED_IN_THREE_YEARS,
            counted: &[HAS_A1],
            amount: |left| Journey::of(left).days_to_family().unwrap_or_default(),
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes],
        uses: &[],
        since: 2012,
        source: SCORECARD,
        note: Some("One mean over all children of the three years, not a mean of yearly means."),
    },
    Indicator {
        id: "ADP-06",
        codes: &["Adoption scorecard A2"],
        title: "Days from the court's order to the match",
        better: Better::Lower,
        window: Window::ThreeYears,
        unit: Unit::Days,
        measure: &Mean::<Leavers> {
            of: leavers_in_three_years,
            among: ADOPTED_IN_THREE_YEARS,
            counted: &[HAS_A2],
            amount: |left| Journey::of(left).days_to_match().unwrap_or_default(),
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes, Table::Ad1],
        uses: &[],
        since: 2012,
        source: SCORECARD,
        note: Some("A match before the order counts as 0 days."),
    },
    Indicator {
        id: "ADP-07",
        codes: &["Adoption scorecard A3"],
        title: "Children who wait less than the threshold to move in",
        better: Better::Higher,
        window: Window::ThreeYears,
        unit: Unit::Percent,
        measure: &ShareOfRecorded::<Travellers> {
            of: travellers,
            denominator: &[CAN_BE_JUDGED],
            numerator: &[TIME_IS_RECORDED, BELOW_THRESHOLD],
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes, Table::PlacedAdoption],
        uses: &[],
        since: 2012,
        source: SCORECARD,
        note: Some("A child still waiting counts, as not met, once the threshold has passed."),
    },
    Indicator {
        id: "ADP-08",
        codes: &["Adoption scorecard A10"],
        title: "Days from entering care to the new family, adjusted for foster carers who adopt",
        better: Better::Lower,
        window: Window::ThreeYears,
        unit: Unit::Days,
        measure: &Mean::<Leavers> {
            of: leavers_in_three_years,
            among: ADOPTED_IN_THREE_YEARS,
            counted: &[HAS_A10],
            amount: |left| Journey::of(left).adjusted_days_to_family().unwrap_or_default(),
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes],
        uses: &[Table::Ad1],
        since: 2012,
        source: SCORECARD,
        note: Some("For a child adopted by the foster carer the clock stops on the day of moving in with that carer."),
    },
    Indicator {
        id: "ADP-10",
        codes: &["Adoption scorecard A6"],
        title: "Minority ethnic leavers who were adopted",
        better: Better::Higher,
        window: Window::ThreeYears,
        unit: Unit::Percent,
        measure: &Share::<Leavers> {
            of: leavers_in_three_years,
            denominator: &[
                CEASED,
                Clause("of a Mixed, Asian, Black or Other ethnic group", |left, _| {
                    is_minority_ethnic(left.child.person().ethnicity)
                }),
            ],
            numerator: &[ADOPTED_OF_LEAVERS],
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes, Table::Header],
        uses: &[],
        since: 2012,
        source: SCORECARD,
        note: None,
    },
    Indicator {
        id: "ADP-11",
        codes: &["Adoption scorecard A7"],
        title: "Leavers aged 5 and over who were adopted",
        better: Better::Higher,
        window: Window::ThreeYears,
        unit: Unit::Percent,
        measure: &Share::<Leavers> {
            of: leavers_in_three_years,
            denominator: &[
                CEASED,
                Clause("aged 5 or over when care ended", |left, _| is_aged(left.child, 5..=u32::MAX, left.end)),
            ],
            numerator: &[ADOPTED_OF_LEAVERS],
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes],
        uses: &[Table::Header],
        since: 2012,
        source: SCORECARD,
        note: None,
    },
    Indicator {
        id: "ADP-13",
        codes: &["Adoption scorecard A9"],
        title: "Children waiting for adoption",
        better: Better::Lower,
        window: Window::Snapshot,
        unit: Unit::Count,
        measure: &Count::<Children> { of: children, among: &[LOOKED_AFTER, WAITING, NOT_YET_PLACED], counted: &[] },
        value: None,
        groups: &[Groups::Parts(
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
                            Clause("no longer looked after", |child, _| {
                                whether(child.current_care().is_none(), "By Episodes.")
                            }),
                        ],
                        counted: &[],
                    },
                },
            ],
        )],
        needs: &[Table::Episodes, Table::PlacedAdoption],
        uses: &[],
        since: 2012,
        source: SCORECARD,
        note: Some(
            "DATE_PLACED is the day of the decision and not of a move. A decision that was never closed in the records makes the figure too high.",
        ),
    },
    Indicator {
        id: "ADP-14",
        codes: &["Adoption scorecard A14"],
        title: "Days that children have waited since the decision",
        better: Better::Lower,
        window: Window::Snapshot,
        unit: Unit::Days,
        measure: &Mean::<Children> {
            of: children,
            among: &[LOOKED_AFTER, WAITING, NOT_YET_PLACED],
            counted: &[],
            amount: days_waiting,
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes, Table::PlacedAdoption],
        uses: &[],
        since: 2012,
        source: SCORECARD,
        note: None,
    },
    Indicator {
        id: "ADP-18",
        codes: &["Adoption scorecard A15", "Adoption scorecard A16"],
        title: "New adoption decisions",
        better: Better::Neutral,
        window: Window::Year,
        unit: Unit::Count,
        measure: &Count::<Decisions> { of: decisions, among: &[DECIDED_IN_YEAR], counted: &[] },
        value: None,
        groups: &[Groups::Parts("Also", &[ORDERS])],
        needs: &[Table::PlacedAdoption],
        uses: &[Table::Episodes],
        since: 2012,
        source: SCORECARD,
        note: None,
    },
    Indicator {
        id: "ADP-19",
        codes: &["DfE table E2"],
        title: "Days from entering care to the adoption order",
        better: Better::Lower,
        window: Window::Year,
        unit: Unit::Days,
        measure: &Mean::<Leavers> {
            of: leavers_in_year,
            among: &[ADOPTED],
            counted: &[Clause("the start of care is recorded", |left, _| stage_is_recorded(left, entry_to_order))],
            amount: |left| stage_days(left, entry_to_order),
        },
        value: None,
        groups: &[Groups::Parts(
            "Stages",
            &[
                stage!("Entry to decision", entry_to_decision),
                stage!("Decision to match", decision_to_match),
                stage!("Match to moving in", match_to_placed),
                stage!("Entry to moving in", entry_to_placed),
                stage!("Moving in to order", placed_to_order),
            ],
        )],
        needs: &[Table::Episodes],
        uses: &[Table::Ad1],
        since: 2012,
        source: "Children looked after in England, table E2: average time between the stages of adoption",
        note: Some("Each stage is the mean over the children with both of its dates, so the stages need not add up."),
    },
    Indicator {
        id: "ADP-20",
        codes: &[],
        title: "Adopted by their former foster carer",
        better: Better::Neutral,
        window: Window::Year,
        unit: Unit::Percent,
        measure: &Share::<Leavers> {
            of: leavers_in_year,
            denominator: &[ADOPTED],
            numerator: &[Clause("adopted by a former foster carer (FOSTER_CARE = 1)", |left, _| {
                let row = left.child.adoption();
                match row.and_then(|row| row.by_foster_carer.answer()) {
                    Some(answer) => whether(answer, "By FOSTER_CARE.").seen_in_any(row),
                    None => {
                        unknown("AD1 has no row for this child, or FOSTER_CARE is neither 1 nor 0.").seen_in_any(row)
                    }
                }
            })],
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes, Table::Ad1],
        uses: &[],
        since: 2002,
        source: "SSDA903 guidance: FOSTER_CARE",
        note: None,
    },
    Indicator {
        id: "ADP-21",
        codes: &["LAIT LAC_ceased_SGO", "LAIT LAC_ceased_CAO%"],
        title: "Leavers under special guardianship or child arrangements orders",
        better: Better::Higher,
        window: Window::Year,
        unit: Unit::Percent,
        measure: &Share::<Leavers> { of: leavers_in_year, denominator: &[CEASED], numerator: &[PERMANENCE_ORDER] },
        value: None,
        groups: &[Groups::By("Reason for leaving", breakdowns::reason_for_leaving)],
        needs: &[Table::Episodes],
        uses: &[],
        since: 2005,
        source: "Children looked after in England, data guidance 2023: reason for ceasing",
        note: Some("E43 and E44 were the special guardianship codes to 2017/18, E45 to E48 since."),
    },
    Indicator {
        id: "ADP-24",
        codes: &["DfE adoption tables"],
        title: "Profile of the children adopted in three years",
        better: Better::Neutral,
        window: Window::ThreeYears,
        unit: Unit::Percent,
        measure: &Share::<Leavers> { of: leavers_in_three_years, denominator: ADOPTED_IN_THREE_YEARS, numerator: &[] },
        value: None,
        groups: &[
            Groups::By("Age when adopted", breakdowns::age),
            Groups::By("Sex", breakdowns::sex),
            Groups::By("Ethnic group", breakdowns::ethnic_group),
            Groups::By("Ethnicity", breakdowns::ethnicity),
        ],
        needs: &[Table::Episodes],
        uses: &[Table::Header],
        since: 2012,
        source: "Children looked after in England: children adopted, by characteristics",
        note: None,
    },
    Indicator {
        id: "ADP-26",
        codes: &[],
        title: "Adopted children who waited longer than England's mean",
        better: Better::Lower,
        window: Window::ThreeYears,
        unit: Unit::Percent,
        measure: &ShareOfRecorded::<Leavers> {
            of: leavers_in_three_years,
            denominator: ADOPTED_IN_THREE_YEARS,
            numerator: &[
                HAS_A1,
                Clause("more days from entering care to moving in than England's mean", |left, period| {
                    is_above_england(left, period)
                }),
            ],
        },
        value: None,
        groups: &[],
        needs: &[Table::Episodes],
        uses: &[],
        since: 2012,
        source: "Adoption scorecard A1, each child against England's mean of the same three years",
        note: Some(
            "A few children with very long journeys move the mean of ADP-05 a great deal; this line shows how many they are.",
        ),
    },
];
