//! Rows of figures that were typed in, for a line of the page or for a measure of the council's own.

use super::numbers::{Sign, value, whole};
use crate::calendar::Day;
use crate::cells::Cells;
use crate::rows::fingerprints::fingerprint;
use crate::rows::of_the_return::{Row, row};
use crate::tables::extracts::typed_numbers;
use crate::tables::*;

row! {
    /// TypedNumbers: a figure that another system holds. `child` is the number of its line among the names.
    TypedNumber {
        /// The first day that the figure covers, where it is said.
        first: Option<Day>,
        /// The last day that it covers.
        last: Day,
        /// How many.
        numerator: Option<i64>,
        /// Of how many.
        denominator: Option<i64>,
        /// The value in tenths of the line's unit.
        tenths: Option<i64>,
        /// The sign of its unit, where one stands at the value.
        sign: Sign,
        /// The part of the line that it is of, as a fingerprint; 0 for the whole.
        part: u64,
        /// Whether words stand in the row and no number: a judgement on the last day.
        is_judgement: bool,
    }
    dob: |_| None,
    read: |cells: &Cells, child, origin| {
        use typed_numbers::*;
        let is_own = is_own_measure(cells.bytes(INDICATOR));
        if is_own && cells.bytes(NAME).is_empty() {
            return Err(Fault::NoKey("NAME"));
        }
        let last = cells.key_date((PERIOD_END, "PERIOD_END"))?;
        let first = cells.end_date((PERIOD_START, "PERIOD_START"))?;
        if first.is_some_and(|first| first > last) {
            return Err(Fault::EndBeforeStart("PERIOD_END"));
        }
        let numerator = whole(cells, (NUMERATOR, "NUMERATOR"))?;
        let denominator = whole(cells, (DENOMINATOR, "DENOMINATOR"))?;
        let (tenths, sign) = value(cells, (VALUE, "VALUE"))?.unzip();
        let has_number = numerator.is_some() || tenths.is_some() && denominator.is_none();
        let is_judgement = is_own && numerator.or(denominator).or(tenths).is_none() && !cells.bytes(WORDS).is_empty();
        if !has_number && !is_judgement {
            return Err(Fault::NoNumber("NUMERATOR"));
        }
        let (sign, part) = (sign.unwrap_or_default(), fingerprint(&cells.bytes(PART).to_ascii_lowercase()));
        Ok(TypedNumber { child, origin, first, last, numerator, denominator, tenths, sign, part, is_judgement })
    }
}

/// Whether a text is the number of a measure of the council's own: OWN-1 to OWN-999.
pub fn is_own_measure(name: &[u8]) -> bool {
    let digits = name.get(..OWN.len()).filter(|start| start.eq_ignore_ascii_case(OWN)).map(|_| &name[OWN.len()..]);
    digits.is_some_and(|digits| {
        (1..=3).contains(&digits.len()) && digits[0] != b'0' && digits.iter().all(u8::is_ascii_digit)
    })
}

/// The numbers of the council's own measures begin so.
const OWN: &[u8] = b"OWN-";

#[cfg(test)]
mod tests {
    use super::is_own_measure;

    #[test]
    fn measures_of_the_councils_own_have_numbers_of_their_own() {
        let own = ["OWN-1", "own-20", "OWN-999"];
        let other = ["OWN-", "OWN-0", "OWN-01", "OWN-1000", "OWN-1a", "STB-01", ""];
        assert!(own.iter().all(|id| is_own_measure(id.as_bytes())));
        assert!(!other.iter().any(|id| is_own_measure(id.as_bytes())));
    }
}
