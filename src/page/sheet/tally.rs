//! How many lines of the sheet have each status.

use crate::compare::rating::Rating;
use serde::Serialize;

/// How many lines have a status; or have none, where none is named.
#[derive(Serialize)]
pub(super) struct TallyView {
    rating: Option<&'static str>,
    words: &'static str,
    lines: usize,
}

/// Each status that lines have, in the order of the key; last how many are not shown, held back or without a figure
/// alike, so that all add up to the lines of the sheet.
pub(super) fn tally(ratings: &[Option<Rating>]) -> Vec<TallyView> {
    let of = |rating: Option<Rating>| TallyView {
        rating: rating.map(Rating::key),
        words: rating.map_or("Not shown", Rating::words),
        lines: ratings.iter().filter(|one| **one == rating).count(),
    };
    let all = Rating::ALL.into_iter().map(Some).chain([None]);
    all.map(of).filter(|tally| tally.lines > 0).collect()
}
