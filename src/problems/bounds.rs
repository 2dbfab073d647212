//! How far a figure could go if every case that cannot be told were one way or the other.

use crate::history::History;
use crate::judging::measure::{Figure, Shape, Standing, Tally, rounded};
use crate::judging::{Indicator, Unit};
use crate::rows::of_the_return::Table;
use crate::scorecard::value_in_tenths;

/// Points by which the bounds of a figure may lie apart before it is not to be trusted, in tenths.
///
/// Five points are the tolerance that councils print between a target met and a target missed, and about the distance
/// between the best and the worst quarter of councils on a line such as STB-01: a figure that is not known to within
/// them cannot be rated. Of a plain count, five of every hundred. A number of the people of whom another line is a share
/// is held to the points of that share: what is not recorded is one thing for both.
pub const LIMIT: i64 = 50;

/// Cases of a hundred without a date or an amount beyond which a mean is not to be trusted: nothing in the rows bounds
/// what they would add, so that the mean is of the others only.
pub const LIMIT_OF_A_MEAN: i64 = 5;

/// What could become of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// Cases that cannot be told: not recorded, or membership not known.
    pub unknown: i64,
    /// Those of them of whom it is not known whether they are counted at all.
    pub unassessed: i64,
    /// Lowest and highest value in tenths; `None` where nothing in the rows bounds it.
    pub range: Option<(i64, i64)>,
    /// Whether the range is narrow enough for the figure to be printed as true.
    pub trusted: bool,
}

impl Bounds {
    /// The bounds of an indicator whose cases were tallied.
    pub fn of(indicator: &Indicator, tally: &Tally) -> Bounds {
        let shape = indicator.measure.shape();
        let unknown = unknown(tally, shape);
        let range = range(tally, shape, indicator.unit);
        let held_in = indicator.share_beside.map_or(indicator.unit, |_| Unit::Percent);
        let trusted = unknown == 0 || is_narrow(tally, shape, held_in, self::range(tally, shape, held_in));
        let unassessed = tally.by_standing[Standing::Unassessed as usize];
        Bounds { unknown, unassessed, range, trusted }
    }

    /// How far lowest and highest lie apart, in tenths.
    pub fn width(&self) -> Option<i64> {
        self.range.map(|(low, high)| high - low)
    }
}

/// The history by which a line's bounds are judged: with young people whom OC3 ought to have, for the lines made from it.
pub fn expecting<'h>(indicator: &Indicator, history: &'h History) -> &'h History {
    let expecting = indicator.needs.contains(&Table::Oc3).then(|| history.expecting()).flatten();
    expecting.unwrap_or(history)
}

/// The cases of a figure, with those that a table ought to have and does not as cases that cannot be judged.
pub fn tally_of(indicator: &Indicator, figure: &Figure, history: &History) -> Tally {
    let shape = indicator.measure.shape();
    let mut tally = if shape == Shape::Pooled { indicator.measure.tally(history) } else { figure.tally(shape) };
    let expecting = expecting(indicator, history);
    if !std::ptr::eq(expecting, history) {
        let cases =
            |tally: &Tally| tally.by_standing.iter().sum::<i64>() - tally.by_standing[Standing::Excluded as usize];
        tally.by_standing[Standing::Unassessed as usize] += cases(&indicator.measure.tally(expecting)) - cases(&tally);
    }
    tally
}

/// The cases that cannot be told. A ratio's are those of what it is set against.
fn unknown(tally: &Tally, shape: Shape) -> i64 {
    let [_, _, not_recorded, _, unassessed] = tally.by_standing;
    if shape == Shape::Ratio { unassessed } else { not_recorded + unassessed }
}

/// Lowest and highest value, in tenths.
///
/// A share: everybody not known joins the denominator; lowest when none of them is met, highest when all are. A share of
/// those recorded: the same, for the not recorded would join the denominator once recorded. A count: none, or all; a
/// rate is one of all children of the area. A ratio: those not known can only join what it is set against. A mean and a
/// part of a whole have none.
pub fn range(tally: &Tally, shape: Shape, unit: Unit) -> Option<(i64, i64)> {
    let [met, not_met, not_recorded, _, unassessed] = tally.by_standing;
    let open = not_recorded + unassessed;
    let value = |numerator, denominator| value_in_tenths(&Figure { numerator, denominator, ..Figure::default() }, unit);
    match (shape, unit) {
        (Shape::Mean | Shape::Pooled, _) => None,
        (Shape::Count, _) | (_, Unit::Count) => Some((10 * met, 10 * (met + open))),
        (Shape::Share | Shape::ShareOfRecorded, _) => {
            let of = Some(met + not_met + open);
            Some((value(met, of)?, value(met + open, of)?))
        }
        (Shape::Rate, _) => Some((value(met, Some(tally.sum))?, value(met + open, Some(tally.sum))?)),
        (Shape::Ratio, _) => Some((value(met, Some(not_met + unassessed))?, value(met, Some(not_met))?)),
    }
}

fn is_narrow(tally: &Tally, shape: Shape, unit: Unit, range: Option<(i64, i64)>) -> bool {
    let [met, _, not_recorded, _, unassessed] = tally.by_standing;
    match (range, unit) {
        (Some((low, high)), Unit::Percent) => high - low <= LIMIT,
        (Some((low, high)), _) => low > 0 && rounded(1000 * (high - low), low) <= LIMIT,
        // A part of a whole does not say of how many children it is. Where they are known the limit is asked; a point in
        // time with more open cases is a gap.
        (None, _) if shape == Shape::Pooled && met == 0 && tally.whole > 0 => true,
        (None, _) if matches!(shape, Shape::Mean | Shape::Pooled) => {
            let all = met + not_recorded + unassessed;
            100 * (not_recorded + unassessed) <= LIMIT_OF_A_MEAN * all
        }
        (None, _) => false,
    }
}
