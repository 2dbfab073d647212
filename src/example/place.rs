//! Where a child can live.

use super::dice::Dice;
use super::sheet::Sheet;
use crate::calendar::{Day, april};

/// A place to live.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// Placement type; K3 stands for H5 before 2024/25.
    pub place: &'static str,
    /// Provider, or empty.
    pub provider: &'static str,
    /// Number of its invented postcode: 0 for the child's own home.
    pub post: u32,
    /// Ofsted number: 0 for none.
    pub urn: u32,
}

/// The Ofsted number of a regional adoption agency: `XXXXXXX`.
pub const REGIONAL_AGENCY: u32 = u32::MAX;

impl Placement {
    /// Where short breaks are spent.
    pub const RESPITE: Placement = Placement { place: "U6", provider: "PR1", post: 0, urn: 0 };

    /// A place of that kind, other than the one before it.
    pub fn find(dice: &mut Dice, place: &'static str, on: Day, not: u32) -> Placement {
        let mut found = Placement { place, provider: provider(dice, place), post: not, urn: 0 };
        while found.post == not && place != "P1" {
            (found.urn, found.post) = address(dice, place, found.provider, on);
        }
        if place == "P1" {
            found.post = 0;
        }
        found
    }

    /// Whether a child stays there once it has come.
    pub fn is_settled(self) -> bool {
        matches!(self.place, "U4" | "U1" | "P1")
    }
}

fn provider(dice: &mut Dice, place: &str) -> &'static str {
    match place.as_bytes() {
        b"P1" => "PR0",
        b"R5" => dice.pick(&[(700, "PR3"), (300, "PR4")]),
        b"K1" => dice.pick(&[(800, "PR2"), (200, "PR4")]),
        b"K2" | b"K3" | b"R3" | b"S1" => dice.pick(&[(140, "PR1"), (740, "PR4"), (100, "PR5"), (20, "PR2")]),
        [b'A', _] => dice.pick(&[(520, "PR1"), (280, "PR2"), (200, "PR5")]),
        [b'U', b'1' | b'2' | b'3'] => "PR1",
        [b'T', _] => "",
        _ => dice.pick(&[(590, "PR1"), (330, "PR4"), (60, "PR5"), (20, "PR2")]),
    }
}

/// The number of the first postcode that is nobody's home.
pub const OUTSIDE_HOME: u32 = 36_000;

/// Councils' own fostering services have no rating, and neither have homes of other councils' agencies.
const UNRATED: [std::ops::Range<u32>; 2] = [900_000..901_000, 903_000..904_000];

/// Adds the ratings of a provider: an inspection before the years, and in most a second one in them.
pub fn ratings(sheet: &mut Sheet, urn: u32, (first, last): (Day, Day)) {
    let is_rated = urn != 0 && urn != REGIONAL_AGENCY && !UNRATED.iter().any(|range| range.contains(&urn));
    let mut dice = Dice::new(OF_RATINGS, urn);
    let inspections = [(950, dice.day(first.plus_months(-24), first)), (700, dice.day(first, last))];
    for (odds, day) in inspections {
        let rating = dice.pick(&[(140, "1"), (660, "2"), (160, "3"), (40, "4")]);
        if dice.odds(odds) && is_rated {
            sheet.code("SC", urn).text(rating).day(Some(day)).end();
        }
    }
}

/// The stream of chance of inspections.
const OF_RATINGS: u64 = 0x0F57_ED00_2A71;

/// Ofsted number and postcode: carers have a postcode of their own and their agency's number, homes have both together.
fn address(dice: &mut Dice, place: &str, provider: &str, on: Day) -> (u32, u32) {
    let own = OUTSIDE_HOME + dice.below(40_000);
    let agency = match provider {
        "PR1" => 900_001,
        "PR4" => 901_000 + dice.below(15),
        "PR5" => 902_000 + dice.below(6),
        _ => 903_000 + dice.below(12),
    };
    match place.as_bytes() {
        [b'A', _] if provider == "PR2" => (REGIONAL_AGENCY, own),
        [b'A' | b'U', _] => (agency, own),
        b"K3" if on < april(2023) => (0, own),
        [b'K' | b'S', _] | b"R3" => {
            let home = u32::from(place.as_bytes()[0]) % 8 * 60 + dice.below(60);
            (950_000 + home, OUTSIDE_HOME + home * 613 % 40_000)
        }
        _ => (0, own),
    }
}
