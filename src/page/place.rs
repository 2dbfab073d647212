//! The place of a line among all councils, in the few words of a row and as a sentence of the paper.

use super::bounds::BoundsView;
use super::compare::quarter_words;
use super::others::is_recent;
use super::words;
use crate::compare::comparators::{Beside, Place};
use crate::compare::interval::FEWEST;
use crate::compare::rank::LEAST_VALUES;
use crate::history::History;
use crate::judging::{Better, Unit};
use crate::scorecard::Line;

/// The place that our figure would have among all councils; none of a count, which grows with a council, of a figure
/// that cannot be trusted yet or is of few, and none among few councils.
pub(super) fn place<'f>(line: &Line, found: &'f Beside, history: &History) -> Option<&'f Place> {
    let is_trusted = BoundsView::of_line(line, history).is_none_or(|bounds| bounds.is_trusted());
    let is_of_few = line.figure.denominator.is_some_and(|of| of < FEWEST);
    let says = is_trusted && !is_of_few && found.same.unit != Unit::Count;
    let place = found.placed.as_ref().filter(|_| says)?;
    (place.of >= LEAST_VALUES && is_recent(place.year, found.year)).then_some(place)
}

/// "3rd of 11 councils, the best quarter"; with its year where that is not the one which stands beside it.
pub(super) fn in_row(place: &Place, better: Better, beside: Option<i32>) -> String {
    let quarter = place.quartile.map(|quartile| format!(", {}", quarter_words(quartile))).unwrap_or_default();
    let year = (beside != Some(place.year)).then(|| format!(" ({})", words::return_year(place.year)));
    format!("{}{quarter}{}", ranked(place, better), year.unwrap_or_default())
}

/// "It would be 3rd of 11 councils, in the best quarter (2024/25)."
pub(super) fn sentence(place: &Place, better: Better) -> String {
    let quarter = place.quartile.map(|quartile| format!(", in {}", quarter_words(quartile))).unwrap_or_default();
    format!("It would be {}{quarter} ({}).", ranked(place, better), words::return_year(place.year))
}

fn ranked(place: &Place, better: Better) -> String {
    let highest = if better == Better::Neutral { " highest" } else { "" };
    format!("{}{highest} of {} councils", words::ordinal(place.rank), place.of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::rank::Quartile;

    const PLACE: Place = Place { rank: 3, of: 11, quartile: Some(Quartile::A), cuts: [0; 3], year: 2025 };

    #[test]
    fn a_place_is_said_with_its_year_where_no_other_figure_is_of_it() {
        let row = |beside| in_row(&PLACE, Better::Higher, beside);
        assert_eq!(row(Some(2025)), "3rd of 11 councils, the best quarter");
        assert_eq!(row(Some(2024)), "3rd of 11 councils, the best quarter (2024/25)");
        assert_eq!(row(None), "3rd of 11 councils, the best quarter (2024/25)");
    }

    #[test]
    fn where_neither_way_is_good_the_highest_is_first() {
        let place = Place { rank: 22, quartile: None, of: 152, ..PLACE };
        assert_eq!(in_row(&place, Better::Neutral, Some(2025)), "22nd highest of 152 councils");
        assert_eq!(sentence(&place, Better::Neutral), "It would be 22nd highest of 152 councils (2024/25).");
    }

    #[test]
    fn the_paper_says_it_in_a_sentence() {
        let words = "It would be 3rd of 11 councils, in the best quarter (2024/25).";
        assert_eq!(sentence(&PLACE, Better::Lower), words);
    }
}
