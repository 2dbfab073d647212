//! Where a placement is, as columns beside those of the return tell it.

use super::fingerprints::packed_postcode;
use crate::cells::Cells;
use crate::cells::hundredths::hundredths;
use crate::codes::Location;

/// The part of the kingdom that an authority is in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Land {
    /// Not told.
    #[default]
    Unknown,
    /// Wales.
    Wales,
    /// Any other.
    Elsewhere,
}

/// The numbers of the Welsh authorities in the Department's list.
const WELSH_NUMBERS: std::ops::RangeInclusive<u32> = 660..=681;
/// Words for a part of the kingdom other than Wales.
const OTHER_LANDS: [&[u8]; 4] = [b"NIR", b"SCO", b"NUK", b"CON"];
/// How many letters and digits a code of the Office for National Statistics has.
const ONS: usize = 9;

impl Land {
    /// That of an authority's code: of the Office for National Statistics, or of the Department.
    pub fn of(code: &[u8]) -> Land {
        if code.is_empty() {
            return Land::Unknown;
        }
        let number = std::str::from_utf8(code).ok().filter(|_| code.len() == 3).and_then(|text| text.parse().ok());
        let begins = |letter: &u8| code.len() == ONS && code[0].eq_ignore_ascii_case(letter);
        let is_word = |word: &&[u8]| code.eq_ignore_ascii_case(word);
        if code.eq_ignore_ascii_case(b"WAL") || begins(&b'W') || number.is_some_and(|one| WELSH_NUMBERS.contains(&one))
        {
            Land::Wales
        } else if number.is_some() || b"ESN".iter().any(begins) || OTHER_LANDS.iter().any(is_word) {
            Land::Elsewhere
        } else {
            Land::Unknown
        }
    }
}

/// What a row tells of where a child lives. Rows that differ in nothing else are one row all the same (D3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Whereabouts {
    /// HOME_POST without its spaces, packed; 0 when blank.
    pub home: u64,
    /// PL_LOCATION.
    pub location: Location,
    /// The part of the kingdom that PL_LA tells.
    pub land: Land,
    /// PL_DISTANCE in tenths of a mile; `None` when not known.
    pub tenths: Option<u16>,
    /// URN without its spaces, packed; 0 when blank.
    pub urn: u64,
}

/// From so many tenths of a mile on, the distance is not known (999.9).
const NOT_KNOWN: i64 = 9_999;

impl Whereabouts {
    /// What a row tells in the columns of the home's postcode and the provider's number, which the return alone has, and in
    /// those of the location, the authority and the distance.
    pub fn read(
        cells: &Cells,
        of_the_return: Option<[usize; 2]>,
        [location, authority, distance]: [usize; 3],
    ) -> Whereabouts {
        let [home, urn] = of_the_return.map_or([0; 2], |columns| columns.map(|at| packed_postcode(&cells.text(at))));
        Whereabouts {
            home,
            urn,
            location: cells.code(location),
            land: Land::of(cells.bytes(authority)),
            tenths: tenths(cells.bytes(distance)),
        }
    }
}

fn tenths(cell: &[u8]) -> Option<u16> {
    let filled = Some(cell).filter(|cell| !cell.is_empty())?;
    let tenths = hundredths(filled).map(|hundredths| (hundredths + 5).div_euclid(10))?;
    u16::try_from(tenths).ok().filter(|_| tenths < NOT_KNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_has_one_decimal_and_nobody_lives_a_thousand_miles_away() {
        let read = ["20", "20.04", "20.05", "0", "999.9", "999.8", "-1", "far", ""].map(|cell| tenths(cell.as_bytes()));
        assert_eq!(read, [Some(200), Some(200), Some(201), Some(0), None, Some(9_998), None, None, None]);
    }

    #[test]
    fn a_code_tells_the_part_of_the_kingdom() {
        let wales = ["W06000015", "w06000001", "WAL", "660", "681"];
        assert!(wales.iter().all(|code| Land::of(code.as_bytes()) == Land::Wales));
        let elsewhere = ["E09000028", "S12000033", "N09000003", "210", "682", "SCO", "nir"];
        assert!(elsewhere.iter().all(|code| Land::of(code.as_bytes()) == Land::Elsewhere));
        assert!(["", "Home Town", "W06", "66"].iter().all(|code| Land::of(code.as_bytes()) == Land::Unknown));
    }
}
