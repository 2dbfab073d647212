//! Children in provision that Ofsted rates good or better.

use crate::calendar::Day;
use crate::cases::facts::LOOKED_AFTER;
use crate::cases::{Children, children};
use crate::codes::Place;
use crate::history::{Child, History};
use crate::judging::finding::{Finding, no, unknown, whether, yes};
use crate::judging::*;
use crate::returns::ratings::NoRating;
use crate::rows::fingerprints::packed_postcode;
use crate::rows::of_extracts::ProviderRating;
use crate::rows::of_the_return::{Episode, Row, Table};

/// What the return writes for an adoption agency that has no number of its own.
const NO_NUMBER: &[u8] = b"XXXXXXX";

/// Kinds of placement that have no provider with a number (rule 218 of the return's checks).
fn has_no_number(place: Place) -> bool {
    use Place::*;
    matches!(place, P1 | P2 | P3 | H5 | R1 | R2 | R5 | Z1 | Z11 | Z12 | Z13 | Z14) || place.is_temporary()
}

fn is_numbered(row: &Episode) -> Finding {
    match row.at.urn {
        0 if has_no_number(row.place) => no("Placement: {}. It has no number.").with(row.place.words()),
        0 => unknown("URN is blank."),
        urn if urn == packed_postcode(NO_NUMBER) => no("The agency has no number of its own (XXXXXXX)."),
        _ => yes("URN is filled."),
    }
    .seen_in(row)
}

const NUMBERED: Clause<Children> = Clause("the placement has a provider with a number of Ofsted (URN)", |child, _| {
    child.current_episode().map_or(unknown("No row."), is_numbered)
});

fn rating_of<'h>(child: Child<'h>, by: Day) -> Result<&'h ProviderRating, NoRating> {
    let urn = child.current_episode().map_or(0, |row| row.at.urn);
    child.history.records.given.ratings.latest(urn, by)
}

fn is_rated_well(row: &ProviderRating) -> Finding {
    let is_good = row.rating.is_good() == Some(true);
    let finding = match row.day {
        Some(day) => whether(is_good, "Rated on {}: {}.").with(day),
        None => whether(is_good, "Rated, without a day: {}."),
    };
    finding.with(row.rating.words()).at(row.origin())
}

const RATED_WELL: Clause<Children> =
    Clause("the provider's latest rating by that day is good or outstanding", |child, period| {
        let finding = match rating_of(child, period.last) {
            Ok(row) => is_rated_well(row),
            Err(NoRating::Unknown) => unknown("No file of ratings has the number of the provider."),
            Err(NoRating::NotYet) => unknown("The provider has no rating by that day."),
        };
        finding.seen_in_any(child.current_episode())
    });

fn rating(case: &Judged, history: &History) -> (u16, &'static str) {
    use crate::codes::Rating::*;
    match rating_of(history.child(case.child), history.period.last).map(|row| row.rating) {
        Ok(One) => (1, "Outstanding"),
        Ok(Two | Good) => (2, "Good"),
        Ok(Three | ThreeShort | Adequate) => (3, "Requires improvement, or adequate"),
        Ok(Four) => (4, "Inadequate"),
        _ => (5, "Not known"),
    }
}

/// The indicators of this part of the section.
pub static INDICATORS: &[Indicator] = &[Indicator::new(
    "SAF-14",
    "In provision that Ofsted rates good or better",
    &ShareOfRecorded::<Children> { of: children, denominator: &[LOOKED_AFTER, NUMBERED], numerator: &[RATED_WELL] },
)
.codes(&["ILACS"])
.better(Higher)
.window(Snapshot)
.groups(&[Groups::Profile("Rating", rating)])
.needs(&[Table::Episodes, Table::ProviderRatings])
.source("Local: the number of the provider in Episodes (URN), and its rating in Ofsted's management information")
.note("Of the placements whose provider has a known rating. A foster placement has the number of its agency or service. Ofsted gives an authority's own fostering service no rating of its own, so that children there are not recorded.")];
