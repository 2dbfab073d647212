//! The place of a line among all councils, in the few words of a row and as a sentence of the paper.

use super::bounds::BoundsView;
use super::others::is_recent;
use super::words;
use crate::compare::comparators::{Beside, Place};
use crate::compare::interval::FEWEST;
use crate::compare::rank::{LEAST_VALUES, Quartile};
use crate::history::History;
use crate::judging::{Better, Unit};
use crate::scorecard::Line;

/// A place among all councils, and among those of the region.
#[derive(Clone, Copy)]
pub(super) struct Ranked {
    /// Among all.
    pub place: Place,
    /// Among those of the region.
    pub in_region: Option<(&'static str, Place)>,
    /// Which way is good.
    pub better: Better,
}

/// The place that our figure would have among all councils; none of a count, which grows with a council, of a figure
/// that cannot be trusted yet or is of few, and none among few councils.
pub(super) fn place(line: &Line, found: &Beside, history: &History) -> Option<Ranked> {
    let is_trusted = BoundsView::of_line(line, history).is_none_or(|bounds| bounds.is_trusted());
    let is_of_few = line.figure.denominator.is_some_and(|of| of < FEWEST);
    let says = is_trusted && !is_of_few && found.same.unit != Unit::Count;
    let place = found.placed.filter(|_| says)?;
    let ranked = Ranked { place, in_region: found.in_region, better: found.better };
    (place.of >= LEAST_VALUES && is_recent(place.year, found.year)).then_some(ranked)
}

/// "3rd of 11 councils, the best quarter"; with its year where that is not the one which stands beside it.
pub(super) fn in_row(ranked: &Ranked, beside: Option<i32>) -> String {
    let place = &ranked.place;
    let quarter = place.quartile.map(|quartile| format!(", {}", quarter_words(quartile))).unwrap_or_default();
    let year = (beside != Some(place.year)).then(|| format!(" ({})", words::return_year(place.year)));
    format!("{}{quarter}{}{}", ranked.words(), ranked.of_region("; "), year.unwrap_or_default())
}

/// "It would be 3rd of 11 councils, in the best quarter (2024/25)."
pub(super) fn sentence(ranked: &Ranked) -> String {
    let place = &ranked.place;
    let quarter = place.quartile.map(|quartile| format!(", in {}", quarter_words(quartile))).unwrap_or_default();
    let in_region = ranked.of_region(" and ");
    format!("It would be {}{quarter}{in_region} ({}).", ranked.words(), words::return_year(place.year))
}

impl Ranked {
    fn words(&self) -> String {
        format!("{} councils", self.ordinal(&self.place))
    }

    /// " and 2nd of 33 in London", after what stands before it; blank where the region has no place.
    fn of_region(&self, before: &str) -> String {
        let words = |(name, place): (&str, Place)| format!("{before}{} in {name}", self.ordinal(&place));
        self.in_region.map(words).unwrap_or_default()
    }

    fn ordinal(&self, place: &Place) -> String {
        let highest = if self.better == Better::Neutral { " highest" } else { "" };
        format!("{}{highest} of {}", words::ordinal(place.rank), place.of)
    }
}

pub(super) fn quarter_words(quartile: Quartile) -> &'static str {
    match quartile {
        Quartile::A => "the best quarter",
        Quartile::B => "the second quarter",
        Quartile::C => "the third quarter",
        Quartile::D => "the last quarter",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(place: Place, better: Better) -> Ranked {
        Ranked { place, in_region: None, better }
    }

    const PLACE: Place = Place { rank: 3, of: 11, quartile: Some(Quartile::A), cuts: [0; 3], year: 2025 };

    #[test]
    fn a_place_is_said_with_its_year_where_no_other_figure_is_of_it() {
        let row = |beside| in_row(&ranked(PLACE, Better::Higher), beside);
        assert_eq!(row(Some(2025)), "3rd of 11 councils, the best quarter");
        assert_eq!(row(Some(2024)), "3rd of 11 councils, the best quarter (2024/25)");
        assert_eq!(row(None), "3rd of 11 councils, the best quarter (2024/25)");
    }

    #[test]
    fn where_neither_way_is_good_the_highest_is_first() {
        let place = Place { rank: 22, quartile: None, of: 152, ..PLACE };
        assert_eq!(in_row(&ranked(place, Better::Neutral), Some(2025)), "22nd highest of 152 councils");
        assert_eq!(sentence(&ranked(place, Better::Neutral)), "It would be 22nd highest of 152 councils (2024/25).");
    }

    #[test]
    fn the_paper_says_it_in_a_sentence() {
        let words = "It would be 3rd of 11 councils, in the best quarter (2024/25).";
        assert_eq!(sentence(&ranked(PLACE, Better::Lower)), words);
    }

    #[test]
    fn the_place_in_the_region_stands_beside_it() {
        let of_region = Place { rank: 1, of: 33, ..PLACE };
        let ranked = Ranked { in_region: Some(("London", of_region)), ..ranked(PLACE, Better::Lower) };
        assert_eq!(in_row(&ranked, Some(2025)), "3rd of 11 councils, the best quarter; 1st of 33 in London");
        let words = "It would be 3rd of 11 councils, in the best quarter and 1st of 33 in London (2024/25).";
        assert_eq!(sentence(&ranked), words);
    }
}
