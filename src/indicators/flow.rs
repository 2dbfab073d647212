//! Children in our care: the flow through the year, the month ends, and the number to expect at its end.

use super::numbers::ON_THE_ROLL;
use crate::calendar::{Day, april, birthday};
use crate::cases::facts::{LOOKED_AFTER, cease_is_recorded, start_is_recorded};
use crate::cases::*;
use crate::history::{Child, History, Period};
use crate::judging::finding::{Answer, Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::Table;
use std::cmp::Reverse;

const STARTED_IN_THE_YEAR: Clause<Starts> = Clause("started in the period, with RNE = S", |start, period| {
    if period.in_year(start.care.start) {
        return start_is_recorded(start.child, start.care);
    }
    no("The period of care began on {}.").with(start.care.start).seen_in_any(start.episode())
});

const CEASED_IN_THE_YEAR: Clause<Starts> = Clause("ceased in the period, with REC other than X1", |start, period| {
    let Some(end) = start.care.ended_in(|day| period.in_year(day)) else {
        return no("Did not end in the period.").seen_in_any(start.child.episodes_of(start.care).last());
    };
    cease_is_recorded(LeftCare { child: start.child, care: start.care, end })
});

/// How many children were in care at the end of each of these days, by what is known at the as-at date.
fn rolls(history: &History, days: &[Day]) -> Vec<i64> {
    let first_from = |day: Day| days.partition_point(|other| *other < day);
    let mut changes = vec![0; days.len() + 1];
    for care in history.children().flat_map(|child| child.care()) {
        changes[first_from(care.start)] += 1;
        changes[care.end.map_or(days.len(), first_from)] -= 1;
    }
    let sum = |roll: &mut i64, change: i64| {
        *roll += change;
        Some(*roll)
    };
    changes.into_iter().take(days.len()).scan(0, sum).collect()
}

/// The month ends from `first` to the as-at date, which is one itself when its month is complete (D42).
fn month_ends(first: Day, last: Day) -> Vec<Day> {
    let earlier = |day: &Day| Some(day.month_start().plus(-1));
    let latest = last.last_month_end();
    let mut days: Vec<Day> = std::iter::successors(Some(latest), earlier).take_while(|day| *day >= first).collect();
    days.reverse();
    days
}

/// The last month end of the year to date.
fn last_month_end_of_year(period: &Period) -> Option<Day> {
    Some(period.last.last_month_end()).filter(|day| *day >= period.year_start)
}

fn month_end_series(history: &History) -> Vec<Point> {
    let period = &history.period;
    let ever = month_ends(history.covered_from.min(period.year_start), period.last);
    let all = rolls(history, &ever);
    let highest_ever = all.iter().zip(&ever).max_by_key(|(roll, day)| (**roll, Reverse(**day)));
    let of_year = ever.partition_point(|day| *day < period.year_start);
    let (days, rolls) = (&ever[of_year..], &all[of_year..]);
    let point = |label: String, count: i64| Point { label, tenths: count * 10 };
    let mut points: Vec<Point> = days.iter().zip(rolls).map(|(day, roll)| point(day.to_string(), *roll)).collect();
    if let (Some(low), Some(high), Some((record, day))) = (rolls.iter().min(), rolls.iter().max(), highest_ever) {
        points.push(point("Lowest".into(), *low));
        points.push(point("Highest".into(), *high));
        let average = rounded(10 * rolls.iter().sum::<i64>(), rolls.len() as i64);
        points.push(Point { label: "Average".into(), tenths: average });
        points.push(point(format!("Highest since {} ({day})", history.covered_from), *record));
    }
    points
}

/// Whether a day lies in a period of care, with its first row and the row that holds on the day.
fn in_care_on(child: Child, day: Day) -> Finding {
    let Some(care) = child.care().iter().find(|care| care.covers(day)) else { return no("Not in care on that day.") };
    let (first, holding) = (child.episodes_of(care).first(), child.episode_by(care, day));
    yes("In care since {}.").with(care.start).seen_in_any(first).seen_in_any(holding)
}

const OPENING: Part = Part {
    label: "Looked after at the start of the year",
    unit: Unit::Count,
    measure: &Count::<Children> {
        of: children,
        among: &[Clause(BEFORE_THE_YEAR, |child: Child, period| {
            let opening = period.year_start.plus(-1);
            in_care_on(child, opening)
        })],
        counted: &[],
    },
};

const STARTS: Part = Part {
    label: "Starts, every one counted",
    unit: Unit::Count,
    measure: &Count::<Starts> { of: periods_of_care, among: &[STARTED_IN_THE_YEAR], counted: &[] },
};

const CEASES: Part = Part {
    label: "Ceases, every one counted",
    unit: Unit::Count,
    measure: &Count::<Starts> { of: periods_of_care, among: &[CEASED_IN_THE_YEAR], counted: &[] },
};

const CLOSING: Part = Part { label: "Looked after at the as-at date", unit: Unit::Count, measure: &ON_THE_ROLL };

/// Closing less (opening + starts - ceases): anything but 0 is an error in the data.
fn flow_difference(history: &History) -> i64 {
    let count = |part: &Part| part.measure.figure(history).numerator;
    count(&CLOSING) - (count(&OPENING) + count(&STARTS) - count(&CEASES))
}

/// 31 March that ends the statistical year.
fn year_end(period: &Period) -> Day {
    april(period.year).plus(-1)
}

const TURNS_18: Clause<Children> = Clause("turns 18 by 31 March", |child, period| {
    let Some(eighteenth) = child.born().map(|born| birthday(born, 18)) else {
        return unknown("No date of birth in any file.");
    };
    whether(eighteenth > period.last && eighteenth <= year_end(period), "18 on {}.")
        .with(eighteenth)
        .at_any(child.born_in())
});

/// Months from moving in with an adoptive family to the adoption order, as is typical.
const MONTHS_TO_ORDER: i32 = 9;

const LIKELY_ADOPTION: Clause<Children> =
    Clause("placed for adoption, and 9 months after moving in fall by 31 March", |child, period| {
        let row = child.current_placement().and_then(|placement| placement.adoptive);
        let Some(row) = row.map(|row| child.history.episode(row)) else { return no("Not placed for adoption.") };
        let placed = row.decom;
        let order = placed.plus_months(MONTHS_TO_ORDER);
        whether(order > period.last && order <= year_end(period), "Moved in on {}.").with(placed).seen_in(row)
    });

/// Whether a child turns 18 after the as-at date and by the 31 March that follows.
pub fn turns_18(child: Child) -> bool {
    (TURNS_18.1)(child, &child.history.period).answer == Answer::Yes
}

/// Whether a child placed for adoption is likely to be adopted after the as-at date and by the 31 March that follows.
pub fn is_likely_adopted(child: Child) -> bool {
    (LIKELY_ADOPTION.1)(child, &child.history.period).answer == Answer::Yes
}

/// Children in care who are expected to leave by the 31 March that follows, and how many a reader makes of them: who
/// turn 18, who are likely to be adopted, either, and only one of the two.
pub fn expected_to_leave(history: &History) -> [i64; 5] {
    let in_care = history.children().filter(|child| child.current_care().is_some());
    let leaving = in_care.map(|child| (turns_18(child), is_likely_adopted(child)));
    let (mut grown, mut adopted, mut either) = (0, 0, 0);
    for (is_grown, is_adopted) in leaving {
        grown += i64::from(is_grown);
        adopted += i64::from(is_adopted);
        either += i64::from(is_grown || is_adopted);
    }
    [grown, adopted, either, either - grown, either - adopted]
}

fn is_placed_for_adoption(child: Child) -> bool {
    child.current_placement().is_some_and(|placement| placement.adoptive.is_some())
}

/// One question, so that a child of whom either is known is taken off once, whatever is not known of the other (D51).
const LEAVES_ANYHOW: Clause<Children> = Clause(
    "turns 18 by 31 March, or was placed for adoption and 9 months after moving in fall by then",
    |child, period| {
        let (grown, adopted) = ((TURNS_18.1)(child, period), (LIKELY_ADOPTION.1)(child, period));
        match (grown.answer, adopted.answer) {
            (Answer::Yes, _) => grown,
            (_, Answer::Yes) => adopted,
            (Answer::No, _) if is_placed_for_adoption(child) => adopted,
            _ => grown,
        }
    },
);

const RECENT_START: Clause<Starts> = Clause("started in the 12 months, with RNE = S", |start, period| {
    if (period.twelve_months..=period.last).contains(&start.care.start) {
        return start_is_recorded(start.child, start.care);
    }
    no("The period of care began on {}.").with(start.care.start).seen_in_any(start.episode())
});

const RECENT_OTHER_LEAVING: Clause<Starts> =
    Clause("ceased in the 12 months, not by adoption and before the 18th birthday", |start, period| {
        let recent = |day: Day| (period.twelve_months..=period.last).contains(&day);
        let Some(end) = start.care.ended_in(recent) else { return no("Did not cease in the 12 months.") };
        let left = LeftCare { child: start.child, care: start.care, end };
        let Some(row) = left.closing() else { return cease_is_recorded(left) };
        if row.rec.is_adopted() {
            return no("Adopted on {}.").with(end).seen_in(row);
        }
        let grown = start.child.born().map(|born| birthday(born, 18)).filter(|eighteenth| end >= *eighteenth);
        match grown {
            Some(eighteenth) => {
                no("Care ended on {}, after the 18th birthday on {}.").with(end).with(eighteenth).seen_in(row)
            }
            None => yes("Care ended on {}: {}.").with(end).with(row.rec.words()).seen_in(row),
        }
    });

const PROJECTION: Worked = Worked {
    from: &[
        CLOSING,
        Part {
            label: "Starts in the 12 months",
            unit: Unit::Count,
            measure: &Count::<Starts> { of: periods_of_care, among: &[RECENT_START], counted: &[] },
        },
        Part {
            label: "Other leavings in the 12 months",
            unit: Unit::Count,
            measure: &Count::<Starts> { of: periods_of_care, among: &[RECENT_OTHER_LEAVING], counted: &[] },
        },
        Part {
            label: "18th birthdays by 31 March",
            unit: Unit::Count,
            measure: &Count::<Children> { of: children, among: &[LOOKED_AFTER, TURNS_18], counted: &[] },
        },
        Part {
            label: "18th birthdays and likely adoptions by 31 March",
            unit: Unit::Count,
            measure: &Count::<Children> { of: children, among: &[LOOKED_AFTER, LEAVES_ANYHOW], counted: &[] },
        },
    ],
    cases_of: 0,
    numerator: |counts, period| {
        let &[now, starts, leavings, _, known] = counts else { return 0 };
        let days = i64::from(year_end(period).since(period.last));
        rounded((now - known) * 365 + (starts - leavings) * days, 365)
    },
    sum: "{} + ({} − {}) × {} ÷ 365 − {} − {}",
    terms: |counts, period| {
        let &[now, starts, leavings, birthdays, adoptions] = counts else { return Vec::new() };
        vec![now, starts, leavings, year_end(period).since(period.last).into(), birthdays, adoptions]
    },
};

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "POP-08",
        "Children unaccounted for between the start of the year and now",
        &Worked {
            from: &[CLOSING, OPENING, STARTS, CEASES],
            cases_of: 0,
            numerator: |counts, _| counts[0],
            sum: "{} − ({} + {} − {})",
            terms: |counts, _| counts.to_vec(),
        },
    )
    .codes(&["Green Book"])
    .better(Neutral)
    .window(Year)
    .unit(Unit::Count)
    .value(flow_difference)
    .groups(&[Groups::Parts("Flow", &[OPENING, STARTS, CEASES, CLOSING])])
    .needs(&[Table::Episodes])
    .source("Opening number plus starts less ceases is the closing number; every start and cease counts")
    .note("Anything but 0 means that a start or a cease is not recorded."),
    Indicator::new(
        "POP-09",
        "Children looked after at the last month end",
        &Count::<Children> {
            of: children,
            among: &[Clause("looked after at the end of the last complete month", |child: Child, period| {
                let Some(day) = last_month_end_of_year(period) else { return no("No month of the year is complete.") };
                in_care_on(child, day)
            })],
            counted: &[],
        },
    )
    .codes(&["Green Book"])
    .better(Neutral)
    .window(Year)
    .unit(Unit::Count)
    .groups(&[Groups::Series("Month ends", month_end_series)])
    .needs(&[Table::Episodes])
    .source("Number looked after at each month end of the year to date, with the lowest, the highest and the average"),
    Indicator::new(
        "POP-26",
        "Children looked after, projected to 31 March",
        &PROJECTION,
    )
    .codes(&["Anticipated performance scorecard"])
    .better(Neutral)
    .window(Rolling12)
    .unit(Unit::Count)
    .groups(&[Groups::Parts("Worked from", PROJECTION.from)])
    .needs(&[Table::Episodes])
    .uses(&[Table::Header])
    .source("Number now, plus starts and less other leavings at the rate of the last 12 months, less 18th birthdays and likely adoptions by 31 March")
    .note("At 31 March it is the number looked after. It is a projection and not a target."),
];
