//! A series in a few numbers: lowest, highest, average and the record.

use super::point::Point;
use crate::judging::measure::rounded;

/// The points with a value, in a few numbers; of several that are as low or as high, the latest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Summary {
    /// The lowest.
    pub lowest: Point,
    /// The highest.
    pub highest: Point,
    /// The average of the points, in tenths.
    pub average: i64,
    /// How many points have a value.
    pub points: usize,
}

impl Summary {
    /// Of points; `None` where none has a value that can be set beside others.
    pub fn of(points: &[Point]) -> Option<Summary> {
        let sound: Vec<(i64, Point)> =
            points.iter().filter_map(|point| Some((point.sound()?.tenths, *point))).collect();
        let lowest = sound.iter().rev().min_by_key(|(tenths, _)| *tenths)?.1;
        let highest = sound.iter().max_by_key(|(tenths, _)| *tenths)?.1;
        let sum = sound.iter().map(|(tenths, _)| tenths).sum();
        Some(Summary { lowest, highest, average: rounded(sum, sound.len() as i64), points: sound.len() })
    }

    /// Whether the last of the points is the highest of all.
    pub fn is_record(&self, points: &[Point]) -> bool {
        self.points > 1 && points.last() == Some(&self.highest)
    }
}
