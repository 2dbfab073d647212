//! A settled home: how often children move, and how long they stay.

use super::breakdowns;
use crate::calendar::Day;
use crate::cases::facts::*;
use crate::cases::*;
use crate::codes::NewEpisode;
use crate::history::{Child, Period, Placement};
use crate::judging::finding::{Answer, Entry, Finding, no, plural, unknown, whether, yes};
use crate::judging::*;
use crate::rows::of_the_return::Table;

/// Placements in 12 months from which a child counts as unsettled.
const MANY_PLACEMENTS: u32 = 3;

const THREE_OR_MORE: Clause<Children> = Clause(
    "three or more placements in the 12 months, temporary stays and moves with the same carer not counted",
    |child, period| {
        let (one, many) = ("{} placement in the 12 months.", "{} placements in the 12 months.");
        three_or_more_since(child, period.twelve_months, (one, many)).listing(placements_in_12_months)
    },
);

/// Whether a child had three or more placements from a day to the as-at date; a start of care that no row tells leaves
/// fewer open (D19). The sentences are for one placement, and for any other number.
pub(super) fn three_or_more_since(child: Child, first: Day, (one, many): (&'static str, &'static str)) -> Finding {
    let count = placements_between(child, first, child.history.period.last);
    let hidden = child.current_care().filter(|care| !care.start_recorded && care.start > first);
    let finding = match hidden {
        _ if count >= MANY_PLACEMENTS => yes(many).with(count),
        Some(care) => unknown("Placements known: {}; but the rows begin on {} and do not say that care started then.")
            .with(count)
            .with(care.start),
        None => no(plural(count, one, many)).with(count).one_short(count + 1 == MANY_PLACEMENTS),
    };
    finding.seen_in_any(hidden.and_then(|care| child.episodes_of(care).first()))
}

/// Looked after since on or before this many months ago: the line that looks back furthest.
pub const LONG_TERM_MONTHS: i32 = 30;
/// In the same placement since on or before this many months ago.
const SETTLED_MONTHS: i32 = 24;

const FOR_TWO_AND_A_HALF_YEARS: Clause<Children> =
    Clause("looked after continuously for at least two and a half years", |child, period| {
        let Some(care) = child.current_care() else { return no("Not looked after.") };
        in_care_since_by(child, care, period.last.plus_months(-LONG_TERM_MONTHS))
    });

const NOT_FROM_SHORT_BREAKS: Clause<Children> =
    Clause("the period of care did not begin as short breaks (V3 or V4)", |child, _| {
        let Some(care) = child.current_care() else { return no("Not looked after.") };
        let led_in =
            child.short_breaks().find(|row| row.decom < care.start && row.dec.is_none_or(|dec| dec >= care.start));
        match led_in {
            Some(row) => no("Short breaks from {} led into it.").with(row.decom).seen_in(&row),
            None => yes("No short breaks led into it."),
        }
    });

const SETTLED: Clause<Children> = Clause(
    "in the same placement for at least two years, or placed for adoption and that placement and the one before it together for at least two years",
    |child, period| {
        let Some((before, current)) = last_two_placements(child) else { return no("No placement is recorded yet.") };
        let needed = period.last.plus_months(-SETTLED_MONTHS);
        let since = settled_since(child, current);
        let row = child.episodes_in(current).iter().find(|row| row.decom == since);
        if since <= needed {
            return yes("In the same placement since {}.").with(since).seen_in_any(row);
        }
        let in_time = since.plus_months(SETTLED_MONTHS);
        let still_under_16 = is_under(child, 16, in_time).answer == Answer::Yes;
        match before.filter(|_| is_new_adoptive_placement(child, current)) {
            Some(before) => adoptive_with_the_one_before(child, period, before, current),
            None => no("In this placement only since {}.").with(since).seen_in_any(row).yes_on(
                in_time,
                period.last,
                still_under_16,
            ),
        }
    },
);

fn last_two_placements<'h>(child: Child<'h>) -> Option<(Option<&'h Placement>, &'h Placement)> {
    let placements = child.placements_of(child.current_care()?);
    let (current, earlier) = placements.split_last()?;
    Some((earlier.last(), current))
}

/// Whether a placement is adoptive from its first row on.
fn is_new_adoptive_placement(child: Child, placement: &Placement) -> bool {
    placement.placed_for_adoption(child) == Some(placement.start)
}

fn adoptive_with_the_one_before(child: Child, period: &Period, before: &Placement, current: &Placement) -> Finding {
    let since = settled_since(child, before);
    let enough = since <= period.last.plus_months(-SETTLED_MONTHS);
    whether(enough, "Placed for adoption on {}; in the placement before since {}.")
        .with(current.start)
        .with(since)
        .seen_in_any(child.episodes_in(current).first())
        .seen_in_any(child.episodes_in(before).iter().find(|row| row.decom == since))
}

/// The next row says that the placement changed (D44).
pub fn is_move(change: Change) -> Finding {
    let finding = match change.next.rne {
        NewEpisode::Blank | NewEpisode::Unknown => unknown("RNE of the next row is blank or not a known code."),
        NewEpisode::P | NewEpisode::B | NewEpisode::T | NewEpisode::U => yes("Next: {}.").with(change.next.rne.words()),
        other => no("Next: {}.").with(other.words()),
    };
    finding.seen_in(change.ended).seen_in(change.next)
}

/// Neither row is a temporary placement (D44).
pub fn is_settled(change: Change) -> Finding {
    let temporary = change.ended.place.is_temporary() || change.next.place.is_temporary();
    whether(!temporary, "From {} to {}.")
        .with(change.ended.place.words())
        .with(change.next.place.words())
        .seen_in(change.ended)
        .seen_in(change.next)
}

/// The rows of the placement that was left on a day, from the last one that is not temporary.
fn rows_left(child: Child, day: Day) -> Vec<Entry> {
    let mut all = child.care().iter().flat_map(|care| child.placements_of(care));
    let Some(left) = all.rfind(|placement| placement.end == Some(day)) else { return Vec::new() };
    let rows = child.episodes_in(left);
    let settled = rows.iter().rposition(|row| !row.place.is_temporary()).unwrap_or_default();
    vec![Entry::new(
        format!("The placement left began on {}", left.start),
        rows.first().into_iter().chain(&rows[settled..]),
    )]
}

/// The indicators of the section.
pub static INDICATORS: &[Indicator] = &[
    Indicator::new(
        "STB-01",
        "Three or more placements in the year",
        &Share::<Children> { of: children, denominator: &[LOOKED_AFTER], numerator: &[THREE_OR_MORE] },
    )
    .codes(&["NI 62", "PAF CF/A1", "BVPI 49", "SCC/004", "PM33", "CH/043"])
    .better(Lower)
    .window(Rolling12)
    .needs(&[Table::Episodes])
    .source("National Indicator 62; Local Authority Interactive Tool, placement stability")
    .note("Counts placements with at least one day in the 12 months, over all periods of care. A placement left on the first day is not counted."),
    Indicator::new(
        "STB-02",
        "Same placement for two years or more",
        &Share::<Children> {
            of: children,
            denominator: &[
                LOOKED_AFTER,
                Clause("aged under 16 on that day", |child, period| is_under(child, 16, period.last)),
                FOR_TWO_AND_A_HALF_YEARS,
                NOT_FROM_SHORT_BREAKS,
            ],
            numerator: &[SETTLED],
        },
    )
    .codes(&["NI 63", "PAF CF/D78"])
    .better(Higher)
    .window(Snapshot)
    .needs(&[Table::Episodes])
    .uses(&[Table::Header])
    .source("National Indicator 63; Children looked after in England, data guidance 2023")
    .note("A change to a carer who is also an approved adopter (U2, U5) counts as a move. Returns of the last three years are needed for most children."),
    Indicator::new(
        "STB-06",
        "Placements that ended unplanned",
        &ShareOfRecorded::<Changes> {
            of: changes_in_year,
            denominator: &[
                Clause("the next episode has RNE P, B, T or U", |change, _| is_move(change)),
                Clause("neither placement is temporary (T0 to T4)", |change, _| is_settled(change)),
            ],
            numerator: &[
                Clause("a reason is recorded", |change, _| match change.ended.reason {
                    known if known.is_known() => yes("{}.").with(known.words()).seen_in(change.ended),
                    _ => unknown("REASON_PLACE_CHANGE is blank or not a known code.").seen_in(change.ended),
                }),
                Clause(
                    "the reason was not planned: ALLEG, STAND, APPRR, CREQB, CREQO, CHILD, LAREQ or CUSTOD",
                    |change, _| match change.ended.reason {
                        known if known.is_known() => {
                            whether(known.is_unplanned(), "{}.").with(known.words()).seen_in(change.ended)
                        }
                        _ => unknown("REASON_PLACE_CHANGE is blank or not a known code.").seen_in(change.ended),
                    },
                ),
            ],
        },
    )
    .codes(&["DfE RPC"])
    .better(Lower)
    .window(Year)
    .groups(&[Groups::Profile("Reason", breakdowns::reason_for_change)])
    .needs(&[Table::Episodes])
    .source("Children looked after in England, data guidance 2023: reason for placement change"),
    Indicator::new(
        "STB-07",
        "Placement moves",
        &Count::<Moves> {
            of: placements,
            among: &[
                Clause("the placement began in the year", |moved, period| {
                    whether(period.in_year(moved.placement.start), "Began on {}.")
                        .with(moved.placement.start)
                        .seen_in_any(moved.episode())
                }),
                Clause("it is not the first of its period of care", |moved, _| {
                    let finding =
                        if moved.is_first { no("The first placement.") } else { yes("A move from another placement.") };
                    finding.seen_in_any(moved.episode()).listing_of(moved.placement.start, rows_left)
                }),
            ],
            counted: &[],
        },
    )
    .better(Lower)
    .window(Year)
    .unit(Unit::Count)
    .needs(&[Table::Episodes])
    .source("New placements other than at entry to care"),
];
